/* What roles and inks look like with 256, 16 and 8 colours and in mono. An amber light, for
 * instance, is TD_ROLE_WARNING (ui/kit/light.c). */
#include "teardrop/term/theme.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

/* One row a role: how it looks at each depth. -1 is the terminal's own colour.
 *
 * With 256 colours there are two tables, for dark and for light backgrounds; each role has a
 * contrast of 4.5 at least on black, on #282828 and on Solarized's dark, or on white and on
 * Solarized's light (a test computes them). Phases: down blue, hold amber, up teal, top a paler
 * blue grey, rest violet grey; they differ in lightness as well as in hue, so that a colour-blind
 * eye tells them apart, and there is always a word with them.
 *
 * The first sixteen colours are whatever the terminal's palette makes of them, on
 * whatever background. None of them is readable on all: cyan on white has a contrast of
 * 2, bold (which many terminals show as the bright colour) of 1.3; blue on the black of a
 * console 1.6; 8 is the very background of Solarized. So with 16 and 8 colours, text on the
 * terminal's background has the terminal's colour, and bold, underline or reverse says what the
 * colour would; warnings and danger are reversed, and so on a ground of their own. Text on a
 * background of its own needs only two colours that differ in every palette. */

#define D TD_COLOR_DEFAULT
#define B TD_ATTR_BOLD
#define R TD_ATTR_REVERSE
#define U TD_ATTR_UNDERLINE

