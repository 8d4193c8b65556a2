/* Changing what is to come, waiting, tapping, one more rep: what was done stays,
 * and the timeline stays a timeline. */

#include <string.h>

#include "records.h"
#include "some_workout.h"
#include "teardrop/base/str.h"
#include "teardrop/core/history.h"
#include "teardrop/core/training/session.h"
#include "test.h"

static const struct td_exercise fast = {
    .id = "fast", .name = "Fast", .tempo = {{3000, 1000, 0, 1000}, true}};

static struct td_session begin(const struct td_workout *workout)
{
    struct td_timeline timeline;
    struct td_session session;

    assert_int_equal(td_timeline_compile(workout, TD_SIDE_LEFT, &timeline), TD_OK);
    assert_int_equal(td_session_init(&session, &timeline), TD_OK);
    td_session_start(&session, 0);
    return session;
}

static struct td_workout workout_of(const struct td_exercise *exercise, int sets, int reps)
{
    struct td_workout workout = {.level = &level, .prepare = 10 * S, .x = S};

    add(&workout, exercise, sets, reps);
    return workout;
}

/* No gap, nothing empty, the total the sum, every rep whole and numbered on, each
 * set's plan what its segments say. */
static void assert_sound(const struct td_timeline *timeline)
{
    td_ns at = 0;
    uint32_t rep = 0;

    for (size_t i = 0; i < timeline->count; i++) {
        const struct td_segment *s = &timeline->segments[i];

        assert_true(s->start == at);
        assert_true(s->length > 0);
        assert_true(s->plan < timeline->set_total);
        at += s->length;
        if (td_timeline_ends_rep(timeline, i)) {
            assert_int_equal(s->rep_index, rep++);
        }
        if (s->kind == TD_SEGMENT_PHASE || s->kind == TD_SEGMENT_HOLD) {
            const struct td_set_plan *plan = &timeline->sets[s->plan];

            assert_int_equal(s->exercise, plan->exercise);
            assert_int_equal(s->set, plan->set);
            assert_true(s->rep_index >= plan->first_rep);
            assert_true(s->rep_index < td_timeline_set_end(timeline, s->plan));
            assert_int_equal(s->rep, s->rep_index - plan->first_rep + 1);
        }
    }
    assert_true(timeline->total == at);
    assert_int_equal(rep, timeline->rep_total);
}

static void td_session_change__in_a_rest__changes_the_sets_to_come(void **state)
{
    struct td_workout workout = workout_of(&squat, 3, 4);
    struct td_session s = begin(&workout);
    td_ns now = 10 * S + 4 * 7 * S + 5 * S;
    td_ns total = s.timeline.total;

    (void)state;
    assert_true(td_session_change(&s, now, (struct td_set_change){.reps = 2}));
    assert_sound(&s.timeline);
    assert_true(s.timeline.total == total + 4 * 7 * S);
    assert_int_equal(td_session_reps_done(&s), 4);
    assert_int_equal(s.timeline.sets[0].reps, 4);
    assert_int_equal(s.timeline.sets[1].reps, 6);
    assert_int_equal(s.timeline.sets[2].reps, 6);
    assert_true(td_session_left(&s, now) == 55 * S); /* the rest goes on as it was */
    assert_true(td_session_change(&s, now, (struct td_set_change){.down_ms = 2000}));
    assert_sound(&s.timeline);
    assert_int_equal(s.timeline.sets[1].tempo.ms[TD_PHASE_DOWN], 5000);
    assert_int_equal(s.timeline.sets[0].tempo.ms[TD_PHASE_DOWN], 3000);
    td_session_deinit(&s);
}

static void td_session_change__while_moving__is_refused(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 4);
    struct td_session s = begin(&workout);

    (void)state;
    assert_false(td_session_change(&s, 11 * S, (struct td_set_change){.reps = 1}));
    assert_int_equal(td_session_coming_set(&s, 11 * S), 2);
    td_session_deinit(&s);
}

static void td_session_change__bounds__hold(void **state)
{
    struct td_workout workout = workout_of(&squat, 1, 1);
    struct td_session s = begin(&workout);

    (void)state;
    assert_false(td_session_change(&s, S, (struct td_set_change){.reps = -1})); /* nothing left */
    for (int i = 0; i < 2 * TD_MAX_REPS; i++) {
        (void)td_session_change(&s, S, (struct td_set_change){.reps = 1});
    }
    assert_int_equal(s.timeline.sets[0].reps, TD_MAX_REPS);
    for (int i = 0; i < 10; i++) {
        (void)td_session_change(&s, S, (struct td_set_change){.down_ms = -1000});
    }
    assert_int_equal(s.timeline.sets[0].tempo.ms[TD_PHASE_DOWN], 1000);
    assert_sound(&s.timeline);
    td_session_deinit(&s);
}

