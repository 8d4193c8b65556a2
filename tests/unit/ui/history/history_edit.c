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
    ui_see(w, "[10]");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "0"); /* no effort of 0, and the 1 of the pain is forgotten */
    ui_see(w, "▸ EFFORT");
    ui_see(w, "[7]");
    ui_type(w, "10");
    ui_see(w, "9   [10]\n");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saves, 1);
    assert_int_equal(w->kept.saved.worst_pain, 10);
    assert_int_equal(w->kept.saved.rpe, 10);
    assert_int_equal(w->kept.saved.load_g, 7500);
    assert_string_equal(w->kept.saved.note, "new shoes");
}

/* Where there is no room beside the labels. */
static void td_history_edit__narrow__every_number_and_field_is_seen(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 40, 12);
    ui_key(w, 'e');
    ui_see(w, "0  1  2 [3] 4  5  6  7  8  9  10");
    ui_see(w, "1  2  3  4  5  6 [7] 8  9  10");
    ui_see(w, "NOTE");
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
    ui_miss(w, "Up to 500 kg");
    ui_key(w, TD_KEY_BACKSPACE);
    ui_key(w, TD_KEY_BACKSPACE);
    ui_type(w, "12,5");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "▸ NOTE");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.load_g, 12500);
}

static void td_history_edit__save_fails__shows_what_is_kept(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "[3]");
    ui_key(w, 'e');
    ui_type(w, "8");
    w->kept.trouble = "the disk is full";
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    ui_see(w, "It could not be kept: the disk is full");
    ui_see(w, "[3]");
    ui_miss(w, "[8]");
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
        ui_see(w, "reps"); /* the list, where it began */
        ui_miss(w, "Esc leave as it was");
    }
    assert_int_equal(w->kept.saves, 0);
    ui_key(w, 'e'); /* what was typed is gone */
    ui_see(w, "[3]");
    for (int i = 0; i < 4; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    assert_int_equal(w->kept.saved.worst_pain, 3);
    assert_int_equal(w->kept.saved.rpe, 7);
    assert_int_equal(w->kept.saved.load_g, 7500);
    assert_string_equal(w->kept.saved.note, "new shoes");
}

/* All four stand there while one is corrected, and up and down lead to any of them. */
static void td_history_edit__up_and_down__lead_to_any_field(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, 'e');
    ui_see(w, "▸ WORST PAIN");
    ui_see(w, "EFFORT");
    ui_see(w, "LOAD, kg    7.5");
    ui_see(w, "new shoes");
    ui_key(w, TD_KEY_UP); /* the first */
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_DOWN);
    ui_see(w, "▸ LOAD, kg    > 7.5");
    ui_key(w, TD_KEY_DOWN);
    ui_see(w, "▸ NOTE        > new shoes");
    ui_key(w, TD_KEY_DOWN); /* the last */
    ui_key(w, TD_KEY_UP);
    ui_key(w, TD_KEY_UP);
    ui_see(w, "▸ EFFORT");
    ui_type(w, "9");
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.rpe, 9);
    assert_int_equal(w->kept.saved.worst_pain, 3);
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
        TEST(td_history_edit__narrow__every_number_and_field_is_seen),
        TEST(td_history_edit__load__limit_is_said_comma_is_a_point),
        TEST(td_history_edit__save_fails__shows_what_is_kept),
        TEST(td_history_edit__escape__leaves_the_record),
        TEST(td_history_edit__up_and_down__lead_to_any_field),
        TEST(td_history_edit__note__is_edited_anywhere),
        TEST(td_history_edit__ending__keeps_the_note),
        TEST(td_history_edit__bottom_line__has_its_own_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
