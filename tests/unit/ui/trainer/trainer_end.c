/* How a session ends, and what is kept of it. */
#include "fake/ui_world.h"
#include "teardrop/ui/kit/confirm.h"

static void td_trainer__whole_session__is_kept_with_its_reps(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = w->now;
    ui_until(w, t0 + SECONDS(20.9));
    assert_int_equal(w->kept.saves, 0);
    ui_until(w, t0 + SECONDS(21.5)); /* standing: the rep counts */
    assert_int_equal(w->kept.saves, 1);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 1);
    assert_false(w->kept.saved.finished);
    ui_until(w, t0 + SECONDS(84));
    assert_int_equal(w->kept.saves, 9);
    assert_true(w->kept.saved.running);
    assert_int_equal(w->kept.saved.at_set, 0);
    assert_int_equal(w->kept.saved.at_rep, 9); /* standing at its end */
    ui_until(w, t0 + SECONDS(86));
    assert_int_equal(w->kept.saves, 10);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
    ui_until(w, t0 + SECONDS(L3_TOTAL));
    assert_true(w->kept.saved.finished);
    assert_int_equal(w->kept.saved.set_count, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(w->kept.saved.sets[i].reps_done, 10);
    }
    assert_int_equal(w->kept.ids, 1);
    assert_int_equal(w->kept.saved.started.unix_s, 1790000000);
    assert_string_equal(w->kept.saved.level, "l3");
    assert_int_equal(w->kept.saved.worst_pain, -1);
    assert_int_equal(w->kept.saved.rpe, -1);
}

static void td_trainer__keep_off__saves_nothing(void **state)
{
    struct ui_world *w = *state;
    w->settings.values.keep = 0;
    ui_train(w, "l3");
    ui_after(w, L3_TOTAL);
    assert_int_equal(w->kept.saves, 0);
    assert_non_null(strstr(ui_status(w), "done"));
}

static void td_trainer__save_fails__says_so_and_goes_on(void **state)
{
    struct ui_world *w = *state;
    w->kept.trouble = "the disk is full";
    ui_train(w, "l3");
    ui_after(w, 23);
    ui_see(w, "not kept: the disk is full");
    ui_status_is(w, "set 1/3  rep 2/10  down");
    ui_after(w, 10);
    ui_miss(w, "not kept");
    ui_after(w, 60);
    ui_miss(w, "not kept"); /* once is enough */
    ui_after(w, L3_TOTAL);
    ui_see(w, "not kept: the disk is full");
}

static void td_trainer__stop__asks_and_keeps(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 4 * 7 + 1);
    ui_ask(w, TD_REQ_STOP);
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_after(w, 600);
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    ui_status_is(w, "set 1/3  rep 5/10  down"); /* it ran, it runs on */
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, TD_KEY_LEFT);
    ui_key(w, 'y');
    if (ui_top(w) == &td_confirm_view) {
        ui_key(w, TD_KEY_ENTER);
    }
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    ui_status_is(w, "set 1/3  rep 4/10  done"); /* what was done, not where the clock stood */
    assert_int_equal(w->kept.saved.sets[0].reps_done, 4);
    assert_false(w->kept.saved.finished);
    assert_true(w->kept.saved.paused_ms >= 599000);
}

static void td_trainer__stop_while_paused__no_keeps_it_paused(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 16);
    ui_key(w, ' ');
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, TD_KEY_ESC);
    ui_status_is(w, "set 1/3  rep 1/10  paused");
}

static void td_trainer__stop_in_prepare__keeps_nothing_and_goes_home(void **state)
{
    struct ui_world *w = *state;
    void *trainer = w->stack.views[1].state;
    struct td_event event = {.kind = TD_EVENT_KEY, .request = TD_REQ_STOP};
    struct td_reply reply;

    ui_after(w, 3);
    event.now = w->now;
    reply = td_trainer_view.handle(trainer, &event);
    assert_true(reply.flags & TD_REPLY_PUSH);
    assert_int_equal(reply.next, TD_VIEW_CONFIRM);
    event = (struct td_event){.kind = TD_EVENT_RESULT, .now = w->now, .result = TD_CONFIRM_YES};
    reply = td_trainer_view.handle(trainer, &event);
    assert_true(reply.flags & TD_REPLY_HOME);
    assert_int_equal(w->kept.saves, 0);
}

