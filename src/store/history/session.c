/* Sessions: kept, read, found again after the program was killed in the middle of
 * one. A session is saved after each of its reps, so only what changed is written,
 * by statements that are prepared once. */
#include <string.h>

#include "database/db.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"
#include "teardrop/store/history/history.h"

#define HELD "another teardrop is in the middle of this session"

/* ---- writing ---- */

static const char put_session_sql[] =
    "INSERT INTO session (uuid, started_unix_s, utc_offset_min, elapsed_ms, paused_ms, finished,"
    " level, level_name, tempo, load_g, worst_pain, rpe, running, at_set, at_rep,"
    " journaled_unix_s, journaled_utc_offset_min, warm_up, extras, hurt, small_step, purpose,"
    " main_sets, main_reps, main_hold_ms, note, swap_in, own_from, own_sets,"
    " changed_unix_s)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (uuid) DO UPDATE SET started_unix_s = excluded.started_unix_s,"
    " utc_offset_min = excluded.utc_offset_min, elapsed_ms = excluded.elapsed_ms,"
    " paused_ms = excluded.paused_ms, finished = excluded.finished, level = excluded.level,"
    " level_name = excluded.level_name, tempo = excluded.tempo, load_g = excluded.load_g,"
    " worst_pain = excluded.worst_pain, rpe = excluded.rpe, running = excluded.running,"
    " at_set = excluded.at_set, at_rep = excluded.at_rep,"
    " journaled_unix_s = excluded.journaled_unix_s,"
    " journaled_utc_offset_min = excluded.journaled_utc_offset_min,"
    " warm_up = excluded.warm_up, extras = excluded.extras, hurt = excluded.hurt,"
    " small_step = excluded.small_step, purpose = excluded.purpose,"
    " main_sets = excluded.main_sets, main_reps = excluded.main_reps,"
    " main_hold_ms = excluded.main_hold_ms, note = excluded.note, swap_in = excluded.swap_in,"
    " own_from = excluded.own_from, own_sets = excluded.own_sets,"
    /* A change is later than what it changes; the saves of one that runs are no changes. */
    " changed_unix_s = max(changed_unix_s + 1 - excluded.running, excluded.changed_unix_s)";

/* A row that is already there as it should be is not written. */
static const char put_set_sql[] =
    "INSERT INTO session_set (session_uuid, position, exercise, set_number, reps_planned,"
    " reps_done, start_ms, length_ms, side, tempo, hold_ms, rest_ms, pain, down_ms, up_ms)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (session_uuid, position) DO UPDATE SET exercise = excluded.exercise,"
    " set_number = excluded.set_number, reps_planned = excluded.reps_planned,"
    " reps_done = excluded.reps_done, start_ms = excluded.start_ms,"
    " length_ms = excluded.length_ms, side = excluded.side, tempo = excluded.tempo,"
    " hold_ms = excluded.hold_ms, rest_ms = excluded.rest_ms, pain = excluded.pain,"
    " down_ms = excluded.down_ms, up_ms = excluded.up_ms"
    " WHERE (exercise, set_number, reps_planned, reps_done, start_ms, length_ms, side, tempo,"
    "  hold_ms, rest_ms, pain, down_ms, up_ms) IS NOT"
    " (excluded.exercise, excluded.set_number, excluded.reps_planned, excluded.reps_done,"
    "  excluded.start_ms, excluded.length_ms, excluded.side, excluded.tempo, excluded.hold_ms,"
    "  excluded.rest_ms, excluded.pain, excluded.down_ms, excluded.up_ms)";

static bool write_session(struct td_history_store *store, const struct td_session_record *record)
{
    return RUN_WITH(
        td_history_keep(store, TD_KEPT_SESSION, put_session_sql), TEXT(record->uuid),
        NUMBER(record->started.unix_s), NUMBER(record->started.utc_offset_min),
        NUMBER(record->elapsed_ms), NUMBER(record->paused_ms), NUMBER(record->finished ? 1 : 0),
        TEXT(record->level), TEXT(record->level_name), TEXT(record->tempo), NUMBER(record->load_g),
        NUMBER_OR_NULL(record->worst_pain), NUMBER_OR_NULL(record->rpe),
        NUMBER(record->running ? 1 : 0), NUMBER(record->at_set), NUMBER(record->at_rep),
        NUMBER(record->journaled.unix_s), NUMBER(record->journaled.utc_offset_min),
        NUMBER(record->warm_up ? 1 : 0), NUMBER(record->extras ? 1 : 0), TEXT_OR_NULL(record->hurt),
        NUMBER(record->step), NUMBER(record->purpose), NUMBER(record->main_sets),
        NUMBER(record->main_reps), NUMBER(record->main_hold_ms), TEXT_OR_NULL(record->note),
        TEXT_OR_NULL(record->swap_in), NUMBER(record->own_from), NUMBER(record->own_sets),
        NUMBER(td_history_now(store)));
}