static void td_session_change__easier__fewer_reps_or_seconds(void **state)
{
    struct td_workout workout = workout_of(&sit, 3, 1);
    struct td_session s = begin(&workout);

    (void)state;
    assert_true(td_session_change(&s, 45 * S, (struct td_set_change){.easier = true}));
    assert_true(s.timeline.sets[1].hold == 21 * S);
    assert_true(s.timeline.sets[1].easier && s.timeline.sets[2].easier);
    assert_false(s.timeline.sets[0].easier);
    assert_sound(&s.timeline);
    td_session_deinit(&s);
}

static void td_session_change__reps_done_ahead__are_carried_over(void **state)
{
    struct td_workout workout = workout_of(&squat, 3, 4);
    struct td_session s = begin(&workout);

    (void)state;
    (void)td_session_update(&s, 10 * S + 28 * S + 60 * S + 28 * S + 5 * S); /* in the second rest */
    assert_int_equal(td_session_reps_done(&s), 8);
    for (int i = 0; i < 20 && td_session_coming_set(&s, 131 * S) != 1; i++) {
        td_session_back(&s, 131 * S); /* into the first rest */
    }
    assert_true(td_session_change(&s, 131 * S, (struct td_set_change){.reps = 3}));
    assert_int_equal(td_session_reps_done(&s), 8);
    assert_int_equal(td_session_set_reps_done(&s, 0), 4);
    assert_int_equal(td_session_set_reps_done(&s, 1), 4);
    assert_int_equal(td_session_set_reps_done(&s, 2), 0);
    td_session_deinit(&s);
}

static void td_session_go__waiting_x__lasts_until_told(void **state)
{
    struct td_workout workout = workout_of(&fast, 1, 2);
    struct td_session s;
    td_ns up = 14 * S;

    (void)state;
    workout.x_waits = true;
    s = begin(&workout);
    assert_false(td_session_go(&s, 12 * S)); /* nothing waits while going down */
    for (td_ns now = up; now <= up + 40 * S; now += 333 * TD_NS_PER_MS) {
        (void)td_session_update(&s, now);
        assert_true(td_session_waiting(&s, now));
        assert_true(td_session_next_boundary(&s, now) == TD_NEVER);
        assert_true(td_session_next_second(&s, now) > now);
        assert_true(td_session_offset(&s, now) >= now - S); /* it counts on */
    }
    assert_true(td_session_go(&s, up + 41 * S));
    assert_sound(&s.timeline);
    assert_int_equal(td_session_segment(&s, up + 41 * S)->phase, TD_PHASE_TOP);
    assert_int_equal(td_session_reps_done(&s), 1);
    assert_true(td_session_next_boundary(&s, up + 41 * S) == up + 42 * S);
    /* The second one, quicker than the time it was given. */
    assert_true(td_session_go(&s, up + 46 * S + S / 2));
    assert_int_equal(td_session_reps_done(&s), 2);
    assert_sound(&s.timeline);
    assert_true(td_session_next_boundary(&s, up + 46 * S + S / 2) == up + 47 * S + S / 2);
    td_session_deinit(&s);
}

static void td_session_go__pause_in_between__is_not_counted(void **state)
{
    struct td_workout workout = workout_of(&fast, 1, 1);
    struct td_session s;

    (void)state;
    workout.x_waits = true;
    s = begin(&workout);
    td_session_pause(&s, 17 * S); /* three seconds into the X */
    assert_true(td_session_offset(&s, 100 * S) == 17 * S);
    td_session_resume(&s, 100 * S);
    assert_true(td_session_go(&s, 102 * S));
    assert_true(s.timeline.segments[3].length == 5 * S);
    td_session_deinit(&s);
}

static void td_session_tap__movements__are_measured_once(void **state)
{
    struct td_workout workout = workout_of(&squat, 1, 3);
    struct td_session s = begin(&workout);
    enum td_phase phase;

    (void)state;
    assert_true(td_session_tap(&s, 5 * S, &phase) < 0); /* getting ready */
    assert_true(td_session_tap(&s, 12 * S + S / 2, &phase) == 2 * S + S / 2);
    assert_int_equal(phase, TD_PHASE_DOWN);
    assert_true(td_session_tap(&s, 12 * S + S * 6 / 10, &phase) < 0); /* that one is taken */
    assert_true(td_session_tap(&s, 16 * S + S / 4, &phase) == 2 * S + S / 4); /* late, in the top */
    assert_int_equal(phase, TD_PHASE_UP);
    assert_true(td_session_tap(&s, 20 * S + S / 2, &phase) ==
                3 * S + S / 2); /* late, in the bottom */
    assert_int_equal(phase, TD_PHASE_DOWN);
    assert_int_equal(s.feedback[0].down_count, 2);
    assert_true(s.feedback[0].down == 6 * S);
    assert_int_equal(s.feedback[0].up_count, 1);
    td_session_deinit(&s);
}

