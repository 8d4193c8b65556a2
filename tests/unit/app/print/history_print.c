/* What of a session is printed: the line of `status`, the exports. */
#include "history_place.h"
#include "teardrop/app/print/print.h"

static struct td_set_record a_set(const char *exercise, int set, enum td_side side)
{
    struct td_set_record record = {.set = set,
                                   .side = (int)side,
                                   .reps_planned = 10,
                                   .reps_done = 10,
                                   .length_ms = 70000,
                                   .rest_ms = 90000,
                                   .pain = -1,
                                   .down_ms = -1,
                                   .up_ms = -1};

    td_str_copy(record.exercise, sizeof record.exercise, exercise);
    td_str_copy(record.tempo, sizeof record.tempo, "3-1-2-1");
    return record;
}

static struct td_session_record *one_inch(void)
{
    struct td_session_record *record = calloc(1, sizeof *record);

    td_str_copy(record->uuid, sizeof record->uuid, "11111111-1111-4111-8111-111111111111");
    td_str_copy(record->level, sizeof record->level, "l3");
    td_str_copy(record->level_name, sizeof record->level_name, "1 inch");
    td_str_copy(record->tempo, sizeof record->tempo, "3-1-2-1");
    record->worst_pain = -1;
    record->rpe = -1;
    give_sets(record, 3);
    for (int i = 0; i < 3; i++) {
        record->sets[i] = a_set("squat_1in", i + 1, TD_SIDE_NONE);
    }
    record->running = true;
    record->at_set = 1;
    record->at_rep = 4;
    return record;
}

static void expect_text(const struct td_session_record *record, const char *expected)
{
    struct td_running running;
    char text[200];

    td_running_from(record, &running);
    td_running_text(&running, text, sizeof text);
    assert_string_equal(text, expected);
}

static void td_running__one_exercise__its_set_and_rep(void **state)
{
    struct td_session_record *record = one_inch();

    (void)state;
    expect_text(record, "training: l3 1 inch  set 2/3  rep 4/10");
    record->at_set = 0;
    record->at_rep = 11; /* more than planned */
    expect_text(record, "training: l3 1 inch  set 1/3  rep 11/10");
    free_record(record);
}

static void td_running__warm_up_of_the_same_exercise__is_counted_apart(void **state)
{
    struct td_session_record *record = one_inch();

    (void)state;
    record->sets[0] = a_set("squat_1in", 1, TD_SIDE_NONE);
    record->sets[1] = a_set("squat_1in", 1, TD_SIDE_NONE);
    record->sets[2] = a_set("squat_1in", 2, TD_SIDE_NONE);
    record->at_set = 0;
    expect_text(record, "training: l3 1 inch  set 1/2  rep 4/10");
    free_record(record);
}

static void td_running__several_exercises_and_sides__are_named(void **state)
{
    struct td_session_record *record = one_inch();

    (void)state;
    record->sets[0] = a_set("quad_set", 1, TD_SIDE_NONE);
    record->sets[1] = a_set("step_up", 1, TD_SIDE_LEFT);
    record->sets[2] = a_set("step_up", 1, TD_SIDE_RIGHT);
    expect_text(record, "training: l3 1 inch  step_up left  set 1/1  rep 4/10");
    record->at_set = 0;
    expect_text(record, "training: l3 1 inch  quad_set  set 1/1  rep 4/10");
    give_sets(record, 1);
    record->sets[0] = a_set("step_up", 1, TD_SIDE_RIGHT);
    expect_text(record, "training: l3 1 inch  right  set 1/1  rep 4/10");
    free_record(record);
}

static void td_running__place_outside_the_sets__is_the_nearest(void **state)
{
    struct td_session_record *record = one_inch();

    (void)state;
    record->at_set = 3; /* all are done */
    expect_text(record, "training: l3 1 inch  set 3/3  rep 4/10");
    record->at_set = -1;
    expect_text(record, "training: l3 1 inch  set 1/3  rep 4/10");
    give_sets(record, 0);
    expect_text(record, "training: l3 1 inch");
    free_record(record);
}

/* ---- exports ---- */

