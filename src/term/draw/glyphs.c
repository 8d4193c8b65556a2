#include "glyphs.h"

#include <stddef.h>

#define LINE(x1, y1, x2, y2)                                                                       \
    {                                                                                              \
        x1, y1, x2, y2, 0, 0, false                                                                \
    }
#define ARC(x, y, rx, ry, from, to)                                                                \
    {                                                                                              \
        x, y, rx, ry, from, to, true                                                               \
    }

static const struct td_stroke stroke_a[] = {
    LINE(0, 1, 0.32F, 0),
    LINE(0.32F, 0, 0.64F, 1),
    LINE(0.12F, 0.64F, 0.52F, 0.64F),
};
static const struct td_stroke stroke_b[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.28F, 0),
    LINE(0, 0.48F, 0.28F, 0.48F),
    LINE(0, 1, 0.28F, 1),
    ARC(0.27F, 0.24F, 0.21F, 0.24F, -90, 90),
    ARC(0.27F, 0.74F, 0.25F, 0.26F, -90, 90),
};
static const struct td_stroke stroke_c[] = {
    ARC(0.32F, 0.5F, 0.32F, 0.5F, 50, 310),
};
static const struct td_stroke stroke_d[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.2F, 0),
    LINE(0, 1, 0.2F, 1),
    ARC(0.2F, 0.5F, 0.38F, 0.5F, -90, 90),
};
static const struct td_stroke stroke_e[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.5F, 0),
    LINE(0, 0.48F, 0.42F, 0.48F),
    LINE(0, 1, 0.5F, 1),
};
static const struct td_stroke stroke_f[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.48F, 0),
    LINE(0, 0.48F, 0.4F, 0.48F),
};
static const struct td_stroke stroke_g[] = {
    ARC(0.32F, 0.5F, 0.32F, 0.5F, 45, 312),
    LINE(0.62F, 0.55F, 0.62F, 0.86F),
    LINE(0.38F, 0.55F, 0.62F, 0.55F),
};
static const struct td_stroke stroke_h[] = {
    LINE(0, 0, 0, 1),
    LINE(0.56F, 0, 0.56F, 1),
    LINE(0, 0.5F, 0.56F, 0.5F),
};
static const struct td_stroke stroke_i[] = {
    LINE(0, 0, 0, 1),
};
static const struct td_stroke stroke_j[] = {
    LINE(0.42F, 0, 0.42F, 0.74F),
    ARC(0.2F, 0.74F, 0.22F, 0.26F, 0, 150),
};
static const struct td_stroke stroke_k[] = {
    LINE(0, 0, 0, 1),
    LINE(0.52F, 0, 0, 0.58F),
    LINE(0.18F, 0.42F, 0.54F, 1),
};
static const struct td_stroke stroke_l[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 1, 0.46F, 1),
};
static const struct td_stroke stroke_m[] = {
    LINE(0, 1, 0, 0),
    LINE(0, 0, 0.37F, 0.62F),
    LINE(0.37F, 0.62F, 0.74F, 0),
    LINE(0.74F, 0, 0.74F, 1),
};
static const struct td_stroke stroke_n[] = {
    LINE(0, 1, 0, 0),
    LINE(0, 0, 0.58F, 1),
    LINE(0.58F, 1, 0.58F, 0),
};
static const struct td_stroke stroke_o[] = {
    ARC(0.32F, 0.5F, 0.32F, 0.5F, 0, 360),
};
static const struct td_stroke stroke_p[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.24F, 0),
    LINE(0, 0.54F, 0.24F, 0.54F),
    ARC(0.24F, 0.27F, 0.26F, 0.27F, -90, 90),
};
static const struct td_stroke stroke_q[] = {
    ARC(0.32F, 0.5F, 0.32F, 0.5F, 0, 360),
    LINE(0.42F, 0.76F, 0.66F, 1.02F),
};
static const struct td_stroke stroke_r[] = {
    LINE(0, 0, 0, 1),
    LINE(0, 0, 0.26F, 0),
    LINE(0, 0.52F, 0.26F, 0.52F),
    ARC(0.26F, 0.26F, 0.25F, 0.26F, -90, 90),
    LINE(0.24F, 0.52F, 0.54F, 1),
};
static const struct td_stroke stroke_s[] = {
    ARC(0.26F, 0.25F, 0.24F, 0.25F, 90, 330),
    ARC(0.25F, 0.75F, 0.25F, 0.25F, -90, 150),
};
static const struct td_stroke stroke_t[] = {
    LINE(0, 0, 0.56F, 0),
    LINE(0.28F, 0, 0.28F, 1),
};
static const struct td_stroke stroke_u[] = {
    LINE(0, 0, 0, 0.7F),
    LINE(0.56F, 0, 0.56F, 0.7F),
    ARC(0.28F, 0.7F, 0.28F, 0.3F, 0, 180),
};
static const struct td_stroke stroke_v[] = {
    LINE(0, 0, 0.3F, 1),
    LINE(0.3F, 1, 0.6F, 0),
};
static const struct td_stroke stroke_w[] = {
    LINE(0, 0, 0.22F, 1),
    LINE(0.22F, 1, 0.44F, 0.32F),
    LINE(0.44F, 0.32F, 0.66F, 1),
    LINE(0.66F, 1, 0.88F, 0),
};
static const struct td_stroke stroke_x[] = {
    LINE(0, 0, 0.58F, 1),
    LINE(0.58F, 0, 0, 1),
};
static const struct td_stroke stroke_y[] = {
    LINE(0, 0, 0.29F, 0.5F),
    LINE(0.58F, 0, 0.29F, 0.5F),
    LINE(0.29F, 0.5F, 0.29F, 1),
};
static const struct td_stroke stroke_z[] = {
    LINE(0, 0, 0.54F, 0),
    LINE(0.54F, 0, 0, 1),
    LINE(0, 1, 0.54F, 1),
};
static const struct td_stroke stroke_digit_0[] = {
    ARC(0.26F, 0.5F, 0.26F, 0.5F, 0, 360),
};
static const struct td_stroke stroke_digit_1[] = {
    LINE(0, 0.2F, 0.24F, 0),
    LINE(0.24F, 0, 0.24F, 1),
};
static const struct td_stroke stroke_digit_2[] = {
    ARC(0.25F, 0.27F, 0.25F, 0.27F, 180, 380),
    LINE(0.485F, 0.36F, 0, 1),
    LINE(0, 1, 0.5F, 1),
};
static const struct td_stroke stroke_digit_3[] = {
    ARC(0.24F, 0.25F, 0.22F, 0.25F, 200, 450),
    ARC(0.24F, 0.74F, 0.26F, 0.26F, -90, 160),
};
static const struct td_stroke stroke_digit_4[] = {
    LINE(0.42F, 1, 0.42F, 0),
    LINE(0.42F, 0, 0, 0.7F),
    LINE(0, 0.7F, 0.56F, 0.7F),
};
static const struct td_stroke stroke_digit_5[] = {
    LINE(0.44F, 0, 0.06F, 0),
    LINE(0.06F, 0, 0.03F, 0.44F),
    ARC(0.22F, 0.69F, 0.28F, 0.31F, -125, 150),
};
static const struct td_stroke stroke_digit_6[] = {
    ARC(0.26F, 0.69F, 0.26F, 0.31F, 0, 360),
    ARC(0.46F, 0.66F, 0.46F, 0.66F, 176, 262),
};
static const struct td_stroke stroke_digit_7[] = {
    LINE(0, 0, 0.5F, 0),
    LINE(0.5F, 0, 0.16F, 1),
};
static const struct td_stroke stroke_digit_8[] = {
    ARC(0.26F, 0.24F, 0.22F, 0.24F, 0, 360),
    ARC(0.26F, 0.74F, 0.26F, 0.26F, 0, 360),
};
static const struct td_stroke stroke_digit_9[] = {
    ARC(0.26F, 0.31F, 0.26F, 0.31F, 0, 360),
    ARC(0.06F, 0.34F, 0.46F, 0.66F, -4, 82),
};
static const struct td_stroke stroke_stop[] = {
    LINE(0, 1, 0, 1),
};
static const struct td_stroke stroke_colon[] = {
    LINE(0, 0.3F, 0, 0.3F),
    LINE(0, 0.8F, 0, 0.8F),
};
static const struct td_stroke stroke_slash[] = {
    LINE(0, 1, 0.4F, 0),
};
static const struct td_stroke stroke_dash[] = {
    LINE(0, 0.52F, 0.3F, 0.52F),
};
static const struct td_stroke stroke_bang[] = {
    LINE(0, 0, 0, 0.66F),
    LINE(0, 1, 0, 1),
};
static const struct td_stroke stroke_query[] = {
    ARC(0.22F, 0.26F, 0.22F, 0.26F, 190, 430),
    LINE(0.26F, 0.5F, 0.24F, 0.68F),
    LINE(0.24F, 1, 0.24F, 1),
};

