/* What a terminal shows that is told of the canvas in kitty's protocol. */
#include "term/graphics/wall.h"

/* They stand in this program, with allocations that can fail. */
#define malloc scarce_malloc
#define realloc scarce_realloc
#include "src/term/graphics/bytes.c"      /* NOLINT(bugprone-suspicious-include): see above */
#include "src/term/graphics/kitty.c"      /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/graphics/kitty_wall.c" /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/graphics/seen.c"       /* NOLINT(bugprone-suspicious-include): the same */
#undef malloc
#undef realloc

static struct td_kitty_wall wall;

static int set_up(void **state)
{
    (void)state;
    memset(&wall, 0, sizeof wall);
    allocations_left = -1;
    stage_init();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_kitty_wall_deinit(&wall);
    stage_deinit();
    return 0;
}

static bool show(void)
{
    bool whole;

    td_bytes_clear(&stage.data);
    td_bytes_clear(&stage.place);
    whole =
        td_kitty_wall_show(&wall, &stage.theme.pixels, &stage.canvas, &stage.data, &stage.place);
    if (whole) {
        shown_feed(&stage.shown, stage.data.at, stage.data.count);
        shown_feed(&stage.shown, stage.place.at, stage.place.count);
    }
    return whole;
}

/* To the last bit. */
static void assert_shown(void)
{
    assert_no_error();
    for (int y = 0; y < SCREEN_H * CELL_H; y++) {
        for (int x = 0; x < SCREEN_W * CELL_W; x++) {
            struct td_pixel wanted = wanted_at(x, y), seen = shown_at(x, y);

            if (wanted.a == 0 ? seen.a != 0 : memcmp(&wanted, &seen, sizeof seen) != 0) {
                fail_msg("at %d,%d: %d %d %d %d, wanted %d %d %d %d", x, y, seen.r, seen.g, seen.b,
                         seen.a, wanted.r, wanted.g, wanted.b, wanted.a);
            }
        }
    }
}

static void show_and_check(void)
{
    count_anew();
    assert_true(show());
    assert_shown();
}

static void td_kitty_wall_show__a_picture__is_on_the_screen_to_the_last_bit(void **state)
{
    struct td_image image = make_picture(23, 11, 1, false);

    (void)state;
    draw(&image, 5, 3);
    show_and_check();
    assert_true(shown_count(&stage.shown, 5, 3, 23, 11) > 23 * CELL_W * 11 * CELL_H / 2);
    assert_int_equal(shown_count(&stage.shown, 0, 0, SCREEN_W, 3), 0);
    show_and_check(); /* once more: nothing is to be said */
    assert_int_equal(stage.data.count + stage.place.count, 0);
    td_image_deinit(&image);
}

static void td_kitty_wall_show__a_change__sends_the_tiles_it_is_in(void **state)
{
    struct td_image image = make_picture(36, 16, 1, false);
    uint64_t all;

    (void)state;
    draw(&image, 1, 1);
    show_and_check();
    all = stage.shown.sent_pixels;
    fill_pixels(&image, (struct td_rect){180, 160, 4, 4}, (struct td_pixel){1, 2, 3, 255});
    renew(&image);
    show_and_check();
    assert_int_equal(stage.shown.sent, 1);
    assert_int_equal(stage.shown.freed, 1);
    assert_true(stage.shown.sent_pixels * 10 < all);
    td_image_deinit(&image);
}

static void td_kitty_wall_show__what_stood_over_it_goes__it_comes_back_unsent(void **state)
{
    struct td_image image = make_picture(30, 14, 1, false);

    (void)state;
    draw(&image, 2, 2);
    show_and_check();
    td_canvas_fill(&stage.canvas, (struct td_rect){8, 5, 9, 6}, 'x', TD_ROLE_TEXT);
    (void)td_canvas_text(&stage.canvas, 20, 9, 10, "over it", TD_ROLE_TEXT);
    show_and_check();
    assert_int_equal(stage.shown.sent, 0); /* placed in other boxes */
    assert_true(stage.shown.placed > 0);
    assert_int_equal(shown_count(&stage.shown, 8, 5, 9, 6), 0);
    td_canvas_clear(&stage.canvas);
    draw(&image, 2, 2);
    show_and_check();
    assert_int_equal(shown_count(&stage.shown, 8, 5, 9, 6), 9 * CELL_W * 6 * CELL_H);
    assert_true(stage.shown.sent <= 2); /* tiles that nothing was seen of */
    td_canvas_clear(&stage.canvas);
    show_and_check();
    assert_int_equal(stage.shown.image_count, 0);
    td_image_deinit(&image);
}

