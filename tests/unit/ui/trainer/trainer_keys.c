/* What the keys do in a session. */
#include "fake/ui_world.h"

static void td_trainer__pause__holds_everything_still(void **state)
{
    struct ui_world *w = *state;
    char *before;
    int bells;

    ui_after(w, 16.5);
    ui_key(w, ' ');
    ui_status_is(w, "set 1/3  rep 1/10  paused");
    assert_int_equal(td_stack_next_change(&w->stack, w->now).at, TD_NEVER);
    before = strdup(ui_dump(w));
    bells = w->bells;
    ui_after(w, 3600);
    assert_false(w->stack.dirty);
    assert_string_equal(ui_dump(w), before);
    assert_int_equal(w->bells, bells);
    free(before);
    ui_key(w, TD_KEY_ESC);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_after(w, 1.4);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_after(w, 0.1);
    ui_status_is(w, "set 1/3  rep 1/10  bottom");
}

static void td_trainer__escape__never_ends_the_session(void **state)
{
    struct ui_world *w = *state;
    for (int i = 0; i < 5; i++) {
        ui_key(w, TD_KEY_ESC);
        assert_ptr_equal(ui_top(w), &td_trainer_view);
    }
    ui_status_is(w, "set 1/3  rep 1/10  paused");
}

static void td_trainer__click_on_the_band__pauses(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 16);
    td_stack_mouse(&w->stack, (struct td_mouse){TD_MOUSE_CLICK, 40, 8}, w->now);
    ui_status_is(w, "set 1/3  rep 1/10  paused");
}

static void td_trainer__skip_back_undo__move_the_place(void **state)
{
    struct ui_world *w = *state;
    ui_ask(w, TD_REQ_NEXT);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_ask(w, TD_REQ_NEXT);
    ui_status_is(w, "set 1/3  rep 1/10  bottom");
    ui_ask(w, TD_REQ_PREVIOUS);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_after(w, 9);
    ui_status_is(w, "set 1/3  rep 2/10  down");
    ui_ask(w, TD_REQ_FINISH_SET);
    assert_non_null(strstr(ui_status(w), "rest"));
    ui_ask(w, TD_REQ_UNDO);
    ui_status_is(w, "set 1/3  rep 2/10  down");
}

static void td_trainer__rest__grows_and_shrinks(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = w->now;
    ui_until(w, t0 + SECONDS(90));
    ui_ask(w, TD_REQ_MORE_REST);
    ui_at(w, t0, 189.9, "set 1/3  rep 10/10  rest");
    ui_at(w, t0, 190, "set 2/3  rep 1/10  down");
}

static void td_trainer__enter__starts_the_first_rep_and_later_does_nothing(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 2);
    ui_key(w, TD_KEY_ENTER);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_after(w, 1);
    ui_key(w, TD_KEY_ENTER);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_after(w, 2);
    ui_status_is(w, "set 1/3  rep 1/10  bottom");
}

static void td_trainer__any_key__starts_early_from_prepare(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 2);
    ui_status_is(w, "set 1/3  rep 1/10  prepare");
    ui_key(w, 'b');
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_key(w, 'b'); /* then it means nothing */
    ui_status_is(w, "set 1/3  rep 1/10  down");
}

static void td_trainer__early_update__later_key_does_not_go_back(void **state)
{
    struct ui_world *w = *state;
    td_ns due = w->now + SECONDS(15);

    ui_after(w, 15 - 0.003);
    td_stack_update(&w->stack, due);
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_key(w, ' '); /* 3 ms before the time just shown */
    ui_status_is(w, "set 1/3  rep 1/10  paused");
    w->now = due;
    ui_key(w, ' ');
    ui_status_is(w, "set 1/3  rep 1/10  down");
}

static void td_trainer__digits_while_moving__say_nothing(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 1);
    ui_key(w, '9');
    ui_status_is(w, "set 1/3  rep 1/10  down");
}

