/* Limits that lapse, or lead on: depth is limited, load is not.
 *
 * A self-check says how its depth limit ends (td_check_record.opens): after so many calm weeks at
 * the highest level that is open, the person may open a step with one answer (TD_TOPIC_ONE_MORE,
 * the degrees). Where a step would lead to no new place on the ladder, as many are taken together
 * as do, after as many times the weeks. A week is calm with a session there that was green, or sore
 * up to 3 and gone by the morning; nothing red and no swelling in all of them, and one bad morning
 * at most. A swelling takes back all that was opened, a red light one step; a step that turns amber
 * twice running rests for two weeks. A later check or a later clinician's look says anew.
 *
 * Checks that were kept before this, and limits after a look at which nothing was said, open by
 * level: four calm weeks, and the next one; it holds until a red light or a swelling. That so many
 * weeks are enough is clinical judgement. Where a limit holds, its highest level goes on as its
 * twin: the same bend with a weight, which grows. */
#ifndef TEARDROP_CORE_PLAN_LIMITS_H
#define TEARDROP_CORE_PLAN_LIMITS_H

#include "teardrop/core/plan/plan.h"

/* Raises what the gate of the input allows by what was opened; `gate` may be that one itself. Never
 * what is closed, never over limits that a clinician has named and that still hold. */
void td_limits_open(const struct td_plan_input *in, struct td_training_gate *gate);

/* The level that may be opened by a question now; NULL: none. in: with what is open already. */
const struct td_level *td_limits_one_more(const struct td_plan_input *in);
/* The step that may be opened, and when; to_deg 0: none. in: with what is open already. */
void td_limits_deeper(const struct td_plan_input *in, struct td_deeper *out);

#endif
