/* What a self-check, a stop and a clinician's look make of training. */

#include <string.h>

#include "teardrop/base/str.h"
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

#define NOW 1000

/* A look of that second (0 = none), at which nothing was said. */
static void gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                    int64_t looked, struct td_training_gate *out)
{
    struct td_look look = {.at.unix_s = looked};

    td_training_gate_of(last, stop, looked > 0 ? &look : NULL, NOW, out);
}

static void td_training_gate_of__no_check__knows_nothing(void **state)
{
    struct td_training_gate gate;

    (void)state;
    gate_of(NULL, NULL, 0, &gate);
    assert_false(gate.known);
    gate_of(NULL, NULL, 500, &gate);
    assert_false(gate.known);
    assert_string_equal(gate.reopens, "");
}

static void td_training_gate_of__open_check__passes_its_limits_on(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_training_gate gate;

    (void)state;
    gate_of(&last, NULL, 0, &gate);
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
    gate_of(&later, &stop, 0, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    assert_string_equal(gate.why, "stop");
    assert_string_not_equal(gate.reopens, "");
    gate_of(&later, &stop, 99, &gate); /* looked at before it */
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    gate_of(&later, &stop, 150, &gate);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_string_equal(gate.why, "fine");
}

static void td_training_gate_of__stop_looked_at__opens_carefully(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_training_gate gate;

    (void)state;
    gate_of(&stop, &stop, 150, &gate);
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
    gate_of(&last, NULL, 99, &gate);
    assert_true(gate.to_be_seen);
    assert_string_equal(gate.max_level, "l1");
    gate_of(&last, NULL, 100, &gate);
    assert_false(gate.to_be_seen);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.start_level, "l0");
    assert_string_equal(gate.max_level, "l2");
    assert_int_equal(gate.max_depth_deg, 0);
    assert_non_null(strstr(gate.why, "clinician"));
    last.urgency = TD_URGENCY_ROUTINE; /* a limit of its cause: nobody's look lifts it */
    gate_of(&last, NULL, 100, &gate);
    assert_false(gate.to_be_seen);
    assert_string_equal(gate.max_level, "l1");
}

static void td_training_gate_of__minor__stays_closed(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_CLOSED, false);
    struct td_training_gate gate;

    (void)state;
    last.minor = true;
    gate_of(&last, NULL, 0, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    gate_of(&last, NULL, 500, &gate); /* nobody's word makes older */
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    assert_non_null(strstr(gate.reopens, "parent"));
}

static struct td_look said(int64_t at, const char *level, int depth, bool no_load,
                           const char *until)
{
    struct td_look look = {.at.unix_s = at, .max_depth_deg = depth, .no_load = no_load};

    td_str_copy(look.max_level, sizeof look.max_level, level);
    td_str_copy(look.until, sizeof look.until, until);
    return look;
}

static void td_training_gate_of__free__opens_what_a_stop_closed(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "", TD_LOOK_FREE_DEG, false, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED); /* begin gently */
    assert_string_equal(gate.max_level, "");
    assert_int_equal(gate.max_depth_deg, 0);
    assert_false(gate.look_holds);
    assert_non_null(strstr(gate.why, "free to train"));
    look.at.unix_s = 99; /* before the stop */
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
}

static void td_training_gate_of__limits_said__hold(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "", 60, true, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.start_level, "l1");
    assert_string_equal(gate.max_level, "");
    assert_int_equal(gate.max_depth_deg, 60);
    assert_true(gate.no_load);
    assert_true(gate.look_holds);
    assert_non_null(strstr(gate.why, "60 degrees"));
    assert_non_null(strstr(gate.why, "body weight"));
    look = said(150, "l4", 0, false, "");
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l4");
    assert_false(gate.no_load);
}

/* How far to bend was not said: as little opens as without a word. */
static void td_training_gate_of__body_weight_alone__opens_a_little(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "", 0, true, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l2");
    assert_true(gate.no_load);
}

/* A clinician who has seen the knee knows more of it than the check before did ... */
static void td_training_gate_of__said__takes_the_place_of_the_check_before(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_look look = said(150, "", 110, false, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "");
    assert_int_equal(gate.max_depth_deg, 110);
    look = said(150, "", 0, true, ""); /* nothing about depth: the check's stays */
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l4");
    assert_int_equal(gate.max_depth_deg, 90);
    assert_true(gate.no_load);
}

