/* SQL statements of an open history: prepared once and kept, bound, run and read to their end; and
 * transactions. */
#include <string.h>

#include "db.h"
#include "teardrop/base/str.h"

sqlite3_stmt *td_history_keep(struct td_history_store *store, int which, const char *sql)
{
    if (store->kept[which] == NULL &&
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &store->kept[which],
                           NULL) != SQLITE_OK) {
        return NULL;
    }
    return store->kept[which];
}

/* The caller's text lives until the statement is reset. */
static bool bind(sqlite3_stmt *statement, const struct td_history_value *values, int count)
{
    bool ok = statement != NULL;

    for (int i = 0; ok && i < count; i++) {
        ok = (values[i].text != NULL
                  ? sqlite3_bind_text(statement, i + 1, values[i].text, -1, SQLITE_STATIC)
                  : sqlite3_bind_int64(statement, i + 1, values[i].number)) == SQLITE_OK;
    }
    return ok;
}

bool td_history_run_with(sqlite3_stmt *statement, const struct td_history_value *values, int count)
{
    bool ok = bind(statement, values, count) && sqlite3_step(statement) == SQLITE_DONE;

    if (statement != NULL) {
        (void)sqlite3_reset(statement);
        (void)sqlite3_clear_bindings(statement);
    }
    return ok;
}

bool td_history_write_row(struct td_history_store *store, const char *sql,
                          const struct td_history_value *values, int count)
{
    sqlite3_stmt *statement = td_history_prepare(store, sql);
    bool ok = td_history_run_with(statement, values, count);

    (void)sqlite3_finalize(statement);
    return ok;
}

enum td_err td_history_end(struct td_history_store *store, bool ok)
{
    int reason;

    if (ok && td_history_run_with(td_history_keep(store, TD_KEPT_COMMIT, "COMMIT"), NULL, 0)) {
        store->trouble[0] = '\0';
        store->gave_up = false;
        store->lock_errno = 0;
        reason = td_history_sync_soon(store);
        if (reason != 0) { /* the next save has all of it again */
            store->reps_behind = true;
            return td_history_set_error(store, strerror(reason));
        }
        return TD_OK;
    }
    (void)td_history_write_failed(store);
    td_history_undo(store);
    return TD_ERR_STORE;
}

void td_history_undo(struct td_history_store *store)
{
    (void)td_history_run_with(td_history_keep(store, TD_KEPT_ROLLBACK, "ROLLBACK"), NULL, 0);
}

enum td_err td_history_begin(struct td_history_store *store)
{
    enum td_err err = td_history_open_lazily(store, true);

    /* The way back is made ready first: where memory ends there is none for it. */
    if (err == TD_OK &&
        (td_history_keep(store, TD_KEPT_ROLLBACK, "ROLLBACK") == NULL ||
         !td_history_run_with(td_history_keep(store, TD_KEPT_BEGIN, "BEGIN IMMEDIATE"), NULL, 0))) {
        err = td_history_write_failed(store);
    }
    return err;
}

enum td_err td_history_read_end(struct td_history_store *store, sqlite3_stmt *statement)
{
    return sqlite3_finalize(statement) == SQLITE_OK ? TD_OK : td_history_failed(store);
}

enum td_err td_history_select(struct td_history_store *store, sqlite3_stmt **out, const char *sql,
                              const struct td_history_value *values, int count)
{
    enum td_err err = td_history_open_lazily(store, false);

    *out = NULL;
    if (err != TD_OK) {
        return err;
    }
    *out = td_history_prepare(store, sql);
    if (bind(*out, values, count)) {
        return TD_OK;
    }
    (void)sqlite3_finalize(*out);
    *out = NULL;
    return td_history_failed(store);
}

enum td_err td_history_first_row(struct td_history_store *store, const char *sql, const char *text,
                                 sqlite3_stmt **out)
{
    enum td_err err = td_history_select(store, out, sql, &TD_TEXT(text), text != NULL ? 1 : 0);
    int step = err == TD_OK ? sqlite3_step(*out) : SQLITE_DONE;

    if (err != TD_OK || step == SQLITE_ROW) {
        return err;
    }
    err = step == SQLITE_DONE ? TD_ERR_ABSENT : td_history_failed(store);
    (void)sqlite3_finalize(*out);
    *out = NULL;
    return err;
}

/* ?1 the key, ?2 now. */
static bool delete_row(struct td_history_store *store, const struct td_record_kind *kind,
                       const char *key)
{
    char sql[200];
    bool ok;

    td_str_format(sql, sizeof sql,
                  "INSERT OR REPLACE INTO deleted SELECT %s, max(%s, ?2) FROM %s WHERE %s = ?1",
                  td_str_equal(kind->key, "date") ? TD_DAY_MARK("date") : "uuid", kind->changed,
                  kind->table, kind->key);
    ok = TD_WRITE(store, sql, TD_TEXT(key), TD_NUMBER(td_history_now(store)));
    td_str_format(sql, sizeof sql, "DELETE FROM %s WHERE %s = ?1", kind->table, kind->key);
    return ok && TD_WRITE(store, sql, TD_TEXT(key));
}

enum td_err td_history_delete(struct td_history_store *store, enum td_record which, const char *key)
{
    enum td_err err = td_history_open_lazily(store, false); /* deleting makes no file */
    bool ok;

    if (err == TD_OK) {
        err = td_history_begin(store);
    }
    if (err != TD_OK) {
        return err;
    }
    ok = delete_row(store, &td_record_kinds[which], key);
    if (ok && sqlite3_changes(store->db) == 0) {
        td_history_undo(store);
        return TD_ERR_ABSENT;
    }
    return td_history_end(store, ok);
}
