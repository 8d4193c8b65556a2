/* The history out and in as lines: nothing lost, nothing doubled, and two of them
 * brought together in either order give the same. */
#include "merge_place.h"

#define ROUNDS 40

/* ---- what is in it ---- */

static void save_session(struct place *place, int64_t at)
{
    struct td_session_record *record = a_session(place, at);
    struct td_rep_record reps[5];

    for (int i = 0; i < 5; i++) {
        reps[i] = (struct td_rep_record){.done = i != 2, /* skipped */
                                         .set = i / 3,
                                         .rep = i % 3 + 1,
                                         .at_ms = 7000LL * i,
                                         .down_ms = dice(2) == 0 ? -1 : dice(4000),
                                         .up_ms = -1};
    }
    record->reps = reps;
    record->rep_count = (size_t)dice(6);

    record->step = dice(3);
    record->worst_pain = dice(12) - 1 > 10 ? 10 : dice(11);
    td_str_copy(record->note, sizeof record->note, "it \"felt\" fine \xc3\xa9");
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
}

static void save_check(struct place *place, int64_t at)
{
    struct td_check_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->done = (struct td_instant){at, -210};
    td_str_copy(record->version, sizeof record->version, "draft-3.1");
    record->outcome = TD_OUTCOME_NAMED;
    record->named_count = 1;
    td_str_copy(record->named[0], TD_ID_TEXT, "overload");
    record->answer_count = 2;
    td_str_copy(record->answers[0].question, TD_ID_TEXT, "stairs");
    td_str_copy(record->answers[0].answer, TD_ID_TEXT, "yes");
    td_str_copy(record->answers[1].question, TD_ID_TEXT, "swelling");
    td_str_copy(record->answers[1].answer, TD_ID_TEXT, "later");
    record->gate_count = 1;
    td_str_copy(record->gates[0].gate, TD_ID_TEXT, "injured");
    assert_int_equal(place->port.ops->save_check(place->port.self, record), TD_OK);
    free(record);
}

static void save_some(struct place *place)
{
    for (int i = dice(4); i > 0; i--) {
        save_session(place, 1000 * (1 + dice(40)));
    }
    for (int i = dice(3); i > 0; i--) {
        save_check(place, 1000 * (1 + dice(40)));
    }
    for (int i = dice(4); i > 0; i--) {
        struct td_morning_record morning = {.pain = dice(11), .swollen = dice(2) == 0};

        td_str_format(morning.date, sizeof morning.date, "2026-11-%02d", 1 + dice(6));
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    }
    if (dice(3) == 0) {
        struct td_instant at = {1000 * (1 + dice(3)), 60};

        assert_int_equal(place->port.ops->save_look(place->port.self, &(struct td_look){.at = at}),
                         TD_OK);
    }
}

/* Changed at times that often coincide; a few taken away. */
static void change_some(struct place *place)
{
    char sql[400];

    (void)snprintf(sql, sizeof sql,
                   "UPDATE session SET changed_unix_s = %d, rpe = %d WHERE uuid > '%x';"
                   "UPDATE self_check SET changed_unix_s = %d WHERE uuid > '%x';"
                   "UPDATE morning SET changed_unix_s = %d, pain = %d WHERE uuid > '%x'",
                   dice(4), 1 + dice(10), (unsigned)dice(16), dice(4), (unsigned)dice(16), dice(4),
                   dice(11), (unsigned)dice(16));
    run_sql(place, sql);
    if (dice(2) == 0) {
        (void)snprintf(sql, sizeof sql,
                       "INSERT OR REPLACE INTO deleted SELECT uuid, %d FROM session WHERE uuid >"
                       " '%x';"
                       "DELETE FROM session_set WHERE session_uuid IN (SELECT uuid FROM deleted);"
                       "DELETE FROM session WHERE uuid IN (SELECT uuid FROM deleted)",
                       dice(5), (unsigned)(8 + dice(8)));
        run_sql(place, sql);
    }
}

/* ---- tests ---- */

static void td_merge__export_and_import__all_is_there(void **state)
{
    struct place *from = *state, *to = new_place();
    char *before, *after;

    for (int i = 0; i < 3; i++) {
        save_session(from, 1000 * (i + 1));
        save_check(from, 1500 * (i + 1));
    }
    save_some(from);
    before = export_of(from);
    take_in(to, before);
    after = export_of(to);
    assert_string_equal(before, after);
    assert_non_null(strstr(before, "\"started\":\"1970-01-01T01:16:40+01:00\""));
    assert_non_null(strstr(before, "\"done\":\"1969-12-31T20:55:00-03:30\""));
    assert_non_null(strstr(before, "it \\\"felt\\\" fine"));
    free(before);
    free(after);
    end_place(to);
}

