/* Pictures in cells or in pixels. Each shape is scan-converted once (coverage.h), into the samples
 * that cells are made of, each of which remembers the topmost shape over most of it, or into pixels
 * before they have colours (samples.h). */
#include "raster_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "samples.h"

/* ---- samples of cells ---- */

static void own_span(struct td_raster_grid *grid, int y, const struct td_span *span, uint8_t shape)
{
    if (span->share >= 128) {
        memset(grid->owner + (size_t)y * (size_t)grid->w + span->x, shape,
               (size_t)(span->end - span->x));
    }
}

static void fill(struct td_raster_grid *grid, struct td_coverage *cover, const struct td_fit *fit,
                 uint8_t shape)
{
    const struct td_outline *outline = grid->shapes[shape].outline;
    struct td_pixel_box box = td_coverage_box(outline, fit, grid->w, grid->h, 0);

    for (bool more = td_coverage_begin(cover, box); more; more = td_coverage_next(cover)) {
        td_coverage_add(cover, outline, fit);
        for (int y = cover->band.y0; y < cover->band.y1; y++) {
            int count;
            const struct td_span *spans = td_coverage_row(cover, y, &count);

            for (int i = 0; i < count; i++) {
                own_span(grid, y, &spans[i], shape);
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

struct td_fit td_raster_fit(int cols, int rows, int cell_w, int cell_h, float width, float height,
                            bool mirror)
{
    /* in widths of a cell */
    float scale = fminf((float)cols / width, 2 * (float)rows / height);
    float left = ((float)cols - width * scale) / 2, top = ((float)rows - height * scale / 2) / 2;
    float across = scale * (float)cell_w;

    left *= (float)cell_w;
    return (struct td_fit){mirror ? -across : across, scale * (float)cell_h / 2,
                           mirror ? left + width * across : left, top * (float)cell_h};
}

/* Fibres lie on their shape as one more. */
static size_t add_shape(struct td_shape *out, size_t n, const struct td_shape *shape)
{
    if (n + 1 < TD_RASTER_SHAPES_MAX) {
        out[n++] = *shape;
        if (shape->fibres != NULL && shape->light != TD_SHADE_DIMMED) {
            out[n++] = (struct td_shape){
                .outline = shape->fibres, .ink = shape->ink, .light = TD_SHADE_DIMMED};
        }
    }
    return n;
}

static size_t lay_out(struct td_shape *out, const struct td_shape *shapes, size_t count)
{
    size_t n = 0;

    for (int raised = 0; raised < 2; raised++) {
        for (size_t i = 0; i < count; i++) {
            if (shapes[i].raised == (raised != 0)) {
                n = add_shape(out, n, &shapes[i]);
            }
        }
    }
    return n;
}

static enum td_err make_cells(struct td_raster_grid *grid, const struct td_theme *theme,
                              const struct td_fit *fit, struct td_cell *cells, int cols)
{
    struct td_coverage cover;

    if (td_coverage_init(&cover, grid->w) != TD_OK) {
        return TD_ERR_NOMEM;
    }
    mix_paints(grid);
    memset(grid->owner, TD_RASTER_NOBODY, (size_t)grid->w * (size_t)grid->h);
    for (size_t i = 0; i < grid->shape_count; i++) {
        fill(grid, &cover, fit, (uint8_t)i);
    }
    td_coverage_deinit(&cover);
    for (int i = 0, count = cols * (grid->h / (grid->w / cols * 2)); i < count; i++) {
        cells[i] = td_raster_cell(grid, theme, i % cols, i / cols);
    }
    return TD_OK;
}

/* Three rows of parts, or four, have as many samples each. */
static int samples_across(enum td_cell_parts parts)
{
    return parts >= TD_PARTS_SEXTANT ? 6 : 2 * TD_SAMPLES_X;
}

static enum td_err render_cells(struct td_image *image, const struct td_theme *theme, int cols,
                                int rows, float width, float height, unsigned how,
                                const struct td_shape *shapes, size_t count)
{
    bool hard = (how & TD_IMAGE_HARD) != 0;
    enum td_cell_parts parts = td_raster_parts(theme);
    int per = samples_across(parts);
    struct td_fit fit =
        td_raster_fit(cols, rows, per, 2 * per, width, height, (how & TD_IMAGE_MIRROR) != 0);
    struct td_raster_grid grid = {
        .w = cols * per, .h = rows * 2 * per, .parts = parts, .hard = hard};
    struct td_shape *all = malloc((2 * count + 1) * sizeof *all);
    struct td_cell *cells = malloc((size_t)cols * (size_t)rows * sizeof *cells);
    enum td_err err = TD_ERR_NOMEM;

    grid.owner = malloc((size_t)grid.w * (size_t)grid.h);
    grid.paints = calloc(2 * count + 1, sizeof *grid.paints);
    if (all != NULL && cells != NULL && grid.owner != NULL && grid.paints != NULL) {
        grid.shapes = all;
        grid.shape_count = lay_out(all, shapes, count);
        err = make_cells(&grid, theme, &fit, cells, cols);
    }
    free(grid.owner);
    free(grid.paints);
    free(all);
    if (err != TD_OK) {
        free(cells);
        return err;
    }
    td_image_deinit(image);
    *image = (struct td_image){.cols = cols, .rows = rows, .cells = cells};
    return TD_OK;
}

/* ---- pixels ---- */

#define LINE_OF_CELL 0.06F /* how wide outlines are: 1.2 pixels of a cell of 10 by 20 */
#define LINE_LEAST 0.8F

static uint32_t next_serial(void)
{
    static uint32_t last;

    last++;
    last += last == 0 ? 1 : 0;
    return last;
}

uint32_t td_image_next_serial(void)
{
    return next_serial();
}

static struct td_sampling sampling_of(const struct td_pixel_theme *as, int cols, int rows,
                                      float width, float height, bool mirror)
{
    struct td_fit fit = td_raster_fit(cols, rows, as->cell_w, as->cell_h, width, height, mirror);
    float across = width * fabsf(fit.scale_x);
    float left = mirror ? fit.left - across : fit.left;

    return (struct td_sampling){
        .w = cols * as->cell_w,
        .h = rows * as->cell_h,
        .fit = fit,
        .left = left,
        .top = fit.top,
        .right = left + across,
        .bottom = fit.top + height * fit.scale_y,
        .line = fmaxf(LINE_OF_CELL * (float)as->cell_h, LINE_LEAST),
    };
}

/* What stands may be lit another way next. */
static void keep(struct td_image *image, struct td_samples *samples)
{
    struct td_samples *kept = image->moves ? NULL : malloc(sizeof *kept);

    if (kept == NULL) {
        td_samples_deinit(samples);
        return;
    }
    *kept = *samples;
    image->samples = kept;
}

/* Does it show the same shapes, lit in whatever way? */
static bool shows(const struct td_image *image, const struct td_sampling *how,
                  const struct td_shape *shapes, size_t count)
{
    return image->samples != NULL && image->pixels.w == how->w && image->pixels.h == how->h &&
           image->samples->shapes == td_samples_key(how, shapes, count);
}

/* Colours, with what is raised on top of the rest. */
static enum td_err paint(const struct td_samples *samples, const struct td_sampling *how,
                         const struct td_theme *theme, const struct td_shape *shapes, size_t count,
                         struct td_pixels *pixels)
{
    struct td_samples raised = {0};
    bool any = false;
    enum td_err err;

    for (size_t i = 0; i < count; i++) {
        any = any || shapes[i].raised;
    }
    if (!any) {
        return td_samples_paint(samples, theme, shapes, count, pixels);
    }
    err = td_samples_raise(samples, how, shapes, count, &raised);
    if (err == TD_OK) {
        err = td_samples_paint(&raised, theme, shapes, count, pixels);
    }
    td_samples_deinit(&raised);
    return err;
}

static enum td_err render_anew(struct td_image *image, const struct td_theme *theme,
                               const struct td_sampling *how, const struct td_shape *shapes,
                               size_t count)
{
    struct td_samples samples = {0};
    enum td_err err = td_samples_fill(&samples, how, shapes, count);

    if (err == TD_OK) {
        err = td_pixels_init(&image->pixels, how->w, how->h);
    }
    if (err == TD_OK) {
        err = paint(&samples, how, theme, shapes, count, &image->pixels);
    }
    if (err != TD_OK) {
        td_pixels_deinit(&image->pixels);
        td_samples_deinit(&samples);
        return err;
    }
    keep(image, &samples);
    return TD_OK;
}

static enum td_err render_pixels(struct td_image *image, const struct td_theme *theme, int cols,
                                 int rows, float width, float height, unsigned how,
                                 const struct td_shape *shapes, size_t count)
{
    struct td_sampling sampling =
        sampling_of(&theme->pixels, cols, rows, width, height, (how & TD_IMAGE_MIRROR) != 0);
    struct td_image made = {.cols = cols, .rows = rows, .moves = (how & TD_IMAGE_HARD) != 0};
    enum td_err err;

    if (!made.moves && image->cols == cols && image->rows == rows &&
        shows(image, &sampling, shapes, count)) {
        err = paint(image->samples, &sampling, theme, shapes, count, &image->pixels);
        image->serial = err == TD_OK ? next_serial() : image->serial;
        return err;
    }
    err = render_anew(&made, theme, &sampling, shapes, count);
    if (err == TD_OK) {
        td_image_deinit(image);
        *image = made;
        image->serial = next_serial();
    }
    return err;
}

enum td_err td_image_render(struct td_image *image, const struct td_theme *theme, int cols,
                            int rows, float width, float height, unsigned how,
                            const struct td_shape *shapes, size_t count)
{
    bool moves = (how & TD_IMAGE_HARD) != 0;
    enum td_graphics graphics = moves ? theme->pixels.moving : theme->pixels.still;

    count = count < TD_RASTER_SHAPES_MAX ? count : TD_RASTER_SHAPES_MAX;
    return graphics == TD_GRAPHICS_CELLS
               ? render_cells(image, theme, cols, rows, width, height, how, shapes, count)
               : render_pixels(image, theme, cols, rows, width, height, how, shapes, count);
}

void td_image_deinit(struct td_image *image)
{
    free(image->cells);
    td_pixels_deinit(&image->pixels);
    if (image->samples != NULL) {
        td_samples_deinit(image->samples);
        free(image->samples);
    }
    memset(image, 0, sizeof *image);
}

static bool has_clear_pixels(const struct td_image *image, int x, int y)
{
    const struct td_pixels *pixels = &image->pixels;
    int w = pixels->w / image->cols, h = pixels->h / image->rows;

    for (int row = y * h; row < (y + 1) * h; row++) {
        for (int col = x * w; col < (x + 1) * w; col++) {
            if (pixels->at[(size_t)row * (size_t)pixels->w + (size_t)col].a > 0) {
                return false;
            }
        }
    }
    return true;
}

bool td_image_is_free(const struct td_image *image, int x, int y)
{
    const struct td_cell *cell;

    if (image->cells == NULL) {
        return image->pixels.at != NULL && has_clear_pixels(image, x, y);
    }
    cell = &image->cells[(size_t)y * (size_t)image->cols + (size_t)x];
    return cell->cp == ' ' && (cell->bg == TD_CELL_ROLE || cell->bg == TD_COLOR_GROUND);
}

/* The cells of a picture in pixels are blanks that know it. */
static void draw_place(const struct td_image *image, struct td_canvas *canvas, int x, int y)
{
    if (canvas->place_count == TD_CANVAS_PLACES) {
        return;
    }
    canvas->places[canvas->place_count++] = (struct td_canvas_place){x, y, image};
    for (int row = 0; row < image->rows; row++) {
        for (int col = 0; col < image->cols; col++) {
            struct td_cell *to = td_canvas_cell(canvas, x + col, y + row);

            if (to != NULL) {
                *to = (struct td_cell){.cp = TD_CELL_PICTURE,
                                       .fg = TD_CELL_ROLE,
                                       .bg = TD_CELL_ROLE,
                                       .place = (unsigned)canvas->place_count & 0xF};
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
    struct td_fit fit = td_raster_fit(cols, rows, 1, 1, width, height, mirror);

    *x = (int)(fit.left + p.x * fit.scale_x);
    *y = (int)(fit.top + p.y * fit.scale_y);
}

struct td_point td_image_point(int cols, int rows, float width, float height, bool mirror, int x,
                               int y)
{
    struct td_fit fit = td_raster_fit(cols, rows, 1, 1, width, height, mirror);

    return (struct td_point){((float)x + 0.5F - fit.left) / fit.scale_x,
                             ((float)y + 0.5F - fit.top) / fit.scale_y};
}
