/* Measures: a row each, from its first value to its newest one, exact to a column; and a table of
 * all numbers. */
#include "frame.h"

#include "measure/table.h"

#include <stdlib.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define SERIES_MAX TD_MEASURE_ACTIVITIES
#define GROUPS_MAX 4

struct series {
    enum td_measure_kind kind;
    const char *name; /* of an activity; "" otherwise; borrowed */
};

/* What shares one chart. */
struct group {
    const char *title, *unit;
    int top; /* of the y axis; 0 = as the values need */
    struct series series[SERIES_MAX];
    int count;
};

struct trends {
    const struct td_chart *chart;
    int weeks[TD_MEASURES_MAX]; /* that were measured, in order */
    int week_count;
    struct group groups[GROUPS_MAX];
    int group_count;
};

/* ---- what there is ---- */

static bool value_of(const struct trends *t, const struct series *series, int week, int *value)
{
    return td_measure_find(t->chart->measures, t->chart->measure_count, series->kind, series->name,
                           week, value);
}

static void add_week(struct trends *t, int week)
{
    int at = t->week_count;

    while (at > 0 && t->weeks[at - 1] > week) {
        at--;
    }
    if (at > 0 && t->weeks[at - 1] == week) {
        return;
    }
    for (int i = t->week_count++; i > at; i--) {
        t->weeks[i] = t->weeks[i - 1];
    }
    t->weeks[at] = week;
}

static bool has_series(const struct trends *t, const struct series *series)
{
    int value;

    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            return true;
        }
    }
    return false;
}

static void add_series(const struct trends *t, struct group *group, enum td_measure_kind kind,
                       const char *name)
{
    struct series series = {kind, name};

    for (int i = 0; i < group->count; i++) {
        if (group->series[i].kind == kind && td_str_equal(group->series[i].name, name)) {
            return;
        }
    }
    if (group->count < SERIES_MAX && has_series(t, &series)) {
        group->series[group->count++] = series;
    }
}

/* The newest three, in the order they are asked. */
static void add_activities(const struct trends *t, struct group *group)
{
    for (size_t i = t->chart->measure_count; i > 0; i--) {
        const struct td_measure *measure = &t->chart->measures[i - 1];

        if (measure->kind == TD_MEASURE_ACTIVITY) {
            add_series(t, group, TD_MEASURE_ACTIVITY, measure->name);
        }
    }
    for (int i = 0; i < group->count / 2; i++) {
        struct series series = group->series[i];

        group->series[i] = group->series[group->count - 1 - i];
        group->series[group->count - 1 - i] = series;
    }
}

static void look_up(struct trends *t, const struct td_chart *chart)
{
    struct group groups[GROUPS_MAX] = {{.title = "Pain", .unit = "of 10", .top = 10},
                                       {.title = "What you do", .unit = "of 10", .top = 10},
                                       {.title = "One-leg stand-ups", .unit = "reps"},
                                       {.title = "Wall sit", .unit = "seconds"}};

    *t = (struct trends){.chart = chart};
    for (size_t i = 0; i < chart->measure_count; i++) {
        add_week(t, chart->measures[i].week);
    }
    add_series(t, &groups[0], TD_MEASURE_WORST, "");
    add_series(t, &groups[0], TD_MEASURE_USUAL, "");
    add_activities(t, &groups[1]);
    add_series(t, &groups[2], TD_MEASURE_STAND, "");
    add_series(t, &groups[3], TD_MEASURE_WALL, "");
    for (int i = 0; i < GROUPS_MAX; i++) {
        if (groups[i].count > 0) {
            t->groups[t->group_count++] = groups[i];
        }
    }
}

/* ---- a row ---- */

#define NAME_COLS 18
#define NAME_COLS_LOW 12
#define SCALE_COLS 21     /* of a track where there is room: two columns a point of pain */
#define SCALE_COLS_LOW 11 /* a column a point */
#define WIDE 76           /* columns, from which names are long and tracks fine */

struct tracks {
    const struct trends *trends;
    struct td_canvas *canvas;
    struct td_rect rect;
    int name, wide; /* columns */
    struct td_plot plot;
};

static const char *series_name(const struct series *series, int room)
{
    const struct td_measure_spec *spec = td_measure_spec(series->kind);

    return series->name[0] != '\0'             ? series->name
           : td_utf8_cols(spec->title) <= room ? spec->title
                                               : spec->brief;
}

