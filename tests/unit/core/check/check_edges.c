/* The borders of the decision rule, on a small self-check of its own: each test stands on both
 * sides of one. */

#include <string.h>

#include "teardrop/core/check/checklist.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { HOME, TENDON, BAND, FOLD, LOAD, FEET, WEAK, CAUSES };

/* Ten that only make up the number; one a cause, whose answer is its score; signs, yes or no. */
enum {
    FILLERS = 10,
    Q_SCORE = FILLERS,
    Q_SIGN = Q_SCORE + CAUSES,
    SIGNS = 5,
    Q_AGE = Q_SIGN + SIGNS
};
enum { Q_PAIN = Q_AGE + 1, Q_SQUAT, QS };
enum { NO, YES, UNSURE };

#define LOWEST (-5) /* score of the first answer */
#define SCORES 12

static struct td_weight weights[CAUSES][SCORES];
static struct td_answer scores[CAUSES][SCORES];
static const struct td_answer yes_no[] = {
    {.id = "no"}, {.id = "yes"}, {.id = "unsure", .unsure = true}};
static const struct td_answer bands[] = {{.id = "any"},
                                         {.id = "child", .years_from = 10, .years_to = 15},
                                         {.id = "grown", .years_from = 16, .years_to = 39}};
static const struct td_answer squats[] = {{.id = "no", .absent = true}, {.id = "yes"}};
static struct td_cause causes[CAUSES];
static struct td_question questions[QS];
static struct td_flag flags[4];
static struct td_answer_flag answer_flags[2];
static struct td_group groups[1];
static struct td_never_alone never_alone[2];
static struct td_checklist list;

/* "Yes" to each sign. */
static const struct td_condition signs[SIGNS] = {{.question = Q_SIGN, .answers = 1u << YES},
                                                 {.question = Q_SIGN + 1, .answers = 1u << YES},
                                                 {.question = Q_SIGN + 2, .answers = 1u << YES},
                                                 {.question = Q_SIGN + 3, .answers = 1u << YES},
                                                 {.question = Q_SIGN + 4, .answers = 1u << YES}};
static const struct td_need one_sign = {.least = 1, .of = &signs[0], .of_count = 1};
static const struct td_need needs_two[] = {{.least = 2, .of = &signs[0], .of_count = 3},
                                           {.least = 1, .of = &signs[3], .of_count = 2}};

static struct td_answers answers;
static struct td_check_result result;

static void make_questions(void)
{
    for (int q = 0; q < QS; q++) {
        questions[q] = (struct td_question){.id = "yes_no", .answers = yes_no, .answer_count = 3};
    }
    for (int c = 0; c < CAUSES; c++) {
        for (int i = 0; i < SCORES; i++) {
            weights[c][i] = (struct td_weight){(uint8_t)c, (int8_t)(LOWEST + i)};
            scores[c][i] =
                (struct td_answer){.id = "score", .weights = &weights[c][i], .weight_count = 1};
        }
        questions[Q_SCORE + c] =
            (struct td_question){.id = "score", .answers = scores[c], .answer_count = SCORES};
    }
    questions[Q_AGE] = (struct td_question){.id = "age", .answers = bands, .answer_count = 3};
    questions[Q_SQUAT] =
        (struct td_question){.id = "squat_pain", .answers = squats, .answer_count = 2};
    questions[Q_PAIN] = (struct td_question){.id = "worst_pain", .kind = TD_QUESTION_SCALE};
}

/* Nothing has needs, flags or limits; ten answers are given; every cause is at 0. */
static int set_up(void **state)
{
    static const char *const names[CAUSES] = {"home", "tendon", "band", "fold",
                                              "load", "feet",   "weak"};

    (void)state;
    make_questions();
    for (int c = 0; c < CAUSES; c++) {
        causes[c] = (struct td_cause){.id = names[c],
                                      .name = names[c],
                                      .layer = c < LOAD ? TD_CAUSE_PATTERN : TD_CAUSE_CONTRIBUTOR,
                                      .alone_from = 1};
    }
    for (size_t i = 0; i < COUNT(flags); i++) {
        flags[i] = (struct td_flag){.id = "flag", .text = "ticked", .action = "flag's"};
    }
    list = (struct td_checklist){
        .causes = causes,
        .cause_count = CAUSES,
        .questions = questions,
        .question_count = QS,
        .flags = flags,
        .flag_count = COUNT(flags),
        .answer_flags = answer_flags,
        .groups = groups,
        .never_alone = never_alone,
        .home_pattern = HOME,
        .soon_max_level = "l1",
        .soon_max_depth_deg = 45,
        .limited_max_level = "l3",
        .limited_max_depth_deg = 60,
        .pain_levels = {"l5", "l5", "l5", "l4", "l4", "l4", "l0", "l0", "l0", "l0", "l0"},
        .top_level = "l8",
        .full_depth_deg = 120,
    };
    td_answers_init(&answers);
    for (int q = 0; q < FILLERS; q++) {
        answers.choice[q] = NO;
    }
    return 0;
}

