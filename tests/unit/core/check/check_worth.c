/* What a question is still worth, on a small self-check: each test opens one question and says what
 * hangs on it. */
#include <string.h>

#include "teardrop/core/check/course.h"
#include "unit/core/check/small_check.h"

/* Fillers say nothing by themselves: Q raises what a test wants it to, BESIDE is answered. */
enum { Q, BESIDE, THEN };

static struct td_cause own[CAUSES];
static struct td_answer_flag rules[2];
static struct td_condition is_yes[3];

/* Everything has an answer but Q; the joint is at 3, and nothing else at more than 0. */
static int open_one(void **state)
{
    (void)set_up(state);
    memcpy(own, causes, sizeof own);
    list.causes = own;
    list.answer_flags = rules;
    list.answer_flag_count = 0;
    list.group_count = list.conjunction_count = list.never_alone_count = 0;
    for (uint8_t i = 0; i < 3; i++) {
        is_yes[i] = (struct td_condition){.question = i, .answers = 1u << YES};
    }
    for (size_t i = 0; i < COUNT(rules); i++) {
        rules[i] = (struct td_answer_flag){.when = &is_yes[i],
                                           .when_count = 1,
                                           .flag = 2,
                                           .urgency = TD_URGENCY_ROUTINE,
                                           .text = "said"};
    }
    begin();
    for (int q = Q_JOINT; q < Q_PAIN; q++) {
        answers.choice[q] = NO;
    }
    answers.choice[Q_JOINT] = STRONG;
    answers.worst_pain = 0;
    answers.choice[Q] = TD_ANSWER_NONE;
    return 0;
}

static bool matters(size_t question)
{
    return td_question_matters(&list, &answers, question);
}

static int tells(void)
{
    return td_question_tells(&list, &answers, Q);
}

static void td_question_matters__nothing_hangs_on_it__no(void **state)
{
    (void)state;
    assert_false(matters(Q));
    assert_false(matters(BESIDE)); /* has an answer */
    assert_int_equal(tells(), 0);
}

/* Until something can be named at all, every answer counts. */
static void td_question_matters__too_few_answers__every_open_one(void **state)
{
    (void)state;
    for (int q = 0; q < FILLERS; q++) {
        answers.choice[q] = TD_ANSWER_NONE;
    }
    for (int q = 0; q < 4; q++) {
        answers.choice[q] = NO;
    }
    assert_false(matters(4)); /* with the six others it is ten */
    answers.choice[3] = TD_ANSWER_NONE;
    assert_true(matters(3));
    assert_true(matters(4));
    assert_false(matters(2));
    assert_false(matters(Q_PAIN)); /* a scale is asked in any case */
}

/* ---- flags ---- */

static void td_question_matters__flag__by_what_is_ticked_and_how_old(void **state)
{
    (void)state;
    list.answer_flag_count = 1;
    assert_true(matters(Q));
    rules[0].flags = 1u << 3;
    assert_false(matters(Q));
    answers.flag[3] = true;
    assert_true(matters(Q));
    rules[0].age_under = 18;
    assert_true(matters(Q)); /* the years may still be said */
    answers.age_years = 0;
    assert_true(matters(Q));
    answers.age_years = 17;
    assert_true(matters(Q));
    answers.age_years = 18;
    assert_false(matters(Q));
}

static void td_question_matters__flag_that_is_ticked__only_if_more_urgent(void **state)
{
    (void)state;
    list.answer_flag_count = 1;
    answers.flag[2] = true; /* soon */
    assert_false(matters(Q));
    rules[0].urgency = TD_URGENCY_SOON;
    assert_false(matters(Q));
    rules[0].urgency = TD_URGENCY_SAME_DAY;
    assert_true(matters(Q));
}

static void td_question_matters__flag_that_is_there__only_if_it_says_more(void **state)
{
    (void)state;
    list.answer_flag_count = 2;
    answers.choice[BESIDE] = YES; /* raises the same */
    assert_false(matters(Q));
    rules[1].text = "said otherwise";
    assert_true(matters(Q)); /* the first match is told */
    rules[1].text = "said";
    rules[0].action = "go at once";
    assert_true(matters(Q));
    rules[1].action = "go at once";
    assert_false(matters(Q));
    rules[0].training = TD_TRAINING_LIMITED;
    assert_true(matters(Q));
    rules[0].training = rules[1].training;
    rules[0].urgency = TD_URGENCY_SOON;
    assert_true(matters(Q));
    rules[1].urgency = TD_URGENCY_SAME_DAY;
    assert_false(matters(Q));
    rules[0].flag = 1;
    assert_true(matters(Q));
}

