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

struct td_plot td_chart_plot(struct td_canvas *canvas, struct td_rect rect)
{
    struct td_plot plot;

    td_plot_init(&plot, canvas, rect);
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

int td_chart_dot(const struct td_plot *plot, int value, int top)
{
    int high = td_plot_row_dot(plot, 0), low = td_plot_row_dot(plot, plot->rect.h - 1);

    return low - (value * (low - high) + top / 2) / top;
}

int td_chart_eighths(int value, int64_t top, int rows)
{
    int eighths = (int)(((int64_t)value * rows * 8 + top / 2) / top);

    return value > 0 ? td_max(eighths, 1) : eighths;
}

void td_chart_y_label(struct td_canvas *canvas, struct td_rect plot, int row, const char *text)
{
    int cols = TD_CHART_GUTTER - 2;

    td_canvas_text_right(canvas, plot.x - TD_CHART_GUTTER, plot.y + row, cols, text, TD_ROLE_DIM);
    if (row < plot.h) {
        td_canvas_text(canvas, plot.x - 1, plot.y + row, 1, "┤", TD_ROLE_BORDER);
    }
}

void td_chart_y_number(struct td_canvas *canvas, struct td_rect plot, int row, int number)
{
    char text[12];

    td_str_format(text, sizeof text, "%d", number);
    td_chart_y_label(canvas, plot, row, text);
}

int td_chart_even_rows(int rows, int steps)
{
    return rows >= steps ? rows - rows % steps : rows;
}

void td_chart_y_numbers(struct td_canvas *canvas, struct td_rect plot, struct td_axis axis)
{
    int steps = axis.top / axis.step, every = 1;

    while (every < steps && (steps % every != 0 || plot.h * every < 2 * steps)) {
        every++;
    }
    for (int value = 0; value <= axis.top; value += axis.step * every) {
        td_chart_y_number(canvas, plot, plot.h - (int)((int64_t)value * plot.h / axis.top), value);
    }
}

/* ---- x ---- */

/* The axis is the upper edge of its row, where the font has it: bars have their feet on it. */
static bool has_foot(const struct td_canvas *canvas)
{
    return canvas->theme != NULL && td_theme_has(canvas->theme, 0x2594);
}

void td_chart_x_axis(struct td_canvas *canvas, struct td_rect plot)
{
    int y = plot.y + plot.h;

    if (!has_foot(canvas)) {
        td_canvas_text(canvas, plot.x - 1, y, 1, "└", TD_ROLE_BORDER);
        td_canvas_hline(canvas, plot.x, y, plot.w, TD_ROLE_BORDER);
        return;
    }
    for (int x = plot.x - 1; x < plot.x + plot.w; x++) {
        td_canvas_text(canvas, x, y, 1, "▔", TD_ROLE_BORDER);
    }
}

static int label_place(struct td_rect plot, int col, int cols)
{
    return td_max(td_min(col - cols / 2, plot.w - cols), -TD_CHART_GUTTER);
}

int td_chart_x_label(struct td_canvas *canvas, struct td_rect plot, int col, const char *text,
                     enum td_role role)
{
    int cols = td_utf8_cols(text);
    int at = label_place(plot, col, cols);

    td_canvas_text(canvas, plot.x + col, plot.y + plot.h, 1, has_foot(canvas) ? "╵" : "┬",
                   TD_ROLE_BORDER);
    td_canvas_text(canvas, plot.x + at, plot.y + plot.h + 1, cols, text, role);
    return at;
}

void td_chart_x_dates(struct td_canvas *canvas, struct td_rect plot,
                      const struct td_chart_dates *dates)
{
    int now, now_end;

    td_chart_x_axis(canvas, plot);
    now = td_chart_x_label(canvas, plot, dates->now_col, dates->now, TD_ROLE_TEXT);
    now_end = now + td_utf8_cols(dates->now);
    for (int i = 0; i < dates->days; i += dates->step) {
        int col = td_axis_place(i, dates->days, plot.w) + dates->offset, at, cols;
        char text[TD_AXIS_DATE];

        td_axis_date(dates->monday + i, text);
        cols = td_utf8_cols(text);
        at = label_place(plot, col, cols);
        if (at + cols + 1 < now || at > now_end + 1) {
            (void)td_chart_x_label(canvas, plot, col, text, TD_ROLE_DIM);
        }
    }
}
