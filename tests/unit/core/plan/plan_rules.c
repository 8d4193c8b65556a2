/* Every rule of the plan: a record that calls for it, the level it leads to, and what it says; and
 * what the long histories of the rules come to. */

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

static void calm_today(void)
{
    plan_world_morning(&w, td_instant_local_day(w.now), 0, false, false);
}

static const char *why(void)
{
    static char text[500];

    td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
    return text;
}

/* What the plan says, done; two days later. */
static void obey(int pain, int rpe, int after)
{
    struct td_past_session t;

    plan_world_plan(&w, &plan);
    t = plan_world_done(&w, &plan, pain, rpe);
    if (plan.once != NULL) {
        plan_world_answer(&w, TD_TOPIC_SAID, plan.once);
    }
    plan_world_add(&w, &t);
    if (after >= 0) {
        plan_world_morning(&w, td_instant_local_day(w.now) + 1, after, false, false);
    }
    w.now.unix_s += 2 * DAY;
}

static void limit_to(const char *level)
{
    w.gate.known = true;
    w.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, level);
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, level);
}

static void for_strength(void)
{
    w.gate.known = true;
    w.gate.training = TD_TRAINING_FREE;
    w.gate.goal = TD_GOAL_STRENGTH;
}

/* ---- a record for each rule ---- */

static void nothing(void)
{
}

static void closed(void)
{
    limit_to("l2");
    w.gate.training = TD_TRAINING_CLOSED;
}

static void placement_not_done(void)
{
    for_strength();
    obey(0, 5, 0);
    w.sessions[0].finished = false;
}

static void second_test_hurt(void)
{
    for_strength();
    obey(0, 5, 0);
    obey(3, 5, 0);
}

static void seven_in_the_morning(void)
{
    train("l4", 1, 6, 7);
}

static void red(void)
{
    train("l5", 7, 6, 0);
}

static void two_reds(void)
{
    red();
    train("l4", 7, 6, 0);
}

static void swollen_after(void)
{
    train("l5", 1, 6, 0);
    w.mornings[w.morning_count - 1].swollen = true;
}

static void swollen_today(void)
{
    train("l5", 1, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 0, true, false);
}

static void three_above_today(void)
{
    train("l5", 1, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 3, false, false);
}

static void two_above_today(void)
{
    train("l5", 1, 6, 0);
    plan_world_morning(&w, td_instant_local_day(w.now), 2, false, false);
}

static void looked_at(void)
{
    train("l7", 1, 6, 0);
    train("l7", 1, 6, 7);
    w.gate.cleared_unix_s = w.now.unix_s;
    w.now.unix_s += DAY;
}

static void three_weeks_off(void)
{
    train("l5", 1, 6, 0);
    w.now.unix_s = w.sessions[0].started.unix_s + 21 * DAY;
}

static void checked_later(void)
{
    train("l5", 1, 6, 0);
    limit_to("l5");
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l2");
    w.gate.checked = w.now;
}

static void was_sore(void)
{
    train("l5", 1, 6, 0);
    w.now.unix_s += 6 * DAY;
    plan_world_answer(&w, TD_TOPIC_GAP, "sore");
}

static void two_above(void)
{
    train("l4", 1, 6, 0);
    train("l4", 1, 6, 2);
}

static void two_above_twice(void)
{
    train("l4", 1, 6, 2);
    calm_today();
    train("l4", 1, 6, 2);
}

static void two_above_twice_at_the_gentlest(void)
{
    train("l0", 3, 5, 2);
    calm_today();
    train("l0", 3, 5, 2);
}

static void hard(void)
{
    train("l2", 0, 8, 0);
}

static void hard_twice(void)
{
    hard();
    hard();
}

static void rising_and_calm(void)
{
    for (int week = 0; week < 3; week++) {
        train("l4", 2 + week, 6, 0);
        w.now.unix_s += 5 * DAY;
    }
    w.now.unix_s -= 3 * DAY;
}

static void borne(void)
{
    train("l5", 3, 6, 0);
}

