/* Each rule of the plan, with the record that calls for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan_world.h"

static struct plan_world w;
static struct td_plan plan;

static int load(void **state)
{
    (void)state;
    return plan_world_init(&w) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    td_content_free(w.content);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    plan_world_clear(&w);
    return 0;
}

/* A session at the level as it begins, `days` after the one before; then a morning
 * of that pain (-1: not answered). Leaves the clock two days later. */
static void train(const char *level, int pain, int rpe, int after)
{
    const struct td_level *at = td_program_level(w.program, level);
    struct td_plan as = {
        .level = at,
        .sets = at->exercises[0].sets_min,
        .reps = at->exercises[0].kind == TD_EXERCISE_REPS ? at->exercises[0].reps_min : 0,
        .hold_s = at->exercises[0].hold_s};
    struct td_trained t = plan_world_done(&w, &as, pain, rpe);
    int64_t day = td_instant_local_day(w.now);

    plan_world_add(&w, &t);
    if (after >= 0) {
        plan_world_morning(&w, day + 1, after, false, false);
    }
    w.now.unix_s += (int64_t)2 * 86400;
}

static void expect(enum td_rule rule, const char *level)
{
    char why[400];

    plan_world_plan(&w, &plan);
    if (plan.rule != rule || strcmp(plan.level->id, level) != 0) {
        fail_msg("%s at %s, expected %s at %s", td_rule_id(plan.rule), plan.level->id,
                 td_rule_id(rule), level);
    }
    td_plan_why(&plan, w.program, &w.safety, why, sizeof why);
    assert_true(strlen(why) > 10 && strlen(why) < sizeof why - 1);
}

static void plan__nothing_on_record__start(void **state)
{
    (void)state;
    expect(TD_RULE_START, "l2");
    assert_int_equal(plan.due_unix_s, 0);
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    expect(TD_RULE_START, "l1");
}

static void plan__two_greens__level_up(void **state)
{
    (void)state;
    train("l2", 1, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l2");
    train("l2", 2, 7, 0);
    expect(TD_RULE_LEVEL_UP, "l3");
    assert_int_equal(plan.greens, 2);
    assert_int_equal(plan.due_unix_s, w.sessions[0].started.unix_s + 48 * 3600);
}

static void plan__amber__one_set_less_and_the_row_begins_anew(void **state)
{
    (void)state;
    train("l2", 1, 6, 0);
    train("l2", 4, 6, 0);
    expect(TD_RULE_AMBER, "l2");
    assert_int_equal(plan.sets, 2);
    w.sessions[0].sets = 2; /* also amber with two */
    expect(TD_RULE_AMBER, "l2");
    assert_int_equal(plan.sets, 1);
    train("l2", 1, 6, 0);
    w.sessions[0].sets = 2;
    expect(TD_RULE_FULL_SETS, "l2");
    assert_int_equal(plan.sets, 3);
    train("l2", 1, 6, 0);
    expect(TD_RULE_LEVEL_UP, "l3");
}

static void plan__red__one_level_down(void **state)
{
    (void)state;
    train("l4", 7, 6, 0);
    expect(TD_RULE_RED, "l3");
    plan_world_clear(&w);
    train("l4", 1, 6, -1);
    plan_world_morning(&w, PLAN_DAY0 + 1, 4, false, false);
    expect(TD_RULE_RED, "l3");
    plan_world_clear(&w);
    train("l0", 7, 6, 0); /* there is nothing below */
    expect(TD_RULE_RED, "l0");
}

static void plan__swollen__two_levels_down(void **state)
{
    (void)state;
    train("l4", 1, 6, -1);
    plan_world_morning(&w, PLAN_DAY0 + 1, 0, true, false);
    expect(TD_RULE_SWELLING, "l2");
    plan_world_clear(&w);
    train("l1", 1, 6, -1);
    td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, "swelling");
    expect(TD_RULE_SWELLING, "l0");
}

static void plan__two_reds_in_a_week__first_two_levels_for_a_week(void **state)
{
    (void)state;
    train("l4", 7, 6, 0);
    train("l3", 7, 6, 0);
    expect(TD_RULE_TWO_REDS, "l1");
    train("l1", 1, 5, 0); /* green, and the week is not over */
    expect(TD_RULE_TWO_REDS, "l1");
    w.now.unix_s += (int64_t)6 * 86400;
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_TWO_REDS);
}

