/* The parts of a picture that are seen. */
#include "graphics/seen.h"

#include "term/graphics/wall.h"

static int set_up(void **state)
{
    (void)state;
    stage_init();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    stage_deinit();
    return 0;
}

/* Each cell of the place is in one rectangle, and no other cell in any. */
static void assert_covers(const struct td_seen *seen, int place, struct td_rect limit)
{
    for (int y = 0; y < SCREEN_H; y++) {
        for (int x = 0; x < SCREEN_W; x++) {
            int times = 0;

            for (int i = 0; i < seen->count; i++) {
                times += td_rect_has(seen->rects[i], x, y);
            }
            assert_int_equal(times, td_canvas_cell(&stage.canvas, x, y)->place == place + 1 &&
                                        td_rect_has(limit, x, y));
        }
    }
}

static void td_seen_find__text_over_it__all_else_in_few_rectangles(void **state)
{
    struct td_image image = make_picture(20, 12, 1, false);
    struct td_rect limit = {5, 4, 20, 12};
    struct td_seen seen;

    (void)state;
    draw(&image, 5, 4);
    td_seen_find(&stage.canvas, 0, limit, &seen);
    assert_int_equal(seen.count, 1);
    td_canvas_fill(&stage.canvas, (struct td_rect){10, 7, 6, 3}, 'x', TD_ROLE_TEXT);
    td_seen_find(&stage.canvas, 0, limit, &seen);
    assert_int_equal(seen.count, 4);
    assert_covers(&seen, 0, limit);
    limit = (struct td_rect){8, 0, 9, 9};
    td_seen_find(&stage.canvas, 0, limit, &seen);
    assert_covers(&seen, 0, limit);
    td_seen_find(&stage.canvas, 1, limit, &seen);
    assert_int_equal(seen.count, 0);
    td_image_deinit(&image);
}

static void td_seen_find__limits_outside__find_nothing_there(void **state)
{
    struct td_image image = make_picture(20, 12, 1, false);
    struct td_seen seen;

    (void)state;
    draw(&image, 30, -3);
    td_seen_find(&stage.canvas, 0, (struct td_rect){-5, -5, 100, 100}, &seen);
    assert_int_equal(seen.count, 1);
    assert_covers(&seen, 0, (struct td_rect){0, 0, SCREEN_W, SCREEN_H});
    td_seen_find(&stage.canvas, 0, (struct td_rect){30, 0, 20, -4}, &seen);
    assert_int_equal(seen.count, 0);
    td_seen_find(&stage.canvas, 0, (struct td_rect){30, SCREEN_H, 20, 4}, &seen);
    assert_int_equal(seen.count, 0);
    td_image_deinit(&image);
}

static void td_seen_find__very_many_parts__as_many_as_there_is_room_for(void **state)
{
    struct td_image image = make_picture(40, 20, 1, false);
    struct td_seen seen;

    (void)state;
    draw(&image, 0, 0);
    for (int i = 0; i < SCREEN_W * SCREEN_H; i += 2) {
        td_canvas_put(&stage.canvas, i % SCREEN_W + i / SCREEN_W % 2, i / SCREEN_W, 'x',
                      TD_ROLE_TEXT);
    }
    td_seen_find(&stage.canvas, 0, (struct td_rect){0, 0, SCREEN_W, SCREEN_H}, &seen);
    assert_int_equal(seen.count, TD_SEEN_MAX);
    td_image_deinit(&image);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_seen_find__text_over_it__all_else_in_few_rectangles),
        CASE(td_seen_find__limits_outside__find_nothing_there),
        CASE(td_seen_find__very_many_parts__as_many_as_there_is_room_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