static void td_session_reps__know_when_they_ended_and_what_was_tapped(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 2);
    struct td_session s = begin(&workout);
    struct td_session_record record = {0};
    enum td_phase phase;

    (void)state;
    give_sets(&record, (int)s.timeline.set_total);
    assert_true(td_session_tap(&s, 12 * S + S / 2, &phase) > 0); /* rep 1, down */
    td_session_pause(&s, 13 * S);
    td_session_resume(&s, 93 * S); /* what is not played does not count */
    assert_true(td_session_tap(&s, 97 * S, &phase) == 3 * S); /* late: rep 2 begins */
    (void)td_session_update(&s, 104 * S);
    td_session_record_of(&s, 104 * S, &record);
    assert_int_equal(record.rep_count, 4);
    assert_true(record.reps[0].done && record.reps[1].done);
    assert_false(record.reps[2].done);
    assert_int_equal(record.reps[0].down_ms, 2500);
    assert_int_equal(record.reps[0].up_ms, 3000);
    assert_true(record.reps[0].at_ms >= 16000 && record.reps[0].at_ms <= 17000);
    assert_true(record.reps[1].at_ms - record.reps[0].at_ms == 7000);
    assert_int_equal(record.reps[1].set, 0);
    assert_int_equal(record.reps[1].rep, 2);
    assert_int_equal(record.reps[1].down_ms, -1);
    assert_int_equal(record.reps[3].set, 1);
    assert_int_equal(record.reps[3].rep, 2);
    /* A longer tail leaves what was done where it is. */
    assert_true(td_session_change(&s, 104 * S, (struct td_set_change){.reps = 3}));
    td_session_record_of(&s, 104 * S, &record);
    assert_int_equal(record.rep_count, 7);
    assert_int_equal(record.reps[0].down_ms, 2500);
    assert_int_equal(record.reps[6].rep, 5);
    td_session_deinit(&s);
    td_session_record_deinit(&record);
}

static void td_session_say_pain__belongs_to_the_set_before(void **state)
{
    struct td_workout workout = workout_of(&raise, 2, 1);
    struct td_session s = begin(&workout);

    (void)state;
    assert_false(td_session_say_pain(&s, 11 * S, 3)); /* moving */
    assert_true(td_session_say_pain(&s, 14 * S, 3));  /* changing sides */
    assert_int_equal(s.feedback[0].pain, 3);
    assert_true(td_session_say_pain(&s, 10 * S + 3500 * TD_NS_PER_MS + 10 * S + 4 * S, 1));
    assert_int_equal(s.feedback[1].pain, 1);
    assert_int_equal(s.feedback[2].pain, -1);
    assert_int_equal(td_session_worst_pain(&s), 3);
    td_session_deinit(&s);
}

static void td_session_one_more__after_the_end__counts(void **state)
{
    struct td_workout workout = workout_of(&squat, 1, 2);
    struct td_session s = begin(&workout);

    (void)state;
    assert_false(td_session_one_more(&s, 11 * S, 5 * S));
    (void)td_session_update(&s, 24 * S);
    assert_int_equal(s.state, TD_SESSION_DONE);
    assert_true(td_session_one_more(&s, 30 * S, 5 * S));
    assert_int_equal(td_session_segment(&s, 31 * S)->kind, TD_SEGMENT_PREPARE);
    (void)td_session_update(&s, 30 * S + 12 * S);
    assert_int_equal(s.state, TD_SESSION_DONE);
    assert_int_equal(td_session_reps_done(&s), 3);
    assert_int_equal(td_session_set_reps_done(&s, 0), 3);
    assert_int_equal(s.timeline.sets[0].reps, 2);
    assert_sound(&s.timeline);
    td_session_deinit(&s);
}

static void record_at(const struct td_session *s, td_ns now, struct td_session_record *out)
{
    td_session_record_clear(out);
    give_sets(out, (int)s->timeline.set_total);
    td_session_record_of(s, now, out);
}

