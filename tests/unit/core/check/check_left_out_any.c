/* Whether a question matters, on small self-checks made by chance: all that the rule knows, in
 * combinations that the shipped one does not have. Every question that is said not to matter is
 * tried in every way that the open questions can go on. */
#include <string.h>

#include "teardrop/core/check/course.h"
#include "test.h"
#include "testing.h"
#include "unit/same_result.h"

#define LISTS 6000
#define COUNTED 4000  /* lists on which what is left out is counted, */
#define LEFT_OUT 3058 /* and the open questions of them that are seen not to matter */
#define FILLERS TD_CHECK_MIN_ANSWERS /* answered, and say nothing: so that something is named */
#define REAL 6
#define QUESTIONS (FILLERS + REAL)
#define ANSWERS 3
#define OPEN 4 /* at most */
#define CAUSES 6
#define FLAGS 3
#define RULES 5
#define CONDITIONS 200

/* A self-check and all that it points to. */
static struct {
    struct td_checklist list;
    struct td_cause causes[CAUSES];
    struct td_question questions[QUESTIONS];
    struct td_answer answers[REAL][ANSWERS];
    struct td_weight weights[REAL][ANSWERS][CAUSES];
    struct td_need needs[CAUSES][2];
    struct td_flag flags[FLAGS];
    struct td_answer_flag answer_flags[RULES];
    struct td_group groups[RULES];
    struct td_conjunction conjunctions[RULES];
    struct td_weight together[RULES][2];
    struct td_never_alone never_alone[RULES];
    struct td_condition conditions[CONDITIONS];
    size_t condition_count;
    uint32_t rare; /* one answer in so many speaks for a cause */
} made;

static uint32_t seed = 11;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static int between(int low, int high)
{
    return low + (int)chance((uint32_t)(high - low + 1));
}

/* Each about another question, before `before`. */
static const struct td_condition *some_conditions(size_t count, size_t before)
{
    const struct td_condition *first = &made.conditions[made.condition_count];
    size_t question = FILLERS + chance((uint32_t)(before - FILLERS));

    for (size_t i = 0; i < count; i++) {
        assert_true(made.condition_count < CONDITIONS);
        made.conditions[made.condition_count++] =
            (struct td_condition){.question = (uint8_t)question,
                                  .answers = 1 + chance((1u << ANSWERS) - 2),
                                  .otherwise = chance(6) == 0};
        question = question + 1 < before ? question + 1 : FILLERS;
    }
    return first;
}

static void make_question(size_t q)
{
    static const char *const ids[QUESTIONS] = {"f0", "f1", "f2", "f3",        "f4", "f5",
                                               "f6", "f7", "f8", "f9",        "q0", "q1",
                                               "q2", "q3", "q4", "squat_pain"};
    static const struct td_answer filler = {.id = "yes", .text = "yes"};
    struct td_question *question = &made.questions[q];

    *question = (struct td_question){.id = ids[q], .answers = &filler, .answer_count = 1};
    if (q < FILLERS) {
        return;
    }
    question->answers = made.answers[q - FILLERS];
    question->answer_count = ANSWERS;
    for (size_t a = 0; a < ANSWERS; a++) {
        struct td_weight *weights = made.weights[q - FILLERS][a];
        struct td_answer *answer = &made.answers[q - FILLERS][a];

        *answer = (struct td_answer){.id = "a", .weights = weights, .absent = a == 0};
        for (size_t c = 0; c < CAUSES; c++) {
            if (chance(made.rare) == 0) {
                weights[answer->weight_count++] =
                    (struct td_weight){(uint8_t)c, (int8_t)between(-3, 3)};
            }
        }
    }
    if (q > FILLERS && chance(4) == 0) {
        question->ask_when = some_conditions(1, q);
        question->ask_when_count = 1;
    }
    question->unless_flags = chance(12) == 0 ? 1u << chance(FLAGS) : 0;
}

