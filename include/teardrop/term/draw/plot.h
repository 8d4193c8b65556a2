/* Lines, marks and bars finer than a cell, drawn straight into a rectangle of the
 * canvas: the dots that a cell holds are read back from its character, so a plot
 * keeps no grid of its own.
 *
 * Dots count from 0,0 at the upper left of the rectangle. How many a cell has
 * depends on the theme:
 *
 *     pixels              all that a cell has, where pictures that stand are in pixels
 *     256 colours, mono   2 x 4   braille; bars in quadrants and eighth blocks
 *     16 and 8 colours    1 x 1   box lines and dots, bars in half blocks: the font of
 *                                 a console has no more
 *     ASCII               1 x 3   ' - . by height, / \ | where it is steep; bars # : .
 *
 * Where things meet in a cell: dots and box lines join those already there, and the cell takes the
 * role of what was drawn last; in ASCII the last character wins. A mark takes the whole cell, and
 * whatever is drawn later leaves marks and text alone. So draw help lines first, then series, marks
 * last. A bar replaces a line. Everything outside the rectangle is left out.
 *
 * In pixels all is one picture, which the canvas keeps until it is cleared; what is drawn later
 * lies above. Text that is written into the rectangle takes its cells from the picture: write it
 * where td_plot_is_free says that nothing is. Without memory for the picture the plot is in cells.
 */
#ifndef TEARDROP_TERM_DRAW_PLOT_H
#define TEARDROP_TERM_DRAW_PLOT_H

#include "teardrop/term/draw/canvas.h"

enum td_plot_grain { TD_PLOT_BRAILLE, TD_PLOT_BOXES, TD_PLOT_ASCII, TD_PLOT_PIXELS };

struct td_plot {
    struct td_canvas *canvas; /* borrowed */
    struct td_rect rect;      /* cells */
    enum td_plot_grain grain;
    int cell_w, cell_h;     /* dots in a cell */
    int w, h;               /* dots in all */
    int foot;               /* the dot row below what bars stand on */
    int left;               /* columns of the picture left of the rectangle; in pixels only */
    bool grey;              /* in pixels: all in the colour of TD_ROLE_DIM */
    struct td_image *image; /* the canvas's; NULL: in cells */
};

void td_plot_init(struct td_plot *plot, struct td_canvas *canvas, struct td_rect rect);
/* In pixels the picture has a column of cells more on the left, for an axis and its ticks: lines
 * may go on there. And a row below, where TD_PLOT_FOOT says so: bars stand in the middle of it, and
 * reach the middle of the top row, so that whole rows of their height end where texts have their
 * middle. In cells both make no difference. */
enum td_plot_axes { TD_PLOT_NO_AXES, TD_PLOT_SIDE, TD_PLOT_FOOT };
void td_plot_init_axes(struct td_plot *plot, struct td_canvas *canvas, struct td_rect rect,
                       enum td_plot_axes axes);

/* The dot in the middle of a row of cells, where the marks and lines of one value meet, and that of
 * a column; 0 is the top row and the left column. */
int td_plot_row_dot(const struct td_plot *plot, int row);
int td_plot_col_dot(const struct td_plot *plot, int col);

/* Is nothing drawn in this cell of the rectangle? False outside. */
bool td_plot_is_free(const struct td_plot *plot, int col, int row);

enum td_plot_style {
    TD_PLOT_SOLID,
    TD_PLOT_DOTTED, /* a second series */
    TD_PLOT_SPARSE, /* help lines: a dot here and there */
    TD_PLOT_THICK   /* solid, and in pixels more than twice as wide */
};
/* A line in dots, both ends included; coordinates within -30,000..30,000. Gaps are at the same
 * columns in all lines, so that the parts of one line fit together. In pixels a solid line is 1.5
 * wide where a cell is 20 high, or an odd number of whole ones where it is level or upright. */
void td_plot_line(struct td_plot *plot, int x0, int y0, int x1, int y1, enum td_plot_style style,
                  enum td_role role);

/* One character (UTF-8) in the cell of a dot. In pixels its shape, with the dot as its centre:
 * ● ○ ▲ ■ ┿ · are known; others stay characters. */
void td_plot_mark(struct td_plot *plot, int x, int y, const char *mark, enum td_role role);

/* A triangle that points up at the foot from the row below, at the column of a dot: what is chosen.
 */
void td_plot_pointer(struct td_plot *plot, int x, enum td_role role);

/* A bar on the foot, x..x+w-1 in dots, high/of of the rectangle's height: to an eighth of a
 * cell, or to a pixel. Anything above 0 shows at least a little. of > 0. */
void td_plot_bar(struct td_plot *plot, int x, int w, int high, int of, enum td_role role);
/* The rows of cells of the rectangle that such a bar reaches into. */
int td_plot_bar_rows(const struct td_plot *plot, int high, int of);
/* One step of a staircase on the foot: a bar; in pixels, a line on top of a pale
 * ground, joined to the height of the step before, `from` (of the same `of`). */
void td_plot_step(struct td_plot *plot, int x, int w, int from, int high, int of,
                  enum td_role role);

#endif
