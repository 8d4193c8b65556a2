/* Pictures: filled shapes, scan-converted once, become pixels or cells.
 *
 * In pixels, where the theme has them: soft edges, a dark line between parts, fibres as fine
 * strokes, parts that look round and throw a soft shadow.
 *
 * In cells: with 256 colours, as many parts of a cell as the theme has (halves, quarters, sixths,
 * eighths), and of each cell the two colours that lose least; with 16 and 8, quarters or halves of
 * unmixed colours; in mono and ASCII, one character a cell by ink. What no shape covers is left as
 * it was. */
#ifndef TEARDROP_TERM_DRAW_RASTER_H
#define TEARDROP_TERM_DRAW_RASTER_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"
#include "teardrop/base/outline.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/draw/pixels.h"

struct td_shape {
    const struct td_outline *outline; /* user units, y down */
    enum td_ink ink;
    enum td_shade light;
    bool edge; /* darker towards its edge, so that neighbours are told apart and muscles look
                  round */
    const struct td_outline *fibres; /* fine strokes on it, of its own ink; NULL = none */
    bool raised;                     /* drawn above all others as well */
};

/* A drawn picture, to be laid on a canvas: in cells, or in pixels where the theme has them. Owned;
 * zero-initialise. */
struct td_image {
    int cols, rows;
    struct td_cell *cells;   /* cp ' ' with both colours TD_CELL_ROLE = see-through; NULL: pixels */
    struct td_pixels pixels; /* cols * cell_w by rows * cell_h of the theme; none: cells, or gone */
    uint32_t serial;         /* of what is drawn in pixels, never twice the same; 0: in cells */
    bool moves;              /* one of many that follow each other, and come again */
    struct td_samples *samples; /* what pixels are painted from; only of what stands */
};

/* MIRROR: left and right swapped. HARD: it is one of a movement: in cells, each part in one unmixed
 * colour, since the fewer colours, the fewer bytes a change takes. */
enum td_image_how { TD_IMAGE_MIRROR = 1, TD_IMAGE_HARD = 2 };

/* Is there a picture in it? */
static inline bool td_image_is_drawn(const struct td_image *image)
{
    return image->cells != NULL || image->serial != 0;
}

/* Draws shapes (painter's order) so that the box 0,0..width,height fits into cols x rows cells,
 * centred, with square pixels (a cell is twice as high as wide). how: bits of enum td_image_how.
 * Replaces what the image had; TD_ERR_NOMEM leaves it as it was. The same shapes again, lit in
 * another way, cost a tenth in pixels: so do not empty an image in between. */
enum td_err td_image_render(struct td_image *image, const struct td_theme *theme, int cols,
                            int rows, float width, float height, unsigned how,
                            const struct td_shape *shapes, size_t count);
void td_image_deinit(struct td_image *image);
/* A serial for a picture in pixels that is made elsewhere. */
uint32_t td_image_next_serial(void);
/* Is nothing of the picture in this cell of it? False where its pixels are gone. */
bool td_image_is_free(const struct td_image *image, int x, int y);
void td_image_draw(const struct td_image *image, struct td_canvas *canvas, int x, int y);

/* The cell of the image on which a point of the box lands. */
void td_image_place(int cols, int rows, float width, float height, bool mirror, struct td_point p,
                    int *x, int *y);
/* The point of the box under the middle of a cell; outside it where the box leaves room. */
struct td_point td_image_point(int cols, int rows, float width, float height, bool mirror, int x,
                               int y);

#endif
