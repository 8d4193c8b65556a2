/* The home screen: the next session, what is due, and what keeps it closed. */
#include "fake/ui_world.h"

/* Somebody who trained l2 yesterday evening and was checked nine days ago. */
static void lived_in(struct ui_world *w)
{
    w->kept.has_session = true;
    td_str_copy(w->kept.session.level, sizeof w->kept.session.level, "l2");
    w->kept.session.started = (struct td_instant){NOW_UNIX - 18 * HOUR, 0};
    w->kept.has_check = true;
    w->kept.check.done = (struct td_instant){NOW_UNIX - 9 * 24 * HOUR, 0};
    w->kept.check.outcome = TD_OUTCOME_NAMED;
    w->kept.check.named_count = 1;
    td_str_copy(w->kept.check.named[0], sizeof w->kept.check.named[0], "weak_thigh");
}

static void closed(struct ui_world *w)
{
    w->kept.gate.known = true;
    w->kept.gate.training = TD_TRAINING_CLOSED;
    td_str_copy(w->kept.gate.why, sizeof w->kept.gate.why, "A hot knee comes first.");
    td_str_copy(w->kept.gate.reopens, sizeof w->kept.gate.reopens, "A clinician's look opens it.");
}

static void td_home_view__first_start__what_it_is_and_where_to_begin(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    ui_see(w, "teardrop");
    ui_see(w, "This is for learning and practice.");
    ui_see(w, "What brings you here?");
    ui_see(w, "a  My knee hurts");
    ui_key(w, TD_KEY_ENTER); /* what is advised has the cursor */
    assert_ptr_equal(ui_top(w), &td_check_view);
}

static void td_home_view__first_start__every_way_leads_somewhere(void **state)
{
    static const struct td_view_ops *const leads[] = {&td_check_view, &td_about_view,
                                                      &td_moments_view, &td_primer_view};
    struct ui_world *w = *state;

    for (td_key key = 'a'; key <= 'd'; key++) {
        ui_open(w, &td_home_view);
        ui_key(w, key);
        assert_true(ui_top(w) == leads[key - 'a'] || ui_top(w) == &td_trouble_view);
    }
}

/* Nothing is taken for granted; it is kept once, with the way that is chosen. */
static void td_home_view__first_start__which_knee(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    assert_null(strstr(ui_row(w, 0), "knee"));
    ui_key(w, TD_KEY_TAB);
    assert_non_null(strstr(ui_row(w, 0), "right knee"));
    ui_key(w, TD_KEY_TAB);
    assert_non_null(strstr(ui_row(w, 0), "left knee"));
    ui_key(w, TD_KEY_TAB);
    assert_non_null(strstr(ui_row(w, 0), "both knees"));
    assert_int_equal(w->settings.values.knee, TD_KNEE_BOTH);
    assert_int_equal(w->kept.answer_count, 0);
    ui_key(w, 'a');
    assert_int_equal(w->kept.answer_count, 1);
    assert_string_equal(w->kept.answers[0].answer, "both");
}

/* Right is what the settings begin with, so it says nothing. */
static void td_home_view__knee_of_the_settings__in_the_title(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    (void)ui_dump(w);
    assert_null(strstr(ui_row(w, 0), "knee"));
    w->settings.values.knee = TD_KNEE_LEFT;
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, 0), "left knee"));
    w->settings.values.knee = TD_KNEE_BOTH;
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, 0), "both knees"));
}

/* What stands below never moves with what is said above it. */
static void td_home_view__any_text__parts_stay_where_they_are(void **state)
{
    struct ui_world *w = *state;
    int ladder, menu;

    lived_in(w);
    for (size_t i = 0; i < UI_SIZES; i++) {
        if (ui_sizes[i].cols < 60) {
            continue;
        }
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        w->kept.session.started.unix_s = NOW_UNIX - 18 * HOUR;
        w->kept.gate.known = false;
        ui_open(w, &td_home_view);
        menu = ui_find(w, "1  Train");
        ladder = ui_find(w, "4  History");
        w->kept.session.started.unix_s = NOW_UNIX - 60 * HOUR;
        ui_open(w, &td_home_view);
        assert_int_equal(ui_find(w, "1  Train"), menu);
        closed(w);
        ui_open(w, &td_home_view);
        assert_int_equal(ui_find(w, "1  Train"), menu);
        assert_int_equal(ui_find(w, "4  History"), ladder);
    }
}

static void td_home_view__rest_day__learn_is_advised_and_train_asks(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_open(w, &td_home_view);
    ui_see(w, "REST DAY");
    assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), "3  Learn"));
    ui_key(w, '1');
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_key(w, TD_KEY_ENTER); /* no, rest */
    assert_ptr_equal(ui_top(w), &td_home_view);
    ui_key(w, '1');
    ui_key(w, 'y');
    assert_ptr_equal(ui_top(w), &td_card_view);
}