static void unwell(void)
{
    train("l4", 1, 6, 0);
    td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, "dizzy");
}

static void silent(void)
{
    train("l2", 1, 6, -1);
}

static void blank(void)
{
    train("l2", -1, -1, 0);
}

static void ended_early(void)
{
    train("l2", 1, 6, 0);
    w.sessions[0].finished = false;
}

static void fast(void)
{
    train("l2", 1, 6, 0);
    w.sessions[0].at_tempo = false;
}

static void flat(void)
{
    static struct td_decided decided = {.decision = TD_DECISION_FLAT, .to_week = 6};

    train("l4", 0, 6, 0);
    decided.at_unix_s = w.now.unix_s - 3600;
    w.decided = &decided;
}

static void a_set_less(void)
{
    train("l4", 0, 6, 0);
    w.sessions[0].sets = 2;
}

static void calm_after_ten_weeks(void)
{
    train("l7", 1, 6, 0);
    w.now.unix_s += 70 * DAY;
    obey(1, 5, 0);
}

static void three_falls(void)
{
    for (int i = 0; i < 3; i++) {
        train("l3", 1, 6, 0);
        train("l3", 1, 6, 0);
        calm_today();
        train("l4", 1, 6, 2);
        calm_today();
    }
    train("l3", 1, 6, 0);
    train("l3", 1, 6, 0);
    w.sessions[0].step = w.sessions[1].step = 3;
}

static void calm_after_three_falls(void)
{
    three_falls();
    for (int i = 0; i < 8; i++) {
        train("l3", 1, 6, 0);
        w.sessions[0].step = 3;
    }
}

static void good_l5(void)
{
    train("l5", 1, 6, 0);
}

static void good_hold(void)
{
    train("l1", 1, 6, 0);
}

static void good_l0(void)
{
    train("l0", 1, 6, 0);
}

static void good_l3_twice(void)
{
    train("l3", 1, 6, 0);
    train("l3", 1, 6, 0);
}

static void at_the_limit_of_depth(void)
{
    limit_to("l3");
    w.gate.max_depth_deg = 60;
    good_l3_twice();
    w.sessions[0].step = w.sessions[1].step = 2;
}

static void good_l2(void)
{
    train("l2", 1, 6, 0);
}

static void good_l2_twice(void)
{
    good_l2();
    good_l2();
}

static void far_too_easy(void)
{
    train("l2", 0, 2, 0);
    train("l2", 0, 2, 0);
}

static void all_reps_of_it(int load_g)
{
    for (int i = 0; i < 2; i++) {
        train("l7", 1, 6, 0);
        w.sessions[0].reps = 12;
        w.sessions[0].sets = 4;
        w.sessions[0].load_g = load_g;
    }
}

static void all_reps_with_a_weight(void)
{
    all_reps_of_it(12000);
}

static void all_reps_without(void)
{
    all_reps_of_it(0);
}

static void hard_twice_with_a_weight(void)
{
    train("l7", 0, 9, 0);
    train("l7", 0, 9, 0);
}

static void after_the_easy_week(void)
{
    train("l7", 0, 6, 0);
    train("l7", 0, 6, 0);
    w.sessions[0].purpose = TD_PURPOSE_DELOAD;
    w.now.unix_s = w.sessions[0].started.unix_s + 8 * DAY;
}

static void painless_with_a_weight(void)
{
    for_strength();
    train("l7", 0, 6, 0);
    train("l7", 0, 6, 0);
    w.sessions[0].load_g = w.sessions[1].load_g = 8000;
}

static void hold_at_its_limit(void)
{
    limit_to("l1");
    train("l1", 1, 6, 0);
    train("l1", 1, 6, 0);
    w.sessions[0].hold_s = w.sessions[1].hold_s = 45;
}

