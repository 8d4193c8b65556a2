/* What carries a person for months: pain that is borne, silent mornings, breaks, flares, another
 * kind of work, growth. Each rule with the record that calls for it. */

#include "plan_world.h"
#include "teardrop/base/num.h"
#include "test.h"

#define DAY ((int64_t)86400)

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

static const char *why(void)
{
    static char text[600];

    td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
    return text;
}

static int index_of(const char *level)
{
    return td_program_rung(w.program, level);
}

/* Done as it says, a session every other day. */
static void obey(int pain, int rpe, int after)
{
    struct td_past_session t;

    plan_world_plan(&w, &plan);
    t = plan_world_done(&w, &plan, pain, rpe);
    plan_world_add(&w, &t);
    if (after >= 0) {
        plan_world_morning(&w, td_instant_local_day(w.now) + 1, after, false, false);
    }
    w.now.unix_s += 2 * DAY;
}

static void goal_strength(void)
{
    w.gate.known = true;
    w.gate.training = TD_TRAINING_FREE;
    w.gate.goal = TD_GOAL_STRENGTH;
}

/* ---- pain that is gone by the morning ---- */

static void plan__sore_and_calm_by_morning__as_it_was_then_it_grows(void **state)
{
    (void)state;
    train("l5", 3, 6, 0);
    expect(TD_RULE_TOLERATED, "l5");
    assert_int_equal(plan.sets, 3);
    assert_non_null(strstr(why(), "hurt is not harm"));
    train("l5", 4, 6, 0);
    expect(TD_RULE_TOLERATED, "l5");
    train("l5", 3, 6, 0);
    expect(TD_RULE_MORE_REPS, "l5");
    assert_int_equal(plan.reps, 9);
    w.sessions[0].worst_pain = 5; /* it rises */
    expect(TD_RULE_TOLERATED, "l5");
    w.sessions[0].worst_pain = 3;
    w.sessions[0].reps = 9; /* another place: three anew */
    expect(TD_RULE_TOLERATED, "l5");
}

/* Pain of 3 in every session, calm mornings, twelve weeks. */
static void plan__three_of_ten_for_months__climbs(void **state)
{
    (void)state;
    w.gate.known = true;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    for (int i = 0; i < 36; i++) {
        obey(3, 6, 0);
        assert_true(plan.level != NULL && !plan.reduced);
    }
    assert_true(index_of(plan.level->id) >= index_of("l3"));
}

static void plan__sore_twice_at_the_gentlest__other_work_and_once_a_word(void **state)
{
    (void)state;
    train("l0", 3, 5, 2);
    expect(TD_RULE_AMBER, "l0");
    plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
    train("l0", 3, 5, 2);
    expect(TD_RULE_OTHER_WORK, "l0");
    assert_string_equal(plan.swap_in, "hips_first");
    assert_null(plan.once);
    for (int i = 0; i < 6; i++) { /* as it says, and sore every morning after */
        plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
        obey(3, 5, 2);
    }
    expect(TD_RULE_OTHER_WORK, "l0");
    assert_string_equal(plan.once, TD_SAID_PHYSIO);
    assert_non_null(strstr(why(), "physiotherapist"));
    plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_PHYSIO);
    expect(TD_RULE_OTHER_WORK, "l0");
    assert_null(plan.once);
}

/* ---- mornings nobody answers ---- */

static void plan__silent_mornings__asked_once_and_no_standstill(void **state)
{
    (void)state;
    train("l2", 1, 6, -1);
    expect(TD_RULE_MORNING, "l2");
    assert_false(plan.ask_mornings);
    train("l2", 1, 6, -1);
    expect(TD_RULE_LEVEL_UP, "l3");
    assert_true(plan.ask_mornings);
    plan_world_answer(&w, TD_TOPIC_MORNINGS, "");
    expect(TD_RULE_LEVEL_UP, "l3");
    assert_false(plan.ask_mornings);
    w.answer_count = 0;
    plan_world_answer(&w, TD_TOPIC_MORNINGS, "sore");
    expect(TD_RULE_AMBER, "l2");
    w.answer_count = 0;
    plan_world_answer(&w, TD_TOPIC_MORNINGS, "swollen");
    expect(TD_RULE_SWELLING, "l0");
    w.answer_count = 0;
    w.now.unix_s = w.sessions[0].started.unix_s + 3600; /* the newest one is still to come */
    expect(TD_RULE_MORNING, "l2");
}

