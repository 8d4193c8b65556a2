/* What is kept of checks and mornings: one transaction a record. */
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

static bool write_row(struct td_history_store *store, const char *sql,
                      const struct td_history_value *values, int count)
{
    sqlite3_stmt *statement = td_history_prepare(store, sql);
    bool ok = td_history_run_with(statement, values, count);

    (void)sqlite3_finalize(statement);
    return ok;
}

#define WRITE(store, sql, ...)                                                                     \
    write_row((store), (sql), (const struct td_history_value[]){__VA_ARGS__},                      \
              (int)(sizeof((const struct td_history_value[]){__VA_ARGS__}) /                       \
                    sizeof(struct td_history_value)))

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

static bool write_check_lists(struct td_history_store *store, const struct td_check_record *record)
{
    bool ok = WRITE(store, "DELETE FROM check_answer WHERE check_uuid = ?", TEXT(record->uuid)) &&
              WRITE(store, "DELETE FROM check_flag WHERE check_uuid = ?", TEXT(record->uuid));

    for (int i = 0; ok && i < record->answer_count; i++) {
        ok = WRITE(store, "INSERT INTO check_answer VALUES (?,?,?,?)", TEXT(record->uuid),
                   NUMBER(i), TEXT(record->answers[i].question), TEXT(record->answers[i].answer));
    }
    for (int i = 0; ok && i < record->flag_count; i++) {
        ok = WRITE(store, "INSERT INTO check_flag VALUES (?,?,?)", TEXT(record->uuid), NUMBER(i),
                   TEXT(record->flags[i]));
    }
    return ok;
}

enum td_err td_history_save_check(void *self, const struct td_check_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store, "INSERT OR REPLACE INTO self_check VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
               TEXT(record->uuid), NUMBER(record->done.unix_s), NUMBER(record->done.utc_offset_min),
               TEXT(record->version), NUMBER(record->outcome), NUMBER(record->urgency),
               NUMBER(record->training), TEXT_OR_NULL(record->named[0]),
               TEXT_OR_NULL(record->named[1]), TEXT_OR_NULL(record->start_level),
               TEXT_OR_NULL(record->max_level), NUMBER(record->max_depth_deg),
               NUMBER(record->minor ? 1 : 0), TEXT(record->why)) &&
         write_check_lists(store, record);
    return td_history_end(store, ok);
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
