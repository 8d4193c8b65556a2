/* Which causes are named: typical signs, reach, what is named alone, what is barred, and who comes
 * with whom; on the small self-check, made particular. */
#include <string.h>

#include "small_check.h"

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

#define PICKY(test) cmocka_unit_test_setup_teardown(test, set_up_picky, tear_down_picky)

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
