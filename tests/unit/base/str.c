#include <limits.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "test.h"

static void td_str_copy__exact_room__keeps_all(void **state)
{
    char out[6];

    (void)state;
    assert_true(td_str_copy(out, sizeof out, "squat"));
    assert_string_equal(out, "squat");
}

static void td_str_copy__too_long__cuts_at_whole_character(void **state)
{
    char out[6];

    (void)state;
    assert_false(td_str_copy(out, sizeof out, "squats"));
    assert_string_equal(out, "squat");
    assert_false(td_str_copy(out, 4, "ab\u00e9c")); /* one byte of the e would fit */
    assert_string_equal(out, "ab");
    assert_false(td_str_copy(out, 5, "ab\u00e9c"));
    assert_string_equal(out, "ab\u00e9");
    assert_false(td_str_copy(out, 1, "x"));
    assert_string_equal(out, "");
}

static void td_str_format__too_long__cuts_at_whole_character(void **state)
{
    char out[8];

    (void)state;
    assert_true(td_str_format(out, sizeof out, "%d/%s", 3, "reps"));
    assert_string_equal(out, "3/reps");
    /* Room for one, two and three bytes of a character of three. */
    assert_false(td_str_format(out, 3, "a%s", "\u2026z"));
    assert_string_equal(out, "a");
    assert_false(td_str_format(out, 4, "a%s", "\u2026z"));
    assert_string_equal(out, "a");
    assert_false(td_str_format(out, 5, "a%s", "\u2026z"));
    assert_string_equal(out, "a\u2026");
    assert_false(td_str_format(out, 4, "%s",
                               "\ufffdz"
                               "z"));
    assert_string_equal(out, "\ufffd");
    assert_false(td_str_format(out, 1, "x"));
    assert_string_equal(out, "");
}

static void td_str_append__adds_until_full(void **state)
{
    char out[8] = "set";

    (void)state;
    assert_true(td_str_append(out, sizeof out, " %d", 12));
    assert_string_equal(out, "set 12");
    assert_false(td_str_append(out, sizeof out, "\u00e9\u00e9"));
    assert_string_equal(out, "set 12");
    assert_true(td_str_append(out, sizeof out, "x"));
    assert_false(td_str_append(out, sizeof out, "y"));
    assert_string_equal(out, "set 12x");
    assert_true(td_str_append(out, sizeof out, "%s", ""));
}

static void td_str_equal__compares(void **state)
{
    (void)state;
    assert_true(td_str_equal("a", "a"));
    assert_false(td_str_equal("a", "A"));
    assert_false(td_str_equal("a", "ab"));
    assert_true(td_str_equal_nocase("Up", "uP"));
    assert_false(td_str_equal_nocase("up", "upp"));
    assert_false(td_str_equal_nocase("[", "{")); /* 32 apart, but no letters */
    assert_false(td_str_equal_nocase("\u00c4", "\u00e4"));
    assert_true(td_str_starts_with("teardrop", "tear"));
    assert_true(td_str_starts_with("tear", ""));
    assert_false(td_str_starts_with("tear", "teardrop"));
}

static void td_str_to_int__whole_numbers_in_range(void **state)
{
    int out = 0;

    (void)state;
    assert_true(td_str_to_int("12", 0, 20, &out));
    assert_int_equal(out, 12);
    assert_true(td_str_to_int("-7", -10, 10, &out));
    assert_int_equal(out, -7);
    assert_true(td_str_to_int("007", 0, 10, &out));
    assert_int_equal(out, 7);
    assert_true(td_str_to_int("2147483647", 0, INT_MAX, &out));
    assert_int_equal(out, INT_MAX);
    assert_true(td_str_to_int("-2147483648", INT_MIN, 0, &out));
    assert_int_equal(out, INT_MIN);
}

static void td_str_to_int__anything_else__refused_and_untouched(void **state)
{
    static const char *const bad[] = {"",   "-",  "--1", "+1", " 1", "1 ",
                                      "1a", "1.", "0x1", "21", "-1", "99999999999999999999999"};
    int out = 42;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (td_str_to_int(bad[i], 0, 20, &out)) {
            fail_msg("'%s' was read", bad[i]);
        }
    }
    assert_false(td_str_to_int("2147483648", INT_MIN, INT_MAX, &out));
    assert_int_equal(out, 42);
}

static void td_str_to_thousandths__decimals(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"2", 2000}, {"2.5", 2500}, {"0.125", 125}, {"0", 0},
                {"0.0", 0},  {"60", 60000}, {"00.5", 500},  {"1.050", 1050}};
    int64_t out = -1;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(td_str_to_thousandths(good[i].text, 60000, &out));
        assert_int_equal(out, good[i].value);
    }
}

static void td_str_to_thousandths__anything_else__refused(void **state)
{
    static const char *const bad[] = {
        "",   ".",   ".5",     "1.", "1.2345", "1,5", "-1",  "+1",  " 1",
        "1 ", "1e3", "60.001", "61", "1.2.3",  "nan", "inf", "1.-", "99999999999999999999999999"};
    int64_t out = 42;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (td_str_to_thousandths(bad[i], 60000, &out)) {
            fail_msg("'%s' was read", bad[i]);
        }
    }
    assert_false(td_str_to_thousandths("99999999999999999999999999", INT64_MAX, &out));
    assert_int_equal(out, 42);
}