/* ---- breaks ---- */

static void expect_break(int days, const char *level, bool flags, bool check)
{
    w.now = w.sessions[0].started;
    w.now.unix_s += days * DAY;
    expect(TD_RULE_BREAK, level);
    assert_int_equal(plan.ask_flags, flags);
    assert_int_equal(plan.ask_check, check);
    assert_non_null(strstr(why(), "Welcome back"));
}

static void plan__break__by_days_off(void **state)
{
    (void)state;
    train("l7", 1, 6, 0);
    w.sessions[0].load_g = 12000;
    expect_break(14, "l7", false, false);
    assert_int_equal(plan.load_g, 10500);
    assert_int_equal(plan.sets, 2);
    expect_break(28, "l5", false, false); /* never the slow level */
    assert_int_equal(plan.reps, 8);
    expect_break(56, "l4", true, false);
    assert_int_equal(plan.step, 0);
    expect_break(182, "l1", false, true);
    expect_break(329, "l1", false, true);
    w.gate.known = true; /* the check was done */
    w.gate.checked = w.now;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l2");
    expect(TD_RULE_BREAK, "l2");
    assert_false(plan.ask_check);
    goal_strength();
    expect(TD_RULE_PLACEMENT, "l3");
    w.now = w.sessions[0].started;
    w.now.unix_s += 60 * DAY;
    w.gate.known = false;
    plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_FLAGS);
    expect(TD_RULE_BREAK, "l4");
    assert_false(plan.ask_flags);
}

static void plan__painless_beginner_after_months__not_quad_sets(void **state)
{
    (void)state;
    goal_strength();
    train("l2", 0, 5, 0);
    w.now.unix_s += 70 * DAY;
    expect(TD_RULE_BREAK, "l2");
    w.now.unix_s += 200 * DAY;
    expect(TD_RULE_BREAK, "l2");
    assert_true(plan.ask_check);
}

/* Somebody of the goblet level, ten weeks off, without trouble. */
static void plan__after_a_break__a_session_a_level_back_up(void **state)
{
    (void)state;
    train("l7", 1, 6, 0);
    w.sessions[0].load_g = 12000;
    w.now.unix_s += 70 * DAY;
    obey(1, 5, 0);
    assert_string_equal(plan.level->id, "l4");
    expect(TD_RULE_BACK, "l5");
    obey(1, 5, 0);
    expect(TD_RULE_BACK, "l7");
    assert_int_equal(plan.load_g, 8000); /* 70 %, rounded */
    w.sessions[0].worst_pain = 3;        /* not without trouble */
    expect(TD_RULE_TOLERATED, "l5");
}

/* ---- flares ---- */

static void plan__two_reds__back_to_one_below_when_calm(void **state)
{
    int sessions = 0;

    (void)state;
    train("l5", 7, 6, 0);
    train("l4", 7, 6, 0);
    expect(TD_RULE_TWO_REDS, "l1");
    while (index_of(w.sessions[0].level) != index_of("l4") || w.sessions[0].worst_pain > 5) {
        obey(1, 5, 0);
        assert_true(++sessions < 8); /* it was 17 sessions before it was remembered */
        assert_true(index_of(plan.level->id) <= index_of("l4"));
    }
}

static void plan__red_with_a_weight__less_work_not_the_slow_level(void **state)
{
    (void)state;
    train("l7", 7, 6, 0);
    expect(TD_RULE_RED, "l5");
    assert_int_equal(plan.reps, 8);
    train("l6", 7, 6, 0);
    w.sessions[0].started.unix_s += 20 * DAY;
    w.now.unix_s += 20 * DAY;
    expect(TD_RULE_RED, "l5");
}

