/* At a limit: load grows where depth may not, and four calm weeks lead to a question. */

#include "teardrop/core/plan/limits.h"

#include "plan_world.h"
#include "test.h"

static struct td_plan plan;

/* Limited to l3, by level and depth, by a check of the first day. */
static int set_up(void **state)
{
    (void)state;
    plan_world_clear(&w);
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    w.gate.checked = w.now;
    w.gate.max_depth_deg = 60;
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
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
