/* Sessions in the history: saved, read, and found again after the program was killed in the middle
 * of one. A session is saved after each rep, so only what has changed is written, by statements
 * that are prepared once. */
#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"
#include "teardrop/store/history/history.h"

#define HELD "another teardrop is in the middle of this session"

/* ---- writing ---- */

static bool write_sets(struct td_history_store *store, const struct td_session_record *record)
{
    bool ok = TD_RUN_WITH(td_history_keep(store, TD_KEPT_CUT_SETS,
                                          "DELETE FROM session_set WHERE session_uuid = ? AND "
                                          "position >= ?"),
                          TD_TEXT(record->uuid), TD_NUMBER(record->set_count));

    for (int i = 0; ok && i < record->set_count; i++) {
        ok = td_record_put_part(store, TD_RECORD_SESSION, TD_SESSION_SETS, record->uuid, i,
                                &record->sets[i]);
    }
    return ok;
}

/* Writes the reps that were done. During a session only those of the current set and the one before
 * it, since only they can have changed, and a thousand reps are not to be written again after each
 * one. When the sets to come were changed, the reps have other positions, and all are written. */
static bool write_reps(struct td_history_store *store, const struct td_session_record *record)
{
    bool laid_anew = !record->running || record->rep_count != store->reps_laid;
    int from = laid_anew || store->reps_behind ? 0 : record->at_set - 1;
    bool ok = true;

    if (record->reps == NULL) {
        return true;
    }
    if (laid_anew) {
        ok = TD_WRITE(store, "DELETE FROM session_rep WHERE session_uuid = ?",
                      TD_TEXT(record->uuid));
    }
    for (size_t i = 0; ok && i < record->rep_count; i++) {
        const struct td_rep_record *rep = &record->reps[i];

        if (rep->done && rep->set >= from) {
            ok = td_record_put_part(store, TD_RECORD_SESSION, TD_SESSION_REPS, record->uuid,
                                    (int64_t)i, rep);
        }
    }
    store->reps_laid = record->rep_count;
    return ok;
}

static enum td_err save_session(struct td_history_store *store,
                                const struct td_session_record *record)
{
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    /* Held before anybody can see that it runs. */
    if (record->running ? !td_history_lock(store, record->uuid)
                        : td_history_locked_elsewhere(store, record->uuid)) {
        td_history_undo(store);
        td_str_copy(store->trouble, sizeof store->trouble, HELD);
        return TD_ERR_STORE;
    }
    /* Moving what was written to its last place waits for the disk: not while
     * somebody moves to the beat. The save that ends the session does it. */
    (void)sqlite3_wal_autocheckpoint(store->db, record->running ? 0 : TD_WAL_PAGES);
    err = td_history_end(store, td_record_put(store, TD_RECORD_SESSION, record) &&
                                    write_sets(store, record) && write_reps(store, record));
    if (err == TD_OK && !record->running && strcmp(store->locked, record->uuid) == 0) {
        td_history_unlock(store);
    }
    return err;
}

/* While it is running, the person moves to the beat, and nothing may be waited for. */
enum td_err td_history_save_session(void *self, const struct td_session_record *record)
{
    struct td_history_store *store = self;
    enum td_err err;

    store->hurried = record->running;
    err = save_session(store, record);
    store->hurried = false;
    store->reps_behind = err != TD_OK;
    return err;
}

enum td_err td_history_delete_session(void *self, const char *uuid)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_delete(store, TD_RECORD_SESSION, uuid);

    if (err == TD_OK && strcmp(store->locked, uuid) == 0) {
        td_history_unlock(store);
    }
    return err;
}

/* ---- reading ---- */

/* rest: behind "FROM session ". */
static enum td_err read_session(struct td_history_store *store, int kept, const char *rest,
                                const char *uuid, struct td_session_record *out)
{
    sqlite3_stmt *s;
    size_t count = 0;
    enum td_err err;

    td_session_record_clear(out);
    err = td_record_read(store, TD_RECORD_SESSION, kept, rest, uuid, out);
    if (err == TD_OK) {
        err = td_history_first_row(store, "SELECT count(*) FROM session_set WHERE session_uuid = ?",
                                   out->uuid, &s);
    }
    if (err == TD_OK) {
        count = td_min_size((size_t)sqlite3_column_int64(s, 0), TD_SESSION_MAX_SETS);
        err = td_history_read_end(store, s);
    }
    if (err == TD_OK) {
        err = td_session_record_reserve(out, (int)count);
    }
    if (err == TD_OK && count > 0) {
        err = td_record_read_part(store, TD_RECORD_SESSION, TD_SESSION_SETS, out->uuid, out->sets,
                                  sizeof out->sets[0], count, &count);
    }
    out->set_count = err == TD_OK ? (int)count : 0;
    return err;
}

