/* What home asks: which question is open, and what an answer is kept as. */
#include "teardrop/core/ask.h"

#include <string.h>

#include "teardrop/base/date.h"
#include "teardrop/base/str.h"
#include "test.h"

#define TODAY 20500

/* Answers to be looked through, newest first. */
struct told {
    struct td_person_answer answers[8];
    size_t count;
};

static void tell(struct told *told, enum td_topic topic, const char *answer, int days_ago)
{
    struct td_person_answer *a = &told->answers[told->count++];

    td_day_format(TODAY - days_ago, a->date);
    td_str_copy(a->topic, sizeof a->topic, td_topic_id(topic));
    td_str_copy(a->answer, sizeof a->answer, answer);
}

/* Somebody who trained yesterday, and was asked about themselves long ago. */
static struct td_ask_input usual(struct told *told)
{
    tell(told, TD_TOPIC_KNEE, "left", 100);
    return (struct td_ask_input){.answers = told->answers,
                                 .answer_count = told->count,
                                 .today = TODAY,
                                 .last_day = TODAY - 1,
                                 .has_last = true,
                                 .has_check = true};
}

static enum td_topic asked(const struct td_ask_input *input)
{
    struct td_ask ask;

    td_ask_find(input, &ask);
    return ask.topic;
}

static void td_ask__asks__nothing_on_a_usual_day(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in = usual(&told);

    (void)state;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
}

static void td_ask__asks_about_the_person__once_and_not_before_they_began(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in = {.answers = told.answers, .today = TODAY};

    (void)state;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.has_check = true;
    assert_int_equal(asked(&in), TD_TOPIC_KNEE);
    in.has_check = false;
    in.has_last = true;
    in.last_day = TODAY;
    assert_int_equal(asked(&in), TD_TOPIC_KNEE);
    tell(&told, TD_TOPIC_SPORT, "", 1); /* passed over counts as asked */
    in.answer_count = told.count;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
}

static void td_ask__asks_one_thing__what_holds_up_the_plan_first(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in = usual(&told);

    (void)state;
    in.last_day = TODAY - 8;
    in.silent_mornings = true;
    assert_int_equal(asked(&in), TD_TOPIC_GAP); /* those mornings are forgotten */
    in.last_day = TODAY - 7;
    assert_int_equal(asked(&in), TD_TOPIC_MORNINGS);
    in.one_more = "l4";
    assert_int_equal(asked(&in), TD_TOPIC_ONE_MORE);
}

static void td_ask__asks_about_silent_mornings__again_only_after_another_session(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in;

    (void)state;
    tell(&told, TD_TOPIC_MORNINGS, "usual", 1);
    in = usual(&told);
    in.silent_mornings = true;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.last_day = TODAY;
    assert_int_equal(asked(&in), TD_TOPIC_MORNINGS);
}

static void td_ask__asks_whether_it_helped__once_after_two_weeks_of_training(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in;

    (void)state;
    tell(&told, TD_TOPIC_GAP, "no_time", 12);
    in = usual(&told);
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.today = TODAY + 2;
    assert_int_equal(asked(&in), TD_TOPIC_GAP_AFTER);
    tell(&told, TD_TOPIC_GAP_AFTER, "", 0);
    in.answer_count = told.count;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
}

static void td_ask__asks_nothing_later__of_a_gap_that_was_passed_over(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in;

    (void)state;
    tell(&told, TD_TOPIC_GAP, "", 14);
    in = usual(&told);
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
}

static void td_ask__asks_about_a_limit__not_again_for_four_weeks(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in;

    (void)state;
    tell(&told, TD_TOPIC_ONE_MORE, "no", 27);
    in = usual(&told);
    in.one_more = "l4";
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.today++;
    assert_int_equal(asked(&in), TD_TOPIC_ONE_MORE);
}

static void td_ask__knows_every_gap__by_a_digit_with_what_follows(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in = usual(&told);
    struct td_ask ask;

    (void)state;
    in.last_day = TODAY - 8;
    td_ask_find(&in, &ask);
    assert_int_equal(ask.option_count, TD_GAP_COUNT);
    for (int i = 0; i < TD_GAP_COUNT; i++) {
        const struct td_ask_option *option = td_ask_option_of(&ask, (char)('1' + i));

        assert_non_null(option);
        assert_string_equal(option->id, td_gap_id((enum td_gap)i));
        assert_true(option->follows[0] != '\0');
    }
    assert_null(td_ask_option_of(&ask, '0'));
}

static void td_ask__keeps_an_answer__as_its_id_the_level_or_nothing(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in = usual(&told);
    struct td_person_answer answer = {.uuid = ""};
    struct td_ask ask;

    (void)state;
    in.one_more = "l4";
    td_ask_find(&in, &ask);
    td_ask_answer(&ask, td_ask_option_of(&ask, 'y'), TODAY, &answer);
    assert_string_equal(answer.topic, "one_more");
    assert_string_equal(answer.answer, "l4");
    td_ask_answer(&ask, td_ask_option_of(&ask, 'n'), TODAY, &answer);
    assert_string_equal(answer.answer, "no");
    td_ask_answer(&ask, NULL, TODAY, &answer);
    assert_string_equal(answer.answer, "");
}

/* A step of a depth limit: its degrees are what is kept, and its own weeks lie between. */
static void td_ask__asks_about_a_depth__when_the_plan_says_so(void **state)
{
    struct told told = {.count = 0};
    struct td_ask_input in;
    struct td_person_answer answer = {.uuid = ""};
    struct td_ask ask;

    (void)state;
    tell(&told, TD_TOPIC_ONE_MORE, "75", 20);
    in = usual(&told);
    in.deeper = (struct td_deeper){.to_deg = 90, .more_deg = 15, .weeks = 3, .to_go = 1};
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.today += 1;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.deeper.to_go = 0;
    td_ask_find(&in, &ask);
    assert_int_equal(ask.topic, TD_TOPIC_ONE_MORE);
    assert_string_equal(ask.level_name, "15 degrees, to 90");
    assert_non_null(strstr(ask.question, "step deeper"));
    td_ask_answer(&ask, td_ask_option_of(&ask, 'y'), in.today, &answer);
    assert_string_equal(answer.topic, "one_more");
    assert_string_equal(answer.answer, "90");
    td_ask_answer(&ask, td_ask_option_of(&ask, 'n'), in.today, &answer);
    assert_string_equal(answer.answer, "no");
    in.today -= 1; /* answered meanwhile, the plan is of before */
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
    in.deeper.to_deg = 0;
    in.today += 50;
    in.last_day = in.today;
    assert_int_equal(asked(&in), TD_TOPIC_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_ask__asks__nothing_on_a_usual_day),
        cmocka_unit_test(td_ask__asks_about_the_person__once_and_not_before_they_began),
        cmocka_unit_test(td_ask__asks_one_thing__what_holds_up_the_plan_first),
        cmocka_unit_test(td_ask__asks_about_silent_mornings__again_only_after_another_session),
        cmocka_unit_test(td_ask__asks_whether_it_helped__once_after_two_weeks_of_training),
        cmocka_unit_test(td_ask__asks_nothing_later__of_a_gap_that_was_passed_over),
        cmocka_unit_test(td_ask__asks_about_a_limit__not_again_for_four_weeks),
        cmocka_unit_test(td_ask__knows_every_gap__by_a_digit_with_what_follows),
        cmocka_unit_test(td_ask__keeps_an_answer__as_its_id_the_level_or_nothing),
        cmocka_unit_test(td_ask__asks_about_a_depth__when_the_plan_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
