/* The rules that count days: each on the first and on the last day it holds, and on the days before
 * and after. */

#include "plan_world.h"
#include "test.h"

#define DAY ((int64_t)86400)
#define EVER 9999

static struct td_plan plan;

static void train(const char *level, int pain, int rpe, int after)
{
    plan_world_train(&w, level, pain, rpe, after);
}

/* The morning of the so-and-so-many-th day since the first. */
static void go_to(int day)
{
    w.now.unix_s = (PLAN_DAY0 + (int64_t)day) * DAY + 8 * TD_HOUR_S;
}

static void train_on(int day, const char *level, int pain)
{
    go_to(day);
    train(level, pain, 6, 0);
}

static bool says(int day, enum td_rule rule)
{
    go_to(day);
    plan_world_plan(&w, &plan);
    return plan.rule == rule;
}

/* Does it hold so many days later? */
typedef bool (*holds_after)(int days);

static void expect_days(holds_after holds, int first, int last)
{
    for (int day = first > 0 ? first - 1 : 0; day <= first + 1; day++) {
        plan_world_clear(&w);
        if (holds(day) != (day >= first && day <= last)) {
            fail_msg("day %d of %d to %d", day, first, last);
        }
    }
    for (int day = last - 1; last < EVER && day <= last + 1; day++) {
        plan_world_clear(&w);
        if (holds(day) != (day >= first && day <= last)) {
            fail_msg("day %d of %d to %d", day, first, last);
        }
    }
}

/* ---- red lights ---- */

static bool red_leads_down(int days)
{
    train_on(0, "l5", 7);
    train_on(0, "l5", 0);
    return says(days, TD_RULE_RED);
}

static bool two_reds_so_far_apart(int days)
{
    train_on(0, "l5", 7);
    train_on(days, "l4", 7);
    return says(days + 2, TD_RULE_TWO_REDS);
}

static bool two_reds_ago(int days)
{
    train_on(0, "l5", 7);
    train_on(1, "l4", 7);
    return says(1 + days, TD_RULE_TWO_REDS);
}

static void plan__red_lights__hold_for_their_days(void **state)
{
    (void)state;
    expect_days(red_leads_down, 0, 14);
    expect_days(two_reds_so_far_apart, 1, 6); /* twice on a day is one */
    expect_days(two_reds_ago, 0, 6);
}

/* The easy week, then two good sessions, then back to one below the red. */
static bool back_after_red(int days)
{
    train_on(0, "l5", 7);
    train_on(1, "l5", 7);
    train_on(2, "l1", 0);
    train_on(4, "l1", 0);
    return says(1 + days, TD_RULE_BACK) && strcmp(plan.level->id, "l4") == 0;
}

/* Two good ones, the newest of them so late; in between they were not whole. */
static bool red_is_remembered(int days)
{
    train_on(0, "l5", 7);
    for (int day = 1; day < days - 3; day += 6) {
        train_on(day, "l1", 0);
        w.sessions[0].finished = false;
    }
    train_on(days - 3, "l1", 0);
    train_on(days - 1, "l1", 0);
    return says(days, TD_RULE_BACK);
}

static void plan__back_after_red__from_a_week_on_for_eight_weeks(void **state)
{
    (void)state;
    expect_days(back_after_red, 7, EVER);
    expect_days(red_is_remembered, 7, 56);
}

static void plan__back_after_red__not_after_one_good_session(void **state)
{
    (void)state;
    plan_world_clear(&w);
    train_on(0, "l5", 7);
    train_on(1, "l5", 7);
    train_on(6, "l1", 0);
    assert_false(says(8, TD_RULE_BACK));
    train_on(8, "l1", 0);
    assert_true(says(10, TD_RULE_BACK));
}

