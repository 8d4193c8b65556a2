/* What is drawn upon the primer's pictures: the arrow at a fault, the layers in words. */
#include <string.h>

#include "primer/fault.h"
#include "primer/layers.h"
#include "test.h"

#define COLS 16
#define ROWS 6

static struct td_cell cells[COLS * ROWS];
static const struct td_image image = {.cols = COLS, .rows = ROWS, .cells = cells};

/* A picture: '#' is drawn, a blank is free. */
static void draw(const char *const rows[ROWS])
{
    for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < COLS; x++) {
            bool drawn = rows[y][x] == '#';

            cells[y * COLS + x] = (struct td_cell){.cp = drawn ? 'x' : ' ',
                                                   .fg = drawn ? 1 : TD_CELL_ROLE,
                                                   .bg = drawn ? 1 : TD_CELL_ROLE};
        }
    }
}

static void expect_arrow(int x, int y, int at_x, int at_y, int dx, int dy)
{
    struct td_fault_arrow arrow = td_fault_arrow_at(&image, x, y);

    assert_true(arrow.cells > 0);
    assert_int_equal(arrow.x, at_x);
    assert_int_equal(arrow.y, at_y);
    assert_int_equal(arrow.dx, dx);
    assert_int_equal(arrow.dy, dy);
    for (int i = 0; i < arrow.cells; i++) { /* it hides nothing */
        assert_int_equal(cells[(arrow.y + i * dy) * COLS + arrow.x + i * dx].cp, ' ');
    }
}

static void td_fault_arrow__comes_from_the_nearest_free_side(void **state)
{
    static const char *const person[ROWS] = {"                ", "      ####      ",
                                             "      ####      ", "     ######     ",
                                             "     ######     ", "################"};
    static const char *const full[ROWS] = {"################", "################",
                                           "################", "################",
                                           "################", "################"};

    static const char *const low[ROWS] = {"                ", "      ####      ",
                                          "      ####      ", "     ######     ",
                                          "     ######     ", "##  ######  ####"};

    (void)state;
    draw(low);
    expect_arrow(5, 5, 4, 4, -1, 0); /* no room beside it: from the row above */
    draw(person);
    expect_arrow(6, 2, 5, 2, -1, 0);
    expect_arrow(9, 3, 11, 3, 1, 0);
    draw(full);
    assert_int_equal(td_fault_arrow_at(&image, 8, 3).cells, 0);
    for (int y = 0; y < 2; y++) { /* only above */
        for (int x = 0; x < COLS; x++) {
            cells[y * COLS + x] =
                (struct td_cell){.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};
        }
    }
    expect_arrow(8, 3, 8, 1, 0, -1);
}

static void td_layers__boxes_say_what_is_off(void **state)
{
    static const struct td_part parts[] = {{.id = "s", .tissue = TD_TISSUE_SKIN},
                                           {.id = "m", .tissue = TD_TISSUE_VM},
                                           {.id = "t", .tissue = TD_TISSUE_TENDON},
                                           {.id = "f", .tissue = TD_TISSUE_PROP}};
    struct td_anatomy_view view = {.parts = parts, .part_count = 4};
    char text[80], keys[TD_LAYER_KEYS];

    (void)state;
    td_layers_text(&view, 1u << TD_LAYER_MUSCLES, true, text, sizeof text);
    assert_string_equal(text, "[1] skin  [ ] muscles  [3] tendons");
    td_layers_text(&view, 1u << TD_LAYER_MUSCLES, false, text, sizeof text);
    assert_string_equal(text, "[1][ ][3]");
    td_layer_keys(&view, keys);
    assert_string_equal(keys, "1-3");
    view.part_count = 1;
    td_layer_keys(&view, keys);
    assert_string_equal(keys, "1");
    view.parts = parts + 3;
    td_layer_keys(&view, keys);
    assert_string_equal(keys, "");
}

static void td_part_is_covered__deep_part__until_what_hides_it_is_off(void **state)
{
    static struct td_point corners[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    static size_t start = 0;
    static const struct td_outline square = {
        .points = corners, .point_count = 4, .starts = &start, .contour_count = 1};
    struct td_part parts[] = {{.id = "deep",
                               .tissue = TD_TISSUE_LIGAMENT,
                               .outline = &square,
                               .label_x = 5,
                               .label_y = 5,
                               .deep = true},
                              {.id = "over", .tissue = TD_TISSUE_BONE, .outline = &square}};
    struct td_anatomy_view view = {.parts = parts, .part_count = 2};
    struct td_bent none = {0};

    (void)state;
    assert_true(td_part_is_covered(&view, 0, &none, 0));
    assert_false(td_part_is_covered(&view, 1u << TD_LAYER_BONES, &none, 0));
    parts[0].label_x = 15; /* beside it */
    assert_false(td_part_is_covered(&view, 0, &none, 0));
    parts[0].label_x = 5;
    parts[0].deep = false;
    assert_false(td_part_is_covered(&view, 0, &none, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_fault_arrow__comes_from_the_nearest_free_side),
        cmocka_unit_test(td_layers__boxes_say_what_is_off),
        cmocka_unit_test(td_part_is_covered__deep_part__until_what_hides_it_is_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