/* Rested until then, or trained as told: the same. */
static void plan__after_a_look__the_same_for_who_rested_and_who_obeyed(void **state)
{
    (void)state;
    for (int obeyed = 0; obeyed < 2; obeyed++) {
        plan_world_clear(&w);
        for (int i = 0; i < 4; i++) {
            train("l7", 1, 6, 0);
            w.sessions[0].load_g = 12000;
        }
        plan_world_morning(&w, td_instant_local_day(w.now) - 1, 7, false, false);
        w.mornings[w.morning_count - 2] = w.mornings[w.morning_count - 1];
        for (int i = 0; i < 2 * obeyed; i++) {
            expect(TD_RULE_REFER, "l1");
            obey(1, 5, 0);
        }
        w.now.unix_s += DAY;
        w.gate.cleared_unix_s = w.now.unix_s;
        w.now.unix_s += DAY;
        expect(TD_RULE_AFTER_LOOK, "l3");
    }
}

/* ---- effort and load ---- */

static void plan__far_too_easy_twice__next_level_at_once(void **state)
{
    (void)state;
    train("l4", 1, 4, 0);
    train("l4", 0, 3, 0);
    expect(TD_RULE_EASY, "l5"); /* its small steps left out */
    w.sessions[0].worst_pain = 2;
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_EASY);
    plan_world_clear(&w);
    for (int i = 0; i < 2; i++) {
        train("l7", 0, 4, 0);
        w.sessions[0].load_g = 20000;
    }
    expect(TD_RULE_HEAVIER, "l7");
    assert_int_equal(plan.load_g, 22000);
    assert_int_equal(plan.reps, 8);
}

static void plan__most_reps_twice__heavier_and_reps_begin_again(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        train("l7", 0, 7, 0);
        w.sessions[0].reps = 12;
        w.sessions[0].sets = 4;
        w.sessions[0].load_g = 40000;
    }
    expect(TD_RULE_HEAVIER, "l7");
    assert_in_range(plan.load_g, 42000, 44000);
    assert_int_equal(plan.reps, 8);
    w.sessions[0].load_g = w.sessions[1].load_g = 0; /* none was said */
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.load_g, 0);
    assert_non_null(strstr(why(), "Say which weight"));
}

static void plan__effort__more_is_allowed_from_close_feet_on(void **state)
{
    (void)state;
    train("l5", 0, 8, 0);
    expect(TD_RULE_MORE_REPS, "l5");
    w.limits.effort = 6; /* a person's own border holds */
    expect(TD_RULE_HARD, "l5");
    w.limits.effort = 7;
    w.sessions[0].rpe = 9;
    expect(TD_RULE_HARD, "l5");
    plan_world_clear(&w);
    goal_strength();
    train("l7", 0, 9, 0);
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_HARD);
}

static void plan__hard_twice__less_of_it(void **state)
{
    (void)state;
    train("l3", 0, 8, 0);
    expect(TD_RULE_HARD, "l3");
    train("l3", 0, 8, 0);
    expect(TD_RULE_EASED, "l3");
    assert_int_equal(plan.sets, 2);
    train("l3", 0, 8, 0);
    w.sessions[0].sets = 2;
    expect(TD_RULE_HARD, "l3"); /* effort alone leads no level down, */
    w.sessions[0].rpe = 10;
    expect(TD_RULE_EASED, "l2"); /* unless it is all there was */
    plan_world_clear(&w);
    train("l7", 0, 9, 0); /* with a weight, an easy week */
    train("l7", 0, 9, 0);
    expect(TD_RULE_DELOAD, "l7");
}

/* ---- placement and growth ---- */

static void plan__test_not_passed__not_below_the_chair(void **state)
{
    (void)state;
    goal_strength();
    expect(TD_RULE_PLACEMENT, "l3");
    obey(3, 6, 0);
    expect(TD_RULE_PLACED, "l2");
}

static void plan__third_test_of_a_day__tomorrow(void **state)
{
    (void)state;
    goal_strength();
    for (int i = 0; i < 2; i++) {
        obey(0, 5, -1);
        w.now.unix_s -= 2 * DAY - 3600;
    }
    expect(TD_RULE_PLACEMENT, "l5");
    assert_true(plan.due_unix_s > w.now.unix_s);
    assert_true(plan.due_unix_s < w.now.unix_s + DAY);
}

