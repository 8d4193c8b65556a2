/* Pain, level and reps of each session above each other, on one axis of days. A mark stands exactly
 * at its value's row and in its day's column; no two sessions share a column. */
#include "frame.h"

#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define SCALE_MIN 5 /* the scale goes at least so far: a 1 never looks like much */
#define MORNING_WIDE 10
#define APART 2 /* columns from one session to the next */
#define VOLUME_ROWS 3
#define VOLUME_ROWS_HIGH 8
#define NARROW 60 /* columns, below which the legend gets short */

/* Rows of each part; 0 = left out. */
struct layout {
    int head; /* a line of words above a panel: 0 or 1 */
    int pain;
    int next;  /* the mornings after: 0 or 1 */
    int strip; /* the levels as a line of names: 0 or 1 */
    int level; /* or as steps */
    int volume;
    int air;    /* blank rows between panels */
    int cursor; /* the chosen session has a row of its own below the dates: 0 or 1 */
    int tell;   /* rows of words on it */
};

struct pain_chart {
    const struct td_chart *chart;
    struct td_canvas *canvas;
    int chosen;    /* index in days, -1 = none */
    int from, end; /* days[from] .. days[end - 1] are shown, the last is today */
    int days;      /* of the axis: end - from, or more with days to come */
    int low, high; /* levels */
    int top, step; /* of the scale of pain: points in all, points a row */
    struct td_axis volume;
    bool grey;
};

/* ---- what is shown ---- */

int td_chart_session(const struct td_chart *chart, int day, int step)
{
    for (int i = day + step; i >= 0 && i <= chart->today; i += step) {
        if (chart->days[i].sessions > 0) {
            return i;
        }
    }
    return day;
}

static int morning_after(const struct td_chart *chart, int day)
{
    return day + 1 < TD_CHART_DAYS ? chart->days[day + 1].morning : -1;
}

/* The last column stays free: a morning of 10 takes two. */
static int col_of(const struct pain_chart *p, int day, int cols)
{
    return td_axis_place(day - p->from, p->days, td_max(cols - 1, 1));
}

static bool all_apart(const struct pain_chart *p, int cols)
{
    int before = -1, wide = 0;

    for (int i = p->from; i < p->end; i++) {
        int col = col_of(p, i, cols);

        if (p->chart->days[i].sessions == 0) {
            continue;
        }
        if (before >= 0 && col - before < APART + wide) {
            return false;
        }
        before = col;
        wide = morning_after(p->chart, i) >= MORNING_WIDE ? 1 : 0;
    }
    return true;
}

/* As many weeks as leave each session a column of its own. */
static void choose_weeks(struct pain_chart *p, int cols, int fewer)
{
    struct td_chart_span span = td_chart_span_of(p->chart, TD_CHART_WEEKS);
    int most = td_max(td_min(span.weeks, TD_CHART_WEEKS - span.first) - fewer, 1);

    for (int weeks = most; weeks >= 1; weeks--) {
        p->from = 7 * (TD_CHART_WEEKS - weeks);
        p->end = p->chart->today + 1;
        p->days = weeks == most && fewer == 0 && span.first + span.weeks > TD_CHART_WEEKS
                      ? 7 * span.weeks
                      : p->end - p->from;
        if (all_apart(p, cols)) {
            return;
        }
    }
}

static void choose_scale(struct pain_chart *p)
{
    p->top = td_max(SCALE_MIN, p->chart->limits.amber_pain);
    for (int i = p->from; i < p->end; i++) {
        p->top = td_max(p->top, p->chart->days[i].pain);
    }
}

int td_chart_first_shown(const struct td_chart *chart, struct td_rect rect, int fewer)
{
    struct pain_chart p = {.chart = chart};

    choose_weeks(&p, rect.w - TD_CHART_GUTTER, fewer);
    return p.from;
}

/* ---- how the height is shared ---- */

static int take(int *rows, int most)
{
    int taken = td_max(td_min(*rows, most), 0);

    *rows -= taken;
    return taken;
}

/* Of the rows above the axis of time: pain first, in a row a point, then the mornings, reps and
 * levels. */
static struct layout lay_out(const struct pain_chart *p, int rows, int tell)
{
    struct layout l = {0};
    int levels = p->low >= 0 ? p->high - p->low + 1 : 0;

    l.pain = take(&rows, p->top + 1);
    l.next = take(&rows, 1);
    l.tell = p->chosen >= 0 ? take(&rows, tell) : 0;
    l.strip = levels > 0 ? take(&rows, 1) : 0;
    l.head = take(&rows, 1);
    if (rows >= VOLUME_ROWS) {
        l.volume = take(&rows, VOLUME_ROWS);
        l.cursor = p->chosen >= 0 ? take(&rows, 1) : 0;
    }
    if (rows >= 2) {
        l.air = 1;
        rows -= 2;
    }
    if (levels > 0 && rows >= levels + 1) {
        l.level = levels + 1;
        rows -= levels + 1; /* the strip's row is its heading */
    }
    l.volume += l.volume > 0 ? take(&rows, VOLUME_ROWS_HIGH - VOLUME_ROWS) : 0;
    return l;
}

