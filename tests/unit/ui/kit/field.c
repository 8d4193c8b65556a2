/* A line that is typed. */

#include <string.h>

#include "teardrop/base/cluster.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/field.h"
#include "test.h"

#define CTRL(letter) (TD_KEY_CTRL + (letter))
#define SIZE 16

static char text[SIZE];
static struct td_field field;

static void begin(enum td_field_kind kind, const char *first, size_t size)
{
    td_str_copy(text, sizeof text, first);
    td_field_begin(&field, kind, text, size);
}

static void type(const char *keys)
{
    while (*keys != '\0') {
        assert_int_equal(td_field_key(&field, td_utf8_next(&keys)), TD_FIELD_TAKEN);
    }
}

static void expect(enum td_field_kind kind, const char *keys, const char *wanted)
{
    begin(kind, "", sizeof text);
    type(keys);
    assert_string_equal(text, wanted);
}

static void td_field_key__full__takes_no_more(void **state)
{
    (void)state;
    begin(TD_FIELD_TEXT, "", 5);
    type("abcdef");
    assert_string_equal(text, "abcd");
    begin(TD_FIELD_TEXT, "ab", 5);
    type("€"); /* of three bytes */
    assert_string_equal(text, "ab");
    type("ä"); /* of two */
    assert_string_equal(text, "abä");
}

/* What is one letter to a person is never cut in two: e and its accent, a family, a flag. */
static void td_field_key__full__a_letter_is_whole_or_not_there(void **state)
{
    (void)state;
    begin(TD_FIELD_TEXT, "", 7);
    type("abce\u0301"); /* 4 + 2 bytes */
    assert_string_equal(text, "abce\u0301");
    begin(TD_FIELD_TEXT, "", 6);
    type("abce\u0301"); /* its accent does not fit any more */
    assert_string_equal(text, "abc");
    begin(TD_FIELD_TEXT, "abcd", 6);
    type("€\u0301"); /* neither does its accent go to the d */
    assert_string_equal(text, "abcd");
    begin(TD_FIELD_TEXT, "", 15);
    type("x👩\u200D👩\u200D👧"); /* 1 + 18 bytes */
    assert_string_equal(text, "x");
}

static void td_field_key__backspace__takes_a_whole_letter(void **state)
{
    static const char *const letters[] = {
        "a", "ä", "€", "🦵", "e\u0301", "🇩🇪", "👍🏽", "n\u0303\u0323", "👩\u200D👧", "각"};

    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        begin(TD_FIELD_TEXT, "x", sizeof text);
        type(letters[i]);
        assert_string_equal(text + 1, letters[i]);
        assert_int_equal(td_field_key(&field, TD_KEY_LEFT), TD_FIELD_TAKEN);
        assert_int_equal(field.at, 1);
        assert_int_equal(td_field_key(&field, TD_KEY_RIGHT), TD_FIELD_TAKEN);
        assert_int_equal(field.at, strlen(text));
        assert_int_equal(td_field_key(&field, TD_KEY_BACKSPACE), TD_FIELD_TAKEN);
        assert_string_equal(text, "x");
    }
    for (int i = 0; i < 3; i++) {
        assert_int_equal(td_field_key(&field, TD_KEY_BACKSPACE), TD_FIELD_TAKEN);
    }
    assert_string_equal(text, "");
}

