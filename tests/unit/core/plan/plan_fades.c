/* When the last reps of a set may go silent: what is known, and nothing above green. */
#include "plan_world.h"

/* A session on day `day` at a level, as the plan looks back on it, and the morning after. */
static void session(int day, const char *level, int step, int pain, int after)
{
    struct td_past_session t = {.started = {.unix_s = (int64_t)(PLAN_DAY0 + day) * 86400 + 36000},
                                .step = step,
                                .finished = true,
                                .at_tempo = true,
                                .sets = 3,
                                .reps = 10,
                                .worst_pain = pain,
                                .rpe = 5};

    td_str_copy(t.level, sizeof t.level, level);
    plan_world_morning(&w, PLAN_DAY0 + day, 0, false, false);
    plan_world_morning(&w, PLAN_DAY0 + day + 1, after, false, false);
    plan_world_add(&w, &t);
    w.now.unix_s = (int64_t)(PLAN_DAY0 + day + 2) * 86400 + 36000;
}

static bool fades(const char *level, const struct td_overrides *asked)
{
    struct td_overrides usual;
    struct td_planned planned;
    struct td_plan plan;

    plan_world_plan(&w, &plan);
    td_overrides_init(&usual);
    assert_int_equal(td_planned_make(w.program, td_program_level(w.program, level), &plan, &usual,
                                     asked, &planned),
                     TD_OK);
    return planned.workout.fade;
}

static int step_planned(void)
{
    struct td_plan plan;

    plan_world_plan(&w, &plan);
    return td_str_equal(plan.level->id, "l6") ? plan.step : 0;
}

/* At a place, whatever the plan has in mind. */
static bool fades_at(const char *level, int step, int wish)
{
    struct td_overrides planned = {.step = step, .fade = wish};
    struct td_plan plan;

    plan_world_plan(&w, &plan);
    return td_plan_fades(&plan, td_program_level(w.program, level), &planned);
}

static void td_plan_fades__no__never(void **state)
{
    (void)state;
    plan_world_clear(&w);
    session(0, "l3", 0, 0, 0);
    session(3, "l3", 0, 0, 0);
    session(6, "l3", 0, 0, 0);
    assert_false(fades_at("l3", 0, TD_FADE_NO));
    assert_true(fades_at("l3", 0, TD_FADE_TAUGHT));
}

static void td_plan_fades__taught__after_two_green_sessions(void **state)
{
    (void)state;
    plan_world_clear(&w);
    assert_false(fades_at("l3", 0, TD_FADE_TAUGHT));
    session(0, "l3", 0, 0, 0);
    assert_false(fades_at("l3", 0, TD_FADE_TAUGHT));
    session(3, "l3", 0, 4, 0); /* amber does not teach */
    session(6, "l4", 0, 0, 0);
    assert_false(fades_at("l3", 0, TD_FADE_TAUGHT));
    session(9, "l3", 0, 0, 0);
    assert_true(fades_at("l3", 0, TD_FADE_TAUGHT));
    assert_false(fades_at("l4", 0, TD_FADE_TAUGHT)); /* once only */
    assert_false(fades_at("l5", 0, TD_FADE_TAUGHT)); /* new */
}

static void td_plan_fades__taught__a_small_step_is_new_again(void **state)
{
    (void)state;
    plan_world_clear(&w);
    session(0, "l5", 0, 0, 0);
    session(3, "l5", 0, 0, 0);
    assert_true(fades_at("l5", 0, TD_FADE_TAUGHT));
    assert_false(fades_at("l5", 1, TD_FADE_TAUGHT));
    session(6, "l5", 1, 0, 0);
    assert_false(fades_at("l5", 1, TD_FADE_TAUGHT));
    session(9, "l5", 1, 0, 0);
    assert_true(fades_at("l5", 1, TD_FADE_TAUGHT));
}

static void td_plan_fades__what_does_not_teach(void **state)
{
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        plan_world_clear(&w);
        for (int i = 0; i < 2; i++) {
            session(3 * i, "l3", 0, 0, 0);
            w.sessions[0].nothing_done = kind == 0;
            w.sessions[0].purpose = kind == 1 ? TD_PURPOSE_PLACEMENT : TD_PURPOSE_SESSION;
            td_str_copy(w.sessions[0].swap_in, sizeof w.sessions[0].swap_in,
                        kind == 2 ? "bike" : "");
        }
        assert_false(fades_at("l3", 0, TD_FADE_TAUGHT));
    }
}

