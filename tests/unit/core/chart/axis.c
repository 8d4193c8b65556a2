/* Round numbers, dates and months of axes. */

#include "teardrop/core/chart/axis.h"
#include "teardrop/core/plan/light.h"
#include "test.h"

static void expect_axis(int most, int steps, int top, int step)
{
    struct td_axis axis = td_axis_reach(most, steps);

    if (axis.top != top || axis.step != step) {
        print_error("%d in %d: %d by %d\n", most, steps, axis.top, axis.step);
        fail();
    }
}

static int64_t day_of(const char *date)
{
    int64_t day = 0;

    assert_true(td_day_parse(date, &day));
    return day;
}

static void td_axis_reach__round_steps__that_reach_the_most(void **state)
{
    (void)state;
    expect_axis(0, 4, 1, 1);
    expect_axis(1, 4, 1, 1);
    expect_axis(3, 4, 3, 1);
    expect_axis(5, 4, 6, 2);
    expect_axis(10, 2, 10, 5);
    expect_axis(11, 1, 20, 20);
    expect_axis(30, 4, 30, 10);
    expect_axis(83, 5, 100, 20);
    expect_axis(101, 4, 150, 50);
    expect_axis(1000000000, 5, 1000000000, 200000000);
}

static void td_axis_reach__any_most__no_step_too_many(void **state)
{
    (void)state;
    for (int most = 0; most < 3000; most++) {
        for (int steps = 0; steps < 8; steps++) {
            struct td_axis axis = td_axis_reach(most, steps);

            assert_true(axis.top >= most && axis.top > 0);
            assert_int_equal(axis.top % axis.step, 0);
            assert_true(axis.top / axis.step <= (steps > 1 ? steps : 1));
            assert_true(axis.top - axis.step < (most > 1 ? most : 1));
        }
    }
}

static void td_axis_date__day_and_month(void **state)
{
    char text[TD_AXIS_DATE];

    (void)state;
    td_axis_date(day_of("2026-09-07"), text);
    assert_string_equal(text, "7 Sep");
    td_axis_date(day_of("2024-02-29"), text);
    assert_string_equal(text, "29 Feb");
    td_axis_date(0, text);
    assert_string_equal(text, "1 Jan");
}

static void td_axis_month_of_week__only_where_a_month_begins(void **state)
{
    int64_t monday = day_of("2026-06-01"); /* a Monday itself */
    int months = 0;

    (void)state;
    assert_string_equal(td_axis_month_of_week(monday), "Jun");
    assert_string_equal(td_axis_month_of_week(monday + 7), "");
    assert_string_equal(td_axis_month_of_week(day_of("2026-06-29")), "Jul"); /* Wednesday 1st */
    assert_string_equal(td_axis_month_of_week(day_of("2026-01-26")), "Feb"); /* Sunday 1st */
    for (int week = 0; week < 52; week++) {
        months += td_axis_month_of_week(monday + 7 * week)[0] != '\0' ? 1 : 0;
    }
    assert_int_equal(months, 12);
}

static void td_axis_date_weeks__dates_do_not_crowd(void **state)
{
    (void)state;
    assert_int_equal(td_axis_date_weeks(28, 100, 9), 1);
    assert_int_equal(td_axis_date_weeks(182, 104, 9), 4);
    assert_int_equal(td_axis_date_weeks(182, 234, 9), 1);
    for (int width = 1; width < 200; width++) {
        int weeks = td_axis_date_weeks(182, width, 9);

        assert_true(weeks * 7 * width >= 9 * 182 || weeks * 7 >= 182);
    }
}

static void td_axis_place__days__stay_within_the_width_in_order(void **state)
{
    (void)state;
    for (int days = 1; days <= 182; days++) {
        for (int width = 1; width < 300; width += 13) {
            int before = 0;

            for (int day = 0; day < days; day++) {
                int at = td_axis_place(day, days, width);

                assert_true(at >= before && at < width);
                before = at;
            }
        }
    }
    assert_int_equal(td_axis_place(0, 0, 10), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_axis_reach__round_steps__that_reach_the_most),
        cmocka_unit_test(td_axis_reach__any_most__no_step_too_many),
        cmocka_unit_test(td_axis_date__day_and_month),
        cmocka_unit_test(td_axis_month_of_week__only_where_a_month_begins),
        cmocka_unit_test(td_axis_date_weeks__dates_do_not_crowd),
        cmocka_unit_test(td_axis_place__days__stay_within_the_width_in_order),
    };

    return cmocka_run_group_tests_name("axis", tests, NULL, NULL);
}
