/* Going on: one thing grows. */
#include "pass.h"

#include "teardrop/base/str.h"

#define LONGER_S 5        /* a hold grows by */
#define TWO_FOR_TWO 2     /* reps more than planned, sessions in a row */
#define LOAD_PART 20      /* the load grows by a twentieth ... */
#define LOAD_LEAST_G 1000 /* ... at least by this */
#define LOAD_ROUND_G 500

/* Two reps more than planned in the last set, in two good sessions running. */
static bool load_may_grow(const struct td_plan_pass *p)
{
    const struct td_plan_session *before = NULL;

    for (const struct td_plan_session *session = p->base + 1;
         before == NULL && session < p->sessions + p->count; session++) {
        before = session->index == p->index && session->past->swap_in[0] == '\0' ? session : NULL;
    }
    return p->base->past->load_g > 0 && p->out->greens >= TWO_FOR_TWO && before != NULL &&
           td_plan_is_good(p, before) && p->base->past->extra_reps >= TWO_FOR_TWO &&
           before->past->extra_reps >= TWO_FOR_TWO && before->past->load_g == p->base->past->load_g;
}

/* What the settings fix does not grow. */
static bool is_fixed(struct td_plan_pass *p, int number)
{
    if (number > 0) {
        p->out->kept_by_settings = true;
    }
    return number > 0;
}

/* As many as the last full session at this place had. */
static int sets_before_deload(const struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->in->program->levels[p->index].exercises[0];

    for (const struct td_plan_session *session = p->base + 1; session < p->sessions + p->count;
         session++) {
        if (session->index == p->index && session->past->purpose == TD_PURPOSE_SESSION &&
            session->past->swap_in[0] == '\0' && session->basis.light < TD_LIGHT_AMBER) {
            return td_clamp(session->past->sets, main->sets_min, main->sets_max);
        }
    }
    return main->sets_min;
}

/* Inside the level: sets that were left out, then reps, holds and sets within
 * their ranges. */
bool td_plan_progress(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->in->program->levels[p->index].exercises[0];
    const struct td_past_session *t = p->base->past;
    struct td_overrides none;
    const struct td_overrides *usual = p->in->usual;

    td_overrides_init(&none);
    usual = usual != NULL ? usual : &none;
    if (t->purpose == TD_PURPOSE_DELOAD) {
        p->out->sets = sets_before_deload(p);
        return td_plan_decide(p, TD_RULE_AFTER_DELOAD);
    }
    if (t->sets > 0 && t->sets < main->sets_min && !is_fixed(p, usual->sets)) {
        p->out->sets = main->sets_min;
        return td_plan_decide(p, TD_RULE_FULL_SETS);
    }
    if (p->out->reps > 0 && p->out->reps < main->reps_max && !is_fixed(p, usual->reps)) {
        p->out->reps++;
        return td_plan_decide(p, TD_RULE_MORE_REPS);
    }
    if (p->out->hold_s > 0 && p->out->hold_s < main->hold_max_s && !is_fixed(p, usual->hold_s)) {
        p->out->hold_s = td_clamp(p->out->hold_s + LONGER_S, 0, main->hold_max_s);
        return td_plan_decide(p, TD_RULE_LONGER);
    }
    if (p->out->sets < main->sets_max && !is_fixed(p, usual->sets)) {
        p->out->sets++;
        return td_plan_decide(p, TD_RULE_MORE_SETS);
    }
    if (load_may_grow(p)) {
        p->out->load_g += td_max(LOAD_LEAST_G, t->load_g / LOAD_PART / LOAD_ROUND_G * LOAD_ROUND_G);
        return td_plan_decide(p, TD_RULE_HEAVIER);
    }
    return false;
}

static bool too_deep(const struct td_plan_pass *p, const struct td_level *level)
{
    return td_plan_is_limited(p->in) && p->in->gate->max_depth_deg > 0 &&
           level->depth_to_deg > p->in->gate->max_depth_deg;
}

static bool is_top(const struct td_plan_pass *p)
{
    const struct td_program *program = p->in->program;
    size_t next = (size_t)p->index + 1;

    return next >= program->level_count || program->levels[next].free_timer ||
           program->levels[next].off_ladder || program->levels[next].by_choice;
}

/* Out of the level: its small steps, then the next one. */
void td_plan_level_up(struct td_plan_pass *p)
{
    const struct td_level *level = &p->in->program->levels[p->index];
    int step = p->out->step;

    if (p->base->basis.light != TD_LIGHT_GREEN) { /* what lay between was green */
        (void)td_plan_decide(p, TD_RULE_MORNING);
    } else if ((size_t)step < level->small_step_count && p->index <= p->allowed) {
        if (too_deep(p, &level->small_steps[step])) {
            (void)td_plan_decide(p, TD_RULE_LIMIT);
            return;
        }
        p->out->level = &level->small_steps[p->out->step++];
        (void)td_plan_decide(p, TD_RULE_STEP);
    } else if (is_top(p)) {
        (void)td_plan_decide(p, TD_RULE_TOP);
    } else if (p->index >= p->allowed) {
        p->out->wanted = p->index + 1;
        (void)td_plan_decide(p, TD_RULE_LIMIT);
    } else if (p->out->greens < 2) {
        (void)td_plan_decide(p, TD_RULE_ONCE_MORE);
    } else {
        td_plan_place(p, p->index + 1);
        (void)td_plan_decide(p, TD_RULE_LEVEL_UP);
    }
}
