/* Every sub-cell (a quarter of a cell) is sampled on a small grid; each sample
 * remembers the topmost shape over it. Shapes are filled span by span, so the
 * cost is that of the area, not of the number of corners. */
#include "raster_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CROSSINGS_MAX 512

/* ---- filling ---- */

struct crossing {
    float x;
    int turn;
};

static struct td_point to_grid(const struct td_raster_grid *grid, struct td_point p)
{
    float x = grid->mirror ? grid->width - p.x : p.x;

    return (struct td_point){grid->left + x * grid->scale, grid->top + p.y * grid->scale};
}

/* Adds, from left to right, where an edge crosses a row. */
static void add_crossing(struct crossing *out, int *count, struct td_point a, struct td_point b,
                         float y)
{
    float x = a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y);
    int at = (*count)++;

    for (; at > 0 && out[at - 1].x > x; at--) {
        out[at] = out[at - 1];
    }
    out[at] = (struct crossing){x, a.y <= y ? 1 : -1};
}

/* Where the outline crosses the middle of a row of samples. */
static int find_crossings(const struct td_raster_grid *grid, const struct td_outline *outline,
                          float y, struct crossing *out)
{
    int count = 0;

    for (size_t c = 0; c < outline->contour_count; c++) {
        size_t first = outline->starts[c];
        size_t end = c + 1 < outline->contour_count ? outline->starts[c + 1] : outline->point_count;
        struct td_point a = to_grid(grid, outline->points[end > 0 ? end - 1 : 0]), b;

        for (size_t i = first; i < end && count < CROSSINGS_MAX; i++, a = b) {
            b = to_grid(grid, outline->points[i]);
            if ((a.y <= y) != (b.y <= y)) {
                add_crossing(out, &count, a, b, y);
            }
        }
    }
    return count;
}

/* The first sample at or behind a place, kept within 0..most before it is made
 * an integer: a shape may reach far beyond the grid. */
static int sample_from(float at, int most)
{
    return (int)ceilf(fminf(fmaxf(at, 0), (float)most));
}

static void fill_span(struct td_raster_grid *grid, int row, float from, float to, uint8_t shape)
{
    int x0 = sample_from(from - 0.5F, grid->w), x1 = sample_from(to - 0.5F, grid->w);

    if (x1 > x0) {
        memset(grid->owner + (size_t)row * (size_t)grid->w + (size_t)x0, shape, (size_t)(x1 - x0));
    }
}

static void fill(struct td_raster_grid *grid, uint8_t shape)
{
    const struct td_outline *outline = grid->shapes[shape].outline;
    struct crossing crossings[CROSSINGS_MAX];
    float low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < outline->point_count; i++) {
        float y = to_grid(grid, outline->points[i]).y;

        low = fminf(low, y);
        high = fmaxf(high, y);
    }
    if (!(low <= high)) {
        return;
    }
    for (int row = sample_from(low - 1, grid->h); row < grid->h && (float)row <= high; row++) {
        int count = find_crossings(grid, outline, (float)row + 0.5F, crossings);
        int winding = 0;

        for (int i = 0; i + 1 < count; i++) {
            winding += crossings[i].turn;
            if (winding != 0) {
                fill_span(grid, row, crossings[i].x, crossings[i + 1].x, shape);
            }
        }
    }
}
static struct td_raster_color color_of(uint32_t rgb)
{
    return (struct td_raster_color){(float)(rgb >> 16 & 0xFF), (float)(rgb >> 8 & 0xFF),
                                    (float)(rgb & 0xFF)};
}

/* ---- the picture ---- */

static void mix_paints(struct td_raster_grid *grid)
{
    static const float lights[TD_RASTER_TONES] = {0.70F, 1};

    for (size_t i = 0; i < grid->shape_count; i++) {
        struct td_raster_color c = color_of(td_ink_rgb(grid->shapes[i].ink, grid->shapes[i].light));

        for (int tone = 0; tone < TD_RASTER_TONES; tone++) {
            grid->paints[i].tones[tone] = (struct td_raster_color){
                c.r * lights[tone], c.g * lights[tone], c.b * lights[tone]};
        }
    }
}

/* Samples are square: a sub-cell is half a unit wide and a whole one high. */
static void fit(struct td_raster_grid *grid, float width, float height)
{
    float by_width = (float)grid->w / width, by_height = (float)grid->h / height;

    grid->scale = fminf(by_width, by_height);
    grid->left = ((float)grid->w - width * grid->scale) / 2;
    grid->top = ((float)grid->h - height * grid->scale) / 2;
    grid->width = width;
}

