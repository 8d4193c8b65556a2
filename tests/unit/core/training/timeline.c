/* Timeline: looking up, stretching, counting, and the shape of any workout. */

#include <string.h>

#include "teardrop/core/training/timeline.h"
#include "test.h"

#define S TD_NS_PER_S

static const struct td_level level = {.id = "l1", .name = "Level"};

static struct td_exercise squat(void)
{
    return (struct td_exercise){
        .id = "squat", .name = "Squat", .tempo = {{3000, 1000, 2000, 1000}, false}};
}

static struct td_workout workout_of(const struct td_exercise *exercise, int sets, int reps,
                                    int rest_s, int prepare_s)
{
    struct td_workout workout = {.level = &level, .prepare = prepare_s * S, .x = S, .count = 1};

    workout.exercises[0] = (struct td_workout_exercise){.exercise = exercise,
                                                        .tempo = exercise->tempo,
                                                        .sets = sets,
                                                        .reps = reps,
                                                        .hold = 30 * S,
                                                        .rest = rest_s * S};
    return workout;
}

static struct td_timeline compile(const struct td_workout *workout, enum td_side first)
{
    struct td_timeline timeline;

    assert_int_equal(td_timeline_compile(workout, first, &timeline), TD_OK);
    return timeline;
}

static void assert_sound(const struct td_timeline *timeline)
{
    td_ns at = 0;

    for (size_t i = 0; i < timeline->count; i++) {
        assert_true(timeline->segments[i].start == at);
        assert_true(timeline->segments[i].length > 0);
        at += timeline->segments[i].length;
    }
    assert_true(timeline->total == at);
}

static void td_timeline_at__edges__belong_to_what_begins(void **state)
{
    struct td_exercise exercise = squat();
    struct td_workout workout = workout_of(&exercise, 1, 2, 90, 15);
    struct td_timeline timeline = compile(&workout, TD_SIDE_LEFT);

    (void)state;
    assert_int_equal(timeline.count, 9);
    assert_int_equal(td_timeline_at(&timeline, -1), 0);
    assert_int_equal(td_timeline_at(&timeline, 0), 0);
    assert_int_equal(td_timeline_at(&timeline, 15 * S - 1), 0);
    assert_int_equal(td_timeline_at(&timeline, 15 * S), 1);
    assert_int_equal(td_timeline_at(&timeline, 18 * S), 2);
    assert_int_equal(td_timeline_at(&timeline, 29 * S - 1), 8);
    assert_int_equal(td_timeline_at(&timeline, 29 * S), 9); /* the end: one behind the last */
    assert_int_equal(td_timeline_at(&timeline, TD_NEVER), 9);
    td_timeline_deinit(&timeline);
}

static void td_timeline_stretch__moves_what_comes_later_alone(void **state)
{
    struct td_exercise exercise = squat();
    struct td_workout workout = workout_of(&exercise, 2, 1, 90, 15);
    struct td_timeline timeline = compile(&workout, TD_SIDE_LEFT);

    (void)state;
    assert_int_equal(timeline.segments[5].kind, TD_SEGMENT_REST);
    assert_true(td_timeline_stretch(&timeline, 5, 30 * S) == 30 * S);
    assert_sound(&timeline);
    assert_true(timeline.segments[5].start == 22 * S);
    assert_true(timeline.segments[6].start == (22 + 120) * S);
    assert_true(timeline.total == (15 + 7 + 120 + 7) * S);
    /* never below a millisecond, and the change made is told */
    assert_true(td_timeline_stretch(&timeline, 5, -500 * S) == -120 * S + TD_NS_PER_MS);
    assert_true(timeline.segments[5].length == TD_NS_PER_MS);
    assert_sound(&timeline);
    /* the last one has nothing behind it */
    assert_true(td_timeline_stretch(&timeline, timeline.count - 1, S) == S);
    assert_sound(&timeline);
    td_timeline_deinit(&timeline);
}

static void td_timeline_compile__one_sided__begins_with_the_side_asked_for(void **state)
{
    static const enum td_side firsts[] = {TD_SIDE_LEFT, TD_SIDE_RIGHT};
    struct td_exercise exercise = squat();
    struct td_workout workout;

    (void)state;
    exercise.sides = TD_SIDES_EACH;
    workout = workout_of(&exercise, 2, 1, 60, 0);
    for (size_t i = 0; i < 2; i++) {
        struct td_timeline timeline = compile(&workout, firsts[i]);
        const struct td_segment *change = &timeline.segments[4];

        assert_sound(&timeline);
        assert_int_equal(timeline.segments[0].side, firsts[i]);
        assert_int_equal(change->kind, TD_SEGMENT_SWITCH);
        assert_int_equal(change->side, firsts[1 - i]); /* the side to change to */
        assert_int_equal(change->set, 1);              /* belongs to the set in hand */
        assert_true(change->length == TD_SWITCH_S * S);
        assert_int_equal(timeline.segments[5].side, firsts[1 - i]);
        assert_int_equal(timeline.segments[9].kind, TD_SEGMENT_REST);
        assert_int_equal(timeline.segments[9].side, TD_SIDE_NONE);
        assert_int_equal(timeline.segments[10].side, firsts[i]);
        assert_int_equal(timeline.set_total, 4);
        assert_int_equal(timeline.sets[3].first_rep, 3);
        td_timeline_deinit(&timeline);
    }
}