static void td_plan_fades__above_green__never(void **state)
{
    static const struct {
        int pain, after;
        bool fades;
    } cases[] = {{0, 0, true}, {4, 0, false}, {8, 0, false}, {0, 2, false}, {0, 6, false}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plan_world_clear(&w);
        session(0, "l3", 0, 0, 0);
        session(3, "l3", 0, 0, 0);
        session(6, "l3", 0, cases[i].pain, cases[i].after);
        assert_int_equal(fades_at("l3", 0, TD_FADE_TAUGHT), cases[i].fades);
        assert_int_equal(fades_at("l3", 0, TD_FADE_ALWAYS), cases[i].fades);
        assert_false(fades_at("l6", 0, TD_FADE_ALWAYS)); /* new */
    }
}

/* Green was the session; a later morning is not. */
static void td_plan_fades__bad_morning_since__never(void **state)
{
    (void)state;
    plan_world_clear(&w);
    session(0, "l3", 0, 0, 0);
    session(3, "l3", 0, 0, 0);
    plan_world_morning(&w, PLAN_DAY0 + 5, 5, false, false);
    assert_false(fades_at("l3", 0, TD_FADE_TAUGHT));
    assert_false(fades_at("l3", 0, TD_FADE_ALWAYS));
    plan_world_morning(&w, PLAN_DAY0 + 6, 0, false, false);
    w.now.unix_s += TD_DAY_S;
    assert_true(fades_at("l3", 0, TD_FADE_TAUGHT));
}

static void td_plan_fades__always__from_the_second_session_at_a_place(void **state)
{
    struct td_overrides asked;

    (void)state;
    plan_world_clear(&w);
    assert_false(fades_at("l3", 0, TD_FADE_ALWAYS));
    session(0, "l6", 0, 0, 0);
    assert_true(fades_at("l6", 0, TD_FADE_ALWAYS));
    assert_false(fades_at("l6", 0, TD_FADE_TAUGHT));
    assert_false(fades_at("l6", 1, TD_FADE_ALWAYS));
    assert_false(fades_at("l3", 0, TD_FADE_ALWAYS));
    td_overrides_init(&asked);
    asked.fade = TD_FADE_ALWAYS;
    asked.purpose = TD_PURPOSE_PLACEMENT;
    assert_false(fades("l6", &asked));
}

/* The workout has it, of what is planned in the end: a swap-in is not the level. */
static void td_planned_make__fade__of_what_will_be_done(void **state)
{
    struct td_overrides asked;

    (void)state;
    plan_world_clear(&w);
    session(0, "l6", 0, 0, 0);
    session(3, "l6", 0, 0, 0);
    td_overrides_init(&asked);
    asked.fade = TD_FADE_TAUGHT;
    asked.swap_in = TD_SWAP_NONE;
    assert_int_equal(fades("l6", &asked), step_planned() == 0);
    asked.step = 1;
    assert_false(fades("l6", &asked));
    assert_true(td_program_level(w.program, "l6")->swap_in_count > 0);
    asked.step = 0;
    asked.swap_in = 1;
    assert_false(fades("l6", &asked));
    asked.fade = TD_FADE_ALWAYS; /* what is new is led, whatever was asked for */
    assert_false(fades("l6", &asked));
    asked.swap_in = TD_SWAP_NONE;
    assert_int_equal(fades("l6", &asked), step_planned() == 0);
    asked.fade = TD_FADE_NO;
    assert_false(fades("l6", &asked));
}

/* Nothing could be read: a plan of zeros. */
static void td_plan_fades__nothing_known__never(void **state)
{
    struct td_overrides asked = {.fade = TD_FADE_ALWAYS};
    struct td_plan plan = {0};

    (void)state;
    assert_false(td_plan_fades(&plan, td_program_level(w.program, "l3"), &asked));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plan_fades__no__never),
        cmocka_unit_test(td_plan_fades__taught__after_two_green_sessions),
        cmocka_unit_test(td_plan_fades__taught__a_small_step_is_new_again),
        cmocka_unit_test(td_plan_fades__what_does_not_teach),
        cmocka_unit_test(td_plan_fades__above_green__never),
        cmocka_unit_test(td_plan_fades__bad_morning_since__never),
        cmocka_unit_test(td_plan_fades__always__from_the_second_session_at_a_place),
        cmocka_unit_test(td_planned_make__fade__of_what_will_be_done),
        cmocka_unit_test(td_plan_fades__nothing_known__never),
    };
    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
