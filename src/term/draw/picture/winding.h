/* Which of several contours are around a point, and which way round they run. */
#ifndef TEARDROP_TERM_DRAW_WINDING_H
#define TEARDROP_TERM_DRAW_WINDING_H

#include "teardrop/base/outline.h"

/* Where a contour lies, in the outline's units. */
struct td_contour_box {
    float left, top, right, bottom;
};

#define TD_CONTOUR_BOXES 32 /* of the first ones; the others are looked at as a whole */
void td_contour_boxes(const struct td_outline *outline, struct td_contour_box *boxes);

/* How often the contours of an outline, one left out, wind around a point. */
int td_winding_of_others(const struct td_outline *outline, const struct td_contour_box *boxes,
                         size_t except, struct td_point p);
/* What a contour adds to the winding of what is inside it: 1 or -1. */
int td_contour_turn(const struct td_point *points, size_t count);

#endif
