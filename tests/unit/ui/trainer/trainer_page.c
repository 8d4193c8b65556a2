/* The end of a session on one page: what it says, and how one walks over its lines. */
#include "fake/ui_world.h"

static void end_at(struct ui_world *w, int cols, int rows)
{
    w->kept.remembers = true;
    ui_size(w, cols, rows);
    ui_after(w, L3_TOTAL);
}

static void td_trainer_page__sizes__say_what_was_done(void **state)
{
    static const int sizes[][2] = {{64, 23}, {80, 24}, {120, 40}, {200, 60}};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct ui_world *w = *state;

        ui_train(w, "l3");
        end_at(w, sizes[i][0], sizes[i][1]);
        ui_see(w, "30 of 30 reps");
        ui_see(w, "3 of 3 sets");
        ui_see(w, "WORST PAIN");
        ui_see(w, "LAST SET");
        ui_see(w, "NOTE");
        ui_see(w, "NEXT");
        ui_see(w, "Wed 23 September, after 48 hours");
        ui_see(w, "LADDER");
    }
}

/* Down and up lead past a question and back to it; what was answered stays. */
static void td_trainer_page__up_and_down__walk_over_the_lines(void **state)
{
    struct ui_world *w = *state;

    end_at(w, 80, 24);
    ui_see(w, "The worst pain in the knee");
    ui_key(w, TD_KEY_DOWN);
    ui_see(w, "How hard was the last set?");
    assert_int_equal(w->kept.saved.worst_pain, -1);
    ui_key(w, TD_KEY_UP);
    ui_see(w, "The worst pain in the knee");
    ui_key(w, '1'); /* answers, and leads on */
    ui_key(w, '8');
    ui_see(w, "Anything else to remember?");
    ui_key(w, TD_KEY_UP);
    ui_see(w, "How hard was the last set?");
    ui_see(w, "[8]");
    ui_key(w, '6');
    assert_int_equal(w->kept.saved.worst_pain, 1);
    assert_int_equal(w->kept.saved.rpe, 6);
    ui_see(w, "Anything else to remember?");
    ui_key(w, TD_KEY_UP);
    ui_key(w, TD_KEY_UP);
    ui_key(w, '2'); /* the pain anew: the effort stays as it was said */
    ui_see(w, "[6]");
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.saved.worst_pain, 2);
    assert_int_equal(w->kept.saved.rpe, 6);
}

/* A number that was chosen with the arrows is kept when one walks on. */
static void td_trainer_page__chosen_and_left__is_kept(void **state)
{
    struct ui_world *w = *state;

    end_at(w, 120, 40);
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_RIGHT);
    ui_see(w, "[1]");
    ui_key(w, TD_KEY_DOWN);
    assert_int_equal(w->kept.saved.worst_pain, 1);
}

/* Every rep is a bar, done or not, with its set's numbers. */
static void td_trainer_page__sets__are_drawn_rep_by_rep(void **state)
{
    struct ui_world *w = *state;
    const char *row;

    w->kept.remembers = true;
    ui_size(w, 120, 40);
    ui_after(w, 15 + 4 * 7 + 1);
    ui_ask(w, TD_REQ_FINISH_SET);
    ui_ask(w, TD_REQ_NEXT);
    ui_after(w, L3_TOTAL);
    row = strstr(ui_flat(w), "set 1");
    assert_non_null(row);
    assert_non_null(strstr(row, "█ █ █ █ · · · · · ·"));
    assert_non_null(strstr(row, "4 of 10"));
    ui_see(w, "24 of 30 reps");
    ui_see(w, "STOPPED EARLY");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        L3_TEST(td_trainer_page__sizes__say_what_was_done),
        L3_TEST(td_trainer_page__up_and_down__walk_over_the_lines),
        L3_TEST(td_trainer_page__chosen_and_left__is_kept),
        L3_TEST(td_trainer_page__sets__are_drawn_rep_by_rep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
