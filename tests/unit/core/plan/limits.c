/* At a limit: load grows where depth may not, and four calm weeks lead to a question. */

#include "teardrop/core/plan/limits.h"

#include "plan_world.h"
#include "test.h"

static struct td_plan plan;

/* Limited to l3, by level and depth, by a check of the first day that was kept before checks said
 * how their limits end. */
static int set_up(void **state)
{
    (void)state;
    plan_world_clear(&w);
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    w.gate.checked = w.now;
    w.gate.max_depth_deg = 60;
    w.gate.opens.weeks = TD_OPENS_BY_LEVEL;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    return 0;
}

/* What the plan says, done as it says; the morning is calm. */
static void obey(void)
{
    struct td_past_session t;

    plan_world_plan(&w, &plan);
    t = plan_world_done(&w, &plan, 0, 6);
    if (t.load_g == 0 && plan.level->exercises[0].held != TD_HELD_NOTHING) {
        t.load_g = 5000; /* taken and noted */
    }
    plan_world_add(&w, &t);
    plan_world_morning(&w, td_instant_local_day(w.now) + 1, 0, false, false);
    w.now.unix_s += (int64_t)2 * 86400;
}

static void obey_for(int sessions)
{
    for (int i = 0; i < sessions; i++) {
        obey();
    }
    plan_world_plan(&w, &plan);
}

static void answer(const char *what)
{
    plan_world_answer(&w, TD_TOPIC_ONE_MORE, what);
}

static void limits__end_of_the_highest_level__its_twin_whose_load_grows(void **state)
{
    int load;

    (void)state;
    for (int i = 0; i < 30 && plan.rule != TD_RULE_LIMIT_LOADED; i++) {
        obey_for(1);
        assert_true(plan.level->depth_to_deg <= 60);
    }
    plan_world_expect(&w, TD_RULE_LIMIT_LOADED, "l3w", &plan);
    obey_for(1); /* it stays there */
    assert_string_equal(plan.level->id, "l3w");
    assert_ptr_equal(plan.level, td_program_level(w.program, "l3w"));
    load = w.sessions[0].load_g;
    for (int i = 0; i < 20; i++) {
        obey_for(1);
        assert_string_equal(plan.level->id, "l3w");
    }
    assert_true(w.sessions[0].load_g > load);
}

static void limits__red_at_the_twin__leads_down_from_its_level(void **state)
{
    struct td_past_session t;

    (void)state;
    plan_world_train(&w, "l3w", 0, 6, 0);
    w.sessions[0].load_g = 5000;
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.level->id, "l3w");
    t = w.sessions[0];
    t.started = w.now;
    t.worst_pain = 7;
    plan_world_add(&w, &t);
    w.now.unix_s += (int64_t)2 * 86400;
    plan_world_expect(&w, TD_RULE_RED, "l2", &plan);
}

static void limits__no_load_said__no_twin_and_no_weight(void **state)
{
    (void)state;
    w.gate.no_load = w.gate.look_holds = true;
    for (int i = 0; i < 30; i++) {
        obey_for(1);
        assert_null(plan.level->twin_of);
        assert_int_equal(plan.load_g, 0);
    }
    w.gate.max_level[0] = '\0'; /* nor a level that begins with one */
    w.gate.max_depth_deg = 0;
    assert_int_equal(
        w.program->levels[td_plan_highest_allowed(w.program, &w.gate)].exercises[0].held,
        TD_HELD_NOTHING);
}

/* A look without a check limits, too. */
static void limits__look_without_a_check__holds(void **state)
{
    (void)state;
    w.gate.known = false;
    w.gate.look_holds = true;
    for (int i = 0; i < 25; i++) {
        obey_for(1);
        assert_true(plan.level->depth_to_deg <= 60);
    }
    assert_null(plan.ask_one_more);
}

