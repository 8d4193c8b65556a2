/* What today has for a person beside the session: the question that is open, a word that is said
 * once, their own goal, what a clinician said. Looked up in the history in one pass. */
#ifndef TEARDROP_CORE_TODAY_H
#define TEARDROP_CORE_TODAY_H

#include "teardrop/core/ask.h"
#include "teardrop/core/milestone.h"
#include "teardrop/core/ports.h"

#define TD_ANSWERS_MAX 128 /* that are looked at */

struct td_aside {
    struct td_ask ask;
    enum td_milestone milestone; /* TD_MILESTONE_COUNT = nothing is said */
    char said[120];
    char goal[96];         /* `Your goal: stairs  3 -> 6 of 10`; "" = none was named */
    char look[160];        /* what a clinician said, while it holds, or that it has ended; "" */
    int64_t mornings_told; /* local day of the newest answer about silent mornings; INT64_MIN */
    char knee[8];          /* "left", "right" or "both", as it was answered; "" = it was not */
    bool twelve_weeks;     /* or 36 sessions: the screen that looks back has something to say */
};
/* plan: of today, by td_plan_look_up. Whatever cannot be read is left out: none of it is needed to
 * train. */
void td_aside_look_up(const struct td_program *program, const struct td_history_port *history,
                      const struct td_limits *limits, const struct td_plan *plan, bool has_check,
                      struct td_instant now, struct td_aside *out);

/* Keeps that something was said, so that it is not said again: td_milestone_id, td_plan.once, or
 * TD_SAID_FLAGS. */
enum td_err td_said_keep(const struct td_history_port *history, const char *id,
                         struct td_instant now);
/* Keeps an answer under an id of its own. */
enum td_err td_answer_keep(const struct td_history_port *history,
                           struct td_person_answer *answer) TD_MUST_USE;

/* What a clinician said, while it holds; that it has ended, for two weeks after; "" otherwise.
 * program may be NULL: then a level is named by its id. */
void td_look_text(const struct td_look *look, const struct td_program *program, int64_t today,
                  char *out, size_t size);

#endif