static bool write_sets(struct td_history_store *store, const struct td_session_record *record)
{
    sqlite3_stmt *put = td_history_keep(store, TD_KEPT_SET, put_set_sql);
    bool ok = RUN_WITH(td_history_keep(store, TD_KEPT_CUT,
                                       "DELETE FROM session_set WHERE session_uuid = ? AND "
                                       "position >= ?"),
                       TEXT(record->uuid), NUMBER(record->set_count));

    for (int i = 0; ok && i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        ok = RUN_WITH(put, TEXT(record->uuid), NUMBER(i), TEXT(set->exercise), NUMBER(set->set),
                      NUMBER(set->reps_planned), NUMBER(set->reps_done), NUMBER(set->start_ms),
                      NUMBER(set->length_ms), NUMBER(set->side), TEXT(set->tempo),
                      NUMBER(set->hold_ms), NUMBER(set->rest_ms), NUMBER_OR_NULL(set->pain),
                      NUMBER_OR_NULL(set->down_ms), NUMBER_OR_NULL(set->up_ms));
    }
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
    if (record->running ? !td_history_hold(store, record->uuid)
                        : td_history_held_elsewhere(store, record->uuid)) {
        td_history_undo(store);
        td_str_copy(store->trouble, sizeof store->trouble, HELD);
        return TD_ERR_STORE;
    }
    /* Moving what was written to its last place waits for the disk: not while
     * somebody moves to the beat. The save that ends the session does it. */
    (void)sqlite3_wal_autocheckpoint(store->db, record->running ? 0 : TD_WAL_PAGES);
    err = td_history_end(store, write_session(store, record) && write_sets(store, record) &&
                                    td_history_write_reps(store, record));
    if (err == TD_OK && !record->running && strcmp(store->held, record->uuid) == 0) {
        td_history_release(store);
    }
    return err;
}

/* Somebody moves to the beat while it runs. */
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
    enum td_err err = td_history_delete(store,
                                        "INSERT OR REPLACE INTO deleted SELECT uuid,"
                                        " max(changed_unix_s, ?2) FROM session WHERE uuid = ?1",
                                        "DELETE FROM session WHERE uuid = ?1", uuid);

    if (err == TD_OK && strcmp(store->held, uuid) == 0) {
        td_history_release(store);
    }
    return err;
}

/* ---- reading ---- */

#define SESSION_COLUMNS                                                                            \
    "SELECT uuid, started_unix_s, utc_offset_min, elapsed_ms, paused_ms, finished, level,"         \
    " level_name, tempo, load_g, worst_pain, rpe, running, at_set, at_rep, journaled_unix_s,"      \
    " journaled_utc_offset_min, warm_up, extras, hurt, small_step, purpose, main_sets,"            \
    " main_reps, main_hold_ms, note, swap_in, own_from, own_sets FROM session "

static void clamp_session(struct td_session_record *out)
{
    td_history_clamp_instant(&out->started);
    td_history_clamp_instant(&out->journaled);
    td_history_clamp_ms(&out->elapsed_ms);
    td_history_clamp_ms(&out->paused_ms);
    td_history_clamp(&out->load_g, 0, 1000000);
    td_history_clamp(&out->worst_pain, -1, 10);
    td_history_clamp(&out->rpe, -1, 10);
    td_history_clamp(&out->at_set, 0, TD_SESSION_MAX_SETS);
    td_history_clamp(&out->at_rep, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->step, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->purpose, TD_PURPOSE_SESSION, TD_PURPOSE_DELOAD);
    td_history_clamp(&out->main_sets, 0, TD_SESSION_MAX_SETS);
    td_history_clamp(&out->main_reps, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->main_hold_ms, 0, INT32_MAX / 2);
    td_history_clamp(&out->own_from, 0, TD_SESSION_MAX_SETS);
    td_history_clamp(&out->own_sets, 0, TD_SESSION_MAX_SETS);
}

