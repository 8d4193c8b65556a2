/* The big letters and digits, a row each: as dots for small sizes, as strokes for all others. */
#include "glyphs.h"

#include <stddef.h>

#define GLYPH(c, width, dots, ...)                                                                 \
    {                                                                                              \
        c, (width) / 100.0F, dots,                                                                 \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }
#define DOTS(cols, ...)                                                                            \
    {                                                                                              \
        cols,                                                                                      \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }
/* All lengths are in hundredths of the height. */
#define LINE(x1, y1, x2, y2)                                                                       \
    {                                                                                              \
        TD_STROKE_LINE, (x1) / 100.0F, (y1) / 100.0F, (x2) / 100.0F, (y2) / 100.0F, 0, 0           \
    }
#define ARC(x, y, rx, ry, from, to)                                                                \
    {                                                                                              \
        TD_STROKE_ARC, (x) / 100.0F, (y) / 100.0F, (rx) / 100.0F, (ry) / 100.0F, from, to          \
    }

static const struct td_glyph glyphs[] = {
    GLYPH('A', 64, DOTS(3, 2, 5, 7, 5, 5), LINE(0, 100, 32, 0), LINE(32, 0, 64, 100),
          LINE(12, 64, 52, 64)),
    GLYPH('B', 52, DOTS(3, 6, 5, 6, 5, 6), LINE(0, 0, 0, 100), LINE(0, 0, 28, 0),
          LINE(0, 48, 28, 48), LINE(0, 100, 28, 100), ARC(27, 24, 21, 24, -90, 90),
          ARC(27, 74, 25, 26, -90, 90)),
    GLYPH('C', 60, DOTS(3, 3, 4, 4, 4, 3), ARC(32, 50, 32, 50, 50, 310)),
    GLYPH('D', 58, DOTS(4, 14, 9, 9, 9, 14), LINE(0, 0, 0, 100), LINE(0, 0, 20, 0),
          LINE(0, 100, 20, 100), ARC(20, 50, 38, 50, -90, 90)),
    GLYPH('E', 50, DOTS(3, 7, 4, 6, 4, 7), LINE(0, 0, 0, 100), LINE(0, 0, 50, 0),
          LINE(0, 48, 42, 48), LINE(0, 100, 50, 100)),
    GLYPH('F', 48, DOTS(3, 7, 4, 6, 4, 4), LINE(0, 0, 0, 100), LINE(0, 0, 48, 0),
          LINE(0, 48, 40, 48)),
    GLYPH('G', 62, DOTS(4, 7, 8, 11, 9, 7), ARC(32, 50, 32, 50, 45, 312), LINE(62, 55, 62, 86),
          LINE(38, 55, 62, 55)),
    GLYPH('H', 56, DOTS(4, 9, 9, 15, 9, 9), LINE(0, 0, 0, 100), LINE(56, 0, 56, 100),
          LINE(0, 50, 56, 50)),
    GLYPH('I', 0, DOTS(1, 1, 1, 1, 1, 1), LINE(0, 0, 0, 100)),
    GLYPH('J', 42, DOTS(3, 1, 1, 1, 5, 2), LINE(42, 0, 42, 74), ARC(20, 74, 22, 26, 0, 150)),
    GLYPH('K', 54, DOTS(4, 9, 10, 12, 10, 9), LINE(0, 0, 0, 100), LINE(52, 0, 0, 58),
          LINE(18, 42, 54, 100)),
    GLYPH('L', 46, DOTS(3, 4, 4, 4, 4, 7), LINE(0, 0, 0, 100), LINE(0, 100, 46, 100)),
    GLYPH('M', 74, DOTS(5, 17, 27, 21, 17, 17), LINE(0, 100, 0, 0), LINE(0, 0, 37, 62),
          LINE(37, 62, 74, 0), LINE(74, 0, 74, 100)),
    GLYPH('N', 58, DOTS(5, 17, 25, 21, 19, 17), LINE(0, 100, 0, 0), LINE(0, 0, 58, 100),
          LINE(58, 100, 58, 0)),
    GLYPH('O', 64, DOTS(4, 6, 9, 9, 9, 6), ARC(32, 50, 32, 50, 0, 360)),
    GLYPH('P', 50, DOTS(3, 6, 5, 6, 4, 4), LINE(0, 0, 0, 100), LINE(0, 0, 24, 0),
          LINE(0, 54, 24, 54), ARC(24, 27, 26, 27, -90, 90)),
    GLYPH('Q', 64, DOTS(4, 6, 9, 9, 11, 7), ARC(32, 50, 32, 50, 0, 360), LINE(42, 76, 66, 102)),
    GLYPH('R', 54, DOTS(3, 6, 5, 6, 5, 5), LINE(0, 0, 0, 100), LINE(0, 0, 26, 0),
          LINE(0, 52, 26, 52), ARC(26, 26, 25, 26, -90, 90), LINE(24, 52, 54, 100)),
    GLYPH('S', 50, DOTS(3, 3, 4, 2, 1, 6), ARC(26, 25, 24, 25, 90, 330),
          ARC(25, 75, 25, 25, -90, 150)),
    GLYPH('T', 56, DOTS(3, 7, 2, 2, 2, 2), LINE(0, 0, 56, 0), LINE(28, 0, 28, 100)),
    GLYPH('U', 56, DOTS(4, 9, 9, 9, 9, 6), LINE(0, 0, 0, 70), LINE(56, 0, 56, 70),
          ARC(28, 70, 28, 30, 0, 180)),
    GLYPH('V', 60, DOTS(3, 5, 5, 5, 5, 2), LINE(0, 0, 30, 100), LINE(30, 100, 60, 0)),
    GLYPH('W', 88, DOTS(5, 17, 17, 21, 27, 17), LINE(0, 0, 22, 100), LINE(22, 100, 44, 32),
          LINE(44, 32, 66, 100), LINE(66, 100, 88, 0)),
    GLYPH('X', 58, DOTS(3, 5, 5, 2, 5, 5), LINE(0, 0, 58, 100), LINE(58, 0, 0, 100)),
    GLYPH('Y', 58, DOTS(3, 5, 5, 2, 2, 2), LINE(0, 0, 29, 50), LINE(58, 0, 29, 50),
          LINE(29, 50, 29, 100)),
    GLYPH('Z', 54, DOTS(3, 7, 1, 2, 4, 7), LINE(0, 0, 54, 0), LINE(54, 0, 0, 100),
          LINE(0, 100, 54, 100)),
    GLYPH('0', 52, DOTS(3, 7, 5, 5, 5, 7), ARC(26, 50, 26, 50, 0, 360)),
    GLYPH('1', 30, DOTS(2, 1, 3, 1, 1, 1), LINE(0, 20, 24, 0), LINE(24, 0, 24, 100)),
    GLYPH('2', 50, DOTS(3, 7, 1, 7, 4, 7), ARC(25, 27, 25, 27, 180, 380), LINE(48.5F, 36, 0, 100),
          LINE(0, 100, 50, 100)),
    GLYPH('3', 50, DOTS(3, 7, 1, 7, 1, 7), ARC(24, 25, 22, 25, 200, 450),
          ARC(24, 74, 26, 26, -90, 160)),
    GLYPH('4', 56, DOTS(3, 5, 5, 7, 1, 1), LINE(42, 100, 42, 0), LINE(42, 0, 4, 64),
          LINE(0, 70, 56, 70)),
    GLYPH('5', 50, DOTS(3, 7, 4, 7, 1, 7), LINE(44, 0, 6, 0), LINE(6, 0, 3, 44),
          ARC(22, 69, 28, 31, -125, 150)),
    GLYPH('6', 52, DOTS(3, 7, 4, 7, 5, 7), ARC(26, 69, 26, 31, 0, 360),
          ARC(46, 66, 46, 66, 176, 262)),
    GLYPH('7', 50, DOTS(3, 7, 1, 2, 2, 2), LINE(0, 0, 50, 0), LINE(50, 0, 16, 100)),
    GLYPH('8', 52, DOTS(3, 7, 5, 7, 5, 7), ARC(26, 24, 22, 24, 0, 360),
          ARC(26, 74, 26, 26, 0, 360)),
    GLYPH('9', 52, DOTS(3, 7, 5, 7, 1, 7), ARC(26, 31, 26, 31, 0, 360), ARC(6, 34, 46, 66, -4, 82)),
    GLYPH('.', 0, DOTS(1, 0, 0, 0, 0, 1), LINE(0, 100, 0, 100)),
    GLYPH(':', 0, DOTS(1, 0, 1, 0, 1, 0), LINE(0, 30, 0, 30), LINE(0, 80, 0, 80)),
    GLYPH('/', 40, DOTS(3, 1, 1, 2, 4, 4), LINE(0, 100, 40, 0)),
    GLYPH('-', 30, DOTS(2, 0, 0, 3, 0, 0), LINE(0, 52, 30, 52)),
    GLYPH('!', 0, DOTS(1, 1, 1, 1, 0, 1), LINE(0, 0, 0, 66), LINE(0, 100, 0, 100)),
    GLYPH('?', 46, DOTS(3, 6, 1, 2, 0, 2), ARC(22, 26, 22, 26, 190, 430), LINE(26, 50, 24, 68),
          LINE(24, 100, 24, 100)),
};

static const struct td_glyph blank = {.c = ' ', .width = 0.3F, .dots = {.cols = 2}};

const struct td_glyph *td_glyph_of(char c)
{
    char upper = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;

    for (size_t i = 0; i < sizeof glyphs / sizeof glyphs[0]; i++) {
        if (glyphs[i].c == upper) {
            return &glyphs[i];
        }
    }
    return &blank;
}

bool td_glyph_dot(const struct td_glyph *glyph, int col, int row)
{
    return row < TD_DOTS_ROWS && (glyph->dots.rows[row] >> (glyph->dots.cols - 1 - col) & 1) != 0;
}
