/* Measures: the table, and what it says as lines over the weeks. */
#include "frame.h"

#include "measure/table.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define SERIES_MAX TD_MEASURE_ACTIVITIES
#define GROUPS_MAX 4
#define GAP 3       /* columns between two charts */
#define COLS_MIN 25 /* of one of them */
#define ROWS_MIN 7
#define ROWS_GOOD 10
#define ROWS_MAX 16
#define WEEKS_FEWEST 6

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

static const struct td_series_look looks[SERIES_MAX] = {
    {"●", TD_ROLE_SERIES_1, TD_PLOT_SOLID},
    {"○", TD_ROLE_SERIES_2, TD_PLOT_DOTTED},
    {"■", TD_ROLE_SERIES_3, TD_PLOT_DOTTED},
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

/* ---- one chart ---- */

/* From the first value to the last one, and what td_measure_compare calls that way. */
struct change {
    char text[40];
    const char *word; /* "" when it was measured but once */
    enum td_role role;
    int cols;
};

static struct change change_of(const struct trends *t, const struct series *series)
{
    struct change change = {.word = "", .role = TD_ROLE_DIM};
    int first = 0, last = 0, seen = 0, value;

    for (int i = 0; i < t->week_count; i++) {
        if (value_of(t, series, t->weeks[i], &value)) {
            first = seen++ == 0 ? value : first;
            last = value;
        }
    }
    if (seen > 1) {
        enum td_trend trend = td_measure_compare(series->kind, first, last);

        change.word = td_trend_word(trend);
        change.role = td_measure_trend_role(trend);
        td_str_format(change.text, sizeof change.text, "%d → %d  ", first, last);
    } else {
        td_str_format(change.text, sizeof change.text, "%d", last);
    }
    change.cols = td_utf8_cols(change.text) + td_utf8_cols(change.word);
    return change;
}

/* At the right end of a row. */
static void put_change(const struct change *change, struct td_canvas *canvas, struct td_rect row)
{
    int x = row.x + row.w - change->cols, used;

    if (x >= row.x) {
        used = td_canvas_text(canvas, x, row.y, change->cols, change->text, TD_ROLE_TEXT);
        td_canvas_text(canvas, x + used, row.y, change->cols - used, change->word, change->role);
    }
}

static const char *series_name(const struct series *series)
{
    return series->kind == TD_MEASURE_WORST   ? "worst"
           : series->kind == TD_MEASURE_USUAL ? "usual"
                                              : series->name;
}

/* The title, and a row for each series; one alone has its change beside the title, if there is
 * room. Returns the rows they take. */
static int put_words(const struct trends *t, const struct group *group, struct td_canvas *canvas,
                     struct td_rect rect)
{
    struct td_rect row = {rect.x, rect.y, rect.w, 1};
    struct change change = change_of(t, &group->series[0]);
    bool one_row = group->count == 1 && td_utf8_cols(group->title) + 1 + change.cols <= rect.w;
    int room = rect.w;
    char title[60];

    if (one_row) {
        put_change(&change, canvas, row);
        room -= change.cols + 1;
    }
    td_str_format(title, sizeof title, "%s, %s", group->title, group->unit);
    td_canvas_text_cut(canvas, row.x, row.y, room,
                       td_utf8_cols(title) <= room ? title : group->title, TD_ROLE_TITLE);
    for (int i = 0; i < group->count && !one_row; i++) {
        change = change_of(t, &group->series[i]);
        row.y++;
        put_change(&change, canvas, row);
        td_canvas_text(canvas, row.x, row.y, 1, looks[i].mark, looks[i].role);
        td_canvas_text_cut(canvas, row.x + 2, row.y, row.w - change.cols - 3,
                           series_name(&group->series[i]), TD_ROLE_DIM);
    }
    return one_row ? 1 : 1 + group->count;
}

static struct td_axis axis_of(const struct trends *t, const struct group *group, int rows)
{
    int most = group->top, value;

    for (int i = 0; i < group->count && group->top == 0; i++) {
        for (int k = 0; k < t->week_count; k++) {
            if (value_of(t, &group->series[i], t->weeks[k], &value) && value > most) {
                most = value;
            }
        }
    }
    return td_axis_reach(most, rows >= 5 ? (rows - 1) / 2 : 1);
}

static int week_place(const struct trends *t, int week, int width)
{
    int last = td_max(t->weeks[t->week_count - 1], WEEKS_FEWEST);

    return (int)((int64_t)week * (width - 1) / last);
}

static void put_line(const struct trends *t, const struct series *series,
                     const struct td_series_look *look, struct td_plot *plot, int top)
{
    int before_x = -1, before_y = 0, value;

    for (int pass = 0; pass < 2; pass++) { /* the marks on top */
        for (int i = 0; i < t->week_count; i++) {
            int x = week_place(t, t->weeks[i], plot->rect.w) * plot->cell_w + plot->cell_w / 2;
            int y;

            if (!value_of(t, series, t->weeks[i], &value)) {
                continue;
            }
            y = td_chart_dot(plot, value, top);
            if (pass == 1) {
                td_plot_mark(plot, x, y, look->mark, look->role);
            } else if (before_x >= 0) {
                td_plot_line(plot, before_x, before_y, x, y, look->style, look->role);
            }
            before_x = x;
            before_y = y;
        }
    }
}

static void put_weeks(const struct trends *t, struct td_canvas *canvas, struct td_rect plot)
{
    int free_from = 0;

    td_chart_x_axis(canvas, plot);
    td_canvas_text(canvas, plot.x - TD_CHART_GUTTER + 1, plot.y + plot.h + 1, 4, "week",
                   TD_ROLE_DIM);
    for (int i = 0; i < t->week_count; i++) {
        int x = week_place(t, t->weeks[i], plot.w);
        char text[12];

        td_str_format(text, sizeof text, "%d", t->weeks[i]);
        if (x >= free_from) {
            td_chart_x_label(canvas, plot, x, text, TD_ROLE_DIM);
            free_from = x + td_utf8_cols(text) + 2;
        }
    }
}

static void put_group(const struct trends *t, const struct group *group, struct td_canvas *canvas,
                      struct td_rect rect)
{
    int words = put_words(t, group, canvas, rect), even;
    struct td_rect area = {rect.x + TD_CHART_GUTTER, rect.y + words, rect.w - TD_CHART_GUTTER,
                           rect.h - words - 2};
    struct td_axis axis;
    struct td_plot plot;

    if (area.h < 2) {
        return;
    }
    axis = axis_of(t, group, area.h);
    even = 1 + td_chart_even_rows(area.h - 1, axis.top / axis.step);
    area.y += area.h - even; /* the weeks stay level with those of the next chart */
    area.h = even;
    plot = td_chart_plot(canvas, area);
    for (int value = 0; value <= axis.top; value += axis.step) {
        td_chart_y_number(canvas, area, td_chart_dot(&plot, value, axis.top) / plot.cell_h, value);
    }
    put_weeks(t, canvas, area);
    for (int i = group->count - 1; i >= 0; i--) { /* the first one on top */
        put_line(t, &group->series[i], &looks[i], &plot, axis.top);
    }
}

/* ---- several ---- */

/* Charts side by side in a rectangle, and above each other. */
struct grid {
    int cols, rows;
};

/* Two by two where that is high enough, else in one row, as many as have room. */
static struct grid grid_in(struct td_rect rect, int count)
{
    int cols = rect.w >= 4 * COLS_MIN + 3 * GAP ? 4 : rect.w >= 2 * COLS_MIN + GAP ? 2 : 1;
    int rows = rect.h / ROWS_GOOD > 1 ? rect.h / ROWS_GOOD : rect.h >= ROWS_MIN ? 1 : 0;

    cols = td_min(cols, count);
    return (struct grid){rows > 1 ? td_min(cols, 2) : cols, rows};
}

static void put_groups(const struct trends *t, int first, struct td_canvas *canvas,
                       struct td_rect rect)
{
    struct grid grid = grid_in(rect, t->group_count);
    int shown = t->group_count - first, rows, w, h;

    if (grid.rows < 1 || shown < 1 || rect.w < 2 * TD_CHART_GUTTER) {
        return;
    }
    shown = td_min(shown, grid.cols * grid.rows);
    rows = (shown + grid.cols - 1) / grid.cols;
    w = (rect.w - (grid.cols - 1) * GAP) / grid.cols;
    h = td_min(rect.h / rows, ROWS_MAX);
    for (int i = 0; i < shown; i++) {
        struct td_rect part = {rect.x + i % grid.cols * (w + GAP), rect.y + i / grid.cols * h, w,
                               rows > 1 ? h - 1 : h};

        put_group(t, &t->groups[first + i], canvas, part);
    }
}

/* What is left below the table. */
static struct td_rect below_table(const struct td_chart *chart, struct td_rect rect)
{
    int rows = td_measure_table_draw(chart->measures, chart->measure_count, chart->looked_unix_s,
                                     NULL, rect) +
               1;

    rect.y += rows;
    rect.h -= rows;
    return rect;
}

static bool all_fit(const struct trends *t, struct td_rect rect)
{
    struct grid grid = grid_in(rect, t->group_count);

    return grid.cols * grid.rows >= t->group_count &&
           rect.h / ((t->group_count + grid.cols - 1) / grid.cols) >= ROWS_GOOD;
}

int td_chart_measure_parts(const struct td_chart *chart, struct td_rect rect)
{
    struct trends t;
    struct grid grid;
    int capacity;

    look_up(&t, chart);
    if (t.group_count == 0 || all_fit(&t, below_table(chart, rect))) {
        return 1;
    }
    grid = grid_in(rect, t.group_count);
    capacity = grid.cols * grid.rows;
    return capacity > 0 ? 1 + (t.group_count + capacity - 1) / capacity : 1;
}

void td_chart_draw_measures(const struct td_chart *chart, int part, struct td_canvas *canvas,
                            struct td_rect rect)
{
    struct trends t;
    struct grid grid;

    if (chart->measure_count == 0) {
        td_canvas_wrap(canvas, rect, 0, "No measures yet. Home asks for them every three weeks.",
                       TD_ROLE_DIM);
        return;
    }
    look_up(&t, chart);
    grid = grid_in(rect, t.group_count);
    if (part > 0) {
        put_groups(&t, (part - 1) * grid.cols * grid.rows, canvas, rect);
        return;
    }
    (void)td_measure_table_draw(chart->measures, chart->measure_count, chart->looked_unix_s, canvas,
                                rect);
    if (t.group_count > 0 && all_fit(&t, below_table(chart, rect))) {
        put_groups(&t, 0, canvas, below_table(chart, rect));
    }
}
