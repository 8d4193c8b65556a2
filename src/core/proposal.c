/* Keeps what the plan proposes, when it is something new. */
#include "teardrop/core/proposal.h"

#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"

#define LOOKED_BACK 64 /* of proposals; the newest one is among them */
#define BACK_DAYS 60
#define AHEAD_DAYS 14 /* a proposal may be of a day to come */

static bool is_same(const struct td_proposal *a, const struct td_proposal *b)
{
    return td_str_equal(a->date, b->date) && td_str_equal(a->level, b->level) &&
           a->step == b->step && a->sets == b->sets && a->reps == b->reps &&
           a->hold_ms == b->hold_ms && a->contract_ms == b->contract_ms &&
           a->every_days == b->every_days;
}

/* Is it the newest one that is kept? */
static bool is_kept(const struct td_history_port *history, const struct td_proposal *proposal)
{
    struct td_proposal kept[LOOKED_BACK + AHEAD_DAYS];
    size_t count = 0;
    int64_t day;

    return td_day_parse(proposal->date, &day) &&
           history->ops->proposals(history->self, day - BACK_DAYS, sizeof kept / sizeof kept[0],
                                   kept, &count) == TD_OK &&
           count > 0 && is_same(&kept[count - 1], proposal);
}

enum td_err td_proposal_renew(const struct td_program *program,
                              const struct td_history_port *history, const struct td_plan *plan,
                              const struct td_overrides *usual, struct td_instant now)
{
    struct td_overrides nothing;
    struct td_planned planned;
    struct td_proposal proposal;
    enum td_err err;

    if (!plan->has_last || plan->level == NULL || plan->rule == TD_RULE_CLOSED ||
        plan->level->free_timer) {
        return TD_OK;
    }
    td_overrides_init(&nothing);
    err = td_planned_make(program, plan->level, plan, usual, &nothing, &planned);
    if (err != TD_OK) {
        return err;
    }
    td_proposal_of(plan, &planned, now, &proposal);
    return is_kept(history, &proposal) ? TD_OK
                                       : history->ops->save_proposal(history->self, &proposal);
}

enum td_err td_proposal_look_up(const struct td_program *program,
                                const struct td_history_port *history,
                                const struct td_limits *limits, const struct td_overrides *usual,
                                struct td_instant now)
{
    struct td_training_gate gate;
    struct td_plan plan;
    enum td_err err = td_plan_look_up(program, history, limits, usual, now, &plan, &gate, NULL);

    return err == TD_OK ? td_proposal_renew(program, history, &plan, usual, now) : err;
}
