/* A plot whose dots are pixels. All that is drawn is clipped to the picture. */
#ifndef TEARDROP_TERM_DRAW_PLOT_PIXELS_H
#define TEARDROP_TERM_DRAW_PLOT_PIXELS_H

#include "teardrop/term/draw/plot.h"

/* Makes the picture and lays it on the canvas. False: the theme's are in cells, or there is no room
 * or no memory for one more; then the plot is as it was. */
bool td_plot_pixels_begin(struct td_plot *plot, enum td_plot_axes axes);
/* As in plot.h. */
bool td_plot_pixels_is_free(const struct td_plot *plot, int col, int row);
void td_plot_pixels_line(struct td_plot *plot, int x0, int y0, int x1, int y1,
                         enum td_plot_style style, enum td_role role);
/* False: this character has no shape here, or memory is short; nothing was drawn. */
bool td_plot_pixels_mark(struct td_plot *plot, int x, int y, uint32_t cp, enum td_role role);
void td_plot_pixels_pointer(struct td_plot *plot, int x, enum td_role role);
int td_plot_pixels_bar_rows(const struct td_plot *plot, int high, int of);
void td_plot_pixels_bar(struct td_plot *plot, int x, int w, int high, int of, enum td_role role);
void td_plot_pixels_step(struct td_plot *plot, int x, int w, int from, int high, int of,
                         enum td_role role);

#endif
