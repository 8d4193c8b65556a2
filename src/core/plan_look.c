/* From what is kept to a plan. */
#include <stdlib.h>
#include <string.h>

#include "teardrop/core/plan.h"

#define MORNINGS_MAX 400
#define MORNING_DAYS 370 /* looked back for mornings; sessions older than that have none */

void td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                     const struct td_safety *safety, const struct td_overrides *usual,
                     struct td_instant now, struct td_plan *plan, struct td_training_gate *gate,
                     struct td_plan_measured *measured)
{
    struct td_trained sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX];
    struct td_measure *measures = NULL;
    struct td_decided decided = {.decision = TD_DECISION_OPEN};
    size_t measure_count = 0;
    struct td_plan_input input = {.program = program,
                                  .sessions = sessions,
                                  .mornings = mornings,
                                  .gate = gate,
                                  .safety = safety,
                                  .usual = usual,
                                  .decided = &decided,
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
    if (td_history_all_measures(history, &measures, &measure_count) == TD_OK) {
        decided = td_measure_decide(measures, measure_count);
    }
    if (measured != NULL) {
        *measured = (struct td_plan_measured){
            .decided = decided,
            .newest_week = td_measure_newest(measures, measure_count),
            .first_day = measure_count > 0 ? td_instant_local_day(measures[0].at) : 0};
    }
    free(measures);
    td_plan_make(&input, plan);
}
