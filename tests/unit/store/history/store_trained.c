/* What the plan and the charts read of sessions: only the level's own sets count, and each
 * on the day it belongs to. */
#include "history_place.h"
#include "teardrop/core/chart/chart.h"

static struct td_past_session newest(struct place *place)
{
    struct td_past_session out[2];
    size_t count = 0;

    assert_int_equal(place->port.ops->past_sessions(place->port.self, 2, out, &count), TD_OK);
    assert_true(count > 0);
    return out[0];
}

/* A warm-up set, two of the level's own, one for the calf. */
static struct td_session_record *with_extras(struct place *place)
{
    struct td_session_record *record = a_session(place, 5000);

    give_sets(record, 4);
    record->own_from = 1;
    record->own_sets = 2;
    for (int i = 0; i < 4; i++) {
        record->sets[i] = record->sets[0];
        record->sets[i].set = i + 1;
        td_str_copy(record->sets[i].tempo, sizeof record->sets[i].tempo, "3-1-2-1");
    }
    return record;
}

static struct td_past_session kept(struct place *place, const struct td_session_record *record)
{
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    return newest(place);
}

static void td_trained__tapped_too_fast__own_sets_alone(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = with_extras(place);

    assert_true(kept(place, record).at_tempo); /* nothing was tapped */
    record->sets[0].down_ms = 500;
    record->sets[3].down_ms = 500; /* what is done beside the level may be quick */
    assert_true(kept(place, record).at_tempo);
    record->sets[2].down_ms = 2000;
    assert_true(kept(place, record).at_tempo); /* a little */
    record->sets[2].down_ms = 1500;
    assert_false(kept(place, record).at_tempo);
    free_record(record);
}

static void td_trained__reps_left_out__own_sets_alone(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = with_extras(place);

    record->sets[0].reps_done = record->sets[3].reps_done = 2;
    assert_true(kept(place, record).finished);
    record->sets[2].reps_done = 7;
    assert_false(kept(place, record).finished);
    record->sets[2].reps_done = 10;
    assert_int_equal(kept(place, record).extra_reps, 2);
    record->sets[3].reps_done = 20; /* more of the calf is not more of the level */
    assert_int_equal(kept(place, record).extra_reps, 2);
    free_record(record);
}

/* Each side has its own set of one number; it is asked for once. */
static void td_trained__second_exercise_and_hip_work__each_side_once(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    static const struct {
        const char *exercise;
        int set, side, reps;
    } sets[] = {{"march", 1, 0, 20}, {"squat", 1, 0, 8}, {"squat", 2, 0, 8}, {"step", 1, 1, 6},
                {"step", 1, 2, 6},   {"step", 2, 1, 6},  {"step", 2, 2, 6},  {"clam", 1, 1, 12},
                {"clam", 1, 2, 12},  {"calf", 1, 0, 15}, {"calf", 2, 0, 15}, {"calf", 3, 0, 15}};
    struct td_past_session past;

    give_sets(record, 12);
    for (int i = 0; i < 12; i++) {
        record->sets[i] = record->sets[0];
        td_str_copy(record->sets[i].exercise, TD_ID_TEXT, sets[i].exercise);
        record->sets[i].set = sets[i].set;
        record->sets[i].side = sets[i].side;
        record->sets[i].reps_planned = record->sets[i].reps_done = sets[i].reps;
    }
    record->own_from = 1;
    record->own_sets = 6;
    record->extras = true;
    past = kept(place, record);
    assert_int_equal(past.second_sets, 2);
    assert_int_equal(past.second_reps, 6);
    assert_int_equal(past.hip_sets, 1);
    assert_int_equal(past.hip_reps, 12);
    assert_string_equal(past.hip, "clam");
    record->sets[2].reps_done = 9; /* one more of the squat; of the step it is no more of it */
    assert_int_equal(kept(place, record).extra_reps, 1);
    record->sets[6].reps_done = 9;
    assert_int_equal(kept(place, record).extra_reps, 1);
    record->sets[2].reps_done = 8;
    record->sets[6].reps_done = 6;
    record->sets[7].reps_done = record->sets[8].reps_done = 0; /* left before it */
    assert_int_equal(kept(place, record).hip_sets, 0);
    record->sets[7].reps_done = record->sets[8].reps_done = 12;
    record->own_sets = 2; /* only one exercise of its own */
    record->extras = false;
    past = kept(place, record);
    assert_int_equal(past.second_sets, 0);
    assert_int_equal(past.second_reps, 0);
    assert_int_equal(past.hip_sets, 0);
    record->own_from = record->own_sets = 0; /* not known, of before */
    record->extras = true;
    past = kept(place, record);
    assert_int_equal(past.second_sets, 0);
    assert_int_equal(past.hip_sets, 0);
    free_record(record);
}

