/* Cells of halves, quarters, sixths and eighths, with many colours. */
#include <string.h>

#include "draw/blocks.h"
#include "teardrop/base/glyph.h"
#include "teardrop/term/draw/raster.h"
#include "test.h"

static struct td_theme theme;
static struct td_image image;
static struct td_outline outlines[3];

static int set_up(void **state)
{
    (void)state;
    memset(&image, 0, sizeof image);
    td_theme_init(&theme, TD_DEPTH_256, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_image_deinit(&image);
    for (int i = 0; i < 3; i++) {
        td_outline_deinit(&outlines[i]);
    }
    return 0;
}

static const struct td_outline *box(int which, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    assert_int_equal(td_outline_add(&outlines[which], points, 4), TD_OK);
    return &outlines[which];
}

/* 4 by 2 cells, each 6 wide and 12 high. */
static void render(enum td_cell_parts parts, unsigned how, const struct td_shape *shapes,
                   size_t count)
{
    theme.parts = parts;
    assert_int_equal(td_image_render(&image, &theme, 4, 2, 24, 24, how, shapes, count), TD_OK);
}

/* Whatever a cell is made of: the parts with this colour, as a mask. */
static unsigned mask_of(enum td_cell_parts parts, const struct td_cell *cell)
{
    unsigned count = 1u << (td_parts_across(parts) * td_parts_down(parts));

    for (unsigned mask = 0; mask < count; mask++) {
        if (td_block(parts, mask) == cell->cp) {
            return mask;
        }
    }
    fail_msg("U+%04X fills no such parts", cell->cp);
    return 0;
}

static int16_t plain(enum td_ink ink)
{
    return td_theme_ink(&theme, ink, TD_SHADE_PLAIN);
}

static void td_image_render__each_kind_of_parts__is_as_fine_as_it_says(void **state)
{
    /* from the upper left corner: 3 wide and as high as one part of that kind */
    static const struct {
        enum td_cell_parts parts;
        float high;
        uint32_t cp;
    } kinds[] = {{TD_PARTS_QUADRANT, 6, 0x2598},
                 {TD_PARTS_SEXTANT, 4, 0x1FB00},
                 {TD_PARTS_OCTANT, 3, 0x1CEA8}};

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct td_shape shape = {.outline = box(0, 0, 0, 3, kinds[i].high), .ink = TD_INK_BONE};

        for (int moves = 0; moves < 2; moves++) {
            render(kinds[i].parts, moves ? TD_IMAGE_HARD : 0, &shape, 1);
            assert_int_equal(image.cells[0].cp, kinds[i].cp);
            assert_int_equal(image.cells[0].fg, plain(TD_INK_BONE));
            assert_int_equal(image.cells[0].bg, TD_COLOR_DEFAULT);
            assert_int_equal(image.cells[1].bg, TD_CELL_ROLE);
        }
        td_outline_deinit(&outlines[0]);
    }
}

static void td_image_render__halves__are_halves_with_many_colors_too(void **state)
{
    const struct td_shape shapes[] = {{.outline = box(0, 0, 0, 24, 6), .ink = TD_INK_BONE},
                                      {.outline = box(1, 0, 6, 12, 24), .ink = TD_INK_VM}};

    (void)state;
    for (int moves = 0; moves < 2; moves++) {
        render(TD_PARTS_HALF, moves ? TD_IMAGE_HARD : 0, shapes, 2);
        assert_true(image.cells[0].cp == 0x2580 || image.cells[0].cp == 0x2584);
        assert_int_equal(image.cells[0].cp == 0x2580 ? image.cells[0].fg : image.cells[0].bg,
                         plain(TD_INK_BONE));
        assert_int_equal(image.cells[3].cp, 0x2580); /* nothing below */
        assert_int_equal(image.cells[4].cp, ' ');
        assert_int_equal(image.cells[4].bg, plain(TD_INK_VM));
        for (int i = 0; i < 8; i++) {
            (void)mask_of(TD_PARTS_HALF, &image.cells[i]);
        }
    }
}

static void td_image_render__two_colors_in_a_cell__are_parted_where_they_meet(void **state)
{
    /* muscle all over, bone over the lower right: 3 wide, from y = 6 */
    const struct td_shape shapes[] = {{.outline = box(0, 0, 0, 24, 24), .ink = TD_INK_MUSCLE},
                                      {.outline = box(1, 3, 6, 6, 24), .ink = TD_INK_BONE}};

    (void)state;
    for (int moves = 0; moves < 2; moves++) {
        unsigned mask;

        render(TD_PARTS_OCTANT, moves ? TD_IMAGE_HARD : 0, shapes, 2);
        mask = mask_of(TD_PARTS_OCTANT, &image.cells[0]);
        if (image.cells[0].fg == plain(TD_INK_MUSCLE)) {
            mask = ~mask & 0xFF;
        }
        assert_int_equal(mask, 0xA0);
        assert_true(image.cells[0].fg == plain(TD_INK_BONE) ||
                    image.cells[0].bg == plain(TD_INK_BONE));
    }
}

static void td_image_render__three_colors_in_a_cell__the_two_that_differ_most_stay(void **state)
{
    /* skin and fat are near to each other; water is far from both */
    const struct td_shape shapes[] = {{.outline = box(0, 0, 0, 24, 24), .ink = TD_INK_SKIN},
                                      {.outline = box(1, 0, 0, 6, 3), .ink = TD_INK_FAT},
                                      {.outline = box(2, 0, 9, 6, 12), .ink = TD_INK_WATER}};

    (void)state;
    render(TD_PARTS_OCTANT, 0, shapes, 3);
    assert_true(image.cells[0].cp == 0x2582 || image.cells[0].cp == 0x1FB85);
}

static void td_image_render__fonts_without_them__get_coarser_parts(void **state)
{
    struct td_glyph_set font = {0};
    struct td_shape shape = {.outline = box(0, 0, 0, 3, 3), .ink = TD_INK_BONE};

    (void)state;
    theme.font = &font; /* ASCII alone */
    shape.outline = box(1, 0, 0, 6, 12);
    for (int parts = TD_PARTS_HALF; parts <= TD_PARTS_OCTANT; parts++) {
        render((enum td_cell_parts)parts, 0, &shape, 1);
        for (int i = 0; i < 8; i++) {
            assert_int_equal(image.cells[i].cp, ' ');
        }
    }
}

static void td_image_render__few_colors__have_quarters_at_most(void **state)
{
    const struct td_shape shape = {.outline = box(0, 0, 0, 3, 5), .ink = TD_INK_BONE};

    (void)state;
    td_theme_init(&theme, TD_DEPTH_16, false);
    render(TD_PARTS_OCTANT, 0, &shape, 1);
    assert_int_equal(image.cells[0].cp, 0x2598);
    render(TD_PARTS_HALF, 0, &shape, 1);
    assert_int_equal(image.cells[0].cp, ' '); /* less than half of a half */
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_image_render__each_kind_of_parts__is_as_fine_as_it_says),
        CASE(td_image_render__halves__are_halves_with_many_colors_too),
        CASE(td_image_render__two_colors_in_a_cell__are_parted_where_they_meet),
        CASE(td_image_render__three_colors_in_a_cell__the_two_that_differ_most_stay),
        CASE(td_image_render__fonts_without_them__get_coarser_parts),
        CASE(td_image_render__few_colors__have_quarters_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
