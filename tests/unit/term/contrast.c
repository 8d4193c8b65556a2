/* Contrast: what is drawn can be read, on dark and on light terminals, and a
 * change of phase is seen by eyes that see no hue. */
#include <math.h>
#include <stdbool.h>

#include "palettes.h"
#include "teardrop/term/theme.h"
#include "test.h"

#define BLACK 0x000000u
#define WHITE 0xFFFFFFu

/* The palette of xterm; the first sixteen differ between terminals, the others
 * do not. */
static uint32_t palette(int number)
{
    static const uint32_t first[16] = PALETTE_XTERM;
    static const uint32_t levels[6] = {0, 95, 135, 175, 215, 255};
    uint32_t n = (uint32_t)number;

    if (n < 16) {
        return first[n];
    }
    if (n >= 232) {
        return (8 + (n - 232) * 10) * 0x010101u;
    }
    n -= 16;
    return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}

static double linear(uint32_t channel)
{
    double c = channel / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast ratio of WCAG 2.1. */
static double luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) +
           0.0722 * linear(rgb & 0xFF);
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);

    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void at_least(double ratio, double wanted, int role)
{
    if (ratio < wanted) {
        print_error("role %d: contrast %.2f, wanted %.1f\n", role, ratio, wanted);
        fail();
    }
}

static void td_theme_init__text_on_its_own_ground__contrast_4_5(void **state)
{
    struct td_theme theme;
    int grounds = 0;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int role = 0; role < TD_ROLE_COUNT; role++) {
        const struct td_style *look = &theme.looks[role];

        if (look->bg != TD_COLOR_DEFAULT) {
            assert_int_not_equal(look->fg, TD_COLOR_DEFAULT);
            at_least(contrast(palette(look->fg), palette(look->bg)), 4.5, role);
            grounds++;
        }
    }
    assert_true(grounds >= TD_ROLE_BAND_DONE - TD_ROLE_BAND_PREPARE + 1);
}

/* Each palette on the backgrounds that people have of its kind. */
static void td_theme_set_ground__text_on_the_terminals_ground__contrast_4_5(void **state)
{
    static const struct {
        enum td_ground ground;
        uint32_t backgrounds[3]; /* black, a dark grey, Solarized; white, Solarized */
    } kinds[] = {{TD_GROUND_DARK, {BLACK, 0x282828, 0x002B36}},
                 {TD_GROUND_LIGHT, {WHITE, 0xFDF6E3, WHITE}}};
    struct td_theme theme;
    int colored = 0;

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        td_theme_init(&theme, TD_DEPTH_256, false);
        td_theme_set_ground(&theme, kinds[k].ground);
        for (int role = 0; role < TD_ROLE_COUNT; role++) {
            const struct td_style *look = &theme.looks[role];

            for (size_t i = 0; i < 3 && look->bg == TD_COLOR_DEFAULT; i++) {
                if (look->fg != TD_COLOR_DEFAULT) {
                    at_least(contrast(palette(look->fg), kinds[k].backgrounds[i]), 4.5, role);
                    colored++;
                }
            }
        }
    }
    assert_true(colored > 100);
}

static const enum td_depth few[] = {TD_DEPTH_8, TD_DEPTH_16};

static void holds(const struct palette *p, double ratio, double wanted, const char *what, int which)
{
    if (ratio < wanted - 0.005) {
        print_error("%s: %s %d: contrast %.2f, wanted %.1f\n", p->name, what, which, ratio, wanted);
        fail();
    }
}

/* What of the sixteen a text of this look may be shown in: many terminals show bold as
 * the bright colour. */
static double worst(const struct palette *p, const struct td_style *look, uint32_t ground)
{
    double ratio = contrast(p->colors[look->fg], ground);

    if ((look->attrs & TD_ATTR_BOLD) != 0 && look->fg < 8) {
        ratio = fmin(ratio, contrast(p->colors[look->fg + 8], ground));
    }
    return ratio;
}

/* Text has the terminal's own colour, which reads on its ground. The exceptions are
 * large or marked otherwise, and this is the most that all palettes allow: 9 (Tango
 * dark), 13 and 12 (Tango light) are the three of sixteen that stand best. */
