/* Opening the history: whose file it is, what it may be used for, bringing it up to date. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history_db.h"
#include "teardrop/base/str.h"
#include "teardrop/store/history.h"
#include "text.h"

#define WAIT_SAID_MS 200 /* after which it is said that another one is waited for */
#define WAIT_STEP_MS 20
#define IMMUTABLE "mode=ro&immutable=1"
#define LOOSE 077u /* what nobody else should be allowed */

void td_history_close(struct td_history_store *store)
{
    for (int i = 0; i < TD_KEPT_COUNT; i++) {
        (void)sqlite3_finalize(store->kept[i]);
        store->kept[i] = NULL;
    }
    (void)sqlite3_close_v2(store->db);
    store->db = NULL;
    store->read_only = false;
    store->rehearsal = false;
}

int64_t td_history_now(const struct td_history_store *store)
{
    return store->wall.now(store->wall.self).unix_s;
}

/* ---- waiting ---- */

/* SQLite asks after each attempt whether to try again. Who has waited in vain once does
 * not do so again: a command has many statements. */
int td_history_wait(void *self, int attempts)
{
    struct td_history_store *store = self;

    if (store->hurried || store->gave_up) {
        return 0;
    }
    if (attempts * WAIT_STEP_MS >= store->wait_most_ms) {
        store->gave_up = true;
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

void td_history_wait_most(struct td_history_store *store, int ms)
{
    store->wait_most_ms = ms;
}

/* ---- what is wrong ---- */

bool td_history_is_damage(int code)
{
    return (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
}

/* Of what can be a file, a folder or a disk that allows only reading. */
static bool may_be_read_only(int code)
{
    switch (code & 0xFF) {
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_PERM:
        return true;
    default:
        return false;
    }
}

enum td_err td_history_say(struct td_history_store *store, const char *what)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s", store->path, what);
    td_str_sanitize(store->trouble, false);
    return TD_ERR_STORE;
}

static void folder_of(const struct td_history_store *store, char dir[TD_PATH_MAX])
{
    char *slash;

    td_str_copy(dir, TD_PATH_MAX, store->path);
    slash = strrchr(dir, '/');
    if (slash == NULL) {
        td_str_copy(dir, TD_PATH_MAX, ".");
    } else {
        slash[slash == dir ? 1 : 0] = '\0';
    }
}

/* Why SQLite could not: its own words name neither the folder nor the mode. */
void td_history_say_refused(struct td_history_store *store, const char *else_what)
{
    char dir[TD_PATH_MAX];

    folder_of(store, dir);
    if (access(store->path, F_OK) == 0 && access(store->path, R_OK) != 0) {
        td_str_format(store->trouble, sizeof store->trouble, "%s: cannot be read: %s", store->path,
                      strerror(errno));
    } else if (access(store->path, F_OK) == 0 && access(store->path, W_OK) != 0) {
        td_str_format(store->trouble, sizeof store->trouble, "the file %s cannot be written: %s",
                      store->path, strerror(errno));
    } else if (access(dir, W_OK | X_OK) != 0) {
        td_str_format(store->trouble, sizeof store->trouble, "the folder %s cannot be written: %s",
                      dir, strerror(errno));
    } else {
        td_str_format(store->trouble, sizeof store->trouble, "%s: %s", store->path, else_what);
    }
    td_str_sanitize(store->trouble, false);
}

static enum td_err refuse(struct td_history_store *store, const char *what)
{
    bool busy;

    store->code = store->db != NULL ? sqlite3_errcode(store->db) : SQLITE_OK;
    busy = (store->code & 0xFF) == SQLITE_BUSY;
    if (may_be_read_only(store->code)) {
        td_history_say_refused(store, what);
    } else {
        td_str_format(store->trouble, sizeof store->trouble, "%s: %s%s", store->path,
                      busy ? "another program holds it" : what,
                      td_history_is_damage(store->code) ? TD_HISTORY_REPAIR : "");
        td_str_sanitize(store->trouble, false);
    }
    td_history_close(store);
    return TD_ERR_STORE;
}

/* A statement failed, the database stays open: a disk that was full may be empty
 * again, a lock may be gone. */
enum td_err td_history_failed(struct td_history_store *store)
{
    store->code = sqlite3_errcode(store->db);
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s%s", store->path,
                  (store->code & 0xFF) == SQLITE_BUSY ? "another teardrop is writing to it"
                                                      : sqlite3_errmsg(store->db),
                  td_history_is_damage(store->code) ? TD_HISTORY_REPAIR : "");
    td_str_sanitize(store->trouble, false);
    return TD_ERR_STORE;
}

bool td_history_run(struct td_history_store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

int td_history_read_int(struct td_history_store *store, const char *sql, int fallback)
{
    return td_history_number(store->db, sql, fallback);
}

/* ---- opening ---- */

/* In place of `refuse` where the statement that failed was not the last. */
static enum td_err refuse_migration(struct td_history_store *store, const char *why)
{
    int code = store->code;

    if (why[0] == '\0') {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s%s", store->path, why,
                  td_history_is_damage(code) ? TD_HISTORY_REPAIR : "");
    td_str_sanitize(store->trouble, false);
    td_history_close(store);
    return TD_ERR_STORE;
}

/* Set up for writing, in the present version. */
static enum td_err bring_up_to_date(struct td_history_store *store, int version)
{
    char why[300] = "";

    if (!td_history_run(store, "PRAGMA foreign_keys = ON") ||
        !td_history_run(store, "PRAGMA journal_mode = WAL") ||
        !td_history_run(store, "PRAGMA synchronous = NORMAL")) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (version < TD_HISTORY_VERSION && !td_history_migrate(store, why, sizeof why)) {
        return refuse_migration(store, why);
    }
    return TD_OK;
}

/* From now on on a copy in memory of what is open, of nothing where nothing is. */
static enum td_err go_on_in_memory(struct td_history_store *store, int version)
{
    sqlite3 *memory = NULL;
    bool ok = sqlite3_open_v2(":memory:", &memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK &&
              (store->db == NULL || td_history_copy_pages(store->db, memory));

    if (!ok) {
        int code = sqlite3_errcode(memory);

        td_history_say_refused(store, sqlite3_errmsg(memory));
        (void)sqlite3_close_v2(memory);
        td_history_close(store);
        store->code = code;
        return TD_ERR_STORE;
    }
    td_history_close(store);
    store->db = memory;
    store->rehearsal = true;
    return bring_up_to_date(store, version);
}

/* What is only read is not brought up to date where it lies. */
static enum td_err set_up_to_read(struct td_history_store *store, int version)
{
    enum td_err err;

    if (version == TD_HISTORY_VERSION) {
        return TD_OK;
    }
    if (version == 0) {
        td_history_close(store);
        return TD_ERR_ABSENT;
    }
    err = go_on_in_memory(store, version);
    store->read_only = err == TD_OK;
    return err;
}

/* The folder of an unusual place is the user's; `teardrop` is our own. */
static void tighten(const struct td_history_store *store)
{
    char dir[TD_PATH_MAX];
    const char *name;
    struct stat status;

    if (stat(store->path, &status) == 0 && status.st_uid == geteuid() &&
        (status.st_mode & LOOSE) != 0) {
        (void)chmod(store->path, 0600);
    }
    folder_of(store, dir);
    name = strrchr(dir, '/');
    if (td_str_equal(name != NULL ? name + 1 : dir, "teardrop") && stat(dir, &status) == 0 &&
        status.st_uid == geteuid() && (status.st_mode & LOOSE) != 0) {
        (void)chmod(dir, 0700);
    }
}

static enum td_err set_up(struct td_history_store *store)
{
    int version;
    enum td_history_whose whose;

    store->code = SQLITE_OK;
    (void)sqlite3_busy_handler(store->db, td_history_wait, store);
    whose = td_history_whose(store->db, &version);
    if (whose == TD_WHOSE_UNREADABLE) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (td_history_not_ours(whose) != NULL) {
        (void)td_history_say(store, td_history_not_ours(whose));
        td_history_close(store);
        return TD_ERR_STORE;
    }
    return !store->keep || store->read_only ? set_up_to_read(store, version)
                                            : bring_up_to_date(store, version);
}

bool td_history_beside(const char *path, const char *end)
{
    char name[TD_PATH_MAX + 16];
    struct stat status;

    td_str_format(name, sizeof name, "%s%s", path, end);
    return stat(name, &status) == 0 && status.st_size > 0;
}

/* `file:PATH?query` with everything in the path escaped that has a meaning there. */
static void uri_of(const char *path, const char *query, char *out, size_t size)
{
    char *copy = out;
    size_t length;

    td_str_copy(out, size, "file:");
    length = strlen(copy);
    for (; *path != '\0' && length + 4 < size; path++) {
        if (strchr("?#%", *path) != NULL) {
            td_str_format(out + length, size - length, "%%%02X", (unsigned)(unsigned char)*path);
            length += 3;
        } else {
            out[length++] = *path;
            out[length] = '\0';
        }
    }
    td_str_append(out, size, "?%s", query);
}

/* The file alone is whole, and nobody has it open, when there is no log of what was written
 * last beside it: then SQLite need not make one to read it, which would be left behind. */
static const char *way_to_read(const char *path)
{
    char log[TD_PATH_MAX + 16];
    struct stat status;

    td_str_format(log, sizeof log, "%s-wal", path);
    return lstat(log, &status) == 0 ? "mode=ro" : IMMUTABLE;
}

/* What cannot be written can be read all the same. */
static enum td_err open_to_read(struct td_history_store *store)
{
    const char *const ways[] = {way_to_read(store->path), IMMUTABLE};
    enum td_err err = TD_ERR_STORE;
    char why_not[sizeof store->trouble];

    td_str_copy(why_not, sizeof why_not, store->trouble);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        char uri[3 * TD_PATH_MAX];

        if (i > 0 && td_history_beside(store->path, "-wal")) {
            break;
        }
        uri_of(store->path, ways[i], uri, sizeof uri);
        if (sqlite3_open_v2(uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) !=
            SQLITE_OK) {
            err = refuse(store, store->db != NULL ? sqlite3_errmsg(store->db) : "out of memory");
            continue;
        }
        store->read_only = true;
        err = set_up(store);
        if (err != TD_ERR_STORE || !may_be_read_only(store->code)) {
            break;
        }
    }
    if (err == TD_OK && store->keep) { /* who would write gets to know it beforehand */
        td_str_copy(store->trouble, sizeof store->trouble, why_not);
    }
    return err;
}

/* Makes folder and file first, so that they have their modes from the start. */
static enum td_err make_file(struct td_history_store *store)
{
    char dir[TD_PATH_MAX];
    int fd;

    folder_of(store, dir);
    if (strchr(store->path, '/') != NULL && td_path_make_folder(dir) != TD_OK) {
        td_str_format(store->trouble, sizeof store->trouble, "the folder %s cannot be made: %s",
                      dir, strerror(errno));
        td_str_sanitize(store->trouble, false);
        return TD_ERR_STORE;
    }
    fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        td_history_say_refused(store, strerror(errno));
        return TD_ERR_STORE;
    }
    (void)close(fd);
    return TD_OK;
}

enum td_err td_history_look(struct td_history_store *store)
{
    char why[TD_TEXT_WHY];
    struct stat status;

    if (store->path[0] == '\0') {
        td_str_copy(
            store->trouble, sizeof store->trouble,
            "there is no place for it: HOME is not set to a full path, one that begins with /");
        return TD_ERR_STORE;
    }
    if (stat(store->path, &status) == 0) {
        return S_ISREG(status.st_mode)   ? TD_OK
               : S_ISDIR(status.st_mode) ? td_history_say(store, "this is a folder")
                                         : td_history_say(store, "this is not a file");
    }
    if (errno != ENOENT) {
        return td_history_say(store, strerror(errno));
    }
    return td_text_broken_link(store->path, why, sizeof why) ? td_history_say(store, why)
                                                             : TD_ERR_ABSENT;
}

enum td_err td_history_need(struct td_history_store *store, bool to_write)
{
    enum td_err err;

    if (to_write && !store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, TD_HISTORY_NOT_KEPT);
        return TD_ERR_STORE;
    }
    if (store->db != NULL && !(to_write && store->read_only)) {
        return TD_OK;
    }
    td_history_close(store); /* it may allow writing by now */
    store->code = SQLITE_OK;
    err = td_history_look(store);
    if (err != TD_OK && (err != TD_ERR_ABSENT || !to_write)) {
        return err;
    }
    if (to_write && make_file(store) != TD_OK) {
        return TD_ERR_STORE;
    }
    if (sqlite3_open_v2(store->path, &store->db,
                        store->keep ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                        NULL) != SQLITE_OK) {
        err = refuse(store, store->db != NULL ? sqlite3_errmsg(store->db) : "out of memory");
    } else if (store->keep && sqlite3_db_readonly(store->db, "main") == 1) {
        store->code = SQLITE_READONLY;
        td_history_say_refused(store, "it cannot be written");
        td_history_close(store);
        err = TD_ERR_STORE;
    } else {
        store->trouble[0] = '\0';
        err = set_up(store);
    }
    if (err == TD_ERR_STORE && !to_write && may_be_read_only(store->code)) {
        return open_to_read(store);
    }
    if (err == TD_OK && store->keep) {
        tighten(store);
    }
    return err;
}

/* ---- a rehearsal ---- */

enum td_err td_history_rehearse(struct td_history_store *store)
{
    char uri[3 * TD_PATH_MAX];
    enum td_err err = store->keep ? td_history_look(store) : td_history_need(store, true);
    enum td_history_whose whose;
    int version = 0;

    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return err;
    }
    td_history_close(store);
    store->trouble[0] = '\0';
    if (err == TD_ERR_ABSENT) {
        return go_on_in_memory(store, 0);
    }
    uri_of(store->path, way_to_read(store->path), uri, sizeof uri);
    if (sqlite3_open_v2(uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) !=
        SQLITE_OK) {
        return refuse(store, store->db != NULL ? sqlite3_errmsg(store->db) : "out of memory");
    }
    (void)sqlite3_busy_handler(store->db, td_history_wait, store);
    whose = td_history_whose(store->db, &version);
    if (whose == TD_WHOSE_UNREADABLE) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (td_history_not_ours(whose) != NULL) {
        err = td_history_say(store, td_history_not_ours(whose));
        td_history_close(store);
        return err;
    }
    return go_on_in_memory(store, version);
}
