/* Samples of a picture, shared by raster.c, which fills them, and raster_cells.c,
 * which makes cells of them. */
#ifndef TEARDROP_TERM_DRAW_RASTER_GRID_H
#define TEARDROP_TERM_DRAW_RASTER_GRID_H

#include "teardrop/term/draw/raster.h"

#define TD_SAMPLES_X 2 /* of a sub-cell; a sub-cell is twice as high as wide */
#define TD_SAMPLES_Y 4
#define TD_RASTER_NOBODY 255 /* no shape over this sample */
#define TD_RASTER_SHAPES_MAX 254

enum td_raster_tone { TD_RASTER_TONE_BORDER, TD_RASTER_TONE_INSIDE, TD_RASTER_TONES };

struct td_raster_color {
    float r, g, b;
};

/* The tones of one shape's colour, from its border inwards. */
struct td_raster_paint {
    struct td_raster_color tones[TD_RASTER_TONES];
};

struct td_raster_grid {
    int w, h;                       /* samples */
    struct td_raster_paint *paints; /* of each shape */
    uint8_t *owner;
    float scale, left, top; /* user units -> samples; y samples are as dense as x */
    bool mirror, hard;
    float width; /* of the user box */
    const struct td_shape *shapes;
    size_t shape_count;
};

/* The cell of a picture, at a depth of colours: see-through where nothing is. */
struct td_cell td_raster_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                              int col, int row);

#endif
