/* Lines, marks and bars of charts, with the finest characters that the font has. */
#include "teardrop/term/draw/plot.h"

#include <stdlib.h>

#include "plot_pixels.h"
#include "teardrop/base/num.h"
#include "teardrop/base/utf8.h"

#define BRAILLE 0x2800u
#define LOWER_HALF 0x2584u
#define MIDDLE_DOT 0xB7u

/* What the theme's characters can show. */
static enum td_plot_grain grain_of(const struct td_theme *theme)
{
    if (theme != NULL && theme->ascii) {
        return TD_PLOT_ASCII;
    }
    return theme != NULL && (theme->depth == TD_DEPTH_8 || theme->depth == TD_DEPTH_16 ||
                             !td_theme_has(theme, BRAILLE + 1))
               ? TD_PLOT_BOXES
               : TD_PLOT_BRAILLE;
}

void td_plot_init(struct td_plot *plot, struct td_canvas *canvas, struct td_rect rect)
{
    td_plot_init_axes(plot, canvas, rect, TD_PLOT_NO_AXES);
}

void td_plot_init_axes(struct td_plot *plot, struct td_canvas *canvas, struct td_rect rect,
                       enum td_plot_axes axes)
{
    static const int widths[] = {2, 1, 1}, heights[] = {4, 1, 3};

    *plot = (struct td_plot){.canvas = canvas, .rect = rect};
    if (rect.w < 0 || rect.h < 0) {
        plot->rect.w = plot->rect.h = 0;
    }
    if (!td_plot_pixels_begin(plot, axes)) {
        plot->grain = grain_of(canvas->theme);
        plot->cell_w = widths[plot->grain];
        plot->cell_h = heights[plot->grain];
        plot->foot = plot->rect.h * plot->cell_h;
    }
    plot->w = plot->rect.w * plot->cell_w;
    plot->h = plot->rect.h * plot->cell_h;
}

int td_plot_row_dot(const struct td_plot *plot, int row)
{
    return row * plot->cell_h + plot->cell_h / 2;
}

int td_plot_col_dot(const struct td_plot *plot, int col)
{
    return col * plot->cell_w + plot->cell_w / 2;
}

/* NULL outside the rectangle or the canvas. */
static struct td_cell *cell_at(const struct td_plot *plot, int col, int row)
{
    bool inside = col >= 0 && row >= 0 && col < plot->rect.w && row < plot->rect.h;

    return inside ? td_canvas_cell(plot->canvas, plot->rect.x + col, plot->rect.y + row) : NULL;
}

static void put(struct td_plot *plot, int col, int row, uint32_t cp, enum td_role role)
{
    td_canvas_put(plot->canvas, plot->rect.x + col, plot->rect.y + row, cp, role);
}

static void put_solid(struct td_plot *plot, int col, int row, enum td_role role)
{
    td_canvas_solid(plot->canvas, plot->rect.x + col, plot->rect.y + row, role);
}

static bool is_solid(const struct td_cell *cell)
{
    return cell->cp == 0x2588 || (cell->cp == ' ' && ((cell->fg >= 0 && cell->fg == cell->bg) ||
                                                      (cell->attrs & TD_ATTR_REVERSE) != 0));
}

static bool is_blank(const struct td_cell *cell)
{
    return cell->cp == ' ' && !is_solid(cell);
}

bool td_plot_is_free(const struct td_plot *plot, int col, int row)
{
    const struct td_cell *cell = cell_at(plot, col, row);

    return cell != NULL && (plot->grain == TD_PLOT_PIXELS ? td_plot_pixels_is_free(plot, col, row)
                                                          : is_blank(cell));
}

/* ---- dots ---- */

static void put_braille(struct td_plot *plot, int x, int y, enum td_role role)
{
    /* Unicode numbers the left column 1 2 3, the right one 4 5 6, the lowest row 7 8. */
    static const uint8_t bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const struct td_cell *cell = cell_at(plot, x / 2, y / 4);
    uint32_t dots = 0;

    if (cell == NULL) {
        return;
    }
    if (cell->cp >= BRAILLE && cell->cp < BRAILLE + 256) {
        dots = cell->cp - BRAILLE;
    } else if (!is_blank(cell)) {
        return;
    }
    put(plot, x / 2, y / 4, BRAILLE + (dots | bits[y % 4][x % 2]), role);
}

/* The ways that lead out of a cell of box lines. */
enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

