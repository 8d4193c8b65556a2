/* Colours: every role can be told at every depth, and the nearest colour is. */

#include <string.h>

#include "teardrop/term/theme.h"
#include "test.h"

static const enum td_depth depths[] = {TD_DEPTH_MONO, TD_DEPTH_8, TD_DEPTH_16, TD_DEPTH_256};
static const int colors[] = {0, 8, 16, 256};

static void td_theme_init__every_look__stays_in_its_palette(void **state)
{
    (void)state;
    for (size_t d = 0; d < 4; d++) {
        struct td_theme theme;

        td_theme_init(&theme, depths[d], d == 0);
        assert_int_equal(theme.depth, depths[d]);
        assert_int_equal(theme.ascii, d == 0);
        for (int role = 0; role < TD_ROLE_COUNT; role++) {
            const struct td_style *look = &theme.looks[role];

            assert_in_range(look->fg + 1, 0, colors[d]);
            assert_in_range(look->bg + 1, 0, colors[d]);
            /* text on its own colour cannot be read */
            assert_true(look->fg == TD_COLOR_DEFAULT || look->fg != look->bg);
            /* a ground of one's own needs a text of one's own: the terminal's may be either */
            assert_true(look->bg == TD_COLOR_DEFAULT || look->fg != TD_COLOR_DEFAULT);
        }
        assert_int_equal(theme.looks[TD_ROLE_TEXT].fg, TD_COLOR_DEFAULT);
        assert_int_equal(theme.looks[TD_ROLE_TEXT].bg, TD_COLOR_DEFAULT);
        assert_int_equal(theme.looks[TD_ROLE_TEXT].attrs, 0);
    }
}

static bool differ(const struct td_style *a, const struct td_style *b)
{
    return a->fg != b->fg || a->bg != b->bg || a->attrs != b->attrs;
}

static void td_theme_init__selected_and_danger__stand_out(void **state)
{
    (void)state;
    for (size_t d = 0; d < 4; d++) {
        struct td_theme theme;

        td_theme_init(&theme, depths[d], false);
        assert_true(differ(&theme.looks[TD_ROLE_SELECTED], &theme.looks[TD_ROLE_TEXT]));
        assert_true(differ(&theme.looks[TD_ROLE_DANGER], &theme.looks[TD_ROLE_TEXT]));
        assert_true(differ(&theme.looks[TD_ROLE_DANGER], &theme.looks[TD_ROLE_WARNING]));
        assert_true(differ(&theme.looks[TD_ROLE_TITLE], &theme.looks[TD_ROLE_TEXT]));
    }
}

static void td_theme_init__bands__tell_down_from_up_from_rest(void **state)
{
    static const enum td_role bands[] = {TD_ROLE_BAND_DOWN, TD_ROLE_BAND_HOLD, TD_ROLE_BAND_UP,
                                         TD_ROLE_BAND_REST};

    (void)state;
    for (size_t d = 1; d < 4; d++) { /* in mono the word tells them */
        struct td_theme theme;

        td_theme_init(&theme, depths[d], false);
        for (size_t i = 0; i < 4; i++) {
            for (size_t j = i + 1; j < 4; j++) {
                assert_true(theme.looks[bands[i]].bg != theme.looks[bands[j]].bg);
            }
        }
    }
}

static uint32_t rgb_of_256(int number)
{
    static const uint32_t levels[] = {0, 95, 135, 175, 215, 255};
    uint32_t n = (uint32_t)number - 16;

    if (number >= 232) {
        uint32_t grey = 8 + 10 * ((uint32_t)number - 232);

        return grey << 16 | grey << 8 | grey;
    }
    return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}

static void td_theme_nearest__palette_colors__are_themselves(void **state)
{
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int number = 16; number < 256; number++) {
        int16_t got = td_theme_nearest(&theme, rgb_of_256(number));

        assert_int_equal(rgb_of_256(got), rgb_of_256(number));
    }
}

static long apart(uint32_t a, uint32_t b)
{
    long r = (long)(a >> 16) - (long)(b >> 16);
    long g = (long)(a >> 8 & 0xFF) - (long)(b >> 8 & 0xFF);
    long u = (long)(a & 0xFF) - (long)(b & 0xFF);

    return r * r + g * g + u * u;
}

/* Whatever the measure, it is never far from the best there is. */
static void td_theme_nearest__any_color__is_near(void **state)
{
    struct td_theme theme;
    uint32_t seed = 5;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int i = 0; i < 3000; i++) {
        uint32_t rgb;
        long best = INT32_MAX;
        int16_t got;

        seed = seed * 1664525u + 1013904223u;
        rgb = seed >> 8;
        got = td_theme_nearest(&theme, rgb);
        assert_in_range(got, 16, 255);
        for (int number = 16; number < 256; number++) {
            long d = apart(rgb_of_256(number), rgb);

            best = d < best ? d : best;
        }
        assert_true(apart(rgb_of_256(got), rgb) <= 4 * best + 400);
    }
}

