/* Opens the history: looks whose file it is and whether it can be written, and has it created or
 * brought up to date. */
#define _XOPEN_SOURCE 700 /* realpath */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"
#include "teardrop/store/database/open.h"
#include "text/text.h"

#define IMMUTABLE "mode=ro&immutable=1"
#define WAIT_MOST_MS 5000 /* for another one that writes */
#define LOOSE 077u        /* what nobody else should be allowed */

void td_history_close(struct td_history_store *store)
{
    td_history_sync_end(store);
    for (int i = 0; i < TD_KEPT_COUNT; i++) {
        (void)sqlite3_finalize(store->kept[i]);
        store->kept[i] = NULL;
    }
    (void)sqlite3_close_v2(store->db);
    store->db = NULL;
    store->read_only = false;
    store->dry_run = false;
}

int td_history_open_file(struct td_history_store *store, const char *name, sqlite3 **db, int flags)
{
    return sqlite3_open_v2(name, db, flags, store->vfs_name);
}

enum td_err td_history_new(const char *path, bool keep, struct td_date_port date,
                           struct td_history_store **out)
{
    struct td_history_store *store = calloc(1, sizeof *store);

    if (store == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(store->path, sizeof store->path, path);
    store->keep = keep;
    store->date = date;
    store->lock_fd = -1;
    store->wait_max_ms = WAIT_MOST_MS;
    store->version = TD_HISTORY_VERSION;
    store->migrations = td_history_migrations;
    /* Only this thread calls SQLite; when it has begun already, it stays as it is. */
    (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (!td_history_register(store)) {
        free(store);
        return TD_ERR_NOMEM;
    }
    *out = store;
    return TD_OK;
}

void td_history_free(struct td_history_store *store)
{
    if (store != NULL) {
        td_history_close(store);
        (void)sqlite3_vfs_unregister(&store->vfs);
        td_history_forget_locks(store);
        free(store);
    }
}

/* ---- opening ---- */

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

/* Closes what could not be opened; what failed last is the reason. */
static enum td_err refuse(struct td_history_store *store)
{
    const char *what = td_history_words(store->db);

    store->code = sqlite3_errcode(store->db); /* SQLITE_NOMEM where there is none */
    if (may_be_read_only(store->code)) {
        td_history_set_access_error(store, what);
    } else {
        td_history_set_error_code(store, store->code, "another program holds it", what);
    }
    td_history_close(store);
    return TD_ERR_STORE;
}

/* In place of `refuse` where the statement that failed was not the last. */
static enum td_err refuse_migration(struct td_history_store *store, const char *why)
{
    if (why[0] == '\0') {
        return refuse(store);
    }
    td_history_set_error_code(store, store->code, why, why);
    td_history_close(store);
    return TD_ERR_STORE;
}

/* Set up for writing, in the present version. */
static enum td_err bring_up_to_date(struct td_history_store *store, int version)
{
    char why[300] = "";

    if (sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) != SQLITE_OK ||
        !td_history_run(store, "PRAGMA journal_mode = WAL") || !td_history_set_sync(store)) {
        return refuse(store);
    }
    if (version < store->version && !td_history_migrate(store, why, sizeof why)) {
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

        td_history_set_access_error(store, td_history_words(memory));
        (void)sqlite3_close_v2(memory);
        td_history_close(store);
        store->code = code;
        return TD_ERR_STORE;
    }
    td_history_close(store);
    store->db = memory;
    store->dry_run = true;
    return bring_up_to_date(store, version);
}

/* What is only read is not brought up to date where it lies. */
static enum td_err set_up_to_read(struct td_history_store *store, int version)
{
    enum td_err err;

