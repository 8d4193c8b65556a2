/* Cells of two colours and as many parts as a character can fill by themselves. */
#include "draw/blocks.h"
#include "raster_grid.h"

#define PARTS_MAX 8

/* The parts of one cell. */
struct parts {
    enum td_cell_parts kind;
    unsigned count, all; /* all: a mask of them */
    struct td_raster_color colors[PARTS_MAX];
};

enum td_cell_parts td_raster_parts(const struct td_theme *theme)
{
    enum td_cell_parts parts = theme->parts;

    if (theme->ascii || theme->depth != TD_DEPTH_256) {
        parts = parts < TD_PARTS_QUADRANT ? parts : TD_PARTS_QUADRANT;
    }
    if (parts == TD_PARTS_OCTANT && !td_theme_has(theme, td_block(parts, 4))) {
        parts = TD_PARTS_SEXTANT;
    }
    if (parts == TD_PARTS_SEXTANT && !td_theme_has(theme, td_block(parts, 1))) {
        parts = TD_PARTS_QUADRANT;
    }
    if (parts == TD_PARTS_QUADRANT &&
        !(td_theme_has(theme, td_block(parts, 1)) && td_theme_has(theme, td_block(parts, 3)))) {
        parts = TD_PARTS_HALF;
    }
    return parts;
}

/* ---- colours ---- */

static uint32_t rgb_of(struct td_raster_color c)
{
    return (uint32_t)(c.r + 0.5F) << 16 | (uint32_t)(c.g + 0.5F) << 8 | (uint32_t)(c.b + 0.5F);
}

static struct td_raster_color add(struct td_raster_color a, struct td_raster_color b)
{
    return (struct td_raster_color){a.r + b.r, a.g + b.g, a.b + b.b};
}

static float apart(struct td_raster_color a, struct td_raster_color b)
{
    float r = a.r - b.r, g = a.g - b.g, u = a.b - b.b;

    return r * r + g * g + u * u;
}

static struct td_raster_color mean_color(const struct parts *parts, unsigned mask)
{
    struct td_raster_color sum = {0, 0, 0};
    float n = 0;

    for (unsigned q = 0; q < parts->count; q++) {
        if ((mask >> q & 1) != 0) {
            sum = add(sum, parts->colors[q]);
            n += 1;
        }
    }
    return n > 0 ? (struct td_raster_color){sum.r / n, sum.g / n, sum.b / n} : sum;
}

static float square(struct td_raster_color c)
{
    return c.r * c.r + c.g * c.g + c.b * c.b;
}

/* ---- two colours ---- */

/* Of four parts every division is tried: the squares of what is lost are least where those of the
 * means are greatest. */
static unsigned best_of_all(const struct parts *parts)
{
    struct td_raster_color total = {0, 0, 0};
    float best;
    unsigned best_mask = parts->all;

    for (unsigned q = 0; q < parts->count; q++) {
        total = add(total, parts->colors[q]);
    }
    best = square(total) / (float)parts->count + 1;
    for (unsigned mask = 1; mask <= parts->all / 2; mask++) {
        struct td_raster_color in = {0, 0, 0}, out;
        unsigned n = 0;
        float kept;

        for (unsigned q = 0; q < parts->count; q++) {
            if ((mask >> q & 1) != 0) {
                in = add(in, parts->colors[q]);
                n++;
            }
        }
        out = (struct td_raster_color){total.r - in.r, total.g - in.g, total.b - in.b};
        kept = square(in) / (float)n + square(out) / (float)(parts->count - n);
        if (kept > best) {
            best = kept + 1;
            best_mask = mask;
        }
    }
    return best_mask;
}

/* Of more parts the two that differ most are ends; each other one goes to the nearer, and again to
 * the nearer mean, until none changes over. */
static unsigned best_of_two_ends(const struct parts *parts)
{
    struct td_raster_color one = parts->colors[0], two = one;
    unsigned mask = parts->all;
    float most = 4; /* of a sum of squares: nobody sees less */

    for (unsigned a = 0; a < parts->count; a++) {
        for (unsigned b = a + 1; b < parts->count; b++) {
            float far = apart(parts->colors[a], parts->colors[b]);

            if (far > most) {
                most = far;
                one = parts->colors[a];
                two = parts->colors[b];
            }
        }
    }
    for (int round = 0; round < 4 && most > 4; round++) {
        unsigned before = mask;

        mask = 0;
        for (unsigned q = 0; q < parts->count; q++) {
            bool first = apart(parts->colors[q], one) <= apart(parts->colors[q], two);

            mask |= first ? 1u << q : 0;
        }
        one = mean_color(parts, mask);
        two = mean_color(parts, parts->all & ~mask);
        if (mask == before) {
            break;
        }
    }
    return mask;
}

