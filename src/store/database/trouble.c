/* What is wrong with the history, in words: the reason first, then the file, since a window or a
 * line may be too short for both. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"

bool td_history_is_damage(int code)
{
    return (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
}

static void put(struct td_history_store *store, const char *before, const char *reason,
                const char *behind, const char *path)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s%s%s (%s)", before, reason, behind,
                  path);
    td_str_sanitize(store->trouble, false);
}

enum td_err td_history_set_error(struct td_history_store *store, const char *what)
{
    return td_history_set_error_about(store, what, store->path);
}

enum td_err td_history_set_error_about(struct td_history_store *store, const char *what,
                                       const char *path)
{
    put(store, "", what, "", path);
    return TD_ERR_STORE;
}

const char *td_history_words(sqlite3 *db)
{
    int system = db != NULL ? sqlite3_system_errno(db) : 0;

    if (db == NULL) {
        return "out of memory";
    }
    switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_FULL:
        return strerror(system == EDQUOT ? EDQUOT : ENOSPC);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: /* SQLite's own words are the same for a full disk and a broken one */
        return system != 0 ? strerror(system) : sqlite3_errmsg(db);
    default:
        return sqlite3_errmsg(db);
    }
}

/* Why SQLite could not: its own words name neither the folder nor the mode. */
void td_history_set_access_error(struct td_history_store *store, const char *else_what)
{
    char dir[TD_PATH_MAX];

    td_path_folder(store->path, dir);
    if (access(store->path, F_OK) == 0 && access(store->path, R_OK) != 0) {
        put(store, "it cannot be read: ", strerror(errno), "", store->path);
    } else if (access(store->path, F_OK) == 0 && access(store->path, W_OK) != 0) {
        put(store, "the file cannot be written: ", strerror(errno), "", store->path);
    } else if (access(dir, W_OK | X_OK) != 0) {
        put(store, "the folder cannot be written: ", strerror(errno), "", dir);
    } else {
        (void)td_history_set_error(store, else_what);
    }
}

void td_history_set_error_code(struct td_history_store *store, int code, const char *busy,
                               const char *else_what)
{
    bool held = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_PROTOCOL;

    if (held && store->lock_errno != 0) {
        put(store, "it cannot be locked: ", strerror(store->lock_errno), "", store->path);
    } else {
        put(store, "", held ? busy : else_what, td_history_is_damage(code) ? TD_HISTORY_REPAIR : "",
            store->path);
    }
}

enum td_err td_history_write_failed(struct td_history_store *store)
{
    store->code = sqlite3_errcode(store->db);
    td_history_set_error_code(store, store->code, "another teardrop is writing to it",
                              td_history_words(store->db));
    return TD_ERR_STORE;
}

void td_history_note_unreadable(struct td_history_store *store)
{
    td_str_copy(store->unread, sizeof store->unread, store->trouble);
}

enum td_err td_history_failed(struct td_history_store *store)
{
    (void)td_history_write_failed(store);
    td_history_note_unreadable(store);
    return TD_ERR_STORE;
}
