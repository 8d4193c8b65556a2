/* The settings screen: every row can be read and changed, a wrong value is refused. */
#include "fake/ui_world.h"
#include "teardrop/base/utf8.h"

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
    char name[64];

    td_str_format(name, sizeof name, "[%s] %s:", section, key);
    ui_size(w, w->stack.cols, w->stack.rows);
    ui_key(w, TD_KEY_HOME);
    for (size_t i = 0; i < w->table.count && strstr(ui_dump(w), name) == NULL; i++) {
        ui_key(w, TD_KEY_DOWN);
    }
    ui_see(w, name);
}

static const char *chosen_row(struct ui_world *w)
{
    (void)ui_dump(w);
    return ui_row(w, w->canvas.cursor_y);
}

/* Row of the table that the help speaks of; each is met once from the first to the last. */
static const struct td_setting_spec *helped(struct ui_world *w)
{
    char name[64];

    (void)ui_dump(w);
    for (size_t i = 0; i < w->table.count; i++) {
        td_str_format(name, sizeof name, "[%s] %s:", w->table.rows[i]->section,
                      w->table.rows[i]->key);
        if (strstr(w->dump, name) != NULL) {
            return w->table.rows[i];
        }
    }
    fail_msg("no row is named");
    return NULL;
}

static void td_settings_view__every_row__words_and_name_in_the_file(void **state)
{
    struct ui_world *w = *state;
    bool met[TD_SETTINGS_MAX] = {false};
    char value[TD_SETTING_TEXT];

    ui_size(w, 80, 24);
    ui_key(w, TD_KEY_HOME);
    for (size_t i = 0; i < w->table.count; i++) {
        const struct td_setting_spec *spec = helped(w);
        int row = td_setting_table_find(&w->table, spec->section, spec->key);

        assert_false(met[row]);
        met[row] = true;
        td_setting_words(spec, &w->settings.values, value, sizeof value);
        value[td_str_equal(spec->section, "cues") || td_str_equal(spec->section, "sound") ? 12
                                                                                          : 30] =
            '\0'; /* the longest are cut */
        assert_non_null(strstr(chosen_row(w), value));
        assert_null(strstr(w->dump, "yours"));
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
            assert_non_null(strstr(chosen_row(w), "▸"));
            ui_key(w, TD_KEY_DOWN);
        }
        ui_see(w, "stop the session"); /* the last one */
        assert_non_null(strstr(ui_row(w, -1), "? keys"));
    }
}

/* What is switched is at the top, what is trained below it. */
static void td_settings_view__groups__in_order(void **state)
{
    static const char *const groups[] = {
        "SIGNALS", "SCREEN", "KNEE, HISTORY", "TRAINING", "LIMITS OF THE PLAN", "KEYS"};
    struct ui_world *w = *state;
    int y = 0;

    ui_size(w, 200, 130);
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        int at = ui_find(w, groups[i]);

        assert_true(at > y);
        y = at;
    }
    assert_true(ui_find(w, "Hip and calf") < ui_find(w, "Reps of a set"));
    assert_true(ui_find(w, "Bell  ") < ui_find(w, "Bell rings at"));
}

static void td_settings_view__right__steps_and_saves(void **state)
{
    struct ui_world *w = *state;

    choose(w, "display", "motion");
    ui_key(w, TD_KEY_RIGHT);
    assert_int_equal(w->settings.values.motion, TD_MOTION_REDUCED);
    assert_string_equal(w->saved, "reduced");
    assert_non_null(strstr(chosen_row(w), "reduced"));
    assert_non_null(strstr(chosen_row(w), "● yours"));
    ui_see(w, "Saved. u takes it back.");
    ui_see(w, "full moves smoothly"); /* the help stays */
    ui_key(w, TD_KEY_LEFT);
    assert_null(strstr(chosen_row(w), "yours"));
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
    ui_type(w, "99"); /* in the place of auto */
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Throw away what you typed? y/n");
    ui_key(w, TD_KEY_ESC);
    assert_non_null(strstr(chosen_row(w), "  99"));
    ui_key(w, TD_KEY_ESC);
    ui_key(w, 'y');
    assert_int_equal(w->changes, 0);
    assert_ptr_equal(ui_top(w), &td_settings_view);
    assert_null(strstr(chosen_row(w), "99"));
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
    assert_true(x < 80);
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
    int y = ui_find(w, "Program to start"), x;

    assert_true(y > 0);
    ui_click(w, 5, y);
    (void)ui_dump(w);
    assert_int_equal(w->canvas.cursor_y, y);
    assert_non_null(strstr(chosen_row(w), "Program to"));
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

/* ---- training ---- */

static void td_settings_view__arrow_on_a_training_row__changes_nothing(void **state)
{
    static const char *const keys[] = {"sets", "reps", "rest", "tempo", "extras", "x_mode", "tap"};
    struct ui_world *w = *state;

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        choose(w, "session", keys[i]);
        ui_key(w, TD_KEY_RIGHT);
        ui_key(w, TD_KEY_LEFT);
        ui_see(w, "Enter opens this row to be changed.");
    }
    choose(w, "safety", "green_pain");
    ui_key(w, TD_KEY_LEFT);
    assert_int_equal(w->changes, 0);
}

