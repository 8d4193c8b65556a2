/* What is said once: each when it is due, never twice, one a day. */
#include "teardrop/core/milestone.h"

#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"
#include "test.h"

#define DAY0 20000

static const struct td_level levels[] = {
    {.id = "l1", .name = "Hold"}, {.id = "l2", .name = "Chair"}, {.id = "l3", .name = "1 inch"}};
static const struct td_program program = {.levels = levels, .level_count = 3};
static const struct td_limits limits = {.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};

struct world {
    struct td_plan plan;
    struct td_past_session sessions[40];
    struct td_morning mornings[40];
    struct td_measure measures[4];
    struct td_person_answer answers[12];
    struct td_milestone_input in;
    char said[120];
};

static void begin(struct world *w)
{
    *w = (struct world){.plan = {.rule = TD_RULE_ONCE_MORE, .from_rpe = -1}};
    w->in = (struct td_milestone_input){.program = &program,
                                        .plan = &w->plan,
                                        .sessions = w->sessions,
                                        .mornings = w->mornings,
                                        .measures = w->measures,
                                        .answers = w->answers,
                                        .limits = &limits,
                                        .first_day = DAY0};
}

/* The newest one so far, with a morning after it as it always is. */
static void train(struct world *w, int day, const char *level, int pain)
{
    struct td_past_session *s = w->sessions;

    memmove(&s[1], &s[0], w->in.session_count * sizeof *s);
    s[0] = (struct td_past_session){.started.unix_s = (DAY0 + day) * TD_DAY_S + 12 * TD_HOUR_S,
                                    .finished = true,
                                    .worst_pain = pain,
                                    .rpe = 6};
    td_str_copy(s[0].level, sizeof s[0].level, level);
    w->in.session_count++;
    w->mornings[w->in.morning_count++] = (struct td_morning){.day = DAY0 + day + 1};
    w->in.today = DAY0 + day;
}

static enum td_milestone find(struct world *w)
{
    return td_milestone_find(&w->in, w->said, sizeof w->said);
}

static void note_said(struct world *w, enum td_milestone milestone)
{
    struct td_person_answer *a = w->answers;

    memmove(&a[1], &a[0], w->in.answer_count * sizeof *a);
    a[0] = (struct td_person_answer){.uuid = ""};
    td_day_format(w->in.today, a[0].date);
    td_str_copy(a[0].topic, sizeof a[0].topic, td_topic_id(TD_TOPIC_SAID));
    td_str_copy(a[0].answer, sizeof a[0].answer, td_milestone_id(milestone));
    w->in.answer_count++;
}

static void td_milestone__says_the_first__once(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    train(&w, 0, "l1", 1);
    assert_int_equal(find(&w), TD_MILESTONE_FIRST_SESSION);
    assert_string_equal(w.said, "That was the hardest one: the first.");
    note_said(&w, TD_MILESTONE_FIRST_SESSION);
    w.in.today++;
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    assert_string_equal(w.said, "");
}

static void td_milestone__waits_on_a_bad_day(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l1", 7);
    w.plan.rule = TD_RULE_RED;
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    w.plan.rule = TD_RULE_CLOSED;
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    w.plan.rule = TD_RULE_AMBER;
    assert_int_equal(find(&w), TD_MILESTONE_FIRST_SESSION);
}

static void td_milestone__says_one_a_day(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l1", 1);
    train(&w, 2, "l2", 1);
    note_said(&w, TD_MILESTONE_FIRST_SESSION);
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    w.in.today++;
    assert_int_equal(find(&w), TD_MILESTONE_FIRST_LEVEL);
}

static void td_milestone__says_the_way_back__with_its_days(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l2", 1);
    train(&w, 2, "l2", 7);
    train(&w, 5, "l1", 1);
    w.in.today += 1;
    assert_int_equal(find(&w), TD_MILESTONE_BACK);
    assert_string_equal(w.said, "Back on track in 3 days.");
    train(&w, 8, "l1", 1); /* green after green is no way back */
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
}

static void td_milestone__says_sore_is_information__after_the_first_amber(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l2", 1);
    train(&w, 2, "l2", 4);
    w.in.today++;
    assert_int_equal(find(&w), TD_MILESTONE_FIRST_AMBER);
}

static void td_milestone__says_a_new_level__only_when_it_is_the_highest_yet(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l3", 1);
    train(&w, 2, "l1", 1);
    train(&w, 4, "l2", 1);
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
    train(&w, 6, "l3", 1);
    assert_int_equal(find(&w), TD_MILESTONE_COUNT); /* it was there before */
}

