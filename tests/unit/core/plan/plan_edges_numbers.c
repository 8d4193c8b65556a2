/* The plan's rules that count sessions, reps, seconds and points, on both sides of each border. */

#include "plan_world.h"
#include "teardrop/core/plan/dose.h"
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

/* ---- easy weeks ---- */

static void plan__after_an_easy_week__sets_of_the_session_before_it(void **state)
{
    (void)state;
    train("l7", 0, 7, 0);
    train("l7", 0, 7, 0);
    w.sessions[0].sets = 4;
    train("l7", 0, 5, 0);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    w.sessions[0].sets = 2;
    w.now.unix_s += 7 * DAY;
    expect(TD_RULE_AFTER_DELOAD, "l7");
    assert_int_equal(plan.sets, 4);
}

/* ---- tempo ---- */

static void plan__faster_in_one_phase__the_same_again_slowly(void **state)
{
    static const struct {
        const char *level;
        enum td_phase phase;
        bool slow_enough;
    } rows[] = {
        {"l3", TD_PHASE_DOWN, false}, {"l3", TD_PHASE_BOTTOM, false}, {"l3", TD_PHASE_UP, false},
        {"l8", TD_PHASE_DOWN, false}, {"l8", TD_PHASE_UP, true}, /* there the way up is fast */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct td_level *level = td_program_level(w.program, rows[i].level);

        plan_world_clear(&w);
        train(rows[i].level, 0, 6, 0);
        w.sessions[0].has_tempo = true;
        w.sessions[0].tempo = level->exercises[0].tempo;
        plan_world_plan(&w, &plan);
        assert_int_not_equal(plan.rule, TD_RULE_TOO_FAST);
        w.sessions[0].tempo.ms[rows[i].phase] -= 1;
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.rule != TD_RULE_TOO_FAST, rows[i].slow_enough);
    }
    plan_world_clear(&w);
    train("l3", 0, 6, 0);
    w.sessions[0].has_tempo = true;
    w.sessions[0].tempo = td_program_level(w.program, "l3")->exercises[0].tempo;
    w.sessions[0].tempo.explosive = true;
    expect(TD_RULE_TOO_FAST, "l3");
}

/* ---- mornings ---- */

/* All of four weeks and the day itself count: thirteen of 1 among sixteen of 0. */
static void light__usual__by_every_morning_of_four_weeks(void **state)
{
    struct td_morning mornings[29];

    (void)state;
    for (int i = 0; i < 29; i++) {
        mornings[i] = (struct td_morning){.day = PLAN_DAY0 - i, .pain = i < 16 ? 0 : 1};
    }
    assert_int_equal(td_usual_morning(mornings, 29, PLAN_DAY0), 1);
    assert_int_equal(td_usual_morning(mornings, 28, PLAN_DAY0), 0);
    mornings[28].day--; /* too long ago */
    assert_int_equal(td_usual_morning(mornings, 29, PLAN_DAY0), 0);
}

/* ---- proposals ---- */

static void plan__proposal__reps_or_a_hold(void **state)
{
    static const char *const levels[] = {"l1", "l3", "l0"};

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct td_overrides usual;
        struct td_planned planned;
        struct td_proposal proposal;

        plan_world_clear(&w);
        train(levels[i], 0, 6, 0);
        plan_world_plan(&w, &plan);
        td_overrides_init(&usual);
        assert_int_equal(td_planned_make(w.program, plan.level, &plan, &usual, &usual, &planned),
                         TD_OK);
        td_proposal_of(&plan, &planned, w.now, &proposal);
        assert_int_equal(proposal.hold_ms, i == 0 ? plan.hold_s * 1000 : 0);
        assert_int_equal(proposal.reps, i == 0 ? 1 : plan.reps);
        assert_int_equal(proposal.every_days, i < 2 ? 2 : 1); /* settling is for every day */
    }
}

/* ---- back by a small step ---- */

