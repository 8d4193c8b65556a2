/* The shapes of the big letters and digits. */
#ifndef TEARDROP_TERM_DRAW_GLYPHS_H
#define TEARDROP_TERM_DRAW_GLYPHS_H

#include <stdbool.h>
#include <stdint.h>

/* A line from x1,y1 to x2,y2; or an arc about x1,y1 with half axes x2,y2, from
 * one angle to another (degrees, 0 right, 90 down). y runs down from 0 to 1. */
struct td_stroke {
    float x1, y1, x2, y2, from, to;
    bool arc;
};

struct td_glyph {
    float width; /* between the middles of the outermost strokes, in heights */
    const struct td_stroke *strokes;
    int stroke_count;
};

#define TD_DOTS_ROWS 5

/* Five rows of dots, the topmost first; bit (cols - 1) is the leftmost. */
struct td_dots {
    int cols;
    uint8_t rows[TD_DOTS_ROWS];
};

/* Never NULL: what has no shape is a blank. */
const struct td_glyph *td_glyph_of(char c);
const struct td_dots *td_dots_of(char c);
bool td_dot(const struct td_dots *dots, int col, int row);

#endif
