/* Each rule of the plan, with the record that calls for it. */

#include "plan_world.h"
#include "test.h"

static struct td_plan plan;

static int clear(void **state)
{
    (void)state;
    plan_world_clear(&w);
    return 0;
}

static void train(const char *level, int pain, int rpe, int after)
{
    plan_world_train(&w, level, pain, rpe, after);
}

static void expect(enum td_rule rule, const char *level)
{
    plan_world_expect(&w, rule, level, &plan);
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

static void plan__amber__one_set_less_then_a_step_back(void **state)
{
    (void)state;
    train("l3", 1, 6, 0);
    train("l3", 4, 6, 2);
    expect(TD_RULE_AMBER, "l3");
    assert_int_equal(plan.sets, 2);
    train("l3", 1, 6, 0);
    w.sessions[0].sets = 2;
    expect(TD_RULE_FULL_SETS, "l3");
    assert_int_equal(plan.sets, 3);
    /* What was done with a set less does not lead on. */
    assert_int_equal(plan.greens, 0);
    train("l3", 4, 6, 2);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
    train("l3", 4, 6, 2);
    expect(TD_RULE_AMBER_AGAIN, "l2");
    w.sessions[0].step = w.sessions[1].step = 2;
    expect(TD_RULE_AMBER_AGAIN, "l3");
    assert_int_equal(plan.step, 1);
    plan_world_clear(&w);
    for (int i = 0; i < 5; i++) { /* never below half the sets */
        train("l0", 4, 6, 2);
        plan_world_plan(&w, &plan);
        assert_true(plan.sets >= 1);
        w.sessions[0].sets = plan.sets;
    }
    assert_string_equal(plan.level->id, "l0");
}

static void plan__red__one_level_down(void **state)
{
    (void)state;
    train("l4", 7, 6, 0);
    expect(TD_RULE_RED, "l3");
    plan_world_clear(&w);
    plan_world_morning(&w, PLAN_DAY0, 1, false, false);
    train("l4", 1, 6, 4);
    expect(TD_RULE_RED, "l3");
    plan_world_clear(&w);
    train("l0", 7, 6, 0); /* there is nothing below */
    expect(TD_RULE_RED, "l0");
}

/* A red light counts until a session at the level it leads to was done. */
static void plan__red__is_not_forgotten_by_what_follows(void **state)
{
    (void)state;
    train("l4", 8, 6, 0);
    train("l4", 1, 6, 0); /* at the same level, by hand, and green */
    expect(TD_RULE_RED, "l3");
    assert_int_equal(plan.basis.pain, 8);
    assert_true(plan.basis_day == PLAN_DAY0);
    train("l3", 1, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l3");
    plan_world_clear(&w); /* a bad morning that is told late, after the next session */
    plan_world_morning(&w, PLAN_DAY0, 0, false, false);
    train("l4", 1, 6, -1);
    train("l4", 1, 6, 0);
    plan_world_morning(&w, PLAN_DAY0 + 1, 5, true, true);
    expect(TD_RULE_SWELLING, "l2");
}

static void plan__morning_of_the_training_day__counts(void **state)
{
    (void)state;
    train("l2", 1, 6, 0);
    train("l2", 1, 6, 0);
    expect(TD_RULE_LEVEL_UP, "l3");
    plan_world_morning(&w, PLAN_DAY0 + 4, 2, false, false);
    expect(TD_RULE_TODAY_AMBER, "l2");
    assert_int_equal(plan.sets, 2);
    w.mornings[w.morning_count - 1].pain = 3;
    expect(TD_RULE_TODAY_RED, "l1");
    w.mornings[w.morning_count - 1].swollen = true;
    expect(TD_RULE_TODAY_SWELLING, "l0");
    w.mornings[w.morning_count - 1] = (struct td_morning){PLAN_DAY0 + 4, 7, false, false};
    expect(TD_RULE_REFER, "l1");
    assert_int_equal(plan.referral, TD_REFER_REST_PAIN);
    plan_world_clear(&w); /* before the first session */
    plan_world_morning(&w, PLAN_DAY0, 3, true, false);
    expect(TD_RULE_TODAY_SWELLING, "l0");
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
    expect(TD_RULE_REFER, "l1");
    assert_int_equal(plan.referral, TD_REFER_RED_WEEKS);
}

static void plan__pain_rising_week_on_week__see_somebody(void **state)
{
    (void)state;
    for (int week = 0; week < 3; week++) {
        train("l2", 2 + 2 * week, 6, 0);
        w.now.unix_s += (int64_t)5 * 86400;
    }
    w.now.unix_s -= (int64_t)3 * 86400;
    expect(TD_RULE_REFER, "l1");
    assert_int_equal(plan.referral, TD_REFER_RISING);
    assert_int_equal(plan.weekly[0], 6);
    for (int week = 0; week < 3; week++) { /* what any knee does */
        w.sessions[week].worst_pain = 3 - week;
    }
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.referral, TD_REFER_NOT);
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
    expect(TD_RULE_TOO_FAST, "l2");
    w.sessions[0].at_tempo = true;
    w.sessions[0].has_tempo = true; /* planned faster than the level has it */
    w.sessions[0].tempo = (struct td_tempo){{1000, 0, 1000, 0}, false};
    expect(TD_RULE_TOO_FAST, "l2");
    w.sessions[0].tempo = (struct td_tempo){{4000, 1000, 3000, 0}, false};
    expect(TD_RULE_ONCE_MORE, "l2"); /* slower is fine */
    w.sessions[0].reps = 3;
    expect(TD_RULE_NOT_WHOLE, "l2");
    w.sessions[0].reps = 10;
    w.sessions[0].rpe = 8;
    expect(TD_RULE_HARD, "l2");
}

static void plan__small_steps__one_thing_at_a_time(void **state)
{
    const struct td_level *level = td_program_level(w.program, "l3");

    (void)state;
    assert_int_equal(level->small_step_count, 3);
    train("l3", 0, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l3"); /* two greens each for a knee that is sore */
    train("l3", 0, 6, 0);
    expect(TD_RULE_STEP, "l3");
    assert_int_equal(plan.step, 1);
    assert_int_equal(plan.level->heel_mm, 50);
    assert_int_equal(plan.level->depth_to_deg, 60);
    for (int i = 0; i < 2; i++) {
        train("l3", 0, 6, 0);
        w.sessions[0].step = 1;
    }
    expect(TD_RULE_STEP, "l3");
    assert_int_equal(plan.step, 2);
    for (int i = 0; i < 2; i++) {
        train("l3", 0, 6, 0);
        w.sessions[0].step = 2;
    }
    expect(TD_RULE_STEP, "l3"); /* between the two depths */
    assert_int_equal(plan.step, 3);
    assert_int_equal(plan.level->depth_to_deg, 75);
    train("l3", 0, 6, 0);
    w.sessions[0].step = 3;
    expect(TD_RULE_ONCE_MORE, "l3");
    train("l3", 0, 6, 0);
    w.sessions[0].step = 3;
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
        w.sessions[0].sets = 4; /* the most of the level */
        w.sessions[0].load_g = 12000;
        w.sessions[0].extra_reps = 2;
    }
    expect(TD_RULE_HEAVIER, "l7");
    assert_int_equal(plan.load_g, 13000);
    assert_int_equal(plan.reps, 8); /* and the reps begin again */
    w.sessions[1].extra_reps = 1;
    w.sessions[1].reps = 11;
    expect(TD_RULE_TOP, "l7"); /* the barbell is by choice */
}

static void plan__every_eighth_week_of_heavy_levels__easier(void **state)
{
    (void)state;
    for (int i = 0; i < 24; i++) {
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
    expect(TD_RULE_AFTER_DELOAD, "l6");
    assert_int_equal(plan.sets, 4);
}

static void plan__weeks_off__the_longer_the_further_back(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 1;
    w.now.unix_s += 13 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l4");
    assert_int_equal(plan.step, 1);
    assert_int_equal(plan.sets, 2);
    w.now.unix_s += 14 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l3");
    assert_false(plan.ask_flags);
    w.now.unix_s += 28 * (int64_t)86400;
    expect(TD_RULE_BREAK, "l3");
    assert_true(plan.ask_flags);
}

static void plan__self_check_limits__by_level_and_by_depth(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 3;
    train("l4", 0, 6, 0);
    w.sessions[0].step = 3;
    expect(TD_RULE_LEVEL_UP, "l5");
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    expect(TD_RULE_LIMIT_LOADED, "l4w"); /* there is a way on without more depth */
    w.gate.no_load = true;
    expect(TD_RULE_LIMIT, "l4");
    assert_int_equal(plan.reps, 11); /* and here as well */
    w.gate.no_load = false;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l8");
    w.gate.max_depth_deg = 90;
    expect(TD_RULE_LIMIT_LOADED, "l4w");
    w.gate.max_depth_deg = 60; /* what was trained before is too deep now */
    expect(TD_RULE_LIMIT, "l3");
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l1");
    expect(TD_RULE_LIMIT, "l1");
    w.gate.training = TD_TRAINING_CLOSED;
    expect(TD_RULE_CLOSED, "l1");
}

static void goal_strength(void)
{
    w.gate.known = true;
    w.gate.training = TD_TRAINING_FREE;
    w.gate.goal = TD_GOAL_STRENGTH;
}

static void test(const char *level, int pain, int rpe, int after)
{
    train(level, pain, rpe, after);
    w.sessions[0].purpose = TD_PURPOSE_PLACEMENT;
    w.sessions[0].sets = 1;
    w.sessions[0].reps = 8;
}

static void plan__placement__begins_at_the_level_last_passed(void **state)
{
    (void)state;
    goal_strength();
    expect(TD_RULE_PLACEMENT, "l3");
    assert_int_equal(plan.sets, 1);
    assert_int_equal(plan.reps, 8);
    test("l3", 0, 5, -1);
    expect(TD_RULE_PLACEMENT, "l4");
    assert_int_equal(plan.due_unix_s, 0); /* at once, if one likes */
    test("l4", 1, 5, -1);                 /* a point of pain is none */
    expect(TD_RULE_PLACEMENT, "l5");
    test("l5", 0, 8, -1);
    expect(TD_RULE_PLACEMENT, "l7");
    assert_int_equal(plan.reps, 8);
    test("l7", 0, 5, -1);
    expect(TD_RULE_PLACED, "l7");
    assert_int_equal(plan.due_unix_s, 0);
    w.sessions[0].worst_pain = 2; /* not free of pain */
    expect(TD_RULE_PLACED, "l5");
    assert_true(plan.due_unix_s > 0);
    w.sessions[0].worst_pain = 0;
    w.sessions[0].rpe = 10; /* by far too hard */
    expect(TD_RULE_PLACED, "l5");
    w.sessions[0].rpe = 5;
    w.sessions[0].reps = 1; /* by hand */
    expect(TD_RULE_PLACEMENT_AGAIN, "l7");
    w.sessions[0].reps = 8;
    w.sessions[0].finished = false;
    w.sessions[0].worst_pain = -1;
    expect(TD_RULE_PLACEMENT_AGAIN, "l7");
}

static void plan__placement__red_comes_first(void **state)
{
    (void)state;
    goal_strength();
    plan_world_morning(&w, PLAN_DAY0, 0, false, false);
    test("l3", 0, 5, 6);
    expect(TD_RULE_RED, "l2");
    w.mornings[1].swollen = true;
    expect(TD_RULE_SWELLING, "l1");
    w.mornings[1] = (struct td_morning){PLAN_DAY0 + 1, 0, false, false};
    td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, "sharp");
    expect(TD_RULE_RED, "l2");
    w.sessions[0].hurt[0] = '\0';
    expect(TD_RULE_PLACEMENT, "l4");
    w.gate.goal = TD_GOAL_SORE; /* it hurts since */
    expect(TD_RULE_START, "l2");
    goal_strength();
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    expect(TD_RULE_PLACED, "l3");
    plan_world_clear(&w);
    goal_strength();
    w.gate.training = TD_TRAINING_LIMITED; /* no test where something is limited */
    expect(TD_RULE_START, "l2");
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
    char why[400];

    (void)state;
    train("l2", 0, 5, 0);
    td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, "gone");
    expect(TD_RULE_START, "l2");
    td_plan_why(&plan, w.program, &w.limits, why, sizeof why);
    assert_non_null(strstr(why, "gone"));
}

