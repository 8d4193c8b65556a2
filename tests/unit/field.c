/* A line that is typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/ui/field.h"

static void type(enum td_field_kind kind, char *text, size_t size, const char *keys)
{
    for (; *keys != '\0'; keys++) {
        assert_true(td_field_key(kind, text, size, (td_key)(unsigned char)*keys));
    }
}

static void expect(enum td_field_kind kind, const char *keys, const char *text)
{
    char typed[16] = "";

    type(kind, typed, sizeof typed, keys);
    assert_string_equal(typed, text);
}

static void td_field_key__full__takes_no_more(void **state)
{
    char text[5] = "";

    (void)state;
    type(TD_FIELD_TEXT, text, sizeof text, "abcdef");
    assert_string_equal(text, "abcd");
    text[2] = '\0';
    assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, 0x20AC)); /* of three bytes */
    assert_string_equal(text, "ab");
    assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, 0xE4)); /* of two */
    assert_string_equal(text, "ab\xC3\xA4");
}

static void td_field_key__backspace__takes_a_whole_letter(void **state)
{
    static const td_key letters[] = {'a', 0xE4, 0x20AC, 0x1F9B5};
    char text[16] = "";

    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, letters[i]));
    }
    assert_string_equal(text, "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\xA6\xB5");
    for (size_t length = 6; length > 0; length = length == 6 ? 3 : length == 3 ? 1 : 0) {
        assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, TD_KEY_BACKSPACE));
        assert_int_equal(strlen(text), length);
    }
    assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, TD_KEY_BACKSPACE));
    assert_true(td_field_key(TD_FIELD_TEXT, text, sizeof text, TD_KEY_BACKSPACE));
    assert_string_equal(text, "");
}

static void td_field_key__kinds__take_what_is_theirs(void **state)
{
    (void)state;
    expect(TD_FIELD_TEXT, "a-1.5, b", "a-1.5, b");
    expect(TD_FIELD_WHOLE, "-x1-.,2", "-12");
    expect(TD_FIELD_DECIMAL, "-1x2.5.7", "12.57");
}

static void td_field_key__comma__is_the_point(void **state)
{
    (void)state;
    expect(TD_FIELD_DECIMAL, "12,5", "12.5");
    expect(TD_FIELD_DECIMAL, "1,2,3.4", "1.234");
}

static void td_field_key__lone_zero__makes_room(void **state)
{
    (void)state;
    expect(TD_FIELD_WHOLE, "05", "5");
    expect(TD_FIELD_WHOLE, "00", "0");
    expect(TD_FIELD_WHOLE, "-05", "-5");
    expect(TD_FIELD_WHOLE, "100", "100");
    expect(TD_FIELD_DECIMAL, "07", "7");
    expect(TD_FIELD_DECIMAL, "0.05", "0.05");
    expect(TD_FIELD_TEXT, "05", "05");
}

static void td_field_key__other_keys__not_for_the_line(void **state)
{
    static const td_key keys[] = {TD_KEY_ENTER, TD_KEY_ESC, TD_KEY_LEFT, 0x7F, 0x1B};
    char text[8] = "a";

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_false(td_field_key(TD_FIELD_TEXT, text, sizeof text, keys[i]));
    }
    assert_string_equal(text, "a");
}

static void td_field_scale_digit__one_and_zero__is_ten(void **state)
{
    td_key last = TD_KEY_NONE;

    (void)state;
    assert_int_equal(td_field_scale_digit('0', &last), 0);
    assert_int_equal(td_field_scale_digit('1', &last), 1);
    assert_int_equal(td_field_scale_digit('0', &last), 10);
    assert_int_equal(td_field_scale_digit('0', &last), 0);
    assert_int_equal(td_field_scale_digit('9', &last), 9);
    assert_int_equal(td_field_scale_digit('1', &last), 1);
    assert_int_equal(td_field_scale_digit(TD_KEY_LEFT, &last), -1);
    assert_int_equal(td_field_scale_digit('0', &last), 0);
    assert_int_equal(td_field_scale_digit('x', &last), -1);
    assert_int_equal(last, TD_KEY_NONE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_field_key__full__takes_no_more),
        cmocka_unit_test(td_field_key__backspace__takes_a_whole_letter),
        cmocka_unit_test(td_field_key__kinds__take_what_is_theirs),
        cmocka_unit_test(td_field_key__comma__is_the_point),
        cmocka_unit_test(td_field_key__lone_zero__makes_room),
        cmocka_unit_test(td_field_key__other_keys__not_for_the_line),
        cmocka_unit_test(td_field_scale_digit__one_and_zero__is_ten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
