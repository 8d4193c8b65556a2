/* Glyphs are strokes with square ends in a box one unit high. A quarter of a cell
 * is ink when its middle lies within half a stroke's width of a stroke, so any
 * size is as smooth as the cells allow. Small sizes come from a hand-made grid
 * of dots instead, which is crisper. */
#include "teardrop/term/draw/bigtext.h"

#include <math.h>
#include <string.h>

#include "glyphs.h"
#include "teardrop/base/utf8.h"

#define ROWS_MIN 3      /* below this: plain text */
#define DOTS_ROWS_MAX 5 /* up to this height the dots are used */
#define STROKE 0.15F    /* width of a stroke, in heights */
#define GAP 0.14F       /* between letters, in heights (beyond the strokes) */
#define NATURAL 1.0F    /* a cell is half as wide as high: 2 cells a row are square */

/* ---- measuring ---- */

/* Every digit has the room of the widest one, so that 10 stands where 11 stood. */
static float width_of(char c)
{
    return c >= '0' && c <= '9' ? td_glyph_of('4')->width : td_glyph_of(c)->width;
}

static int dot_cols_of(char c)
{
    return c >= '0' && c <= '9' ? td_glyph_of('4')->dots.cols : td_glyph_of(c)->dots.cols;
}

static float units_of(const char *text)
{
    float units = 0;

    for (; *text != '\0'; text++) {
        units += width_of(*text) + STROKE + GAP;
    }
    return units > 0 ? units - GAP : 0;
}

static int dots_of(const char *text)
{
    int dots = 0;

    for (; *text != '\0'; text++) {
        dots += dot_cols_of(*text) + 1;
    }
    return dots > 0 ? dots - 1 : 0;
}

/* ---- drawing strokes ---- */

/* Distance from a straight stroke, measured so that its ends are square: along
 * the stroke or across it, whichever is more. */
static float distance_to(const struct td_stroke *s, float x, float y)
{
    float dx = s->x2 - s->x1, dy = s->y2 - s->y1;
    float length = hypotf(dx, dy);
    float along, across, beyond;

    if (length <= 0) { /* a dot */
        return fmaxf(fabsf(x - s->x1), fabsf(y - s->y1));
    }
    along = ((x - s->x1) * dx + (y - s->y1) * dy) / length;
    across = fabsf((x - s->x1) * dy - (y - s->y1) * dx) / length;
    beyond = along < 0 ? -along : along > length ? along - length : 0;
    return fmaxf(across, beyond);
}

/* An arc of an ellipse with the half axes rx, ry about x1, y1; the distance is
 * taken along the ray from the middle, near enough for a stroke. */
static float distance_to_arc(const struct td_stroke *s, float x, float y)
{
    float dx = x - s->x1, dy = y - s->y1;
    float angle = atan2f(dy / s->y2, dx / s->x2) * 180 / 3.14159265F;
    float from = s->from, to = s->to;
    float radius = hypotf(dx, dy);
    float ex, ey;

    while (angle < from) {
        angle += 360;
    }
    if (angle > to) { /* outside: the nearer end */
        float c = cosf(from * 3.14159265F / 180), n = sinf(from * 3.14159265F / 180);
        float c2 = cosf(to * 3.14159265F / 180), n2 = sinf(to * 3.14159265F / 180);

        return fminf(hypotf(x - (s->x1 + s->x2 * c), y - (s->y1 + s->y2 * n)),
                     hypotf(x - (s->x1 + s->x2 * c2), y - (s->y1 + s->y2 * n2)));
    }
    ex = s->x2 * cosf(angle * 3.14159265F / 180);
    ey = s->y2 * sinf(angle * 3.14159265F / 180);
    return fabsf(radius - hypotf(ex, ey));
}

static bool is_ink(const struct td_glyph *glyph, float x, float y)
{
    for (const struct td_stroke *s = glyph->strokes; s->kind != TD_STROKE_NONE; s++) {
        float d = s->kind == TD_STROKE_ARC ? distance_to_arc(s, x, y) : distance_to(s, x, y);

        if (d <= STROKE / 2) {
            return true;
        }
    }
    return false;
}

static int quarters_in(unsigned mask)
{
    return (int)((mask & 1) + (mask >> 1 & 1) + (mask >> 2 & 1) + (mask >> 3 & 1));
}

/* For a font without quarters: two that lie together are a half where it has halves;
 * more than that are a whole cell, less are none. */
static unsigned coarser(const struct td_theme *theme, unsigned mask)
{
    bool half = mask == 3 || mask == 12 || mask == 5 || mask == 10;

    if (half && td_theme_has(theme, td_quadrants[mask])) {
        return mask;
    }
    return quarters_in(mask) >= 2 ? 15 : 0;
}