/* Three falls from l4, the first of them so long ago; it does not lead up there. */
static bool falls_count(int days)
{
    for (int fall = 0; fall < 3; fall++) {
        train_on(fall * 24, "l4", 7);
        train_on(fall * 24 + 2, "l3", 0);
        w.sessions[0].step = 3;
        w.sessions[0].finished = false;
    }
    for (int ago = 28; ago > 0; ago -= 4) {
        train_on(2 + days - ago, "l3", 0);
        w.sessions[0].step = 3;
        w.sessions[0].finished = ago <= 8; /* the last two lead on */
    }
    go_to(2 + days);
    plan_world_plan(&w, &plan);
    return plan.rule != TD_RULE_LEVEL_UP;
}

static void plan__three_falls__count_for_twelve_weeks(void **state)
{
    (void)state;
    for (int days = 83; days <= 86; days++) {
        plan_world_clear(&w);
        assert_int_equal(falls_count(days), days <= 84);
    }
}

/* The first one below it is among the six. */
static void plan__third_fall__half_of_it_after_six_good_sessions(void **state)
{
    (void)state;
    for (int goods = 5; goods <= 6; goods++) {
        plan_world_clear(&w);
        for (int fall = 0; fall < 3; fall++) {
            train_on(fall * 24, "l4", 7);
            train_on(fall * 24 + 2, "l3", 0);
            w.sessions[0].step = 3;
        }
        for (int good = 1; good < goods; good++) {
            train_on(50 + 2 * good, "l3", 0);
            w.sessions[0].step = 3;
        }
        assert_int_equal(says(50 + 2 * goods, TD_RULE_HALF), goods == 6);
    }
}

/* ---- mornings ---- */

static bool limp_before_the_first_session(int days)
{
    plan_world_morning(&w, PLAN_DAY0, 0, false, true);
    return says(days, TD_RULE_TODAY_RED);
}

static bool bad_morning_counts(int days)
{
    train_on(0, "l4", 0);
    plan_world_morning(&w, PLAN_DAY0 + 3, 4, false, false);
    return says(3 + days, TD_RULE_TODAY_RED);
}

static bool worse_morning_is_news(int days)
{
    train_on(0, "l4", 0);
    plan_world_morning(&w, PLAN_DAY0 + 3, 2, false, false);
    return says(3 + days, TD_RULE_TODAY_AMBER);
}

static void plan__bad_mornings__hold_for_their_days(void **state)
{
    (void)state;
    expect_days(limp_before_the_first_session, 0, 3);
    expect_days(bad_morning_counts, 0, 14);
    expect_days(worse_morning_is_news, 0, 1);
}

static bool asks_for_mornings_again(int days)
{
    plan_world_answer(&w, TD_TOPIC_MORNINGS, "");
    go_to(days - 4);
    train("l3", 0, 6, -1);
    train("l3", 0, 6, -1);
    (void)says(days, TD_RULE_MORNING);
    return plan.ask_mornings;
}

static void plan__silent_mornings__asked_again_after_four_weeks(void **state)
{
    (void)state;
    expect_days(asks_for_mornings_again, 28, EVER);
}

/* ---- a clinician ---- */

static bool sees_somebody_for(enum td_referral why, int day)
{
    (void)says(day, TD_RULE_REFER);
    return plan.referral == why;
}

static bool seven_on_a_morning(int days)
{
    train_on(0, "l3", 0);
    plan_world_morning(&w, PLAN_DAY0 + 3, 7, false, false);
    return sees_somebody_for(TD_REFER_REST_PAIN, 3 + days);
}

static bool swells_so_much_later(int days)
{
    plan_world_morning(&w, PLAN_DAY0, 0, true, false);
    plan_world_morning(&w, PLAN_DAY0 + days, 0, true, false);
    return sees_somebody_for(TD_REFER_SWELLING, days);
}

static bool swelled_twice_ago(int days)
{
    plan_world_morning(&w, PLAN_DAY0, 0, true, false);
    plan_world_morning(&w, PLAN_DAY0 + 5, 0, true, false);
    return sees_somebody_for(TD_REFER_SWELLING, days);
}

