/* A bar a week, in reps; the minutes they took are told beside them. */
#include "frame.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define PITCH_MIN 2
#define WIDE_MAX 8 /* columns of a bar: a beginner's few stay slim */
#define ROWS_MAX 36
#define NARROW 50 /* columns, below which the legend gets short */
#define SECONDS 60

struct bar_chart {
    const struct td_chart *chart;
    struct td_canvas *canvas;
    int first, weeks; /* shown */
    int pitch, wide;  /* columns */
    struct td_axis axis;
    bool grey;
};

static int reps_of(const struct bar_chart *b, int week)
{
    return b->chart->weeks[week].reps;
}

static int minutes(int64_t seconds)
{
    return (int)((seconds + SECONDS / 2) / SECONDS);
}

static int highest(const struct bar_chart *b)
{
    int at = b->first;

    for (int i = b->first; i < TD_CHART_WEEKS; i++) {
        at = reps_of(b, i) > reps_of(b, at) ? i : at;
    }
    return at;
}

static int middle_of(const struct bar_chart *b, int week)
{
    return (week - b->first) * b->pitch + (b->pitch - b->wide) / 2 + b->wide / 2;
}

/* The number above a bar, unless it would touch the words at the top. */
static void put_number(const struct bar_chart *b, const struct td_plot *bars, int week,
                       int head_cols)
{
    struct td_rect plot = bars->rect;
    int rows = td_plot_bar_rows(bars, reps_of(b, week), b->axis.top);
    int at, cols;
    char text[12];

    td_str_format(text, sizeof text, "%d", reps_of(b, week));
    cols = td_utf8_cols(text);
    at = middle_of(b, week) - cols / 2;
    at = at + cols > plot.w ? plot.w - cols : at < 0 ? 0 : at;
    if (cols > b->pitch || reps_of(b, week) == 0 || (rows == plot.h && at < head_cols)) {
        return;
    }
    td_canvas_text(b->canvas, plot.x + at, plot.y + plot.h - rows - 1, cols, text, TD_ROLE_TEXT);
}

static void put_dates(const struct bar_chart *b, struct td_plot *plot)
{
    const struct td_chart_dates dates = {
        .monday = b->chart->first_day + (int64_t)b->first * 7,
        .days = b->weeks * 7,
        .step = 7 * td_axis_date_weeks(b->weeks * 7, plot->rect.w, TD_CHART_DATE_COLS),
        .offset = middle_of(b, b->first) - td_axis_place(0, b->weeks * 7, plot->rect.w),
        .now_col = middle_of(b, TD_CHART_WEEKS - 1),
        .now = "this week",
        /* an even number of columns has its middle between two of them */
        .nudge = b->wide % 2 == 0 ? -(plot->cell_w / 2) : 0,
    };

    td_chart_x_dates(plot, &dates);
}

static void put_bars(const struct bar_chart *b, struct td_rect plot)
{
    struct td_plot bars = td_chart_plot(b->canvas, plot, TD_PLOT_FOOT, b->grey);
    int top = highest(b);

    td_chart_head(b->canvas, plot, "reps");
    put_dates(b, &bars);
    td_chart_y_numbers(&bars, b->axis);
    for (int i = b->first; i < TD_CHART_WEEKS; i++) {
        int x = (i - b->first) * b->pitch + (b->pitch - b->wide) / 2;

        td_plot_bar(&bars, x * bars.cell_w, b->wide * bars.cell_w, reps_of(b, i), b->axis.top,
                    TD_ROLE_SERIES_1);
    }
    put_number(b, &bars, top, (int)sizeof "reps" - TD_CHART_GUTTER + 2);
    if (top != TD_CHART_WEEKS - 1) {
        put_number(b, &bars, TD_CHART_WEEKS - 1, 0);
    }
}

static void say_legend(const struct bar_chart *b, int cols, char *out, size_t size)
{
    int from = td_max(b->chart->first, b->first * 7);
    int reps = 0, trained = 0, a_week;
    int64_t seconds = 0;
    char since[TD_AXIS_DATE];

    for (int i = b->first; i < TD_CHART_WEEKS; i++) {
        reps += reps_of(b, i);
        seconds += b->chart->weeks[i].tension_s;
        trained += b->chart->weeks[i].sessions > 0 ? 1 : 0;
    }
    a_week = td_max(trained, 1);
    td_axis_date(b->chart->first_day + from, since);
    if (cols < NARROW) {
        td_str_format(out, size, "%d reps, %d min since %s; %d, %d in a week with training.", reps,
                      minutes(seconds), since, reps / a_week, minutes(seconds / a_week));
        return;
    }
    td_str_format(out, size,
                  "Reps of all sessions, weeks from Monday on. %d reps, %d minutes in motion since "
                  "%s; %d reps, %d minutes in a week with training.",
                  reps, minutes(seconds), since, reps / a_week, minutes(seconds / a_week));
}

/* Whole columns for each bar; where some are left over, weeks before the record. */
static void share_width(struct bar_chart *b, int room, int weeks_most)
{
    struct td_chart_span span = td_chart_span_of(b->chart, weeks_most);
    int more;

    b->pitch = room / span.weeks;
    more = td_min(td_min(room / b->pitch, weeks_most) - span.weeks, span.first);
    b->first = span.first - more;
    b->weeks = span.weeks + more;
    b->wide = td_min(b->pitch - td_max((b->pitch + 2) / 4, 1), WIDE_MAX);
}

void td_chart_draw_bars(const struct td_chart *chart, const struct td_chart_look *look,
                        struct td_canvas *canvas, struct td_rect rect)
{
    struct bar_chart b = {.chart = chart, .canvas = canvas, .grey = look->grey};
    struct td_rect plot;
    int room = rect.w - TD_CHART_GUTTER, most, used = 0;
    char legend[200];

    if (room < PITCH_MIN * TD_CHART_WEEKS_MIN) {
        return;
    }
    share_width(&b, room, td_min(room / PITCH_MIN, TD_CHART_WEEKS));
    rect.h = td_min(rect.h, ROWS_MAX);
    say_legend(&b, rect.w, legend, sizeof legend);
    plot = (struct td_rect){rect.x + TD_CHART_GUTTER, rect.y + 1, b.weeks * b.pitch,
                            rect.h - 3 - td_chart_legend_rows(rect, legend)};
    most = reps_of(&b, highest(&b));
    if (plot.h >= 2) {
        b.axis = td_axis_reach(most, plot.h >= 16 ? 5 : plot.h / 3 + 1);
        plot.h = td_chart_even_rows(plot.h, b.axis.top / b.axis.step);
        put_bars(&b, plot);
        used = plot.h + 3;
    }
    td_chart_legend(canvas, rect, used, legend);
}