static void td_settings_view__open_training_row__arrows_then_enter(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_RIGHT);
    assert_int_equal(w->changes, 0);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->settings.values.sets, 2);
    choose(w, "session", "extras");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_RIGHT);
    assert_non_null(strstr(chosen_row(w), "every time"));
    assert_int_equal(w->changes, 1);
    ui_key(w, TD_KEY_ESC); /* left as it was, and still on the screen */
    assert_ptr_equal(ui_top(w), &td_settings_view);
    assert_non_null(strstr(chosen_row(w), "twice a week"));
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->settings.values.extras, TD_YES);
}

/* Before it is saved. */
static void td_settings_view__training__says_what_comes_of_it(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    ui_see(w, "Next session: ");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "9");
    ui_see(w, "Now: ");
    ui_see(w, "Then: ");
    ui_see(w, " 9 x ");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Next session: ");
    ui_see(w, " 9 x ");
    ui_miss(w, "Then: ");
    choose(w, "cues", "bell");
    ui_miss(w, "Next session");
}

/* Nobody types a name of the file. */
static void td_settings_view__moments__ticked_one_by_one(void **state)
{
    struct ui_world *w = *state;

    for (size_t i = 0; i < UI_SIZES; i++) {
        int was = w->changes;

        ui_size(w, 80, 24);
        choose(w, "cues", "flash_on");
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_key(w, TD_KEY_ENTER);
        for (int k = 0; k < 12; k++) { /* to the last one */
            ui_key(w, TD_KEY_RIGHT);
        }
        ui_see(w, "each second");
        ui_key(w, ' ');
        ui_key(w, TD_KEY_ESC); /* left as it was */
        assert_int_equal(w->changes, was);
        ui_key(w, TD_KEY_ENTER);
        ui_see(w, "getting ready");
        ui_key(w, ' ');
        ui_key(w, TD_KEY_ENTER);
        assert_int_equal(w->changes, was + 1);
        assert_string_equal(w->saved, i % 2 == 0 ? "prepare half_way last_rep rest_end"
                                                 : "half_way last_rep rest_end");
    }
}

/* Column in which a text begins. */
static int column_of(struct ui_world *w, const char *text)
{
    const char *row = ui_row(w, ui_find(w, text));
    char before[400];

    td_str_format(before, sizeof before, "%.*s", (int)(strstr(row, text) - row), row);
    return td_utf8_cols(before);
}

static void td_settings_view__click_on_a_moment__ticks_it(void **state)
{
    struct ui_world *w = *state;

    for (int cols = 80; cols <= 120; cols += 40) {
        ui_size(w, cols, 30);
        choose(w, "cues", "flash_on");
        ui_key(w, TD_KEY_ENTER);
        ui_click(w, column_of(w, "each second"), ui_find(w, "each second"));
        ui_key(w, TD_KEY_ENTER);
        assert_string_equal(w->saved, cols == 80 ? "half_way last_rep rest_end beat"
                                                 : "half_way last_rep rest_end");
    }
}

/* ---- back again ---- */

