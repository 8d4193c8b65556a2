/* Whose database it is, and bringing an older one up to date. */
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "schema.h"
#include "teardrop/base/str.h"
#include "teardrop/store/history/history.h"

int td_history_number(sqlite3 *db, const char *sql, int fallback)
{
    sqlite3_stmt *statement;
    int value = fallback;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return fallback;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int(statement, 0);
    }
    /* The error of a step stays the connection's. */
    return sqlite3_finalize(statement) == SQLITE_OK ? value : fallback;
}

/* ---- whose it is ---- */

enum td_history_classify td_history_classify(sqlite3 *db, int *version)
{
    int tables, ours;

    /* All of one moment: somebody may just be bringing it up to date. */
    (void)sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    /* The first look at the file shows whether it is a database at all. */
    *version = td_history_number(db, "PRAGMA user_version", -1);
    tables = sqlite3_errcode(db) == SQLITE_OK
                 ? td_history_number(db, "SELECT count(*) FROM sqlite_master", -1)
                 : -1;
    ours = tables >= 0
               ? td_history_number(db,
                                   "SELECT count(*) FROM pragma_table_info('session') WHERE name"
                                   " IN ('uuid', 'started_unix_s', 'elapsed_ms', 'level')",
                                   -1)
               : -1;
    if (ours < 0) {
        return TD_WHOSE_UNREADABLE; /* whose error stays the connection's */
    }
    (void)sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (*version > TD_HISTORY_VERSION) {
        return TD_WHOSE_NEWER;
    }
    if (tables == 0 && *version == 0) {
        return TD_WHOSE_NOBODY;
    }
    if (ours < 4) {
        return TD_WHOSE_OTHER;
    }
    return *version > 0 ? TD_WHOSE_OURS : TD_WHOSE_LOST;
}

const char *td_history_not_ours(enum td_history_classify whose)
{
    switch (whose) {
    case TD_WHOSE_NEWER:
        return "written by a newer teardrop; nothing in it is touched";
    case TD_WHOSE_OTHER:
        return "this is a database of another program; nothing in it is touched";
    case TD_WHOSE_LOST:
        return "which version it is cannot be told any more" TD_HISTORY_REPAIR;
    default:
        return NULL;
    }
}

/* ---- up to date ---- */

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
bool td_history_migrate(struct td_history_store *store, char *why, size_t why_size)
{
    char made[TD_PATH_MAX] = "";
    int version;

    if (!td_history_run(store, "BEGIN IMMEDIATE")) {
        return false;
    }
    /* Another one may have been here; from now on nobody writes but us, so the
     * copy is of what was there before. */
    version = td_history_read_int(store, "PRAGMA user_version", 0);
    if (version > 0 && version < TD_HISTORY_VERSION && !store->dry_run &&
        !td_history_backup(store->path, version, made, why, why_size)) {
        (void)td_history_run(store, "ROLLBACK");
        return false;
    }
    if (run_migrations(store, version)) {
        return true;
    }
    store->code = sqlite3_errcode(store->db);
    td_str_copy(why, why_size, sqlite3_errmsg(store->db));
    (void)td_history_run(store, "ROLLBACK");
    if (made[0] != '\0') {
        (void)unlink(made); /* nothing changed, and the next attempt makes its own */
    }
    return false;
}
