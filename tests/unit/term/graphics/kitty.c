/* Single commands of kitty's protocol. */
#include "graphics/kitty.h"

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

static void feed(void)
{
    shown_feed(&stage.shown, stage.data.at, stage.data.count);
    td_bytes_clear(&stage.data);
    assert_no_error();
}

/* Boxes of a picture that compresses badly: in many pieces, and of lengths that base 64 fills up.
 */
static void td_kitty_send__boxes__arrive_as_they_are(void **state)
{
    static const struct td_rect boxes[] = {
        {0, 0, 1, 1}, {3, 5, 2, 1}, {7, 7, 1, 3}, {11, 2, 61, 47}, {0, 0, 200, 160}};
    struct td_image image = make_picture(20, 8, 3, false);
    struct td_kitty_packer packer = {0};

    (void)state;
    for (size_t i = 0; i < (size_t)200 * 160; i++) {
        image.pixels.at[i].b = (uint8_t)(i * 2654435761u >> 11);
    }
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
        struct td_rect box = boxes[i];

        td_kitty_send(&packer, &stage.data, 77, &image.pixels, box);
        td_kitty_place(&stage.data, 77, 1, 4, 2, (struct td_rect){0, 0, box.w, box.h});
        feed();
        for (int y = 0; y < box.h; y++) {
            for (int x = 0; x < box.w; x++) {
                struct td_pixel seen = shown_at(4 * CELL_W + x, 2 * CELL_H + y);
                struct td_pixel wanted = image.pixels.at[(box.y + y) * 200 + box.x + x];

                assert_true(wanted.a == 0 || memcmp(&seen, &wanted, sizeof seen) == 0);
            }
        }
    }
    assert_int_equal(stage.shown.image_count, 1); /* each took the place of the one before */
    td_kitty_packer_deinit(&packer);
    td_image_deinit(&image);
}

static void td_kitty_take_away__leaves_the_image(void **state)
{
    struct td_image image = make_picture(4, 2, 3, false);
    struct td_kitty_packer packer = {0};

    (void)state;
    td_kitty_send(&packer, &stage.data, 7, &image.pixels, (struct td_rect){0, 0, 40, 40});
    td_kitty_place(&stage.data, 7, 1, 0, 0, (struct td_rect){0, 0, 40, 40});
    td_kitty_place(&stage.data, 7, 2, 9, 9, (struct td_rect){0, 0, 20, 20});
    feed();
    assert_int_equal(stage.shown.placement_count, 2);
    td_kitty_take_away(&stage.data, 7, 1);
    feed();
    assert_int_equal(stage.shown.placement_count, 1);
    assert_int_equal(shown_count(&stage.shown, 0, 0, 4, 2), 0);
    td_kitty_free(&stage.data, 7);
    feed();
    assert_int_equal(stage.shown.placement_count + stage.shown.image_count, 0);
    td_kitty_packer_deinit(&packer);
    td_image_deinit(&image);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_kitty_send__boxes__arrive_as_they_are),
        CASE(td_kitty_take_away__leaves_the_image),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
