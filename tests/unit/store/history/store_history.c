#include "history_place.h"

static struct td_check_record *a_check(struct place *place, int64_t at, enum td_outcome outcome,
                                       enum td_training training)
{
    struct td_check_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->done = (struct td_instant){at, -300};
    td_str_copy(record->version, sizeof record->version, "1");
    record->outcome = outcome;
    record->training = training;
    record->urgency = outcome == TD_OUTCOME_STOP ? TD_URGENCY_SAME_DAY : TD_URGENCY_NONE;
    if (outcome == TD_OUTCOME_NAMED) {
        td_str_copy(record->named[0], TD_ID_TEXT, "overload");
        record->named_count = 1;
        td_str_copy(record->start_level, TD_ID_TEXT, "l1");
    }
    td_str_copy(record->why, sizeof record->why, outcome == TD_OUTCOME_STOP ? "stop" : "go");
    record->answer_count = 1;
    td_str_copy(record->answers[0].question, TD_ID_TEXT, "stairs");
    td_str_copy(record->answers[0].answer, TD_ID_TEXT, "down");
    record->flag_count = 1;
    td_str_copy(record->flags[0], TD_ID_TEXT, "locked");
    return record;
}

static void save_check(struct place *place, int64_t at, enum td_outcome outcome,
                       enum td_training training)
{
    struct td_check_record *record = a_check(place, at, outcome, training);

    assert_int_equal(place->port.ops->save_check(place->port.self, record), TD_OK);
    free(record);
}

static void td_history__reading__creates_nothing(void **state)
{
    struct place *place = *state;
    struct td_instant last;
    struct td_training_gate gate;
    struct td_history_line line;
    size_t count = 9;

    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 1, &line, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(place->port.ops->last_session(place->port.self, &last), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_false(gate.known);
    assert_null(place->port.ops->trouble(place->port.self));
    assert_int_equal(access(place->below, F_OK), -1);
}

static void td_history__first_write__makes_private_folder_and_files(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 2};
    char wal[128];

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(mode_of(place->below), 0700);
    assert_int_equal(mode_of(place->path), 0600);
    (void)snprintf(wal, sizeof wal, "%s-wal", place->path);
    assert_int_equal(mode_of(wal), 0600);
    assert_null(place->port.ops->trouble(place->port.self));
}

static void td_history__session__is_read_back_after_reopening(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);
    struct td_instant last;

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    reopen(place, true);
    assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read), TD_OK);
    assert_same_record(read, saved);
    assert_int_equal(place->port.ops->last_session(place->port.self, &last), TD_OK);
    assert_true(last.unix_s == saved->started.unix_s);
    assert_int_equal(last.utc_offset_min, saved->started.utc_offset_min);
    assert_int_equal(place->port.ops->load_session(place->port.self, "nobody", read),
                     TD_ERR_ABSENT);
    free_record(saved);
    free_record(read);
}

static void td_history__same_uuid__is_replaced(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);
    size_t count = 0;

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    give_sets(saved, 1);
    memset(&saved->sets[1], 0, sizeof saved->sets[1]);
    saved->worst_pain = 3;
    td_str_copy(saved->tempo, sizeof saved->tempo, "2-0-2-0");
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read), TD_OK);
    assert_same_record(read, saved);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 1);
    free_record(saved);
    free_record(read);
}

static void td_history__check__is_read_back(void **state)
{
    struct place *place = *state;
    struct td_check_record *saved = a_check(place, 1000, TD_OUTCOME_NAMED, TD_TRAINING_LIMITED);
    struct td_check_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->save_check(place->port.self, saved), TD_OK);
    assert_int_equal(place->port.ops->save_check(place->port.self, saved), TD_OK);
    reopen(place, true);
    assert_int_equal(place->port.ops->load_check(place->port.self, saved->uuid, read), TD_OK);
    assert_memory_equal(read, saved, sizeof *saved);
    assert_int_equal(place->port.ops->last_check(place->port.self, read), TD_OK);
    assert_string_equal(read->uuid, saved->uuid);
    free(saved);
    free(read);
}

