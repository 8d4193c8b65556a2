/* The decision rule on a small self-check of its own, where every number can be
 * followed by hand. */

#include <string.h>

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

static int set_up(void **state)
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
static void begin(void)
{
    td_answers_init(&answers);
    for (int q = 0; q < FILLERS; q++) {
        answers.choice[q] = NO;
    }
}

static void evaluate(void)
{
    td_check_evaluate(&list, &answers, &result);
}

static void assert_named(enum td_outcome outcome, int first, int second)
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

static void td_check_evaluate__nine_answers__are_not_enough(void **state)
{
    (void)state;
    begin();
    answers.choice[0] = TD_ANSWER_NONE;
    answers.choice[1] = TD_ANSWER_LATER;
    answers.choice[Q_TENDON] = STRONG;
    answers.choice[Q_GAP] = UNSURE; /* neither this ... */
    answers.worst_pain = 3;         /* ... nor this counts */
    assert_named(TD_OUTCOME_NOT_ENOUGH, -1, -1);
    assert_int_equal(result.scored, 9);
    answers.choice[1] = NO;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_int_equal(result.scored, 10);
}

static void td_check_evaluate__outcomes__by_score(void **state)
{
    (void)state;
    begin();
    assert_named(TD_OUTCOME_NO_PATTERN, -1, -1);
    answers.choice[Q_JOINT] = YES; /* 1 and 0: within a point, but nothing speaks for the second */
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
    answers.choice[Q_TENDON] = YES; /* a tie goes by the order of the data */
    assert_named(TD_OUTCOME_NAMED, JOINT, TENDON);
    answers.choice[Q_TENDON] = STRONG; /* 1 and 3 */
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    answers.choice[Q_TENDON] = NO;
    answers.choice[Q_JOINT] = STRONG; /* 3 and 0; nothing contributes */
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
    answers.choice[Q_LOAD] = YES; /* 1; GAP at 0 is within a point, and not at 1 */
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    answers.choice[Q_LOAD] = STRONG;
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
}

static void td_check_evaluate__cap__takes_off_what_is_too_much(void **state)
{
    const struct td_score *gap;

    (void)state;
    begin();
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_GAP] = STRONG;
    answers.choice[Q_GAP_TOO] = STRONG;
    assert_named(TD_OUTCOME_NAMED, GAP, -1);
    gap = &result.contributors[0];
    assert_int_equal(gap->score, 4); /* 3 + 3, capped */
    assert_int_equal(gap->reason_count, 3);
    assert_int_equal(gap->reasons[2].kind, TD_REASON_CAP);
    assert_int_equal(gap->reasons[2].weight, -2);
    answers.choice[Q_GAP_TOO] = YES; /* what speaks against it counts in full */
    evaluate();
    assert_int_equal(result.contributors[0].score, 2);
    assert_int_equal(result.contributors[0].reason_count, 2);
}

static void td_check_evaluate__conjunction__needs_all_of_it(void **state)
{
    (void)state;
    begin();
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_LOAD] = YES;
    evaluate();
    assert_int_equal(result.contributors[2].cause, STRAY);
    assert_int_equal(result.contributors[2].score, -2); /* the prior alone */
    answers.choice[Q_GAP] = NO;
    evaluate();
    for (size_t i = 0; i < result.contributor_count; i++) {
        if (result.contributors[i].cause == STRAY) {
            assert_int_equal(result.contributors[i].score, 1);
            assert_int_equal(result.contributors[i].reasons[0].kind, TD_REASON_TOGETHER);
            assert_int_equal(result.contributors[i].reasons[1].kind, TD_REASON_PRIOR);
        }
    }
}