static void td_trainer__gap__pauses_and_invents_no_reps(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 7 + 1);
    w->now += 720 * TD_NS_PER_S;
    td_stack_gap(&w->stack, 720 * TD_NS_PER_S, w->now);
    ui_status_is(w, "set 1/3  rep 2/10  paused");
    ui_see(w, "paused: the computer slept for 12 min");
    ui_after(w, 100);
    ui_key(w, ' ');
    ui_status_is(w, "set 1/3  rep 2/10  down");
    ui_after(w, 7);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 2);
}

static void td_trainer__ending__keeps_what_was_done(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 5 * 7 + 1);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 5);
    assert_false(w->kept.saved.finished);
}

static void td_trainer__one_more_rep__is_counted_twice_at_most(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, L3_TOTAL);
    ui_see(w, "One more good rep");
    ui_key(w, '+');
    ui_status_is(w, "set 3/3  rep 11/11  prepare");
    ui_after(w, 5 + 7);
    ui_status_is(w, "set 3/3  rep 11/11  done");
    assert_int_equal(w->kept.saved.sets[2].reps_done, 11);
    assert_int_equal(w->kept.saved.sets[2].reps_planned, 10);
    assert_true(w->kept.saved.finished);
    ui_key(w, TD_KEY_PGDN);
    ui_after(w, 5 + 7);
    assert_int_equal(w->kept.saved.sets[2].reps_done, 12);
    ui_miss(w, "One more good rep");
    ui_key(w, '+');
    ui_status_is(w, "set 3/3  rep 12/12  done");
}

static void td_trainer__afterwards__asks_pain_and_effort_and_keeps_them(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, L3_TOTAL);
    ui_see(w, "3 of 3 sets, 30 of 30 reps");
    ui_see(w, "worst pain");
    ui_key(w, TD_KEY_ENTER); /* no number: no answer */
    ui_see(w, "worst pain");
    ui_key(w, '4');
    ui_see(w, "Amber");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.worst_pain, 4);
    assert_int_equal(w->kept.saved.rpe, -1);
    ui_key(w, '1');
    ui_key(w, '0');
    ui_key(w, TD_KEY_LEFT);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.rpe, 9);
    assert_true(w->kept.saved.finished);
    assert_int_equal(w->kept.ids, 1);
    ui_see(w, "Anything else");
    for (const char *letter = "quiet? +1"; *letter != '\0'; letter++) {
        ui_key(w, (td_key)*letter); /* no key means anything else while a line is typed */
    }
    ui_key(w, 0xE9);
    ui_key(w, 'x');
    ui_key(w, TD_KEY_BACKSPACE);
    ui_see(w, "> quiet? +1\xc3\xa9");
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.note, "quiet? +1\xc3\xa9");
    ui_see(w, "next time");
    assert_non_null(strstr(ui_flat(w), "Leave 48 hours"));
    ui_status_is(w, "set 3/3  rep 10/10  done");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &floor_view);
}

static void td_trainer__afterwards__questions_can_be_skipped(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, L3_TOTAL);
    ui_key(w, TD_KEY_ESC);
    ui_key(w, TD_KEY_ESC);
    ui_key(w, 'x');
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Throw away what you typed? y/n");
    ui_key(w, TD_KEY_ESC); /* is a no */
    ui_see(w, "> x");
    ui_key(w, TD_KEY_ESC);
    ui_key(w, 'y');
    assert_string_equal(w->kept.saved.note, "");
    assert_int_equal(w->kept.saved.worst_pain, -1);
    assert_int_equal(w->kept.saved.rpe, -1);
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &floor_view);
}

