/* Every sub-cell (a quarter of a cell) is sampled on a small grid; each sample
 * remembers the topmost shape over it. Shapes are filled span by span, so the
 * cost is that of the area, not of the number of corners. */
#include "teardrop/term/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLES_X 2 /* of a sub-cell; a sub-cell is twice as high as wide */
#define SAMPLES_Y 4
#define NOBODY 255 /* no shape over this sample */
#define SHAPES_MAX 254
#define CROSSINGS_MAX 512

enum tone { TONE_BORDER, TONE_INSIDE, TONES };

struct color {
    float r, g, b;
};

/* The tones of one shape's colour, from its border inwards. */
struct paint {
    struct color tones[TONES];
};

struct grid {
    int w, h;             /* samples */
    struct paint *paints; /* of each shape */
    uint8_t *owner;
    float scale, left, top; /* user units -> samples; y samples are as dense as x */
    bool mirror, hard;
    float width; /* of the user box */
    const struct td_shape *shapes;
    size_t shape_count;
};

/* ---- filling ---- */

struct crossing {
    float x;
    int turn;
};

static struct td_point to_grid(const struct grid *grid, struct td_point p)
{
    float x = grid->mirror ? grid->width - p.x : p.x;

    return (struct td_point){grid->left + x * grid->scale, grid->top + p.y * grid->scale};
}

static int by_x(const void *a, const void *b)
{
    float ax = ((const struct crossing *)a)->x, bx = ((const struct crossing *)b)->x;

    return ax < bx ? -1 : ax > bx ? 1 : 0;
}

/* Where the outline crosses the middle of a row of samples. */
static int find_crossings(const struct grid *grid, const struct td_outline *outline, float y,
                          struct crossing *out)
{
    int count = 0;

    for (size_t c = 0; c < outline->contour_count; c++) {
        size_t first = outline->starts[c];
        size_t end = c + 1 < outline->contour_count ? outline->starts[c + 1] : outline->point_count;

        for (size_t i = first; i < end && count < CROSSINGS_MAX; i++) {
            struct td_point a = to_grid(grid, outline->points[i]);
            struct td_point b = to_grid(grid, outline->points[i + 1 < end ? i + 1 : first]);

            if ((a.y <= y) == (b.y <= y)) {
                continue;
            }
            out[count++] =
                (struct crossing){a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y), a.y <= y ? 1 : -1};
        }
    }
    qsort(out, (size_t)count, sizeof *out, by_x);
    return count;
}

/* The first sample at or behind a place, kept within 0..most before it is made
 * an integer: a shape may reach far beyond the grid. */
static int sample_from(float at, int most)
{
    return (int)ceilf(fminf(fmaxf(at, 0), (float)most));
}

static void fill_span(struct grid *grid, int row, float from, float to, uint8_t shape)
{
    int x0 = sample_from(from - 0.5F, grid->w), x1 = sample_from(to - 0.5F, grid->w);

    if (x1 > x0) {
        memset(grid->owner + (size_t)row * (size_t)grid->w + (size_t)x0, shape, (size_t)(x1 - x0));
    }
}

static void fill(struct grid *grid, uint8_t shape)
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

/* ---- colours ---- */

static struct color color_of(uint32_t rgb)
{
    return (struct color){(float)(rgb >> 16 & 0xFF), (float)(rgb >> 8 & 0xFF), (float)(rgb & 0xFF)};
}

static uint32_t rgb_of(struct color c)
{
    return (uint32_t)(c.r + 0.5F) << 16 | (uint32_t)(c.g + 0.5F) << 8 | (uint32_t)(c.b + 0.5F);
}

static uint8_t owner_at(const struct grid *grid, int x, int y)
{
    if (x < 0 || y < 0 || x >= grid->w || y >= grid->h) {
        return NOBODY;
    }
    return grid->owner[(size_t)y * (size_t)grid->w + (size_t)x];
}

/* Darker at the border to a neighbour, so that parts stand apart. One tone only:
 * every change of colour costs some twenty bytes on their way to the terminal. */
static enum tone tone_at(const struct grid *grid, int x, int y, uint8_t me)
{
    return owner_at(grid, x - 1, y) != me || owner_at(grid, x + 1, y) != me ||
                   owner_at(grid, x, y - 1) != me || owner_at(grid, x, y + 1) != me
               ? TONE_BORDER
               : TONE_INSIDE;
}

