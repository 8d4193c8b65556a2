/* Axes and legends, the same for all charts. */
#include "frame.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define AIRY_ROWS 12 /* from this height a blank row stands above the legend */

/* The marks of lights get their colours. */
static void color_marks(struct td_canvas *canvas, struct td_rect rect)
{
    if (canvas->theme != NULL && canvas->theme->ascii) {
        return; /* there the marks are letters, too */
    }
    for (int y = rect.y; y < rect.y + rect.h && y < canvas->rows; y++) {
        for (int x = rect.x; x < rect.x + rect.w && x < canvas->cols; x++) {
            uint32_t cp = td_canvas_cell(canvas, x, y)->cp;

            for (int signal = TD_LIGHT_OPEN; signal <= TD_LIGHT_RED; signal++) {
                const char *mark = td_light_mark((enum td_light)signal);

                if (cp == td_utf8_next(&mark)) {
                    td_canvas_role(canvas, (struct td_rect){x, y, 1, 1},
                                   td_light_role((enum td_light)signal));
                }
            }
        }
    }
}

int td_chart_legend_rows(struct td_rect rect, const char *text)
{
    int rows = td_wrap_count(text, td_max(rect.w, 1)) + (rect.h >= AIRY_ROWS ? 1 : 0);

    return td_min(rows, rect.h);
}

void td_chart_legend(struct td_canvas *canvas, struct td_rect rect, int used, const char *text)
{
    int blank = rect.h >= AIRY_ROWS && used > 0 ? 1 : 0;
    struct td_rect below = {rect.x, rect.y + used + blank, rect.w, rect.h - used - blank};

    td_canvas_wrap(canvas, below, 0, text, TD_ROLE_DIM);
    if (below.h > 0 && canvas->cursor_x < 0) { /* the chart in words */
        td_canvas_cursor(canvas, below.x, below.y);
    }
    color_marks(canvas, below);
}

/* ---- y ---- */

/* The dots of the axis, in the column left of the plot, and of where its ticks begin. */
static int axis_dot(const struct td_plot *plot)
{
    return td_plot_col_dot(plot, -1);
}

static int tick_dot(const struct td_plot *plot)
{
    return axis_dot(plot) - plot->cell_w / 3;
}

struct td_plot td_chart_plot(struct td_canvas *canvas, struct td_rect rect, enum td_plot_axes axes,
                             bool grey)
{
    struct td_plot plot;

    td_plot_init_axes(&plot, canvas, rect, axes);
    plot.grey = grey;
    if (plot.grain == TD_PLOT_PIXELS && rect.h > 0) {
        int x = axis_dot(&plot), from = td_plot_row_dot(&plot, 0);
        int to = axes == TD_PLOT_FOOT ? plot.foot : td_plot_row_dot(&plot, rect.h - 1);

        td_plot_line(&plot, x, from, x, to, TD_PLOT_SOLID, TD_ROLE_BORDER);
        return plot;
    }
    for (int i = 0; i < rect.h; i++) {
        td_canvas_text(canvas, rect.x - 1, rect.y + i, 1, "│", TD_ROLE_BORDER);
    }
    return plot;
}

void td_chart_head(struct td_canvas *canvas, struct td_rect plot, const char *text)
{
    td_canvas_text_cut(canvas, plot.x - TD_CHART_GUTTER + 1, plot.y - 1,
                       plot.w + TD_CHART_GUTTER - 1, text, TD_ROLE_DIM);
}

/* What stands at a row, and a tick at a dot; row rect.h is the x axis. */
static void put_y_label(struct td_plot *plot, int row, int y, const char *text)
{
    struct td_rect rect = plot->rect;

    td_canvas_text_right(plot->canvas, rect.x - TD_CHART_GUTTER, rect.y + row, TD_CHART_GUTTER - 2,
                         text, TD_ROLE_DIM);
    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_line(plot, tick_dot(plot), y, axis_dot(plot), y, TD_PLOT_SOLID, TD_ROLE_BORDER);
    } else if (row < rect.h) {
        td_canvas_text(plot->canvas, rect.x - 1, rect.y + row, 1, "┤", TD_ROLE_BORDER);
    }
}

void td_chart_y_label(struct td_plot *plot, int row, const char *text)
{
    put_y_label(plot, row, td_plot_row_dot(plot, row), text);
}

void td_chart_y_number(struct td_plot *plot, int row, int number)
{
    char text[12];

    td_str_format(text, sizeof text, "%d", number);
    td_chart_y_label(plot, row, text);
}

int td_chart_even_rows(int rows, int steps)
{
    return rows >= steps ? rows - rows % steps : rows;
}