static void td_session_restore__any_moment__is_taken_up_there(void **state)
{
    struct td_session_record record = {0}, again = {0};
    struct td_workout workout = {.level = &level, .prepare = 10 * S, .x = S};

    (void)state;
    add(&workout, &squat, 2, 3);
    add(&workout, &raise, 2, 2);
    add(&workout, &sit, 1, 1);
    for (td_ns at = 11 * S; at < 300 * S; at += 1700 * TD_NS_PER_MS) {
        struct td_session s = begin(&workout), t;
        struct td_workout fresh = workout;
        struct td_timeline timeline;

        (void)td_session_update(&s, 40 * S < at ? 40 * S : at);
        (void)td_session_change(&s, 40 * S < at ? 40 * S : at,
                                (struct td_set_change){.reps = 1, .down_ms = 1000});
        (void)td_session_update(&s, at);
        if (s.state != TD_SESSION_RUNNING) {
            td_session_deinit(&s);
            break;
        }
        record_at(&s, at, &record);
        assert_true(record.running);
        for (size_t i = 0; i < fresh.count; i++) {
            fresh.exercises[i].sets = 9;
        }
        td_workout_as_recorded(&fresh, &record);
        assert_int_equal(td_timeline_compile(&fresh, TD_SIDE_LEFT, &timeline), TD_OK);
        assert_int_equal(td_session_init(&t, &timeline), TD_OK);
        assert_int_equal(td_session_restore(&t, 1000 * S, &record), TD_OK);
        assert_sound(&t.timeline);
        assert_int_equal(td_session_reps_done(&t), td_session_reps_done(&s));
        assert_int_equal(td_session_segment(&t, 1000 * S)->kind, TD_SEGMENT_PREPARE);
        assert_int_equal(td_session_segment(&t, 1000 * S)->plan, record.at_set);
        assert_int_equal(td_session_segment(&t, 1011 * S)->rep, record.at_rep);
        record_at(&t, 1000 * S, &again);
        assert_int_equal(again.set_count, record.set_count);
        for (int i = 0; i < record.set_count; i++) {
            assert_int_equal(again.sets[i].reps_planned, record.sets[i].reps_planned);
            assert_int_equal(again.sets[i].reps_done, record.sets[i].reps_done);
            assert_string_equal(again.sets[i].tempo, record.sets[i].tempo);
        }
        assert_int_equal(again.elapsed_ms, record.elapsed_ms);
        td_session_deinit(&t);
        td_session_deinit(&s);
    }
    td_session_record_deinit(&record);
    td_session_record_deinit(&again);
}

/* The plan has grown since: what is on record is what was planned then. */
static void td_session_restore__main_exercise__as_it_was_planned(void **state)
{
    struct td_session_record record = {0}, again = {0};
    struct td_workout workout = workout_of(&squat, 2, 3);
    struct td_session s = begin(&workout), t;
    struct td_workout fresh = workout_of(&squat, 2, 3);
    struct td_timeline timeline;

    (void)state;
    (void)td_session_update(&s, 13 * S);
    record_at(&s, 13 * S, &record);
    assert_int_equal(record.main_sets, 2);
    assert_int_equal(record.main_reps, 3);
    td_workout_as_recorded(&fresh, &record);
    fresh.exercises[0].reps = 4;
    fresh.exercises[0].tempo.ms[TD_PHASE_DOWN] = 5000;
    assert_int_equal(td_timeline_compile(&fresh, TD_SIDE_LEFT, &timeline), TD_OK);
    assert_int_equal(td_session_init(&t, &timeline), TD_OK);
    assert_int_equal(td_session_restore(&t, 1000 * S, &record), TD_OK);
    record_at(&t, 1001 * S, &again);
    assert_int_equal(again.main_sets, 2);
    assert_int_equal(again.main_reps, 3);
    assert_string_equal(again.tempo, record.tempo);
    td_session_deinit(&t);
    td_session_deinit(&s);
    td_session_record_deinit(&record);
    td_session_record_deinit(&again);
}

static void td_session_restore__another_programme__is_refused(void **state)
{
    struct td_session_record record = {0};
    struct td_workout workout = workout_of(&squat, 2, 3), other = workout_of(&fast, 2, 3);
    struct td_session s = begin(&workout), t = begin(&other);
    td_ns total = t.timeline.total;

    (void)state;
    record_at(&s, 12 * S, &record);
    assert_int_equal(td_session_restore(&t, 0, &record), TD_ERR_ABSENT);
    assert_true(t.timeline.total == total);
    record.at_set = 7;
    assert_int_equal(td_session_restore(&s, 0, &record), TD_ERR_ABSENT);
    td_session_deinit(&s);
    td_session_deinit(&t);
    td_session_record_deinit(&record);
}

