/* Words and digits as large as the room allows, from stroke glyphs of our own,
 * drawn in quadrant cells (ASCII: `#`). Readable from three metres. */
#ifndef TEARDROP_TERM_DRAW_BIGTEXT_H
#define TEARDROP_TERM_DRAW_BIGTEXT_H

#include "teardrop/term/draw/canvas.h"

/* Draws text (A-Z, 0-9, blank and . : / - ! ?; lower case as upper, anything
 * else as a blank) as large as fits into rect, centred. The proportions of the
 * letters are kept within limits: never wider than twice, never narrower than
 * half their natural shape. Falls back to plain centred text below 3 rows.
 * Uses no memory of its own. Returns the height used, in rows. */
int td_bigtext_draw(struct td_canvas *canvas, struct td_rect rect, const char *text,
                    enum td_role role);

#endif