static const uint32_t boxes[16] = {MIDDLE_DOT, 0x2502, 0x2502, 0x2502, 0x2500, 0x2518,
                                   0x2510,     0x2524, 0x2500, 0x2514, 0x250C, 0x251C,
                                   0x2500,     0x2534, 0x252C, 0x253C};

static bool is_open(const struct td_cell *cell)
{
    return cell == NULL || is_blank(cell) || cell->cp == MIDDLE_DOT;
}

/* The ways out of a cell. A straight line looks the same where it ends: it leads only
 * to cells that hold something. */
static unsigned ways_at(const struct td_plot *plot, int col, int row)
{
    uint32_t cp = cell_at(plot, col, row)->cp;
    unsigned ways = 0;

    for (unsigned mask = 15; mask > 0 && ways == 0; mask--) {
        ways = cp == boxes[mask] ? mask : 0;
    }
    if (ways == (UP | DOWN)) {
        ways &= is_open(cell_at(plot, col, row - 1)) ? (unsigned)~UP : 15;
        ways &= is_open(cell_at(plot, col, row + 1)) ? (unsigned)~DOWN : 15;
    } else if (ways == (LEFT | RIGHT)) {
        ways &= is_open(cell_at(plot, col - 1, row)) ? (unsigned)~LEFT : 15;
        ways &= is_open(cell_at(plot, col + 1, row)) ? (unsigned)~RIGHT : 15;
    }
    return ways;
}

/* A way more out of a cell (0: a dot). */
static void put_box(struct td_plot *plot, int col, int row, unsigned way, enum td_role role)
{
    const struct td_cell *cell = cell_at(plot, col, row);

    if (cell == NULL) {
        return;
    }
    if (is_open(cell)) {
        put(plot, col, row, boxes[way], role);
    } else if (way != 0 && (cell->cp >= 0x2500 && cell->cp <= 0x253C)) {
        put(plot, col, row, boxes[ways_at(plot, col, row) | way], role);
    }
}

/* A character of a line; marks and texts stay. */
static void put_char(struct td_plot *plot, int col, int row, char what, enum td_role role)
{
    const struct td_cell *cell = cell_at(plot, col, row);

    if (cell != NULL && (cell->cp == ' ' || cell->cp == '.' || cell->cp == '-' ||
                         cell->cp == '\'' || cell->cp == '/' || cell->cp == '\\')) {
        put(plot, col, row, (uint32_t)(unsigned char)what, role);
    }
}

static void put_dot(struct td_plot *plot, int x, int y, enum td_role role)
{
    if (x < 0 || y < 0 || x >= plot->w || y >= plot->h) {
        return;
    }
    switch (plot->grain) {
    case TD_PLOT_BRAILLE:
        put_braille(plot, x, y, role);
        break;
    case TD_PLOT_BOXES:
        put_box(plot, x, y, 0, role);
        break;
    case TD_PLOT_ASCII:
        put_char(plot, x, y / 3, "'-."[y % 3], role);
        break;
    default:
        break;
    }
}

/* ---- lines ---- */

/* Is there a dot at this place along a line? */
static bool has_dot(const struct td_plot *plot, int along, enum td_plot_style style)
{
    static const int periods[][4] = {{1, 2, 8, 1}, {1, 2, 4, 1}, {1, 2, 4, 1}};

    return along % periods[plot->grain][style] == 0;
}

/* Two lines that cross within the same dots leave no gap: after Bresenham. */
static void walk(struct td_plot *plot, int x0, int y0, int x1, int y1, enum td_plot_style style,
                 enum td_role role)
{
    int dx = abs(x1 - x0), dy = -abs(y1 - y0);
    int step_x = x0 < x1 ? 1 : -1, step_y = y0 < y1 ? 1 : -1;
    int error = dx + dy;

    for (;;) {
        int twice = 2 * error;

        if (has_dot(plot, dx >= -dy ? x0 : y0, style)) {
            put_dot(plot, x0, y0, role);
        }
        if (x0 == x1 && y0 == y1) {
            break;
        }
        if (twice >= dy) {
            error += dy;
            x0 += step_x;
        }
        if (twice <= dx) {
            error += dx;
            y0 += step_y;
        }
    }
}

/* y of a line at half of twice_x, in dots, halves rounded up. */
static int height_at(int x0, int y0, int x1, int y1, int twice_x)
{
    int64_t run = 2 * (int64_t)(x1 - x0);
    int64_t rise = (int64_t)(y1 - y0) * (twice_x - 2 * x0);
    int64_t whole = 2 * rise + run;

    return y0 + (int)(whole >= 0 ? whole / (2 * run) : -((-whole + 2 * run - 1) / (2 * run)));
}

