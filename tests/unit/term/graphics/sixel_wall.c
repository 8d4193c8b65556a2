/* What a terminal shows that is painted in sixels. */
#include "term/graphics/wall.h"

/* They stand in this program, with allocations that can fail. */
#define malloc scarce_malloc
#define calloc scarce_calloc
#define realloc scarce_realloc
#include "src/term/graphics/bytes.c" /* NOLINT(bugprone-suspicious-include): see above */
#define color_of palette_color_of
#include "src/term/graphics/palette.c" /* NOLINT(bugprone-suspicious-include): the same */
#undef color_of
#include "src/term/graphics/poses.c" /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/graphics/seen.c"  /* NOLINT(bugprone-suspicious-include): the same */
#define make_room sixel_make_room
#include "src/term/graphics/sixel.c" /* NOLINT(bugprone-suspicious-include): the same */
#undef make_room
#include "src/term/graphics/sixel_wall.c" /* NOLINT(bugprone-suspicious-include): the same */
#undef malloc
#undef calloc
#undef realloc

static struct td_sixel_wall wall;
static td_ns now;
static struct td_cell before[SCREEN_W * SCREEN_H]; /* as the text was shown last */

static int set_up(void **state)
{
    (void)state;
    memset(&wall, 0, sizeof wall);
    memset(before, 0, sizeof before);
    allocations_left = -1;
    now = 5 * TD_NS_PER_S;
    stage_init();
    stage.theme.pixels.still = stage.theme.pixels.moving = TD_GRAPHICS_SIXEL;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_sixel_wall_deinit(&wall);
    stage_deinit();
    return 0;
}

/* As the terminal's side does: the text first, which takes away what is painted where it is
 * written. */
static void write_text(void)
{
    if (td_sixel_wall_moved(&wall, &stage.canvas)) {
        td_sixel_wall_clear(&wall);
        shown_erase(&stage.shown, 0, 0, SCREEN_W, SCREEN_H);
    }
    for (int i = 0; i < SCREEN_W * SCREEN_H; i++) {
        const struct td_cell *cell = &stage.canvas.cells[i];

        if (cell->cp != before[i].cp) {
            shown_erase(&stage.shown, i % SCREEN_W, i / SCREEN_W, 1, 1);
            td_sixel_wall_touch(&wall, &stage.theme.pixels, i / SCREEN_W, i % SCREEN_W,
                                i % SCREEN_W);
        }
        before[i] = *cell;
    }
}

static bool show(void)
{
    bool whole;

    count_anew();
    write_text();
    td_bytes_clear(&stage.data);
    whole = td_sixel_wall_show(&wall, &stage.theme.pixels, &stage.canvas, now, &stage.data);
    if (whole) {
        shown_feed(&stage.shown, stage.data.at, stage.data.count);
        assert_no_error();
    }
    return whole;
}

static int over_ground(int value, int alpha, int ground)
{
    return (value * alpha + ground * (255 - alpha) + 127) / 255;
}

/* Near on the whole, and nowhere far; nothing where nothing is to be. */
static void assert_shown(void)
{
    double off = 0;
    int painted = 0;

    for (int y = 0; y < (SCREEN_H - 1) * CELL_H; y++) {
        for (int x = 0; x < SCREEN_W * CELL_W; x++) {
            struct td_pixel p = wanted_at(x, y), seen = shown_at(x, y);
            int ground[3] = {GROUND >> 16, GROUND >> 8 & 0xFF, GROUND & 0xFF}, sum;

            sum = abs(seen.r - over_ground(p.r, p.a, ground[0])) +
                  abs(seen.g - over_ground(p.g, p.a, ground[1])) +
                  abs(seen.b - over_ground(p.b, p.a, ground[2]));
            if (p.a < 8 ? seen.a != 0 && sum > 12 : seen.a == 0 || sum > 90) {
                fail_msg("at %d,%d: %d %d %d %d, wanted %d %d %d %d", x, y, seen.r, seen.g, seen.b,
                         seen.a, p.r, p.g, p.b, p.a);
            }
            off += p.a < 8 ? 0 : sum;
            painted += p.a >= 8;
        }
    }
    assert_int_equal(shown_count(&stage.shown, 0, SCREEN_H - 1, SCREEN_W, 1), 0);
    assert_true(painted == 0 || off / painted / 3 < 4);
}

static void show_and_check(void)
{
    assert_true(show());
    assert_shown();
}

