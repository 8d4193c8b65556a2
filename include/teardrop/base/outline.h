/* Vector outlines: SVG path data -> polygons. */
#ifndef TEARDROP_BASE_OUTLINE_H
#define TEARDROP_BASE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"

struct td_point {
    float x, y;
};

/* Closed polygons: contour i is points[starts[i]] up to the next start (or
 * point_count). Owned; zero-initialise, td_outline_deinit frees. */
struct td_outline {
    struct td_point *points;
    size_t point_count, point_capacity;
    size_t *starts;
    size_t contour_count, contour_capacity;
};

void td_outline_deinit(struct td_outline *outline);

/* Reads SVG path data (M L H V C S Q T Z, absolute and relative; commands may
 * be repeated without their letter) and adds its contours to outline, curves
 * flattened to within `tolerance` user units. An open contour counts as closed.
 * On TD_ERR_CONTENT, why says what is wrong and at which byte ("position 12"),
 * and outline keeps what it had before. */
enum td_err td_outline_parse(const char *data, float tolerance, struct td_outline *outline,
                             char *why, size_t why_size);

/* Adds one closed polygon. */
enum td_err td_outline_add(struct td_outline *outline, const struct td_point *points, size_t count);

/* Inside by the nonzero rule. */
bool td_outline_contains(const struct td_outline *outline, struct td_point p);

#endif
