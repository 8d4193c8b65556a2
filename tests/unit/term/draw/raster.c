/* Pictures: where shapes land, who lies on top, and what is left alone. */

#include <string.h>

#include "teardrop/term/draw/raster.h"
#include "test.h"

static struct td_theme theme;
static struct td_image image;
static struct td_outline left, all;

static void add_box(struct td_outline *outline, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    assert_int_equal(td_outline_add(outline, points, 4), TD_OK);
}

static int set_up(void **state)
{
    (void)state;
    memset(&image, 0, sizeof image);
    memset(&left, 0, sizeof left);
    memset(&all, 0, sizeof all);
    add_box(&left, 0, 0, 4, 8); /* the left half of a box of 8 by 8 */
    add_box(&all, 0, 0, 8, 8);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_image_deinit(&image);
    td_outline_deinit(&left);
    td_outline_deinit(&all);
    return 0;
}

/* 8 by 4 cells are square: a box of 8 by 8 fills them. */
static void render(enum td_depth depth, bool mirror, const struct td_shape *shapes, size_t count)
{
    td_theme_init(&theme, depth, depth == TD_DEPTH_MONO);
    assert_int_equal(td_image_render(&image, &theme, 8, 4, 8, 8, mirror, shapes, count), TD_OK);
    assert_int_equal(image.cols, 8);
    assert_int_equal(image.rows, 4);
}

/* With few colours the ground is one of them. */
static bool see_through(int x, int y)
{
    const struct td_cell *cell = &image.cells[y * image.cols + x];
    bool ground = td_theme_has_ground(&theme);

    return cell->cp == ' ' && cell->fg == (ground ? TD_COLOR_DEFAULT : TD_CELL_ROLE) &&
           cell->bg == (ground ? TD_COLOR_GROUND : TD_CELL_ROLE);
}

static void td_image_render__half_a_box__fills_half_the_cells(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_BONE};

    (void)state;
    for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
        for (int mirror = 0; mirror < 2; mirror++) {
            render((enum td_depth)depth, mirror != 0, &shape, 1);
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 8; x++) {
                    assert_int_equal(see_through(x, y), (x >= 4) == (mirror == 0));
                }
            }
        }
    }
}

/* With few colours there is no grey: what is dimmed is its outline, what is lit is filled. */
static void td_image_render__dimmed_with_few_colors__is_an_outline(void **state)
{
    const struct td_shape shapes[] = {
        {.outline = &all, .ink = TD_INK_BONE, .light = TD_SHADE_DIMMED},
        {.outline = &left, .ink = TD_INK_VM, .light = TD_SHADE_LIT}};
    int16_t lit;

    (void)state;
    for (int depth = TD_DEPTH_8; depth <= TD_DEPTH_16; depth++) {
        render((enum td_depth)depth, false, shapes, 2);
        lit = td_theme_ink(&theme, TD_INK_VM, TD_SHADE_LIT);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                assert_int_equal(image.cells[y * 8 + x].cp, ' ');
                assert_int_equal(image.cells[y * 8 + x].bg, lit);
            }
        }
        for (int y = 1; y < 3; y++) {
            assert_true(see_through(5, y));
            assert_true(see_through(6, y));
            assert_false(see_through(4, y)); /* where the lit one begins */
            assert_false(see_through(7, y));
        }
        for (int x = 4; x < 8; x++) {
            assert_false(see_through(x, 0));
            assert_false(see_through(x, 3));
        }
    }
}

/* Quarters keep their own ink, two of them a cell. */
static void td_image_render__few_colors__quarters_of_a_cell(void **state)
{
    struct td_outline corner = {0};
    const struct td_shape shape = {.outline = &corner, .ink = TD_INK_BONE};

    (void)state;
    add_box(&corner, 0, 0, 0.5F, 1); /* a cell is 1 wide and 2 high */
    for (int depth = TD_DEPTH_8; depth <= TD_DEPTH_16; depth++) {
        render((enum td_depth)depth, false, &shape, 1);
        assert_int_equal(image.cells[0].cp, 0x2598);
        assert_int_equal(image.cells[0].fg, td_theme_ink(&theme, TD_INK_BONE, TD_SHADE_PLAIN));
        assert_int_equal(image.cells[0].bg, TD_COLOR_GROUND);
    }
    td_outline_deinit(&corner);
}