static void plan__see_somebody__stays_until_somebody_has(void **state)
{
    (void)state;
    for (int week = 0; week < 3; week++) {
        train("l3", 7, 6, 0);
        w.now.unix_s += (int64_t)5 * 86400;
    }
    for (int i = 0; i < 12; i++) { /* gentle and green since: not enough to go on alone */
        train("l1", 0, 5, 0);
        w.sessions[0].hold_s = 45;
        expect(TD_RULE_REFER, "l1");
    }
    w.gate.cleared_unix_s = w.now.unix_s;
    expect(TD_RULE_AFTER_LOOK, "l1"); /* two below where one was */
    assert_int_equal(plan.referral, TD_REFER_NOT);
}

static void plan__swollen_again__see_somebody(void **state)
{
    (void)state;
    train("l4", 1, 6, -1);
    plan_world_morning(&w, PLAN_DAY0 + 1, 0, true, false);
    plan_world_morning(&w, PLAN_DAY0 + 2, 0, true, false); /* the same swelling */
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.referral, TD_REFER_NOT);
    w.now.unix_s += (int64_t)7 * 86400;
    train("l2", 1, 6, -1);
    plan_world_morning(&w, PLAN_DAY0 + 10, 0, true, false);
    expect(TD_RULE_REFER, "l0");
    assert_int_equal(plan.referral, TD_REFER_SWELLING);
}

