/* Changes the sets of a session that are still to come, and takes in pain. */
#include <stdlib.h>
#include <string.h>

#include "session_parts.h"
#include "teardrop/base/num.h"

#define DOWN_LEAST_MS 1000

/* Rebuilds sets `from` and later and carries over the reps that were done. */
bool td_session_lay_again(struct td_session *session, const struct td_set_plan *before, size_t from)
{
    struct td_timeline *timeline = &session->timeline;
    uint32_t total = 0;
    struct td_rep_record *reps;
    bool *unseen;

    for (size_t i = 0; i < timeline->set_total; i++) {
        total += (uint32_t)(timeline->sets[i].reps + timeline->sets[i].extra);
    }
    reps = calloc(total > 0 ? total : 1, sizeof *reps);
    unseen = calloc(total > 0 ? total : 1, sizeof *unseen);
    if (reps == NULL || unseen == NULL || td_timeline_lay(timeline, from) != TD_OK) {
        memcpy(timeline->sets, before, timeline->set_total * sizeof *before);
        free(reps);
        free(unseen);
        return false;
    }
    for (size_t i = 0; i < timeline->set_total; i++) {
        int old = before[i].reps + before[i].extra;
        int new = timeline->sets[i].reps + timeline->sets[i].extra;

        memcpy(reps + timeline->sets[i].first_rep, session->reps + before[i].first_rep,
               (size_t)(old < new ? old : new) * sizeof *reps);
        memcpy(unseen + timeline->sets[i].first_rep, session->unseen + before[i].first_rep,
               (size_t)(old < new ? old : new) * sizeof *unseen);
    }
    free(session->reps);
    free(session->unseen);
    session->reps = reps;
    session->unseen = unseen;
    td_session_number_reps(reps, timeline);
    td_session_find_wait(session);
    return true;
}

struct td_set_plan *td_session_copy_plans(const struct td_timeline *timeline)
{
    size_t bytes = timeline->set_total * sizeof *timeline->sets;
    struct td_set_plan *copy = malloc(bytes > 0 ? bytes : 1);

    if (copy != NULL) {
        memcpy(copy, timeline->sets, bytes);
    }
    return copy;
}

size_t td_session_coming_set(const struct td_session *session, td_ns now)
{
    const struct td_timeline *timeline = &session->timeline;
    const struct td_segment *segment = td_session_segment(session, now);

    if (segment == NULL || !td_session_under_way(session)) {
        return timeline->set_total;
    }
    switch (segment->kind) {
    case TD_SEGMENT_PREPARE:
        /* Getting ready within a set is not between sets. */
        return segment->rep == 1 ? segment->plan : timeline->set_total;
    case TD_SEGMENT_SWITCH:
        return segment->plan;
    case TD_SEGMENT_REST:
        return (size_t)segment->plan + 1;
    default:
        return timeline->set_total;
    }
}

/* How many reps a set must keep: up to the last one that was done. */
static int reps_kept(const struct td_session *session, size_t set)
{
    uint32_t first = session->timeline.sets[set].first_rep;
    uint32_t end = td_timeline_set_end(&session->timeline, set);

    while (end > first && !session->reps[end - 1].done) {
        end--;
    }
    return end > first ? (int)(end - first) : 1;
}

static void change_plan(struct td_set_plan *plan, bool hold, int least,
                        const struct td_set_change *change)
{
    int32_t *down = &plan->tempo.ms[TD_PHASE_DOWN];

    if (hold) {
        if (change->easier) {
            plan->hold = plan->hold * 7 / 10;
            plan->easier = true;
        }
        return;
    }
    plan->reps = td_clamp(plan->reps + change->reps, least, TD_MAX_REPS);
    if (change->down_ms != 0) {
        *down = td_clamp(*down + change->down_ms, DOWN_LEAST_MS, TD_TEMPO_MAX_MS);
    }
    if (change->easier) {
        plan->reps = td_clamp(plan->reps * 7 / 10, least, TD_MAX_REPS);
        plan->easier = true;
    }
}