static void plan__three_red_weeks__see_somebody(void **state)
{
    (void)state;
    for (int week = 0; week < 3; week++) {
        train("l3", 7, 6, 0);
        w.now.unix_s += (int64_t)5 * 86400;
    }
    w.now.unix_s -= (int64_t)3 * 86400;
    expect(TD_RULE_SEE, "l1");
    assert_true(plan.see_somebody);
}

static void plan__pain_rising_week_on_week__see_somebody(void **state)
{
    (void)state;
    for (int week = 0; week < 3; week++) {
        train("l2", 2 + week, 6, 0);
        w.now.unix_s += (int64_t)5 * 86400;
    }
    w.now.unix_s -= (int64_t)3 * 86400;
    expect(TD_RULE_SEE, "l1");
}

static void plan__morning_open__holds(void **state)
{
    (void)state;
    train("l2", 1, 6, 0);
    train("l2", 1, 6, -1);
    expect(TD_RULE_MORNING, "l2");
    train("l2", 1, 6, 0); /* the open one counts neither way */
    expect(TD_RULE_LEVEL_UP, "l3");
    /* Answered late, for the right day, the row is three long. */
    plan_world_morning(&w, PLAN_DAY0 + 3, 0, false, false);
    expect(TD_RULE_LEVEL_UP, "l3");
    assert_int_equal(plan.greens, 3);
}

static void plan__not_said_not_whole_too_hard__holds(void **state)
{
    (void)state;
    train("l2", 1, -1, 0);
    expect(TD_RULE_UNSAID, "l2");
    w.sessions[0].rpe = 6;
    w.sessions[0].worst_pain = -1;
    expect(TD_RULE_UNSAID, "l2");
    w.sessions[0].worst_pain = 1;
    w.sessions[0].finished = false;
    expect(TD_RULE_NOT_WHOLE, "l2");
    w.sessions[0].finished = true;
    w.sessions[0].at_tempo = false;
    expect(TD_RULE_NOT_WHOLE, "l2");
    w.sessions[0].at_tempo = true;
    w.sessions[0].rpe = 8;
    expect(TD_RULE_HARD, "l2");
}

static void plan__small_steps__one_thing_at_a_time(void **state)
{
    const struct td_level *level = td_program_level(w.program, "l3");

    (void)state;
    assert_int_equal(level->small_step_count, 2);
    train("l3", 0, 6, 0);
    expect(TD_RULE_STEP, "l3");
    assert_int_equal(plan.step, 1);
    assert_int_equal(plan.level->heel_mm, 50);
    assert_int_equal(plan.level->depth_to_deg, 60);
    train("l3", 0, 6, 0);
    w.sessions[0].step = 1;
    expect(TD_RULE_STEP, "l3");
    assert_int_equal(plan.step, 2);
    train("l3", 0, 6, 0);
    w.sessions[0].step = 2;
    expect(TD_RULE_LEVEL_UP, "l4");
    assert_int_equal(plan.step, 0);
    assert_int_equal(plan.level->heel_mm, 50);
    assert_int_equal(plan.level->depth_to_deg, 90);
}

static void plan__rep_range__grows_by_one_a_green_session(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    for (int reps = 9; reps <= 12; reps++) {
        expect(TD_RULE_MORE_REPS, "l5");
        assert_int_equal(plan.reps, reps);
        train("l5", 0, 6, 0);
        w.sessions[0].reps = reps;
    }
    expect(TD_RULE_LEVEL_UP, "l6");
}

static void plan__hold__five_seconds_longer(void **state)
{
    (void)state;
    train("l1", 0, 6, 0);
    expect(TD_RULE_LONGER, "l1");
    assert_int_equal(plan.hold_s, 35);
    w.sessions[0].hold_s = 43;
    expect(TD_RULE_LONGER, "l1");
    assert_int_equal(plan.hold_s, 45);
}

static void plan__two_for_two__a_little_heavier(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        train("l7", 0, 7, 0);
        w.sessions[0].reps = 12;
        w.sessions[0].load_g = 12000;
        w.sessions[0].extra_reps = 2;
    }
    expect(TD_RULE_HEAVIER, "l7");
    assert_int_equal(plan.load_g, 13000);
    w.sessions[1].extra_reps = 1;
    expect(TD_RULE_TOP, "l7"); /* the barbell is by choice */
}

