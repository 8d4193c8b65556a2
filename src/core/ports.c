/* What every user of a port would write again. */
#include "teardrop/core/ports.h"

#include <stdlib.h>

#define MEASURES_AT_FIRST 256

enum td_err td_history_all_measures(const struct td_history_port *history, struct td_measure **out,
                                    size_t *count)
{
    size_t most = MEASURES_AT_FIRST;
    enum td_err err;

    for (;;) {
        *count = 0;
        *out = calloc(most, sizeof **out);
        if (*out == NULL) {
            return TD_ERR_NOMEM;
        }
        err = history->ops->measures(history->self, most, *out, count);
        if (err == TD_OK && *count > 0 && *count < most) {
            return TD_OK;
        }
        if (err != TD_OK || *count < most) {
            break;
        }
        free(*out);
        most *= 4;
    }
    free(*out);
    *out = NULL;
    *count = 0;
    return err;
}

enum td_err td_history_all_reps(const struct td_history_port *history,
                                const struct td_session_record *session, struct td_rep_record **out,
                                size_t *count)
{
    size_t most = 1;
    enum td_err err;

    *count = 0;
    for (int i = 0; i < session->set_count; i++) {
        most += session->sets[i].reps_done > 0 ? (size_t)session->sets[i].reps_done : 0;
    }
    *out = calloc(most, sizeof **out);
    if (*out == NULL) {
        return TD_ERR_NOMEM;
    }
    err = history->ops->load_reps(history->self, session->uuid, most, *out, count);
    if (err != TD_OK || *count == 0) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return err;
}

enum td_err td_history_first_day(const struct td_history_port *history, int64_t today, int64_t *out)
{
    struct td_measure measures[TD_MEASURES_MAX];
    struct td_instant first;
    size_t count = 0;
    enum td_err err = history->ops->first_session(history->self, &first);

    *out = today;
    if (err == TD_OK) {
        *out = td_instant_local_day(first);
    } else if (err != TD_ERR_ABSENT) {
        return err;
    }
    err = history->ops->measures(history->self, TD_MEASURES_MAX, measures, &count);
    if (err == TD_OK && count > 0 && td_instant_local_day(measures[0].at) < *out) {
        *out = td_instant_local_day(measures[0].at);
    }
    return err;
}

const char *td_history_why_unread(const struct td_history_port *history)
{
    const char *why = history->ops->unread(history->self);

    why = why != NULL ? why : history->ops->trouble(history->self);
    return why != NULL ? why : "unknown reason";
}
