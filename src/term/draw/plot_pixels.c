/* Charts in pixels. What is level or upright lies on whole pixels, so it is crisp; what slopes and
 * what is round has soft edges (pixels.h). */
#include "plot_pixels.h"

#include <math.h>
#include <stdlib.h>

#include "teardrop/base/num.h"
#include "teardrop/term/draw/raster.h"

#define TEXT_ON_DARK 0xD0D0D0u /* where a role has the terminal's own colour */
#define TEXT_ON_LIGHT 0x303030u
#define LINE_OF_CELL 0.075F /* of a cell's height: 1.5 pixels of 20 */
#define THICK_OF_CELL 0.2F
#define MARK_OF_CELL 0.45F /* half of a mark, of a cell's width */
#define STEP_OPACITY 72    /* of 255: the ground under a staircase */

/* An image and its pixels, to be freed as one. */
struct block {
    struct td_image image;
    struct td_pixel at[];
};

/* ---- the picture ---- */

bool td_plot_pixels_begin(struct td_plot *plot, enum td_plot_axes axes)
{
    struct td_canvas *canvas = plot->canvas;
    const struct td_theme *theme = canvas->theme;
    int left = axes != TD_PLOT_NO_AXES ? 1 : 0, below = axes == TD_PLOT_FOOT ? 1 : 0;
    int cols = plot->rect.w + left, rows = plot->rect.h + below, w, h;
    struct block *block;

    if (theme == NULL || theme->ascii || theme->pixels.still == TD_GRAPHICS_CELLS ||
        plot->rect.w < 1 || rows < 1 || cols > TD_CANVAS_MAX_COLS || rows > TD_CANVAS_MAX_ROWS ||
        canvas->place_count == TD_CANVAS_PLACES) {
        return false;
    }
    w = cols * theme->pixels.cell_w;
    h = rows * theme->pixels.cell_h;
    block = calloc(1, sizeof *block + (size_t)w * (size_t)h * sizeof *block->at);
    if (block == NULL || !td_canvas_keep(canvas, block)) {
        free(block);
        return false;
    }
    block->image = (struct td_image){
        .cols = cols, .rows = rows, .pixels = {w, h, block->at}, .serial = td_image_next_serial()};
    td_image_draw(&block->image, canvas, plot->rect.x - left, plot->rect.y);
    plot->image = &block->image;
    plot->left = left;
    plot->grain = TD_PLOT_PIXELS;
    plot->cell_w = theme->pixels.cell_w;
    plot->cell_h = theme->pixels.cell_h;
    plot->foot = plot->rect.h * plot->cell_h + below * (plot->cell_h / 2);
    return true;
}

bool td_plot_pixels_is_free(const struct td_plot *plot, int col, int row)
{
    const struct td_cell *cell =
        td_canvas_cell(plot->canvas, plot->rect.x + col, plot->rect.y + row);

    return cell != NULL && cell->place != 0 &&
           plot->canvas->places[cell->place - 1].image == plot->image &&
           td_image_is_free(plot->image, plot->left + col, row);
}

static uint32_t rgb_of(const struct td_plot *plot, enum td_role role)
{
    const struct td_theme *theme = plot->canvas->theme;
    int number = theme->looks[plot->grey ? TD_ROLE_DIM : role].fg;

    return number != TD_COLOR_DEFAULT         ? td_palette_rgb(number)
           : theme->ground == TD_GROUND_LIGHT ? TEXT_ON_LIGHT
                                              : TEXT_ON_DARK;
}

/* ---- boxes ---- */

struct box {
    int x0, y0, x1, y1; /* dots; x1 and y1 are the first beyond it */
};

/* Replaces what there was. */
static void fill_box(struct td_plot *plot, struct box box, uint32_t rgb, uint8_t opacity)
{
    struct td_pixels *pixels = &plot->image->pixels;
    const struct td_pixel ink = {(uint8_t)(rgb >> 16 & 0xFF), (uint8_t)(rgb >> 8 & 0xFF),
                                 (uint8_t)(rgb & 0xFF), opacity};
    int margin = plot->left * plot->cell_w;
    int x0 = td_max(box.x0 + margin, 0), x1 = td_min(box.x1 + margin, pixels->w);

    for (int y = td_max(box.y0, 0); y < td_min(box.y1, pixels->h); y++) {
        for (int x = x0; x < x1; x++) {
            pixels->at[(size_t)y * (size_t)pixels->w + (size_t)x] = ink;
        }
    }
}

static struct td_point centre_of(const struct td_plot *plot, int x, int y)
{
    return (struct td_point){(float)(x + plot->left * plot->cell_w) + 0.5F, (float)y + 0.5F};
}

/* ---- lines ---- */

static float width_of(const struct td_plot *plot, enum td_plot_style style)
{
    return (float)plot->cell_h * (style == TD_PLOT_THICK ? THICK_OF_CELL : LINE_OF_CELL);
}

