/* What the trainer shows, and when. */
#include <regex.h>

#include "fake/ui_world.h"
#include "src/ui/trainer/state.h"

static void td_trainer__l3__status_follows_the_timeline(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = w->now;
    ui_at(w, t0, 0, "set 1/3  rep 1/10  prepare");
    ui_at(w, t0, 14.999, "set 1/3  rep 1/10  prepare");
    ui_at(w, t0, 15, "set 1/3  rep 1/10  down");
    ui_at(w, t0, 18, "set 1/3  rep 1/10  bottom");
    ui_at(w, t0, 19, "set 1/3  rep 1/10  up");
    ui_at(w, t0, 21, "set 1/3  rep 1/10  top");
    ui_at(w, t0, 22, "set 1/3  rep 2/10  down");
    ui_at(w, t0, 84.5, "set 1/3  rep 10/10  top");
    ui_at(w, t0, 85, "set 1/3  rep 10/10  rest");
    ui_at(w, t0, 174.9, "set 1/3  rep 10/10  rest");
    ui_at(w, t0, 175, "set 2/3  rep 1/10  down");
    ui_at(w, t0, L3_TOTAL - 0.1, "set 3/3  rep 10/10  top");
    ui_at(w, t0, L3_TOTAL, "set 3/3  rep 10/10  done");
}

/* As the loop does, without the frames between; false: nothing is to come. */
static bool to_the_next_change(struct ui_world *w)
{
    struct td_due due = td_stack_next_change(&w->stack, w->now);

    if (due.at != TD_NEVER) {
        w->now = due.at;
        td_stack_update(&w->stack, w->now);
    }
    return due.at != TD_NEVER;
}

static void td_trainer__every_boundary__status_keeps_its_form(void **state)
{
    static const char *const levels[] = {"l0", "l1", "l3", "l8"};
    regex_t form;

    (void)state;
    assert_int_equal(regcomp(&form,
                             "^(Quad squeeze  |Step-up  )?set [0-9]+/[0-9]+  rep [0-9]+/[0-9]+  "
                             "(prepare|down|bottom|up|top|hold|rest|switch|done)$",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    for (size_t i = 0; i < 4; i++) {
        struct ui_world *w = ui_training_new(60, 20);
        int looked = 0;

        w->settings.values.motion = TD_MOTION_OFF;
        ui_train(w, levels[i]);
        do {
            assert_int_equal(regexec(&form, ui_status(w), 0, NULL, 0), 0);
            looked++;
        } while (to_the_next_change(w));
        assert_true(looked > 20);
        assert_non_null(strstr(ui_status(w), "  done"));
        ui_world_free(w);
    }
    regfree(&form);
}

static void td_trainer__name_with_a_phase_word__stays_off_the_status_line(void **state)
{
    struct ui_world *w = *state;
    ui_train(w, "l0");
    ui_status_is(w, "Quad squeeze  set 1/2  rep 1/1  prepare");
    while (strncmp(ui_status(w), "Quad", 4) == 0) {
        ui_ask(w, TD_REQ_NEXT);
        ui_after(w, 1);
        assert_ptr_equal(ui_top(w), &td_trainer_view);
    }
    assert_true(strncmp(ui_status(w), "set 1/1  rep 1/4  ", 18) == 0);
    ui_see(w, "Step-up");
}

static void td_trainer__next_change__is_later_and_skips_no_boundary(void **state)
{
    static const int motions[] = {TD_MOTION_FULL, TD_MOTION_REDUCED, TD_MOTION_OFF};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct ui_world *w = ui_training_new(120, 40);
        td_ns t0 = w->now;
        struct td_due due;
        int frames = 0;

        w->settings.values.motion = motions[i];
        ui_train(w, "l3");
        while ((due = td_stack_next_change(&w->stack, w->now)).at != TD_NEVER) {
            /* Every boundary of l3 falls on a whole second. */
            td_ns whole = ((w->now - t0) / TD_NS_PER_S + 1) * TD_NS_PER_S + t0;

            assert_true(due.at > w->now);
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
        ui_world_free(w);
    }
}

static void td_trainer__update__says_whether_the_picture_changed(void **state)
{
    struct ui_world *w = *state;
    w->settings.values.motion = TD_MOTION_REDUCED;
    ui_train(w, "l3");
    ui_dump(w);
    assert_false(w->stack.dirty);
    td_stack_update(&w->stack, w->now + SECONDS(0.4));
    assert_false(w->stack.dirty);
    td_stack_update(&w->stack, w->now + SECONDS(1));
    assert_true(w->stack.dirty);
}

/* Nothing is drawn anew but where something begins, and in the last 3 seconds of a rest. */
static void td_trainer__motion_off__draws_only_what_begins(void **state)
{
    struct ui_world *w = *state;
    char word[64] = "";
    td_ns since = w->now;
    int drawn = 0;

    w->settings.values.motion = TD_MOTION_OFF;
    w->settings.values.flash = false;
    ui_train(w, "l3");
    ui_dump(w);
    td_str_copy(word, sizeof word, ui_status(w));
    while (to_the_next_change(w) && strstr(word, "done") == NULL) {
        td_ns length = strstr(word, "rest") != NULL      ? SECONDS(90)
                       : strstr(word, "prepare") != NULL ? SECONDS(15)
                                                         : 0;
        bool dirty = w->stack.dirty, last = length > 0 && w->now - since >= length - SECONDS(3);

        if (strcmp(ui_status(w), word) != 0) {
            assert_true(dirty);
            td_str_copy(word, sizeof word, ui_status(w));
            since = w->now;
            drawn++;
        } else if (dirty) {
            assert_true(last);
            drawn++;
        }
    }
    assert_int_equal(drawn, 30 * 4 + 2 + 1 + 3 * 3);
}

/* A flash of the band is over when it is over, not with the next thing that begins. */
static void td_trainer__motion_off__a_flash_ends(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = w->now;
    bool dirty = false;

    w->settings.values.motion = TD_MOTION_OFF;
    ui_train(w, "l3");
    ui_until(w, t0 + SECONDS(175)); /* a rest has ended */
    (void)ui_dump(w);
    while (w->now < t0 + SECONDS(175.9) && to_the_next_change(w)) {
        dirty = dirty || w->stack.dirty;
    }
    assert_true(dirty);
}

/* The digits say how long it takes, and a pause how much is left. */
static void td_trainer__motion_off__pause_says_what_is_left(void **state)
{
    struct ui_world *w = *state;

    w->settings.values.motion = TD_MOTION_OFF;
    ui_train(w, "l3");
    ui_after(w, 17);
    ui_ask(w, TD_REQ_PAUSE);
    ui_see(w, "1 s left");
}

static void td_trainer__explosive_up__says_fast(void **state)
{
    struct ui_world *w = *state;
    ui_train(w, "l8");
    ui_after(w, 18.5); /* bottom */
    ui_see(w, "then UP fast");
}

static void td_trainer__cues__ring_at_boundaries_and_count_down(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = w->now;
    assert_int_equal(w->bells, 1); /* prepare */
    ui_until(w, t0 + SECONDS(11.9));
    assert_int_equal(w->bells, 1);
    ui_until(w, t0 + SECONDS(14.9));
    assert_int_equal(w->bells, 4); /* 3, 2, 1 */
    ui_until(w, t0 + SECONDS(15));
    assert_int_equal(w->bells, 5);
    ui_until(w, t0 + SECONDS(84.9));
    assert_int_equal(w->bells, 4 + 40);
    ui_until(w, t0 + SECONDS(85));
    assert_int_equal(w->bells, 4 + 40 + 1);
    ui_until(w, t0 + SECONDS(L3_TOTAL));
    assert_int_equal(w->bells, 4 + 3 * 40 + 2 * 4 + 1);
}

static void td_trainer__least_window__shows_the_word_large(void **state)
{
    struct ui_world *w = *state;
    ui_size(w, 40, 12);
    ui_train(w, "l3");
    ui_after(w, 15.5);
    ui_miss(w, "DOWN"); /* drawn, not written */
    ui_status_is(w, "set 1/3  rep 1/10  down");
}

static void td_trainer__every_size__shows_the_status_line(void **state)
{
    const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}, {60, 20}, {40, 12}, {60, 50}};
    struct ui_world *w = *state;
    ui_after(w, 16);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        ui_size(w, sizes[i][0], sizes[i][1]);
        ui_status_is(w, "set 1/3  rep 1/10  down");
        if (sizes[i][0] >= 60) {
            ui_see(w, "then HOLD 1 s");
            ui_see(w, "1 inch");
        }
    }
    ui_size(w, 80, 24);
    ui_see(w, "knees over second toe");
}