static bool rising(int days)
{
    train_on(0, "l3", 1);
    train_on(7, "l3", 3);
    train_on(14, "l3", 4);
    w.now.unix_s = w.sessions[0].started.unix_s + days * DAY;
    plan_world_plan(&w, &plan);
    return plan.rising;
}

static void plan__what_a_clinician_should_see__for_its_days(void **state)
{
    (void)state;
    expect_days(seven_on_a_morning, 0, 14);
    expect_days(swells_so_much_later, 3, 42); /* until then it is the same swelling */
    expect_days(swelled_twice_ago, 5, 42);
    expect_days(rising, 0, 14);
}

static void plan__what_a_clinician_should_see__from_its_numbers(void **state)
{
    static const struct {
        int worst[3]; /* the oldest week first */
        enum td_referral referral;
        bool rising;
    } rows[] = {
        {{1, 3, 4}, TD_REFER_NOT, true},
        {{2, 3, 3}, TD_REFER_NOT, false},    /* not three weeks running */
        {{1, 2, 3}, TD_REFER_NOT, false},    /* noise */
        {{0, 0, 4}, TD_REFER_NOT, false},    /* once */
        {{3, 4, 5}, TD_REFER_NOT, true},     /* two points */
        {{1, 4, 6}, TD_REFER_RISING, false}, /* much */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_world_clear(&w);
        for (int week = 0; week < 3; week++) {
            train_on(week * 7, "l3", rows[i].worst[week]);
        }
        (void)says(15, TD_RULE_REFER);
        assert_int_equal(plan.referral, rows[i].referral);
        assert_int_equal(plan.rising, rows[i].rising);
    }
    plan_world_clear(&w);
    plan_world_morning(&w, PLAN_DAY0, 6, false, false);
    assert_false(sees_somebody_for(TD_REFER_REST_PAIN, 0));
}

/* ---- breaks ---- */

