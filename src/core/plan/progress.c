/* Going on: one thing grows. */
#include "pass.h"

#include "teardrop/base/str.h"

#define LONGER_S 5        /* a hold grows by */
#define TWO_FOR_TWO 2     /* reps more than planned, sessions in a row */
#define LOAD_PART 12      /* the load grows by a twelfth, ... */
#define LOAD_PART_BAR 20  /* with a bar by a twentieth, ... */
#define LOAD_PART_EASY 10 /* and by a tenth where it was far too easy, ... */
#define LOAD_LEAST_G 1000 /* ... at least by this */
#define LOAD_ROUND_G 500
#define EASY_EFFORT 4 /* RPE up to which, twice, it was far too easy ... */
#define EASY_PAIN 1   /* ... with no more pain than this */
#define FIRST_DAY_MOST "l4"
#define KNOWN_LOAD 90 /* per cent of what one had there */
#define GROWTH_REPS 2 /* at once, where muscle is to grow and two reps more were left */
#define GROWTH_LEFT_RPE 7
#define BORNE_LOAD_PAIN 3 /* sore up to this, and steady: a tendon's work (Silbernagel 2007) */
#define FALLS 3           /* from one level ... */
#define FALLS_DAYS 84     /* ... in twelve weeks */
#define CALM_BELOW 6      /* good sessions below it before half of it is tried */

/* The one before it at this level, the level's own. */
static const struct td_plan_session *own_before(const struct td_plan_pass *p)
{
    for (const struct td_plan_session *session = p->base + 1; session < p->sessions + p->count;
         session++) {
        if (session->level == p->level && td_plan_is_own(session)) {
            return session;
        }
    }
    return NULL;
}

/* What the settings fix does not grow. */
static bool is_fixed(struct td_plan_pass *p, int number)
{
    if (number > 0) {
        p->out->kept_by_settings = true;
    }
    return number > 0;
}

static struct td_overrides fixed_by_settings(const struct td_plan_pass *p)
{
    struct td_overrides usual;

    td_overrides_init(&usual);
    return p->in->usual != NULL ? *p->in->usual : usual;
}

/* ---- load ---- */

/* All sets with the most reps, or two reps more than planned in the last one. */
static bool did_all(const struct td_past_session *t, const struct td_exercise *main)
{
    return t->reps >= main->reps_max || t->extra_reps >= TWO_FOR_TWO;
}

/* Of a good one, so both were said. */
static bool is_far_too_easy(const struct td_past_session *t)
{
    return t->rpe <= EASY_EFFORT && t->worst_pain <= EASY_PAIN;
}

/* In two good sessions running. */
static bool was_easy_twice(const struct td_plan_pass *p)
{
    const struct td_plan_session *before = own_before(p);

    return p->out->greens >= 2 && before != NULL && td_plan_is_good(p, before) &&
           td_plan_is_good(p, p->base) && is_far_too_easy(p->base->past) &&
           is_far_too_easy(before->past) && before->past->load_g == p->base->past->load_g;
}

/* Where muscle is to grow, and more than two or three reps were left; of a good session. */
static bool has_room(const struct td_plan_pass *p)
{
    return td_plan_is_strong(p) && p->base->past->rpe <= GROWTH_LEFT_RPE;
}

/* In two good sessions running with the same load, or sore a little and borne; in one where muscle
 * is to grow and there was room. */
static bool load_may_grow(const struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];
    const struct td_plan_session *before = own_before(p);

    if (has_room(p) && td_plan_is_good(p, p->base) && did_all(p->base->past, main) &&
        p->base->past->sets >= main->sets_max) {
        return true;
    }
    return ((p->out->greens >= 2 && before != NULL && td_plan_is_good(p, before)) ||
            (before != NULL && td_plan_bears_it(p) && p->base->basis.pain <= BORNE_LOAD_PAIN)) &&
           before->past->load_g == p->base->past->load_g && did_all(p->base->past, main) &&
           did_all(before->past, main);
}

/* By 5 to 10 %, and the reps begin again where they were all done. */
static bool grow_load(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];
    bool easy = was_easy_twice(p);
    int part = easy ? LOAD_PART_EASY : main->held == TD_HELD_BAR ? LOAD_PART_BAR : LOAD_PART;

    if (p->out->load_g <= 0 || p->index > p->allowed || (!easy && !load_may_grow(p))) {
        return false;
    }
    p->out->load_g += td_max(LOAD_LEAST_G, (p->out->load_g / part + LOAD_ROUND_G / 2) /
                                               LOAD_ROUND_G * LOAD_ROUND_G);
    if (p->out->reps >= main->reps_max) {
        p->out->reps = main->reps_min;
    }
    return true;
}

