/* What the course leaves out can change nothing: of made-up people every question that is said not
 * to matter is answered in every way, whatever the others get; and the worked cases come to the
 * same with fewer questions. On the shipped self-check. */
#include "unit/shipped_checklist.h"

#include "teardrop/store/content/answers.h"
#include "testing.h"
#include "unit/cases.h"
#include "unit/same_result.h"

#define STATES 1200 /* some along courses; each is looked at whole */
#define REST 4      /* ways in which the open questions may go on */

/* ---- made-up people ---- */

static struct td_check_result *evaluated(const struct td_answers *answers,
                                         struct td_check_result *out)
{
    td_check_evaluate(list, answers, out);
    return out;
}

/* Walks so many steps of a course; skips some questions, and mixes two causes. */
static void walk(struct td_course *course, uint32_t steps)
{
    size_t causes[2] = {chance((uint32_t)list->cause_count), chance((uint32_t)list->cause_count)};
    static struct td_check_result result;

    td_course_init(course, TD_GOAL_SORE);
    course->offered = true;
    for (uint32_t i = 0; i < steps; i++) {
        struct td_step step = td_course_next(list, course, evaluated(&course->answers, &result));

        if (step.kind == TD_STEP_GATE) {
            const struct td_gate *gate = &list->gates[step.index];

            course->answers.flag[gate->flags[chance((uint32_t)gate->flag_count)]] = chance(30) == 0;
            td_course_pass_gate(list, course, step.index, false);
        } else if (step.kind == TD_STEP_INTRO) {
            course->intros |= UINT32_C(1) << step.index;
        } else if (step.kind == TD_STEP_END) {
            return;
        } else {
            struct td_said said = {.choice = TD_ANSWER_NONE, .number = (int)chance(11)};

            if (list->questions[step.index].kind == TD_QUESTION_CHOICE) {
                said.number = -1;
            }
            if (list->questions[step.index].kind != TD_QUESTION_SCALE && chance(25) > 0) {
                said.choice = likely_answer(step.index, causes[chance(3) == 0]);
                said.number = -1;
            }
            td_course_say(list, course, step.index, said, NULL);
        }
    }
}

/* Nearly everything is answered: then much hangs on the little that is open. */
static void almost_all(struct td_answers *answers)
{
    size_t causes[2] = {chance((uint32_t)list->cause_count), chance((uint32_t)list->cause_count)};
    uint64_t left = 0;

    for (uint32_t i = 1 + chance(6); i > 0; i--) {
        left |= UINT64_C(1) << chance((uint32_t)list->question_count);
    }
    td_answers_init(answers);
    answers->flags_asked = true;
    answers->worst_pain = (int)chance(11);
    for (size_t q = 0; q < list->question_count; q++) {
        if (list->questions[q].answer_count > 0 && (left >> q & 1u) == 0 &&
            td_question_open(list, answers, q)) {
            answers->choice[q] = likely_answer(q, causes[chance(3) == 0]);
        }
    }
}

/* Answers what is open, in the order of the data, as far as it is asked then; not `but`. */
static void go_on(struct td_answers *answers, uint64_t open, size_t but)
{
    size_t cause = chance((uint32_t)list->cause_count);
    uint32_t leaves = 1 + chance(6);

    for (size_t q = 0; q < list->question_count; q++) {
        if ((open >> q & 1u) != 0 && q != but && answers->choice[q] < 0 && chance(leaves) == 0 &&
            td_question_open(list, answers, q)) {
            answers->choice[q] = likely_answer(q, cause);
        }
    }
}

/* ---- what does not matter ---- */

static void print_answers(const struct td_answers *answers)
{
    for (size_t q = 0; q < list->question_count; q++) {
        if (answers->choice[q] >= 0) {
            print_message("%s=%s ", list->questions[q].id,
                          list->questions[q].answers[answers->choice[q]].id);
        }
    }
    print_message("pain %d\n", answers->worst_pain);
}

static void assert_nothing_changes(const struct td_answers *before, const struct td_answers *after,
                                   const struct td_check_result *result, size_t question)
{
    static struct td_check_result then;

    if (!same_result(result, evaluated(after, &then))) {
        print_answers(before);
        print_answers(after);
        fail_msg("%s was said not to matter", list->questions[question].id);
    }
}

/* All answers to a question, and what is asked only because of them. */
static void try_question(const struct td_answers *rest, uint64_t open, size_t question)
{
    static struct td_check_result result;
    struct td_answers tried = *rest;

    if (!td_question_open(list, rest, question)) {
        return;
    }
    evaluated(rest, &result);
    for (size_t a = 0; a < list->questions[question].answer_count; a++) {
        tried = *rest;
        tried.choice[question] = (int8_t)a;
        for (size_t q = 0; q < list->question_count; q++) {
            if ((open >> q & 1u) != 0 && tried.choice[q] < 0 && !td_question_open(list, rest, q) &&
                td_question_open(list, &tried, q)) {
                tried.choice[q] = likely_answer(q, chance((uint32_t)list->cause_count));
            }
        }
        assert_nothing_changes(rest, &tried, &result, question);
    }
}