static void score(int cause, int points)
{
    answers.choice[Q_SCORE + cause] = (int8_t)(points - LOWEST);
}

static void sign(int number)
{
    answers.choice[Q_SIGN + number] = YES;
}

static void need(int cause, const struct td_need *needs, size_t count)
{
    causes[cause].needs = needs;
    causes[cause].need_count = count;
}

static void evaluate(void)
{
    td_check_evaluate(&list, &answers, &result);
}

/* -1: nothing. */
static void assert_named(enum td_outcome outcome, int first, int second)
{
    evaluate();
    assert_int_equal(result.outcome, outcome);
    assert_int_equal(result.named_count, (first >= 0 ? 1 : 0) + (second >= 0 ? 1 : 0));
    assert_int_equal(first >= 0 ? result.named[0] : -1, first);
    assert_int_equal(second >= 0 ? result.named[1] : -1, second);
}

static void assert_leans(int towards)
{
    assert_named(TD_OUTCOME_NO_PATTERN, -1, -1);
    assert_int_equal(result.leans, towards >= 0);
    assert_int_equal(result.leans ? result.leaning : -1, towards);
}

/* ---- conditions ---- */

static void td_condition_holds__first_answer__counts_like_any(void **state)
{
    const struct td_condition first = {.question = 1, .answers = 1u << NO};
    const struct td_condition otherwise = {.question = 1, .answers = 1u << NO, .otherwise = true};
    const struct td_condition two[] = {first, {.question = 2, .answers = 1u << YES}};

    (void)state;
    assert_true(td_condition_holds(&first, 1, &answers));
    assert_false(td_condition_holds(&otherwise, 1, &answers));
    assert_false(td_condition_holds(two, 2, &answers));
    assert_true(td_condition_holds(two, 0, &answers)); /* of nothing all of it */
    answers.choice[2] = YES;
    assert_true(td_condition_holds(two, 2, &answers));
    answers.choice[1] = TD_ANSWER_NONE; /* any other, or none at all */
    assert_false(td_condition_holds(&first, 1, &answers));
    assert_true(td_condition_holds(&otherwise, 1, &answers));
    answers.choice[1] = TD_ANSWER_LATER;
    assert_false(td_condition_holds(&first, 1, &answers));
    answers.choice[1] = YES;
    assert_false(td_condition_holds(&first, 1, &answers));
    assert_true(td_condition_holds(&otherwise, 1, &answers));
}

static void td_checklist__ids__where_they_stand(void **state)
{
    static const struct td_gate gates[] = {{.id = "early"}, {.id = "late"}};

    (void)state;
    list.gates = gates;
    list.gate_count = 2;
    flags[3].id = "last";
    assert_int_equal(td_checklist_cause(&list, "home"), HOME);
    assert_int_equal(td_checklist_cause(&list, "weak"), WEAK);
    assert_int_equal(td_checklist_cause(&list, "gone"), -1);
    assert_int_equal(td_checklist_question(&list, "yes_no"), 0);
    assert_int_equal(td_checklist_question(&list, "squat_pain"), Q_SQUAT);
    assert_int_equal(td_checklist_question(&list, "gone"), -1);
    assert_int_equal(td_checklist_flag(&list, "flag"), 0);
    assert_int_equal(td_checklist_flag(&list, "last"), 3);
    assert_int_equal(td_checklist_gate(&list, "early"), 0);
    assert_int_equal(td_checklist_gate(&list, "late"), 1);
    assert_int_equal(td_question_answer(&questions[Q_AGE], "any"), 0);
    assert_int_equal(td_question_answer(&questions[Q_AGE], "grown"), 2);
    assert_int_equal(td_question_answer(&questions[Q_AGE], "gone"), -1);
}

