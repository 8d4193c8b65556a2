/* Pain, level and volume: up to three panels above each other on one time axis. */
#include "frame.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define WEEKS_FEWEST 12 /* that are shown in any width, when they were trained */
#define WEEK_COLS 4     /* that a week takes where more weeks have room */
#define PAIN_MAX 10     /* the scale is always whole: a 3 never looks like a 9 */
#define PAIN_ROWS 11    /* a row for each number */
#define PAIN_ROWS_HIGH 21
#define VOLUME_ROWS 3
#define VOLUME_ROWS_HIGH 12
#define GAP_DAYS 15 /* points further apart are not joined: nothing is known between */
#define CELLS_MAX 3 /* columns of a bar */
#define NARROW 60   /* columns, below which the legend gets short */
#define TINY 44
#define MARK_MORNING "×"

/* Rows of each part, without the axis of time; 0 = left out. */
struct layout {
    int head; /* a line of words above a panel: 0 or 1 */
    int pain;
    int strip; /* the levels as a line of names: 0 or 1 */
    int level; /* or as steps */
    int volume;
    int air; /* blank rows between panels */
};

struct pain_chart {
    const struct td_chart *chart;
    struct td_canvas *canvas;
    int from, end; /* days[from] .. days[end - 1] are shown, the last is today */
    int days;      /* of the axis: end - from, or more with days to come */
    int low, high; /* levels */
    struct td_axis volume;
    bool weekly;  /* volume by the week: bars of sessions would touch */
    bool crosses; /* there is room for marks on the mornings, too */
};

/* ---- how the height is shared ---- */

static int take(int *rows, int most)
{
    int taken = td_max(td_min(*rows, most), 0);

    *rows -= taken;
    return taken;
}

static struct layout lay_out(int rows, int levels)
{
    struct layout l = {0};
    int full = 1 + 7 + (levels > 0 ? 1 + levels : 0) + 1 + VOLUME_ROWS;

    l.head = rows >= 5 ? 1 : 0;
    if (levels > 0 && rows >= full) {
        l.level = levels;
        rows -= 1 + levels;
    } else if (levels > 0 && rows >= 6) {
        l.strip = 1;
        rows -= 1;
    }
    if (rows >= 9) {
        l.volume = rows >= 12 ? VOLUME_ROWS : 2;
        rows -= l.volume + 1;
    }
    rows -= l.head;
    l.pain = take(&rows, PAIN_ROWS);
    if (l.volume == 0) {
        return l;
    }
    l.volume += take(&rows, l.volume >= VOLUME_ROWS ? 2 : 1);
    if (rows >= 2) {
        l.air = 1;
        rows -= l.level > 0 ? 2 : 1;
    }
    if (rows >= PAIN_ROWS_HIGH - PAIN_ROWS) {
        l.pain += take(&rows, PAIN_ROWS_HIGH - PAIN_ROWS);
    }
    l.volume += take(&rows, VOLUME_ROWS_HIGH - l.volume);
    return l;
}

/* ---- panels ---- */

/* The ends and the borders, as far as each has a row of its own. */
static void put_pain_labels(const struct pain_chart *p, const struct td_plot *plot)
{
    const int pains[] = {PAIN_MAX, 0, p->chart->limits.amber_pain, p->chart->limits.green_pain};
    int rows[4];

    for (int i = 0; i < 4; i++) {
        bool taken = false;

        rows[i] = td_chart_dot(plot, pains[i], PAIN_MAX) / plot->cell_h;
        for (int k = 0; k < i; k++) {
            taken = taken || rows[k] == rows[i];
        }
        if (!taken) {
            td_chart_y_number(p->canvas, plot->rect, rows[i], pains[i]);
        }
    }
}

static int x_of(const struct pain_chart *p, const struct td_plot *plot, int day)
{
    return td_axis_place(day - p->from, p->days, plot->w);
}

/* Joins the pains of the sessions, or of the mornings. */
static void put_series(const struct pain_chart *p, struct td_plot *plot, bool mornings)
{
    int before = -1, last = 0;

    for (int i = p->from; i < p->end; i++) {
        int value = mornings ? p->chart->days[i].morning : p->chart->days[i].pain;

        if (value < 0) {
            continue;
        }
        if (before >= 0 && i - last < GAP_DAYS) {
            td_plot_line(plot, x_of(p, plot, last), td_chart_dot(plot, before, PAIN_MAX),
                         x_of(p, plot, i), td_chart_dot(plot, value, PAIN_MAX),
                         mornings ? TD_PLOT_DOTTED : TD_PLOT_SOLID,
                         mornings ? TD_ROLE_SERIES_2 : TD_ROLE_TEXT);
        }
        before = value;
        last = i;
    }
}

/* A mark at the day's pain. */
static void put_mark(const struct pain_chart *p, struct td_plot *plot, int day, int pain,
                     const char *mark, enum td_role role)
{
    td_plot_mark(plot, x_of(p, plot, day), td_chart_dot(plot, pain, PAIN_MAX), mark, role);
}