/* A whole cell as a change of ground: many fonts leave seams between full blocks, and ASCII has
 * none. On a reversed field it is one that is not reversed. */
static void put_whole(struct td_canvas *canvas, int x, int y, enum td_role role)
{
    const struct td_theme *theme = canvas->theme;
    bool reversed = theme != NULL && theme->depth == TD_DEPTH_MONO &&
                    (theme->looks[role].attrs & TD_ATTR_REVERSE) != 0;

    if (reversed) {
        td_canvas_put(canvas, x, y, ' ', TD_ROLE_TEXT);
    } else {
        td_canvas_solid(canvas, x, y, role);
    }
}

static void put_quadrants(struct td_canvas *canvas, int x, int y, unsigned mask, enum td_role role)
{
    if (mask != 0 && !td_theme_has(canvas->theme, td_quadrants[mask])) {
        mask = coarser(canvas->theme, mask);
    }
    if (mask == 15 && canvas->theme != NULL) {
        put_whole(canvas, x, y, role);
    } else if (mask != 0) {
        td_canvas_put(canvas, x, y, td_quadrants[mask], role);
    }
}

struct scale {
    float per_col, per_row; /* units a cell is wide and high */
    int left, top;          /* cell of the text's upper left corner */
};

static void draw_glyph(struct td_canvas *canvas, struct td_rect clip, const struct scale *scale,
                       const struct td_glyph *glyph, float offset, enum td_role role)
{
    int first = (int)floorf(offset / scale->per_col);
    int last = (int)ceilf((offset + glyph->width + STROKE) / scale->per_col);
    int rows = (int)ceilf(1.0F / scale->per_row - 0.01F);

    for (int row = 0; row < rows; row++) {
        for (int col = first; col < last; col++) {
            unsigned mask = 0;
            int x = scale->left + col, y = scale->top + row;

            if (x < clip.x || y < clip.y || x >= clip.x + clip.w || y >= clip.y + clip.h) {
                continue;
            }
            for (unsigned q = 0; q < 4; q++) {
                float gx = ((float)col + ((q & 1) ? 0.75F : 0.25F)) * scale->per_col;
                float gy = ((float)row + ((q & 2) ? 0.75F : 0.25F)) * scale->per_row;

                /* The glyph's own box begins half a stroke in. */
                if (is_ink(glyph, gx - offset - STROKE / 2, (gy - STROKE / 2) / (1 - STROKE))) {
                    mask |= 1u << q;
                }
            }
            put_quadrants(canvas, x, y, mask, role);
        }
    }
}

/* A digit that is narrower than its room stands in the middle of it. */
static void put_strokes(struct td_canvas *canvas, struct td_rect clip, int x, int y,
                        const struct td_bigtext_size *size, const char *text, enum td_role role)
{
    struct scale scale = {
        .per_col = 1 / size->per_unit, .per_row = 1.0F / (float)size->rows, .left = x, .top = y};
    float offset = 0;

    for (; *text != '\0'; text++) {
        const struct td_glyph *glyph = td_glyph_of(*text);
        float width = width_of(*text);

        draw_glyph(canvas, clip, &scale, glyph, offset + (width - glyph->width) / 2, role);
        offset += width + STROKE + GAP;
    }
}

/* ---- drawing dots ---- */

static void put_dot(struct td_canvas *canvas, struct td_rect clip, struct td_rect dot,
                    unsigned mask, enum td_role role)
{
    for (int y = dot.y; y < dot.y + dot.h; y++) {
        for (int x = dot.x; x < dot.x + dot.w; x++) {
            if (td_rect_has(clip, x, y)) {
                put_quadrants(canvas, x, y, mask, role);
            }
        }
    }
}

/* Five rows of dots; in 3 rows of cells two of them share a cell (half blocks). */
static void put_dots(struct td_canvas *canvas, struct td_rect clip, int x, int y,
                     const struct td_bigtext_size *size, const char *text, enum td_role role)
{
    bool halves = size->high == 1;
    int high = halves ? 1 : size->high / 2;

    for (; *text != '\0'; text++) {
        const struct td_glyph *glyph = td_glyph_of(*text);
        int spare = dot_cols_of(*text) - glyph->dots.cols;

        for (int col = 0; col < glyph->dots.cols; col++) {
            for (int row = 0; row < (halves ? 3 : TD_DOTS_ROWS); row++) {
                struct td_rect dot = {x + (col + spare) * size->wide, y + row * high, size->wide,
                                      high};
                bool upper = td_glyph_dot(glyph, col, halves ? row * 2 : row);
                bool lower = halves ? td_glyph_dot(glyph, col, row * 2 + 1) : upper;

                put_dot(canvas, clip, dot, (upper ? 3u : 0u) | (lower ? 12u : 0u), role);
            }
        }
        x += (dot_cols_of(*text) + 1) * size->wide;
    }
}