/* The dots top..bottom of one column, at least three, as characters. Where the line
 * passes from one cell to the next, the cell that has most of it shows it. */
static void put_stretch(struct td_plot *plot, int col, int top, int bottom, bool falls,
                        enum td_role role)
{
    bool alone = bottom - top < 2 * plot->cell_h; /* not more than two cells of it */

    for (int row = top / 3; row <= bottom / 3 && row < plot->rect.h; row++) {
        if (td_min(bottom, row * 3 + 2) > td_max(top, row * 3)) {
            put_char(plot, col, row, !alone ? '|' : falls ? '\\' : '/', role);
        }
    }
}

/* Column by column, so that the character can say how steep it is there. */
static void write_line(struct td_plot *plot, int x0, int y0, int x1, int y1,
                       enum td_plot_style style, enum td_role role)
{
    for (int x = x0; x <= x1; x++) {
        int from = x == x0 ? y0 : height_at(x0, y0, x1, y1, 2 * x - 1);
        int to = x == x1 ? y1 : height_at(x0, y0, x1, y1, 2 * x + 1);
        int top = td_min(from, to), bottom = td_max(from, to);

        if (x < 0 || x >= plot->w || bottom < 0 || top >= plot->h || !has_dot(plot, x, style)) {
            continue;
        }
        if (style == TD_PLOT_SPARSE) { /* quieter than a line, wherever it is in the cell */
            put_char(plot, x, top / 3, '.', role);
            continue;
        }
        if (bottom - top < 2) {
            put_dot(plot, x, x == x0 ? y0 : x == x1 ? y1 : height_at(x0, y0, x1, y1, 2 * x), role);
        } else {
            put_stretch(plot, x, top < 0 ? 0 : top, bottom, to > from, role);
        }
    }
}

/* Column by column: along the row, then up or down to where the line leaves it. */
static void link_boxes(struct td_plot *plot, int x0, int y0, int x1, int y1, enum td_role role)
{
    int row = y0;

    for (int x = x0; x <= x1; x++) {
        int to = x == x1 ? y1 : height_at(x0, y0, x1, y1, 2 * x);

        if (x > x0) {
            put_box(plot, x - 1, row, RIGHT, role);
            put_box(plot, x, row, LEFT, role);
        }
        for (; row != to; row += row < to ? 1 : -1) {
            put_box(plot, x, row, row < to ? DOWN : UP, role);
            put_box(plot, x, row < to ? row + 1 : row - 1, row < to ? UP : DOWN, role);
        }
    }
}

void td_plot_line(struct td_plot *plot, int x0, int y0, int x1, int y1, enum td_plot_style style,
                  enum td_role role)
{
    bool gaps = style == TD_PLOT_DOTTED || style == TD_PLOT_SPARSE;

    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_pixels_line(plot, x0, y0, x1, y1, style, role);
    } else if (plot->grain == TD_PLOT_BRAILLE || (plot->grain == TD_PLOT_BOXES && gaps)) {
        walk(plot, x0, y0, x1, y1, style, role);
    } else if (x0 > x1) {
        td_plot_line(plot, x1, y1, x0, y0, style, role);
    } else if (plot->grain == TD_PLOT_BOXES) {
        link_boxes(plot, x0, y0, x1, y1, role);
    } else if (x0 < x1) {
        write_line(plot, x0, y0, x1, y1, style, role);
    } else if (y0 == y1) {
        put_dot(plot, x0, y0, role);
    } else {
        for (int row = td_min(y0, y1) / 3; row <= td_max(y0, y1) / 3; row++) {
            put_char(plot, x0, row, '|', role);
        }
    }
}

void td_plot_mark(struct td_plot *plot, int x, int y, const char *mark, enum td_role role)
{
    uint32_t cp = td_utf8_next(&mark);
    bool inside = x >= 0 && y >= 0 && x < plot->w && y < plot->h;

    if (inside && (plot->grain != TD_PLOT_PIXELS || !td_plot_pixels_mark(plot, x, y, cp, role))) {
        put(plot, x / plot->cell_w, y / plot->cell_h, cp, role);
    }
}

void td_plot_pointer(struct td_plot *plot, int x, enum td_role role)
{
    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_pixels_pointer(plot, x, role);
    } else {
        put(plot, x / plot->cell_w, plot->rect.h, 0x25B2, role);
    }
}