/* ... and beside a check after it, the stricter holds. */
static void td_training_gate_of__check_after_a_look__the_stricter(void **state)
{
    struct td_check_record last = check_of(200, TD_TRAINING_LIMITED, false);
    struct td_look look = said(150, "l3", 110, false, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l3");
    assert_int_equal(gate.max_depth_deg, 90);
    look = said(150, "", 60, false, "");
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l4");
    assert_int_equal(gate.max_depth_deg, 60);
    look = said(150, "", TD_LOOK_FREE_DEG, false, ""); /* free then, not now */
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l4");
    last = check_of(200, TD_TRAINING_CLOSED, true);
    td_training_gate_of(&last, &last, &look, NOW, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
}

/* All that may be said at a look, behind the longest reason of a check: nothing is cut. */
static void td_training_gate_of__longest_reason__is_said_whole(void **state)
{
    struct td_check_record last = check_of(200, TD_TRAINING_LIMITED, false);
    struct td_look look = {.at.unix_s = 100,
                           .max_depth_deg = 100,
                           .max_level = "a_level_of_a_programme_of_ours",
                           .no_load = true,
                           .until = "2026-12-24"};
    struct td_training_gate gate;

    (void)state;
    memset(last.why, 'a', sizeof last.why - 1);
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_true(strncmp(gate.why, last.why, sizeof last.why - 1) == 0);
    assert_string_equal(gate.why + sizeof last.why - 1,
                        " What was said: up to level a_level_of_a_programme_of_ours, knees bent "
                        "to 100 degrees at most, body weight only, until Thu 24 December "
                        "2026.");
}

static void td_training_gate_of__last_day_over__the_limits_end(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "", 60, true, "1970-01-02");
    struct td_training_gate gate;

    (void)state;
    look.at.utc_offset_min = 60;
    td_training_gate_of(&stop, &stop, &look, 2 * 86400 - 3601, &gate); /* its last second */
    assert_int_equal(gate.max_depth_deg, 60);
    assert_true(gate.look_holds);
    assert_false(gate.look_ended);
    assert_non_null(strstr(gate.why, "until Fri 2 January"));
    td_training_gate_of(&stop, &stop, &look, 2 * 86400 - 3600, &gate);
    assert_int_equal(gate.max_depth_deg, 0);
    assert_false(gate.no_load);
    assert_false(gate.look_holds);
    assert_true(gate.look_ended);
    assert_string_equal(gate.look_until, "1970-01-02");
    assert_null(strstr(gate.why, "degrees"));
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
}

static void td_training_gate_of__no_check__what_was_said_holds(void **state)
{
    struct td_look look = said(150, "", 60, false, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(NULL, NULL, &look, NOW, &gate);
    assert_false(gate.known); /* no check, still */
    assert_true(gate.look_holds);
    assert_int_equal(gate.max_depth_deg, 60);
}

/* ---- loads, ways on ---- */

static void td_level_number__twins_stand_where_their_level_does(void **state)
{
    (void)state;
    assert_int_equal(td_level_number("l3"), 3);
    assert_int_equal(td_level_number("l3w"), 3);
    assert_int_equal(td_level_number("l12"), 12);
    assert_int_equal(td_level_number(""), -1);
    assert_int_equal(td_level_number("l"), -1);
    assert_int_equal(td_level_number("l3x"), -1);
    assert_int_equal(td_level_number("lw"), -1);
    assert_int_equal(td_level_number("k3"), -1);
}

static void td_training_gate_of__load_and_way_on__are_handed_on(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_training_gate gate;

    (void)state;
    last.opens = (struct td_opening){3, 15, 90};
    gate_of(&last, NULL, 0, &gate);
    assert_false(gate.no_load);
    assert_int_equal(gate.opens.weeks, 3);
    assert_int_equal(gate.opens.step_deg, 15);
    assert_int_equal(gate.opens.to_deg, 90);
    for (int load = TD_LOAD_OWN; load <= TD_LOAD_ASK; load++) {
        last.load = (enum td_load)load;
        gate_of(&last, NULL, 0, &gate);
        assert_true(gate.no_load);
    }
    last.opens.weeks = TD_OPENS_UNSAID; /* kept before ways on were */
    gate_of(&last, NULL, 0, &gate);
    assert_int_equal(gate.opens.weeks, TD_OPENS_BY_LEVEL);
}

/* "Own weight" of a check ends where a clinician said how far; not by a look without a word. */
static void td_training_gate_of__load_of_a_check__ends_by_a_word(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_look look = said(150, "", TD_LOOK_FREE_DEG, false, "");
    struct td_training_gate gate;

    (void)state;
    last.load = TD_LOAD_ASK;
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_false(gate.no_load);
    look = said(150, "", 90, true, "");
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_true(gate.no_load);
    gate_of(&last, NULL, 150, &gate);
    assert_true(gate.no_load);
    look = said(50, "", 90, false, ""); /* before the check, which knows more */
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_true(gate.no_load);
}

/* What only a look could end goes on by level once there was one. */
static void td_training_gate_of__no_way_on__there_is_one_after_a_look(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_training_gate gate;

    (void)state;
    gate_of(&last, NULL, 99, &gate);
    assert_int_equal(gate.opens.weeks, 0);
    gate_of(&last, NULL, 150, &gate);
    assert_int_equal(gate.opens.weeks, TD_OPENS_BY_LEVEL);
    assert_int_equal(gate.max_depth_deg, 90); /* it is routine: the look lifts nothing itself */
    last.urgency = TD_URGENCY_SOON;
    gate_of(&last, NULL, 150, &gate);
    assert_int_equal(gate.opens.weeks, TD_OPENS_BY_LEVEL);
    last.opens = (struct td_opening){4, 15, 130}; /* one that has a way on keeps it */
    last.urgency = TD_URGENCY_ROUTINE;
    gate_of(&last, NULL, 150, &gate);
    assert_int_equal(gate.opens.weeks, 4);
}

static void td_training_gate_of__a_twin_named_at_a_look__limits_as_its_level(void **state)
{
    struct td_check_record last = check_of(200, TD_TRAINING_LIMITED, false);
    struct td_look look = said(150, "l3w", 0, false, "");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l3w");
}

/* The last day of a look's limits is over: the check that limited before it limits again. */
static void td_training_gate_of__last_day_over__an_open_checks_limits_hold_again(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_look look = said(150, "", 110, false, "1970-01-02");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&last, NULL, &look, NOW, &gate);
    assert_int_equal(gate.max_depth_deg, 110);
    td_training_gate_of(&last, NULL, &look, (int64_t)3 * 86400, &gate);
    assert_true(gate.look_ended);
    assert_false(gate.look_holds);
    assert_string_equal(gate.max_level, "l4");
    assert_int_equal(gate.max_depth_deg, 90);
}

#define DAY_S 86400

static void td_training_gate_of__leaning__limits_for_four_weeks(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_look look = {.at.unix_s = 10 * DAY_S};
    struct td_training_gate gate;

    (void)state;
    last.load = TD_LOAD_OWN;
    last.lapse_weeks = TD_CHECK_LEAN_WEEKS;
    td_training_gate_of(&last, NULL, NULL, INT64_C(28) * DAY_S - 1, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_int_equal(gate.max_depth_deg, 90);
    assert_true(gate.no_load);
    assert_false(gate.lapsed);
    td_training_gate_of(&last, NULL, NULL, INT64_C(28) * DAY_S, &gate);
    assert_true(gate.lapsed);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_string_equal(gate.max_level, "");
    assert_int_equal(gate.max_depth_deg, 0);
    assert_false(gate.no_load);
    assert_string_equal(gate.start_level, "l2");
    assert_non_null(strstr(gate.why, "4 weeks"));
    last.urgency = TD_URGENCY_SOON; /* somebody should still look at it */
    td_training_gate_of(&last, NULL, NULL, INT64_C(28) * DAY_S, &gate);
    assert_true(gate.to_be_seen);
    td_training_gate_of(&last, NULL, &look, INT64_C(28) * DAY_S, &gate);
    assert_false(gate.to_be_seen);
    assert_string_equal(gate.max_level, "");
    last.lapse_weeks = 0;
    td_training_gate_of(&last, NULL, NULL, INT64_C(280) * DAY_S, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    last = check_of(100, TD_TRAINING_CLOSED, true); /* what is closed does not lapse */
    last.lapse_weeks = TD_CHECK_LEAN_WEEKS;
    td_training_gate_of(&last, &last, NULL, INT64_C(280) * DAY_S, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
}

/* ---- borders ---- */

/* A look and a stop of the same second: it was looked at. */
static void td_training_gate_of__look_of_that_second__counts_as_after(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_check_record later = check_of(200, TD_TRAINING_FREE, false);
    struct td_training_gate gate;

    (void)state;
    later.goal = TD_GOAL_STRENGTH;
    gate_of(&later, &stop, 100, &gate);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_int_equal(gate.goal, TD_GOAL_STRENGTH);
    assert_int_equal(gate.urgency, TD_URGENCY_ROUTINE);
    assert_true(gate.cleared_unix_s == 100);
    gate_of(&stop, &stop, 100, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_int_equal(gate.urgency, TD_URGENCY_SAME_DAY);
    assert_int_equal(gate.opens.weeks, TD_OPENS_BY_LEVEL);
    assert_int_equal(gate.opens.step_deg, 0);
    assert_int_equal(gate.opens.to_deg, 0);
    assert_string_equal(gate.why,
                        "A clinician has looked at it since the last self-check. Begin gently.");
    gate_of(&stop, &stop, 99, &gate);
    assert_string_equal(gate.reopens, "It opens again when you record that a clinician has looked "
                                      "at it: on the home screen, press c.");
    gate_of(&later, NULL, 0, &gate);
    assert_true(gate.cleared_unix_s == 0);
}

/* A stop of one who is under age can be looked at; being under age stays. */
static void td_training_gate_of__minor_with_a_stop__closed_after_the_look_too(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_CLOSED, false), stop = last;
    struct td_training_gate gate;

    (void)state;
    last.minor = stop.minor = true;
    gate_of(&last, &stop, 99, &gate);
    assert_non_null(strstr(gate.reopens, "press c"));
    gate_of(&last, &stop, 100, &gate);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    assert_string_equal(gate.reopens,
                        "Under 16, a parent and a clinician decide together about training.");
    assert_string_equal(gate.max_level, "");
    last.training = TD_TRAINING_FREE; /* older by now */
    gate_of(&last, &stop, 100, &gate);
    assert_string_equal(gate.reopens, "");
}

static void td_training_gate_of__all_that_was_said__is_told_in_one_sentence(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "l4", 60, true, "1970-01-03");
    struct td_training_gate gate;
    static const char begun[] = "A clinician has looked at it since the last self-check. Begin "
                                "gently.";

    (void)state;
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_true(strncmp(gate.why, begun, strlen(begun)) == 0);
    assert_string_equal(gate.why + strlen(begun),
                        " What was said: up to level 4, knees bent to 60 degrees at most, body "
                        "weight only, until Sat 3 January.");
    look = said(150, "", TD_LOOK_FREE_DEG - 1, false, "");
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.why + strlen(begun),
                        " What was said: knees bent to 179 degrees at most.");
    look = said(150, "l3", TD_LOOK_FREE_DEG, false, "");
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.why + strlen(begun), " What was said: up to level 3.");
    assert_int_equal(gate.max_depth_deg, 0);
    assert_string_equal(gate.start_level, "l1");
    look = said(150, "", TD_LOOK_FREE_DEG, true, "");
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.why, "A clinician has looked at it and said: free to train. Begin "
                                  "gently. What was said: body weight only.");
    assert_true(gate.no_load);
    assert_true(gate.look_holds);
    assert_string_equal(gate.start_level, "");
    look.no_load = false;
    td_training_gate_of(&stop, &stop, &look, NOW, &gate);
    assert_string_equal(gate.why, "A clinician has looked at it and said: free to train. Begin "
                                  "gently.");
    assert_int_equal(gate.opens.weeks, 0);
}