static void plan__sore_twice__one_small_step_back(void **state)
{
    static const struct {
        int from, to;
    } rows[] = {{3, 2}, {2, 1}, {1, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct td_level *l3 = td_program_level(w.program, "l3");

        plan_world_clear(&w);
        train("l3", 0, 6, 0);
        train("l3", 0, 6, 2);
        w.sessions[0].step = rows[i].from;
        w.now.unix_s += 3 * DAY; /* two sore mornings running would be red */
        train("l3", 0, 6, 2);
        w.sessions[0].step = rows[i].from;
        expect(TD_RULE_AMBER_AGAIN, "l3");
        assert_int_equal(plan.step, rows[i].to);
        assert_ptr_equal(plan.level, rows[i].to > 0 ? &l3->small_steps[rows[i].to - 1] : l3);
    }
}

/* ---- no self-check ---- */

static void plan__no_check_on_record__everything_is_open(void **state)
{
    struct td_plan_input in = {.program = w.program, .limits = &w.limits};
    const struct td_level *l7 = td_program_level(w.program, "l7");
    int open;

    (void)state;
    open = td_plan_highest_allowed(w.program, NULL);
    assert_true(open >= td_program_level_index(w.program, "l7"));
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l1"); /* of nothing that is known */
    assert_int_equal(td_plan_highest_allowed(w.program, &w.gate), open);
    assert_false(td_plan_is_above(w.program, l7, &w.gate));
    train("l5", 0, 6, 0);
    train("l5", 0, 6, 0);
    in.sessions = w.sessions;
    in.session_count = w.session_count;
    in.mornings = w.mornings;
    in.morning_count = w.morning_count;
    in.now = w.now;
    td_plan_make(&in, &plan);
    assert_string_equal(plan.level->id, "l5");
    assert_int_equal(plan.rule, TD_RULE_MORE_REPS);
    assert_false(plan.clipped);
}

/* ---- breaks ---- */

/* Only the word that none of the red flags is there, said since. */
static void plan__after_months__the_flags_are_asked_until_answered(void **state)
{
    (void)state;
    train("l4", 0, 6, 0);
    plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_FLAGS); /* two days on: as of today */
    td_day_format(PLAN_DAY0, w.answers[0].date);         /* of the last session's day: too early */
    w.now.unix_s += 60 * DAY;
    expect(TD_RULE_BREAK, "l3");
    assert_true(plan.ask_flags);
    plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_STUCK);
    plan_world_answer(&w, TD_TOPIC_SPORT, TD_SAID_FLAGS);
    plan_world_plan(&w, &plan);
    assert_true(plan.ask_flags);
    plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_FLAGS);
    plan_world_plan(&w, &plan);
    assert_false(plan.ask_flags);
    w.answers[0].date[0] = '3'; /* of a clock that was wrong */
    plan_world_plan(&w, &plan);
    assert_true(plan.ask_flags);
    td_day_format(PLAN_DAY0 + 1, w.answers[0].date);
    plan_world_plan(&w, &plan);
    assert_false(plan.ask_flags);
    w.answer_count = 0;
    w.gate.known = true; /* a self-check does as well, when it is newer */
    w.gate.checked.unix_s = w.sessions[0].started.unix_s;
    plan_world_plan(&w, &plan);
    assert_true(plan.ask_flags);
    w.gate.checked.unix_s++;
    plan_world_plan(&w, &plan);
    assert_false(plan.ask_flags);
}

/* ---- up ---- */

static void plan__barbell__never_by_the_plan_itself(void **state)
{
    (void)state;
    for (int i = 0; i < 6; i++) {
        train("l7", 0, 3, 0);
        plan_world_plan(&w, &plan);
        assert_string_equal(plan.level->id, "l7");
    }
}

