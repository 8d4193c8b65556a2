/* Lines from a label to what it names. */
#include "leader.h"

#include <math.h>

#define DASH 0x2500
#define BAR 0x2502
#define DOT 0x25CF
#define PLAIN 0xFFFFFF
#define STRONG 0xFFFF00
#define GROUND_LINE 7 /* white of 8 and of 16 */

/* Over the picture's own ground, so that it stays whole below the line. */
static void put(struct td_image *image, const struct td_theme *theme, int x, int y, uint32_t cp,
                bool strong)
{
    struct td_cell *cell;

    if (x < 0 || y < 0 || x >= image->cols || y >= image->rows) {
        return;
    }
    cell = &image->cells[y * image->cols + x];
    cell->cp = theme->ascii ? td_theme_fit(theme, cp) : cp;
    cell->fg = td_theme_nearest(theme, strong ? STRONG : PLAIN);
    if (td_theme_has_ground(theme)) { /* dark over the figure, light beside it */
        cell->fg = cell->bg == TD_COLOR_GROUND ? GROUND_LINE : TD_COLOR_GROUND;
    }
    if (cell->bg < 0) { /* beside it: the terminal's ground may be white */
        cell->bg = cell->fg = TD_COLOR_DEFAULT;
        cell->attrs = strong ? TD_ATTR_BOLD : 0;
    }
}

/* The corner between the row and the column. */
static uint32_t elbow(bool from_left, bool down)
{
    return from_left ? (down ? 0x256E : 0x256F) : (down ? 0x256D : 0x2570);
}

static void line_in_cells(struct td_image *image, const struct td_theme *theme,
                          const struct td_label *label, bool strong)
{
    int from = label->left ? 0 : image->cols - 1, step = label->left ? 1 : -1;
    int to = (int)label->x, end = (int)label->y, rise = end > label->row ? 1 : -1;

    for (int x = from; x != to && x >= 0 && x < image->cols; x += step) {
        put(image, theme, x, label->row, DASH, strong);
    }
    if (label->row == end) {
        return;
    }
    put(image, theme, to, label->row, elbow(label->left, rise > 0), strong);
    for (int y = label->row + rise; y != end; y += rise) {
        put(image, theme, to, y, BAR, strong);
    }
}

/* ---- in pixels ---- */

#define BENDS 6 /* pieces of a corner */

/* A line, and what keeps it apart from any part it crosses: light on dark, dark on light. */
struct colours {
    uint32_t line, strong, around;
};
static const struct colours colours[] = {
    [TD_GROUND_DARK] = {0xE8E8E8, 0xFFE25A, 0x101010},
    [TD_GROUND_LIGHT] = {0x303030, 0x005078, 0xFFFFFF},
};
#define AROUND 0.7F /* opacity of what is around */

/* Pixels of a cell. */
static struct td_point cell_of(const struct td_image *image)
{
    return (struct td_point){(float)image->pixels.w / (float)image->cols,
                             (float)image->pixels.h / (float)image->rows};
}

/* In the middle of a pixel: what is a pixel wide is not two that are half of it. */
static float crisp(float at)
{
    return floorf(at) + 0.5F;
}

/* In the middle of the name's row where it lies in it: the line has no corner then. */
static struct td_point anchor_of(const struct td_image *image, const struct td_label *label)
{
    struct td_point cell = cell_of(image);
    float y = (int)label->y == label->row ? (float)label->row + 0.5F : label->y;

    return (struct td_point){crisp(label->x * cell.x), crisp(y * cell.y)};
}

/* From the edge to the anchor, with a round corner; returns how many points. */
static size_t find_way(const struct td_image *image, const struct td_label *label,
                       struct td_point points[BENDS + 3])
{
    struct td_point cell = cell_of(image), to = anchor_of(image, label);
    float y = crisp(((float)label->row + 0.5F) * cell.y),
          from = label->left ? 0 : (float)image->pixels.w;
    float across = label->left ? 1 : -1, down = to.y > y ? 1 : -1;
    float round = fminf(cell.x * 0.7F, fminf(fabsf(to.y - y), fabsf(to.x - from)));
    size_t n = 0;

    points[n++] = (struct td_point){from, y};
    for (int i = 0; i <= BENDS && round > 0; i++) {
        float angle = (float)i * (1.5707963F / BENDS);

        points[n++] = (struct td_point){to.x - across * round * (1 - sinf(angle)),
                                        y + down * round * (1 - cosf(angle))};
    }
    points[n++] = to;
    return n;
}

static void line_in_pixels(struct td_image *image, const struct td_theme *theme,
                           const struct td_label *label, bool strong)
{
    const struct colours *as = &colours[theme->ground];
    struct td_point points[BENDS + 3];
    size_t count = find_way(image, label, points);
    float width = cell_of(image).y * (strong ? 0.095F : 0.07F);

    (void)td_pixels_stroke(&image->pixels, points, count, width * 3, as->around, AROUND);
    (void)td_pixels_stroke(&image->pixels, points, count, width, strong ? as->strong : as->line, 1);
}

static void dot_in_pixels(struct td_image *image, const struct td_theme *theme,
                          const struct td_label *label, bool strong)
{
    const struct colours *as = &colours[theme->ground];
    struct td_point at = anchor_of(image, label);
    float radius = cell_of(image).y * (strong ? 0.20F : 0.16F);

    (void)td_pixels_dot(&image->pixels, at, radius * 1.5F, as->around, AROUND);
    (void)td_pixels_dot(&image->pixels, at, radius, strong ? as->strong : as->line, 1);
}

/* ---- either ---- */

void td_leader_line(struct td_image *image, const struct td_theme *theme,
                    const struct td_label *label, bool strong)
{
    if (image->cells != NULL) {
        line_in_cells(image, theme, label, strong);
    } else if (image->pixels.at != NULL) {
        line_in_pixels(image, theme, label, strong);
    }
}

void td_leader_dot(struct td_image *image, const struct td_theme *theme,
                   const struct td_label *label, bool strong)
{
    if (image->cells != NULL) {
        put(image, theme, (int)label->x, (int)label->y, DOT, strong);
    } else if (image->pixels.at != NULL) {
        dot_in_pixels(image, theme, label, strong);
    }
}