static void plan__every_fourth_week_of_heavy_levels__easier(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        train("l6", 1, 8, 0);
    }
    w.now.unix_s += 2 * (int64_t)86400;
    expect(TD_RULE_DELOAD, "l6");
    assert_int_equal(plan.sets, 2);
    assert_int_equal(plan.purpose, TD_PURPOSE_DELOAD);
    train("l6", 0, 5, 0);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    w.sessions[0].sets = 2;
    expect(TD_RULE_DELOAD, "l6"); /* for a week */
    w.now.unix_s += 6 * (int64_t)86400;
    expect(TD_RULE_AFTER_EASE, "l6");
    assert_int_equal(plan.sets, 4);
}

static void plan__weeks_off__the_longer_the_further_back(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 1;
    w.now.unix_s += 13 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l4");
    assert_int_equal(plan.step, 0);
    w.now.unix_s += 14 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l3");
    w.now.unix_s += 28 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l2");
}

static void plan__self_check_limits__by_level_and_by_depth(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 2;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 2;
    expect(TD_RULE_LEVEL_UP, "l5");
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    expect(TD_RULE_LIMIT, "l4");
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l8");
    w.gate.max_depth_deg = 90;
    expect(TD_RULE_LIMIT, "l4");
    w.gate.max_depth_deg = 60; /* what was trained before is too deep now */
    expect(TD_RULE_LIMIT, "l3");
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l1");
    expect(TD_RULE_LIMIT, "l1");
    w.gate.training = TD_TRAINING_CLOSED;
    expect(TD_RULE_CLOSED, "l1");
}

static void plan__placement__begins_at_the_level_last_passed(void **state)
{
    (void)state;
    w.gate.known = true;
    w.gate.training = TD_TRAINING_FREE;
    w.gate.goal = TD_GOAL_STRENGTH;
    expect(TD_RULE_PLACEMENT, "l3");
    assert_int_equal(plan.sets, 1);
    assert_int_equal(plan.reps, 8);
    train("l3", 0, 5, -1);
    w.sessions[0].purpose = TD_PURPOSE_PLACEMENT;
    expect(TD_RULE_PLACEMENT, "l5");
    assert_int_equal(plan.due_unix_s, 0); /* at once, if one likes */
    train("l5", 0, 5, -1);
    w.sessions[0].purpose = TD_PURPOSE_PLACEMENT;
    expect(TD_RULE_PLACED, "l5");
    w.sessions[0].worst_pain = 1; /* not free of pain */
    expect(TD_RULE_PLACED, "l3");
    w.session_count = 1;
    memmove(&w.sessions[0], &w.sessions[1], sizeof w.sessions[0]);
    w.sessions[0].finished = false;
    expect(TD_RULE_PLACED, "l2");
}

static void plan__due__settle_any_time_and_hold_four_times_a_week(void **state)
{
    (void)state;
    train("l0", 0, 5, 0);
    plan_world_plan(&w, &plan);
    assert_true(plan.due_unix_s <= w.now.unix_s);
    plan_world_clear(&w);
    for (int i = 0; i < 4; i++) {
        train("l1", 0, 5, 0);
        w.now.unix_s -= 86400;
    }
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l1");
    assert_int_equal(plan.due_unix_s, w.sessions[3].started.unix_s + 7 * 86400);
}

static void plan__level_that_is_gone__start(void **state)
{
    (void)state;
    train("l2", 0, 5, 0);
    td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, "gone");
    expect(TD_RULE_START, "l2");
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__nothing_on_record__start),
        TEST(plan__two_greens__level_up),
        TEST(plan__amber__one_set_less_and_the_row_begins_anew),
        TEST(plan__red__one_level_down),
        TEST(plan__swollen__two_levels_down),
        TEST(plan__two_reds_in_a_week__first_two_levels_for_a_week),
        TEST(plan__three_red_weeks__see_somebody),
        TEST(plan__pain_rising_week_on_week__see_somebody),
        TEST(plan__morning_open__holds),
        TEST(plan__not_said_not_whole_too_hard__holds),
        TEST(plan__small_steps__one_thing_at_a_time),
        TEST(plan__rep_range__grows_by_one_a_green_session),
        TEST(plan__hold__five_seconds_longer),
        TEST(plan__two_for_two__a_little_heavier),
        TEST(plan__every_fourth_week_of_heavy_levels__easier),
        TEST(plan__weeks_off__the_longer_the_further_back),
        TEST(plan__self_check_limits__by_level_and_by_depth),
        TEST(plan__placement__begins_at_the_level_last_passed),
        TEST(plan__due__settle_any_time_and_hold_four_times_a_week),
        TEST(plan__level_that_is_gone__start),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