static void td_question_matters__flag_that_may_come__both_are_asked(void **state)
{
    (void)state;
    list.answer_flag_count = 2;
    answers.choice[BESIDE] = TD_ANSWER_NONE;
    assert_true(matters(Q));
    assert_true(matters(BESIDE));
    answers.choice[Q] = YES; /* it is raised: of equals the first is told */
    assert_false(matters(BESIDE));
    rules[1].text = "said otherwise";
    assert_false(matters(BESIDE));
    rules[1].urgency = TD_URGENCY_SOON;
    assert_true(matters(BESIDE));
}

/* ---- what leads to another ---- */

static void td_question_matters__leads_to_what_matters__as_well(void **state)
{
    (void)state;
    rules[0].when = &is_yes[THEN];
    list.answer_flag_count = 1;
    questions[THEN].ask_when = &is_yes[Q];
    questions[THEN].ask_when_count = 1;
    answers.choice[THEN] = TD_ANSWER_NONE;
    assert_true(matters(THEN));
    assert_true(matters(Q));
    answers.choice[Q] = NO; /* then it is not asked */
    assert_false(matters(THEN));
    answers.choice[Q] = TD_ANSWER_NONE;
    questions[THEN].unless_flags = 1u << 3;
    assert_true(matters(THEN));
    answers.flag[3] = true;
    assert_false(matters(THEN));
    assert_false(matters(Q));
    answers.choice[THEN] = NO; /* an answer to it would be dropped */
    assert_true(matters(Q));
}

/* ---- training ---- */

static void td_question_matters__age_and_squat__for_training(void **state)
{
    (void)state;
    questions[Q].id = "age";
    assert_true(matters(Q));
    answers.worst_pain = 1; /* and there is no squat */
    assert_true(matters(Q));
    answers.worst_pain = 0;
    questions[Q].id = "squat_pain";
    assert_false(matters(Q)); /* nothing hurt all week: it begins where it would */
    answers.worst_pain = 1;
    assert_true(matters(Q));
    answers.worst_pain = -1;
    assert_true(matters(Q));
}

static void td_question_matters__what_keeps_a_depth_shut__of_what_is_named(void **state)
{
    (void)state;
    own[JOINT].shut_when = own[TENDON].shut_when = &is_yes[Q];
    own[TENDON].shut_when_count = 1;
    assert_false(matters(Q));
    own[JOINT].shut_when_count = 1;
    assert_true(matters(Q));
}

/* ---- names ---- */

static const struct td_weight both_one[] = {{TENDON, 1}, {JOINT, 1}};
static struct td_answer raising[] = {{.id = "no"}, {.id = "yes", .weights = both_one}};

/* Q raises the tendon, or the joint as well. */
static void raise(size_t causes_raised)
{
    raising[1].weight_count = causes_raised;
    questions[Q].answers = raising;
}

static void td_question_matters__lead_of_the_best__only_within_reach_of_it(void **state)
{
    (void)state;
    raise(1);
    own[TENDON].prior = 1; /* two at most, and the best has three: near */
    assert_true(matters(Q));
    own[TENDON].prior = 0;
    assert_false(matters(Q));
    own[TENDON].prior = 2; /* near it is in any case; now it may draw level, and stays behind */
    assert_false(matters(Q));
    own[TENDON].prior = 3; /* or pass it */
    assert_true(matters(Q));
    own[TENDON].prior = 4; /* it is first already, and one more leaves the joint behind */
    assert_true(matters(Q));
    own[TENDON].prior = 5;
    assert_false(matters(Q));
}

/* A cap takes away what would raise the joint, so that the tendon comes nearer after all. */
static void td_question_matters__raise_of_both__a_cap_may_take_one_away(void **state)
{
    static const struct td_group one_thing = {.id = "one_thing",
                                              .questions = UINT64_C(1) << Q | UINT64_C(1)
                                                                                  << Q_JOINT,
                                              .cause = JOINT,
                                              .cap = 3};

    (void)state;
    raise(2);
    own[TENDON].prior = 1;
    list.groups = &one_thing;
    assert_false(matters(Q));
    list.group_count = 1;
    assert_true(matters(Q));
}

static void td_question_matters__sign__of_what_may_be_named_with_it(void **state)
{
    static const struct td_need sign = {.least = 1, .of = is_yes, .of_count = 1};

    (void)state;
    own[JOINT].needs = own[TENDON].needs = &sign;
    own[TENDON].need_count = 1;
    own[TENDON].prior = 2;
    assert_false(matters(Q)); /* near the best it needs none */
    own[TENDON].prior = 4;
    assert_true(matters(Q));
    own[TENDON].prior = 2;
    own[JOINT].need_count = 1;
    assert_true(matters(Q));
    own[JOINT].bars = &is_yes[BESIDE];
    own[JOINT].bar_count = 1;
    assert_true(matters(Q)); /* of the tendon */
    answers.choice[BESIDE] = YES;
    own[TENDON].prior = 0;
    assert_false(matters(Q)); /* nothing is left to be named */
}