static void td_timeline_compile__prepare_and_rest__carry_set_and_rep(void **state)
{
    struct td_exercise exercise = squat();
    struct td_workout workout = workout_of(&exercise, 2, 3, 90, 15);
    struct td_timeline timeline = compile(&workout, TD_SIDE_LEFT);
    const struct td_segment *rest = &timeline.segments[13];

    (void)state;
    assert_int_equal(timeline.segments[0].kind, TD_SEGMENT_PREPARE);
    assert_int_equal(timeline.segments[0].set, 1);
    assert_int_equal(timeline.segments[0].rep, 1);
    assert_int_equal(rest->kind, TD_SEGMENT_REST);
    assert_int_equal(rest->set, 1);
    assert_int_equal(rest->rep, 3);
    assert_int_equal(timeline.segments[14].set, 2);
    assert_int_equal(timeline.segments[14].rep, 1);
    assert_int_equal(timeline.segments[timeline.count - 1].phase, TD_PHASE_TOP); /* no last rest */
    assert_int_equal(td_timeline_sets(&timeline, rest), 2);
    assert_int_equal(td_timeline_reps(&timeline, rest), 3);
    assert_ptr_equal(td_timeline_exercise(&timeline, rest), &exercise);
    td_timeline_deinit(&timeline);
}

/* Every segment that ends a rep is the last of its rep_index, and each rep has
 * exactly one. */
static void td_timeline_ends_rep__once_for_every_rep(void **state)
{
    (void)state;
    for (int kind = 0; kind < 32; kind++) {
        struct td_exercise exercise = squat();
        struct td_workout workout;
        struct td_timeline timeline;
        uint32_t ends = 0;

        exercise.begins_up = (kind & 1) != 0;
        exercise.sides = (kind & 2) != 0 ? TD_SIDES_EACH : TD_SIDES_TOGETHER;
        exercise.tempo.ms[TD_PHASE_BOTTOM] = (kind & 4) != 0 ? 500 : 0;
        exercise.tempo.ms[TD_PHASE_TOP] = (kind & 8) != 0 ? 500 : 0;
        exercise.kind = (kind & 16) != 0 ? TD_EXERCISE_HOLD : TD_EXERCISE_REPS;
        workout = workout_of(&exercise, 3, exercise.kind == TD_EXERCISE_HOLD ? 1 : 4,
                             kind % 3 == 0 ? 0 : 20, kind % 5);
        timeline = compile(&workout, TD_SIDE_RIGHT);
        assert_sound(&timeline);
        for (size_t i = 0; i < timeline.count; i++) {
            if (td_timeline_ends_rep(&timeline, i)) {
                assert_int_equal(timeline.segments[i].rep_index, ends);
                ends++;
            }
        }
        assert_int_equal(ends, timeline.rep_total);
        td_timeline_deinit(&timeline);
    }
}

static void td_segment_word__every_kind(void **state)
{
    static const char *const words[] = {"prepare", "", "hold", "rest", "switch"};

    (void)state;
    for (int kind = 0; kind <= TD_SEGMENT_SWITCH; kind++) {
        struct td_segment segment = {.kind = (enum td_segment_kind)kind};

        if (kind != TD_SEGMENT_PHASE) {
            assert_string_equal(td_segment_id(&segment), words[kind]);
            assert_string_equal(td_segment_kind_id(segment.kind), words[kind]);
            continue;
        }
        assert_string_equal(td_segment_kind_id(segment.kind), "phase");
        for (int phase = 0; phase < TD_PHASE_COUNT; phase++) {
            segment.phase = (enum td_phase)phase;
            assert_string_equal(td_segment_id(&segment), td_phase_id(segment.phase));
        }
    }
    assert_string_equal(td_side_id(TD_SIDE_NONE), "");
    assert_string_equal(td_side_id(TD_SIDE_LEFT), "left");
    assert_string_equal(td_side_id(TD_SIDE_RIGHT), "right");
}

static void td_timeline_compile__largest_session__fits_its_counters(void **state)
{
    struct td_exercise exercise = squat();
    struct td_workout workout;
    struct td_timeline timeline;
    const struct td_segment *last;

    (void)state;
    exercise.sides = TD_SIDES_EACH;
    exercise.tempo = (struct td_tempo){
        {TD_TEMPO_MAX_MS, TD_TEMPO_MAX_MS, TD_TEMPO_MAX_MS, TD_TEMPO_MAX_MS}, false};
    workout = workout_of(&exercise, TD_MAX_SETS, TD_MAX_REPS, TD_MAX_SECONDS, TD_MAX_SECONDS);
    workout.count = TD_WORKOUT_MAX_EXERCISES;
    for (size_t i = 1; i < workout.count; i++) {
        workout.exercises[i] = workout.exercises[0];
    }
    timeline = compile(&workout, TD_SIDE_LEFT);
    assert_sound(&timeline);
    last = &timeline.segments[timeline.count - 1];
    assert_int_equal(last->exercise, TD_WORKOUT_MAX_EXERCISES - 1);
    assert_int_equal(last->set, TD_MAX_SETS);
    assert_int_equal(last->rep, TD_MAX_REPS);
    assert_int_equal(timeline.rep_total, TD_WORKOUT_MAX_EXERCISES * TD_MAX_SETS * 2 * TD_MAX_REPS);
    assert_int_equal(last->rep_index, timeline.rep_total - 1);
    td_timeline_deinit(&timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_timeline_at__edges__belong_to_what_begins),
        cmocka_unit_test(td_timeline_stretch__moves_what_comes_later_alone),
        cmocka_unit_test(td_timeline_compile__one_sided__begins_with_the_side_asked_for),
        cmocka_unit_test(td_timeline_compile__prepare_and_rest__carry_set_and_rep),
        cmocka_unit_test(td_timeline_ends_rep__once_for_every_rep),
        cmocka_unit_test(td_segment_word__every_kind),
        cmocka_unit_test(td_timeline_compile__largest_session__fits_its_counters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