/* ---- names ---- */

static void td_check_name__second__within_a_point_and_from_one_on(void **state)
{
    (void)state;
    score(TENDON, 3);
    score(BAND, 2);
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(BAND, 1);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    score(TENDON, 1);
    score(BAND, 0); /* near, but nothing speaks for it */
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    score(BAND, 1);
    score(FOLD, 1); /* ties go by the order of the data, and two are enough */
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(TENDON, 0);
    score(BAND, 0);
    score(FOLD, 0);
    assert_leans(-1);
}

static void td_check_name__best_without_its_signs__one_with_them_within_reach(void **state)
{
    (void)state;
    need(TENDON, &one_sign, 1);
    need(FOLD, &one_sign, 1);
    score(TENDON, 5);
    score(FOLD, 4); /* has none either */
    score(BAND, 2); /* three below: as far as it reaches */
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(BAND, 1);
    assert_leans(TENDON);
    score(TENDON, 3);
    score(FOLD, -1);
    score(BAND, 1); /* two below, and at one */
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(BAND, 0); /* three below, but nothing speaks for it */
    assert_leans(TENDON);
    sign(0);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
}

static void td_check_name__near_second__needs_no_signs(void **state)
{
    (void)state;
    need(BAND, &one_sign, 1);
    score(TENDON, 3);
    score(BAND, 2);
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(BAND, 4); /* the best itself does */
    score(TENDON, 0);
    assert_leans(BAND);
}

static void td_check_name__every_group_of_signs__as_many_as_it_takes(void **state)
{
    (void)state;
    need(TENDON, needs_two, COUNT(needs_two));
    score(TENDON, 3);
    assert_leans(TENDON);
    assert_int_equal(result.patterns[0].needs_want, 3);
    assert_int_equal(result.patterns[0].needs_have, 0);
    sign(0);
    sign(3);
    assert_leans(TENDON);
    assert_int_equal(result.patterns[0].needs_have, 2);
    sign(4); /* more than its group takes does not make up for the other */
    assert_leans(TENDON);
    assert_int_equal(result.patterns[0].needs_have, 2);
    sign(2);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_int_equal(result.patterns[0].needs_have, 3);
    answers.choice[Q_SIGN + 3] = answers.choice[Q_SIGN + 4] = UNSURE;
    sign(1);
    assert_leans(TENDON);
    assert_int_equal(result.patterns[0].needs_have, 2);
}

static void td_check_name__alone_from__a_little_is_not_enough(void **state)
{
    (void)state;
    causes[TENDON].alone_from = 3;
    score(TENDON, 2);
    assert_leans(TENDON);
    score(BAND, 1);
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(TENDON, 3);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
}

static void td_check_name__barred__is_left_out_altogether(void **state)
{
    (void)state;
    causes[TENDON].bars = causes[LOAD].bars = &signs[0];
    causes[TENDON].bar_count = 2;
    causes[LOAD].bar_count = 1;
    score(TENDON, 6);
    score(HOME, 3);
    score(LOAD, 5);
    score(FEET, 2);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    sign(1); /* either bar does */
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    assert_int_equal(result.pattern_count, 3);
    sign(0);
    assert_named(TD_OUTCOME_NAMED, FEET, -1);
    assert_int_equal(result.contributor_count, 2);
    assert_null(td_check_score(&result, TENDON));
    assert_null(td_check_score(&result, LOAD));
}

static void td_check_name__all_patterns_barred__no_pattern(void **state)
{
    (void)state;
    for (int c = HOME; c < LOAD; c++) {
        causes[c].bars = &signs[0];
        causes[c].bar_count = 1;
        score(c, 4);
    }
    score(LOAD, 4);
    sign(0);
    assert_leans(-1);
    assert_int_equal(result.pattern_count, 0);
}

/* ---- what adds to a kneecap joint ---- */

static void td_check_name__contributors__only_of_a_kneecap_joint_alone(void **state)
{
    (void)state;
    score(HOME, 3);
    score(LOAD, 4);
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    score(TENDON, 2);
    assert_named(TD_OUTCOME_NAMED, HOME, TENDON);
    score(TENDON, 5);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
}