static void make_cause(size_t c)
{
    static const char *const ids[CAUSES] = {"home", "p1", "p2", "p3", "c1", "c2"};
    struct td_cause *cause = &made.causes[c];

    *cause = (struct td_cause){.id = ids[c], .name = ids[c], .prior = between(-1, 3)};
    cause->layer = c < 4 ? TD_CAUSE_PATTERN : TD_CAUSE_CONTRIBUTOR;
    cause->follow_up = (enum td_urgency)chance(3);
    cause->max_depth_deg = between(0, 2) * 30;
    cause->opens = (struct td_opening){between(0, 3), 15, 90};
    cause->alone_from = chance(3) == 0 ? between(2, 5) : 0;
    cause->needs = made.needs[c];
    cause->need_count = chance(3);
    for (size_t n = 0; n < cause->need_count; n++) {
        size_t of = 1 + chance(3);

        made.needs[c][n] =
            (struct td_need){between(1, (int)of > 1 ? 2 : 1), some_conditions(of, QUESTIONS), of};
    }
    if (chance(5) == 0) {
        cause->bars = some_conditions(1, QUESTIONS);
        cause->bar_count = 1;
    }
    if (chance(5) == 0) {
        cause->shut_when = some_conditions(1, QUESTIONS);
        cause->shut_when_count = 1;
    }
}

static void make_flags(void)
{
    static const char *const texts[] = {NULL, "one", "other"};

    for (size_t f = 0; f < FLAGS; f++) {
        made.flags[f] = (struct td_flag){
            "flag", "text", "action", (enum td_urgency)chance(3), TD_TRAINING_FREE, false};
    }
    made.list.answer_flag_count = chance(2) * chance(RULES + 1);
    for (size_t i = 0; i < made.list.answer_flag_count; i++) {
        size_t count = 1 + chance(2);

        made.answer_flags[i] =
            (struct td_answer_flag){.when = some_conditions(count, QUESTIONS),
                                    .when_count = count,
                                    .flags = chance(4) == 0 ? 1u << chance(FLAGS) : 0,
                                    .age_under = chance(6) == 0 ? 30 : 0,
                                    .flag = (uint8_t)chance(2),
                                    .urgency = (enum td_urgency)chance(5) / 2 * 2,
                                    .training = (enum td_training)chance(3),
                                    .action = texts[chance(3)],
                                    .text = texts[chance(3)]};
    }
}

static void make_rules(void)
{
    made.list.group_count = chance(4);
    made.list.conjunction_count = chance(3);
    made.list.never_alone_count = chance(2) * chance(RULES + 1);
    for (size_t i = 0; i < RULES; i++) {
        size_t count = 1 + chance(2);

        made.groups[i] = (struct td_group){.questions = (uint64_t)chance(1u << REAL) << FILLERS,
                                           .cause = (uint8_t)chance(CAUSES),
                                           .cap = (int8_t)between(1, 4)};
        for (size_t k = 0; k < 2; k++) {
            made.together[i][k] =
                (struct td_weight){(uint8_t)chance(CAUSES), (int8_t)between(-2, 2)};
        }
        made.conjunctions[i] = (struct td_conjunction){.when = some_conditions(count, QUESTIONS),
                                                       .when_count = count,
                                                       .weights = made.together[i],
                                                       .weight_count = 2};
        made.never_alone[i] = (struct td_never_alone){.cause = (uint8_t)chance(CAUSES),
                                                      .partner = (uint8_t)chance(CAUSES),
                                                      .when = some_conditions(count, QUESTIONS),
                                                      .when_count = count};
    }
}

static void make_list(void)
{
    struct td_checklist *list = &made.list;

    memset(&made, 0, sizeof made);
    made.rare = 2 + chance(9);
    list->causes = made.causes;
    list->cause_count = CAUSES;
    list->questions = made.questions;
    list->question_count = QUESTIONS;
    list->flags = made.flags;
    list->flag_count = FLAGS;
    list->answer_flags = made.answer_flags;
    list->groups = made.groups;
    list->conjunctions = made.conjunctions;
    list->never_alone = made.never_alone;
    list->soon_max_level = list->limited_max_level = "l1";
    list->soon_max_depth_deg = list->limited_max_depth_deg = 45;
    list->top_level = "l8";
    list->full_depth_deg = 130;
    for (size_t i = 0; i < 11; i++) {
        list->pain_levels[i] = i < 3 ? "l2" : "l0";
    }
    for (size_t q = 0; q < QUESTIONS; q++) {
        make_question(q);
    }
    for (size_t c = 0; c < CAUSES; c++) {
        make_cause(c);
    }
    make_flags();
    make_rules();
}

