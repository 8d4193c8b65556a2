/* Silent last reps on the screen: less is said, nothing leads, and what is left is measured. */
#include "fake/ui_world.h"

/* 3 sets of 10, 3-1-2-1, after 15 s: rep 9 begins at 71 s, rep 10 at 78 s, the rest at 85 s. */
static td_ns train(struct ui_world *w, int cols, int rows)
{
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_overrides overrides;
    struct td_workout workout;
    struct td_trainer_argument argument = {.workout = &workout};

    td_overrides_init(&overrides);
    assert_int_equal(w->ui.content.ops->program(w->ui.content.self, &program, &problems), TD_OK);
    td_workout_build(program, td_program_level(program, "l3"), &overrides, &workout);
    workout.fade = true;
    ui_size(w, cols, rows);
    ui_open_with(w, &td_trainer_view, &argument);
    return w->now;
}

static void td_trainer__silent_rep__says_less_and_counts_on(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = train(w, 120, 40);
    int bells;

    ui_see(w, "the last two reps of a set are silent: your tempo");
    ui_until(w, t0 + SECONDS(70.5));
    ui_miss(w, "Enter or a click when down");
    bells = w->bells;
    ui_at(w, t0, 72, "set 1/3  rep 9/10  down");
    ui_see(w, "Enter or a click when down, when up");
    ui_miss(w, "then hold");
    ui_see(w, "set 1 of 3");
    ui_at(w, t0, 75.5, "set 1/3  rep 9/10  up");
    ui_at(w, t0, 79, "set 1/3  rep 10/10  down");
    ui_at(w, t0, 84.5, "set 1/3  rep 10/10  top");
    assert_int_equal(w->bells, bells);
    ui_at(w, t0, 86, "set 1/3  rep 10/10  rest");
    assert_true(w->bells > bells); /* the set's end */
    ui_miss(w, "without cue");
}

/* The picture gone, nothing moves but the seconds of what is left. */
static void td_trainer__picture_gone__nothing_leads(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = train(w, 120, 40);
    char *before;

    ui_until(w, t0 + SECONDS(72.2));
    before = strdup(ui_dump(w));
    ui_until(w, t0 + SECONDS(73.4));
    assert_string_not_equal(ui_dump(w), before); /* the rep's bar and the figure */
    free(before);
    ui_until(w, t0 + SECONDS(78.2));
    before = strdup(ui_dump(w));
    ui_until(w, t0 + SECONDS(78.9));
    assert_string_equal(ui_dump(w), before);
    free(before);
}

static void td_trainer__taps_in_silent_reps__are_taken_and_told(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = train(w, 120, 40);

    w->settings.values.tap = 0;
    ui_until(w, t0 + SECONDS(17.5));
    ui_key(w, TD_KEY_ENTER);
    ui_miss(w, "took");
    ui_until(w, t0 + SECONDS(73.5));
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "down took 2.5 s of 3");
    ui_until(w, t0 + SECONDS(80.3));
    ui_key(w, TD_KEY_PGDN);
    ui_see(w, "down took 2.3 s of 3");
    ui_until(w, t0 + SECONDS(100));
    ui_see(w, "without cue: down 2.4 s of 3");
    ui_until(w, t0 + SECONDS(177));
    ui_miss(w, "without cue");
    ui_at(w, t0, 232, "set 2/3  rep 9/10  down"); /* silent again */
    ui_see(w, "Enter or a click");
    ui_ask(w, TD_REQ_STOP);
    ui_key(w, 'y');
    ui_see(w, "without cue: down 2.4 s of 3");
    assert_int_equal(w->kept.saved.sets[0].down_ms, 2400);
}

static void td_trainer__silent_rep_slips__the_cues_are_back(void **state)
{
    struct ui_world *w = *state;
    td_ns t0 = train(w, 80, 24);

    ui_until(w, t0 + SECONDS(72.6));
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "the cues are back: down took 1.6 s of 3");
    ui_at(w, t0, 79, "set 1/3  rep 10/10  down");
    ui_see(w, "Enter or a click"); /* this set goes on as it was */
    ui_at(w, t0, 232, "set 2/3  rep 9/10  down");
    ui_miss(w, "Enter or a click");
}

static void td_trainer__silent_rep__every_size_has_its_word(void **state)
{
    static const int sizes[][2] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}, {200, 60}};
    struct ui_world *w = *state;

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        td_ns t0 = train(w, sizes[i][0], sizes[i][1]);

        ui_at(w, t0, 72, "set 1/3  rep 9/10  down");
        ui_at(w, t0, 79, "set 1/3  rep 10/10  down");
        ui_ask(w, TD_REQ_PAUSE);
        ui_status_is(w, "set 1/3  rep 10/10  paused");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRAINING_TEST(td_trainer__silent_rep__says_less_and_counts_on),
        TRAINING_TEST(td_trainer__picture_gone__nothing_leads),
        TRAINING_TEST(td_trainer__taps_in_silent_reps__are_taken_and_told),
        TRAINING_TEST(td_trainer__silent_rep_slips__the_cues_are_back),
        TRAINING_TEST(td_trainer__silent_rep__every_size_has_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