bool td_session_change(struct td_session *session, td_ns now, struct td_set_change change)
{
    struct td_timeline *timeline = &session->timeline;
    struct td_set_plan *before;
    size_t from;
    bool ok;

    (void)td_session_update(session, now);
    from = td_session_coming_set(session, now);
    if (from >= timeline->set_total) {
        return false;
    }
    before = td_session_copy_plans(timeline);
    if (before == NULL) {
        return false;
    }
    for (size_t i = from; i < timeline->set_total; i++) {
        uint8_t exercise = timeline->sets[i].exercise;

        if (exercise == timeline->sets[from].exercise) {
            const struct td_exercise *what = timeline->workout.exercises[exercise].exercise;

            change_plan(&timeline->sets[i], what->kind == TD_EXERCISE_HOLD, reps_kept(session, i),
                        &change);
        }
    }
    ok = memcmp(before, timeline->sets, timeline->set_total * sizeof *before) != 0 &&
         td_session_lay_again(session, before, from);
    free(before);
    session->can_undo = session->can_undo && !ok;
    return ok;
}

bool td_session_one_more(struct td_session *session, td_ns now, td_ns lead)
{
    struct td_timeline *timeline = &session->timeline;
    const struct td_set_plan *last = &timeline->sets[timeline->set_total - 1];
    td_ns end = timeline->total;
    struct td_rep_record *reps;
    bool *unseen;

    if (session->state != TD_SESSION_DONE ||
        timeline->workout.exercises[last->exercise].exercise->kind == TD_EXERCISE_HOLD) {
        return false;
    }
    reps = realloc(session->reps, (timeline->rep_total + 1) * sizeof *reps);
    if (reps == NULL) {
        return false;
    }
    session->reps = reps;
    reps[timeline->rep_total].done = false;
    unseen = realloc(session->unseen, (timeline->rep_total + 1) * sizeof *unseen);
    if (unseen == NULL) {
        return false;
    }
    session->unseen = unseen;
    unseen[timeline->rep_total] = false;
    if (td_timeline_add_rep(timeline, lead) != TD_OK) {
        return false;
    }
    td_session_number_reps(reps, timeline);
    session->state = TD_SESSION_RUNNING;
    session->can_undo = false;
    td_session_anchor(session, now, end);
    session->credited_to = end;
    return true;
}

/* ---- what was not shown ---- */

uint32_t td_session_unseen(const struct td_session *session)
{
    uint32_t unseen = 0;

    for (uint32_t i = 0; i < session->timeline.rep_total; i++) {
        unseen += session->reps[i].done && session->unseen[i] ? 1 : 0;
    }
    return unseen;
}

void td_session_take_out_unseen(struct td_session *session)
{
    for (uint32_t i = 0; i < session->timeline.rep_total; i++) {
        struct td_rep_record *rep = &session->reps[i];

        if (rep->done && session->unseen[i]) {
            rep->done = session->unseen[i] = false;
            rep->at_ms = rep->down_ms = rep->up_ms = -1;
        }
    }
}

/* ---- told ---- */

bool td_session_say_pain(struct td_session *session, td_ns now, int pain)
{
    const struct td_segment *segment;

    (void)td_session_update(session, now);
    segment = td_session_segment(session, now);
    if (segment == NULL || !td_session_under_way(session) ||
        (segment->kind != TD_SEGMENT_REST && segment->kind != TD_SEGMENT_SWITCH)) {
        return false;
    }
    session->feedback[segment->kind == TD_SEGMENT_REST ? segment->plan : segment->plan - 1].pain =
        pain;
    return true;
}

int td_session_worst_pain(const struct td_session *session)
{
    int worst = -1;

    for (size_t i = 0; i < session->timeline.set_total; i++) {
        worst = session->feedback[i].pain > worst ? session->feedback[i].pain : worst;
    }
    return worst;
}