void td_chart_y_numbers(struct td_plot *plot, struct td_axis axis)
{
    int steps = axis.top / axis.step, every = 1, rows = plot->rect.h;
    char text[12];

    while (every < steps && (steps % every != 0 || rows * every < 2 * steps)) {
        every++;
    }
    for (int value = 0; value <= axis.top; value += axis.step * every) {
        int y = plot->foot - (int)((int64_t)value * plot->h / axis.top);

        td_str_format(text, sizeof text, "%d", value);
        put_y_label(plot, rows - (int)((int64_t)value * rows / axis.top), y, text);
        if (plot->grain == TD_PLOT_PIXELS && value > 0) {
            td_chart_help_line(plot, y);
        }
    }
}

/* ---- what is drawn ---- */

void td_chart_help_line(struct td_plot *plot, int y)
{
    struct td_rect rect = plot->rect;

    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_line(plot, 0, y, plot->w - 1, y, TD_PLOT_SPARSE, TD_ROLE_DIM);
        return;
    }
    for (int x = 0; x < rect.w; x++) {
        td_canvas_text(plot->canvas, rect.x + x, rect.y + y / plot->cell_h, 1, "┄", TD_ROLE_DIM);
    }
}

void td_chart_stem(struct td_plot *plot, int x, int y, int y1)
{
    struct td_rect rect = plot->rect;

    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_line(plot, x, y, x, y1, TD_PLOT_SOLID, TD_ROLE_DIM);
        return;
    }
    for (int row = y / plot->cell_h + 1; row <= y1 / plot->cell_h; row++) {
        td_canvas_text(plot->canvas, rect.x + x / plot->cell_w, rect.y + row, 1, "│", TD_ROLE_DIM);
    }
}

void td_chart_column(struct td_plot *plot, int col, int high, int of)
{
    int half = (plot->cell_w - 1) / 2;

    if (plot->grain == TD_PLOT_PIXELS) { /* as wide to either side of the dot */
        td_plot_bar(plot, td_plot_col_dot(plot, col) - half, 2 * half + 1, high, of,
                    TD_ROLE_SERIES_1);
    } else {
        td_plot_bar(plot, col * plot->cell_w, plot->cell_w, high, of, TD_ROLE_SERIES_1);
    }
}

/* ---- x ---- */

/* The axis is the upper edge of its row, where the font has it: bars have their feet on it. */
static bool has_foot(const struct td_canvas *canvas)
{
    return canvas->theme != NULL && td_theme_has(canvas->theme, 0x2594);
}

/* In the row below a plot. */
static void put_x_axis(struct td_plot *plot)
{
    struct td_rect rect = plot->rect;
    int y = rect.y + rect.h;

    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_line(plot, tick_dot(plot), plot->foot, plot->w - 1, plot->foot, TD_PLOT_SOLID,
                     TD_ROLE_BORDER);
    } else if (has_foot(plot->canvas)) {
        for (int x = rect.x - 1; x < rect.x + rect.w; x++) {
            td_canvas_text(plot->canvas, x, y, 1, "▔", TD_ROLE_BORDER);
        }
    } else {
        td_canvas_text(plot->canvas, rect.x - 1, y, 1, "└", TD_ROLE_BORDER);
        td_canvas_hline(plot->canvas, rect.x, y, rect.w, TD_ROLE_BORDER);
    }
}

static int label_place(const struct td_plot *plot, int col, int cols)
{
    return td_max(td_min(col - cols / 2, plot->rect.w - cols), -TD_CHART_GUTTER);
}

/* A tick at a column of the x axis, and a text below it, centred on the tick but kept
 * within the plot, or a little left of it. Returns the first column of the text. */
static int put_x_label(struct td_plot *plot, int col, int nudge, const char *text,
                       enum td_role role)
{
    struct td_canvas *canvas = plot->canvas;
    struct td_rect rect = plot->rect;
    int y = rect.y + rect.h, x = td_plot_col_dot(plot, col) + nudge, cols = td_utf8_cols(text);
    int at = label_place(plot, col, cols);

    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_line(plot, x, plot->foot, x, plot->foot + plot->cell_w / 2, TD_PLOT_SOLID,
                     TD_ROLE_BORDER);
    } else {
        td_canvas_text(canvas, rect.x + col, y, 1, has_foot(canvas) ? "╵" : "┬", TD_ROLE_BORDER);
    }
    td_canvas_text(canvas, rect.x + at, y + 1, cols, text, role);
    return at;
}

void td_chart_x_dates(struct td_plot *plot, const struct td_chart_dates *dates)
{
    int now, now_end;

    put_x_axis(plot);
    now = put_x_label(plot, dates->now_col, dates->nudge, dates->now, TD_ROLE_TEXT);
    now_end = now + td_utf8_cols(dates->now);
    for (int i = 0; i < dates->days; i += dates->step) {
        int col = td_axis_place(i, dates->days, plot->rect.w) + dates->offset, at, cols;
        char text[TD_AXIS_DATE];

        td_axis_date(dates->monday + i, text);
        cols = td_utf8_cols(text);
        at = label_place(plot, col, cols);
        if (at + cols + 1 < now || at > now_end + 1) {
            (void)put_x_label(plot, col, dates->nudge, text, TD_ROLE_DIM);
        }
    }
}