/* Without a check a look's depth or level limits; body weight alone says too little. */
static void td_training_gate_of__no_check__until_the_last_day(void **state)
{
    struct td_look look = said(150, "", 60, false, "1970-01-02");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(NULL, NULL, &look, 2 * 86400 - 1, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.look_until, "1970-01-02");
    td_training_gate_of(NULL, NULL, &look, 2 * 86400, &gate);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_int_equal(gate.max_depth_deg, 0);
    assert_true(gate.look_ended);
    assert_string_equal(gate.look_until, "1970-01-02");
    look = said(150, "l3", 0, false, "");
    td_training_gate_of(NULL, NULL, &look, NOW, &gate);
    assert_string_equal(gate.max_level, "l3");
    assert_string_equal(gate.look_until, "");
    look = said(150, "", 1, false, "");
    td_training_gate_of(NULL, NULL, &look, NOW, &gate);
    assert_int_equal(gate.max_depth_deg, 1);
    look = said(150, "", 0, true, "");
    td_training_gate_of(NULL, NULL, &look, NOW, &gate);
    assert_false(gate.no_load);
    assert_false(gate.look_holds);
}

/* Beside a later check: a name without a number takes nothing away. */
static void td_training_gate_of__levels__the_lower_number(void **state)
{
    static const struct {
        const char *ours, *theirs, *lower;
    } rows[] = {
        {"l4", "l3", "l3"},         {"l4", "l5", "l4"},  {"l0", "l3", "l0"},
        {"l4", "l0", "l0"},         {"", "l5", "l5"},    {"l4", "chairs", "l4"},
        {"chairs", "l3", "chairs"}, {"l3", "l3w", "l3"}, {"l4", "", "l4"},
        {"", "chairs", "chairs"},
    };
    struct td_training_gate gate;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_check_record last = check_of(200, TD_TRAINING_LIMITED, false);
        struct td_look look = said(150, rows[i].theirs, 110, false, "");

        td_str_copy(last.max_level, sizeof last.max_level, rows[i].ours);
        td_training_gate_of(&last, NULL, &look, NOW, &gate);
        assert_string_equal(gate.max_level, rows[i].lower);
        assert_int_equal(gate.max_depth_deg, 90);
    }
}

