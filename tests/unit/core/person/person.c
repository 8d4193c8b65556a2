/* What a person was asked, and when it is time to ask again. */

#include "teardrop/core/person/person.h"

#include "teardrop/base/date.h"
#include "teardrop/base/str.h"
#include "test.h"

#define TODAY 20500

static struct td_person_answer answers[8];
static size_t count;

static int clear(void **state)
{
    (void)state;
    count = 0;
    return 0;
}

static void say(enum td_topic topic, int64_t day, const char *answer)
{
    struct td_person_answer *a = &answers[count++];

    *a = (struct td_person_answer){.uuid = ""};
    td_day_format(day, a->date);
    td_str_copy(a->topic, sizeof a->topic, td_topic_id(topic));
    td_str_copy(a->answer, sizeof a->answer, answer);
}

static bool gap_due(int64_t last_day)
{
    return td_gap_due(answers, count, last_day, TODAY);
}

static bool follow_up_due(int64_t last_day)
{
    return td_gap_follow_up_due(answers, count, last_day, TODAY);
}

static void td_gap_due__more_than_a_week__once(void **state)
{
    (void)state;
    assert_false(gap_due(TODAY));
    assert_false(gap_due(TODAY - 7));
    assert_true(gap_due(TODAY - 8));
    say(TD_TOPIC_GAP, TODAY - 1, ""); /* passed over */
    assert_false(gap_due(TODAY - 8));
    assert_false(gap_due(TODAY - 20));
}

static void td_gap_due__next_gap__is_another_one(void **state)
{
    (void)state;
    say(TD_TOPIC_GAP, TODAY - 20, "ill");
    assert_false(gap_due(TODAY - 25)); /* the same gap, however long */
    assert_true(gap_due(TODAY - 9));
    assert_false(gap_due(TODAY - 5));
    say(TD_TOPIC_GAP, TODAY + 30, "ill"); /* a clock that was wrong */
    assert_false(gap_due(TODAY - 9));
}

static void td_gap_follow_up_due__two_weeks_after_a_change(void **state)
{
    (void)state;
    assert_false(follow_up_due(TODAY));
    say(TD_TOPIC_GAP, TODAY - 14, "no_time");
    assert_true(follow_up_due(TODAY - 1));
    assert_false(follow_up_due(TODAY - 15)); /* has not trained since */
    say(TD_TOPIC_GAP_AFTER, TODAY, "");
    assert_false(follow_up_due(TODAY - 1));
}

static void td_gap_follow_up_due__too_early_too_late_or_no_change__is_not(void **state)
{
    static const char *const nothing[] = {"", "away", "other", "unheard_of"};

    (void)state;
    say(TD_TOPIC_GAP, TODAY - 13, "sore");
    assert_false(follow_up_due(TODAY));
    count = 0;
    say(TD_TOPIC_GAP, TODAY - 43, "sore");
    assert_false(follow_up_due(TODAY));
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        count = 0;
        say(TD_TOPIC_GAP, TODAY - 20, nothing[i]);
        assert_false(follow_up_due(TODAY));
    }
    count = 0;
    say(TD_TOPIC_GAP, TODAY - 20, "bored"); /* the answer of an earlier gap is followed */
    say(TD_TOPIC_GAP_AFTER, TODAY - 30, "yes");
    assert_true(follow_up_due(TODAY));
}

static void td_person_sore__the_newest_word(void **state)
{
    (void)state;
    assert_int_equal(td_person_sore(answers, count), TD_SORE_NOT_SAID);
    say(TD_TOPIC_KNEE, TODAY - 9, "left");
    assert_int_equal(td_person_sore(answers, count), TD_SORE_LEFT);
    say(TD_TOPIC_KNEE, TODAY - 3, "both");
    assert_int_equal(td_person_sore(answers, count), TD_SORE_BOTH);
    say(TD_TOPIC_KNEE, TODAY - 2, "");
    assert_int_equal(td_person_sore(answers, count), TD_SORE_NOT_SAID);
    say(TD_TOPIC_KNEE, TODAY, "right");
    assert_int_equal(td_person_sore(answers, count), TD_SORE_RIGHT);
}

static void td_gap_of__ids_there_and_back(void **state)
{
    (void)state;
    for (int gap = 0; gap < TD_GAP_COUNT; gap++) {
        assert_int_equal(td_gap_of(td_gap_id((enum td_gap)gap)), gap);
    }
    assert_int_equal(td_gap_of(""), TD_GAP_COUNT);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_gap_due__more_than_a_week__once),
        TEST(td_gap_due__next_gap__is_another_one),
        TEST(td_gap_follow_up_due__two_weeks_after_a_change),
        TEST(td_gap_follow_up_due__too_early_too_late_or_no_change__is_not),
        TEST(td_person_sore__the_newest_word),
        TEST(td_gap_of__ids_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