    if (version == store->version) {
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

static void tighten_one(const char *path, mode_t mode)
{
    struct stat status;

    if (stat(path, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & LOOSE) != 0) {
        (void)chmod(path, mode);
    }
}

/* The folder of an unusual place is the user's; `teardrop` is our own. */
static void tighten(const struct td_history_store *store)
{
    char dir[TD_PATH_MAX];
    const char *name;

    tighten_one(store->path, 0600);
    td_path_folder(store->path, dir);
    name = strrchr(dir, '/');
    if (td_str_equal(name != NULL ? name + 1 : dir, "teardrop")) {
        tighten_one(dir, 0700);
    }
}

/* Is what was opened ours? Else it is closed. */
static enum td_err look_whose(struct td_history_store *store, int *version)
{
    enum td_history_owner owner;

    store->code = SQLITE_OK;
    (void)sqlite3_busy_handler(store->db, td_history_wait, store);
    owner = td_history_owner_of(store->db, store->version, version);
    if (owner == TD_OWNER_UNREADABLE) {
        return refuse(store);
    }
    if (td_history_not_ours(owner) != NULL) {
        (void)td_history_set_error(store, td_history_not_ours(owner));
        td_history_close(store);
        return TD_ERR_STORE;
    }
    return TD_OK;
}

static enum td_err set_up(struct td_history_store *store)
{
    int version;
    enum td_err err = look_whose(store, &version);

    return err != TD_OK                       ? err
           : !store->keep || store->read_only ? set_up_to_read(store, version)
                                              : bring_up_to_date(store, version);
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
    /* Without locks it is the file alone or nothing. */
    const char *const ways[] = {store->lock_errno != 0 ? IMMUTABLE : way_to_read(store->path),
                                IMMUTABLE};
    enum td_err err = TD_ERR_STORE;
    char why_not[sizeof store->trouble];

    td_str_copy(why_not, sizeof why_not, store->trouble);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        char uri[3 * TD_PATH_MAX];

        if ((i > 0 || store->lock_errno != 0) && td_history_beside(store->path, "-wal")) {
            break;
        }
        uri_of(store->path, ways[i], uri, sizeof uri);
        if (td_history_open_file(store, uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) !=
            SQLITE_OK) {
            err = refuse(store);
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

/* What lies beside it (its log, its copies) lies beside the file, not beside the link. */
static void follow_link(struct td_history_store *store)
{
    struct stat status;
    char *real;

    if (lstat(store->path, &status) == 0 && S_ISLNK(status.st_mode) &&
        (real = realpath(store->path, NULL)) != NULL) {
        if (strlen(real) < sizeof store->path) {
            td_str_copy(store->path, sizeof store->path, real);
        }
        free(real);
    }
}

enum td_err td_history_probe(struct td_history_store *store)
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
        follow_link(store);
        return S_ISREG(status.st_mode)   ? TD_OK
               : S_ISDIR(status.st_mode) ? td_history_set_error(store, "this is a folder")
                                         : td_history_set_error(store, "this is not a file");
    }
    if (errno != ENOENT) {
        return td_history_set_error(store, strerror(errno));
    }
    return td_text_broken_link(store->path, why, sizeof why) ? td_history_set_error(store, why)
                                                             : TD_ERR_ABSENT;
}

/* A system without locks is asked once, before SQLite waits for one in vain. */
static bool has_locks(struct td_history_store *store)
{
    store->lock_errno = td_history_lock_fault_of_file(store->path);
    if (store->lock_errno != 0) {
        store->code = SQLITE_IOERR_LOCK;
        td_history_set_error_code(store, SQLITE_BUSY, "", "");
    }
    return store->lock_errno == 0;
}

static enum td_err open_to_use(struct td_history_store *store)
{
    if (td_history_open_file(store, store->path, &store->db,
                             store->keep ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) !=
        SQLITE_OK) {
        return refuse(store);
    }
    if (store->keep && sqlite3_db_readonly(store->db, "main") == 1) {
        store->code = SQLITE_READONLY;
        td_history_set_access_error(store, "it cannot be written");
        td_history_close(store);
        return TD_ERR_STORE;
    }
    store->trouble[0] = '\0';
    return set_up(store);
}

static enum td_err open_it(struct td_history_store *store, bool to_write)
{
    enum td_err err;

    store->code = SQLITE_OK;
    err = td_history_probe(store);
    if (err != TD_OK && (err != TD_ERR_ABSENT || !to_write)) {
        return err;
    }
    if (err == TD_ERR_ABSENT && td_history_make(store) != TD_OK) {
        return TD_ERR_STORE;
    }
    err = has_locks(store) ? open_to_use(store) : TD_ERR_STORE;
    if (err == TD_ERR_STORE && !to_write && may_be_read_only(store->code)) {
        return open_to_read(store);
    }
    if (err == TD_OK && store->keep) {
        tighten(store);
    }
    return err;
}

/* Deleted, moved away or replaced while it was open: what is written into it from now on
 * nobody would find. */
static bool has_moved(struct td_history_store *store)
{
    int moved = 0;

    return !store->dry_run && !store->read_only &&
           sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

enum td_err td_history_open_lazily(struct td_history_store *store, bool to_write)
{
    enum td_err err;

    store->waited_us = 0;
    if (to_write && !store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, TD_HISTORY_NOT_KEPT);
        return TD_ERR_STORE;
    }
    if (store->db != NULL && has_moved(store)) {
        td_history_close(store);
        td_history_forget_locks(store);
        store->moved = true;
        store->reps_behind = true; /* whatever is saved next is saved whole */
    }
    if (store->db != NULL && !(to_write && store->read_only)) {
        return TD_OK;
    }
    td_history_close(store); /* it may allow writing by now */
    err = open_it(store, to_write);
    if (err == TD_ERR_STORE && !to_write) {
        td_history_note_unreadable(store);
    }
    return err;
}

/* ---- a dry run ---- */

enum td_err td_history_dry_run(struct td_history_store *store)
{
    char uri[3 * TD_PATH_MAX];
    enum td_err err = store->keep ? td_history_probe(store) : td_history_open_lazily(store, true);
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
    if (td_history_open_file(store, uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) !=
        SQLITE_OK) {
        return refuse(store);
    }
    err = look_whose(store, &version);
    return err == TD_OK ? go_on_in_memory(store, version) : err;
}
