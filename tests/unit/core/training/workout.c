/* Putting a session together: what the programme says and what a person changes. */

#include <string.h>

#include "teardrop/core/training/record.h"
#include "teardrop/core/training/workout.h"
#include "test.h"

#define S TD_NS_PER_S

static const struct td_exercise squat = {.id = "squat",
                                         .name = "Squat",
                                         .tempo = {{3000, 1000, 2000, 1000}, false},
                                         .sets_min = 3,
                                         .sets_max = 4,
                                         .reps_min = 8,
                                         .reps_max = 12,
                                         .rest_s = 90};
static const struct td_exercise wall_sit = {.id = "wall_sit",
                                            .name = "Wall sit",
                                            .kind = TD_EXERCISE_HOLD,
                                            .sets_min = 2,
                                            .sets_max = 5,
                                            .reps_min = 1,
                                            .reps_max = 1,
                                            .hold_s = 30,
                                            .hold_max_s = 45,
                                            .rest_s = 60};
static const struct td_exercise mixed[] = {
    {.id = "a", .name = "A", .sets_min = 1, .reps_min = 5, .rest_s = 10},
    {.id = "b", .name = "B", .kind = TD_EXERCISE_HOLD, .sets_min = 1, .hold_s = 20}};

static const struct td_level reps = {
    .id = "l2", .name = "Reps", .exercises = &squat, .exercise_count = 1};
static const struct td_level hold = {
    .id = "l1", .name = "Hold", .exercises = &wall_sit, .exercise_count = 1};
static const struct td_level both = {
    .id = "l3", .name = "Both", .exercises = mixed, .exercise_count = 2};
static const struct td_level empty = {.id = "l9", .name = "Empty"};
static const struct td_program program = {.warm_up = &mixed[0], .warm_up_count = 1};

static struct td_workout build(const struct td_level *level, const struct td_overrides *over)
{
    struct td_workout workout;

    td_workout_build(&program, level, over, &workout);
    return workout;
}

static void td_workout_build__nothing_changed__is_the_programme(void **state)
{
    struct td_overrides over;
    struct td_workout workout;

    (void)state;
    td_overrides_init(&over);
    workout = build(&reps, &over);
    assert_int_equal(workout.count, 1);
    assert_ptr_equal(workout.level, &reps);
    assert_true(workout.prepare == 15 * S);
    assert_true(workout.x == S);
    assert_int_equal(workout.load_g, 0);
    assert_int_equal(workout.exercises[0].sets, 3); /* ranges begin at their lower number */
    assert_int_equal(workout.exercises[0].reps, 8);
    assert_true(workout.exercises[0].rest == 90 * S);
    assert_true(workout.exercises[0].hold == 0);
    assert_int_equal(workout.exercises[0].tempo.ms[TD_PHASE_DOWN], 3000);
    workout = build(&hold, &over);
    assert_int_equal(workout.exercises[0].reps, 1);
    assert_true(workout.exercises[0].hold == 30 * S);
}

static void td_workout_build__overrides__change_what_they_say(void **state)
{
    struct td_overrides over;
    struct td_workout workout;

    (void)state;
    td_overrides_init(&over);
    over.has_tempo = true;
    over.tempo = (struct td_tempo){{4000, 0, 0, 0}, true};
    over.sets = 1;
    over.reps = 100;
    over.rest_s = 0;
    over.prepare_s = 0;
    over.x_ms = 1500;
    over.load_g = 12500;
    over.hold_s = 40;
    workout = build(&reps, &over);
    assert_true(workout.prepare == 0); /* 0 is a value, not "as the programme says" */
    assert_true(workout.exercises[0].rest == 0);
    assert_true(workout.x == 1500 * TD_NS_PER_MS);
    assert_int_equal(workout.load_g, 12500);
    assert_int_equal(workout.exercises[0].sets, 1);
    assert_int_equal(workout.exercises[0].reps, 100);
    assert_true(workout.exercises[0].tempo.explosive);
    assert_true(workout.exercises[0].hold == 0); /* nothing is held here */
    workout = build(&both, &over);
    assert_int_equal(workout.exercises[0].reps, 100);
    assert_int_equal(workout.exercises[1].reps, 1); /* a hold has no reps */
    assert_true(workout.exercises[1].hold == 40 * S);
}

static void td_workout_build__warm_up__comes_first_and_stays_as_it_is(void **state)
{
    struct td_overrides over;
    struct td_workout workout;

    (void)state;
    td_overrides_init(&over);
    over.warm_up = true;
    over.sets = 7;
    over.reps = 9;
    workout = build(&reps, &over);
    assert_int_equal(workout.count, 3);
    assert_ptr_equal(workout.exercises[0].exercise, &mixed[0]);
    assert_int_equal(workout.exercises[0].sets, 1);
    assert_int_equal(workout.exercises[0].reps, 5);
    assert_false(workout.exercises[0].easy);
    /* The day's movement once, at half effort. */
    assert_ptr_equal(workout.exercises[1].exercise, workout.exercises[2].exercise);
    assert_true(workout.exercises[1].easy);
    assert_int_equal(workout.exercises[1].sets, 1);
    assert_int_equal(workout.exercises[1].reps, 5);
    assert_int_equal(workout.main, 2);
    assert_false(workout.exercises[2].easy);
    assert_int_equal(workout.exercises[2].sets, 7);
    assert_int_equal(workout.exercises[2].reps, 9);
}

