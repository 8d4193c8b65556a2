/* A session taken up again from a record that may say anything. */
#include <string.h>

#include "fuzz/parts.h"
#include "fuzz/targets.h"
#include "some_workout.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/session.h"

static struct td_session session_of(const struct td_workout *workout)
{
    struct td_timeline timeline;
    struct td_session session;

    fuzz_hold(td_timeline_compile(workout, TD_SIDE_LEFT, &timeline) == TD_OK, "memory");
    fuzz_hold(td_session_init(&session, &timeline) == TD_OK, "memory");
    return session;
}

/* Six bytes: a field, where in it, and a number; most are small, some are not. */
static void spoil(struct td_session_record *record, struct td_rep_record *reps,
                  const uint8_t *bytes)
{
    static const int64_t odd[] = {-1, INT32_MAX, INT32_MIN, 0, 3600000, 1000000000};
    int64_t value = bytes[2] < 6
                        ? odd[bytes[2]]
                        : (int64_t)((uint32_t)bytes[3] << 16 | (uint32_t)bytes[4] << 8 | bytes[5]) -
                              (bytes[2] < 32 ? 0x800000 : 0);
    struct td_set_record *set = &record->sets[bytes[1] % 12];
    struct td_rep_record *rep = &reps[bytes[1] % 12];
    int *const numbers[] = {&record->at_set,       &record->at_rep,    &record->set_count,
                            &record->main_sets,    &record->main_reps, &record->own_from,
                            &record->main_hold_ms, &set->set,          &set->side,
                            &set->reps_planned,    &set->reps_done,    &set->hold_ms,
                            &set->rest_ms,         &set->pain,         &set->down_ms,
                            &set->up_ms,           &rep->set,          &rep->rep};
    int64_t *const lengths[] = {&record->elapsed_ms, &record->paused_ms, &rep->at_ms,
                                &rep->down_ms,       &rep->up_ms,        &set->length_ms};
    size_t field = bytes[0] % (sizeof numbers / sizeof numbers[0] + 8);

    if (field < sizeof numbers / sizeof numbers[0]) {
        *numbers[field] = (int)value;
    } else if (field < sizeof numbers / sizeof numbers[0] + 6) {
        *lengths[field - sizeof numbers / sizeof numbers[0]] = value;
    } else if (field % 2 == 0) {
        set->tempo[bytes[3] % 8] = (char)bytes[4];
    } else {
        td_str_copy(set->exercise, sizeof set->exercise, bytes[3] % 2 == 0 ? "squat" : "raise");
    }
    /* The store keeps no more than there is room for. */
    record->set_count = record->set_count < 0                     ? 0
                        : record->set_count > TD_SESSION_MAX_SETS ? TD_SESSION_MAX_SETS
                                                                  : record->set_count;
}

/* No gap, nothing empty, the total the sum, every rep whole and counted once. */
static void check_timeline(const struct td_timeline *timeline)
{
    uint32_t reps = 0;
    td_ns at = 0;

    for (size_t i = 0; i < timeline->count; i++) {
        const struct td_segment *segment = &timeline->segments[i];

        fuzz_hold(segment->start == at && segment->length > 0, "segments follow on each other");
        fuzz_hold(segment->plan < timeline->set_total, "a segment belongs to a set");
        at += segment->length;
        reps += td_timeline_ends_rep(timeline, i) ? 1 : 0;
    }
    fuzz_hold(timeline->total == at, "the total is the sum");
    fuzz_hold(reps == timeline->rep_total, "every rep has its end");
}

static void check_restored(struct td_session *session, td_ns now)
{
    static struct td_session_record again;
    const struct td_segment *segment = td_session_segment(session, now);

    check_timeline(&session->timeline);
    fuzz_hold(session->state == TD_SESSION_RUNNING, "it goes on");
    fuzz_hold(segment != NULL && segment->kind == TD_SEGMENT_PREPARE, "there is time to get ready");
    fuzz_hold(td_session_reps_done(session) <= session->timeline.rep_total, "no rep too many");
    fuzz_hold(td_session_played(session, now) >= 0, "time played is not below nothing");
    td_session_record_clear(&again);
    fuzz_hold(td_session_record_reserve(&again, (int)session->timeline.set_total) == TD_OK,
              "memory");
    td_session_record_of(session, now, &again);
    for (int i = 0; i < again.set_count; i++) {
        fuzz_hold(again.sets[i].reps_done >= 0 && again.sets[i].reps_planned >= 1,
                  "the record of it is one");
        fuzz_hold(again.sets[i].pain >= -1 && again.sets[i].pain <= 10, "pain is on its scale");
    }
    for (int i = 0; i < 4000 && session->state == TD_SESSION_RUNNING; i++) {
        td_ns next = td_session_next_boundary(session, now);

        fuzz_hold(next != TD_NEVER && next > now, "time goes on");
        now = next;
        (void)td_session_update(session, now);
    }
    fuzz_hold(session->state == TD_SESSION_DONE, "it comes to its end");
}

/* The first byte says when the session was left, the rest spoils its record. */
void fuzz_restore(const uint8_t *data, size_t size)
{
    static struct td_session_record record;
    static struct td_rep_record reps[12];
    struct td_workout workout = {.level = &level, .prepare = 10 * S, .x = S}, fresh;
    struct td_session left, taken_up;
    td_ns at, now = 1000 * S;
    enum td_err err;

    if (size < 1) {
        return;
    }
    add(&workout, &squat, 2, 3);
    add(&workout, &raise, 1, 2);
    add(&workout, &sit, 1, 1);
    left = session_of(&workout);
    td_session_start(&left, 0);
    at = data[0] * S;
    (void)td_session_update(&left, at);
    td_session_record_clear(&record);
    fuzz_hold(td_session_record_reserve(&record, TD_SESSION_MAX_SETS) == TD_OK, "memory");
    td_session_record_of(&left, at, &record);
    memset(reps, 0, sizeof reps);
    record.rep_count = record.rep_count < 12 ? record.rep_count : 12;
    if (record.rep_count > 0) {
        memcpy(reps, record.reps, record.rep_count * sizeof reps[0]);
    }
    record.reps = reps;
    for (size_t i = 1; i + 5 < size; i += 6) {
        spoil(&record, reps, data + i);
    }
    fresh = workout;
    td_workout_as_recorded(&fresh, &record);
    taken_up = session_of(&fresh);
    err = td_session_restore(&taken_up, now, &record);
    if (err == TD_OK) {
        check_restored(&taken_up, now);
    } else {
        check_timeline(&taken_up.timeline);
        fuzz_hold(taken_up.state == TD_SESSION_READY, "what is refused changes nothing");
    }
    td_session_deinit(&taken_up);
    td_session_deinit(&left);
}
