/* Walks over the history that several users of its port need. */
#include "teardrop/core/ports.h"

#include <stdlib.h>

#define MEASURES_AT_FIRST 256
#define LINES_AT_FIRST 16 /* nearly always one of the newest is looked for */
#define LINES 512

static bool next_page(struct td_history_walk *walk)
{
    const struct td_history_port *history = walk->history;
    size_t page = walk->page == 0 ? LINES_AT_FIRST : LINES;

    if (walk->count < walk->page) {
        return false;
    }
    if (page != walk->page) {
        free(walk->lines);
        walk->lines = malloc(page * sizeof *walk->lines);
        walk->page = page;
    }
    walk->skip += walk->count;
    walk->at = walk->count = 0;
    walk->err = walk->lines == NULL ? TD_ERR_NOMEM
                                    : history->ops->list(history->self, true, walk->skip, page,
                                                         walk->lines, &walk->count);
    return walk->err == TD_OK && walk->count > 0;
}

const struct td_history_line *td_history_next(struct td_history_walk *walk)
{
    return walk->err == TD_OK && (walk->at < walk->count || next_page(walk))
               ? &walk->lines[walk->at++]
               : NULL;
}

enum td_err td_history_walk_end(struct td_history_walk *walk)
{
    free(walk->lines);
    walk->lines = NULL;
    walk->count = walk->at = 0;
    return walk->err;
}

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

    return why != NULL ? why : td_history_why(history, "unknown reason");
}
