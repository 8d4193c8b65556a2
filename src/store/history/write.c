/* How rows are written, and what is kept of mornings and of clinicians' looks. */
#include <string.h>

#include "transfer/kinds.h"

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

enum td_err td_history_delete(struct td_history_store *store, const char *mark, const char *take,
                              const char *key)
{
    enum td_err err = td_history_open_lazily(store, false); /* deleting makes no file */
    bool ok;

    if (err == TD_OK) {
        err = td_history_begin(store);
    }
    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store, mark, TEXT(key), NUMBER(td_history_now(store)));
    if (ok && sqlite3_changes(store->db) == 0) {
        td_history_undo(store);
        return TD_ERR_ABSENT;
    }
    return td_history_end(store, ok && WRITE(store, take, TEXT(key)));
}

enum td_err td_history_save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    char uuid[TD_UUID_TEXT];
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    td_history_new_id(store, uuid);
    /* Later than the one in whose place it comes, and than one of that day that is gone. */
    return td_history_end(
        store,
        WRITE(store,
              "INSERT INTO morning VALUES (?1,?2,?3,?4,?5, max(?6, ifnull((SELECT max(t.at_unix_s)"
              " + 1 FROM deleted t WHERE " TD_DEAD_MARK(
                  "?1") "), 0))) ON CONFLICT (date) DO"
                        " UPDATE SET pain = excluded.pain, swollen = excluded.swollen, limp = "
                        "excluded.limp,"
                        " changed_unix_s = max(changed_unix_s + 1, excluded.changed_unix_s)",
              TEXT(record->date), NUMBER(record->pain), NUMBER(record->swollen ? 1 : 0),
              NUMBER(record->limp ? 1 : 0), TEXT(uuid), NUMBER(td_history_now(store))) &&
            WRITE(store, "DELETE FROM deleted AS t WHERE " TD_DEAD_MARK("?1"), TEXT(record->date)));
}

enum td_err td_history_save_clearance(void *self, struct td_instant at)
{
    struct td_history_store *store = self;
    char uuid[TD_UUID_TEXT];
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    td_history_new_id(store, uuid);
    return td_history_end(store, WRITE(store, "INSERT OR IGNORE INTO clearance VALUES (?,?,?)",
                                       NUMBER(at.unix_s), NUMBER(at.utc_offset_min), TEXT(uuid)));
}

enum td_err td_history_delete_morning(void *self, const char *date)
{
    return td_history_delete(self,
                             "INSERT OR REPLACE INTO deleted SELECT uuid,"
                             " max(changed_unix_s, ?2) FROM morning WHERE date = ?1"
                             " UNION ALL SELECT " TD_DEAD_DAY("date") " || " TD_DEAD_TAIL(
                                 "uuid") ", changed_unix_s FROM morning WHERE date = ?1",
                             "DELETE FROM morning WHERE date = ?1", date);
}

enum td_err td_history_save_measure(void *self, const struct td_measure *measure)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store,
                          WRITE(store,
                                "INSERT OR REPLACE INTO measure VALUES (?1,?2,?3,?4,?5,?6,?7,"
                                " max(?8, ifnull((SELECT changed_unix_s + 1 FROM measure WHERE"
                                " uuid = ?1), 0)))",
                                TEXT(measure->uuid), NUMBER(measure->at.unix_s),
                                NUMBER(measure->at.utc_offset_min), NUMBER(measure->week),
                                TEXT(td_measure_spec(measure->kind)->id), TEXT(measure->name),
                                NUMBER(measure->value), NUMBER(td_history_now(store))));
}