static void td_check_name__contributors__near_and_with_their_signs(void **state)
{
    (void)state;
    score(HOME, 3);
    score(LOAD, 0);
    assert_named(TD_OUTCOME_PATTERN_ONLY, HOME, -1);
    score(LOAD, 1);
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    score(LOAD, 3);
    score(FEET, 2);
    assert_named(TD_OUTCOME_NAMED, LOAD, FEET);
    score(FEET, 1);
    assert_named(TD_OUTCOME_NAMED, LOAD, -1);
    need(LOAD, &one_sign, 1); /* without its sign it is passed over, and the next one leads */
    score(FEET, 2);
    score(WEAK, 1);
    assert_named(TD_OUTCOME_NAMED, FEET, WEAK);
    need(FEET, &one_sign, 1);
    need(WEAK, &one_sign, 1);
    assert_named(TD_OUTCOME_PATTERN_ONLY, HOME, -1);
}

/* ---- never alone ---- */

static void td_check_name__never_alone__beside_what_stands_alone_or_the_kneecap_joint(void **state)
{
    (void)state;
    never_alone[0] = (struct td_never_alone){
        .cause = TENDON, .partner = BAND, .when = &signs[0], .when_count = 1};
    list.never_alone_count = 1;
    score(TENDON, 4);
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    sign(0);
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(HOME, 3); /* its place is taken */
    assert_named(TD_OUTCOME_NAMED, TENDON, BAND);
    score(HOME, 0);
    score(FOLD, 3); /* anything else keeps it */
    assert_named(TD_OUTCOME_NAMED, TENDON, FOLD);
    score(FOLD, 5); /* and only what comes first brings a partner */
    assert_named(TD_OUTCOME_NAMED, FOLD, TENDON);
    score(FOLD, 0);
    causes[BAND].bars = &signs[0];
    causes[BAND].bar_count = 1;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
}

static void td_check_name__partner_of_the_kneecap_joint__no_contributors(void **state)
{
    (void)state;
    never_alone[0] =
        (struct td_never_alone){.cause = HOME, .partner = FOLD, .when = &signs[0], .when_count = 1};
    never_alone[1] =
        (struct td_never_alone){.cause = LOAD, .partner = WEAK, .when = &signs[1], .when_count = 1};
    list.never_alone_count = 2;
    score(HOME, 3);
    score(LOAD, 3);
    sign(1);
    assert_named(TD_OUTCOME_NAMED, LOAD, WEAK);
    sign(0);
    assert_named(TD_OUTCOME_NAMED, HOME, FOLD);
}

/* ---- how much was answered ---- */

static void td_check_evaluate__not_enough__nothing_is_named_and_flags_still_count(void **state)
{
    (void)state;
    flags[1].urgency = TD_URGENCY_SOON;
    answers.flag[1] = true;
    answers.choice[8] = answers.choice[9] = UNSURE; /* eight, and the score */
    score(TENDON, 5);
    assert_named(TD_OUTCOME_NOT_ENOUGH, -1, -1);
    assert_int_equal(result.scored, TD_CHECK_MIN_ANSWERS - 1);
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
    assert_false(result.leans);
    answers.choice[9] = NO;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
}

static void td_check_evaluate__unanswered__from_the_first_to_the_last(void **state)
{
    (void)state;
    answers.choice[0] = TD_ANSWER_NONE;
    answers.choice[1] = TD_ANSWER_LATER;
    answers.choice[2] = UNSURE; /* an answer all the same */
    for (int q = FILLERS; q < QS; q++) {
        answers.choice[q] = 0;
    }
    answers.worst_pain = 0;
    evaluate();
    assert_int_equal(result.unanswered_count, 2);
    assert_int_equal(result.unanswered[0], 0);
    assert_int_equal(result.unanswered[1], 1);
    answers.worst_pain = -1;
    answers.choice[Q_SQUAT] = TD_ANSWER_NONE;
    evaluate();
    assert_int_equal(result.unanswered_count, 4);
    assert_int_equal(result.unanswered[2], Q_PAIN);
    assert_int_equal(result.unanswered[3], Q_SQUAT);
}

/* ---- scores ---- */

