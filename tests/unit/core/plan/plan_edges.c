/* The plan where rules meet: what outweighs what, and what is passed over. */

#include "plan_world.h"
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

static void swap(const char *id)
{
    td_str_copy(w.sessions[0].swap_in, sizeof w.sessions[0].swap_in, id);
}

static const char *why(void)
{
    static char text[400];

    td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
    return text;
}

/* ---- measures ---- */

static void plan__measures_are_flat__another_kind_of_work(void **state)
{
    struct td_decided decided = {.decision = TD_DECISION_FLAT, .from_week = 0, .to_week = 6};

    (void)state;
    train("l4", 0, 6, 0);
    decided.at_unix_s = w.now.unix_s - 3600;
    w.decided = &decided;
    expect(TD_RULE_FLAT, "l4"); /* going down would be no answer */
    assert_non_null(strstr(why(), "one leg at a time"));
    assert_true(plan.one_leg && plan.extras);
    train("l4", 0, 6, 0);
    expect(TD_RULE_STEP, "l4");               /* from there it goes on, */
    assert_true(plan.one_leg && plan.extras); /* with the other work */
    plan_world_clear(&w);
    train("l4", 7, 6, 0); /* what is red comes first */
    decided.at_unix_s = w.now.unix_s - 3600;
    w.decided = &decided;
    expect(TD_RULE_RED, "l3");
}

static void plan__measures_are_worse__see_somebody(void **state)
{
    struct td_decided decided = {.decision = TD_DECISION_WORSE, .from_week = 0, .to_week = 6};

    (void)state;
    train("l4", 0, 6, 0);
    train("l4", 0, 6, 0);
    decided.at_unix_s = w.now.unix_s - 3600;
    w.decided = &decided;
    expect(TD_RULE_REFER, "l1");
    assert_int_equal(plan.referral, TD_REFER_MEASURES);
    w.gate.cleared_unix_s = w.now.unix_s; /* somebody has */
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.referral, TD_REFER_NOT);
}

/* ---- days that are not like others ---- */

static void plan__swollen_this_morning__first_level(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    expect(TD_RULE_TODAY_SWELLING, "l0");
    assert_true(plan.swollen_today);
    assert_non_null(strstr(why(), "swollen today"));
    w.now.unix_s += DAY; /* yesterday's: two levels down, as after a session */
    expect(TD_RULE_TODAY_SWELLING, "l2");
    assert_false(plan.swollen_today);
}

/* Trained all the same, or as little as was advised: the morning is not forgotten. */
static void plan__swollen_morning_trained_on__is_not_forgotten(void **state)
{
    int64_t day;

    (void)state;
    train("l5", 0, 6, 0);
    day = td_instant_local_day(w.now);
    plan_world_morning(&w, day, 2, true, false);
    train("l5", 0, 6, -1); /* two days later by then, and nothing was answered */
    assert_int_equal(td_instant_local_day(w.sessions[0].started), day);
    expect(TD_RULE_TODAY_SWELLING, "l3");
    w.now.unix_s = w.sessions[0].started.unix_s + 3600;
    expect(TD_RULE_TODAY_SWELLING, "l0");
    assert_true(plan.swollen_today);
    w.now.unix_s += 13 * DAY;
    expect(TD_RULE_TODAY_SWELLING, "l3");
    plan_world_morning(&w, day + 1, 0, false, false); /* it has gone down */
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_TODAY_SWELLING);
}

static void plan__bad_morning_trained_on_gently__no_second_step(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 3, false, false);
    expect(TD_RULE_TODAY_RED, "l4");
    train("l4", 0, 6, -1);
    expect(TD_RULE_TODAY_RED, "l4");
    train("l4", 0, 6, 0);
    plan_world_plan(&w, &plan);
    assert_true(plan.rule > TD_RULE_AMBER_AGAIN);
}

/* On a day of rest, and nothing said since. */
static void plan__limp_days_ago__holds_until_a_morning_is_told(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, false, true);
    w.now.unix_s += 3 * DAY;
    expect(TD_RULE_TODAY_RED, "l3");
    plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
    plan_world_plan(&w, &plan);
    assert_true(plan.rule > TD_RULE_AMBER_AGAIN);
}