static void plan__days_off__rule_level_sets_and_load(void **state)
{
    static const struct {
        int days;
        enum td_rule rule;
        const char *level;
        int sets, load_g;
    } rows[] = {
        {14, TD_RULE_BREAK, "l7", 2, 9500}, /* 11 kg less a tenth, by half kilograms */
        {27, TD_RULE_BREAK, "l7", 2, 9500},
        {28, TD_RULE_BREAK, "l5", 3, 0}, /* by difficulty: not to the slow one */
        {55, TD_RULE_BREAK, "l5", 3, 0},
        {56, TD_RULE_BREAK, "l4", 3, 0},
        {181, TD_RULE_BREAK, "l4", 3, 0},
        {182, TD_RULE_BREAK, "l2", 3, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_world_clear(&w);
        train("l7", 0, 7, 0);
        w.sessions[0].load_g = 11000;
        train("l7", 0, 7, 0);
        w.sessions[0].load_g = 11000;
        assert_true(says(2 + rows[i].days, rows[i].rule));
        assert_string_equal(plan.level->id, rows[i].level);
        assert_int_equal(plan.sets, rows[i].sets);
        assert_int_equal(plan.load_g, rows[i].load_g);
        assert_int_equal(plan.ask_flags, rows[i].days >= 56 && rows[i].days < 182);
        assert_int_equal(plan.ask_check, rows[i].days >= 182);
        assert_int_equal(plan.days_off, rows[i].days);
    }
    plan_world_clear(&w);
    train("l7", 0, 7, 0);
    train("l7", 0, 7, 0);
    assert_false(says(2 + 13, TD_RULE_BREAK));
}

static bool ill_for_so_long(int days)
{
    train_on(0, "l5", 0);
    go_to(days);
    plan_world_answer(&w, TD_TOPIC_GAP, "ill");
    return says(days, TD_RULE_BREAK);
}

static bool back_after_days_off(int days)
{
    train_on(0, "l5", 0);
    train_on(days, "l3", 0);
    return says(days + 2, TD_RULE_BACK) && strcmp(plan.level->id, "l4") == 0;
}

static void plan__days_off__after_illness_and_back_up(void **state)
{
    (void)state;
    expect_days(ill_for_so_long, 7, EVER);
    expect_days(back_after_days_off, 7, 181); /* half a year: nothing of before counts */
}

static void plan__back_after_a_break__with_little_pain_and_eight_reps(void **state)
{
    (void)state;
    for (int pain = 0; pain <= 3; pain++) {
        plan_world_clear(&w);
        train_on(0, "l5", 0);
        train_on(30, "l3", pain);
        assert_int_equal(says(32, TD_RULE_BACK), pain <= 2);
    }
}

static void plan__back_after_a_break__load_by_how_long_it_was(void **state)
{
    (void)state;
    for (int days = 55; days <= 56; days++) {
        plan_world_clear(&w);
        train_on(0, "l7", 0);
        w.sessions[0].load_g = 20000;
        train_on(days, "l5", 0);
        w.gate.known = true;
        w.gate.goal = TD_GOAL_STRENGTH;
        assert_true(says(days + 2, TD_RULE_BACK));
        assert_string_equal(plan.level->id, "l7");
        assert_int_equal(plan.load_g, days < 56 ? 16000 : 14000);
    }
}

/* ---- rows and weeks ---- */

static bool greens_lead_on(int days)
{
    train_on(0, "l2", 0);
    train_on(days, "l2", 0);
    return says(days + 2, TD_RULE_LEVEL_UP);
}

static bool borne_thrice_leads_on(int days)
{
    train_on(0, "l2", 4);
    train_on(days, "l2", 4);
    train_on(days + 2, "l2", 4);
    return !says(days + 4, TD_RULE_TOLERATED);
}

static bool counts_in_four_weeks(int days)
{
    train_on(0, "l2", 0);
    (void)says(days, TD_RULE_BREAK);
    return plan.four_weeks == 1;
}

static void plan__rows_and_weeks__their_days(void **state)
{
    (void)state;
    expect_days(greens_lead_on, 1, 13); /* twice on a day is one */
    expect_days(borne_thrice_leads_on, 0, 13);
    expect_days(counts_in_four_weeks, 0, 27);
}

/* ---- easy weeks ---- */

static void heavy_on(int day, int rpe)
{
    go_to(day);
    train("l7", 1, rpe, 0);
    w.sessions[0].load_g = 10000;
}

static bool easy_week_after_heavy_ones(int days)
{
    for (int day = 0; day < days; day += 4) {
        heavy_on(day, 7);
    }
    return says(days, TD_RULE_DELOAD);
}

static bool gap_in_a_heavy_run(int days)
{
    for (int day = 0; day <= 24; day += 4) {
        heavy_on(day, 7);
    }
    for (int day = 24 + days; day <= 56; day += 4) {
        heavy_on(day, 7);
    }
    return says(58, TD_RULE_DELOAD);
}

static bool easy_week_again_when_hard(int days)
{
    heavy_on(0, 6);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    for (int day = 4; day < days - 8; day += 4) {
        heavy_on(day, 7);
    }
    heavy_on(days - 6, 10);
    heavy_on(days - 3, 10);
    return says(days, TD_RULE_DELOAD);
}

static void plan__easy_weeks__their_days(void **state)
{
    (void)state;
    expect_days(easy_week_after_heavy_ones, 49, EVER);
    expect_days(gap_in_a_heavy_run, 0, 10);
    expect_days(easy_week_again_when_hard, 28, EVER);
}

static void plan__easy_week__not_after_light_work(void **state)
{
    (void)state;
    for (int rpe = 5; rpe <= 6; rpe++) {
        plan_world_clear(&w);
        for (int day = 0; day < 56; day += 4) {
            heavy_on(day, day > 40 ? rpe : 7);
        }
        assert_int_equal(says(56, TD_RULE_DELOAD), rpe > 5);
    }
}

/* ---- what got in the way, and where nothing grows ---- */

static bool little_time(int days)
{
    train_on(0, "l3", 0);
    plan_world_answer(&w, TD_TOPIC_GAP, "no_time");
    go_to(2 + days - 2);
    train("l3", 0, 6, 0);
    (void)says(2 + days, TD_RULE_STEP);
    return plan.sets == 2;
}

static void same_again_until(int day)
{
    for (int i = 0; i < day; i += 3) {
        train_on(i, "l3", 0);
        w.sessions[0].finished = false;
    }
    go_to(day);
    plan_world_plan(&w, &plan);
}

static bool other_work_in_turn(int days)
{
    same_again_until(days);
    return plan.rule == TD_RULE_OTHER_DAY && plan.swap_in != NULL && plan.stuck;
}

static void plan__what_got_in_the_way_and_standstill__their_days(void **state)
{
    (void)state;
    expect_days(little_time, 0, 13);
    expect_days(other_work_in_turn, 21, EVER);
}

/* ---- tests of where to begin ---- */

static void plan__tests_of_a_day__two_that_were_whole(void **state)
{
    static const char *const levels[] = {"l3", "l4", "l5"};

    (void)state;
    plan_world_clear(&w);
    w.gate.known = true;
    w.gate.goal = TD_GOAL_STRENGTH;
    for (int i = 0; i < 4; i++) { /* the second one stops early and is done again */
        train(levels[i == 0 ? 0 : i < 3 ? 1 : 2], 0, 6, -1);
        w.sessions[0].purpose = TD_PURPOSE_PLACEMENT;
        w.sessions[0].sets = 1;
        w.sessions[0].reps = 8;
        w.sessions[0].finished = i != 1;
        w.now.unix_s = w.sessions[0].started.unix_s + 1800;
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.purpose, TD_PURPOSE_PLACEMENT);
        if (i < 2) {
            assert_int_equal(plan.due_unix_s, 0);
        } else if (i == 2) {
            assert_int_equal(plan.due_unix_s, (PLAN_DAY0 + 1) * DAY + 6 * TD_HOUR_S);
            w.now.unix_s += DAY; /* yesterday's are yesterday's */
        } else {
            assert_int_equal(plan.due_unix_s, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plan__red_lights__hold_for_their_days),
        cmocka_unit_test(plan__back_after_red__from_a_week_on_for_eight_weeks),
        cmocka_unit_test(plan__back_after_red__not_after_one_good_session),
        cmocka_unit_test(plan__three_falls__count_for_twelve_weeks),
        cmocka_unit_test(plan__third_fall__half_of_it_after_six_good_sessions),
        cmocka_unit_test(plan__bad_mornings__hold_for_their_days),
        cmocka_unit_test(plan__silent_mornings__asked_again_after_four_weeks),
        cmocka_unit_test(plan__what_a_clinician_should_see__for_its_days),
        cmocka_unit_test(plan__what_a_clinician_should_see__from_its_numbers),
        cmocka_unit_test(plan__days_off__rule_level_sets_and_load),
        cmocka_unit_test(plan__days_off__after_illness_and_back_up),
        cmocka_unit_test(plan__back_after_a_break__with_little_pain_and_eight_reps),
        cmocka_unit_test(plan__back_after_a_break__load_by_how_long_it_was),
        cmocka_unit_test(plan__rows_and_weeks__their_days),
        cmocka_unit_test(plan__easy_weeks__their_days),
        cmocka_unit_test(plan__easy_week__not_after_light_work),
        cmocka_unit_test(plan__what_got_in_the_way_and_standstill__their_days),
        cmocka_unit_test(plan__tests_of_a_day__two_that_were_whole),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
