/* The measures of a week: an answer is given, never assumed; what is kept can be gone
 * on with and corrected; the table fits. */
#include "fake/ui_world.h"

#define DAY (24 * HOUR)

static void give(struct ui_world *w, int days_ago, int week, enum td_measure_kind kind,
                 const char *name, int value)
{
    struct td_measure *m = &w->kept.measures[w->kept.measure_count++];

    *m = (struct td_measure){
        .at = {NOW_UNIX - days_ago * DAY, 0}, .week = week, .kind = kind, .value = value};
    td_str_format(m->uuid, sizeof m->uuid, "given-%d", (int)w->kept.measure_count);
    td_str_copy(m->name, sizeof m->name, name);
}

static void answer(struct ui_world *w, const char *text)
{
    ui_type(w, text);
    ui_key(w, TD_KEY_ENTER);
}

static void td_measures_view__enter_on_nothing__keeps_nothing(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_measures_view);
    for (int i = 0; i < 8; i++) {
        ui_key(w, TD_KEY_ENTER);
        ui_see(w, "How bad was the worst pain");
        ui_see(w, "A number, please; Tab leaves it out.");
    }
    assert_int_equal(w->kept.measure_saves, 0);
    answer(w, "0"); /* that is an answer */
    assert_int_equal(w->kept.measure_saves, 1);
    assert_int_equal(w->kept.measures[0].value, 0);
    ui_see(w, "And the usual pain");
}

/* No way out of a question loses what is typed unasked. */
static void td_measures_view__typed__is_not_lost_by_leaving(void **state)
{
    static const td_key ways[] = {TD_KEY_TAB, TD_KEY_BACKTAB, TD_KEY_UP};
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    ui_open(w, &td_measures_view);
    answer(w, "5");
    answer(w, "3");
    ui_see(w, "Name something");
    ui_type(w, "long stars");
    ui_key(w, TD_KEY_LEFT);
    ui_key(w, TD_KEY_LEFT);
    ui_type(w, "i");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        ui_key(w, ways[i]);
        ui_see(w, "> long stairs");
        ui_see(w, "Enter keeps what you typed");
    }
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Throw away what you typed? y/n");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "> long stairs");
    ui_key(w, TD_KEY_ESC);
    ui_key(w, 'y');
    assert_ptr_equal(ui_top(w), &td_home_view);
    assert_int_equal(w->kept.measure_saves, 2);
    ui_open(w, &td_measures_view);
    ui_key(w, TD_KEY_ESC); /* nothing typed: nothing asked */
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_measures_view__opened_again__goes_on(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    ui_open(w, &td_measures_view);
    ui_see(w, "1 of 8");
    answer(w, "5");
    answer(w, "3");
    ui_key(w, TD_KEY_ESC);
    ui_open(w, &td_measures_view);
    ui_see(w, "3 of 8");
    ui_see(w, "Name something your knee makes hard");
    ui_key(w, TD_KEY_UP);
    ui_see(w, "2 of 8");
    ui_see(w, "[3]");
    ui_key(w, TD_KEY_BACKTAB);
    ui_see(w, "[5]");
    ui_key(w, TD_KEY_ENTER); /* as it is */
    ui_see(w, "2 of 8");
    assert_int_equal(w->kept.measure_count, 2);
    assert_int_equal(w->kept.measures[0].value, 5);
}

static void td_measures_view__corrected__replaces_this_weeks(void **state)
{
    struct ui_world *w = *state;

    give(w, 2, 0, TD_MEASURE_WORST, "", 5);
    give(w, 1, 0, TD_MEASURE_USUAL, "", 3);
    ui_open(w, &td_measures_view);
    ui_key(w, TD_KEY_UP);
    ui_key(w, TD_KEY_UP);
    ui_see(w, "[5]");
    ui_key(w, TD_KEY_BACKSPACE);
    answer(w, "7");
    assert_int_equal(w->kept.measure_count, 2);
    assert_string_equal(w->kept.measures[0].uuid, "given-1");
    assert_int_equal(w->kept.measures[0].value, 7);
    assert_int_equal(w->kept.measures[0].at.unix_s, NOW_UNIX - 2 * DAY);
    ui_key(w, TD_KEY_UP); /* and once more */
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.measure_count, 2);
    assert_int_equal(w->kept.measures[0].value, 8);
}

static void td_measures_view__not_kept__stays_with_it(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_measures_view);
    w->kept.trouble = "the disk is full";
    answer(w, "4");
    ui_see(w, "It could not be kept: the disk is full");
    ui_see(w, "How bad was the worst pain");
    ui_see(w, "[4]");
    w->kept.trouble = NULL;
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "And the usual pain");
    assert_int_equal(w->kept.measures[0].value, 4);
}