static void td_check_evaluate__never_alone__brings_its_partner(void **state)
{
    (void)state;
    begin();
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_STRAY] = STRONG;
    answers.choice[Q_LOAD] = YES;
    answers.choice[Q_GAP] = NO; /* STRAY: -2 + 3 + 3 = 4, LOAD 1 */
    assert_named(TD_OUTCOME_NAMED, STRAY, GAP);
    answers.choice[Q_GAP_TOO] = NO; /* still otherwise */
    assert_named(TD_OUTCOME_NAMED, STRAY, GAP);
    answers.choice[Q_GAP_TOO] = YES; /* the condition fails: it stands alone */
    assert_named(TD_OUTCOME_NAMED, STRAY, -1);
    answers.choice[Q_GAP_TOO] = NO;
    answers.choice[Q_STRAY] = YES; /* 2, and LOAD at 1 is a second of its own */
    assert_named(TD_OUTCOME_NAMED, STRAY, LOAD);
}

/* ---- typical signs, and what else decides over a name ---- */

/* The same causes, to be made particular by a test. */
static struct td_cause picky[CAUSES];
/* A sign is a filler that is answered with yes. */
#define SIGN(q)                                                                                    \
    {                                                                                              \
        .question = (q), .answers = 1u << YES                                                      \
    }
static const struct td_condition sign0[] = {SIGN(0)}, sign1[] = {SIGN(1)},
                                 three[] = {SIGN(1), SIGN(2), SIGN(3)};
static const struct td_need one_sign[] = {{.least = 1, .of = sign0, .of_count = 1}};
static const struct td_need two_groups[] = {{.least = 1, .of = sign0, .of_count = 1},
                                            {.least = 2, .of = three, .of_count = 3}};

static int set_up_picky(void **state)
{
    (void)state;
    memcpy(picky, causes, sizeof picky);
    list.causes = picky;
    begin();
    return 0;
}

static int tear_down_picky(void **state)
{
    (void)state;
    list.causes = causes;
    list.never_alone = never_alone;
    list.never_alone_count = COUNT(never_alone);
    return 0;
}

static void need(int cause, const struct td_need *needs, size_t count)
{
    picky[cause].needs = needs;
    picky[cause].need_count = count;
}

static void assert_leans(int cause)
{
    assert_named(TD_OUTCOME_NO_PATTERN, -1, -1);
    assert_true(result.leans);
    assert_int_equal(result.leaning, cause);
}

static void td_check_evaluate__without_its_sign__it_only_leans(void **state)
{
    (void)state;
    need(TENDON, one_sign, 1);
    answers.choice[Q_TENDON] = STRONG;
    assert_leans(TENDON);
    assert_false(result.patterns[0].met);
    assert_int_equal(result.patterns[0].needs_want, 1);
    assert_int_equal(result.patterns[0].needs_have, 0);
    answers.choice[0] = YES;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_false(result.leans);
    assert_true(result.patterns[0].met);
    assert_int_equal(result.patterns[0].needs_have, 1);
}

/* Too few answers, or too low a score, and nothing is said at all. */
static void td_check_evaluate__leaning__takes_answers_and_a_score(void **state)
{
    (void)state;
    need(TENDON, one_sign, 1);
    answers.choice[Q_TENDON] = STRONG;
    answers.choice[1] = answers.choice[2] = TD_ANSWER_NONE;
    assert_named(TD_OUTCOME_NOT_ENOUGH, -1, -1);
    assert_false(result.leans);
    begin();
    assert_named(TD_OUTCOME_NO_PATTERN, -1, -1);
    assert_false(result.leans);
}

/* A twisted knee without a name is not sent off with "nothing": what it leans towards counts. */
static void td_check_evaluate__leaning__brings_its_urgency_and_limits(void **state)
{
    (void)state;
    need(TENDON, one_sign, 1);
    answers.choice[Q_TENDON] = STRONG;
    assert_leans(TENDON);
    assert_int_equal(result.urgency, TD_URGENCY_ROUTINE);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
    assert_string_equal(result.start_level, "l1");
    assert_string_equal(result.max_level, "l3");
    assert_int_equal(result.max_depth_deg, 60);
    picky[TENDON].follow_up = TD_URGENCY_SOON;
    evaluate();
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
}