static void put_pain(const struct pain_chart *p, struct td_rect rect)
{
    const int borders[] = {p->chart->limits.amber_pain, p->chart->limits.green_pain};
    struct td_plot plot = td_chart_plot(p->canvas, rect);

    put_pain_labels(p, &plot);
    for (int i = 0; i < 2; i++) {
        int y = td_chart_dot(&plot, borders[i], PAIN_MAX);

        td_plot_line(&plot, 0, y, plot.w - 1, y, TD_PLOT_SPARSE, TD_ROLE_DIM);
    }
    put_series(p, &plot, true);
    put_series(p, &plot, false);
    for (int i = p->from; i < p->end; i++) {
        const struct td_chart_day *day = &p->chart->days[i];

        if (p->crosses && day->morning >= 0) {
            put_mark(p, &plot, i, day->morning, MARK_MORNING, TD_ROLE_SERIES_2);
        }
    }
    for (int signal = TD_LIGHT_OPEN; signal <= TD_LIGHT_RED; signal++) { /* the worst on top */
        for (int i = p->from; i < p->end; i++) {
            const struct td_chart_day *day = &p->chart->days[i];

            if (day->pain >= 0 && day->light == (enum td_light)signal) {
                put_mark(p, &plot, i, day->pain, td_light_mark(day->light),
                         td_light_role(day->light));
            }
        }
    }
}

static const char *level_name(const struct pain_chart *p, int level)
{
    const struct td_program *program = p->chart->program;

    return program != NULL && (size_t)level < program->level_count ? program->levels[level].id : "";
}

/* One row: names of levels where they begin, a line as long as they last. */
static void put_strip(const struct pain_chart *p, struct td_rect rect)
{
    int level = -1, free_from = 0;

    td_canvas_text(p->canvas, rect.x - TD_CHART_GUTTER, rect.y, TD_CHART_GUTTER, "level ",
                   TD_ROLE_DIM);
    for (int i = p->from; i < p->end; i++) {
        int here = p->chart->days[i].level;
        int x = td_axis_place(i - p->from, p->days, rect.w);
        const char *name = here >= 0 ? level_name(p, here) : "";

        if (here < 0 || here == level || x < free_from) {
            continue;
        }
        td_canvas_hline(p->canvas, rect.x + x, rect.y, rect.w - x, TD_ROLE_SERIES_1);
        td_canvas_text_cut(p->canvas, rect.x + x, rect.y, rect.w - x, name, TD_ROLE_TEXT);
        free_from = x + td_utf8_cols(name);
        level = here;
    }
}

static void put_levels(const struct pain_chart *p, struct td_rect rect)
{
    struct td_plot plot = td_chart_plot(p->canvas, rect);
    int before = -1, last = 0;

    for (int level = p->low; level <= p->high; level++) {
        td_chart_y_label(p->canvas, rect, p->high - level, level_name(p, level));
    }
    for (int i = p->from; i < p->end; i++) {
        int here = p->chart->days[i].level, x = x_of(p, &plot, i);

        if (here < 0) {
            continue;
        }
        if (before >= 0) { /* on the old one until the new one is trained */
            int y = td_plot_row_dot(&plot, p->high - before);

            td_plot_line(&plot, last, y, x, y, TD_PLOT_SOLID, TD_ROLE_SERIES_1);
            td_plot_line(&plot, x, y, x, td_plot_row_dot(&plot, p->high - here), TD_PLOT_SOLID,
                         TD_ROLE_SERIES_1);
        }
        before = here;
        last = x;
    }
    if (before >= 0) {
        int y = td_plot_row_dot(&plot, p->high - before);

        td_plot_line(&plot, last, y, x_of(p, &plot, p->end - 1), y, TD_PLOT_SOLID,
                     TD_ROLE_SERIES_1);
    }
}

static struct td_axis volume_axis(const struct pain_chart *p)
{
    int most = 1;

    for (int i = p->from; i < p->end; i++) {
        int reps = p->weekly ? p->chart->weeks[i / 7].reps : p->chart->days[i].reps;

        most = td_max(most, reps);
    }
    return td_axis_reach(most, 4);
}

static void put_amount(const struct pain_chart *p, struct td_plot *plot, int x, int wide, int reps)
{
    if (reps > 0) {
        td_plot_bar(plot, x, wide, td_chart_eighths(reps, p->volume.top, plot->rect.h),
                    TD_ROLE_SERIES_1);
    }
}

static void put_weeks(const struct pain_chart *p, struct td_plot *plot)
{
    for (int day = 0; p->from + day < p->end; day += 7) {
        int x = day * plot->w / p->days, end = (day + 7) * plot->w / p->days;

        put_amount(p, plot, x, end - x > 1 ? end - x - 1 : 1,
                   p->chart->weeks[(p->from + day) / 7].reps);
    }
}

/* Dots that a bar is wide: less than a cell, or an odd number of whole cells, so that its
 * middle is where the mark of its session stands. */
