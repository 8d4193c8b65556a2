#include "teardrop/store/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history_db.h"
#include "history_schema.h"
#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"

#define WAIT_MOST_MS 5000 /* for another one that writes */
#define WAIT_SAID_MS 200  /* after which it is said */
#define WAIT_STEP_MS 20
#define NOT_KEPT "[history] keep is no: nothing is kept"

/* ---- opening ---- */

void td_history_close(struct td_history_store *store)
{
    for (int i = 0; i < TD_KEPT_COUNT; i++) {
        (void)sqlite3_finalize(store->kept[i]);
        store->kept[i] = NULL;
    }
    (void)sqlite3_close_v2(store->db);
    store->db = NULL;
}

#define REPAIR "; `teardrop history --repair` rescues what can be read"

int64_t td_history_now(const struct td_history_store *store)
{
    return store->wall.now(store->wall.self).unix_s;
}

/* SQLite asks after each attempt whether to try again. */
static int wait_for_other(void *self, int attempts)
{
    struct td_history_store *store = self;

    if (store->hurried || attempts * WAIT_STEP_MS >= WAIT_MOST_MS) {
        return 0;
    }
    if (attempts == WAIT_SAID_MS / WAIT_STEP_MS && store->say_wait != NULL) {
        store->say_wait(store->wait_self);
    }
    (void)sqlite3_sleep(WAIT_STEP_MS);
    return 1;
}

void td_history_on_wait(struct td_history_store *store, void (*say)(void *self), void *self)
{
    store->say_wait = say;
    store->wait_self = self;
}

static bool is_damage(struct td_history_store *store)
{
    int code = store->db != NULL ? sqlite3_errcode(store->db) : SQLITE_OK;

    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

static enum td_err refuse(struct td_history_store *store, const char *what)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s%s", store->path, what,
                  is_damage(store) ? REPAIR : "");
    td_str_sanitize(store->trouble, false);
    td_history_close(store);
    return TD_ERR_STORE;
}

/* A statement failed, the database stays open: a disk that was full may be empty
 * again, a lock may be gone. */
enum td_err td_history_failed(struct td_history_store *store)
{
    bool busy = (sqlite3_errcode(store->db) & 0xFF) == SQLITE_BUSY;

    td_str_format(store->trouble, sizeof store->trouble, "%s: %s%s", store->path,
                  busy ? "another teardrop is writing to it" : sqlite3_errmsg(store->db),
                  is_damage(store) ? REPAIR : "");
    td_str_sanitize(store->trouble, false);
    return TD_ERR_STORE;
}

bool td_history_run(struct td_history_store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

int td_history_read_int(struct td_history_store *store, const char *sql, int fallback)
{
    sqlite3_stmt *statement;
    int value = fallback;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return fallback;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return value;
}

static bool run_migrations(struct td_history_store *store, int version)
{
    char sql[48];
    bool ok = true;

    for (; ok && version < TD_HISTORY_VERSION; version++) {
        ok = td_history_run(store, td_history_migrations[version]);
    }
    td_str_format(sql, sizeof sql, "PRAGMA user_version = %d", TD_HISTORY_VERSION);
    return ok && td_history_run(store, sql) && td_history_run(store, "COMMIT");
}

/* All steps to the present version, or none of them. why is empty when it is the
 * database that says why. */
static bool migrate(struct td_history_store *store, char *why, size_t why_size)
{
    char made[TD_PATH_MAX] = "";
    int version;

    if (!td_history_run(store, "BEGIN IMMEDIATE")) {
        return false;
    }
    /* Another one may have been here; from now on nobody writes but us, so the
     * copy is of what was there before. */
    version = td_history_read_int(store, "PRAGMA user_version", 0);
    if (version > 0 && version < TD_HISTORY_VERSION &&
        !td_history_backup(store->path, version, made, why, why_size)) {
        (void)td_history_run(store, "ROLLBACK");
        return false;
    }
    if (run_migrations(store, version)) {
        return true;
    }
    td_str_copy(why, why_size, sqlite3_errmsg(store->db));
    (void)td_history_run(store, "ROLLBACK");
    if (made[0] != '\0') {
        (void)unlink(made); /* nothing changed, and the next attempt makes its own */
    }
    return false;
}

static enum td_err set_up(struct td_history_store *store)
{
    char why[300] = "";
    int version;

    (void)sqlite3_busy_handler(store->db, wait_for_other, store);
    /* The first look at the file shows whether it is a database at all. */
    version = td_history_read_int(store, "PRAGMA user_version", -1);
    if (version < 0) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (version > TD_HISTORY_VERSION) {
        return refuse(store, "written by a newer teardrop; nothing in it is touched");
    }
    if (version == 0 && td_history_read_int(store, "SELECT count(*) FROM sqlite_master", 1) > 0) {
        return refuse(store, "this is a database of another program; nothing in it is touched");
    }
    if (!store->keep) {
        if (version == TD_HISTORY_VERSION) {
            return TD_OK;
        }
        td_history_close(store); /* bringing it up to date would write */
        return TD_ERR_ABSENT;
    }
    if (!td_history_run(store, "PRAGMA foreign_keys = ON") ||
        !td_history_run(store, "PRAGMA journal_mode = WAL") ||
        !td_history_run(store, "PRAGMA synchronous = NORMAL")) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (version < TD_HISTORY_VERSION && !migrate(store, why, sizeof why)) {
        return refuse(store, why[0] != '\0' ? why : sqlite3_errmsg(store->db));
    }
    return TD_OK;
}

/* Makes folder and file first, so that they have their modes from the start. */
static enum td_err make_file(struct td_history_store *store)
{
    char dir[TD_PATH_MAX];
    char *slash;
    int fd;

    td_str_copy(dir, sizeof dir, store->path);
    slash = strrchr(dir, '/');
    if (slash != NULL && slash != dir) {
        *slash = '\0';
        if (td_path_make_folder(dir) != TD_OK) {
            return refuse(store, strerror(errno));
        }
    }
    fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return refuse(store, strerror(errno));
    }
    (void)close(fd);
    return TD_OK;
}

