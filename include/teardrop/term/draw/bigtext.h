/* Words and digits as large as the room allows, from stroke glyphs of our own,
 * drawn in quadrant cells; whole cells are a change of ground, not a character, so
 * that they are solid in any font and in ASCII. Readable from three metres. */
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

/* One size for several texts, so that a word is not higher than the one before it: the largest in
 * which each of them fits into cols x rows. rows 0: not even plain text does. */
struct td_bigtext_size {
    int rows;       /* that a letter is high; 1 = plain text */
    float per_unit; /* strokes: columns that a height is wide; 0 = dots */
    int wide, high; /* dots: columns and half rows of one */
};
struct td_bigtext_size td_bigtext_size(const struct td_theme *theme, int cols, int rows,
                                       const char *const *texts, size_t count);
/* Columns that a text takes in this size. Every digit is as wide as any other. */
int td_bigtext_cols(const struct td_bigtext_size *size, const char *text);
/* Draws it with its upper left corner at x, y; nothing beyond `clip`. */
void td_bigtext_put(struct td_canvas *canvas, struct td_rect clip, int x, int y,
                    const struct td_bigtext_size *size, const char *text, enum td_role role);

#endif