static void
td_theme_init__few_colors_on_the_terminals_ground__its_own_or_seen_everywhere(void **state)
{
    static const struct {
        enum td_role role;
        double bound;
        unsigned attrs; /* say the same without the colour */
    } colored[] = {
        {TD_ROLE_SERIES_2, 2.8, 0}, /* these two have marks of their own */
        {TD_ROLE_SERIES_3, 2.3, 0},
    };

    (void)state;
    for (size_t d = 0; d < 2; d++) {
        struct td_theme theme;

        td_theme_init(&theme, few[d], false);
        for (int role = 0; role < TD_ROLE_COUNT; role++) {
            const struct td_style *look = &theme.looks[role];
            size_t i = 0;

            if (look->bg != TD_COLOR_DEFAULT || look->fg == TD_COLOR_DEFAULT) {
                continue;
            }
            while (i < 2 && colored[i].role != (enum td_role)role) {
                i++;
            }
            assert_true(i < 2);
            assert_int_equal(look->attrs & colored[i].attrs, colored[i].attrs);
            for (size_t p = 0; p < PALETTES; p++) {
                holds(&palettes[p], worst(&palettes[p], look, palettes[p].ground), colored[i].bound,
                      "role", role);
            }
        }
    }
}

/* Bands: huge figures, and a line of text below them. Tango's 2 and 6 under its black
 * are the least with sixteen colours, Solarized's white on its blue with eight. */
static void td_theme_init__few_colors_on_their_own_ground__read_in_every_palette(void **state)
{
    static const double bounds[] = {3.0, 3.5};

    (void)state;
    for (size_t d = 0; d < 2; d++) {
        struct td_theme theme;
        int grounds = 0;

        td_theme_init(&theme, few[d], false);
        for (int role = 0; role < TD_ROLE_COUNT; role++) {
            const struct td_style *look = &theme.looks[role];

            for (size_t p = 0; p < PALETTES && look->bg != TD_COLOR_DEFAULT; p++) {
                holds(&palettes[p], worst(&palettes[p], look, palettes[p].colors[look->bg]),
                      role == TD_ROLE_SELECTED ? 4.5 : bounds[d], "role", role);
                grounds++;
            }
        }
        assert_true(grounds >= (TD_ROLE_BAND_DONE - TD_ROLE_BAND_PREPARE + 1) * (int)PALETTES);
    }
}

/* What warns never hangs on colour alone: reversed, it has a ground of its own in any palette. */
static void td_theme_init__few_colors__warnings_are_reversed(void **state)
{
    static const enum td_depth depths[] = {TD_DEPTH_16, TD_DEPTH_8, TD_DEPTH_MONO};
    static const enum td_role roles[] = {TD_ROLE_WARNING, TD_ROLE_DANGER, TD_ROLE_ALERT};

    (void)state;
    for (size_t d = 0; d < 3; d++) {
        struct td_theme theme;

        td_theme_init(&theme, depths[d], false);
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(theme.looks[roles[i]].fg, TD_COLOR_DEFAULT);
            assert_true((theme.looks[roles[i]].attrs & TD_ATTR_REVERSE) != 0);
        }
    }
}

/* Eight is the ground of Solarized dark, and a grey near it elsewhere. */
static void td_theme_init__sixteen_colors__never_eight(void **state)
{
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_16, false);
    for (int role = 0; role < TD_ROLE_COUNT; role++) {
        assert_int_not_equal(theme.looks[role].fg, 8);
        assert_int_not_equal(theme.looks[role].bg, 8);
    }
    for (int ink = 0; ink < TD_INK_COUNT; ink++) {
        for (int light = 0; light <= TD_SHADE_DIMMED; light++) {
            assert_int_not_equal(td_theme_ink(&theme, (enum td_ink)ink, (enum td_shade)light), 8);
        }
    }
}

/* The figures of a picture stand on colour 0. Red with eight colours is the one that
 * cannot be better: muscles are red, and Tango's red on its dark grey is what it is. */