static void td_check_evaluate__groups_of_signs__all_must_hold(void **state)
{
    (void)state;
    need(TENDON, two_groups, 2);
    answers.choice[Q_TENDON] = STRONG;
    answers.choice[1] = answers.choice[2] = answers.choice[3] = YES;
    assert_leans(TENDON); /* more of one group does not make up for another */
    assert_int_equal(result.patterns[0].needs_want, 3);
    assert_int_equal(result.patterns[0].needs_have, 2);
    answers.choice[0] = YES;
    answers.choice[1] = answers.choice[2] = NO;
    assert_leans(TENDON);
    assert_int_equal(result.patterns[0].needs_have, 2);
    answers.choice[2] = YES;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_int_equal(result.patterns[0].needs_have, 3);
}

/* A sign may be that something was not said. */
static void td_check_evaluate__sign_that_is_not__holds_unanswered_as_well(void **state)
{
    static const struct td_condition not_yes[] = {
        {.question = Q_STRAY, .answers = 1u << YES, .otherwise = true}};
    static const struct td_need unless_yes[] = {{.least = 1, .of = not_yes, .of_count = 1}};

    (void)state;
    need(TENDON, unless_yes, 1);
    answers.choice[Q_TENDON] = STRONG;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    answers.choice[Q_STRAY] = UNSURE;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    answers.choice[Q_STRAY] = TD_ANSWER_LATER;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    answers.choice[Q_STRAY] = YES;
    assert_leans(TENDON);
}

static void td_check_evaluate__reach__one_with_its_signs_stands_beside(void **state)
{
    (void)state;
    need(TENDON, one_sign, 1);
    picky[TENDON].prior = 1;
    answers.choice[Q_TENDON] = STRONG; /* 4 */
    answers.choice[Q_JOINT] = YES;     /* 1: three below */
    assert_named(TD_OUTCOME_NAMED, TENDON, JOINT);
    assert_false(result.leans);
    picky[TENDON].prior = 2; /* four below */
    assert_leans(TENDON);
    picky[TENDON].prior = 0;
    answers.choice[Q_JOINT] = NO; /* 3 and 0: nothing speaks for it */
    assert_leans(TENDON);
    answers.choice[Q_JOINT] = YES; /* and it must have signs of its own */
    need(JOINT, one_sign, 1);
    assert_leans(TENDON);
}

static void td_check_evaluate__reach__skips_what_lacks_its_signs(void **state)
{
    (void)state;
    picky[STRAY].layer = TD_CAUSE_PATTERN;
    need(TENDON, one_sign, 1);
    need(JOINT, one_sign, 1);
    answers.choice[Q_TENDON] = STRONG;
    answers.choice[Q_JOINT] = YES;    /* 1, and before the other in the data */
    answers.choice[Q_STRAY] = STRONG; /* -2 + 3 */
    assert_named(TD_OUTCOME_NAMED, TENDON, STRAY);
}

/* Near the best, a second needs no signs of its own. */
static void td_check_evaluate__second_within_a_point__may_lack_its_signs(void **state)
{
    (void)state;
    need(TENDON, one_sign, 1);
    picky[JOINT].prior = 1;
    answers.choice[Q_JOINT] = STRONG; /* 4 */
    answers.choice[Q_TENDON] = STRONG;
    assert_named(TD_OUTCOME_NAMED, JOINT, TENDON);
    picky[JOINT].prior = 2; /* two apart */
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
}

static void td_check_evaluate__alone_from__takes_that_score(void **state)
{
    (void)state;
    picky[TENDON].alone_from = 4;
    answers.choice[Q_TENDON] = STRONG;
    assert_leans(TENDON);
    assert_false(result.patterns[0].met);
    answers.choice[Q_JOINT] = YES;
    assert_named(TD_OUTCOME_NAMED, TENDON, JOINT);
    picky[TENDON].alone_from = 3;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_true(result.patterns[0].met);
}

