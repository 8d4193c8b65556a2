/* What goes beside the main exercise, or in its place: how it grows, and when it is due. */

#include <string.h>

#include "plan_world.h"

static struct td_plan plan;
static struct td_planned planned;
static struct td_overrides usual, asked;

static int clear(void **state)
{
    (void)state;
    plan_world_clear(&w);
    td_overrides_init(&usual);
    td_overrides_init(&asked);
    return 0;
}

/* A session with the swap-in, its newest numbers given. */
static void swap_in(const char *level, const char *id, int sets, int reps, int hold_s, int load_g,
                    int pain, int after)
{
    struct td_past_session *t = &w.sessions[0];

    plan_world_train(&w, level, pain, 6, after);
    td_str_copy(t->swap_in, sizeof t->swap_in, id);
    t->sets = sets;
    t->reps = reps;
    t->hold_s = hold_s;
    t->load_g = load_g;
}

static const struct td_level *level_of(const char *id)
{
    return td_program_level(w.program, id);
}

/* The workout of a level with a swap-in chosen; "" = as it is. */
static const struct td_workout *choose(const char *level, const char *id)
{
    plan_world_plan(&w, &plan);
    asked.swap_in = td_level_swap_in(level_of(level), id);
    assert_int_equal(td_planned_make(w.program, level_of(level), &plan, &usual, &asked, &planned),
                     TD_OK);
    return &planned.workout;
}

static void expect_main(const struct td_workout *workout, int sets, int reps, int load_g)
{
    const struct td_workout_exercise *e = &workout->exercises[workout->main];

    assert_int_equal(e->sets, sets);
    assert_int_equal(e->exercise->kind == TD_EXERCISE_HOLD ? (int)(e->hold / TD_NS_PER_S) : e->reps,
                     reps);
    assert_int_equal(workout->load_g, load_g);
}

#define STEP_UP "poliquin_step_up"

/* ---- swap-ins ---- */

static void plan__swap_in_green__one_thing_grows(void **state)
{
    (void)state;
    expect_main(choose("l4", STEP_UP), 2, 10, 0);
    swap_in("l4", STEP_UP, 2, 10, 0, 0, 0, 0);
    expect_main(choose("l4", STEP_UP), 2, 11, 0);
    swap_in("l4", STEP_UP, 2, 12, 0, 0, 0, 0);
    expect_main(choose("l4", STEP_UP), 3, 12, 0);
    swap_in("l4", STEP_UP, 3, 12, 0, 0, 0, 0);
    expect_main(choose("l4", STEP_UP), 3, 12, 0); /* the most there is */
    expect_main(choose("l5", STEP_UP), 2, 10, 0); /* each level for itself */
    swap_in("l4", "spanish_hold", 4, 1, 30, 0, 0, 0);
    expect_main(choose("l4", "spanish_hold"), 4, 35, 0);
    expect_main(choose("l4", STEP_UP), 3, 12, 0); /* and each swap-in */
}

static void plan__swap_in_not_green__nothing_grows(void **state)
{
    (void)state;
    swap_in("l4", STEP_UP, 3, 11, 0, 0, 0, -1); /* the morning is open */
    expect_main(choose("l4", STEP_UP), 3, 11, 0);
    (void)clear(NULL);
    swap_in("l4", STEP_UP, 3, 11, 0, 0, 0, 0);
    w.sessions[0].rpe = 10;
    expect_main(choose("l4", STEP_UP), 3, 11, 0);
    (void)clear(NULL);
    swap_in("l4", STEP_UP, 3, 11, 0, 0, 0, 0);
    w.sessions[0].finished = false;
    expect_main(choose("l4", STEP_UP), 3, 11, 0);
}

static const struct td_beside_dose *dose_of(const char *level, const char *id)
{
    const struct td_level *at = level_of(level);

    plan_world_plan(&w, &plan);
    return td_beside_of(&plan.beside, &at->swap_ins[td_level_swap_in(at, id) - 1]);
}

