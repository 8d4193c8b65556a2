/* Limits that lapse, or lead on: depth is limited, load is not.
 *
 * Four calm weeks at the highest level that a self-check leaves open, and the person may open the
 * next one with one answer (TD_TOPIC_ONE_MORE); it holds until a later check, a later clinician's
 * look, a red light or a swelling. That four weeks are enough is clinical judgement. Where a limit
 * holds, its highest level goes on as its twin: the same bend with a weight, which grows. */
#ifndef TEARDROP_CORE_PLAN_LIMITS_H
#define TEARDROP_CORE_PLAN_LIMITS_H

#include "teardrop/core/plan/plan.h"

/* Raises what the gate of the input allows by the levels that were opened; `gate` may be that one
 * itself. Never what is closed, never over limits that a clinician has named and that still hold.
 */
void td_limits_open(const struct td_plan_input *in, struct td_training_gate *gate);

/* The level that may be opened by a question now; NULL: none. in: with what is open already. */
const struct td_level *td_limits_one_more(const struct td_plan_input *in);

#endif
