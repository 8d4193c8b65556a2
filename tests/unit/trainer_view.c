#include <regex.h>

#include "../../src/ui/trainer.h"
#include "training_world.h"

/* Offsets of l3 with its 15 s of prepare: a rep takes 7 s, a set 70 s. */
#define L3_TOTAL (15 + 3 * 70 + 2 * 90)

static void at(struct world *w, td_ns start, double offset, const char *status)
{
    world_until(w, start + SECONDS(offset));
    assert_string_equal(world_status(w), status);
}

static void td_trainer__l3__status_follows_the_timeline(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    td_ns t0 = w->now;
    world_train(w, "l3");
    at(w, t0, 0, "set 1/3  rep 1/10  prepare");
    at(w, t0, 14.999, "set 1/3  rep 1/10  prepare");
    at(w, t0, 15, "set 1/3  rep 1/10  down");
    at(w, t0, 18, "set 1/3  rep 1/10  bottom");
    at(w, t0, 19, "set 1/3  rep 1/10  up");
    at(w, t0, 21, "set 1/3  rep 1/10  top");
    at(w, t0, 22, "set 1/3  rep 2/10  down");
    at(w, t0, 84.5, "set 1/3  rep 10/10  top");
    at(w, t0, 85, "set 1/3  rep 10/10  rest");
    at(w, t0, 174.9, "set 1/3  rep 10/10  rest");
    at(w, t0, 175, "set 2/3  rep 1/10  down");
    at(w, t0, L3_TOTAL - 0.1, "set 3/3  rep 10/10  top");
    at(w, t0, L3_TOTAL, "set 3/3  rep 10/10  done");
    world_free(w);
}

