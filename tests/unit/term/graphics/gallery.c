/* Both walls behind one door. */
#include "term/graphics/wall.h"

/* They stand in this program, with allocations that can fail. */
#define malloc scarce_malloc
#define realloc scarce_realloc
#include "src/term/graphics/bytes.c" /* NOLINT(bugprone-suspicious-include): see above */
#undef malloc
#undef realloc

#include "graphics/gallery.h"

static struct td_gallery gallery;

static int set_up(void **state)
{
    (void)state;
    memset(&gallery, 0, sizeof gallery);
    allocations_left = -1;
    stage_init();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_gallery_deinit(&gallery);
    stage_deinit();
    return 0;
}

static void play(enum td_graphics graphics)
{
    stage.theme.pixels.still = stage.theme.pixels.moving = graphics;
}

static void feed(struct td_bytes *bytes)
{
    shown_feed(&stage.shown, bytes->at, bytes->count);
    assert_no_error();
}

/* Half a command would swallow the text that comes after it. */
static void td_gallery_show__no_memory__says_nothing_at_all(void **state)
{
    static const enum td_graphics ways[] = {TD_GRAPHICS_KITTY, TD_GRAPHICS_SIXEL};
    struct td_image image = make_picture(36, 17, 1, false);

    (void)state;
    for (size_t i = 0; i < (size_t)image.pixels.w * (size_t)image.pixels.h; i++) {
        image.pixels.at[i].r ^= (uint8_t)(i * 2654435761u >> 13); /* does not compress */
    }
    draw(&image, 1, 1);
    for (size_t way = 0; way < 2; way++) {
        bool whole = false;

        play(ways[way]);
        for (int granted = 0; !whole && granted < 100; granted++) {
            td_gallery_deinit(&gallery);
            allocations_left = granted;
            whole = td_gallery_show(&gallery, &stage.theme, &stage.canvas, 0);
            allocations_left = -1;
            assert_true(whole || gallery.data.count + gallery.place.count == 0);
        }
        assert_true(whole);
        feed(&gallery.data);
        feed(&gallery.place);
        assert_true(shown_count(&stage.shown, 0, 0, SCREEN_W, SCREEN_H) > 0);
    }
    td_image_deinit(&image);
}

static void td_gallery_clear__kitty__frees_what_was_sent(void **state)
{
    struct td_image image = make_picture(20, 9, 1, false), pose = make_picture(5, 5, 2, true);

    (void)state;
    draw(&image, 0, 0);
    draw(&pose, 22, 9);
    assert_false(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    assert_true(td_gallery_show(&gallery, &stage.theme, &stage.canvas, 0));
    feed(&gallery.data);
    feed(&gallery.place);
    assert_true(td_gallery_has(&gallery, pose.serial));
    assert_false(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    td_gallery_clear(&gallery);
    feed(&gallery.freed);
    assert_int_equal(stage.shown.image_count, 0);
    assert_false(td_gallery_has(&gallery, pose.serial));
    assert_true(td_gallery_due(&gallery) == TD_NEVER);
    td_image_deinit(&image);
    td_image_deinit(&pose);
}

static void td_gallery_show__cells__says_nothing(void **state)
{
    struct td_image image = make_picture(20, 9, 1, false);

    (void)state;
    play(TD_GRAPHICS_CELLS);
    draw(&image, 0, 0);
    assert_true(td_gallery_show(&gallery, &stage.theme, &stage.canvas, 0));
    assert_int_equal(gallery.data.count + gallery.place.count, 0);
    td_gallery_touch(&gallery, &stage.theme, 3, 0, 9);
    td_image_deinit(&image);
}

/* Text that is moved about leaves scraps of what was painted. */
static void td_gallery_needs_clear__sixels_elsewhere__does(void **state)
{
    struct td_image image = make_picture(20, 9, 1, false);

    (void)state;
    play(TD_GRAPHICS_SIXEL);
    draw(&image, 0, 0);
    assert_true(td_gallery_show(&gallery, &stage.theme, &stage.canvas, 0));
    assert_false(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    td_canvas_clear(&stage.canvas);
    assert_true(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    draw(&image, 0, 1);
    assert_true(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    td_gallery_clear(&gallery);
    assert_false(td_gallery_needs_clear(&gallery, &stage.theme, &stage.canvas));
    td_image_deinit(&image);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_gallery_show__no_memory__says_nothing_at_all),
        CASE(td_gallery_clear__kitty__frees_what_was_sent),
        CASE(td_gallery_show__cells__says_nothing),
        CASE(td_gallery_needs_clear__sixels_elsewhere__does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
