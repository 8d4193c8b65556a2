/* The ladder of levels as one row: ●───●───◉───○───○ (done, here, to come). */
#ifndef TEARDROP_UI_KIT_LADDER_H
#define TEARDROP_UI_KIT_LADDER_H

#include "teardrop/term/draw/canvas.h"

/* `count` levels from x, spread over at most `cols` columns; `at` is the one here (0-based; -1:
 * none). Returns the columns used; 0 when they do not fit. */
int td_ladder_draw(struct td_canvas *canvas, int x, int y, int cols, int count, int at);
/* The column of a level. */
int td_ladder_x(int x, int cols, int count, int level);

#endif