/* Nothing was said at a look: what was to hold until then opens to l2, and no further. */
static void td_training_gate_of__nothing_said__levels_below_the_gentle_ones(void **state)
{
    static const struct {
        const char *before, *after;
        int depth;
    } rows[] = {{"l0", "l2", 0}, {"l1", "l2", 0}, {"l2", "l2", 90}, {"l3", "l3", 90}, {"", "", 90}};
    struct td_training_gate gate;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);

        last.urgency = TD_URGENCY_SOON;
        td_str_copy(last.max_level, sizeof last.max_level, rows[i].before);
        gate_of(&last, NULL, 150, &gate);
        assert_string_equal(gate.max_level, rows[i].after);
        assert_int_equal(gate.max_depth_deg, rows[i].depth);
        assert_int_equal(gate.urgency, TD_URGENCY_NONE);
    }
}

/* An open check that nobody need look at: a look without a word changes nothing of it, one with a
 * depth does as long as it holds. */
static void td_training_gate_of__look_at_an_open_check__as_long_as_it_holds(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_FREE, false);
    struct td_look look = said(150, "", 60, false, "1970-01-02");
    struct td_training_gate gate;

    (void)state;
    last.opens = (struct td_opening){3, 15, 90};
    gate_of(&last, NULL, 150, &gate);
    assert_string_equal(gate.why, "fine");
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_int_equal(gate.urgency, TD_URGENCY_ROUTINE);
    assert_int_equal(gate.opens.weeks, 3);
    td_training_gate_of(&last, NULL, &look, 2 * 86400 - 1, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_true(strncmp(gate.why, "A clinician has looked at it since", 34) == 0);
    assert_string_equal(gate.start_level, "l2"); /* the check's own */
    assert_int_equal(gate.opens.weeks, 0);
    assert_int_equal(gate.opens.step_deg, 0);
    assert_int_equal(gate.opens.to_deg, 0);
    td_training_gate_of(&last, NULL, &look, 2 * 86400, &gate);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    assert_string_equal(gate.why, "fine");
    assert_int_equal(gate.opens.weeks, 3);
    last.urgency = TD_URGENCY_SOON; /* it limits nothing, so nothing is held till a look */
    gate_of(&last, NULL, 0, &gate);
    assert_false(gate.to_be_seen);
    gate_of(&last, NULL, 150, &gate);
    assert_string_equal(gate.why, "fine");
}

