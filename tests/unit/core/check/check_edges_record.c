/* A self-check to its record and back, on a small one of its own: nothing is lost on the way, and
 * what is not known is told. Its course, step by step. And what each thing that can hurt means. */

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/course.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/check/record.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { Q_AGE, Q_PLACE, Q_PAIN, Q_TEST, Q_LAST, QS };

static const struct td_answer bands[] = {{.id = "young", .years_from = 10, .years_to = 16},
                                         {.id = "grown", .years_from = 17, .years_to = 39},
                                         {.id = "unsure", .unsure = true}};
static const struct td_answer yes_no[] = {{.id = "no"}, {.id = "yes"}};
static const struct td_question questions[QS] = {
    [Q_AGE] = {.id = "age", .kind = TD_QUESTION_YEARS, .answers = bands, .answer_count = 3},
    [Q_PLACE] = {.id = "place", .answers = yes_no, .answer_count = 2},
    [Q_PAIN] = {.id = "worst_pain", .kind = TD_QUESTION_SCALE},
    [Q_TEST] = {.id = "test", .answers = yes_no, .answer_count = 2},
    [Q_LAST] = {.id = "last", .answers = yes_no, .answer_count = 2},
};
static const struct td_flag flags[] = {{.id = "first"}, {.id = "second"}, {.id = "third"}};
static const uint8_t of_one[] = {0, 1}, of_two[] = {2};
static const struct td_gate gates[] = {{.id = "one", .flags = of_one, .flag_count = 2},
                                       {.id = "two", .flags = of_two, .flag_count = 1}};
static const uint8_t quick[] = {Q_AGE, Q_PLACE, Q_PAIN}, tests_of[] = {Q_TEST}, rest[] = {Q_LAST};
static const struct td_section sections[] = {
    {.id = "quick", .questions = quick, .question_count = 3},
    {.id = "tests", .questions = tests_of, .question_count = 1},
    {.id = "rest", .questions = rest, .question_count = 1}};
static const struct td_cause causes[] = {{.id = "joint"}, {.id = "tendon"}};
static const struct td_checklist list = {.version = "small",
                                         .causes = causes,
                                         .cause_count = 2,
                                         .questions = questions,
                                         .question_count = QS,
                                         .flags = flags,
                                         .flag_count = COUNT(flags),
                                         .gates = gates,
                                         .gate_count = COUNT(gates),
                                         .sections = sections,
                                         .section_count = COUNT(sections),
                                         .quick = quick,
                                         .quick_count = COUNT(quick)};

static struct td_course course, back;
static struct td_check_result result;
static struct td_check_record record;

static int set_up(void **state)
{
    (void)state;
    td_course_init(&course, TD_GOAL_SORE);
    memset(&result, 0, sizeof result);
    memset(&record, 0, sizeof record);
    return 0;
}

static void put(int question)
{
    course.trail[course.trail_count++] = (uint8_t)question;
}

static size_t there_and_back(void)
{
    td_check_record_of(&list, &course, &result, &record);
    return td_course_of_record(&list, &record, &back);
}

static void assert_answer(int number, const char *question, const char *answer)
{
    assert_true(number < record.answer_count);
    assert_string_equal(record.answers[number].question, question);
    assert_string_equal(record.answers[number].answer, answer);
}

static void record__answers__in_the_order_they_were_given(void **state)
{
    (void)state;
    put(Q_TEST);
    put(Q_PAIN);
    put(Q_AGE);
    put(Q_LAST);
    course.answers.choice[Q_TEST] = TD_ANSWER_LATER;
    course.answers.worst_pain = 0;
    course.answers.age_years = 17;
    course.answers.choice[Q_AGE] = 1;
    course.answers.choice[Q_PLACE] = 1; /* from before, and never put again */
    assert_int_equal(there_and_back(), 0);
    assert_int_equal(record.answer_count, 5);
    assert_answer(0, "test", TD_ANSWER_LATER_ID);
    assert_answer(1, "worst_pain", "0");
    assert_answer(2, "age", "17");
    assert_answer(3, "last", TD_ANSWER_SKIPPED_ID);
    assert_answer(4, "place", "yes");
    assert_int_equal(back.answers.choice[Q_TEST], TD_ANSWER_LATER);
    assert_int_equal(back.answers.worst_pain, 0);
    assert_int_equal(back.answers.age_years, 17);
    assert_int_equal(back.answers.choice[Q_AGE], 1);
    assert_int_equal(back.answers.choice[Q_LAST], TD_ANSWER_NONE);
    assert_int_equal(back.answers.choice[Q_PLACE], 1);
    assert_int_equal(back.trail_count, 5);
    assert_memory_equal(back.trail, course.trail, 4);
}

