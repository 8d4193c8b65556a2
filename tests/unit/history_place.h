/* A history in a folder of its own, for the tests of the store. */
#ifndef TEARDROP_TESTS_HISTORY_PLACE_H
#define TEARDROP_TESTS_HISTORY_PLACE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "records.h"
#include "teardrop/base/str.h"
#include "teardrop/store/history/history.h"
#include "test.h"
#include "testing.h"

struct place {
    char dir[72], below[80], path[96];
    struct td_history_store *store;
    struct td_history_port port;
};

#ifndef PLACE_HAS_A_DISK
/* What is in the files is what these tests are about, not when the disk has it: that takes a
 * hundredth of a second each time. */
int fsync(int fd)
{
    return fd >= 0 ? 0 : -1;
}

int fdatasync(int fd)
{
    return fd >= 0 ? 0 : -1;
}
#endif

/* The clock of the tests: stands until it is set. */
static int64_t place_now = 1800000000;

static inline struct td_instant place_wall(void *self)
{
    (void)self;
    return (struct td_instant){.unix_s = place_now};
}

static inline void open_store(struct place *place, bool keep)
{
    assert_int_equal(
        td_history_new(place->path, keep, (struct td_date_port){.now = place_wall}, &place->store),
        TD_OK);
    place->port = td_history_port(place->store);
}

static inline int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    testing_folder(place->dir, sizeof place->dir, "history");
    (void)snprintf(place->below, sizeof place->below, "%s/new", place->dir);
    (void)snprintf(place->path, sizeof place->path, "%s/history.db", place->below);
    open_store(place, true);
    *state = place;
    return 0;
}

static inline int tear_down(void **state)
{
    struct place *place = *state;
    DIR *folder = opendir(place->below);
    struct dirent *entry;

    td_history_free(place->store);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char path[512];

        (void)snprintf(path, sizeof path, "%s/%s", place->below, entry->d_name);
        (void)unlink(path);
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    (void)remove(place->below);
    assert_int_equal(remove(place->dir), 0);
    free(place);
    return 0;
}

static inline void reopen(struct place *place, bool keep)
{
    td_history_free(place->store);
    open_store(place, keep);
}

static inline unsigned mode_of(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? status.st_mode & 07777u : 0;
}

static inline struct td_session_record *a_session(struct place *place, int64_t at)
{
    struct td_session_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->started = (struct td_instant){at, 60};
    record->elapsed_ms = 90000;
    record->finished = true;
    td_str_copy(record->level, sizeof record->level, "l2");
    td_str_copy(record->level_name, sizeof record->level_name, "Wedge squat");
    td_str_copy(record->tempo, sizeof record->tempo, "3-1-1-0");
    record->load_g = 2500;
    record->worst_pain = -1;
    record->rpe = 7;
    give_sets(record, 2);
    for (int i = 0; i < 2; i++) {
        td_str_copy(record->sets[i].exercise, TD_ID_TEXT, "cyclist");
        record->sets[i].set = i + 1;
        record->sets[i].reps_planned = 8;
        record->sets[i].reps_done = i == 0 ? 8 : 5;
        record->sets[i].start_ms = INT64_C(40000) * i;
        record->sets[i].length_ms = 40000;
        record->sets[i].pain = -1;
        record->sets[i].down_ms = -1;
        record->sets[i].up_ms = -1;
    }
    return record;
}

static inline void run_sql(struct place *place, const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* The first column of the first row as text, "" = no row. */
static inline void ask_sql(const char *path, const char *sql, char *out, size_t size)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement;

    out[0] = '\0';
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        td_str_copy(out, size, (const char *)sqlite3_column_text(statement, 0));
    }
    (void)sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* How many files of the folder have a name that begins so. */
static inline int count_files(const struct place *place, const char *start)
{
    DIR *folder = opendir(place->below);
    struct dirent *entry;
    int count = 0;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        count += entry->d_name[0] != '.' && strncmp(entry->d_name, start, strlen(start)) == 0;
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    return count;
}

/* In a process of its own, without a superuser's rights, for whom a mode says nothing. The
 * folder and what is in it are its own. 0 = as it should be. */
static inline int as_somebody(struct place *place, int (*look)(struct place *place))
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    const uid_t nobody = 65534;
    int status = -1;
    pid_t pid;

    if (geteuid() == 0) {
        (void)chown(place->dir, nobody, (gid_t)-1);
        (void)chown(place->below, nobody, (gid_t)-1);
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            char path[160];

            (void)snprintf(path, sizeof path, "%s%s", place->path, ends[i]);
            (void)chown(path, nobody, (gid_t)-1);
        }
    }
    (void)fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        _exit(geteuid() == 0 && setuid(nobody) != 0 ? 99 : look(place));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Is a session kept that began then? */
static inline bool save_short(struct place *place, int64_t at)
{
    struct td_session_record *record = a_session(place, at);
    bool ok = place->port.ops->save_session(place->port.self, record) == TD_OK;

    free_record(record);
    return ok;
}

#endif