static void td_trainer__every_boundary__status_keeps_its_form(void **state)
{
    (void)state;
    const char *levels[] = {"l0", "l1", "l3", "l8"};
    regex_t form;
    assert_int_equal(regcomp(&form,
                             "^(Quad squeeze  |Step-up  )?set [0-9]+/[0-9]+  rep [0-9]+/[0-9]+  "
                             "(prepare|down|bottom|up|top|hold|rest|switch|done)$",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    for (size_t i = 0; i < 4; i++) {
        struct world *w = world_new(60, 20);
        w->settings.values.motion = TD_MOTION_OFF;
        world_train(w, levels[i]);
        int looked = 0;
        for (;;) {
            assert_int_equal(regexec(&form, world_status(w), 0, NULL, 0), 0);
            looked++;
            struct td_due due = td_stack_next_change(&w->stack, w->now);
            if (due.at == TD_NEVER) {
                break;
            }
            w->now = due.at;
            td_stack_update(&w->stack, w->now);
        }
        assert_true(looked > 20);
        assert_non_null(strstr(world_status(w), "  done"));
        world_free(w);
    }
    regfree(&form);
}

static void td_trainer__name_with_a_phase_word__stays_off_the_status_line(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l0");
    assert_string_equal(world_status(w), "Quad squeeze  set 1/2  rep 1/1  prepare");
    while (strncmp(world_status(w), "Quad", 4) == 0) {
        world_ask(w, TD_REQ_NEXT);
        world_after(w, 1);
        assert_ptr_equal(world_top(w), &td_trainer_view);
    }
    assert_true(strncmp(world_status(w), "set 1/1  rep 1/4  ", 18) == 0);
    assert_non_null(strstr(world_dump(w), "Step-up"));
    world_free(w);
}

static void td_trainer__next_change__is_later_and_skips_no_boundary(void **state)
{
    (void)state;
    const int motions[] = {TD_MOTION_FULL, TD_MOTION_REDUCED, TD_MOTION_OFF};
    for (size_t i = 0; i < 3; i++) {
        struct world *w = world_new(120, 40);
        w->settings.values.motion = motions[i];
        td_ns t0 = w->now;
        world_train(w, "l3");
        int frames = 0;
        for (;;) {
            struct td_due due = td_stack_next_change(&w->stack, w->now);
            if (due.at == TD_NEVER) {
                break;
            }
            assert_true(due.at > w->now);
            /* Every boundary of l3 falls on a whole second. */
            td_ns whole = ((w->now - t0) / TD_NS_PER_S + 1) * TD_NS_PER_S + t0;
            assert_true(due.at <= whole);
            if (due.at == whole) {
                assert_true(due.exact);
            } else {
                assert_false(due.exact);
                frames++;
            }
            w->now = due.at;
            td_stack_update(&w->stack, w->now);
        }
        assert_int_equal(w->now, t0 + SECONDS(L3_TOTAL));
        if (motions[i] == TD_MOTION_FULL) {
            assert_true(frames > 1000);
            assert_true(frames <= L3_TOTAL * w->settings.values.frame_rate);
        } else {
            assert_true(frames <= 31 + 8); /* a save for each rep, flashes for some */
        }
        world_free(w);
    }
}

static void td_trainer__update__says_whether_the_picture_changed(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    w->settings.values.motion = TD_MOTION_REDUCED;
    world_train(w, "l3");
    world_dump(w);
    assert_false(w->stack.dirty);
    td_stack_update(&w->stack, w->now + SECONDS(0.4));
    assert_false(w->stack.dirty);
    td_stack_update(&w->stack, w->now + SECONDS(1));
    assert_true(w->stack.dirty);
    world_free(w);
}

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
    at(w, t0, 189.9, "set 1/3  rep 10/10  rest");
    at(w, t0, 190, "set 2/3  rep 1/10  down");
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

static void td_trainer__whole_session__is_kept_with_its_reps(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    td_ns t0 = w->now;
    world_train(w, "l3");
    world_until(w, t0 + SECONDS(20.9));
    assert_int_equal(w->kept.saves, 0);
    world_until(w, t0 + SECONDS(21.5)); /* standing: the rep counts */
    assert_int_equal(w->kept.saves, 1);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 1);
    assert_false(w->kept.saved.finished);
    world_until(w, t0 + SECONDS(84));
    assert_int_equal(w->kept.saves, 9);
    assert_true(w->kept.saved.running);
    assert_int_equal(w->kept.saved.at_set, 0);
    assert_int_equal(w->kept.saved.at_rep, 9); /* standing at its end */
    world_until(w, t0 + SECONDS(86));
    assert_int_equal(w->kept.saves, 10);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
    world_until(w, t0 + SECONDS(L3_TOTAL));
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
    world_free(w);
}

static void td_trainer__keep_off__saves_nothing(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    w->settings.values.keep = 0;
    world_train(w, "l3");
    world_after(w, L3_TOTAL);
    assert_int_equal(w->kept.saves, 0);
    assert_non_null(strstr(world_status(w), "done"));
    world_free(w);
}

static void td_trainer__save_fails__says_so_and_goes_on(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    w->kept.trouble = "the disk is full";
    world_train(w, "l3");
    world_after(w, 23);
    assert_non_null(strstr(world_dump(w), "not kept: the disk is full"));
    assert_string_equal(world_status(w), "set 1/3  rep 2/10  down");
    world_after(w, 10);
    assert_null(strstr(world_dump(w), "not kept"));
    world_after(w, 60);
    assert_null(strstr(world_dump(w), "not kept")); /* once is enough */
    world_after(w, L3_TOTAL);
    assert_non_null(strstr(world_dump(w), "not kept: the disk is full"));
    world_free(w);
}

static void td_trainer__stop__asks_and_keeps(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 4 * 7 + 1);
    world_ask(w, TD_REQ_STOP);
    assert_ptr_equal(world_top(w), &td_confirm_view);
    world_after(w, 600);
    world_key(w, TD_KEY_ESC);
    assert_ptr_equal(world_top(w), &td_trainer_view);
    assert_string_equal(world_status(w), "set 1/3  rep 5/10  down"); /* it ran, it runs on */
    world_ask(w, TD_REQ_STOP);
    world_key(w, TD_KEY_LEFT);
    world_key(w, 'y');
    if (world_top(w) == &td_confirm_view) {
        world_key(w, TD_KEY_ENTER);
    }
    assert_ptr_equal(world_top(w), &td_trainer_view);
    assert_string_equal(world_status(w), "set 1/3  rep 5/10  done");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 4);
    assert_false(w->kept.saved.finished);
    assert_true(w->kept.saved.paused_ms >= 599000);
    world_free(w);
}