static void record__age_by_its_band_alone__stays_a_band(void **state)
{
    (void)state;
    put(Q_AGE);
    course.answers.choice[Q_AGE] = 0;
    assert_int_equal(there_and_back(), 0);
    assert_answer(0, "age", "young");
    assert_int_equal(back.answers.age_years, -1);
    assert_int_equal(back.answers.choice[Q_AGE], 0);
}

static void record__first_question__not_lost_either(void **state)
{
    (void)state;
    put(Q_LAST);
    course.answers.choice[Q_AGE] = 1; /* never put */
    course.answers.flag[0] = true;
    assert_int_equal(there_and_back(), 0);
    assert_int_equal(record.answer_count, 2);
    assert_answer(0, "last", TD_ANSWER_SKIPPED_ID);
    assert_answer(1, "age", "grown");
    assert_true(back.answers.flag[0]);
}

static void record__flags_and_gates__all_of_them(void **state)
{
    (void)state;
    course.answers.flag[1] = true;
    course.taken_back = 1u << 0;
    course.gates_done = 3;
    assert_int_equal(there_and_back(), 0);
    assert_int_equal(record.flag_count, 1);
    assert_string_equal(record.flags[0], "second");
    assert_int_equal(record.taken_back_count, 1);
    assert_string_equal(record.taken_back[0], "first");
    assert_int_equal(record.gate_count, 2);
    assert_true(record.gates[0].any);
    assert_false(record.gates[1].any);
    assert_true(back.answers.flag[1]);
    assert_false(back.answers.flag[0] || back.answers.flag[2]);
    assert_int_equal(back.taken_back, 1);
    assert_int_equal(back.gates_done, 3);
    assert_true(back.answers.flags_asked);
    course.gates_done = 2; /* the first one was not answered */
    assert_int_equal(there_and_back(), 0);
    assert_int_equal(record.gate_count, 1);
    assert_string_equal(record.gates[0].gate, "two");
    assert_int_equal(back.gates_done, 2);
    assert_false(back.answers.flags_asked);
}

static void record__ticked_again__is_not_taken_back(void **state)
{
    (void)state;
    course.answers.flag[0] = true;
    course.taken_back = 1u << 0;
    (void)there_and_back();
    assert_int_equal(record.flag_count, 1);
    assert_int_equal(record.taken_back_count, 0);
}

static void record__result__as_it_was(void **state)
{
    (void)state;
    result.named_count = 2;
    result.named[0] = 1;
    result.named[1] = 0;
    result.outcome = TD_OUTCOME_NAMED;
    result.urgency = TD_URGENCY_SOON;
    result.training = TD_TRAINING_LIMITED;
    result.start_level = "l1";
    result.max_depth_deg = 60;
    result.load = TD_LOAD_ASK;
    result.opens = (struct td_opening){3, 15, 90};
    result.lapse_weeks = 4;
    result.leaning = 1; /* but it does not lean */
    result.minor = true;
    td_str_copy(result.why, sizeof result.why, "because");
    (void)there_and_back();
    assert_string_equal(record.version, "small");
    assert_int_equal(record.named_count, 2);
    assert_string_equal(record.named[0], "tendon");
    assert_string_equal(record.named[1], "joint");
    assert_int_equal(record.outcome, TD_OUTCOME_NAMED);
    assert_int_equal(record.urgency, TD_URGENCY_SOON);
    assert_int_equal(record.training, TD_TRAINING_LIMITED);
    assert_string_equal(record.start_level, "l1");
    assert_string_equal(record.max_level, ""); /* there is none */
    assert_int_equal(record.max_depth_deg, 60);
    assert_int_equal(record.load, TD_LOAD_ASK);
    assert_int_equal(record.opens.weeks, 3);
    assert_int_equal(record.opens.step_deg, 15);
    assert_int_equal(record.opens.to_deg, 90);
    assert_int_equal(record.lapse_weeks, 4);
    assert_string_equal(record.leaning, "");
    assert_true(record.minor);
    assert_string_equal(record.why, "because");
    result.named_count = 0;
    (void)there_and_back();
    assert_string_equal(record.named[0], "");
    assert_string_equal(record.named[1], "");
    result.leans = true;
    (void)there_and_back();
    assert_string_equal(record.leaning, "tendon");
}