static void limits__four_calm_weeks__one_question(void **state)
{
    int asked_after = 0;

    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    for (int i = 1; i < 30 && asked_after == 0; i++) {
        obey_for(1);
        asked_after = plan.ask_one_more != NULL ? i : 0;
    }
    assert_in_range(asked_after, 12, 15); /* two days each */
    assert_string_equal(plan.ask_one_more->id, "l4");
    answer("no");
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
    obey_for(13);
    assert_null(plan.ask_one_more);
    obey_for(1); /* four weeks later */
    assert_non_null(plan.ask_one_more);
}

static void limits__red_or_swollen__no_question(void **state)
{
    (void)state;
    plan_world_train(&w, "l3", 0, 6, 0);
    obey_for(16);
    assert_non_null(plan.ask_one_more);
    w.mornings[w.morning_count - 4].swollen = true;
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
    w.mornings[w.morning_count - 4].swollen = false;
    w.sessions[5].worst_pain = 6;
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
    w.sessions[5].worst_pain = 0;
    w.gate.look_holds = true; /* a clinician's word is not asked about */
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
    w.gate.look_holds = false;
    w.gate.training = TD_TRAINING_CLOSED;
    plan_world_plan(&w, &plan);
    assert_null(plan.ask_one_more);
}

static int opened(void)
{
    struct td_training_gate gate = w.gate;
    struct td_plan_input in = {.program = w.program,
                               .sessions = w.sessions,
                               .session_count = w.session_count,
                               .mornings = w.mornings,
                               .morning_count = w.morning_count,
                               .gate = &w.gate,
                               .limits = &w.limits,
                               .answers = w.answers,
                               .answer_count = w.answer_count,
                               .now = w.now};

    td_limits_open(&in, &gate);
    return td_plan_highest_allowed(w.program, &gate);
}

static void limits__opened__one_level_more_with_its_depth(void **state)
{
    (void)state;
    assert_int_equal(opened(), 3);
    w.now.unix_s += (int64_t)30 * 86400;
    answer("l4");
    assert_int_equal(opened(), 4);
    answer("no"); /* later, to the next one */
    assert_int_equal(opened(), 4);
    w.gate.look_holds = true;
    assert_int_equal(opened(), 3);
    w.gate.look_holds = false;
    w.gate.checked.unix_s = w.now.unix_s + (int64_t)2 * 86400; /* a later check */
    assert_int_equal(opened(), 3);
}

static void limits__opened_and_red__is_closed_again(void **state)
{
    (void)state;
    answer("l4");
    w.now.unix_s += (int64_t)2 * 86400;
    plan_world_train(&w, "l4", 1, 6, 0);
    assert_int_equal(opened(), 4);
    plan_world_train(&w, "l4", 7, 6, 0);
    assert_int_equal(opened(), 3);
    w.sessions[0].worst_pain = 1;
    assert_int_equal(opened(), 4);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    assert_int_equal(opened(), 3);
}

/* ---- by depth ---- */

/* A check of the first day that says how it opens. */
static void limit(int deg, const char *level, struct td_opening opens)
{
    w.gate.max_depth_deg = deg;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, level);
    w.gate.opens = opens;
}

/* Obeys for so many days at most, until the question comes; the days it took. */
static int days_until_asked(int most)
{
    int64_t begin = w.now.unix_s;

    plan_world_plan(&w, &plan);
    while (plan.deeper.to_deg == 0 || plan.deeper.to_go > 0) {
        if (w.now.unix_s - begin > (int64_t)most * 86400) {
            return -1;
        }
        obey_for(1);
    }
    return (int)((w.now.unix_s - begin) / 86400);
}

static int open_deg(void)
{
    struct td_training_gate gate = w.gate;
    struct td_plan_input in = {.program = w.program,
                               .sessions = w.sessions,
                               .session_count = w.session_count,
                               .mornings = w.mornings,
                               .morning_count = w.morning_count,
                               .gate = &w.gate,
                               .limits = &w.limits,
                               .answers = w.answers,
                               .answer_count = w.answer_count,
                               .now = w.now};

    td_limits_open(&in, &gate);
    return gate.max_depth_deg;
}

static const char *why(void)
{
    static char text[400]; /* as home and the card have it */

    td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
    assert_true(strlen(text) < sizeof text - 1);
    return text;
}