static void td_sixel_wall_show__a_picture__is_on_the_screen(void **state)
{
    struct td_image image = make_picture(23, 11, 1, false);

    (void)state;
    draw(&image, 5, 3);
    show_and_check();
    assert_true(shown_count(&stage.shown, 5, 3, 23, 11) > 23 * CELL_W * 11 * CELL_H / 2);
    assert_true(td_sixel_wall_has(&wall, image.serial));
    show_and_check();
    assert_int_equal(stage.data.count, 0);
    td_image_deinit(&image);
}

static void td_sixel_wall_show__a_change__paints_its_box(void **state)
{
    struct td_image image = make_picture(36, 16, 1, false);

    (void)state;
    draw(&image, 1, 1);
    show_and_check();
    fill_pixels(&image, (struct td_rect){183, 165, 4, 4}, (struct td_pixel){190, 70, 60, 255});
    renew(&image);
    show_and_check();
    assert_int_equal(stage.shown.sixels, 1);
    assert_in_range(stage.shown.sixel_pixels, 16, CELL_W * CELL_H);
    td_image_deinit(&image);
}

static void td_sixel_wall_show__what_becomes_see_through__is_the_ground(void **state)
{
    struct td_image image = make_picture(20, 10, 1, false);
    struct td_pixel seen;

    (void)state;
    draw(&image, 2, 2);
    show_and_check();
    fill_pixels(&image, (struct td_rect){60, 60, 50, 50}, (struct td_pixel){0, 0, 0, 0});
    renew(&image);
    show_and_check();
    seen = shown_at(20 + 80, 40 + 80);
    assert_in_range(abs(seen.r - (GROUND >> 16)), 0, 2);
    assert_in_range(abs(seen.b - (GROUND & 0xFF)), 0, 2);
    td_image_deinit(&image);
}

static void td_sixel_wall_show__what_stood_over_it_goes__is_painted_again(void **state)
{
    struct td_image image = make_picture(30, 14, 1, false);
    uint64_t all;

    (void)state;
    draw(&image, 2, 2);
    show_and_check();
    all = stage.shown.sixel_pixels;
    td_canvas_fill(&stage.canvas, (struct td_rect){8, 5, 9, 6}, 'x', TD_ROLE_TEXT);
    show_and_check();
    assert_int_equal(stage.shown.sixels, 0);
    td_canvas_clear(&stage.canvas);
    draw(&image, 2, 2);
    show_and_check();
    assert_int_equal(stage.shown.sixel_pixels, 9 * CELL_W * 6 * CELL_H);
    assert_true(stage.shown.sixel_pixels * 4 < all);
    td_image_deinit(&image);
}

static void td_sixel_wall_show__last_row__stays_free(void **state)
{
    struct td_image image = make_picture(10, 12, 1, false);

    (void)state;
    fill_pixels(&image, (struct td_rect){0, 0, 100, 240}, (struct td_pixel){200, 90, 80, 255});
    draw(&image, 3, SCREEN_H - 4);
    show_and_check();
    assert_int_equal(shown_count(&stage.shown, 3, SCREEN_H - 4, 10, 3), 100 * 3 * CELL_H);
    td_canvas_clear(&stage.canvas);
    draw(&image, 3, SCREEN_H - 1);
    show_and_check();
    td_image_deinit(&image);
}

static void td_sixel_wall_show__partly_outside__shows_what_is_inside(void **state)
{
    static const int places[][2] = {{-7, -3}, {30, 12}, {-7, 12}, {30, -3}, {-50, 0}, {0, 90}};
    struct td_image image = make_picture(23, 11, 1, false);

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        td_canvas_clear(&stage.canvas);
        draw(&image, places[i][0], places[i][1]);
        show_and_check();
    }
    td_image_deinit(&image);
}

static void td_sixel_wall_show__two_places__both_are_there(void **state)
{
    struct td_image image = make_picture(9, 4, 1, false), other = make_picture(12, 5, 7, false);

    (void)state;
    draw(&image, 0, 0);
    draw(&other, 14, 7);
    show_and_check();
    td_canvas_clear(&stage.canvas);
    draw(&other, 0, 0);
    draw(&image, 14, 7);
    show_and_check();
    td_image_deinit(&image);
    td_image_deinit(&other);
}

