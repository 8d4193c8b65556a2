/* What a session leads to on the three mornings after it: always what the plan says on that
 * morning. */
#include "teardrop/core/what_if.h"

#include "plan/plan_world.h"
#include "test.h"

static int set_up(void **state)
{
    (void)state;
    return plan_world_init(&w) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    td_content_free(w.content);
    return 0;
}

static struct td_plan_input input_of(void)
{
    return (struct td_plan_input){.program = w.program,
                                  .sessions = w.sessions,
                                  .session_count = w.session_count,
                                  .mornings = w.mornings,
                                  .morning_count = w.morning_count,
                                  .gate = &w.gate,
                                  .limits = &w.limits,
                                  .now = w.now};
}

/* A session of this pain, its morning not here yet. */
static void begin(int pain)
{
    plan_world_clear(&w);
    plan_world_train(&w, "l4", 1, 6, 0);
    plan_world_train(&w, "l4", pain, 6, -1);
    w.now.unix_s -= 2 * TD_DAY_S;
}

static void td_what_if__three_mornings__are_the_plans_own(void **state)
{
    (void)state;
    for (int pain = 0; pain <= 10; pain++) {
        for (int more = 0; more < TD_WHAT_IF_MORNINGS; more++) {
            struct td_plan_input input;
            struct td_what_if what;
            struct td_plan plan;

            begin(pain);
            input = input_of();
            td_what_if_make(&input, pain, 6, &what);
            assert_true(what.known);
            plan_world_morning(&w, td_instant_local_day(w.now) + 1, more, false, false);
            w.now.unix_s += TD_DAY_S;
            plan_world_plan(&w, &plan);
            assert_int_equal(what.rule[more], plan.rule);
        }
    }
}

static void td_what_if__worse_morning__says_what_is_less(void **state)
{
    struct td_plan_input input;
    struct td_what_if what;

    (void)state;
    begin(1);
    input = input_of();
    td_what_if_make(&input, 8, 6, &what);
    assert_memory_equal(what.text[TD_IF_USUAL], "a level easier", 14);
    td_what_if_make(&input, 0, 6, &what);
    assert_null(strstr(what.text[TD_IF_USUAL], "less"));
    assert_null(strstr(what.text[TD_IF_USUAL], "easier"));
    assert_string_not_equal(what.text[TD_IF_USUAL], what.text[TD_IF_TWO_MORE]);
    assert_int_equal(w.sessions[0].worst_pain, 1); /* what is on record stays */
}

static void td_what_if__no_session__is_not_known(void **state)
{
    struct td_plan_input input;
    struct td_what_if what;

    (void)state;
    plan_world_clear(&w);
    input = input_of();
    td_what_if_make(&input, 1, 6, &what);
    assert_false(what.known);
}

static void td_what_if_change__sets_and_reps__in_words(void **state)
{
    static const struct {
        int sets, reps;
        const char *text;
    } cases[] = {{3, 10, "3 x 10 again"}, {2, 10, "a set less"},   {1, 10, "2 sets less"},
                 {4, 10, "a set more"},   {3, 11, "on to 3 x 11"}, {3, 8, "less: 3 x 8"}};
    struct td_past_session done = {.level = "l4", .sets = 3, .reps = 10};
    struct td_plan plan = {.level = td_program_level(w.program, "l4")};
    char text[80];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan.sets = cases[i].sets;
        plan.reps = cases[i].reps;
        td_what_if_change(w.program, &done, &plan, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
    plan.level = NULL;
    td_what_if_change(w.program, &done, &plan, text, sizeof text);
    assert_string_equal(text, "no training for now");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_what_if__three_mornings__are_the_plans_own),
        cmocka_unit_test(td_what_if__worse_morning__says_what_is_less),
        cmocka_unit_test(td_what_if__no_session__is_not_known),
        cmocka_unit_test(td_what_if_change__sets_and_reps__in_words),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
