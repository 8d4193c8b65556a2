/* Limits that open: each border of days, weeks and degrees. */

#include "plan_world.h"
#include "teardrop/core/plan/limits.h"
#include "test.h"

#define DAY ((int64_t)86400)

static struct td_plan plan;

/* A check of the first day: 60 degrees, three calm weeks, 15 degrees more, up to 90. */
static int set_up(void **state)
{
    (void)state;
    plan_world_clear(&w);
    w.gate = (struct td_training_gate){.known = true,
                                       .training = TD_TRAINING_LIMITED,
                                       .checked = w.now,
                                       .max_level = "l8",
                                       .max_depth_deg = 60,
                                       .opens = {3, 15, 90}};
    return 0;
}

static void go_to(int day)
{
    w.now.unix_s = (PLAN_DAY0 + (int64_t)day) * DAY + 8 * TD_HOUR_S;
}

static void train_on(int day, const char *level, int step, int pain, int after)
{
    go_to(day);
    plan_world_train(&w, level, pain, 6, after);
    w.sessions[0].step = step;
}

static void answer_on(int day, const char *what)
{
    go_to(day);
    plan_world_answer(&w, TD_TOPIC_ONE_MORE, what);
}

static int to_go_on(int day)
{
    go_to(day);
    plan_world_plan(&w, &plan);
    return plan.deeper.to_go;
}

static int open_on(int day)
{
    struct td_training_gate gate = w.gate;
    struct td_plan_input in = {.program = w.program,
                               .sessions = w.sessions,
                               .session_count = w.session_count,
                               .mornings = w.mornings,
                               .morning_count = w.morning_count,
                               .limits = &w.limits,
                               .gate = &w.gate,
                               .answers = w.answers,
                               .answer_count = w.answer_count};

    go_to(day);
    in.now = w.now;
    td_limits_open(&in, &gate);
    return gate.max_depth_deg;
}

static void swollen_on(int day)
{
    w.morning_count = 0;
    plan_world_morning(&w, PLAN_DAY0 + day, 0, true, false);
}

/* ---- calm weeks ---- */

/* A session in each of the last three weeks, and one about when they began. */
static void limits__calm_weeks__a_session_in_each(void **state)
{
    static const struct {
        int days[4], today, to_go;
    } rows[] = {
        {{0, 2, 8, 15}, 21, 0},  {{0, 2, 8, 15}, 20, 1},  {{0, 2, 8, 14}, 21, 3},
        {{0, 2, 7, 15}, 21, 2},  {{0, 1, 13, 20}, 21, 0}, {{0, 0, 13, 20}, 21, 1},
        {{3, 3, 13, 20}, 21, 0}, {{4, 4, 13, 20}, 21, 1}, {{10, 12, 18, 25}, 31, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        w.session_count = w.morning_count = 0;
        for (int k = 0; k < 4; k++) {
            train_on(rows[i].days[k], "l3", 0, 0, 0);
        }
        if (to_go_on(rows[i].today) != rows[i].to_go) {
            fail_msg("row %d: %d", (int)i, plan.deeper.to_go);
        }
    }
    w.sessions[0].nothing_done = true; /* no session */
    assert_int_equal(to_go_on(31), 3);
    w.sessions[0].nothing_done = false;
    td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, "l2"); /* not as deep as it may */
    assert_int_equal(to_go_on(31), 3);
    td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, "l3w"); /* a twin is */
    assert_int_equal(to_go_on(31), 0);
}

/* In none of them anything red or swollen. */
static void limits__calm_weeks__what_went_wrong_is_three_weeks_ago(void **state)
{
    (void)state;
    train_on(9, "l2", 0, 7, -1);
    for (int day = 10; day < 31; day += 3) {
        train_on(day, "l3", 0, 0, 0);
    }
    assert_int_equal(to_go_on(31), 0);
    w.sessions[w.session_count - 1].started.unix_s += DAY;
    assert_int_equal(to_go_on(31), 3);
    w.session_count--;
    assert_int_equal(to_go_on(31), 0);
    plan_world_morning(&w, PLAN_DAY0 + 10, 0, true, false);
    w.mornings[0].swollen = false;
    assert_int_equal(to_go_on(31), 0);
    w.mornings[w.morning_count - 1].day++;
    assert_int_equal(to_go_on(31), 3);
}

