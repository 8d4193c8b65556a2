/* How much of each pixel or sample outlines cover: the one scan conversion of all pictures.
 *
 * Each edge leaves, in the row it crosses, the area that lies to its right, as differences from
 * pixel to pixel; summed from left to right they are the share of each pixel that is inside. What
 * winds twice around counts once. A band of rows is worked on at a time, so that it stays in the
 * cache. */
#ifndef TEARDROP_TERM_DRAW_COVERAGE_H
#define TEARDROP_TERM_DRAW_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/outline.h"

/* From the units of an outline to pixels. */
struct td_fit {
    float scale_x, scale_y; /* scale_x below 0: left and right swapped */
    float left, top;
};

/* x1 and y1 are the first outside. */
struct td_pixel_box {
    int x0, y0, x1, y1;
};

/* Pixels of a row that are covered by the same share: 1 to 255 parts of 255. */
struct td_span {
    int x, end; /* end: the first that is not */
    uint8_t share;
};

#define TD_COVERAGE_ROWS 64 /* at most, of a band */

/* Owned; zero-initialise. */
struct td_coverage {
    float *sums;           /* stride to a row, all 0 where no edge was */
    uint64_t *touched;     /* a bit for each of them, `words` to a row: an edge was there */
    struct td_span *spans; /* of one row */
    size_t size;
    struct td_pixel_box all, band; /* what is worked on, and its rows of now */
    int stride, words;
};

/* For boxes of at most this width. */
enum td_err td_coverage_init(struct td_coverage *c, int width);
void td_coverage_deinit(struct td_coverage *c);

/* What of w x h pixels an outline may touch, `more` pixels around it taken in; x1 <= x0 when it is
 * nothing. */
struct td_pixel_box td_coverage_box(const struct td_outline *outline, const struct td_fit *fit,
                                    int w, int h, float more);

/* The first and each next band of rows of a box; false when there is none. */
bool td_coverage_begin(struct td_coverage *c, struct td_pixel_box box);
bool td_coverage_next(struct td_coverage *c);

/* Adds, to the band, what is inside an outline; a contour with a coordinate that is no number is
 * left out. */
void td_coverage_add(struct td_coverage *c, const struct td_outline *outline,
                     const struct td_fit *fit);
/* Adds one more contour, given in pixels. */
void td_coverage_add_corners(struct td_coverage *c, const struct td_point *corners, size_t count);
/* Adds the edges themselves, so many pixels wide: of contours that overlap, the edge of what they
 * cover together. */
void td_coverage_add_edges(struct td_coverage *c, const struct td_outline *outline,
                           const struct td_fit *fit, float width);

/* What is covered in a row of the band, from left to right; once for each row. */
const struct td_span *td_coverage_row(struct td_coverage *c, int y, int *count);

#endif