/* Opens at the first call. Reading makes no file: TD_ERR_ABSENT without one. */
enum td_err td_history_need(struct td_history_store *store, bool to_write)
{
    struct stat status;

    if (to_write && !store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, NOT_KEPT);
        return TD_ERR_STORE;
    }
    if (store->db != NULL) {
        return TD_OK;
    }
    if (store->path[0] == '\0') {
        td_str_copy(store->trouble, sizeof store->trouble,
                    "there is no place for it: HOME is not set");
        return TD_ERR_STORE;
    }
    if (!to_write && stat(store->path, &status) != 0 && errno == ENOENT) {
        return TD_ERR_ABSENT;
    }
    if (to_write && make_file(store) != TD_OK) {
        return TD_ERR_STORE;
    }
    if (sqlite3_open_v2(store->path, &store->db,
                        store->keep ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                        NULL) != SQLITE_OK) {
        return refuse(store, store->db != NULL ? sqlite3_errmsg(store->db) : "out of memory");
    }
    store->trouble[0] = '\0';
    return set_up(store);
}

enum td_err td_history_new(const char *path, bool keep, struct td_wall_port wall,
                           struct td_history_store **out)
{
    struct td_history_store *store = calloc(1, sizeof *store);

    if (store == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(store->path, sizeof store->path, path);
    store->keep = keep;
    store->wall = wall;
    store->lock_fd = -1;
    *out = store;
    return TD_OK;
}

void td_history_free(struct td_history_store *store)
{
    if (store != NULL) {
        td_history_close(store);
        if (store->lock_fd >= 0) {
            (void)close(store->lock_fd);
        }
        free(store);
    }
}

sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql)
{
    sqlite3_stmt *statement;

    return sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK ? statement : NULL;
}

sqlite3_stmt *td_history_keep(struct td_history_store *store, enum td_history_kept which,
                              const char *sql)
{
    if (store->kept[which] == NULL &&
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &store->kept[which],
                           NULL) != SQLITE_OK) {
        return NULL;
    }
    return store->kept[which];
}

static const char *trouble(void *self)
{
    struct td_history_store *store = self;

    if (store->trouble[0] == '\0' && !store->keep) {
        return NOT_KEPT;
    }
    return store->trouble[0] != '\0' ? store->trouble : NULL;
}

void td_history_new_id(void *self, char out[TD_UUID_TEXT])
{
    unsigned char bytes[16];

    (void)self;
    sqlite3_randomness((int)sizeof bytes, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40); /* version 4, random */
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    out[0] = '\0';
    for (size_t i = 0; i < sizeof bytes; i++) {
        td_str_append(out, TD_UUID_TEXT, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                      bytes[i]);
    }
}

static const struct td_history_ops ops = {.trouble = trouble,
                                          .new_id = td_history_new_id,
                                          .save_session = td_history_save_session,
                                          .save_check = td_history_save_check,
                                          .save_morning = td_history_save_morning,
                                          .trained = td_history_trained,
                                          .save_measure = td_history_save_measure,
                                          .measures = td_history_measures,
                                          .first_session = td_history_first_session,
                                          .worked = td_history_worked,
                                          .delete_morning = td_history_delete_morning,
                                          .mornings = td_history_mornings,
                                          .save_clearance = td_history_save_clearance,
                                          .list = td_history_list_lines,
                                          .count = td_history_count_lines,
                                          .load_session = td_history_load_session,
                                          .load_reps = td_history_load_reps,
                                          .load_check = td_history_load_check,
                                          .last_session = td_history_last_session,
                                          .last_check = td_history_last_check,
                                          .open_check = td_history_open_check,
                                          .gate = td_history_gate,
                                          .unfinished = td_history_unfinished,
                                          .delete_session = td_history_delete_session,
                                          .delete_check = td_history_delete_check};

struct td_history_port td_history_port(struct td_history_store *store)
{
    return (struct td_history_port){.self = store, .ops = &ops};
}