static void td_measures_view__first_week__three_are_named(void **state)
{
    struct ui_world *w = *state;

    give(w, 2, 0, TD_MEASURE_WORST, "", 5);
    give(w, 2, 0, TD_MEASURE_USUAL, "", 3);
    give(w, 2, 0, TD_MEASURE_ACTIVITY, "stairs", 4);
    ui_open(w, &td_measures_view);
    ui_see(w, "4 of 8");
    ui_see(w, "Name something");
    answer(w, "stairs");
    ui_see(w, "That one is named already.");
    for (int i = 0; i < 6; i++) {
        ui_key(w, TD_KEY_BACKSPACE);
    }
    answer(w, "long rides");
    ui_see(w, "How well can you do it?");
    answer(w, "6");
    ui_see(w, "5 of 8");
    ui_see(w, "Name something");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "From the same seat every time, on the sore leg");
}

static void td_measures_view__later_week__asks_those_known(void **state)
{
    struct ui_world *w = *state;

    give(w, 21, 0, TD_MEASURE_WORST, "", 5);
    give(w, 21, 0, TD_MEASURE_ACTIVITY, "stairs", 4);
    ui_open(w, &td_measures_view);
    ui_see(w, "week 3");
    ui_see(w, "1 of 7");
    answer(w, "3");
    answer(w, "2");
    ui_see(w, "stairs");
    ui_miss(w, "[4]");                /* of another week ... */
    ui_see(w, "last time 4, week 0"); /* ... but it says so */
    answer(w, "5");
    ui_see(w, "Since you began: is the knee better");
    ui_see(w, "4 of 7");
}

static void td_measures_view__to_get_stronger__no_sore_leg(void **state)
{
    struct ui_world *w = *state;

    w->kept.has_check = true;
    w->kept.check.goal = TD_GOAL_STRENGTH;
    ui_open(w, &td_measures_view);
    ui_key(w, TD_KEY_TAB);
    ui_key(w, TD_KEY_TAB);
    ui_see(w, "Name something you want to do better with your legs");
    ui_miss(w, "hard");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "From the same seat every time, on your weaker leg");
}

/* What not everybody has a tape or a weight for is passed over by Enter. */
static void td_measures_view__optional__enter_passes_over(void **state)
{
    struct ui_world *w = *state;

    w->kept.has_check = true;
    w->kept.check.goal = TD_GOAL_STRENGTH;
    ui_open(w, &td_measures_view);
    ui_key(w, TD_KEY_TAB);
    ui_key(w, TD_KEY_TAB);
    ui_key(w, TD_KEY_ENTER);
    answer(w, "9");
    ui_see(w, "on the other leg");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Back on the wall");
    ui_key(w, TD_KEY_TAB);
    ui_see(w, "5 cm above the kneecap");
    answer(w, "100");
    ui_see(w, "A whole number from 200 to 900");
    answer(w, "472");
    ui_see(w, "10 cm above the kneecap");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "eight times");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "Thigh 5 cm up");
    ui_see(w, "472");
    assert_int_equal(w->kept.measure_saves, 2);
}

/* The field, and what is wrong, are in sight with the longest question too. */
static void td_measures_view__every_size__questions_fit(void **state)
{
    struct ui_world *w = *state;

    give(w, 21, 0, TD_MEASURE_WORST, "", 5);
    w->kept.has_check = true;
    for (size_t i = 0; i < 2 * UI_SIZES; i++) {
        w->kept.check.goal = i % 2 == 0 ? TD_GOAL_SORE : TD_GOAL_STRENGTH;
        ui_size(w, ui_sizes[i / 2].cols, ui_sizes[i / 2].rows);
        ui_open(w, &td_measures_view);
        for (int k = 0; k < 12 && ui_find(w, "Enter back") < 0; k++) {
            bool naming = ui_find(w, "Name something") >= 0;
            bool optional = ui_find(w, "other leg") >= 0 || ui_find(w, ">   mm") >= 0 ||
                            ui_find(w, ">   kg") >= 0;

            assert_true(ui_find(w, ">") >= 0 || ui_find(w, "9   10") >= 0 ||
                        ui_find(w, "9    10") >= 0 || ui_find(w, "9  10") >= 0);
            ui_see(w, "Esc back");
            if (!naming && !optional) {
                ui_see(w, " to ");
                ui_key(w, TD_KEY_ENTER);
                ui_see(w, "A number, please");
            }
            ui_key(w, TD_KEY_TAB);
        }
        ui_see(w, "Enter back");
    }
}

/* All of six weeks, with two activities. */
static void six_weeks(struct ui_world *w)
{
    for (int week = 0; week <= 6; week += 3) {
        int ago = 42 - 7 * week;

        give(w, ago, week, TD_MEASURE_WORST, "", 6 - week / 2);
        give(w, ago, week, TD_MEASURE_USUAL, "", 3);
        give(w, ago, week, TD_MEASURE_ACTIVITY, "stairs down", 4);
        give(w, ago, week, TD_MEASURE_ACTIVITY, "long rides", 4);
        give(w, ago, week, TD_MEASURE_CHANGE, "", 0);
        give(w, ago, week, TD_MEASURE_STAND, "", 8);
        give(w, ago, week, TD_MEASURE_WALL, "", 30 + week);
    }
}

