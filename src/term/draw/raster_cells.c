/* Cells from samples: two colours each with many colours, halves with few, and
 * characters without any. */
#include "raster_grid.h"

/* ---- colours ---- */

static uint32_t rgb_of(struct td_raster_color c)
{
    return (uint32_t)(c.r + 0.5F) << 16 | (uint32_t)(c.g + 0.5F) << 8 | (uint32_t)(c.b + 0.5F);
}

static const uint8_t *sample_at(const struct td_raster_grid *grid, int x, int y)
{
    return grid->owner + (size_t)y * (size_t)grid->w + (size_t)x;
}

/* Darker at the border to a neighbour, so that parts are told apart. One tone only:
 * every change of colour costs some twenty bytes on their way to the terminal. */
static enum td_raster_tone tone_at(const struct td_raster_grid *grid, int x, int y)
{
    const uint8_t *at = sample_at(grid, x, y);
    bool inside = x > 0 && y > 0 && x + 1 < grid->w && y + 1 < grid->h && at[-1] == *at &&
                  at[1] == *at && at[-grid->w] == *at && at[grid->w] == *at;

    return inside ? TD_RASTER_TONE_INSIDE : TD_RASTER_TONE_BORDER;
}

/* Does one shape cover more of a block than the other (or is there no other)? */
static bool votes_for(const struct td_raster_grid *grid, int x0, int y0, int w, int h, uint8_t one,
                      uint8_t other)
{
    int lead = 0;

    for (int y = y0; y < y0 + h && other != TD_RASTER_NOBODY; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = *sample_at(grid, x, y);

            lead += owner == one ? 1 : owner == other ? -1 : 0;
        }
    }
    return other == TD_RASTER_NOBODY || lead > 0;
}

/* Mean colour of a block of samples; returns the share that is covered, and in
 * *most the shape that covers most of it. out may be NULL. */
static float mean_of(const struct td_raster_grid *grid, int x0, int y0, int w, int h,
                     struct td_raster_color *out, uint8_t *most)
{
    struct td_raster_color sum = {0, 0, 0};
    int covered = 0;

    *most = TD_RASTER_NOBODY;
    for (int y = y0; y < y0 + h; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = *sample_at(grid, x, y);
            const struct td_raster_color *c;

            if (owner == TD_RASTER_NOBODY) {
                continue;
            }
            covered++;
            if (owner != *most && votes_for(grid, x0, y0, w, h, owner, *most)) {
                *most = owner;
            }
            if (out != NULL) {
                c = &grid->paints[owner].tones[grid->shapes[owner].edge ? tone_at(grid, x, y)
                                                                        : TD_RASTER_TONE_INSIDE];
                sum = (struct td_raster_color){sum.r + c->r, sum.g + c->g, sum.b + c->b};
            }
        }
    }
    if (covered > 0 && out != NULL) {
        float n = (float)covered;

        *out = (struct td_raster_color){sum.r / n, sum.g / n, sum.b / n};
    }
    return (float)covered / (float)(w * h);
}

/* The same of a quarter of a cell. */
static float quarter_of(const struct td_raster_grid *grid, int col, int row, unsigned q,
                        struct td_raster_color *out, uint8_t *most)
{
    return mean_of(grid, (col * 2 + (int)(q & 1)) * TD_SAMPLES_X,
                   (row * 2 + (int)(q >> 1)) * TD_SAMPLES_Y, TD_SAMPLES_X, TD_SAMPLES_Y, out, most);
}

/* ---- cells ---- */

