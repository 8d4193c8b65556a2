/* The charts as values in words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/plain/charts.h"
#include "test.h"

/* What is said of a chart; valid until the next call. */
static const char *said_of(const struct td_chart *chart)
{
    static char text[2000];
    FILE *out = fmemopen(text, sizeof text, "w");

    assert_non_null(out);
    td_plain_charts(chart, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void td_plain_charts__weeks__newest_first(void **state)
{
    static struct td_chart chart;

    (void)state;
    chart.first_day = 20605; /* a Monday */
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        chart.days[i].pain = chart.days[i].morning = chart.days[i].level = -1;
    }
    chart.sessions = 3;
    chart.weeks[0] = (struct td_chart_week){.sessions = 1, .reps = 8};
    chart.days[2].sessions = 1;
    chart.days[2].light = TD_LIGHT_OPEN;
    chart.weeks[3] = (struct td_chart_week){.sessions = 2, .reps = 40};
    chart.days[21].sessions = chart.days[24].sessions = 1;
    chart.days[21].light = TD_LIGHT_GREEN;
    chart.days[24].light = TD_LIGHT_RED;
    chart.days[24].pain = 7;
    chart.days[25].morning = 3;
    assert_string_equal(said_of(&chart),
                        "3 sessions: 1 green, 0 amber, 1 red, 1 not decided yet.\n"
                        "Week of 2026-06-22: 2 sessions, 40 reps, 1 red, 1 green; pain at most 7; "
                        "mornings at most 3.\n"
                        "Week of 2026-06-01: 1 session, 8 reps, 1 not decided yet.\n");
}

static void td_plain_charts__measures__through_the_weeks(void **state)
{
    static struct td_chart chart;

    (void)state;
    chart.measures[0] = (struct td_measure){.kind = TD_MEASURE_WORST, .value = 6};
    chart.measures[1] = (struct td_measure){.kind = TD_MEASURE_ACTIVITY, .name = "stairs"};
    chart.measures[2] = (struct td_measure){.kind = TD_MEASURE_WORST, .value = 3, .week = 6};
    chart.measures[3] = (struct td_measure){.kind = TD_MEASURE_CHANGE, .value = 2, .week = 6};
    chart.measure_count = 4;
    assert_string_equal(said_of(&chart), "Measures\n"
                                         "Worst pain, of 10: 6 in week 0, 3 in week 6: better.\n"
                                         "stairs, of 10: 0 in week 0.\n"
                                         "Since the start: 2 in week 6.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plain_charts__weeks__newest_first),
        cmocka_unit_test(td_plain_charts__measures__through_the_weeks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