/* NULL says: nothing of the kind. */
static const struct {
    void (*record)(void);
    const char *level;
    const char *words;
} calls[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = {closed, NULL, "Training is closed for now"},
    [TD_RULE_START] = {nothing, "l2", "this is where to begin"},
    [TD_RULE_PLACEMENT] = {for_strength, "l3", "8 clean reps"},
    [TD_RULE_PLACEMENT_AGAIN] = {placement_not_done, "l3", "8"},
    [TD_RULE_PLACED] = {second_test_hurt, "l3", "begin here"},
    [TD_RULE_REFER] = {seven_in_the_morning, "l1", "Have the knee looked at"},
    [TD_RULE_TWO_REDS] = {two_reds, "l1", "a week on the gentle levels"},
    [TD_RULE_SWELLING] = {swollen_after, "l3", "two levels down"},
    [TD_RULE_RED] = {red, "l4", "So this is a level easier"},
    [TD_RULE_TODAY_SWELLING] = {swollen_today, "l0", "swollen today: a day of rest"},
    [TD_RULE_TODAY_RED] = {three_above_today, "l4", "pain 3, your usual: 0"},
    [TD_RULE_AFTER_LOOK] = {looked_at, "l3", "Good that somebody has looked"},
    [TD_RULE_BREAK] = {three_weeks_off, "l5", "Welcome back! After 3 weeks"},
    [TD_RULE_SELF_CHECK] = {checked_later, "l2", "self-check asks for a gentle start"},
    [TD_RULE_GAP] = {was_sore, "l4", "easy start, with work for the hips"},
    [TD_RULE_TODAY_AMBER] = {two_above_today, "l5", "pain 2, your usual: 0"},
    [TD_RULE_AMBER] = {two_above, "l4", "one set less: 2 sets of 10"},
    [TD_RULE_AMBER_AGAIN] = {two_above_twice, "l3", "you are not starting over"},
    [TD_RULE_OTHER_WORK] = {two_above_twice_at_the_gentlest, "l0", "do other work today"},
    [TD_RULE_EASED] = {hard_twice, "l2", "a little less today: 2 sets of 10"},
    [TD_RULE_RISING] = {rising_and_calm, "l4", "went up three weeks running: 2, 3, 4."},
    [TD_RULE_TOLERATED] = {borne, "l5", "hurt is not harm"},
    [TD_RULE_UNWELL] = {unwell, "l4", "that was right"},
    [TD_RULE_MORNING] = {silent, "l2", "How was the knee the morning after?"},
    [TD_RULE_UNSAID] = {blank, "l2", "blank last time"},
    [TD_RULE_NOT_WHOLE] = {ended_early, "l2", "no hurry"},
    [TD_RULE_TOO_FAST] = {fast, "l2", "slowly"},
    [TD_RULE_HARD] = {hard, "l2", "effort 8, and up to 7 leads on"},
    [TD_RULE_FLAT] = {flat, "l4", "Let us change something"},
    [TD_RULE_FULL_SETS] = {a_set_less, "l4", "all the sets are back"},
    [TD_RULE_BACK] = {calm_after_ten_weeks, "l5", "You did not start over"},
    [TD_RULE_HALF] = {calm_after_three_falls, "l4", "with half its sets"},
    [TD_RULE_MORE_REPS] = {good_l5, "l5", "9 reps in each set"},
    [TD_RULE_LONGER] = {good_hold, "l1", "35 seconds"},
    [TD_RULE_MORE_SETS] = {good_l0, "l0", "One set more: 3 now"},
    [TD_RULE_STEP] = {good_l3_twice, "l3", "One thing changes: heels 5 cm up"},
    [TD_RULE_LIMIT_LOADED] = {at_the_limit_of_depth, "l3w", "no deeper, but stronger"},
    [TD_RULE_ONCE_MORE] = {good_l2, "l2", "One more like it leads on"},
    [TD_RULE_EASY] = {far_too_easy, "l3", "far too easy for you"},
    [TD_RULE_LEVEL_UP] = {good_l2_twice, "l3", "2 good sessions in a row"},
    [TD_RULE_HEAVIER] = {all_reps_with_a_weight, "l7", "13 kg now, with 8 reps"},
    [TD_RULE_DELOAD] = {hard_twice_with_a_weight, "l7", "An easier week: half the sets"},
    [TD_RULE_AFTER_DELOAD] = {after_the_easy_week, "l7", "The easier week is over"},
    [TD_RULE_OTHER_DAY] = {painless_with_a_weight, "l7", "Two kinds of days in turn"},
    [TD_RULE_LOWER] = {three_falls, "l3", "was too much three times"},
    [TD_RULE_LIMIT] = {hold_at_its_limit, "l1", "hold for 50 seconds"},
    [TD_RULE_TOP] = {all_reps_without, "l7", "top of the ladder"},
};

