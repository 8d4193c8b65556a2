/* A terminal that stalls: reps of which nothing was shown are said, and can be taken out. */
#include "fake/ui_world.h"

/* As the loop tells it: each picture of the time is shown, or none can be. */
static void pass(struct ui_world *w, double seconds, bool shown)
{
    td_ns end = w->now + SECONDS(seconds);
    while (w->now < end) {
        td_ns step = end - w->now < TD_NS_PER_S / 2 ? end - w->now : TD_NS_PER_S / 2;
        ui_until(w, w->now + step);
        td_stack_shown(&w->stack, shown ? w->now : TD_NEVER);
    }
}

/* Six reps of the first set went by unseen, one before and three after them did not. */
static struct ui_world *in_the_rest(int cols, int rows)
{
    struct ui_world *w = ui_training_new(cols, rows);
    ui_train(w, "l3");
    pass(w, 15 + 8, true);
    pass(w, 6 * 7, false); /* from within rep 2 to within rep 8: 3 to 7 were not seen at all */
    pass(w, 1, false);
    pass(w, 6.5, false); /* and rep 8 */
    pass(w, 70 - 8 - 42 - 7.5 + 2, true);
    ui_status_is(w, "set 1/3  rep 10/10  rest");
    return w;
}

static void td_trainer__terminal_stalled__says_how_many_were_not_shown(void **state)
{
    struct ui_world *w = in_the_rest(80, 24);

    (void)state;
    ui_see(w, "6 reps were not shown; t takes them out");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10); /* the person may have done them */
    ui_world_free(w);
}

static void td_trainer__take_out__they_are_not_done(void **state)
{
    struct ui_world *w = in_the_rest(40, 12);

    (void)state;
    ui_see(w, "6 reps were not shown");
    ui_key(w, 't');
    assert_int_equal(w->kept.saved.sets[0].reps_done, 4);
    ui_miss(w, "were not shown");
    ui_after(w, L3_TOTAL);
    ui_status_is(w, "set 3/3  rep 10/10  done");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 4);
    assert_int_equal(w->kept.saved.sets[1].reps_done, 10);
    ui_world_free(w);
}

/* Stalled to the end: said on the screen after it, taken out there; then nothing is left. */
static void td_trainer__stalled_to_the_end__nothing_is_left(void **state)
{
    struct ui_world *w = *state;
    pass(w, 14, true);
    pass(w, L3_TOTAL, false);
    td_stack_shown(&w->stack, w->now);
    ui_see(w, "30 reps were not shown; t takes them out");
    assert_true(w->kept.saves > 0);
    ui_key(w, 't');
    assert_non_null(strstr(ui_flat(w), "Nothing was done, nothing is kept."));
    assert_string_equal(w->kept.deleted, w->kept.saved.uuid);
}

/* A picture that got through late counts for the rep it was drawn in, and one that is stuck
 * for a moment costs nothing. */
static void td_trainer__picture_gets_through__the_rep_was_seen(void **state)
{
    struct ui_world *w = *state;
    td_ns drawn;

    ui_after(w, 15 + 1);
    td_stack_shown(&w->stack, TD_NEVER);
    drawn = w->now;
    ui_after(w, 4);
    td_stack_shown(&w->stack, drawn); /* rep 1 */
    ui_after(w, 3);
    td_stack_shown(&w->stack, TD_NEVER);
    ui_after(w, 7);                   /* rep 2 was not seen ... */
    td_stack_shown(&w->stack, drawn); /* ... and this is older */
    td_stack_shown(&w->stack, w->now);
    ui_after(w, 70);
    ui_see(w, "1 rep was not shown; t takes it out");
}

static void td_trainer__all_shown__nothing_is_said(void **state)
{
    struct ui_world *w = *state;
    pass(w, 15 + 70 + 2, true);
    ui_miss(w, "not shown");
    ui_key(w, 't'); /* and nothing is taken */
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_trainer__terminal_stalled__says_how_many_were_not_shown),
        cmocka_unit_test(td_trainer__take_out__they_are_not_done),
        L3_TEST(td_trainer__stalled_to_the_end__nothing_is_left),
        L3_TEST(td_trainer__picture_gets_through__the_rep_was_seen),
        L3_TEST(td_trainer__all_shown__nothing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