/* Each place has colours of its own: numbers of one mean nothing in another. */
static void td_sixel_wall_show__same_picture_twice__both_are_right(void **state)
{
    struct td_image image = make_picture(9, 4, 1, false), other = make_picture(9, 4, 6, false);

    (void)state;
    draw(&other, 14, 7);
    draw(&image, 0, 0);
    show_and_check();
    td_canvas_clear(&stage.canvas);
    draw(&image, 14, 7);
    draw(&image, 0, 0);
    show_and_check();
    td_image_deinit(&image);
    td_image_deinit(&other);
}

/* ---- what moves ---- */

/* Another pose in the same colours. */
static struct td_image make_turned(int cols, int rows, int kind)
{
    struct td_image image = make_picture(cols, rows, kind, true);
    int count = image.pixels.w * image.pixels.h;

    for (int i = 0; i < count / 2; i++) {
        struct td_pixel kept = image.pixels.at[i];

        image.pixels.at[i] = image.pixels.at[count - 1 - i];
        image.pixels.at[count - 1 - i] = kept;
    }
    return image;
}

static void td_sixel_wall_show__poses__share_colours_and_cost_what_differs(void **state)
{
    struct td_image poses[] = {make_picture(20, 10, 1, true), make_picture(20, 10, 1, true)};
    uint64_t all;

    (void)state;
    fill_pixels(&poses[0], (struct td_rect){50, 50, 20, 20}, (struct td_pixel){90, 70, 60, 255});
    fill_pixels(&poses[1], (struct td_rect){70, 50, 20, 20}, (struct td_pixel){90, 70, 60, 255});
    draw(&poses[0], 4, 4);
    show_and_check();
    all = stage.shown.sixel_pixels;
    for (int i = 1; i < 6; i++) {
        now += TD_NS_PER_S;
        td_canvas_clear(&stage.canvas);
        draw(&poses[i % 2], 4, 4);
        show_and_check();
        assert_in_range(stage.shown.sixel_pixels, 40 * 20, all / 8);
    }
    td_pixels_deinit(&poses[0].pixels); /* kept as numbers */
    now += TD_NS_PER_S;
    td_canvas_clear(&stage.canvas);
    draw(&poses[0], 4, 4);
    assert_true(show());
    assert_true(stage.data.count > 0);
    td_canvas_clear(&stage.canvas);
    show_and_check();
    assert_false(td_sixel_wall_has(&wall, poses[1].serial));
    td_image_deinit(&poses[0]);
    td_image_deinit(&poses[1]);
}

/* No more frames than fifteen a second, and no more bytes than are allowed. */
static void td_sixel_wall_due__full_motion__keeps_to_its_share(void **state)
{
    struct td_image poses[] = {make_picture(30, 15, 1, true), make_turned(30, 15, 1)};
    td_ns begin = now;
    size_t bytes = 0, first = 0;
    int frames = 0, waits = 0;

    (void)state;
    assert_true(td_sixel_wall_due(&wall) == TD_NEVER);
    for (int i = 0; now < begin + 10 * TD_NS_PER_S; i++, now += 17 * TD_NS_PER_MS) {
        td_canvas_clear(&stage.canvas);
        draw(&poses[i % 2], 4, 2);
        assert_true(show());
        bytes += stage.data.count;
        first = i == 0 ? bytes : first;
        frames += stage.data.count > 0;
        if (stage.data.count == 0 && td_sixel_wall_due(&wall) < TD_NEVER) {
            waits++;
            assert_true(td_sixel_wall_due(&wall) > now);
        } else { /* also where it is the one that is shown */
            assert_shown();
        }
    }
    assert_true(bytes - first < (size_t)TD_SIXEL_BYTES_A_SECOND * 10);
    assert_in_range(frames, 10, 151);
    assert_true(waits > frames);
    now = td_sixel_wall_due(&wall) < TD_NEVER ? td_sixel_wall_due(&wall) : now;
    assert_true(show()); /* what had to wait */
    assert_shown();
    assert_true(td_sixel_wall_due(&wall) == TD_NEVER || td_sixel_wall_due(&wall) > now);
    td_image_deinit(&poses[0]);
    td_image_deinit(&poses[1]);
}

/* A side view and a front view: neither waits for the other for ever. */
static void td_sixel_wall_show__two_that_move__both_do(void **state)
{
    struct td_image side[] = {make_picture(9, 6, 1, true), make_turned(9, 6, 1)};
    struct td_image front[] = {make_picture(7, 6, 3, true), make_turned(7, 6, 3)};
    int frames = 0;

    (void)state;
    for (int i = 0; i < 60; i++, now += 33 * TD_NS_PER_MS) {
        td_canvas_clear(&stage.canvas);
        draw(&side[i % 2], 4, 2);
        draw(&front[i % 2], 20, 2);
        assert_true(show());
        if (stage.data.count > 0) {
            assert_shown();
            frames++;
        }
    }
    assert_true(frames > 10);
    for (int i = 0; i < 2; i++) {
        td_image_deinit(&side[i]);
        td_image_deinit(&front[i]);
    }
}

