/* Records and what follows from them: dates, the gate, the next level. */

#include <string.h>

#include "records.h"
#include "teardrop/core/history.h"
#include "teardrop/core/training/session.h"
#include "test.h"

#define S TD_NS_PER_S

static void td_instant_format__dates(void **state)
{
    static const struct {
        int64_t unix_s;
        int offset;
        const char *text;
        int64_t day;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00", 0},
        {-1, 0, "1969-12-31T23:59:59+00:00", -1},
        {86399, 1, "1970-01-02T00:00:59+00:01", 1},
        {0, -1, "1969-12-31T23:59:00-00:01", -1},
        {951782400, 0, "2000-02-29T00:00:00+00:00", 11016},
        {4107542399, 0, "2100-02-28T23:59:59+00:00", 47540},
        {4107542400, 0, "2100-03-01T00:00:00+00:00", 47541}, /* no leap year */
        {1795454759, 60, "2026-11-23T18:25:59+01:00", 20780},
        {1795454759, -570, "2026-11-23T07:55:59-09:30", 20780},
        {1795454759, 765, "2026-11-24T06:10:59+12:45", 20781},
    };
    char text[40];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_instant at = {rows[i].unix_s, rows[i].offset};

        td_instant_format(at, text, sizeof text);
        assert_string_equal(text, rows[i].text);
        assert_true(td_instant_local_day(at) == rows[i].day);
    }
}

/* ---- the gate ---- */

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

/* ---- records ---- */

static void td_session_record_of__sets_sides_and_times(void **state)
{
    static const struct td_exercise raise = {.id = "raise",
                                             .name = "Leg raise",
                                             .tempo = {{2000, 0, 1000, 1000}, false},
                                             .sides = TD_SIDES_EACH,
                                             .sets_min = 1,
                                             .reps_min = 2,
                                             .rest_s = 30};
    static const struct td_level level = {
        .id = "l1", .name = "Level one", .exercises = &raise, .exercise_count = 1};
    static const struct td_program program = {.levels = &level, .level_count = 1};
    struct td_session_record record;
    struct td_overrides over;
    struct td_workout workout;
    struct td_timeline timeline;
    struct td_session session;

    (void)state;
    memset(&record, 0, sizeof record);
    give_sets(&record, 2);
    record.worst_pain = 4;
    record.rpe = 7;
    td_overrides_init(&over);
    over.prepare_s = 5;
    over.load_g = 2500;
    td_workout_build(&program, &level, &over, &workout);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    assert_int_equal(td_session_init(&session, &timeline), TD_OK);
    td_session_start(&session, 0);
    td_session_pause(&session, 10 * S); /* one rep and a second of the next */
    td_session_record_of(&session, 13 * S, &record);
    assert_true(record.elapsed_ms == 10000);
    assert_true(record.paused_ms == 3000); /* the pause that still lasts counts */
    assert_false(record.finished);
    assert_string_equal(record.level, "l1");
    assert_string_equal(record.level_name, "Level one");
    assert_string_equal(record.tempo, "2-0-1-1");
    assert_int_equal(record.load_g, 2500);
    assert_int_equal(record.set_count, 2); /* each side */
    assert_string_equal(record.sets[0].exercise, "raise");
    assert_int_equal(record.sets[0].reps_planned, 2);
    assert_int_equal(record.sets[0].reps_done, 1);
    assert_true(record.sets[0].start_ms == 5000);
    assert_true(record.sets[0].length_ms == 8000);
    assert_int_equal(record.sets[1].set, 1);
    assert_int_equal(record.sets[1].reps_done, 0);
    assert_true(record.sets[1].start_ms == 23000); /* behind the change of sides */
    td_session_resume(&session, 13 * S);
    (void)td_session_update(&session, 500 * S);
    td_session_record_of(&session, 500 * S, &record);
    assert_true(record.finished);
    assert_true(record.paused_ms == 3000);
    assert_true(record.elapsed_ms == 31000);
    assert_int_equal(record.sets[1].reps_done, 2);
    assert_int_equal(record.worst_pain, 4); /* the person's own words stay */
    assert_int_equal(record.rpe, 7);
    td_session_record_deinit(&record);
    td_session_deinit(&session);
}