/* What was drawn ahead must be what would be drawn now. */
static void td_trainer__band_drawn_ahead__is_the_band_of_now(void **state)
{
    struct ui_world *w = *state;
    struct td_trainer *trainer = w->stack.views[1].state;
    for (int i = 0; i < 60; i++) {
        char *ahead;

        ui_after(w, 0.7);
        if (i % 9 == 4) {
            ui_key(w, ' ');
        }
        if (i == 20) {
            ui_size(w, 100, 30);
        }
        ahead = strdup(ui_dump(w));
        trainer->band_ready = false;
        assert_string_equal(ui_dump(w), ahead);
        trainer->band_ready = true;
        free(ahead);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        L3_TEST(td_trainer__l3__status_follows_the_timeline),
        cmocka_unit_test(td_trainer__every_boundary__status_keeps_its_form),
        TRAINING_TEST(td_trainer__name_with_a_phase_word__stays_off_the_status_line),
        cmocka_unit_test(td_trainer__next_change__is_later_and_skips_no_boundary),
        TRAINING_TEST(td_trainer__update__says_whether_the_picture_changed),
        TRAINING_TEST(td_trainer__motion_off__draws_only_what_begins),
        TRAINING_TEST(td_trainer__motion_off__pause_says_what_is_left),
        TRAINING_TEST(td_trainer__motion_off__a_flash_ends),
        TRAINING_TEST(td_trainer__explosive_up__says_fast),
        L3_TEST(td_trainer__cues__ring_at_boundaries_and_count_down),
        TRAINING_TEST(td_trainer__least_window__shows_the_word_large),
        L3_TEST(td_trainer__every_size__shows_the_status_line),
        L3_TEST(td_trainer__band_drawn_ahead__is_the_band_of_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
