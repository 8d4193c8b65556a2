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

/* ---- borders, on causes of its own ---- */

enum { FREE, LOW, DEEP, MADE };

static struct td_cause made_causes[MADE];
static const struct td_answer squats[] = {{.id = "no", .absent = true}, {.id = "yes"}};
static const struct td_answer bands[] = {{.id = "child", .years_from = 1}, {.id = "any"}};
static const struct td_question made_questions[] = {
    {.id = "squat_pain", .answers = squats, .answer_count = 2},
    {.id = "age", .answers = bands, .answer_count = 2}};
static const struct td_checklist made = {
    .causes = made_causes,
    .cause_count = MADE,
    .questions = made_questions,
    .question_count = 2,
    .soon_max_level = "l2",
    .soon_max_depth_deg = 45,
    .limited_max_level = "l3",
    .limited_max_depth_deg = 60,
    .pain_levels = {"l6", "l6", "l6", "l5", "l5", "l5", "l0", "l0", "l0", "l0", "l0"},
    .top_level = "l8",
    .full_depth_deg = 120};

static int make(void **state)
{
    (void)begin(state);
    made_causes[FREE] = (struct td_cause){.name = "free"};
    made_causes[LOW] = (struct td_cause){
        .name = "low", .start_level = "l4", .max_level = "l5", .opens = {3, 15, 100}};
    made_causes[DEEP] =
        (struct td_cause){.name = "deep", .max_depth_deg = 90, .opens = {2, 30, 110}};
    result.outcome = TD_OUTCOME_NAMED;
    return 0;
}

static void allow(size_t count, uint8_t first, uint8_t second)
{
    result.named_count = count;
    result.named[0] = first;
    result.named[1] = second;
    result.why[0] = '\0';
    td_check_allow(&made, &answers, &result);
}

static void expect_limits(enum td_training training, const char *start, const char *level,
                          int depth)
{
    assert_int_equal(result.training, training);
    assert_string_equal(result.start_level, start);
    assert_string_equal(result.max_level, level);
    assert_int_equal(result.max_depth_deg, depth);
}

