/* The settings screen: every row can be read and changed, a wrong value is refused. */
#include "fake/ui_world.h"

static int begin(void **state)
{
    struct ui_world *w = ui_world_new();

    *state = w;
    ui_open(w, &td_home_view);
    ui_open(w, &td_settings_view);
    return 0;
}

/* Chooses a setting by its key. */
static void choose(struct ui_world *w, const char *section, const char *key)
{
    int row = td_setting_table_find(&w->table, section, key);

    assert_true(row >= 0);
    ui_key(w, TD_KEY_HOME);
    for (; row > 0; row--) {
        ui_key(w, TD_KEY_DOWN);
    }
}

static const char *chosen_row(struct ui_world *w)
{
    (void)ui_dump(w);
    return ui_row(w, w->canvas.cursor_y);
}

static void td_settings_view__every_row__name_value_origin_help(void **state)
{
    struct ui_world *w = *state;
    char value[TD_SETTING_TEXT], allowed[160];

    ui_size(w, 120, 40);
    ui_key(w, TD_KEY_HOME);
    for (size_t i = 0; i < w->table.count; i++) {
        const struct td_setting_spec *spec = w->table.rows[i];
        const char *row = chosen_row(w);

        td_setting_get(spec, &w->settings.values, value, sizeof value);
        assert_non_null(strstr(row, spec->key));
        if (strlen(value) > 18) {
            ui_see(w, "Now: "); /* too long for its column */
            value[18] = '\0';
        }
        assert_non_null(strstr(row, value));
        assert_non_null(strstr(row, "built-in"));
        td_setting_allowed(spec, allowed, sizeof allowed);
        ui_see(w, allowed);
        ui_key(w, TD_KEY_DOWN);
    }
}

static void td_settings_view__every_size__chosen_row_is_shown(void **state)
{
    struct ui_world *w = *state;

    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_key(w, TD_KEY_HOME);
        for (size_t k = 0; k < w->table.count; k++) {
            char name[14];

            /* narrow columns cut long names */
            td_str_copy(name, 12, w->table.rows[k]->key);
            assert_non_null(strstr(chosen_row(w), name));
            ui_key(w, TD_KEY_DOWN);
        }
        ui_see(w, "stop"); /* the last one */
        assert_non_null(strstr(ui_row(w, -1), "? keys"));
    }
}

static void td_settings_view__sections__named_once(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 200, 80);
    for (size_t i = 0; i < w->table.count; i++) {
        char line[64];

        char *second, *footer;

        td_str_format(line, sizeof line, " %s\n", w->table.rows[i]->section);
        ui_see(w, line);
        second = strstr(strstr(ui_dump(w), line) + 1, line);
        footer = strstr(w->dump, "? keys");
        assert_true(second == NULL || second > footer);
    }
}

static void td_settings_view__right__steps_and_saves(void **state)
{
    struct ui_world *w = *state;

    choose(w, "display", "motion");
    ui_key(w, TD_KEY_RIGHT);
    assert_int_equal(w->settings.values.motion, TD_MOTION_REDUCED);
    assert_string_equal(w->saved, "reduced");
    assert_non_null(strstr(chosen_row(w), "reduced"));
    assert_non_null(strstr(chosen_row(w), "your file"));
    ui_see(w, "saved in /home/someone/teardrop.ini");
    ui_key(w, TD_KEY_LEFT);
    assert_int_equal(w->settings.values.motion, TD_MOTION_FULL);
    assert_int_equal(w->changes, 2);
}

static void td_settings_view__end_of_a_range__stays(void **state)
{
    struct ui_world *w = *state;

    choose(w, "display", "motion");
    for (int i = 0; i < 5; i++) {
        ui_key(w, TD_KEY_RIGHT);
    }
    assert_int_equal(w->settings.values.motion, TD_MOTION_OFF);
    assert_int_equal(w->changes, 2);
}

static void td_settings_view__typing__saves_on_enter(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "tempo");
    ui_key(w, TD_KEY_ENTER);
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_BACKSPACE); /* "auto" */
    }
    ui_type(w, "4-1-X-1");
    assert_int_equal(w->changes, 0);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->changes, 1);
    assert_string_equal(w->saved, "4-1-X-1");
    assert_non_null(strstr(chosen_row(w), "4-1-X-1"));
}

