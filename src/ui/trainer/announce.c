/* Emits the cues that are due (core/training/moment.h says which), and flashes the band. */
#include "state.h"
#include "teardrop/core/training/moment.h"

static void emit(struct td_trainer *t, enum td_cue_kind kind)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    struct td_cue_event event = {
        .kind = kind,
        .phase = td_segment_id(s),
        .word = td_segment_call(timeline, s),
        .exercise = td_timeline_exercise(timeline, s)->name,
        .seconds = t->look.second,
        .set = s->set,
        .sets = td_timeline_sets(timeline, s),
        .rep = s->rep,
        .reps = td_timeline_reps(timeline, s),
    };
    if (kind == TD_CUE_EVENT_DONE) {
        event.phase = "done";
        event.word = "DONE";
    }
    td_cues_emit(t->ui->cues, event);
    if (td_cues_flashes(t->ui->cues, kind)) {
        td_trainer_flash(t);
    }
}

static void emit_due(struct td_trainer *t, bool begins)
{
    struct td_cue_moment due =
        td_cue_moment_at(&t->session.timeline, t->look.index, t->look.second, begins);

    for (size_t i = 0; i < due.count; i++) {
        emit(t, due.cues[i]);
    }
}

void td_trainer_announce(struct td_trainer *t)
{
    const char *trouble = td_cues_take_trouble(t->ui->cues);

    trouble = trouble != NULL ? trouble : td_sound_take_news(t->ui->sound);
    if (trouble != NULL) {
        td_trainer_note(t, trouble);
    }
    td_cues_tones_sound(t->ui->cues, td_sound_is_heard(t->ui->sound));
    if (t->session.state != TD_SESSION_RUNNING) {
        return;
    }
    if (!t->announced || t->announced_index != t->look.index) {
        t->announced = true;
        t->announced_index = t->look.index;
        t->counted = t->look.second;
        emit_due(t, true);
    } else if (t->look.second != t->counted) {
        t->counted = t->look.second;
        emit_due(t, false);
    }
}

void td_trainer_announce_end(struct td_trainer *t)
{
    emit(t, TD_CUE_EVENT_DONE);
}
