/* The last 26 weeks: a column each, Monday first. */
#include "frame.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define LABEL 4 /* Mon */
#define DAYS 7
#define PITCH_MAX 4  /* columns from week to week */
#define MONTH_COLS 4 /* a name and a blank */

struct calendar {
    const struct td_chart *chart;
    struct td_canvas *canvas;
    struct td_rect rect;
    int cols, rows; /* from week to week, from day to day */
    int sums;       /* rows below Sunday for the sessions of each week: 0 or 2 */
    bool grey;
};

static int x_of(const struct calendar *c, int week)
{
    return c->rect.x + LABEL + week * c->cols;
}

static void put_months(const struct calendar *c)
{
    int free_from = 0;

    for (int week = 0; week < TD_CHART_WEEKS; week++) {
        const char *name = td_axis_month_of_week(c->chart->first_day + (int64_t)week * DAYS);
        int x = x_of(c, week);

        if (name[0] != '\0' && x >= free_from && x + MONTH_COLS <= c->rect.x + c->rect.w) {
            td_canvas_text(c->canvas, x, c->rect.y, MONTH_COLS, name, TD_ROLE_DIM);
            free_from = x + MONTH_COLS;
        }
    }
}

/* A plot has the marks in pixels; where weeks stand side by side they stay characters, for shapes
 * would touch. */
static void put_day(const struct calendar *c, struct td_plot *plot, int week, int day)
{
    const struct td_chart_day *d = &c->chart->days[week * DAYS + day];
    const char *mark = d->sessions > 0 ? td_light_mark(d->light) : "·";
    enum td_role role = d->sessions > 0 ? td_light_role(d->light) : TD_ROLE_DIM;
    int col = week * c->cols, row = day * c->rows;
    bool today = week * DAYS + day == c->chart->today;

    if (plot == NULL || plot->grain != TD_PLOT_PIXELS) {
        int x = x_of(c, week), y = c->rect.y + 1 + row;

        td_canvas_text(c->canvas, x, y, 1, mark, role);
        td_canvas_attrs(c->canvas, (struct td_rect){x, y, today ? 1 : 0, 1}, TD_ATTR_UNDERLINE);
        return;
    }
    td_plot_mark(plot, td_plot_col_dot(plot, col), td_plot_row_dot(plot, row), mark, role);
    if (today) {
        int x = td_plot_col_dot(plot, col), y = (row + 1) * plot->cell_h - plot->cell_h / 8 - 1;
        int half = plot->cell_w / 2;

        td_plot_line(plot, x - half, y, x + half, y, TD_PLOT_SOLID, role);
    }
}

static void put_days(const struct calendar *c)
{
    struct td_rect rect = {x_of(c, 0), c->rect.y + 1, (TD_CHART_WEEKS - 1) * c->cols + 2,
                           (DAYS - 1) * c->rows + 1};
    struct td_plot plot, *fine = NULL;

    if (c->cols > 1) {
        td_plot_init(&plot, c->canvas, rect);
        plot.grey = c->grey;
        fine = &plot;
    }
    for (int i = 0; i <= c->chart->today; i++) {
        int x = x_of(c, i / DAYS), y = c->rect.y + 1 + i % DAYS * c->rows;

        put_day(c, fine, i / DAYS, i % DAYS);
        if (i == c->chart->today) {
            int room = c->rect.x + c->rect.w - x - 2;

            td_canvas_text(c->canvas, x + (room >= 5 ? 2 : 1), y, room >= 5 ? 5 : room + 1,
                           room >= 5 ? "today" : "◂", TD_ROLE_DIM);
        }
    }
}

static void put_sums(const struct calendar *c)
{
    int y = c->rect.y + 1 + DAYS * c->rows - (c->rows - 1) + 1;

    td_canvas_text(c->canvas, c->rect.x, y, LABEL - 1, "all", TD_ROLE_DIM);
    for (int week = 0; week < TD_CHART_WEEKS; week++) {
        int sessions = c->chart->weeks[week].sessions;
        char text[4];

        td_str_format(text, sizeof text, "%d", td_min(sessions, 99));
        if (sessions > 0) {
            td_canvas_text(c->canvas, x_of(c, week), y, c->cols, text, TD_ROLE_TEXT);
        }
    }
}

static void put_calendar(const struct calendar *c)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    for (int day = 0; day < DAYS; day++) {
        td_canvas_text(c->canvas, c->rect.x, c->rect.y + 1 + day * c->rows, LABEL - 1, names[day],
                       TD_ROLE_DIM);
    }
    put_months(c);
    put_days(c);
    if (c->sums > 0) {
        put_sums(c);
    }
}