static void td_kitty_wall_show__two_places__both_are_there_and_alike_ones_sent_once(void **state)
{
    struct td_image image = make_picture(9, 4, 1, false), other = make_picture(12, 5, 2, false);
    unsigned once;

    (void)state;
    draw(&image, 0, 0);
    show_and_check();
    once = stage.shown.sent;
    draw(&image, 20, 10);
    draw(&other, 0, 10);
    draw(&other, 25, 1);
    show_and_check();
    assert_int_equal(stage.shown.sent, 4); /* two tiles by two, of the other alone */
    assert_int_equal(stage.shown.image_count, once + 4);
    td_canvas_clear(&stage.canvas);
    draw(&other, 25, 1); /* is the first place now */
    show_and_check();
    assert_int_equal(stage.shown.sent, 0);
    td_image_deinit(&image);
    td_image_deinit(&other);
}

static void td_kitty_wall_show__alike_tiles__are_sent_once(void **state)
{
    struct td_image image = make_picture(30, 12, 1, false); /* five by four tiles */

    (void)state;
    fill_pixels(&image, (struct td_rect){0, 0, 300, 240}, (struct td_pixel){9, 8, 7, 200});
    draw(&image, 2, 2);
    show_and_check();
    assert_int_equal(stage.shown.sent, 1);
    assert_int_equal(stage.shown.placed, 20);
    td_image_deinit(&image);
}

static void td_kitty_wall_show__nothing_in_a_tile__is_not_sent(void **state)
{
    struct td_image image = make_picture(27, 12, 1, false);

    (void)state;
    fill_pixels(&image, (struct td_rect){0, 0, 270, 240}, (struct td_pixel){1, 1, 1, 0});
    fill_pixels(&image, (struct td_rect){100, 100, 5, 5}, (struct td_pixel){1, 1, 1, 1});
    draw(&image, 3, 3);
    show_and_check();
    assert_int_equal(stage.shown.sent, 1);
    td_image_deinit(&image);
}

static void td_kitty_wall_show__partly_outside__shows_what_is_inside(void **state)
{
    static const int places[][2] = {{-7, -3}, {30, 12}, {-7, 12}, {30, -3}, {-50, 0}, {0, 90}};
    struct td_image still = make_picture(23, 11, 1, false), pose = make_picture(23, 11, 2, true);

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        td_canvas_clear(&stage.canvas);
        draw(i % 2 == 0 ? &still : &pose, places[i][0], places[i][1]);
        show_and_check();
        td_canvas_clear(&stage.canvas);
        draw(i % 2 == 0 ? &pose : &still, places[i][0], places[i][1]);
        show_and_check();
    }
    td_image_deinit(&still);
    td_image_deinit(&pose);
}

/* A grid of text: more parts than one picture may be shown in. */
static void td_kitty_wall_show__in_very_many_parts__shows_some_and_nothing_else(void **state)
{
    struct td_image pose = make_picture(36, 18, 2, true);
    int seen;

    (void)state;
    draw(&pose, 2, 1);
    for (int y = 1; y < 19; y++) {
        for (int x = 2; x < 38; x++) {
            if ((x + y) % 2 == 0) {
                td_canvas_put(&stage.canvas, x, y, '+', TD_ROLE_TEXT);
            }
        }
    }
    assert_true(show());
    assert_no_error();
    seen = shown_count(&stage.shown, 0, 0, SCREEN_W, SCREEN_H);
    assert_in_range(seen, 1, TD_SEEN_MAX * CELL_W * CELL_H);
    for (int y = 0; y < SCREEN_H; y++) {
        for (int x = 0; x < SCREEN_W; x++) {
            if (td_canvas_cell(&stage.canvas, x, y)->place == 0) {
                assert_int_equal(shown_count(&stage.shown, x, y, 1, 1), 0);
            }
        }
    }
    td_canvas_clear(&stage.canvas);
    draw(&pose, 2, 1);
    show_and_check();
    td_image_deinit(&pose);
}