static void td_home_view__w__all_of_today(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_open(w, &td_home_view);
    ui_miss(w, "Self-check 9 days ago");
    ui_key(w, 'w');
    ui_see(w, "Self-check 9 days ago");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "1  Train");
}

/* Only what had room to be seen counts as said. */
static void td_home_view__said_once__waits_for_a_window_with_room(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_size(w, 40, 12);
    ui_open(w, &td_home_view);
    assert_int_equal(w->kept.answer_count, 0);
    ui_size(w, 80, 24);
    assert_int_equal(w->kept.answer_count, 1);
    assert_string_equal(w->kept.answers[0].answer, "first_session");
    ui_see(w, "That was the hardest one: the first.");
}

/* In an ordinary window, the session, its reason, both questions and the word come before what the
 * self-check said. */
static void td_home_view__ordinary_window__reason_and_both_questions(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_size(w, 60, 17);
    ui_open(w, &td_home_view);
    ui_see(w, "l2 Chair: 3 x 10, tempo 3-1-2-0");
    ui_see(w, "How was the knee this morning?");
    ui_see(w, "Trained yesterday.");
    ui_see(w, "Press p.");
    ui_miss(w, "Self-check 9 days ago");
}

static void td_home_view__every_size__session_and_menu_whole(void **state)
{
    static const char *const entries[] = {"1  Train",   "2  Self-check", "3  Learn",
                                          "4  History", "5  Settings",   "v  Measures"};
    struct ui_world *w = *state;

    lived_in(w);
    ui_open(w, &td_home_view);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        if (ui_sizes[i].cols >= 60) {
            ui_see(w, "3 sets of 10");
            ui_see(w, "down 3, hold 1, up 2");
            ui_see(w, "6 min");
        } else {
            ui_see(w, "l2 Chair: 3 x 10, tempo 3-1-2-0, 6 min");
        }
        for (size_t k = 0; k < sizeof entries / sizeof entries[0]; k++) {
            ui_see(w, entries[k]);
        }
        assert_non_null(strstr(ui_row(w, -1), "? keys"));
    }
}

static void td_home_view__last_evening__was_yesterday(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    ui_see(w, "REST DAY");
    ui_see(w, "Trained yesterday. Best after 30 more hours.");
    ui_miss(w, "What brings you here?");
    w->kept.session.started.unix_s = NOW_UNIX - 47 * HOUR;
    ui_open(w, &td_home_view);
    ui_see(w, "Best after 1 more hour.");
    ui_miss(w, "1 more hours");
    w->kept.session.started.unix_s = NOW_UNIX - 48 * HOUR;
    ui_open(w, &td_home_view);
    ui_see(w, "Trained 2 days ago. You are rested.");
}

static void td_home_view__last_check__its_result_and_age(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    ui_size(w, 200, 60);
    ui_open(w, &td_home_view);
    ui_see(w, "Self-check 9 days ago: fits with a thigh strength gap");
    w->kept.check.named_count = 2;
    td_str_copy(w->kept.check.named[1], sizeof w->kept.check.named[1], "overload");
    ui_open(w, &td_home_view);
    assert_non_null(strstr(ui_flat(w), "fits with a thigh strength gap, or too much too soon"));
    w->kept.check.outcome = TD_OUTCOME_STOP;
    ui_open(w, &td_home_view);
    ui_see(w, "needs a person, not a program");
    ui_miss(w, "fits with a");
}

static void td_home_view__hold_level__seconds(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    td_str_copy(w->kept.session.level, sizeof w->kept.session.level, "l1");
    ui_open(w, &td_home_view);
    ui_see(w, "5 sets of 30 s");
}

static void td_home_view__history_in_trouble__said_once(void **state)
{
    struct ui_world *w = *state;
    const char *first;

    w->kept.trouble = "the disk is full";
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    first = strstr(ui_dump(w), "Nothing is kept: the disk is full");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Nothing is kept"));
}

static void td_home_view__programme_broken__says_so(void **state)
{
    struct ui_world *w = *state;

    w->program_err = TD_ERR_CONTENT;
    ui_open(w, &td_home_view);
    ui_see(w, "The programme cannot be read");
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_home_view__closed__why_and_what_reopens(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    closed(w);
    ui_open(w, &td_home_view);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_see(w, "Training is closed.");
        ui_see(w, "c a clinician has looked");
        ui_miss(w, "3 sets of 10");
        ui_miss(w, "3 x 10");
    }
    ui_size(w, 80, 24);
    ui_see(w, "A hot knee comes first.");
}

static void td_home_view__cleared_yes__recorded_and_open(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    closed(w);
    ui_open(w, &td_home_view);
    ui_key(w, 'c');
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_key(w, TD_KEY_ENTER); /* "no" is what stands selected */
    assert_int_equal(w->kept.clearances, 0);
    ui_key(w, 'c');
    ui_key(w, TD_KEY_ESC);
    assert_int_equal(w->kept.clearances, 0);
    ui_see(w, "Training is closed.");
    ui_key(w, 'c');
    ui_key(w, 'y');
    assert_ptr_equal(ui_top(w), &td_look_view);
    ui_key(w, TD_KEY_ESC); /* nothing was said; it is kept all the same */
    assert_int_equal(w->kept.clearances, 1);
    assert_int_equal(w->kept.look.max_depth_deg, 0);
    ui_miss(w, "Training is closed.");
    ui_see(w, "3 sets of 10");
}