static void td_history__list__is_newest_first(void **state)
{
    struct place *place = *state;
    /* 2026-11-23 12:00 */
    const int64_t noon = 1795435200;
    struct td_session_record *session = a_session(place, noon + 10);
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 4, .limp = true};
    struct td_history_line lines[4];
    size_t count = 0;

    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    save_check(place, noon - 10, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 4, lines, &count), TD_OK);
    assert_int_equal(count, 3);
    assert_int_equal(lines[0].kind, TD_HISTORY_SESSION);
    assert_string_equal(lines[0].level_name, "Wedge squat");
    assert_int_equal(lines[0].sets_done, 1);
    assert_int_equal(lines[0].sets_planned, 2);
    assert_int_equal(lines[0].reps_done, 13);
    assert_int_equal(lines[0].reps_planned, 16);
    assert_int_equal(lines[0].worst_pain, -1);
    assert_int_equal(lines[1].kind, TD_HISTORY_MORNING);
    assert_int_equal(lines[1].at.unix_s, noon);
    assert_int_equal(lines[1].worst_pain, 4);
    assert_true(lines[1].limp);
    assert_int_equal(lines[2].kind, TD_HISTORY_CHECK);
    assert_int_equal(lines[2].named_count, 1);
    assert_string_equal(lines[2].named[0], "overload");
    assert_int_equal(place->port.ops->list(place->port.self, true, 1, 1, lines, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_int_equal(lines[0].kind, TD_HISTORY_MORNING);
    free_record(session);
}

static enum td_training training_now(struct place *place)
{
    struct td_training_gate gate;

    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_true(gate.known);
    return gate.training;
}

static void td_history__a_stop__stays_until_somebody_has_looked(void **state)
{
    struct place *place = *state;

    save_check(place, 100, TD_OUTCOME_STOP, TD_TRAINING_CLOSED);
    assert_int_equal(training_now(place), TD_TRAINING_CLOSED);
    save_check(place, 200, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    assert_int_equal(training_now(place), TD_TRAINING_CLOSED);
    assert_int_equal(place->port.ops->save_look(
                         place->port.self, &(struct td_look){.at = (struct td_instant){50, 0}}),
                     TD_OK);
    assert_int_equal(training_now(place), TD_TRAINING_CLOSED);
    assert_int_equal(place->port.ops->save_look(
                         place->port.self, &(struct td_look){.at = (struct td_instant){150, 0}}),
                     TD_OK);
    assert_int_equal(training_now(place), TD_TRAINING_FREE);
}

static void td_history__a_closing_flag_without_a_stop__stays_as_well(void **state)
{
    struct place *place = *state;

    save_check(place, 100, TD_OUTCOME_NAMED, TD_TRAINING_CLOSED);
    save_check(place, 200, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    assert_int_equal(training_now(place), TD_TRAINING_CLOSED);
}

static void td_history__refused_value__changes_nothing_and_says_so(void **state)
{
    struct place *place = *state;
    struct td_morning_record bad = {.date = "2026-11-23", .pain = 11};
    struct td_morning_record good = {.date = "2026-11-23", .pain = 1};
    struct td_session_record *session = a_session(place, 1000);
    size_t count = 9;

    session->sets[1].reps_done = -1;
    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "CHECK"));
    assert_int_equal(place->port.ops->save_morning(place->port.self, &bad), TD_ERR_STORE);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &good), TD_OK);
    assert_null(place->port.ops->trouble(place->port.self));
    free_record(session);
}

static void write_file(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static size_t read_file(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t count;

    assert_non_null(file);
    count = fread(out, 1, size, file);
    (void)fclose(file);
    return count;
}

static void expect_untouched(struct place *place, const char *reason)
{
    static char before[65536], after[65536];
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 1};
    struct td_training_gate gate;
    size_t bytes = read_file(place->path, before, sizeof before);
    const char *trouble;

    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_ERR_STORE);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    trouble = place->port.ops->trouble(place->port.self);
    assert_non_null(trouble);
    assert_non_null(strstr(trouble, place->path));
    assert_non_null(strstr(trouble, reason));
    assert_int_equal(read_file(place->path, after, sizeof after), bytes);
    assert_memory_equal(before, after, bytes);
}

static void td_history__damaged_file__is_not_touched(void **state)
{
    struct place *place = *state;
    char text[4096];

    assert_int_equal(mkdir(place->below, 0700), 0);
    memset(text, 'x', sizeof text);
    write_file(place->path, text, sizeof text);
    expect_untouched(place, "not a database");
}

