/* Samples of a picture, shared by raster.c, which fills them, and raster_cells.c and
 * raster_parts.c, which make cells of them. */
#ifndef TEARDROP_TERM_DRAW_RASTER_GRID_H
#define TEARDROP_TERM_DRAW_RASTER_GRID_H

#include "coverage.h"
#include "teardrop/term/draw/raster.h"

#define TD_SAMPLES_X 2 /* of a quarter of a cell, which is twice as high as wide */
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
    enum td_cell_parts parts;       /* that cells are made of */
    struct td_raster_paint *paints; /* of each shape */
    uint8_t *owner;
    bool hard;
    const struct td_shape *shapes;
    size_t shape_count;
};

/* Where a box of width x height lands in cols x rows cells of cell_w x cell_h samples or pixels: as
 * large as there is room for it, in the middle. A cell counts as twice as high as wide, whatever
 * its samples are. */
struct td_fit td_raster_fit(int cols, int rows, int cell_w, int cell_h, float width, float height,
                            bool mirror);

/* The parts of a cell that a theme's font and settings allow. */
enum td_cell_parts td_raster_parts(const struct td_theme *theme);

/* The cell of a picture, at a depth of colours: see-through where nothing is. */
struct td_cell td_raster_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                              int col, int row);

/* The same in two colours of 256, of as many parts as the grid says. */
struct td_cell td_raster_parts_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                    int col, int row);

/* Mean colour of a block of samples; returns the share that is covered, and in *most the shape that
 * covers most of it. out may be NULL. */
float td_raster_mean(const struct td_raster_grid *grid, int x0, int y0, int w, int h,
                     struct td_raster_color *out, uint8_t *most);

/* Has one shape, or none, the whole block and what is around it? */
bool td_raster_is_even(const struct td_raster_grid *grid, int x0, int y0, int w, int h);

#endif