static void plan__far_too_easy__twice_up_to_effort_four_and_pain_one(void **state)
{
    static const struct {
        int rpe[2], pain[2];
        bool easy;
    } rows[] = {{{4, 4}, {1, 1}, true},  {{5, 4}, {1, 1}, false}, {{4, 5}, {1, 1}, false},
                {{4, 4}, {2, 1}, false}, {{4, 4}, {1, 2}, false}, {{1, 1}, {0, 0}, true}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_world_clear(&w);
        train("l3", 0, 6, 0);
        train("l3", rows[i].pain[0], rows[i].rpe[0], 0);
        train("l3", rows[i].pain[1], rows[i].rpe[1], 0);
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.rule == TD_RULE_EASY, rows[i].easy);
    }
    plan_world_clear(&w); /* once is not enough */
    train("l3", 0, 6, 0);
    train("l3", 0, 3, 0);
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_EASY);
}

/* ---- load ---- */

static void plan__load__grows_by_five_to_ten_per_cent_and_a_kilogram(void **state)
{
    static const struct {
        const char *level;
        int reps, rpe, load_g, then_g;
    } rows[] = {
        {"l7", 12, 8, 20000, 21500},                               /* a twelfth */
        {"l7", 12, 8, 6000, 7000},                                 /* at least a kilogram */
        {"l7", 12, 8, 13000, 14000},  {"l7", 12, 4, 20000, 22000}, /* far too easy: a tenth */
        {"l7", 8, 4, 20000, 22000},                                /* whatever the reps */
        {"l8", 6, 8, 60000, 63000},                                /* with a bar a twentieth */
        {"l3w", 12, 7, 24000, 26000},                              /* a twin */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        plan_world_clear(&w);
        for (int k = 0; k < 2; k++) {
            train(rows[i].level, 1, rows[i].rpe, 0);
            w.sessions[0].load_g = rows[i].load_g;
            w.sessions[0].reps = rows[i].reps;
            plan_world_plan(&w, &plan);
            assert_int_equal(plan.load_g, k == 0 ? rows[i].load_g : rows[i].then_g);
        }
        assert_int_equal(plan.rule, TD_RULE_HEAVIER);
        assert_int_equal(plan.reps, rows[i].level[1] == '8' ? 6 : 8);
    }
}

static void plan__known_load__nine_tenths_of_what_one_had(void **state)
{
    (void)state;
    train("l3w", 0, 6, 0);
    w.sessions[0].load_g = 40000;
    train("l3w", 0, 6, 0);
    w.sessions[0].load_g = 50000; /* the newest */
    train("l3", 0, 6, 0);
    w.sessions[0].step = 3;
    train("l3", 0, 6, 0);
    w.sessions[0].step = 3;
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, "l3");
    expect(TD_RULE_LIMIT_LOADED, "l3w");
    assert_int_equal(plan.load_g, 45000);
}

/* Where muscle is to grow: two reps at once while three are left. */
static void plan__growth__two_reps_up_to_effort_seven(void **state)
{
    (void)state;
    for (int rpe = 7; rpe <= 8; rpe++) {
        plan_world_clear(&w);
        w.gate.known = true;
        w.gate.goal = TD_GOAL_STRENGTH;
        train("l7", 1, rpe, 0);
        w.sessions[0].load_g = 20000;
        w.sessions[0].reps = 9;
        expect(TD_RULE_MORE_REPS, "l7");
        assert_int_equal(plan.reps, rpe == 7 ? 11 : 10);
        w.sessions[0].load_g = 0; /* of a weight that was not said nobody knows how much is left */
        expect(TD_RULE_MORE_REPS, "l7");
        assert_int_equal(plan.reps, 10);
    }
}

/* ---- effort ---- */

