/* The journal of a session under way: schema 2, what is offered after a kill, and
 * what never gets lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/store/history_schema.h"
#include "teardrop/base/str.h"
#include "teardrop/store/history.h"

#define KILLS 60

struct place {
    char dir[32], path[64];
    struct td_history_store *store;
    struct td_history_port port;
};

static void open_store(struct place *place)
{
    assert_int_equal(td_history_new(place->path, true, &place->store), TD_OK);
    place->port = td_history_port(place->store);
}

static void reopen(struct place *place)
{
    td_history_free(place->store);
    open_store(place);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    (void)snprintf(place->dir, sizeof place->dir, "/tmp/td-running-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    (void)snprintf(place->path, sizeof place->path, "%s/history.db", place->dir);
    open_store(place);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    DIR *dir;
    struct dirent *entry;

    td_history_free(place->store);
    dir = opendir(place->dir);
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        char path[400];

        (void)snprintf(path, sizeof path, "%s/%s", place->dir, entry->d_name);
        if (entry->d_name[0] != '.') {
            (void)remove(path);
        }
    }
    (void)closedir(dir);
    assert_int_equal(rmdir(place->dir), 0);
    free(place);
    return 0;
}

static struct td_session_record *a_session(struct place *place, int64_t journaled, int sets)
{
    struct td_session_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->started = (struct td_instant){journaled - 100, 60};
    record->elapsed_ms = 90000;
    record->running = true;
    record->at_set = sets > 1 ? 1 : 0;
    record->at_rep = 4;
    record->journaled = (struct td_instant){journaled, 60};
    record->warm_up = true;
    record->worst_pain = -1;
    record->rpe = -1;
    record->set_count = sets;
    td_str_copy(record->level, sizeof record->level, "l3");
    td_str_copy(record->level_name, sizeof record->level_name, "1 inch");
    td_str_copy(record->tempo, sizeof record->tempo, "3-1-2-1");
    td_str_copy(record->hurt, sizeof record->hurt, "");
    for (int i = 0; i < sets; i++) {
        struct td_set_record *set = &record->sets[i];

        td_str_copy(set->exercise, sizeof set->exercise, "squat");
        td_str_copy(set->tempo, sizeof set->tempo, i % 2 == 0 ? "3-1-2-1" : "4-1-X-0");
        set->set = i + 1;
        set->side = i % 3;
        set->reps_planned = 10;
        set->reps_done = i == 0 ? 12 : 3; /* two more than planned */
        set->start_ms = 1000 * i;
        set->length_ms = 70000;
        set->rest_ms = 90000;
        set->pain = i == 0 ? 0 : -1;
        set->down_ms = i == 0 ? 2600 : -1;
        set->up_ms = -1;
    }
    return record;
}

static enum td_err save(struct place *place, const struct td_session_record *record)
{
    return place->port.ops->save_session(place->port.self, record);
}

static enum td_err unfinished(struct place *place, int64_t since, struct td_session_record *out)
{
    return place->port.ops->unfinished(place->port.self, since, out);
}

static void td_history__running_session__is_read_back_whole(void **state)
{
    struct place *place = *state;
    struct td_session_record *read = calloc(1, sizeof *read);
    static const int sizes[] = {2, 60, TD_SESSION_MAX_SETS};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct td_session_record *saved = a_session(place, 5000, sizes[i]);

        assert_int_equal(save(place, saved), TD_OK);
        reopen(place);
        assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read), TD_OK);
        assert_memory_equal(read, saved, sizeof *saved);
        free(saved);
    }
    free(read);
}

static void td_history__unfinished__is_offered_until_it_is_old(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 5000, 3);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(unfinished(place, 0, read), TD_ERR_ABSENT); /* there is no file yet */
    assert_int_equal(save(place, saved), TD_OK);
    reopen(place); /* as after a kill: the lock went with its owner */
    assert_int_equal(unfinished(place, 5000, read), TD_OK);
    assert_string_equal(read->uuid, saved->uuid);
    assert_int_equal(read->at_set, 1);
    assert_int_equal(read->at_rep, 4);
    assert_int_equal(unfinished(place, 5001, read), TD_ERR_ABSENT);
    assert_int_equal(unfinished(place, 0, read), TD_ERR_ABSENT); /* settled by that */
    assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read), TD_OK);
    assert_false(read->running);
    assert_int_equal(read->sets[0].reps_done, 12);
    free(saved);
    free(read);
}

static void td_history__session_that_ended__is_not_offered(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 5000, 3);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(save(place, saved), TD_OK);
    saved->running = false;
    assert_int_equal(save(place, saved), TD_OK);
    assert_int_equal(unfinished(place, 0, read), TD_ERR_ABSENT);
    free(saved);
    free(read);
}

static void td_history__delete__takes_session_and_sets(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 5000, 3);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(save(place, saved), TD_OK);
    assert_int_equal(place->port.ops->delete_session(place->port.self, saved->uuid), TD_OK);
    assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read),
                     TD_ERR_ABSENT);
    assert_int_equal(unfinished(place, 0, read), TD_ERR_ABSENT);
    free(saved);
    free(read);
}

/* Another process trains: its session is not offered here; when it is killed it
 * is. */