/* ---- anything at any time ---- */

static uint32_t seed;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % sides;
}

static void do_anything(struct td_session *s, td_ns now)
{
    enum td_phase phase;

    switch (dice(14)) {
    case 0:
        td_session_pause(s, now);
        break;
    case 1:
    case 2:
        td_session_resume(s, now);
        break;
    case 3:
        td_session_next(s, now);
        break;
    case 4:
        td_session_back(s, now);
        break;
    case 5:
        (void)td_session_undo(s, now);
        break;
    case 6:
        td_session_finish_set(s, now);
        break;
    case 7:
        (void)td_session_stretch_rest(s, now, ((td_ns)dice(60) - 30) * S);
        break;
    case 8:
        (void)td_session_change(s, now,
                                (struct td_set_change){.reps = (int)dice(7) - 3,
                                                       .down_ms = ((int)dice(5) - 2) * 1000,
                                                       .easier = dice(4) == 0});
        break;
    case 9:
        (void)td_session_tap(s, now, &phase);
        break;
    case 10:
        (void)td_session_go(s, now);
        break;
    case 11:
        (void)td_session_say_pain(s, now, (int)dice(11));
        break;
    case 12:
        (void)td_session_one_more(s, now, (td_ns)(1 + dice(6)) * S);
        break;
    default:
        (void)td_session_update(s, now);
        break;
    }
}

static void td_session__any_course__keeps_its_promises(void **state)
{
    struct td_session_record record = {0};

    (void)state;
    for (uint32_t course = 0; course < 400; course++) {
        struct td_workout workout = {.level = &level, .prepare = 5 * S, .x = S};
        struct td_session s;
        td_ns now = 0;
        uint32_t done = 0;

        seed = course * 7919 + 1;
        workout.x_waits = dice(2) == 0;
        add(&workout, &squat, 1 + (int)dice(3), 1 + (int)dice(4));
        add(&workout, dice(2) == 0 ? &fast : &raise, 1 + (int)dice(2), 1 + (int)dice(3));
        add(&workout, dice(2) == 0 ? &sit : &squat, 1, 2);
        s = begin(&workout);
        for (int step = 0; step < 300 && s.state != TD_SESSION_STOPPED; step++) {
            td_ns offset;

            now += (td_ns)dice(4000) * TD_NS_PER_MS;
            do_anything(&s, now);
            (void)td_session_update(&s, now);
            assert_sound(&s.timeline);
            offset = td_session_offset(&s, now);
            assert_true(offset >= 0 && offset <= s.timeline.total);
            assert_true(td_session_offset(&s, now + S) >= offset);
            assert_true(td_session_played(&s, now) >= 0);
            assert_true(td_session_reps_done(&s) >= done); /* what was done stays done */
            done = td_session_reps_done(&s);
            if (s.state == TD_SESSION_RUNNING) {
                td_ns next = td_session_next_second(&s, now);

                if (!(next > now && next <= now + S)) {
                    fail_msg(
                        "course %u step %d: next %lld after now, offset %lld of %lld waiting %d",
                        course, step, (long long)(next - now), (long long)offset,
                        (long long)s.timeline.total, td_session_waiting(&s, now));
                }
            }
        }
        record_at(&s, now, &record);
        assert_int_equal(record.set_count, s.timeline.set_total);
        td_session_deinit(&s);
    }
    td_session_record_deinit(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_session_change__in_a_rest__changes_the_sets_to_come),
        cmocka_unit_test(td_session_change__while_moving__is_refused),
        cmocka_unit_test(td_session_change__bounds__hold),
        cmocka_unit_test(td_session_change__easier__fewer_reps_or_seconds),
        cmocka_unit_test(td_session_change__reps_done_ahead__are_carried_over),
        cmocka_unit_test(td_session_go__waiting_x__lasts_until_told),
        cmocka_unit_test(td_session_go__pause_in_between__is_not_counted),
        cmocka_unit_test(td_session_tap__movements__are_measured_once),
        cmocka_unit_test(td_session_reps__know_when_they_ended_and_what_was_tapped),
        cmocka_unit_test(td_session_say_pain__belongs_to_the_set_before),
        cmocka_unit_test(td_session_one_more__after_the_end__counts),
        cmocka_unit_test(td_session_restore__any_moment__is_taken_up_there),
        cmocka_unit_test(td_session_restore__main_exercise__as_it_was_planned),
        cmocka_unit_test(td_session_restore__another_programme__is_refused),
        cmocka_unit_test(td_session__any_course__keeps_its_promises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
