/* Parts of screens: frames, lists, key lines. */
#include "teardrop/ui/kit/list.h"
#include "test.h"

static struct td_theme theme;
static struct td_canvas canvas;

static int begin(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    return td_canvas_init(&canvas, &theme, 80, 24) == TD_OK ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static void td_list_move__window_follows(void **state)
{
    struct td_list list = {.count = 10, .rows = 4};

    (void)state;
    assert_false(td_list_move(&list, TD_REQ_UP));
    assert_true(td_list_move(&list, TD_REQ_DOWN));
    assert_int_equal(list.selected, 1);
    assert_int_equal(list.top, 0);
    assert_true(td_list_move(&list, TD_REQ_PAGE_DOWN));
    assert_int_equal(list.selected, 4);
    assert_int_equal(list.top, 1);
    assert_true(td_list_move(&list, TD_REQ_LAST));
    assert_int_equal(list.selected, 9);
    assert_int_equal(list.top, 6);
    assert_false(td_list_move(&list, TD_REQ_DOWN));
    assert_true(td_list_move(&list, TD_REQ_PAGE_UP));
    assert_int_equal(list.selected, 6);
    assert_true(td_list_move(&list, TD_REQ_FIRST));
    assert_int_equal(list.selected, 0);
    assert_int_equal(list.top, 0);
    assert_false(td_list_move(&list, TD_REQ_SELECT));
}

static void td_list_move__empty__nothing(void **state)
{
    struct td_list list = {.rows = 4};

    (void)state;
    assert_false(td_list_move(&list, TD_REQ_DOWN));
    assert_false(td_list_move(&list, TD_REQ_LAST));
    assert_int_equal(list.selected, 0);
}

static void td_list_settle__shorter_list_and_taller_window__in_range(void **state)
{
    struct td_list list = {.count = 10, .selected = 9, .top = 6, .rows = 4};

    (void)state;
    list.count = 5;
    td_list_settle(&list);
    assert_int_equal(list.selected, 4);
    assert_int_equal(list.top, 1);
    list.rows = 20;
    td_list_settle(&list);
    assert_int_equal(list.top, 0);
    list.rows = -3; /* a window too small for anything */
    td_list_settle(&list);
    assert_int_equal(list.selected, 4);
    assert_int_equal(list.top, 4);
}

static void td_list_wheel__moves_a_click_does_not(void **state)
{
    struct td_list list = {.count = 3, .rows = 3};

    (void)state;
    assert_true(td_list_wheel(&list, (struct td_mouse){.kind = TD_MOUSE_WHEEL_DOWN}));
    assert_int_equal(list.selected, 1);
    assert_false(td_list_wheel(&list, (struct td_mouse){.kind = TD_MOUSE_CLICK}));
    assert_true(td_list_wheel(&list, (struct td_mouse){.kind = TD_MOUSE_WHEEL_UP}));
    assert_int_equal(list.selected, 0);
}

static void td_scroll_move__stays_in_the_text(void **state)
{
    struct td_scroll scroll = {.lines = 30, .rows = 10};

    (void)state;
    assert_false(td_scroll_move(&scroll, TD_REQ_UP));
    assert_true(td_scroll_move(&scroll, TD_REQ_DOWN));
    assert_int_equal(scroll.top, 1);
    assert_true(td_scroll_move(&scroll, TD_REQ_PAGE_DOWN));
    assert_int_equal(scroll.top, 10);
    assert_true(td_scroll_move(&scroll, TD_REQ_LAST));
    assert_int_equal(scroll.top, 20);
    assert_false(td_scroll_move(&scroll, TD_REQ_PAGE_DOWN));
    assert_true(td_scroll_move(&scroll, TD_REQ_FIRST));
    assert_int_equal(scroll.top, 0);
    assert_false(td_scroll_move(&scroll, TD_REQ_HELP));
    scroll.lines = 5;
    assert_false(td_scroll_move(&scroll, TD_REQ_DOWN));
}

/* Rows of the thumb as a text of '#' and '.'. */
static const char *thumb(int h, struct td_scroll scroll)
{
    static char out[64];

    td_canvas_clear(&canvas);
    td_scroll_bar(&canvas, (struct td_rect){4, 2, 75, h}, &scroll);
    for (int i = 0; i < h; i++) {
        const struct td_cell *cell = &canvas.cells[(2 + i) * 80 + 79];

        out[i] = cell->role == TD_ROLE_ACCENT ? '#' : cell->role == TD_ROLE_BORDER ? '.' : ' ';
    }
    out[h] = '\0';
    return out;
}

static void td_scroll_bar__shows_where(void **state)
{
    (void)state;
    assert_string_equal(thumb(10, (struct td_scroll){.lines = 20, .rows = 10, .top = 0}),
                        "#####.....");
    assert_string_equal(thumb(10, (struct td_scroll){.lines = 20, .rows = 10, .top = 10}),
                        ".....#####");
    assert_string_equal(thumb(4, (struct td_scroll){.lines = 4000, .rows = 4, .top = 3996}),
                        "...#");
    assert_string_equal(thumb(4, (struct td_scroll){.lines = 4, .rows = 4, .top = 0}), "    ");
}

static void td_list_at__a_click_on_a_row__its_item(void **state)
{
    const struct td_list list = {.count = 6, .top = 2, .rows = 10};
    const struct td_rect rect = {4, 3, 20, 10};
    struct td_mouse mouse = {.kind = TD_MOUSE_CLICK, .x = 5, .y = 4};

    (void)state;
    assert_int_equal(td_list_at(&list, rect, mouse), 3);
    mouse.y = 2; /* above it */
    assert_true(td_list_at(&list, rect, mouse) == TD_LIST_NONE);
    mouse.y = 7; /* behind the last one */
    assert_true(td_list_at(&list, rect, mouse) == TD_LIST_NONE);
    mouse = (struct td_mouse){.kind = TD_MOUSE_WHEEL_UP, .x = 5, .y = 4};
    assert_true(td_list_at(&list, rect, mouse) == TD_LIST_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_list_move__window_follows),
        TEST(td_list_move__empty__nothing),
        TEST(td_list_settle__shorter_list_and_taller_window__in_range),
        TEST(td_list_wheel__moves_a_click_does_not),
        TEST(td_list_at__a_click_on_a_row__its_item),
        TEST(td_scroll_move__stays_in_the_text),
        TEST(td_scroll_bar__shows_where),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