/* The cursor is `|`. */
static void td_field_key__usual_keys__edit_the_line(void **state)
{
    static const struct {
        const char *before;
        td_key key;
        const char *after;
    } cases[] = {
        {"ab|c", TD_KEY_LEFT, "a|bc"},
        {"|abc", TD_KEY_LEFT, "|abc"},
        {"a|bc", TD_KEY_RIGHT, "ab|c"},
        {"abc|", TD_KEY_RIGHT, "abc|"},
        {"ab|c", TD_KEY_HOME, "|abc"},
        {"ab|c", TD_KEY_END, "abc|"},
        {"ab|c", CTRL('a'), "|abc"},
        {"ab|c", CTRL('e'), "abc|"},
        {"ab|c", CTRL('b'), "a|bc"},
        {"ab|c", CTRL('f'), "abc|"},
        {"ab|c", TD_KEY_DELETE, "ab|"},
        {"abc|", TD_KEY_DELETE, "abc|"},
        {"|abc", CTRL('d'), "|bc"},
        {"ab|c", TD_KEY_BACKSPACE, "a|c"},
        {"ab|c", CTRL('h'), "a|c"},
        {"|abc", CTRL('h'), "|abc"},
        {"ab|c", CTRL('u'), "|c"},
        {"ab|c", CTRL('k'), "ab|"},
        {"ab cd|e", CTRL('w'), "ab |e"},
        {"ab  |cd", CTRL('w'), "|cd"},
        {"|ab", CTRL('w'), "|ab"},
        {"a|c", 'b', "ab|c"},
        {"é|a", TD_KEY_LEFT, "|éa"},
        {"|é a", TD_KEY_DELETE, "| a"},
        {"ae\u0301|b", TD_KEY_BACKSPACE, "a|b"},
        {"a|e\u0301b", CTRL('d'), "a|b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t cursor = strcspn(cases[i].before, "|");
        char shown[SIZE + 1];

        td_str_format(shown, sizeof shown, "%.*s%s", (int)cursor, cases[i].before,
                      cases[i].before + cursor + 1);
        begin(TD_FIELD_TEXT, shown, sizeof text);
        field.at = cursor;
        assert_int_equal(td_field_key(&field, cases[i].key), TD_FIELD_TAKEN);
        td_str_format(shown, sizeof shown, "%.*s|%s", (int)field.at, text, text + field.at);
        if (strcmp(shown, cases[i].after) != 0) {
            fail_msg("case %zu: %s gave %s in place of %s", i, cases[i].before, shown,
                     cases[i].after);
        }
    }
}

/* Any keys, in any order: the text stays whole UTF-8 within its room, the cursor at a boundary. */
static void td_field_key__any_keys__never_within_a_letter(void **state)
{
    static const td_key keys[] = {'a',           ' ',         0xE9,        0x301,
                                  0x200D,        0x1F469,     0x1F1E9,     0x1F3FD,
                                  0xFE0F,        0x1161,      TD_KEY_LEFT, TD_KEY_RIGHT,
                                  TD_KEY_DELETE, CTRL('w'),   TD_KEY_HOME, TD_KEY_BACKSPACE,
                                  CTRL('k'),     TD_KEY_LEFT, 0x9B,        0xD800};
    uint32_t random = 12345;

    (void)state;
    for (size_t size = 1; size <= SIZE; size++) {
        begin(TD_FIELD_TEXT, "", size);
        for (int i = 0; i < 20000; i++) {
            const char *at = text;

            random = random * 1664525u + 1013904223u;
            (void)td_field_key(&field, keys[(random >> 16) % (sizeof keys / sizeof keys[0])]);
            assert_true(strlen(text) < size);
            assert_int_equal(td_cluster_at(text, field.at), field.at);
            while (*at != '\0') {
                uint32_t cp = td_utf8_next(&at);

                assert_true(cp != TD_UTF8_REPLACEMENT && cp != 0x9B);
            }
        }
    }
}

static void td_field_key__esc__asks_before_a_text_is_lost(void **state)
{
    (void)state;
    begin(TD_FIELD_TEXT, "", sizeof text);
    assert_int_equal(td_field_key(&field, TD_KEY_ESC), TD_FIELD_LEAVE); /* nothing was typed */
    begin(TD_FIELD_TEXT, "old", sizeof text);
    assert_int_equal(td_field_key(&field, TD_KEY_ESC), TD_FIELD_LEAVE); /* as it was */
    type("er");
    assert_int_equal(td_field_key(&field, TD_KEY_ESC), TD_FIELD_TAKEN);
    assert_true(field.asking);
    assert_int_equal(td_field_key(&field, TD_KEY_ESC), TD_FIELD_TAKEN); /* the second one is a no */
    assert_false(field.asking);
    assert_string_equal(text, "older");
    (void)td_field_key(&field, TD_KEY_ESC);
    assert_int_equal(td_field_key(&field, TD_KEY_ENTER), TD_FIELD_TAKEN);
    assert_int_equal(td_field_key(&field, 'x'), TD_FIELD_TAKEN);
    assert_int_equal(td_field_key(&field, TD_KEY_BACKSPACE), TD_FIELD_TAKEN);
    assert_true(field.asking); /* none of these is an answer */
    assert_int_equal(td_field_key(&field, 'n'), TD_FIELD_TAKEN);
    assert_string_equal(text, "older");
    (void)td_field_key(&field, TD_KEY_ESC);
    assert_int_equal(td_field_key(&field, 'y'), TD_FIELD_LEAVE);
    begin(TD_FIELD_TEXT, "", sizeof text);
    type("a");
    (void)td_field_key(&field, TD_KEY_BACKSPACE);
    assert_int_equal(td_field_key(&field, TD_KEY_ESC), TD_FIELD_LEAVE); /* empty again */
}

static void td_field_draw__long__the_cursor_is_in_sight(void **state)
{
    static const char letters[] = "abcdefghijklmno";
    struct td_theme theme;
    struct td_canvas canvas;
    char dump[200];

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    assert_int_equal(td_canvas_init(&canvas, &theme, 10, 1), TD_OK);
    begin(TD_FIELD_TEXT, letters, sizeof text);
    for (size_t at = sizeof letters - 1;; at--) {
        int x;

        assert_int_equal(field.at, at);
        td_canvas_clear(&canvas);
        assert_true(td_field_draw(&field, &canvas, 0, 0, 10, TD_ROLE_TEXT) <= 10);
        x = canvas.cursor_x;
        assert_true(x >= 2 && x < 10);
        (void)td_canvas_dump(&canvas, dump, sizeof dump);
        assert_int_equal(dump[x] == '\n' ? '\0' : dump[x], letters[at]);
        assert_true(at == 0 || x == 2 || dump[x - 1] == letters[at - 1]);
        if (at == 0) {
            break;
        }
        (void)td_field_key(&field, TD_KEY_LEFT);
    }
    td_canvas_deinit(&canvas);
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
    static const td_key keys[] = {TD_KEY_ENTER,
                                  TD_KEY_TAB,
                                  TD_KEY_UP,
                                  TD_KEY_DOWN,
                                  TD_KEY_PGUP,
                                  0x7F,
                                  0x1B,
                                  0x9B,
                                  CTRL('x'),
                                  TD_KEY_F1,
                                  TD_KEY_RIGHT | 0x400000};

    (void)state;
    begin(TD_FIELD_TEXT, "a", sizeof text);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_int_equal(td_field_key(&field, keys[i]), TD_FIELD_OTHER);
    }
    assert_string_equal(text, "a");
    assert_int_equal(field.at, 1);
}

