/* Measures: when they are due, what counts as a change, the six-week decision. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "teardrop/base/str.h"
#include "teardrop/core/measure.h"

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
    assert_int_equal(td_measure_compare(TD_MEASURE_ACTIVITY, 4, 6), TD_TREND_BETTER);
    assert_int_equal(td_measure_compare(TD_MEASURE_CHANGE, 0, 2), TD_TREND_NOISE);
    assert_int_equal(td_measure_compare(TD_MEASURE_CHANGE, 0, -3), TD_TREND_WORSE);
    /* Own trends: any difference, none is noise. */
    assert_int_equal(td_measure_compare(TD_MEASURE_STAND, 10, 11), TD_TREND_BETTER);
    assert_int_equal(td_measure_compare(TD_MEASURE_WALL, 40, 39), TD_TREND_WORSE);
    assert_int_equal(td_measure_compare(TD_MEASURE_WALL, 40, 40), TD_TREND_NOISE);
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

    return td_measure_decide(m, 4);
}

static void td_measure_decide__six_weeks(void **state)
{
    struct td_measure early = a_measure(TD_MEASURE_WORST, 3, 1, "");

    (void)state;
    assert_int_equal(td_measure_decide(NULL, 0), TD_DECISION_OPEN);
    assert_int_equal(td_measure_decide(&early, 1), TD_DECISION_OPEN);
    assert_int_equal(decide(6, 3, 4, 4), TD_DECISION_GO_ON);
    assert_int_equal(decide(6, 5, 4, 6), TD_DECISION_GO_ON);
    assert_int_equal(decide(6, 5, 4, 5), TD_DECISION_FLAT);
    assert_int_equal(decide(4, 6, 4, 8), TD_DECISION_WORSE); /* worse comes first */
    assert_int_equal(decide(4, 4, 6, 4), TD_DECISION_WORSE);
    for (int d = TD_DECISION_GO_ON; d <= TD_DECISION_WORSE; d++) {
        assert_true(td_decision_text((enum td_decision)d)[0] != '\0');
    }
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
        cmocka_unit_test(td_measure_kinds__ids_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