static const struct td_cell see_through = {.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

/* The two colours that the parts lose least by. */
static struct td_cell split_cell(const struct td_theme *theme, const struct parts *parts)
{
    struct td_cell cell = see_through;
    unsigned mask = parts->count <= 4 ? best_of_all(parts) : best_of_two_ends(parts);

    cell.fg = td_theme_nearest(theme, rgb_of(mean_color(parts, mask)));
    cell.bg = mask == parts->all
                  ? cell.fg
                  : td_theme_nearest(theme, rgb_of(mean_color(parts, parts->all & ~mask)));
    cell.cp = cell.fg == cell.bg ? ' ' : td_block(parts->kind, mask);
    if (cell.fg == cell.bg) { /* one colour: a blank on that ground */
        cell.fg = TD_COLOR_DEFAULT;
    }
    return cell;
}

/* ---- parts that keep their own colours ---- */

/* The colour that most parts have; the first of them where there are several. */
static int16_t most_frequent(const int16_t *of, unsigned count)
{
    int16_t most_of = TD_COLOR_DEFAULT;
    int most = 0;

    for (unsigned q = 0; q < count; q++) {
        int found = 0;

        for (unsigned other = 0; other < count; other++) {
            found += of[other] == of[q];
        }
        if (of[q] != TD_COLOR_DEFAULT && found > most) {
            most = found;
            most_of = of[q];
        }
    }
    return most_of;
}

/* Of parts that keep their own colours, the two that stay: the one that most of them have, and
 * another; none where the ground shows through. */
static struct td_cell hard_cell(const struct td_theme *theme, const struct parts *parts,
                                unsigned covered)
{
    struct td_cell cell = see_through;
    int16_t of[PARTS_MAX], one, two = TD_COLOR_DEFAULT;
    unsigned mask = 0;

    for (unsigned q = 0; q < parts->count; q++) {
        of[q] = (covered >> q & 1) != 0 ? td_theme_nearest(theme, rgb_of(parts->colors[q]))
                                        : TD_COLOR_DEFAULT;
    }
    one = most_frequent(of, parts->count);
    for (unsigned q = 0; q < parts->count && covered == parts->all; q++) {
        two = of[q] != one && two == TD_COLOR_DEFAULT ? of[q] : two;
    }
    for (unsigned q = 0; q < parts->count; q++) {
        mask |= of[q] != two && (covered >> q & 1) != 0 ? 1u << q : 0;
    }
    if (covered == parts->all && (mask == parts->all || two == TD_COLOR_DEFAULT)) {
        cell.bg = one;
        cell.fg = TD_COLOR_DEFAULT;
        return cell;
    }
    cell.cp = td_block(parts->kind, mask);
    cell.fg = one;
    cell.bg = two;
    return cell;
}

/* ---- a cell ---- */

/* Nothing but one shape: a blank on its colour. */
static struct td_cell even_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                uint8_t owner)
{
    struct td_cell cell = see_through;

    if (owner != TD_RASTER_NOBODY) {
        cell.fg = TD_COLOR_DEFAULT;
        cell.bg = td_theme_nearest(theme, rgb_of(grid->paints[owner].tones[TD_RASTER_TONE_INSIDE]));
    }
    return cell;
}

struct td_cell td_raster_parts_cell(const struct td_raster_grid *grid, const struct td_theme *theme,
                                    int col, int row)
{
    int across = td_parts_across(grid->parts), down = td_parts_down(grid->parts);
    int per = grid->parts >= TD_PARTS_SEXTANT ? 6 : 2 * TD_SAMPLES_X, w = per / across;
    int h = 2 * per / down;
    struct parts parts = {.kind = grid->parts, .count = (unsigned)(across * down)};
    struct td_cell cell = see_through;
    unsigned covered = 0;

    if (td_raster_is_even(grid, col * per, row * 2 * per, per, 2 * per)) {
        return even_cell(grid, theme,
                         grid->owner[(size_t)row * 2 * (size_t)per * (size_t)grid->w +
                                     (size_t)col * (size_t)per]);
    }
    parts.all = (1u << parts.count) - 1;
    for (unsigned q = 0; q < parts.count; q++) {
        int x = col * per + (int)q % across * w, y = row * 2 * per + (int)q / across * h;
        uint8_t most;

        if (td_raster_mean(grid, x, y, w, h, &parts.colors[q], &most) >= 0.5F) {
            covered |= 1u << q;
        }
        if (grid->hard && most != TD_RASTER_NOBODY) {
            parts.colors[q] = grid->paints[most].tones[TD_RASTER_TONE_INSIDE];
        }
    }
    if (grid->hard && covered != 0) {
        return hard_cell(theme, &parts, covered);
    }
    if (covered == parts.all) {
        return split_cell(theme, &parts);
    }
    if (covered != 0) {
        cell.cp = td_block(parts.kind, covered);
        cell.fg = td_theme_nearest(theme, rgb_of(mean_color(&parts, covered)));
        cell.bg = TD_COLOR_DEFAULT;
    }
    return cell;
}