/* Does one shape cover more of a block than the other (or is there no other)? */
static bool votes_for(const struct grid *grid, int x0, int y0, int w, int h, uint8_t one,
                      uint8_t other)
{
    int lead = 0;

    for (int y = y0; y < y0 + h && other != NOBODY; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = owner_at(grid, x, y);

            lead += owner == one ? 1 : owner == other ? -1 : 0;
        }
    }
    return other == NOBODY || lead > 0;
}

/* Mean colour of a block of samples; returns the share that is covered, and in
 * *most the shape that covers most of it. */
static float mean_of(const struct grid *grid, int x0, int y0, int w, int h, struct color *out,
                     uint8_t *most)
{
    struct color sum = {0, 0, 0};
    int covered = 0;

    *most = NOBODY;
    for (int y = y0; y < y0 + h; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = owner_at(grid, x, y);
            const struct color *c;

            if (owner == NOBODY) {
                continue;
            }
            c = &grid->paints[owner]
                     .tones[grid->shapes[owner].edge ? tone_at(grid, x, y, owner) : TONE_INSIDE];
            sum = (struct color){sum.r + c->r, sum.g + c->g, sum.b + c->b};
            covered++;
            if (owner != *most && votes_for(grid, x0, y0, w, h, owner, *most)) {
                *most = owner;
            }
        }
    }
    if (covered > 0) {
        float n = (float)covered;

        *out = (struct color){sum.r / n, sum.g / n, sum.b / n};
    }
    return (float)covered / (float)(w * h);
}

/* ---- cells ---- */