static void td_image_render__painters_order__last_lies_on_top(void **state)
{
    const struct td_shape shapes[] = {{.outline = &all, .ink = TD_INK_BONE},
                                      {.outline = &left, .ink = TD_INK_VM}};

    (void)state;
    render(TD_DEPTH_MONO, false, shapes, 2);
    for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 8; x++) {
            char expected = td_ink_ascii(x < 4 ? TD_INK_VM : TD_INK_BONE, TD_SHADE_PLAIN);

            assert_int_equal(image.cells[y * 8 + x].cp, expected);
        }
    }
    render(TD_DEPTH_256, false, shapes, 2);
    assert_int_equal(image.cells[0].bg,
                     td_theme_nearest(&theme, td_ink_rgb(TD_INK_VM, TD_SHADE_PLAIN)));
    assert_int_equal(image.cells[7].bg,
                     td_theme_nearest(&theme, td_ink_rgb(TD_INK_BONE, TD_SHADE_PLAIN)));
}

static void td_image_render__quarter_of_a_cell__is_a_quadrant(void **state)
{
    struct td_outline corner = {0};
    const struct td_shape shape = {.outline = &corner, .ink = TD_INK_BONE};

    (void)state;
    add_box(&corner, 0, 0, 0.5F, 1); /* a cell is 1 wide and 2 high */
    render(TD_DEPTH_256, false, &shape, 1);
    assert_int_equal(image.cells[0].cp, 0x2598);
    assert_int_equal(image.cells[0].bg, TD_COLOR_DEFAULT);
    assert_true(see_through(1, 0));
    render(TD_DEPTH_256, true, &shape, 1);
    assert_int_equal(image.cells[7].cp, 0x259D);
    td_outline_deinit(&corner);
}

/* A font without quarters gets halves, one without halves whole cells: in a picture
 * nothing is drawn that it has not. */
static void td_image_render__poor_font__nothing_beyond_it(void **state)
{
    static struct td_glyph_set fonts[2];
    struct td_outline top = {0};
    const struct td_shape shape = {.outline = &top, .ink = TD_INK_VM};

    (void)state;
    td_glyph_set_add_safe(&fonts[0]);
    td_glyph_set_add(&fonts[1], 0x2580);
    td_glyph_set_add(&fonts[1], 0x2584);
    add_box(&top, 0.5F, 0.5F, 7.2F, 5);
    for (int font = 0; font < 2; font++) {
        for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
            for (unsigned how = 0; how <= TD_IMAGE_HARD; how += TD_IMAGE_HARD) {
                td_theme_init(&theme, (enum td_depth)depth, false);
                theme.font = &fonts[font];
                assert_int_equal(td_image_render(&image, &theme, 8, 4, 8, 8, how, &shape, 1),
                                 TD_OK);
                for (int i = 0; i < 8 * 4; i++) {
                    assert_true(td_glyph_set_has(&fonts[font], image.cells[i].cp));
                }
                assert_false(see_through(3, 1));
                assert_true(see_through(3, 3));
                /* half of this cell is covered */
                assert_int_equal(image.cells[2 * 8 + 3].cp == 0x2580,
                                 font == 1 && depth != TD_DEPTH_MONO);
            }
        }
    }
    td_outline_deinit(&top);
}

static void td_image_render__hole__by_the_nonzero_rule(void **state)
{
    struct td_outline ring = {0};
    const struct td_point hole[] = {{2, 2}, {2, 6}, {6, 6}, {6, 2}}; /* the other way round */
    const struct td_shape shape = {.outline = &ring, .ink = TD_INK_BONE};

    (void)state;
    add_box(&ring, 0, 0, 8, 8);
    assert_int_equal(td_outline_add(&ring, hole, 4), TD_OK);
    render(TD_DEPTH_MONO, false, &shape, 1);
    assert_true(see_through(3, 1));
    assert_true(see_through(4, 2));
    assert_false(see_through(0, 0));
    assert_false(see_through(1, 1));
    td_outline_deinit(&ring);
}

static void td_image_render__wide_room__is_centred(void **state)
{
    const struct td_shape shape = {.outline = &all, .ink = TD_INK_BONE};

    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, true);
    assert_int_equal(td_image_render(&image, &theme, 16, 4, 8, 8, false, &shape, 1), TD_OK);
    for (int x = 0; x < 16; x++) {
        assert_int_equal(see_through(x, 1), x < 4 || x >= 12);
    }
}

