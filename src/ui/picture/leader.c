/* Lines from a label to what it names. */
#include "leader.h"

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

void td_leader_line(struct td_image *image, const struct td_theme *theme,
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

void td_leader_dot(struct td_image *image, const struct td_theme *theme,
                   const struct td_label *label, bool strong)
{
    put(image, theme, (int)label->x, (int)label->y, DOT, strong);
}
