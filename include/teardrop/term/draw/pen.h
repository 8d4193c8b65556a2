/* Draws round limbs, circles, boxes and smooth contours into shapes, for pictures that are worked
 * out anew each time. y up, as people stand. */
#ifndef TEARDROP_TERM_DRAW_PEN_H
#define TEARDROP_TERM_DRAW_PEN_H

#include "teardrop/term/draw/raster.h"

struct td_pen {
    /* The caller's: as many outlines as shapes; their memory is used again. */
    struct td_outline *outlines;
    struct td_shape *shapes;
    size_t most;
    float left, right, top, bottom; /* the box that is drawn into; shapes count from its upper left
                                       corner, y down */
    bool edge;                      /* of the shapes that are begun (raster.h) */
    /* Where what is drawn lands: turned about 0,0 by so many radians, then moved. */
    float turn;
    struct td_point moved;
    /* The pen's. */
    size_t count;
    struct td_outline *outline; /* the current one; NULL when there is no room left */
    bool failed;                /* no room, or no memory: something is missing */
};

/* Begins a shape; what is added to it is filled as one. */
void td_pen_begin(struct td_pen *pen, enum td_ink ink, enum td_shade light);
/* At most 128 points, either way round. */
void td_pen_add(struct td_pen *pen, const struct td_point *points, size_t count);
/* A closed curve through points (Catmull & Rom 1974); at most 30, spread about evenly. */
void td_pen_smooth(struct td_pen *pen, const struct td_point *points, size_t count);
/* Two circles and what lies between them. */
void td_pen_limb(struct td_pen *pen, struct td_point p, float rp, struct td_point q, float rq);
void td_pen_circle(struct td_pen *pen, struct td_point p, float r);
void td_pen_rect(struct td_pen *pen, float x0, float y0, float x1, float y1);

#endif