static void td_check_evaluate__cap__takes_off_only_what_is_above_it(void **state)
{
    static struct td_weight more[] = {{TENDON, 3}, {TENDON, -2}};
    static const struct td_answer both[] = {
        {.id = "for", .weights = &more[0], .weight_count = 1},
        {.id = "against", .weights = &more[1], .weight_count = 1}};

    (void)state;
    questions[Q_SIGN] = (struct td_question){.id = "more", .answers = both, .answer_count = 2};
    groups[0] =
        (struct td_group){.id = "one_thing",
                          .questions = UINT64_C(1) << Q_SIGN | UINT64_C(1) << (Q_SCORE + TENDON),
                          .cause = TENDON,
                          .cap = 4};
    list.group_count = 1;
    score(TENDON, 1);
    answers.choice[Q_SIGN] = 0;
    evaluate();
    assert_int_equal(result.patterns[0].score, 4); /* no more than the cap: whole */
    assert_int_equal(result.patterns[0].reason_count, 2);
    score(TENDON, 2);
    evaluate();
    assert_int_equal(result.patterns[0].score, 4);
    assert_int_equal(result.patterns[0].reason_count, 3);
    assert_int_equal(result.patterns[0].reasons[2].kind, TD_REASON_CAP);
    assert_int_equal(result.patterns[0].reasons[2].weight, -1);
    score(TENDON, 5);
    answers.choice[Q_SIGN] = 1; /* five, one too many; two against count in full */
    evaluate();
    assert_int_equal(result.patterns[0].score, 2);
}

static void td_check_evaluate__reasons__the_weightiest_first(void **state)
{
    static const struct td_weight more[] = {{TENDON, -3}, {TENDON, 2}, {TENDON, 2}};
    static const struct td_answer against[] = {
        {.id = "against", .weights = &more[0], .weight_count = 1}};
    static const struct td_answer too[] = {{.id = "too", .weights = &more[1], .weight_count = 1}};
    static const struct td_conjunction together = {.id = "together",
                                                   .when = &signs[4],
                                                   .when_count = 1,
                                                   .weights = &more[2],
                                                   .weight_count = 1};
    const struct td_reason *reasons = result.patterns[0].reasons;

    (void)state;
    causes[TENDON].prior = 2;
    questions[Q_SIGN].answers = against;
    questions[Q_SIGN + 1].answers = too;
    list.conjunctions = &together;
    list.conjunction_count = 1;
    score(TENDON, 2);
    answers.choice[Q_SIGN] = answers.choice[Q_SIGN + 1] = 0;
    sign(4);
    evaluate();
    assert_int_equal(result.patterns[0].score, 5);
    assert_int_equal(result.patterns[0].reason_count, 5);
    assert_int_equal(reasons[0].weight, -3); /* whichever way it speaks */
    assert_int_equal(reasons[1].index, Q_SCORE + TENDON);
    assert_int_equal(reasons[2].index, Q_SIGN + 1);
    assert_int_equal(reasons[3].kind, TD_REASON_PRIOR);
    assert_int_equal(reasons[4].kind, TD_REASON_TOGETHER);
}

/* ---- flags ---- */

static void td_check_evaluate__same_day__stops_and_soon_does_not(void **state)
{
    (void)state;
    score(TENDON, 5);
    answers.flag[2] = true;
    flags[2].urgency = TD_URGENCY_SOON;
    assert_named(TD_OUTCOME_NAMED, TENDON, -1);
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
    flags[2].urgency = TD_URGENCY_SAME_DAY;
    assert_named(TD_OUTCOME_STOP, -1, -1);
    assert_int_equal(result.urgency, TD_URGENCY_SAME_DAY);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    assert_null(result.start_level);
}

static void td_check_evaluate__flags_of_one_urgency__in_the_order_of_the_data(void **state)
{
    static const enum td_urgency urgency[] = {TD_URGENCY_ROUTINE, TD_URGENCY_SOON,
                                              TD_URGENCY_ROUTINE, TD_URGENCY_SOON};
    static const uint8_t order[] = {1, 3, 0, 2};

    (void)state;
    for (size_t i = 0; i < COUNT(flags); i++) {
        flags[i].urgency = urgency[i];
        answers.flag[i] = true;
    }
    evaluate();
    assert_int_equal(result.flag_count, 4);
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_int_equal(result.flags[i].flag, order[i]);
    }
    answer_flags[0] = (struct td_answer_flag){
        .when = &signs[0], .when_count = 1, .flag = 1, .urgency = TD_URGENCY_SOON};
    list.answer_flag_count = 1;
    answers.flag[1] = false; /* raised by an answer, so after all that are ticked */
    sign(0);
    evaluate();
    assert_int_equal(result.flag_count, 4);
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_int_equal(result.flags[i].flag, order[i]);
    }
}

