/* What a result leaves open by the shipped data, and how long: named, leaned towards, flagged; and
 * what of it is kept. */
#include <string.h>

#include "src/core/check/rule.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/record.h"
#include "teardrop/core/check/training_gate.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static struct td_content *content;
static const struct td_checklist *list;
static struct td_answers answers;
static struct td_check_result result;

static int load(void **state)
{
    const struct td_problems *problems = NULL;
    struct td_content_port port;

    (void)state;
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) != TD_OK) {
        return -1;
    }
    port = td_content_port(content);
    return port.ops->checklist(port.self, &list, &problems) == TD_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    td_content_free(content);
    return 0;
}

static uint8_t cause(const char *id)
{
    int index = td_checklist_cause(list, id);

    assert_true(index >= 0);
    return (uint8_t)index;
}

static int begin(void **state)
{
    (void)state;
    memset(&result, 0, sizeof result);
    td_answers_init(&answers);
    return 0;
}

static void name(const char *first, const char *second)
{
    result.outcome = TD_OUTCOME_NAMED;
    result.named[0] = cause(first);
    result.named[1] = second != NULL ? cause(second) : 0;
    result.named_count = second != NULL ? 2 : 1;
    td_check_allow(list, &answers, &result);
}

static void lean(const char *id)
{
    result.outcome = TD_OUTCOME_NO_PATTERN;
    result.leans = true;
    result.leaning = cause(id);
    td_check_allow(list, &answers, &result);
}

static void flag(const char *id)
{
    int index = td_checklist_flag(list, id);

    assert_true(index >= 0);
    result.flags[result.flag_count++] =
        (struct td_raised_flag){.flag = (uint8_t)index,
                                .urgency = list->flags[index].urgency,
                                .training = list->flags[index].training,
                                .text = list->flags[index].text,
                                .action = list->flags[index].action};
}

static void expect_opens(int weeks, int step, int to)
{
    assert_int_equal(result.opens.weeks, weeks);
    assert_int_equal(result.opens.step_deg, step);
    assert_int_equal(result.opens.to_deg, to);
}

static void td_check_limits__named__stays_until_it_is_opened(void **state)
{
    (void)state;
    name("patellar_tendon", NULL);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
    assert_int_equal(result.max_depth_deg, 60);
    assert_int_equal(result.load, TD_LOAD_FREE);
    expect_opens(3, 15, 90);
    assert_int_equal(result.lapse_weeks, 0);
}

#define A20 "aaaaaaaaaaaaaaaaaaaa"
#define A80 A20 A20 A20 A20

/* Two of the longest names a file may have, a flag and pain: no sentence is cut. */
static void td_check_limits__longest_names__are_said_whole(void **state)
{
    struct td_checklist own = *list;
    struct td_cause causes[TD_CHECK_MAX_CAUSES];

    (void)state;
    memcpy(causes, list->causes, list->cause_count * sizeof *causes);
    own.causes = causes;
    causes[cause("patellar_tendon")].name = causes[cause("meniscus")].name = A80;
    assert_int_equal(strlen(A80), TD_CHECK_NAME_BYTES);
    result.outcome = TD_OUTCOME_NAMED;
    result.named[0] = cause("patellar_tendon");
    result.named[1] = cause("meniscus");
    result.named_count = 2;
    answers.worst_pain = 6;
    flag("night_pain_plus");
    td_check_allow(&own, &answers, &result);
    assert_string_equal(result.why, "It stays gentle for now, because of " A80 ", or " A80
                                    ". Until somebody has looked at it, train only what does not "
                                    "hurt. We begin a little lower because it has been sore.");
}

/* The lower depth, the stricter load, the slower way on. */
static void td_check_limits__a_pair__the_stricter_of_each(void **state)
{
    (void)state;
    name("patellar_tendon", "meniscus");
    assert_int_equal(result.max_depth_deg, 45);
    assert_int_equal(result.load, TD_LOAD_OWN);
    expect_opens(4, 15, 60);
    begin(state);
    name("arthritis", "ligament");
    assert_int_equal(result.max_depth_deg, 45);
    assert_int_equal(result.load, TD_LOAD_ASK);
    assert_int_equal(result.opens.weeks, 0);
}

static void td_check_limits__leaning__ends_after_four_weeks(void **state)
{
    static struct td_check_record record;
    struct td_course course;
    struct td_training_gate gate;

    (void)state;
    lean("plica");
    assert_int_equal(result.max_depth_deg, 60);
    assert_int_equal(result.lapse_weeks, 4);
    expect_opens(3, 15, 130);
    td_course_init(&course, TD_GOAL_SORE);
    td_check_record_of(list, &course, &result, &record);
    record.done.unix_s = 1000;
    assert_string_equal(record.leaning, "plica");
    assert_int_equal(record.lapse_weeks, 4);
    assert_int_equal(record.opens.weeks, 3);
    td_training_gate_of(&record, NULL, NULL, INT64_C(27) * 86400, &gate);
    assert_int_equal(gate.max_depth_deg, 60);
    td_training_gate_of(&record, NULL, NULL, INT64_C(28) * 86400, &gate);
    assert_int_equal(gate.max_depth_deg, 0);
}

/* A flag's limits do not end by waiting, whatever leans beside it. */
static void td_check_limits__leaning_and_a_flag__stays_until_a_look(void **state)
{
    static const char *const flags[] = {"old_dislocation", "keeps_giving_way"};

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        begin(state);
        flag(flags[i]);
        lean("plica");
        assert_int_equal(result.training, TD_TRAINING_LIMITED);
        assert_int_equal(result.lapse_weeks, 0);
        assert_int_equal(result.opens.weeks, 0);
        assert_int_equal(result.max_depth_deg, i == 0 ? list->limited_max_depth_deg : 45);
        assert_int_equal(result.load, i == 0 ? TD_LOAD_FREE : TD_LOAD_OWN);
    }
}

static void td_check_limits__leaning_to_what_limits_nothing__has_nothing_to_end(void **state)
{
    (void)state;
    lean("old_bump");
    assert_int_equal(result.training, TD_TRAINING_FREE);
    assert_int_equal(result.lapse_weeks, 0);
}

/* A kneecap that has been out: no way on but a look. */
static void td_check_limits__maltracking__by_whether_it_was_out(void **state)
{
    int slipping = td_checklist_question(list, "slipping");
    static const struct {
        const char *answer;
        int weeks;
    } said[] = {{"feels", 6}, {"out", 0}, {"out_new", 0}};

    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        begin(state);
        answers.choice[slipping] =
            (int8_t)td_question_answer(&list->questions[slipping], said[i].answer);
        assert_true(answers.choice[slipping] >= 0);
        name("maltracking", NULL);
        assert_int_equal(result.opens.weeks, said[i].weeks);
        assert_int_equal(result.max_depth_deg, 60);
    }
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_check_limits__named__stays_until_it_is_opened),
        TEST(td_check_limits__longest_names__are_said_whole),
        TEST(td_check_limits__a_pair__the_stricter_of_each),
        TEST(td_check_limits__leaning__ends_after_four_weeks),
        TEST(td_check_limits__leaning_and_a_flag__stays_until_a_look),
        TEST(td_check_limits__leaning_to_what_limits_nothing__has_nothing_to_end),
        TEST(td_check_limits__maltracking__by_whether_it_was_out),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