static void td_merge__twice__nothing_is_doubled(void **state)
{
    struct place *place = *state;
    struct td_merge_counts counts;
    char *lines, *after, why[300];

    save_session(place, 1000);
    save_check(place, 2000);
    lines = export_of(place);
    assert_int_equal(import(place, lines, true, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.lines, 2);
    assert_int_equal(counts.same, 2);
    assert_int_equal(counts.added + counts.changed + counts.deleted, 0);
    after = export_of(place);
    assert_string_equal(lines, after);
    free(lines);
    free(after);
}

static void td_merge__either_order__the_same(void **state)
{
    (void)state;
    for (int round = 0; round < testing_rounds(ROUNDS); round++) {
        struct place *a = new_place(), *b = new_place(), *ab = new_place(), *ba = new_place();
        char *lines_a, *lines_b, *first, *second;

        save_some(a);
        lines_a = export_of(a);
        take_in(b, lines_a); /* they have some records in common */
        free(lines_a);
        save_some(a);
        save_some(b);
        change_some(a);
        change_some(b);
        lines_a = export_of(a);
        lines_b = export_of(b);
        take_in(ab, lines_a);
        take_in(ab, lines_b);
        take_in(ba, lines_b);
        take_in(ba, lines_a);
        first = export_of(ab);
        second = export_of(ba);
        assert_string_equal(first, second);
        take_in(ab, lines_b); /* and once more changes nothing */
        take_in(ab, lines_a);
        free(second);
        second = export_of(ab);
        assert_string_equal(first, second);
        free(lines_a);
        free(lines_b);
        free(first);
        free(second);
        end_place(a);
        end_place(b);
        end_place(ab);
        end_place(ba);
    }
}

static void td_merge__dry_run__changes_nothing(void **state)
{
    struct place *from = *state, *to = new_place();
    struct td_merge_counts counts;
    char *lines, *after, why[300];

    save_session(from, 1000);
    lines = export_of(from);
    assert_int_equal(import(to, lines, false, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.added, 1);
    after = export_of(to);
    assert_string_equal(after, "");
    free(lines);
    free(after);
    end_place(to);
}

static void td_merge__bad_line__nothing_is_taken_in(void **state)
{
    static const char *const bad[] = {
        "junk",
        "{}",
        "[1]",
        "{\"type\":\"knee\"}",
        "{\"type\":\"session\"}",
        ("{\"type\":\"morning\",\"date\":\"2026-11-01\",\"pain\":11,\"swollen\":0,\"limp\":0,"
         "\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"changed_unix_s\":5}"),
        "{\"type\":\"deleted\",\"uuid\":\"short\",\"at_unix_s\":1}"};
    struct place *place = *state;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct td_merge_counts counts;
        char lines[600], why[300] = "", *after;

        (void)snprintf(lines, sizeof lines,
                       "{\"type\":\"clinician_look\",\"at_unix_s\":5,\"utc_offset_min\":0,"
                       "\"uuid\":\"22222222-1111-4111-8111-111111111111\"}\n%s",
                       bad[i]);
        assert_int_equal(import(place, lines, true, &counts, why, sizeof why), TD_ERR_USAGE);
        assert_true(why[0] != '\0');
        after = export_of(place);
        assert_string_equal(after, "");
        free(after);
    }
}

/* Deleted here, not there: it stays away; changed there after that: it comes back. */
static void td_merge__deleted__unless_changed_later(void **state)
{
    struct place *here = *state, *there = new_place();
    struct td_history_line lines[4];
    size_t count;
    char *text;

    save_session(here, 1000);
    run_sql(here, "UPDATE session SET changed_unix_s = 10");
    text = export_of(here);
    take_in(there, text);
    assert_int_equal(here->port.ops->list(here->port.self, true, 0, 4, lines, &count), TD_OK);
    assert_int_equal(here->port.ops->delete_session(here->port.self, lines[0].uuid), TD_OK);
    take_in(here, text);
    assert_int_equal(here->port.ops->count(here->port.self, true, &count), TD_OK);
    assert_int_equal(count, 0);
    free(text);
    run_sql(there, "UPDATE session SET changed_unix_s = 1800003600");
    text = export_of(there);
    take_in(here, text);
    assert_int_equal(here->port.ops->count(here->port.self, true, &count), TD_OK);
    assert_int_equal(count, 1);
    free(text);
    end_place(there);
}

static enum td_err unfinished(struct place *place, struct td_session_record *out)
{
    return place->port.ops->unfinished(place->port.self, 0, out);
}

/* As one that was broken off, until it has ended where it is done. */
static void td_merge__running_session__is_broken_off_elsewhere(void **state)
{
    struct place *place = *state, *there = new_place();
    struct td_session_record *record = a_session(place, 1000);
    struct td_session_record *found = calloc(1, sizeof *found);
    char *text, *ended;

    record->running = true;
    record->finished = false;
    record->at_set = 1;
    record->at_rep = 6;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    text = export_of(place);
    assert_non_null(strstr(text, "\"running\":1,"));
    take_in(there, text);
    assert_int_equal(unfinished(there, found), TD_OK);
    assert_true(found->running);
    assert_int_equal(found->at_rep, 6);
    record->running = false;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    ended = export_of(place);
    take_in(there, ended);
    assert_int_equal(unfinished(there, found), TD_ERR_ABSENT);
    take_in(there, text); /* what was before does not begin it again */
    assert_int_equal(unfinished(there, found), TD_ERR_ABSENT);
    free(ended);
    ended = export_of(place);
    free(text);
    text = export_of(there);
    assert_string_equal(text, ended);
    free(text);
    free(ended);
    free_record(found);
    free_record(record);
    end_place(there);
}

static void td_merge__settled_session__is_not_begun_again(void **state)
{
    struct place *place = *state, *there = new_place();
    struct td_session_record *record = a_session(place, 1000);
    char *text;

    record->running = true;
    record->journaled.unix_s = 1100;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    text = export_of(place);
    take_in(there, text);
    assert_int_equal(there->port.ops->unfinished(there->port.self, 2000, record), TD_ERR_ABSENT);
    take_in(there, text);
    assert_int_equal(unfinished(there, record), TD_ERR_ABSENT);
    free(text);
    free_record(record);
    end_place(there);
}

static void td_history_delete_all__leaves_nothing(void **state)
{
    struct place *place = *state;
    struct td_wipe wipe;
    size_t count = 9;
    char *text;

    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_ERR_ABSENT);
    save_session(place, 1000);
    save_check(place, 2000);
    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_OK);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 0);
    text = export_of(place);
    assert_string_equal(text, "");
    free(text);
}

