/* From what is on record: the plan, and the light of a session. */
#ifndef TEARDROP_CORE_PLAN_LOOK_UP_H
#define TEARDROP_CORE_PLAN_LOOK_UP_H

#include "teardrop/core/history.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/ports.h"

/* What measures say, for whoever shows it. */
struct td_plan_measured {
    struct td_decided decided;
    int newest_week;   /* -1 = nothing was measured */
    int64_t first_day; /* local, of the first one; meaningless without any */
};

/* td_plan_make from the history; gate gets what the self-check allows. measured may be NULL.
 * When any of it cannot be read (TD_ERR_STORE, the history's `unread` says why; TD_ERR_NOMEM)
 * there is no plan: it is all zeros, without a level, and so are gate and measured. */
enum td_err td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                            const struct td_limits *limits, const struct td_overrides *usual,
                            struct td_instant now, struct td_plan *plan,
                            struct td_training_gate *gate,
                            struct td_plan_measured *measured) TD_MUST_USE;

/* What a session was worth, from its line and the mornings around it, as the plan sees it;
 * open for other lines and for a session that was no training. */
void td_light_of_line(const struct td_history_line *line, const struct td_morning *mornings,
                      size_t count, const struct td_limits *limits, struct td_light_basis *out);
/* The same, with the mornings looked up. An error leaves it open. */
enum td_err td_light_look_up(const struct td_history_port *history,
                             const struct td_history_line *line, const struct td_limits *limits,
                             struct td_light_basis *out) TD_MUST_USE;

#endif