static void td_settings_view__refused__says_why_and_keeps_the_text(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "x");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->changes, 0);
    ui_see(w, "\"autox\" is not a whole number");
    ui_see(w, "from 1 to 20");
    assert_non_null(strstr(chosen_row(w), "autox"));
    ui_key(w, TD_KEY_BACKSPACE);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->changes, 1);
}

static void td_settings_view__esc_while_typing__nothing_changes(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "99");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Throw away what you typed? y/n");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "auto99");
    ui_key(w, TD_KEY_ESC);
    ui_key(w, 'y');
    assert_int_equal(w->changes, 0);
    assert_ptr_equal(ui_top(w), &td_settings_view);
    ui_miss(w, "auto99");
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_settings_view__typing__letters_are_letters(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "q?jk");
    assert_ptr_equal(ui_top(w), &td_settings_view);
    assert_non_null(strstr(chosen_row(w), "autoq?jk"));
}

static void td_settings_view__typing_too_long__cursor_stays_in_the_row(void **state)
{
    struct ui_world *w = *state;
    int x = 0;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    for (int i = 0; i < 200; i++) {
        ui_type(w, i % 2 == 0 ? "7" : "8");
    }
    ui_type(w, "9");
    (void)ui_dump(w);
    x = w->canvas.cursor_x;
    ui_key(w, TD_KEY_BACKSPACE);
    (void)ui_dump(w);
    assert_int_equal(w->canvas.cursor_x, x); /* still longer than its room */
    assert_true(x < 44);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->changes, 0);
}

static void td_settings_view__wide_characters__whole_ones_go(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, 0xE9);
    assert_non_null(strstr(chosen_row(w), "auto\u00e9"));
    ui_key(w, TD_KEY_BACKSPACE);
    assert_non_null(strstr(chosen_row(w), "auto"));
    assert_null(strstr(chosen_row(w), "auto\u00e9"));
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->changes, 1);
}

static void td_settings_view__click__chooses_then_types(void **state)
{
    struct ui_world *w = *state;
    int y = ui_find(w, "    bell"), x;

    assert_true(y > 0);
    ui_click(w, 5, y);
    (void)ui_dump(w);
    assert_int_equal(w->canvas.cursor_y, y);
    assert_non_null(strstr(chosen_row(w), "bell"));
    x = w->canvas.cursor_x;
    ui_click(w, 5, y); /* the same place is still the same setting */
    (void)ui_dump(w);
    assert_true(w->canvas.cursor_x > x); /* at the end of what is typed */
    ui_key(w, TD_KEY_ESC);
    ui_click(w, 5, 0);
    assert_int_equal(w->canvas.cursor_y, y);
    assert_int_equal(w->changes, 0);
}

static void td_settings_view__resize__keeps_choice_and_typing(void **state)
{
    struct ui_world *w = *state;

    choose(w, "keys", "mute");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, " x");
    ui_size(w, 40, 12);
    ui_size(w, 120, 40);
    assert_non_null(strstr(chosen_row(w), "m x"));
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->saved, "m x");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, ui_end)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_settings_view__every_row__name_value_origin_help),
        TEST(td_settings_view__every_size__chosen_row_is_shown),
        TEST(td_settings_view__sections__named_once),
        TEST(td_settings_view__right__steps_and_saves),
        TEST(td_settings_view__end_of_a_range__stays),
        TEST(td_settings_view__typing__saves_on_enter),
        TEST(td_settings_view__refused__says_why_and_keeps_the_text),
        TEST(td_settings_view__esc_while_typing__nothing_changes),
        TEST(td_settings_view__typing__letters_are_letters),
        TEST(td_settings_view__typing_too_long__cursor_stays_in_the_row),
        TEST(td_settings_view__wide_characters__whole_ones_go),
        TEST(td_settings_view__click__chooses_then_types),
        TEST(td_settings_view__resize__keeps_choice_and_typing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
