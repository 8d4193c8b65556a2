/* What the keys do in a session. */
#include "training_world.h"

static void td_trainer__pause__holds_everything_still(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 16.5);
    world_key(w, ' ');
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  paused");
    assert_int_equal(td_stack_next_change(&w->stack, w->now).at, TD_NEVER);
    char *before = strdup(world_dump(w));
    int bells = w->bells;
    world_after(w, 3600);
    assert_false(w->stack.dirty);
    assert_string_equal(world_dump(w), before);
    assert_int_equal(w->bells, bells);
    free(before);
    world_key(w, TD_KEY_ESC);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_after(w, 1.4);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_after(w, 0.1);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  bottom");
    world_free(w);
}

static void td_trainer__escape__never_ends_the_session(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    for (int i = 0; i < 5; i++) {
        world_key(w, TD_KEY_ESC);
        assert_ptr_equal(world_top(w), &td_trainer_view);
    }
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  paused");
    world_free(w);
}

static void td_trainer__click_on_the_band__pauses(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 16);
    td_stack_mouse(&w->stack, (struct td_mouse){TD_MOUSE_CLICK, 40, 8}, w->now);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  paused");
    world_free(w);
}

static void td_trainer__skip_back_undo__move_the_place(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_ask(w, TD_REQ_NEXT);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_ask(w, TD_REQ_NEXT);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  bottom");
    world_ask(w, TD_REQ_PREVIOUS);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_after(w, 9);
    assert_string_equal(world_status(w), "set 1/3  rep 2/10  down");
    world_ask(w, TD_REQ_FINISH_SET);
    assert_non_null(strstr(world_status(w), "rest"));
    world_ask(w, TD_REQ_UNDO);
    assert_string_equal(world_status(w), "set 1/3  rep 2/10  down");
    world_free(w);
}

static void td_trainer__rest__grows_and_shrinks(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    td_ns t0 = w->now;
    world_until(w, t0 + SECONDS(90));
    world_ask(w, TD_REQ_MORE_REST);
    world_at(w, t0, 189.9, "set 1/3  rep 10/10  rest");
    world_at(w, t0, 190, "set 2/3  rep 1/10  down");
    world_free(w);
}

static void td_trainer__enter__starts_the_first_rep_and_later_does_nothing(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 2);
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_after(w, 1);
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_after(w, 2);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  bottom");
    world_free(w);
}

static void td_trainer__any_key__starts_early_from_prepare(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 2);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  prepare");
    world_key(w, 'b');
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_key(w, 'b'); /* then it means nothing */
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_free(w);
}

static void td_trainer__early_update__later_key_does_not_go_back(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 - 0.003);
    td_ns due = w->now + SECONDS(0.003);
    td_stack_update(&w->stack, due);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_key(w, ' '); /* 3 ms before the time just shown */
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  paused");
    w->now = due;
    world_key(w, ' ');
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_free(w);
}

static void td_trainer__digits_while_moving__say_nothing(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 1);
    world_key(w, '9');
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_free(w);
}

static void td_trainer__changes__hold_for_the_sets_to_come(void **state)
{
    (void)state;
    struct world *w = world_new(120, 40);
    world_train(w, "l3");
    world_after(w, 15 + 2);
    world_ask(w, TD_REQ_MORE_REPS); /* not while moving */
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_ask(w, TD_REQ_FINISH_SET);
    world_ask(w, TD_REQ_MORE_REPS);
    world_ask(w, TD_REQ_SLOWER);
    assert_non_null(strstr(world_dump(w), "set 2 of 3, 11 x 4-1-2-1"));
    world_ask(w, TD_REQ_NEXT);
    assert_string_equal(world_status(w), "set 2/3  rep 1/11  down");
    world_after(w, 3.5);
    assert_string_equal(world_status(w), "set 2/3  rep 1/11  down");
    world_free(w);
}

static void td_trainer__x_that_waits__ends_when_told(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    w->settings.values.x_mode = TD_X_WAITS;
    world_train(w, "l8");
    world_after(w, 15 + 4 + 0.5);
    assert_string_equal(world_status(w), "set 1/4  rep 1/6  up");
    world_after(w, 60); /* nobody counts on */
    assert_string_equal(world_status(w), "set 1/4  rep 1/6  up");
    world_key(w, TD_KEY_PGDN);
    assert_string_equal(world_status(w), "set 1/4  rep 1/6  top");
    world_after(w, 1 + 4 + 0.5);
    assert_string_equal(world_status(w), "set 1/4  rep 2/6  up");
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(world_status(w), "set 1/4  rep 2/6  top");
    world_after(w, 2);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 2);
    assert_int_equal(w->kept.saved.sets[0].up_ms, (60500 + 500) / 2);
    world_free(w);
}

static void td_trainer__taps__are_told_and_kept(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    w->settings.values.tap = 1;
    world_train(w, "l3");
    world_after(w, 15 + 2.6);
    world_key(w, TD_KEY_PGDN); /* down, early */
    assert_non_null(strstr(world_dump(w), "down took 2.6 s"));
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
    world_key(w, TD_KEY_PGDN); /* twice is once */
    world_after(w, 0.4 + 1 + 2 + 0.3);
    world_key(w, TD_KEY_ENTER); /* up, late */
    assert_non_null(strstr(world_dump(w), "up took 2.3 s"));
    world_ask(w, TD_REQ_FINISH_SET);
    world_after(w, 1);
    assert_int_equal(w->kept.saved.sets[0].down_ms, 2600);
    assert_int_equal(w->kept.saved.sets[0].up_ms, 2300);
    world_ask(w, TD_REQ_STOP);
    world_key(w, 'y');
    assert_non_null(strstr(world_dump(w), "set 1: down took 2.6 s of 3, up 2.3 s of 2"));
    world_free(w);
}

static void td_trainer__mute__silences(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_ask(w, TD_REQ_MUTE);
    int bells = w->bells;
    world_after(w, 60);
    assert_int_equal(w->bells, bells);
    assert_non_null(strstr(world_dump(w), "muted"));
    world_ask(w, TD_REQ_MUTE);
    world_after(w, 10);
    assert_true(w->bells > bells);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_trainer__pause__holds_everything_still),
        cmocka_unit_test(td_trainer__escape__never_ends_the_session),
        cmocka_unit_test(td_trainer__click_on_the_band__pauses),
        cmocka_unit_test(td_trainer__skip_back_undo__move_the_place),
        cmocka_unit_test(td_trainer__rest__grows_and_shrinks),
        cmocka_unit_test(td_trainer__enter__starts_the_first_rep_and_later_does_nothing),
        cmocka_unit_test(td_trainer__any_key__starts_early_from_prepare),
        cmocka_unit_test(td_trainer__early_update__later_key_does_not_go_back),
        cmocka_unit_test(td_trainer__digits_while_moving__say_nothing),
        cmocka_unit_test(td_trainer__changes__hold_for_the_sets_to_come),
        cmocka_unit_test(td_trainer__x_that_waits__ends_when_told),
        cmocka_unit_test(td_trainer__taps__are_told_and_kept),
        cmocka_unit_test(td_trainer__mute__silences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