typedef enum td_err print_fn(struct td_history_port history, FILE *out);

static void print_history(struct place *place, print_fn *print, char **text)
{
    size_t size;
    FILE *out = open_memstream(text, &size);

    assert_non_null(out);
    assert_int_equal(print(place->port, out), TD_OK);
    assert_int_equal(fclose(out), 0);
}

static void save_one(struct place *place)
{
    static const struct td_rep_record reps[] = {
        {true, 0, 1, 7000, -1, -1}, {true, 1, 2, 20000, 3000, -1}, {false, 1, 3, -1, 5, -1}};
    struct td_session_record *record = one_inch();

    record->started = (struct td_instant){1795435200, 60};
    record->elapsed_ms = 123456;
    td_str_copy(record->level_name, sizeof record->level_name, "the \"1, inch\"");
    give_sets(record, 2);
    record->sets[1].side = TD_SIDE_LEFT;
    record->sets[1].reps_done = 12;
    record->sets[1].pain = 0;
    record->sets[1].down_ms = 3100;
    record->sets[1].up_ms = 0;
    td_str_copy(record->sets[1].tempo, sizeof record->sets[1].tempo, "");
    record->sets[1].hold_ms = 30500;
    record->sets[1].rest_ms = 0;
    record->reps = reps;
    record->rep_count = 3;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
}

#define AT                                                                                         \
    "11111111-1111-4111-8111-111111111111,2026-11-23T13:00:00+01:00,l3,\"the \"\"1, inch\"\"\""

static void td_history_csv__session__is_followed_by_its_sets(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-20", .pain = 4, .limp = true};
    char *text = NULL, *line;
    int commas[10] = {0}, lines = 0;

    save_one(place);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    print_history(place, td_print_history_csv, &text);
    assert_non_null(strstr(
        text,
        "\nsession," AT ",2,2,20,22,123.456,no,,,,,,,,yes,,,,,,,,,,,,,,,,,,,\n"
        "set," AT ",,,10,10,70.000,,,,,,,,,,squat_1in,1,,3-1-2-1,0.000,90.000,,,,,,,,,,,,,main\n"
        "set," AT ",,,10,12,70.000,,,,,,,,,,squat_1in,2,left,,30.500,0.000,0,3100,0,,,,,,,,,,main\n"
        "rep," AT ",,,,,,,,,,,,,,,squat_1in,2,left,,,,,3000,,,,,2,20000,,,,,main\n"
        "morning,2026-11-20,"));
    /* Every line has the columns of the first; the name in quotes has one more comma. */
    for (line = text; *line != '\0'; line++) {
        commas[lines] += *line == ',';
        lines += *line == '\n';
    }
    assert_int_equal(lines, 6);
    for (int i = 0; i < lines; i++) {
        assert_int_equal(commas[i], i == 0 || i == 5 ? 37 : 38);
    }
    free(text);
}

static void td_history_csv__check_and_morning__keep_their_columns(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-20", .pain = 4, .limp = true};
    struct td_check_record *check = calloc(1, sizeof *check);
    char *text = NULL;

    td_str_copy(check->uuid, sizeof check->uuid, "33333333-3333-4333-8333-333333333333");
    check->done.unix_s = 1795435200;
    check->outcome = TD_OUTCOME_NAMED;
    check->named_count = 2;
    td_str_copy(check->named[0], TD_ID_TEXT, "overload");
    td_str_copy(check->named[1], TD_ID_TEXT, "weak_thigh");
    assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    print_history(place, td_print_history_csv, &text);
    assert_non_null(
        strstr(text, "\ncheck,33333333-3333-4333-8333-333333333333,2026-11-23T12:00:00"
                     "+00:00,,,,,,,,,,,,,named,none,overload weak_thigh,,,,,,,,,,,,,,,,,,,,\n"));
    assert_non_null(strstr(text, "\nmorning,2026-11-20,2026-11-20,,,,,,,,,4,,no,yes,"
                                 ",,,,,,,,,,,,,,,,,,,,,,\n"));
    free(text);
    free(check);
}