static void plan__red_twice_on_one_day__is_one(void **state)
{
    (void)state;
    train("l4", 7, 6, 0);
    w.now.unix_s -= (int64_t)2 * 86400 - 3600;
    train("l4", 7, 6, -1);
    expect(TD_RULE_RED, "l3");
}

static void plan__own_level__is_no_rung(void **state)
{
    static struct td_program program;
    static struct td_level levels[16];
    const struct td_program *shipped = w.program;

    (void)state;
    memcpy(levels, shipped->levels, shipped->level_count * sizeof levels[0]);
    levels[shipped->level_count] = levels[3];
    levels[shipped->level_count].id = "mine";
    levels[shipped->level_count].off_ladder = levels[shipped->level_count].by_choice = true;
    program = *shipped;
    program.levels = levels;
    program.level_count = shipped->level_count + 1;
    w.program = &program;
    train("l4", 1, 6, 0);
    train("mine", 8, 6, 0);
    expect(TD_RULE_RED, "l3"); /* one below where one stands, not below the last of the file */
    plan_world_clear(&w);
    train("mine", 1, 6, 0);
    expect(TD_RULE_START, "l2");
    w.gate.known = true;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l1");
    expect(TD_RULE_START, "l1");
    w.program = shipped;
}

static void plan__limit_of_another_programme__leaves_the_first(void **state)
{
    (void)state;
    train("l3", 0, 6, 0);
    w.gate.known = true;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "m4");
    expect(TD_RULE_LIMIT, "l0");
    w.gate.max_depth_deg = 60;
    expect(TD_RULE_ONCE_MORE, "l3");
}