static void td_check_allow__nothing_limits__everything_is_open(void **state)
{
    (void)state;
    allow(1, FREE, FREE);
    expect_limits(TD_TRAINING_FREE, "l6", "l8", 120);
    assert_string_equal(result.why, "Nothing you said speaks against training. Pain of up to 2 out "
                                    "of 10 is fine.");
    assert_int_equal(result.load, TD_LOAD_FREE);
    made_causes[FREE].max_level = "l8"; /* as far as the programme goes is no limit */
    made_causes[FREE].start_level = "l3";
    allow(1, FREE, FREE);
    expect_limits(TD_TRAINING_FREE, "l3", "l8", 120);
    made_causes[FREE].max_level = "l7";
    allow(1, FREE, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l3", "l7", 120);
    answers.worst_pain = 10;
    allow(1, FREE, FREE);
    assert_string_equal(result.start_level, "l0");
    assert_string_equal(result.why, "It stays gentle for now, because of free. We begin a little "
                                    "lower because it has been sore.");
    answers.choice[0] = 0;
    allow(1, FREE, FREE);
    assert_string_equal(result.start_level, "l3");
    answers.choice[0] = 1;
    allow(1, FREE, FREE);
    assert_string_equal(result.start_level, "l0");
}

static void td_check_allow__a_pair__either_way_round_the_stricter(void **state)
{
    static const uint8_t both[][2] = {{LOW, DEEP}, {DEEP, LOW}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        (void)begin(state);
        result.outcome = TD_OUTCOME_NAMED;
        made_causes[DEEP].opens.weeks = 2;
        allow(2, both[i][0], both[i][1]);
        expect_limits(TD_TRAINING_LIMITED, "l4", "l5", 90);
        expect_opens(3, 15, 100);
        assert_string_equal(result.why, i == 0
                                            ? "It stays gentle for now, because of low, or deep."
                                            : "It stays gentle for now, because of deep, or low.");
        made_causes[DEEP].opens.weeks = 0; /* by a look alone */
        allow(2, both[i][0], both[i][1]);
        expect_opens(0, 0, 0);
        allow(2, both[i][0], FREE); /* what limits nothing has no say in it */
        assert_int_equal(result.opens.step_deg, i == 0 ? 15 : 30);
    }
    made_causes[FREE].load = TD_LOAD_ASK;
    made_causes[LOW].load = TD_LOAD_OWN;
    allow(2, LOW, FREE);
    assert_int_equal(result.load, TD_LOAD_ASK);
    allow(2, FREE, LOW);
    assert_int_equal(result.load, TD_LOAD_ASK);
}

/* The lower level also holds for where to begin; one without a number is the most careful. */
static void td_check_allow__start__never_above_the_highest(void **state)
{
    (void)state;
    made_causes[LOW].start_level = "l7";
    allow(1, LOW, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l5", "l5", 120);
    made_causes[LOW].max_level = "chairs";
    allow(1, LOW, FREE);
    expect_limits(TD_TRAINING_LIMITED, "chairs", "chairs", 120);
    made_causes[LOW].max_level = "l0";
    allow(1, LOW, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l0", "l0", 120);
}

static void raised(enum td_urgency urgency, enum td_training training)
{
    result.flags[result.flag_count++] =
        (struct td_raised_flag){.urgency = urgency, .training = training, .action = "Ask first."};
}

static void td_check_allow__flags__limit_by_how_soon(void **state)
{
    (void)state;
    raised(TD_URGENCY_ROUTINE, TD_TRAINING_FREE);
    allow(1, FREE, FREE);
    expect_limits(TD_TRAINING_FREE, "l6", "l8", 120);
    raised(TD_URGENCY_ROUTINE, TD_TRAINING_LIMITED);
    allow(1, LOW, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l3", "l3", 60);
    assert_int_equal(result.load, TD_LOAD_FREE);
    expect_opens(0, 0, 0);
    assert_string_equal(result.why, "It stays gentle for now, because of low. Until somebody has "
                                    "looked at it, train only what does not hurt.");
    raised(TD_URGENCY_SOON, TD_TRAINING_FREE);
    allow(1, DEEP, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l2", "l2", 45);
    assert_int_equal(result.load, TD_LOAD_OWN);
    made_causes[DEEP].max_depth_deg = 45; /* and what is stricter stays */
    made_causes[DEEP].max_level = "l1";
    made_causes[DEEP].load = TD_LOAD_ASK;
    allow(1, DEEP, FREE);
    expect_limits(TD_TRAINING_LIMITED, "l1", "l1", 45);
    assert_int_equal(result.load, TD_LOAD_ASK);
}

static void expect_closed(const char *why)
{
    result.start_level = result.max_level = NULL;
    result.max_depth_deg = 0;
    allow(0, FREE, FREE);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    assert_null(result.start_level);
    assert_null(result.max_level);
    assert_int_equal(result.max_depth_deg, 0);
    assert_string_equal(result.why, why);
}

static void td_check_allow__closed__says_who_opens_it(void **state)
{
    static const char young[] = "Under 16 this is for information only: no loaded training without "
                                "a parent and a clinician. The page \"Under 16\" says what helps.";
    char both[320];

    (void)state;
    raised(TD_URGENCY_SOON, TD_TRAINING_FREE); /* one that does not close it comes first */
    raised(TD_URGENCY_ROUTINE, TD_TRAINING_CLOSED);
    raised(TD_URGENCY_ROUTINE, TD_TRAINING_CLOSED); /* once is enough */
    expect_closed("Check this with somebody before you train. Ask first.");
    assert_false(result.minor);
    answers.age_years = 15;
    td_str_format(both, sizeof both, "%s Check this with somebody before you train. Ask first.",
                  young);
    expect_closed(both);
    assert_true(result.minor);
    result.flag_count = 0;
    expect_closed(young);
    answers.age_years = -1;
    answers.choice[1] = 0;
    expect_closed(young);
    answers.choice[1] = 1;
    result.outcome = TD_OUTCOME_STOP;
    raised(TD_URGENCY_SAME_DAY, TD_TRAINING_CLOSED);
    expect_closed("A red flag comes first: do not train this leg until a clinician has looked at "
                  "it.");
    answers.age_years = 0;
    answers.choice[1] = TD_ANSWER_NONE;
    result.flag_count = 0;
    expect_closed(young);
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
        cmocka_unit_test_setup(td_check_allow__nothing_limits__everything_is_open, make),
        cmocka_unit_test_setup(td_check_allow__a_pair__either_way_round_the_stricter, make),
        cmocka_unit_test_setup(td_check_allow__start__never_above_the_highest, make),
        cmocka_unit_test_setup(td_check_allow__flags__limit_by_how_soon, make),
        cmocka_unit_test_setup(td_check_allow__closed__says_who_opens_it, make),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
