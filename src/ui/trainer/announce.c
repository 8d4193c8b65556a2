/* When a cue is due: at the start of a segment (a phase of a rep, a rest, the end), and at each
 * whole second within one. Also flashes the band. */
#include "state.h"

#define COUNTDOWN_FROM 3
#define HALF_WAY_MIN_REPS 4                  /* of a set that has a half-way cue */
#define HALF_WAY_MIN_HOLD (10 * TD_NS_PER_S) /* ... of a hold */

static void emit(struct td_trainer *t, enum td_cue_kind kind)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    struct td_cue_event event = {
        .kind = kind,
        .phase = td_segment_id(s),
        .word = td_trainer_word(timeline, s),
        .exercise = td_timeline_exercise(timeline, s)->name,
        .seconds = t->look.second,
        .set = s->set,
        .sets = td_timeline_sets(timeline, s),
        .rep = s->rep,
        .reps = td_timeline_reps(timeline, s),
    };
    if (s->explosive) {
        event.word = "GO"; /* as fast as good form allows */
    }
    if (kind == TD_CUE_EVENT_DONE) {
        event.phase = "done";
        event.word = "DONE";
    }
    td_cues_emit(t->ui->cues, event);
    if (td_cues_flashes(t->ui->cues, kind)) {
        td_trainer_flash(t);
    }
}

/* A phase, hold or change of sides begins; with it perhaps a rep, perhaps the last one, perhaps
 * the first after a rest. The most special event is emitted first. */
static void emit_work(struct td_trainer *t)
{
    const struct td_segment *s = td_trainer_segment(t);
    bool first = t->look.index == 0 || s[-1].kind != s->kind || s[-1].rep_index != s->rep_index;
    if (first && s->kind != TD_SEGMENT_SWITCH) {
        int reps = td_timeline_reps(&t->session.timeline, s);
        if (reps > 1 && s->rep == reps) {
            emit(t, TD_CUE_EVENT_LAST_REP);
        } else if (reps >= HALF_WAY_MIN_REPS && s->rep == reps / 2 + 1) {
            emit(t, TD_CUE_EVENT_HALF_WAY);
        }
        if (t->look.index > 0 && s[-1].kind == TD_SEGMENT_REST) {
            emit(t, TD_CUE_EVENT_REST_END);
        }
        emit(t, TD_CUE_EVENT_REP);
    }
    emit(t, TD_CUE_EVENT_PHASE);
}

static void emit_begin(struct td_trainer *t)
{
    switch (td_trainer_segment(t)->kind) {
    case TD_SEGMENT_PREPARE:
        emit(t, TD_CUE_EVENT_PREPARE);
        break;
    case TD_SEGMENT_REST:
        emit(t, TD_CUE_EVENT_SET_END);
        break;
    default:
        emit_work(t);
        break;
    }
}

/* A whole second within a segment. */
static void emit_second(struct td_trainer *t)
{
    const struct td_segment *s = td_trainer_segment(t);
    bool counts =
        s->kind == TD_SEGMENT_PREPARE || s->kind == TD_SEGMENT_REST || s->kind == TD_SEGMENT_SWITCH;
    int second = t->look.second;
    if (counts && second >= 1 && second <= COUNTDOWN_FROM) {
        emit(t, TD_CUE_EVENT_COUNTDOWN);
    } else if (s->kind == TD_SEGMENT_HOLD && s->length >= HALF_WAY_MIN_HOLD &&
               second == (int)(s->length / 2 / TD_NS_PER_S)) {
        emit(t, TD_CUE_EVENT_HALF_WAY);
    } else {
        emit(t, TD_CUE_EVENT_BEAT);
    }
}

void td_trainer_announce(struct td_trainer *t)
{
    const char *trouble = td_cues_take_trouble(t->ui->cues);

    if (trouble != NULL) {
        td_trainer_note(t, trouble);
    }
    if (t->session.state != TD_SESSION_RUNNING) {
        return;
    }
    if (!t->announced || t->announced_index != t->look.index) {
        t->announced = true;
        t->announced_index = t->look.index;
        t->counted = t->look.second;
        emit_begin(t);
        /* A rest that is only a few seconds long is counted down from its start. */
        if (t->look.second <= COUNTDOWN_FROM && td_trainer_segment(t)->kind != TD_SEGMENT_PHASE) {
            emit_second(t);
        }
    } else if (t->look.second != t->counted) {
        t->counted = t->look.second;
        emit_second(t);
    }
}

void td_trainer_announce_end(struct td_trainer *t)
{
    emit(t, TD_CUE_EVENT_DONE);
}