static const struct td_cell see_through = {.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

static struct td_raster_color mean_color(const struct td_raster_color *colors, unsigned mask)
{
    struct td_raster_color sum = {0, 0, 0};
    float n = 0;

    for (unsigned q = 0; q < 4; q++) {
        if ((mask >> q & 1) != 0) {
            sum = (struct td_raster_color){sum.r + colors[q].r, sum.g + colors[q].g,
                                           sum.b + colors[q].b};
            n += 1;
        }
    }
    return n > 0 ? (struct td_raster_color){sum.r / n, sum.g / n, sum.b / n} : sum;
}

static float error_of(const struct td_raster_color *colors, unsigned mask,
                      struct td_raster_color mean)
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
static struct td_cell hard_cell(const struct td_theme *theme, const struct td_raster_color *colors,
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
    cell.cp = td_quadrants[mask];
    cell.fg = one;
    cell.bg = two;
    return cell;
}

/* The two colours that four quarters lose least by. */
static struct td_cell split_cell(const struct td_theme *theme, const struct td_raster_color *colors)
{
    struct td_cell cell = see_through;
    struct td_raster_color one = mean_color(colors, 15), two = one;
    float best = error_of(colors, 15, one);
    unsigned best_mask = 15;

    for (unsigned mask = 1; mask < 8; mask++) {
        struct td_raster_color a = mean_color(colors, mask), b = mean_color(colors, 15 & ~mask);
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
    cell.cp = cell.fg == cell.bg ? ' ' : td_quadrants[best_mask];
    if (cell.fg == cell.bg) { /* one colour: a blank on that ground */
        cell.fg = TD_COLOR_DEFAULT;
    }
    return cell;
}

static struct td_cell quadrant_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                    int col, int row)
{
    struct td_cell cell = see_through;
    struct td_raster_color colors[4] = {{0, 0, 0}};
    unsigned mask = 0;

    for (unsigned q = 0; q < 4; q++) {
        uint8_t most;

        if (quarter_of(grid, col, row, q, &colors[q], &most) >= 0.5F) {
            mask |= 1u << q;
        }
        if (grid->hard && most != TD_RASTER_NOBODY) {
            colors[q] = grid->paints[most].tones[TD_RASTER_TONE_INSIDE];
        }
    }
    if (grid->hard && mask != 0) {
        return hard_cell(theme, colors, mask);
    }
    if (mask == 15) {
        return split_cell(theme, colors);
    }
    if (mask != 0) {
        cell.cp = td_quadrants[mask];
        cell.fg = td_theme_nearest(theme, rgb_of(mean_color(colors, mask)));
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}

/* The ink that covers most of so many rows of samples, unmixed: few colours bear no
 * mixing. Where there is none: the ground. */
static int16_t ink_of(const struct td_raster_grid *grid, const struct td_theme *theme, int col,
                      int y, int rows)
{
    uint8_t most;
    float covered = mean_of(grid, col * 2 * TD_SAMPLES_X, y, 2 * TD_SAMPLES_X, rows, NULL, &most);

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
    return mean_of(grid, x * TD_SAMPLES_X, y * TD_SAMPLES_Y, TD_SAMPLES_X, TD_SAMPLES_Y, NULL,
                   &most) >= 0.5F
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

/* Two halves of a cell, or one whole where the font has no halves. */
static struct td_cell half_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                int col, int row)
{
    struct td_cell cell = see_through;
    bool halves = td_theme_has(theme, 0x2580) && td_theme_has(theme, 0x2584);
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
            uint8_t owner = *sample_at(grid, x0 + x, y0 + y);

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
        mean_of(grid, col * 2 * TD_SAMPLES_X, row * 2 * TD_SAMPLES_Y, 2 * TD_SAMPLES_X,
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
    bool quarters = td_theme_has(theme, td_quadrants[1]) && td_theme_has(theme, td_quadrants[3]);

    if (grid->hard && theme->depth == TD_DEPTH_MONO && quarters) {
        return silhouette_cell(grid, col, row);
    }
    if (theme->ascii || theme->depth == TD_DEPTH_MONO) {
        return character_cell(grid, col, row);
    }
    if (!quarters) {
        return half_cell(grid, theme, col, row);
    }
    return td_theme_has_ground(theme) ? few_cell(grid, theme, col, row)
                                      : quadrant_cell(grid, theme, col, row);
}