static void plan__swap_in_amber__set_less_red__as_it_begins(void **state)
{
    (void)state;
    assert_null(dose_of("l4", STEP_UP));
    swap_in("l4", STEP_UP, 3, 11, 0, 0, 5, 2);
    if (plan_world_plan(&w, &plan), plan.basis.light == TD_LIGHT_AMBER) {
        assert_int_equal(dose_of("l4", STEP_UP)->sets, 2);
        assert_int_equal(dose_of("l4", STEP_UP)->reps, 11);
    } else {
        fail();
    }
    swap_in("l4", STEP_UP, 3, 12, 0, 10000, 8, 5);
    assert_int_equal(dose_of("l4", STEP_UP)->sets, 2);
    assert_int_equal(dose_of("l4", STEP_UP)->reps, 10);
    assert_int_equal(dose_of("l4", STEP_UP)->load_g, 9000);
}

static void plan__swap_in_at_its_most_twice__heavier_from_few_reps(void **state)
{
    (void)state;
    swap_in("l7", "belt_squat", 3, 12, 0, 40000, 0, 0);
    expect_main(choose("l7", "belt_squat"), 3, 12, 40000);
    swap_in("l7", "belt_squat", 3, 12, 0, 40000, 0, 0);
    expect_main(choose("l7", "belt_squat"), 3, 8, 42000);
    swap_in("l7", "belt_squat", 3, 8, 0, 42000, 0, 0);
    expect_main(choose("l7", "belt_squat"), 3, 9, 42000);
}

/* Only the first exercise of several has grown: the others keep to their own numbers. */
static void plan__swap_in_of_several__each_in_its_range(void **state)
{
    const struct td_workout *workout;

    (void)state;
    swap_in("l7", "growth_b", 3, 10, 0, 0, 0, 0);
    workout = choose("l7", "growth_b");
    assert_int_equal(workout->own, 3);
    assert_int_equal(workout->exercises[workout->main].reps, 11);
    assert_int_equal(workout->exercises[workout->main + 1].reps, 6);
    assert_int_equal(workout->exercises[workout->main + 2].reps, 12);
    assert_int_equal(workout->exercises[workout->main + 2].sets, 2);
    asked.reps = 5; /* what is asked for is for all, as before */
    workout = choose("l7", "growth_b");
    assert_int_equal(workout->exercises[workout->main + 2].reps, 5);
}

static void plan__swap_in_of_its_own__person_may_have_the_level(void **state)
{
    (void)state;
    plan_world_train(&w, "l1", 0, 6, 0);
    plan_world_plan(&w, &plan);
    plan.level = level_of("l1");
    plan.swap_in = "hips_first";
    assert_int_equal(td_planned_make(w.program, plan.level, &plan, &usual, &asked, &planned),
                     TD_OK);
    assert_string_equal(planned.workout.level->swap_in, "hips_first");
    expect_main(&planned.workout, 2, 12, 0); /* its own numbers */
    asked.swap_in = TD_SWAP_NONE;
    assert_int_equal(td_planned_make(w.program, plan.level, &plan, &usual, &asked, &planned),
                     TD_OK);
    assert_null(planned.workout.level->swap_in);
    expect_main(&planned.workout, 5, 35, 0); /* what waits meanwhile */
}

/* ---- one leg ---- */

static const struct td_workout *make(const char *level)
{
    assert_int_equal(td_planned_make(w.program, level_of(level), &plan, &usual, &asked, &planned),
                     TD_OK);
    return &planned.workout;
}

