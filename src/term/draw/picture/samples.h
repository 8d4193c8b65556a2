/* A picture in pixels before it has colours: whose each pixel is, how much of it, and how light. So
 * another part can be lit without drawing anything anew. */
#ifndef TEARDROP_TERM_DRAW_SAMPLES_H
#define TEARDROP_TERM_DRAW_SAMPLES_H

#include "coverage.h"
#include "teardrop/term/draw/raster.h"

#define TD_SAMPLE_SHAPES_MAX 254

/* Lightness: 0 is an outline's, 128 plain, 255 where light falls on it. */
#define TD_SAMPLE_PLAIN 128

/* The shape on top, its share of the pixel (0: nobody's), and its lightness; and what is seen
 * beside it. Shares are of 255; the share of what is under it is of what the upper one leaves. */
struct td_sample {
    uint8_t over, share, light;
    uint8_t under, under_share, under_light;
};

/* Owned; zero-initialise. */
struct td_samples {
    int w, h;
    struct td_sample *at;
    struct td_pixel_box used; /* outside is nothing */
    uint64_t shapes;          /* of what they were made */
};

/* How shapes become pixels. What ends at a border of the box that is shown is cut there, and does
 * not look round. */
struct td_sampling {
    int w, h; /* pixels */
    struct td_fit fit;
    float left, top, right, bottom; /* of the box, in pixels */
    float line;                     /* how wide the outlines between parts are, in pixels */
};

enum td_err td_samples_fill(struct td_samples *samples, const struct td_sampling *how,
                            const struct td_shape *shapes, size_t count);
/* A copy with the raised shapes on top: so they can come up and go down again without anything else
 * being drawn. On TD_ERR_NOMEM *out stays as it was. */
enum td_err td_samples_raise(const struct td_samples *samples, const struct td_sampling *how,
                             const struct td_shape *shapes, size_t count, struct td_samples *out);
void td_samples_deinit(struct td_samples *samples);

/* A number that differs when samples of these would differ (but for one in 2^64): it does not look
 * at lights, nor at what is raised. */
uint64_t td_samples_key(const struct td_sampling *how, const struct td_shape *shapes, size_t count);

/* The colours of shapes, by the theme's table, into pixels of the same size; all of them. */
enum td_err td_samples_paint(const struct td_samples *samples, const struct td_theme *theme,
                             const struct td_shape *shapes, size_t count, struct td_pixels *pixels);

#endif
