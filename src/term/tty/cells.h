/* Cells of a canvas on their way into curses: colours become pairs, and what curses knows already
 * is left out. */
#ifndef TEARDROP_TERM_TTY_CELLS_H
#define TEARDROP_TERM_TTY_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "teardrop/term/draw/canvas.h"

/* Owned; zero-initialise. */
struct td_cells {
    struct td_cell *shown; /* what curses knows; zeros: nothing */
    int cols, rows;
    int16_t *pairs; /* [fg + 1][bg + 1] -> pair, 0 = not made */
    int pair_side, pair_count, pair_most;
    int direct_from; /* from this number on a colour means red, green, blue */
    bool pinned;     /* rows are not to be scrolled: pictures would go with them */
};
void td_cells_deinit(struct td_cells *cells);

/* After newterm(), where there are colours. False: memory is short. */
bool td_cells_start_colors(struct td_cells *cells);
/* Tells curses of the size, too. False: the old one stays. */
bool td_cells_resize(struct td_cells *cells, int cols, int rows);
/* curses knows nothing any more. */
void td_cells_forget(struct td_cells *cells);
/* One row as it should be, given to curses. True: something in it is new, in the columns
 * first..last; between them curses may write what is there already. */
bool td_cells_put_row(struct td_cells *cells, const struct td_theme *theme,
                      const struct td_canvas *canvas, int y, int *first, int *last);

/* A text of terminfo by its name; NULL when the terminal has none. */
const char *td_cells_capability(const char *name);

#endif