static void td_trainer__stop_while_paused__no_keeps_it_paused(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 16);
    world_key(w, ' ');
    world_ask(w, TD_REQ_STOP);
    world_key(w, TD_KEY_ESC);
    assert_string_equal(world_status(w), "set 1/3  rep 1/10  paused");
    world_free(w);
}

static void td_trainer__stop_in_prepare__keeps_nothing_and_goes_home(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 3);
    struct td_event event = {.kind = TD_EVENT_KEY, .now = w->now, .request = TD_REQ_STOP};
    void *trainer = w->stack.views[1].state;
    struct td_reply reply = td_trainer_view.handle(trainer, &event);
    assert_true(reply.flags & TD_REPLY_PUSH);
    assert_ptr_equal(reply.next, &td_confirm_view);
    event = (struct td_event){.kind = TD_EVENT_RESULT, .now = w->now, .result = TD_CONFIRM_YES};
    reply = td_trainer_view.handle(trainer, &event);
    assert_true(reply.flags & TD_REPLY_HOME);
    assert_int_equal(w->kept.saves, 0);
    world_free(w);
}

static void td_trainer__gap__pauses_and_invents_no_reps(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 7 + 1);
    w->now += 720 * TD_NS_PER_S;
    td_stack_gap(&w->stack, 720 * TD_NS_PER_S, w->now);
    assert_string_equal(world_status(w), "set 1/3  rep 2/10  paused");
    assert_non_null(strstr(world_dump(w), "paused: the computer slept for 12 min"));
    world_after(w, 100);
    world_key(w, ' ');
    assert_string_equal(world_status(w), "set 1/3  rep 2/10  down");
    world_after(w, 7);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 2);
    world_free(w);
}

static void td_trainer__ending__keeps_what_was_done(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 15 + 5 * 7 + 1);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.saved.sets[0].reps_done, 5);
    assert_false(w->kept.saved.finished);
    world_free(w);
}

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

static void td_trainer__least_window__shows_the_word_large(void **state)
{
    (void)state;
    struct world *w = world_new(40, 12);
    world_train(w, "l3");
    world_after(w, 15.5);
    assert_null(strstr(world_dump(w), "DOWN")); /* drawn, not written */
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

static void td_trainer__one_more_rep__is_counted_twice_at_most(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, L3_TOTAL);
    assert_non_null(strstr(world_dump(w), "One more good rep"));
    world_key(w, '+');
    assert_string_equal(world_status(w), "set 3/3  rep 11/11  prepare");
    world_after(w, 5 + 7);
    assert_string_equal(world_status(w), "set 3/3  rep 11/11  done");
    assert_int_equal(w->kept.saved.sets[2].reps_done, 11);
    assert_int_equal(w->kept.saved.sets[2].reps_planned, 10);
    assert_true(w->kept.saved.finished);
    world_key(w, TD_KEY_PGDN);
    world_after(w, 5 + 7);
    assert_int_equal(w->kept.saved.sets[2].reps_done, 12);
    assert_null(strstr(world_dump(w), "One more good rep"));
    world_key(w, '+');
    assert_string_equal(world_status(w), "set 3/3  rep 12/12  done");
    world_free(w);
}