/* ---- panels ---- */

/* The dot of a pain: in the middle of its share of a row. */
static int dot_of(const struct pain_chart *p, const struct td_plot *plot, int pain)
{
    if (plot->grain != TD_PLOT_PIXELS) {
        return td_plot_row_dot(plot, plot->rect.h - 1 - pain / p->step);
    }
    return plot->h - ((2 * pain + 1) * plot->cell_h + p->step) / (2 * p->step);
}

/* The ends and the borders, as far as each has a row of its own. */
static void put_pain_labels(const struct pain_chart *p, struct td_plot *plot)
{
    const int pains[] = {p->top, 0, p->chart->limits.amber_pain, p->chart->limits.green_pain};
    char text[16];

    for (int row = 0; row < plot->rect.h && p->step > 1; row++) {
        int from = (plot->rect.h - 1 - row) * p->step;

        td_str_format(text, sizeof text, "%d-%d", from, td_min(from + p->step - 1, p->top));
        td_chart_y_label(plot, row, text);
    }
    for (int i = 0; i < 4 && p->step == 1; i++) {
        td_chart_y_number(plot, p->top - pains[i], pains[i]);
    }
}

static void put_morning(const struct pain_chart *p, struct td_rect plot, int col, int day)
{
    int morning = morning_after(p->chart, day);
    char text[12];

    if (morning >= 0) {
        td_str_format(text, sizeof text, "%d", morning);
        td_canvas_text(p->canvas, plot.x + col, plot.y + plot.h, 2, text, TD_ROLE_SERIES_2);
    }
}

static void put_session(const struct pain_chart *p, struct td_plot *plot, int day, bool next)
{
    const struct td_chart_day *d = &p->chart->days[day];
    int col = col_of(p, day, plot->rect.w), x = td_plot_col_dot(plot, col);
    int y = dot_of(p, plot, td_max(d->pain, 0));

    if (next) {
        put_morning(p, plot->rect, col, day);
    }
    if (d->pain >= 0) {
        td_chart_stem(plot, x, y, dot_of(p, plot, 0));
        td_plot_mark(plot, x, y, td_light_mark(d->light), td_light_role(d->light));
    }
}

static void put_pain(const struct pain_chart *p, struct td_rect rect, bool next)
{
    const int borders[] = {p->chart->limits.amber_pain, p->chart->limits.green_pain};
    struct td_plot plot = td_chart_plot(p->canvas, rect, TD_PLOT_SIDE, p->grey);

    put_pain_labels(p, &plot);
    for (int i = 0; i < 2; i++) {
        td_chart_help_line(&plot, dot_of(p, &plot, borders[i]));
    }
    if (plot.grain == TD_PLOT_PIXELS) { /* what the stems stand on */
        int x = td_plot_col_dot(&plot, -1), y = dot_of(p, &plot, 0);

        td_plot_line(&plot, x, td_plot_row_dot(&plot, rect.h - 1), x, y, TD_PLOT_SOLID,
                     TD_ROLE_BORDER);
        td_plot_line(&plot, x, y, plot.w - 1, y, TD_PLOT_SOLID, TD_ROLE_BORDER);
    }
    if (next) {
        td_canvas_text(p->canvas, rect.x - TD_CHART_GUTTER, rect.y + rect.h, TD_CHART_GUTTER,
                       "next", TD_ROLE_DIM);
    }
    for (int i = p->from; i < p->end; i++) {
        if (p->chart->days[i].sessions > 0) {
            put_session(p, &plot, i, next);
        }
    }
}

static const char *level_name(const struct pain_chart *p, int level)
{
    const struct td_program *program = p->chart->program;
    const char *name = NULL;

    if (program != NULL && (size_t)level < program->level_count) {
        name = program->levels[level].name;
        name = name != NULL ? name : program->levels[level].id;
    }
    return name != NULL ? name : "";
}

/* One row: names of levels where they begin, a line as long as they last. */
static void put_strip(const struct pain_chart *p, struct td_rect rect)
{
    int level = -1, free_from = 0;

    td_canvas_text(p->canvas, rect.x - TD_CHART_GUTTER, rect.y, TD_CHART_GUTTER, "level ",
                   TD_ROLE_DIM);
    for (int i = p->from; i < p->end; i++) {
        int here = p->chart->days[i].level;
        int x = col_of(p, i, rect.w);
        const char *name = here >= 0 ? level_name(p, here) : "";

        if (here < 0 || here == level || x < free_from) {
            continue;
        }
        td_canvas_hline(p->canvas, rect.x + x, rect.y, rect.w - x, TD_ROLE_SERIES_1);
        td_canvas_text_cut(p->canvas, rect.x + x, rect.y, rect.w - x, name, TD_ROLE_TEXT);
        free_from = x + td_utf8_cols(name) + 1;
        level = here;
    }
}