static void plan__one_leg__stands_second_with_its_own_numbers(void **state)
{
    const struct td_workout *workout;

    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    plan.one_leg = false;
    assert_int_equal(make("l3")->own, 1);
    plan.one_leg = true;
    plan.beside.second = (struct td_beside_dose){.sets = 2, .reps = 9};
    workout = make("l3");
    assert_int_equal(workout->own, 2);
    assert_int_equal(workout->exercises[workout->main + 1].sets, 2);
    assert_int_equal(workout->exercises[workout->main + 1].reps, 9);
    assert_int_equal(make("l2")->own, 1); /* has none */
    asked.sets = 1;                       /* less is less of all */
    workout = make("l3");
    assert_int_equal(workout->exercises[workout->main + 1].sets, 1);
    asked.sets = 5; /* more is more of the squat */
    workout = make("l3");
    assert_int_equal(workout->exercises[workout->main].sets, 5);
    assert_int_equal(workout->exercises[workout->main + 1].sets, 2);
    plan.purpose = TD_PURPOSE_PLACEMENT;
    td_overrides_init(&asked);
    plan.level = level_of("l3");
    assert_int_equal(make("l3")->own, 1); /* a test is of the squat alone */
}

/* Who said that one knee is sore has it beside the squat; not on a day that has less anyway. */
static void plan__one_sided__one_leg_grows_by_itself(void **state)
{
    struct td_person_answer answers[] = {{.date = "2024-10-01", .topic = "knee", .answer = "left"}};
    struct td_plan_input input = {.program = w.program,
                                  .sessions = w.sessions,
                                  .mornings = w.mornings,
                                  .gate = &w.gate,
                                  .limits = &w.limits,
                                  .answers = answers,
                                  .answer_count = 1};

    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    w.sessions[0].second_sets = 2;
    w.sessions[0].second_reps = 8;
    input.session_count = w.session_count;
    input.morning_count = w.morning_count;
    input.now = w.now;
    td_plan_make(&input, &plan);
    assert_string_equal(plan.level->id, "l3");
    assert_true(plan.one_leg);
    assert_int_equal(plan.beside.second.sets, 2);
    assert_int_equal(plan.beside.second.reps, 9);
    assert_int_equal(make("l3")->exercises[planned.workout.main + 1].reps, 9);
    td_str_copy(answers[0].answer, sizeof answers[0].answer, "both");
    td_plan_make(&input, &plan);
    assert_false(plan.one_leg);
    td_str_copy(answers[0].answer, sizeof answers[0].answer, "left");
    plan_world_train(&w, "l3", 8, 8, 6);
    input.session_count = w.session_count;
    input.morning_count = w.morning_count;
    input.now = w.now;
    td_plan_make(&input, &plan);
    assert_true(plan.reduced);
    assert_false(plan.one_leg);
}

/* ---- hips and calves ---- */

static void hip_session(const char *id, int sets, int reps)
{
    plan_world_train(&w, "l3", 0, 6, 0);
    w.sessions[0].hip_sets = sets;
    w.sessions[0].hip_reps = reps;
    td_str_copy(w.sessions[0].hip, sizeof w.sessions[0].hip, id);
}

static void plan__hips__twice_in_seven_days(void **state)
{
    static const bool due[] = {true, true, false, false, true}; /* every other day */

    (void)state;
    plan_world_plan(&w, &plan);
    assert_false(plan.extras); /* the first day has enough that is new */
    plan_world_train(&w, "l0", 0, 4, 0);
    for (size_t i = 0; i < sizeof due / sizeof due[0]; i++) {
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.extras, due[i]);
        plan_world_train(&w, "l0", 0, 4, 0);
        w.sessions[0].hip_sets = due[i] ? 2 : 0;
    }
}

static void plan__hips__not_on_two_days_running_nor_when_swollen(void **state)
{
    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    w.sessions[0].hip_sets = 2;
    w.now.unix_s -= 86400;
    plan_world_plan(&w, &plan);
    assert_false(plan.extras);
    w.now.unix_s += 86400;
    plan_world_plan(&w, &plan);
    assert_true(plan.extras);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    plan_world_plan(&w, &plan);
    assert_false(plan.extras);
}