/* Four calm ones in a row, each a point too hard: that is how they count. */
static void plan__always_a_point_too_hard__one_more_is_allowed(void **state)
{
    (void)state;
    for (int i = 1; i <= 4; i++) {
        train("l3", 0, 8, 0);
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.effort_most, i < 4 ? 7 : 8);
    }
    w.sessions[3].rpe = 9;
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.effort_most, 7);
    w.sessions[3].rpe = 8;
    w.sessions[2].finished = false;
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.effort_most, 7);
    w.sessions[2].finished = true;
    w.sessions[1].worst_pain = 4; /* borne is calm, too */
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.effort_most, 8);
    w.sessions[1].worst_pain = 6;
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.effort_most, 7);
    w.sessions[1].worst_pain = 0;
    td_str_copy(w.sessions[1].swap_in, sizeof w.sessions[1].swap_in, "wall_sit");
    plan_world_plan(&w, &plan); /* passed over, and then it is three */
    assert_int_equal(plan.effort_most, 7);
    train("l3", 0, 8, 0);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.effort_most, 8);
    w.limits.effort = 6; /* who asked for less gets less */
    for (int i = 0; i < 5; i++) {
        w.sessions[i].rpe = 7;
    }
    plan_world_plan(&w, &plan);
    w.limits.effort = 7;
    assert_int_equal(plan.effort_most, 6);
}

static void plan__effort_not_said__is_no_good_session(void **state)
{
    (void)state;
    train("l2", 0, -1, 0);
    train("l2", 0, 6, 0);
    expect(TD_RULE_ONCE_MORE, "l2");
    train("l2", 0, 6, 0);
    expect(TD_RULE_LEVEL_UP, "l3");
}

/* A level of another programme: neither a good session nor a bad one. */
static void plan__level_that_is_gone__between_two_good_ones(void **state)
{
    (void)state;
    train("l5", 7, 6, 0);
    train("l5", 7, 6, 0);
    train("l1", 0, 6, 0);
    train("l1", 0, 6, 0);
    td_str_copy(w.sessions[0].level, sizeof w.sessions[0].level, "gone");
    w.now.unix_s += 4 * DAY;
    train("l1", 0, 6, 0);
    expect(TD_RULE_BACK, "l4");
    td_str_copy(w.sessions[2].level, sizeof w.sessions[2].level, "gone");
    plan_world_plan(&w, &plan);
    assert_int_not_equal(plan.rule, TD_RULE_BACK); /* then it is one */
}

/* ---- a gentle session between ---- */

static void plan__gentle_session_between__two_levels_below(void **state)
{
    (void)state;
    train("l3", 0, 6, 0);
    train("l1", 0, 4, 0);
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.current_level->id, "l3");
    plan_world_clear(&w);
    train("l2", 0, 6, 0);
    train("l1", 0, 4, 0); /* one below: that is where one is */
    plan_world_plan(&w, &plan);
    assert_string_equal(plan.current_level->id, "l1");
}

/* ---- without pain ---- */

static void plan__painless__two_sessions_and_their_mornings(void **state)
{
    (void)state;
    train("l3", 1, 6, 0);
    train("l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    assert_false(plan.painless);
    train("l3", 0, 6, 0);
    plan_world_plan(&w, &plan);
    assert_true(plan.painless);
    w.mornings[w.morning_count - 1].pain = 1;
    plan_world_plan(&w, &plan);
    assert_false(plan.painless);
    w.mornings[w.morning_count - 1].pain = 0;
    w.now.unix_s += 2 * DAY;
    plan_world_morning(&w, td_instant_local_day(w.now), 1, false, false);
    plan_world_plan(&w, &plan);
    assert_false(plan.painless);
    plan_world_clear(&w);
    train("l3", 0, 6, 0); /* one is not enough to know */
    plan_world_plan(&w, &plan);
    assert_false(plan.painless);
}

/* ---- tests of where to begin ---- */

static void plan__test__the_next_at_once_up_to_pain_one(void **state)
{
    (void)state;
    for (int pain = 0; pain <= 2; pain++) {
        plan_world_clear(&w);
        w.gate.known = true;
        w.gate.goal = TD_GOAL_STRENGTH;
        train("l3", pain, 6, -1);
        w.sessions[0].purpose = TD_PURPOSE_PLACEMENT;
        w.sessions[0].sets = 1;
        w.sessions[0].reps = TD_PLAN_PLACEMENT_REPS;
        w.now.unix_s = w.sessions[0].started.unix_s + 1800;
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.rule, pain <= 1 ? TD_RULE_PLACEMENT : TD_RULE_PLACED);
        assert_string_equal(plan.level->id, pain <= 1 ? "l4" : "l2");
        assert_int_equal(plan.due_unix_s > 0, pain > 1);
        w.sessions[0].reps = TD_PLAN_PLACEMENT_REPS - 1;
        plan_world_plan(&w, &plan);
        assert_int_equal(plan.rule, pain <= 1 ? TD_RULE_PLACEMENT_AGAIN : TD_RULE_PLACED);
    }
}