static void plan__small_steps__belong_to_the_highest_level_open(void **state)
{
    (void)state;
    train("l3", 0, 6, 0);
    train("l3", 0, 6, 0);
    w.gate.known = true;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    expect(TD_RULE_STEP, "l3");
    w.sessions[0].step = w.sessions[1].step = 3;
    expect(TD_RULE_LIMIT_LOADED, "l3w");
    assert_int_equal(plan.step, 0);
}

static void plan__later_check_that_limits__begins_where_it_says(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    w.gate.checked.unix_s = w.now.unix_s;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    expect(TD_RULE_SELF_CHECK, "l1");
    w.gate.training = TD_TRAINING_FREE; /* one that limits nothing takes nothing back */
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l4");
}

static void plan__gentle_session_between__does_not_lead_down(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    w.sessions[0].reps = 12;
    w.now.unix_s -= 86400;
    train("l1", 0, 4, 0);
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l5");
    assert_int_equal(plan.reps, 12);
    /* After an amber or a red light it is where one stands. */
    w.sessions[1].worst_pain = 8;
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l1");
}

static void plan__two_levels_in_turn__lead_on(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        train("l2", 0, 6, 0);
        train("l1", 0, 6, 0);
        w.sessions[0].hold_s = 45;
    }
    train("l2", 0, 6, 0);
    expect(TD_RULE_LEVEL_UP, "l3");
}