/* ---- bars ---- */

/* What of a cell is filled up to a height: 0 nothing, 1 its lower half, 2 all. */
static int halves_of(int eighths, bool lowest)
{
    return eighths >= 6 ? 2 : eighths >= 2 || (lowest && eighths > 0) ? 1 : 0;
}

static unsigned quadrants_in(const struct td_cell *cell)
{
    for (unsigned mask = 1; mask < 15; mask++) {
        if (cell->cp == td_quadrants[mask]) {
            return mask;
        }
    }
    if (is_solid(cell)) {
        return 15;
    }
    if (cell->cp >= 0x2581 && cell->cp <= 0x2587) { /* a whole column of a lower bar */
        return halves_of((int)(cell->cp - 0x2580), true) == 2 ? 15 : 12;
    }
    return 0;
}

/* sides: bit 0 the left half of the cell, bit 1 the right one. */
static void put_quadrants(struct td_plot *plot, int col, int row, unsigned sides, int eighths,
                          enum td_role role)
{
    const struct td_cell *cell = cell_at(plot, col, row);
    unsigned mask = cell != NULL ? quadrants_in(cell) : 0;
    int halves = halves_of(eighths, row == plot->rect.h - 1);

    if (sides == 3 && mask == 0 && eighths < 8) {
        put(plot, col, row, 0x2580u + (uint32_t)eighths, role);
        return;
    }
    mask |= (halves > 0 ? sides << 2 : 0) | (halves > 1 ? sides : 0);
    if (mask == 15) {
        put_solid(plot, col, row, role);
    } else if (mask != 0) {
        put(plot, col, row, td_quadrants[mask], role);
    }
}

static void put_bar_cell(struct td_plot *plot, int col, int row, unsigned sides, int eighths,
                         enum td_role role)
{
    int halves = halves_of(eighths, row == plot->rect.h - 1);

    switch (plot->grain) {
    case TD_PLOT_BRAILLE:
        put_quadrants(plot, col, row, sides, eighths, role);
        break;
    case TD_PLOT_BOXES:
        if (halves == 2) {
            put_solid(plot, col, row, role);
        } else if (halves == 1) {
            put(plot, col, row, LOWER_HALF, role);
        }
        break;
    case TD_PLOT_ASCII:
        put(plot, col, row, eighths >= 6 ? '#' : eighths >= 3 ? ':' : '.', role);
        break;
    default:
        break;
    }
}

/* In eighths of a cell. */
static int eighths_of(const struct td_plot *plot, int high, int of)
{
    int eighths = (int)(((int64_t)high * plot->rect.h * 8 + of / 2) / of);

    return high > 0 ? td_max(eighths, 1) : 0;
}

int td_plot_bar_rows(const struct td_plot *plot, int high, int of)
{
    return plot->grain == TD_PLOT_PIXELS ? td_plot_pixels_bar_rows(plot, high, of)
                                         : (eighths_of(plot, high, of) + 7) / 8;
}

static void stack_cells(struct td_plot *plot, int x, int w, int eighths, enum td_role role)
{
    int right = x + w < plot->w ? x + w : plot->w;

    x = x < 0 ? 0 : x;
    for (int col = x / plot->cell_w; col * plot->cell_w < right; col++) {
        unsigned sides = 0;

        for (int i = 0; i < 2; i++) {
            int dot = col * plot->cell_w + (plot->cell_w == 2 ? i : 0);

            sides |= dot >= x && dot < right ? 1u << i : 0;
        }
        for (int row = plot->rect.h - 1; row >= 0; row--) {
            int here = eighths - (plot->rect.h - 1 - row) * 8;

            if (here <= 0) {
                break;
            }
            put_bar_cell(plot, col, row, sides, here < 8 ? here : 8, role);
        }
    }
}

void td_plot_bar(struct td_plot *plot, int x, int w, int high, int of, enum td_role role)
{
    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_pixels_bar(plot, x, w, high, of, role);
    } else {
        stack_cells(plot, x, w, eighths_of(plot, high, of), role);
    }
}

void td_plot_step(struct td_plot *plot, int x, int w, int from, int high, int of, enum td_role role)
{
    if (plot->grain == TD_PLOT_PIXELS) {
        td_plot_pixels_step(plot, x, w, from, high, of, role);
    } else {
        td_plot_bar(plot, x, w, high, of, role);
    }
}
