/* Cells from samples: parts of two colours with many colours (raster_parts.c), quarters or halves
 * with few, and characters without any. */
#include "raster_grid.h"

static uint8_t sample_at(const struct td_raster_grid *grid, int x, int y)
{
    return grid->owner[(size_t)y * (size_t)grid->w + (size_t)x];
}

/* The same of a quarter of a cell. */
static float quarter_of(const struct td_raster_grid *grid, int col, int row, unsigned q,
                        struct td_raster_color *out, uint8_t *most)
{
    return td_raster_mean(grid, (col * 2 + (int)(q & 1)) * TD_SAMPLES_X,
                          (row * 2 + (int)(q >> 1)) * TD_SAMPLES_Y, TD_SAMPLES_X, TD_SAMPLES_Y, out,
                          most);
}

/* ---- cells ---- */

static const struct td_cell see_through = {.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

/* The ink that covers most of so many rows of samples, unmixed: few colours bear no
 * mixing. Where there is none: the ground. */
static int16_t ink_of(const struct td_raster_grid *grid, const struct td_theme *theme, int col,
                      int y, int rows)
{
    uint8_t most;
    float covered =
        td_raster_mean(grid, col * 2 * TD_SAMPLES_X, y, 2 * TD_SAMPLES_X, rows, NULL, &most);

    return covered >= 0.5F ? td_theme_ink(theme, grid->shapes[most].ink, grid->shapes[most].light)
           : td_theme_has_ground(theme) ? TD_COLOR_GROUND
                                        : TD_COLOR_DEFAULT;
}

/* ---- few colours ---- */

/* The shape that has a quarter of a cell; quarters are counted from 0 over the whole picture. */
static uint8_t owner_of(const struct td_raster_grid *grid, int x, int y)
{
    uint8_t most;

    if (x < 0 || y < 0 || (x + 1) * TD_SAMPLES_X > grid->w || (y + 1) * TD_SAMPLES_Y > grid->h) {
        return TD_RASTER_NOBODY;
    }
    return td_raster_mean(grid, x * TD_SAMPLES_X, y * TD_SAMPLES_Y, TD_SAMPLES_X, TD_SAMPLES_Y,
                          NULL, &most) >= 0.5F
               ? most
               : TD_RASTER_NOBODY;
}

/* With few colours there is no grey to dim with: what is dimmed, and the leg that does not work, is
 * its outline. */
static bool is_outlined(const struct td_shape *shape)
{
    return shape->light == TD_SHADE_DIMMED || shape->ink == TD_INK_FAR_SKIN;
}

/* One quarter wide, also where two outlined parts meet. */
static bool is_border(const struct td_raster_grid *grid, int x, int y, uint8_t owner)
{
    static const int sides[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    for (int i = 0; i < 4; i++) {
        uint8_t other = owner_of(grid, x + sides[i][0], y + sides[i][1]);

        if (other != owner &&
            (i < 2 || other == TD_RASTER_NOBODY || !is_outlined(&grid->shapes[other]))) {
            return true;
        }
    }
    return false;
}

/* The ink of a quarter, unmixed: few colours bear no mixing. */
static int16_t quarter_ink(const struct td_raster_grid *grid, const struct td_theme *theme, int x,
                           int y)
{
    uint8_t owner = owner_of(grid, x, y);
    const struct td_shape *shape = &grid->shapes[owner];

    if (owner == TD_RASTER_NOBODY || (is_outlined(shape) && !is_border(grid, x, y, owner))) {
        return TD_COLOR_GROUND;
    }
    return td_theme_ink(theme, shape->ink, shape->light);
}

/* Of the inks of four quarters the two that most of them have; a third becomes the first. */
static struct td_cell few_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                               int col, int row)
{
    struct td_cell cell = see_through;
    int16_t ink[4], one = 0, two;
    unsigned mask = 0;
    int most = 0;

    for (int q = 0; q < 4; q++) {
        ink[q] = quarter_ink(grid, theme, 2 * col + (q & 1), 2 * row + (q >> 1));
    }
    for (int q = 0; q < 4; q++) {
        int count = 0;

        for (int i = 0; i < 4; i++) {
            count += ink[i] == ink[q];
        }
        if (count > most) {
            most = count;
            one = ink[q];
        }
    }
    two = one;
    for (int q = 0; q < 4; q++) {
        two = ink[q] != one && two == one ? ink[q] : two;
    }
    for (unsigned q = 0; q < 4; q++) {
        mask |= ink[q] == two && two != one ? 1u << q : 0;
    }
    cell.cp = mask == 0 ? ' ' : td_quadrants[mask];
    cell.fg = mask == 0 ? TD_COLOR_DEFAULT : two;
    cell.bg = one;
    return cell;
}

static bool has_halves(const struct td_theme *theme)
{
    return td_theme_has(theme, 0x2580) && td_theme_has(theme, 0x2584);
}

/* Two halves of a cell, or one whole where the font has no halves. */
static struct td_cell half_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                int col, int row)
{
    struct td_cell cell = see_through;
    bool halves = has_halves(theme);
    int rows = halves ? TD_SAMPLES_Y : 2 * TD_SAMPLES_Y, y = row * 2 * TD_SAMPLES_Y;
    int16_t upper = ink_of(grid, theme, col, y, rows);
    int16_t lower = halves ? ink_of(grid, theme, col, y + rows, rows) : upper;

