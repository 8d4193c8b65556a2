/* Line mode of the charts: their values in words, the newest week first. */
#include "teardrop/app/plain/charts.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

/* ---- weeks ---- */

/* Of the seven days of a week. */
struct week {
    int pain, morning, level; /* the worst, the worst, the last; -1 = none */
    int lights[TD_LIGHT_RED + 1];
};

static struct week look_at(const struct td_chart *chart, int index)
{
    struct week week = {.pain = -1, .morning = -1, .level = -1};

    for (int day = index * 7; day < index * 7 + 7 && day < TD_CHART_DAYS; day++) {
        const struct td_chart_day *d = &chart->days[day];

        week.morning = td_max(week.morning, d->morning);
        if (d->sessions > 0) {
            week.pain = td_max(week.pain, d->pain);
            week.level = d->level >= 0 ? d->level : week.level;
            week.lights[d->light]++;
        }
    }
    return week;
}

static const char *level_name(const struct td_program *program, int rung)
{
    for (size_t i = 0; program != NULL && i < program->level_count; i++) {
        if (td_program_rung(program, program->levels[i].id) == rung) {
            return td_level_title(&program->levels[i]);
        }
    }
    return NULL;
}

/* `17 Nov to 23 Nov: 2 sessions, 44 reps, Goblet squat, 2 green; pain at most 2, mornings at most
 * 1` */
static void print_week(const struct td_chart *chart, int index, FILE *out)
{
    const struct td_chart_week *w = &chart->weeks[index];
    struct week week = look_at(chart, index);
    const char *level = level_name(chart->program, week.level);
    char from[40];

    td_day_format(chart->first_day + (int64_t)index * 7, from);
    fprintf(out, "Week of %s: %d session%s, %d reps", from, w->sessions,
            w->sessions == 1 ? "" : "s", w->reps);
    if (level != NULL) {
        fprintf(out, ", %s", level);
    }
    for (int light = TD_LIGHT_RED; light >= TD_LIGHT_OPEN; light--) {
        if (week.lights[light] > 0) {
            fprintf(out, ", %d %s", week.lights[light],
                    light == TD_LIGHT_OPEN ? "not decided yet"
                                           : td_light_word((enum td_light)light));
        }
    }
    if (week.pain >= 0) {
        fprintf(out, "; pain at most %d", week.pain);
    }
    if (week.morning >= 0) {
        fprintf(out, "; mornings at most %d", week.morning);
    }
    fputs(".\n", out);
}

/* Of a week without anything nothing is said. */
static void print_weeks(const struct td_chart *chart, FILE *out)
{
    for (int i = TD_CHART_WEEKS - 1; i >= 0; i--) {
        if (chart->weeks[i].sessions > 0) {
            print_week(chart, i, out);
        }
    }
}

static void print_lights(const struct td_chart *chart, FILE *out)
{
    int counts[TD_LIGHT_RED + 1];

    td_chart_count_lights(chart, 0, counts);
    fprintf(out, "%d sessions: %d green, %d amber, %d red, %d not decided yet.\n", chart->sessions,
            counts[TD_LIGHT_GREEN], counts[TD_LIGHT_AMBER], counts[TD_LIGHT_RED],
            counts[TD_LIGHT_OPEN]);
}

/* ---- measures ---- */

/* Is it the first one of its kind and name? */
static bool is_first(const struct td_chart *chart, size_t index)
{
    const struct td_measure *m = &chart->measures[index];

    for (size_t i = 0; i < index; i++) {
        if (chart->measures[i].kind == m->kind && td_str_equal(chart->measures[i].name, m->name)) {
            return false;
        }
    }
    return true;
}

/* `Worst pain, of 10: 6 in week 0, 5 in week 3, 3 in week 6: better.` */
static void print_measure(const struct td_chart *chart, const struct td_measure *first, FILE *out)
{
    const struct td_measure_spec *spec = td_measure_spec(first->kind);
    const struct td_measure *last = first;
    const char *trend;
    int said = 0;

    fprintf(out, "%s%s%s:", first->name[0] != '\0' ? first->name : spec->title,
            spec->unit[0] != '\0' ? ", " : "", spec->unit);
    for (const struct td_measure *m = first; m < chart->measures + chart->measure_count; m++) {
        if (m->kind == first->kind && td_str_equal(m->name, first->name)) {
            fprintf(out, "%s %d in week %d", said++ > 0 ? "," : "", m->value, m->week);
            last = m;
        }
    }
    trend = last == first || first->kind == TD_MEASURE_CHANGE /* is a comparison itself */
                ? ""
                : td_trend_word(td_measure_compare(first->kind, first->value, last->value));
    fprintf(out, "%s%s.\n", trend[0] != '\0' ? ": " : "", trend);
}

void td_plain_charts(const struct td_chart *chart, FILE *out)
{
    if (chart->sessions > 0) {
        print_lights(chart, out);
        print_weeks(chart, out);
    }
    if (chart->measure_count > 0) {
        fprintf(out, "%sMeasures\n", chart->sessions > 0 ? "\n" : "");
    }
    for (size_t i = 0; i < chart->measure_count; i++) {
        if (is_first(chart, i)) {
            print_measure(chart, &chart->measures[i], out);
        }
    }
}