static const struct td_style styles[TD_ROLE_COUNT][5] = {
    /* 256 colours on dark, on light, 16 colours, 8 colours, mono */
    [TD_ROLE_TEXT] = {{D, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_DIM] = {{248, D, 0}, {240, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_TITLE] = {{D, D, B}, {D, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_ACCENT] = {{80, D, B}, {24, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_SELECTED] = {{231, 24, B}, {231, 24, B}, {0, 7, 0}, {0, 7, 0}, {D, D, R}},
    [TD_ROLE_KEY] = {{80, D, B}, {24, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_BORDER] = {{246, D, 0}, {242, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_LINK] = {{117, D, U}, {25, D, U}, {D, D, U}, {D, D, U}, {D, D, U}},
    [TD_ROLE_GOOD] = {{78, D, B}, {22, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_WARNING] = {{214, D, B}, {58, D, B}, {D, D, R | B}, {D, D, R | B}, {D, D, R | B}},
    [TD_ROLE_DANGER] =
        {{210, D, B}, {124, D, B}, {D, D, R | B | U}, {D, D, R | B | U}, {D, D, R | B | U}},
    [TD_ROLE_FOR] = {{80, D, 0}, {24, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_AGAINST] = {{216, D, 0}, {88, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_PHASE_PREPARE] = {{180, D, B}, {95, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_DOWN] = {{111, D, B}, {25, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_HOLD] = {{214, D, B}, {58, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_UP] = {{79, D, B}, {23, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_TOP] = {{152, D, B}, {60, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_REST] = {{147, D, B}, {61, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_PAUSED] = {{248, D, B}, {240, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_PHASE_DONE] = {{78, D, B}, {22, D, B}, {D, D, B}, {D, D, B}, {D, D, B}},
    [TD_ROLE_BAND_PREPARE] = {{234, 180, 0}, {234, 180, 0}, {0, 7, 0}, {0, 7, 0}, {D, D, R}},
    [TD_ROLE_BAND_DOWN] = {{231, 25, 0}, {231, 25, 0}, {0, 12, 0}, {7, 4, 0}, {D, D, R}},
    [TD_ROLE_BAND_HOLD] = {{232, 214, 0}, {232, 214, 0}, {0, 3, 0}, {0, 3, 0}, {D, D, R}},
    [TD_ROLE_BAND_UP] = {{232, 36, 0}, {232, 36, 0}, {0, 6, 0}, {0, 6, 0}, {D, D, R}},
    [TD_ROLE_BAND_TOP] = {{234, 152, 0}, {234, 152, 0}, {0, 14, 0}, {0, 6, 0}, {D, D, R}},
    [TD_ROLE_BAND_REST] = {{231, 60, 0}, {231, 60, 0}, {15, 5, 0}, {7, 0, 0}, {D, D, R}},
    [TD_ROLE_BAND_PAUSED] = {{231, 239, 0}, {231, 239, 0}, {15, 0, 0}, {0, 7, 0}, {D, D, R}},
    [TD_ROLE_BAND_DONE] = {{231, 22, 0}, {231, 22, 0}, {0, 2, 0}, {0, 2, 0}, {D, D, R}},
    [TD_ROLE_SERIES_1] = {{80, D, 0}, {24, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_SERIES_2] = {{111, D, 0}, {25, D, 0}, {13, D, 0}, {D, D, B}, {D, D, 0}},
    [TD_ROLE_SERIES_3] = {{177, D, 0}, {54, D, 0}, {12, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_HEADING] = {{248, D, 0}, {240, D, 0}, {D, D, 0}, {D, D, 0}, {D, D, 0}},
    [TD_ROLE_ALERT] = {{231, 124, B}, {231, 124, B}, {D, D, R | B}, {D, D, R | B}, {D, D, R | B}},
    [TD_ROLE_BAND_DANGER] = {{231, 124, 0}, {231, 124, 0}, {15, 1, 0}, {7, 1, 0}, {D, D, R}},
};

#undef D
#undef B
#undef R
#undef U

void td_theme_init(struct td_theme *theme, enum td_depth depth, bool ascii)
{
    theme->depth = depth;
    theme->ascii = ascii;
    theme->font = NULL;
    theme->parts = TD_PARTS_QUADRANT;
    memset(&theme->pixels, 0, sizeof theme->pixels);
    td_theme_set_ground(theme, TD_GROUND_DARK);
}

void td_theme_set_ground(struct td_theme *theme, enum td_ground ground)
{
    int column = theme->depth == TD_DEPTH_256 ? (int)ground : 1 + TD_DEPTH_256 - (int)theme->depth;

    theme->ground = ground;
    for (int role = 0; role < TD_ROLE_COUNT; role++) {
        theme->looks[role] = styles[role][column];
    }
}

bool td_theme_has(const struct td_theme *theme, uint32_t cp)
{
    return theme == NULL || cp < 0x80 || (!theme->ascii && td_glyph_set_has(theme->font, cp));
}

uint32_t td_theme_fit(const struct td_theme *theme, uint32_t cp)
{
    return td_theme_has(theme, cp) ? cp
           : theme->ascii          ? (uint32_t)(unsigned char)td_glyph_ascii(cp)
                                   : td_glyph_fit(theme->font, cp);
}

/* Each plain, lit, dimmed.
 *
 * Muscles are warm, the teardrop the warmest; bone is nearly white. All of these are in the 256
 * palette, so that nothing turns grey on its way.
 *
 * With few colours: on colour 0, which is dark in every palette. Muscles are red, bone white,
 * tendon yellow; what is lit is bright pink, or white or yellow where that is far from its
 * neighbours. What is dimmed is an outline (raster_cells.c). Lines are gaps between parts, and what
 * is over of a ring is gone. */
static const struct {
    uint32_t rgb[3];
    int8_t few[2][3]; /* of 16 colours, of 8 */
    char character;   /* in mono and ASCII, unless it is lit */
} inks[TD_INK_COUNT] = {
    [TD_INK_SKIN] = {{0xD7AF87, 0xFFD7AF, 0xAF8787}, {{3, 15, 3}, {3, 7, 3}}, '.'},
    [TD_INK_MUSCLE] = {{0xAF5F5F, 0xD75F5F, 0x875F5F}, {{1, 13, 1}, {1, 7, 1}}, ':'},
    [TD_INK_VM] = {{0xD75F5F, 0xFF875F, 0xAF5F5F}, {{9, 13, 9}, {1, 7, 1}}, '%'},
    [TD_INK_TENDON] = {{0xD7D7AF, 0xFFFFD7, 0x87875F}, {{11, 15, 11}, {3, 7, 3}}, '|'},
    [TD_INK_LIGAMENT] = {{0xAFAF87, 0xFFFFD7, 0x767676}, {{6, 11, 6}, {2, 3, 2}}, '~'},
    [TD_INK_BONE] = {{0xDADADA, 0xFFFFFF, 0x9E9E9E}, {{7, 11, 7}, {7, 3, 6}}, 'o'},
    [TD_INK_CARTILAGE] = {{0x87AFD7, 0xAFD7FF, 0x5F87AF}, {{12, 11, 12}, {6, 3, 6}}, '='},
    [TD_INK_FAT] = {{0xD7AF5F, 0xFFD75F, 0x87875F}, {{3, 15, 3}, {3, 7, 3}}, ','},
    [TD_INK_PROP] = {{0x6C6C6C, 0x9E9E9E, 0x4E4E4E}, {{7, 15, 7}, {7, 3, 7}}, '#'},
    [TD_INK_LINE] = {{0x303030, 0x303030, 0x262626}, {{0, 0, 0}, {0, 0, 0}}, '+'},
    [TD_INK_FAR_SKIN] = {{0xAF8787, 0xD7AFAF, 0xAF8787}, {{3, 15, 3}, {3, 7, 3}}, '-'},
    [TD_INK_SHIRT] = {{0x5F87AF, 0x87AFD7, 0x5F5F87}, {{12, 7, 12}, {6, 7, 6}}, 'o'},
    [TD_INK_SHORTS] = {{0x444444, 0x6C6C6C, 0x303030}, {{6, 7, 6}, {2, 7, 2}}, 'o'},
    [TD_INK_SHOE] = {{0x767676, 0x9E9E9E, 0x585858}, {{7, 15, 7}, {7, 3, 7}}, '='},
    [TD_INK_HAIR] = {{0x5F5F5F, 0x875F5F, 0x444444}, {{7, 11, 7}, {7, 3, 7}}, '"'},
    [TD_INK_WOOD] = {{0xAF875F, 0xD7AF87, 0x875F5F}, {{2, 7, 2}, {2, 7, 2}}, '#'},
    [TD_INK_WALL] = {{0x6C6C6C, 0x9E9E9E, 0x4E4E4E}, {{6, 7, 6}, {6, 7, 6}}, '#'},
    [TD_INK_RING] = {{0xFFAF00, 0xFFAF00, 0x585858}, {{3, 3, 0}, {3, 3, 0}}, '*'},
    [TD_INK_SPOT] = {{0x5FAFD7, 0xFF5F00, 0x5F87AF}, {{14, 13, 14}, {6, 7, 6}}, '*'},
    [TD_INK_WATER] = {{0x5F87AF, 0x5FAFFF, 0x5F87AF}, {{12, 14, 12}, {6, 7, 6}}, '~'},
};

uint32_t td_ink_rgb(enum td_ink ink, enum td_shade light)
{
    return inks[ink].rgb[light];
}

char td_ink_ascii(enum td_ink ink, enum td_shade light)
{
    return light == TD_SHADE_LIT ? '@' : inks[ink].character;
}

bool td_theme_has_ground(const struct td_theme *theme)
{
    return theme->depth == TD_DEPTH_16 || theme->depth == TD_DEPTH_8;
}

int16_t td_theme_ink(const struct td_theme *theme, enum td_ink ink, enum td_shade light)
{
    if (td_theme_has_ground(theme)) {
        return inks[ink].few[theme->depth == TD_DEPTH_8][light];
    }
    return td_theme_nearest(theme, td_ink_rgb(ink, light));
}

/* ---- the palette ---- */

static uint32_t cube_rgb(int r, int g, int b)
{
    static const uint32_t steps[6] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};

    return steps[r] << 16 | steps[g] << 8 | steps[b];
}

static uint32_t grey_rgb(int level)
{
    return (uint32_t)(8 + 10 * level) * 0x010101u;
}

uint32_t td_palette_rgb(int number)
{
    static const uint32_t first[16] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
                                       0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
                                       0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};

    if (number < 16) {
        return first[td_max(number, 0)];
    }
    number -= 16;
    return number < 216 ? cube_rgb(number / 36, number / 6 % 6, number % 6)
                        : grey_rgb(td_min(number - 216, 23));
}

static int channel(uint32_t rgb, int shift)
{
    return (int)(rgb >> shift & 0xFF);
}

/* Squared distance, green weighing most, as the eye has it. */
static int apart(uint32_t a, uint32_t b)
{
    int r = channel(a, 16) - channel(b, 16);
    int g = channel(a, 8) - channel(b, 8);
    int u = channel(a, 0) - channel(b, 0);

    return 2 * r * r + 4 * g * g + 3 * u * u;
}

static int cube_step(int value)
{
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

static int16_t nearest_256(uint32_t rgb)
{
    int red = channel(rgb, 16), green = channel(rgb, 8), blue = channel(rgb, 0);
    int r = cube_step(red), g = cube_step(green), b = cube_step(blue);
    int mean = (red + green + blue) / 3;
    int level = mean < 3 ? 0 : mean > 238 ? 23 : (mean - 3) / 10;

    if (apart(rgb, grey_rgb(level)) < apart(rgb, cube_rgb(r, g, b))) {
        return (int16_t)(232 + level);
    }
    return (int16_t)(16 + 36 * r + 6 * g + b);
}

int16_t td_theme_nearest(const struct td_theme *theme, uint32_t rgb)
{
    int count = theme->depth == TD_DEPTH_16 ? 16 : 8;
    int best = 0;

    if (theme->depth == TD_DEPTH_MONO) {
        return TD_COLOR_DEFAULT;
    }
    if (theme->depth == TD_DEPTH_256) {
        return nearest_256(rgb);
    }
    for (int i = 1; i < count; i++) {
        if (i != 8 && apart(rgb, td_palette_rgb(i)) < apart(rgb, td_palette_rgb(best))) {
            best = i;
        }
    }
    return (int16_t)best;
}

/* ---- the terminal's background ---- */

static double linear(int channel_8bit)
{
    double share = channel_8bit / 255.0;

    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

double td_luminance(uint32_t rgb)
{
    return 0.2126 * linear(channel(rgb, 16)) + 0.7152 * linear(channel(rgb, 8)) +
           0.0722 * linear(channel(rgb, 0));
}

#define LIGHT_FROM 0.18 /* here black and white text are equally far */

enum td_ground td_ground_of(uint32_t rgb)
{
    return td_luminance(rgb) > LIGHT_FROM ? TD_GROUND_LIGHT : TD_GROUND_DARK;
}

/* One to four hexadecimal digits as a share of the most they can say, 0..255; -1: there are none.
 */
static int read_channel(const char **text)
{
    long value = 0, most = 0;

    for (int i = 0; i < 4 && isxdigit((unsigned char)**text); i++, (*text)++) {
        int c = tolower((unsigned char)**text);

        value = value * 16 + (c >= 'a' ? c - 'a' + 10 : c - '0');
        most = most * 16 + 15;
    }
    return most > 0 ? (int)(value * 255 / most) : -1;
}

bool td_color_parse(const char *text, uint32_t *rgb)
{
    uint32_t found = 0;

    if (strncmp(text, "rgb:", 4) != 0 && strncmp(text, "rgba:", 5) != 0) {
        return false;
    }
    text = strchr(text, ':') + 1;
    for (int i = 0; i < 3; i++) {
        int value = read_channel(&text);

        if (value < 0 || (i < 2 && *text++ != '/')) {
            return false;
        }
        found = found << 8 | (uint32_t)value;
    }
    *rgb = found;
    return true;
}

bool td_ground_parse(const char *text, enum td_ground *out)
{
    uint32_t rgb;

    if (!td_color_parse(text, &rgb)) {
        return false;
    }
    *out = td_ground_of(rgb);
    return true;
}

bool td_ground_from_colorfgbg(const char *text, enum td_ground *out)
{
    const char *last = text != NULL ? strrchr(text, ';') : NULL;
    char *end;
    long number;

    if (last == NULL || !isdigit((unsigned char)last[1])) {
        return false;
    }
    number = strtol(last + 1, &end, 10);
    if (*end != '\0' || number < 0 || number > 15) {
        return false;
    }
    *out = td_ground_of(td_palette_rgb((int)number));
    return true;
}
