/* Big letters: they stay in their room, fill it, and can be told apart. */

#include <stdio.h>
#include <string.h>

#include "teardrop/term/draw/bigtext.h"
#include "test.h"

#define COLS 130
#define ROWS 44

static struct td_theme theme;
static struct td_canvas canvas;

static int set_up(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, false);
    return td_canvas_init(&canvas, &theme, COLS, ROWS) == TD_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static bool inked(int x, int y)
{
    const struct td_cell *cell = &canvas.cells[y * COLS + x];

    return cell->cp != ' ' || (cell->attrs & TD_ATTR_REVERSE) != 0;
}

/* The box around everything drawn; w 0 when nothing is. */
static struct td_rect drawn(void)
{
    int x0 = COLS, y0 = ROWS, x1 = -1, y1 = -1;

    for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < COLS; x++) {
            if (inked(x, y)) {
                x0 = x < x0 ? x : x0;
                y0 = y < y0 ? y : y0;
                x1 = x > x1 ? x : x1;
                y1 = y > y1 ? y : y1;
            }
        }
    }
    return x1 < 0 ? (struct td_rect){0, 0, 0, 0}
                  : (struct td_rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

static void td_bigtext_draw__any_room__stays_inside(void **state)
{
    static const char *const words[] = {"DOWN", "HOLD", "UP", "12", "8/12", "1:30", "I", "GO!"};

    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        theme.ascii = ascii != 0;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            for (int w = 1; w <= 120; w += 7) {
                for (int h = 1; h <= 36; h += 1 + h / 6) {
                    const struct td_rect room = {5, 4, w, h};
                    struct td_rect box;
                    int rows;

                    td_canvas_clear(&canvas);
                    rows = td_bigtext_draw(&canvas, room, words[i], TD_ROLE_TITLE);
                    box = drawn();
                    if (rows < 1 || rows > h || box.w < 1 || box.h > rows || box.x < room.x ||
                        box.y < room.y || box.x + box.w > room.x + w ||
                        box.y + box.h > room.y + h) {
                        fail_msg("%s in %dx%d: says %d rows, drawn at %d,%d %dx%d", words[i], w, h,
                                 rows, box.x, box.y, box.w, box.h);
                    }
                }
            }
        }
    }
    theme.ascii = false;
}

static void td_bigtext_draw__much_room__is_tall_and_centred(void **state)
{
    struct td_rect box;

    (void)state;
    td_canvas_clear(&canvas);
    assert_int_equal(td_bigtext_draw(&canvas, (struct td_rect){0, 0, 120, 20}, "UP", TD_ROLE_TITLE),
                     20);
    box = drawn();
    assert_true(box.h >= 18);
    assert_true(box.w >= 20 && box.w <= 80); /* never wider than twice the natural shape */
    assert_in_range(box.x * 2 + box.w, 114, 126);
}

static void td_bigtext_draw__narrow_room__gets_lower_letters(void **state)
{
    int rows;

    (void)state;
    td_canvas_clear(&canvas);
    rows = td_bigtext_draw(&canvas, (struct td_rect){0, 0, 40, 40}, "DOWN", TD_ROLE_TITLE);
    assert_in_range(rows, 6, 20);
}

static void td_bigtext_draw__two_rows__is_plain_text(void **state)
{
    char got[COLS * ROWS * 4];

    (void)state;
    td_canvas_clear(&canvas);
    assert_int_equal(td_bigtext_draw(&canvas, (struct td_rect){0, 0, 10, 2}, "HOLD", TD_ROLE_TEXT),
                     1);
    (void)td_canvas_dump(&canvas, got, sizeof got);
    assert_non_null(strstr(got, "HOLD"));
    assert_int_equal(td_bigtext_draw(&canvas, (struct td_rect){0, 0, 10, 0}, "HOLD", TD_ROLE_TEXT),
                     0);
    assert_int_equal(td_bigtext_draw(&canvas, (struct td_rect){0, 0, 0, 10}, "HOLD", TD_ROLE_TEXT),
                     0);
}

/* Every character of the set looks like itself alone, at small and large sizes. */
static void td_bigtext_draw__every_character__is_its_own(void **state)
{
    static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:/-!?";
    static const int heights[] = {3, 5, 8, 16};
    static char dumps[sizeof set][4000];

    (void)state;
    for (size_t h = 0; h < sizeof heights / sizeof heights[0]; h++) {
        for (size_t i = 0; set[i] != '\0'; i++) {
            const char text[] = {set[i], '\0'};

            td_canvas_clear(&canvas);
            (void)td_bigtext_draw(&canvas, (struct td_rect){0, 0, 40, heights[h]}, text,
                                  TD_ROLE_TEXT);
            assert_true(drawn().w > 0);
            (void)td_canvas_dump(&canvas, dumps[i], sizeof dumps[i]);
            for (size_t j = 0; j < i; j++) {
                bool zero = set[i] == '0' && set[j] == 'O';

                if (!zero && strcmp(dumps[i], dumps[j]) == 0) {
                    fail_msg("%c and %c look the same at %d rows", set[j], set[i], heights[h]);
                }
            }
        }
    }
}

static void td_bigtext_draw__case_and_strangers(void **state)
{
    static char upper[COLS * ROWS * 4], lower[COLS * ROWS * 4];

    (void)state;
    td_canvas_clear(&canvas);
    (void)td_bigtext_draw(&canvas, (struct td_rect){0, 0, 80, 9}, "REST", TD_ROLE_TEXT);
    (void)td_canvas_dump(&canvas, upper, sizeof upper);
    td_canvas_clear(&canvas);
    (void)td_bigtext_draw(&canvas, (struct td_rect){0, 0, 80, 9}, "rest", TD_ROLE_TEXT);
    (void)td_canvas_dump(&canvas, lower, sizeof lower);
    assert_string_equal(upper, lower);
    td_canvas_clear(&canvas);
    (void)td_bigtext_draw(&canvas, (struct td_rect){0, 0, 80, 9}, "\033@\xFF\x80", TD_ROLE_TEXT);
    assert_int_equal(drawn().w, 0);
    (void)td_bigtext_draw(&canvas, (struct td_rect){0, 0, 80, 9}, "", TD_ROLE_TEXT);
    assert_int_equal(drawn().w, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_bigtext_draw__any_room__stays_inside),
        cmocka_unit_test(td_bigtext_draw__much_room__is_tall_and_centred),
        cmocka_unit_test(td_bigtext_draw__narrow_room__gets_lower_letters),
        cmocka_unit_test(td_bigtext_draw__two_rows__is_plain_text),
        cmocka_unit_test(td_bigtext_draw__every_character__is_its_own),
        cmocka_unit_test(td_bigtext_draw__case_and_strangers),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
