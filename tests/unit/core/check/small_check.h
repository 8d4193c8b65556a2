/* A small self-check, where every number can be followed by hand, for tests of the decision rule.
 */
#ifndef TEARDROP_TESTS_UNIT_CORE_CHECK_SMALL_CHECK_H
#define TEARDROP_TESTS_UNIT_CORE_CHECK_SMALL_CHECK_H

#include "teardrop/core/check/checklist.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { JOINT, TENDON, GAP, LOAD, STRAY, CAUSES };

static const struct td_cause causes[CAUSES] = {
    [JOINT] = {.id = "joint", .name = "joint", .layer = TD_CAUSE_PATTERN},
    [TENDON] = {.id = "tendon",
                .name = "tendon",
                .layer = TD_CAUSE_PATTERN,
                .follow_up = TD_URGENCY_ROUTINE,
                .start_level = "l1",
                .max_level = "l3",
                .max_depth_deg = 60},
    [GAP] = {.id = "gap", .name = "gap", .layer = TD_CAUSE_CONTRIBUTOR},
    [LOAD] = {.id = "load",
              .name = "load",
              .layer = TD_CAUSE_CONTRIBUTOR,
              .follow_up = TD_URGENCY_SOON},
    [STRAY] = {.id = "stray", .name = "stray", .layer = TD_CAUSE_CONTRIBUTOR, .prior = -2},
};

/* Questions 0 to 9 only make up the number; 10 to 15 score; 16 is the pain. */
enum { FILLERS = 10, Q_JOINT = FILLERS, Q_TENDON, Q_GAP, Q_GAP_TOO, Q_LOAD, Q_STRAY, Q_PAIN, QS };
enum { NO, YES, UNSURE, STRONG };

#define ANSWERS(w1, w3)                                                                            \
    {                                                                                              \
        {.id = "no"}, {.id = "yes", .weights = &(w1), .weight_count = 1},                          \
            {.id = "unsure", .unsure = true},                                                      \
        {                                                                                          \
            .id = "strong", .weights = &(w3), .weight_count = 1                                    \
        }                                                                                          \
    }

static const struct td_weight joint1 = {JOINT, 1}, joint3 = {JOINT, 3}, tendon1 = {TENDON, 1},
                              tendon3 = {TENDON, 3}, gap1 = {GAP, -1}, gap3 = {GAP, 3},
                              load1 = {LOAD, 1}, load3 = {LOAD, 3}, stray1 = {STRAY, 1},
                              stray3 = {STRAY, 3};
static const struct td_answer plain[] = {{.id = "no"}, {.id = "yes"}};
static const struct td_answer of_joint[] = ANSWERS(joint1, joint3);
static const struct td_answer of_tendon[] = ANSWERS(tendon1, tendon3);
static const struct td_answer of_gap[] = ANSWERS(gap1, gap3);
static const struct td_answer of_load[] = ANSWERS(load1, load3);
static const struct td_answer of_stray[] = ANSWERS(stray1, stray3);

static struct td_question questions[QS];

static const struct td_flag flags[] = {
    {.id = "now",
     .action = "call",
     .urgency = TD_URGENCY_EMERGENCY,
     .training = TD_TRAINING_CLOSED},
    {.id = "today", .action = "go", .urgency = TD_URGENCY_SAME_DAY, .training = TD_TRAINING_CLOSED},
    {.id = "days",
     .text = "for days",
     .action = "book",
     .urgency = TD_URGENCY_SOON,
     .training = TD_TRAINING_LIMITED},
    {.id = "ask", .action = "ask", .urgency = TD_URGENCY_ROUTINE, .training = TD_TRAINING_CLOSED},
};

static const struct td_condition stray_strong = {.question = Q_STRAY, .answers = 1u << STRONG};
static const struct td_answer_flag answer_flags[] = {
    {.when = &stray_strong,
     .when_count = 1,
     .flag = 2,
     .urgency = TD_URGENCY_ROUTINE,
     .training = TD_TRAINING_FREE,
     .action = "later",
     .text = "strayed"},
};

static const struct td_group groups[] = {
    {.id = "twice", .why = "one thing", .questions = UINT64_C(3) << Q_GAP, .cause = GAP, .cap = 4}};
static const struct td_condition both[] = {{.question = Q_LOAD, .answers = 1u << YES},
                                           {.question = Q_GAP, .answers = 1u << NO}};
static const struct td_weight stray4 = {STRAY, 3};
static const struct td_conjunction conjunctions[] = {
    {.id = "pair", .when = both, .when_count = 2, .weights = &stray4, .weight_count = 1}};
static const struct td_condition not_unsure = {
    .question = Q_GAP_TOO, .answers = 1u << YES, .otherwise = true};
static const struct td_never_alone never_alone[] = {
    {.cause = STRAY, .partner = GAP, .when = &not_unsure, .when_count = 1}};

static struct td_checklist list = {
    .causes = causes,
    .cause_count = CAUSES,
    .questions = questions,
    .question_count = QS,
    .flags = flags,
    .flag_count = COUNT(flags),
    .answer_flags = answer_flags,
    .answer_flag_count = COUNT(answer_flags),
    .groups = groups,
    .group_count = COUNT(groups),
    .conjunctions = conjunctions,
    .conjunction_count = COUNT(conjunctions),
    .never_alone = never_alone,
    .never_alone_count = COUNT(never_alone),
    .home_pattern = JOINT,
    .soon_max_level = "l1",
    .soon_max_depth_deg = 45,
    .pain_levels = {"l2", "l2", "l2", "l1", "l1", "l1", "l0", "l0", "l0", "l0", "l0"},
    .top_level = "l8",
    .full_depth_deg = 120,
};

static inline int set_up(void **state)
{
    static const struct td_answer *const scored[] = {of_joint, of_tendon, of_gap,
                                                     of_gap,   of_load,   of_stray};

    (void)state;
    for (int q = 0; q < FILLERS; q++) {
        questions[q] = (struct td_question){.id = "filler", .answers = plain, .answer_count = 2};
    }
    for (int q = Q_JOINT; q < Q_PAIN; q++) {
        questions[q] =
            (struct td_question){.id = "scored", .answers = scored[q - Q_JOINT], .answer_count = 4};
    }
    questions[Q_PAIN] = (struct td_question){.id = "worst_pain", .kind = TD_QUESTION_SCALE};
    return 0;
}

static struct td_answers answers;
static struct td_check_result result;

/* `enough` answers that say nothing, then what the test is about. */
static inline void begin(void)
{
    td_answers_init(&answers);
    for (int q = 0; q < FILLERS; q++) {
        answers.choice[q] = NO;
    }
}

static inline void evaluate(void)
{
    td_check_evaluate(&list, &answers, &result);
}

static inline void assert_named(enum td_outcome outcome, int first, int second)
{
    evaluate();
    assert_int_equal(result.outcome, outcome);
    assert_int_equal(result.named_count, (first >= 0 ? 1 : 0) + (second >= 0 ? 1 : 0));
    if (first >= 0) {
        assert_int_equal(result.named[0], first);
    }
    if (second >= 0) {
        assert_int_equal(result.named[1], second);
    }
}

#endif