static void td_rule__each__a_record_that_calls_for_it_and_its_words(void **state)
{
    (void)state;
    for (int rule = 0; rule < TD_RULE_COUNT; rule++) {
        const char *level = calls[rule].level;

        if (calls[rule].record == NULL || calls[rule].words == NULL) {
            fail_msg("no record for %s", td_rule_id((enum td_rule)rule));
        }
        plan_world_clear(&w);
        calls[rule].record();
        plan_world_plan(&w, &plan);
        if (plan.rule != (enum td_rule)rule ||
            (level != NULL && !td_str_equal(plan.level->id, level)) ||
            strstr(why(), calls[rule].words) == NULL) {
            fail_msg("%s: %s at %s: %s", td_rule_id((enum td_rule)rule), td_rule_id(plan.rule),
                     plan.level->id, why());
        }
    }
}

/* What a red session was is said in numbers, with its day where it is not the last one, and then
 * what follows from it. */
static void plan__red__says_the_day_the_pain_and_the_morning(void **state)
{
    (void)state;
    plan_world_clear(&w);
    red();
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.rule, TD_RULE_RED);
    assert_non_null(strstr(why(), "Last time"));
    assert_true(td_day_parse("2025-12-15", &plan.basis_day));
    plan.basis.hurt[0] = '\0';
    plan.basis.limp = false;
    plan.basis.pain = 3;
    plan.basis.usual = 0;
    plan.basis.after = 2;
    assert_non_null(strstr(why(), "On Mon 15 December it hurt 3, and the next morning was 2 above "
                                  "your usual. So this is a level easier. From "));
    plan.rule = TD_RULE_AMBER;
    assert_non_null(strstr(why(), " Mon 15 December: pain 3, morning after 2 (your usual: 0)"));
}

/* ---- histories that go on for weeks ---- */

/* Up to a level, sessions of no pain; the clock stands at the newest of them. */
static void six_at(const char *level, int pain, int load_g)
{
    for (int i = 0; i < 6; i++) {
        train(level, pain, 6, 0);
        w.sessions[0].load_g = load_g;
    }
}

static int index_of(const char *level)
{
    return td_program_rung(w.program, level);
}

/* Pain of 3 and effort 8 each time, calm by the morning: that is how somebody counts. */
static void plan__sore_and_always_hard__goes_on_all_the_same(void **state)
{
    (void)state;
    w.gate.known = true;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    for (int i = 0; i < 36; i++) {
        obey(3, 8, 0);
    }
    assert_true(index_of(plan.level->id) >= index_of("l3"));
}

/* Mornings of 2 where one is calm otherwise: no step back, no set left out for good. */
static void plan__sore_mornings_are_usual__climbs(void **state)
{
    (void)state;
    for (int i = 0; i < 36; i++) {
        obey(3, 6, 2);
        assert_true(index_of(plan.level->id) >= index_of("l2"));
    }
    assert_true(index_of(plan.level->id) >= index_of("l4"));
    assert_int_equal(plan.sets, 3);
}

/* A point of noise, in the session and on the morning. */
static void plan__one_point_now_and_then__never_back(void **state)
{
    (void)state;
    six_at("l2", 1, 0);
    for (int i = 0; i < 20; i++) {
        obey(1, 6, i % 2);
        assert_true(plan.rule >= TD_RULE_TOLERATED);
    }
}

