/* Ten thousand made-up trainees: knees that bear more or less, people who forget
 * mornings, stop early, miss weeks. Whatever they do, no one is led on after red,
 * nobody stays for ever on green, limits hold, and every decision has its words. */

#include "plan_world.h"
#include "test.h"
#include "testing.h"

#define TRAINEES 2500
#define SESSIONS 40

/* xorshift: the same people in every run. */
static uint32_t random_state = 1;

static int dice(int sides)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return (int)(random_state % (uint32_t)sides);
}

struct person {
    int bears;   /* level index the knee bears without pain */
    int grows;   /* in 10 sessions, how often it bears one more */
    int usual;   /* pain on any morning */
    int forgets; /* in 10 mornings */
    int stops;   /* in 20 sessions, how often before the end */
    int misses;  /* in 20, how often some weeks pass */
};

static int between(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static int index_of(const struct td_level *level)
{
    return td_program_rung(w.program, level->id);
}

/* How hard a plan is, as what it changes: level and small step, reps, hold, sets, load. */
static int harder_things(const struct td_plan *before, const struct td_plan *now)
{
    if (now->level != before->level) {
        return 1; /* a small step changes one thing, as its file has been checked for */
    }
    return (now->reps > before->reps) + (now->hold_s > before->hold_s) +
           (now->sets > before->sets) + (now->load_g > before->load_g);
}

/* What holds whoever trains, and however. */
static void expect_words(const struct td_plan *plan)
{
    char why[400], ahead[400]; /* a screen of 60 columns has room for so much */
    int index = index_of(plan->level);

    td_plan_why(plan, w.program, &w.limits, why, sizeof why);
    td_plan_ahead(plan, &w.limits, ahead, sizeof ahead);
    assert_true(why[0] != '\0' && strlen(why) < sizeof why - 1);
    if (strstr(why, " -1") != NULL) {
        fail_msg("%s", why);
    }
    assert_true(plan->sets >= 1 && (plan->reps >= 1 || plan->hold_s >= 1));
    assert_true(index >= 0);
    if (w.gate.known && w.gate.max_level[0] != '\0') {
        assert_true(index <= td_program_level_index(w.program, w.gate.max_level));
    }
    if (w.gate.known && w.gate.max_depth_deg > 0 && index > 0) {
        assert_true(plan->level->depth_to_deg <= w.gate.max_depth_deg);
    }
    if (plan->referral != TD_REFER_NOT) {
        assert_true(index <= 1);
    }
}

/* A red light, looked up here anew: until a session at the level it leads to was done,
 * nothing above that is planned. Looked back for as long as the rules do. */
static void expect_red_is_kept(const struct td_plan *plan)
{
    int lowest = 99;

    for (size_t i = 0; i < w.session_count; i++) {
        const struct td_past_session *t = &w.sessions[i];
        int at = td_program_rung(w.program, t->level);
        struct td_light_basis basis;
        int64_t age = i == 0 ? 0 : td_instant_local_day(w.now) - td_training_day(t->started);

        td_light_of_session(t, w.mornings, w.morning_count, &w.limits, &basis);
        if (basis.light == TD_LIGHT_RED && age <= 14) {
            int to = at - (basis.swollen ? 2 : 1) > 0 ? at - (basis.swollen ? 2 : 1) : 0;

            if (lowest > to) {
                if (index_of(plan->level) > to) {
                    fail_msg("%s at %s after red at %s", td_rule_id(plan->rule), plan->level->id,
                             t->level);
                }
                return;
            }
        }
        lowest = at < lowest ? at : lowest;
    }
}

/* For those who do as the plan says. */
static void expect_sound(const struct td_plan *plan, const struct td_plan *before, bool any)
{
    int index = index_of(plan->level);

    expect_words(plan);
    if (!any) {
        return;
    }
    expect_red_is_kept(plan);
    if (plan->basis.light == TD_LIGHT_RED && plan->basis_day < 0) {
        int from = td_program_rung(w.program, w.sessions[0].level);

        assert_true(index < from || from == 0);
    }
    if (plan->swap_in != NULL || before->swap_in != NULL) { /* it has numbers of its own */
        assert_true(index <= index_of(before->level) || plan->basis.light == TD_LIGHT_GREEN ||
                    plan->basis.tolerated);
        return;
    }
    if (plan->basis.light != TD_LIGHT_GREEN && !plan->basis.tolerated &&
        plan->rule != TD_RULE_BREAK && before->purpose != TD_PURPOSE_PLACEMENT) {
        bool lower = index < index_of(before->level) || plan->step < before->step;

        if (index > index_of(before->level)) {
            fail_msg("%s at %s after %s at %s", td_rule_id(plan->rule), plan->level->id,
                     td_rule_id(before->rule), before->level->id);
        }
        assert_true(lower || plan->step <= before->step);
        if (!lower && plan->sets > before->sets && plan->rule != TD_RULE_LIMIT) {
            fail_msg("%s at %s: %d sets after %d by %s", td_rule_id(plan->rule), plan->level->id,
                     plan->sets, before->sets, td_rule_id(before->rule));
        }
    }
    if (plan->basis.light == TD_LIGHT_GREEN && plan->rule != TD_RULE_BREAK &&
        index >= index_of(before->level) && plan->rule != TD_RULE_AFTER_DELOAD &&
        before->purpose != TD_PURPOSE_PLACEMENT) {
        if (harder_things(before, plan) > 1) {
            fail_msg("%s at %s.%d %dx%d %ds %dg after %s at %s.%d %dx%d %ds %dg",
                     td_rule_id(plan->rule), plan->level->id, plan->step, plan->sets, plan->reps,
                     plan->hold_s, plan->load_g, td_rule_id(before->rule), before->level->id,
                     before->step, before->sets, before->reps, before->hold_s, before->load_g);
        }
    }
}

static struct td_past_session train(const struct person *person, int bears,
                                    const struct td_plan *plan)
{
    int over = index_of(plan->level) - bears;
    int pain = between(person->usual + (over > 0 ? 2 * over : 0) + dice(2), 0, 10);
    struct td_past_session t = plan_world_done(&w, plan, pain, between(6 + over + dice(2), 1, 10));

    if (dice(20) < person->stops) {
        t.finished = false;
    }
    if (over > 2 && dice(4) == 0) {
        td_str_copy(t.hurt, sizeof t.hurt, dice(2) == 0 ? "sharp" : "swelling");
    }
    t.extra_reps = over < 0 ? 2 : 0;
    t.rpe = dice(15) == 0 ? -1 : t.rpe;
    return t;
}

static void live(const struct person *person)
{
    struct td_plan plan, before = {0};
    int bears = person->bears;

    for (int i = 0; i < SESSIONS; i++) {
        int64_t day = td_instant_local_day(w.now);
        struct td_past_session t;

        plan_world_plan(&w, &plan);
        expect_sound(&plan, &before, i > 0);
        t = train(person, bears, &plan);
        plan_world_add(&w, &t);
        if (dice(10) >= person->forgets) {
            int over = index_of(plan.level) - bears;

            plan_world_morning(&w, day + 1, between(person->usual + (over > 0 ? over : 0), 0, 10),
                               over > 2 && dice(3) == 0, false);
        }
        bears += dice(10) < person->grows ? 1 : 0;
        before = plan;
        w.now.unix_s += (2 + dice(2)) * (int64_t)86400;
        if (dice(20) < person->misses) {
            w.now.unix_s += dice(70) * (int64_t)86400;
        }
    }
}

static struct person somebody(void)
{
    return (struct person){.bears = dice(9),
                           .grows = dice(4),
                           .usual = dice(4),
                           .forgets = dice(5),
                           .stops = dice(4),
                           .misses = dice(3)};
}

static void some_gate(void)
{
    plan_world_clear(&w);
    if (dice(2) == 0) {
        w.gate.known = true;
        w.gate.training = dice(2) == 0 ? TD_TRAINING_FREE : TD_TRAINING_LIMITED;
        w.gate.goal = dice(3) == 0 ? TD_GOAL_STRENGTH : TD_GOAL_SORE;
        w.gate.max_depth_deg = dice(3) == 0 ? 60 + dice(3) * 30 : 0;
        td_str_format(w.gate.max_level, sizeof w.gate.max_level, "l%d", dice(9));
        td_str_format(w.gate.start_level, sizeof w.gate.start_level, "l%d", dice(3));
    }
}

static void plan__thousands_of_trainees__rules_hold(void **state)
{
    (void)state;
    for (int i = testing_rounds(TRAINEES); i > 0; i--) {
        struct person person = somebody();

        some_gate();
        live(&person);
    }
}

/* ---- and those who do as they like ---- */

/* At a level of their own choice, or with other numbers. */
static void do_otherwise(struct td_plan *plan)
{
    switch (dice(6)) {
    case 0:
        plan->level = &w.program->levels[dice((int)w.program->level_count)];
        plan->step = 0;
        plan->sets = 1 + dice(4);
        plan->reps = 1 + dice(12);
        plan->hold_s = dice(60);
        break;
    case 1:
        plan->sets = 1 + dice(5);
        plan->reps = 1 + dice(15);
        break;
    default:
        break;
    }
}

static void live_freely(const struct person *person)
{
    struct td_plan plan;

    for (int i = 0; i < SESSIONS; i++) {
        int64_t day = td_instant_local_day(w.now);
        struct td_past_session t;

        plan_world_plan(&w, &plan);
        expect_words(&plan);
        expect_red_is_kept(&plan);
        do_otherwise(&plan);
        t = train(person, person->bears, &plan);
        t.has_tempo = true;
        t.tempo = (struct td_tempo){
            {1000 + dice(5) * 1000, dice(2) * 1000, 1000 + dice(2) * 1000, dice(2) * 1000},
            dice(8) == 0};
        if (dice(12) == 0) {
            td_str_copy(t.hurt, sizeof t.hurt, "dizzy");
        }
        if (dice(9) == 0) {
            td_str_copy(t.swap_in, sizeof t.swap_in, "fast_up");
        }
        plan_world_add(&w, &t);
        for (int d = 0; d < 3; d++) { /* any mornings, some of them late */
            if (dice(10) >= person->forgets + 3) {
                plan_world_morning(&w, day + d, between(person->usual + dice(4) - 1, 0, 10),
                                   dice(25) == 0, dice(30) == 0);
            }
        }
        w.now.unix_s += dice(5) * (int64_t)43200; /* twice on a day as well */
        if (dice(20) < person->misses) {
            w.now.unix_s += dice(70) * (int64_t)86400;
        }
        if (dice(15) == 0) {
            w.gate.cleared_unix_s = w.now.unix_s;
        }
    }
}

static void plan__thousands_who_do_as_they_like__rules_hold(void **state)
{
    (void)state;
    for (int i = testing_rounds(TRAINEES); i > 0; i--) {
        struct person person = somebody();

        some_gate();
        live_freely(&person);
    }
}

/* Whoever is green and whole goes on: within some sessions something grows, as long as
 * there is something left and nothing limits. */
static void plan__green_and_whole__something_grows(void **state)
{
    (void)state;
    for (size_t level = 0; level < w.program->level_count; level++) {
        struct td_plan plan, first = {0};
        int grown = 0;

        if (w.program->levels[level].by_choice) {
            continue;
        }
        plan_world_clear(&w);
        for (int i = 0; i < 8; i++) {
            struct td_past_session t;

            plan_world_plan(&w, &plan);
            if (i == 0) {
                plan.level = &w.program->levels[level];
                plan.sets = plan.level->exercises[0].sets_min;
                plan.reps = plan.level->exercises[0].reps_min;
                plan.hold_s = plan.level->exercises[0].hold_s;
                first = plan;
            }
            grown += i > 0 && plan.rule >= TD_RULE_FULL_SETS && plan.rule <= TD_RULE_HEAVIER &&
                             plan.rule != TD_RULE_ONCE_MORE
                         ? 1
                         : 0;
            t = plan_world_done(&w, &plan, 0, 6);
            plan_world_add(&w, &t);
            plan_world_morning(&w, td_instant_local_day(w.now) + 1, 0, false, false);
            w.now.unix_s += 2 * (int64_t)86400;
        }
        if (grown == 0) {
            fail_msg("nothing grew from %s on", first.level->id);
        }
    }
}

/* All green, every morning answered: to the top, within what the rules need. */
static void plan__all_green__nobody_sticks(void **state)
{
    int sessions = 0;

    (void)state;
    for (int from = 0; from < 3; from++) {
        struct td_plan plan;

        plan_world_clear(&w);
        w.gate.known = true;
        td_str_format(w.gate.start_level, sizeof w.gate.start_level, "l%d", from);
        for (sessions = 0; sessions < 60; sessions++) {
            struct td_past_session t;

            plan_world_plan(&w, &plan);
            if (plan.rule == TD_RULE_TOP) {
                break;
            }
            t = plan_world_done(&w, &plan, 0, 6);
            plan_world_add(&w, &t);
            plan_world_morning(&w, td_instant_local_day(w.now) + 1, 0, false, false);
            w.now.unix_s += 2 * (int64_t)86400;
        }
        assert_true(plan.rule == TD_RULE_TOP);
        assert_string_equal(plan.level->id, "l7");
        assert_in_range(sessions, 15, 45);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plan__thousands_of_trainees__rules_hold),
        cmocka_unit_test(plan__thousands_who_do_as_they_like__rules_hold),
        cmocka_unit_test(plan__green_and_whole__something_grows),
        cmocka_unit_test(plan__all_green__nobody_sticks),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
