/* Counts the sessions of the ladder up to the one that has just been done. */
#include "teardrop/core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"

#define SESSIONS_MAX 1024 /* of six years at three a week */
#define ROUND_REPS 1000

static const int round_sessions[] = {10, 25, 50, 100, 150, 200, 250, 300, 400, 500, 1000};

static bool counts(const struct td_program *program, const struct td_past_session *session)
{
    const struct td_level *level = td_program_level(program, session->level);

    return !session->nothing_done && level != NULL && !level->free_timer;
}

/* With another exercise in its place the numbers say nothing of each other. */
static bool compares(const struct td_past_session *now, const struct td_past_session *then)
{
    return td_str_equal(then->level, now->level) && td_str_equal(then->swap_in, now->swap_in);
}

void td_tally_of(const struct td_program *program, const struct td_past_volume *past, size_t count,
                 struct td_instant started, struct td_tally *out)
{
    const struct td_past_session *now = NULL;

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        const struct td_past_session *session = &past[i].session;

        if (session->started.unix_s > started.unix_s || !counts(program, session)) {
            continue;
        }
        if (now == NULL && session->started.unix_s != started.unix_s) {
            return; /* it was no training, or is not kept */
        }
        if (now == NULL) {
            now = session;
            out->reps_now = past[i].reps;
            out->tension_s = past[i].tension_s;
            out->holds = session->hold_s > 0;
            out->today = td_instant_local_day(started);
        } else if (!out->compared && compares(now, session)) {
            out->compared = true;
            out->reps_before = past[i].reps;
            out->before = session->started;
        }
        out->sessions++;
        out->reps += past[i].reps;
        out->first = session->started;
    }
}

/* started: NULL = the newest session that counts. */
static enum td_err look_up(const struct td_program *program, const struct td_history_port *history,
                           const struct td_instant *started, struct td_tally *out)
{
    struct td_past_volume *past = calloc(SESSIONS_MAX, sizeof *past);
    size_t count = 0;
    enum td_err err = past == NULL ? TD_ERR_NOMEM
                                   : history->ops->past_volumes(history->self, INT64_MIN,
                                                                SESSIONS_MAX, past, &count);

    memset(out, 0, sizeof *out);
    for (size_t i = 0; err == TD_OK && started == NULL && i < count; i++) {
        started = counts(program, &past[i].session) ? &past[i].session.started : NULL;
    }
    if (err == TD_OK && started != NULL) {
        td_tally_of(program, past, count, *started, out);
    }
    free(past);
    return err;
}

enum td_err td_tally_look_up(const struct td_program *program,
                             const struct td_history_port *history, struct td_instant started,
                             struct td_tally *out)
{
    return look_up(program, history, &started, out);
}

enum td_err td_tally_look_up_all(const struct td_program *program,
                                 const struct td_history_port *history, struct td_tally *out)
{
    return look_up(program, history, NULL, out);
}

/* ---- in words ---- */

static const char *plural(int n)
{
    return n == 1 ? "" : "s";
}

void td_tally_change_text(const struct td_tally *tally, char out[TD_TALLY_TEXT])
{
    int more = tally->reps_now - tally->reps_before;
    const char *what = tally->holds ? "hold" : "rep";
    char day[TD_DAY_WORDS];

    out[0] = '\0';
    if (!tally->compared) {
        return;
    }
    td_day_words(td_instant_local_day(tally->before), tally->today, day);
    if (more == 0) {
        td_str_format(out, TD_TALLY_TEXT, "as many %ss as on %s", what, day);
    } else {
        td_str_format(out, TD_TALLY_TEXT, "%d %s %s%s than on %s", abs(more),
                      more > 0 ? "more" : "fewer", what, plural(abs(more)), day);
    }
}

void td_tally_text(const struct td_tally *tally, char out[TD_TALLY_TEXT])
{
    char day[TD_DAY_WORDS];

    out[0] = '\0';
    if (tally->sessions > 0) {
        td_day_words(td_instant_local_day(tally->first), tally->today, day);
        td_str_format(out, TD_TALLY_TEXT, "Session %d. %d rep%s since %s.", tally->sessions,
                      tally->reps, plural(tally->reps), day);
    }
}

void td_tally_round_text(const struct td_tally *tally, char out[TD_TALLY_TEXT])
{
    int thousands = tally->reps / ROUND_REPS;

    out[0] = '\0';
    for (size_t i = 0; i < sizeof round_sessions / sizeof round_sessions[0]; i++) {
        if (tally->sessions == round_sessions[i]) {
            td_str_format(out, TD_TALLY_TEXT, "That makes %d sessions.", tally->sessions);
            return;
        }
    }
    if (thousands > (tally->reps - tally->reps_now) / ROUND_REPS) {
        td_str_format(out, TD_TALLY_TEXT, "That makes more than %d reps.", thousands * ROUND_REPS);
    }
}