static void td_theme_ink__few_colors__stands_out_from_the_pictures_ground(void **state)
{
    (void)state;
    for (size_t d = 0; d < 2; d++) {
        struct td_theme theme;

        td_theme_init(&theme, few[d], false);
        assert_true(td_theme_has_ground(&theme));
        for (int ink = 0; ink < TD_INK_COUNT; ink++) {
            for (int light = 0; light <= TD_SHADE_DIMMED; light++) {
                int16_t color = td_theme_ink(&theme, (enum td_ink)ink, (enum td_shade)light);
                bool gone = ink == TD_INK_LINE || (ink == TD_INK_RING && light == TD_SHADE_DIMMED);

                assert_int_equal(color == TD_COLOR_GROUND, gone);
                for (size_t p = 0; p < PALETTES && !gone; p++) {
                    holds(&palettes[p],
                          contrast(palettes[p].colors[color], palettes[p].colors[TD_COLOR_GROUND]),
                          color == 1 ? 2.1 : 2.8, "ink", ink);
                }
            }
        }
    }
}

/* What is lit differs from itself when it is not, and the thigh that works from the
 * skin around it and from the bones beside it. */
static void td_theme_ink__few_colors__lit_is_told_from_its_neighbours(void **state)
{
    (void)state;
    for (size_t d = 0; d < 2; d++) {
        struct td_theme theme;

        td_theme_init(&theme, few[d], false);
        for (int ink = 0; ink < TD_INK_COUNT; ink++) {
            int16_t lit = td_theme_ink(&theme, (enum td_ink)ink, TD_SHADE_LIT);

            if (ink != TD_INK_LINE) {
                assert_int_not_equal(lit, td_theme_ink(&theme, (enum td_ink)ink, TD_SHADE_DIMMED));
            }
            if (ink == TD_INK_VM || ink == TD_INK_MUSCLE) {
                assert_int_not_equal(lit, td_theme_ink(&theme, TD_INK_SKIN, TD_SHADE_PLAIN));
                assert_int_not_equal(lit, td_theme_ink(&theme, TD_INK_BONE, TD_SHADE_DIMMED));
            }
        }
    }
}

/* What the corner of the eye sees of a phase must change with the phase, also
 * for an eye that sees no hue: of neighbours in time, the grounds differ in
 * lightness. */
static void td_theme_init__bands_of_phases_in_turn__differ_in_lightness(void **state)
{
    static const enum td_role turns[][2] = {
        {TD_ROLE_BAND_PREPARE, TD_ROLE_BAND_DOWN}, {TD_ROLE_BAND_DOWN, TD_ROLE_BAND_HOLD},
        {TD_ROLE_BAND_HOLD, TD_ROLE_BAND_UP},      {TD_ROLE_BAND_UP, TD_ROLE_BAND_TOP},
        {TD_ROLE_BAND_TOP, TD_ROLE_BAND_DOWN},     {TD_ROLE_BAND_DOWN, TD_ROLE_BAND_UP},
        {TD_ROLE_BAND_TOP, TD_ROLE_BAND_REST}};
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        at_least(
            contrast(palette(theme.looks[turns[i][0]].bg), palette(theme.looks[turns[i][1]].bg)),
            1.5, (int)turns[i][1]);
    }
}

static void td_theme_init__mono__no_color_and_every_band_in_reverse(void **state)
{
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, true);
    assert_true(theme.ascii);
    for (int role = TD_ROLE_BAND_PREPARE; role <= TD_ROLE_BAND_DONE; role++) {
        assert_true((theme.looks[role].attrs & TD_ATTR_REVERSE) != 0);
    }
    assert_true((theme.looks[TD_ROLE_SELECTED].attrs & TD_ATTR_REVERSE) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_theme_init__text_on_its_own_ground__contrast_4_5),
        cmocka_unit_test(td_theme_set_ground__text_on_the_terminals_ground__contrast_4_5),
        cmocka_unit_test(
            td_theme_init__few_colors_on_the_terminals_ground__its_own_or_seen_everywhere),
        cmocka_unit_test(td_theme_init__few_colors_on_their_own_ground__read_in_every_palette),
        cmocka_unit_test(td_theme_init__few_colors__warnings_are_reversed),
        cmocka_unit_test(td_theme_init__sixteen_colors__never_eight),
        cmocka_unit_test(td_theme_ink__few_colors__stands_out_from_the_pictures_ground),
        cmocka_unit_test(td_theme_ink__few_colors__lit_is_told_from_its_neighbours),
        cmocka_unit_test(td_theme_init__bands_of_phases_in_turn__differ_in_lightness),
        cmocka_unit_test(td_theme_init__mono__no_color_and_every_band_in_reverse),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