/* A name above the beginning of a step, where nothing of other steps is. */
static void put_step_name(const struct pain_chart *p, const struct td_plot *plot, int x, int level)
{
    const char *name = level_name(p, level);
    struct td_rect rect = plot->rect;
    int row = p->high - level, cols = td_utf8_cols(name);

    x = td_max(td_min(x, rect.w - cols), 0);
    if (cols > rect.w) {
        return;
    }
    for (int i = 0; i < cols; i++) {
        if (!td_plot_is_free(plot, x + i, row)) {
            return;
        }
    }
    td_canvas_text(p->canvas, rect.x + x, rect.y + row, cols, name, TD_ROLE_TEXT);
}

/* A staircase: each column as high as the level of that time, in rows and a half. */
static void put_levels(const struct pain_chart *p, struct td_rect rect)
{
    struct td_plot plot;
    int here = -1, at = 0, before = 0;

    td_plot_init(&plot, p->canvas, rect);
    plot.grey = p->grey;
    for (int i = p->from; i < p->end; i++) {
        int end = i + 1 < p->end ? col_of(p, i + 1, rect.w) : rect.w;

        here = p->chart->days[i].level >= 0 ? p->chart->days[i].level : here;
        if (here >= 0 && at < end) {
            int high = 2 * (here - p->low) + 1;

            td_plot_step(&plot, at * plot.cell_w, (end - at) * plot.cell_w, before, high,
                         2 * rect.h, TD_ROLE_SERIES_1);
            before = high;
        }
        at = td_max(at, end);
    }
    here = -1;
    for (int i = p->from; i < p->end; i++) {
        int level = p->chart->days[i].level;

        if (level >= 0 && level != here) {
            put_step_name(p, &plot, col_of(p, i, rect.w), level);
            here = level;
        }
    }
}

static struct td_axis volume_axis(const struct pain_chart *p)
{
    int most = 1;

    for (int i = p->from; i < p->end; i++) {
        most = td_max(most, p->chart->days[i].reps);
    }
    return td_axis_reach(most, 4);
}

static void put_volume(const struct pain_chart *p, struct td_plot *plot)
{
    td_chart_y_numbers(plot, p->volume);
    for (int i = p->from; i < p->end; i++) {
        if (p->chart->days[i].reps > 0) {
            td_chart_column(plot, col_of(p, i, plot->rect.w), p->chart->days[i].reps,
                            p->volume.top);
        }
    }
}

/* ---- the whole ---- */

static void put_dates(const struct pain_chart *p, struct td_plot *plot)
{
    const struct td_chart_dates dates = {
        .monday = p->chart->first_day + p->from,
        .days = p->days,
        .step = 7 * td_axis_date_weeks(p->days, plot->rect.w, TD_CHART_DATE_COLS),
        .now_col = col_of(p, p->end - 1, plot->rect.w),
        .now = "today",
    };

    td_chart_x_dates(plot, &dates);
}

static void say_session(const struct pain_chart *p, char *out, size_t size)
{
    const struct td_chart_day *d = &p->chart->days[p->chosen];
    char date[TD_DAY_WORDS], dose[40] = "", pain[16] = "", effort[16] = "", next[24] = "";
    int morning = morning_after(p->chart, p->chosen);

    td_day_words_short(p->chart->first_day + p->chosen, p->chart->first_day + p->chart->today,
                       date);
    if (d->sets > 0) {
        td_str_format(dose, sizeof dose, " %d x %d%s", d->sets, d->hold_s > 0 ? d->hold_s : d->each,
                      d->hold_s > 0 ? " s" : "");
    }
    if (d->pain >= 0) {
        td_str_format(pain, sizeof pain, "  pain %d", d->pain);
    }
    if (d->effort >= 0) {
        td_str_format(effort, sizeof effort, "  effort %d", d->effort);
    }
    if (morning >= 0) {
        td_str_format(next, sizeof next, "  next morning %d", morning);
    }
    td_str_format(out, size, "%s %s  %s%s%s%s%s: %s", td_light_mark(d->light), date,
                  d->level >= 0 ? level_name(p, d->level) : "free timer", dose, pain, effort, next,
                  d->light == TD_LIGHT_OPEN ? "not decided yet" : td_light_word(d->light));
}

