#include "plan.h"

#include "teardrop/base/str.h"

#define LONGER_S 5        /* a hold grows by */
#define TWO_FOR_TWO 2     /* reps more than planned, sessions in a row */
#define LOAD_PART 20      /* the load grows by a twentieth ... */
#define LOAD_LEAST_G 1000 /* ... at least by this */
#define LOAD_ROUND_G 500

/* ---- going on ---- */

static bool is_good(const struct td_plan_pass *p, size_t i)
{
    const struct td_trained *t = &p->in->sessions[i];

    return p->signs[i].signal == TD_SIGNAL_GREEN && t->finished && t->at_tempo && t->rpe >= 0 &&
           t->rpe <= p->in->safety->effort;
}

/* Good sessions in a row at this level; an open morning and an easy week count
 * neither way. */
int td_plan_count_greens(const struct td_plan_pass *p)
{
    int greens = 0;

    for (size_t i = 0; i < p->count; i++) {
        const struct td_trained *t = &p->in->sessions[i];

        if (!td_str_equal(t->level, p->last->level)) {
            break;
        }
        if (p->signs[i].signal == TD_SIGNAL_OPEN || t->purpose == TD_PURPOSE_DELOAD) {
            continue;
        }
        if (!is_good(p, i)) {
            break;
        }
        greens++;
    }
    return greens;
}

/* Two reps more than planned in the last set, in two good sessions running. */
static bool load_may_grow(const struct td_plan_pass *p)
{
    return p->last->load_g > 0 && p->count >= TWO_FOR_TWO && p->out->greens >= TWO_FOR_TWO &&
           is_good(p, 1) && p->in->sessions[0].extra_reps >= TWO_FOR_TWO &&
           p->in->sessions[1].extra_reps >= TWO_FOR_TWO &&
           p->in->sessions[1].load_g == p->last->load_g;
}

/* Inside the level: sets that were left out, then reps, holds and sets within
 * their ranges. */
bool td_plan_grow(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->in->program->levels[p->index].exercises[0];

    if (p->last->purpose == TD_PURPOSE_DELOAD) {
        return td_plan_take(p, TD_RULE_AFTER_EASE);
    }
    if (p->last->sets > 0 && p->last->sets < main->sets_min) {
        p->out->sets = main->sets_min;
        return td_plan_take(p, TD_RULE_FULL_SETS);
    }
    if (p->out->reps > 0 && p->out->reps < main->reps_max) {
        p->out->reps++;
        return td_plan_take(p, TD_RULE_MORE_REPS);
    }
    if (p->out->hold_s > 0 && p->out->hold_s < main->hold_max_s) {
        p->out->hold_s = td_plan_within(p->out->hold_s + LONGER_S, 0, main->hold_max_s);
        return td_plan_take(p, TD_RULE_LONGER);
    }
    if (p->out->sets < main->sets_max) {
        p->out->sets++;
        return td_plan_take(p, TD_RULE_MORE_SETS);
    }
    if (load_may_grow(p)) {
        p->out->load_g +=
            td_plan_more(LOAD_LEAST_G, p->last->load_g / LOAD_PART / LOAD_ROUND_G * LOAD_ROUND_G);
        return td_plan_take(p, TD_RULE_HEAVIER);
    }
    return false;
}

static bool too_deep(const struct td_plan_pass *p, const struct td_level *level)
{
    return td_plan_is_limited(p->in) && p->in->gate->max_depth_deg > 0 &&
           level->depth_to_deg > p->in->gate->max_depth_deg;
}

/* Out of the level: its small steps, then the next one. */
void td_plan_lead_on(struct td_plan_pass *p)
{
    const struct td_program *program = p->in->program;
    const struct td_level *level = &program->levels[p->index];
    bool top = (size_t)p->index + 1 >= program->level_count ||
               program->levels[p->index + 1].free_timer || program->levels[p->index + 1].by_choice;

    if (!top && p->index >= p->allowed) {
        p->out->wanted = p->index + 1;
        (void)td_plan_take(p, TD_RULE_LIMIT);
    } else if ((size_t)p->out->step < level->small_step_count) {
        if (too_deep(p, &level->small_steps[p->out->step])) {
            (void)td_plan_take(p, TD_RULE_LIMIT);
            return;
        }
        p->out->level = &level->small_steps[p->out->step++];
        (void)td_plan_take(p, TD_RULE_STEP);
    } else if (top) {
        (void)td_plan_take(p, TD_RULE_TOP);
    } else if (p->out->greens < 2) {
        (void)td_plan_take(p, TD_RULE_ONCE_MORE);
    } else {
        td_plan_place(p, p->index + 1);
        (void)td_plan_take(p, TD_RULE_LEVEL_UP);
    }
}
