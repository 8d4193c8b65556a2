/* How rows are written, and what is kept of mornings and of clinicians' looks. */
#include <string.h>

#include "history_db.h"

bool td_history_run_with(sqlite3_stmt *statement, const struct td_history_value *values, int count)
{
    bool ok = statement != NULL;

    for (int i = 0; ok && i < count; i++) {
        switch (values[i].kind) {
        case 't': /* the caller's text lives until the statement is reset */
            ok =
                sqlite3_bind_text(statement, i + 1, values[i].text, -1, SQLITE_STATIC) == SQLITE_OK;
            break;
        case 'i':
            ok = sqlite3_bind_int64(statement, i + 1, values[i].number) == SQLITE_OK;
            break;
        default:
            ok = sqlite3_bind_null(statement, i + 1) == SQLITE_OK;
            break;
        }
    }
    ok = ok && sqlite3_step(statement) == SQLITE_DONE;
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
    if (ok && td_history_run_with(td_history_keep(store, TD_KEPT_COMMIT, "COMMIT"), NULL, 0)) {
        store->trouble[0] = '\0';
        return TD_OK;
    }
    (void)td_history_failed(store);
    (void)td_history_run(store, "ROLLBACK");
    return TD_ERR_STORE;
}

enum td_err td_history_begin(struct td_history_store *store)
{
    enum td_err err = td_history_need(store, true);

    if (err == TD_OK &&
        !td_history_run_with(td_history_keep(store, TD_KEPT_BEGIN, "BEGIN IMMEDIATE"), NULL, 0)) {
        err = td_history_failed(store);
    }
    return err;
}

enum td_err td_history_save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store,
                          WRITE(store, "INSERT OR REPLACE INTO morning VALUES (?,?,?,?)",
                                TEXT(record->date), NUMBER(record->pain),
                                NUMBER(record->swollen ? 1 : 0), NUMBER(record->limp ? 1 : 0)));
}

enum td_err td_history_save_clearance(void *self, struct td_instant at)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store, WRITE(store, "INSERT OR REPLACE INTO clearance VALUES (?,?)",
                                       NUMBER(at.unix_s), NUMBER(at.utc_offset_min)));
}