/* It is for a name alone: beside another the signs are enough. */
static void td_check_evaluate__alone_from__does_not_hold_for_a_second(void **state)
{
    (void)state;
    need(JOINT, one_sign, 1);
    picky[TENDON].alone_from = 4;
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_TENDON] = YES;
    assert_named(TD_OUTCOME_NAMED, JOINT, TENDON);
}

static void td_check_evaluate__bars__leave_it_out_altogether(void **state)
{
    (void)state;
    picky[TENDON].bars = sign1;
    picky[TENDON].bar_count = 1;
    answers.choice[Q_TENDON] = STRONG;
    answers.choice[Q_JOINT] = YES;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    answers.choice[1] = YES;
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
    assert_int_equal(result.pattern_count, 1);
    picky[LOAD].bars = sign1;
    picky[LOAD].bar_count = 1;
    answers.choice[Q_LOAD] = STRONG; /* a contributor as well */
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
    assert_int_equal(result.contributor_count, 2);
    picky[JOINT].bars = sign1;
    picky[JOINT].bar_count = 1;
    assert_named(TD_OUTCOME_NO_PATTERN, -1, -1);
    assert_int_equal(result.pattern_count, 0);
    assert_false(result.leans);
}

static void td_check_evaluate__contributor_without_signs__is_passed_over(void **state)
{
    (void)state;
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_LOAD] = STRONG;
    answers.choice[Q_STRAY] = STRONG; /* -2 + 3 */
    picky[STRAY].prior = -1;          /* 2 */
    list.never_alone_count = 0;
    assert_named(TD_OUTCOME_NAMED, LOAD, STRAY);
    need(STRAY, one_sign, 1); /* not even as a second */
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    need(LOAD, one_sign, 1);
    assert_named(TD_OUTCOME_PATTERN_ONLY, JOINT, -1);
    need(STRAY, NULL, 0);
    assert_named(TD_OUTCOME_NAMED, STRAY, -1);
}

/* A partner comes in place of the kneecap joint, and of nothing else. */
static void td_check_evaluate__never_alone__beside_the_kneecap_joint(void **state)
{
    static const struct td_never_alone rules[] = {
        {.cause = TENDON, .partner = GAP, .when = sign1, .when_count = 1},
        {.cause = TENDON, .partner = LOAD, .when = sign1, .when_count = 1}};

    (void)state;
    list.never_alone = rules;
    list.never_alone_count = COUNT(rules);
    picky[TENDON].prior = 1;
    answers.choice[Q_TENDON] = STRONG; /* 4 */
    answers.choice[Q_JOINT] = STRONG;  /* 3 */
    assert_named(TD_OUTCOME_NAMED, TENDON, JOINT);
    answers.choice[1] = YES;
    assert_named(TD_OUTCOME_NAMED, TENDON, GAP); /* the first rule that holds */
    picky[GAP].bars = sign1;
    picky[GAP].bar_count = 1;
    assert_named(TD_OUTCOME_NAMED, TENDON, LOAD); /* but none that is barred */
    picky[STRAY].layer = TD_CAUSE_PATTERN;
    picky[STRAY].prior = 0;
    answers.choice[Q_JOINT] = NO;
    answers.choice[Q_STRAY] = STRONG; /* another second stays */
    assert_named(TD_OUTCOME_NAMED, TENDON, STRAY);
}

/* With a partner the kneecap joint stands as it is: what adds to it is not asked for. */
static void td_check_evaluate__never_alone__comes_before_the_contributors(void **state)
{
    static const struct td_never_alone rule = {
        .cause = JOINT, .partner = TENDON, .when = sign1, .when_count = 1};

    (void)state;
    list.never_alone = &rule;
    list.never_alone_count = 1;
    answers.choice[Q_JOINT] = STRONG;
    answers.choice[Q_LOAD] = STRONG;
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    answers.choice[1] = YES;
    assert_named(TD_OUTCOME_NAMED, JOINT, TENDON);
}