/* Up to OPEN of the questions have no answer. */
static void make_answers(struct td_answers *answers)
{
    td_answers_init(answers);
    memset(answers->choice, 0, FILLERS);
    answers->worst_pain = between(-1, 10);
    answers->age_years = between(0, 2) * 20 - 1;
    for (size_t f = 0; f < FLAGS; f++) {
        answers->flag[f] = chance(6) == 0;
    }
    for (size_t q = FILLERS; q < QUESTIONS; q++) {
        if (td_question_open(&made.list, answers, q)) {
            answers->choice[q] = (int8_t)chance(ANSWERS);
        }
    }
    for (uint32_t i = chance(OPEN) + 1; i > 0; i--) {
        answers->choice[FILLERS + chance(REAL)] = TD_ANSWER_NONE;
    }
}

/* Is every answer one to a question that would be asked? */
static bool is_asked(const struct td_answers *answers)
{
    for (size_t q = 0; q < QUESTIONS; q++) {
        if (answers->choice[q] >= 0 && !td_question_open(&made.list, answers, q)) {
            return false;
        }
    }
    return true;
}

/* Without one answer, and without what is then not asked. */
static struct td_answers without(const struct td_answers *answers, size_t question)
{
    struct td_answers left = *answers;

    left.choice[question] = TD_ANSWER_NONE;
    for (size_t q = question + 1; q < QUESTIONS; q++) {
        if (left.choice[q] >= 0 && !td_question_open(&made.list, &left, q)) {
            left.choice[q] = TD_ANSWER_NONE;
        }
    }
    return left;
}

/* The next way for the open questions to go on; false after the last. */
static bool next_way(const struct td_answers *begin, struct td_answers *way)
{
    for (size_t q = FILLERS; q < QUESTIONS; q++) {
        if (begin->choice[q] >= 0) {
            continue;
        }
        if (++way->choice[q] < ANSWERS) {
            return true;
        }
        way->choice[q] = TD_ANSWER_NONE;
    }
    return false;
}

static size_t try_list(const struct td_answers *answers)
{
    static struct td_check_result with, less;
    struct td_answers way = *answers;
    bool idle[QUESTIONS];
    size_t tried = 0;

    for (size_t q = 0; q < QUESTIONS; q++) {
        idle[q] = answers->choice[q] < 0 && !td_question_matters(&made.list, answers, q);
    }
    while (next_way(answers, &way)) {
        bool known = false;

        for (size_t q = FILLERS; q < QUESTIONS && is_asked(&way); q++) {
            struct td_answers left;

            if (!idle[q] || way.choice[q] < 0) {
                continue;
            }
            left = without(&way, q);
            if (!known) {
                td_check_evaluate(&made.list, &way, &with);
                known = true;
            }
            td_check_evaluate(&made.list, &left, &less);
            if (!same_result(&with, &less)) {
                fail_msg("question %zu was said not to matter", q - FILLERS);
            }
            tried++;
        }
    }
    return tried;
}

static void td_question_matters__no__on_any_list_nothing_changes(void **state)
{
    int lists = testing_rounds(LISTS);
    size_t tried = 0;

    (void)state;
    for (int i = 0; i < lists; i++) {
        struct td_answers answers;

        make_list();
        make_answers(&answers);
        tried += is_asked(&answers) ? try_list(&answers) : 0;
    }
    print_message("%zu ways tried\n", tried);
    assert_true(tried > (size_t)lists);
}

/* Nothing is asked for nothing: whoever bounds more loosely leaves out less. Bound more closely,
 * the number here may grow. */
static void td_question_matters__any_list__leaves_out_all_that_it_can_see(void **state)
{
    size_t idle = 0;

    (void)state;
    seed = 29;
    for (int i = 0; i < COUNTED; i++) {
        struct td_answers answers;

        make_list();
        make_answers(&answers);
        for (size_t q = FILLERS; q < QUESTIONS; q++) {
            idle += answers.choice[q] < 0 && !td_question_matters(&made.list, &answers, q);
        }
    }
    assert_int_equal(idle, LEFT_OUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_question_matters__any_list__leaves_out_all_that_it_can_see),
        cmocka_unit_test(td_question_matters__no__on_any_list_nothing_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
