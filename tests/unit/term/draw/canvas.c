/* The canvas: clipping, wide characters, stand-ins, and what a dump shows. */

#include <string.h>

#include "teardrop/term/draw/canvas.h"
#include "test.h"

static struct td_theme theme;
static struct td_canvas canvas;

static void begin(int cols, int rows, bool ascii)
{
    td_theme_init(&theme, TD_DEPTH_256, ascii);
    assert_int_equal(td_canvas_init(&canvas, &theme, cols, rows), TD_OK);
}

static int end(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static void assert_dump(const char *expected)
{
    char got[4000];
    size_t bytes = td_canvas_dump(&canvas, got, sizeof got);

    assert_int_equal(bytes, strlen(got));
    assert_string_equal(got, expected);
}

static void td_canvas_text__outside__is_clipped(void **state)
{
    (void)state;
    begin(5, 2, false);
    td_canvas_text(&canvas, -2, 0, 20, "abcdefghij", TD_ROLE_TEXT);
    td_canvas_text(&canvas, 3, 1, 20, "xyz", TD_ROLE_TEXT);
    td_canvas_text(&canvas, 0, -1, 5, "no", TD_ROLE_TEXT);
    td_canvas_text(&canvas, 0, 2, 5, "no", TD_ROLE_TEXT);
    td_canvas_put(&canvas, 5, 0, '!', TD_ROLE_TEXT);
    td_canvas_put(&canvas, -1, 1, '!', TD_ROLE_TEXT);
    assert_dump("cdefg\n   xy\n");
}

static void td_canvas_text__columns__are_counted_not_bytes(void **state)
{
    (void)state;
    begin(10, 1, false);
    assert_int_equal(td_canvas_text(&canvas, 0, 0, 3, "äöüß", TD_ROLE_TEXT), 3);
    assert_dump("äöü\n");
    td_canvas_clear(&canvas);
    assert_int_equal(td_canvas_text(&canvas, 0, 0, 3, "日本", TD_ROLE_TEXT), 2);
    assert_dump("日\n");
    td_canvas_clear(&canvas);
    assert_int_equal(td_canvas_text_n(&canvas, 0, 0, 9, "äbc", 3, TD_ROLE_TEXT), 2);
    assert_dump("äb\n");
    assert_int_equal(td_canvas_text(&canvas, 0, 0, 0, "a", TD_ROLE_TEXT), 0);
    assert_int_equal(td_canvas_text(&canvas, 0, 0, -3, "a", TD_ROLE_TEXT), 0);
}

static void td_canvas_text_n__end_within_a_character__leaves_it_out(void **state)
{
    (void)state;
    begin(8, 1, false);
    assert_int_equal(td_canvas_text_n(&canvas, 0, 0, 8, "a\u00e9b", 2, TD_ROLE_TEXT), 1);
    assert_dump("a\n");
    assert_int_equal(td_canvas_text_n(&canvas, 0, 0, 8, "a\u00e9b", 3, TD_ROLE_TEXT), 2);
    assert_dump("a\u00e9\n");
}

static void td_canvas_text__control_characters__show_as_question_marks(void **state)
{
    (void)state;
    begin(12, 1, false);
    td_canvas_text(&canvas, 0, 0, 12, "a\033[2J\x7F\xC2\x9B", TD_ROLE_TEXT);
    assert_dump("a?[2J??\n");
    td_canvas_put(&canvas, 0, 0, 0, TD_ROLE_TEXT);
    td_canvas_put(&canvas, 1, 0, 7, TD_ROLE_TEXT);
    assert_dump("??[2J??\n");
}

/* An accent written apart takes no column, is cut with its letter, and goes with it. */
static void td_canvas_text__marks__stand_with_their_letter(void **state)
{
    (void)state;
    begin(6, 1, false);
    assert_int_equal(td_canvas_text(&canvas, 0, 0, 6, "cafe\u0301", TD_ROLE_TEXT), 4);
    assert_dump("caf\u00e9\n");
    td_canvas_clear(&canvas);
    assert_int_equal(td_canvas_text_cut(&canvas, 0, 0, 3, "q\u0301x\u0301yz", TD_ROLE_TEXT), 3);
    assert_dump("q\u0301x\u0301\u2026\n");
    td_canvas_put(&canvas, 0, 0, 'a', TD_ROLE_TEXT); /* the mark went with its letter */
    assert_dump("ax\u0301\u2026\n");
    td_canvas_clear(&canvas);
    td_canvas_text(&canvas, 0, 0, 6, "\u65e5\u0301", TD_ROLE_TEXT);
    td_canvas_put(&canvas, 1, 0, 'b', TD_ROLE_TEXT); /* on the right half of a wide one */
    assert_dump(" b\n");
    td_canvas_clear(&canvas);
    td_canvas_text(&canvas, 0, 0, 6, "a\u202eb\u200fc", TD_ROLE_TEXT);
    assert_dump("abc\n");
    theme.ascii = true;
    td_canvas_text(&canvas, 0, 0, 6, "e\u0301 e\u0302\u0301", TD_ROLE_TEXT);
    assert_dump("e e\n");
}

static void td_canvas_put__over_half_a_wide_character__leaves_a_blank(void **state)
{
    (void)state;
    begin(6, 1, false);
    td_canvas_text(&canvas, 0, 0, 6, "日本語", TD_ROLE_TEXT);
    td_canvas_put(&canvas, 1, 0, 'x', TD_ROLE_TEXT); /* on the right half */
    assert_dump(" x本語\n");
    td_canvas_put(&canvas, 2, 0, 'y', TD_ROLE_TEXT); /* on the left half */
    assert_dump(" xy 語\n");
    td_canvas_put(&canvas, 3, 0, 0x65E5, TD_ROLE_TEXT); /* across two */
    assert_dump(" xy日\n");
    assert_int_equal(canvas.cells[4].cp, 0);
    assert_int_equal(canvas.cells[5].cp, ' ');
    td_canvas_put(&canvas, 5, 0, 0x65E5, TD_ROLE_TEXT); /* no room for its right half */
    assert_int_equal(canvas.cells[5].cp, ' ');
}

static void td_canvas_text_cut__what_does_not_fit__ends_in_dots(void **state)
{
    static const struct {
        const char *text;
        int cols;
        const char *dump;
    } rows[] = {
        {"abc", 3, "abc\n"},  {"abcd", 3, "ab…\n"}, {"abcd", 1, "…\n"},    {"abcd", 0, "\n"},
        {"日本", 3, "日…\n"}, {"日本", 2, "…\n"},   {"日本", 4, "日本\n"}, {"", 3, "\n"},
    };

    (void)state;
    begin(8, 1, false);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        td_canvas_clear(&canvas);
        assert_true(td_canvas_text_cut(&canvas, 0, 0, rows[i].cols, rows[i].text, TD_ROLE_TEXT) <=
                    rows[i].cols);
        assert_dump(rows[i].dump);
    }
}

