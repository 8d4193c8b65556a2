/* What of a view is drawn, and what lies on top. */

#include "teardrop/term/theme.h"
#include "teardrop/ui/picture/picture.h"
#include "test.h"

/* A ligament, and a bone that hides it; both as large as the view. */
static struct td_point corners[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
static size_t start = 0;
static const struct td_outline square = {
    .points = corners, .point_count = 4, .starts = &start, .contour_count = 1};
static struct td_part parts[2];
static const struct td_anatomy_view view = {
    .id = "v", .width = 10, .height = 10, .parts = parts, .part_count = 2};
static struct td_theme theme;

static int set_up(void **state)
{
    (void)state;
    parts[0] = (struct td_part){.id = "band", .tissue = TD_TISSUE_LIGAMENT, .outline = &square};
    parts[1] = (struct td_part){.id = "bone", .tissue = TD_TISSUE_BONE, .outline = &square};
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY, .cell_w = 10, .cell_h = 20};
    return 0;
}

/* The pixel in the middle: nearer to which ink, as it is lit or not? */
static void expect_middle(const struct td_picture_spec *spec, enum td_ink ink, enum td_shade light)
{
    struct td_image image = {0};
    struct td_pixel middle;
    uint32_t wanted = td_theme_paint(&theme, ink, light).plain;

    td_picture_render(&image, &theme, 8, 4, spec);
    assert_non_null(image.pixels.at);
    middle = image.pixels.at[(image.pixels.h / 2) * image.pixels.w + image.pixels.w / 2];
    for (int shift = 16; shift >= 0; shift -= 8) {
        int got = shift == 16 ? middle.r : shift == 8 ? middle.g : middle.b;
        int want = (int)(wanted >> shift & 0xFF);

        assert_in_range(got + 60, want, want + 120); /* light falls on what is round */
    }
    td_image_deinit(&image);
}

static void td_picture__deep_part__is_on_top_while_it_is_lit(void **state)
{
    struct td_picture_spec spec = {.view = &view};

    (void)state;
    parts[0].deep = true;
    expect_middle(&spec, TD_INK_BONE, TD_SHADE_PLAIN);
    spec.highlight = "band";
    expect_middle(&spec, TD_INK_LIGAMENT, TD_SHADE_LIT);
    parts[0].deep = false;
    expect_middle(&spec, TD_INK_BONE, TD_SHADE_DIMMED);
}

static void td_picture__far_part__is_dimmer(void **state)
{
    struct td_picture_spec spec = {.view = &view};

    (void)state;
    parts[1].far = true;
    expect_middle(&spec, TD_INK_BONE, TD_SHADE_DIMMED);
    spec.highlight = "bone";
    expect_middle(&spec, TD_INK_BONE, TD_SHADE_LIT);
}

/* In few cells what is dimmed would only be noise. */
static void td_picture__few_cells__no_dimmed_ligaments(void **state)
{
    struct td_picture_spec spec = {.view = &view, .highlight = "nothing"};
    struct td_image image = {0};

    (void)state;
    theme.pixels.still = TD_GRAPHICS_CELLS;
    parts[1].tissue = TD_TISSUE_LIGAMENT;
    td_picture_render(&image, &theme, 8, 4, &spec);
    assert_true(image.cells[2 * 8 + 4].bg >= 0); /* nothing is lit: all are drawn */
    spec.highlight = "bone";
    td_picture_render(&image, &theme, 8, 4, &spec);
    assert_true(image.cells[2 * 8 + 4].bg >= 0);
    parts[1].id = "other";
    parts[0].outline = &(const struct td_outline){0};
    spec.highlight = "band";
    td_picture_render(&image, &theme, 8, 4, &spec);
    assert_true(image.cells[2 * 8 + 4].bg < 0);
    td_image_deinit(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(td_picture__deep_part__is_on_top_while_it_is_lit, set_up),
        cmocka_unit_test_setup(td_picture__far_part__is_dimmer, set_up),
        cmocka_unit_test_setup(td_picture__few_cells__no_dimmed_ligaments, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