static void td_kitty_wall_show__a_pose_again__is_only_named(void **state)
{
    struct td_image poses[] = {make_picture(12, 8, 1, true), make_picture(12, 8, 2, true)};

    (void)state;
    for (int i = 0; i < 6; i++) {
        td_canvas_clear(&stage.canvas);
        draw(&poses[i % 2], 4, 4);
        if (i < 2) {
            show_and_check();
            assert_int_equal(stage.shown.sent, 1);
            assert_true(td_kitty_wall_has(&wall, poses[i].serial));
        } else {
            count_anew();
            assert_true(show());
            assert_no_error();
            assert_int_equal(stage.shown.sent, 0);
            assert_int_equal(stage.data.count, 0);
            assert_true(stage.place.count < 160);
            assert_int_equal(stage.shown.placement_count, 1);
            td_pixels_deinit(&poses[i % 2].pixels); /* they are not needed any more */
        }
    }
    assert_int_equal(td_kitty_wall_poses(&wall), 2);
    td_canvas_clear(&stage.canvas);
    show_and_check(); /* nothing moves any more */
    assert_int_equal(stage.shown.freed, 2);
    assert_int_equal(stage.shown.image_count, 0);
    assert_int_equal(td_kitty_wall_poses(&wall), 0);
    assert_false(td_kitty_wall_has(&wall, poses[0].serial));
    draw(&poses[0], 4, 4); /* its pixels are gone, and the terminal has not got it */
    count_anew();
    assert_true(show());
    assert_no_error();
    assert_int_equal(stage.shown.sent + stage.shown.placed, 0);
    td_image_deinit(&poses[0]);
    td_image_deinit(&poses[1]);
}

/* More poses than there are numbers, as where a leg follows the other one in the same exercise. */
static void td_kitty_wall_show__more_poses_than_numbers__the_oldest_go(void **state)
{
    struct td_image pose = make_picture(3, 2, 1, true), beside = make_picture(3, 2, 2, true);

    (void)state;
    for (int i = 0; i < 3 * TD_KITTY_POSES; i++) {
        td_canvas_clear(&stage.canvas);
        renew(&pose);
        pose.pixels.at[61].r = (uint8_t)i;
        draw(&pose, 4, 4);
        draw(&beside, 9, 9);
        if (i % 32 == 0 || (i > 250 && i < 260)) {
            show_and_check();
        } else {
            assert_true(show());
        }
        assert_true(td_kitty_wall_has(&wall, pose.serial));
        assert_true(td_kitty_wall_has(&wall, beside.serial));
        assert_in_range(td_kitty_wall_poses(&wall), 1, TD_KITTY_POSES);
    }
    assert_true(stage.shown.image_count <= TD_KITTY_POSES);
    td_image_deinit(&pose);
    td_image_deinit(&beside);
}

/* Poses that take more memory than a terminal gives. */
static void td_kitty_wall_show__poses_take_too_much__the_oldest_go(void **state)
{
    struct td_image pose = make_picture(2, 2, 1, true);
    uint32_t first;

    (void)state;
    first = pose.serial;
    for (int i = 0; i < 8; i++) {
        td_canvas_clear(&stage.canvas);
        draw(&pose, 4, 4);
        show_and_check();
        /* As if each were of 40 MB. */
        wall.pose_bytes += (size_t)40 << 20;
        wall.sent[wall.sent_count - 1].bytes += (size_t)40 << 20;
        renew(&pose);
    }
    td_canvas_clear(&stage.canvas);
    draw(&pose, 4, 4);
    show_and_check();
    assert_false(td_kitty_wall_has(&wall, first));
    assert_int_equal(wall.sent_count, stage.shown.image_count);
    assert_in_range(stage.shown.image_count, 4, 5);
    td_image_deinit(&pose);
}

static void td_kitty_wall_show__pixels_of_another_font__are_left_out(void **state)
{
    struct td_image image = make_picture(10, 5, 1, false);

    (void)state;
    stage.theme.pixels.cell_w = 12; /* the picture is drawn anew soon */
    draw(&image, 2, 2);
    assert_true(show());
    assert_no_error();
    assert_int_equal(stage.shown.sent, 0);
    td_image_deinit(&image);
}

static void td_kitty_wall_clear__all_is_freed_and_comes_anew(void **state)
{
    struct td_image image = make_picture(20, 10, 1, false), pose = make_picture(8, 5, 2, true);
    struct td_bytes out = {0};

    (void)state;
    draw(&image, 0, 0);
    draw(&pose, 25, 8);
    show_and_check();
    td_kitty_wall_clear(&wall, &out);
    shown_feed(&stage.shown, out.at, out.count);
    assert_no_error();
    assert_int_equal(stage.shown.image_count, 0);
    assert_int_equal(td_kitty_wall_poses(&wall), 0);
    show_and_check();
    td_bytes_deinit(&out);
    td_image_deinit(&image);
    td_image_deinit(&pose);
}