static void td_home_view__cleared_but_not_kept__says_so(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    closed(w);
    w->kept.clearance_err = TD_ERR_STORE;
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    ui_key(w, 'c');
    ui_key(w, 'y');
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "could not be kept");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Training is closed.");
}

static void td_home_view__open__c_asks_nothing(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 40, 12);
    ui_open(w, &td_home_view);
    ui_key(w, 'c');
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_home_view__enter__trains(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    w->kept.session.started.unix_s = NOW_UNIX - 60 * HOUR; /* rested */
    ui_open(w, &td_home_view);
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), "1  Train"));
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_card_view);
}

static void td_home_view__keys__arrows_and_digits(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    w->kept.session.started.unix_s = NOW_UNIX - 60 * HOUR;
    ui_open(w, &td_home_view);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, 'j');
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), "3  Learn"));
    ui_key(w, '5');
    assert_ptr_equal(ui_top(w), &td_settings_view);
    ui_key(w, 'q');
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), "5  Settings"));
    assert_false(w->stack.quit);
    ui_key(w, '6');
    assert_ptr_equal(ui_top(w), &td_home_view);
    ui_key(w, TD_KEY_ESC); /* one too many ends nothing */
    assert_false(w->stack.quit);
    ui_key(w, 'q');
    assert_true(w->stack.quit);
}

static void td_home_view__click__opens(void **state)
{
    struct ui_world *w = *state;
    int y;

    lived_in(w);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_open(w, &td_home_view);
        y = ui_find(w, "4  History");
        assert_true(y > 0);
        ui_click(w, w->canvas.cursor_x + 3, y);
        assert_ptr_equal(ui_top(w), &td_history_view);
        ui_key(w, 'q');
        ui_click(w, w->canvas.cursor_x + 3, 0);
        assert_ptr_equal(ui_top(w), &td_home_view);
        ui_key(w, 'j');
    }
}

static void td_home_view__back__quits(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_home_view);
    ui_key(w, 'q');
    assert_true(w->stack.quit);
}

static void td_home_view__resize__keeps_the_choice(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    w->kept.session.started.unix_s = NOW_UNIX - 60 * HOUR;
    ui_open(w, &td_home_view);
    ui_key(w, 'j');
    ui_key(w, 'j');
    ui_size(w, 40, 12);
    ui_size(w, 120, 40);
    (void)ui_dump(w);
    assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), "3  Learn"));
}

static void td_home_view__ascii__nothing_else(void **state)
{
    struct ui_world *w = *state;

    lived_in(w);
    td_theme_init(&w->theme, TD_DEPTH_MONO, true);
    ui_open(w, &td_home_view);
    for (const char *at = ui_dump(w); *at != '\0'; at++) {
        assert_true((unsigned char)*at < 0x80);
    }
    ui_see(w, ">  3  Learn");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        UI_TEST(td_home_view__first_start__what_it_is_and_where_to_begin),
        UI_TEST(td_home_view__first_start__every_way_leads_somewhere),
        UI_TEST(td_home_view__first_start__which_knee),
        UI_TEST(td_home_view__knee_of_the_settings__in_the_title),
        UI_TEST(td_home_view__any_text__parts_stay_where_they_are),
        UI_TEST(td_home_view__rest_day__learn_is_advised_and_train_asks),
        UI_TEST(td_home_view__w__all_of_today),
        UI_TEST(td_home_view__every_size__session_and_menu_whole),
        UI_TEST(td_home_view__last_evening__was_yesterday),
        UI_TEST(td_home_view__last_check__its_result_and_age),
        UI_TEST(td_home_view__hold_level__seconds),
        UI_TEST(td_home_view__said_once__waits_for_a_window_with_room),
        UI_TEST(td_home_view__ordinary_window__reason_and_both_questions),
        UI_TEST(td_home_view__history_in_trouble__said_once),
        UI_TEST(td_home_view__programme_broken__says_so),
        UI_TEST(td_home_view__closed__why_and_what_reopens),
        UI_TEST(td_home_view__cleared_yes__recorded_and_open),
        UI_TEST(td_home_view__cleared_but_not_kept__says_so),
        UI_TEST(td_home_view__open__c_asks_nothing),
        UI_TEST(td_home_view__enter__trains),
        UI_TEST(td_home_view__keys__arrows_and_digits),
        UI_TEST(td_home_view__click__opens),
        UI_TEST(td_home_view__back__quits),
        UI_TEST(td_home_view__resize__keeps_the_choice),
        UI_TEST(td_home_view__ascii__nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
