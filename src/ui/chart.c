#include "teardrop/ui/chart.h"

#include "measure_table.h"

#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"

#define AXIS_COLS 5    /* numbers and the axis */
#define DAYS_NARROW 84 /* twelve weeks, where half a year has no room */
#define LEAST_ROWS 8
#define PAIN_MOST 10
#define CAL_LABEL 4 /* Mon */
#define CAL_ROWS 19 /* with its legend */

const char *td_chart_title(enum td_chart_kind kind)
{
    static const char *const titles[] = {"Pain and level", "Reps a week",
                                         "Minutes under tension a week", "Calendar", "Measures"};

    return titles[kind];
}

static enum td_role signal_role(enum td_signal signal)
{
    static const enum td_role roles[] = {TD_ROLE_TEXT, TD_ROLE_GOOD, TD_ROLE_WARNING,
                                         TD_ROLE_DANGER};

    return roles[signal];
}

/* Shapes as well as colours. */
static const char *signal_mark(enum td_signal signal)
{
    static const char *const marks[] = {"○", "●", "▲", "■"};

    return marks[signal];
}

static void month_day(int64_t day, char out[8])
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char date[11];
    int month = 1;

    td_day_format(day, date);
    (void)td_str_to_int(
        (char[]){date[5] == '0' ? date[6] : date[5], date[5] == '0' ? '\0' : date[6], '\0'}, 1, 12,
        &month);
    td_str_format(out, 8, "%s %s", months[month - 1], date + (date[8] == '0' ? 9 : 8));
}

/* ---- frame ---- */

/* Leaves the legend's rows below; returns what is above them. */
static struct td_rect put_legend(struct td_canvas *canvas, struct td_rect rect, const char *text)
{
    int rows = td_wrap_count(text, rect.w > 1 ? rect.w : 1);
    struct td_rect below = rect;

    if (rows > rect.h) {
        rows = rect.h;
    }
    below.y += rect.h - rows;
    below.h = rows;
    td_canvas_wrap(canvas, below, 0, text, TD_ROLE_DIM);
    rect.h -= rows + 1;
    return rect;
}

/* Numbers at the top, the middle and the bottom, the axes; returns the plot. */
static struct td_rect put_axes(struct td_canvas *canvas, struct td_rect rect, int most)
{
    struct td_rect plot = {rect.x + AXIS_COLS, rect.y, rect.w - AXIS_COLS, rect.h - 2};
    int y = plot.y + plot.h;
    char number[12];

    for (int i = 0; i < plot.h; i++) {
        bool middle = plot.h >= 5 && plot.h % 2 == 1 && i == plot.h / 2;

        if (i == 0 || i == plot.h - 1 || middle) {
            td_str_format(number, sizeof number, "%d",
                          i == 0            ? most
                          : i == plot.h - 1 ? 0
                                            : most / 2);
            td_canvas_text_right(canvas, rect.x, plot.y + i, AXIS_COLS - 1, number, TD_ROLE_DIM);
        }
        td_canvas_text(canvas, plot.x - 1, plot.y + i, 1, "│", TD_ROLE_BORDER);
    }
    td_canvas_text(canvas, plot.x - 1, y, 1, "└", TD_ROLE_BORDER);
    td_canvas_hline(canvas, plot.x, y, plot.w, TD_ROLE_BORDER);
    return plot;
}

/* Dates below the axis, as many as have room; cols columns a step of `days` days. */
static void put_dates(struct td_canvas *canvas, struct td_rect plot, int64_t first, int days,
                      int steps, int cols)
{
    int next = 0;

    for (int i = 0; i < steps; i++) {
        char text[8];

        if (i * cols < next || i * cols + 6 > plot.w) {
            continue;
        }
        month_day(first + (int64_t)i * days, text);
        td_canvas_text(canvas, plot.x + i * cols, plot.y + plot.h + 1, 6, text, TD_ROLE_DIM);
        next = i * cols + 9;
    }
}

/* ---- pain ---- */

static int row_of_pain(struct td_rect plot, int pain)
{
    return plot.y + (plot.h - 1) - (pain * (plot.h - 1) + PAIN_MOST / 2) / PAIN_MOST;
}

