/* Pictures: filled shapes -> supersampled -> cells of two colours each.
 *
 * With 256 colours, quadrant cells (2x2 sub-cells; the split into two colours
 * with the least squared error, and antialiased colours); with 16 and 8, half
 * blocks; in mono and ASCII, one character a cell by ink. What no shape covers
 * is left as it was. */
#ifndef TEARDROP_TERM_DRAW_RASTER_H
#define TEARDROP_TERM_DRAW_RASTER_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"
#include "teardrop/base/outline.h"
#include "teardrop/term/draw/canvas.h"

struct td_shape {
    const struct td_outline *outline; /* user units, y down */
    enum td_ink ink;
    enum td_shade light;
    bool edge; /* darker towards its edge, so that neighbours part and bellies look round */
};

/* A drawn picture: cells to be laid on a canvas. Owned; zero-initialise. */
struct td_image {
    int cols, rows;
    struct td_cell *cells; /* cp ' ' with both colours TD_CELL_ROLE = see-through */
};

/* Left and right turned; each sub-cell in one unmixed colour (for what moves: the
 * fewer colours, the fewer bytes a change costs). */
enum td_image_how { TD_IMAGE_MIRROR = 1, TD_IMAGE_HARD = 2 };

/* Draws shapes (painter's order) so that the box 0,0..width,height fits whole
 * into cols x rows cells, centred, with square pixels (a cell is twice as high
 * as wide); how is made of td_image_how. Old cells of the image are replaced.
 * TD_ERR_NOMEM leaves it as it was. */
enum td_err td_image_render(struct td_image *image, const struct td_theme *theme, int cols,
                            int rows, float width, float height, unsigned how,
                            const struct td_shape *shapes, size_t count);
void td_image_deinit(struct td_image *image);
void td_image_draw(const struct td_image *image, struct td_canvas *canvas, int x, int y);

/* Where a point of the box lands in the image, in cells. */
void td_image_place(int cols, int rows, float width, float height, bool mirror, struct td_point p,
                    int *x, int *y);

#endif