static void td_history__session_in_another_window__is_left_alone(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_session(place, 5000, 3);
    struct td_session_record *back = calloc(1, sizeof *back);
    int ready[2];
    char byte;
    pid_t other;

    assert_int_equal(pipe(ready), 0);
    other = fork();
    if (other == 0) {
        struct td_history_store *store = NULL;
        struct td_history_port port;

        (void)td_history_new(place->path, true, &store);
        port = td_history_port(store);
        byte = port.ops->save_session(port.self, saved) == TD_OK ? 'y' : 'n';
        (void)!write(ready[1], &byte, 1);
        for (;;) {
            (void)pause();
        }
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    assert_int_equal(unfinished(place, 0, back), TD_ERR_ABSENT);
    (void)kill(other, SIGKILL);
    (void)waitpid(other, NULL, 0);
    assert_int_equal(unfinished(place, 0, back), TD_OK);
    (void)close(ready[0]);
    (void)close(ready[1]);
    free(saved);
    free(back);
}

/* ---- a file of version 1 ---- */

static void make_version_1(struct place *place)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, td_history_migrations[0], NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "INSERT INTO session VALUES ('00000000-0000-4000-8000-000000000001', 1000, 60,"
                     " 90000, 0, 1, 'l2', 'Chair', '3-1-2-0', 2500, 3, NULL);"
                     "INSERT INTO session_set VALUES ('00000000-0000-4000-8000-000000000001', 0,"
                     " 'chair_squat', 1, 10, 9, 15000, 60000);"
                     "PRAGMA user_version = 1",
                     NULL, NULL, NULL),
        SQLITE_OK);
    (void)sqlite3_close(db);
}

static void td_history__version_1__is_brought_up_to_date_with_a_copy(void **state)
{
    struct place *place = *state;
    struct td_session_record *read = calloc(1, sizeof *read);
    char copy[128];
    struct stat status;
    sqlite3 *db;
    sqlite3_stmt *count;

    make_version_1(place);
    reopen(place);
    assert_int_equal(place->port.ops->last_session(place->port.self, read), TD_OK);
    assert_string_equal(read->level, "l2");
    assert_int_equal(read->worst_pain, 3);
    assert_int_equal(read->rpe, -1);
    assert_false(read->running);
    assert_string_equal(read->hurt, "");
    assert_int_equal(read->set_count, 1);
    assert_int_equal(read->sets[0].reps_done, 9);
    assert_string_equal(read->sets[0].tempo, "3-1-2-0");
    assert_int_equal(read->sets[0].pain, -1);
    assert_int_equal(read->sets[0].down_ms, -1);

    (void)snprintf(copy, sizeof copy, "%s.v1.1.bak", place->path);
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM session", -1, &count, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(count, 0), 1);
    (void)sqlite3_finalize(count);
    (void)sqlite3_close(db);
    free(read);
}

/* ---- kills ---- */

/* Saves rep after rep and tells each one that is kept. */
static void save_for_ever(const struct place *place, struct td_session_record *record, int tell)
{
    struct td_history_store *store = NULL;
    struct td_history_port port;

    (void)td_history_new(place->path, true, &store);
    port = td_history_port(store);
    for (int rep = record->sets[0].reps_done + 1;; rep++) {
        record->sets[0].reps_done = rep;
        if (port.ops->save_session(port.self, record) != TD_OK ||
            write(tell, &rep, sizeof rep) != sizeof rep) {
            _exit(1);
        }
    }
}

static int last_told(int from)
{
    int rep = -1, last = -1;

    while (read(from, &rep, sizeof rep) == (ssize_t)sizeof rep) {
        last = rep;
    }
    return last;
}

static void td_history__kill_at_any_moment__loses_nothing_that_was_kept(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000, 9);
    struct td_session_record *back = calloc(1, sizeof *back);
    sqlite3 *db;
    sqlite3_stmt *check;

    record->sets[0].reps_done = 0;
    for (int i = 0; i < KILLS; i++) {
        int ends[2], first = 0, last;
        pid_t child;

        assert_int_equal(pipe(ends), 0);
        child = fork();
        if (child == 0) {
            save_for_ever(place, record, ends[1]);
        }
        (void)close(ends[1]);
        assert_int_equal(read(ends[0], &first, sizeof first), sizeof first);
        for (int more = i * 7 % 23; more > 0; more--) { /* wherever it is by then */
            assert_int_equal(read(ends[0], &first, sizeof first), sizeof first);
        }
        (void)kill(child, SIGKILL);
        (void)waitpid(child, NULL, 0);
        last = last_told(ends[0]);
        last = last < first ? first : last;
        (void)close(ends[0]);
        reopen(place);
        assert_int_equal(unfinished(place, 0, back), TD_OK);
        assert_string_equal(back->uuid, record->uuid);
        assert_true(back->sets[0].reps_done >= last);
        record->sets[0].reps_done = back->sets[0].reps_done;
    }
    td_history_free(place->store);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), "ok");
    (void)sqlite3_finalize(check);
    (void)sqlite3_close(db);
    open_store(place);
    free(record);
    free(back);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__running_session__is_read_back_whole),
        TEST(td_history__unfinished__is_offered_until_it_is_old),
        TEST(td_history__session_that_ended__is_not_offered),
        TEST(td_history__delete__takes_session_and_sets),
        TEST(td_history__session_in_another_window__is_left_alone),
        TEST(td_history__version_1__is_brought_up_to_date_with_a_copy),
        TEST(td_history__kill_at_any_moment__loses_nothing_that_was_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