/* ---- how far ---- */

static void limits__a_step__to_the_next_place_of_the_ladder(void **state)
{
    static const struct {
        int deg;
        struct td_opening opens;
        int to, more, weeks;
    } rows[] = {
        {60, {3, 15, 90}, 75, 15, 3}, {60, {3, 15, 75}, 75, 15, 3}, {60, {3, 15, 74}, 0, 0, 0},
        {60, {3, 14, 90}, 88, 28, 6}, {60, {3, 10, 75}, 75, 15, 6}, {60, {3, 1, 90}, 75, 15, 45},
        {60, {3, 0, 90}, 0, 0, 0},    {75, {3, 15, 90}, 90, 15, 3}, {130, {3, 15, 180}, 0, 0, 0},
        {1, {1, 200, 90}, 90, 89, 1},
    };

    (void)state;
    train_on(0, "l1", 0, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        w.gate.max_depth_deg = rows[i].deg;
        w.gate.opens = rows[i].opens;
        plan_world_plan(&w, &plan);
        if (plan.deeper.to_deg != rows[i].to || plan.deeper.more_deg != rows[i].more ||
            plan.deeper.weeks != rows[i].weeks) {
            fail_msg("row %d: %d by %d in %d", (int)i, plan.deeper.to_deg, plan.deeper.more_deg,
                     plan.deeper.weeks);
        }
    }
    w.gate.max_depth_deg = 0; /* no depth that could be deeper */
    w.gate.opens = (struct td_opening){3, 15, 90};
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_deg, 0);
}

/* ---- what was opened ---- */

static void limits__opened__since_what_limits_was_said(void **state)
{
    (void)state;
    w.gate.checked.unix_s += 10 * DAY;
    answer_on(9, "75");
    assert_int_equal(open_on(12), 60);
    answer_on(10, "75"); /* that very day */
    assert_int_equal(open_on(12), 75);
    w.gate.cleared_unix_s = w.gate.checked.unix_s - DAY; /* an earlier look changes nothing, */
    assert_int_equal(open_on(12), 75);
    w.gate.cleared_unix_s = w.gate.checked.unix_s + DAY; /* a later one says anew */
    assert_int_equal(open_on(12), 60);
    w.answers[0].topic[0] = 'x';
    w.gate.cleared_unix_s = 0;
    assert_int_equal(open_on(12), 60);
}

static void limits__opened__by_level_not_while_it_is_to_be_seen(void **state)
{
    (void)state;
    w.gate.opens = (struct td_opening){TD_OPENS_BY_LEVEL, 0, 0};
    answer_on(1, "l4");
    assert_int_equal(open_on(2), td_program_level(w.program, "l4")->depth_to_deg);
    swollen_on(3);
    assert_int_equal(open_on(2), 60);
    swollen_on(4);
    assert_int_equal(open_on(2), td_program_level(w.program, "l4")->depth_to_deg);
    w.gate.to_be_seen = true;
    assert_int_equal(open_on(2), 60);
}

/* A level is a limit without a depth, too; without either there is none. */
static void limits__opened__of_a_level_alone(void **state)
{
    (void)state;
    w.gate.opens = (struct td_opening){TD_OPENS_BY_LEVEL, 0, 0};
    w.gate.max_depth_deg = 0;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    for (int day = 0; day < 30; day += 2) {
        train_on(day, "l3", 0, 0, 0);
    }
    go_to(30);
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.ask_one_more->id, "l4");
    w.gate.max_level[0] = '\0';
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
}

/* Opened by less than the next small step: on with the weight. */
static void limits__opened_by_a_little__the_weight_stays(void **state)
{
    (void)state;
    answer_on(0, "65");
    for (int day = 0; day < 6; day += 2) {
        train_on(day, "l3w", 0, 0, 0);
        w.sessions[0].load_g = 10000;
    }
    go_to(6);
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l3w");
}

static void limits__swollen_after_it_was_opened__all_is_taken_back(void **state)
{
    (void)state;
    answer_on(10, "75");
    answer_on(40, "90");
    swollen_on(40); /* before it was opened; but after the first */
    assert_int_equal(open_on(50), 90);
    swollen_on(41);
    assert_int_equal(open_on(50), 60);
    assert_int_equal(open_on(41), 60);
    assert_int_equal(open_on(40), 60); /* it is that day already where one has been */
    swollen_on(42);
    assert_int_equal(open_on(40), 90); /* but not the day after it: a clock that was wrong */
    swollen_on(10);
    assert_int_equal(open_on(50), 90);
}