static void td_workout_build__extras__come_last_and_stay_as_they_are(void **state)
{
    struct td_overrides over;
    struct td_workout workout;
    struct td_level with = reps;

    (void)state;
    with.extras = &mixed[0];
    with.extra_count = 1;
    td_overrides_init(&over);
    workout = build(&with, &over);
    assert_int_equal(workout.count, 1);
    over.extras = true;
    over.sets = 7;
    workout = build(&with, &over);
    assert_int_equal(workout.count, 2);
    assert_int_equal(workout.main, 0);
    assert_true(workout.extras);
    assert_int_equal(workout.exercises[0].sets, 7);
    assert_ptr_equal(workout.exercises[1].exercise, &mixed[0]);
    assert_int_equal(workout.exercises[1].sets, mixed[0].sets_min);
}

static const struct td_exercise harder = {
    .id = "h2", .name = "H2", .sets_min = 2, .sets_max = 3, .reps_min = 6, .reps_max = 8};
static const struct td_exercise hips[] = {{.id = "h",
                                           .name = "H",
                                           .sets_min = 2,
                                           .sets_max = 3,
                                           .reps_min = 12,
                                           .reps_max = 15,
                                           .then = &harder},
                                          {.id = "r",
                                           .name = "R",
                                           .when = TD_WHEN_RUNS,
                                           .sets_min = 2,
                                           .sets_max = 2,
                                           .reps_min = 12,
                                           .reps_max = 12}};
static const struct td_exercise for_some[] = {
    {.id = "squat", .name = "S", .sets_min = 3, .sets_max = 4, .reps_min = 8, .reps_max = 12},
    {.id = "leg",
     .name = "Leg",
     .when = TD_WHEN_ONE_SIDED,
     .sides = TD_SIDES_EACH,
     .sets_min = 2,
     .sets_max = 2,
     .reps_min = 8,
     .reps_max = 10},
    {.id = "grow",
     .name = "Grow",
     .when = TD_WHEN_GROWTH,
     .sets_min = 3,
     .sets_max = 3,
     .reps_min = 10,
     .reps_max = 15}};
static const struct td_level with_more = {.id = "l4",
                                          .name = "More",
                                          .exercises = for_some,
                                          .exercise_count = 3,
                                          .extras = hips,
                                          .extra_count = 2};

static void td_workout_build__what_some_do__only_when_said(void **state)
{
    struct td_overrides over;
    struct td_workout workout;
    char text[120];

    (void)state;
    td_overrides_init(&over);
    over.extras = true;
    workout = build(&with_more, &over);
    assert_int_equal(workout.own, 1);
    assert_int_equal(workout.count, 2); /* nor the runners' */
    over.one_leg = over.growth = over.runs = true;
    over.second_reps = 9;
    over.reps = 12;
    workout = build(&with_more, &over);
    assert_int_equal(workout.own, 3);
    assert_int_equal(workout.count, 5);
    assert_int_equal(workout.exercises[0].reps, 12);
    assert_int_equal(workout.exercises[1].reps, 9);
    assert_int_equal(workout.exercises[2].reps, 10); /* second are the numbers of the first one */
    td_workout_text(&workout, 600 * S, text, sizeof text);
    assert_string_equal(text, "l4 More: 3 x 12, tempo 0-0-0-0, one leg 2 x 9, for growth 3 x 10, "
                              "hip and calf, 10 min");
    over.purpose = TD_PURPOSE_DELOAD;
    over.sets = 2;
    workout = build(&with_more, &over);
    assert_int_equal(workout.exercises[1].sets, 1);
    assert_int_equal(workout.exercises[2].sets, 1);
}

/* A session that was cut off is built again with all it had. */
static void td_overrides_like__record__is_built_again(void **state)
{
    struct td_set_record sets[] = {
        {.exercise = "squat"}, {.exercise = "leg"}, {.exercise = "h2"}, {.exercise = "r"}};
    struct td_session_record record = {.sets = sets, .set_count = 4, .extras = true};
    struct td_overrides over;
    struct td_workout workout;

    (void)state;
    td_overrides_init(&over);
    over.growth = true;
    over.extras = record.extras;
    td_overrides_like(&with_more, &record, &over);
    workout = build(&with_more, &over);
    assert_int_equal(workout.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(workout.exercises[i].exercise->id, sets[i].exercise);
    }
}

