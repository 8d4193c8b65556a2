/* Timeline and session: what stands where, and what counts as done. */

#include <string.h>

#include "teardrop/core/training/session.h"
#include "test.h"

#define S TD_NS_PER_S

static const struct td_exercise squat = {.id = "squat",
                                         .name = "Squat",
                                         .tempo = {{3000, 1000, 2000, 1000}, false},
                                         .sets_min = 3,
                                         .sets_max = 3,
                                         .reps_min = 4,
                                         .reps_max = 4,
                                         .rest_s = 90};
static const struct td_exercise raise = {.id = "raise",
                                         .name = "Leg raise",
                                         .tempo = {{2000, 0, 1000, 2000}, false},
                                         .begins_up = true,
                                         .sets_min = 2,
                                         .sets_max = 2,
                                         .reps_min = 2,
                                         .reps_max = 2,
                                         .rest_s = 45,
                                         .sides = TD_SIDES_EACH};
static const struct td_exercise wall_sit = {.id = "wall_sit",
                                            .name = "Wall sit",
                                            .kind = TD_EXERCISE_HOLD,
                                            .sets_min = 2,
                                            .sets_max = 2,
                                            .reps_min = 1,
                                            .reps_max = 1,
                                            .hold_s = 30,
                                            .hold_max_s = 45,
                                            .rest_s = 60};

static struct td_timeline compile(const struct td_exercise *exercises, size_t count,
                                  struct td_overrides over)
{
    static struct td_level level;
    static struct td_program program;
    struct td_workout workout;
    struct td_timeline timeline;

    level = (struct td_level){
        .id = "l1", .name = "Level", .exercises = exercises, .exercise_count = count};
    td_workout_build(&program, &level, &over, &workout);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    return timeline;
}

static struct td_overrides none(void)
{
    struct td_overrides over;

    td_overrides_init(&over);
    return over;
}

static void assert_sound(const struct td_timeline *timeline)
{
    td_ns at = 0;

    for (size_t i = 0; i < timeline->count; i++) {
        assert_true(timeline->segments[i].start == at);
        assert_true(timeline->segments[i].length > 0);
        assert_int_equal(td_timeline_at(timeline, at), i);
        at += timeline->segments[i].length;
        assert_int_equal(td_timeline_at(timeline, at - 1), i);
    }
    assert_true(timeline->total == at);
    assert_int_equal(td_timeline_at(timeline, at), timeline->count);
    assert_int_equal(td_timeline_at(timeline, -5), 0);
}

static void assert_words(const struct td_timeline *timeline, const char *words)
{
    char got[2000] = "";

    for (size_t i = 0; i < timeline->count; i++) {
        strcat(got, td_segment_id(&timeline->segments[i]));
        strcat(got, " ");
    }
    assert_string_equal(got, words);
}

static void td_timeline_compile__reps__every_rep_whole(void **state)
{
    struct td_overrides over = none();
    struct td_timeline timeline;

    (void)state;
    over.sets = 2;
    over.reps = 2;
    timeline = compile(&squat, 1, over);
    assert_sound(&timeline);
    assert_words(&timeline, "prepare down bottom up top down bottom up top rest "
                            "down bottom up top down bottom up top ");
    assert_int_equal(timeline.segments[9].set, 1); /* the rest belongs to the set just done */
    assert_true(timeline.total == (15 + 14 + 90 + 14) * S);
    td_timeline_deinit(&timeline);
}

static void td_timeline_compile__nothing_to_do__leaves_no_segment(void **state)
{
    struct td_overrides over = none();
    struct td_timeline timeline;

    (void)state;
    over.prepare_s = 0;
    over.rest_s = 0;
    over.sets = 2;
    over.reps = 1;
    over.has_tempo = true;
    over.tempo = (struct td_tempo){{3000, 0, 0, 0}, true};
    over.x_ms = 1500;
    timeline = compile(&squat, 1, over);
    assert_sound(&timeline);
    assert_words(&timeline, "down up down up ");
    assert_true(timeline.segments[1].explosive);
    assert_true(timeline.segments[1].length == 1500 * TD_NS_PER_MS);
    td_timeline_deinit(&timeline);
}