/* A closed check stays open as it was said, even when the last day of that is over. */
static void td_training_gate_of__stop_and_last_day_over__open_without_limits(void **state)
{
    struct td_check_record stop = check_of(100, TD_TRAINING_CLOSED, true);
    struct td_look look = said(150, "l3", 0, true, "1970-01-02");
    struct td_training_gate gate;

    (void)state;
    td_training_gate_of(&stop, &stop, &look, 2 * 86400, &gate);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_string_equal(gate.start_level, "l1");
    assert_string_equal(gate.max_level, "");
    assert_false(gate.no_load);
    assert_true(gate.look_ended);
}

static void td_training_gate_of__lapse__on_the_local_day_and_of_limits_alone(void **state)
{
    struct td_check_record last = check_of(100, TD_TRAINING_LIMITED, false);
    struct td_training_gate gate;

    (void)state;
    last.lapse_weeks = 2;
    last.done.utc_offset_min = 60;
    last.opens = (struct td_opening){3, 15, 90};
    td_training_gate_of(&last, NULL, NULL, INT64_C(14) * DAY_S - 3601, &gate);
    assert_false(gate.lapsed);
    assert_int_equal(gate.opens.weeks, 3);
    td_training_gate_of(&last, NULL, NULL, INT64_C(14) * DAY_S - 3600, &gate);
    assert_true(gate.lapsed);
    assert_int_equal(gate.opens.weeks, 0);
    assert_int_equal(gate.opens.step_deg, 0);
    assert_int_equal(gate.opens.to_deg, 0);
    assert_string_equal(gate.why,
                        "The self-check only leaned towards something, so its limits ended after 2 "
                        "weeks. Is it no better? Do it again, or have it looked at.");
    last.training = TD_TRAINING_FREE;
    td_training_gate_of(&last, NULL, NULL, INT64_C(70) * DAY_S, &gate);
    assert_false(gate.lapsed);
    assert_string_equal(gate.why, "fine");
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
        cmocka_unit_test(td_training_gate_of__free__opens_what_a_stop_closed),
        cmocka_unit_test(td_training_gate_of__limits_said__hold),
        cmocka_unit_test(td_training_gate_of__body_weight_alone__opens_a_little),
        cmocka_unit_test(td_training_gate_of__said__takes_the_place_of_the_check_before),
        cmocka_unit_test(td_training_gate_of__check_after_a_look__the_stricter),
        cmocka_unit_test(td_training_gate_of__longest_reason__is_said_whole),
        cmocka_unit_test(td_training_gate_of__last_day_over__the_limits_end),
        cmocka_unit_test(td_training_gate_of__no_check__what_was_said_holds),
        cmocka_unit_test(td_level_number__twins_stand_where_their_level_does),
        cmocka_unit_test(td_training_gate_of__load_and_way_on__are_handed_on),
        cmocka_unit_test(td_training_gate_of__load_of_a_check__ends_by_a_word),
        cmocka_unit_test(td_training_gate_of__no_way_on__there_is_one_after_a_look),
        cmocka_unit_test(td_training_gate_of__a_twin_named_at_a_look__limits_as_its_level),
        cmocka_unit_test(td_training_gate_of__last_day_over__an_open_checks_limits_hold_again),
        cmocka_unit_test(td_training_gate_of__leaning__limits_for_four_weeks),
        cmocka_unit_test(td_training_gate_of__look_of_that_second__counts_as_after),
        cmocka_unit_test(td_training_gate_of__minor_with_a_stop__closed_after_the_look_too),
        cmocka_unit_test(td_training_gate_of__all_that_was_said__is_told_in_one_sentence),
        cmocka_unit_test(td_training_gate_of__no_check__until_the_last_day),
        cmocka_unit_test(td_training_gate_of__levels__the_lower_number),
        cmocka_unit_test(td_training_gate_of__nothing_said__levels_below_the_gentle_ones),
        cmocka_unit_test(td_training_gate_of__look_at_an_open_check__as_long_as_it_holds),
        cmocka_unit_test(td_training_gate_of__stop_and_last_day_over__open_without_limits),
        cmocka_unit_test(td_training_gate_of__lapse__on_the_local_day_and_of_limits_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