/* Whole pixels on either side of the middle one, for a line about so wide. */
static int half_of(float width)
{
    return td_max((int)((width - 1) / 2 + 0.25F), 0);
}

static struct box around(int x0, int y0, int x1, int y1, int half_x, int half_y)
{
    return (struct box){td_min(x0, x1) - half_x, td_min(y0, y1) - half_y,
                        td_max(x0, x1) + half_x + 1, td_max(y0, y1) + half_y + 1};
}

/* Dots at whole multiples of a distance, along the longer of the two ways. */
static void dot_line(struct td_plot *plot, int x0, int y0, int x1, int y1, int every, int half,
                     uint32_t rgb)
{
    bool level = abs(x1 - x0) >= abs(y1 - y0);
    int from = level ? x0 : y0, to = level ? x1 : y1;
    int side = level ? y0 : x0, rise = level ? y1 - y0 : x1 - x0;
    int step = from <= to ? 1 : -1, run = abs(to - from);

    for (int i = 0; i <= run; i++) {
        int along = from + i * step;
        int across = side + (run > 0 ? (int)lround((double)rise * i / run) : 0);

        if (along % every == 0) {
            int x = level ? along : across, y = level ? across : along;

            fill_box(plot, around(x, y, x, y, half, half), rgb, 255);
        }
    }
}

/* With round ends, so that lines join. */
static void slope(struct td_plot *plot, int x0, int y0, int x1, int y1, float width, uint32_t rgb)
{
    const struct td_point ends[] = {centre_of(plot, x0, y0), centre_of(plot, x1, y1)};
    struct td_pixels *pixels = &plot->image->pixels;

    if (td_pixels_stroke(pixels, ends, 2, width, rgb, 1) != TD_OK ||
        td_pixels_dot(pixels, ends[0], width / 2, rgb, 1) != TD_OK ||
        td_pixels_dot(pixels, ends[1], width / 2, rgb, 1) != TD_OK) {
        dot_line(plot, x0, y0, x1, y1, 1, half_of(width), rgb);
    }
}

void td_plot_pixels_line(struct td_plot *plot, int x0, int y0, int x1, int y1,
                         enum td_plot_style style, enum td_role role)
{
    uint32_t rgb = rgb_of(plot, role);
    float width = width_of(plot, style);
    int half = half_of(width);

    if (style == TD_PLOT_SPARSE) {
        dot_line(plot, x0, y0, x1, y1, td_max(plot->cell_w / 2, 2), half, rgb);
    } else if (style == TD_PLOT_DOTTED) {
        dot_line(plot, x0, y0, x1, y1, td_max(plot->cell_w / 3, 2), half, rgb);
    } else if (x0 == x1 || y0 == y1) {
        fill_box(plot, around(x0, y0, x1, y1, x0 == x1 ? half : 0, y0 == y1 ? half : 0), rgb, 255);
    } else {
        slope(plot, x0, y0, x1, y1, width, rgb);
    }
}

/* ---- marks ---- */

static int unit_of(const struct td_plot *plot)
{
    return td_min(plot->cell_w, plot->cell_h / 2);
}

/* Half of a pixel more than whole ones: so the four ends of a round mark fill theirs. */
static float radius_of(const struct td_plot *plot)
{
    return floorf(MARK_OF_CELL * (float)unit_of(plot)) + 0.5F;
}

#define ROUND 32
#define FULL_TURN 6.2831853F

/* Corners of a circle; turn 1 or -1 is the way round. */
static void round_points(struct td_point centre, float radius, float turn, struct td_point *out)
{
    for (int i = 0; i < ROUND; i++) {
        float angle = (float)i * turn * (FULL_TURN / ROUND);

        out[i] =
            (struct td_point){centre.x + radius * cosf(angle), centre.y + radius * sinf(angle)};
    }
}

/* What is inside is taken away: nothing goes through a ring. */
static void clear_disc(struct td_plot *plot, int x, int y, float radius)
{
    int reach = (int)radius + 1;

    for (int row = -reach; row <= reach; row++) {
        int half =
            (float)abs(row) <= radius ? (int)sqrtf(radius * radius - (float)(row * row)) : -1;

        fill_box(plot, (struct box){x - half, y + row, x + half + 1, y + row + 1}, 0, 0);
    }
}

static bool ring(struct td_plot *plot, int x, int y, uint32_t rgb)
{
    struct td_outline outline = {0};
    struct td_point points[ROUND];
    float radius = radius_of(plot), inner = radius - fmaxf(width_of(plot, TD_PLOT_SOLID), 1);
    enum td_err err;

    round_points(centre_of(plot, x, y), radius, 1, points);
    err = td_outline_add(&outline, points, ROUND);
    if (err == TD_OK) {
        round_points(centre_of(plot, x, y), inner, -1, points);
        err = td_outline_add(&outline, points, ROUND);
    }
    if (err == TD_OK) {
        clear_disc(plot, x, y, radius - 0.5F);
        err = td_pixels_fill(&plot->image->pixels, &outline, rgb, 1);
    }
    td_outline_deinit(&outline);
    return err == TD_OK;
}