static void td_timeline_compile__sides_and_exercises__switch_and_rest(void **state)
{
    const struct td_exercise both[] = {raise, wall_sit};
    struct td_overrides over = none();
    struct td_timeline timeline;

    (void)state;
    over.prepare_s = 0;
    timeline = compile(both, 2, over);
    assert_sound(&timeline);
    assert_words(&timeline,
                 "up top down up top down switch up top down up top down rest "
                 "up top down up top down switch up top down up top down rest hold rest hold ");
    assert_int_equal(timeline.segments[0].side, TD_SIDE_LEFT);
    assert_int_equal(timeline.segments[7].side, TD_SIDE_RIGHT);
    assert_int_equal(timeline.set_total, 6);
    assert_int_equal(timeline.rep_total, 10);
    assert_true(timeline.segments[13].length == 45 * S);
    assert_int_equal(td_timeline_sets(&timeline, &timeline.segments[27]), 2);
    td_timeline_deinit(&timeline);
}

static void td_timeline_compile__maxima__fit(void **state)
{
    struct td_overrides over = none();
    struct td_timeline timeline;

    (void)state;
    over.sets = TD_MAX_SETS;
    over.reps = TD_MAX_REPS;
    timeline = compile(&squat, 1, over);
    assert_sound(&timeline);
    assert_int_equal(timeline.rep_total, TD_MAX_SETS * TD_MAX_REPS);
    td_timeline_deinit(&timeline);
}

static void begin(struct td_session *session, const struct td_exercise *exercise)
{
    struct td_overrides over = none();
    struct td_timeline timeline;

    over.prepare_s = 5;
    timeline = compile(exercise, 1, over);
    assert_int_equal(td_session_init(session, &timeline), TD_OK);
    td_session_start(session, 1000 * S);
}

static void td_session_update__undisturbed__credits_every_rep(void **state)
{
    struct td_session session;

    (void)state;
    begin(&session, &squat);
    (void)td_session_update(&session, 1000 * S + session.timeline.total - 1);
    assert_int_equal(session.state, TD_SESSION_RUNNING);
    assert_int_equal(td_session_reps_done(&session), 12); /* only the closing pause is left */
    (void)td_session_update(&session, 1000 * S + session.timeline.total);
    assert_int_equal(session.state, TD_SESSION_DONE);
    assert_int_equal(td_session_reps_done(&session), 12);
    assert_true(td_session_next_boundary(&session, 5000 * S) == TD_NEVER);
    td_session_deinit(&session);
}

static void td_session_next__skipping__credits_nothing(void **state)
{
    struct td_session session;
    td_ns now = 1000 * S;

    (void)state;
    begin(&session, &squat);
    while (session.state == TD_SESSION_RUNNING) {
        td_session_next(&session, now);
    }
    assert_int_equal(session.state, TD_SESSION_DONE);
    assert_int_equal(td_session_reps_done(&session), 0);
    assert_true(td_session_played(&session, now) == 0);
    td_session_deinit(&session);
}

static void td_session_pause__time_stands_still(void **state)
{
    struct td_session session;

    (void)state;
    begin(&session, &squat);
    td_session_pause(&session, 1006 * S);
    assert_true(td_session_offset(&session, 2000 * S) == 6 * S);
    assert_true(td_session_next_boundary(&session, 2000 * S) == TD_NEVER);
    td_session_resume(&session, 2000 * S);
    assert_true(td_session_offset(&session, 2001 * S) == 7 * S);
    assert_true(session.paused_total == 994 * S);
    assert_true(td_session_next_boundary(&session, 2001 * S) == 2002 * S);
    td_session_deinit(&session);
}