/* ---- sizes ---- */

/* The widest of the texts, as strokes and as dots. */
struct widest {
    float units;
    int dots, cols;
};

static struct widest widest_of(const char *const *texts, size_t count)
{
    struct widest out = {0.01F, 1, 1};

    for (size_t i = 0; i < count; i++) {
        float units = units_of(texts[i]);
        int dots = dots_of(texts[i]), cols = td_utf8_cols(texts[i]);

        out.units = units > out.units ? units : out.units;
        out.dots = dots > out.dots ? dots : out.dots;
        out.cols = cols > out.cols ? cols : out.cols;
    }
    return out;
}

/* Without halves of a cell, strokes would run into each other: whole dots, as many rows of cells as
 * there is room for, are clear at any size. wide 0: they do not fit. */
static struct td_bigtext_size dots_size(int cols, int rows, int dots, bool whole)
{
    struct td_bigtext_size out = {.rows = TD_DOTS_ROWS, .wide = 1, .high = 2};
    int high = whole ? rows / TD_DOTS_ROWS : 1;

    if (dots > cols || rows < ROWS_MIN || (whole && high == 0)) {
        return (struct td_bigtext_size){.rows = 1};
    }
    if (rows < TD_DOTS_ROWS) {
        return (struct td_bigtext_size){.rows = ROWS_MIN, .wide = 1, .high = 1};
    }
    while (high > 1 && cols / dots < high) { /* a dot is not higher than twice its width */
        high--;
    }
    out.rows = high * TD_DOTS_ROWS;
    out.high = 2 * high;
    out.wide = cols / dots < 2 * high ? cols / dots : 2 * high;
    return out;
}

struct td_bigtext_size td_bigtext_size(const struct td_theme *theme, int cols, int rows,
                                       const char *const *texts, size_t count)
{
    struct widest widest = widest_of(texts, count);
    float natural = widest.units * (float)rows * 2 * NATURAL;
    struct td_bigtext_size out = {.rows = rows};
    bool whole = theme != NULL && !td_theme_has(theme, td_quadrants[3]);

    if (cols < 1 || rows < 1) {
        return (struct td_bigtext_size){.rows = 0};
    }
    if (whole || rows <= DOTS_ROWS_MAX ||
        widest.units * (float)(DOTS_ROWS_MAX + 1) * 2 * NATURAL / 1.6F > (float)cols) {
        return dots_size(cols, rows, widest.dots, whole);
    }
    if (natural > (float)cols * 1.6F) { /* squeezed at most to this, then lower */
        out.rows = (int)((float)cols * 1.6F / (widest.units * 2 * NATURAL));
        out.rows = out.rows < DOTS_ROWS_MAX + 1 ? DOTS_ROWS_MAX + 1 : out.rows;
        natural = widest.units * (float)out.rows * 2 * NATURAL;
    }
    out.per_unit = (natural < (float)cols ? ceilf(natural) : (float)cols) / widest.units;
    return out;
}

int td_bigtext_cols(const struct td_bigtext_size *size, const char *text)
{
    return size->per_unit > 0 ? (int)ceilf(units_of(text) * size->per_unit - 0.01F)
           : size->wide > 0   ? dots_of(text) * size->wide
                              : td_utf8_cols(text);
}

void td_bigtext_put(struct td_canvas *canvas, struct td_rect clip, int x, int y,
                    const struct td_bigtext_size *size, const char *text, enum td_role role)
{
    if (size->per_unit > 0) {
        put_strokes(canvas, clip, x, y, size, text, role);
    } else if (size->wide > 0) {
        put_dots(canvas, clip, x, y, size, text, role);
    } else if (size->rows > 0 && y >= clip.y && y < clip.y + clip.h) {
        td_canvas_text(canvas, x, y, clip.x + clip.w - x, text, role);
    }
}

int td_bigtext_draw(struct td_canvas *canvas, struct td_rect rect, const char *text,
                    enum td_role role)
{
    struct td_bigtext_size size = td_bigtext_size(canvas->theme, rect.w, rect.h, &text, 1);
    int cols = td_bigtext_cols(&size, text);

    if (size.rows == 1 && size.wide == 0) {
        td_canvas_text_center(canvas, rect.x, rect.y + rect.h / 2, rect.w, text, role);
    } else {
        td_bigtext_put(canvas, rect, rect.x + (rect.w - cols) / 2,
                       rect.y + (rect.h - size.rows) / 2, &size, text, role);
    }
    return size.rows;
}
