/* The parts of a picture that are seen, as rectangles. */
#ifndef TEARDROP_TERM_GRAPHICS_SEEN_H
#define TEARDROP_TERM_GRAPHICS_SEEN_H

#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/draw/raster.h"

#define TD_SEEN_MAX 48

struct td_seen {
    struct td_rect rects[TD_SEEN_MAX]; /* cells of the canvas; none meets another */
    int count;
};

/* Are the pixels of an image as many as its cells have, if it has them still? */
bool td_seen_fits(const struct td_image *image, const struct td_pixel_theme *theme);

/* Of the canvas's place of this index, within `limit`. Further rectangles than there is room for
 * are left out. */
void td_seen_find(const struct td_canvas *canvas, int place, struct td_rect limit,
                  struct td_seen *out);

#endif