static void td_check_evaluate__urgency__is_the_largest(void **state)
{
    (void)state;
    begin();
    answers.choice[Q_TENDON] = STRONG;
    evaluate();
    assert_int_equal(result.urgency, TD_URGENCY_ROUTINE); /* its follow-up */
    answers.flag[2] = true;
    evaluate();
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
    assert_true(result.flags[0].ticked);
    answers.choice[Q_TENDON] = NO;
    answers.choice[Q_JOINT] = STRONG;
    answers.flag[2] = false;
    answers.choice[Q_LOAD] = STRONG;
    evaluate();
    assert_int_equal(result.urgency, TD_URGENCY_SOON); /* the contributor's follow-up */
    assert_int_equal(result.flag_count, 0);
}

static void td_check_evaluate__flag_twice__most_urgent_counts(void **state)
{
    (void)state;
    begin();
    answers.choice[Q_STRAY] = STRONG;
    evaluate();
    assert_int_equal(result.flag_count, 1);
    assert_int_equal(result.flags[0].urgency, TD_URGENCY_ROUTINE);
    assert_string_equal(result.flags[0].action, "later");
    assert_string_equal(result.flags[0].text, "strayed");
    assert_false(result.flags[0].ticked);
    assert_int_equal(result.training, TD_TRAINING_FREE);
    answers.flag[2] = true;
    evaluate();
    assert_int_equal(result.flag_count, 1);
    assert_int_equal(result.flags[0].urgency, TD_URGENCY_SOON);
    assert_string_equal(result.flags[0].action, "book");
    assert_string_equal(result.flags[0].text, "for days");
    assert_true(result.flags[0].ticked);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
}

static void td_check_evaluate__flags__most_urgent_first(void **state)
{
    static const uint8_t order[] = {0, 1, 2, 3};

    (void)state;
    begin();
    for (size_t i = 0; i < COUNT(flags); i++) {
        answers.flag[i] = true;
    }
    assert_named(TD_OUTCOME_STOP, -1, -1);
    assert_int_equal(result.flag_count, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_int_equal(result.flags[i].flag, order[i]);
    }
    assert_int_equal(result.urgency, TD_URGENCY_EMERGENCY);
    assert_int_equal(result.pattern_count + result.contributor_count, 0);
    assert_null(result.start_level);
    assert_null(result.max_level);
    assert_int_equal(result.max_depth_deg, 0);
    assert_string_not_equal(result.why, "");
}

static void td_check_evaluate__closing_flag_that_can_wait__still_names(void **state)
{
    (void)state;
    begin();
    answers.choice[Q_TENDON] = STRONG;
    answers.flag[3] = true;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    assert_null(result.max_level);
    assert_int_equal(result.max_depth_deg, 0);
    assert_non_null(strstr(result.why, "ask")); /* what opens it */
}

static void td_check_evaluate__limits__the_strictest_holds(void **state)
{
    (void)state;
    begin();
    answers.worst_pain = 2;
    evaluate();
    assert_int_equal(result.training, TD_TRAINING_FREE);
    assert_string_equal(result.start_level, "l2");
    assert_string_equal(result.max_level, "l8");
    assert_int_equal(result.max_depth_deg, 120);
    answers.choice[Q_TENDON] = STRONG;
    evaluate();
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
    assert_string_equal(result.start_level, "l1");
    assert_string_equal(result.max_level, "l3");
    assert_int_equal(result.max_depth_deg, 60);
    assert_non_null(strstr(result.why, "gentle for now, because of tendon."));
    answers.flag[2] = true;
    answers.worst_pain = 10;
    evaluate();
    assert_string_equal(result.start_level, "l0");
    assert_string_equal(result.max_level, "l1");
    assert_int_equal(result.max_depth_deg, 45);
}

static void td_check_evaluate__unanswered__in_order_of_the_data(void **state)
{
    (void)state;
    begin();
    answers.choice[3] = TD_ANSWER_LATER;
    for (int q = Q_JOINT; q < Q_PAIN; q++) {
        answers.choice[q] = UNSURE; /* an answer all the same */
    }
    evaluate();
    assert_int_equal(result.unanswered_count, 2);
    assert_int_equal(result.unanswered[0], 3);
    assert_int_equal(result.unanswered[1], Q_PAIN);
    answers.worst_pain = 0;
    evaluate();
    assert_int_equal(result.unanswered_count, 1);
}