/* Enter alone answers nothing, and what is typed when a signal comes is kept. */
static void td_trainer__afterwards__nothing_is_assumed_nor_lost(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, L3_TOTAL);
    for (int question = 0; question < 2; question++) {
        for (int i = 0; i < 200; i++) {
            ui_key(w, TD_KEY_ENTER);
        }
        ui_see(w, "Press a number or an arrow first.");
        assert_int_equal(w->kept.saved.worst_pain, question == 0 ? -1 : 2);
        assert_int_equal(w->kept.saved.rpe, -1);
        ui_key(w, '2');
        ui_miss(w, "arrow first");
        ui_key(w, TD_KEY_ENTER);
    }
    ui_key(w, 'w');
    ui_key(w, 'e');
    td_stack_gap(&w->stack, TD_NS_PER_S, w->now);
    td_stack_ending(&w->stack, w->now);
    assert_string_equal(w->kept.saved.note, "we");
}

static void td_trainer__afterwards__colour_has_a_word(void **state)
{
    const struct {
        td_key key;
        const char *word;
    } lights[] = {{'0', "Green"}, {'2', "Green"}, {'3', "Amber"}, {'5', "Amber"}, {'6', "Red"}};
    struct ui_world *w = *state;
    ui_size(w, 40, 12);
    ui_train(w, "l3");
    ui_after(w, L3_TOTAL);
    for (size_t i = 0; i < sizeof lights / sizeof lights[0]; i++) {
        ui_key(w, lights[i].key);
        assert_non_null(strstr(ui_dump(w), lights[i].word));
    }
}

/* A pain below one said in a rest is kept when it is said twice; another number needs no doubt. */
static void td_trainer__pain_below_a_rest__is_asked_about(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 10 * 7 + 2);
    ui_key(w, '4');
    ui_after(w, L3_TOTAL);
    ui_key(w, '1');
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "In a rest you said 4. Keep 1?");
    assert_int_not_equal(w->kept.saved.worst_pain, 1);
    ui_key(w, '2');
    ui_miss(w, "In a rest you said");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Keep 2?");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.worst_pain, 2);
}

/* Skipped sets are not done: no rep more is asked for, and no praise is given. */
static void td_trainer__skipped_sets__are_too_little_to_tell(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 4 * 7 + 1);
    for (int i = 0; i < 20 && strstr(ui_status(w), "done") == NULL; i++) {
        ui_ask(w, TD_REQ_FINISH_SET);
    }
    ui_status_is(w, "set 1/3  rep 4/10  done");
    ui_see(w, "0 of 3 sets, 4 of 30 reps");
    ui_miss(w, "One more good rep");
    ui_key(w, '+');
    ui_see(w, "worst pain");
    ui_key(w, '0');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, '6');
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    assert_non_null(strstr(ui_flat(w), "Too little to tell. The plan stays as it is."));
    assert_null(strstr(ui_flat(w), "right for you"));
    assert_null(strstr(ui_flat(w), "where it should be"));
}

/* Nor is a rep more asked for where the pain is red. */
static void td_trainer__red_pain__no_rep_more(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, L3_TOTAL);
    ui_see(w, "One more good rep");
    ui_key(w, '7');
    ui_miss(w, "One more good rep");
}

/* Stopped before a rep was whole: no training, no questions, nothing kept. */
static void td_trainer__no_whole_rep__keeps_and_asks_nothing(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 5);
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    assert_non_null(strstr(ui_flat(w), "Nothing was done, nothing is kept."));
    ui_miss(w, "worst pain");
    assert_int_equal(w->kept.saves, 0);
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &floor_view);
    assert_int_equal(w->kept.saves, 0);
}

/* Skipped to its end, or the program is ended in the first rep: the same. */
static void td_trainer__skipped_or_ended__keeps_nothing(void **state)
{
    struct ui_world *w = ui_training_new(80, 24);

    (void)state;
    ui_train(w, "l3");
    while (strstr(ui_status(w), "done") == NULL) {
        ui_ask(w, TD_REQ_FINISH_SET);
    }
    assert_non_null(strstr(ui_flat(w), "Nothing was done, nothing is kept."));
    assert_int_equal(w->kept.saves, 0);
    ui_world_free(w);
    w = ui_training_new(80, 24);
    ui_train(w, "l3");
    ui_after(w, 15 + 5);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saves, 0); /* nothing to be offered again for ever */
    ui_world_free(w);
}

