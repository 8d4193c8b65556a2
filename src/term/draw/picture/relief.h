/* What makes a flat shape look round: it is taken for as high as it is wide there, and lit from the
 * upper left; so it throws a soft shadow on what lies under it. */
#ifndef TEARDROP_TERM_DRAW_RELIEF_H
#define TEARDROP_TERM_DRAW_RELIEF_H

#include "coverage.h"
#include "samples.h"

/* Lightness (as in samples.h) at points `step` pixels apart; between them it runs evenly. Owned;
 * zero-initialise; used again for one shape after the other. */
struct td_relief {
    int step;
    float left, top;      /* the first point, in pixels */
    int shift_x, shift_y; /* of the shadow, in pixels */
    int w, h;
    float *height, *soft, *other; /* work */
    uint8_t *light, *shadow;      /* shadow: 0 none to 255 */
    size_t size;
    struct td_coverage cover;
};

/* For pictures of at most w x h pixels. */
enum td_err td_relief_init(struct td_relief *relief, int w, int h);
void td_relief_deinit(struct td_relief *relief);

/* The lightness of a shape in a box of pixels; rounded 0..1. */
void td_relief_shape(struct td_relief *relief, const struct td_outline *outline,
                     const struct td_sampling *how, struct td_pixel_box box, float rounded);

/* The lightness, or the shadow that the shape throws, of `count` pixels of a row, from x. Anywhere:
 * a shadow reaches beyond the shape. */
void td_relief_row(const struct td_relief *relief, const uint8_t *of, int x, int y, int count,
                   uint8_t *out);

#endif
