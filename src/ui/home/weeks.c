/* The last weeks day by day: what was trained, how the mornings were, and what is planned. */
#include <stdlib.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/core/chart/chart.h"

/* How the sessions of this week stand: done so far, and with those to come. */
static void count_week(struct td_home *h)
{
    struct td_home_weeks *w = &h->weeks;

    w->done = w->planned = 0;
    for (int i = 0; i < 7; i++) {
        const struct td_home_day *day = &w->days[TD_HOME_WEEKS - 1][i];

        w->done += day->trained ? 1 : 0;
        w->planned += day->trained || day->planned ? 1 : 0;
    }
}

void td_home_weeks_look_up(struct td_home *h, const struct td_program *program)
{
    struct td_home_weeks *w = &h->weeks;
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_instant now = td_now(h->ui->date);
    int64_t today = td_instant_local_day(now);
    struct td_chart *chart = malloc(sizeof *chart);

    *w = (struct td_home_weeks){0};
    w->first = today - td_day_of_week(today) - INT64_C(7) * (TD_HOME_WEEKS - 1);
    w->today = (int)(today - w->first);
    for (int i = 0; i < TD_HOME_WEEKS * 7; i++) {
        w->days[i / 7][i % 7].morning = -1;
    }
    if (chart != NULL && td_chart_look_up(&h->ui->history, program, &limits, now, chart) == TD_OK) {
        w->sessions = chart->sessions;
        for (int i = 0; i <= w->today; i++) {
            int64_t at = w->first + i - chart->first_day;
            struct td_home_day *day = &w->days[i / 7][i % 7];

            if (at >= 0 && at < TD_CHART_DAYS) {
                day->trained = chart->days[at].sessions > 0;
                day->light = chart->days[at].light;
                day->morning = chart->days[at].morning;
            }
        }
    }
    free(chart);
    for (int i = 0; i < h->planned_count; i++) {
        int64_t at = h->planned_days[i] - w->first;

        if (at >= 0 && at < (int64_t)TD_HOME_WEEKS * 7) {
            w->days[at / 7][at % 7].planned = true;
        }
    }
    count_week(h);
}