static void plan__row_of_green__what_does_not_count(void **state)
{
    (void)state;
    train("l2", 0, 6, 0);
    w.now.unix_s -= (int64_t)2 * 86400 - 3600;
    train("l2", 0, 6, -1); /* the same day: its morning is that of the first */
    expect(TD_RULE_ONCE_MORE, "l2");
    plan_world_clear(&w);
    train("l2", 0, 6, 0);
    train("l2", 0, 6, -1);
    w.sessions[0].finished = false;
    train("l2", 0, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l2");
    w.sessions[1].finished = true;
    w.sessions[1].rpe = 10;
    expect(TD_RULE_ONCE_MORE, "l2");
    w.sessions[1].rpe = 6;
    expect(TD_RULE_LEVEL_UP, "l3");
    plan_world_clear(&w);
    train("l2", 0, 6, 0);
    w.now.unix_s += (int64_t)13 * 86400;
    train("l2", 0, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l2");
}

static void plan__settings_that_fix__do_not_hold_for_ever(void **state)
{
    struct td_overrides usual;
    struct td_plan_input input = {.program = w.program,
                                  .sessions = w.sessions,
                                  .mornings = w.mornings,
                                  .gate = &w.gate,
                                  .limits = &w.limits,
                                  .usual = &usual};
    char why[400];

    (void)state;
    td_overrides_init(&usual);
    usual.reps = 8;
    train("l5", 0, 6, 0);
    train("l5", 0, 6, 0);
    input.session_count = w.session_count;
    input.morning_count = w.morning_count;
    input.now = w.now;
    td_plan_make(&input, &plan);
    assert_int_equal(plan.rule, TD_RULE_LEVEL_UP);
    td_plan_why(&plan, w.program, &w.limits, why, sizeof why);
    assert_non_null(strstr(why, "settings"));
}

static void plan__settings__do_not_take_back_what_was_eased(void **state)
{
    struct td_overrides usual, asked, out;

    (void)state;
    td_overrides_init(&usual);
    td_overrides_init(&asked);
    usual.sets = 4;
    train("l3", 1, 6, 0);
    train("l3", 4, 6, 2);
    expect(TD_RULE_AMBER, "l3");
    plan_world_overrides(&w, &plan, &usual, &asked, &out);
    assert_int_equal(out.sets, 2);
    asked.sets = 3; /* said for this run: that holds */
    plan_world_overrides(&w, &plan, &usual, &asked, &out);
    assert_int_equal(out.sets, 3);
    plan.rule = TD_RULE_DELOAD;
    plan.purpose = TD_PURPOSE_DELOAD;
    plan_world_overrides(&w, &plan, &usual, &asked, &out);
    assert_int_equal(out.purpose, TD_PURPOSE_SESSION); /* more than an easy week has */
}

static void plan__session_that_is_still_to_come__is_passed_over(void **state)
{
    (void)state;
    train("l2", 0, 6, 0);
    plan_world_plan(&w, &plan);
    w.sessions[0].started.unix_s += (int64_t)400 * 86400;
    expect(TD_RULE_START, "l2");
    assert_int_equal(plan.due_unix_s, 0);
}

static void plan__unwell__the_same_again(void **state)
{
    (void)state;
    train("l3", 0, 5, 0);
    td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, "dizzy");
    w.sessions[0].finished = false;
    expect(TD_RULE_UNWELL, "l3");
}

static void plan__swap_in__light_counts_and_place_stays(void **state)
{
    (void)state;
    train("l7", 0, 7, 0);
    w.sessions[0].load_g = 12000;
    train("l7", 0, 7, 0);
    td_str_copy(w.sessions[0].swap_in, sizeof w.sessions[0].swap_in, "fast_up");
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l7");
    assert_int_equal(plan.load_g, 12000);
    w.sessions[0].worst_pain = 8;
    expect(TD_RULE_RED, "l5"); /* the slow level between is no easier */
}

/* A session without a whole rep changes nothing, unless something hurt in it. */
static void plan__nothing_done__as_if_it_was_not(void **state)
{
    struct td_plan before;

    (void)state;
    train("l2", 1, 6, 0);
    train("l2", 1, 6, -1);
    w.sessions[0].nothing_done = true;
    w.sessions[0].worst_pain = w.sessions[0].rpe = -1;
    expect(TD_RULE_ONCE_MORE, "l2");
    assert_int_equal(plan.four_weeks, 1);
    assert_int_equal(plan.due_unix_s, w.sessions[1].started.unix_s + 48 * 3600);
    before = plan;
    td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, "sharp");
    expect(TD_RULE_RED, "l1");
    assert_int_equal(plan.four_weeks, before.four_weeks);
    assert_true(plan.nothing_done);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__nothing_on_record__start),
        TEST(plan__two_greens__level_up),
        TEST(plan__amber__one_set_less_then_a_step_back),
        TEST(plan__red__is_not_forgotten_by_what_follows),
        TEST(plan__morning_of_the_training_day__counts),
        TEST(plan__see_somebody__stays_until_somebody_has),
        TEST(plan__swollen_again__see_somebody),
        TEST(plan__red_twice_on_one_day__is_one),
        TEST(plan__own_level__is_no_rung),
        TEST(plan__limit_of_another_programme__leaves_the_first),
        TEST(plan__small_steps__belong_to_the_highest_level_open),
        TEST(plan__later_check_that_limits__begins_where_it_says),
        TEST(plan__gentle_session_between__does_not_lead_down),
        TEST(plan__two_levels_in_turn__lead_on),
        TEST(plan__row_of_green__what_does_not_count),
        TEST(plan__settings_that_fix__do_not_hold_for_ever),
        TEST(plan__settings__do_not_take_back_what_was_eased),
        TEST(plan__session_that_is_still_to_come__is_passed_over),
        TEST(plan__unwell__the_same_again),
        TEST(plan__swap_in__light_counts_and_place_stays),
        TEST(plan__placement__red_comes_first),
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
        TEST(plan__every_eighth_week_of_heavy_levels__easier),
        TEST(plan__weeks_off__the_longer_the_further_back),
        TEST(plan__self_check_limits__by_level_and_by_depth),
        TEST(plan__placement__begins_at_the_level_last_passed),
        TEST(plan__due__settle_any_time_and_hold_four_times_a_week),
        TEST(plan__level_that_is_gone__start),
        TEST(plan__nothing_done__as_if_it_was_not),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