/* ---- what it says ---- */

/* Beside the days, where nothing has room below them. */
static void put_beside(const struct calendar *c)
{
    static const char *const words[] = {"open", "green", "amber", "red"};
    int x = x_of(c, TD_CHART_WEEKS) + 1;
    int y = c->rect.y + 1;

    for (int signal = TD_LIGHT_OPEN; signal <= TD_LIGHT_RED; signal++, y++) {
        int room = c->rect.x + c->rect.w - x;

        y += y - c->rect.y - 1 == c->chart->today % DAYS ? 1 : 0; /* "today" stands there */
        if (room >= 7) {
            td_canvas_text(c->canvas, x, y, 1, td_light_mark((enum td_light)signal),
                           td_light_role((enum td_light)signal));
            td_canvas_text(c->canvas, x + 2, y, room - 2, words[signal], TD_ROLE_DIM);
        }
    }
}

static void say_total(const struct td_chart *chart, char *out, size_t size)
{
    char since[TD_AXIS_DATE];

    td_axis_date(chart->first_day + chart->first, since);
    td_str_format(out, size, "%d session%s since %s", chart->sessions,
                  chart->sessions == 1 ? "" : "s", since);
}

/* A line for each light, with its days: where there is height. */
static void put_lines(const struct calendar *c, struct td_rect rect)
{
    static const char *const words[] = {"not decided yet: no word on the next morning",
                                        "green: little pain, the next morning as usual",
                                        "amber: some pain, or a morning a little worse",
                                        "red: more than that; the next session gets easier"};
    static const enum td_light order[] = {TD_LIGHT_GREEN, TD_LIGHT_AMBER, TD_LIGHT_RED,
                                          TD_LIGHT_OPEN};
    int counts[TD_LIGHT_RED + 1];
    char text[120];

    td_chart_count_lights(c->chart, 0, counts);
    say_total(c->chart, text, sizeof text);
    (void)td_str_append(text, sizeof text, ".%s",
                        c->sums > 0 ? " The lowest row: sessions in each week." : "");
    td_canvas_text_cut(c->canvas, rect.x, rect.y, rect.w, text, TD_ROLE_TEXT);
    td_canvas_cursor(c->canvas, rect.x, rect.y);
    for (int i = 0; i < 4; i++) {
        td_str_format(text, sizeof text, "%s %3d  %s", td_light_mark(order[i]), counts[order[i]],
                      words[order[i]]);
        td_canvas_text_cut(c->canvas, rect.x, rect.y + 1 + i, rect.w, text, TD_ROLE_DIM);
        td_canvas_role(c->canvas, (struct td_rect){rect.x, rect.y + 1 + i, 1, 1},
                       td_light_role(order[i]));
    }
}

void td_chart_draw_calendar(const struct td_chart *chart, const struct td_chart_look *look,
                            struct td_canvas *canvas, struct td_rect rect)
{
    struct calendar c = {
        .chart = chart, .canvas = canvas, .rect = rect, .rows = 1, .grey = look->grey};
    const int legend = 5, days = 1 + DAYS;
    int used;
    char text[160];

    c.cols = td_min((rect.w - LABEL) / TD_CHART_WEEKS, PITCH_MAX);
    if (c.cols < 1) {
        return;
    }
    if (c.cols > 2 && rect.h >= days + DAYS - 1 + 1 + legend) { /* as wide as high to the eye */
        c.rows = 2;
    }
    used = days + (c.rows - 1) * (DAYS - 1);
    if (c.cols > 1 && rect.h >= used + 2 + 1 + legend) {
        c.sums = 2;
    }
    used += c.sums;
    if (rect.h >= used + 1 + legend) {
        put_calendar(&c);
        put_lines(&c, (struct td_rect){rect.x, rect.y + used + 1, rect.w, legend});
        return;
    }
    say_total(chart, text, sizeof text);
    (void)td_str_append(text, sizeof text, ". ● green ▲ amber ■ red ○ not decided yet");
    if (rect.h >= days) {
        put_calendar(&c);
    }
    if (rect.h - td_chart_legend_rows(rect, text) >= days) {
        td_chart_legend(canvas, rect, days, text);
    } else if (rect.h >= days) { /* the days come first */
        put_beside(&c);
    } else {
        td_chart_legend(canvas, rect, 0, text);
    }
}