static int bar_width(const struct pain_chart *p, const struct td_plot *plot)
{
    int cells = td_min(plot->w * 3 / (p->days * 4) / plot->cell_w, CELLS_MAX);

    cells -= cells % 2 == 0 && cells > 0 ? 1 : 0;
    return cells > 0 ? cells * plot->cell_w : 1;
}

static void put_volume(const struct pain_chart *p, struct td_rect rect)
{
    struct td_plot plot = td_chart_plot(p->canvas, rect);
    int wide;

    td_chart_y_numbers(p->canvas, rect, p->volume);
    if (p->weekly) {
        put_weeks(p, &plot);
        return;
    }
    wide = bar_width(p, &plot);
    for (int i = p->from; i < p->end; i++) {
        int x = x_of(p, &plot, i);

        if (wide > 1) {
            x -= x % plot.cell_w + (wide / plot.cell_w / 2) * plot.cell_w;
        }
        put_amount(p, &plot, x, wide, p->chart->days[i].reps);
    }
}

/* ---- the whole ---- */

static void put_dates(const struct pain_chart *p, struct td_rect plot)
{
    const struct td_chart_dates dates = {
        .monday = p->chart->first_day + p->from,
        .days = p->days,
        .step = 7 * td_axis_date_weeks(p->days, plot.w, TD_CHART_DATE_COLS),
        .now_col = td_axis_place(p->end - 1 - p->from, p->days, plot.w),
        .now = "today",
    };

    td_chart_x_dates(p->canvas, plot, &dates);
}

/* Returns the rows it took. */
static int put_panels(const struct pain_chart *p, struct td_rect rect)
{
    struct layout l = lay_out(rect.h - 2, p->low >= 0 ? p->high - p->low + 1 : 0);
    struct td_rect plot = {rect.x + TD_CHART_GUTTER, rect.y + l.head, rect.w - TD_CHART_GUTTER,
                           l.pain};

    if (l.head > 0) {
        td_chart_head(p->canvas, plot, "pain, of 10");
    }
    put_pain(p, plot);
    plot.y += plot.h;
    if (l.strip > 0) {
        put_strip(p, (struct td_rect){plot.x, plot.y, plot.w, 1});
        plot.y += 1;
        plot.h = 0;
    }
    if (l.level > 0) {
        plot.y += l.air + 1;
        plot.h = l.level;
        td_chart_head(p->canvas, plot, "level");
        put_levels(p, plot);
        plot.y += plot.h;
    }
    if (l.volume > 0) {
        plot.y += l.air + 1;
        plot.h = td_chart_even_rows(l.volume, p->volume.top / p->volume.step);
        td_chart_head(p->canvas, plot, p->weekly ? "reps a week" : "reps of each session");
        put_volume(p, plot);
        plot.y += plot.h;
    }
    plot.y -= 1; /* the axis stands below a plot of one row more */
    plot.h = 1;
    put_dates(p, plot);
    return plot.y + 3 - rect.y;
}

static void say_legend(const struct pain_chart *p, int cols, char *out, size_t size)
{
    const struct td_limits *limits = &p->chart->limits;
    const char *cross = p->crosses ? ", " MARK_MORNING : "";

    if (cols < TINY) {
        td_str_format(out, size, "● green ▲ amber ■ red ○ open");
    } else if (cols < NARROW) {
        td_str_format(out, size, "● green ▲ amber ■ red ○ not decided yet. Dotted%s: next morning.",
                      cross);
    } else {
        td_str_format(out, size,
                      "Line: worst pain of a session, ● green, ▲ amber, ■ red, ○ not decided yet. "
                      "Dotted%s: next morning. Across: the borders of green and amber, %d and %d.",
                      cross, limits->green_pain, limits->amber_pain);
    }
}

void td_chart_draw_pain(const struct td_chart *chart, struct td_canvas *canvas, struct td_rect rect)
{
    struct pain_chart p = {.chart = chart, .canvas = canvas};
    int weeks = (rect.w - TD_CHART_GUTTER) / WEEK_COLS;
    struct td_chart_span span;
    struct td_plot probe; /* of the grain */
    int rows, used = 0;
    char legend[240];

    span = td_chart_span_of(chart, td_clamp(weeks, WEEKS_FEWEST, TD_CHART_WEEKS));
    p.from = 7 * span.first;
    p.end = chart->today + 1;
    p.days = span.first + span.weeks > TD_CHART_WEEKS ? 7 * span.weeks : p.end - p.from;
    p.crosses = rect.w - TD_CHART_GUTTER >= p.days;
    td_plot_init(&probe, canvas, rect);
    p.weekly = probe.cell_w == 1 && !p.crosses;
    p.volume = volume_axis(&p);
    (void)td_chart_levels(chart, p.from, &p.low, &p.high);
    say_legend(&p, rect.w, legend, sizeof legend);
    rows = rect.h - td_chart_legend_rows(rect, legend);
    if (rows >= 4 && rect.w >= 2 * TD_CHART_GUTTER) {
        used = put_panels(&p, (struct td_rect){rect.x, rect.y, rect.w, rows});
    }
    td_chart_legend(canvas, rect, used, legend);
}