enum td_err td_image_render(struct td_image *image, const struct td_theme *theme, int cols,
                            int rows, float width, float height, unsigned how,
                            const struct td_shape *shapes, size_t count)
{
    struct td_raster_grid grid = {.w = cols * 2 * TD_SAMPLES_X,
                                  .h = rows * 2 * TD_SAMPLES_Y,
                                  .mirror = (how & TD_IMAGE_MIRROR) != 0,
                                  .hard = (how & TD_IMAGE_HARD) != 0,
                                  .shapes = shapes,
                                  .shape_count =
                                      count < TD_RASTER_SHAPES_MAX ? count : TD_RASTER_SHAPES_MAX};
    size_t cell_count = (size_t)cols * (size_t)rows;
    struct td_cell *cells = malloc(cell_count * sizeof *cells);

    grid.owner = malloc((size_t)grid.w * (size_t)grid.h);
    grid.paints = calloc(grid.shape_count + 1, sizeof *grid.paints);
    if (cells == NULL || grid.owner == NULL || grid.paints == NULL) {
        free(cells);
        free(grid.owner);
        free(grid.paints);
        return TD_ERR_NOMEM;
    }
    mix_paints(&grid);
    memset(grid.owner, TD_RASTER_NOBODY, (size_t)grid.w * (size_t)grid.h);
    fit(&grid, width, height);
    for (size_t i = 0; i < grid.shape_count; i++) {
        fill(&grid, (uint8_t)i);
    }
    for (int row = 0; row < rows; row++) {
        for (int col = 0; col < cols; col++) {
            cells[(size_t)row * (size_t)cols + (size_t)col] =
                td_raster_cell(&grid, theme, col, row);
        }
    }
    free(grid.owner);
    free(grid.paints);
    free(image->cells);
    image->cells = cells;
    image->cols = cols;
    image->rows = rows;
    return TD_OK;
}

void td_image_deinit(struct td_image *image)
{
    free(image->cells);
    memset(image, 0, sizeof *image);
}

/* The cells of a picture in pixels are blanks that know it; NULL of the canvas: no room. */
static void draw_place(const struct td_image *image, struct td_canvas *canvas, int x, int y)
{
    static const struct td_cell seen = {
        .cp = TD_CELL_PICTURE, .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

    if (canvas->place_count == TD_CANVAS_PLACES) {
        return;
    }
    canvas->places[canvas->place_count++] = (struct td_canvas_place){x, y, image};
    for (int row = 0; row < image->rows; row++) {
        for (int col = 0; col < image->cols; col++) {
            struct td_cell *to = td_canvas_cell(canvas, x + col, y + row);

            if (to != NULL) {
                *to = seen;
                to->place = (unsigned)canvas->place_count & 0xF;
            }
        }
    }
}

void td_image_draw(const struct td_image *image, struct td_canvas *canvas, int x, int y)
{
    const struct td_cell *cell = image->cells;

    if (image->serial != 0) {
        draw_place(image, canvas, x, y);
        return;
    }
    if (cell == NULL) {
        return;
    }
    for (int row = 0; row < image->rows; row++) {
        for (int col = 0; col < image->cols; col++, cell++) {
            struct td_cell *to = td_canvas_cell(canvas, x + col, y + row);

            if (to != NULL && (cell->cp != ' ' || cell->bg != TD_CELL_ROLE)) {
                *to = *cell;
            }
        }
    }
}

void td_image_place(int cols, int rows, float width, float height, bool mirror, struct td_point p,
                    int *x, int *y)
{
    struct td_raster_grid grid = {
        .w = cols * 2 * TD_SAMPLES_X, .h = rows * 2 * TD_SAMPLES_Y, .mirror = mirror};
    struct td_point at;

    fit(&grid, width, height);
    at = to_grid(&grid, p);
    *x = (int)(at.x / (2 * TD_SAMPLES_X));
    *y = (int)(at.y / (2 * TD_SAMPLES_Y));
}

struct td_point td_image_point(int cols, int rows, float width, float height, bool mirror, int x,
                               int y)
{
    struct td_raster_grid grid = {
        .w = cols * 2 * TD_SAMPLES_X, .h = rows * 2 * TD_SAMPLES_Y, .mirror = mirror};
    struct td_point at;

    fit(&grid, width, height);
    at.x = (((float)x + 0.5F) * 2 * TD_SAMPLES_X - grid.left) / grid.scale;
    at.y = (((float)y + 0.5F) * 2 * TD_SAMPLES_Y - grid.top) / grid.scale;
    at.x = mirror ? width - at.x : at.x;
    return at;
}