static const char *ahead(void)
{
    static char text[240];

    td_plan_ahead(&plan, &w.limits, text, sizeof text);
    assert_true(strlen(text) < sizeof text - 1);
    return text;
}

static void limits__three_calm_weeks__fifteen_degrees(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    plan_world_train(&w, "l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_deg, 75);
    assert_int_equal(plan.deeper.more_deg, 15);
    assert_int_equal(plan.deeper.weeks, 3);
    assert_int_equal(plan.deeper.to_go, 3);
    assert_null(plan.ask_one_more);
    assert_in_range(days_until_asked(40), 18, 21);
    assert_in_range(td_instant_local_day(w.now) - PLAN_DAY0, 20, 22); /* and not before */
    answer("75");
    assert_int_equal(open_deg(), 75);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_deg, 90);
    assert_int_equal(plan.deeper.to_go, 3);
    assert_in_range(days_until_asked(40), 19, 24);
    answer("90");
    assert_int_equal(open_deg(), 90);
    plan_world_plan(&w, &plan); /* that is as deep as it goes by itself */
    assert_int_equal(plan.deeper.to_deg, 0);
}

/* The week of the check counts, not what was calm before it. */
static void limits__checked_today__not_asked_today(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    plan_world_train(&w, "l3", 0, 6, 0);
    obey_for(14);
    assert_int_equal(plan.deeper.to_go, 0);
    w.gate.checked = w.now;
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_go, 3);
}

/* Between 90 and 110 degrees the ladder has no place: two steps, and twice the weeks. */
static void limits__a_step_to_nowhere__as_many_as_lead_somewhere(void **state)
{
    (void)state;
    limit(90, "l8", (struct td_opening){4, 15, 130});
    plan_world_train(&w, "l4", 0, 6, 0);
    assert_in_range(days_until_asked(70), 52, 57);
    assert_int_equal(plan.deeper.to_deg, 120);
    assert_int_equal(plan.deeper.more_deg, 30);
    answer("120");
    assert_in_range(days_until_asked(40), 27, 32);
    assert_int_equal(plan.deeper.to_deg, 130); /* no further than it says */
    answer("130");
    assert_int_equal(open_deg(), 130);
    assert_int_equal(opened(), 8);
}

/* A level that was the highest goes along with the depth. */
static void limits__opened_by_depth__the_level_follows(void **state)
{
    (void)state;
    limit(45, "l1", (struct td_opening){4, 15, 60});
    w.gate.no_load = true;
    assert_int_equal(opened(), 1);
    plan_world_train(&w, "l1", 0, 4, 0);
    assert_in_range(days_until_asked(60), 26, 30);
    assert_int_equal(plan.deeper.to_deg, 60);
    answer("60");
    assert_int_equal(opened(), 3);
    obey_for(20);
    assert_true(plan.level->depth_to_deg > 45 && plan.level->depth_to_deg <= 60);
    assert_null(plan.level->twin_of);
    assert_int_equal(plan.deeper.to_deg, 0); /* and no further */
}

static void limits__no_way_on__nothing_opens_and_it_is_said(void **state)
{
    (void)state;
    limit(45, "l1", (struct td_opening){0, 0, 0});
    plan_world_train(&w, "l1", 0, 4, 0);
    for (int i = 0; i < 40; i++) {
        obey_for(1);
        assert_int_equal(plan.deeper.to_deg, 0);
        assert_null(plan.ask_one_more);
        assert_true(plan.level->depth_to_deg <= 45);
    }
    answer("60"); /* nor by an answer from elsewhere */
    assert_int_equal(open_deg(), 45);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.rule, TD_RULE_LIMIT);
    assert_non_null(strstr(why(), "looked at it"));
    assert_non_null(strstr(ahead(), "clinician"));
}

static void limits__more_than_the_check_says__is_not_opened(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    answer("91");
    assert_int_equal(open_deg(), 60);
    answer("l5");
    assert_int_equal(open_deg(), 60);
    w.gate.checked.unix_s = w.now.unix_s + (int64_t)2 * 86400; /* a later check */
    answer("75");
    assert_int_equal(open_deg(), 60);
}