#define GLYPH(width, strokes)                                                                      \
    {                                                                                              \
        width, strokes, (int)(sizeof(strokes) / sizeof((strokes)[0]))                              \
    }

static const struct {
    char c;
    struct td_glyph glyph;
} glyphs[] = {
    {'A', GLYPH(0.64F, stroke_a)},       {'B', GLYPH(0.52F, stroke_b)},
    {'C', GLYPH(0.6F, stroke_c)},        {'D', GLYPH(0.58F, stroke_d)},
    {'E', GLYPH(0.5F, stroke_e)},        {'F', GLYPH(0.48F, stroke_f)},
    {'G', GLYPH(0.62F, stroke_g)},       {'H', GLYPH(0.56F, stroke_h)},
    {'I', GLYPH(0, stroke_i)},           {'J', GLYPH(0.42F, stroke_j)},
    {'K', GLYPH(0.54F, stroke_k)},       {'L', GLYPH(0.46F, stroke_l)},
    {'M', GLYPH(0.74F, stroke_m)},       {'N', GLYPH(0.58F, stroke_n)},
    {'O', GLYPH(0.64F, stroke_o)},       {'P', GLYPH(0.5F, stroke_p)},
    {'Q', GLYPH(0.64F, stroke_q)},       {'R', GLYPH(0.54F, stroke_r)},
    {'S', GLYPH(0.5F, stroke_s)},        {'T', GLYPH(0.56F, stroke_t)},
    {'U', GLYPH(0.56F, stroke_u)},       {'V', GLYPH(0.6F, stroke_v)},
    {'W', GLYPH(0.88F, stroke_w)},       {'X', GLYPH(0.58F, stroke_x)},
    {'Y', GLYPH(0.58F, stroke_y)},       {'Z', GLYPH(0.54F, stroke_z)},
    {'0', GLYPH(0.52F, stroke_digit_0)}, {'1', GLYPH(0.3F, stroke_digit_1)},
    {'2', GLYPH(0.5F, stroke_digit_2)},  {'3', GLYPH(0.5F, stroke_digit_3)},
    {'4', GLYPH(0.56F, stroke_digit_4)}, {'5', GLYPH(0.5F, stroke_digit_5)},
    {'6', GLYPH(0.52F, stroke_digit_6)}, {'7', GLYPH(0.5F, stroke_digit_7)},
    {'8', GLYPH(0.52F, stroke_digit_8)}, {'9', GLYPH(0.52F, stroke_digit_9)},
    {'.', GLYPH(0, stroke_stop)},        {':', GLYPH(0, stroke_colon)},
    {'/', GLYPH(0.4F, stroke_slash)},    {'-', GLYPH(0.3F, stroke_dash)},
    {'!', GLYPH(0, stroke_bang)},        {'?', GLYPH(0.46F, stroke_query)},
};