static void clamp_set(struct td_set_record *out)
{
    td_history_clamp(&out->set, 1, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->reps_planned, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->reps_done, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp_ms(&out->start_ms);
    td_history_clamp_ms(&out->length_ms);
    td_history_clamp(&out->hold_ms, 0, INT32_MAX / 2);
    td_history_clamp(&out->rest_ms, 0, INT32_MAX / 2);
    td_history_clamp(&out->pain, -1, 10);
    td_history_clamp(&out->down_ms, -1, INT32_MAX / 2);
    td_history_clamp(&out->up_ms, -1, INT32_MAX / 2);
}

static void read_columns(sqlite3_stmt *s, struct td_session_record *out)
{
    td_session_record_clear(out);
    td_history_column_text(s, 0, out->uuid, sizeof out->uuid);
    out->started.unix_s = sqlite3_column_int64(s, 1);
    out->started.utc_offset_min = sqlite3_column_int(s, 2);
    out->elapsed_ms = sqlite3_column_int64(s, 3);
    out->paused_ms = sqlite3_column_int64(s, 4);
    out->finished = sqlite3_column_int(s, 5) != 0;
    td_history_column_text(s, 6, out->level, sizeof out->level);
    td_history_column_text(s, 7, out->level_name, sizeof out->level_name);
    td_history_column_text(s, 8, out->tempo, sizeof out->tempo);
    out->load_g = sqlite3_column_int(s, 9);
    out->worst_pain = td_history_column_or_unset(s, 10);
    out->rpe = td_history_column_or_unset(s, 11);
    out->running = sqlite3_column_int(s, 12) != 0;
    out->at_set = sqlite3_column_int(s, 13);
    out->at_rep = sqlite3_column_int(s, 14);
    out->journaled.unix_s = sqlite3_column_int64(s, 15);
    out->journaled.utc_offset_min = sqlite3_column_int(s, 16);
    out->warm_up = sqlite3_column_int(s, 17) != 0;
    out->extras = sqlite3_column_int(s, 18) != 0;
    td_history_column_text(s, 19, out->hurt, sizeof out->hurt);
    out->step = sqlite3_column_int(s, 20);
    out->purpose = sqlite3_column_int(s, 21);
    out->main_sets = sqlite3_column_int(s, 22);
    out->main_reps = sqlite3_column_int(s, 23);
    out->main_hold_ms = sqlite3_column_int(s, 24);
    td_history_column_text(s, 25, out->note, sizeof out->note);
    td_history_column_text(s, 26, out->swap_in, sizeof out->swap_in);
    out->own_from = sqlite3_column_int(s, 27);
    out->own_sets = sqlite3_column_int(s, 28);
}

static void read_set(sqlite3_stmt *s, struct td_set_record *out)
{
    td_history_column_text(s, 0, out->exercise, sizeof out->exercise);
    out->set = sqlite3_column_int(s, 1);
    out->reps_planned = sqlite3_column_int(s, 2);
    out->reps_done = sqlite3_column_int(s, 3);
    out->start_ms = sqlite3_column_int64(s, 4);
    out->length_ms = sqlite3_column_int64(s, 5);
    out->side = sqlite3_column_int(s, 6);
    if (out->side < 0 || out->side > 2) {
        out->side = 0; /* a database may hold anything */
    }
    td_history_column_text(s, 7, out->tempo, sizeof out->tempo);
    out->hold_ms = sqlite3_column_int(s, 8);
    out->rest_ms = sqlite3_column_int(s, 9);
    out->pain = td_history_column_or_unset(s, 10);
    out->down_ms = td_history_column_or_unset(s, 11);
    out->up_ms = td_history_column_or_unset(s, 12);
}

static enum td_err read_session(struct td_history_store *store, const char *sql, const char *uuid,
                                struct td_session_record *out)
{
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(store, sql, uuid, &s), end;

    if (err != TD_OK) {
        return err;
    }
    read_columns(s, out);
    clamp_session(out);
    err = td_history_read_end(store, s);
    if (err != TD_OK) {
        return err;
    }
    err = td_history_first_row(
        store,
        "SELECT exercise, set_number, reps_planned, reps_done, start_ms, length_ms, side, tempo,"
        " hold_ms, rest_ms, pain, down_ms, up_ms"
        " FROM session_set WHERE session_uuid = ? ORDER BY position",
        out->uuid, &s);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    do {
        err = td_session_record_reserve(out, out->set_count + 1);
        if (err != TD_OK) {
            break;
        }
        read_set(s, &out->sets[out->set_count]);
        clamp_set(&out->sets[out->set_count++]);
    } while (sqlite3_step(s) == SQLITE_ROW && out->set_count < TD_SESSION_MAX_SETS);
    end = td_history_read_end(store, s);
    return err != TD_OK ? err : end;
}

enum td_err td_history_load_session(void *self, const char *uuid, struct td_session_record *out)
{
    return read_session(self, SESSION_COLUMNS "WHERE uuid = ?", uuid, out);
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
        if (td_history_held_elsewhere(store, uuid)) {
            break;
        }
        uuid[0] = '\0';
    } while (sqlite3_step(s) == SQLITE_ROW);
    err = td_history_read_end(store, s);
    return err != TD_OK      ? err
           : uuid[0] != '\0' ? td_history_load_session(store, uuid, out)
                             : TD_ERR_ABSENT;
}

/* Finds the session to offer ("" = none) and ends the others that nobody is in
 * the middle of. In a transaction that writes: nobody can begin with one of them
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
        if (strcmp(store->held, ended) == 0 || td_history_held_elsewhere(store, ended)) {
            continue;
        }
        if (offer[0] == '\0' && sqlite3_column_int64(s, 1) >= since_unix_s &&
            sqlite3_column_int(s, 2) != 0) { /* nothing was done: nothing to take up */
            td_str_copy(offer, TD_UUID_TEXT, ended);
            continue;
        }
        ok = RUN_WITH(end, TEXT(ended));
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
