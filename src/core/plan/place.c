/* Places on the ladder, and the test of where to begin. */
#include "pass.h"

#include "teardrop/base/str.h"

#define DEFAULT_LEVEL "l2" /* to begin with, when nothing says otherwise */
#define TWO_NIGHTS_H 48    /* levels with so many rest hours follow [safety] hours */
#define TEST_LEAST "l2"    /* a test that was not passed leads no lower */
#define TEST_PAIN 1        /* a test with so much passes */
#define LOAD_ROUND_G 500
#define MORE_REPS_HERE 5 /* beyond the level's range, where nothing harder is open */
#define MORE_SETS_HERE 1
#define LONGER_HERE_S 15

/* ---- what is open ---- */

/* By level and by depth. */
int td_plan_highest_allowed(const struct td_program *program, const struct td_training_gate *gate)
{
    bool known = gate != NULL && (gate->known || gate->look_holds);
    bool by_level = known && gate->max_level[0] != '\0';
    int limit = by_level ? td_program_rung(program, gate->max_level) : -1;
    int most = 0;

    if (by_level && limit < 0 && gate->max_depth_deg <= 0) {
        return 0; /* a level of another programme: only the gentlest is sure to be below it */
    }
    for (size_t i = 0; i < program->level_count; i++) {
        const struct td_level *level = &program->levels[i];

        if (level->free_timer || level->off_ladder || (limit >= 0 && (int)i > limit)) {
            break;
        }
        if (known && gate->max_depth_deg > 0 && level->depth_to_deg > gate->max_depth_deg) {
            break; /* depth never jumps back, so all above are deeper */
        }
        if (known && gate->no_load && level->exercises[0].held != TD_HELD_NOTHING) {
            break; /* all above have a weight, too */
        }
        most = (int)i;
    }
    return most;
}

bool td_plan_is_above(const struct td_program *program, const struct td_level *level,
                      const struct td_training_gate *gate)
{
    int most;

    if (!(gate->known || gate->look_holds) || gate->max_level[0] == '\0' || level->free_timer) {
        return false;
    }
    most = td_program_rung(program, gate->max_level);
    most = most >= 0 ? most : td_plan_highest_allowed(program, gate);
    return level->off_ladder && level->twin_of == NULL
               ? td_program_level_index(program, level->id) > most
               : td_program_rung(program, level->id) > most;
}

int td_plan_rest_hours(const struct td_level *level, const struct td_limits *limits)
{
    return level->rest_hours >= TWO_NIGHTS_H ? td_max(level->rest_hours, limits->hours)
                                             : level->rest_hours;
}

/* ---- places ---- */

void td_plan_put(struct td_plan_pass *p, const struct td_level *level)
{
    const struct td_exercise *main = &level->exercises[0];

    p->out->level = level;
    p->out->step = 0;
    p->out->sets = main->sets_min;
    p->out->reps = main->kind == TD_EXERCISE_REPS ? main->reps_min : 0;
    p->out->hold_s = main->kind == TD_EXERCISE_HOLD ? main->hold_s : 0;
    p->out->load_g = 0;
}

int td_plan_known_load(const struct td_plan_pass *p, const struct td_level *level, int percent)
{
    if (level->exercises[0].held == TD_HELD_NOTHING) {
        return 0;
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (session->level == level && td_plan_is_own(session) && session->past->load_g > 0) {
            return session->past->load_g * percent / 100 / LOAD_ROUND_G * LOAD_ROUND_G;
        }
    }
    return 0;
}

int td_plan_most_sets(const struct td_exercise *main)
{
    return td_min(main->sets_max + MORE_SETS_HERE, TD_MAX_SETS);
}

int td_plan_most_reps(const struct td_exercise *main)
{
    return td_min(main->reps_max + MORE_REPS_HERE, TD_MAX_REPS);
}

int td_plan_most_hold_s(const struct td_exercise *main)
{
    return td_min(main->hold_max_s + LONGER_HERE_S, TD_MAX_SECONDS);
}

void td_plan_place(struct td_plan_pass *p, int index)
{
    index = index < 0 ? 0 : index;
    p->out->clipped = index > p->allowed;
    td_plan_put(p, &p->in->program->levels[td_min(index, p->allowed)]);
}

static bool leads_to(const struct td_program *program, int index)
{
    const struct td_level *level = &program->levels[index];

    return !level->free_timer && !level->off_ladder && !level->by_choice;
}

int td_plan_down(const struct td_plan_pass *p, int index, int levels)
{
    while (levels-- > 0 && index > 0) {
        index--;
        while (index > 0 && p->in->program->levels[index].optional) {
            index--;
        }
    }
    return index;
}

int td_plan_up(const struct td_plan_pass *p, int index)
{
    const struct td_program *program = p->in->program;
    int up = index + 1;

    while (up + 1 < (int)program->level_count && program->levels[up].optional &&
           leads_to(program, up + 1)) {
        up++;
    }
    return up < (int)program->level_count && leads_to(program, up) ? up : -1;
}

int td_plan_named(const struct td_plan_pass *p, const char *id, int otherwise)
{
    int index = td_program_level_index(p->in->program, id);

    return index >= 0 ? index : otherwise;
}

void td_plan_step_to(struct td_plan_pass *p, int index)
{
    if (index >= p->index) {
        td_plan_stay(p);
    } else {
        td_plan_place(p, index);
    }
}