static void td_history__newer_version__is_not_touched(void **state)
{
    struct place *place = *state;

    assert_int_equal(mkdir(place->below, 0700), 0);
    run_sql(place, "CREATE TABLE later (x); PRAGMA user_version = 99");
    expect_untouched(place, "newer teardrop");
}

static void td_history__database_of_another_program__is_not_touched(void **state)
{
    struct place *place = *state;

    assert_int_equal(mkdir(place->below, 0700), 0);
    run_sql(place, "CREATE TABLE bookmarks (x)");
    expect_untouched(place, "another program");
}

static void td_history__folder_that_cannot_be__is_told(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 1};

    write_file(place->below, "x", 1);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), place->path));
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "Not a directory"));
}

static void td_history__keep_no__writes_nothing(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 1};
    size_t count = 9;

    reopen(place, false);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    assert_string_equal(place->port.ops->trouble(place->port.self),
                        "[history] keep is no: nothing is kept");
    assert_int_equal(access(place->below, F_OK), -1);
    reopen(place, true);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    reopen(place, false);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
}

static void td_history__new_id__is_a_random_uuid(void **state)
{
    struct place *place = *state;
    char one[TD_UUID_TEXT], other[TD_UUID_TEXT];

    place->port.ops->new_id(place->port.self, one);
    place->port.ops->new_id(place->port.self, other);
    assert_int_equal(strlen(one), 36);
    assert_int_equal(one[14], '4');
    assert_non_null(strchr("89ab", one[19]));
    assert_string_not_equal(one, other);
}

static int expect_ok(void *self, int columns, char **values, char **names)
{
    (void)columns;
    (void)names;
    *(int *)self += strcmp(values[0], "ok") == 0;
    return 0;
}

static void td_history__second_connection__finds_it_sound(void **state)
{
    struct place *place = *state;
    struct td_session_record *session = a_session(place, 1000);
    sqlite3 *db = NULL;
    int good = 0;

    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_OK);
    save_check(place, 2000, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA integrity_check", expect_ok, &good, NULL), SQLITE_OK);
    assert_int_equal(good, 1);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA foreign_keys = ON; DELETE FROM session", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "SELECT CASE count(*) WHEN 0 THEN 'ok' ELSE 'no' END "
                                  "FROM session_set",
                                  expect_ok, &good, NULL),
                     SQLITE_OK);
    assert_int_equal(good, 2);
    (void)sqlite3_close(db);
    free_record(session);
}

/* ---- half done ---- */

static bool named_in_list(struct place *place, const char *uuid)
{
    struct td_history_line lines[8];
    size_t count = 0, total = 0;
    bool found = false;

    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 8, lines, &count), TD_OK);
    assert_int_equal(place->port.ops->count(place->port.self, true, &total), TD_OK);
    assert_int_equal(count, total);
    for (size_t i = 0; i < count; i++) {
        found = found || strcmp(lines[i].uuid, uuid) == 0;
    }
    return found;
}