/* 60, 75, 90; a month later. */
static void open_twice(void)
{
    limit(60, "l8", (struct td_opening){3, 15, 90});
    answer("75");
    w.now.unix_s += (int64_t)22 * 86400;
    answer("90");
    w.now.unix_s += (int64_t)2 * 86400;
}

static void limits__red__takes_one_step_back(void **state)
{
    (void)state;
    open_twice();
    assert_int_equal(open_deg(), 90);
    plan_world_train(&w, "l4", 7, 6, 0);
    assert_int_equal(open_deg(), 75);
    plan_world_train(&w, "l3", 7, 6, 0); /* the same trouble */
    assert_int_equal(open_deg(), 75);
    w.now.unix_s += (int64_t)7 * 86400;
    plan_world_train(&w, "l3", 7, 6, 0);
    assert_int_equal(open_deg(), 60);
    w.now.unix_s += (int64_t)7 * 86400;
    plan_world_train(&w, "l3", 7, 6, 0); /* never below what the check left open */
    assert_int_equal(open_deg(), 60);
    w.now.unix_s += (int64_t)22 * 86400;
    answer("75"); /* and on from there */
    assert_int_equal(open_deg(), 75);
}

static void limits__swollen__takes_all_back(void **state)
{
    (void)state;
    open_twice();
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
    assert_int_equal(open_deg(), 60);
}

static void at_depth(const char *level, int step, int morning)
{
    plan_world_train(&w, level, 1, 6, morning);
    w.sessions[0].step = step;
}

static void limits__amber_twice__rests_for_two_weeks(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    for (int i = 0; i < 6; i++) {
        at_depth("l3", 2, 0);
    }
    answer("75");
    at_depth("l3", 3, 2);
    assert_int_equal(open_deg(), 75);
    at_depth("l3", 3, 0); /* not running */
    at_depth("l3", 3, 2);
    assert_int_equal(open_deg(), 75);
    at_depth("l3", 3, 2); /* two such mornings running are a red light; here they are a rest */
    assert_int_equal(open_deg(), 60);
    plan_world_plan(&w, &plan);
    assert_true(plan.level->depth_to_deg <= 60);
    assert_true(plan.rests);
    w.now.unix_s += (int64_t)12 * 86400;
    assert_int_equal(open_deg(), 60);
    w.now.unix_s += 86400;
    assert_int_equal(open_deg(), 75);
    plan_world_plan(&w, &plan);
    assert_false(plan.rests);
}

/* Where it was opened at a twin, one goes on without its weight, and comes back to it when nothing
 * grows there. */
static void limits__opened_at_a_twin__on_and_back(void **state)
{
    int deeper = 0, twin = 0;

    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 75});
    obey_for(30);
    assert_string_equal(plan.level->id, "l3w");
    answer("75");
    obey_for(1);
    for (int i = 0; i < 14; i++) {
        deeper += plan.level->depth_to_deg == 75 ? 1 : 0;
        twin += deeper > 0 && plan.level->twin_of != NULL ? 1 : 0;
        obey_for(1);
    }
    assert_in_range(deeper, 5, 10);
    assert_true(twin >= 3);
    assert_true(plan.swap_in != NULL || plan.level->twin_of != NULL);
}

static void limits__the_next_level_opened_at_a_twin__is_taken_at_once(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 40, 130});
    obey_for(30);
    assert_string_equal(plan.level->id, "l3w");
    answer("100");
    plan_world_expect(&w, TD_RULE_LEVEL_UP, "l4", &plan);
}

/* Sore up to 3 and calm by the morning is calm; more than that stays as deep as it is. */
static void limits__how_sore__a_calm_week_may_be(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    for (int i = 0; i < 14; i++) {
        plan_world_train(&w, "l3", 3, 6, 0);
    }
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_go, 0);
    for (int i = 0; i < 14; i++) {
        plan_world_train(&w, "l3", 5, 6, 0);
    }
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_go, 3);
}