/* ---- within the level ---- */

/* As many as the last full session at this place had. */
static int sets_before_deload(const struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];

    for (const struct td_plan_session *session = p->base + 1; session < p->sessions + p->count;
         session++) {
        if (session->index == p->index && session->past->purpose == TD_PURPOSE_SESSION &&
            session->past->swap_in[0] == '\0' && session->basis.light < TD_LIGHT_AMBER) {
            return td_clamp(session->past->sets, main->sets_min, main->sets_max);
        }
    }
    return main->sets_min;
}

/* One, or two where muscle is to grow and there was room. */
static int more_reps(const struct td_plan_pass *p)
{
    return p->out->load_g > 0 && has_room(p) ? GROWTH_REPS : 1;
}

/* Up to these numbers: reps, then holds, then sets. */
static bool grow_within(struct td_plan_pass *p, int sets, int reps, int hold_s)
{
    struct td_overrides usual = fixed_by_settings(p);

    if (p->out->reps > 0 && p->out->reps < reps && !is_fixed(p, usual.reps)) {
        p->out->reps = td_min(p->out->reps + more_reps(p), reps);
        return td_plan_decide(p, TD_RULE_MORE_REPS);
    }
    if (p->out->hold_s > 0 && p->out->hold_s < hold_s && !is_fixed(p, usual.hold_s)) {
        p->out->hold_s = td_min(p->out->hold_s + LONGER_S, hold_s);
        return td_plan_decide(p, TD_RULE_LONGER);
    }
    if (p->out->sets < sets && !is_fixed(p, usual.sets)) {
        p->out->sets++;
        return td_plan_decide(p, TD_RULE_MORE_SETS);
    }
    return false;
}

bool td_plan_grow_here(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];

    if (p->index > p->allowed) {
        return false;
    }
    if (main->held != TD_HELD_NOTHING && p->out->load_g > 0) { /* there it is the load */
        return false;
    }
    return grow_load(p) || grow_within(p, td_plan_most_sets(main), td_plan_most_reps(main),
                                       td_plan_most_hold_s(main));
}

/* ---- up and down and up again ---- */

/* Left for a lower one because it was bad: a red light, or a bad morning after it. */
static bool is_fall(const struct td_plan_pass *p, const struct td_plan_session *older,
                    const struct td_plan_session *newer, int from)
{
    return td_plan_is_own(older) && older->index == from && newer->index >= 0 &&
           newer->index < from && td_instant_local_day(p->in->now) - newer->day <= FALLS_DAYS &&
           (older->basis.light == TD_LIGHT_RED || older->basis.morning == TD_LIGHT_AMBER);
}

static int falls_from(const struct td_plan_pass *p, int index)
{
    int falls = 0;

    for (size_t i = 0; i + 1 < p->count; i++) {
        falls += is_fall(p, &p->sessions[i + 1], &p->sessions[i], index) ? 1 : 0;
    }
    return falls;
}

/* Half of a level that one fell from again and again: once more before it is the whole. */
static bool is_first_half(const struct td_plan_pass *p)
{
    const struct td_plan_session *before = own_before(p);

    return falls_from(p, p->index) >= FALLS &&
           (before == NULL || before->past->sets != p->base->past->sets ||
            before->basis.light >= TD_LIGHT_AMBER);
}

/* Each fall after the third makes the time below it longer. */
bool td_plan_fell_too_often(struct td_plan_pass *p, int ahead)
{
    int all = falls_from(p, ahead);
    int falls = 0, goods = 0;

    for (size_t i = 0; i + 1 < p->count; i++) {
        falls += is_fall(p, &p->sessions[i + 1], &p->sessions[i], ahead) ? 1 : 0;
        goods += falls == 0 && td_plan_is_good(p, &p->sessions[i]) ? 1 : 0;
        if (falls == 1 && is_fall(p, &p->sessions[i + 1], &p->sessions[i], ahead)) {
            goods += td_plan_is_good(p, &p->sessions[i]) ? 1 : 0; /* the first one after it */
        }
    }
    if (all < FALLS) {
        return false;
    }
    p->out->from_index = ahead;
    if (goods >= CALM_BELOW * (all - FALLS + 1)) {
        td_plan_place(p, ahead);
        p->out->sets = td_max(1, (p->out->sets + 1) / 2);
        return td_plan_decide(p, TD_RULE_HALF);
    }
    p->out->one_leg = true;
    (void)td_plan_grow_here(p);
    return td_plan_decide(p, TD_RULE_LOWER);
}