/* Sixteen weeks, three times a week, no pain; says the weight, honest about reps and effort. */
static void plan__painless_for_sixteen_weeks__load_grows(void **state)
{
    int strength_g = 16000; /* what 10 reps of it are effort 8 for this person */
    int load_g = 0, stood = 0, longest = 0, first_g = 0;
    bool b_day = false;

    (void)state;
    goal_strength();
    for (int i = 0; i < 48; i++) {
        struct td_past_session t;
        bool loaded;

        plan_world_plan(&w, &plan);
        t = plan_world_done(&w, &plan, 0, 6);
        loaded = td_str_equal(t.level, "l7") && t.swap_in[0] == '\0';
        b_day = b_day || td_str_equal(t.swap_in, "growth_b");
        if (loaded && t.load_g == 0) {
            t.load_g = 8000;
        }
        if (loaded) {
            t.rpe = td_clamp(8 + (t.load_g - strength_g) / 1500 + (t.reps - 10) / 2, 3, 10);
            t.extra_reps = t.rpe <= 6 ? 2 : 0;
            stood = t.load_g > load_g || t.purpose == TD_PURPOSE_DELOAD ? 0 : stood + 1;
            load_g = td_max(load_g, t.load_g);
            first_g = first_g > 0 ? first_g : t.load_g;
        } else {
            stood += load_g > 0 && t.purpose == TD_PURPOSE_SESSION ? 1 : 0;
        }
        longest = td_max(longest, stood);
        strength_g += 250;
        plan_world_add(&w, &t);
        plan_world_morning(&w, td_instant_local_day(w.now) + 1, 0, false, false);
        w.now.unix_s += (i % 3 == 2 ? 3 : 2) * DAY;
        if (i % 3 == 2) {
            print_message("week %2d: %s%s%s %d x %d with %d.%d kg, effort %d\n", i / 3 + 1, t.level,
                          t.swap_in[0] != '\0' ? " " : "", t.swap_in, t.sets, t.reps, load_g / 1000,
                          load_g / 100 % 10, t.rpe);
        }
    }
    assert_true(b_day);
    assert_true(load_g >= first_g + 8000);
    assert_true(longest <= 7); /* sessions: a little over two weeks */
}

/* ---- up and down ---- */

static void plan__third_fall_from_a_level__stays_below_then_half_of_it(void **state)
{
    int lower = 0;

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 4; i++) {
            train("l3", 1, 6, 0);
            plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
        }
        train("l4", 1, 6, 2); /* two above usual */
        plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
    }
    train("l3", 1, 6, 0);
    for (int i = 0; i < 12 && plan.rule != TD_RULE_HALF; i++) {
        w.sessions[0].step = 3;
        plan_world_plan(&w, &plan);
        if (plan.rule == TD_RULE_LOWER) {
            lower++;
            assert_string_equal(plan.level->id, "l3");
            assert_true(plan.one_leg);
        }
        obey(1, 6, 0);
    }
    assert_true(lower > 0);
    assert_string_equal(plan.level->id, "l4");
    assert_int_equal(plan.sets, 2);
}

/* ---- what got in the way ---- */

static void gap(const char *answer)
{
    w.answer_count = 0;
    plan_world_answer(&w, TD_TOPIC_GAP, answer);
}

static void plan__what_got_in_the_way__changes_the_plan(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    train("l5", 0, 6, 0);
    w.now.unix_s += 6 * DAY;
    gap("no_time");
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.sets, 2);
    assert_false(plan.extras);
    gap("sore");
    expect(TD_RULE_GAP, "l4");
    assert_true(plan.reduced && plan.extras);
    gap("afraid");
    expect(TD_RULE_GAP, "l4");
    assert_string_equal(plan.page, "hurt_or_harm");
    gap("no_place");
    expect(TD_RULE_OTHER_DAY, "l5");
    assert_string_equal(plan.swap_in, "wall_sit");
    gap("bored");
    expect(TD_RULE_OTHER_DAY, "l5");
    assert_non_null(plan.swap_in);
    gap("ill");
    expect(TD_RULE_BREAK, "l5");
    assert_int_equal(plan.sets, 2);
    gap("forgot");
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.sets, 3);
    w.sessions[0].worst_pain = 8; /* never over a red light */
    gap("no_place");
    expect(TD_RULE_RED, "l4");
    assert_null(plan.swap_in);
}