static void limits__one_bad_morning__is_noise_and_two_are_not(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    for (int i = 0; i < 14; i++) {
        plan_world_train(&w, "l3", 0, 6, i == 9 ? 2 : 0);
    }
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.deeper.to_go, 0);
    w.mornings[11].pain = 2;
    plan_world_plan(&w, &plan);
    assert_true(plan.deeper.to_go > 0);
}

/* "No" is asked about again after as many weeks. */
static void limits__no__is_asked_again_after_the_weeks(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    plan_world_train(&w, "l3", 0, 6, 0);
    assert_true(days_until_asked(40) > 0);
    answer("no");
    assert_int_equal(open_deg(), 60);
    assert_in_range(days_until_asked(40), 21, 23);
}

static void limits__words__say_when_it_opens(void **state)
{
    (void)state;
    limit(60, "l8", (struct td_opening){3, 15, 90});
    w.gate.no_load = true;
    plan_world_train(&w, "l3", 0, 6, 0);
    for (int i = 0; i < 30 && !(plan.rule == TD_RULE_LIMIT && plan.deeper.to_go == 1); i++) {
        obey_for(1);
    }
    assert_int_equal(plan.rule, TD_RULE_LIMIT);
    assert_non_null(strstr(why(), "After 1 more calm week: 15 degrees deeper"));
    assert_null(strstr(why(), "a weight"));
    assert_non_null(strstr(ahead(), "After 1 more calm week: 15 degrees deeper"));
    obey_for(5);
    assert_int_equal(plan.deeper.to_go, 0);
    assert_non_null(strstr(why(), "15 degrees deeper, if you like: home asks you"));
}

/* Twelve weeks and no gain: the word for somebody who can see it comes again. */
static void limits__nothing_gained__the_word_comes_again_after_twelve_weeks(void **state)
{
    int said = 0;
    int64_t first = 0, second = 0;

    (void)state;
    limit(45, "l1", (struct td_opening){0, 0, 0});
    w.gate.no_load = true;
    for (int i = 0; i < 140; i++) {
        plan_world_plan(&w, &plan);
        if (plan.once != NULL && strcmp(plan.once, TD_SAID_STUCK) == 0) {
            second = said == 1 ? td_instant_local_day(w.now) : second;
            first = said == 0 ? td_instant_local_day(w.now) : first;
            said++;
            plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_STUCK);
        }
        obey();
    }
    assert_in_range(said, 2, 4);
    assert_in_range(second - first, 84, 86);
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(limits__end_of_the_highest_level__its_twin_whose_load_grows),
        TEST(limits__red_at_the_twin__leads_down_from_its_level),
        TEST(limits__no_load_said__no_twin_and_no_weight),
        TEST(limits__look_without_a_check__holds),
        TEST(limits__four_calm_weeks__one_question),
        TEST(limits__red_or_swollen__no_question),
        TEST(limits__opened__one_level_more_with_its_depth),
        TEST(limits__opened_and_red__is_closed_again),
        TEST(limits__three_calm_weeks__fifteen_degrees),
        TEST(limits__checked_today__not_asked_today),
        TEST(limits__a_step_to_nowhere__as_many_as_lead_somewhere),
        TEST(limits__opened_by_depth__the_level_follows),
        TEST(limits__no_way_on__nothing_opens_and_it_is_said),
        TEST(limits__more_than_the_check_says__is_not_opened),
        TEST(limits__red__takes_one_step_back),
        TEST(limits__swollen__takes_all_back),
        TEST(limits__amber_twice__rests_for_two_weeks),
        TEST(limits__opened_at_a_twin__on_and_back),
        TEST(limits__the_next_level_opened_at_a_twin__is_taken_at_once),
        TEST(limits__how_sore__a_calm_week_may_be),
        TEST(limits__one_bad_morning__is_noise_and_two_are_not),
        TEST(limits__no__is_asked_again_after_the_weeks),
        TEST(limits__words__say_when_it_opens),
        TEST(limits__nothing_gained__the_word_comes_again_after_twelve_weeks),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