/* Below the dates, or else on the axis above them. */
static void put_chosen(const struct pain_chart *p, struct td_plot *plot, bool below)
{
    struct td_rect rect = plot->rect;
    int col = col_of(p, p->chosen, rect.w);

    if (p->chosen < p->from || p->chosen >= p->end) {
        return;
    }
    if (below) {
        td_canvas_text(p->canvas, rect.x + col, rect.y + rect.h + 2, 1, "▲", TD_ROLE_ACCENT);
    } else {
        td_plot_pointer(plot, td_plot_col_dot(plot, col), TD_ROLE_ACCENT);
    }
}

/* Volume, where there is room for it, and the axis of time below. Returns the rows they took. */
static int put_time(const struct pain_chart *p, struct td_rect rect, const struct layout *l)
{
    int air = l->volume > 0 ? l->air : 0;
    struct td_plot plot;

    rect.y += air;
    rect.h = l->volume > 0 ? td_chart_even_rows(l->volume, p->volume.top / p->volume.step) : 0;
    plot = td_chart_plot(p->canvas, rect, TD_PLOT_FOOT, p->grey);
    if (l->volume > 0) {
        put_volume(p, &plot);
        td_canvas_text(p->canvas, rect.x - TD_CHART_GUTTER, rect.y + rect.h - 1, 4, "reps",
                       TD_ROLE_DIM);
    }
    put_dates(p, &plot);
    if (p->chosen >= 0) {
        put_chosen(p, &plot, l->cursor > 0);
    }
    return air + rect.h + 2;
}

/* Returns the rows it took. */
static int put_panels(struct pain_chart *p, struct td_rect rect)
{
    struct td_rect plot = {rect.x + TD_CHART_GUTTER, rect.y, rect.w - TD_CHART_GUTTER, 0};
    char text[200] = "";
    struct layout l;

    if (p->chosen >= 0) {
        say_session(p, text, sizeof text);
    }
    l = lay_out(p, rect.h - 2, td_wrap_count(text, rect.w));
    plot.y += l.head;
    p->step = (p->top + l.pain) / td_max(l.pain, 1);
    plot.h = p->top / p->step + 1;
    if (l.head > 0) {
        td_chart_head(p->canvas, plot, "pain, of 10");
    }
    put_pain(p, plot, l.next > 0);
    plot.y += plot.h + l.next;
    if (l.strip > 0) {
        plot.y += l.air;
        plot.h = td_max(l.level, 1);
        (l.level > 0 ? put_levels : put_strip)(p, plot);
        if (l.level > 0) {
            td_canvas_text(p->canvas, rect.x, plot.y + plot.h - 1, TD_CHART_GUTTER, "level",
                           TD_ROLE_DIM);
        }
        plot.y += plot.h;
    }
    plot.y += put_time(p, plot, &l);
    if (p->chosen >= 0) {
        plot.y += l.cursor;
        (void)td_canvas_wrap(p->canvas, (struct td_rect){rect.x, plot.y, rect.w, l.tell}, 0, text,
                             TD_ROLE_TEXT);
        td_canvas_cursor(p->canvas, rect.x, plot.y);
        td_canvas_role(p->canvas, (struct td_rect){rect.x, plot.y, 1, l.tell > 0 ? 1 : 0},
                       td_light_role(p->chart->days[p->chosen].light));
        plot.y += l.tell;
    }
    return plot.y - rect.y;
}

static void say_legend(const struct pain_chart *p, int cols, char *out, size_t size)
{
    const struct td_limits *limits = &p->chart->limits;

    if (cols < NARROW) {
        td_str_format(out, size, "● green ▲ amber ■ red ○ open");
    } else {
        td_str_format(out, size, "● green ▲ amber ■ red ○ open   ┄ green up to %d, amber up to %d",
                      limits->green_pain, limits->amber_pain);
    }
}

void td_chart_draw_pain(const struct td_chart *chart, const struct td_chart_look *look,
                        struct td_canvas *canvas, struct td_rect rect)
{
    struct pain_chart p = {
        .chart = chart, .canvas = canvas, .chosen = look->day, .step = 1, .grey = look->grey};
    int rows, used = 0;
    char legend[160];

    choose_weeks(&p, rect.w - TD_CHART_GUTTER, look->fewer);
    choose_scale(&p);
    p.volume = volume_axis(&p);
    (void)td_chart_levels(chart, p.from, &p.low, &p.high);
    say_legend(&p, rect.w, legend, sizeof legend);
    rows = rect.h - td_chart_legend_rows(rect, legend);
    if (rows >= 4 && rect.w >= 2 * TD_CHART_GUTTER) {
        used = put_panels(&p, (struct td_rect){rect.x, rect.y, rect.w, rows});
    }
    td_chart_legend(canvas, rect, used, legend);
}
