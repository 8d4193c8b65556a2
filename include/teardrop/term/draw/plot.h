/* Lines, marks and bars finer than a cell, drawn straight into a rectangle of the
 * canvas: the dots that a cell holds are read back from its character, so a plot
 * keeps no grid of its own.
 *
 * Dots count from 0,0 at the upper left of the rectangle. How many a cell has
 * depends on the theme:
 *
 *     256 colours, mono   2 x 4   braille; bars in quadrants and eighth blocks
 *     16 and 8 colours    1 x 1   box lines and dots, bars in half blocks: the font of
 *                                 a console has no more
 *     ASCII               1 x 3   ' - . by height, / \ | where it is steep; bars # : .
 *
 * Where things meet in a cell: dots and box lines join those already there, and the cell takes the
 * role of what was drawn last; in ASCII the last character wins. A mark takes the whole cell, and
 * whatever is drawn later leaves marks and text alone. So draw help lines first, then series, marks
 * last. A bar replaces a line. Everything outside the rectangle is left out. */
#ifndef TEARDROP_TERM_DRAW_PLOT_H
#define TEARDROP_TERM_DRAW_PLOT_H

#include "teardrop/term/draw/canvas.h"

enum td_plot_grain { TD_PLOT_BRAILLE, TD_PLOT_BOXES, TD_PLOT_ASCII };

struct td_plot {
    struct td_canvas *canvas; /* borrowed */
    struct td_rect rect;      /* cells */
    enum td_plot_grain grain;
    int cell_w, cell_h; /* dots in a cell */
    int w, h;           /* dots in all */
};

void td_plot_init(struct td_plot *plot, struct td_canvas *canvas, struct td_rect rect);

/* The dot row in the middle of a row of cells, where the marks and lines of one value meet; row 0
 * is the top one. */
int td_plot_row_dot(const struct td_plot *plot, int row);

enum td_plot_style {
    TD_PLOT_SOLID,
    TD_PLOT_DOTTED, /* a second series */
    TD_PLOT_SPARSE  /* help lines: a dot here and there */
};
/* A line in dots, both ends included; coordinates within -30,000..30,000. Gaps are at the same
 * columns in all lines, so that the parts of one line fit together. */
void td_plot_line(struct td_plot *plot, int x0, int y0, int x1, int y1, enum td_plot_style style,
                  enum td_role role);

/* One character (UTF-8) in the cell of a dot. */
void td_plot_mark(struct td_plot *plot, int x, int y, const char *mark, enum td_role role);

/* A bar on the lower edge, x..x+w-1 in dots, `eighths` of a cell high. Anything above 0 shows at
 * least a little. */
void td_plot_bar(struct td_plot *plot, int x, int w, int eighths, enum td_role role);

#endif