static void expect_off(const char *from, int weeks, const char *to, bool painless)
{
    plan_world_clear(&w);
    six_at(from, painless ? 0 : 3, 0);
    w.now.unix_s = w.sessions[0].started.unix_s + weeks * 7 * DAY;
    plan_world_expect(&w, TD_RULE_BREAK, to, &plan);
    assert_int_equal(plan.ask_flags, weeks >= 8 && weeks < 26);
    assert_int_equal(plan.ask_check, weeks >= 26);
    assert_int_equal(plan.reduced, true);
    assert_null(plan.once); /* weeks off are no standstill */
    assert_null(strstr(why(), "physiotherapist"));
}

static void plan__weeks_off__by_level_and_by_pain(void **state)
{
    static const int weeks[] = {2, 3, 4, 5, 7, 8, 20, 25, 26, 47, 104};
    static const char *const from[] = {"l7", "l6", "l5", "l4", "l3", "l2"};
    static const char *const to[][4] = {/* from 2, 4, 8 and 26 weeks on */
                                        {"l7", "l5", "l4", "l2"}, {"l6", "l5", "l4", "l2"},
                                        {"l5", "l4", "l4", "l2"}, {"l4", "l3", "l3", "l2"},
                                        {"l3", "l2", "l2", "l2"}, {"l2", "l2", "l2", "l2"}};

    (void)state;
    for (size_t f = 0; f < sizeof from / sizeof from[0]; f++) {
        for (size_t i = 0; i < sizeof weeks / sizeof weeks[0]; i++) {
            int pause = weeks[i] < 4 ? 0 : weeks[i] < 8 ? 1 : weeks[i] < 26 ? 2 : 3;

            expect_off(from[f], weeks[i], to[f][pause], true);
        }
    }
    expect_off("l5", 47, "l1", false); /* until the self-check says */
    expect_off("l2", 8, "l1", false);
    expect_off("l2", 8, "l2", true);
    assert_non_null(strstr(why(), "where you were, at its beginning"));
}

/* A flare costs one to two weeks: below the level of the red at once, and on from there. */
static void plan__one_red__one_below_and_on(void **state)
{
    static const char *const from[] = {"l3", "l5", "l7"}, *const to[] = {"l2", "l4", "l5"};

    (void)state;
    for (size_t i = 0; i < sizeof from / sizeof from[0]; i++) {
        plan_world_clear(&w);
        six_at(from[i], 1, 0);
        train(from[i], 7, 6, 3);
        plan_world_expect(&w, TD_RULE_RED, to[i], &plan);
        for (int k = 0; k < 6; k++) {
            obey(1, 6, 0);
            assert_true(index_of(plan.level->id) >= index_of(to[i]));
        }
    }
}

static void plan__red_of_any_kind__down_from_each_level(void **state)
{
    static const char *const kinds[] = {"sharp", "giving_way", "", ""};

    (void)state;
    for (int level = index_of("l1"); level <= index_of("l7"); level++) {
        for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++) {
            plan_world_clear(&w);
            six_at(w.program->levels[level].id, 0, 0);
            td_str_copy(w.sessions[0].hurt, sizeof w.sessions[0].hurt, kinds[kind]);
            w.mornings[w.morning_count - 1].limp = kind == 2;
            w.mornings[w.morning_count - 1].swollen = kind == 3;
            plan_world_plan(&w, &plan);
            assert_true(plan.rule == (kind == 3 ? TD_RULE_SWELLING : TD_RULE_RED));
            assert_true(index_of(plan.level->id) < level);
            assert_true(plan.reduced);
        }
    }
}

/* Red at the gentlest level, again and again: one set, two days between, and a clinician. */
static void plan__always_red__least_of_the_gentlest(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        obey(8, 8, 3);
    }
    plan_world_expect(&w, TD_RULE_REFER, "l0", &plan);
    assert_int_equal(plan.sets, 1);
    assert_int_equal(plan.due_unix_s, w.sessions[0].started.unix_s + 48 * TD_HOUR_S);
}

/* A knee that bears the chair for two sessions at most: rounds grow longer, not the same for ever.
 */
