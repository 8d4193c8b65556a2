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

static float units_of(const char *text)
{
    float units = 0;

    for (; *text != '\0'; text++) {
        units += td_glyph_of(*text)->width + STROKE + GAP;
    }
    return units > 0 ? units - GAP : 0;
}

static int dots_of(const char *text)
{
    int dots = 0;

    for (; *text != '\0'; text++) {
        dots += td_glyph_of(*text)->dots.cols + 1;
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

static void put_quadrants(struct td_canvas *canvas, int x, int y, unsigned mask, enum td_role role)
{
    if (mask == 0) {
        return;
    }
    if (canvas->theme != NULL && canvas->theme->ascii) {
        if (quarters_in(mask) >= 2) {
            td_canvas_put(canvas, x, y, '#', role);
        }
        return;
    }
    if (mask == 15 && canvas->theme != NULL && canvas->theme->depth != TD_DEPTH_MONO) {
        /* A whole cell as ground: many fonts leave seams between full blocks. */
        td_canvas_solid(canvas, x, y, role);
        return;
    }
    if (!td_theme_has(canvas->theme, td_quadrants[mask])) {
        mask = coarser(canvas->theme, mask);
        if (mask == 15) {
            td_canvas_solid(canvas, x, y, role);
        }
        if (mask == 15 || mask == 0) {
            return;
        }
    }
    td_canvas_put(canvas, x, y, td_quadrants[mask], role);
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

static int draw_strokes(struct td_canvas *canvas, struct td_rect rect, const char *text,
                        enum td_role role)
{
    float units = units_of(text);
    int rows = rect.h;
    float natural = units * (float)rows * 2 * NATURAL;
    struct scale scale;
    float offset = 0;
    int cols;

    if (natural > (float)rect.w * 1.6F) { /* squeeze at most to this, then lower */
        rows = (int)((float)rect.w * 1.6F / (units * 2 * NATURAL));
        rows = rows < DOTS_ROWS_MAX + 1 ? DOTS_ROWS_MAX + 1 : rows;
        natural = units * (float)rows * 2 * NATURAL;
    }
    cols = natural < (float)rect.w ? (int)ceilf(natural) : rect.w;
    scale.per_col = units / (float)cols;
    scale.per_row = 1.0F / (float)rows;
    scale.left = rect.x + (rect.w - cols) / 2;
    scale.top = rect.y + (rect.h - rows) / 2;
    for (; *text != '\0'; text++) {
        const struct td_glyph *glyph = td_glyph_of(*text);

        draw_glyph(canvas, rect, &scale, glyph, offset, role);
        offset += glyph->width + STROKE + GAP;
    }
    return rows;
}

/* ---- drawing dots ---- */

/* Five rows of dots; in 3 rows of cells two dots share a cell (half blocks), in
 * 5 each has its own. */
static int draw_dots(struct td_canvas *canvas, struct td_rect rect, const char *text,
                     enum td_role role)
{
    bool halves = rect.h < TD_DOTS_ROWS;
    int cols = dots_of(text);
    int x = rect.x + (rect.w - cols) / 2;
    int rows = halves ? 3 : TD_DOTS_ROWS;
    int y = rect.y + (rect.h - rows) / 2;

    for (; *text != '\0'; text++) {
        const struct td_glyph *glyph = td_glyph_of(*text);

        for (int col = 0; col < glyph->dots.cols; col++, x++) {
            for (int row = 0; row < rows; row++) {
                bool upper = td_glyph_dot(glyph, col, halves ? row * 2 : row);
                bool lower = td_glyph_dot(glyph, col, halves ? row * 2 + 1 : row);

                put_quadrants(canvas, x, y + row, (upper ? 3u : 0u) | (lower ? 12u : 0u), role);
            }
        }
        x++;
    }
    return rows;
}

int td_bigtext_draw(struct td_canvas *canvas, struct td_rect rect, const char *text,
                    enum td_role role)
{
    float narrowest = units_of(text) * (float)(DOTS_ROWS_MAX + 1) * 2 * NATURAL / 1.6F;

    if (rect.h > DOTS_ROWS_MAX && narrowest <= (float)rect.w) {
        return draw_strokes(canvas, rect, text, role);
    }
    if (rect.h >= ROWS_MIN && dots_of(text) <= rect.w) {
        return draw_dots(canvas, rect, text, role);
    }
    if (rect.h < 1 || rect.w < 1) {
        return 0;
    }
    td_canvas_text_center(canvas, rect.x, rect.y + rect.h / 2, rect.w, text, role);
    return 1;
}