/* ---- a step of the limit was opened ---- */

static bool too_deep(const struct td_plan_pass *p, const struct td_level *level)
{
    return td_plan_is_limited(p->in) && p->in->gate->max_depth_deg > 0 &&
           level->depth_to_deg > p->in->gate->max_depth_deg;
}

/* The last of a level's small steps that is open; 0 = none. */
static int deepest_step(const struct td_plan_pass *p, const struct td_level *level)
{
    int step = 0;

    while (step < (int)level->small_step_count && !too_deep(p, &level->small_steps[step])) {
        step++;
    }
    return step;
}

/* Was one at this step, or above its level, since it was opened? */
static bool was_at(const struct td_plan_pass *p, const struct td_level *level, int step)
{
    for (size_t i = 0; i < p->count && p->sessions[i].day >= p->in->gate->deeper_since; i++) {
        if (p->sessions[i].index > p->index ||
            (p->sessions[i].level == level && p->sessions[i].past->step >= step)) {
            return true;
        }
    }
    return false;
}

/* The last of a level's small steps that was done; 0 = none. */
static int last_step(const struct td_plan_pass *p, const struct td_level *level)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->sessions[i].level == level && td_plan_is_own(&p->sessions[i])) {
            return td_max(0, p->sessions[i].past->step);
        }
    }
    return 0;
}

/* While one was at the twin: on in the level's small steps, or a level on, without the weight. */
static bool leave_weight(struct td_plan_pass *p)
{
    const struct td_level *level = td_program_twin_of(p->in->program, p->level);
    bool ahead = p->index < p->allowed;
    int deepest, step;

    if (p->level->twin_of == NULL || p->index > p->allowed || p->in->gate == NULL ||
        p->in->gate->deeper_since == 0) {
        return false;
    }
    deepest = deepest_step(p, level);
    if (was_at(p, level, ahead ? INT32_MAX : deepest)) {
        return false;
    }
    if (ahead && !td_plan_fell_too_often(p, p->index + 1)) {
        td_plan_place(p, p->index + 1);
        return td_plan_decide(p, TD_RULE_LEVEL_UP);
    }
    if (ahead) {
        return true;
    }
    if (deepest == 0 || level->small_steps[deepest - 1].depth_to_deg <= p->level->depth_to_deg) {
        return false;
    }
    step = td_min(last_step(p, level) + 1, deepest);
    td_plan_put(p, level);
    p->out->step = step;
    p->out->level = &level->small_steps[step - 1];
    return td_plan_decide(p, TD_RULE_STEP);
}

/* ---- on ---- */

/* Far too easy, twice: small steps and reps are passed over. */
static bool skip_on(struct td_plan_pass *p)
{
    int up = td_plan_up(p, p->index);
    bool first_day = p->sessions[p->count - 1].day == td_training_day(p->in->now);

    if (p->out->load_g > 0 || up < 0 || up > p->allowed || !was_easy_twice(p) ||
        (first_day && up > td_plan_named(p, FIRST_DAY_MOST, up))) {
        return false;
    }
    if (!td_plan_fell_too_often(p, up)) {
        td_plan_place(p, up);
        p->out->load_g = td_plan_known_load(p, p->out->level, KNOWN_LOAD);
        (void)td_plan_decide(p, TD_RULE_EASY);
    }
    return true;
}

/* Sore, calm by the morning, and light work: a few seconds or a rep more would be too little to
 * ask. */
static bool is_borne_with_ease(const struct td_plan_pass *p)
{
    const struct td_past_session *t = p->base->past;

    return td_plan_is_tolerated(p->base) && t->rpe >= 0 && t->rpe <= EASY_EFFORT;
}

bool td_plan_after_deload(struct td_plan_pass *p)
{
    if (p->base->past->purpose != TD_PURPOSE_DELOAD) {
        return false;
    }
    p->out->sets = sets_before_deload(p);
    return td_plan_decide(p, TD_RULE_AFTER_DELOAD);
}

/* Inside the level: sets that were left out, the load, then reps, holds and sets within
 * their ranges. */
