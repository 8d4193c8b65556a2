/* Inks in pixels: they stand out from the usual backgrounds, and what is lit from what is not. */
#include <math.h>

#include "teardrop/term/theme.h"
#include "test.h"

static const uint32_t grounds[2][3] = {
    [TD_GROUND_DARK] = {0x000000, 0x282828, 0x002B36}, /* black, Gruvbox, Solarized */
    [TD_GROUND_LIGHT] = {0xFFFFFF, 0xFDF6E3, 0xFBF1C7},
};

static struct td_theme theme;

static double contrast(uint32_t a, uint32_t b)
{
    double one = td_luminance(a) + 0.05, other = td_luminance(b) + 0.05;

    return one > other ? one / other : other / one;
}

/* By the colour or by the line around it, whichever is seen better. */
static double stands_out(const struct td_ink_paint *paint, uint32_t ground)
{
    return fmax(contrast(paint->plain, ground), contrast(paint->line, ground));
}

/* Lines between parts are meant to be dark; what is over of a ring, and what is under a person, may
 * be faint. */
static bool may_be_faint(enum td_ink ink)
{
    return ink == TD_INK_LINE;
}

static void set_ground(enum td_ground ground)
{
    td_theme_init(&theme, TD_DEPTH_256, false);
    td_theme_set_ground(&theme, ground);
}

static void td_theme_paint__each_ink__stands_out_from_each_ground(void **state)
{
    static const double least[] = {
        [TD_SHADE_PLAIN] = 3, [TD_SHADE_LIT] = 3, [TD_SHADE_DIMMED] = 1.5};

    (void)state;
    for (int ground = 0; ground < 2; ground++) {
        set_ground((enum td_ground)ground);
        for (int ink = 0; ink < TD_INK_COUNT; ink++) {
            for (int light = 0; light <= TD_SHADE_DIMMED; light++) {
                struct td_ink_paint paint =
                    td_theme_paint(&theme, (enum td_ink)ink, (enum td_shade)light);

                for (int i = 0; i < 3 && !may_be_faint((enum td_ink)ink); i++) {
                    double is = stands_out(&paint, grounds[ground][i]);

                    if (is < least[light]) {
                        print_error("ink %d, light %d on %06X: %.2f\n", ink, light,
                                    grounds[ground][i], is);
                    }
                    assert_true(is >= least[light]);
                }
            }
        }
    }
}

/* 0 grey to 255. */
static int vividness(uint32_t rgb)
{
    int r = (int)(rgb >> 16 & 0xFF), g = (int)(rgb >> 8 & 0xFF), b = (int)(rgb & 0xFF);
    int most = r > g ? (r > b ? r : b) : (g > b ? g : b);
    int least = r < g ? (r < b ? r : b) : (g < b ? g : b);

    return most - least;
}

static int apart(uint32_t a, uint32_t b)
{
    int sum = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);

        sum += difference < 0 ? -difference : difference;
    }
    return sum;
}

static void td_theme_paint__what_is_lit__is_told_from_anything_dimmed(void **state)
{
    static const enum td_ink parts[] = {TD_INK_SKIN,     TD_INK_MUSCLE, TD_INK_VM,
                                        TD_INK_TENDON,   TD_INK_BONE,   TD_INK_CARTILAGE,
                                        TD_INK_LIGAMENT, TD_INK_FAT};

    (void)state;
    for (int ground = 0; ground < 2; ground++) {
        set_ground((enum td_ground)ground);
        for (size_t a = 0; a < sizeof parts / sizeof parts[0]; a++) {
            uint32_t lit = td_theme_paint(&theme, parts[a], TD_SHADE_LIT).plain;

            for (size_t b = 0; b < sizeof parts / sizeof parts[0]; b++) {
                uint32_t dimmed = td_theme_paint(&theme, parts[b], TD_SHADE_DIMMED).plain;

                if (apart(lit, dimmed) < 90) {
                    print_error("ground %d: %06X and %06X\n", ground, lit, dimmed);
                }
                assert_true(apart(lit, dimmed) >= 90);
                assert_true(vividness(lit) > vividness(dimmed));
            }
        }
    }
}

static void td_theme_paint__dimmed__is_nearer_to_the_ground_than_plain(void **state)
{
    (void)state;
    for (int ground = 0; ground < 2; ground++) {
        set_ground((enum td_ground)ground);
        for (int ink = 0; ink < TD_INK_COUNT; ink++) {
            uint32_t plain = td_theme_paint(&theme, (enum td_ink)ink, TD_SHADE_PLAIN).plain;
            uint32_t dimmed = td_theme_paint(&theme, (enum td_ink)ink, TD_SHADE_DIMMED).plain;

            if (may_be_faint((enum td_ink)ink)) {
                continue;
            }
            assert_true(ground == TD_GROUND_DARK ? td_luminance(dimmed) < td_luminance(plain)
                                                 : vividness(dimmed) < vividness(plain) ||
                                                       td_luminance(dimmed) > td_luminance(plain));
        }
    }
}

static void td_theme_paint__line_and_light__are_darker_and_lighter(void **state)
{
    (void)state;
    for (int ground = 0; ground < 2; ground++) {
        set_ground((enum td_ground)ground);
        for (int ink = 0; ink < TD_INK_COUNT; ink++) {
            struct td_ink_paint paint = td_theme_paint(&theme, (enum td_ink)ink, TD_SHADE_PLAIN);

            assert_true(td_luminance(paint.line) < td_luminance(paint.plain));
            assert_true(td_luminance(paint.bright) >= td_luminance(paint.plain));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_theme_paint__each_ink__stands_out_from_each_ground),
        cmocka_unit_test(td_theme_paint__what_is_lit__is_told_from_anything_dimmed),
        cmocka_unit_test(td_theme_paint__dimmed__is_nearer_to_the_ground_than_plain),
        cmocka_unit_test(td_theme_paint__line_and_light__are_darker_and_lighter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