/* Several days may share a column: the worst of them stands. */
static void put_column(const struct td_chart *chart, struct td_canvas *canvas, struct td_rect plot,
                       int x, int from, int to)
{
    int pain = -1, morning = -1, level = -1;
    enum td_signal signal = TD_SIGNAL_OPEN;

    for (int i = from; i < to && i < TD_CHART_DAYS; i++) {
        const struct td_chart_day *day = &chart->days[i];

        if (day->pain > pain) {
            pain = day->pain;
        }
        if (day->sessions > 0 && day->signal > signal) {
            signal = day->signal;
        }
        morning = day->morning > morning ? day->morning : morning;
        level = day->level >= 0 ? day->level : level;
    }
    if (morning >= 0) {
        td_canvas_text(canvas, x, row_of_pain(plot, morning), 1, "·", TD_ROLE_ACCENT);
    }
    if (pain >= 0) {
        td_canvas_text(canvas, x, row_of_pain(plot, pain), 1, signal_mark(signal),
                       signal_role(signal));
    }
    if (level >= 0 && level <= 9) {
        td_canvas_put(canvas, x, plot.y + plot.h + 2, (uint32_t)('0' + level), TD_ROLE_TEXT);
    }
}

static void draw_pain(const struct td_chart *chart, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_rect plot;
    int days, cols, a_column;

    rect = put_legend(canvas, rect,
                      "Worst pain of a session: ● green, ▲ amber, ■ red, ○ not decided yet. "
                      "· pain next morning. The digits below: level.");
    if (rect.h < LEAST_ROWS - 2) {
        return;
    }
    rect.h--; /* the levels */
    plot = put_axes(canvas, rect, PAIN_MOST);
    days = plot.w >= TD_CHART_DAYS ? TD_CHART_DAYS : DAYS_NARROW;
    cols = plot.w / days;
    a_column = cols > 0 ? 1 : (days + plot.w - 1) / plot.w;
    cols = cols > 0 ? cols : 1;
    for (int i = 0; i * a_column < days; i++) {
        int from = TD_CHART_DAYS - days + i * a_column;

        put_column(chart, canvas, plot, plot.x + i * cols, from, from + a_column);
    }
    put_dates(canvas, plot, chart->first_day + TD_CHART_DAYS - days, a_column,
              (days + a_column - 1) / a_column, cols);
}

/* ---- bars ---- */

/* 1, 2, 5, 10, 20, 50, ...: the next one that is not smaller. */
static int round_up(int value)
{
    int step = 1;

    for (;;) {
        if (value <= step) {
            return step;
        }
        if (value <= 2 * step) {
            return 2 * step;
        }
        if (value <= 5 * step) {
            return 5 * step;
        }
        step *= 10;
    }
}

/* Without a seam to the one above; as a character where only those can be. */
static void put_block(struct td_canvas *canvas, int x, int y)
{
    if (canvas->theme != NULL && canvas->theme->ascii) {
        td_canvas_put(canvas, x, y, '#', TD_ROLE_FOR);
    } else {
        td_canvas_solid(canvas, x, y, TD_ROLE_FOR);
    }
}