static void td_image_render__outside_the_box__is_clipped(void **state)
{
    struct td_outline huge = {0}, nothing = {0};
    const struct td_shape shapes[] = {{.outline = &huge, .ink = TD_INK_BONE, .edge = true},
                                      {.outline = &nothing, .ink = TD_INK_VM}};

    (void)state;
    add_box(&huge, -1e6F, -1e6F, 1e6F, 1e6F);
    for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
        render((enum td_depth)depth, false, shapes, 2);
        assert_false(see_through(0, 0));
        assert_false(see_through(7, 3));
    }
    render(TD_DEPTH_256, false, NULL, 0);
    assert_true(see_through(0, 0));
    td_outline_deinit(&huge);
}

/* So near that the shape's edges lie beyond what an int can count in samples. */
static void td_image_render__shape_far_beyond_an_int__is_clipped(void **state)
{
    struct td_outline huge = {0};
    const struct td_shape shape = {.outline = &huge, .ink = TD_INK_BONE};

    (void)state;
    add_box(&huge, -1e6F, -1e6F, 1e6F, 1e6F);
    td_theme_init(&theme, TD_DEPTH_256, false);
    assert_int_equal(td_image_render(&image, &theme, 600, 1, 1, 0.001F, false, &shape, 1), TD_OK);
    assert_false(see_through(0, 0));
    assert_false(see_through(599, 0));
    td_outline_deinit(&huge);
}

static void td_image_draw__see_through__leaves_what_was_there(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_BONE};
    struct td_canvas canvas;
    char got[200];

    (void)state;
    render(TD_DEPTH_MONO, false, &shape, 1);
    assert_int_equal(td_canvas_init(&canvas, &theme, 8, 2), TD_OK);
    td_canvas_fill(&canvas, (struct td_rect){0, 0, 8, 2}, 'x', TD_ROLE_TEXT);
    td_image_draw(&image, &canvas, -2, 1); /* over two edges */
    (void)td_canvas_dump(&canvas, got, sizeof got);
    assert_string_equal(got, "xxxxxxxx\nooxxxxxx\n");
    td_canvas_deinit(&canvas);
}

static void td_image_place__lands_where_it_is_drawn(void **state)
{
    int x, y;

    (void)state;
    td_image_place(16, 4, 8, 8, false, (struct td_point){0.5F, 1}, &x, &y);
    assert_int_equal(x, 4);
    assert_int_equal(y, 0);
    td_image_place(16, 4, 8, 8, false, (struct td_point){7.5F, 7}, &x, &y);
    assert_int_equal(x, 11);
    assert_int_equal(y, 3);
    td_image_place(16, 4, 8, 8, true, (struct td_point){7.5F, 7}, &x, &y);
    assert_int_equal(x, 4);
}

/* Back from the cell to the point under its middle; beside the box it is outside of it. */
static void td_image_point__is_the_way_back(void **state)
{
    (void)state;
    for (int mirror = 0; mirror < 2; mirror++) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 16; x++) {
                struct td_point p = td_image_point(16, 4, 8, 8, mirror != 0, x, y);
                int back_x, back_y;

                td_image_place(16, 4, 8, 8, mirror != 0, p, &back_x, &back_y);
                assert_int_equal(back_x, x);
                assert_int_equal(back_y, y);
                assert_true((p.x >= 0 && p.x <= 8) == (x >= 4 && x < 12));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_image_render__half_a_box__fills_half_the_cells),
        cmocka_unit_test(td_image_render__dimmed_with_few_colors__is_an_outline),
        cmocka_unit_test(td_image_render__few_colors__quarters_of_a_cell),
        cmocka_unit_test(td_image_render__painters_order__last_lies_on_top),
        cmocka_unit_test(td_image_render__quarter_of_a_cell__is_a_quadrant),
        cmocka_unit_test(td_image_render__poor_font__nothing_beyond_it),
        cmocka_unit_test(td_image_render__hole__by_the_nonzero_rule),
        cmocka_unit_test(td_image_render__wide_room__is_centred),
        cmocka_unit_test(td_image_render__outside_the_box__is_clipped),
        cmocka_unit_test(td_image_render__shape_far_beyond_an_int__is_clipped),
        cmocka_unit_test(td_image_draw__see_through__leaves_what_was_there),
        cmocka_unit_test(td_image_place__lands_where_it_is_drawn),
        cmocka_unit_test(td_image_point__is_the_way_back),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
