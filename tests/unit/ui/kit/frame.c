/* The frame of all screens and its bottom line; scales and the ladder as they are drawn. */
#include "teardrop/ui/kit/frame.h"

#include <string.h>

#include "teardrop/core/training/limits.h"
#include "teardrop/ui/kit/ladder.h"
#include "teardrop/ui/kit/scale.h"
#include "test.h"

static struct td_theme theme;
static struct td_canvas canvas;
static struct td_keymap map;
static char dump[100000];

static int begin(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    memset(&map, 0, sizeof map);
    map.keys[TD_REQ_HELP][0] = '?';
    map.keys[TD_REQ_UP][0] = TD_KEY_UP;
    map.keys[TD_REQ_DOWN][0] = TD_KEY_DOWN;
    map.keys[TD_REQ_SELECT][0] = TD_KEY_ENTER;
    map.keys[TD_REQ_BACK][0] = 'q';
    return td_canvas_init(&canvas, &theme, 80, 24) == TD_OK ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static void resize(int cols, int rows)
{
    assert_int_equal(td_canvas_resize(&canvas, cols, rows), TD_OK);
}

static const char *line(int row)
{
    static char out[4096];
    const char *at = dump;
    size_t length;

    assert_true(td_canvas_dump(&canvas, dump, sizeof dump) < sizeof dump);
    for (; row > 0; row--) {
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
    }
    length = strcspn(at, "\n");
    assert_true(length < sizeof out);
    memcpy(out, at, length);
    out[length] = '\0';
    return out;
}

static const struct td_hint hints[] = {{.request = TD_REQ_UP, .text = "choose"},
                                       {.request = TD_REQ_SELECT, .text = "open this one"},
                                       {.request = TD_REQ_BACK, .text = "back"}};

static void draw_hints(const struct td_hint *some, size_t count)
{
    struct td_frame_box frame = td_frame_of(canvas.cols, canvas.rows);

    td_frame_footer(&canvas, &frame, &map, some, count, true);
}

static void td_frame_of__any_size__all_parts_share_its_edges(void **state)
{
    static const int sizes[][2] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}, {200, 60}, {123, 31}};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int cols = sizes[i][0], rows = sizes[i][1];
        struct td_frame_box f = td_frame_of(cols, rows);

        assert_true(f.w <= TD_FRAME_COLS);
        assert_int_equal(f.body.x, f.x);
        assert_int_equal(f.body.w, f.w);
        assert_in_range(cols - 2 * f.x - f.w + 1, 0, 2); /* in the middle */
        assert_int_equal(f.body.y, td_frame_head_rows(rows));
        assert_true(f.body.y + f.body.h < f.footer_y);
        assert_int_equal(td_frame_body(cols, rows, 30).x, f.x);
        resize(cols, rows);
        td_frame_head(&canvas, "Title", "state");
        draw_hints(hints, 3);
        assert_int_equal(strspn(line(0), " "), f.x);
        assert_int_equal(strspn(line(rows - 1), " "), f.x);
        assert_int_equal(strlen(line(0)), f.x + f.w);
        assert_int_equal(strlen(line(rows - 1)), f.x + f.w);
    }
}

static void td_frame_head__tall__a_line_below(void **state)
{
    (void)state;
    td_frame_head(&canvas, "Title", "a note");
    assert_memory_equal(line(0), "  Title", 7);
    assert_non_null(strstr(line(0), " a note"));
    assert_non_null(strstr(line(1), "────"));
}

static void td_frame_head__low__no_line(void **state)
{
    (void)state;
    resize(40, 12);
    td_frame_head(&canvas, "Title", NULL);
    assert_string_equal(line(0), " Title");
    assert_string_equal(line(1), "");
}

static void td_frame_head__state_too_long__title_stays(void **state)
{
    (void)state;
    resize(40, 12);
    td_frame_head(&canvas, "Title", "a note that is much too long for this window");
    assert_string_equal(line(0), " Title");
}

static void td_frame_split__too_narrow__left_has_all(void **state)
{
    struct td_rect left, right;

    (void)state;
    td_frame_split((struct td_rect){4, 3, 112, 30}, 40, 2, 30, &left, &right);
    assert_int_equal(left.x, 4);
    assert_int_equal(left.w, 40);
    assert_int_equal(right.x, 46);
    assert_int_equal(right.w, 70);
    td_frame_split((struct td_rect){2, 3, 70, 19}, 40, 2, 30, &left, &right);
    assert_int_equal(left.w, 70);
    assert_int_equal(right.w, 0);
}

static void td_frame_footer__room__keys_then_help_at_the_right(void **state)
{
    const char *bottom;

    (void)state;
    draw_hints(hints, 3);
    bottom = line(23);
    assert_memory_equal(bottom, "  Up choose  Enter open this one  q back  ", 42);
    assert_int_equal(strlen(bottom), 78);
    assert_string_equal(bottom + 78 - 6, "? keys");
    assert_int_equal(canvas.cells[23 * 80 + 2].role, TD_ROLE_KEY);
    assert_int_equal(canvas.cells[23 * 80 + 5].role, TD_ROLE_DIM);
}