/* Texts of people and of content files; numbers stay numbers. */
static void td_history_csv__formulas__are_led_by_a_quote(void **state)
{
    static const struct {
        const char *note, *cell;
    } notes[] = {{"=1+1", ",'=1+1,"},
                 {"@SUM(A1,A2)", ",\"'@SUM(A1,A2)\","},
                 {"  -2 kg", ",'  -2 kg,"},
                 {"+49 170", ",'+49 170,"},
                 {"\xEF\xBC\x9D"
                  "1",
                  ",'\xEF\xBC\x9D"
                  "1,"},
                 {"a=b", ",a=b,"},
                 {"'quoted", ",'quoted,"}};
    struct place *place = *state;
    struct td_session_record *record = one_inch();
    struct td_measure measure = {.kind = TD_MEASURE_CHANGE, .value = -5};
    char *text = NULL;

    td_str_copy(record->level_name, sizeof record->level_name, "=HYPERLINK(\"x\")");
    td_str_copy(record->level, sizeof record->level, "-own");
    td_str_copy(record->swap_in, sizeof record->swap_in, "@swap");
    td_str_copy(record->sets[0].exercise, TD_ID_TEXT, "+exercise");
    td_str_copy(record->sets[0].tempo, TD_TEMPO_TEXT, "=3");
    td_str_copy(measure.name, sizeof measure.name, "=cmd|' /C calc'!A0");
    td_str_copy(measure.uuid, sizeof measure.uuid, "44444444-4444-4444-8444-444444444444");
    assert_int_equal(place->port.ops->save_measure(place->port.self, &measure), TD_OK);
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        td_str_copy(record->note, sizeof record->note, notes[i].note);
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        print_history(place, td_print_history_csv, &text);
        if (strstr(text, notes[i].cell) == NULL) {
            fail_msg("%s is missing in %s", notes[i].cell, text);
        }
        assert_non_null(strstr(text, ",'-own,\"'=HYPERLINK(\"\"x\"\")\","));
        assert_non_null(strstr(text, ",'@swap,"));
        assert_non_null(strstr(text, ",'+exercise,1,,'=3,"));
        assert_non_null(strstr(text, ",change,'=cmd|' /C calc'!A0,-5,\n"));
        free(text);
    }
    free_record(record);
}

/* Stopped after 33 seconds: 15 to get ready, then 18 of a walk of three minutes. */
static void td_history_csv__stopped_early__sums_to_what_was_done(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = one_inch();
    char *text = NULL;

    record->elapsed_ms = 33000;
    record->running = false;
    record->warm_up = true;
    record->own_from = 1;
    record->own_sets = 1;
    record->sets[0] = a_set("walk", 1, TD_SIDE_NONE);
    record->sets[0].reps_planned = 1;
    record->sets[0].start_ms = 15000;
    record->sets[0].length_ms = 180000;
    for (int i = 0; i < 3; i++) {
        record->sets[i].reps_done = 0;
        record->sets[i].start_ms += INT64_C(280000) * i;
    }
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    print_history(place, td_print_history_csv, &text);
    assert_non_null(strstr(text, ",1,0,18.000,,,,,,,,,,walk,1,,"));
    assert_non_null(strstr(text, ",10,0,0.000,,,,,,,,,,squat_1in,2,,"));
    assert_non_null(strstr(text, ",10,0,0.000,,,,,,,,,,squat_1in,3,,"));
    assert_non_null(strstr(text, ",warm_up\n"));
    assert_non_null(strstr(text, ",main\n"));
    assert_non_null(strstr(text, ",extras\n"));
    free(text);
    free_record(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_running__one_exercise__its_set_and_rep),
        cmocka_unit_test(td_running__warm_up_of_the_same_exercise__is_counted_apart),
        cmocka_unit_test(td_running__several_exercises_and_sides__are_named),
        cmocka_unit_test(td_running__place_outside_the_sets__is_the_nearest),
        TEST(td_history_csv__session__is_followed_by_its_sets),
        TEST(td_history_csv__check_and_morning__keep_their_columns),
        TEST(td_history_csv__formulas__are_led_by_a_quote),
        TEST(td_history_csv__stopped_early__sums_to_what_was_done),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