static size_t try_state(const struct td_answers *answers)
{
    uint64_t open = 0, idle = 0;
    size_t tried = 0;

    for (size_t q = 0; q < list->question_count; q++) {
        if (list->questions[q].answer_count > 0 && answers->choice[q] < 0) {
            open |= UINT64_C(1) << q;
            idle |= td_question_matters(list, answers, q) ? 0 : UINT64_C(1) << q;
        }
    }
    for (size_t q = 0; q < list->question_count; q++) {
        for (int i = 0; i < REST && (idle >> q & 1u) != 0; i++) {
            struct td_answers rest = *answers;

            go_on(&rest, open, q);
            try_question(&rest, open, q);
            tried++;
        }
    }
    return tried;
}

static void td_question_matters__no__no_answer_changes_anything(void **state)
{
    int states = testing_rounds(STATES);
    size_t tried = 0;

    (void)state;
    for (int i = 0; i < states; i++) {
        struct td_course course;

        if (i % 8 == 0) {
            walk(&course, 14 + chance(26));
        } else {
            almost_all(&course.answers);
        }
        tried += try_state(&course.answers);
    }
    assert_true(tried > (size_t)states * 3);
}

/* ---- the worked cases ---- */

static void read_case(const struct worked_case *worked, struct td_answers *answers)
{
    struct td_problems problems = {0};

    assert_int_equal(td_answers_parse(worked->answers, strlen(worked->answers), "case", list,
                                      answers, &problems),
                     TD_OK);
    td_problems_deinit(&problems);
}

/* As the person of a case would answer: what the case does not say is "not there", or not sure. */
static int8_t answer_of(const struct td_answers *said, size_t question)
{
    const struct td_question *asked = &list->questions[question];
    int unsure = td_question_answer(asked, "unsure");

    if (said->choice[question] >= 0) {
        return said->choice[question];
    }
    for (size_t a = 0; a < asked->answer_count; a++) {
        if (asked->answers[a].absent) {
            return (int8_t)a;
        }
    }
    return (int8_t)unsure;
}

static void ask_case(const struct td_answers *said, struct td_course *course)
{
    static struct td_check_result result;

    td_course_init(course, TD_GOAL_SORE);
    course->offered = true;
    for (;;) {
        struct td_step step = td_course_next(list, course, evaluated(&course->answers, &result));

        if (step.kind == TD_STEP_END) {
            return;
        }
        if (step.kind == TD_STEP_GATE) {
            for (size_t i = 0; i < list->gates[step.index].flag_count; i++) {
                uint8_t flag = list->gates[step.index].flags[i];

                course->answers.flag[flag] = said->flag[flag];
            }
            td_course_pass_gate(list, course, step.index, false);
        } else if (step.kind == TD_STEP_INTRO) {
            course->intros |= UINT32_C(1) << step.index;
        } else {
            struct td_said answer = {.choice = answer_of(said, step.index), .number = 4};

            if (list->questions[step.index].kind != TD_QUESTION_SCALE) {
                answer.number = step.kind == TD_STEP_AGE ? said->age_years : -1;
            }
            td_course_say(list, course, step.index, answer, NULL);
        }
    }
}

/* Before the course looked at typical signs it took 18.0 on average, over the same cases. */
static void td_course__worked_cases__same_result_with_few_questions(void **state)
{
    const size_t cases = sizeof worked_cases / sizeof worked_cases[0];
    static struct td_check_result asked, whole;
    size_t put = 0, quick_left_out = 0;

    (void)state;
    for (size_t c = 0; c < cases; c++) {
        struct td_answers said, all;
        struct td_course course;

        read_case(&worked_cases[c], &said);
        ask_case(&said, &course);
        put += course.trail_count;
        evaluated(&course.answers, &asked);
        all = course.answers;
        for (size_t q = 0; q < list->question_count && asked.outcome != TD_OUTCOME_STOP; q++) {
            if (list->questions[q].answer_count > 0 && td_question_open(list, &all, q)) {
                all.choice[q] = answer_of(&said, q);
            }
        }
        for (size_t i = 0; i < list->quick_count && asked.outcome != TD_OUTCOME_STOP; i++) {
            quick_left_out += !td_course_was_put(&course, list->quick[i]) &&
                              td_question_open(list, &course.answers, list->quick[i]);
        }
        if (!same_result(&asked, evaluated(&all, &whole))) {
            fail_msg("%s comes to something else", worked_cases[c].name);
        }
    }
    print_message("%.1f questions on average over %zu worked cases\n", (double)put / (double)cases,
                  cases);
    assert_true(put < cases * 20);
    assert_true(quick_left_out > 0); /* the quick check is not put whole either */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_question_matters__no__no_answer_changes_anything),
        cmocka_unit_test(td_course__worked_cases__same_result_with_few_questions),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
