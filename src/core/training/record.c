/* A session as a record: filled in from a session under way, and how much of its sets was done. */
#include "teardrop/core/training/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/session.h"

enum td_err td_session_record_reserve(struct td_session_record *record, int sets)
{
    int room = td_max(sets, 2 * record->set_room);
    struct td_set_record *more;

    if (sets <= record->set_room) {
        return TD_OK;
    }
    more = realloc(record->sets, (size_t)room * sizeof *more);
    if (more == NULL) {
        return TD_ERR_NOMEM;
    }
    memset(more + record->set_room, 0, (size_t)(room - record->set_room) * sizeof *more);
    record->sets = more;
    record->set_room = room;
    return TD_OK;
}

void td_session_record_clear(struct td_session_record *record)
{
    struct td_set_record *sets = record->sets;
    int room = record->set_room;

    memset(record, 0, sizeof *record);
    record->sets = sets;
    record->set_room = room;
}

enum td_err td_session_record_copy(struct td_session_record *out,
                                   const struct td_session_record *from)
{
    struct td_session_record copy = *from;
    enum td_err err = td_session_record_reserve(out, from->set_count);

    if (err != TD_OK) {
        return err;
    }
    copy.sets = out->sets;
    copy.set_room = out->set_room;
    for (int i = 0; i < from->set_count; i++) {
        copy.sets[i] = from->sets[i];
    }
    *out = copy;
    return TD_OK;
}

void td_session_record_deinit(struct td_session_record *record)
{
    free(record->sets);
    memset(record, 0, sizeof *record);
}

static int mean_ms(td_ns sum, int count)
{
    return count > 0 ? (int)(sum / count / TD_NS_PER_MS) : -1;
}

static void record_set(const struct td_session *session, size_t index, struct td_set_record *out)
{
    const struct td_set_plan *plan = &session->timeline.sets[index];
    const struct td_set_feedback *feedback = &session->feedback[index];
    const struct td_exercise *exercise =
        session->timeline.workout.exercises[plan->exercise].exercise;
    bool hold = exercise->kind == TD_EXERCISE_HOLD;

    *out = (struct td_set_record){
        .set = plan->set,
        .side = (int)plan->side,
        .reps_planned = plan->reps,
        .reps_done = (int)td_session_set_reps_done(session, index),
        .hold_ms = hold ? (int)(plan->hold / TD_NS_PER_MS) : 0,
        .rest_ms = plan->pause == TD_SEGMENT_REST ? (int)(plan->pause_length / TD_NS_PER_MS) : 0,
        .pain = feedback->pain,
        .down_ms = mean_ms(feedback->down, feedback->down_count),
        .up_ms = mean_ms(feedback->up, feedback->up_count),
    };
    td_str_copy(out->exercise, sizeof out->exercise, exercise->id);
    if (!hold) {
        td_tempo_format(&plan->tempo, out->tempo, sizeof out->tempo);
    }
}

/* Which sets are the level's own. */
static void record_own(const struct td_timeline *timeline, struct td_session_record *out)
{
    const struct td_workout *workout = &timeline->workout;
    size_t end = workout->main + workout->own;

    out->own_from = out->own_sets = 0;
    for (int i = 0; i < out->set_count; i++) {
        size_t exercise = timeline->sets[i].exercise;

        if (exercise >= workout->main && exercise < end) {
            out->own_from = out->own_sets == 0 ? i : out->own_from;
            out->own_sets++;
        }
    }
}

/* Start and length of the part of the timeline that each set takes. */
static void record_spans(const struct td_timeline *timeline, struct td_session_record *out)
{
    int seen = -1;

    for (size_t i = 0; i < timeline->count; i++) {
        const struct td_segment *segment = &timeline->segments[i];
        struct td_set_record *set;

        set = &out->sets[segment->plan];
        if (segment->kind != TD_SEGMENT_PHASE && segment->kind != TD_SEGMENT_HOLD) {
            continue;
        }
        if (segment->plan != seen) {
            seen = segment->plan;
            set->start_ms = segment->start / TD_NS_PER_MS;
        }
        set->length_ms = (segment->start + segment->length) / TD_NS_PER_MS - set->start_ms;
    }
}

/* Of a hold left half-way the record says how long it was held: its set began so long before
 * the end, also when getting ready was cut short. */
static void record_held(const struct td_session *session, struct td_session_record *out)
{
    int64_t began = out->elapsed_ms - session->held / TD_NS_PER_MS;

    if (session->held < TD_HELD_MIN_MS * TD_NS_PER_MS || td_session_reps_done(session) > 0) {
        return;
    }
    for (int i = 0; i < out->set_count; i++) {
        if (out->sets[i].hold_ms > 0) {
            out->sets[i].start_ms = began < out->sets[i].start_ms ? began : out->sets[i].start_ms;
            return;
        }
    }
}

bool td_session_record_is_training(const struct td_session_record *record)
{
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        if (set->reps_done > 0 ||
            (set->hold_ms > 0 && record->elapsed_ms - set->start_ms >= TD_HELD_MIN_MS)) {
            return true;
        }
    }
    return record->set_count == 0; /* they were lost to a damaged file: it was one */
}