static void td_history__draft__waits_and_is_in_no_list(void **state)
{
    struct place *place = *state;
    struct td_check_record *draft = a_check(place, 1000, TD_OUTCOME_NOT_ENOUGH, TD_TRAINING_FREE);
    struct td_check_record *read = calloc(1, sizeof *read);
    struct td_training_gate gate;

    assert_int_equal(place->port.ops->open_check(place->port.self, 0, read), TD_ERR_ABSENT);
    draft->draft = true;
    draft->goal = TD_GOAL_STRENGTH;
    draft->gate_count = 2;
    td_str_copy(draft->gates[0].gate, TD_ID_TEXT, "injured");
    td_str_copy(draft->gates[1].gate, TD_ID_TEXT, "hot");
    draft->gates[1].any = true;
    draft->taken_back_count = 1;
    td_str_copy(draft->taken_back[0], TD_ID_TEXT, "cold_foot");
    assert_int_equal(place->port.ops->save_check(place->port.self, draft), TD_OK);
    reopen(place, true);
    assert_false(named_in_list(place, draft->uuid));
    assert_int_equal(place->port.ops->last_check(place->port.self, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_false(gate.known);
    assert_int_equal(place->port.ops->open_check(place->port.self, 1000, read), TD_OK);
    assert_memory_equal(read, draft, sizeof *draft);
    assert_int_equal(place->port.ops->open_check(place->port.self, 1001, read), TD_ERR_ABSENT);
    draft->draft = false; /* done */
    assert_int_equal(place->port.ops->save_check(place->port.self, draft), TD_OK);
    assert_true(named_in_list(place, draft->uuid));
    assert_int_equal(place->port.ops->open_check(place->port.self, 0, read), TD_ERR_ABSENT);
    free(draft);
    free(read);
}

/* A red flag counts from the moment it is ticked, not from the end of the check. */
static void td_history__draft_with_a_stop__closes_training(void **state)
{
    struct place *place = *state;
    struct td_check_record *draft = a_check(place, 2000, TD_OUTCOME_STOP, TD_TRAINING_CLOSED);
    struct td_training_gate gate;

    save_check(place, 1000, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    draft->draft = true;
    assert_int_equal(place->port.ops->save_check(place->port.self, draft), TD_OK);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    draft->outcome = TD_OUTCOME_NOT_ENOUGH; /* another flag, that can wait some days */
    draft->training = TD_TRAINING_LIMITED;
    draft->urgency = TD_URGENCY_SOON;
    assert_int_equal(place->port.ops->save_check(place->port.self, draft), TD_OK);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_int_equal(gate.training, TD_TRAINING_LIMITED);
    assert_true(gate.to_be_seen);
    draft->urgency = TD_URGENCY_NONE; /* taken back */
    draft->training = TD_TRAINING_FREE;
    assert_int_equal(place->port.ops->save_check(place->port.self, draft), TD_OK);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_int_equal(gate.training, TD_TRAINING_FREE);
    free(draft);
}

static void td_history__put_off__waits_until_a_newer_check(void **state)
{
    struct place *place = *state;
    struct td_check_record *check = a_check(place, 1000, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    struct td_check_record *read = calloc(1, sizeof *read);

    td_str_copy(check->answers[0].answer, TD_ID_TEXT, TD_ANSWER_LATER_ID);
    assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
    assert_true(named_in_list(place, check->uuid)); /* it has a result all the same */
    assert_int_equal(place->port.ops->open_check(place->port.self, 0, read), TD_OK);
    assert_string_equal(read->uuid, check->uuid);
    save_check(place, 2000, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    assert_int_equal(place->port.ops->open_check(place->port.self, 0, read), TD_ERR_ABSENT);
    free(check);
    free(read);
}

static void td_history__delete_check__with_all_of_it(void **state)
{
    struct place *place = *state;
    struct td_check_record *check = a_check(place, 1000, TD_OUTCOME_NAMED, TD_TRAINING_FREE);
    char left[32];

    assert_int_equal(place->port.ops->delete_check(place->port.self, check->uuid), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
    assert_int_equal(place->port.ops->delete_check(place->port.self, check->uuid), TD_OK);
    assert_false(named_in_list(place, check->uuid));
    ask_sql(place->path,
            "SELECT (SELECT count(*) FROM check_answer) + (SELECT count(*) FROM "
            "check_flag) + (SELECT count(*) FROM check_gate)",
            left, sizeof left);
    assert_string_equal(left, "0");
    free(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__reading__creates_nothing),
        TEST(td_history__first_write__makes_private_folder_and_files),
        TEST(td_history__session__is_read_back_after_reopening),
        TEST(td_history__same_uuid__is_replaced),
        TEST(td_history__check__is_read_back),
        TEST(td_history__draft__waits_and_is_in_no_list),
        TEST(td_history__draft_with_a_stop__closes_training),
        TEST(td_history__put_off__waits_until_a_newer_check),
        TEST(td_history__delete_check__with_all_of_it),
        TEST(td_history__list__is_newest_first),
        TEST(td_history__a_stop__stays_until_somebody_has_looked),
        TEST(td_history__a_closing_flag_without_a_stop__stays_as_well),
        TEST(td_history__refused_value__changes_nothing_and_says_so),
        TEST(td_history__damaged_file__is_not_touched),
        TEST(td_history__newer_version__is_not_touched),
        TEST(td_history__database_of_another_program__is_not_touched),
        TEST(td_history__folder_that_cannot_be__is_told),
        TEST(td_history__keep_no__writes_nothing),
        TEST(td_history__new_id__is_a_random_uuid),
        TEST(td_history__second_connection__finds_it_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
