/* From the plan's numbers to a workout, past settings and what was asked for. */
#include "teardrop/core/plan/plan.h"

#include "teardrop/core/training/timeline.h"

/* Only what differs from the level. */
static void numbers_of(const struct td_plan *plan, struct td_overrides *out)
{
    const struct td_exercise *main = &plan->level->exercises[0];

    out->sets = plan->sets != main->sets_min ? plan->sets : -1;
    out->reps = plan->reps > 0 && plan->reps != main->reps_min ? plan->reps : -1;
    out->hold_s = plan->hold_s > 0 && plan->hold_s != main->hold_s ? plan->hold_s : -1;
    out->load_g = plan->load_g > 0 ? plan->load_g : -1;
    out->step = plan->step;
    out->purpose = (int)plan->purpose;
}

static int no_more(int usual, int planned)
{
    return usual > planned ? planned : usual; /* -1, not said, stays */
}

/* Settings are for usual days: they do not take back what a rule has reduced. */
static void restrain(const struct td_plan *plan, struct td_overrides *usual)
{
    if (plan->purpose != TD_PURPOSE_SESSION || plan->reduced) {
        usual->sets = no_more(usual->sets, plan->sets);
        usual->reps = plan->reps > 0 ? no_more(usual->reps, plan->reps) : usual->reps;
        usual->hold_s = plan->hold_s > 0 ? no_more(usual->hold_s, plan->hold_s) : usual->hold_s;
    }
    if (plan->purpose == TD_PURPOSE_PLACEMENT) {
        usual->sets = usual->reps = -1; /* the test is what it is */
    }
}

static void combine(const struct td_plan *plan, const struct td_level *level,
                    const struct td_overrides *usual, const struct td_overrides *asked,
                    struct td_overrides *out)
{
    bool same = plan->level != NULL && level->id == plan->level->id /* whatever the step */
                && asked->swap_in <= 0;                             /* a swap-in has its own */
    struct td_overrides fixed = *usual;

    td_overrides_init(out);
    if (same) {
        numbers_of(plan, out);
        restrain(plan, &fixed);
    }
    td_overrides_merge(out, &fixed);
    td_overrides_merge(out, asked);
    if (same && plan->purpose != TD_PURPOSE_SESSION &&
        (asked->sets > plan->sets || (plan->reps > 0 && asked->reps > plan->reps) ||
         (plan->hold_s > 0 && asked->hold_s > plan->hold_s))) {
        out->purpose = TD_PURPOSE_SESSION; /* more than that was asked for */
    }
}

enum td_err td_planned_make(const struct td_program *program, const struct td_level *level,
                            const struct td_plan *plan, const struct td_overrides *usual,
                            const struct td_overrides *asked, struct td_planned *out)
{
    struct td_timeline timeline;
    enum td_err err;

    combine(plan, level, usual, asked, &out->overrides);
    td_workout_build(program, level, &out->overrides, &out->workout);
    err = td_timeline_compile(&out->workout, TD_SIDE_RIGHT, &timeline);
    if (err == TD_OK) {
        out->total = timeline.total;
        td_timeline_deinit(&timeline);
    }
    return err;
}