static void plan__falls_again_and_again__longer_below_each_time(void **state)
{
    int climbs = 0;

    (void)state;
    w.gate.known = true;
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, "l1");
    for (int i = 0; i < 42; i++) {
        int before = index_of(w.session_count > 0 ? w.sessions[0].level : "l1");
        bool high;

        plan_world_plan(&w, &plan);
        high = index_of(plan.level->id) >= index_of("l2");
        climbs += high && before < index_of("l2") ? 1 : 0;
        obey(high ? 1 : 0, 6, high ? 2 : 0);
    }
    assert_true(climbs <= 4); /* fourteen weeks */
}

/* The second half-dose of a level that was too much is borne before it is the whole. */
static void plan__half_of_it__once_more_before_the_whole(void **state)
{
    int halves = 0;

    (void)state;
    calm_after_three_falls();
    obey(1, 6, 0);
    assert_int_equal(plan.sets, 2);
    for (int i = 0; i < 8 && plan.sets == 2; i++) {
        obey(1, 6, 0); /* other work in between, since nothing has grown for weeks */
        halves += td_str_equal(w.sessions[0].level, "l4") && plan.swap_in == NULL ? 1 : 0;
        plan_world_plan(&w, &plan);
    }
    assert_int_equal(plan.sets, 3);
    assert_int_equal(halves, 1); /* one more */
}

/* Painless, effort 6, three a week, sixteen weeks; the first weight is 5 kg. */
static void plan__athlete__twice_the_weight_in_sixteen_weeks(void **state)
{
    (void)state;
    for_strength();
    for (int i = 0; i < 48; i++) {
        obey(0, 6, 0);
        if (plan.level->exercises[0].held != TD_HELD_NOTHING && plan.swap_in == NULL) {
            w.sessions[0].load_g = td_max(w.sessions[0].load_g, 5000);
        }
        w.now.unix_s += i % 3 == 2 ? DAY : 0;
    }
    assert_true(plan.load_g >= 10000);
}

static void plan__hard_at_the_gentlest__something_else(void **state)
{
    (void)state;
    train("l0", 3, 10, 0);
    plan_world_expect(&w, TD_RULE_HARD, "l0", &plan);
    train("l0", 3, 10, 0);
    plan_world_expect(&w, TD_RULE_OTHER_WORK, "l0", &plan);
    assert_string_equal(plan.swap_in, "hips_first");
    assert_non_null(strstr(why(), "a lot for the knee"));
}

static void plan__limit_of_a_clinician__says_whose(void **state)
{
    (void)state;
    at_the_limit_of_depth();
    w.gate.look_holds = true;
    plan_world_expect(&w, TD_RULE_LIMIT_LOADED, "l3w", &plan);
    assert_non_null(strstr(why(), "your clinician's word stops at"));
    assert_null(strstr(why(), "self-check"));
}

static void plan__heavier_and_far_too_easy__asks_for_more(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        train("l7", 0, 2, 0);
        w.sessions[0].load_g = 5000;
    }
    plan_world_expect(&w, TD_RULE_HEAVIER, "l7", &plan);
    assert_non_null(strstr(why(), "if you have more than three reps left"));
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_rule__each__a_record_that_calls_for_it_and_its_words),
        TEST(plan__red__says_the_day_the_pain_and_the_morning),
        TEST(plan__sore_and_always_hard__goes_on_all_the_same),
        TEST(plan__sore_mornings_are_usual__climbs),
        TEST(plan__one_point_now_and_then__never_back),
        TEST(plan__weeks_off__by_level_and_by_pain),
        TEST(plan__one_red__one_below_and_on),
        TEST(plan__red_of_any_kind__down_from_each_level),
        TEST(plan__always_red__least_of_the_gentlest),
        TEST(plan__falls_again_and_again__longer_below_each_time),
        TEST(plan__half_of_it__once_more_before_the_whole),
        TEST(plan__athlete__twice_the_weight_in_sixteen_weeks),
        TEST(plan__hard_at_the_gentlest__something_else),
        TEST(plan__limit_of_a_clinician__says_whose),
        TEST(plan__heavier_and_far_too_easy__asks_for_more),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
