/* Every rep that was done, with what was tapped in it. */
#include <string.h>

#include "database/db.h"

static const char put_rep_sql[] =
    "INSERT INTO session_rep (session_uuid, position, set_position, rep, at_ms, down_ms, up_ms)"
    " VALUES (?,?,?,?,?,?,?)"
    " ON CONFLICT (session_uuid, position) DO UPDATE SET set_position = excluded.set_position,"
    " rep = excluded.rep, at_ms = excluded.at_ms, down_ms = excluded.down_ms,"
    " up_ms = excluded.up_ms"
    " WHERE (set_position, rep, at_ms, down_ms, up_ms) IS NOT"
    " (excluded.set_position, excluded.rep, excluded.at_ms, excluded.down_ms, excluded.up_ms)";

bool td_history_write_reps(struct td_history_store *store, const struct td_session_record *record)
{
    /* In the middle of a session only the set in hand and the one before can have
     * changed; a session of a thousand reps is not gone through after each of them.
     * Where its tail was changed, the reps are laid elsewhere. */
    bool laid_anew = !record->running || record->rep_count != store->reps_laid;
    int from = laid_anew || store->reps_behind ? 0 : record->at_set - 1;
    sqlite3_stmt *put = td_history_keep(store, TD_KEPT_REP, put_rep_sql);
    bool ok = true;

    if (record->reps == NULL) {
        return true;
    }
    if (laid_anew) {
        ok = WRITE(store, "DELETE FROM session_rep WHERE session_uuid = ?", TEXT(record->uuid));
    }
    for (size_t i = 0; ok && i < record->rep_count; i++) {
        const struct td_rep_record *rep = &record->reps[i];

        if (rep->done && rep->set >= from) {
            ok = RUN_WITH(put, TEXT(record->uuid), NUMBER((int64_t)i), NUMBER(rep->set),
                          NUMBER(rep->rep), NUMBER_OR_NULL(rep->at_ms),
                          NUMBER_OR_NULL(rep->down_ms), NUMBER_OR_NULL(rep->up_ms));
        }
    }
    store->reps_laid = record->rep_count;
    return ok;
}

static int64_t said(sqlite3_stmt *s, int column)
{
    return sqlite3_column_type(s, column) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, column);
}

enum td_err td_history_load_reps(void *self, const char *uuid, size_t max,
                                 struct td_rep_record *out, size_t *count)
{
    sqlite3_stmt *s;
    enum td_err err =
        td_history_first_row(self,
                             "SELECT set_position, rep, at_ms, down_ms, up_ms FROM session_rep"
                             " WHERE session_uuid = ? ORDER BY position",
                             uuid, &s);
    int step = SQLITE_ROW;

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (step == SQLITE_ROW && *count < max) {
        struct td_rep_record *to = &out[(*count)++];

        *to = (struct td_rep_record){.done = true,
                                     .set = sqlite3_column_int(s, 0),
                                     .rep = sqlite3_column_int(s, 1),
                                     .at_ms = said(s, 2),
                                     .down_ms = said(s, 3),
                                     .up_ms = said(s, 4)};
        td_history_clamp(&to->set, 0, TD_SESSION_MAX_SETS - 1);
        td_history_clamp(&to->rep, 1, TD_HISTORY_COUNT_MAX);
        to->at_ms = td_history_within(to->at_ms, -1, TD_HISTORY_MS_MAX);
        to->down_ms = td_history_within(to->down_ms, -1, TD_HISTORY_MS_MAX);
        to->up_ms = td_history_within(to->up_ms, -1, TD_HISTORY_MS_MAX);
        step = sqlite3_step(s);
    }
    return td_history_read_end(self, s);
}