static void td_milestone__says_the_goal__in_week_six_when_it_has_grown(void **state)
{
    static const struct td_measure stairs[] = {
        {.kind = TD_MEASURE_ACTIVITY, .name = "stairs", .value = 3},
        {.kind = TD_MEASURE_ACTIVITY, .name = "stairs", .value = 6, .week = 6}};
    struct world w;
    struct td_goal goal;
    char text[80];

    (void)state;
    begin(&w);
    train(&w, 0, "l2", 1);
    train(&w, 43, "l2", 1);
    w.in.measures = stairs;
    w.in.measure_count = 2;
    note_said(&w, TD_MILESTONE_RETURN);
    w.in.today++;
    assert_int_equal(find(&w), TD_MILESTONE_WEEK_SIX);
    assert_non_null(strstr(w.said, "stairs: 3 -> 6"));
    assert_true(td_goal_find(stairs, 2, &goal));
    td_goal_text(&goal, text, sizeof text);
    assert_string_equal(text, "stairs  3 -> 6 of 10");
    w.in.measure_count = 1;
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
}

static void td_milestone__says_twelve_weeks__by_weeks_or_by_sessions(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    for (int i = 0; i < TD_TWELVE_SESSIONS; i++) {
        train(&w, i, "l2", 1);
    }
    assert_int_equal(find(&w), TD_MILESTONE_TWELVE_WEEKS);
    assert_non_null(strstr(w.said, "36 sessions"));
    w.in.today += 60; /* nobody looks back on a time that ended long ago */
    assert_int_not_equal(find(&w), TD_MILESTONE_TWELVE_WEEKS);
    w.in.session_count = TD_TWELVE_WEEKS; /* one a week */
    w.sessions[0].started.unix_s = (DAY0 + 84) * TD_DAY_S;
    w.in.today = DAY0 + 83;
    assert_int_not_equal(find(&w), TD_MILESTONE_TWELVE_WEEKS);
    w.in.today = DAY0 + 84;
    assert_int_equal(find(&w), TD_MILESTONE_TWELVE_WEEKS);
    assert_non_null(strstr(w.said, "12 weeks"));
    w.in.session_count = TD_TWELVE_WEEKS - 1; /* too few to look back on */
    assert_int_not_equal(find(&w), TD_MILESTONE_TWELVE_WEEKS);
}

static void td_milestone__welcomes_back__after_the_first_session_of_it(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l2", 1);
    train(&w, 3, "l2", 1);
    train(&w, 31, "l2", 1);
    assert_int_equal(find(&w), TD_MILESTONE_RETURN);
}

static void td_milestone__says_week_three__in_that_week_alone(void **state)
{
    struct world w;

    (void)state;
    begin(&w);
    train(&w, 0, "l2", 1);
    train(&w, 3, "l2", 1);
    train(&w, 14, "l2", 1);
    assert_int_equal(find(&w), TD_MILESTONE_WEEK_THREE);
    w.in.today = DAY0 + 21;
    assert_int_equal(find(&w), TD_MILESTONE_COUNT);
}

/* ---- what a clinician said ---- */

static void look_is(const struct td_look *look, int day, const char *expected)
{
    char text[160];

    td_look_text(look, &program, DAY0 + day, text, sizeof text);
    if (expected[0] == '\0') {
        assert_string_equal(text, "");
    } else {
        assert_non_null(strstr(text, expected));
    }
}

static void td_look__is_shown_while_it_holds__and_for_two_weeks_after(void **state)
{
    struct td_look look = {.max_depth_deg = 60, .no_load = true};

    (void)state;
    td_day_format(DAY0 + 7, look.until);
    look_is(&look, 7, "said: up to 60 degrees, without a load, until ");
    look_is(&look, 8, "ended on ");
    look_is(&look, 21, "ended on ");
    look_is(&look, 22, "");
}

static void td_look__says_what_was_said__and_nothing_otherwise(void **state)
{
    struct td_look look = {.max_depth_deg = 0};

    (void)state;
    look_is(&look, 0, "");
    look.max_depth_deg = TD_LOOK_FREE_DEG;
    look_is(&look, 500, "said: free to train.");
    look = (struct td_look){.max_level = "l2"};
    look_is(&look, 0, "said: up to Chair.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_milestone__says_the_first__once),
        cmocka_unit_test(td_milestone__waits_on_a_bad_day),
        cmocka_unit_test(td_milestone__says_one_a_day),
        cmocka_unit_test(td_milestone__says_the_way_back__with_its_days),
        cmocka_unit_test(td_milestone__says_sore_is_information__after_the_first_amber),
        cmocka_unit_test(td_milestone__says_a_new_level__only_when_it_is_the_highest_yet),
        cmocka_unit_test(td_milestone__says_the_goal__in_week_six_when_it_has_grown),
        cmocka_unit_test(td_milestone__says_twelve_weeks__by_weeks_or_by_sessions),
        cmocka_unit_test(td_milestone__welcomes_back__after_the_first_session_of_it),
        cmocka_unit_test(td_milestone__says_week_three__in_that_week_alone),
        cmocka_unit_test(td_look__is_shown_while_it_holds__and_for_two_weeks_after),
        cmocka_unit_test(td_look__says_what_was_said__and_nothing_otherwise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