/* The place of a session under way; in a rest, the set to come. */
static void record_place(const struct td_session *session, td_ns now, struct td_session_record *out)
{
    const struct td_segment *segment = td_session_segment(session, now);

    out->running = segment != NULL &&
                   (session->state == TD_SESSION_RUNNING || session->state == TD_SESSION_PAUSED);
    out->at_set = 0;
    out->at_rep = 1;
    if (out->running) {
        bool rest = segment->kind == TD_SEGMENT_REST;

        out->at_set = rest ? segment->plan + 1 : segment->plan;
        out->at_rep = rest ? 1 : segment->rep;
    }
}

void td_session_record_of(const struct td_session *session, td_ns now,
                          struct td_session_record *out)
{
    const struct td_timeline *timeline = &session->timeline;
    const struct td_workout *workout = &timeline->workout;

    assert(timeline->set_total <= (size_t)out->set_room);
    out->elapsed_ms = td_session_played(session, now) / TD_NS_PER_MS;
    out->paused_ms = session->paused_total / TD_NS_PER_MS;
    if (session->state == TD_SESSION_PAUSED) {
        out->paused_ms += (now - session->pause_began) / TD_NS_PER_MS;
    }
    out->finished = session->state == TD_SESSION_DONE;
    out->load_g = workout->load_g;
    td_str_copy(out->swap_in, sizeof out->swap_in,
                workout->level->swap_in != NULL ? workout->level->swap_in : "");
    out->step = workout->level->step;
    out->purpose = workout->purpose;
    out->main_sets = workout->exercises[workout->main].sets;
    out->main_reps = workout->exercises[workout->main].reps;
    out->main_hold_ms = (int)(workout->exercises[workout->main].hold / TD_NS_PER_MS);
    td_str_copy(out->level, sizeof out->level, workout->level->id);
    td_str_copy(out->level_name, sizeof out->level_name, workout->level->name);
    out->tempo[0] = '\0';
    out->warm_up = workout->warm_up;
    out->extras = workout->extras;
    if (workout->exercises[workout->main].exercise->kind == TD_EXERCISE_REPS) {
        td_tempo_format(&workout->exercises[workout->main].tempo, out->tempo, sizeof out->tempo);
    }
    out->set_count = (int)timeline->set_total;
    for (size_t i = 0; i < timeline->set_total; i++) {
        record_set(session, i, &out->sets[i]);
    }
    out->reps = session->reps;
    out->rep_count = timeline->rep_total;
    record_own(timeline, out);
    record_spans(timeline, out);
    record_held(session, out);
    record_place(session, now, out);
}

/* ---- what of a set was done ---- */

/* The share of the reps that were done whole; more than planned lengthen the set itself. */
static int64_t whole_ms(const struct td_set_record *set)
{
    if (set->reps_done <= 0) {
        return 0;
    }
    return set->reps_done >= set->reps_planned
               ? set->length_ms
               : set->length_ms * set->reps_done / set->reps_planned;
}

/* The last set with something whole in it; -1 = there is none. */
static int last_done(const struct td_session_record *session)
{
    int set = session->set_count - 1;

    while (set >= 0 && session->sets[set].reps_done <= 0) {
        set--;
    }
    return set;
}

/* When, in training played, the last rep ended; -1 = not known. */
static int64_t last_at(const struct td_rep_record *reps, size_t count)
{
    int64_t at = -1;

    for (size_t i = 0; i < count; i++) {
        at = reps[i].at_ms > at ? reps[i].at_ms : at;
    }
    return at;
}

/* Of the rep or hold in which the session was left. What was played since the last whole one,
 * without the rest between two sets. */
static int64_t begun_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                        size_t count, int set, int done)
{
    const struct td_set_record *in = &session->sets[set];
    int64_t since = last_at(reps, count);
    int64_t planned = in->reps_planned > 0 ? in->reps_planned : 1;
    int64_t before = 0;

    if (done < 0) {
        since = in->start_ms; /* nothing was done before it */
    } else if (since < 0) {
        since = in->start_ms + whole_ms(in);
    } else if (set != done) {
        before = in->start_ms - session->sets[done].start_ms - session->sets[done].length_ms;
    }
    return td_clamp64(session->elapsed_ms - since - (before > 0 ? before : 0), 0,
                      in->length_ms / planned);
}

int64_t td_set_played_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                         size_t rep_count, int set)
{
    int done = last_done(session);
    int left_in = done >= 0 && session->sets[done].reps_done < session->sets[done].reps_planned
                      ? done
                      : done + 1;
    int64_t whole = whole_ms(&session->sets[set]);

    return session->finished || set != left_in
               ? whole
               : whole + begun_ms(session, reps, rep_count, set, done);
}

const char *td_set_part_id(const struct td_session_record *session, int set)
{
    if (session->own_sets <= 0) {
        return session->warm_up || session->extras ? "" : "main";
    }
    if (set < session->own_from) {
        return "warm_up";
    }
    return set < session->own_from + session->own_sets ? "main" : "extras";
}
