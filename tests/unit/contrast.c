/* Contrast: what is drawn can be read, on dark and on light terminals, and a
 * change of phase is seen by eyes that see no hue. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "teardrop/term/theme.h"

#define BLACK 0x000000u
#define WHITE 0xFFFFFFu

/* The palette of xterm; the first sixteen differ between terminals, the others
 * do not. */
static uint32_t palette(int number)
{
    static const uint32_t first[16] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
                                       0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
                                       0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
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
        const struct td_look *look = &theme.looks[role];

        if (look->bg != TD_COLOR_DEFAULT) {
            assert_int_not_equal(look->fg, TD_COLOR_DEFAULT);
            at_least(contrast(palette(look->fg), palette(look->bg)), 4.5, role);
            grounds++;
        }
    }
    assert_true(grounds >= TD_ROLE_BAND_DONE - TD_ROLE_BAND_PREPARE + 1);
}

static void td_theme_init__text_on_the_terminals_ground__reads_on_black_and_white(void **state)
{
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int role = 0; role < TD_ROLE_COUNT; role++) {
        const struct td_look *look = &theme.looks[role];

        if (look->bg == TD_COLOR_DEFAULT && look->fg != TD_COLOR_DEFAULT) {
            at_least(contrast(palette(look->fg), BLACK), 3.0, role);
            at_least(contrast(palette(look->fg), WHITE), 3.0, role);
        }
    }
}

/* The first sixteen are the terminal's own: black and white may be anything but
 * readable on their likes. */
static void td_theme_init__few_colors__no_black_or_white_on_the_terminals_ground(void **state)
{
    static const enum td_depth depths[] = {TD_DEPTH_8, TD_DEPTH_16};

    (void)state;
    for (size_t d = 0; d < sizeof depths / sizeof depths[0]; d++) {
        struct td_theme theme;

        td_theme_init(&theme, depths[d], false);
        for (int role = 0; role < TD_ROLE_COUNT; role++) {
            const struct td_look *look = &theme.looks[role];

            if (look->bg == TD_COLOR_DEFAULT) {
                assert_int_not_equal(look->fg, 0);
                assert_int_not_equal(look->fg, 7);
                assert_int_not_equal(look->fg, 15);
            } else {
                at_least(contrast(palette(look->fg), palette(look->bg)), 4.0, role);
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
        cmocka_unit_test(td_theme_init__text_on_the_terminals_ground__reads_on_black_and_white),
        cmocka_unit_test(td_theme_init__few_colors__no_black_or_white_on_the_terminals_ground),
        cmocka_unit_test(td_theme_init__bands_of_phases_in_turn__differ_in_lightness),
        cmocka_unit_test(td_theme_init__mono__no_color_and_every_band_in_reverse),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