static void plan__red_session__waits_a_day_even_at_the_gentlest(void **state)
{
    (void)state;
    train("l0", 7, 6, -1);
    w.now.unix_s = w.sessions[0].started.unix_s + 3600;
    expect(TD_RULE_RED, "l0");
    assert_int_equal(plan.due_unix_s, w.sessions[0].started.unix_s + 48 * 3600);
    assert_int_equal(plan.sets, 1); /* nothing is gentler, so there is less of it */
    assert_non_null(strstr(why(), "there is less of it, and a day more between"));
    plan_world_clear(&w);
    train("l1", 7, 6, -1);
    w.now.unix_s = w.sessions[0].started.unix_s + 3600;
    expect(TD_RULE_RED, "l0");
    assert_int_equal(plan.due_unix_s, w.sessions[0].started.unix_s + 24 * 3600);
    assert_int_equal(plan.sets, 2);
}

static void plan__worse_morning__says_what_is_usual(void **state)
{
    (void)state;
    train("l3", 0, 6, 0);
    train("l3", 0, 6, 0);
    w.now.unix_s += DAY;
    plan_world_morning(&w, td_instant_local_day(w.now), 3, false, true);
    expect(TD_RULE_TODAY_RED, "l2");
    assert_non_null(strstr(why(), "pain 3, your usual: 0, a limp"));
}

static void plan__after_midnight__morning_is_still_to_come(void **state)
{
    (void)state;
    train("l3", 0, 6, -1);
    w.now.unix_s = w.sessions[0].started.unix_s + 17 * 3600; /* one o'clock of the night */
    plan_world_plan(&w, &plan);
    assert_true(plan.morning_to_come);
    w.now.unix_s += 4 * 3600;
    plan_world_plan(&w, &plan);
    assert_false(plan.morning_to_come);
    assert_false(plan.asked_late);
    w.now.unix_s += 4 * DAY;
    plan_world_plan(&w, &plan);
    assert_true(plan.asked_late);
}

/* Who trained on a bad morning may have done less already: it leads down from the session before,
 * whatever is no level any more between. */
static void plan__bad_morning_trained_on__from_the_session_before(void **state)
{
    static const struct {
        const char *before[2], *that_day, *to;
    } rows[] = {{{"l5", "gone"}, "l4", "l4"}, {{"l5", "l0"}, "l1", "l0"}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_world_clear(&w);
        train(rows[i].before[0], 0, 6, 0);
        w.now.unix_s += 20 * DAY;
        train("l0", 0, 6, 0);
        td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, rows[i].before[1]);
        plan_world_morning(&w, td_instant_local_day(w.now), 0, false, true);
        train(rows[i].that_day, 0, 6, -1);
        expect(TD_RULE_TODAY_RED, rows[i].to);
    }
}

static void plan__ill_for_a_week__good_that_it_is_over(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    w.now.unix_s += 6 * DAY;
    plan_world_answer(&w, TD_TOPIC_GAP, "ill");
    expect(TD_RULE_BREAK, "l5");
    assert_non_null(strstr(why(), "Welcome back, and good that you are well again! After 1 week we "
                                  "start a little lighter."));
    w.answer_count = 0;
    w.now.unix_s += 7 * DAY;
    expect(TD_RULE_BREAK, "l5");
    assert_non_null(strstr(why(), "Welcome back! After 2 weeks we"));
}

/* A weight is left behind with the level that had it. */
static void plan__weeks_off_and_limited__no_weight_of_the_level_above(void **state)
{
    (void)state;
    train("l7", 0, 7, 0);
    w.sessions[0].load_g = 20000;
    w.now.unix_s += 12 * DAY;
    expect(TD_RULE_BREAK, "l7");
    assert_int_equal(plan.load_g, 18000);
    w.gate.known = true;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    expect(TD_RULE_BREAK, "l4");
    assert_int_equal(plan.load_g, 0);
}

/* What a level does not have is not taken over from a record, where it may stand all the same. */
static void plan__a_hold_of_a_level_with_reps__is_left_out(void **state)
{
    (void)state;
    train("l3", 0, 6, 0);
    w.sessions[0].hold_s = 30;
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l3");
    assert_int_equal(plan.hold_s, 0);
}

/* Who is at the gentlest level already stays as they are, until somebody has looked. */
static void plan__see_somebody_at_the_gentlest__as_it_was(void **state)
{
    (void)state;
    train("l0", 0, 4, 0);
    w.sessions[0].reps = w.program->levels[0].exercises[0].reps_max + 1;
    plan_world_morning(&w, PLAN_DAY0 - 20, 0, true, false);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    expect(TD_RULE_REFER, "l0");
    assert_int_equal(plan.referral, TD_REFER_SWELLING);
    assert_int_equal(plan.reps, w.sessions[0].reps);
    plan_world_clear(&w); /* nor is it another one after a red light */
    train("l0", 7, 4, -1);
    w.sessions[0].reps = w.program->levels[0].exercises[0].reps_max + 1;
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    expect(TD_RULE_RED, "l0");
    assert_int_equal(plan.reps, w.sessions[0].reps);
}

