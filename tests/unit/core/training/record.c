/* Sessions and checks as they are recorded. */

#include <string.h>

#include "records.h"
#include "teardrop/core/history.h"
#include "teardrop/core/training/session.h"
#include "test.h"

#define S TD_NS_PER_S

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
        cmocka_unit_test(td_session_record_of__sets_sides_and_times),
        cmocka_unit_test(td_check_record_of__keeps_what_was_answered),
        cmocka_unit_test(td_set_played_ms__stopped__is_what_was_done),
        cmocka_unit_test(td_set_part_id__by_the_levels_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