enum td_err td_history_load_session(void *self, const char *uuid, struct td_session_record *out)
{
    return read_session(self, TD_KEPT_SESSION, "WHERE uuid = ?", uuid, out);
}

enum td_err td_history_load_reps(void *self, const char *uuid, size_t max,
                                 struct td_rep_record *out, size_t *count)
{
    enum td_err err = td_record_read_part(self, TD_RECORD_SESSION, TD_SESSION_REPS, uuid, out,
                                          sizeof *out, max, count);

    for (size_t i = 0; i < *count; i++) {
        out[i].done = true;
    }
    return err;
}

/* ---- sessions that have not ended ---- */

/* Newest first, by the partial index alone. */
static const char running_sql[] =
    "SELECT s.uuid, s.journaled_unix_s, " TD_HISTORY_IS_TRAINING
    " FROM session s WHERE s.running = 1 ORDER BY s.journaled_unix_s DESC";

enum td_err td_history_running(struct td_history_store *store, struct td_session_record *out)
{
    char uuid[TD_UUID_TEXT] = "";
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(store, running_sql, NULL, &s);

    if (err != TD_OK) {
        return err;
    }
    do {
        td_history_column_text(s, 0, uuid, sizeof uuid);
        if (td_history_locked_elsewhere(store, uuid)) {
            break;
        }
        uuid[0] = '\0';
    } while (sqlite3_step(s) == SQLITE_ROW);
    err = td_history_read_end(store, s);
    return err != TD_OK      ? err
           : uuid[0] != '\0' ? td_history_load_session(store, uuid, out)
                             : TD_ERR_ABSENT;
}

/* Finds the session to offer ("" = none) and ends the others that no process is in
 * the middle of. In a transaction that writes: no process can begin with one of them
 * between the look and the end. */
static bool settle(struct td_history_store *store, int64_t since_unix_s, char offer[TD_UUID_TEXT])
{
    sqlite3_stmt *s = td_history_prepare(store, running_sql);
    sqlite3_stmt *end = td_history_prepare(
        store, "UPDATE session SET running = 0, changed_unix_s = changed_unix_s + 1"
               " WHERE uuid = ?"); /* or an export of before would begin it again */
    char ended[TD_UUID_TEXT];
    bool ok = s != NULL && end != NULL;
    int step = SQLITE_DONE;

    offer[0] = '\0';
    while (ok && (step = sqlite3_step(s)) == SQLITE_ROW) {
        td_history_column_text(s, 0, ended, sizeof ended);
        if (td_history_in_hand(store, ended)) {
            continue;
        }
        if (offer[0] == '\0' && sqlite3_column_int64(s, 1) >= since_unix_s &&
            sqlite3_column_int(s, 2) != 0) { /* nothing was done: nothing to take up */
            td_str_copy(offer, TD_UUID_TEXT, ended);
            continue;
        }
        ok = TD_RUN_WITH(end, TD_TEXT(ended));
    }
    ok = ok && step == SQLITE_DONE;
    (void)sqlite3_finalize(end);
    (void)sqlite3_finalize(s);
    return ok;
}

enum td_err td_history_unfinished(void *self, int64_t since_unix_s, struct td_session_record *out)
{
    struct td_history_store *store = self;
    char offer[TD_UUID_TEXT];
    sqlite3_stmt *s;
    enum td_err err;

    if (!store->keep) {
        return TD_ERR_ABSENT; /* what cannot be kept cannot be gone on with */
    }
    err = td_history_first_row(store, running_sql, NULL, &s);
    if (err != TD_OK) {
        return err; /* nearly always: there is none */
    }
    (void)sqlite3_finalize(s);
    err = td_history_begin(store);
    if (err != TD_OK) {
        return err;
    }
    err = td_history_end(store, settle(store, since_unix_s, offer));
    if (err != TD_OK) {
        return err;
    }
    return offer[0] != '\0' ? td_history_load_session(store, offer, out) : TD_ERR_ABSENT;
}
