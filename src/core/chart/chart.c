/* Sessions, mornings and measures laid out by day and week. */
#include "teardrop/core/chart/chart.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

#define MORNINGS_MAX (TD_CHART_DAYS + TD_LIGHT_DAYS_BEFORE + 8)

static int level_of(const struct td_program *program, const char *id)
{
    return program != NULL ? td_program_rung(program, id) : -1;
}

static void add_session(struct td_chart *chart, const struct td_program *program,
                        const struct td_past_volume *volume, enum td_light light)
{
    int64_t at = td_training_day(volume->session.started) - chart->first_day;
    struct td_chart_day *day;
    struct td_chart_week *week;

    if (at < 0 || at >= TD_CHART_DAYS) {
        return;
    }
    day = &chart->days[at];
    week = &chart->weeks[at / 7];
    if (day->sessions == 0) { /* they come newest first */
        day->level = level_of(program, volume->session.level);
        day->sets = volume->session.sets;
        day->each = volume->session.reps;
        day->hold_s = volume->session.hold_s;
        day->effort = volume->session.rpe;
    }
    day->light = day->sessions == 0 || light > day->light ? light : day->light;
    day->sessions++;
    day->reps += volume->reps;
    day->pain = td_max(day->pain, volume->session.worst_pain);
    week->sessions++;
    week->reps += volume->reps;
    week->tension_s += volume->tension_s;
    chart->sessions++;
}

static int first_of(const struct td_chart *chart)
{
    int at = 0;

    while (at < chart->today && chart->days[at].sessions == 0 && chart->days[at].morning < 0) {
        at++;
    }
    return at;
}

enum td_err td_chart_look_up(const struct td_history_port *history,
                             const struct td_program *program, const struct td_limits *limits,
                             struct td_instant now, struct td_chart *out)
{
    struct td_past_volume *volumes = calloc(TD_CHART_SESSIONS, sizeof *volumes);
    struct td_morning mornings[MORNINGS_MAX];
    size_t count = 0, morning_count = 0;
    int64_t today = td_instant_local_day(now);
    int64_t since;
    struct td_look look;
    enum td_err err = TD_ERR_NOMEM;

    memset(out, 0, sizeof *out);
    out->first_day = today - td_day_of_week(today) - (TD_CHART_DAYS - 7);
    out->today = (int)(today - out->first_day);
    out->program = program;
    out->limits = *limits;
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        out->days[i] = (struct td_chart_day){.pain = -1, .morning = -1, .level = -1, .effort = -1};
    }
    since = (out->first_day - 1) * TD_DAY_S;
    if (volumes != NULL) {
        err = history->ops->past_volumes(history->self, since, TD_CHART_SESSIONS, volumes, &count);
    }
    if (err == TD_OK) {
        err = history->ops->mornings(history->self, out->first_day - TD_LIGHT_DAYS_BEFORE,
                                     MORNINGS_MAX, mornings, &morning_count);
    }
    if (err == TD_OK) {
        err = history->ops->measures(history->self, TD_MEASURES_MAX, out->measures,
                                     &out->measure_count);
    }
    if (err == TD_OK) {
        err = history->ops->last_look(history->self, &look);
        out->looked_unix_s = err == TD_OK ? look.at.unix_s : 0;
        err = err == TD_ERR_ABSENT ? TD_OK : err;
    }
    if (err != TD_OK) {
        free(volumes);
        return err;
    }
    for (size_t i = 0; i < morning_count; i++) {
        int64_t at = mornings[i].day - out->first_day;

        if (at >= 0 && at < TD_CHART_DAYS) {
            out->days[at].morning = mornings[i].pain;
        }
    }
    for (size_t i = 0; i < count; i++) {
        struct td_light_basis basis;

        td_light_of_session(&volumes[i].session, mornings, morning_count, limits, &basis);
        add_session(out, program, &volumes[i], basis.light);
    }
    free(volumes);
    out->first = first_of(out);
    return TD_OK;
}

struct td_chart_span td_chart_span_of(const struct td_chart *chart, int weeks_most)
{
    int weeks = td_min(TD_CHART_WEEKS - chart->first / 7, weeks_most);

    return (struct td_chart_span){.first = TD_CHART_WEEKS - weeks,
                                  .weeks = td_max(weeks, TD_CHART_WEEKS_MIN)};
}

void td_chart_count_lights(const struct td_chart *chart, int from_day, int counts[TD_LIGHT_RED + 1])
{
    memset(counts, 0, (TD_LIGHT_RED + 1) * sizeof *counts);
    for (int i = from_day; i < TD_CHART_DAYS; i++) {
        if (chart->days[i].sessions > 0) {
            counts[chart->days[i].light]++;
        }
    }
}

bool td_chart_levels(const struct td_chart *chart, int from_day, int *low, int *high)
{
    *low = *high = -1;
    for (int i = from_day; i < TD_CHART_DAYS; i++) {
        int level = chart->days[i].level;

        if (level >= 0) {
            *low = *low < 0 || level < *low ? level : *low;
            *high = td_max(*high, level);
        }
    }
    return *low >= 0;
}
