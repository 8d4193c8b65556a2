/* What hurts, said by a key or in a rest. */
#include "fake/ui_world.h"

static void td_trainer__hurts__stands_still_and_asks_what(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_status_is(w, "set 1/3  rep 4/10  paused");
    ui_see(w, "a pop with pain");
    assert_int_equal(td_stack_next_change(&w->stack, w->now).at, TD_NEVER);
    ui_key(w, TD_KEY_ENTER); /* nothing chosen: nothing happens */
    ui_status_is(w, "set 1/3  rep 4/10  paused");
    ui_key(w, 'a'); /* a mild ache */
    ui_status_is(w, "set 1/3  rep 4/10  down");
}

static void td_trainer__sharp_pain__ends_with_advice_and_keeps_the_reps(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '6');
    ui_see(w, "cannot walk four steps");
    ui_key(w, TD_KEY_ENTER);
    ui_status_is(w, "set 1/3  rep 3/10  done");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 3);
    assert_string_equal(w->kept.saved.hurt, "sharp");
    assert_false(w->kept.saved.running);
    ui_see(w, "worst pain");
}

/* One page, one way on; nothing more is asked. */
static void td_trainer__stuck_knee__says_what_to_do_and_closes_training(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '2');
    ui_see(w, "Be seen today");
    ui_see(w, "You said: the knee is stuck");
    ui_see(w, "Do not force it straight");
    ui_see(w, "3 reps are kept.");
    ui_see(w, "the self-check, 2 on home");
    ui_miss(w, "Not enough answers");
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.hurt, "locked");
    assert_int_equal(w->kept.check.training, TD_TRAINING_CLOSED); /* until a clinician has looked */
    assert_int_equal(w->kept.saved.sets[0].reps_done, 3);
    assert_ptr_not_equal(ui_top(w), &td_trainer_view);
}

/* The key beside the one that was meant ends nothing and closes nothing. */
static void td_trainer__pressed_by_mistake__goes_back_to_the_list(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '2');
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "a pop with pain");
    ui_miss(w, "Be seen today");
    ui_key(w, 'a');
    ui_status_is(w, "set 1/3  rep 4/10  down");
    assert_string_equal(w->kept.saved.hurt, "");
    assert_int_not_equal(w->kept.check.training, TD_TRAINING_CLOSED);
}

/* Whoever says it and closes the terminal has said it. */
static void td_trainer__terminal_gone_at_the_advice__is_kept(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '2');
    td_stack_ending(&w->stack, w->now);
    assert_string_equal(w->kept.saved.hurt, "locked");
    assert_int_equal(w->kept.check.training, TD_TRAINING_CLOSED);
}

/* What was said and no more. This checklist has no such flag: the words of the list do. */
static void td_trainer__gave_way__has_one_calm_page(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '5');
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    ui_see(w, "You said: it gave way");
    ui_see(w, "Book an appointment");
    ui_see(w, "3 reps are kept.");
    ui_miss(w, "again and again");
    ui_miss(w, "Training is open");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "worst pain");
}

static void td_trainer__pain_in_a_rest__decides_what_follows(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 10 * 7 + 5);
    ui_status_is(w, "set 1/3  rep 10/10  rest");
    ui_see(w, "10 reps:");
    ui_key(w, '2');
    ui_see(w, "pain 2, green");
    ui_key(w, '4');
    ui_see(w, "pain 4, amber");
    ui_ask(w, TD_REQ_EASIER);
    ui_see(w, "7 reps:");
    ui_status_is(w, "set 1/3  rep 10/10  rest");
    ui_ask(w, TD_REQ_NEXT);
    ui_status_is(w, "set 2/3  rep 1/7  down");
    ui_miss(w, "amber"); /* gone with the rest */
    ui_miss(w, "7 reps:");
    ui_after(w, 1);
    assert_int_equal(w->kept.saved.sets[0].pain, 4);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
    assert_int_equal(w->kept.saved.sets[1].reps_planned, 7);
}

static void td_trainer__pain_of_ten__ends_the_session(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 10 * 7 + 5);
    ui_key(w, '1');
    ui_status_is(w, "set 1/3  rep 10/10  rest");
    ui_key(w, '0');
    ui_status_is(w, "set 1/3  rep 10/10  done");
    ui_see(w, "worst pain");
    ui_key(w, TD_KEY_ENTER); /* the ten that was said stands ready */
    assert_int_equal(w->kept.saved.worst_pain, 10);
}

static void td_trainer__unwell__says_nothing_of_the_knee(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 3 * 7 + 1);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '7'); /* dizzy */
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.hurt, "dizzy");
    ui_key(w, '0');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, '8');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER); /* no note */
    assert_non_null(strstr(ui_flat(w), "says nothing about the knee"));
    assert_null(strstr(ui_flat(w), "counts as red"));
}

static void td_trainer__effort_above_the_border__is_not_praised(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 600);
    ui_key(w, '0');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, '8');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    assert_non_null(strstr(ui_flat(w), "up to 7 leads on"));
    assert_null(strstr(ui_flat(w), "where it should be"));
}

/* Six breaths a minute, told at whole seconds, in the band of the rest alone. */
static void td_trainer__rest__breathes(void **state)
{
    struct ui_world *w = *state;

    ui_after(w, 15 + 10 * 7 - 1);
    ui_miss(w, "breathe in");
    ui_after(w, 2.5);
    ui_see(w, "breathe in");
    ui_after(w, 4);
    ui_see(w, "breathe out");
    ui_miss(w, "breathe in");
    ui_after(w, 5);
    ui_see(w, "breathe in");
    w->settings.values.motion = TD_MOTION_OFF;
    ui_after(w, 10);
    ui_miss(w, "breathe in");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        L3_TEST(td_trainer__hurts__stands_still_and_asks_what),
        L3_TEST(td_trainer__sharp_pain__ends_with_advice_and_keeps_the_reps),
        L3_TEST(td_trainer__stuck_knee__says_what_to_do_and_closes_training),
        L3_TEST(td_trainer__pressed_by_mistake__goes_back_to_the_list),
        L3_TEST(td_trainer__terminal_gone_at_the_advice__is_kept),
        L3_TEST(td_trainer__gave_way__has_one_calm_page),
        L3_TEST(td_trainer__pain_in_a_rest__decides_what_follows),
        L3_TEST(td_trainer__rest__breathes),
        L3_TEST(td_trainer__pain_of_ten__ends_the_session),
        L3_TEST(td_trainer__unwell__says_nothing_of_the_knee),
        L3_TEST(td_trainer__effort_above_the_border__is_not_praised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
