/* Pictures in pixels: the part that fills up, the lines to what a name says. */
#include <string.h>

#include "picture/leader.h"
#include "teardrop/ui/picture/picture.h"
#include "test.h"

#define COLS 20
#define ROWS 10

static struct td_theme theme;
static struct td_image image;
static struct td_outline whole, middle;
static struct td_part parts[2];
static struct td_anatomy_view view;

static void add_box(struct td_outline *outline, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    assert_int_equal(td_outline_add(outline, points, 4), TD_OK);
}

static int set_up(void **state)
{
    (void)state;
    memset(&image, 0, sizeof image);
    add_box(&whole, 0, 0, 20, 20);
    add_box(&middle, 5, 5, 15, 15); /* rows 50 to 149 of 200 */
    parts[0] = (struct td_part){.id = "skin", .tissue = TD_TISSUE_SKIN, .outline = &whole};
    parts[1] = (struct td_part){.id = "vm", .tissue = TD_TISSUE_VM, .outline = &middle};
    view = (struct td_anatomy_view){.parts = parts, .part_count = 2, .width = 20, .height = 20};
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){
        .still = TD_GRAPHICS_KITTY, .moving = TD_GRAPHICS_KITTY, .cell_w = 10, .cell_h = 20};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_image_deinit(&image);
    td_outline_deinit(&whole);
    td_outline_deinit(&middle);
    return 0;
}

static struct td_pixel at(int x, int y)
{
    return image.pixels.at[y * image.pixels.w + x];
}

static int redness(int x, int y)
{
    return at(x, y).r - at(x, y).b;
}

static void td_picture_render__a_part_that_fills__is_dark_above_to_the_row(void **state)
{
    struct td_picture_spec spec = {.view = &view, .highlight = "vm", .unfilled = 0.25};

    (void)state;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    for (int y = 60; y < 140; y++) {
        assert_int_equal(redness(100, y) > 80, y >= 75); /* a quarter of 100 rows from 50 */
    }
    spec.unfilled = 1;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    assert_true(redness(100, 140) < 80);
    spec.unfilled = 0;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    assert_true(redness(100, 60) > 80);
}

static void td_picture_render__one_lit__the_others_are_dimmed(void **state)
{
    struct td_picture_spec spec = {.view = &view};
    struct td_pixel plain;

    (void)state;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    plain = at(20, 100);
    spec.highlight = "vm";
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    assert_true(at(20, 100).r < plain.r - 40);
    spec.steady = true;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    assert_memory_equal(&image.pixels.at[100 * 200 + 20], &plain, sizeof plain);
}

static bool differs(const struct td_pixel *before, int x, int y)
{
    return memcmp(&before[y * 200 + x], &image.pixels.at[y * 200 + x], sizeof *before) != 0;
}

static void td_leader_line__in_pixels__runs_along_the_row_and_down(void **state)
{
    static struct td_pixel before[200 * 200];
    const struct td_label label = {.x = 12.5F, .y = 7.25F, .left = true, .row = 2};
    const struct td_picture_spec spec = {.view = &view};

    (void)state;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    memcpy(before, image.pixels.at, sizeof before);
    td_leader_line(&image, &theme, &label, false);
    for (int x = 0; x < 117; x++) {
        assert_true(differs(before, x, 50)); /* the middle of row 2 */
        assert_false(differs(before, x, 70));
    }
    for (int y = 60; y < 144; y++) {
        assert_true(differs(before, 125, y)); /* the anchor's own x */
        assert_false(differs(before, 140, y));
    }
    assert_false(differs(before, 125, 155));
    assert_false(differs(before, 199, 50));
    assert_true(at(60, 50).r > 200 && at(60, 50).b > 200); /* light in the middle ... */
    assert_true(at(60, 52).r + at(60, 52).g + at(60, 52).b <
                before[52 * 200 + 60].r + before[52 * 200 + 60].g + before[52 * 200 + 60].b);
}

static void td_leader_dot__in_pixels__marks_the_anchor(void **state)
{
    const struct td_label label = {.x = 12.5F, .y = 7.25F, .left = false, .row = 7};
    const struct td_picture_spec spec = {.view = &view};

    (void)state;
    theme.ground = TD_GROUND_LIGHT;
    td_picture_render(&image, &theme, COLS, ROWS, &spec);
    td_leader_line(&image, &theme, &label, true);
    td_leader_dot(&image, &theme, &label, true);
    assert_true(at(125, 150).b > at(125, 150).r + 60); /* in the middle of its own row */
    assert_true(at(190, 150).b > at(190, 150).r + 60); /* the line comes from the right */
    assert_int_equal(at(125, 150).a, 255);
}

static void td_leader_line__nothing_drawn__does_nothing(void **state)
{
    const struct td_label label = {.x = 12.5F, .y = 7.25F, .left = true, .row = 2};

    (void)state;
    td_leader_line(&image, &theme, &label, false);
    td_leader_dot(&image, &theme, &label, false);
    assert_null(image.pixels.at);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_picture_render__a_part_that_fills__is_dark_above_to_the_row),
        CASE(td_picture_render__one_lit__the_others_are_dimmed),
        CASE(td_leader_line__in_pixels__runs_along_the_row_and_down),
        CASE(td_leader_dot__in_pixels__marks_the_anchor),
        CASE(td_leader_line__nothing_drawn__does_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
