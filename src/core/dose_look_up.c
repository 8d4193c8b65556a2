/* Proposals, sessions with their sets, and answers, out of the history. */
#include "teardrop/core/dose_look_up.h"

#include <stdlib.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"

#define BEFORE_DAYS 30 /* looked at as well: the session before the first one that counts */
#define PROPOSALS_MAX 420
#define ANSWERS_MAX 128
#define SESSIONS_MAX 420

struct read {
    struct td_proposal proposals[PROPOSALS_MAX];
    struct td_person_answer answers[ANSWERS_MAX];
    struct td_dose_session sessions[SESSIONS_MAX]; /* filled from the end: oldest first */
    size_t proposal_count, answer_count, session_count;
};

/* Training of the ladder that has ended. */
static bool counts(const struct td_history_line *line)
{
    return line->kind == TD_HISTORY_SESSION && !line->nothing_done && !line->running &&
           !td_str_equal(line->level, TD_FREE_LEVEL);
}

static enum td_err read_session(const struct td_history_port *history, const char *uuid,
                                struct td_session_record *record, struct read *r)
{
    enum td_err err = history->ops->load_session(history->self, uuid, record);
    struct td_dose_session *session = &r->sessions[SESSIONS_MAX - 1 - r->session_count];

    if (err == TD_OK && td_dose_of_session(record, session)) {
        r->session_count++;
    }
    return err;
}

static enum td_err read_sessions(const struct td_history_port *history, int64_t since_day,
                                 struct read *r)
{
    struct td_history_walk walk = {.history = history};
    struct td_session_record record = {.uuid = ""};
    const struct td_history_line *line;

    while (r->session_count < SESSIONS_MAX && (line = td_history_next(&walk)) != NULL &&
           td_training_day(line->at) >= since_day) {
        if (counts(line)) {
            walk.err = read_session(history, line->uuid, &record, r);
        }
    }
    td_session_record_deinit(&record);
    return td_history_walk_end(&walk);
}

static enum td_err read_all(const struct td_history_port *history, int64_t since_day,
                            struct read *r)
{
    enum td_err err = history->ops->proposals(history->self, since_day, PROPOSALS_MAX, r->proposals,
                                              &r->proposal_count);

    if (err == TD_OK) {
        err = history->ops->answers(history->self, ANSWERS_MAX, r->answers, &r->answer_count);
    }
    return err == TD_OK ? read_sessions(history, since_day, r) : err;
}

enum td_err td_dose_look_up(const struct td_history_port *history, struct td_instant now, int days,
                            struct td_dose *out)
{
    int64_t today = td_training_day(now);
    int64_t from = today - days + 1;
    struct read *r = calloc(1, sizeof *r);
    enum td_err err = r != NULL ? read_all(history, from - BEFORE_DAYS, r) : TD_ERR_NOMEM;

    *out = (struct td_dose){.percent = -1};
    if (err == TD_OK) {
        td_dose_of(r->proposals, r->proposal_count, &r->sessions[SESSIONS_MAX - r->session_count],
                   r->session_count, r->answers, r->answer_count, from, today, out);
    }
    free(r);
    return err;
}