/* ---- swap-ins ---- */

static void plan__swap_in_after_amber__amber_is_said_of_its_day(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    train("l5", 4, 6, 2);
    train("l5", 0, 6, 0);
    swap("fast_up");
    expect(TD_RULE_AMBER, "l5");
    assert_int_equal(plan.sets, 2);
    assert_int_equal(plan.basis.pain, 4);
    assert_true(plan.basis_day >= 0);
    assert_non_null(strstr(why(), "an earlier session"));
}

static void plan__swap_ins_alone__numbers_of_the_level(void **state)
{
    (void)state;
    train("l5", 0, 6, 0);
    swap("fast_up");
    w.sessions[0].sets = 6;
    w.sessions[0].reps = 20;
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l5");
    assert_int_equal(plan.sets, 3);
    assert_in_range(plan.reps, 8, 9);
    assert_true(plan.rule != TD_RULE_NOT_WHOLE);
}

static void plan__easy_week__swap_ins_and_gentle_days_do_not_end_it(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        train("l6", 1, 7, 0);
        train("l1", 0, 4, 0); /* something gentle between does not end the weeks */
    }
    w.now.unix_s += 2 * DAY;
    expect(TD_RULE_DELOAD, "l6");
    train("l6", 0, 5, 0);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    w.sessions[0].sets = 2;
    train("l6", 0, 5, 0);
    swap("fast_up");
    expect(TD_RULE_DELOAD, "l6");
    w.now.unix_s += 5 * DAY;
    plan_world_plan(&w, &plan);
    assert_true(plan.rule != TD_RULE_DELOAD);
}

static void plan__easy_week_is_over__as_many_sets_as_before(void **state)
{
    (void)state;
    for (int i = 0; i < 24; i++) {
        train("l7", 1, 7, 0);
        w.sessions[0].sets = 4;
        w.sessions[0].reps = 12;
    }
    w.now.unix_s += 2 * DAY;
    plan_world_plan(&w, &plan);
    if (w.program->levels[td_program_level_index(w.program, "l7")].exercises[0].sets_max < 4) {
        for (size_t i = 0; i < w.session_count; i++) {
            w.sessions[i].sets = 3;
        }
    }
    expect(TD_RULE_DELOAD, "l7");
    train("l7", 0, 5, 0);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    w.sessions[0].sets = 2;
    w.now.unix_s += 6 * DAY;
    expect(TD_RULE_AFTER_DELOAD, "l7");
    assert_int_equal(plan.sets, w.sessions[1].sets);
}

/* ---- words ---- */

static bool is_among(enum td_rule rule, const enum td_rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rules[i] == rule) {
            return true;
        }
    }
    return false;
}

/* From where to where is said of what leads down; the numbers wherever they decided. */
static void plan__words__where_it_leads_and_the_numbers(void **state)
{
    static const enum td_rule down[] = {
        TD_RULE_SWELLING,   TD_RULE_RED, TD_RULE_TODAY_SWELLING, TD_RULE_TODAY_RED, TD_RULE_BREAK,
        TD_RULE_SELF_CHECK, TD_RULE_GAP, TD_RULE_AMBER_AGAIN};
    static const enum td_rule bare[] = {TD_RULE_CLOSED,
                                        TD_RULE_START,
                                        TD_RULE_PLACEMENT,
                                        TD_RULE_PLACEMENT_AGAIN,
                                        TD_RULE_REFER,
                                        TD_RULE_BREAK,
                                        TD_RULE_TODAY_SWELLING,
                                        TD_RULE_TODAY_RED,
                                        TD_RULE_AFTER_LOOK,
                                        TD_RULE_SELF_CHECK,
                                        TD_RULE_GAP,
                                        TD_RULE_TODAY_AMBER,
                                        TD_RULE_UNWELL,
                                        TD_RULE_FLAT,
                                        TD_RULE_LIMIT,
                                        TD_RULE_RED,
                                        TD_RULE_DELOAD,
                                        TD_RULE_AFTER_DELOAD};

    (void)state;
    train("l5", 0, 6, 0);
    plan_world_plan(&w, &plan);
    plan.level = td_program_level(w.program, "l3");
    plan.weeks_off = 4;
    for (int rule = 0; rule < TD_RULE_COUNT; rule++) {
        plan.rule = (enum td_rule)rule;
        if ((strstr(why(), " From ") != NULL) !=
                is_among(plan.rule, down, sizeof down / sizeof *down) ||
            (strstr(why(), " Last time: ") == NULL) !=
                is_among(plan.rule, bare, sizeof bare / sizeof *bare)) {
            fail_msg("%s: %s", td_rule_id(plan.rule), why());
        }
    }
}