static void td_trainer__changes__hold_for_the_sets_to_come(void **state)
{
    struct ui_world *w = *state;
    ui_size(w, 120, 40);
    ui_train(w, "l3");
    ui_after(w, 15 + 2);
    ui_ask(w, TD_REQ_MORE_REPS); /* not while moving */
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_ask(w, TD_REQ_FINISH_SET);
    ui_ask(w, TD_REQ_MORE_REPS);
    ui_ask(w, TD_REQ_SLOWER);
    assert_non_null(strstr(ui_flat(w), "set 2 of 3, 11 reps:"));
    ui_ask(w, TD_REQ_NEXT);
    ui_status_is(w, "set 2/3  rep 1/11  down");
    ui_after(w, 3.5);
    ui_status_is(w, "set 2/3  rep 1/11  down");
}

static void td_trainer__x_that_waits__ends_when_told(void **state)
{
    struct ui_world *w = *state;
    w->settings.values.x_mode = TD_X_WAITS;
    ui_train(w, "l8");
    ui_after(w, 15 + 4 + 0.5);
    ui_status_is(w, "set 1/4  rep 1/6  up");
    ui_after(w, 60); /* nobody counts on */
    ui_status_is(w, "set 1/4  rep 1/6  up");
    ui_key(w, TD_KEY_PGDN);
    ui_status_is(w, "set 1/4  rep 1/6  top");
    ui_after(w, 1 + 4 + 0.5);
    ui_status_is(w, "set 1/4  rep 2/6  up");
    ui_key(w, TD_KEY_ENTER);
    ui_status_is(w, "set 1/4  rep 2/6  top");
    ui_after(w, 2);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 2);
    assert_int_equal(w->kept.saved.sets[0].up_ms, (60500 + 500) / 2);
}

static void td_trainer__taps__are_told_and_kept(void **state)
{
    struct ui_world *w = *state;
    w->settings.values.tap = 1;
    ui_train(w, "l3");
    ui_after(w, 15 + 2.6);
    ui_key(w, TD_KEY_PGDN); /* down, early */
    ui_see(w, "down took 2.6 s");
    ui_status_is(w, "set 1/3  rep 1/10  down");
    ui_key(w, TD_KEY_PGDN); /* twice is once */
    ui_after(w, 0.4 + 1 + 2 + 0.3);
    ui_key(w, TD_KEY_ENTER); /* up, late */
    ui_see(w, "up took 2.3 s");
    ui_ask(w, TD_REQ_FINISH_SET);
    ui_after(w, 1);
    assert_int_equal(w->kept.saved.sets[0].down_ms, 2600);
    assert_int_equal(w->kept.saved.sets[0].up_ms, 2300);
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    ui_see(w, "set 1: down took 2.6 s of 3, up 2.3 s of 2");
}

static void td_trainer__mute__silences(void **state)
{
    struct ui_world *w = *state;
    int bells;

    ui_ask(w, TD_REQ_MUTE);
    bells = w->bells;
    ui_after(w, 60);
    assert_int_equal(w->bells, bells);
    ui_see(w, "muted");
    ui_ask(w, TD_REQ_MUTE);
    ui_after(w, 10);
    assert_true(w->bells > bells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        L3_TEST(td_trainer__pause__holds_everything_still),
        L3_TEST(td_trainer__escape__never_ends_the_session),
        L3_TEST(td_trainer__click_on_the_band__pauses),
        L3_TEST(td_trainer__skip_back_undo__move_the_place),
        L3_TEST(td_trainer__rest__grows_and_shrinks),
        L3_TEST(td_trainer__enter__starts_the_first_rep_and_later_does_nothing),
        L3_TEST(td_trainer__any_key__starts_early_from_prepare),
        L3_TEST(td_trainer__early_update__later_key_does_not_go_back),
        L3_TEST(td_trainer__digits_while_moving__say_nothing),
        TRAINING_TEST(td_trainer__changes__hold_for_the_sets_to_come),
        TRAINING_TEST(td_trainer__x_that_waits__ends_when_told),
        TRAINING_TEST(td_trainer__taps__are_told_and_kept),
        L3_TEST(td_trainer__mute__silences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