static void td_canvas_text_center__and_right(void **state)
{
    (void)state;
    begin(9, 4, false);
    td_canvas_text_center(&canvas, 0, 0, 9, "abc", TD_ROLE_TEXT);
    td_canvas_text_center(&canvas, 1, 1, 4, "abc", TD_ROLE_TEXT);
    td_canvas_text_right(&canvas, 0, 2, 9, "äbc", TD_ROLE_TEXT);
    td_canvas_text_right(&canvas, 2, 3, 4, "abcdef", TD_ROLE_TEXT);
    assert_dump("   abc\n abc\n      äbc\n  abc…\n");
}

static void td_canvas_wrap__skip__counts_all_lines(void **state)
{
    (void)state;
    begin(8, 3, false);
    assert_int_equal(td_canvas_wrap(&canvas, (struct td_rect){1, 0, 5, 2}, 1, "one two three four",
                                    TD_ROLE_TEXT),
                     4);
    assert_dump(" two\n three\n\n");
    assert_int_equal(td_canvas_wrap(&canvas, (struct td_rect){0, 0, 0, 0}, 0, "ab", TD_ROLE_TEXT),
                     2);
}

static void td_canvas_fill__huge_and_negative__is_clipped(void **state)
{
    (void)state;
    begin(4, 3, false);
    td_canvas_fill(&canvas, (struct td_rect){-5, 1, 7, 1}, '#', TD_ROLE_TEXT);
    td_canvas_fill(&canvas, (struct td_rect){3, -9, 100, 10}, '+', TD_ROLE_TEXT);
    td_canvas_fill(&canvas, (struct td_rect){0, 2, -1, 1}, '!', TD_ROLE_TEXT);
    td_canvas_fill(&canvas, (struct td_rect){9, 9, 2, 2}, '!', TD_ROLE_TEXT);
    assert_dump("   +\n##\n\n");
}

static void td_canvas_box__both_sets(void **state)
{
    (void)state;
    begin(5, 3, false);
    td_canvas_box(&canvas, (struct td_rect){0, 0, 4, 3}, TD_ROLE_BORDER);
    assert_dump("╭──╮\n│  │\n╰──╯\n");
    td_canvas_clear(&canvas);
    td_canvas_box(&canvas, (struct td_rect){0, 0, 1, 3}, TD_ROLE_BORDER); /* too small */
    assert_dump("\n\n\n");
    theme.ascii = true;
    td_canvas_box(&canvas, (struct td_rect){0, 0, 4, 3}, TD_ROLE_BORDER);
    assert_dump("+--+\n|  |\n+--+\n");
}

static void td_canvas__ascii__draws_nothing_else(void **state)
{
    char got[2000];

    (void)state;
    begin(40, 3, true);
    td_canvas_text(&canvas, 0, 0, 40, "“x” – 3° → • é 日 …", TD_ROLE_TEXT);
    td_canvas_bar(&canvas, 0, 1, 10, 0.55, TD_ROLE_GOOD, TD_ROLE_DIM);
    td_canvas_text_cut(&canvas, 0, 2, 4, "abcdefgh", TD_ROLE_TEXT);
    (void)td_canvas_dump(&canvas, got, sizeof got);
    for (const char *at = got; *at != '\0'; at++) {
        assert_true(*at == '\n' || (*at >= ' ' && *at <= '~'));
    }
    assert_non_null(strstr(got, "\"x\" - 3"));
    assert_non_null(strstr(got, "\n#####"));
}