static void td_trained__old_record__all_sets_are_its_own(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = with_extras(place);

    record->own_from = record->own_sets = 0;
    record->sets[3].down_ms = 500;
    assert_false(kept(place, record).at_tempo);
    free_record(record);
}

/* ---- the charts' days ---- */

static void td_chart__half_past_midnight__is_the_evening_before(void **state)
{
    struct place *place = *state;
    static struct td_chart chart;
    struct td_instant now = {.unix_s = (int64_t)20600 * 86400 + 12 * 3600};
    struct td_session_record *record = a_session(place, (int64_t)20600 * 86400 + 1800);
    struct td_limits limits;

    limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    record->started.utc_offset_min = 0;
    record->worst_pain = 3;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(td_chart_look_up(&place->port, NULL, &limits, now, &chart), TD_OK);
    assert_int_equal(chart.days[chart.today].sessions, 0);
    assert_int_equal(chart.days[chart.today - 1].sessions, 1);
    free_record(record);
}

/* What is usual on the chart's first day is told by mornings before it. */
static void td_chart__first_day__knows_the_mornings_before(void **state)
{
    struct place *place = *state;
    static struct td_chart chart;
    struct td_instant now = {.unix_s = (int64_t)20600 * 86400 + 12 * 3600};
    struct td_session_record *record;
    struct td_limits limits;
    int64_t first;

    limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    assert_int_equal(td_chart_look_up(&place->port, NULL, &limits, now, &chart), TD_OK);
    first = chart.first_day;
    record = a_session(place, first * 86400 + 12 * 3600);
    record->started.utc_offset_min = 0;
    record->worst_pain = 1;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    for (int64_t day = first - 10; day <= first + 1; day++) { /* 3 is what it is like */
        struct td_morning_record morning = {.pain = 3};

        td_day_format(day, morning.date);
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    }
    assert_int_equal(td_chart_look_up(&place->port, NULL, &limits, now, &chart), TD_OK);
    assert_int_equal(chart.days[0].sessions, 1);
    assert_int_equal(chart.days[0].light, TD_LIGHT_GREEN);
    free_record(record);
}

/* Records of sessions in which no rep was done: they are read, and count nowhere. */
static void td_trained__no_whole_rep__counts_nowhere(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    struct td_past_session trained[2];
    struct td_past_volume worked[2];
    struct td_history_line line;
    struct td_instant first;
    size_t count;

    record->sets[0].reps_done = record->sets[1].reps_done = 0;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(place->port.ops->past_sessions(place->port.self, 2, trained, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(place->port.ops->past_volumes(place->port.self, 0, 2, worked, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(place->port.ops->first_session(place->port.self, &first), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->last_session(place->port.self, &first), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 1, &line, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_true(line.nothing_done);

    td_str_copy(record->hurt, sizeof record->hurt, "sharp"); /* but that was said */
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(place->port.ops->past_sessions(place->port.self, 2, trained, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_true(trained[0].nothing_done);

    record->hurt[0] = '\0';
    record->sets[1].reps_done = 1;
    assert_false(kept(place, record).nothing_done);
    free_record(record);
}

/* A hold that was left half-way, by how long it was held. */
static void td_trained__hold_left_half_way__counts_by_its_seconds(void **state)
{
    static const struct {
        int64_t elapsed_ms;
        bool counts;
    } cases[] = {{15000, false}, {19999, false}, {20000, true}, {40000, true}};
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);

    give_sets(record, 1);
    record->sets[0].reps_done = 0;
    record->sets[0].reps_planned = 1;
    record->sets[0].hold_ms = 45000;
    record->sets[0].start_ms = 15000;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_past_session trained[2];
        size_t count;

        record->elapsed_ms = cases[i].elapsed_ms;
        assert_int_equal(td_session_record_is_training(record), cases[i].counts);
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        assert_int_equal(place->port.ops->past_sessions(place->port.self, 2, trained, &count),
                         TD_OK);
        assert_int_equal(count, cases[i].counts ? 1 : 0);
    }
    free_record(record);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_trained__tapped_too_fast__own_sets_alone),
        TEST(td_trained__reps_left_out__own_sets_alone),
        TEST(td_trained__second_exercise_and_hip_work__each_side_once),
        TEST(td_trained__old_record__all_sets_are_its_own),
        TEST(td_chart__half_past_midnight__is_the_evening_before),
        TEST(td_chart__first_day__knows_the_mornings_before),
        TEST(td_trained__no_whole_rep__counts_nowhere),
        TEST(td_trained__hold_left_half_way__counts_by_its_seconds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
