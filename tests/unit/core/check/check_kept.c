/* Checks that were kept under earlier versions of the self-check: what they say is read, and what
 * has no counterpart says so. On the shipped self-check. */
#include "unit/shipped_checklist.h"

#include "teardrop/base/str.h"
#include "teardrop/core/check/record.h"

static struct td_check_record record;

static void kept(const char *version)
{
    memset(&record, 0, sizeof record);
    td_str_copy(record.version, sizeof record.version, version);
}

static void with(const char *question, const char *answer)
{
    td_str_copy(record.answers[record.answer_count].question, TD_ID_TEXT, question);
    td_str_copy(record.answers[record.answer_count++].answer, TD_ID_TEXT, answer);
}

static const char *gone(void)
{
    static char text[TD_RECORD_GONE_TEXT];

    td_record_gone_words(list, &record, text, sizeof text);
    return text;
}

static const char *words(const char *question, const char *answer)
{
    static char text[300];

    td_record_answer_words(list, question, answer, text, sizeof text);
    return text;
}

/* What has only got other words means what it meant. */
static void td_course_of_record__answers_that_stayed__keep_their_sense(void **state)
{
    static const char *const stayed[][2] = {
        {"where", "joint_line"},   {"where", "spread"},          {"where", "inner_below"},
        {"where", "outer"},        {"slipping", "out"},          {"swelling", "fast"},
        {"straighten", "blocked"}, {"squat_pain", "yes"},        {"landing", "yes"},
        {"catching", "yes"},       {"load_spike", "yes"},        {"giving_way", "pivot"},
        {"onset", "twist"},        {"morning_stiffness", "long"}};

    (void)state;
    for (size_t i = 0; i < sizeof stayed / sizeof stayed[0]; i++) {
        struct td_course course;
        int q = td_checklist_question(list, stayed[i][0]);

        kept("draft-3.2");
        with(stayed[i][0], stayed[i][1]);
        assert_int_equal(td_course_of_record(list, &record, &course), 0);
        assert_int_equal(course.answers.choice[q],
                         td_question_answer(&list->questions[q], stayed[i][1]));
        assert_string_equal(gone(), "");
    }
}

/* It lumped five things, of which most say nothing. */
static void td_course_of_record__hip_or_back_yes__is_read_as_not_sure(void **state)
{
    int q = td_checklist_question(list, "hip_or_back");
    struct td_course course;

    (void)state;
    kept("draft-3.2");
    with("hip_or_back", "yes");
    assert_int_equal(td_course_of_record(list, &record, &course), 0);
    assert_string_equal(list->questions[q].answers[course.answers.choice[q]].id, "unsure");
    assert_int_equal(course.trail_count, 1);
    assert_string_equal(words("hip_or_back", "yes"), "yes (this answer has no counterpart now)");
    assert_string_equal(gone(), "These answers have no counterpart now: Hip, groin or back (yes).");
}

/* Nobody can give such an answer any more. */
static void td_question_answer__earlier_id__is_none(void **state)
{
    const struct td_question *asked = &list->questions[question("hip_or_back")];

    (void)state;
    assert_int_equal(td_question_answer(asked, "yes"), -1);
    assert_int_equal(td_question_answer_then(asked, "yes"), td_question_answer(asked, "unsure"));
    assert_int_equal(td_question_answer_then(asked, "no"), td_question_answer(asked, "no"));
    assert_int_equal(td_question_answer_then(asked, "perhaps"), -1);
}

static void td_course_of_record__questions_that_are_gone__say_so(void **state)
{
    static const char *const dropped[][2] = {{"knees_in", "Knees falling in"},
                                             {"outer_thigh", "Outer thighs"},
                                             {"recovery", "Rest after hard days"}};

    (void)state;
    for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) {
        struct td_course course;
        char wanted[100];

        kept("draft-3.2");
        with(dropped[i][0], "yes");
        with("stairs", "mild");
        assert_int_equal(td_course_of_record(list, &record, &course), 1);
        assert_int_equal(course.trail_count, 1);
        assert_string_equal(td_checklist_question_name(list, dropped[i][0]), dropped[i][1]);
        assert_string_equal(words(dropped[i][0], "yes"), "yes (no longer asked)");
        assert_string_equal(words(dropped[i][0], "unsure"), "not sure (no longer asked)");
        (void)snprintf(wanted, sizeof wanted, "No longer asked: %s.", dropped[i][1]);
        assert_string_equal(gone(), wanted);
    }
}

