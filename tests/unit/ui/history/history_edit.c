/* Correcting the record in the history: a session field after field, and what leaves it
 * as it was. */
#include "fake/ui_world.h"

static int begin(void **state)
{
    struct ui_world *w = ui_world_new();

    w->kept.lines = calloc(1, sizeof *w->kept.lines);
    assert_non_null(w->kept.lines);
    w->kept.line_count = 1;
    w->kept.lines[0] = (struct td_history_line){.kind = TD_HISTORY_SESSION,
                                                .uuid = "s1",
                                                .at = {NOW_UNIX, 0},
                                                .level = "l2",
                                                .level_name = "Chair",
                                                .worst_pain = 3,
                                                .rpe = 7};
    w->kept.session = (struct td_session_record){.uuid = "s1",
                                                 .started = {NOW_UNIX, 0},
                                                 .level = "l2",
                                                 .level_name = "Chair",
                                                 .load_g = 7500,
                                                 .note = "new shoes",
                                                 .worst_pain = 3,
                                                 .rpe = 7};
    ui_open(w, &td_history_view);
    *state = w;
    return 0;
}

static void td_history_edit__numbers__ten_is_typed(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, 'e');
    ui_type(w, "10");
    ui_see(w, "Worst pain, 0 to 10: 10.");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "0"); /* no effort of 0, and the 1 of the pain is forgotten */
    ui_see(w, "Effort, 1 to 10: 7.");
    ui_type(w, "10");
    ui_see(w, "Effort, 1 to 10: 10.");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saves, 1);
    assert_int_equal(w->kept.saved.worst_pain, 10);
    assert_int_equal(w->kept.saved.rpe, 10);
    assert_int_equal(w->kept.saved.load_g, 7500);
    assert_string_equal(w->kept.saved.note, "new shoes");
}

static void td_history_edit__load__limit_is_said_comma_is_a_point(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, 'e');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_BACKSPACE);
    }
    ui_type(w, "501");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Up to 500 kg, please.");
    ui_see(w, "> 501");
    ui_key(w, TD_KEY_BACKSPACE);
    ui_see(w, "Load in kg, up to 500.");
    ui_key(w, TD_KEY_BACKSPACE);
    ui_key(w, TD_KEY_BACKSPACE);
    ui_type(w, "12,5");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Note.");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.load_g, 12500);
}

static void td_history_edit__save_fails__shows_what_is_kept(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Worst pain 3 of 10");
    ui_key(w, 'e');
    ui_type(w, "8");
    w->kept.trouble = "the disk is full";
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    ui_see(w, "It could not be kept: the disk is full");
    ui_see(w, "Worst pain 3 of 10");
    ui_miss(w, "Worst pain 8");
    assert_int_equal(w->kept.saves, 0);
}

static void td_history_edit__escape__leaves_the_record(void **state)
{
    struct ui_world *w = *state;

    for (int fields = 0; fields < 4; fields++) {
        ui_key(w, 'e');
        ui_type(w, "9");
        for (int i = 0; i < fields; i++) {
            ui_key(w, TD_KEY_ENTER);
            ui_type(w, "1");
        }
        ui_key(w, TD_KEY_ESC);
        if (fields > 1) { /* a load, or a load and a note were typed */
            ui_see(w, "Throw away what you typed? y/n");
            ui_key(w, TD_KEY_ESC);
            ui_miss(w, "Throw away");
            ui_key(w, TD_KEY_ESC);
            ui_key(w, 'y');
        }
        ui_see(w, "pain 3");
        ui_miss(w, "Esc leave as it was");
    }
    assert_int_equal(w->kept.saves, 0);
    ui_key(w, 'e'); /* what was typed is gone */
    ui_see(w, "Worst pain, 0 to 10: 3.");
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    assert_int_equal(w->kept.saved.worst_pain, 3);
    assert_int_equal(w->kept.saved.rpe, 7);
    assert_int_equal(w->kept.saved.load_g, 7500);
    assert_string_equal(w->kept.saved.note, "new shoes");
}

/* The usual keys, in a note that is longer than the line. */
static void td_history_edit__note__is_edited_anywhere(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, 'e');
    for (int i = 0; i < 3; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    ui_see(w, "> new shoes");
    ui_key(w, TD_KEY_HOME);
    ui_type(w, "in ");
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_RIGHT);
    }
    ui_type(w, "red ");
    ui_see(w, "> in new red shoes");
    ui_key(w, TD_KEY_END);
    for (int i = 0; i < 100; i++) {
        ui_type(w, "x");
    }
    ui_key(w, TD_KEY_CTRL + 'w');
    ui_see(w, "> in new red");
    ui_type(w, "socks");
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.note, "in new red socks");
}

/* A signal ends the program while a note is typed. */
static void td_history_edit__ending__keeps_the_note(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, 'e');
    ui_type(w, "9"); /* not confirmed: not kept */
    for (int i = 0; i < 3; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    td_stack_ending(&w->stack, 0);
    assert_int_equal(w->kept.saves, 0); /* as it was */
    ui_type(w, ", wet");
    td_stack_gap(&w->stack, TD_NS_PER_S, 0);
    ui_size(w, 40, 12);
    td_stack_ending(&w->stack, 0);
    assert_string_equal(w->kept.saved.note, "new shoes, wet");
    assert_int_equal(w->kept.saved.worst_pain, 3);
}

static void td_history_edit__bottom_line__has_its_own_keys(void **state)
{
    struct ui_world *w = *state;

    ui_see(w, "delete");
    ui_key(w, 'e');
    for (int i = 0; i < 3; i++) {
        ui_see(w, "Enter next  Esc leave as it was");
        ui_miss(w, "delete");
        ui_key(w, TD_KEY_ENTER);
    }
    ui_see(w, "Enter keep  Esc leave as it was");
    ui_key(w, TD_KEY_ESC);
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "d delete"); /* in the details too */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, ui_end)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_history_edit__numbers__ten_is_typed),
        TEST(td_history_edit__load__limit_is_said_comma_is_a_point),
        TEST(td_history_edit__save_fails__shows_what_is_kept),
        TEST(td_history_edit__escape__leaves_the_record),
        TEST(td_history_edit__note__is_edited_anywhere),
        TEST(td_history_edit__ending__keeps_the_note),
        TEST(td_history_edit__bottom_line__has_its_own_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
