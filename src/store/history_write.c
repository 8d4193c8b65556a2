/* What is kept: one transaction a record. */
#include <string.h>

#include "history_db.h"

/* Binds by a word of letters: t text, i integer, n integer that is NULL below 0,
 * e text that is NULL when empty. Runs a statement that returns no rows. */
struct value {
    char kind;
    const char *text;
    int64_t number;
};
#define TEXT(x) ((struct value){'t', (x), 0})
#define TEXT_OR_NULL(x) ((struct value){(x)[0] != '\0' ? 't' : '0', (x), 0})
#define NUMBER(x) ((struct value){'i', NULL, (x)})
#define SAID(x) ((struct value){(x) >= 0 ? 'i' : '0', NULL, (x)})

static bool write_row(struct td_history_store *store, const char *sql, const struct value *values,
                      int count)
{
    sqlite3_stmt *statement = td_history_prepare(store, sql);
    bool ok = statement != NULL;

    for (int i = 0; ok && i < count; i++) {
        switch (values[i].kind) {
        case 't':
            ok = sqlite3_bind_text(statement, i + 1, values[i].text, -1, SQLITE_TRANSIENT) ==
                 SQLITE_OK;
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
    (void)sqlite3_finalize(statement);
    return ok;
}

#define WRITE(store, sql, ...)                                                                     \
    write_row((store), (sql), (const struct value[]){__VA_ARGS__},                                 \
              (int)(sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value)))

static enum td_err end_writing(struct td_history_store *store, bool ok)
{
    if (ok && td_history_run(store, "COMMIT")) {
        store->trouble[0] = '\0';
        return TD_OK;
    }
    (void)td_history_failed(store);
    (void)td_history_run(store, "ROLLBACK");
    return TD_ERR_STORE;
}

static enum td_err begin_writing(struct td_history_store *store)
{
    enum td_err err = td_history_need(store, true);

    if (err == TD_OK && !td_history_run(store, "BEGIN IMMEDIATE")) {
        err = td_history_failed(store);
    }
    return err;
}
static bool write_sets(struct td_history_store *store, const struct td_session_record *record)
{
    bool ok = WRITE(store, "DELETE FROM session_set WHERE session_uuid = ?", TEXT(record->uuid));

    for (int i = 0; ok && i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        ok = WRITE(store, "INSERT INTO session_set VALUES (?,?,?,?,?,?,?,?)", TEXT(record->uuid),
                   NUMBER(i), TEXT(set->exercise), NUMBER(set->set), NUMBER(set->reps_planned),
                   NUMBER(set->reps_done), NUMBER(set->start_ms), NUMBER(set->length_ms));
    }
    return ok;
}

enum td_err td_history_save_session(void *self, const struct td_session_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store, "INSERT OR REPLACE INTO session VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
               TEXT(record->uuid), NUMBER(record->started.unix_s),
               NUMBER(record->started.utc_offset_min), NUMBER(record->elapsed_ms),
               NUMBER(record->paused_ms), NUMBER(record->finished ? 1 : 0), TEXT(record->level),
               TEXT(record->level_name), TEXT(record->tempo), NUMBER(record->load_g),
               SAID(record->worst_pain), SAID(record->rpe)) &&
         write_sets(store, record);
    return end_writing(store, ok);
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
    enum td_err err = begin_writing(store);
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
    return end_writing(store, ok);
}

enum td_err td_history_save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);

    if (err != TD_OK) {
        return err;
    }
    return end_writing(store, WRITE(store, "INSERT OR REPLACE INTO morning VALUES (?,?,?,?)",
                                    TEXT(record->date), NUMBER(record->pain),
                                    NUMBER(record->swollen ? 1 : 0), NUMBER(record->limp ? 1 : 0)));
}

enum td_err td_history_save_clearance(void *self, struct td_instant at)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);

    if (err != TD_OK) {
        return err;
    }
    return end_writing(store, WRITE(store, "INSERT OR REPLACE INTO clearance VALUES (?,?)",
                                    NUMBER(at.unix_s), NUMBER(at.utc_offset_min)));
}
