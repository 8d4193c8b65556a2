/* What is asked of a person beside the self-check: one question, a clinician's word, who they are.
 */
#include "fake/ui_world.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/ask/ask.h"

#define DAY0 ((int64_t)NOW_UNIX / 86400)

/* Somebody whose last session is so many days ago, and who told about themselves. */
static void lived(struct ui_world *w, int days_ago)
{
    struct td_person_answer *told = &w->kept.answers[w->kept.answer_count++];

    w->kept.has_session = true;
    w->kept.session.started.unix_s = NOW_UNIX - days_ago * 24 * HOUR;
    w->kept.session.worst_pain = 1;
    w->kept.session.rpe = 6;
    td_str_copy(w->kept.session.level, sizeof w->kept.session.level, "l3");
    td_day_format(DAY0 - 100, told->date);
    td_str_copy(told->topic, sizeof told->topic, "knee");
    td_str_copy(told->answer, sizeof told->answer, "left");
}

/* The newest answer to a topic; fails when there is none. */
static const char *kept(const struct ui_world *w, enum td_topic topic)
{
    for (size_t i = w->kept.answer_count; i-- > 0;) {
        if (td_str_equal(w->kept.answers[i].topic, td_topic_id(topic))) {
            return w->kept.answers[i].answer;
        }
    }
    fail_msg("nothing is kept of %s", td_topic_id(topic));
    return "";
}

static void ask_gap(struct ui_world *w)
{
    struct td_ask_argument argument;
    struct td_person_answer told = {.date = "2026-01-01", .topic = "knee"};

    td_ask_find(&(struct td_ask_input){.answers = &told,
                                       .answer_count = 1,
                                       .today = DAY0,
                                       .last_day = DAY0 - 9,
                                       .has_last = true},
                &argument.ask);
    assert_int_equal(argument.ask.topic, TD_TOPIC_GAP);
    ui_open_with(w, &td_ask_view, &argument);
}

/* ---- one question ---- */

static void td_ask_view__a_digit__answers_and_says_what_follows(void **state)
{
    struct ui_world *w = *state;

    ask_gap(w);
    ui_see(w, "What got in the way?");
    ui_see(w, "9  other");
    ui_key(w, '1');
    assert_string_equal(kept(w, TD_TOPIC_GAP), "no_time");
    ui_see(w, "For two weeks the sessions are shorter");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &floor_view);
}

static void td_ask_view__enter_with_nothing_chosen__passes_it_over(void **state)
{
    struct ui_world *w = *state;

    ask_gap(w);
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(kept(w, TD_TOPIC_GAP), "");
    assert_ptr_equal(ui_top(w), &floor_view);
}

static void td_ask_view__an_arrow_and_enter__answer_as_well(void **state)
{
    struct ui_world *w = *state;

    ask_gap(w);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(kept(w, TD_TOPIC_GAP), "forgot");
    ui_see(w, "teardrop status");
}

static void td_ask_view__digits_in_a_paste__are_no_answer(void **state)
{
    struct ui_world *w = *state;
    struct td_input heap = {.kind = TD_INPUT_KEY, .key = '3', .arrival = TD_CAME_IN_A_HEAP};

    ask_gap(w);
    td_stack_input(&w->stack, &heap, w->now);
    heap.arrival = TD_CAME_AS_NUMBER;
    td_stack_input(&w->stack, &heap, w->now);
    assert_int_equal(w->kept.answer_count, 0);
    assert_ptr_equal(ui_top(w), &td_ask_view);
}

static void td_ask_view__every_size__shows_all_answers(void **state)
{
    struct ui_world *w = *state;

    ask_gap(w);
    for (int i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_see(w, "1  no time");
        ui_see(w, "9  other");
    }
}

static void td_ask_view__page__opens_by_enter(void **state)
{
    struct ui_world *w = *state;

    ask_gap(w);
    ui_key(w, '4');
    ui_see(w, "Enter: read it");
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &floor_view);
}

/* ---- on home ---- */

static void td_home_view__after_a_gap__asks_with_two_keys(void **state)
{
    struct ui_world *w = *state;

    lived(w, 9);
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    ui_see(w, "What got in the way lately?");
    ui_ask(w, TD_REQ_ANSWER);
    assert_ptr_equal(ui_top(w), &td_ask_view);
    ui_key(w, '8');
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_home_view);
    ui_miss(w, "What got in the way");
    assert_string_equal(kept(w, TD_TOPIC_GAP), "away");
}