/* A number is typed from any place in it. */
static void td_field_key__numbers__hold_with_a_cursor(void **state)
{
    (void)state;
    begin(TD_FIELD_WHOLE, "-5", sizeof text);
    (void)td_field_key(&field, TD_KEY_HOME);
    type("3-");
    assert_string_equal(text, "-5"); /* nothing stands before a minus */
    begin(TD_FIELD_WHOLE, "5", sizeof text);
    (void)td_field_key(&field, TD_KEY_HOME);
    type("-");
    assert_string_equal(text, "-5");
    begin(TD_FIELD_DECIMAL, "1.5", sizeof text);
    (void)td_field_key(&field, TD_KEY_HOME);
    type("2,");
    assert_string_equal(text, "21.5");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_field_key__full__takes_no_more),
        cmocka_unit_test(td_field_key__backspace__takes_a_whole_letter),
        cmocka_unit_test(td_field_key__full__a_letter_is_whole_or_not_there),
        cmocka_unit_test(td_field_key__usual_keys__edit_the_line),
        cmocka_unit_test(td_field_key__any_keys__never_within_a_letter),
        cmocka_unit_test(td_field_key__esc__asks_before_a_text_is_lost),
        cmocka_unit_test(td_field_draw__long__the_cursor_is_in_sight),
        cmocka_unit_test(td_field_key__numbers__hold_with_a_cursor),
        cmocka_unit_test(td_field_key__kinds__take_what_is_theirs),
        cmocka_unit_test(td_field_key__comma__is_the_point),
        cmocka_unit_test(td_field_key__lone_zero__makes_room),
        cmocka_unit_test(td_field_key__other_keys__not_for_the_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