/* Whatever allocation fails: it says so, and after a clear all is as it should be. */
static void td_kitty_wall_show__no_memory__says_so_and_can_begin_anew(void **state)
{
    struct td_image image = make_picture(36, 17, 1, false), pose = make_picture(8, 5, 2, true);
    bool whole = false;
    int granted = 0;

    (void)state;
    for (size_t i = 0; i < (size_t)image.pixels.w * (size_t)image.pixels.h; i++) {
        image.pixels.at[i].r ^= (uint8_t)(i * 2654435761u >> 13); /* does not compress */
    }
    while (!whole && granted < 100) {
        struct td_bytes out = {0};

        td_canvas_clear(&stage.canvas);
        draw(&image, 0, 0);
        draw(&pose, 20, 8);
        td_bytes_deinit(&stage.data);
        td_bytes_deinit(&stage.place);
        td_kitty_wall_deinit(&wall);
        allocations_left = granted++;
        whole = show();
        allocations_left = -1;
        if (!whole) {
            td_kitty_wall_clear(&wall, &out);
            shown_feed(&stage.shown, out.at, out.count);
            assert_no_error();
            show_and_check();
            td_kitty_wall_clear(&wall, &out);
        }
        td_bytes_deinit(&out);
        shown_deinit(&stage.shown);
        shown_init(&stage.shown, SCREEN_W, SCREEN_H, CELL_W, CELL_H);
    }
    assert_true(whole);
    assert_in_range(granted, 8, 99);
    td_image_deinit(&image);
    td_image_deinit(&pose);
}

/* Many frames of whatever comes: what is seen is what the canvas has, always. */
static void td_kitty_wall_show__whatever_comes__is_shown(void **state)
{
    struct td_image stills[] = {make_picture(17, 9, 1, false), make_picture(11, 6, 2, false)};
    struct td_image poses[] = {make_picture(9, 6, 3, true), make_picture(9, 6, 4, true),
                               make_picture(9, 6, 5, true)};
    unsigned random = 1;

    (void)state;
    for (int i = 0; i < 60; i++) {
        td_canvas_clear(&stage.canvas);
        for (int n = 0; n < 5; n++) {
            int what, x, y;

            random = random * 1103515245u + 12345u;
            what = (int)(random >> 16 & 7);
            x = (int)(random >> 19 & 63) - 12;
            y = (int)(random >> 25 & 31) - 6;
            if (what < 2) {
                draw(&stills[what], x, y);
            } else if (what < 5) {
                draw(&poses[what - 2], x, y);
            } else {
                td_canvas_fill(&stage.canvas, (struct td_rect){x, y, what * 2, what - 3}, '.',
                               TD_ROLE_TEXT);
            }
        }
        show_and_check();
    }
    for (int i = 0; i < 5; i++) {
        td_image_deinit(i < 2 ? &stills[i] : &poses[i - 2]);
    }
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_kitty_wall_show__a_picture__is_on_the_screen_to_the_last_bit),
        CASE(td_kitty_wall_show__a_change__sends_the_tiles_it_is_in),
        CASE(td_kitty_wall_show__what_stood_over_it_goes__it_comes_back_unsent),
        CASE(td_kitty_wall_show__two_places__both_are_there_and_alike_ones_sent_once),
        CASE(td_kitty_wall_show__alike_tiles__are_sent_once),
        CASE(td_kitty_wall_show__nothing_in_a_tile__is_not_sent),
        CASE(td_kitty_wall_show__partly_outside__shows_what_is_inside),
        CASE(td_kitty_wall_show__in_very_many_parts__shows_some_and_nothing_else),
        CASE(td_kitty_wall_show__a_pose_again__is_only_named),
        CASE(td_kitty_wall_show__more_poses_than_numbers__the_oldest_go),
        CASE(td_kitty_wall_show__poses_take_too_much__the_oldest_go),
        CASE(td_kitty_wall_show__pixels_of_another_font__are_left_out),
        CASE(td_kitty_wall_clear__all_is_freed_and_comes_anew),
        CASE(td_kitty_wall_show__no_memory__says_so_and_can_begin_anew),
        CASE(td_kitty_wall_show__whatever_comes__is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
