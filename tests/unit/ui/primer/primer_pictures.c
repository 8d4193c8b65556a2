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
    assert_string_equal(text, "[1] skin  [ ] muscles  [3] bands");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_fault_arrow__comes_from_the_nearest_free_side),
        cmocka_unit_test(td_layers__boxes_say_what_is_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