/* From one point on a second is named: whether it gets there is asked while it is near enough. */
static void td_question_matters__one_point__counts_beside_the_best(void **state)
{
    static const struct td_need sign = {.least = 1, .of = &is_yes[BESIDE], .of_count = 1};
    static const struct td_weight load_one[] = {{LOAD, 1}};
    static const struct td_answer load_more[] = {
        {.id = "no"}, {.id = "yes", .weights = load_one, .weight_count = 1}};

    (void)state;
    raise(1);
    answers.choice[Q_JOINT] = YES; /* at one itself */
    assert_true(matters(Q));
    own[TENDON].prior = -1;
    assert_false(matters(Q));
    answers.choice[Q_JOINT] = STRONG; /* three, without its sign: what has its own is in reach */
    own[JOINT].needs = &sign;
    own[JOINT].need_count = 1;
    assert_false(matters(Q));
    own[TENDON].prior = 0;
    assert_true(matters(Q));
    own[JOINT].need_count = 0;
    questions[Q].answers = load_more;
    own[GAP].prior = 1;
    assert_true(matters(Q));
    own[LOAD].prior = -1;
    assert_false(matters(Q));
    own[LOAD].prior = 1; /* near already; it may be the better one */
    assert_true(matters(Q));
    own[GAP].prior = 3;
    assert_true(matters(Q));
    own[GAP].prior = 4;
    assert_false(matters(Q));
}

static void td_question_matters__bar__of_what_is_named(void **state)
{
    (void)state;
    own[TENDON].bars = own[JOINT].bars = is_yes;
    own[TENDON].bar_count = 1;
    assert_false(matters(Q));
    own[TENDON].prior = 2;
    assert_true(matters(Q));
    own[TENDON].prior = 0;
    own[JOINT].bar_count = 1;
    assert_true(matters(Q));
}

static void td_question_matters__score_to_stand_alone__while_it_is_open(void **state)
{
    static const struct td_weight three[] = {{JOINT, 3}};
    static const struct td_answer far[] = {{.id = "no"},
                                           {.id = "yes", .weights = three, .weight_count = 1}};

    (void)state;
    questions[Q].answers = far;
    assert_false(matters(Q));
    own[JOINT].alone_from = 4;
    assert_true(matters(Q));
    own[JOINT].alone_from = 6;
    assert_true(matters(Q));
    own[JOINT].alone_from = 7; /* out of its reach */
    assert_false(matters(Q));
    own[JOINT].alone_from = 3; /* it has that */
    assert_false(matters(Q));
}

/* ---- what tells most ---- */

static void td_question_tells__lead__twenty_a_point(void **state)
{
    static const struct td_weight joint_less[] = {{JOINT, -1}, {TENDON, 1}};
    static const struct td_answer wide[] = {
        {.id = "no", .weights = joint_less, .weight_count = 1},
        {.id = "yes", .weights = joint_less, .weight_count = 2}};

    (void)state;
    own[TENDON].prior = 2;
    raise(1);
    assert_int_equal(tells(), 20 + 1);
    raise(2); /* both alike: no lead moves */
    assert_int_equal(tells(), 1 + 1);
    questions[Q].answers = wide; /* from nobody said to two apart */
    assert_int_equal(tells(), 2 * 20 + 1 + 1);
    own[TENDON].prior = -5; /* alone, by its own score */
    assert_int_equal(tells(), 20 + 1);
    own[JOINT].bars = &is_yes[BESIDE];
    own[JOINT].bar_count = 1;
    answers.choice[BESIDE] = YES;
    assert_int_equal(tells(), 0);
}

static void td_question_tells__contributors__ten_a_point(void **state)
{
    static const struct td_weight gap_more[] = {{GAP, 1}, {LOAD, -1}};
    static const struct td_answer adds[] = {{.id = "no"},
                                            {.id = "yes", .weights = gap_more, .weight_count = 2}};

    (void)state;
    questions[Q].answers = adds;
    own[GAP].prior = 2;
    assert_int_equal(tells(), 10 + 1);
    own[LOAD].prior = 2;
    assert_int_equal(tells(), 2 * 10 + 1 + 1);
    own[STRAY].prior = 3; /* the two best count, and of equals the first */
    assert_int_equal(tells(), 10 + 1);
    own[STRAY].prior = 2;
    assert_int_equal(tells(), 2 * 10 + 1 + 1);
    own[TENDON].prior = 8; /* what adds to the joint is not asked where it is not named */
    assert_int_equal(tells(), 0);
}

