/* The shapes of the big letters and digits. */
#ifndef TEARDROP_TERM_DRAW_GLYPHS_H
#define TEARDROP_TERM_DRAW_GLYPHS_H

#include <stdbool.h>
#include <stdint.h>

/* A line from x1,y1 to x2,y2; or an arc about x1,y1 with half axes x2,y2, from
 * one angle to another (degrees, 0 right, 90 down). y runs down from 0 to 1. */
struct td_stroke {
    enum { TD_STROKE_NONE, TD_STROKE_LINE, TD_STROKE_ARC } kind;
    float x1, y1, x2, y2, from, to;
};

#define TD_STROKES_MAX 6
#define TD_DOTS_ROWS 5

struct td_glyph {
    char c;
    float width; /* between the middles of the outermost strokes, in heights */
    struct {
        int cols;
        uint8_t rows[TD_DOTS_ROWS]; /* the topmost first; bit (cols - 1) is the leftmost dot */
    } dots;
    struct td_stroke strokes[TD_STROKES_MAX + 1]; /* TD_STROKE_NONE at the end */
};

/* Never NULL: what has no shape is a blank. */
const struct td_glyph *td_glyph_of(char c);
/* Below the last row there is none. */
bool td_glyph_dot(const struct td_glyph *glyph, int col, int row);

#endif