static void td_trainer__afterwards__asks_pain_and_effort_and_keeps_them(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, L3_TOTAL);
    assert_non_null(strstr(world_dump(w), "3 of 3 sets, 30 of 30 reps"));
    assert_non_null(strstr(world_dump(w), "worst pain"));
    world_key(w, TD_KEY_ENTER); /* no number: no answer */
    assert_non_null(strstr(world_dump(w), "worst pain"));
    world_key(w, '4');
    assert_non_null(strstr(world_dump(w), "Amber"));
    world_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.worst_pain, 4);
    assert_int_equal(w->kept.saved.rpe, -1);
    world_key(w, '1');
    world_key(w, '0');
    world_key(w, TD_KEY_LEFT);
    world_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.rpe, 9);
    assert_true(w->kept.saved.finished);
    assert_int_equal(w->kept.ids, 1);
    assert_non_null(strstr(world_dump(w), "Anything else"));
    for (const char *letter = "quiet? +1"; *letter != '\0'; letter++) {
        world_key(w, (td_key)*letter); /* no key means anything else while a line is typed */
    }
    world_key(w, 0xE9);
    world_key(w, 'x');
    world_key(w, TD_KEY_BACKSPACE);
    assert_non_null(strstr(world_dump(w), "> quiet? +1\xc3\xa9"));
    world_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.note, "quiet? +1\xc3\xa9");
    assert_non_null(strstr(world_dump(w), "next time"));
    assert_non_null(strstr(world_flat(w), "Leave 48 hours"));
    assert_string_equal(world_status(w), "set 3/3  rep 10/10  done");
    world_key(w, TD_KEY_ENTER);
    assert_ptr_equal(world_top(w), &floor_view);
    world_free(w);
}

static void td_trainer__afterwards__questions_can_be_skipped(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, L3_TOTAL);
    world_key(w, TD_KEY_ESC);
    world_key(w, TD_KEY_ESC);
    world_key(w, 'x');
    world_key(w, TD_KEY_ESC);
    assert_string_equal(w->kept.saved.note, "");
    assert_int_equal(w->kept.saved.worst_pain, -1);
    assert_int_equal(w->kept.saved.rpe, -1);
    world_key(w, TD_KEY_ENTER);
    assert_ptr_equal(world_top(w), &floor_view);
    world_free(w);
}

static void td_trainer__afterwards__colour_has_a_word(void **state)
{
    (void)state;
    const struct {
        td_key key;
        const char *word;
    } lights[] = {{'0', "Green"}, {'2', "Green"}, {'3', "Amber"}, {'5', "Amber"}, {'6', "Red"}};
    struct world *w = world_new(40, 12);
    world_train(w, "l3");
    world_after(w, L3_TOTAL);
    for (size_t i = 0; i < sizeof(lights) / sizeof(lights[0]); i++) {
        world_key(w, lights[i].key);
        assert_non_null(strstr(world_dump(w), lights[i].word));
    }
    world_free(w);
}

static void td_trainer__cues__ring_at_boundaries_and_count_down(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    td_ns t0 = w->now;
    world_train(w, "l3");
    assert_int_equal(w->bells, 1); /* prepare */
    world_until(w, t0 + SECONDS(11.9));
    assert_int_equal(w->bells, 1);
    world_until(w, t0 + SECONDS(14.9));
    assert_int_equal(w->bells, 4); /* 3, 2, 1 */
    world_until(w, t0 + SECONDS(15));
    assert_int_equal(w->bells, 5);
    world_until(w, t0 + SECONDS(84.9));
    assert_int_equal(w->bells, 4 + 40);
    world_until(w, t0 + SECONDS(85));
    assert_int_equal(w->bells, 4 + 40 + 1);
    world_until(w, t0 + SECONDS(L3_TOTAL));
    assert_int_equal(w->bells, 4 + 3 * 40 + 2 * 4 + 1);
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

static void td_trainer__explosive_up__says_fast(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l8");
    world_after(w, 18.5); /* bottom */
    assert_non_null(strstr(world_dump(w), "then UP fast"));
    world_free(w);
}

static void td_trainer__every_size__shows_the_status_line(void **state)
{
    (void)state;
    const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}, {60, 20}, {40, 12}, {60, 50}};
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    world_after(w, 16);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        world_size(w, sizes[i][0], sizes[i][1]);
        assert_string_equal(world_status(w), "set 1/3  rep 1/10  down");
        if (sizes[i][0] >= 60) {
            assert_non_null(strstr(world_dump(w), "then HOLD 1 s"));
            assert_non_null(strstr(world_dump(w), "1 inch"));
        }
    }
    world_size(w, 80, 24);
    assert_non_null(strstr(world_dump(w), "knees over second toe"));
    world_free(w);
}