static void td_session_back__a_rep_counts_once(void **state)
{
    struct td_session session;

    (void)state;
    begin(&session, &squat);
    (void)td_session_update(&session, 1012 * S + S / 2); /* half a second into rep 2 */
    assert_int_equal(td_session_reps_done(&session), 1);
    td_session_back(&session, 1012 * S + S / 2);
    assert_true(td_session_offset(&session, 1012 * S + S / 2) == 5 * S); /* rep 1 again */
    (void)td_session_update(&session, 1020 * S);
    assert_int_equal(td_session_reps_done(&session), 1);
    assert_true(td_session_undo(&session, 1020 * S));
    assert_false(td_session_undo(&session, 1020 * S));
    assert_true(td_session_offset(&session, 1020 * S) == 12 * S + S / 2);
    td_session_deinit(&session);
}

static void td_session_finish_set__goes_to_the_rest(void **state)
{
    struct td_session session;
    const struct td_segment *segment;

    (void)state;
    begin(&session, &squat);
    (void)td_session_update(&session, 1014 * S);
    td_session_finish_set(&session, 1014 * S);
    segment = td_session_segment(&session, 1014 * S);
    assert_int_equal(segment->kind, TD_SEGMENT_REST);
    assert_int_equal(segment->set, 1);
    assert_int_equal(td_session_set_reps_done(&session, 0), 1);
    assert_true(td_session_stretch_rest(&session, 1015 * S, 15 * S));
    assert_true(td_session_left(&session, 1015 * S) == 104 * S);
    assert_true(td_session_stretch_rest(&session, 1015 * S, -500 * S));
    assert_true(td_session_left(&session, 1015 * S) > 0);
    assert_true(td_session_left(&session, 1015 * S) < S);
    td_session_deinit(&session);
}

/* With every kind of tempo: a rep counts from the end of its last movement on,
 * never at the turn in its middle. */
static void td_session_update__any_tempo__counts_after_the_last_movement(void **state)
{
    static const int32_t pauses[] = {0, 1000};

    (void)state;
    for (int kind = 0; kind < 16; kind++) {
        struct td_exercise exercise = squat;
        struct td_overrides over = none();
        struct td_timeline timeline;
        struct td_session session;

        exercise.begins_up = (kind & 1) != 0;
        exercise.tempo = (struct td_tempo){{3000, pauses[kind >> 1 & 1], 1000, 0}, false};
        exercise.tempo.ms[TD_PHASE_TOP] = pauses[kind >> 2 & 1];
        if ((kind & 8) != 0) {
            exercise.tempo.ms[TD_PHASE_UP] = 0;
            exercise.tempo.explosive = true;
        }
        over.sets = 2;
        over.reps = 2;
        over.rest_s = 5;
        timeline = compile(&exercise, 1, over);
        assert_int_equal(td_session_init(&session, &timeline), TD_OK);
        td_session_start(&session, 0);
        for (size_t i = 0; i < session.timeline.count; i++) {
            const struct td_segment *segment = &session.timeline.segments[i];
            enum td_phase last = exercise.begins_up ? TD_PHASE_DOWN : TD_PHASE_UP;
            uint32_t before = td_session_reps_done(&session);
            bool counts = segment->kind == TD_SEGMENT_PHASE && segment->phase == last;

            (void)td_session_update(&session, segment->start + segment->length - 1);
            assert_int_equal(td_session_reps_done(&session), before);
            assert_int_equal(td_session_update(&session, segment->start + segment->length), 1);
            assert_int_equal(td_session_reps_done(&session), before + (counts ? 1 : 0));
        }
        assert_int_equal(td_session_reps_done(&session), 4);
        td_session_deinit(&session);
    }
}

/* A rest made longer or shorter moves what comes later, the way back as well. */
static void td_session_undo__after_a_stretched_rest__is_the_same_moment(void **state)
{
    static const int deltas[] = {30, -30, -500};

    (void)state;
    for (size_t i = 0; i < sizeof deltas / sizeof deltas[0]; i++) {
        struct td_session session;
        td_ns now = 1000 * S + (5 + 28 + 90) * S + S / 2; /* half a second into set 2 */
        const struct td_segment *segment;

        begin(&session, &squat);
        td_session_back(&session, now);
        assert_int_equal(td_session_segment(&session, now)->kind, TD_SEGMENT_REST);
        assert_true(td_session_stretch_rest(&session, now, deltas[i] * S));
        assert_true(td_session_undo(&session, now));
        segment = td_session_segment(&session, now);
        assert_int_equal(segment->kind, TD_SEGMENT_PHASE);
        assert_int_equal(segment->set, 2);
        assert_true(td_session_offset(&session, now) - segment->start == S / 2);
        td_session_deinit(&session);
    }
}