/* 12, 13, 14, 15, a third set, and twice of that: the harder exercise. */
static void plan__hips_green__reps_then_sets_then_harder(void **state)
{
    static const struct {
        const char *id;
        int sets, reps;       /* done */
        int step, next, more; /* the next time */
    } rows[] = {{"hip_bridge", 2, 12, 0, 2, 1},     {"hip_bridge", 2, 14, 0, 2, 3},
                {"hip_bridge", 2, 15, 0, 3, 3},     {"hip_bridge", 3, 15, 0, 3, 3},
                {"hip_bridge", 3, 15, 1, 0, 0},     {"one_leg_bridge", 2, 6, 1, 2, 1},
                {"one_leg_bridge", 3, 10, 1, 3, 4}, {"one_leg_bridge", 3, 10, 1, 3, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hip_session(rows[i].id, rows[i].sets, rows[i].reps);
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.beside.hip_step, rows[i].step);
        assert_int_equal(plan.beside.hip_sets, rows[i].next);
        assert_int_equal(plan.beside.hip_more, rows[i].more);
    }
}

static const struct td_workout_exercise *extra(const struct td_workout *workout, size_t n)
{
    return &workout->exercises[workout->main + workout->own + n];
}

static void planned__extras__auto_yes_no(void **state)
{
    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    assert_true(plan.extras);
    assert_true(make("l3")->extras); /* due, and nobody said otherwise */
    assert_int_equal(planned.workout.count, planned.workout.main + planned.workout.own + 3);
    assert_string_equal(extra(&planned.workout, 0)->exercise->id, "hip_bridge");
    usual.no_extras = true;
    assert_false(make("l3")->extras);
    asked.extras = true;
    assert_true(make("l3")->extras);
    td_overrides_init(&asked);
    plan.extras = usual.no_extras = false;
    assert_false(make("l3")->extras);
    usual.extras = true;
    assert_true(make("l3")->extras);
    asked.no_extras = true;
    assert_false(make("l3")->extras);
}

static void planned__extras__grown_and_for_runners(void **state)
{
    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    plan.extras = true;
    plan.beside.hip_step = 1;
    plan.beside.hip_sets = 3;
    plan.beside.hip_more = 2;
    plan.beside.runs = true;
    (void)make("l3");
    assert_string_equal(extra(&planned.workout, 0)->exercise->id, "one_leg_bridge");
    assert_int_equal(extra(&planned.workout, 0)->reps, 8);
    assert_int_equal(extra(&planned.workout, 0)->sets, 3);
    assert_string_equal(extra(&planned.workout, 2)->exercise->id, "one_leg_calf_raise");
    assert_string_equal(extra(&planned.workout, 3)->exercise->id, "bent_knee_calf_raise");
    assert_int_equal(extra(&planned.workout, 3)->reps, 14);
}

/* Hips first is hip work: no more of it behind, and it counts for the week. */
static void plan__hips_first__is_hip_work(void **state)
{
    (void)state;
    plan_world_train(&w, "l1", 0, 6, 0);
    usual.extras = true;
    assert_false(choose("l1", "hips_first")->extras);
    swap_in("l1", "hips_first", 2, 12, 0, 0, 0, 0);
    swap_in("l1", "hips_first", 2, 13, 0, 0, 0, 0);
    plan_world_plan(&w, &plan);
    assert_false(plan.extras);
}

#undef TEST
#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__swap_in_green__one_thing_grows),
        TEST(plan__swap_in_not_green__nothing_grows),
        TEST(plan__swap_in_amber__set_less_red__as_it_begins),
        TEST(plan__swap_in_at_its_most_twice__heavier_from_few_reps),
        TEST(plan__swap_in_of_several__each_in_its_range),
        TEST(plan__swap_in_of_its_own__person_may_have_the_level),
        TEST(plan__one_leg__stands_second_with_its_own_numbers),
        TEST(plan__one_sided__one_leg_grows_by_itself),
        TEST(plan__hips__twice_in_seven_days),
        TEST(plan__hips__not_on_two_days_running_nor_when_swollen),
        TEST(plan__hips_green__reps_then_sets_then_harder),
        TEST(planned__extras__auto_yes_no),
        TEST(planned__extras__grown_and_for_runners),
        TEST(plan__hips_first__is_hip_work),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
