/* Names of keys: every name reads back, and nothing else is a key. */

#include <string.h>

#include "teardrop/term/keys/key.h"
#include "test.h"

static bool parse(const char *name, td_key *out)
{
    return td_key_parse(name, strlen(name), out);
}

static void assert_round_trip(td_key key)
{
    char name[32];
    td_key back = TD_KEY_NONE;

    td_key_name(key, name, sizeof name);
    if (!parse(name, &back) || back != key) {
        fail_msg("key %#x is called %s, which reads back as %#x", (unsigned)key, name,
                 (unsigned)back);
    }
}

static void td_key_name__every_key__reads_back(void **state)
{
    (void)state;
    for (td_key key = TD_KEY_ENTER; key <= TD_KEY_F24; key++) {
        assert_round_trip(key);
    }
    for (td_key key = ' '; key < 0x7F; key++) {
        assert_round_trip(key);
    }
    assert_round_trip(0xE4);
    assert_round_trip(0x20AC);
    assert_round_trip(0x1F9B5);
    for (td_key letter = 'a'; letter <= 'z'; letter++) {
        if (strchr("chijmz", (int)letter) == NULL) {
            assert_round_trip(TD_KEY_CTRL + letter);
        }
    }
}

/* With any modifiers a terminal can report. */
static void td_key_name__with_modifiers__reads_back(void **state)
{
    static const td_key own[] = {'a', 'G', '2', '+', '-', ';', 0xE4, ' '};

    (void)state;
    for (td_key bits = 0; bits <= TD_KEY_MODIFIERS; bits += TD_KEY_CTRL) {
        for (td_key key = TD_KEY_ENTER; key <= TD_KEY_F24; key++) {
            assert_round_trip(td_key_with(key, bits));
        }
        for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
            assert_round_trip(td_key_with(own[i], bits));
        }
    }
}

static void td_key_with__as_terminals_mean_it(void **state)
{
    (void)state;
    assert_int_equal(td_key_with('a', TD_KEY_SHIFT), 'A');
    assert_int_equal(td_key_with('A', TD_KEY_CTRL), TD_KEY_CTRL + 'a');
    assert_int_equal(td_key_with('a', TD_KEY_CTRL | TD_KEY_SHIFT), TD_KEY_CTRL + 'a');
    assert_int_equal(td_key_with('a', TD_KEY_ALT | TD_KEY_SHIFT), TD_KEY_ALT + 'A');
    assert_int_equal(td_key_with(TD_KEY_TAB, TD_KEY_SHIFT), TD_KEY_BACKTAB);
    assert_int_equal(td_key_with(' ', TD_KEY_SHIFT), ' ');
    assert_int_equal(td_key_with(TD_KEY_ENTER, TD_KEY_SHIFT), TD_KEY_ENTER);
    assert_int_equal(td_key_with(TD_KEY_RIGHT, TD_KEY_CTRL), TD_KEY_CTRL | TD_KEY_RIGHT);
    assert_int_equal(td_key_with(TD_KEY_NONE, TD_KEY_CTRL), TD_KEY_NONE);
}

static void td_key_of_character__controls_are_keys(void **state)
{
    (void)state;
    assert_int_equal(td_key_of_character('\r'), TD_KEY_ENTER);
    assert_int_equal(td_key_of_character('\n'), TD_KEY_ENTER);
    assert_int_equal(td_key_of_character('\t'), TD_KEY_TAB);
    assert_int_equal(td_key_of_character(27), TD_KEY_ESC);
    assert_int_equal(td_key_of_character(8), TD_KEY_BACKSPACE);
    assert_int_equal(td_key_of_character(127), TD_KEY_BACKSPACE);
    assert_int_equal(td_key_of_character(12), TD_KEY_CTRL + 'l');
    assert_int_equal(td_key_of_character(0), TD_KEY_NONE);
    assert_int_equal(td_key_of_character(31), TD_KEY_NONE);
    assert_int_equal(td_key_of_character(' '), ' ');
    assert_int_equal(td_key_of_character(0x1F9B5), 0x1F9B5);
}