/* Rounded down to 99 of 100 with nothing that went missing: then nothing is said of it. */
static void td_dose_text__nothing_was_left_out__says_no_more(void **state)
{
    const struct td_dose dose = {.percent = 99, .days_known = true};
    char text[200];

    (void)state;
    td_dose_text(&dose, text, sizeof text);
    assert_string_equal(text, "Of the work planned so far 99 percent was done.");
}

static void td_dose_text__nothing_was_done__says_it(void **state)
{
    const struct td_dose none = {.percent = 0, .days_known = true}, unknown = {.percent = -1};
    char text[200];

    (void)state;
    td_dose_text(&none, text, sizeof text);
    assert_string_equal(text, "Of the work planned so far 0 percent was done.");
    td_dose_text(&unknown, text, sizeof text);
    assert_string_equal(text, "");
}

/* What is as the programme says is not said again, so that the card shows only what is not. */
static void planned__as_the_level_begins__nothing_is_said(void **state)
{
    struct td_overrides usual, out;

    (void)state;
    td_overrides_init(&usual);
    train("l5", 0, 6, 2);
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.sets, 2); /* amber: one less */
    plan_world_overrides(&w, &plan, &usual, &usual, &out);
    assert_int_equal(out.sets, 2);
    assert_int_equal(out.reps, -1);
    plan_world_clear(&w);
    train("l1", 0, 6, -1);
    plan_world_plan(&w, &plan);
    plan_world_overrides(&w, &plan, &usual, &usual, &out);
    assert_int_equal(out.sets, -1);
    assert_int_equal(out.reps, -1);
    assert_int_equal(out.hold_s, -1);
    assert_int_equal(out.load_g, -1);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plan__after_an_easy_week__sets_of_the_session_before_it),
        TEST(plan__faster_in_one_phase__the_same_again_slowly),
        TEST(light__usual__by_every_morning_of_four_weeks),
        TEST(plan__proposal__reps_or_a_hold),
        TEST(plan__sore_twice__one_small_step_back),
        TEST(plan__no_check_on_record__everything_is_open),
        TEST(plan__after_months__the_flags_are_asked_until_answered),
        TEST(plan__barbell__never_by_the_plan_itself),
        TEST(plan__far_too_easy__twice_up_to_effort_four_and_pain_one),
        TEST(plan__load__grows_by_five_to_ten_per_cent_and_a_kilogram),
        TEST(plan__known_load__nine_tenths_of_what_one_had),
        TEST(plan__growth__two_reps_up_to_effort_seven),
        TEST(plan__always_a_point_too_hard__one_more_is_allowed),
        TEST(plan__effort_not_said__is_no_good_session),
        TEST(plan__level_that_is_gone__between_two_good_ones),
        TEST(plan__gentle_session_between__two_levels_below),
        TEST(plan__painless__two_sessions_and_their_mornings),
        TEST(plan__test__the_next_at_once_up_to_pain_one),
        TEST(td_dose_text__nothing_was_left_out__says_no_more),
        TEST(td_dose_text__nothing_was_done__says_it),
        TEST(planned__as_the_level_begins__nothing_is_said),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
