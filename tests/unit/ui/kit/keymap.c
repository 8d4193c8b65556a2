/* Which key means what, and where; settings that change it. */
#include <string.h>

#include "teardrop/base/err.h"
#include "teardrop/ui/kit/keymap.h"
#include "test.h"

static struct td_setting_table table;
static struct td_settings_state settings;
static struct td_keymap map;
static struct td_problems problems;

static int defaults(void **state)
{
    const struct td_setting_spec *specs;
    size_t count;

    (void)state;
    td_setting_table_init(&table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(&table, specs, count);
    td_settings_defaults(&table, &settings);
    td_keymap_init(&map, &settings.values);
    return 0;
}

static int forget(void **state)
{
    (void)state;
    td_problems_deinit(&problems);
    memset(&problems, 0, sizeof problems);
    return 0;
}

/* Sets [keys] name and makes the map anew. */
static enum td_err bind(const char *name, const char *keys, char *why, size_t why_size)
{
    int row = td_setting_table_find(&table, "keys", name);
    enum td_err err;

    assert_true(row >= 0);
    err = td_setting_set(table.rows[row], &settings.values, keys, why, why_size);
    td_keymap_init(&map, &settings.values);
    return err;
}

static void td_keymap_specs__every_request__has_a_row_with_help(void **state)
{
    const struct td_setting_spec *specs;
    size_t count;

    (void)state;
    specs = td_keymap_specs(&count);
    assert_int_equal(count, TD_REQ_COUNT - 1);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(specs[i].section, "keys");
        assert_int_equal(specs[i].type, TD_SETTING_KEYS);
        assert_true(strlen(specs[i].help) > 1);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(specs[i].key, specs[k].key);
            assert_true(specs[i].offset != specs[k].offset);
        }
    }
}

static void td_keymap_check__defaults__no_conflict(void **state)
{
    (void)state;
    td_keymap_check(&map, "file.ini", &problems);
    assert_int_equal(problems.count, 0);
    for (int r = TD_REQ_NONE + 1; r < TD_REQ_COUNT; r++) {
        assert_int_not_equal(map.keys[r][0], TD_KEY_NONE);
    }
}

static void td_keymap_request__everywhere__in_every_place(void **state)
{
    static const unsigned places[] = {TD_PLACE_HOME,    TD_PLACE_PRIMER,   TD_PLACE_CHECK,
                                      TD_PLACE_HISTORY, TD_PLACE_SETTINGS, TD_PLACE_CARD,
                                      TD_PLACE_DIALOG,  TD_PLACE_TRAINER};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        assert_int_equal(td_keymap_request(&map, places[i], '?'), TD_REQ_HELP);
        assert_int_equal(td_keymap_request(&map, places[i], TD_KEY_CTRL + 'l'), TD_REQ_REDRAW);
        assert_int_equal(td_keymap_request(&map, places[i], 'j'), TD_REQ_DOWN);
        assert_int_equal(td_keymap_request(&map, places[i], TD_KEY_UP), TD_REQ_UP);
    }
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, 'Z'), TD_REQ_NONE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, TD_KEY_NONE), TD_REQ_NONE);
}

static void td_keymap_request__trainer__its_own_keys_win(void **state)
{
    (void)state;
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, TD_KEY_ESC), TD_REQ_BACK);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, 'q'), TD_REQ_BACK);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, TD_KEY_ESC), TD_REQ_PAUSE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, ' '), TD_REQ_PAUSE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'q'), TD_REQ_STOP);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, TD_KEY_PGDN), TD_REQ_NEXT);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, '!'), TD_REQ_HURTS);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, '!'), TD_REQ_NONE);
}

static void td_keymap_request__same_key_two_places__each_its_own(void **state)
{
    (void)state;
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'u'), TD_REQ_UNDO);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_CHECK, 'u'), TD_REQ_NOT_SURE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, 'c'), TD_REQ_CLEARED);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_CARD, 'c'), TD_REQ_ADJUST);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'c'), TD_REQ_NONE);
}

/* One key, two places: the help says what it does here. */
static void td_request_help_at__place__says_what_it_does_there(void **state)
{
    (void)state;
    assert_string_equal(td_request_help_at(TD_REQ_CHANGE, TD_PLACE_RESULT), "change an answer");
    assert_string_equal(td_request_help_at(TD_REQ_CHANGE, TD_PLACE_HISTORY),
                        "correct what was said");
    assert_string_equal(td_request_help_at(TD_REQ_BACK, TD_PLACE_HOME), "quit");
    assert_string_equal(td_request_help_at(TD_REQ_BACK, TD_PLACE_PRIMER), "back");
    assert_string_equal(td_request_help_at(TD_REQ_MUTE, TD_PLACE_TRAINER),
                        td_request_help(TD_REQ_MUTE));
}

