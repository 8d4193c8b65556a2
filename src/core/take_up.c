/* From the record of a session back to the session. */
#include "teardrop/core/take_up.h"

#include <stdlib.h>

enum td_err td_session_take_up(const struct td_history_port *history, td_ns now,
                               const struct td_session_record *resume, struct td_session *session,
                               struct td_session_record *record)
{
    size_t most = session->timeline.rep_total;
    struct td_rep_record *reps = calloc(most, sizeof *reps);
    enum td_err err = td_session_record_copy(record, resume);

    if (err == TD_OK) {
        err = reps == NULL ? TD_ERR_NOMEM
                           : history->ops->load_reps(history->self, resume->uuid, most, reps,
                                                     &record->rep_count);
    }
    if (err == TD_OK) {
        record->reps = reps;
        err = td_session_restore(session, now, record);
    }
    record->reps = NULL; /* the session's own, when it is kept */
    record->rep_count = 0;
    free(reps);
    return err;
}