static void td_str_from_thousandths__shortest(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{2500, "2.5"},   {3000, "3"},  {0, "0"},       {125, "0.125"},  {1050, "1.05"},
                 {100000, "100"}, {1, "0.001"}, {-500, "-0.5"}, {-2500, "-2.5"}, {-3000, "-3"}};
    char out[32];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        td_str_from_thousandths(cases[i].value, out, sizeof out);
        assert_string_equal(out, cases[i].text);
    }
}

static const char *const words[] = {"tempo", "sets", "reps", "rest", "prepare", "x_seconds"};

static const char *suggest(const char *word)
{
    return td_str_suggest(word, words, sizeof words / sizeof words[0]);
}

static void td_str_suggest__slip__finds_the_word(void **state)
{
    (void)state;
    assert_ptr_equal(suggest("tmepo"), words[0]);    /* neighbours swapped: one slip */
    assert_ptr_equal(suggest("temp"), words[0]);     /* one missing */
    assert_ptr_equal(suggest("sett"), words[1]);     /* one wrong */
    assert_ptr_equal(suggest("prepaare"), words[4]); /* one too many */
    assert_ptr_equal(suggest("TEMPO"), words[0]);
    assert_ptr_equal(suggest("xseconts"), words[5]); /* two slips in a longer word */
}

static void td_str_suggest__far_off__none(void **state)
{
    static const char *const letters[] = {"a"};
    char endless[200];

    (void)state;
    assert_null(suggest("banana"));
    assert_null(suggest(""));
    assert_null(suggest("tmpeo!")); /* three slips in six letters */
    assert_null(td_str_suggest("tempo", words, 0));
    assert_null(td_str_suggest("b", letters, 1));
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(suggest(endless));
}

static void td_str_suggest__equally_near__first(void **state)
{
    (void)state;
    assert_ptr_equal(suggest("rets"), words[1]); /* sets and rest are both one slip away */
}

static void td_str_sanitize__controls_and_broken_bytes__question_marks(void **state)
{
    char text[] = "a\033[1m\x7f\tb\nc\xc2\x9b\xff\xc3";
    char lines[] = "a\nb\r";

    (void)state;
    td_str_sanitize(text, false);
    assert_string_equal(text, "a?[1m??b?c???");
    td_str_sanitize(lines, true);
    assert_string_equal(lines, "a\nb?");
}

/* They would show a line in another order than it is written in. */
static void td_str_sanitize__controls_of_direction__are_left_out(void **state)
{
    char text[] = "a\u202eb\u2066c\u2069d\u200fe\u200df";

    (void)state;
    td_str_sanitize(text, false);
    assert_string_equal(text, "abcde\u200df");
}

static void td_str_sanitize__good_text__stays(void **state)
{
    char text[] = "caf\u00e9 \u2022 \u4e16 \U0001F9B5 \ufffd";

    (void)state;
    td_str_sanitize(text, false);
    assert_string_equal(text, "caf\u00e9 \u2022 \u4e16 \U0001F9B5 \ufffd");
}

static void td_str_json_safe__what_a_terminal_obeys__is_escaped(void **state)
{
    static const char text[] = "\"a\x7F\xC2\x80\xC2\x9F\xC2\xA0\xE2\x82\xAC\xFF\"";
    static const char safe[] = "\"a\\u007f\\u0080\\u009f\xC2\xA0\xE2\x82\xAC?\"";
    char out[64];

    (void)state;
    assert_int_equal(td_str_json_safe(text, NULL, 0), strlen(safe));
    assert_int_equal(td_str_json_safe(text, out, sizeof out), strlen(safe));
    assert_string_equal(out, safe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_str_json_safe__what_a_terminal_obeys__is_escaped),
        cmocka_unit_test(td_str_copy__exact_room__keeps_all),
        cmocka_unit_test(td_str_copy__too_long__cuts_at_whole_character),
        cmocka_unit_test(td_str_format__too_long__cuts_at_whole_character),
        cmocka_unit_test(td_str_append__adds_until_full),
        cmocka_unit_test(td_str_equal__compares),
        cmocka_unit_test(td_str_to_int__whole_numbers_in_range),
        cmocka_unit_test(td_str_to_int__anything_else__refused_and_untouched),
        cmocka_unit_test(td_str_to_thousandths__decimals),
        cmocka_unit_test(td_str_to_thousandths__anything_else__refused),
        cmocka_unit_test(td_str_from_thousandths__shortest),
        cmocka_unit_test(td_str_suggest__slip__finds_the_word),
        cmocka_unit_test(td_str_suggest__far_off__none),
        cmocka_unit_test(td_str_suggest__equally_near__first),
        cmocka_unit_test(td_str_sanitize__controls_and_broken_bytes__question_marks),
        cmocka_unit_test(td_str_sanitize__controls_of_direction__are_left_out),
        cmocka_unit_test(td_str_sanitize__good_text__stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