static void td_canvas_bar__fractions(void **state)
{
    static const struct {
        double fraction;
        const char *dump;
    } rows[] = {
        {-1, "────\n"},      {0, "────\n"},    {0.5, "██──\n"},
        {1, "████\n"},       {7, "████\n"},    {0.125, "▌───\n"},
        {0.03125, "▏───\n"}, {0.99, "████\n"}, {0.96875, "███▉\n"},
    };

    (void)state;
    begin(4, 1, false);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        td_canvas_bar(&canvas, 0, 0, 4, rows[i].fraction, TD_ROLE_GOOD, TD_ROLE_DIM);
        assert_dump(rows[i].dump);
    }
    /* no width: nothing is drawn over the last one */
    td_canvas_bar(&canvas, 0, 0, 0, 1, TD_ROLE_GOOD, TD_ROLE_DIM);
    td_canvas_bar(&canvas, 0, 0, -4, 1, TD_ROLE_GOOD, TD_ROLE_DIM);
    assert_dump("███▉\n");
}

static void td_canvas_dump__small_buffer__is_terminated_and_counts_all(void **state)
{
    char got[4] = "zzz";

    (void)state;
    begin(6, 1, false);
    td_canvas_text(&canvas, 0, 0, 6, "abcdef", TD_ROLE_TEXT);
    assert_int_equal(td_canvas_dump(&canvas, got, sizeof got), 7);
    assert_string_equal(got, "abc");
    assert_int_equal(td_canvas_dump(&canvas, got, 0), 7);
    assert_int_equal(td_canvas_dump(&canvas, got, 1), 7);
    assert_string_equal(got, "");
}

static void td_canvas_dump_roles__letters(void **state)
{
    char got[40];

    (void)state;
    begin(4, 2, false);
    td_canvas_text(&canvas, 0, 0, 2, "ab", TD_ROLE_TEXT);
    td_canvas_put(&canvas, 2, 0, 'c', TD_ROLE_ACCENT);
    canvas.cells[3].bg = 7;
    td_canvas_role(&canvas, (struct td_rect){1, 1, 9, 9}, TD_ROLE_DANGER);
    (void)td_canvas_dump_roles(&canvas, got, sizeof got);
    assert_string_equal(got, "..D*\n KKK\n");
}

static void td_canvas_resize__any_size__is_held_within_limits(void **state)
{
    (void)state;
    begin(4, 2, false);
    td_canvas_cursor(&canvas, 3, 1);
    assert_int_equal(canvas.cursor_x, 3);
    td_canvas_cursor(&canvas, 4, 1); /* outside: stays */
    assert_int_equal(canvas.cursor_x, 3);
    assert_int_equal(td_canvas_resize(&canvas, 0, -7), TD_OK);
    assert_int_equal(canvas.cols, 1);
    assert_int_equal(canvas.rows, 1);
    assert_int_equal(canvas.cursor_x, -1);
    assert_int_equal(td_canvas_resize(&canvas, 100000, 100000), TD_OK);
    assert_int_equal(canvas.cols, TD_CANVAS_MAX_COLS);
    assert_int_equal(canvas.rows, TD_CANVAS_MAX_ROWS);
    td_canvas_put(&canvas, canvas.cols - 1, canvas.rows - 1, 'x', TD_ROLE_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(td_canvas_text__outside__is_clipped, end),
        cmocka_unit_test_teardown(td_canvas_text__columns__are_counted_not_bytes, end),
        cmocka_unit_test_teardown(td_canvas_text_n__end_within_a_character__leaves_it_out, end),
        cmocka_unit_test_teardown(td_canvas_text__control_characters__show_as_question_marks, end),
        cmocka_unit_test_teardown(td_canvas_text__marks__stand_with_their_letter, end),
        cmocka_unit_test_teardown(td_canvas_put__over_half_a_wide_character__leaves_a_blank, end),
        cmocka_unit_test_teardown(td_canvas_text_cut__what_does_not_fit__ends_in_dots, end),
        cmocka_unit_test_teardown(td_canvas_text_center__and_right, end),
        cmocka_unit_test_teardown(td_canvas_wrap__skip__counts_all_lines, end),
        cmocka_unit_test_teardown(td_canvas_fill__huge_and_negative__is_clipped, end),
        cmocka_unit_test_teardown(td_canvas_box__both_sets, end),
        cmocka_unit_test_teardown(td_canvas__ascii__draws_nothing_else, end),
        cmocka_unit_test_teardown(td_canvas_bar__fractions, end),
        cmocka_unit_test_teardown(td_canvas_dump__small_buffer__is_terminated_and_counts_all, end),
        cmocka_unit_test_teardown(td_canvas_dump_roles__letters, end),
        cmocka_unit_test_teardown(td_canvas_resize__any_size__is_held_within_limits, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
