#include "teardrop/core/history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/session.h"

#define SECONDS_PER_DAY 86400
/* What a clinician's look opens again until a new self-check says more. */
#define CLEARED_START "l1"
#define CLEARED_MAX "l2"

/* ---- dates ---- */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

int64_t td_instant_local_day(struct td_instant instant)
{
    return floor_div(instant.unix_s + (int64_t)instant.utc_offset_min * 60, SECONDS_PER_DAY);
}

/* Year, month and day of a number of days since 1970-01-01. Years are counted
 * from March, so that the leap day comes last (Hinnant, "chrono-compatible
 * low-level date algorithms"). */
static void civil_from_days(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;

    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2 ? 1 : 0));
}

void td_instant_format(struct td_instant instant, char *out, size_t size)
{
    int64_t local = instant.unix_s + (int64_t)instant.utc_offset_min * 60;
    int64_t days = floor_div(local, SECONDS_PER_DAY);
    int second = (int)(local - days * SECONDS_PER_DAY);
    int offset = abs(instant.utc_offset_min);
    int year, month, day;

    civil_from_days(days, &year, &month, &day);
    td_str_format(out, size, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", year, month, day,
                  second / 3600, second / 60 % 60, second % 60,
                  instant.utc_offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
}

#define FORMAT_BYTES 40
#define AFTER_DAY 10 /* where the T stands in td_instant_format's text */
#define AFTER_MINUTE 16

void td_instant_format_minute(struct td_instant instant, char *out, size_t size)
{
    char text[FORMAT_BYTES];

    td_instant_format(instant, text, sizeof text);
    text[AFTER_DAY] = ' ';
    text[AFTER_MINUTE] = '\0';
    td_str_copy(out, size, text);
}

void td_instant_format_day(struct td_instant instant, char *out, size_t size)
{
    char text[FORMAT_BYTES];

    td_instant_format(instant, text, sizeof text);
    text[AFTER_DAY] = '\0';
    td_str_copy(out, size, text);
}

/* ---- the gate ---- */

/* "l3" -> 3; levels of other names are as they are. */
static int level_number(const char *id)
{
    int number;

    return id[0] == 'l' && td_str_to_int(id + 1, 0, 99, &number) ? number : -1;
}

/* Only what is free of pain until somebody has looked at it; then a little more. */
static void pass_on_limits(const struct td_check_record *from, bool cleared,
                           struct td_training_gate *out)
{
    if (from->training != TD_TRAINING_LIMITED || from->urgency < TD_URGENCY_SOON) {
        return;
    }
    if (!cleared) {
        out->to_be_seen = true;
        return;
    }
    out->urgency = TD_URGENCY_NONE;
    td_str_copy(out->why, sizeof out->why,
                "A clinician has looked at it since the last self-check. Begin gently.");
    if (level_number(out->max_level) >= 0 &&
        level_number(out->max_level) < level_number(CLEARED_MAX)) {
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
        out->max_depth_deg = 0; /* the level's own */
    }
}

void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         int64_t cleared_unix_s, struct td_training_gate *out)
{
    bool stopped = stop != NULL && cleared_unix_s < stop->done.unix_s;
    const struct td_check_record *from = stopped ? stop : last;

    memset(out, 0, sizeof *out);
    out->cleared_unix_s = cleared_unix_s;
    if (from == NULL) {
        return;
    }
    out->known = true;
    out->training = from->training;
    out->goal = from->goal;
    out->urgency = from->urgency;
    out->checked = from->done;
    out->max_depth_deg = from->max_depth_deg;
    td_str_copy(out->why, sizeof out->why, from->why);
    td_str_copy(out->start_level, sizeof out->start_level, from->start_level);
    td_str_copy(out->max_level, sizeof out->max_level, from->max_level);
    if (from->training != TD_TRAINING_CLOSED) {
        pass_on_limits(from, cleared_unix_s >= from->done.unix_s, out);
        return;
    }
    if (from->minor && !stopped) {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "Under 16, a parent and a clinician decide together about training.");
    } else if (cleared_unix_s >= from->done.unix_s) {
        out->training = TD_TRAINING_LIMITED; /* looked at since: careful, but open */
        td_str_copy(out->why, sizeof out->why,
                    "A clinician has looked at it since the last self-check. Begin gently.");
        td_str_copy(out->start_level, sizeof out->start_level, CLEARED_START);
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
    } else {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "It opens again when you record that a clinician has looked at it: on the "
                    "home screen, press c.");
    }
}

/* ---- records ---- */

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
    const struct td_set_feedback *told = &session->told[index];
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
        .pain = told->pain,
        .down_ms = mean_ms(told->down, told->down_count),
        .up_ms = mean_ms(told->up, told->up_count),
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
    size_t end = workout->main + workout->level->exercise_count;

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

    if (session->held < TD_HELD_LEAST_MS * TD_NS_PER_MS || td_session_reps_done(session) > 0) {
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
            (set->hold_ms > 0 && record->elapsed_ms - set->start_ms >= TD_HELD_LEAST_MS)) {
            return true;
        }
    }
    return record->set_count == 0; /* they were lost to a damaged file: it was one */
}

/* Where a session that is under way stands: in a rest, at the set to come. */
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
