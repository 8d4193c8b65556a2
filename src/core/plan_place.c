#include "plan.h"

#include "teardrop/base/str.h"

/* ---- places on the ladder ---- */

bool td_plan_is_limited(const struct td_plan_input *in)
{
    return in->gate != NULL && in->gate->known;
}

/* By level and by depth. */
int td_plan_highest_allowed(const struct td_plan_input *in)
{
    int most = -1;
    int limit = td_plan_is_limited(in) && in->gate->max_level[0] != '\0'
                    ? td_program_level_index(in->program, in->gate->max_level)
                    : -1;

    for (size_t i = 0; i < in->program->level_count; i++) {
        const struct td_level *level = &in->program->levels[i];

        if (level->free_timer || (limit >= 0 && (int)i > limit)) {
            break;
        }
        if (td_plan_is_limited(in) && in->gate->max_depth_deg > 0 &&
            level->depth_to_deg > in->gate->max_depth_deg) {
            break; /* depth never jumps back, so all above are deeper */
        }
        most = (int)i;
    }
    return most < 0 ? 0 : most;
}

/* The beginning of a level. */
void td_plan_place(struct td_plan_pass *p, int index)
{
    const struct td_level *level;
    const struct td_exercise *main;

    index = index < 0 ? 0 : index;
    if (index > p->allowed) {
        index = p->allowed;
    }
    level = &p->in->program->levels[index];
    main = &level->exercises[0];
    p->out->level = level;
    p->out->step = 0;
    p->out->sets = main->sets_min;
    p->out->reps = main->kind == TD_EXERCISE_REPS ? main->reps_min : 0;
    p->out->hold_s = main->kind == TD_EXERCISE_HOLD ? main->hold_s : 0;
    p->out->load_g = 0;
}

int td_plan_within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Where the last session was, as it was; what somebody set by hand is brought
 * back into the level's ranges. */
void td_plan_stay(struct td_plan_pass *p)
{
    const struct td_level *level = &p->in->program->levels[p->index];
    const struct td_exercise *main = &level->exercises[0];
    int step = td_plan_within(p->last->step, 0, (int)level->small_step_count);

    td_plan_place(p, p->index);
    if (p->out->level != level) { /* not allowed any more */
        return;
    }
    p->out->step = step;
    p->out->level = step > 0 ? &level->small_steps[step - 1] : level;
    if (p->last->purpose != TD_PURPOSE_DELOAD && p->last->sets > 0) { /* fewer after amber */
        p->out->sets = td_plan_within(p->last->sets, 1, main->sets_max);
    }
    if (p->out->reps > 0) {
        p->out->reps = td_plan_within(p->last->reps, main->reps_min, main->reps_max);
    }
    if (p->out->hold_s > 0) {
        p->out->hold_s = td_plan_within(p->last->hold_s, main->hold_s, main->hold_max_s);
    }
    p->out->load_g = p->last->load_g;
}

bool td_plan_take(struct td_plan_pass *p, enum td_rule rule)
{
    p->out->rule = rule;
    return true;
}

int64_t td_plan_age(const struct td_plan_pass *p, size_t i)
{
    return p->in->now.unix_s - p->in->sessions[i].started.unix_s;
}

int td_plan_more(int a, int b)
{
    return a > b ? a : b;
}