static void td_check_evaluate__ticked_and_answered__the_ticked_words(void **state)
{
    (void)state;
    flags[1].urgency = TD_URGENCY_ROUTINE;
    answer_flags[0] = (struct td_answer_flag){.when = &signs[0],
                                              .when_count = 1,
                                              .flag = 1,
                                              .urgency = TD_URGENCY_ROUTINE,
                                              .text = "answered"};
    list.answer_flag_count = 1;
    answers.flag[1] = true;
    sign(0);
    evaluate();
    assert_int_equal(result.flag_count, 1);
    assert_string_equal(result.flags[0].text, "ticked"); /* no more urgent: the first stays */
    answer_flags[0].urgency = TD_URGENCY_SOON;
    evaluate();
    assert_int_equal(result.flag_count, 1);
    assert_string_equal(result.flags[0].text, "ticked"); /* more urgent: what was ticked is true */
    assert_string_equal(result.flags[0].action, "flag's");
    assert_int_equal(result.flags[0].urgency, TD_URGENCY_SOON);
    assert_true(result.flags[0].ticked);
    answers.flag[1] = false;
    evaluate();
    assert_false(result.flags[0].ticked);
    answer_flags[0].text = NULL;
    evaluate();
    assert_string_equal(result.flags[0].text, "ticked");
}

static void td_check_evaluate__raised_twice__is_one_wherever_it_stands(void **state)
{
    (void)state;
    answer_flags[0] = (struct td_answer_flag){
        .when = &signs[0], .when_count = 1, .flag = 2, .urgency = TD_URGENCY_SOON};
    list.answer_flag_count = 1;
    answers.flag[0] = answers.flag[2] = true;
    sign(0);
    evaluate();
    assert_int_equal(result.flag_count, 2);
    assert_int_equal(result.flags[0].flag, 2);
    assert_int_equal(result.flags[1].flag, 0);
}

static void td_check_evaluate__answer_flag__all_of_it_must_hold(void **state)
{
    (void)state;
    answer_flags[0] = (struct td_answer_flag){.when = &signs[0],
                                              .when_count = 2,
                                              .flags = 1u << 2 | 1u << 3,
                                              .flag = 0,
                                              .urgency = TD_URGENCY_ROUTINE};
    list.answer_flag_count = 1;
    answers.flag[2] = answers.flag[3] = true;
    sign(0);
    evaluate();
    assert_int_equal(result.flag_count, 2); /* the ticked ones alone */
    sign(1);
    evaluate();
    assert_int_equal(result.flag_count, 3);
    answers.flag[3] = false;
    evaluate();
    assert_int_equal(result.flag_count, 1);
}

static void td_check_evaluate__flag_by_age__in_years_and_below(void **state)
{
    (void)state;
    answer_flags[0] = (struct td_answer_flag){
        .when = &signs[0], .when_count = 1, .age_under = 18, .urgency = TD_URGENCY_ROUTINE};
    list.answer_flag_count = 1;
    sign(0);
    answers.age_years = 17;
    evaluate();
    assert_int_equal(result.flag_count, 1);
    answers.age_years = 18;
    evaluate();
    assert_int_equal(result.flag_count, 0);
    answers.age_years = -1; /* a band is not exact enough */
    answers.choice[Q_AGE] = 1;
    evaluate();
    assert_int_equal(result.flag_count, 0);
    answers.age_years = 0;
    evaluate();
    assert_int_equal(result.flag_count, 1);
}

static void td_check_evaluate__leaning__counts_for_urgency_and_limits(void **state)
{
    (void)state;
    need(TENDON, &one_sign, 1);
    causes[TENDON].follow_up = TD_URGENCY_SOON;
    causes[TENDON].max_level = "l2";
    causes[TENDON].max_depth_deg = 50;
    score(TENDON, 3);
    assert_leans(TENDON);
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
    assert_string_equal(result.max_level, "l2");
    assert_int_equal(result.max_depth_deg, 50);
    score(TENDON, 0);
    assert_leans(-1);
    assert_int_equal(result.urgency, TD_URGENCY_NONE);
    assert_int_equal(result.training, TD_TRAINING_FREE);
}

/* ---- who is young ---- */