static void td_frame_footer__narrow__last_ones_go_help_stays(void **state)
{
    (void)state;
    resize(40, 12);
    draw_hints(hints, 3);
    assert_string_equal(line(11), " Up choose  Enter open this one  ? keys");
    resize(30, 12);
    draw_hints(hints, 3);
    assert_string_equal(line(11), " Up choose             ? keys");
}

static void td_frame_footer__must__never_falls_out(void **state)
{
    struct td_hint some[] = {
        hints[0], hints[1], {.request = TD_REQ_BACK, .text = "it hurts", .must = true}};

    (void)state;
    resize(40, 12);
    draw_hints(some, 3);
    assert_string_equal(line(11), " Up choose  q it hurts           ? keys");
}

static void td_frame_footer__two_keys_or_words__stand_before_the_text(void **state)
{
    struct td_hint some[] = {{.keys = "0-10", .text = "answer"},
                             {.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "question"}};

    (void)state;
    draw_hints(some, 2);
    assert_non_null(strstr(line(23), "  0-10 answer  Up Down question  "));
}

/* ---- a scale ---- */

static struct td_scale_band bands[3];
static const struct td_limits limits = {.green_pain = 2, .amber_pain = 5};

static void td_scale_draw__least_room__numbers_and_their_meaning(void **state)
{
    struct td_scale scale = {.value = 3};
    struct td_scale_look look = {.bands = bands, .band_count = 3, .focused = true};

    (void)state;
    td_scale_light_bands(&limits, bands);
    assert_int_equal(td_scale_draw(&scale, &look, &canvas, 0, 0, TD_SCALE_COLS), 2);
    assert_string_equal(line(0), " 0   1   2  [3]  4   5   6   7   8   9   10");
    assert_string_equal(line(1), " ╰ green ╯   ╰ amber ╯   ╰───── red ──────╯");
    assert_int_equal(canvas.cells[13].role, TD_ROLE_SELECTED);
    assert_int_equal(canvas.cursor_x, 13);
}

static void td_scale_draw__no_answer__nothing_is_chosen(void **state)
{
    struct td_scale scale = {.value = -1};
    struct td_scale_look look = {.focused = true};

    (void)state;
    assert_int_equal(td_scale_draw(&scale, &look, &canvas, 0, 0, 60), 1);
    assert_null(strchr(line(0), '['));
    for (int x = 0; x < 60; x++) {
        assert_int_not_equal(canvas.cells[x].role, TD_ROLE_SELECTED);
    }
}

static void td_scale_at__every_number__where_it_stands(void **state)
{
    static const int widths[] = {TD_SCALE_COLS, 56, 110};

    (void)state;
    for (int low = 0; low <= 1; low++) {
        for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
            struct td_scale scale = {.low = low, .value = -1};
            struct td_scale_look look = {.focused = false};

            td_canvas_clear(&canvas);
            (void)td_scale_draw(&scale, &look, &canvas, 5, 0, widths[w]);
            for (int x = 0; x < 80; x++) {
                uint32_t cp = canvas.cells[x].cp;

                if (cp >= '0' && cp <= '9' && canvas.cells[x - 1].cp == ' ' &&
                    canvas.cells[x + 1].cp == ' ') {
                    assert_int_equal(td_scale_at(&scale, 5, widths[w], x), cp - '0');
                }
            }
            assert_int_equal(td_scale_at(&scale, 5, widths[w], 4), -1);
        }
    }
}

static void td_ladder_draw__here__before_and_after_it(void **state)
{
    (void)state;
    assert_int_equal(td_ladder_draw(&canvas, 0, 0, 20, 5, 2), 17);
    assert_string_equal(line(0), "●───●───◉───○───○");
    assert_int_equal(td_ladder_x(0, 20, 5, 3), 12);
    assert_int_equal(td_ladder_draw(&canvas, 0, 1, 4, 9, 2), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_frame_of__any_size__all_parts_share_its_edges),
        TEST(td_frame_head__tall__a_line_below),
        TEST(td_frame_head__low__no_line),
        TEST(td_frame_head__state_too_long__title_stays),
        TEST(td_frame_split__too_narrow__left_has_all),
        TEST(td_frame_footer__room__keys_then_help_at_the_right),
        TEST(td_frame_footer__narrow__last_ones_go_help_stays),
        TEST(td_frame_footer__must__never_falls_out),
        TEST(td_frame_footer__two_keys_or_words__stand_before_the_text),
        TEST(td_scale_draw__least_room__numbers_and_their_meaning),
        TEST(td_scale_draw__no_answer__nothing_is_chosen),
        TEST(td_scale_at__every_number__where_it_stands),
        TEST(td_ladder_draw__here__before_and_after_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