static int highest_of(const struct trends *t, const struct series *series)
{
    int most = 1, value;

    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            most = td_max(most, value);
        }
    }
    return most;
}

static int col_of(int value, int top, int wide)
{
    return (int)(((int64_t)value * (wide - 1) + top / 2) / top);
}

/* The dot of a value on a track in pixels: its ends are in the middle of the outer columns. */
static int dot_of(const struct td_plot *plot, int value, int top)
{
    int from = td_plot_col_dot(plot, 0), to = td_plot_col_dot(plot, plot->rect.w - 1);

    return from + (int)(((int64_t)value * (to - from) + top / 2) / top);
}

/* As put_track, exact to a pixel. */
static void plot_track(struct tracks *k, const struct series *series, int top, int row)
{
    const struct trends *t = k->trends;
    struct td_plot *plot = &k->plot;
    int y = td_plot_row_dot(plot, row), low = 0, high = 0, first = -1, last = -1, value;

    td_plot_line(plot, dot_of(plot, 0, top), y, dot_of(plot, top, top), y, TD_PLOT_SPARSE,
                 TD_ROLE_DIM);
    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            last = dot_of(plot, value, top);
            low = first < 0 ? last : td_min(low, last);
            high = first < 0 ? last : td_max(high, last);
            first = first < 0 ? last : first;
        }
    }
    if (first < 0) {
        return;
    }
    td_plot_line(plot, low, y, high, y, TD_PLOT_THICK, TD_ROLE_SERIES_1);
    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            int x = dot_of(plot, value, top);

            if (x != first && x != last) {
                td_plot_mark(plot, x, y, "┿", TD_ROLE_SERIES_1);
            }
        }
    }
    td_plot_mark(plot, first, y, "○", TD_ROLE_TEXT);
    td_plot_mark(plot, last, y, "●", TD_ROLE_SERIES_1);
}

/* From the first value to the newest one; a column that two of them share shows the newer. */
static void put_track(const struct tracks *k, const struct series *series, int top, int y)
{
    const struct trends *t = k->trends;
    int x0 = k->rect.x + k->name + 1, at = -1, first = -1, value;

    for (int x = 0; x < k->wide; x++) {
        td_canvas_text(k->canvas, x0 + x, y, 1, "·", TD_ROLE_DIM);
    }
    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            at = col_of(value, top, k->wide);
            first = first < 0 ? at : first;
            for (int x = td_min(first, at); x <= td_max(first, at); x++) {
                if (td_canvas_cell(k->canvas, x0 + x, y)->cp == 0xB7 ||
                    td_canvas_cell(k->canvas, x0 + x, y)->cp == '.') {
                    td_canvas_text(k->canvas, x0 + x, y, 1, "━", TD_ROLE_SERIES_1);
                }
            }
            td_canvas_text(k->canvas, x0 + at, y, 1, at == first ? "○" : "┿", TD_ROLE_SERIES_1);
        }
    }
    if (first >= 0) {
        td_canvas_text(k->canvas, x0 + first, y, 1, "○", TD_ROLE_TEXT);
        td_canvas_text(k->canvas, x0 + at, y, 1, "●", TD_ROLE_SERIES_1);
    }
}

/* All numbers in order, and the change in words: "6 → 5 → 3  3 less, better". */
static void put_change(const struct tracks *k, const struct series *series, int y)
{
    const struct trends *t = k->trends;
    int x = k->rect.x + k->name + k->wide + 3, end = k->rect.x + k->rect.w;
    int first = 0, last = 0, seen = 0, value;
    const char *unit = series->kind == TD_MEASURE_WALL ? " s" : "";
    char text[60];

    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            first = seen++ == 0 ? value : first;
            last = value;
        }
    }
    if (seen > 1) {
        td_str_format(text, sizeof text, "%d → %d%s  ", first, last, unit);
    } else {
        td_str_format(text, sizeof text, "%d%s", last, unit);
    }
    x += td_canvas_text_cut(k->canvas, x, y, end - x, text, TD_ROLE_TEXT);
    if (seen > 1 && x < end) {
        enum td_trend trend = td_measure_compare(series->kind, first, last);

        if (first == last) {
            td_str_format(text, sizeof text, "the same");
        } else {
            td_str_format(text, sizeof text, "%d%s %s, %s", abs(last - first), unit,
                          last < first ? "less" : "more", td_trend_word(trend));
        }
        td_canvas_text_cut(k->canvas, x, y, end - x, text, td_measure_trend_role(trend));
    }
}