static void td_key_parse__good(void **state)
{
    static const struct {
        const char *name;
        td_key key;
    } rows[] = {
        {"a", 'a'},
        {"A", 'A'}, /* case matters for letters ... */
        {"space", ' '},
        {"ESC", TD_KEY_ESC}, /* ... not for words */
        {"pgdn", TD_KEY_PGDN},
        {"f1", TD_KEY_F1},
        {"F12", TD_KEY_F12},
        {"F", 'F'},
        {"ctrl-l", TD_KEY_CTRL + 'l'},
        {"Ctrl-L", TD_KEY_CTRL + 'l'},
        {"-", '-'},
        {"+", '+'},
        {"semicolon", ';'},
        {"Shift-Tab", TD_KEY_BACKTAB},
        {"Ctrl-Right", TD_KEY_CTRL | TD_KEY_RIGHT},
        {"shift-f6", TD_KEY_SHIFT | (TD_KEY_F1 + 5)},
        {"Alt-x", TD_KEY_ALT | 'x'},
        {"Alt-X", TD_KEY_ALT | 'X'},
        {"Alt-Shift-x", TD_KEY_ALT | 'X'},
        {"Alt-Ctrl-PgUp", TD_KEY_CTRL | TD_KEY_ALT | TD_KEY_PGUP}, /* in any order */
        {"Ctrl-1", TD_KEY_CTRL | '1'},
        {"Alt--", TD_KEY_ALT | '-'},
        {"Insert", TD_KEY_INSERT},
        {"F20", TD_KEY_F1 + 19},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        td_key key = TD_KEY_NONE;

        if (!parse(rows[i].name, &key) || key != rows[i].key) {
            fail_msg("%s reads as %#x", rows[i].name, (unsigned)key);
        }
    }
}

static void td_key_parse__bad__changes_nothing(void **state)
{
    static const char *const rows[] = {
        "",
        "ab",
        "F0",
        "F25",
        "F-1",
        "F1x",
        "Ctrl-",
        "Ctrl-ab",
        "Ctrl-Ctrl-a",
        "Shift-",
        "Ctrl-Shift-Alt-",
        "Alt-Up-",
        "Ctrl-ll",
        "Ctrl-C",
        "Ctrl-Z",
        "Ctrl-M",
        "Ctrl-I",
        "Ctrl-J",
        "Ctrl-H",
        " ",
        "\033",
        "\x7F",
        "\t",
        "\n",
        "\xC2\x9B",
        "\xFF",
        "Enterr",
        "Spac",
        "Up ",
        "a name much longer than that of any key there is",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        td_key key = 12345;

        if (parse(rows[i], &key)) {
            fail_msg("\"%s\" is read as a key", rows[i]);
        }
        assert_int_equal(key, 12345);
    }
}

static void td_key_parse__bytes__end_the_name(void **state)
{
    td_key key;

    (void)state;
    assert_true(td_key_parse("Up Down", 2, &key));
    assert_int_equal(key, TD_KEY_UP);
    assert_true(td_key_parse("Escape", 3, &key));
    assert_int_equal(key, TD_KEY_ESC);
}

static void td_key_name__no_key__is_a_question_mark(void **state)
{
    static const td_key keys[] = {TD_KEY_NONE, 1, 0x1B, TD_KEY_F24 + 1};
    char name[32];

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        td_key_name(keys[i], name, sizeof name);
        assert_string_equal(name, "?");
    }
    td_key_name(TD_KEY_BACKSPACE, name, 5); /* cut, and ended */
    assert_string_equal(name, "Back");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_key_name__every_key__reads_back),
        cmocka_unit_test(td_key_name__with_modifiers__reads_back),
        cmocka_unit_test(td_key_with__as_terminals_mean_it),
        cmocka_unit_test(td_key_of_character__controls_are_keys),
        cmocka_unit_test(td_key_parse__good),
        cmocka_unit_test(td_key_parse__bad__changes_nothing),
        cmocka_unit_test(td_key_parse__bytes__end_the_name),
        cmocka_unit_test(td_key_name__no_key__is_a_question_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