/* Of several partners the first that comes stays, but for the kneecap joint, which gives way. */
static void td_question_matters__partner__unless_another_has_the_place(void **state)
{
    struct td_never_alone partners[] = {
        {.cause = JOINT, .partner = TENDON, .when = &is_yes[Q], .when_count = 1},
        {.cause = JOINT, .partner = TENDON, .when = &is_yes[BESIDE], .when_count = 1}};

    (void)state;
    list.never_alone = partners;
    list.never_alone_count = 2;
    assert_true(matters(Q));
    answers.choice[BESIDE] = YES; /* then it is there in any case */
    assert_false(matters(Q));
    partners[1].partner = GAP; /* another, if it does not come first */
    assert_true(matters(Q));
    partners[0].when = &is_yes[BESIDE];
    partners[1].when = &is_yes[Q];
    assert_false(matters(Q));
    partners[0].cause = partners[1].cause = TENDON;
    partners[0].partner = JOINT;
    own[TENDON].prior = 6;
    assert_true(matters(Q));
}

/* The third may still be named, but it is the lead of the first that tells. */
static void td_question_tells__three_patterns__the_two_best(void **state)
{
    (void)state;
    raise(1);
    own[TENDON].prior = 2;
    own[GAP].layer = TD_CAUSE_PATTERN;
    own[GAP].prior = 3;
    assert_true(matters(Q));
    assert_int_equal(tells(), 1);
    own[GAP].prior = -5;
    assert_int_equal(tells(), 20 + 1);
}

static void td_question_tells__flag_and_sign__come_first(void **state)
{
    static const struct td_need sign = {.least = 1, .of = is_yes, .of_count = 1};
    static const struct td_need lost = {.least = 1, .of = &is_yes[BESIDE], .of_count = 1};

    (void)state;
    list.answer_flag_count = 1;
    assert_int_equal(tells(), 1000);
    own[JOINT].needs = own[TENDON].needs = &sign;
    own[JOINT].need_count = 1;
    assert_int_equal(tells(), 1000 + 350);
    own[JOINT].need_count = list.answer_flag_count = 0;
    assert_int_equal(tells(), 0);
    own[TENDON].need_count = 1;
    own[TENDON].prior = 2;
    assert_int_equal(tells(), 0); /* near the best it needs none */
    own[TENDON].prior = 4;
    assert_int_equal(tells(), 350);
    own[TENDON].prior = 2; /* second, and named with its sign beside a best without */
    own[JOINT].needs = &lost;
    own[JOINT].need_count = 1;
    assert_int_equal(tells(), 350);
    own[GAP].prior = 1;
    own[GAP].needs = &sign;
    own[GAP].need_count = 1;
    own[TENDON].prior = -5;
    own[JOINT].need_count = 0; /* of what adds to it the signs matter, but tell no more */
    assert_true(matters(Q));
    assert_int_equal(tells(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(td_question_matters__nothing_hangs_on_it__no, open_one),
        cmocka_unit_test_setup(td_question_matters__too_few_answers__every_open_one, open_one),
        cmocka_unit_test_setup(td_question_matters__flag__by_what_is_ticked_and_how_old, open_one),
        cmocka_unit_test_setup(td_question_matters__flag_that_is_ticked__only_if_more_urgent,
                               open_one),
        cmocka_unit_test_setup(td_question_matters__flag_that_is_there__only_if_it_says_more,
                               open_one),
        cmocka_unit_test_setup(td_question_matters__flag_that_may_come__both_are_asked, open_one),
        cmocka_unit_test_setup(td_question_matters__leads_to_what_matters__as_well, open_one),
        cmocka_unit_test_setup(td_question_matters__age_and_squat__for_training, open_one),
        cmocka_unit_test_setup(td_question_matters__what_keeps_a_depth_shut__of_what_is_named,
                               open_one),
        cmocka_unit_test_setup(td_question_matters__lead_of_the_best__only_within_reach_of_it,
                               open_one),
        cmocka_unit_test_setup(td_question_matters__raise_of_both__a_cap_may_take_one_away,
                               open_one),
        cmocka_unit_test_setup(td_question_matters__sign__of_what_may_be_named_with_it, open_one),
        cmocka_unit_test_setup(td_question_matters__one_point__counts_beside_the_best, open_one),
        cmocka_unit_test_setup(td_question_matters__bar__of_what_is_named, open_one),
        cmocka_unit_test_setup(td_question_matters__score_to_stand_alone__while_it_is_open,
                               open_one),
        cmocka_unit_test_setup(td_question_tells__lead__twenty_a_point, open_one),
        cmocka_unit_test_setup(td_question_tells__contributors__ten_a_point, open_one),
        cmocka_unit_test_setup(td_question_matters__partner__unless_another_has_the_place,
                               open_one),
        cmocka_unit_test_setup(td_question_tells__three_patterns__the_two_best, open_one),
        cmocka_unit_test_setup(td_question_tells__flag_and_sign__come_first, open_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
