/* What hurts, said by a key or in a rest. */
#include "training_world.h"

static void td_trainer__hurts__stands_still_and_asks_what(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 3 * 7 + 1);
    world_ask(w, TD_REQ_HURTS);
    assert_string_equal(world_status(w), "set 1/3  rep 4/10  paused");
    assert_non_null(strstr(world_dump(w), "a pop with pain"));
    assert_int_equal(td_stack_next_change(&w->stack, w->now).at, TD_NEVER);
    world_key(w, TD_KEY_ENTER); /* nothing chosen: nothing happens */
    assert_string_equal(world_status(w), "set 1/3  rep 4/10  paused");
    world_key(w, '8'); /* a mild ache */
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(world_status(w), "set 1/3  rep 4/10  down");
    world_free(w);
}

static void td_trainer__sharp_pain__ends_with_advice_and_keeps_the_reps(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 3 * 7 + 1);
    world_ask(w, TD_REQ_HURTS);
    world_key(w, '6');
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(world_status(w), "set 1/3  rep 4/10  done");
    assert_non_null(strstr(world_dump(w), "cannot walk four steps"));
    assert_int_equal(w->kept.saved.sets[0].reps_done, 3);
    assert_string_equal(w->kept.saved.hurt, "sharp");
    assert_false(w->kept.saved.running);
    world_key(w, TD_KEY_ENTER);
    assert_non_null(strstr(world_dump(w), "worst pain"));
    world_free(w);
}

static void td_trainer__stuck_knee__goes_to_the_flag(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 3 * 7 + 1);
    world_ask(w, TD_REQ_HURTS);
    world_key(w, '2');
    world_key(w, TD_KEY_ENTER);
    assert_non_null(strstr(world_dump(w), "Do not force it straight"));
    assert_string_equal(w->kept.saved.hurt, "locked");
    assert_int_equal(w->kept.check.training, TD_TRAINING_CLOSED); /* until a clinician has looked */
    world_key(w, TD_KEY_ESC);
    assert_non_null(strstr(world_dump(w), "worst pain"));
    assert_int_equal(w->kept.saved.sets[0].reps_done, 3);
    world_free(w);
}

static void td_trainer__pain_in_a_rest__decides_what_follows(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 10 * 7 + 5);
    assert_string_equal(world_status(w), "set 1/3  rep 10/10  rest");
    assert_non_null(strstr(world_dump(w), "10 x 3-1-2-1"));
    world_key(w, '2');
    assert_non_null(strstr(world_dump(w), "pain 2, green"));
    world_key(w, '4');
    assert_non_null(strstr(world_dump(w), "pain 4, amber"));
    world_ask(w, TD_REQ_EASIER);
    assert_non_null(strstr(world_dump(w), "7 x 3-1-2-1, easier"));
    assert_string_equal(world_status(w), "set 1/3  rep 10/10  rest");
    world_ask(w, TD_REQ_NEXT);
    assert_string_equal(world_status(w), "set 2/3  rep 1/7  down");
    world_after(w, 1);
    assert_int_equal(w->kept.saved.sets[0].pain, 4);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
    assert_int_equal(w->kept.saved.sets[1].reps_planned, 7);
    world_free(w);
}

static void td_trainer__pain_of_ten__ends_the_session(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 10 * 7 + 5);
    world_key(w, '1');
    assert_string_equal(world_status(w), "set 1/3  rep 10/10  rest");
    world_key(w, '0');
    assert_string_equal(world_status(w), "set 1/3  rep 10/10  done");
    assert_non_null(strstr(world_dump(w), "worst pain"));
    world_key(w, TD_KEY_ENTER); /* the ten that was said stands ready */
    assert_int_equal(w->kept.saved.worst_pain, 10);
    world_free(w);
}

static void td_trainer__unwell__says_nothing_of_the_knee(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 3 * 7 + 1);
    world_ask(w, TD_REQ_HURTS);
    world_key(w, '7'); /* dizzy */
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.hurt, "dizzy");
    world_key(w, TD_KEY_ENTER);
    world_key(w, '0');
    world_key(w, TD_KEY_ENTER);
    world_key(w, '8');
    world_key(w, TD_KEY_ENTER);
    world_key(w, TD_KEY_ENTER); /* no note */
    assert_non_null(strstr(world_flat(w), "says nothing about the knee"));
    assert_null(strstr(world_flat(w), "counts as red"));
    world_free(w);
}

static void td_trainer__effort_above_the_border__is_not_praised(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 600);
    world_key(w, '0');
    world_key(w, TD_KEY_ENTER);
    world_key(w, '8');
    world_key(w, TD_KEY_ENTER);
    world_key(w, TD_KEY_ENTER);
    assert_non_null(strstr(world_flat(w), "up to 7 leads on"));
    assert_null(strstr(world_flat(w), "where it should be"));
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_trainer__hurts__stands_still_and_asks_what),
        cmocka_unit_test(td_trainer__sharp_pain__ends_with_advice_and_keeps_the_reps),
        cmocka_unit_test(td_trainer__stuck_knee__goes_to_the_flag),
        cmocka_unit_test(td_trainer__pain_in_a_rest__decides_what_follows),
        cmocka_unit_test(td_trainer__pain_of_ten__ends_the_session),
        cmocka_unit_test(td_trainer__unwell__says_nothing_of_the_knee),
        cmocka_unit_test(td_trainer__effort_above_the_border__is_not_praised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