/* Above a scale of its own: 0 and its end. */
static void put_ends(const struct tracks *k, int top, int y)
{
    int x0 = k->rect.x + k->name + 1;
    char text[12];

    td_str_format(text, sizeof text, "%d", top);
    td_canvas_text(k->canvas, x0, y, 1, "0", TD_ROLE_DIM);
    td_canvas_text_right(k->canvas, x0 + 1, y, k->wide - 1, text, TD_ROLE_DIM);
}

/* The end of a group's scale. */
static int top_of(const struct trends *t, const struct group *group)
{
    int top = group->top > 0 ? group->top : td_axis_reach(highest_of(t, &group->series[0]), 5).top;

    return td_max(top, 1);
}

static int count_rows(const struct trends *t)
{
    int rows = 0, before = 0;

    for (int g = 0; g < t->group_count; g++) {
        int top = top_of(t, &t->groups[g]);

        rows += t->groups[g].count + (top != before ? 1 : 0);
        before = top;
    }
    return rows;
}

static int put_rows(struct tracks *k)
{
    int y = k->rect.y, end = k->rect.y + k->rect.h, before = 0;

    for (int g = 0; g < k->trends->group_count; g++) {
        const struct group *group = &k->trends->groups[g];
        int top = top_of(k->trends, group);

        if (top != before && y < end) {
            put_ends(k, top, y++);
        }
        before = top;
        for (int i = 0; i < group->count && y < end; i++, y++) {
            td_canvas_text_cut(k->canvas, k->rect.x, y, k->name,
                               series_name(&group->series[i], k->name), TD_ROLE_TEXT);
            if (k->canvas->cursor_x < 0) {
                td_canvas_cursor(k->canvas, k->rect.x, y);
            }
            if (k->plot.grain == TD_PLOT_PIXELS) {
                plot_track(k, &group->series[i], top, y - k->rect.y);
            } else {
                put_track(k, &group->series[i], top, y);
            }
            put_change(k, &group->series[i], y);
        }
    }
    return y - k->rect.y;
}

/* ---- the whole: the tracks, and all numbers in a table ---- */

int td_chart_measure_parts(const struct td_chart *chart, struct td_rect rect)
{
    (void)rect;
    return chart->measure_count > 0 ? 2 : 1;
}

static void put_tracks(const struct td_chart *chart, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_decided decided =
        td_measure_decide_since(chart->measures, chart->measure_count, chart->looked_unix_s);
    bool fine = rect.w >= WIDE;
    struct trends t;
    struct tracks k = {.trends = &t, .canvas = canvas, .rect = rect};
    char text[300];
    int rows;

    k.name = fine ? NAME_COLS : NAME_COLS_LOW;
    k.wide = fine ? SCALE_COLS : SCALE_COLS_LOW;
    if (rect.w < k.name + k.wide + 10) {
        (void)td_measure_table_draw(chart->measures, chart->measure_count, chart->looked_unix_s,
                                    canvas, rect);
        return;
    }
    look_up(&t, chart);
    td_plot_init(
        &k.plot, canvas,
        (struct td_rect){rect.x + k.name + 1, rect.y, k.wide, td_min(count_rows(&t), rect.h)});
    rows = put_rows(&k) + 1;
    td_str_format(text, sizeof text, "○ week %d  ┿ between  ● week %d", t.weeks[0],
                  t.weeks[t.week_count - 1]);
    if (rows < rect.h) {
        td_canvas_text_cut(canvas, rect.x, rect.y + rows, rect.w, text, TD_ROLE_DIM);
    }
    rows += 2;
    td_decision_text(&decided, text, sizeof text);
    if (rows < rect.h) {
        td_canvas_wrap(canvas, (struct td_rect){rect.x, rect.y + rows, rect.w, rect.h - rows}, 0,
                       text, TD_ROLE_TEXT);
    }
}

void td_chart_draw_measures(const struct td_chart *chart, int part, struct td_canvas *canvas,
                            struct td_rect rect)
{
    if (chart->measure_count == 0) {
        td_canvas_wrap(canvas, rect, 0, "No measures yet. Home asks for them every three weeks.",
                       TD_ROLE_DIM);
        td_canvas_cursor(canvas, rect.x, rect.y);
    } else if (part > 0) {
        (void)td_measure_table_draw(chart->measures, chart->measure_count, chart->looked_unix_s,
                                    canvas, rect);
    } else {
        put_tracks(chart, canvas, rect);
    }
}