static void td_settings_view__backspace__gives_the_built_in_back(void **state)
{
    struct ui_world *w = *state;

    choose(w, "display", "frame_rate");
    ui_key(w, TD_KEY_BACKSPACE); /* it is built in already */
    assert_int_equal(w->changes, 0);
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_RIGHT);
    assert_int_equal(w->settings.values.frame_rate, 32);
    ui_see(w, "Built in: 30");
    ui_key(w, TD_KEY_BACKSPACE);
    assert_int_equal(w->settings.values.frame_rate, 30);
    assert_null(strstr(chosen_row(w), "yours"));
}

/* The newest first, each at its row. */
static void td_settings_view__undo__takes_changes_back(void **state)
{
    struct ui_world *w = *state;

    choose(w, "cues", "bell");
    assert_null(strstr(ui_row(w, -1), "undo"));
    ui_key(w, TD_KEY_ENTER);
    choose(w, "display", "motion");
    ui_key(w, TD_KEY_RIGHT);
    assert_non_null(strstr(ui_row(w, -1), "u undo"));
    ui_key(w, TD_KEY_HOME);
    ui_key(w, 'u');
    ui_see(w, "Taken back: Motion is full again.");
    assert_non_null(strstr(chosen_row(w), "Motion"));
    assert_int_equal(w->settings.values.motion, TD_MOTION_FULL);
    assert_int_equal(w->settings.values.bell, 0);
    ui_key(w, 'u');
    assert_int_equal(w->settings.values.bell, 1);
    ui_key(w, 'u'); /* nothing is left */
    assert_int_equal(w->changes, 4);
}

static void td_settings_view__many_changes__the_last_can_be_undone(void **state)
{
    struct ui_world *w = *state;

    choose(w, "display", "frame_rate");
    for (int i = 0; i < 20; i++) {
        ui_key(w, TD_KEY_RIGHT);
    }
    for (int i = 0; i < 20; i++) {
        ui_key(w, 'u');
    }
    assert_int_equal(w->settings.values.frame_rate, 34); /* sixteen of them */
}

static void td_settings_view__footer__only_what_acts_now(void **state)
{
    struct ui_world *w = *state;

    choose(w, "session", "sets");
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, -1), "Enter open"));
    assert_null(strstr(ui_row(w, -1), "Left Right"));
    ui_key(w, TD_KEY_ENTER);
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, -1), "Enter save  Esc leave it"));
    assert_null(strstr(ui_row(w, -1), "? keys"));
    ui_type(w, "7");
    ui_key(w, TD_KEY_ESC);
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, -1), "y throw away"));
}

static void td_settings_view__wide_window__help_beside_the_list(void **state)
{
    struct ui_world *w = *state;
    const char *row;

    for (int cols = 100; cols <= 200; cols += 20) {
        ui_size(w, cols, 40);
        choose(w, "cues", "bell");
        row = ui_row(w, ui_find(w, "SIGNALS"));
        assert_non_null(strstr(row, "Bell"));
        ui_see(w, "Ring the terminal");
    }
    ui_size(w, 80, 24);
    choose(w, "cues", "bell");
    assert_null(strstr(ui_row(w, ui_find(w, "SIGNALS")), "Bell"));
}

/* More than fits below the list says so. */
static void td_settings_view__long_help__is_not_cut_silently(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 40, 12);
    choose(w, "cues", "command");
    ui_see(w, "…");
    ui_see(w, "A program to start");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, ui_end)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_settings_view__every_row__words_and_name_in_the_file),
        TEST(td_settings_view__every_size__chosen_row_is_shown),
        TEST(td_settings_view__groups__in_order),
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
        TEST(td_settings_view__arrow_on_a_training_row__changes_nothing),
        TEST(td_settings_view__open_training_row__arrows_then_enter),
        TEST(td_settings_view__training__says_what_comes_of_it),
        TEST(td_settings_view__moments__ticked_one_by_one),
        TEST(td_settings_view__click_on_a_moment__ticks_it),
        TEST(td_settings_view__backspace__gives_the_built_in_back),
        TEST(td_settings_view__undo__takes_changes_back),
        TEST(td_settings_view__many_changes__the_last_can_be_undone),
        TEST(td_settings_view__footer__only_what_acts_now),
        TEST(td_settings_view__wide_window__help_beside_the_list),
        TEST(td_settings_view__long_help__is_not_cut_silently),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
