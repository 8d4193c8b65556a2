/* Keeps what the plan proposes, so that what was done can be compared with it (core/plan/dose.h).
 */
#ifndef TEARDROP_CORE_PROPOSAL_H
#define TEARDROP_CORE_PROPOSAL_H

#include "teardrop/core/plan/plan.h"
#include "teardrop/core/ports.h"

/* Keeps the proposal of a plan of now, unless it is the newest one that is kept; before the first
 * session, and while training is closed, nothing is proposed. usual: what the settings fix. */
enum td_err td_proposal_renew(const struct td_program *program,
                              const struct td_history_port *history, const struct td_plan *plan,
                              const struct td_overrides *usual, struct td_instant now);
/* The same, with the plan looked up: after something that may have changed it. */
enum td_err td_proposal_look_up(const struct td_program *program,
                                const struct td_history_port *history,
                                const struct td_limits *limits, const struct td_overrides *usual,
                                struct td_instant now);

#endif
