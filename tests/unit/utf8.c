#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "teardrop/base/utf8.h"

static void td_utf8_next__reads_every_length(void **state)
{
    const char *text = "a\u00e9\u2026\U0001F9B5";
    const char *end = text + strlen(text);

    (void)state;
    assert_int_equal(td_utf8_next(&text), 'a');
    assert_int_equal(td_utf8_next(&text), 0xE9);
    assert_int_equal(td_utf8_next(&text), 0x2026);
    assert_int_equal(td_utf8_next(&text), 0x1F9B5);
    assert_int_equal(td_utf8_next(&text), 0);
    assert_ptr_equal(text, end);
    assert_int_equal(td_utf8_next(&text), 0);
    assert_ptr_equal(text, end);
}

static void td_utf8_next__broken__one_byte_at_a_time(void **state)
{
    static const char *const broken[] = {
        "\x80",             /* stray continuation */
        "\xc3",             /* ends too soon */
        "\xe2\x80",         /* the same */
        "\xf0\x9f\xa6",     /* the same */
        "\xc0\xaf",         /* overlong */
        "\xe0\x80\xaf",     /* overlong */
        "\xf0\x80\x80\xaf", /* overlong */
        "\xed\xa0\x80",     /* surrogate */
        "\xf4\x90\x80\x80", /* beyond U+10FFFF */
        "\xff",             /* never */
    };

    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        const char *at = broken[i];

        for (size_t j = 0; j < strlen(broken[i]); j++) {
            assert_int_equal(td_utf8_next(&at), TD_UTF8_REPLACEMENT);
            assert_ptr_equal(at, broken[i] + j + 1);
        }
        assert_int_equal(td_utf8_next(&at), 0);
    }
}

static void td_utf8_encode__next_reads_it_back(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        char bytes[TD_UTF8_MAX + 1] = "";
        const char *at = bytes;
        size_t length;

        if (cp == 0xD800) {
            cp = 0xE000;
        }
        length = td_utf8_encode(cp, bytes);
        if (td_utf8_next(&at) != cp || at != bytes + length || strlen(bytes) != length) {
            fail_msg("U+%04X", (unsigned)cp);
        }
    }
}

static void td_utf8_encode__no_character__replacement(void **state)
{
    static const uint32_t none[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        char bytes[TD_UTF8_MAX + 1] = "";

        assert_int_equal(td_utf8_encode(none[i], bytes), 3);
        assert_string_equal(bytes, "\ufffd");
    }
}

static void td_utf8_cp_cols__by_kind(void **state)
{
    static const uint32_t none[] = {0x300, 0x36F, 0x200B, 0x200D, 0x20E3, 0xFE0F, 0x1160, 0xE0100};
    static const uint32_t one[] = {'a',    '\n',   0x7F,   0x9B,   0xAD,   0xE9,    0x2026,
                                   0x2500, 0x2588, 0x2598, 0x2192, 0x25CF, 0x2022,  0xFFFD,
                                   0x2764, 0xE000, 0x0378, 0x1CC8, 0x0530, 0x10FFFD};
    static const uint32_t two[] = {0x1100, 0x231A, 0x2614, 0x3000,  0x3042,  0x4E16,  0x9FFF,
                                   0xAC00, 0xD7A3, 0xFF01, 0x1F600, 0x1F9B5, 0x20000, 0x3FFFD};

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        if (td_utf8_cp_cols(none[i]) != 0) {
            fail_msg("U+%04X takes columns", (unsigned)none[i]);
        }
    }
    for (size_t i = 0; i < sizeof one / sizeof one[0]; i++) {
        if (td_utf8_cp_cols(one[i]) != 1) {
            fail_msg("U+%04X does not take one column", (unsigned)one[i]);
        }
    }
    for (size_t i = 0; i < sizeof two / sizeof two[0]; i++) {
        if (td_utf8_cp_cols(two[i]) != 2) {
            fail_msg("U+%04X does not take two columns", (unsigned)two[i]);
        }
    }
}

static void td_utf8_cols__adds_up_in_any_locale(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_int_equal(td_utf8_cols(""), 0);
    assert_int_equal(td_utf8_cols("knee"), 4);
    assert_int_equal(td_utf8_cols("e\u0301\u4e16\U0001F9B5"), 5);
    assert_int_equal(td_utf8_cols("a\xff\033"), 3);
}

static void td_utf8_ascii__stands_in(void **state)
{
    static const struct {
        uint32_t cp;
        char ascii;
    } cases[] = {
        {'a', 'a'},     {'~', '~'},     {0x1B, '?'},     {0x7F, '?'},   {0x9B, '?'},
        {0xA0, ' '},    {0xB0, 'o'},    {0xD7, 'x'},     {0xC4, 'A'},   {0xDF, 's'},
        {0xE9, 'e'},    {0xF1, 'n'},    {0xFF, 'y'},     {0x2013, '-'}, {0x2014, '-'},
        {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'},   {0x201D, '"'}, {0x2022, '*'},
        {0x2026, '.'},  {0x2190, '<'},  {0x2191, '^'},   {0x2192, '>'}, {0x2193, 'v'},
        {0x2264, '<'},  {0x2265, '>'},  {0x25CF, '*'},   {0x25CB, 'o'}, {0x2500, '-'},
        {0x2502, '|'},  {0x250C, '+'},  {0x2510, '+'},   {0x2514, '+'}, {0x2518, '+'},
        {0x251C, '+'},  {0x2524, '+'},  {0x256D, '+'},   {0x256E, '+'}, {0x256F, '+'},
        {0x2570, '+'},  {0x2588, '#'},  {0x2593, '#'},   {0x2591, '.'}, {0x259F, '#'},
        {0x4E16, '?'},  {0x1F600, '?'}, {0x10FFFF, '?'},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (td_utf8_ascii(cases[i].cp) != cases[i].ascii) {
            fail_msg("U+%04X: '%c'", (unsigned)cases[i].cp, td_utf8_ascii(cases[i].cp));
        }
    }
}

static void td_utf8_ascii__every_code_point__printable(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x3000; cp++) {
        assert_in_range(td_utf8_ascii(cp), ' ', '~');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_utf8_next__reads_every_length),
        cmocka_unit_test(td_utf8_next__broken__one_byte_at_a_time),
        cmocka_unit_test(td_utf8_encode__next_reads_it_back),
        cmocka_unit_test(td_utf8_encode__no_character__replacement),
        cmocka_unit_test(td_utf8_cp_cols__by_kind),
        cmocka_unit_test(td_utf8_cols__adds_up_in_any_locale),
        cmocka_unit_test(td_utf8_ascii__stands_in),
        cmocka_unit_test(td_utf8_ascii__every_code_point__printable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