static void td_check_evaluate__under_sixteen__information_only(void **state)
{
    (void)state;
    answers.age_years = 15;
    evaluate();
    assert_true(result.minor);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    assert_non_null(strstr(result.why, "Under 16"));
    answers.age_years = 16;
    answers.choice[Q_AGE] = 1; /* the years know better than a band */
    evaluate();
    assert_false(result.minor);
    assert_int_equal(result.training, TD_TRAINING_FREE);
    answers.age_years = -1;
    evaluate();
    assert_true(result.minor);
    answers.choice[Q_AGE] = 2;
    evaluate();
    assert_false(result.minor);
    answers.choice[Q_AGE] = 0; /* a band without years says nothing */
    evaluate();
    assert_false(result.minor);
    answers.choice[Q_AGE] = TD_ANSWER_NONE;
    evaluate();
    assert_false(result.minor);
}

/* ---- where to begin ---- */

static void td_check_evaluate__worst_pain__begins_lower_from_three_on(void **state)
{
    (void)state;
    answers.worst_pain = 2;
    evaluate();
    assert_string_equal(result.start_level, "l5");
    assert_null(strstr(result.why, "a little lower"));
    answers.worst_pain = 3;
    evaluate();
    assert_string_equal(result.start_level, "l4");
    assert_non_null(strstr(result.why, "a little lower"));
    answers.choice[Q_SQUAT] = 1;
    evaluate();
    assert_string_equal(result.start_level, "l4");
    answers.choice[Q_SQUAT] = 0; /* a slow squat does not hurt today: that leads */
    evaluate();
    assert_string_equal(result.start_level, "l5");
    assert_null(strstr(result.why, "a little lower"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(td_condition_holds__first_answer__counts_like_any, set_up),
        cmocka_unit_test_setup(td_checklist__ids__where_they_stand, set_up),
        cmocka_unit_test_setup(td_check_name__second__within_a_point_and_from_one_on, set_up),
        cmocka_unit_test_setup(td_check_name__best_without_its_signs__one_with_them_within_reach,
                               set_up),
        cmocka_unit_test_setup(td_check_name__near_second__needs_no_signs, set_up),
        cmocka_unit_test_setup(td_check_name__every_group_of_signs__as_many_as_it_takes, set_up),
        cmocka_unit_test_setup(td_check_name__alone_from__a_little_is_not_enough, set_up),
        cmocka_unit_test_setup(td_check_name__barred__is_left_out_altogether, set_up),
        cmocka_unit_test_setup(td_check_name__all_patterns_barred__no_pattern, set_up),
        cmocka_unit_test_setup(td_check_name__contributors__only_of_a_kneecap_joint_alone, set_up),
        cmocka_unit_test_setup(td_check_name__contributors__near_and_with_their_signs, set_up),
        cmocka_unit_test_setup(
            td_check_name__never_alone__beside_what_stands_alone_or_the_kneecap_joint, set_up),
        cmocka_unit_test_setup(td_check_name__partner_of_the_kneecap_joint__no_contributors,
                               set_up),
        cmocka_unit_test_setup(
            td_check_evaluate__not_enough__nothing_is_named_and_flags_still_count, set_up),
        cmocka_unit_test_setup(td_check_evaluate__unanswered__from_the_first_to_the_last, set_up),
        cmocka_unit_test_setup(td_check_evaluate__cap__takes_off_only_what_is_above_it, set_up),
        cmocka_unit_test_setup(td_check_evaluate__reasons__the_weightiest_first, set_up),
        cmocka_unit_test_setup(td_check_evaluate__same_day__stops_and_soon_does_not, set_up),
        cmocka_unit_test_setup(td_check_evaluate__flags_of_one_urgency__in_the_order_of_the_data,
                               set_up),
        cmocka_unit_test_setup(td_check_evaluate__ticked_and_answered__the_ticked_words, set_up),
        cmocka_unit_test_setup(td_check_evaluate__raised_twice__is_one_wherever_it_stands, set_up),
        cmocka_unit_test_setup(td_check_evaluate__answer_flag__all_of_it_must_hold, set_up),
        cmocka_unit_test_setup(td_check_evaluate__flag_by_age__in_years_and_below, set_up),
        cmocka_unit_test_setup(td_check_evaluate__leaning__counts_for_urgency_and_limits, set_up),
        cmocka_unit_test_setup(td_check_evaluate__under_sixteen__information_only, set_up),
        cmocka_unit_test_setup(td_check_evaluate__worst_pain__begins_lower_from_three_on, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
