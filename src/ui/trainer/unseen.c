/* When a terminal stalls it shows nothing, but the cadence goes on. Reps that were done without a
 * single picture reaching the terminal are noted here, mentioned in the rest and at the end, and
 * can be taken out there. */
#include "state.h"
#include "teardrop/base/str.h"

static bool is_work(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_PHASE || segment->kind == TD_SEGMENT_HOLD;
}

void td_trainer_follow_rep(struct td_trainer *t)
{
    const struct td_segment *s = td_session_segment(&t->session, t->now);

    if (s != NULL && is_work(s) && (s->rep_index != t->rep_at || t->rep_began == 0)) {
        t->rep_at = s->rep_index;
        t->rep_began = t->now;
        t->rep_shown = false;
        t->rep_missed = t->blind;
    }
}

/* The current rep was unseen if no picture of it was shown; any other was over before it could be,
 * so it was unseen if the terminal takes nothing. */
static bool was_unseen(const struct td_trainer *t, uint32_t rep)
{
    return rep == t->rep_at ? t->rep_missed && !t->rep_shown : t->blind;
}

void td_trainer_update_session(struct td_trainer *t, td_ns now)
{
    const struct td_timeline *timeline = &t->session.timeline;
    uint32_t before = td_session_reps_done(&t->session);
    td_ns from = t->session.credited_to;

    td_session_update(&t->session, now);
    if (td_session_reps_done(&t->session) == before) {
        return;
    }
    for (size_t i = td_timeline_at(timeline, from);
         i < timeline->count && timeline->segments[i].start < t->session.credited_to; i++) {
        const struct td_segment *s = &timeline->segments[i];

        if (is_work(s) && t->session.reps[s->rep_index].done && was_unseen(t, s->rep_index)) {
            t->session.unseen[s->rep_index] = true;
        }
    }
    t->unseen = td_session_unseen(&t->session);
}

void td_trainer_shown(void *state, td_ns drawn)
{
    struct td_trainer *t = state;
    const struct td_segment *s = td_session_segment(&t->session, t->now);
    bool *unseen = &t->session.unseen[t->rep_at];

    t->blind = drawn == TD_NEVER;
    if (t->blind) {
        t->rep_missed = t->rep_missed || t->session.state == TD_SESSION_RUNNING;
        return;
    }
    if (drawn < t->rep_began || t->rep_shown || t->rep_began == 0) {
        return;
    }
    t->rep_shown = true;
    if (*unseen && s != NULL && is_work(s)) { /* paused at its end, it is seen */
        *unseen = false;
        t->unseen = td_session_unseen(&t->session);
    }
}

void td_trainer_unseen_text(const struct td_trainer *t, char *out, size_t size)
{
    bool one = t->unseen == 1;

    out[0] = '\0';
    if (t->unseen > 0) {
        td_str_format(out, size, "%d rep%s %s not shown; %s takes %s out", (int)t->unseen,
                      one ? "" : "s", one ? "was" : "were",
                      td_keymap_keys_text(t->ui->keymap, TD_REQ_TAKE_OUT, true).text,
                      one ? "it" : "them");
    }
}

bool td_trainer_take_out(struct td_trainer *t)
{
    if (t->unseen == 0) {
        return false;
    }
    td_session_take_out_unseen(&t->session);
    t->unseen = 0;
    t->kept_reps = td_session_reps_done(&t->session);
    td_trainer_keep(t);
    return true;
}
