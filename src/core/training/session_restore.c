/* Takes up a session that was left half-way, from its record. */
#include <stdlib.h>
#include <string.h>

#include "session_parts.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/record.h"

#define READY_AGAIN (10 * TD_NS_PER_S) /* before a session is taken up again */

/* Does record's set `i` begin another exercise than the one before? */
static bool begins_exercise(const struct td_session_record *record, int i)
{
    const struct td_set_record *set = &record->sets[i], *before = set - 1;

    return i == 0 || !td_str_equal(set->exercise, before->exercise) || set->set < before->set ||
           (set->set == before->set && set->side == before->side);
}

void td_workout_as_recorded(struct td_workout *workout, const struct td_session_record *record)
{
    size_t exercise = 0;

    for (int i = 0; i < record->set_count; i++) {
        if (begins_exercise(record, i)) {
            if (exercise == workout->count) {
                return;
            }
            workout->exercises[exercise++].sets = 1;
        }
        if (record->sets[i].set > workout->exercises[exercise - 1].sets &&
            record->sets[i].set <= TD_MAX_SETS) {
            workout->exercises[exercise - 1].sets = record->sets[i].set;
        }
    }
}

static bool fits(const struct td_timeline *timeline, const struct td_session_record *record)
{
    if ((size_t)record->set_count != timeline->set_total || record->at_set < 0 ||
        record->at_set >= record->set_count) {
        return false;
    }
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_plan *plan = &timeline->sets[i];
        const struct td_set_record *set = &record->sets[i];

        if (!td_str_equal(timeline->workout.exercises[plan->exercise].exercise->id,
                          set->exercise) ||
            plan->set != set->set || set->reps_planned < 1 || set->reps_planned > TD_MAX_REPS) {
            return false;
        }
    }
    return true;
}

static void plan_as_recorded(struct td_set_plan *plan, const struct td_set_record *set)
{
    struct td_tempo tempo;
    char why[160];

    plan->reps = set->reps_planned;
    if (set->side == TD_SIDE_LEFT || set->side == TD_SIDE_RIGHT) {
        plan->side = (enum td_side)set->side;
    }
    if (set->hold_ms > 0) {
        plan->hold = set->hold_ms * TD_NS_PER_MS;
    }
    if (plan->pause == TD_SEGMENT_REST && set->rest_ms > 0) {
        plan->pause_length = set->rest_ms * TD_NS_PER_MS;
    }
    if (td_tempo_parse(set->tempo, &tempo, why, sizeof why) == TD_OK) {
        plan->tempo = tempo;
    }
}

static void tell_as_recorded(struct td_set_feedback *feedback, const struct td_set_record *set)
{
    feedback->pain = set->pain >= 0 && set->pain <= 10 ? set->pain : -1;
    if (set->down_ms >= 0) {
        feedback->down = set->down_ms * TD_NS_PER_MS;
        feedback->down_count = 1;
    }
    if (set->up_ms >= 0) {
        feedback->up = set->up_ms * TD_NS_PER_MS;
        feedback->up_count = 1;
    }
}

/* As it was planned then: what the plan looks at afterwards. */
static void main_as_recorded(struct td_timeline *timeline, const struct td_session_record *record)
{
    struct td_workout_exercise *main = &timeline->workout.exercises[timeline->workout.main];
    struct td_tempo tempo;
    char why[160];

    if (record->main_sets > 0 && record->main_sets <= TD_MAX_SETS) {
        main->sets = record->main_sets;
    }
    if (record->main_reps > 0 && record->main_reps <= TD_MAX_REPS) {
        main->reps = record->main_reps;
    }
    if (record->main_hold_ms > 0) {
        main->hold = record->main_hold_ms * TD_NS_PER_MS;
    }
    if (td_tempo_parse(record->tempo, &tempo, why, sizeof why) == TD_OK) {
        main->tempo = tempo;
    }
}

/* When each one ended, and what was tapped in it; which ones were done is what the
 * sets say. */
static void rep_as_recorded(struct td_session *session, const struct td_session_record *record)
{
    const struct td_timeline *timeline = &session->timeline;

    for (size_t i = 0; i < record->rep_count; i++) {
        const struct td_rep_record *kept = &record->reps[i];
        uint32_t at;

        if (kept->set < 0 || (size_t)kept->set >= timeline->set_total || kept->rep < 1) {
            continue;
        }
        at = timeline->sets[kept->set].first_rep + (uint32_t)kept->rep - 1;
        if (at < td_timeline_set_end(timeline, (size_t)kept->set) && session->reps[at].done) {
            session->reps[at] = *kept;
        }
    }
}

/* A record may have been damaged: nothing is shorter than nothing or longer than a week. */
static td_ns length_of(int64_t ms)
{
    const int64_t week = INT64_C(7) * 24 * 3600 * 1000;

    return (ms < 0 ? 0 : ms > week ? week : ms) * TD_NS_PER_MS;
}

enum td_err td_session_restore(struct td_session *session, td_ns now,
                               const struct td_session_record *record)
{
    struct td_timeline *timeline = &session->timeline;
    struct td_set_plan *before, *at;
    bool ok;

    if (!fits(timeline, record)) {
        return TD_ERR_ABSENT;
    }
    before = td_session_copy_plans(timeline);
    if (before == NULL) {
        return TD_ERR_NOMEM;
    }
    for (int i = 0; i < record->set_count; i++) {
        plan_as_recorded(&timeline->sets[i], &record->sets[i]);
        timeline->sets[i].prepare = 0;
    }
    at = &timeline->sets[record->at_set];
    at->prepare = READY_AGAIN;
    at->before = td_clamp(record->at_rep, 1, at->reps);
    ok = td_session_lay_again(session, before, 0);
    free(before);
    if (!ok) {
        return TD_ERR_NOMEM;
    }
    for (int i = 0; i < record->set_count; i++) {
        int done = td_clamp(record->sets[i].reps_done, 0, timeline->sets[i].reps);

        for (int rep = 0; rep < done; rep++) {
            session->reps[timeline->sets[i].first_rep + (uint32_t)rep].done = true;
        }
        tell_as_recorded(&session->feedback[i], &record->sets[i]);
    }
    rep_as_recorded(session, record);
    td_session_mind_slips(session);
    main_as_recorded(timeline, record);
    td_session_start(session, now);
    for (size_t i = at->first; i < timeline->count; i++) {
        if (timeline->segments[i].kind == TD_SEGMENT_PREPARE) {
            td_session_anchor(session, now, timeline->segments[i].start);
            session->credited_to = session->anchor_offset;
            break;
        }
    }
    session->played = length_of(record->elapsed_ms);
    if (td_session_record_is_training(record)) { /* and so it stays, whatever follows */
        session->held = TD_HELD_MIN_MS * TD_NS_PER_MS;
    }
    session->paused_total = length_of(record->paused_ms);
    return TD_OK;
}
