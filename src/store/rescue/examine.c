/* Is a history damaged? What is wrong with the machine, the disk or another program is no damage:
 * only what is wrong in the file itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rescue.h"
#include "teardrop/base/str.h"

/* A connection of its own that changes nothing: with a log of what was written last beside
 * the file it may only read, since it would move that into the file; without one there is
 * nothing to move. */
int td_history_open_as_it_is(struct td_history_store *store, const char *path, sqlite3 **db)
{
    return td_history_open_file(store, path, db,
                                td_history_beside(path, "-wal") ? SQLITE_OPEN_READONLY
                                                                : SQLITE_OPEN_READWRITE);
}

static enum td_verdict fault_of(struct td_history_store *store, int code, const char *what)
{
    if (td_history_is_damage(code)) {
        return TD_DAMAGED;
    }
    store->code = code;
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_PROTOCOL ||
        (code & 0xFF) == SQLITE_NOMEM) {
        td_history_set_error_code(store, code, "another program holds it", what);
    } else {
        td_history_set_access_error(store, what);
    }
    return TD_NEITHER;
}

/* A page that cannot be had is reported as a finding, with the code that says why. */
static int code_of_finding(const char *found)
{
    static const char words[] = "error code=";
    const char *at = strstr(found, words);
    int code = SQLITE_CORRUPT;

    if (at != NULL) {
        code = atoi(at + sizeof words - 1); // NOLINT(cert-err34-c): SQLite wrote it
    } else if (strstr(found, "out of memory") != NULL) {
        code = SQLITE_NOMEM;
    }
    return code;
}

static enum td_verdict check_integrity(struct td_history_store *store, sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    char found[400] = "";
    int code = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &s, NULL);

    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
    }
    if (code == SQLITE_ROW) {
        td_history_column_text(s, 0, found, sizeof found);
        code = found[0] == '\0' ? SQLITE_NOMEM : SQLITE_ROW;
    }
    (void)sqlite3_finalize(s);
    if (code != SQLITE_ROW) {
        return fault_of(store, code, td_history_words(db));
    }
    if (td_str_equal(found, "ok")) {
        return TD_SOUND;
    }
    code = code_of_finding(found);
    return fault_of(store, code, code == SQLITE_IOERR ? strerror(EIO) : sqlite3_errstr(code));
}

/* Every byte, before anything is said of what they mean: a disk that cannot be read is no
 * damage that a repair mends. */
static enum td_verdict read_through(struct td_history_store *store)
{
    char bytes[16384];
    int fd = open(store->path, O_RDONLY | O_CLOEXEC);
    ssize_t n = -1;
    int reason;

    while (fd >= 0 && ((n = read(fd, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))) {
    }
    reason = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    if (n == 0) {
        return TD_SOUND;
    }
    td_history_set_access_error(store, strerror(reason));
    return TD_NEITHER;
}

static enum td_verdict look_inside(struct td_history_store *store)
{
    sqlite3 *db = NULL;
    enum td_verdict verdict;
    enum td_history_owner owner = TD_OWNER_UNREADABLE;
    int version;

    if (td_history_open_as_it_is(store, store->path, &db) == SQLITE_OK) {
        (void)sqlite3_busy_handler(db, td_history_wait, store);
        owner = td_history_owner_of(db, store->version, &version);
    }
    if (owner == TD_OWNER_UNREADABLE) {
        verdict = fault_of(store, sqlite3_errcode(db), td_history_words(db));
    } else if (owner == TD_OWNER_US_LOST || owner == TD_OWNER_US_BEFORE) {
        verdict = TD_DAMAGED;
    } else if (td_history_not_ours(owner) != NULL) {
        (void)td_history_set_error(store, td_history_not_ours(owner));
        verdict = TD_NEITHER;
    } else {
        verdict = check_integrity(store, db);
    }
    (void)sqlite3_close_v2(db);
    return verdict;
}

static bool count_line(void *to, const char *line)
{
    (void)line;
    ++*(size_t *)to;
    return true;
}

/* What is whole page by page may still not be what it should be: a column's name that one bit
 * has changed. Whatever can be exported is there. */
static enum td_verdict look_at_records(struct td_history_store *store, size_t *records)
{
    enum td_err err = td_history_open_lazily(store, false);
    bool opened = err == TD_OK;

    if (opened) {
        err = td_history_export_lines(store, count_line, records);
    }
    if (err == TD_OK || err == TD_ERR_ABSENT) {
        return TD_SOUND;
    }
    return td_history_is_damage(store->code) || (opened && (store->code & 0xFF) == SQLITE_ERROR)
               ? TD_DAMAGED
               : TD_NEITHER;
}

enum td_verdict td_history_examine(struct td_history_store *store, size_t *records)
{
    enum td_verdict verdict = read_through(store);

    *records = 0;
    if (verdict == TD_SOUND) {
        verdict = look_inside(store);
    }
    return verdict == TD_SOUND ? look_at_records(store, records) : verdict;
}
