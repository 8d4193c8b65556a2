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

static bool bind_all(sqlite3_stmt *statement, const struct value *values, int count)
{
    bool ok = true;

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
    return ok;
}

static bool write_row(struct td_history_store *store, const char *sql, const struct value *values,
                      int count)
{
    sqlite3_stmt *statement = td_history_prepare(store, sql);
    bool ok = statement != NULL && bind_all(statement, values, count) &&
              sqlite3_step(statement) == SQLITE_DONE;

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
static const char write_set_sql[] =
    "INSERT INTO session_set VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (session_uuid, position) DO UPDATE SET"
    " exercise = excluded.exercise, set_number = excluded.set_number,"
    " reps_planned = excluded.reps_planned, reps_done = excluded.reps_done,"
    " start_ms = excluded.start_ms, length_ms = excluded.length_ms, side = excluded.side,"
    " tempo = excluded.tempo, hold_ms = excluded.hold_ms, rest_ms = excluded.rest_ms,"
    " pain = excluded.pain, down_ms = excluded.down_ms, up_ms = excluded.up_ms";

static bool write_sets(struct td_history_store *store, const struct td_session_record *record)
{
    bool ok;

    if (store->write_set == NULL) {
        store->write_set = td_history_prepare(store, write_set_sql);
    }
    ok = store->write_set != NULL;
    for (int i = 0; ok && i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct value values[] = {TEXT(record->uuid),        NUMBER(i),
                                       TEXT(set->exercise),       NUMBER(set->set),
                                       NUMBER(set->reps_planned), NUMBER(set->reps_done),
                                       NUMBER(set->start_ms),     NUMBER(set->length_ms),
                                       NUMBER(set->side),         TEXT_OR_NULL(set->tempo),
                                       NUMBER(set->hold_ms),      NUMBER(set->rest_ms),
                                       SAID(set->pain),           SAID(set->down_ms),
                                       SAID(set->up_ms)};

        ok = bind_all(store->write_set, values, (int)(sizeof values / sizeof values[0])) &&
             sqlite3_step(store->write_set) == SQLITE_DONE;
        (void)sqlite3_reset(store->write_set);
    }
    return ok && WRITE(store, "DELETE FROM session_set WHERE session_uuid = ? AND position >= ?",
                       TEXT(record->uuid), NUMBER(record->set_count));
}

enum td_err td_history_save_session(void *self, const struct td_session_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store,
               "INSERT INTO session VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
               " ON CONFLICT (uuid) DO UPDATE SET"
               " started_unix_s = excluded.started_unix_s,"
               " utc_offset_min = excluded.utc_offset_min, elapsed_ms = excluded.elapsed_ms,"
               " paused_ms = excluded.paused_ms, finished = excluded.finished,"
               " level = excluded.level, level_name = excluded.level_name,"
               " tempo = excluded.tempo, load_g = excluded.load_g,"
               " worst_pain = excluded.worst_pain, rpe = excluded.rpe,"
               " running = excluded.running, at_set = excluded.at_set, at_rep = excluded.at_rep,"
               " journaled_unix_s = excluded.journaled_unix_s,"
               " journaled_offset_min = excluded.journaled_offset_min,"
               " warm_up = excluded.warm_up, extras = excluded.extras, hurt = excluded.hurt",
               TEXT(record->uuid), NUMBER(record->started.unix_s),
               NUMBER(record->started.utc_offset_min), NUMBER(record->elapsed_ms),
               NUMBER(record->paused_ms), NUMBER(record->finished ? 1 : 0), TEXT(record->level),
               TEXT(record->level_name), TEXT(record->tempo), NUMBER(record->load_g),
               SAID(record->worst_pain), SAID(record->rpe), NUMBER(record->running ? 1 : 0),
               NUMBER(record->at_set), NUMBER(record->at_rep), NUMBER(record->journaled.unix_s),
               NUMBER(record->journaled.utc_offset_min), NUMBER(record->warm_up ? 1 : 0),
               NUMBER(record->extras ? 1 : 0), TEXT_OR_NULL(record->hurt)) &&
         write_sets(store, record);
    err = end_writing(store, ok);
    if (record->running) {
        td_history_lock(store);
    } else {
        td_history_unlock(store);
    }
    return err;
}

enum td_err td_history_delete_session(void *self, const char *uuid)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);

    if (err != TD_OK) {
        return err;
    }
    return end_writing(store, WRITE(store, "DELETE FROM session WHERE uuid = ?", TEXT(uuid)));
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