static const struct td_cell see_through = {.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

/* Bit 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
static const uint32_t quadrants[16] = {' ',    0x2598, 0x259D, 0x2580, 0x2596, 0x258C,
                                       0x259E, 0x259B, 0x2597, 0x259A, 0x2590, 0x259C,
                                       0x2584, 0x2599, 0x259F, 0x2588};

static struct color mean_color(const struct color *colors, unsigned mask)
{
    struct color sum = {0, 0, 0};
    float n = 0;

    for (unsigned q = 0; q < 4; q++) {
        if ((mask >> q & 1) != 0) {
            sum = (struct color){sum.r + colors[q].r, sum.g + colors[q].g, sum.b + colors[q].b};
            n += 1;
        }
    }
    return n > 0 ? (struct color){sum.r / n, sum.g / n, sum.b / n} : sum;
}

static float error_of(const struct color *colors, unsigned mask, struct color mean)
{
    float error = 0;

    for (unsigned q = 0; q < 4; q++) {
        if ((mask >> q & 1) != 0) {
            float r = colors[q].r - mean.r, g = colors[q].g - mean.g, b = colors[q].b - mean.b;

            error += r * r + g * g + b * b;
        }
    }
    return error;
}

/* Of four quarters that keep their own colours, the two that stay: the one most
 * of them have, and the one that lies furthest from it. */
static struct td_cell hard_cell(const struct td_theme *theme, const struct color *colors,
                                unsigned covered)
{
    struct td_cell cell = see_through;
    int16_t of[4] = {0}, one = TD_COLOR_DEFAULT, two = TD_COLOR_DEFAULT;
    int most = 0;
    unsigned mask = 0;

    for (unsigned q = 0; q < 4; q++) {
        of[q] =
            (covered >> q & 1) != 0 ? td_theme_nearest(theme, rgb_of(colors[q])) : TD_COLOR_DEFAULT;
    }
    for (unsigned q = 0; q < 4; q++) {
        int count = 0;

        for (unsigned other = 0; other < 4; other++) {
            count += of[other] == of[q];
        }
        if (of[q] != TD_COLOR_DEFAULT && count > most) {
            most = count;
            one = of[q];
        }
    }
    for (unsigned q = 0; q < 4; q++) {
        two = of[q] != one && (two == TD_COLOR_DEFAULT || covered != 15) ? of[q] : two;
    }
    if (covered != 15) {
        two = TD_COLOR_DEFAULT; /* the ground shows through */
    }
    for (unsigned q = 0; q < 4; q++) {
        mask |= of[q] != two && (covered >> q & 1) != 0 ? 1u << q : 0;
    }
    if (covered == 15 && (mask == 15 || two == TD_COLOR_DEFAULT)) {
        cell.bg = one;
        cell.fg = TD_COLOR_DEFAULT;
        return cell;
    }
    cell.cp = quadrants[mask];
    cell.fg = one;
    cell.bg = two;
    return cell;
}

/* The two colours that four quarters lose least by. */
static struct td_cell split_cell(const struct td_theme *theme, const struct color *colors)
{
    struct td_cell cell = see_through;
    struct color one = mean_color(colors, 15), two = one;
    float best = error_of(colors, 15, one);
    unsigned best_mask = 15;

    for (unsigned mask = 1; mask < 8; mask++) {
        struct color a = mean_color(colors, mask), b = mean_color(colors, 15 & ~mask);
        float error = error_of(colors, mask, a) + error_of(colors, 15 & ~mask, b);

        if (error < best - 1) {
            best = error;
            best_mask = mask;
            one = a;
            two = b;
        }
    }
    cell.fg = td_theme_nearest(theme, rgb_of(one));
    cell.bg = best_mask == 15 ? cell.fg : td_theme_nearest(theme, rgb_of(two));
    cell.cp = cell.fg == cell.bg ? ' ' : quadrants[best_mask];
    if (cell.fg == cell.bg) { /* one colour: a blank on that ground */
        cell.fg = TD_COLOR_DEFAULT;
    }
    return cell;
}

static struct td_cell quadrant_cell(const struct grid *grid, const struct td_theme *theme, int col,
                                    int row)
{
    struct td_cell cell = see_through;
    struct color colors[4] = {{0, 0, 0}};
    unsigned mask = 0;

    for (unsigned q = 0; q < 4; q++) {
        int x = (col * 2 + (int)(q & 1)) * SAMPLES_X;
        int y = (row * 2 + (int)(q >> 1)) * SAMPLES_Y;
        uint8_t most;

        if (mean_of(grid, x, y, SAMPLES_X, SAMPLES_Y, &colors[q], &most) >= 0.5F) {
            mask |= 1u << q;
        }
        if (grid->hard && most != NOBODY) {
            colors[q] = grid->paints[most].tones[TONE_INSIDE];
        }
    }
    if (grid->hard && mask != 0) {
        return hard_cell(theme, colors, mask);
    }
    if (mask == 15) {
        return split_cell(theme, colors);
    }
    if (mask != 0) {
        cell.cp = quadrants[mask];
        cell.fg = td_theme_nearest(theme, rgb_of(mean_color(colors, mask)));
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

static struct td_cell half_cell(const struct grid *grid, const struct td_theme *theme, int col,
                                int row)
{
    struct td_cell cell = see_through;
    int16_t colors[2] = {TD_COLOR_DEFAULT, TD_COLOR_DEFAULT};

    for (int half = 0; half < 2; half++) {
        struct color unused;
        uint8_t most;
        float covered = mean_of(grid, col * 2 * SAMPLES_X, (row * 2 + half) * SAMPLES_Y,
                                2 * SAMPLES_X, SAMPLES_Y, &unused, &most);

        /* The ink that covers most, unmixed: so few colours bear no mixing. */
        if (covered >= 0.5F) {
            colors[half] = td_theme_nearest(
                theme, td_ink_rgb(grid->shapes[most].ink, grid->shapes[most].light));
        }
    }
    if (colors[0] == TD_COLOR_DEFAULT && colors[1] == TD_COLOR_DEFAULT) {
        return cell;
    }
    cell.cp = colors[0] == TD_COLOR_DEFAULT ? 0x2584 : 0x2580;
    cell.fg = colors[0] == TD_COLOR_DEFAULT ? colors[1] : colors[0];
    cell.bg = colors[0] == TD_COLOR_DEFAULT ? TD_COLOR_DEFAULT : colors[1];
    if (cell.fg == cell.bg) {
        cell.cp = ' ';
        cell.fg = TD_COLOR_DEFAULT;
    }
    return cell;
}

/* Without colours a thing that moves is a silhouette; what glows in it, and dark
 * lines, are left open. */
static bool is_open(const struct td_shape *shape)
{
    bool muscle = shape->ink == TD_INK_MUSCLE || shape->ink == TD_INK_VM;

    return shape->ink == TD_INK_LINE || (muscle && shape->light != TD_LIGHT_DIMMED);
}

static struct td_cell silhouette_cell(const struct grid *grid, int col, int row)
{
    struct td_cell cell = see_through;
    unsigned mask = 0;

    for (unsigned q = 0; q < 4; q++) {
        struct color unused;
        uint8_t most;
        float covered =
            mean_of(grid, (col * 2 + (int)(q & 1)) * SAMPLES_X,
                    (row * 2 + (int)(q >> 1)) * SAMPLES_Y, SAMPLES_X, SAMPLES_Y, &unused, &most);

        if (covered >= 0.5F && !is_open(&grid->shapes[most])) {
            mask |= 1u << q;
        }
    }
    if (mask != 0) {
        cell.cp = quadrants[mask];
        cell.fg = TD_COLOR_DEFAULT;
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

static struct td_cell character_cell(const struct grid *grid, int col, int row)
{
    struct td_cell cell = see_through;
    struct color unused;
    uint8_t most;

    if (mean_of(grid, col * 2 * SAMPLES_X, row * 2 * SAMPLES_Y, 2 * SAMPLES_X, 2 * SAMPLES_Y,
                &unused, &most) >= 0.5F) {
        cell.cp =
            (uint32_t)(unsigned char)td_ink_ascii(grid->shapes[most].ink, grid->shapes[most].light);
        cell.fg = TD_COLOR_DEFAULT;
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

/* ---- the picture ---- */

static void mix_paints(struct grid *grid)
{
    static const float lights[TONES] = {0.70F, 1};

    for (size_t i = 0; i < grid->shape_count; i++) {
        struct color c = color_of(td_ink_rgb(grid->shapes[i].ink, grid->shapes[i].light));

        for (int tone = 0; tone < TONES; tone++) {
            grid->paints[i].tones[tone] =
                (struct color){c.r * lights[tone], c.g * lights[tone], c.b * lights[tone]};
        }
    }
}

/* Samples are square: a sub-cell is half a unit wide and a whole one high. */
static void fit(struct grid *grid, float width, float height)
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
    struct grid grid = {.w = cols * 2 * SAMPLES_X,
                        .h = rows * 2 * SAMPLES_Y,
                        .mirror = (how & TD_IMAGE_MIRROR) != 0,
                        .hard = (how & TD_IMAGE_HARD) != 0,
                        .shapes = shapes,
                        .shape_count = count < SHAPES_MAX ? count : SHAPES_MAX};
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
    memset(grid.owner, NOBODY, (size_t)grid.w * (size_t)grid.h);
    fit(&grid, width, height);
    for (size_t i = 0; i < grid.shape_count; i++) {
        fill(&grid, (uint8_t)i);
    }
    for (int row = 0; row < rows; row++) {
        for (int col = 0; col < cols; col++) {
            struct td_cell *cell = &cells[(size_t)row * (size_t)cols + (size_t)col];

            if (grid.hard && theme->depth == TD_DEPTH_MONO && !theme->ascii) {
                *cell = silhouette_cell(&grid, col, row);
            } else if (theme->ascii || theme->depth == TD_DEPTH_MONO) {
                *cell = character_cell(&grid, col, row);
            } else if (theme->depth == TD_DEPTH_256) {
                *cell = quadrant_cell(&grid, theme, col, row);
            } else {
                *cell = half_cell(&grid, theme, col, row);
            }
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

void td_image_draw(const struct td_image *image, struct td_canvas *canvas, int x, int y)
{
    for (int row = 0; row < image->rows; row++) {
        for (int col = 0; col < image->cols; col++) {
            const struct td_cell *cell =
                &image->cells[(size_t)row * (size_t)image->cols + (size_t)col];
            int cx = x + col, cy = y + row;

            if ((cell->cp == ' ' && cell->bg == TD_CELL_ROLE) || cx < 0 || cy < 0 ||
                cx >= canvas->cols || cy >= canvas->rows) {
                continue;
            }
            canvas->cells[(size_t)cy * (size_t)canvas->cols + (size_t)cx] = *cell;
        }
    }
}

void td_image_place(int cols, int rows, float width, float height, bool mirror, struct td_point p,
                    int *x, int *y)
{
    struct grid grid = {.w = cols * 2 * SAMPLES_X, .h = rows * 2 * SAMPLES_Y, .mirror = mirror};
    struct td_point at;

    fit(&grid, width, height);
    at = to_grid(&grid, p);
    *x = (int)(at.x / (2 * SAMPLES_X));
    *y = (int)(at.y / (2 * SAMPLES_Y));
}