static void td_keymap_request__check__digits_stay_answers(void **state)
{
    (void)state;
    for (td_key key = '0'; key <= '9'; key++) {
        assert_int_equal(td_keymap_request(&map, TD_PLACE_CHECK, key), TD_REQ_NONE);
    }
}

static void td_keymap_init__changed__old_key_is_free(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("mute", "x F2", why, sizeof why), TD_OK);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'm'), TD_REQ_NONE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'x'), TD_REQ_MUTE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, TD_KEY_F1 + 1), TD_REQ_MUTE);
}

static void td_setting_set__unknown_key__refused_with_a_suggestion(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("mute", "m Entre", why, sizeof why), TD_ERR_USAGE);
    assert_non_null(strstr(why, "\"Entre\" is not a key"));
    assert_non_null(strstr(why, "did you mean \"Enter\"?"));
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'm'), TD_REQ_MUTE);
    assert_int_equal(bind("mute", "Xyzzyquux", why, sizeof why), TD_ERR_USAGE);
    assert_null(strstr(why, "did you mean"));
    assert_int_equal(bind("mute", "a\x1b[2J", why, sizeof why), TD_ERR_USAGE);
    assert_null(strchr(why, 0x1b));
}

static void td_setting_set__count_of_keys__one_to_six(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("mute", "a b c d e f", why, sizeof why), TD_OK);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'b'), TD_REQ_MUTE);
    assert_int_equal(bind("mute", "a b c d e f g", why, sizeof why), TD_ERR_USAGE);
    assert_string_equal(why, "7 keys; allowed: 1 to 6, blanks between them");
    assert_int_equal(bind("mute", "  ", why, sizeof why), TD_ERR_USAGE);
}

static void td_keymap_check__one_place_one_key_twice__named(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("mute", "f", why, sizeof why), TD_OK);
    td_keymap_check(&map, "my.ini", &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.lines[0], "my.ini: [keys] finish_set and mute both use \"f\"");
}

static void td_keymap_check__everywhere_against_everywhere__named(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("up", "Up j", why, sizeof why), TD_OK);
    td_keymap_check(&map, "my.ini", &problems);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.lines[0], "up and down both use \"j\""));
}

static void td_keymap_check__own_over_everywhere__allowed(void **state)
{
    char why[300];

    (void)state;
    assert_int_equal(bind("mute", "j", why, sizeof why), TD_OK);
    td_keymap_check(&map, "my.ini", &problems);
    assert_int_equal(problems.count, 0);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_TRAINER, 'j'), TD_REQ_MUTE);
    assert_int_equal(td_keymap_request(&map, TD_PLACE_HOME, 'j'), TD_REQ_DOWN);
}

static void td_keymap_keys_text__all_or_first(void **state)
{
    (void)state;
    assert_string_equal(td_keymap_keys_text(&map, TD_REQ_PAUSE, true).text, "Space or Esc");
    assert_string_equal(td_keymap_keys_text(&map, TD_REQ_PAUSE, false).text, "Space");
}

static void td_request_holds__its_own_place_only(void **state)
{
    (void)state;
    assert_true(td_request_holds(TD_REQ_MUTE, TD_PLACE_TRAINER));
    assert_false(td_request_holds(TD_REQ_MUTE, TD_PLACE_HOME));
    assert_false(td_request_holds(TD_REQ_UP, TD_PLACE_TRAINER));
    assert_true(td_request_holds(TD_REQ_UP, TD_PLACE_EVERYWHERE));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, defaults, forget)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_keymap_specs__every_request__has_a_row_with_help),
        TEST(td_keymap_check__defaults__no_conflict),
        TEST(td_keymap_request__everywhere__in_every_place),
        TEST(td_keymap_request__trainer__its_own_keys_win),
        TEST(td_keymap_request__same_key_two_places__each_its_own),
        TEST(td_request_help_at__place__says_what_it_does_there),
        TEST(td_keymap_request__check__digits_stay_answers),
        TEST(td_keymap_init__changed__old_key_is_free),
        TEST(td_setting_set__unknown_key__refused_with_a_suggestion),
        TEST(td_setting_set__count_of_keys__one_to_six),
        TEST(td_keymap_check__one_place_one_key_twice__named),
        TEST(td_keymap_check__everywhere_against_everywhere__named),
        TEST(td_keymap_check__own_over_everywhere__allowed),
        TEST(td_keymap_keys_text__all_or_first),
        TEST(td_request_holds__its_own_place_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