static void td_check_record_of__keeps_what_was_answered(void **state)
{
    static const struct td_answer bands[] = {{.id = "10_to_16", .years_from = 10, .years_to = 15},
                                             {.id = "older", .years_from = 16, .years_to = 120}};
    static const struct td_answer plain[] = {{.id = "no"}, {.id = "yes"}};
    static const struct td_question questions[] = {
        {.id = "age", .kind = TD_QUESTION_YEARS, .answers = bands, .answer_count = 2},
        {.id = "worst_pain", .kind = TD_QUESTION_SCALE},
        {.id = "stairs", .answers = plain, .answer_count = 2},
        {.id = "sitting", .answers = plain, .answer_count = 2}};
    static const struct td_flag flags[] = {{.id = "one"}, {.id = "two"}};
    static const struct td_cause causes[] = {{.id = "overload"}};
    static const struct td_checklist list = {.version = "7",
                                             .causes = causes,
                                             .cause_count = 1,
                                             .questions = questions,
                                             .question_count = 4,
                                             .flags = flags,
                                             .flag_count = 2};
    static struct td_check_result result;
    static struct td_check_record record;
    struct td_course course;

    (void)state;
    td_course_init(&course, TD_GOAL_SORE);
    course.answers.age_years = 34;
    course.answers.choice[0] = 1;
    course.answers.worst_pain = 0; /* said, and none */
    course.answers.choice[2] = 1;
    course.answers.choice[3] = TD_ANSWER_LATER;
    course.answers.flag[1] = true;
    result.outcome = TD_OUTCOME_NAMED;
    result.named[0] = 0;
    result.named_count = 1;
    td_check_record_of(&list, &course, &result, &record);
    assert_string_equal(record.version, "7");
    assert_int_equal(record.named_count, 1);
    assert_string_equal(record.named[0], "overload");
    assert_string_equal(record.start_level, ""); /* none */
    assert_int_equal(record.answer_count, 3);
    assert_string_equal(record.answers[0].question, "age");
    assert_string_equal(record.answers[0].answer, "34");
    assert_string_equal(record.answers[1].answer, "0");
    assert_string_equal(record.answers[2].question, "stairs");
    assert_string_equal(record.answers[2].answer, "yes");
    assert_int_equal(record.flag_count, 1);
    assert_string_equal(record.flags[0], "two");
    course.answers.age_years = -1; /* only the band is known */
    td_check_record_of(&list, &course, &result, &record);
    assert_string_equal(record.answers[0].answer, "older");
}

/* ---- what was really done ---- */

/* Two sets of ten reps of 7 s, 90 s between them, after 15 s to get ready. */
static void two_sets(struct td_session_record *record)
{
    td_session_record_clear(record);
    give_sets(record, 2);
    memset(record->sets, 0, 2 * sizeof *record->sets);
    for (int i = 0; i < 2; i++) {
        record->sets[i].reps_planned = 10;
        record->sets[i].start_ms = 15000 + INT64_C(160000) * i;
        record->sets[i].length_ms = 70000;
    }
}

static void td_set_played_ms__stopped__is_what_was_done(void **state)
{
    static const struct {
        int done[2];
        int64_t elapsed, last_at; /* -1 = reps are not known */
        bool finished;
        int64_t played[2];
        const char *what;
    } rows[] = {
        {{10, 10}, 245000, 245000, true, {70000, 70000}, "all"},
        {{12, 10}, 245000, 245000, true, {70000, 70000}, "more than planned lengthen the set"},
        {{5, 10}, 210000, 210000, true, {35000, 70000}, "the first one was cut short"},
        {{0, 10}, 90000, 90000, true, {0, 70000}, "the first one was left out"},
        {{0, 0}, 10000, -1, false, {0, 0}, "while getting ready"},
        {{0, 0}, 18000, -1, false, {3000, 0}, "in the first rep"},
        {{4, 0}, 46000, 43000, false, {31000, 0}, "in the fifth rep"},
        {{4, 0}, 46000, -1, false, {31000, 0}, "the same, by the sets alone"},
        {{10, 0}, 130000, 85000, false, {70000, 0}, "in the rest"},
        {{10, 0}, 177000, 85000, false, {70000, 2000}, "in the first rep of the second"},
        {{10, 0}, 87000, 85000, false, {70000, 0}, "just after the first, no matter what follows"},
        {{4, 3}, 300000, 200000, false, {28000, 28000}, "no more than the rep can last"},
    };
    static struct td_session_record record;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_rep_record rep = {.done = true, .at_ms = rows[i].last_at};

        two_sets(&record);
        record.elapsed_ms = rows[i].elapsed;
        record.finished = rows[i].finished;
        record.sets[0].reps_done = rows[i].done[0];
        record.sets[1].reps_done = rows[i].done[1];
        for (int set = 0; set < 2; set++) {
            int64_t played = td_set_played_ms(&record, &rep, rows[i].last_at >= 0 ? 1 : 0, set);

            if (played != rows[i].played[set]) {
                fail_msg("%s, set %d: %lld", rows[i].what, set, (long long)played);
            }
        }
    }
}

static void td_set_part_id__by_the_levels_own(void **state)
{
    static struct td_session_record record;

    (void)state;
    two_sets(&record);
    assert_string_equal(td_set_part_id(&record, 0), "main");
    record.warm_up = true; /* of an older record it is not known where it ends */
    assert_string_equal(td_set_part_id(&record, 0), "");
    record.own_from = 1;
    record.own_sets = 1;
    assert_string_equal(td_set_part_id(&record, 0), "warm_up");
    assert_string_equal(td_set_part_id(&record, 1), "main");
    record.own_from = 0;
    assert_string_equal(td_set_part_id(&record, 1), "extras");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_instant_format__dates),
        cmocka_unit_test(td_training_gate_of__no_check__knows_nothing),
        cmocka_unit_test(td_training_gate_of__open_check__passes_its_limits_on),
        cmocka_unit_test(td_training_gate_of__stop__outlives_a_later_check),
        cmocka_unit_test(td_training_gate_of__stop_looked_at__opens_carefully),
        cmocka_unit_test(td_training_gate_of__to_be_seen__opens_a_little_once_it_was),
        cmocka_unit_test(td_training_gate_of__minor__stays_closed),
        cmocka_unit_test(td_session_record_of__sets_sides_and_times),
        cmocka_unit_test(td_check_record_of__keeps_what_was_answered),
        cmocka_unit_test(td_set_played_ms__stopped__is_what_was_done),
        cmocka_unit_test(td_set_part_id__by_the_levels_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
