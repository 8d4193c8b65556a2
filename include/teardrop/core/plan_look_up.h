/* Looks up in the history what the plan, or the light of a session, is made from, and makes it.
 * (core/plan itself knows no history.) */
#ifndef TEARDROP_CORE_PLAN_LOOK_UP_H
#define TEARDROP_CORE_PLAN_LOOK_UP_H

#include "teardrop/core/history.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/ports.h"
#include "teardrop/core/what_if.h"

/* What the measures say, for screens that show it. */
struct td_plan_measured {
    struct td_decided decided;
    int newest_week;   /* -1 = nothing was measured */
    int64_t first_day; /* local, of the first one; meaningless without any */
};

/* td_plan_make with what is in the history; *gate gets what the self-check allows. measured may be
 * NULL. When anything cannot be read (TD_ERR_STORE, and the history's `unread` says why; or
 * TD_ERR_NOMEM) there is no plan: plan, gate and measured are all zeros, without a level. */
enum td_err td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                            const struct td_limits *limits, const struct td_overrides *usual,
                            struct td_instant now, struct td_plan *plan,
                            struct td_training_gate *gate,
                            struct td_plan_measured *measured) TD_MUST_USE;

/* td_what_if_make with what is in the history. On an error it is not known. */
enum td_err td_what_if_look_up(const struct td_program *program,
                               const struct td_history_port *history,
                               const struct td_limits *limits, const struct td_overrides *usual,
                               struct td_instant now, int worst_pain, int rpe,
                               struct td_what_if *out) TD_MUST_USE;

/* What is open for training today, with what was opened since the self-check; where the plan cannot
 * be read, what the self-check alone says. On an error nothing is known of it. */
enum td_err td_gate_look_up(const struct td_program *program, const struct td_history_port *history,
                            const struct td_limits *limits, const struct td_overrides *usual,
                            struct td_instant now, struct td_training_gate *gate) TD_MUST_USE;

/* The light of a session, as the plan sees it, from its line in the history and the mornings around
 * it; TD_LIGHT_OPEN for other lines and for a session that was no training. */
void td_light_of_line(const struct td_history_line *line, const struct td_morning *mornings,
                      size_t count, const struct td_limits *limits, struct td_light_basis *out);
/* The same, with the mornings looked up. On an error the light is TD_LIGHT_OPEN. */
enum td_err td_light_look_up(const struct td_history_port *history,
                             const struct td_history_line *line, const struct td_limits *limits,
                             struct td_light_basis *out) TD_MUST_USE;

#endif