static const struct td_glyph blank_glyph = {0.3F, NULL, 0};

static const struct {
    char c;
    struct td_dots dots;
} dot_glyphs[] = {
    {'A', {3, {2, 5, 7, 5, 5}}},      {'B', {3, {6, 5, 6, 5, 6}}},      {'C', {3, {3, 4, 4, 4, 3}}},
    {'D', {3, {6, 5, 5, 5, 6}}},      {'E', {3, {7, 4, 6, 4, 7}}},      {'F', {3, {7, 4, 6, 4, 4}}},
    {'G', {4, {7, 8, 11, 9, 7}}},     {'H', {3, {5, 5, 7, 5, 5}}},      {'I', {1, {1, 1, 1, 1, 1}}},
    {'J', {3, {1, 1, 1, 5, 2}}},      {'K', {4, {9, 10, 12, 10, 9}}},   {'L', {3, {4, 4, 4, 4, 7}}},
    {'M', {5, {17, 27, 21, 17, 17}}}, {'N', {4, {9, 13, 11, 9, 9}}},    {'O', {4, {6, 9, 9, 9, 6}}},
    {'P', {3, {6, 5, 6, 4, 4}}},      {'Q', {4, {6, 9, 9, 11, 7}}},     {'R', {3, {6, 5, 6, 5, 5}}},
    {'S', {3, {3, 4, 2, 1, 6}}},      {'T', {3, {7, 2, 2, 2, 2}}},      {'U', {3, {5, 5, 5, 5, 7}}},
    {'V', {3, {5, 5, 5, 5, 2}}},      {'W', {5, {17, 17, 21, 27, 17}}}, {'X', {3, {5, 5, 2, 5, 5}}},
    {'Y', {3, {5, 5, 2, 2, 2}}},      {'Z', {3, {7, 1, 2, 4, 7}}},      {'0', {3, {7, 5, 5, 5, 7}}},
    {'1', {2, {1, 3, 1, 1, 1}}},      {'2', {3, {7, 1, 7, 4, 7}}},      {'3', {3, {7, 1, 7, 1, 7}}},
    {'4', {3, {5, 5, 7, 1, 1}}},      {'5', {3, {7, 4, 7, 1, 7}}},      {'6', {3, {7, 4, 7, 5, 7}}},
    {'7', {3, {7, 1, 2, 2, 2}}},      {'8', {3, {7, 5, 7, 5, 7}}},      {'9', {3, {7, 5, 7, 1, 7}}},
    {'.', {1, {0, 0, 0, 0, 1}}},      {':', {1, {0, 1, 0, 1, 0}}},      {'/', {3, {1, 1, 2, 4, 4}}},
    {'-', {2, {0, 0, 3, 0, 0}}},      {'!', {1, {1, 1, 1, 0, 1}}},      {'?', {3, {6, 1, 2, 0, 2}}},
    {' ', {2, {0, 0, 0, 0, 0}}},
};

static const struct td_dots blank_dots = {2, {0}};

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

const struct td_glyph *td_glyph_of(char c)
{
    c = upper(c);
    for (size_t i = 0; i < sizeof glyphs / sizeof glyphs[0]; i++) {
        if (glyphs[i].c == c) {
            return &glyphs[i].glyph;
        }
    }
    return &blank_glyph;
}

const struct td_dots *td_dots_of(char c)
{
    c = upper(c);
    for (size_t i = 0; i < sizeof dot_glyphs / sizeof dot_glyphs[0]; i++) {
        if (dot_glyphs[i].c == c) {
            return &dot_glyphs[i].dots;
        }
    }
    return &blank_dots;
}

bool td_dot(const struct td_dots *dots, int col, int row)
{
    return (dots->rows[row] >> (dots->cols - 1 - col) & 1) != 0;
}