bool td_plan_progress(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];
    struct td_overrides usual = fixed_by_settings(p);

    if (p->out->sets < main->sets_min && !is_fixed(p, usual.sets)) {
        if (is_first_half(p)) {
            return td_plan_decide(p, TD_RULE_ONCE_MORE);
        }
        p->out->sets = main->sets_min;
        return td_plan_decide(p, TD_RULE_FULL_SETS);
    }
    if (leave_weight(p) || skip_on(p)) {
        return true;
    }
    if (grow_load(p)) {
        return td_plan_decide(p, TD_RULE_HEAVIER);
    }
    return !is_borne_with_ease(p) &&
           grow_within(p, main->sets_max, main->reps_max, main->hold_max_s);
}

/* ---- out of the level ---- */

static bool is_top(const struct td_plan_pass *p)
{
    const struct td_program *program = p->in->program;
    size_t next = (size_t)p->index + 1;

    return next >= program->level_count || program->levels[next].free_timer ||
           program->levels[next].off_ladder || program->levels[next].by_choice;
}

/* Nothing harder is open: what grows here, grows. */
static void end_here(struct td_plan_pass *p, enum td_rule rule)
{
    (void)td_plan_grow_here(p);
    (void)td_plan_decide(p, rule);
}

/* The same bend with a weight, beside the ladder. */
static bool take_weight(struct td_plan_pass *p)
{
    const struct td_level *twin = td_program_twin(p->in->program, p->level);

    if (twin == NULL || !td_plan_may_lift(p, twin) || p->index > p->allowed ||
        (p->out->greens < 2 && !td_plan_bears_it(p))) {
        return false;
    }
    td_plan_put(p, twin);
    p->out->load_g = td_plan_known_load(p, twin, KNOWN_LOAD);
    return td_plan_decide(p, TD_RULE_LIMIT_LOADED);
}

/* Was the depth opened that one is at, deeper than the twin goes? */
static bool is_opened(const struct td_plan_pass *p)
{
    const struct td_level *twin = td_program_twin(p->in->program, p->level);

    return p->in->gate != NULL && p->in->gate->deeper_since > 0 && twin != NULL &&
           p->out->level->depth_to_deg > twin->depth_to_deg;
}

/* What was opened just now is grown into first. */
static void limit_here(struct td_plan_pass *p)
{
    if (is_opened(p) && td_plan_grow_here(p)) {
        (void)td_plan_decide(p, TD_RULE_LIMIT);
    } else if (!take_weight(p)) {
        end_here(p, TD_RULE_LIMIT);
    }
}

/* A small step is one change: one green session is enough where nothing hurts. */
static bool has_greens(const struct td_plan_pass *p, int needed)
{
    return td_plan_bears_it(p) || td_plan_count_greens_here(p) >= needed;
}

static void next_level(struct td_plan_pass *p)
{
    int up = td_plan_is_strong(p) ? td_plan_up(p, p->index) : p->index + 1;

    if (!td_plan_fell_too_often(p, up)) {
        td_plan_place(p, up);
        p->out->load_g = td_plan_known_load(p, p->out->level, KNOWN_LOAD);
        (void)td_plan_decide(p, TD_RULE_LEVEL_UP);
    }
}

/* Out of the level: its small steps, then the next one. */
void td_plan_level_up(struct td_plan_pass *p)
{
    const struct td_level *level = p->level;
    bool strong = td_plan_is_strong(p);
    int step = p->out->step;

    if (p->base->basis.light != TD_LIGHT_GREEN && !td_plan_bears_it(p)) {
        (void)td_plan_decide(p, TD_RULE_MORNING); /* what lay between was green */
    } else if ((size_t)step < level->small_step_count && p->index <= p->allowed) {
        if (too_deep(p, &level->small_steps[step])) {
            limit_here(p);
        } else if (!has_greens(p, strong ? 1 : 2)) {
            (void)td_plan_decide(p, TD_RULE_ONCE_MORE);
        } else {
            p->out->level = &level->small_steps[p->out->step++];
            (void)td_plan_decide(p, TD_RULE_STEP);
        }
    } else if (is_top(p)) {
        end_here(p, TD_RULE_TOP);
    } else if (p->index >= p->allowed) {
        p->out->wanted = p->index + 1;
        limit_here(p);
    } else if (!td_plan_bears_it(p) && (p->out->greens < 2 || !has_greens(p, strong ? 1 : 2))) {
        (void)td_plan_decide(p, TD_RULE_ONCE_MORE);
    } else {
        next_level(p);
    }
}
