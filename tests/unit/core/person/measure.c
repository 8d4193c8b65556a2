/* Measures: when they are due, what counts as a change, the six-week decision. */

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/person/measure.h"
#include "test.h"

static void td_measure_due__every_three_weeks_then_every_twelve(void **state)
{
    static const struct {
        int days, measured, due;
    } rows[] = {{0, -1, 0},    {0, 0, -1},    {20, 0, -1}, {21, 0, 3},  {21, 3, -1},
                {45, 3, 6},    {62, 6, -1},   {70, 3, 9},  {84, 9, 12}, {100, 12, -1},
                {167, 12, -1}, {168, 12, 24}, {-5, -1, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (td_measure_due(1000, 1000 + rows[i].days, rows[i].measured) != rows[i].due) {
            fail_msg("day %d after week %d: %d, expected %d", rows[i].days, rows[i].measured,
                     td_measure_due(1000, 1000 + rows[i].days, rows[i].measured), rows[i].due);
        }
    }
}

static void td_measure_compare__less_than_the_smallest_difference_is_noise(void **state)
{
    (void)state;
    assert_int_equal(td_measure_compare(TD_MEASURE_WORST, 5, 4), TD_TREND_NOISE);
    assert_int_equal(td_measure_compare(TD_MEASURE_WORST, 5, 3), TD_TREND_BETTER);
    assert_int_equal(td_measure_compare(TD_MEASURE_WORST, 5, 7), TD_TREND_WORSE);
    assert_int_equal(td_measure_compare(TD_MEASURE_ACTIVITY, 4, 5), TD_TREND_NOISE);
    assert_int_equal(td_measure_compare(TD_MEASURE_ACTIVITY, 4, 6), TD_TREND_NOISE); /* one alone */
    assert_int_equal(td_measure_compare(TD_MEASURE_ACTIVITY, 4, 7), TD_TREND_BETTER);
    assert_int_equal(td_measure_compare(TD_MEASURE_CHANGE, 0, 2), TD_TREND_NOISE);
    assert_int_equal(td_measure_compare(TD_MEASURE_CHANGE, 0, -3), TD_TREND_WORSE);
    /* Own trends: any difference, none is noise. */
    assert_int_equal(td_measure_compare(TD_MEASURE_STAND, 10, 11), TD_TREND_BETTER);
    assert_int_equal(td_measure_compare(TD_MEASURE_WALL, 40, 39), TD_TREND_WORSE);
    assert_int_equal(td_measure_compare(TD_MEASURE_WALL, 40, 40), TD_TREND_SAME);
    assert_string_equal(td_trend_word(TD_TREND_SAME), "the same");
}

static struct td_measure a_measure(enum td_measure_kind kind, int week, int value, const char *name)
{
    struct td_measure m = {.kind = kind, .week = week, .value = value};

    td_str_copy(m.name, sizeof m.name, name);
    return m;
}

static enum td_decision decide(int pain0, int pain6, int stairs0, int stairs6)
{
    struct td_measure m[4] = {a_measure(TD_MEASURE_WORST, 0, pain0, ""),
                              a_measure(TD_MEASURE_WORST, 6, pain6, ""),
                              a_measure(TD_MEASURE_ACTIVITY, 0, stairs0, "stairs"),
                              a_measure(TD_MEASURE_ACTIVITY, 6, stairs6, "stairs")};

    return td_measure_decide(m, 4).decision;
}

static void td_measure_decide__six_weeks(void **state)
{
    struct td_measure early = a_measure(TD_MEASURE_WORST, 3, 1, "");

    (void)state;
    assert_int_equal(td_measure_decide(NULL, 0).decision, TD_DECISION_OPEN);
    assert_int_equal(td_measure_decide(&early, 1).decision, TD_DECISION_OPEN);
    assert_int_equal(decide(6, 3, 4, 4), TD_DECISION_GO_ON);
    assert_int_equal(decide(6, 5, 4, 6), TD_DECISION_FLAT); /* one activity: from 3 on */
    assert_int_equal(decide(6, 5, 4, 7), TD_DECISION_GO_ON);
    assert_int_equal(decide(6, 5, 4, 5), TD_DECISION_FLAT);
    assert_int_equal(decide(4, 6, 4, 8), TD_DECISION_WORSE); /* worse comes first */
    assert_int_equal(decide(4, 4, 6, 3), TD_DECISION_WORSE);
    assert_int_equal(decide(0, 0, 10, 10), TD_DECISION_STEADY); /* nobody is told to go down */
    for (int d = TD_DECISION_GO_ON; d <= TD_DECISION_WORSE; d++) {
        struct td_decided decided = {.decision = (enum td_decision)d, .to_week = 24};
        char text[200];

        td_decision_text(&decided, text, sizeof text);
        assert_non_null(strstr(text, "24"));
    }
}

/* Rows of what people have gone through, with what follows. */
static void td_measure_decide__what_counts(void **state)
{
    static const struct {
        int pain[2], doing[2], stands[2], weight[2]; /* -1 = not measured */
        enum td_decision decision;
    } rows[] = {
        /* pain 7 to 3, stairs 3 to 8 */
        {{7, 3}, {3, 8}, {-1, -1}, {-1, -1}, TD_DECISION_GO_ON},
        /* a painless lifter after a week on skis */
        {{0, 2}, {10, 10}, {-1, -1}, {-1, -1}, TD_DECISION_STEADY},
        {{0, 3}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_FLAT},
        {{2, 4}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_WORSE},
        {{3, 4}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_FLAT},
        {{2, 1}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_STEADY},
        {{2, 1}, {-1, -1}, {4, 14}, {-1, -1}, TD_DECISION_STEADY},
        {{3, 2}, {-1, -1}, {4, 14}, {-1, -1}, TD_DECISION_GO_ON},
        {{3, 2}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_GO_ON}, /* a third less */
        {{4, 3}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_FLAT},  /* a quarter */
        {{4, 3}, {5, 5}, {10, 12}, {-1, -1}, TD_DECISION_GO_ON},
        {{4, 3}, {5, 5}, {10, 11}, {-1, -1}, TD_DECISION_FLAT},
        {{4, 4}, {-1, -1}, {-1, -1}, {20, 22}, TD_DECISION_GO_ON},
        {{4, 4}, {-1, -1}, {-1, -1}, {20, 21}, TD_DECISION_FLAT},
        {{2, 2}, {-1, -1}, {-1, -1}, {-1, -1}, TD_DECISION_STEADY},
        {{2, 2}, {8, 6}, {-1, -1}, {-1, -1}, TD_DECISION_WORSE},
        {{2, 2}, {8, 7}, {-1, -1}, {-1, -1}, TD_DECISION_STEADY},
        {{-1, -1}, {5, 6}, {-1, -1}, {-1, -1}, TD_DECISION_FLAT},
        {{-1, -1}, {9, 9}, {-1, -1}, {-1, -1}, TD_DECISION_STEADY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_measure m[8];
        size_t count = 0;

        for (int t = 0; t < 2; t++) {
            const struct td_measure of_week[] = {
                a_measure(TD_MEASURE_WORST, t * 6, rows[i].pain[t], ""),
                a_measure(TD_MEASURE_ACTIVITY, t * 6, rows[i].doing[t], "stairs"),
                a_measure(TD_MEASURE_STAND, t * 6, rows[i].stands[t], ""),
                a_measure(TD_MEASURE_EIGHT_REPS, t * 6, rows[i].weight[t], "")};

            for (size_t k = 0; k < 4; k++) {
                if (of_week[k].value >= 0) {
                    m[count++] = of_week[k];
                }
            }
        }
        if (td_measure_decide(m, count).decision != rows[i].decision) {
            fail_msg("row %zu: %d, expected %d", i, (int)td_measure_decide(m, count).decision,
                     (int)rows[i].decision);
        }
    }
}

/* A little is believed the second time. */
static void td_measure_decide__worse_twice__is_worse(void **state)
{
    struct td_measure m[] = {a_measure(TD_MEASURE_WORST, 0, 0, ""),
                             a_measure(TD_MEASURE_WORST, 6, 2, ""),
                             a_measure(TD_MEASURE_WORST, 9, 2, "")};

    (void)state;
    assert_int_equal(td_measure_decide(m, 2).decision, TD_DECISION_STEADY);
    assert_int_equal(td_measure_decide(m, 3).decision, TD_DECISION_WORSE);
    m[1].value = 1;
    assert_int_equal(td_measure_decide(m, 3).decision, TD_DECISION_STEADY);
}

static void td_decision_text__says_what_is_true(void **state)
{
    struct td_measure m[] = {
        a_measure(TD_MEASURE_WORST, 0, 4, ""), a_measure(TD_MEASURE_STAND, 0, 5, ""),
        a_measure(TD_MEASURE_WORST, 6, 4, ""), a_measure(TD_MEASURE_STAND, 6, 9, "")};
    struct td_decided decided = td_measure_decide(m, 4);
    char text[240];

    (void)state;
    td_decision_text(&decided, text, sizeof text);
    assert_non_null(strstr(text, "stronger"));
    assert_null(strstr(text, "better"));
    m[3].value = 5;
    decided = td_measure_decide(m, 4);
    td_decision_text(&decided, text, sizeof text);
    assert_non_null(strstr(text, "hips"));
    assert_null(strstr(text, "level down"));
    assert_true(strlen(text) < sizeof text - 1);
}

static void td_measure_weaker_leg__percent_of_the_stronger(void **state)
{
    struct td_measure m[] = {
        a_measure(TD_MEASURE_STAND, 0, 9, ""), a_measure(TD_MEASURE_STAND_OTHER, 0, 12, ""),
        a_measure(TD_MEASURE_STAND, 3, 0, ""), a_measure(TD_MEASURE_STAND_OTHER, 3, 0, "")};
    int percent = -1;

    (void)state;
    assert_true(td_measure_weaker_leg(m, 4, 0, &percent));
    assert_int_equal(percent, 75);
    m[0].value = 15;
    assert_true(td_measure_weaker_leg(m, 4, 0, &percent));
    assert_int_equal(percent, 80);
    assert_false(td_measure_weaker_leg(m, 4, 3, &percent));
    assert_false(td_measure_weaker_leg(m, 1, 0, &percent));
}

/* Whoever begins to measure late is compared with that. */
static void td_measure_decide__first_measures_are_the_start(void **state)
{
    struct td_measure m[3] = {a_measure(TD_MEASURE_WORST, 4, 8, ""),
                              a_measure(TD_MEASURE_WORST, 9, 2, ""),
                              a_measure(TD_MEASURE_WORST, 10, 2, "")};
    struct td_decided decided;

    (void)state;
    assert_int_equal(td_measure_decide(m, 2).decision, TD_DECISION_OPEN);
    decided = td_measure_decide(m, 3);
    assert_int_equal(decided.decision, TD_DECISION_GO_ON);
    assert_int_equal(decided.from_week, 4);
    assert_int_equal(decided.to_week, 10);
}

static void td_measure_decide__corrected_activity__counts_once(void **state)
{
    struct td_measure m[3] = {a_measure(TD_MEASURE_ACTIVITY, 0, 2, "stairs"),
                              a_measure(TD_MEASURE_ACTIVITY, 0, 6, "stairs"),
                              a_measure(TD_MEASURE_ACTIVITY, 6, 6, "stairs")};

    (void)state;
    assert_int_equal(td_measure_decide(m, 3).decision, TD_DECISION_FLAT);
}

static void td_measure_decide__a_wall_sit_alone__takes_nothing_back(void **state)
{
    struct td_measure m[3] = {a_measure(TD_MEASURE_WORST, 0, 6, ""),
                              a_measure(TD_MEASURE_WORST, 6, 2, ""),
                              a_measure(TD_MEASURE_WALL, 9, 60, "")};

    (void)state;
    assert_int_equal(td_measure_decide(m, 3).decision, TD_DECISION_GO_ON);
}

/* In whatever order they come. */
static void td_measure_find__two_of_a_week__the_newest(void **state)
{
    struct td_measure m[3] = {a_measure(TD_MEASURE_WORST, 3, 2, ""),
                              a_measure(TD_MEASURE_WORST, 3, 6, ""),
                              a_measure(TD_MEASURE_WORST, 0, 9, "")};
    int value = -1;

    (void)state;
    m[0].at.unix_s = 2000;
    m[1].at.unix_s = 1000;
    m[2].at.unix_s = 3000;
    assert_true(td_measure_find(m, 3, TD_MEASURE_WORST, "", 3, &value));
    assert_int_equal(value, 2);
    m[1].at.unix_s = 2000; /* at once: the later one in the list */
    assert_ptr_equal(td_measure_newest_of(m, 3, TD_MEASURE_WORST, NULL, 3), &m[1]);
    assert_false(td_measure_find(m, 3, TD_MEASURE_WORST, "", 6, &value));
}

static void td_measure_spec__brief_titles__are_short(void **state)
{
    (void)state;
    for (int kind = 0; kind < TD_MEASURE_KINDS; kind++) {
        assert_in_range(strlen(td_measure_spec((enum td_measure_kind)kind)->brief), 1, 12);
    }
    assert_null(strstr(td_measure_spec(TD_MEASURE_STAND)->question_strength, "sore"));
}

static void td_measure_activities__mean_of_what_was_rated_twice(void **state)
{
    struct td_measure m[5] = {a_measure(TD_MEASURE_ACTIVITY, 0, 3, "stairs"),
                              a_measure(TD_MEASURE_ACTIVITY, 0, 4, "ride"),
                              a_measure(TD_MEASURE_ACTIVITY, 0, 1, "squat"),
                              a_measure(TD_MEASURE_ACTIVITY, 6, 7, "stairs"),
                              a_measure(TD_MEASURE_ACTIVITY, 6, 6, "ride")};
    int then, now;

    (void)state;
    assert_true(td_measure_activities(m, 5, 0, 6, &then, &now));
    assert_int_equal(then, 35);
    assert_int_equal(now, 65);
    assert_false(td_measure_activities(m, 5, 0, 3, &then, &now));
}

static void td_measure_decide_since__a_look__makes_a_new_start(void **state)
{
    struct td_measure m[] = {a_measure(TD_MEASURE_WORST, 0, 2, ""),
                             a_measure(TD_MEASURE_WORST, 6, 6, ""),
                             a_measure(TD_MEASURE_WORST, 12, 6, "")};

    (void)state;
    for (int i = 0; i < 3; i++) {
        m[i].at.unix_s = 1000 + 1000 * i;
    }
    assert_int_equal(td_measure_decide_since(m, 3, 0).decision, TD_DECISION_WORSE);
    assert_int_equal(td_measure_decide_since(m, 2, 2500).decision, TD_DECISION_OPEN);
    assert_int_equal(td_measure_decide_since(m, 3, 2500).from_week, 6);
    assert_int_not_equal(td_measure_decide_since(m, 3, 2500).decision, TD_DECISION_WORSE);
    assert_int_equal(td_measure_decide_since(NULL, 0, 2500).decision, TD_DECISION_OPEN);
}

static void td_measure_week__is_the_true_one(void **state)
{
    (void)state;
    assert_int_equal(td_measure_week(1000, 1000), 0);
    assert_int_equal(td_measure_week(1000, 1013), 1);
    assert_int_equal(td_measure_week(1000, 1035), 5);
    assert_int_equal(td_measure_week(1000, 990), 0);
}

static void td_measure_kinds__ids_there_and_back(void **state)
{
    (void)state;
    for (int kind = 0; kind < TD_MEASURE_KINDS; kind++) {
        const struct td_measure_spec *spec = td_measure_spec((enum td_measure_kind)kind);

        assert_int_equal(td_measure_kind_of(spec->id), kind);
        assert_true(spec->least < spec->most);
        assert_true(spec->better == 1 || spec->better == -1);
    }
    assert_int_equal(td_measure_kind_of("height"), TD_MEASURE_KINDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_measure_due__every_three_weeks_then_every_twelve),
        cmocka_unit_test(td_measure_compare__less_than_the_smallest_difference_is_noise),
        cmocka_unit_test(td_measure_decide__six_weeks),
        cmocka_unit_test(td_measure_decide__what_counts),
        cmocka_unit_test(td_measure_decide__worse_twice__is_worse),
        cmocka_unit_test(td_decision_text__says_what_is_true),
        cmocka_unit_test(td_measure_weaker_leg__percent_of_the_stronger),
        cmocka_unit_test(td_measure_decide__first_measures_are_the_start),
        cmocka_unit_test(td_measure_decide__corrected_activity__counts_once),
        cmocka_unit_test(td_measure_decide__a_wall_sit_alone__takes_nothing_back),
        cmocka_unit_test(td_measure_find__two_of_a_week__the_newest),
        cmocka_unit_test(td_measure_spec__brief_titles__are_short),
        cmocka_unit_test(td_measure_activities__mean_of_what_was_rated_twice),
        cmocka_unit_test(td_measure_decide_since__a_look__makes_a_new_start),
        cmocka_unit_test(td_measure_week__is_the_true_one),
        cmocka_unit_test(td_measure_kinds__ids_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