static void td_measures_view__all_answered__the_table(void **state)
{
    struct ui_world *w = *state;

    six_weeks(w);
    ui_open(w, &td_home_view);
    ui_open(w, &td_measures_view);
    ui_see(w, "Week 6 against week 0: clearly better. Go on.");
    ui_see(w, "One-leg stand-ups               8       8       8  the same");
    ui_see(w, "Wall sit                       30      33      36  better");
    assert_true(ui_find(w, "Week 6 against") < ui_find(w, "Worst pain"));
    ui_key(w, TD_KEY_LEFT); /* to correct */
    ui_see(w, "Back on the wall");
    ui_see(w, "> 36");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_home_view);
    assert_int_equal(w->kept.measure_saves, 0);
}

static void td_measures_view__both_legs__weaker_in_percent(void **state)
{
    struct ui_world *w = *state;

    six_weeks(w);
    give(w, 21, 3, TD_MEASURE_STAND_OTHER, "", 10);
    give(w, 0, 6, TD_MEASURE_STAND_OTHER, "", 9);
    ui_open(w, &td_measures_view);
    ui_see(w, "The other leg                   -      10       9  worse");
    ui_see(w, "Weaker leg                      -    80 %    88 %");
}

static void td_measures_view__table__all_of_it_is_reached(void **state)
{
    struct ui_world *w = *state;

    six_weeks(w);
    ui_open(w, &td_measures_view);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_key(w, TD_KEY_HOME);
        ui_see(w, "Week 6 against week 0: clearly");
        for (int k = 0; k < 3 && ui_find(w, "Wall sit  ") < 0; k++) {
            ui_key(w, TD_KEY_PGDN);
        }
        ui_see(w, "Wall sit  ");
        for (int k = 0; k < 20; k++) {
            ui_key(w, TD_KEY_DOWN);
        }
        ui_see(w, "(1995)");
        ui_see(w, "Enter back");
    }
    ui_size(w, 40, 12);
    ui_see(w, "scroll");
    ui_key(w, TD_KEY_UP);
    ui_key(w, TD_KEY_PGUP);
    ui_key(w, TD_KEY_PGUP);
    ui_key(w, TD_KEY_PGUP);
    ui_see(w, "Week 6 against");
}

/* A wall sit is held with the back on the wall: Space starts and stops, and what it says stands in
 * the field, to be kept or not. */
static void td_measures_view__wall_sit__has_a_clock(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_measures_view);
    while (ui_find(w, "Back on the wall") < 0) {
        ui_key(w, TD_KEY_TAB);
    }
    ui_see(w, "Space clock");
    ui_key(w, ' ');
    ui_see(w, "Space stop");
    ui_miss(w, "Enter keep");
    ui_after(w, 5 + 37.5);
    ui_key(w, 'x'); /* nothing else stops it */
    ui_see(w, "Space stop");
    ui_key(w, ' ');
    ui_see(w, "> 37");
    assert_int_equal(w->kept.measure_saves, 0);
    assert_int_equal(td_stack_next_change(&w->stack, w->now).at, TD_NEVER);
    ui_key(w, ' '); /* once more, and stopped while getting into place: as it was */
    ui_after(w, 3);
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "> 37");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.measure_saves, 1);
    assert_int_equal(w->kept.measures[w->kept.measure_count - 1].value, 37);
}

/* Stand-ups are counted by the bar, one hand on the wall. */
static void td_measures_view__stand_ups__space_counts(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_measures_view);
    while (ui_find(w, "From the same seat") < 0) {
        ui_key(w, TD_KEY_TAB);
    }
    for (int i = 0; i < 9; i++) {
        ui_key(w, ' ');
    }
    ui_see(w, "> 9");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.measures[w->kept.measure_count - 1].value, 9);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        UI_TEST(td_measures_view__wall_sit__has_a_clock),
        UI_TEST(td_measures_view__stand_ups__space_counts),
        UI_TEST(td_measures_view__enter_on_nothing__keeps_nothing),
        UI_TEST(td_measures_view__typed__is_not_lost_by_leaving),
        UI_TEST(td_measures_view__opened_again__goes_on),
        UI_TEST(td_measures_view__corrected__replaces_this_weeks),
        UI_TEST(td_measures_view__not_kept__stays_with_it),
        UI_TEST(td_measures_view__first_week__three_are_named),
        UI_TEST(td_measures_view__later_week__asks_those_known),
        UI_TEST(td_measures_view__to_get_stronger__no_sore_leg),
        UI_TEST(td_measures_view__optional__enter_passes_over),
        UI_TEST(td_measures_view__every_size__questions_fit),
        UI_TEST(td_measures_view__all_answered__the_table),
        UI_TEST(td_measures_view__both_legs__weaker_in_percent),
        UI_TEST(td_measures_view__table__all_of_it_is_reached),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