static void put_bar(struct td_canvas *canvas, struct td_rect plot, int x, int cols, int value,
                    int most)
{
    static const char *const eighths[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    int filled = (int)(((int64_t)value * plot.h * 8 + most / 2) / most);

    filled = value > 0 && filled == 0 ? 1 : filled;
    for (int row = 0; row < plot.h; row++) {
        int here = filled - (plot.h - 1 - row) * 8;

        for (int i = 0; i < cols && here > 0; i++) {
            if (here >= 8) {
                put_block(canvas, x + i, plot.y + row);
            } else {
                td_canvas_text(canvas, x + i, plot.y + row, 1, eighths[here], TD_ROLE_FOR);
            }
        }
    }
}

static int week_value(const struct td_chart_week *week, enum td_chart_kind kind)
{
    return kind == TD_CHART_REPS ? week->reps : (week->tension_s + 30) / 60;
}

static void draw_bars(const struct td_chart *chart, enum td_chart_kind kind,
                      struct td_canvas *canvas, struct td_rect rect)
{
    struct td_rect plot;
    int most = 1, weeks, cols, first, total = 0;
    char legend[160];

    for (int i = 0; i < TD_CHART_WEEKS; i++) {
        int value = week_value(&chart->weeks[i], kind);

        most = value > most ? value : most;
        total += value;
    }
    td_str_format(legend, sizeof legend, "%s in each week from Monday on; %d in half a year.",
                  kind == TD_CHART_REPS ? "Reps done" : "Minutes spent in reps and holds", total);
    rect = put_legend(canvas, rect, legend);
    if (rect.h < LEAST_ROWS - 2) {
        return;
    }
    most = round_up(most);
    plot = put_axes(canvas, rect, most);
    weeks = plot.w >= 2 * TD_CHART_WEEKS ? TD_CHART_WEEKS : DAYS_NARROW / 7;
    cols = plot.w / weeks;
    cols = cols < 6 ? cols : 6;
    first = TD_CHART_WEEKS - weeks;
    for (int i = 0; i < weeks; i++) {
        put_bar(canvas, plot, plot.x + i * cols, cols > 1 ? cols - 1 : 1,
                week_value(&chart->weeks[first + i], kind), most);
    }
    put_dates(canvas, plot, chart->first_day + (int64_t)first * 7, 7, weeks, cols);
}

/* ---- calendar ---- */

static void put_week(const struct td_chart *chart, struct td_canvas *canvas, struct td_rect rect,
                     int week, int x, int rows)
{
    for (int d = 0; d < 7; d++) {
        int index = week * 7 + d;
        const struct td_chart_day *day = &chart->days[index];
        int y = rect.y + 1 + d * rows;

        if (index > chart->today) {
            continue;
        }
        td_canvas_text(canvas, x, y, 1, day->sessions > 0 ? signal_mark(day->signal) : "·",
                       day->sessions > 0 ? signal_role(day->signal) : TD_ROLE_DIM);
        if (index == chart->today) {
            td_canvas_attrs(canvas, (struct td_rect){x, y, 1, 1}, TD_ATTR_UNDERLINE);
        }
    }
}

static void draw_calendar(const struct td_chart *chart, struct td_canvas *canvas,
                          struct td_rect rect)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    int weeks, cols, rows, first, next = 0;
    char legend[200];

    td_str_format(legend, sizeof legend,
                  "%d session%s in half a year. ● green, ▲ amber, ■ red, ○ a session without its "
                  "morning; today is underlined.",
                  chart->sessions, chart->sessions == 1 ? "" : "s");
    if (rect.h > CAL_ROWS) { /* the legend stays with it in a high window */
        rect.h = CAL_ROWS;
    }
    rect = put_legend(canvas, rect, legend);
    if (rect.h < LEAST_ROWS) {
        return;
    }
    weeks = (rect.w - CAL_LABEL) / 2 >= TD_CHART_WEEKS ? TD_CHART_WEEKS : DAYS_NARROW / 7;
    cols = (rect.w - CAL_LABEL) / weeks;
    cols = cols > 4 ? 4 : cols;
    rows = rect.h >= 15 ? 2 : 1;
    first = TD_CHART_WEEKS - weeks;
    for (int d = 0; d < 7; d++) {
        td_canvas_text(canvas, rect.x, rect.y + 1 + d * rows, 3, names[d], TD_ROLE_DIM);
    }
    for (int i = 0; i < weeks; i++) {
        int x = rect.x + CAL_LABEL + i * cols;
        char text[8];

        put_week(chart, canvas, rect, first + i, x, rows);
        month_day(chart->first_day + (int64_t)(first + i) * 7, text);
        if (i * cols >= next && x + 6 <= rect.x + rect.w) {
            td_canvas_text(canvas, x, rect.y, 6, text, TD_ROLE_DIM);
            next = i * cols + 9;
        }
    }
}

void td_chart_draw(const struct td_chart *chart, enum td_chart_kind kind, struct td_canvas *canvas,
                   struct td_rect rect)
{
    switch (kind) {
    case TD_CHART_PAIN:
        draw_pain(chart, canvas, rect);
        break;
    case TD_CHART_CALENDAR:
        draw_calendar(chart, canvas, rect);
        break;
    case TD_CHART_MEASURES:
        if (chart->measure_count > 0) {
            td_measure_table_draw(chart->measures, chart->measure_count, canvas, rect);
        } else {
            td_canvas_wrap(canvas, rect, 0,
                           "No measures yet. Home asks for them every three weeks.", TD_ROLE_DIM);
        }
        break;
    default:
        draw_bars(chart, kind, canvas, rect);
        break;
    }
}
