/* From what is kept to a plan. */
#include <string.h>

#include "teardrop/core/plan.h"

#define MORNINGS_MAX 400
#define MORNING_DAYS 370 /* looked back for mornings; sessions older than that have none */

void td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                     const struct td_safety *safety, struct td_instant now, struct td_plan *plan,
                     struct td_training_gate *gate)
{
    struct td_trained sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX];
    struct td_plan_input input = {.program = program,
                                  .sessions = sessions,
                                  .mornings = mornings,
                                  .gate = gate,
                                  .safety = safety,
                                  .now = now};

    if (history->ops->gate(history->self, gate) != TD_OK) {
        memset(gate, 0, sizeof *gate);
    }
    if (history->ops->trained(history->self, TD_PLAN_LOOK_BACK, sessions, &input.session_count) !=
        TD_OK) {
        input.session_count = 0;
    }
    if (history->ops->mornings(history->self, td_instant_local_day(now) - MORNING_DAYS,
                               MORNINGS_MAX, mornings, &input.morning_count) != TD_OK) {
        input.morning_count = 0;
    }
    td_plan_make(&input, plan);
}

void td_plan_overrides_for(const struct td_plan *plan, const struct td_level *level,
                           const struct td_overrides *above, struct td_overrides *out)
{
    bool same = level->id == plan->level->id; /* of the same programme, whatever the step */

    td_overrides_init(out);
    if (same) {
        td_plan_overrides(plan, out);
    }
    td_overrides_merge(out, above);
}