    if (upper == TD_COLOR_DEFAULT && lower == TD_COLOR_DEFAULT) {
        return cell;
    }
    cell.cp = upper == TD_COLOR_DEFAULT ? 0x2584 : 0x2580;
    cell.fg = upper == TD_COLOR_DEFAULT ? lower : upper;
    cell.bg = upper == TD_COLOR_DEFAULT ? TD_COLOR_DEFAULT : lower;
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

    return shape->ink == TD_INK_LINE || (muscle && shape->light != TD_SHADE_DIMMED);
}

/* The leg that does not work is a screen: every other quarter. */
static bool is_screened(const struct td_shape *shape, unsigned quarter)
{
    return shape->ink == TD_INK_FAR_SKIN && (quarter == 0 || quarter == 3);
}

static struct td_cell silhouette_cell(const struct td_raster_grid *grid, int col, int row)
{
    struct td_cell cell = see_through;
    unsigned mask = 0;

    for (unsigned q = 0; q < 4; q++) {
        uint8_t most;

        if (quarter_of(grid, col, row, q, NULL, &most) >= 0.5F && !is_open(&grid->shapes[most]) &&
            !is_screened(&grid->shapes[most], q)) {
            mask |= 1u << q;
        }
    }
    if (mask != 0) {
        cell.cp = td_quadrants[mask];
        cell.fg = TD_COLOR_DEFAULT;
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

/* The spot that is pointed at may be smaller than half a cell, and must show. */
static bool has_lit_spot(const struct td_raster_grid *grid, int col, int row, uint8_t *spot)
{
    for (unsigned q = 0; q < 4; q++) {
        if (quarter_of(grid, col, row, q, NULL, spot) >= 0.5F &&
            grid->shapes[*spot].ink == TD_INK_SPOT && grid->shapes[*spot].light == TD_SHADE_LIT) {
            return true;
        }
    }
    return false;
}

static bool is_prop(const struct td_raster_grid *grid, uint8_t shape)
{
    return shape != TD_RASTER_NOBODY &&
           (grid->shapes[shape].ink == TD_INK_PROP || grid->shapes[shape].ink == TD_INK_WOOD ||
            grid->shapes[shape].ink == TD_INK_WATER);
}

/* A floor, a strap or a post may be thinner than half a cell, wherever it lies in it, and must not
 * fall between two: a third of one half of the cell is enough. */
static bool has_thin_prop(const struct td_raster_grid *grid, int col, int row, uint8_t *prop)
{
    const int x0 = col * 2 * TD_SAMPLES_X, y0 = row * 2 * TD_SAMPLES_Y;
    int found[2][2] = {{0, 0}, {0, 0}}; /* left and right; upper and lower */

    for (int y = 0; y < 2 * TD_SAMPLES_Y; y++) {
        for (int x = 0; x < 2 * TD_SAMPLES_X; x++) {
            uint8_t owner = sample_at(grid, x0 + x, y0 + y);

            if (is_prop(grid, owner)) {
                found[0][x / TD_SAMPLES_X]++;
                found[1][y / TD_SAMPLES_Y]++;
                *prop = owner;
            }
        }
    }
    for (int i = 0; i < 2; i++) {
        if (3 * found[i][0] >= 2 * TD_SAMPLES_X * TD_SAMPLES_Y ||
            3 * found[i][1] >= 2 * TD_SAMPLES_X * TD_SAMPLES_Y) {
            return true;
        }
    }
    return false;
}

static struct td_cell character_cell(const struct td_raster_grid *grid, int col, int row)
{
    struct td_cell cell = see_through;
    uint8_t most;

    if (has_lit_spot(grid, col, row, &most) ||
        td_raster_mean(grid, col * 2 * TD_SAMPLES_X, row * 2 * TD_SAMPLES_Y, 2 * TD_SAMPLES_X,
                       2 * TD_SAMPLES_Y, NULL, &most) >= 0.5F ||
        has_thin_prop(grid, col, row, &most)) {
        cell.cp =
            (uint32_t)(unsigned char)td_ink_ascii(grid->shapes[most].ink, grid->shapes[most].light);
        cell.fg = TD_COLOR_DEFAULT;
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

struct td_cell td_raster_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                              int col, int row)
{
    bool quarters = grid->parts >= TD_PARTS_QUADRANT;

    if (grid->hard && theme->depth == TD_DEPTH_MONO && quarters) {
        return silhouette_cell(grid, col, row);
    }
    if (theme->ascii || theme->depth == TD_DEPTH_MONO) {
        return character_cell(grid, col, row);
    }
    if (td_theme_has_ground(theme) && quarters) {
        return few_cell(grid, theme, col, row);
    }
    if (quarters || (!td_theme_has_ground(theme) && has_halves(theme))) {
        return td_raster_parts_cell(grid, theme, col, row);
    }
    return half_cell(grid, theme, col, row);
}