/* What was drawn ahead must be what would be drawn now. */
static void td_trainer__band_drawn_ahead__is_the_band_of_now(void **state)
{
    (void)state;
    struct world *w = world_new(80, 24);
    world_train(w, "l3");
    struct td_trainer *trainer = w->stack.views[1].state;
    for (int i = 0; i < 60; i++) {
        world_after(w, 0.7);
        if (i % 9 == 4) {
            world_key(w, ' ');
        }
        if (i == 20) {
            world_size(w, 100, 30);
        }
        char *ahead = strdup(world_dump(w));
        trainer->band_ready = false;
        assert_string_equal(world_dump(w), ahead);
        trainer->band_ready = true;
        free(ahead);
    }
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_trainer__l3__status_follows_the_timeline),
        cmocka_unit_test(td_trainer__every_boundary__status_keeps_its_form),
        cmocka_unit_test(td_trainer__name_with_a_phase_word__stays_off_the_status_line),
        cmocka_unit_test(td_trainer__next_change__is_later_and_skips_no_boundary),
        cmocka_unit_test(td_trainer__update__says_whether_the_picture_changed),
        cmocka_unit_test(td_trainer__pause__holds_everything_still),
        cmocka_unit_test(td_trainer__escape__never_ends_the_session),
        cmocka_unit_test(td_trainer__skip_back_undo__move_the_place),
        cmocka_unit_test(td_trainer__rest__grows_and_shrinks),
        cmocka_unit_test(td_trainer__enter__starts_the_first_rep_and_later_does_nothing),
        cmocka_unit_test(td_trainer__early_update__later_key_does_not_go_back),
        cmocka_unit_test(td_trainer__whole_session__is_kept_with_its_reps),
        cmocka_unit_test(td_trainer__keep_off__saves_nothing),
        cmocka_unit_test(td_trainer__save_fails__says_so_and_goes_on),
        cmocka_unit_test(td_trainer__stop__asks_and_keeps),
        cmocka_unit_test(td_trainer__stop_while_paused__no_keeps_it_paused),
        cmocka_unit_test(td_trainer__stop_in_prepare__keeps_nothing_and_goes_home),
        cmocka_unit_test(td_trainer__gap__pauses_and_invents_no_reps),
        cmocka_unit_test(td_trainer__ending__keeps_what_was_done),
        cmocka_unit_test(td_trainer__hurts__stands_still_and_asks_what),
        cmocka_unit_test(td_trainer__sharp_pain__ends_with_advice_and_keeps_the_reps),
        cmocka_unit_test(td_trainer__stuck_knee__goes_to_the_flag),
        cmocka_unit_test(td_trainer__pain_in_a_rest__decides_what_follows),
        cmocka_unit_test(td_trainer__pain_of_ten__ends_the_session),
        cmocka_unit_test(td_trainer__any_key__starts_early_from_prepare),
        cmocka_unit_test(td_trainer__least_window__shows_the_word_large),
        cmocka_unit_test(td_trainer__digits_while_moving__say_nothing),
        cmocka_unit_test(td_trainer__changes__hold_for_the_sets_to_come),
        cmocka_unit_test(td_trainer__x_that_waits__ends_when_told),
        cmocka_unit_test(td_trainer__taps__are_told_and_kept),
        cmocka_unit_test(td_trainer__one_more_rep__is_counted_twice_at_most),
        cmocka_unit_test(td_trainer__afterwards__asks_pain_and_effort_and_keeps_them),
        cmocka_unit_test(td_trainer__afterwards__questions_can_be_skipped),
        cmocka_unit_test(td_trainer__afterwards__colour_has_a_word),
        cmocka_unit_test(td_trainer__cues__ring_at_boundaries_and_count_down),
        cmocka_unit_test(td_trainer__mute__silences),
        cmocka_unit_test(td_trainer__click_on_the_band__pauses),
        cmocka_unit_test(td_trainer__explosive_up__says_fast),
        cmocka_unit_test(td_trainer__band_drawn_ahead__is_the_band_of_now),
        cmocka_unit_test(td_trainer__every_size__shows_the_status_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