static void td_overrides_merge__extras__later_word_wins(void **state)
{
    struct td_overrides base, over;

    (void)state;
    td_overrides_init(&base);
    td_overrides_init(&over);
    base.extras = true;
    td_overrides_merge(&base, &over);
    assert_true(base.extras);
    over.no_extras = true;
    td_overrides_merge(&base, &over);
    assert_true(base.no_extras && !base.extras);
    over.extras = true;
    over.no_extras = false;
    td_overrides_merge(&base, &over);
    assert_true(base.extras && !base.no_extras);
}

static void td_overrides_merge__what_says_something__wins(void **state)
{
    struct td_overrides base, over;

    (void)state;
    td_overrides_init(&base);
    td_overrides_init(&over);
    base.sets = 3;
    base.rest_s = 60;
    base.has_tempo = true;
    base.tempo.ms[TD_PHASE_DOWN] = 3000;
    over.rest_s = 0;
    over.load_g = 0;
    td_overrides_merge(&base, &over);
    assert_int_equal(base.sets, 3);
    assert_int_equal(base.rest_s, 0);
    assert_int_equal(base.load_g, 0);
    assert_int_equal(base.reps, -1);
    assert_true(base.has_tempo);
    assert_int_equal(base.tempo.ms[TD_PHASE_DOWN], 3000);
    over.has_tempo = true;
    over.tempo.ms[TD_PHASE_DOWN] = 5000;
    over.warm_up = true;
    td_overrides_merge(&base, &over);
    assert_int_equal(base.tempo.ms[TD_PHASE_DOWN], 5000);
    assert_true(base.warm_up);
}

static void td_overrides_fit__holds_and_reps(void **state)
{
    static const struct {
        const struct td_level *level;
        bool tempo;
        int reps, hold_s;
        const char *says; /* NULL = fits */
    } rows[] = {
        {&reps, true, 8, -1, NULL},       {&reps, false, -1, 30, "l2 has no hold"},
        {&hold, false, -1, 30, NULL},     {&hold, true, -1, -1, "no tempo"},
        {&hold, false, 5, -1, "no reps"}, {&both, true, 5, 30, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_overrides over;
        char why[160] = "";

        td_overrides_init(&over);
        over.has_tempo = rows[i].tempo;
        over.reps = rows[i].reps;
        over.hold_s = rows[i].hold_s;
        assert_int_equal(td_overrides_fit(rows[i].level, &over, why, sizeof why),
                         rows[i].says == NULL ? TD_OK : TD_ERR_USAGE);
        if (rows[i].says != NULL && strstr(why, rows[i].says) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", why, rows[i].says);
        }
    }
}

static void td_level_is_hold__only_when_all_are(void **state)
{
    (void)state;
    assert_false(td_level_is_hold(&reps));
    assert_false(td_level_has_hold(&reps));
    assert_true(td_level_is_hold(&hold));
    assert_true(td_level_has_hold(&hold));
    assert_false(td_level_is_hold(&both));
    assert_true(td_level_has_hold(&both));
    assert_false(td_level_is_hold(&empty));
    assert_false(td_level_has_hold(&empty));
}

/* What people read has no code in it. */
static void td_workout_words__reps_and_holds__without_codes(void **state)
{
    struct td_overrides over;
    struct td_workout workout;
    char text[200];

    (void)state;
    td_overrides_init(&over);
    workout = build(&reps, &over);
    td_workout_words(&workout, 600 * S, text, sizeof text);
    assert_null(strstr(text, reps.id));
    assert_non_null(strstr(text, ": 3 sets of 8, down 3"));
    assert_non_null(strstr(text, ", 10 min"));
    workout = build(&hold, &over);
    td_workout_words(&workout, 600 * S, text, sizeof text);
    assert_non_null(strstr(text, " of 30 seconds, 10 min"));
    td_workout_brief(&workout, 600 * S, text, sizeof text);
    assert_non_null(strstr(text, " x 30 s, 10 min"));
    workout = build(&reps, &over);
    td_workout_brief(&workout, 600 * S, text, sizeof text);
    assert_non_null(strstr(text, ": 3 x 8, 10 min"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_workout_words__reps_and_holds__without_codes),
        cmocka_unit_test(td_workout_build__nothing_changed__is_the_programme),
        cmocka_unit_test(td_workout_build__overrides__change_what_they_say),
        cmocka_unit_test(td_workout_build__warm_up__comes_first_and_stays_as_it_is),
        cmocka_unit_test(td_workout_build__extras__come_last_and_stay_as_they_are),
        cmocka_unit_test(td_workout_build__what_some_do__only_when_said),
        cmocka_unit_test(td_overrides_like__record__is_built_again),
        cmocka_unit_test(td_overrides_merge__extras__later_word_wins),
        cmocka_unit_test(td_overrides_merge__what_says_something__wins),
        cmocka_unit_test(td_overrides_fit__holds_and_reps),
        cmocka_unit_test(td_level_is_hold__only_when_all_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
