#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"
#include "test.h"

/* The lines joined by '/', after every line was checked against the contract. */
static const char *wrapped(const char *text, int cols)
{
    static char out[512];
    struct td_wrap wrap;
    struct td_wrap_line line;
    int count = 0;

    out[0] = '\0';
    td_wrap_init(&wrap, text, cols);
    while (td_wrap_next(&wrap, &line)) {
        char copy[256];

        assert_true(line.bytes < sizeof copy);
        memcpy(copy, line.text, line.bytes);
        copy[line.bytes] = '\0';
        assert_int_equal(line.cols, td_utf8_cols(copy));
        assert_null(strchr(copy, '\n'));
        assert_true(line.bytes == 0 || copy[line.bytes - 1] != ' ');
        td_str_append(out, sizeof out, "%s%s", count > 0 ? "/" : "", copy);
        count++;
        assert_true(count < 100);
    }
    assert_false(td_wrap_next(&wrap, &line));
    assert_int_equal(td_wrap_count(text, cols), count);
    return out;
}

static void td_wrap_next__breaks_at_blanks(void **state)
{
    (void)state;
    assert_string_equal(wrapped("the knee bends", 8), "the knee/bends");
    assert_string_equal(wrapped("the knee bends", 7), "the/knee/bends");
    assert_string_equal(wrapped("the knee bends", 14), "the knee bends");
    assert_string_equal(wrapped("the knee bends", 13), "the knee/bends");
    assert_string_equal(wrapped("a b", 1), "a/b");
}

static void td_wrap_next__runs_of_blanks__no_line_begins_or_ends_with_them(void **state)
{
    (void)state;
    assert_string_equal(wrapped("abc     def", 4), "abc/def");
    assert_string_equal(wrapped("abc     ", 4), "abc");
    assert_string_equal(wrapped("abc     ", 20), "abc");
    assert_string_equal(wrapped("abc     \ndef", 4), "abc/def");
    assert_string_equal(wrapped("a  b", 9), "a  b");
}

static void td_wrap_next__blanks_at_the_start__kept_where_they_fit(void **state)
{
    (void)state;
    assert_string_equal(wrapped("  ab cd", 5), "  ab/cd");
    assert_string_equal(wrapped("     x", 3), "/x");
    assert_string_equal(wrapped("   x", 3), "/x");
    assert_string_equal(wrapped("      ", 3), "");
}

static void td_wrap_next__long_word__cut(void **state)
{
    (void)state;
    assert_string_equal(wrapped("abcdefgh", 3), "abc/def/gh");
    assert_string_equal(wrapped("a bcdefgh i", 4), "a/bcde/fgh/i");
    assert_string_equal(wrapped("abcdef", 3), "abc/def");
}

static void td_wrap_next__newlines__end_lines(void **state)
{
    (void)state;
    assert_string_equal(wrapped("a\nb", 9), "a/b");
    assert_string_equal(wrapped("a\n\nb", 9), "a//b");
    assert_string_equal(wrapped("abc\nd", 3), "abc/d");
    assert_string_equal(wrapped("abcd\nef", 3), "abc/d/ef");
    assert_string_equal(wrapped("\na", 9), "/a");
}

static void td_wrap_next__empty__one_empty_line(void **state)
{
    (void)state;
    assert_int_equal(td_wrap_count("", 5), 1);
    assert_string_equal(wrapped("", 5), "");
}

static void td_wrap_next__counts_columns_not_bytes(void **state)
{
    (void)state;
    assert_string_equal(wrapped("\u00e9\u00e9\u00e9 \u00e9", 3), "\u00e9\u00e9\u00e9/\u00e9");
    assert_string_equal(wrapped("\u4e16\u4e16\u4e16", 5), "\u4e16\u4e16/\u4e16");
    assert_string_equal(wrapped("abe\u0301d", 3), "abe\u0301/d"); /* the mark stays */
}

static void td_wrap_next__wider_than_the_line__alone(void **state)
{
    (void)state;
    assert_string_equal(wrapped("\u4e16\u4e16", 1), "\u4e16/\u4e16");
    assert_string_equal(wrapped("a\u4e16 b", 1), "a/\u4e16/b");
    assert_string_equal(wrapped("\u4e16\u0301\u4e16", 1), "\u4e16\u0301/\u4e16");
}

static void td_wrap_count__less_than_a_column__counts_as_one(void **state)
{
    (void)state;
    assert_int_equal(td_wrap_count("abc", 0), 3);
    assert_int_equal(td_wrap_count("abc", -7), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_wrap_next__breaks_at_blanks),
        cmocka_unit_test(td_wrap_count__less_than_a_column__counts_as_one),
        cmocka_unit_test(td_wrap_next__runs_of_blanks__no_line_begins_or_ends_with_them),
        cmocka_unit_test(td_wrap_next__blanks_at_the_start__kept_where_they_fit),
        cmocka_unit_test(td_wrap_next__long_word__cut),
        cmocka_unit_test(td_wrap_next__newlines__end_lines),
        cmocka_unit_test(td_wrap_next__empty__one_empty_line),
        cmocka_unit_test(td_wrap_next__counts_columns_not_bytes),
        cmocka_unit_test(td_wrap_next__wider_than_the_line__alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