static void td_session_undo__to_a_rest_made_short__stays_in_the_rest(void **state)
{
    struct td_session session;
    td_ns now = 1000 * S + (5 + 28 + 80) * S; /* 80 s into the rest */

    (void)state;
    begin(&session, &squat);
    td_session_back(&session, now);
    assert_true(td_session_stretch_rest(&session, now, -60 * S));
    assert_true(td_session_undo(&session, now));
    assert_int_equal(td_session_segment(&session, now)->kind, TD_SEGMENT_REST);
    assert_int_equal(td_session_segment(&session, now)->set, 1);
    td_session_deinit(&session);
}

static uint32_t seed = 1;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Whatever is pressed: no time is lost or made, and nothing done is taken away. */
static void td_session__any_order_of_calls__keeps_its_promises(void **state)
{
    (void)state;
    for (int run = 0; run < 300; run++) {
        struct td_session session;
        td_ns now = 1000 * S;
        uint32_t done = 0;

        begin(&session, run % 2 == 0 ? &squat : &raise);
        for (int step = 0; step < 200; step++) {
            td_ns before = td_session_offset(&session, now);
            td_ns wait = (td_ns)chance(4000) * TD_NS_PER_MS;
            enum td_session_state was = session.state;

            now += wait;
            if (was == TD_SESSION_PAUSED) {
                assert_true(td_session_offset(&session, now) == before);
            } else if (was == TD_SESSION_RUNNING) {
                td_ns expected = before + wait;

                expected = expected > session.timeline.total ? session.timeline.total : expected;
                assert_true(td_session_offset(&session, now) == expected);
                assert_true(td_session_next_second(&session, now) > now);
                assert_true(td_session_next_second(&session, now) <=
                            td_session_next_boundary(&session, now));
            }
            (void)td_session_update(&session, now);
            assert_true(td_session_reps_done(&session) >= done);
            done = td_session_reps_done(&session);
            switch (chance(9)) {
            case 0:
                td_session_pause(&session, now);
                break;
            case 1:
            case 2:
                td_session_resume(&session, now);
                break;
            case 3:
                td_session_next(&session, now);
                break;
            case 4:
                td_session_back(&session, now);
                break;
            case 5:
                (void)td_session_undo(&session, now);
                break;
            case 6:
                (void)td_session_stretch_rest(&session, now, ((td_ns)chance(40) - 20) * S);
                assert_sound(&session.timeline);
                break;
            default:
                break;
            }
            assert_true(td_session_offset(&session, now) >= 0);
            assert_true(td_session_offset(&session, now) <= session.timeline.total);
            assert_true(td_session_reps_done(&session) == done);
        }
        td_session_deinit(&session);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_timeline_compile__reps__every_rep_whole),
        cmocka_unit_test(td_timeline_compile__nothing_to_do__leaves_no_segment),
        cmocka_unit_test(td_timeline_compile__sides_and_exercises__switch_and_rest),
        cmocka_unit_test(td_timeline_compile__maxima__fit),
        cmocka_unit_test(td_session_update__undisturbed__credits_every_rep),
        cmocka_unit_test(td_session_next__skipping__credits_nothing),
        cmocka_unit_test(td_session_pause__time_stands_still),
        cmocka_unit_test(td_session_back__a_rep_counts_once),
        cmocka_unit_test(td_session_finish_set__goes_to_the_rest),
        cmocka_unit_test(td_session_update__any_tempo__counts_after_the_last_movement),
        cmocka_unit_test(td_session_undo__after_a_stretched_rest__is_the_same_moment),
        cmocka_unit_test(td_session_undo__to_a_rest_made_short__stays_in_the_rest),
        cmocka_unit_test(td_session__any_order_of_calls__keeps_its_promises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