static void say(const char *question, const char *answer)
{
    td_str_copy(record.answers[record.answer_count].question, TD_ID_TEXT, question);
    td_str_copy(record.answers[record.answer_count++].answer, TD_ID_TEXT, answer);
}

static void record__what_is_not_known__is_counted_and_left_out(void **state)
{
    static const char *const unknown[][2] = {
        {"gone", "yes"},    {"place", "maybe"},   {"worst_pain", "11"},
        {"age", "ancient"}, {"worst_pain", "-1"}, {"age", "9"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++) {
        record.answer_count = 0;
        say(unknown[i][0], unknown[i][1]);
        assert_int_equal(td_course_of_record(&list, &record, &back), 1);
        assert_int_equal(back.trail_count, 0);
        assert_int_equal(back.answers.worst_pain, -1);
    }
    record.answer_count = 0;
    record.flag_count = 2;
    td_str_copy(record.flags[0], TD_ID_TEXT, "gone");
    td_str_copy(record.flags[1], TD_ID_TEXT, "third");
    record.taken_back_count = record.gate_count = 1; /* what was a mistake anyway is no loss */
    td_str_copy(record.taken_back[0], TD_ID_TEXT, "gone");
    td_str_copy(record.gates[0].gate, TD_ID_TEXT, "gone");
    assert_int_equal(td_course_of_record(&list, &record, &back), 1);
    assert_true(back.answers.flag[2]);
    assert_int_equal(back.taken_back, 0);
    assert_int_equal(back.gates_done, 0);
}

static void record__borders__the_last_that_is_known(void **state)
{
    (void)state;
    say("worst_pain", "10");
    say("age", "39");
    say("age", "39");
    assert_int_equal(td_course_of_record(&list, &record, &back), 0);
    assert_int_equal(back.answers.worst_pain, 10);
    assert_int_equal(back.answers.choice[Q_AGE], 1);
    assert_int_equal(back.trail_count, 2); /* a question stands there once */
    assert_int_equal(td_question_band(&questions[Q_AGE], 9), -1);
    assert_int_equal(td_question_band(&questions[Q_AGE], 10), 0);
    assert_int_equal(td_question_band(&questions[Q_AGE], 16), 0);
    assert_int_equal(td_question_band(&questions[Q_AGE], 17), 1);
    assert_int_equal(td_question_band(&questions[Q_AGE], 40), -1);
    assert_int_equal(td_question_band(&questions[Q_AGE], 0), -1); /* nor the one without years */
}

static void record__without_pain__the_scale_was_never_put(void **state)
{
    (void)state;
    record.goal = TD_GOAL_STRENGTH;
    say("worst_pain", "0");
    say("place", "no");
    assert_int_equal(td_course_of_record(&list, &record, &back), 0);
    assert_int_equal(back.trail_count, 1);
    assert_int_equal(back.trail[0], Q_PLACE);
}

static void record__went_on__shows_in_what_was_asked(void **state)
{
    (void)state;
    say("age", "20");
    say("place", "no");
    (void)td_course_of_record(&list, &record, &back);
    assert_false(back.offered);
    assert_int_equal(back.intros, 0);
    say("last", "no");
    (void)td_course_of_record(&list, &record, &back);
    assert_true(back.offered);
    assert_int_equal(back.intros, 1u << 2);
    say("test", TD_ANSWER_LATER_ID);
    (void)td_course_of_record(&list, &record, &back);
    assert_int_equal(back.intros, 1u << 1 | 1u << 2);
}

/* Of a question that stands there twice the last word counts, even when that is none. */
static void record__said_twice__the_last_word(void **state)
{
    (void)state;
    say("place", "yes");
    say("place", TD_ANSWER_SKIPPED_ID);
    assert_int_equal(td_course_of_record(&list, &record, &back), 0);
    assert_int_equal(back.answers.choice[Q_PLACE], TD_ANSWER_NONE);
    assert_int_equal(back.trail_count, 1);
}

/* Each id that an answer once had; what it has today comes first. */
static void record__former_answers__are_read_as_todays(void **state)
{
    static const char *of_no[] = {"never", "not_once"}, *of_yes[] = {"often", "no"};
    static const struct td_answer renamed[] = {{.id = "no", .was = of_no, .was_count = 2},
                                               {.id = "yes", .was = of_yes, .was_count = 2}};
    static const struct td_question question = {.answers = renamed, .answer_count = 2};

    (void)state;
    assert_int_equal(td_question_answer_then(&question, "never"), 0);
    assert_int_equal(td_question_answer_then(&question, "not_once"), 0);
    assert_int_equal(td_question_answer_then(&question, "often"), 1);
    assert_int_equal(td_question_answer_then(&question, "no"), 0);
    assert_int_equal(td_question_answer_then(&question, "seldom"), -1);
}

/* An answer may stand in several regions; the first one counts. */
static void td_question_region__first_with_the_place(void **state)
{
    static const struct td_spot front[] = {{.answer = 4}, {.answer = 0}, {.answer = 2}},
                                behind[] = {{.answer = 3}, {.answer = 2}};
    static const struct td_region regions[] = {{.places = front, .place_count = 3},
                                               {.places = behind, .place_count = 2}};
    static const struct td_question question = {.regions = regions, .region_count = 2};

    (void)state;
    assert_int_equal(td_region_spot(&regions[0], 4), 0);
    assert_int_equal(td_region_spot(&regions[0], 0), 1);
    assert_int_equal(td_region_spot(&regions[0], 2), 2);
    assert_int_equal(td_region_spot(&regions[1], 2), 1);
    assert_int_equal(td_region_spot(&regions[1], 4), -1);
    assert_int_equal(td_question_region(&question, 4), 0);
    assert_int_equal(td_question_region(&question, 2), 0);
    assert_int_equal(td_question_region(&question, 3), 1);
    assert_int_equal(td_question_region(&question, 1), -1);
}

/* ---- step by step ---- */

static void assert_next(enum td_step_kind kind, size_t index)
{
    struct td_step step = td_course_next(&list, &course, &result);

    assert_int_equal(step.kind, kind);
    assert_int_equal(step.index, index);
}

static void say_to(size_t question, int choice, int number)
{
    td_course_say(&list, &course, question, (struct td_said){(int8_t)choice, number}, NULL);
}

static void td_course_next__age_lists_quick_check_offer_and_the_rest(void **state)
{
    (void)state;
    result.urgency = TD_URGENCY_EMERGENCY;
    assert_next(TD_STEP_AGE, Q_AGE);
    say_to(Q_AGE, TD_ANSWER_NONE, -1); /* passed over is put, too */
    assert_next(TD_STEP_END, 0);
    result.urgency = TD_URGENCY_SAME_DAY;
    result.outcome = TD_OUTCOME_STOP;
    assert_next(TD_STEP_GATE, 0);
    td_course_pass_gate(&list, &course, 0, true);
    assert_next(TD_STEP_GATE, 1); /* a stop still asks for what is more urgent */
    assert_false(course.answers.flags_asked);
    td_course_pass_gate(&list, &course, 1, true);
    assert_true(course.answers.flags_asked);
    assert_next(TD_STEP_END, 0);
    result.outcome = TD_OUTCOME_NOT_ENOUGH;
    course.goal = TD_GOAL_STRENGTH;
    assert_next(TD_STEP_END, 0);
    course.goal = TD_GOAL_SORE;
    assert_next(TD_STEP_QUESTION, Q_PLACE);
    say_to(Q_PLACE, 0, -1);
    assert_next(TD_STEP_QUESTION, Q_PAIN);
    say_to(Q_PAIN, 0, 4);
    assert_int_equal(course.answers.worst_pain, 4);
    assert_next(TD_STEP_OFFER, 0);
    course.offered = true;
    assert_next(TD_STEP_QUESTION, Q_TEST);
    say_to(Q_TEST, 1, -1);
    assert_next(TD_STEP_QUESTION, Q_LAST);
    say_to(Q_LAST, 1, -1);
    assert_next(TD_STEP_END, 0);
}

/* A list of its own that some of the tests change. */
static struct td_question made_questions[QS];
static struct td_section made_sections[COUNT(sections)];

static struct td_checklist made_list(void)
{
    struct td_checklist made = list;

    memcpy(made_questions, questions, sizeof made_questions);
    memcpy(made_sections, sections, sizeof made_sections);
    made.questions = made_questions;
    made.sections = made_sections;
    return made;
}

static void td_course_next__block_of_tests__has_its_intro_once(void **state)
{
    struct td_checklist made = made_list();
    struct td_step step;

    (void)state;
    result.outcome = TD_OUTCOME_NOT_ENOUGH;
    made_sections[1].intro = "Stand up.";
    put(Q_AGE);
    put(Q_PLACE);
    put(Q_PAIN);
    course.gates_done = 3;
    course.offered = true;
    course.intros = 1u << 0 | 1u << 2;
    step = td_course_next(&made, &course, &result);
    assert_int_equal(step.kind, TD_STEP_INTRO);
    assert_int_equal(step.index, 1);
    course.intros = 1u << 1;
    step = td_course_next(&made, &course, &result);
    assert_int_equal(step.kind, TD_STEP_QUESTION);
    assert_int_equal(step.index, Q_TEST);
}

static void td_course_left__all_that_was_not_put__with_its_time(void **state)
{
    struct td_checklist made = made_list();
    int seconds = -1;

    (void)state;
    assert_int_equal(td_course_left(&list, &course, &seconds), 5);
    assert_int_equal(seconds, 5 * 12);
    made_questions[Q_TEST].pose = TD_POSE_STAND;
    assert_int_equal(td_course_left(&made, &course, &seconds), 5);
    assert_int_equal(seconds, 4 * 12 + 30);
    put(Q_AGE);
    put(Q_TEST);
    assert_int_equal(td_course_left(&made, &course, &seconds), 3);
    assert_int_equal(seconds, 3 * 12);
}

static void td_course_put_off__what_needs_a_pose_and_has_no_answer(void **state)
{
    struct td_checklist made = made_list();
    static const uint8_t three[] = {Q_AGE, Q_TEST, Q_LAST};

    (void)state;
    made_questions[Q_AGE].pose = made_questions[Q_LAST].pose = TD_POSE_LIE;
    made_sections[1].questions = three;
    made_sections[1].question_count = 3;
    say_to(Q_AGE, 0, 12);
    put(Q_PLACE);
    td_course_put_off(&made, &course, 1);
    assert_int_equal(course.answers.choice[Q_AGE], 0); /* has one, though it is the first */
    assert_int_equal(course.answers.choice[Q_TEST], TD_ANSWER_NONE);
    assert_int_equal(course.answers.choice[Q_LAST], TD_ANSWER_LATER);
    assert_int_equal(course.trail_count, 3);
    assert_int_equal(td_course_later(&made, &course), 1);
    td_course_take_up(&made, &course);
    assert_true(course.offered);
    assert_int_equal(td_course_later(&made, &course), 0);
    assert_int_equal(course.answers.choice[Q_LAST], TD_ANSWER_NONE);
    assert_int_equal(course.trail_count, 2);
    assert_int_equal(course.trail[0], Q_AGE);
    assert_int_equal(course.trail[1], Q_PLACE);
}

/* One lost answer takes the next along; only what said something is told. */
static void td_course_say__pointless__goes_all_the_way(void **state)
{
    static const struct td_condition yes = {.question = Q_PLACE, .answers = 1u << 1};
    static const struct td_condition tested = {.question = Q_TEST, .answers = 3};
    static const struct td_answer unsure[] = {{.id = "unsure", .unsure = true}, {.id = "yes"}};
    struct td_checklist made = made_list();
    struct td_course_drops drops;

    (void)state;
    made_questions[Q_AGE].ask_when = &tested; /* an earlier one hangs on a later one */
    made_questions[Q_AGE].ask_when_count = 1;
    made_questions[Q_TEST].ask_when = made_questions[Q_LAST].ask_when = &yes;
    made_questions[Q_TEST].ask_when_count = made_questions[Q_LAST].ask_when_count = 1;
    made_questions[Q_LAST].answers = unsure;
    say_to(Q_PLACE, 1, -1);
    say_to(Q_TEST, 0, -1);
    say_to(Q_LAST, 0, -1);
    say_to(Q_AGE, 1, 20);
    back = course;
    td_course_would_drop(&made, &course, Q_PLACE, (struct td_said){0, -1}, &drops);
    assert_memory_equal(&course, &back, sizeof course);
    assert_int_equal(drops.question_count, 2);
    assert_int_equal(drops.questions[0], Q_TEST);
    assert_int_equal(drops.questions[1], Q_AGE);
    td_course_say(&made, &course, Q_PLACE, (struct td_said){0, -1}, &drops);
    assert_int_equal(course.trail_count, 1);
    assert_int_equal(course.answers.choice[Q_LAST], TD_ANSWER_NONE);
    assert_int_equal(course.answers.choice[Q_AGE], TD_ANSWER_NONE);
    td_course_say(&made, &course, Q_PLACE, (struct td_said){1, -1}, &drops);
    assert_int_equal(drops.question_count, 0);
    assert_int_equal(course.trail_count, 1);
    say_to(Q_TEST, TD_ANSWER_NONE, -1); /* passed over: nothing is lost */
    td_course_say(&made, &course, Q_PLACE, (struct td_said){0, -1}, &drops);
    assert_int_equal(drops.question_count, 0);
    assert_int_equal(course.trail_count, 1);
}

static void td_course_pass_gate__none_of_these__clears_its_own(void **state)
{
    (void)state;
    course.answers.flag[0] = course.answers.flag[1] = course.answers.flag[2] = true;
    td_course_pass_gate(&list, &course, 0, false);
    assert_true(course.answers.flag[0] && course.answers.flag[1]);
    td_course_pass_gate(&list, &course, 0, true);
    assert_false(course.answers.flag[0] || course.answers.flag[1]);
    assert_true(course.answers.flag[2]);
    assert_int_equal(course.gates_done, 1);
}

/* The list is asked again only when nothing of it is left. */
static void td_course_take_back__last_of_its_list__is_asked_again(void **state)
{
    (void)state;
    course.gates_done = 3;
    course.answers.flags_asked = true;
    course.answers.flag[0] = course.answers.flag[1] = course.answers.flag[2] = true;
    td_course_take_back(&list, &course, 1);
    assert_int_equal(course.gates_done, 3);
    assert_true(course.answers.flags_asked);
    assert_int_equal(course.taken_back, 1u << 1);
    td_course_take_back(&list, &course, 0);
    assert_int_equal(course.gates_done, 2);
    assert_false(course.answers.flags_asked);
    assert_int_equal(course.taken_back, 3);
    assert_true(course.answers.flag[2]);
    course.gates_done = 3;
    course.answers.flag[1] = true;
    td_course_take_back(&list, &course, 0); /* the last of it is ticked */
    assert_int_equal(course.gates_done, 3);
}

static void td_course_undo__more_than_it_holds__each_as_it_was(void **state)
{
    static struct td_course_past past;
    int note = 0;

    (void)state;
    past.count = 0;
    for (int i = 0; i < TD_COURSE_UNDO + 2; i++) {
        course.answers.worst_pain = i;
        td_course_remember(&past, &course, i);
        assert_true(past.count <= TD_COURSE_UNDO);
    }
    for (int i = TD_COURSE_UNDO + 1; i > 1; i--) {
        assert_true(td_course_undo(&past, &course, &note));
        assert_int_equal(note, i);
        assert_int_equal(course.answers.worst_pain, i);
    }
    assert_false(td_course_undo(&past, &course, &note));
}

/* ---- what hurts ---- */

static void hurt__each__of_the_knee_and_swollen(void **state)
{
    static const struct {
        const char *id;
        bool knee, swells, flag;
    } rows[TD_HURT_COUNT] = {
        {"chest", false, false, true},       {"locked", true, false, true},
        {"swelling", true, true, true},      {"pop", true, false, true},
        {"giving_way", true, false, true},   {"sharp", true, false, false},
        {"dizzy", false, false, false},      {"slipped_out", true, false, true},
        {"slipped_back", true, false, true}, {"puffy", true, true, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(td_hurts[i].id, rows[i].id);
        assert_string_equal(td_hurt_name(rows[i].id), td_hurts[i].words);
        assert_int_equal(td_hurt_is_knee(rows[i].id), rows[i].knee);
        assert_int_equal(td_hurt_swells(rows[i].id), rows[i].swells);
        assert_int_equal(td_hurt_has_flag(&td_hurts[i]), rows[i].flag);
    }
    assert_string_equal(td_hurt_name("from later"), "from later");
    assert_true(td_hurt_is_knee("from later")); /* on the safe side */
    assert_false(td_hurt_is_knee(""));
    assert_false(td_hurt_swells("from later"));
}

static void hurt__answers__one_flag_as_if_all_was_asked(void **state)
{
    static const struct td_flag known[] = {{.id = "other"}, {.id = "fast_swelling"}};
    const struct td_checklist older = {.flags = known, .flag_count = 2};
    const struct td_checklist none = {.flags = known, .flag_count = 1};
    struct td_answers answers;

    (void)state;
    assert_true(td_hurt_answers(&td_hurts[2], &older, &answers)); /* by its older name */
    assert_true(answers.flags_asked);
    assert_true(answers.flag[1]);
    assert_false(answers.flag[0]);
    assert_int_equal(answers.worst_pain, -1);
    assert_false(td_hurt_answers(&td_hurts[2], &none, &answers));
    assert_true(answers.flags_asked);
    assert_false(answers.flag[0]);
    assert_false(td_hurt_answers(&td_hurts[6], &older, &answers)); /* it has none */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(record__answers__in_the_order_they_were_given, set_up),
        cmocka_unit_test_setup(record__age_by_its_band_alone__stays_a_band, set_up),
        cmocka_unit_test_setup(record__first_question__not_lost_either, set_up),
        cmocka_unit_test_setup(record__flags_and_gates__all_of_them, set_up),
        cmocka_unit_test_setup(record__ticked_again__is_not_taken_back, set_up),
        cmocka_unit_test_setup(record__result__as_it_was, set_up),
        cmocka_unit_test_setup(record__what_is_not_known__is_counted_and_left_out, set_up),
        cmocka_unit_test_setup(record__borders__the_last_that_is_known, set_up),
        cmocka_unit_test_setup(record__without_pain__the_scale_was_never_put, set_up),
        cmocka_unit_test_setup(record__went_on__shows_in_what_was_asked, set_up),
        cmocka_unit_test_setup(record__said_twice__the_last_word, set_up),
        cmocka_unit_test_setup(record__former_answers__are_read_as_todays, set_up),
        cmocka_unit_test_setup(td_question_region__first_with_the_place, set_up),
        cmocka_unit_test_setup(td_course_next__age_lists_quick_check_offer_and_the_rest, set_up),
        cmocka_unit_test_setup(td_course_next__block_of_tests__has_its_intro_once, set_up),
        cmocka_unit_test_setup(td_course_left__all_that_was_not_put__with_its_time, set_up),
        cmocka_unit_test_setup(td_course_put_off__what_needs_a_pose_and_has_no_answer, set_up),
        cmocka_unit_test_setup(td_course_say__pointless__goes_all_the_way, set_up),
        cmocka_unit_test_setup(td_course_pass_gate__none_of_these__clears_its_own, set_up),
        cmocka_unit_test_setup(td_course_take_back__last_of_its_list__is_asked_again, set_up),
        cmocka_unit_test_setup(td_course_undo__more_than_it_holds__each_as_it_was, set_up),
        cmocka_unit_test_setup(hurt__each__of_the_knee_and_swollen, set_up),
        cmocka_unit_test_setup(hurt__answers__one_flag_as_if_all_was_asked, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
