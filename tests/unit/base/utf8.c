#include <locale.h>
#include <string.h>

#include "teardrop/base/utf8.h"
#include "test.h"

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

/* Reads the letters of a text back into a text: what is drawn. */
static const char *as_drawn(const char *text, int *cols)
{
    static char out[200];
    const char *end = text + strlen(text);
    struct td_utf8_letter letter;
    size_t used = 0;

    *cols = 0;
    while (td_utf8_letter(&text, end, &letter)) {
        if (letter.cols == 0) {
            continue;
        }
        *cols += letter.cols;
        used += td_utf8_encode(letter.cp, out + used);
        for (int i = 0; i < TD_UTF8_MARKS && letter.marks[i] != 0; i++) {
            used += td_utf8_encode(letter.marks[i], out + used);
        }
    }
    assert_ptr_equal(text, end);
    out[used] = '\0';
    return out;
}

static void td_utf8_letter__marks__composed_or_kept_with_their_letter(void **state)
{
    static const struct {
        const char *text, *drawn;
    } cases[] = {
        {"plain", "plain"},
        {"Andre\u0301", "Andr\u00e9"},                              /* as macOS writes it */
        {"e\u0302\u0301 \u00ea\u0301", "\u1ebf \u1ebf"},            /* two at once, and one more */
        {"s\u0323\u0307 s\u0307\u0323", "\u1e69 \u1e69"},           /* in either order */
        {"\u1112\u1161\u11ab", "\ud55c"},                           /* Hangul in three parts */
        {"\u1112\u1161", "\ud558"},                                 /* and in two */
        {"\u304b\u3099", "\u304c"},                                 /* a wide one */
        {"x\u0301y", "x\u0301y"},                                   /* nothing to compose */
        {"\u0e01\u0e34\u0e48", "\u0e01\u0e34\u0e48"},               /* Thai: two marks */
        {"q\u0301\u0302\u0303\u0304\u0305", "q\u0301\u0302\u0303"}, /* three are enough */
        {"\u0301a", "a"},                                           /* no letter to stand on */
        {"e\u200d\u0301", "e\u0301"},                               /* a joiner has no shape */
        {"\u2764\ufe0f!", "\u2764!"},                               /* nor has a variation */
        {"\U0001F468\u200d\U0001F9B5", "\U0001F468\U0001F9B5"},
        {"a\u202eb\u2066c\u200f", "abc"}, /* the order stays as it is written */
        {"e\xff\u0301", "e\ufffd"},       /* a broken byte is no letter */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int cols;

        assert_string_equal(as_drawn(cases[i].text, &cols), cases[i].drawn);
        assert_int_equal(cols, td_utf8_cols(cases[i].text)); /* both count the same */
    }
}

static void td_utf8_letter__end_within__stays_there(void **state)
{
    const char *text = "e\u0301x", *at = text;
    struct td_utf8_letter letter;

    (void)state;
    assert_true(td_utf8_letter(&at, text + 2, &letter)); /* within the mark */
    assert_int_equal(letter.cp, 'e');
    assert_ptr_equal(at, text + 1);
    assert_false(td_utf8_letter(&at, text + 2, &letter) && letter.cols > 0);
    at = text;
    assert_true(td_utf8_letter(&at, text + 3, &letter));
    assert_int_equal(letter.cp, 0xE9);
    assert_ptr_equal(at, text + 3);
    assert_true(td_utf8_letter(&at, text + 4, &letter));
    assert_false(td_utf8_letter(&at, text + 4, &letter));
    assert_ptr_equal(at, text + 4);
}

/* However long a pile of marks is, one letter is one letter. */
static void td_utf8_letter__a_pile_of_marks__one_letter(void **state)
{
    char pile[1 + 2 * 500 + 1] = "Z";
    int cols;

    (void)state;
    for (int i = 0; i < 500; i++) {
        memcpy(pile + 1 + 2 * i, "\u0316", 3);
    }
    assert_string_equal(as_drawn(pile, &cols), "Z\u0316\u0316\u0316");
    assert_int_equal(cols, 1);
}

/* Composing changes no width, whatever is composed. */
static void td_utf8_letter__every_composed_letter__as_wide_as_apart(void **state)
{
    (void)state;
    for (uint32_t cp = 0xC0; cp < 0x20000; cp++) {
        uint32_t bare = td_utf8_bare(cp);

        if (bare != cp) {
            assert_int_equal(td_utf8_cp_cols(bare), td_utf8_cp_cols(cp));
        }
    }
    assert_int_equal(td_utf8_bare(0x10D), 'c');
    assert_int_equal(td_utf8_bare(0x1EBF), 'e');
    assert_int_equal(td_utf8_bare(0xD55C), 0x1112);
    assert_int_equal(td_utf8_bare('c'), 'c');
    assert_int_equal(td_utf8_bare(0x4E16), 0x4E16);
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
        cmocka_unit_test(td_utf8_letter__marks__composed_or_kept_with_their_letter),
        cmocka_unit_test(td_utf8_letter__end_within__stays_there),
        cmocka_unit_test(td_utf8_letter__a_pile_of_marks__one_letter),
        cmocka_unit_test(td_utf8_letter__every_composed_letter__as_wide_as_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