/* ---- limits ---- */

static void plan__eased_and_limited__settings_still_do_not_take_it_back(void **state)
{
    struct td_overrides usual, asked, out;

    (void)state;
    td_overrides_init(&usual);
    td_overrides_init(&asked);
    usual.sets = 5;
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    train("l4", 4, 6, 2);
    expect(TD_RULE_LIMIT, "l3");
    assert_true(plan.reduced);
    plan_world_overrides(&w, &plan, &usual, &asked, &out);
    assert_true(out.sets <= plan.sets);
}

static void plan__longer_hold_asked_of_an_easy_session__is_a_session(void **state)
{
    struct td_overrides usual, asked, out;

    (void)state;
    td_overrides_init(&usual);
    td_overrides_init(&asked);
    train("l1", 1, 6, 0);
    plan_world_plan(&w, &plan);
    plan.purpose = TD_PURPOSE_DELOAD;
    asked.hold_s = plan.hold_s + 5;
    plan_world_overrides(&w, &plan, &usual, &asked, &out);
    assert_int_equal(out.purpose, TD_PURPOSE_SESSION);
}

static void plan__small_step_is_too_deep__limit(void **state)
{
    int index = td_program_level_index(w.program, "l3");
    struct td_level levels[16], deeper;
    struct td_program program = *w.program;
    const struct td_program *kept = w.program;

    (void)state;
    assert_in_range(program.level_count, 1, 16);
    memcpy(levels, program.levels, program.level_count * sizeof levels[0]);
    deeper = levels[index];
    deeper.step = 1;
    deeper.depth_to_deg = 80;
    deeper.change = "deeper";
    levels[index].small_steps = &deeper;
    levels[index].small_step_count = 1;
    program.levels = levels;
    w.program = &program;
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    w.gate.max_depth_deg = 70;
    train("l3", 0, 6, 0);
    train("l3", 0, 6, 0);
    expect(TD_RULE_LIMIT_LOADED, "l3w");
    assert_int_equal(plan.step, 0);
    w.gate.max_depth_deg = 80;
    expect(TD_RULE_STEP, "l3");
    assert_int_equal(plan.step, 1);
    w.program = kept;
}

static void plan__levels_above__by_the_named_level_alone(void **state)
{
    const struct td_level *l4 = td_program_level(w.program, "l4");

    (void)state;
    assert_false(td_plan_is_above(w.program, l4, &w.gate)); /* nothing is known */
    w.gate.known = true;
    w.gate.max_depth_deg = 45; /* depth is for the person and the figure to keep */
    assert_false(td_plan_is_above(w.program, l4, &w.gate));
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    assert_true(td_plan_is_above(w.program, l4, &w.gate));
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l4");
    assert_false(td_plan_is_above(w.program, l4, &w.gate));
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__measures_are_flat__another_kind_of_work),
        TEST(plan__measures_are_worse__see_somebody),
        TEST(plan__swollen_this_morning__first_level),
        TEST(plan__swollen_morning_trained_on__is_not_forgotten),
        TEST(plan__bad_morning_trained_on_gently__no_second_step),
        TEST(plan__limp_days_ago__holds_until_a_morning_is_told),
        TEST(plan__red_session__waits_a_day_even_at_the_gentlest),
        TEST(plan__worse_morning__says_what_is_usual),
        TEST(plan__after_midnight__morning_is_still_to_come),
        TEST(plan__bad_morning_trained_on__from_the_session_before),
        TEST(plan__ill_for_a_week__good_that_it_is_over),
        TEST(plan__weeks_off_and_limited__no_weight_of_the_level_above),
        TEST(plan__a_hold_of_a_level_with_reps__is_left_out),
        TEST(plan__see_somebody_at_the_gentlest__as_it_was),
        TEST(plan__swap_in_after_amber__amber_is_said_of_its_day),
        TEST(plan__swap_ins_alone__numbers_of_the_level),
        TEST(plan__easy_week__swap_ins_and_gentle_days_do_not_end_it),
        TEST(plan__easy_week_is_over__as_many_sets_as_before),
        TEST(plan__words__where_it_leads_and_the_numbers),
        TEST(plan__eased_and_limited__settings_still_do_not_take_it_back),
        TEST(plan__longer_hold_asked_of_an_easy_session__is_a_session),
        TEST(plan__small_step_is_too_deep__limit),
        TEST(plan__levels_above__by_the_named_level_alone),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