/* Somebody reads: what was deleted is in no list, but still in the file, and that is said. */
static void td_history_delete_all__somebody_reads__says_so(void **state)
{
    struct place *place = *state;
    struct td_wipe wipe;
    sqlite3 *db = NULL;
    sqlite3_stmt *reading = NULL;
    char path[160];
    FILE *file;

    save_session(place, 1000);
    save_session(place, 2000);
    (void)snprintf(path, sizeof path, "%s.damaged.2", place->path);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    td_history_wait_max(place->store, 0);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT uuid FROM session", -1, &reading, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(reading), SQLITE_ROW);
    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_OK);
    assert_true(wipe.in_use);
    assert_string_equal(wipe.copies, "history.db.damaged.2");
    (void)sqlite3_finalize(reading);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    reopen(place, true);
    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_OK);
    assert_false(wipe.in_use);
}

/* Of two lines of the same second the one that says more stays. */
static void td_merge__shorter_line_of_the_same_second__takes_nothing_away(void **state)
{
    struct place *place = *state;
    char *before, *old, *after, *reps;

    do { /* one that has reps */
        save_session(place, 1000);
        before = export_of(place);
        reps = strstr(before, ",\"reps\":[{");
        if (reps == NULL) {
            free(before);
        }
    } while (reps == NULL);
    old = calloc(1, TEXT_MAX);
    assert_non_null(old);
    (void)snprintf(old, TEXT_MAX, "%.*s,\"reps\":[]}\n", (int)(reps - before), before);
    take_in(place, old);
    after = export_of(place);
    assert_string_equal(after, before);
    free(before);
    free(after);
    free(old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_merge__shorter_line_of_the_same_second__takes_nothing_away),
        TEST(td_merge__export_and_import__all_is_there),
        TEST(td_merge__twice__nothing_is_doubled),
        TEST(td_merge__either_order__the_same),
        TEST(td_merge__dry_run__changes_nothing),
        TEST(td_merge__bad_line__nothing_is_taken_in),
        TEST(td_merge__deleted__unless_changed_later),
        TEST(td_merge__running_session__is_broken_off_elsewhere),
        TEST(td_merge__settled_session__is_not_begun_again),
        TEST(td_history_delete_all__leaves_nothing),
        TEST(td_history_delete_all__somebody_reads__says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