/* All was forgotten after it was drawn: it is asked for once more, not at once for ever. */
static void td_sixel_wall_due__pixels_gone__soon(void **state)
{
    struct td_image pose = make_picture(9, 6, 1, true);

    (void)state;
    draw(&pose, 4, 2);
    show_and_check();
    td_pixels_deinit(&pose.pixels);
    td_canvas_clear(&stage.canvas);
    draw(&pose, 5, 2);
    now += TD_NS_PER_S;
    assert_true(show());
    assert_int_equal(stage.shown.sixels, 0);
    assert_false(td_sixel_wall_has(&wall, pose.serial));
    assert_true(td_sixel_wall_due(&wall) > now);
    assert_true(td_sixel_wall_due(&wall) < now + TD_NS_PER_S / 10);
    td_image_deinit(&pose);
}

static void td_sixel_wall_show__many_poses__take_no_more_memory_than_they_may(void **state)
{
    struct td_image pose = make_picture(38, 18, 1, true);
    uint32_t first = pose.serial;

    (void)state;
    for (int i = 0; i < 190; i++, now += TD_NS_PER_S) { /* of 137 kB each */
        td_canvas_clear(&stage.canvas);
        draw(&pose, 1, 1);
        assert_true(show());
        renew(&pose);
    }
    assert_true(wall.poses.bytes <= TD_POSES_BYTES);
    assert_true(wall.poses.bytes > TD_POSES_BYTES * 9 / 10);
    assert_false(td_sixel_wall_has(&wall, first));
    td_image_deinit(&pose);
}

/* ---- the screen ---- */

static void td_sixel_wall_moved__another_place_or_size__is_noticed(void **state)
{
    struct td_image image = make_picture(9, 4, 1, false), larger = make_picture(9, 5, 1, false);

    (void)state;
    draw(&image, 3, 3);
    assert_false(td_sixel_wall_moved(&wall, &stage.canvas));
    show_and_check();
    assert_false(td_sixel_wall_moved(&wall, &stage.canvas));
    draw(&image, 20, 3);
    assert_false(td_sixel_wall_moved(&wall, &stage.canvas)); /* one more */
    td_canvas_clear(&stage.canvas);
    assert_true(td_sixel_wall_moved(&wall, &stage.canvas));
    draw(&image, 4, 3);
    assert_true(td_sixel_wall_moved(&wall, &stage.canvas));
    td_canvas_clear(&stage.canvas);
    draw(&larger, 3, 3);
    assert_true(td_sixel_wall_moved(&wall, &stage.canvas));
    show_and_check();
    td_sixel_wall_clear(&wall);
    td_canvas_clear(&stage.canvas);
    assert_false(td_sixel_wall_moved(&wall, &stage.canvas));
    td_image_deinit(&image);
    td_image_deinit(&larger);
}

static void td_sixel_wall_touch__outside__does_no_harm(void **state)
{
    struct td_image image = make_picture(9, 4, 1, false);

    (void)state;
    td_sixel_wall_touch(&wall, &stage.theme.pixels, 3, 0, 80);
    draw(&image, 3, 3);
    show_and_check();
    td_sixel_wall_touch(&wall, &stage.theme.pixels, SCREEN_H + 5, 0, 80);
    td_sixel_wall_touch(&wall, &stage.theme.pixels, 4, SCREEN_W, SCREEN_W + 80);
    show_and_check();
    assert_int_equal(stage.data.count, 0);
    td_image_deinit(&image);
}

static void td_sixel_wall_show__no_memory__says_so_and_can_begin_anew(void **state)
{
    struct td_image image = make_picture(30, 14, 1, false), pose = make_picture(8, 5, 2, true);
    bool whole = false;
    int granted = 0;

    (void)state;
    while (!whole && granted < 100) {
        td_canvas_clear(&stage.canvas);
        draw(&image, 0, 0);
        draw(&pose, 20, 14);
        td_bytes_deinit(&stage.data);
        td_sixel_wall_deinit(&wall);
        shown_erase(&stage.shown, 0, 0, SCREEN_W, SCREEN_H);
        allocations_left = granted++;
        whole = show();
        allocations_left = -1;
        if (!whole) {
            td_sixel_wall_clear(&wall);
            show_and_check();
        }
    }
    assert_true(whole);
    assert_in_range(granted, 8, 99);
    td_image_deinit(&image);
    td_image_deinit(&pose);
}

