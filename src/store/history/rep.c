/* Every rep that was done, with what was tapped in it. */
#include "database/db.h"
#include "operations.h"

bool td_history_write_reps(struct td_history_store *store, const struct td_session_record *record)
{
    /* In the middle of a session only the set in hand and the one before can have
     * changed; a session of a thousand reps is not gone through after each of them.
     * Where its tail was changed, the reps are laid elsewhere. */
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