/* All of it in two sentences, without what was skipped or put off. */
static void td_record_gone_words__all_kinds__are_told_once_each(void **state)
{
    (void)state;
    kept("draft-3.2");
    with("outer_thigh", TD_ANSWER_SKIPPED_ID);
    with("recovery", TD_ANSWER_LATER_ID);
    with("age", "34");
    with("worst_pain", "4");
    with("stairs", "mild");
    assert_string_equal(gone(), "");
    with("knees_in", "no");
    with("hip_or_back", "yes");
    with("recovery", "yes");
    with("stairs", "on_fire");
    td_str_copy(record.named[0], TD_ID_TEXT, "inner_side");
    td_str_copy(record.named[1], TD_ID_TEXT, "overload");
    record.named_count = 2;
    assert_string_equal(gone(), "No longer asked: Knees falling in, Rest after hard days. "
                                "These answers have no counterpart now: Hip, groin or back (yes), "
                                "Stairs (on fire). "
                                "It was named then: inner-side pain (an earlier name).");
}

static void td_record_answer_words__of_today__are_the_answers_own(void **state)
{
    (void)state;
    assert_string_equal(words("stairs", "mild"), "they hurt a little, mostly going down");
    assert_string_equal(words("worst_pain", "4"), "4");
    assert_string_equal(words("age", "34"), "34");
    assert_string_equal(words("stairs", TD_ANSWER_LATER_ID), "later");
}

static void td_checklist_names__unknown_id__stay_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(td_checklist_cause_name(list, "inner_side"),
                        "inner-side pain (an earlier name)");
    assert_string_equal(td_checklist_cause_name(list, "bursa"),
                        "a sore bursa in front of the knee");
    assert_string_equal(td_checklist_cause_name(list, "my_own"), "my_own");
    assert_string_equal(td_checklist_question_name(list, "stairs"), "Stairs");
    assert_string_equal(td_checklist_question_name(list, "my_own"), "my_own");
}

/* A list of red flags may have grown since: a draft goes on with all of them, the old answers are
 * still there, and a tick is never lost. */
static void td_course_of_record__draft_of_another_version__asks_the_lists_again(void **state)
{
    const char *versions[] = {list->version, "draft-3.2"};
    int flag = td_checklist_flag(list, "night_pain_plus");

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        static struct td_check_result result;
        struct td_course course;
        struct td_step next;

        kept(versions[i]);
        record.draft = true;
        with("age", "34");
        with("where", "diffuse_front");
        td_str_copy(record.flags[record.flag_count++], TD_ID_TEXT, "night_pain_plus");
        for (size_t g = 0; g < list->gate_count; g++) {
            td_str_copy(record.gates[record.gate_count++].gate, TD_ID_TEXT, list->gates[g].id);
        }
        assert_int_equal(td_course_of_record(list, &record, &course), 0);
        td_check_evaluate(list, &course.answers, &result);
        next = td_course_next(list, &course, &result);
        assert_int_equal(next.kind, i == 0 ? TD_STEP_QUESTION : TD_STEP_GATE);
        assert_int_equal(course.answers.flags_asked, i == 0);
        assert_true(course.answers.flag[flag]);
        assert_int_equal(course.answers.age_years, 34);
        assert_int_equal(course.trail_count, 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_course_of_record__answers_that_stayed__keep_their_sense),
        cmocka_unit_test(td_course_of_record__hip_or_back_yes__is_read_as_not_sure),
        cmocka_unit_test(td_question_answer__earlier_id__is_none),
        cmocka_unit_test(td_course_of_record__questions_that_are_gone__say_so),
        cmocka_unit_test(td_record_gone_words__all_kinds__are_told_once_each),
        cmocka_unit_test(td_record_answer_words__of_today__are_the_answers_own),
        cmocka_unit_test(td_checklist_names__unknown_id__stay_as_they_are),
        cmocka_unit_test(td_course_of_record__draft_of_another_version__asks_the_lists_again),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