/* Many frames of whatever comes: what is seen is what the canvas has. */
static void td_sixel_wall_show__whatever_comes__is_shown(void **state)
{
    struct td_image stills[] = {make_picture(17, 9, 1, false), make_picture(11, 6, 2, false)};
    struct td_image poses[] = {make_picture(9, 6, 3, true), make_turned(9, 6, 3),
                               make_picture(9, 6, 3, true)};
    unsigned random = 7;

    (void)state;
    fill_pixels(&poses[2], (struct td_rect){30, 40, 25, 35}, (struct td_pixel){0, 0, 0, 0});
    for (int i = 0; i < 60; i++, now += TD_NS_PER_S) {
        td_canvas_clear(&stage.canvas);
        for (int n = 0; n < 5; n++) {
            int what, x, y;

            random = random * 1103515245u + 12345u;
            what = (int)(random >> 16 & 7);
            x = (int)(random >> 19 & 63) - 12;
            y = (int)(random >> 25 & 31) - 6;
            if (what < 2) {
                draw(&stills[what], what * 3, what * 2);
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

/* xterm shows nothing of a sixel that is wider than it takes. */
static void td_sixel_wall_show__wide_picture__is_painted_in_pieces(void **state)
{
    enum { WIDE = 130, HIGH = 3 };
    struct td_pixel_theme pixels = {.still = TD_GRAPHICS_SIXEL, .cell_w = 10, .cell_h = 20};
    struct td_image image = {.cols = WIDE, .rows = HIGH, .serial = 4000000};
    struct td_canvas wide;
    struct td_bytes data = {0};
    int sum = 0;

    (void)state;
    assert_int_equal(td_canvas_init(&wide, NULL, WIDE + 2, HIGH + 2), TD_OK);
    assert_int_equal(td_pixels_init(&image.pixels, WIDE * 10, HIGH * 20), TD_OK);
    for (int i = 0; i < image.pixels.w * image.pixels.h; i++) {
        image.pixels.at[i] = (struct td_pixel){200, 100, 50, 255};
    }
    td_image_draw(&image, &wide, 1, 1);
    assert_true(td_sixel_wall_show(&wall, &pixels, &wide, now, &data));
    td_bytes_add(&data, "", 1);
    assert_non_null(data.at);
    for (const char *at = data.at != NULL ? (const char *)data.at : "";
         (at = strstr(at, "\"1;1;")) != NULL; at++) {
        int w = (int)strtol(at + 5, NULL, 10);

        assert_in_range(w, 1, TD_SIXEL_SIDE);
        sum += w;
    }
    assert_int_equal(sum, WIDE * 10);
    td_bytes_deinit(&data);
    td_pixels_deinit(&image.pixels);
    td_canvas_deinit(&wide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_sixel_wall_show__a_picture__is_on_the_screen),
        CASE(td_sixel_wall_show__a_change__paints_its_box),
        CASE(td_sixel_wall_show__what_becomes_see_through__is_the_ground),
        CASE(td_sixel_wall_show__what_stood_over_it_goes__is_painted_again),
        CASE(td_sixel_wall_show__last_row__stays_free),
        CASE(td_sixel_wall_show__partly_outside__shows_what_is_inside),
        CASE(td_sixel_wall_show__two_places__both_are_there),
        CASE(td_sixel_wall_show__same_picture_twice__both_are_right),
        CASE(td_sixel_wall_show__poses__share_colours_and_cost_what_differs),
        CASE(td_sixel_wall_due__full_motion__keeps_to_its_share),
        CASE(td_sixel_wall_show__two_that_move__both_do),
        CASE(td_sixel_wall_due__pixels_gone__soon),
        CASE(td_sixel_wall_show__many_poses__take_no_more_memory_than_they_may),
        CASE(td_sixel_wall_moved__another_place_or_size__is_noticed),
        CASE(td_sixel_wall_touch__outside__does_no_harm),
        CASE(td_sixel_wall_show__no_memory__says_so_and_can_begin_anew),
        CASE(td_sixel_wall_show__wide_picture__is_painted_in_pieces),
        CASE(td_sixel_wall_show__whatever_comes__is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
