/* A picture in pixels, and filling outlines into it with soft edges.
 *
 * Each pixel takes as much of a colour as the outline covers of its area (the signed area of the
 * edges, summed along each row), so an edge is as smooth as 256 steps make it, at any size. */
#ifndef TEARDROP_TERM_DRAW_PIXELS_H
#define TEARDROP_TERM_DRAW_PIXELS_H

#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/outline.h"

struct td_pixel {
    uint8_t r, g, b, a; /* not premultiplied; a 0: see-through */
};

/* Owned; zero-initialise. Row by row, from the upper left. */
struct td_pixels {
    int w, h;
    struct td_pixel *at; /* NULL: none */
};

/* All see-through. TD_ERR_NOMEM leaves the old ones. Replaces what there was. */
enum td_err td_pixels_init(struct td_pixels *pixels, int w, int h);
void td_pixels_deinit(struct td_pixels *pixels);

/* Lays a colour (0xRRGGBB) over what an outline covers, opacity 0..1. The outline is in pixels, y
 * down, 0,0 being the upper left corner of the first pixel; nonzero rule where its contours run one
 * way round. What lies outside is left out. */
enum td_err td_pixels_fill(struct td_pixels *pixels, const struct td_outline *outline, uint32_t rgb,
                           float opacity);

/* Lays a line from point to point, `width` pixels wide; both ends are cut off straight, corners are
 * pointed where they are not too sharp. Fewer than two points that differ draw nothing. */
enum td_err td_pixels_stroke(struct td_pixels *pixels, const struct td_point *points, size_t count,
                             float width, uint32_t rgb, float opacity);
/* A filled circle. */
enum td_err td_pixels_dot(struct td_pixels *pixels, struct td_point centre, float radius,
                          uint32_t rgb, float opacity);

#endif