static void td_reason_question_id__every_kind(void **state)
{
    static const struct {
        struct td_reason reason;
        const char *id;
    } rows[] = {
        {{.kind = TD_REASON_ANSWER, .index = Q_PAIN}, "worst_pain"},
        {{.kind = TD_REASON_PRIOR}, "(prior)"},
        {{.kind = TD_REASON_CAP}, "(cap) twice"},
        {{.kind = TD_REASON_TOGETHER}, "(together) pair"},
    };
    char id[64];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        td_reason_question_id(&list, &rows[i].reason, id, sizeof id);
        assert_string_equal(id, rows[i].id);
    }
}

static void td_urgency_id__words_of_the_result(void **state)
{
    static const char *const urgencies[] = {"none", "routine", "soon", "same_day", "emergency"};
    static const char *const outcomes[] = {"stop", "not_enough", "no_pattern", "named",
                                           "pattern_only"};

    (void)state;
    for (int i = 0; i < TD_URGENCY_COUNT; i++) {
        assert_string_equal(td_urgency_id((enum td_urgency)i), urgencies[i]);
        assert_string_equal(td_outcome_id((enum td_outcome)i), outcomes[i]);
    }
    assert_string_equal(td_training_id(TD_TRAINING_FREE), "free");
    assert_string_equal(td_training_id(TD_TRAINING_LIMITED), "limited");
    assert_string_equal(td_training_id(TD_TRAINING_CLOSED), "closed");
}

#define PICKY(test) cmocka_unit_test_setup_teardown(test, set_up_picky, tear_down_picky)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_evaluate__nine_answers__are_not_enough),
        cmocka_unit_test(td_check_evaluate__outcomes__by_score),
        cmocka_unit_test(td_check_evaluate__cap__takes_off_what_is_too_much),
        cmocka_unit_test(td_check_evaluate__conjunction__needs_all_of_it),
        cmocka_unit_test(td_check_evaluate__never_alone__brings_its_partner),
        PICKY(td_check_evaluate__without_its_sign__it_only_leans),
        PICKY(td_check_evaluate__leaning__takes_answers_and_a_score),
        PICKY(td_check_evaluate__leaning__brings_its_urgency_and_limits),
        PICKY(td_check_evaluate__groups_of_signs__all_must_hold),
        PICKY(td_check_evaluate__sign_that_is_not__holds_unanswered_as_well),
        PICKY(td_check_evaluate__reach__one_with_its_signs_stands_beside),
        PICKY(td_check_evaluate__reach__skips_what_lacks_its_signs),
        PICKY(td_check_evaluate__second_within_a_point__may_lack_its_signs),
        PICKY(td_check_evaluate__alone_from__takes_that_score),
        PICKY(td_check_evaluate__alone_from__does_not_hold_for_a_second),
        PICKY(td_check_evaluate__bars__leave_it_out_altogether),
        PICKY(td_check_evaluate__contributor_without_signs__is_passed_over),
        PICKY(td_check_evaluate__never_alone__beside_the_kneecap_joint),
        PICKY(td_check_evaluate__never_alone__comes_before_the_contributors),
        cmocka_unit_test(td_check_evaluate__urgency__is_the_largest),
        cmocka_unit_test(td_check_evaluate__flag_twice__most_urgent_counts),
        cmocka_unit_test(td_check_evaluate__flags__most_urgent_first),
        cmocka_unit_test(td_check_evaluate__closing_flag_that_can_wait__still_names),
        cmocka_unit_test(td_check_evaluate__limits__the_strictest_holds),
        cmocka_unit_test(td_check_evaluate__unanswered__in_order_of_the_data),
        cmocka_unit_test(td_reason_question_id__every_kind),
        cmocka_unit_test(td_urgency_id__words_of_the_result),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