static void td_home_view__nothing_asked__its_key_does_nothing(void **state)
{
    struct ui_world *w = *state;

    lived(w, 2);
    ui_open(w, &td_home_view);
    ui_ask(w, TD_REQ_ANSWER);
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_home_view__first_session_done__says_so_once(void **state)
{
    struct ui_world *w = *state;

    lived(w, 1);
    ui_open(w, &td_home_view);
    ui_see(w, "That was the hardest one: the first.");
    assert_string_equal(kept(w, TD_TOPIC_SAID), "first_session");
    ui_open(w, &td_home_view); /* another start on the same day */
    ui_miss(w, "That was the hardest one");
}

static void td_home_view__goal__stands_there(void **state)
{
    struct ui_world *w = *state;

    lived(w, 1);
    w->kept.measures[0] =
        (struct td_measure){.kind = TD_MEASURE_ACTIVITY, .name = "stairs", .value = 3};
    w->kept.measures[1] =
        (struct td_measure){.kind = TD_MEASURE_ACTIVITY, .name = "stairs", .value = 6, .week = 6};
    w->kept.measure_count = 2;
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    ui_see(w, "Your goal: stairs  3 -> 6 of 10");
}

static void td_home_view__a_look_that_holds__is_shown(void **state)
{
    struct ui_world *w = *state;

    lived(w, 1);
    w->kept.look = (struct td_look){.at.unix_s = NOW_UNIX - HOUR, .max_depth_deg = 60};
    td_day_format(DAY0 + 7, w->kept.look.until);
    ui_size(w, 120, 40);
    ui_open(w, &td_home_view);
    assert_non_null(strstr(ui_flat(w), "A clinician said: up to 60 degrees, until"));
}

static void td_home_view__what_is_proposed__is_kept_when_it_is_new(void **state)
{
    struct ui_world *w = *state;

    lived(w, 1);
    ui_open(w, &td_home_view); /* a start alone keeps nothing */
    assert_int_equal(w->kept.proposal_count, 0);
    for (int i = 0; i < 2; i++) {
        ui_ask(w, TD_REQ_ABOUT);
        ui_key(w, TD_KEY_ESC);
        assert_int_equal(w->kept.proposal_count, 1);
    }
    assert_string_equal(w->kept.proposals[0].level, "l3");
}

/* ---- a clinician's word ---- */

static void td_look_view__what_was_said__is_kept(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_look_view);
    ui_see(w, "nothing was said");
    ui_key(w, TD_KEY_RIGHT); /* free */
    ui_see(w, "free");
    ui_key(w, TD_KEY_RIGHT);
    ui_see(w, "to 60 degrees");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_RIGHT);
    ui_see(w, "no load");
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.clearances, 0);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(w->kept.clearances, 1);
    assert_int_equal(w->kept.look.max_depth_deg, 60);
    assert_true(w->kept.look.no_load);
    assert_string_equal(w->kept.look.until, "2026-09-28");
    assert_ptr_equal(ui_top(w), &floor_view);
}

static void td_look_view__program_ends__is_kept_once(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_look_view);
    td_stack_ending(&w->stack, w->now);
    td_stack_ending(&w->stack, w->now);
    assert_int_equal(w->kept.clearances, 1);
}

/* ---- who they are ---- */

static void td_about_view__answers__are_kept_by_topic(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_about_view);
    ui_key(w, '2');
    ui_see(w, "right");
    ui_key(w, TD_KEY_ENTER);
    ui_type(w, "skiing 2019?"); /* letters are letters */
    ui_key(w, TD_KEY_ENTER);
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &floor_view);
    assert_string_equal(kept(w, TD_TOPIC_KNEE), "right");
    assert_string_equal(kept(w, TD_TOPIC_INJURY), "skiing 2019?");
    assert_string_equal(kept(w, TD_TOPIC_OPERATION), "");
    assert_string_equal(kept(w, TD_TOPIC_SPORT), "");
    assert_int_equal(w->kept.answer_count, TD_ASK_ABOUT);
}

static void td_about_view__every_size__what_esc_does_is_whole(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_about_view);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_see(w, "1-3 left right both");
        ui_see(w, "Esc done");
        ui_miss(w, "…");
    }
}

static void td_about_view__opened_again__keeps_only_what_is_new(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_about_view);
    ui_key(w, TD_KEY_ESC);
    assert_int_equal(w->kept.answer_count, TD_ASK_ABOUT);
    ui_open(w, &td_about_view);
    ui_key(w, TD_KEY_ESC);
    assert_int_equal(w->kept.answer_count, TD_ASK_ABOUT);
    ui_open(w, &td_about_view);
    ui_key(w, '3');
    ui_key(w, TD_KEY_ESC);
    assert_int_equal(w->kept.answer_count, TD_ASK_ABOUT + 1);
    assert_string_equal(kept(w, TD_TOPIC_KNEE), "both");
}

/* ---- looking back ---- */

static void td_weeks_view__measures__first_against_newest(void **state)
{
    struct ui_world *w = *state;

    lived(w, 1);
    w->kept.measures[0] = (struct td_measure){.kind = TD_MEASURE_WORST, .value = 5};
    w->kept.measures[1] = (struct td_measure){.kind = TD_MEASURE_WORST, .value = 2, .week = 12};
    w->kept.measure_count = 2;
    ui_open(w, &td_weeks_view);
    ui_see(w, "Looking back");
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &floor_view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRAINING_TEST(td_ask_view__a_digit__answers_and_says_what_follows),
        TRAINING_TEST(td_ask_view__enter_with_nothing_chosen__passes_it_over),
        TRAINING_TEST(td_ask_view__an_arrow_and_enter__answer_as_well),
        TRAINING_TEST(td_ask_view__digits_in_a_paste__are_no_answer),
        TRAINING_TEST(td_ask_view__every_size__shows_all_answers),
        TRAINING_TEST(td_ask_view__page__opens_by_enter),
        TRAINING_TEST(td_home_view__after_a_gap__asks_with_two_keys),
        TRAINING_TEST(td_home_view__nothing_asked__its_key_does_nothing),
        TRAINING_TEST(td_home_view__first_session_done__says_so_once),
        TRAINING_TEST(td_home_view__goal__stands_there),
        TRAINING_TEST(td_home_view__a_look_that_holds__is_shown),
        TRAINING_TEST(td_home_view__what_is_proposed__is_kept_when_it_is_new),
        TRAINING_TEST(td_look_view__what_was_said__is_kept),
        TRAINING_TEST(td_look_view__program_ends__is_kept_once),
        TRAINING_TEST(td_about_view__answers__are_kept_by_topic),
        TRAINING_TEST(td_about_view__every_size__what_esc_does_is_whole),
        TRAINING_TEST(td_about_view__opened_again__keeps_only_what_is_new),
        TRAINING_TEST(td_weeks_view__measures__first_against_newest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