/* ---- before the first session, and no standstill ---- */

static void plan__bad_morning_before_the_first_session__lapses(void **state)
{
    (void)state;
    plan_world_morning(&w, PLAN_DAY0, 2, false, true);
    expect(TD_RULE_TODAY_RED, "l0");
    assert_false(plan.ask_today);
    w.now.unix_s += 2 * DAY;
    expect(TD_RULE_TODAY_RED, "l0");
    assert_true(plan.ask_today);
    assert_null(strstr(why(), "last morning"));
    w.now.unix_s += 2 * DAY;
    expect(TD_RULE_START, "l2");
    w.mornings[0].swollen = true; /* that is asked after */
    expect(TD_RULE_TODAY_SWELLING, "l0");
    assert_true(plan.ask_today);
    assert_non_null(strstr(why(), "How is it today"));
}

static void plan__limited_and_all_green__never_four_weeks_the_same(void **state)
{
    int same = 0;
    struct td_plan before;

    (void)state;
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l1");
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    for (int i = 0; i < 60; i++) {
        before = plan;
        obey(0, 6, 0);
        same = i > 0 && plan.level == before.level && plan.sets == before.sets &&
                       plan.reps == before.reps && plan.hold_s == before.hold_s &&
                       plan.swap_in == before.swap_in
                   ? same + 1
                   : 0;
        assert_true(same < 14);
    }
}

/* No first line scolds, or speaks of levels by their number or of lights by their colour. */
static void plan__words__plain(void **state)
{
    static const char *const not_said[] = {"amber", "Amber",          " l0", " l1", " l2",
                                           "l3 ",   "is not answered"};

    (void)state;
    for (int pain = 0; pain < 9; pain++) {
        for (int after = -1; after < 5; after++) {
            plan_world_clear(&w);
            train("l3", pain, 6 + pain % 3, after);
            train("l3", pain, 6 + pain % 3, after);
            plan_world_plan(&w, &plan);
            for (size_t i = 0; i < sizeof not_said / sizeof not_said[0]; i++) {
                assert_null(strstr(why(), not_said[i]));
            }
        }
    }
}

static void plan__newest_session__says_up_to_which_effort_it_led_on(void **state)
{
    (void)state;
    train("l3", 0, 8, 0);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.from_effort_most, 7);
    train("l5", 0, 8, 0);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.from_effort_most, 8);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__sore_and_calm_by_morning__as_it_was_then_it_grows),
        TEST(plan__three_of_ten_for_months__climbs),
        TEST(plan__sore_twice_at_the_gentlest__other_work_and_once_a_word),
        TEST(plan__silent_mornings__asked_once_and_no_standstill),
        TEST(plan__break__by_days_off),
        TEST(plan__painless_beginner_after_months__not_quad_sets),
        TEST(plan__after_a_break__a_session_a_level_back_up),
        TEST(plan__two_reds__back_to_one_below_when_calm),
        TEST(plan__red_with_a_weight__less_work_not_the_slow_level),
        TEST(plan__after_a_look__the_same_for_who_rested_and_who_obeyed),
        TEST(plan__far_too_easy_twice__next_level_at_once),
        TEST(plan__most_reps_twice__heavier_and_reps_begin_again),
        TEST(plan__effort__more_is_allowed_from_close_feet_on),
        TEST(plan__newest_session__says_up_to_which_effort_it_led_on),
        TEST(plan__hard_twice__less_of_it),
        TEST(plan__test_not_passed__not_below_the_chair),
        TEST(plan__third_test_of_a_day__tomorrow),
        TEST(plan__painless_for_sixteen_weeks__load_grows),
        TEST(plan__third_fall_from_a_level__stays_below_then_half_of_it),
        TEST(plan__what_got_in_the_way__changes_the_plan),
        TEST(plan__bad_morning_before_the_first_session__lapses),
        TEST(plan__limited_and_all_green__never_four_weeks_the_same),
        TEST(plan__words__plain),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