/* Of a hold some seconds are enough, and are kept while it goes on. */
static void td_trainer__hold_left_half_way__counts_from_five_seconds(void **state)
{
    struct ui_world *w = *state;
    ui_train(w, "l1");
    ui_after(w, 15 + 4.5);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saves, 0);
    ui_after(w, 2);
    assert_int_equal(w->kept.saves, 1);
    assert_true(w->kept.saved.running);
    assert_true(td_session_record_is_training(&w->kept.saved));
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    ui_see(w, "worst pain");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 0);
}

/* Getting ready cut short takes nothing from the seconds that were held. */
static void td_trainer__hold_begun_early__counts_as_well(void **state)
{
    struct ui_world *w = ui_training_new(80, 24);

    (void)state;
    ui_train(w, "l1");
    ui_after(w, 1);
    ui_key(w, TD_KEY_ENTER);
    ui_after(w, 3);
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    assert_int_equal(w->kept.saves, 0);
    ui_world_free(w);
    w = ui_training_new(80, 24);
    ui_train(w, "l1");
    ui_after(w, 1);
    ui_key(w, TD_KEY_ENTER);
    ui_after(w, 6);
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    assert_true(w->kept.saves > 0);
    assert_true(td_session_record_is_training(&w->kept.saved));
    ui_world_free(w);
}

/* What hurts stands by itself: kept, without the questions of a session. */
static void td_trainer__hurts_in_the_first_rep__is_kept_by_itself(void **state)
{
    struct ui_world *w = *state;
    ui_after(w, 15 + 2);
    ui_ask(w, TD_REQ_HURTS);
    ui_key(w, '6');
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.hurt, "sharp");
    assert_false(w->kept.saved.running);
    assert_false(td_session_record_is_training(&w->kept.saved));
    ui_miss(w, "worst pain");
    assert_non_null(strstr(ui_flat(w), "it is no training"));
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &floor_view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        L3_TEST(td_trainer__whole_session__is_kept_with_its_reps),
        TRAINING_TEST(td_trainer__keep_off__saves_nothing),
        TRAINING_TEST(td_trainer__save_fails__says_so_and_goes_on),
        L3_TEST(td_trainer__stop__asks_and_keeps),
        L3_TEST(td_trainer__stop_while_paused__no_keeps_it_paused),
        L3_TEST(td_trainer__stop_in_prepare__keeps_nothing_and_goes_home),
        L3_TEST(td_trainer__gap__pauses_and_invents_no_reps),
        L3_TEST(td_trainer__ending__keeps_what_was_done),
        L3_TEST(td_trainer__one_more_rep__is_counted_twice_at_most),
        L3_TEST(td_trainer__afterwards__asks_pain_and_effort_and_keeps_them),
        L3_TEST(td_trainer__afterwards__questions_can_be_skipped),
        L3_TEST(td_trainer__afterwards__nothing_is_assumed_nor_lost),
        TRAINING_TEST(td_trainer__afterwards__colour_has_a_word),
        L3_TEST(td_trainer__pain_below_a_rest__is_asked_about),
        L3_TEST(td_trainer__skipped_sets__are_too_little_to_tell),
        L3_TEST(td_trainer__red_pain__no_rep_more),
        L3_TEST(td_trainer__no_whole_rep__keeps_and_asks_nothing),
        cmocka_unit_test(td_trainer__skipped_or_ended__keeps_nothing),
        TRAINING_TEST(td_trainer__hold_left_half_way__counts_from_five_seconds),
        cmocka_unit_test(td_trainer__hold_begun_early__counts_as_well),
        L3_TEST(td_trainer__hurts_in_the_first_rep__is_kept_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