bool td_plan_one_back(struct td_plan_pass *p)
{
    const struct td_level *level = p->level;
    int step = td_clamp(p->base->past->step, 0, (int)level->small_step_count);

    if (p->index > p->allowed) {
        return true; /* it is lower already */
    }
    if (level->twin_of != NULL) { /* the same without its weight */
        td_plan_place(p, p->index);
        return true;
    }
    if (step > 0) {
        td_plan_place(p, p->index);
        p->out->step = step - 1;
        p->out->level = step > 1 ? &level->small_steps[step - 2] : level;
    } else if (p->index > 0) {
        td_plan_place(p, td_plan_down(p, p->index, 1));
    }
    return step > 0 || p->index > 0;
}

bool td_plan_may_lift(const struct td_plan_pass *p, const struct td_level *level)
{
    const struct td_training_gate *gate = p->in->gate;

    return level->twin_of == NULL || gate == NULL ||
           !(gate->no_load ||
             (gate->known && gate->max_depth_deg > 0 && level->depth_to_deg > gate->max_depth_deg));
}

/* The current level, as it was; what was set by hand is brought back into the
 * level's ranges. */
void td_plan_stay(struct td_plan_pass *p)
{
    const struct td_level *level = p->level;
    const struct td_exercise *main = &level->exercises[0];
    const struct td_past_session *t = p->base->past;
    int step = td_clamp(t->step, 0, (int)level->small_step_count);

    td_plan_place(p, p->index);
    if (p->index > p->allowed || t->swap_in[0] != '\0' || !td_plan_may_lift(p, level)) {
        return; /* not allowed any more, or other work */
    }
    td_plan_put(p, level);
    p->out->step = step;
    p->out->level = step > 0 ? &level->small_steps[step - 1] : level;
    if (t->sets > 0 && t->purpose != TD_PURPOSE_PLACEMENT) { /* fewer when it was eased */
        p->out->sets = td_clamp(t->sets, 1, td_plan_most_sets(main));
    }
    if (p->out->reps > 0) {
        p->out->reps = td_clamp(t->reps, main->reps_min, td_plan_most_reps(main));
    }
    if (p->out->hold_s > 0) {
        p->out->hold_s = td_clamp(t->hold_s, main->hold_s, td_plan_most_hold_s(main));
    }
    p->out->load_g = t->load_g;
}

/* ---- where to begin ---- */

void td_plan_start(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    const char *id = td_plan_is_limited(in) && in->gate->start_level[0] != '\0'
                         ? in->gate->start_level
                         : DEFAULT_LEVEL;
    int index = td_program_level_index(in->program, id);

    index = index >= 0 ? index : 0;
    td_plan_place(p, index);
    (void)td_plan_decide(p, TD_RULE_START);
}

static const char *const placement_levels[] = {"l3", "l4", "l5", "l7"};
#define PLACEMENTS ((int)(sizeof placement_levels / sizeof placement_levels[0]))

static int placement_index(const struct td_plan_pass *p, int which)
{
    return which < 0 || which >= PLACEMENTS
               ? -1
               : td_program_level_index(p->in->program, placement_levels[which]);
}

static bool test_level(struct td_plan_pass *p, int index, enum td_rule rule)
{
    td_plan_place(p, index);
    p->out->sets = 1;
    p->out->reps = TD_PLAN_PLACEMENT_REPS;
    p->out->purpose = TD_PURPOSE_PLACEMENT;
    return td_plan_decide(p, rule);
}

/* No pain and no limits, and the level is open. */
static bool may_test(const struct td_plan_pass *p, int index)
{
    return td_plan_is_strong(p) && index >= 0 && index <= p->allowed &&
           p->in->program->levels[index].exercises[0].kind == TD_EXERCISE_REPS;
}

/* For people without pain: eight clean reps at the first of these levels, then at
 * the next one; they begin at the one last passed, or below the first. */
bool td_plan_begin_placement(struct td_plan_pass *p)
{
    int index = placement_index(p, 0);

    return may_test(p, index) && !(p->has_today && p->today >= TD_LIGHT_AMBER) &&
           test_level(p, index, TD_RULE_PLACEMENT);
}

/* Eight clean reps with hardly any pain, and nothing since that speaks against it. */
static bool is_passed(const struct td_plan_pass *p)
{
    const struct td_past_session *t = p->base->past;

    return t->worst_pain <= TEST_PAIN && t->at_tempo && td_plan_keeps_tempo(p->base) &&
           p->base->basis.light < TD_LIGHT_AMBER &&
           (t->rpe < 0 || t->rpe <= td_plan_effort(p, p->index));
}

bool td_plan_continue_placement(struct td_plan_pass *p)
{
    const struct td_past_session *t = p->base->past;
    bool whole = t->finished && t->reps >= TD_PLAN_PLACEMENT_REPS && t->worst_pain >= 0;
    int which = 0;

    if (t->purpose != TD_PURPOSE_PLACEMENT) {
        return false;
    }
    while (which < PLACEMENTS && placement_index(p, which) != p->index) {
        which++;
    }
    if (!whole && t->hurt[0] == '\0' && t->worst_pain <= TEST_PAIN && may_test(p, p->index)) {
        return test_level(p, p->index, TD_RULE_PLACEMENT_AGAIN);
    }
    if (whole && is_passed(p) && may_test(p, placement_index(p, which + 1))) {
        return test_level(p, placement_index(p, which + 1), TD_RULE_PLACEMENT);
    }
    if (td_plan_is_limited(p->in) && p->in->gate->goal != TD_GOAL_STRENGTH) {
        td_plan_start(p); /* it hurts since */
        return true;
    }
    td_plan_place(p, whole && is_passed(p)             ? p->index
                     : which > 0 && which < PLACEMENTS ? placement_index(p, which - 1)
                                                       : td_plan_named(p, TEST_LEAST, 0));
    p->out->load_g = p->out->level->id == p->out->current_level->id ? t->load_g : 0;
    return td_plan_decide(p, TD_RULE_PLACED);
}