/* As large to the eye as the circle, its foot on a row of pixels, and the middle of its area at the
 * dot. */
static bool triangle(struct td_plot *plot, int x, int y, uint32_t rgb)
{
    struct td_outline outline = {0};
    struct td_point c = centre_of(plot, x, y);
    float reach = 2 * floorf(0.7775F * radius_of(plot)) + 1; /* odd, from the dot to each corner */
    const struct td_point points[] = {{c.x, c.y - reach},
                                      {c.x + 0.8660254F * reach, c.y + reach / 2},
                                      {c.x - 0.8660254F * reach, c.y + reach / 2}};
    enum td_err err = td_outline_add(&outline, points, 3);

    if (err == TD_OK) {
        err = td_pixels_fill(&plot->image->pixels, &outline, rgb, 1);
    }
    td_outline_deinit(&outline);
    return err == TD_OK;
}

static bool dot(struct td_plot *plot, int x, int y, float radius, uint32_t rgb)
{
    return td_pixels_dot(&plot->image->pixels, centre_of(plot, x, y), radius, rgb, 1) == TD_OK;
}

bool td_plot_pixels_mark(struct td_plot *plot, int x, int y, uint32_t cp, enum td_role role)
{
    enum { RING = 0x25CB, DISC = 0x25CF, TRIANGLE = 0x25B2, SQUARE = 0x25A0, CROSS = 0x253F };
    enum { MIDDLE_DOT = 0xB7 };
    uint32_t rgb = rgb_of(plot, role);
    int half = (int)(0.86F * radius_of(plot) + 0.5F);

    switch (cp) {
    case DISC:
        return dot(plot, x, y, radius_of(plot), rgb);
    case RING:
        return ring(plot, x, y, rgb);
    case TRIANGLE:
        return triangle(plot, x, y, rgb);
    case SQUARE:
        fill_box(plot, around(x, y, x, y, half, half), rgb, 255);
        return true;
    case CROSS: /* its level line is that of the series */
        half = td_min(half + 3, (plot->cell_h - 1) / 2 - 1);
        fill_box(plot, around(x, y, x, y, half_of(width_of(plot, TD_PLOT_SOLID)), half), rgb, 255);
        return true;
    case MIDDLE_DOT:
        return dot(plot, x, y, floorf(0.12F * (float)unit_of(plot)) + 0.5F, rgb);
    default:
        return false;
    }
}

/* Row by row, so it needs no memory: a pixel wider on either side at every second one. */
void td_plot_pixels_pointer(struct td_plot *plot, int x, enum td_role role)
{
    int top = plot->foot + 1, rows = td_max(plot->image->pixels.h - top, 0);

    for (int i = 0; i < rows; i++) {
        fill_box(plot, around(x, top + i, x, top + i, (i + 1) / 2, 0), rgb_of(plot, role), 255);
    }
}

/* ---- bars ---- */

static int height_of(const struct td_plot *plot, int high, int of)
{
    int height = (int)(((int64_t)high * plot->h + of / 2) / of);

    return high > 0 ? td_max(height, 1) : 0;
}

static int top_of(const struct td_plot *plot, int high, int of)
{
    return plot->foot - height_of(plot, high, of);
}

int td_plot_pixels_bar_rows(const struct td_plot *plot, int high, int of)
{
    int top = td_max(top_of(plot, high, of), 0);

    return high > 0 ? plot->rect.h - td_min(top, plot->h) / plot->cell_h : 0;
}

void td_plot_pixels_bar(struct td_plot *plot, int x, int w, int high, int of, enum td_role role)
{
    const struct box box = {td_max(x, 0), top_of(plot, high, of), x + w, plot->foot};

    fill_box(plot, box, rgb_of(plot, role), 255);
}

void td_plot_pixels_step(struct td_plot *plot, int x, int w, int from, int high, int of,
                         enum td_role role)
{
    uint32_t rgb = rgb_of(plot, role);
    int line = td_max((int)(width_of(plot, TD_PLOT_SOLID) + 0.5F), 1);
    int top = top_of(plot, high, of), before = top_of(plot, from, of);

    fill_box(plot, (struct box){x, top, x + w, plot->foot}, rgb, STEP_OPACITY);
    fill_box(plot, (struct box){x, top, x + w, top + line}, rgb, 255);
    if (before != top) {
        fill_box(plot, (struct box){x, td_min(top, before), x + line, td_max(top, before) + line},
                 rgb, 255);
    }
}
