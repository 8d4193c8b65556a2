/* The decision rule on a small self-check of its own, where every number can be
 * followed by hand. */

#include <string.h>

#include "small_check.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_evaluate__nine_answers__are_not_enough),
        cmocka_unit_test(td_check_evaluate__outcomes__by_score),
        cmocka_unit_test(td_check_evaluate__cap__takes_off_what_is_too_much),
        cmocka_unit_test(td_check_evaluate__conjunction__needs_all_of_it),
        cmocka_unit_test(td_check_evaluate__never_alone__brings_its_partner),
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
