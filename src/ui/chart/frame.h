/* What the charts share: marks, axes, legends; and the charts, one a file. */
#ifndef TEARDROP_UI_CHART_FRAME_H
#define TEARDROP_UI_CHART_FRAME_H

#include "teardrop/core/chart/axis.h"
#include "teardrop/core/chart/chart.h"
#include "teardrop/term/draw/plot.h"
#include "teardrop/ui/chart/chart.h"
#include "teardrop/ui/kit/light.h"

#define TD_CHART_GUTTER 6    /* columns left of a plot: numbers, a blank, the axis */
#define TD_CHART_DATE_COLS 9 /* from one date to the next */

/* A series of a chart: how its points look, on the plot and in the legend. */
struct td_series_look {
    const char *mark;
    enum td_role role;
    enum td_plot_style style;
};

/* Rows that a legend takes at the lower end of rect; one of them blank where there is
 * height for it. */
int td_chart_legend_rows(struct td_rect rect, const char *text);
/* The legend below the `used` rows of a chart in rect, its marks in their colours. */
void td_chart_legend(struct td_canvas *canvas, struct td_rect rect, int used, const char *text);

/* A plot in a rectangle, with the y axis left of it where it has height. axes: TD_PLOT_FOOT when an
 * x axis follows. grey: as td_plot's. */
struct td_plot td_chart_plot(struct td_canvas *canvas, struct td_rect rect, enum td_plot_axes axes,
                             bool grey);
/* A line of words above it, from the axis on. */
void td_chart_head(struct td_canvas *canvas, struct td_rect plot, const char *text);
/* A number (or a range) and a tick in the middle of a row of it. */
void td_chart_y_label(struct td_plot *plot, int row, const char *text);
void td_chart_y_number(struct td_plot *plot, int row, int number);
/* As many of the rows as make all steps of an axis equally high. */
int td_chart_even_rows(int rows, int steps);
/* Numbers for bars that stand on the x axis: 0, step, ... top, at equal distances; some
 * are left out where they would crowd. In pixels each has a help line at its height. */
void td_chart_y_numbers(struct td_plot *plot, struct td_axis axis);
/* A line across at a dot, for the eye. */
void td_chart_help_line(struct td_plot *plot, int y);
/* From the mark at a dot down to the dot y1. */
void td_chart_stem(struct td_plot *plot, int x, int y, int y1);
/* A bar in a column of cells. */
void td_chart_column(struct td_plot *plot, int col, int high, int of);

/* The x axis in the row below a plot with dates below it, in weeks from a Monday on; `now` stands
 * at its own column and the dates that would touch it are left out. */
struct td_chart_dates {
    int64_t monday;  /* of the first week */
    int days, step;  /* in all, from date to date */
    int offset;      /* columns from td_axis_place of a Monday to its tick */
    int now_col;     /* column of `now` */
    const char *now; /* "today", "this week" */
    int nudge;       /* dots from the middle of a column to its tick, in pixels */
};
void td_chart_x_dates(struct td_plot *plot, const struct td_chart_dates *dates);

/* Each draws one chart into a rectangle. */
void td_chart_draw_pain(const struct td_chart *chart, const struct td_chart_look *look,
                        struct td_canvas *canvas, struct td_rect rect);
void td_chart_draw_bars(const struct td_chart *chart, const struct td_chart_look *look,
                        struct td_canvas *canvas, struct td_rect rect);
void td_chart_draw_calendar(const struct td_chart *chart, const struct td_chart_look *look,
                            struct td_canvas *canvas, struct td_rect rect);
void td_chart_draw_measures(const struct td_chart *chart, int part, struct td_canvas *canvas,
                            struct td_rect rect);
/* Screens that the measures take in a rectangle so large: the table, and the lines
 * below it or on screens of their own. */
int td_chart_measure_parts(const struct td_chart *chart, struct td_rect rect);

#endif