static void td_theme_nearest__few_colors(void **state)
{
    struct td_theme theme;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, false);
    assert_int_equal(td_theme_nearest(&theme, 0xFF0000), TD_COLOR_DEFAULT);
    td_theme_init(&theme, TD_DEPTH_8, false);
    assert_int_equal(td_theme_nearest(&theme, 0xFF0000), 1);
    assert_int_equal(td_theme_nearest(&theme, 0xFFFFFF), 7);
    assert_int_equal(td_theme_nearest(&theme, 0x000000), 0);
    td_theme_init(&theme, TD_DEPTH_16, false);
    assert_int_equal(td_theme_nearest(&theme, 0xFF0000), 9);
    assert_int_equal(td_theme_nearest(&theme, 0xFFFFFF), 15);
    for (uint32_t grey = 0; grey < 256; grey++) { /* 8 may be the ground's colour */
        assert_int_not_equal(td_theme_nearest(&theme, grey * 0x010101), 8);
    }
}

static void td_ink__lit__differs_from_dimmed(void **state)
{
    (void)state;
    for (int ink = 0; ink < TD_INK_COUNT; ink++) {
        for (int light = 0; light <= TD_SHADE_DIMMED; light++) {
            char c = td_ink_ascii((enum td_ink)ink, (enum td_shade)light);

            assert_true(c > ' ' && c <= '~');
            assert_true(td_ink_rgb((enum td_ink)ink, (enum td_shade)light) <= 0xFFFFFF);
        }
        assert_true(td_ink_rgb((enum td_ink)ink, TD_SHADE_LIT) !=
                    td_ink_rgb((enum td_ink)ink, TD_SHADE_DIMMED));
        assert_true(td_ink_ascii((enum td_ink)ink, TD_SHADE_LIT) !=
                    td_ink_ascii((enum td_ink)ink, TD_SHADE_DIMMED));
    }
}

static void ground_is(const char *text, int wanted)
{
    enum td_ground ground = TD_GROUND_DARK;
    bool read = td_ground_parse(text, &ground);

    assert_int_equal(read ? (int)ground : -1, wanted);
}

/* As xterm, kitty, foot and others write it: one to four digits a channel. */
static void td_ground_parse__answers_of_terminals__dark_or_light(void **state)
{
    (void)state;
    ground_is("rgb:0000/0000/0000", TD_GROUND_DARK);
    ground_is("rgb:ffff/ffff/ffff", TD_GROUND_LIGHT);
    ground_is("rgb:fdfd/f6f6/e3e3", TD_GROUND_LIGHT);
    ground_is("rgb:00/2b/36", TD_GROUND_DARK);
    ground_is("rgb:f/f/d", TD_GROUND_LIGHT);
    ground_is("rgba:2828/2828/2828/ffff", TD_GROUND_DARK);
    ground_is("rgb:7/7/7",
              TD_GROUND_LIGHT); /* the middle of the eye's scale, black is read better */
    ground_is("rgb:6/6/6", TD_GROUND_DARK);
    ground_is("rgb:ffff/ffff", -1);
    ground_is("rgb:", -1);
    ground_is("#ffffff", -1);
    ground_is("", -1);
}

static void td_ground_from_colorfgbg__last_number__is_the_background(void **state)
{
    enum td_ground ground = TD_GROUND_DARK;

    (void)state;
    assert_true(td_ground_from_colorfgbg("0;15", &ground));
    assert_int_equal(ground, TD_GROUND_LIGHT);
    assert_true(td_ground_from_colorfgbg("15;default;0", &ground));
    assert_int_equal(ground, TD_GROUND_DARK);
    assert_false(td_ground_from_colorfgbg("15;default", &ground));
    assert_false(td_ground_from_colorfgbg("0;16", &ground));
    assert_false(td_ground_from_colorfgbg("7", &ground));
    assert_false(td_ground_from_colorfgbg(NULL, &ground));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_theme_init__every_look__stays_in_its_palette),
        cmocka_unit_test(td_ground_parse__answers_of_terminals__dark_or_light),
        cmocka_unit_test(td_ground_from_colorfgbg__last_number__is_the_background),
        cmocka_unit_test(td_theme_init__selected_and_danger__stand_out),
        cmocka_unit_test(td_theme_init__bands__tell_down_from_up_from_rest),
        cmocka_unit_test(td_theme_nearest__palette_colors__are_themselves),
        cmocka_unit_test(td_theme_nearest__any_color__is_near),
        cmocka_unit_test(td_theme_nearest__few_colors),
        cmocka_unit_test(td_ink__lit__differs_from_dimmed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