static void limits__red_after_it_was_opened__a_step_each(void **state)
{
    (void)state;
    answer_on(10, "75");
    answer_on(40, "90");
    train_on(39, "l2", 0, 7, 0); /* of the first step; then it was opened further */
    assert_int_equal(open_on(60), 90);
    w.session_count = 0;
    train_on(40, "l2", 0, 7, 0);
    assert_int_equal(open_on(60), 75);
    train_on(46, "l2", 0, 7, 0); /* within a week: the same trouble */
    assert_int_equal(open_on(60), 75);
    w.sessions[0].started.unix_s += DAY;
    assert_int_equal(open_on(60), 60);
    w.session_count = 0;
    train_on(9, "l2", 0, 7, 0);
    assert_int_equal(open_on(60), 90);
}

/* Twice running at that depth; what is sore at a lesser one says nothing about it. */
static void limits__sore_twice__at_the_depth_that_was_opened(void **state)
{
    static const struct {
        int first, step, open;
    } rows[] = {{10, 3, 60}, {9, 3, 75}, {10, 2, 75}, {10, 99, 60}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        (void)set_up(state);
        for (int day = 0; day < 9; day += 2) {
            train_on(day, "l3", 2, 0, 0);
        }
        answer_on(10, "75");
        w.session_count = i == 1 ? 0 : w.session_count;
        train_on(rows[i].first, "l3", rows[i].step, 0, 2);
        train_on(13, "l3", rows[i].step, 0, 2);
        assert_int_equal(open_on(15), rows[i].open);
        assert_int_equal(open_on(27), rows[i].open);
        assert_int_equal(open_on(28), 75); /* two weeks from the second such morning on */
    }
}

/* The level as it begins is none of its small steps: what stands before them is not looked at. */
static void limits__sore_twice_as_the_level_begins__stays_open(void **state)
{
    const struct td_program *kept = w.program;
    struct td_program program = *kept;
    struct td_level levels[16], steps[2];
    int l3 = td_program_level_index(kept, "l3");

    (void)state;
    assert_in_range(program.level_count, 1, 16);
    memcpy(levels, program.levels, program.level_count * sizeof levels[0]);
    steps[0] = steps[1] = levels[l3].small_steps[0];
    steps[0].depth_to_deg = 120;
    levels[l3].small_steps = &steps[1];
    levels[l3].small_step_count = 1;
    program.levels = levels;
    w.program = &program;
    for (int day = 0; day < 9; day += 2) {
        train_on(day, "l3", 0, 0, 0);
    }
    answer_on(10, "75");
    train_on(10, "l3", 0, 0, 2);
    train_on(13, "l3", 0, 0, 2);
    assert_int_equal(open_on(15), 75);
    w.program = kept;
}

/* More steps than anybody opens: the last ones are left out. */
static void limits__many_steps__as_many_as_are_kept(void **state)
{
    char deg[8];

    (void)state;
    for (int i = 1; i <= PLAN_ANSWERS; i++) {
        td_str_format(deg, sizeof deg, "%d", 60 + i);
        answer_on(i, deg);
    }
    assert_int_equal(open_on(30), 75);
    swollen_on(20);
    assert_int_equal(open_on(30), 60);
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(limits__calm_weeks__a_session_in_each),
        TEST(limits__calm_weeks__what_went_wrong_is_three_weeks_ago),
        TEST(limits__a_step__to_the_next_place_of_the_ladder),
        TEST(limits__opened__since_what_limits_was_said),
        TEST(limits__opened__by_level_not_while_it_is_to_be_seen),
        TEST(limits__opened__of_a_level_alone),
        TEST(limits__opened_by_a_little__the_weight_stays),
        TEST(limits__swollen_after_it_was_opened__all_is_taken_back),
        TEST(limits__red_after_it_was_opened__a_step_each),
        TEST(limits__sore_twice__at_the_depth_that_was_opened),
        TEST(limits__sore_twice_as_the_level_begins__stays_open),
        TEST(limits__many_steps__as_many_as_are_kept),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
