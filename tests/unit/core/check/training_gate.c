/* What a self-check, a stop and a clinician's look make of training. */

#include <string.h>

#include "teardrop/core/check/training_gate.h"
#include "test.h"

static struct td_check_record check_of(int64_t at, enum td_training training, bool stop)
{
    struct td_check_record record;

    memset(&record, 0, sizeof record);
    record.done.unix_s = at;
    record.training = training;
    record.outcome = stop ? TD_OUTCOME_STOP : TD_OUTCOME_NAMED;
    record.urgency = stop ? TD_URGENCY_SAME_DAY : TD_URGENCY_ROUTINE;
    strcpy(record.why, stop ? "stop" : "fine");
    if (training != TD_TRAINING_CLOSED) {
        strcpy(record.start_level, "l2");
        strcpy(record.max_level, "l4");
        record.max_depth_deg = 90;
    }
    return record;
}

static void td_training_gate_of__no_check__knows_nothing(void **state)
{
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(NULL, NULL, 0, &gate);
    assert_false(gate.known);
    td_training_gate_of(NULL, NULL, 500, &gate);
    assert_false(gate.known);
    assert_string_equal(gate.reopens, "");
}

static void td_training_gate_of__open_check__passes_its_limits_on(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&last, NULL, 0, &gate);
    assert_true(gate.known);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.start_level, "l2");
    assert_string_equal(gate.max_level, "l4");
    assert_int_equal(gate.max_depth_deg, 90);
    assert_string_equal(gate.why, "fine");
    assert_string_equal(gate.reopens, "");
    assert_true(gate.checked.unix_s == 100);
}

static void td_training_gate_of__stop__outlives_a_later_check(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_check_record later = check_of(200, TD_TRAINING_FREE, false);
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&later, &stop, 0, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    assert_string_equal(gate.why, "stop");
    assert_string_not_equal(gate.reopens, "");
    td_training_gate_of(&later, &stop, 99, &gate); /* looked at before it */
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    td_training_gate_of(&later, &stop, 150, &gate);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_string_equal(gate.why, "fine");
}

static void td_training_gate_of__stop_looked_at__opens_carefully(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&stop, &stop, 150, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.reopens, "");
    assert_non_null(strstr(gate.why, "clinician"));
    /* A stop names no levels of its own; words alone would leave every level open. */
    assert_string_equal(gate.start_level, "l1");
    assert_string_equal(gate.max_level, "l2");
}

static void td_training_gate_of__to_be_seen__opens_a_little_once_it_was(void **state)
{
    static struct td_check_record last;
    struct td_training_gate gate;

    (void)state;
    memset(&last, 0, sizeof last);
    last.done.unix_s = 100;
    last.training = TD_TRAINING_LIMITED;
    last.urgency = TD_URGENCY_SOON;
    last.max_depth_deg = 45;
    strcpy(last.start_level, "l0");
    strcpy(last.max_level, "l1");
    td_training_gate_of(&last, NULL, 99, &gate);
    assert_true(gate.to_be_seen);
    assert_string_equal(gate.max_level, "l1");
    td_training_gate_of(&last, NULL, 100, &gate);
    assert_false(gate.to_be_seen);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.start_level, "l0");
    assert_string_equal(gate.max_level, "l2");
    assert_int_equal(gate.max_depth_deg, 0);
    assert_non_null(strstr(gate.why, "clinician"));
    last.urgency = TD_URGENCY_ROUTINE; /* a limit of its cause: nobody's look lifts it */
    td_training_gate_of(&last, NULL, 100, &gate);
    assert_false(gate.to_be_seen);
    assert_string_equal(gate.max_level, "l1");
}

static void td_training_gate_of__minor__stays_closed(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_CLOSED, false);
    struct td_training_gate gate;

    (void)state;
    last.minor = true;
    td_training_gate_of(&last, NULL, 0, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    td_training_gate_of(&last, NULL, 500, &gate); /* nobody's word makes older */
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    assert_non_null(strstr(gate.reopens, "parent"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_training_gate_of__no_check__knows_nothing),
        cmocka_unit_test(td_training_gate_of__open_check__passes_its_limits_on),
        cmocka_unit_test(td_training_gate_of__stop__outlives_a_later_check),
        cmocka_unit_test(td_training_gate_of__stop_looked_at__opens_carefully),
        cmocka_unit_test(td_training_gate_of__to_be_seen__opens_a_little_once_it_was),
        cmocka_unit_test(td_training_gate_of__minor__stays_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
