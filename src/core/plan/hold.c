/* Holding: amber, what was not whole or too hard, and the easy weeks of the heavy levels. */
#include "pass.h"

#include "teardrop/base/str.h"

#define RUN_GAP_DAYS 10      /* a longer gap begins a new run of heavy weeks */
#define HARD_TWICE 2         /* in a row: an easy week, or less of it */
#define DELOAD_AGAIN_DAYS 28 /* no second easy week so soon */
#define LIGHT_ROW 3          /* sessions in a row of no more than ... */
#define LIGHT_EFFORT 5
#define SHORTER_S 5
#define FEWEST_SETS 2
#define EFFORT_LEAST "l2"

/* ---- heavy weeks ---- */

static bool is_heavy(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    const struct td_level *at = td_program_level(p->in->program, session->past->level);

    return at != NULL && at->deload_weeks > 0;
}

/* The first session of the easy week that this one is the last of. */
static const struct td_plan_session *begin_of_deload(const struct td_plan_pass *p,
                                                     const struct td_plan_session *last)
{
    const struct td_plan_session *first = last;

    for (const struct td_plan_session *session = last; session < p->sessions + p->count;
         session++) {
        if (session->past->purpose == TD_PURPOSE_DELOAD) {
            first = session;
        } else if (is_heavy(p, session) && session->past->swap_in[0] == '\0') {
            break;
        }
    }
    return first;
}

/* Of the heavy levels' run: how long since it began, or since its last easy week. What stands in
 * for something does not end it, nor a gentler session; ten days of them were easy enough. */
static bool deload_due(const struct td_plan_pass *p)
{
    const struct td_level *level = p->level;
    int64_t newer = p->in->now.unix_s, begin = newer;
    bool full = false; /* a full session came after */

    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];
        const struct td_past_session *past = session->past;

        if (newer - past->started.unix_s > RUN_GAP_DAYS * TD_DAY_S) {
            break;
        }
        newer = is_heavy(p, session) ? past->started.unix_s : newer;
        if (past->purpose == TD_PURPOSE_DELOAD) {
            if (!full && td_plan_age(p, begin_of_deload(p, session)) < TD_WEEK_S) {
                return true; /* the easy week is not over */
            }
            break;
        }
        if (is_heavy(p, session)) {
            full = full || past->swap_in[0] == '\0';
            begin = past->started.unix_s;
        }
    }
    return p->in->now.unix_s - begin >= (level->deload_weeks - 1) * TD_WEEK_S;
}

static bool is_hard(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    return session->past->rpe > td_plan_effort(p, session->index);
}

/* The newest ones at this place, easy weeks between them passed over. */
static int hards_in_a_row(const struct td_plan_pass *p)
{
    int hards = 0;

    for (const struct td_plan_session *session = p->base; session < p->sessions + p->count;
         session++) {
        if (!td_plan_is_own(session)) {
            continue;
        }
        if (session->index != p->index || session->past->purpose == TD_PURPOSE_DELOAD ||
            !is_hard(p, session)) {
            break;
        }
        hards++;
    }
    return hards;
}

static bool had_deload_lately(const struct td_plan_pass *p)
{
    for (size_t i = 0;
         i < p->count && td_plan_age(p, &p->sessions[i]) < DELOAD_AGAIN_DAYS * TD_DAY_S; i++) {
        if (p->sessions[i].past->purpose == TD_PURPOSE_DELOAD) {
            return true;
        }
    }
    return false;
}

/* The newest ones before any easy week were no strain: there is nothing to recover from. */
static bool was_light_work(const struct td_plan_pass *p)
{
    int light = 0;

    for (size_t i = 0; i < p->count && light < LIGHT_ROW; i++) {
        const struct td_past_session *t = p->sessions[i].past;

        if (t->purpose == TD_PURPOSE_DELOAD || t->rpe < 0 || t->rpe > LIGHT_EFFORT) {
            return false;
        }
        light++;
    }
    return light == LIGHT_ROW;
}

bool td_plan_deload(struct td_plan_pass *p)
{
    const struct td_exercise *main;

    if (p->level->deload_weeks == 0 || p->index > p->allowed ||
        ((!deload_due(p) || was_light_work(p)) &&
         (hards_in_a_row(p) < HARD_TWICE || had_deload_lately(p)))) {
        return false;
    }
    td_plan_stay(p);
    main = &p->out->level->exercises[0];
    p->out->purpose = TD_PURPOSE_DELOAD;
    p->out->sets = td_min(p->out->sets, (main->sets_min + 1) / 2);
    return td_plan_decide(p, TD_RULE_DELOAD);
}

/* ---- amber ---- */

/* A bad morning, or pain that was not only the session's. */
static bool is_held_against(const struct td_plan_session *session)
{
    return session->basis.light == TD_LIGHT_AMBER && session->basis.morning == TD_LIGHT_AMBER;
}

/* At the same place, the time before as well. */
static bool amber_twice(const struct td_plan_pass *p)
{
    const struct td_plan_session *now = is_held_against(p->last) ? p->last : p->base;
    const struct td_plan_session *before = now + 1;

    return before < p->sessions + p->count && is_held_against(before) &&
           before->index == now->index && now->index == p->index &&
           before->past->step == now->past->step;
}

/* A set less; twice at the same place, a small step or a level back, and at the gentlest level
 * another exercise. */
static bool hold_for_amber(struct td_plan_pass *p)
{
    int least = (p->level->exercises[0].sets_min + 1) / 2;

    if (amber_twice(p)) {
        return td_plan_one_back(p) ? td_plan_decide(p, TD_RULE_AMBER_AGAIN) : td_plan_other_work(p);
    }
    p->out->sets = td_max(td_min(least, p->out->sets), p->out->sets - 1);
    return td_plan_decide(p, TD_RULE_AMBER);
}

/* ---- holding ---- */

/* Fewer than the level begins with were planned by hand. */
static bool was_small(const struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];
    const struct td_past_session *t = p->base->past;

    if (t->swap_in[0] != '\0') { /* it has numbers of its own */
        return false;
    }
    return main->kind == TD_EXERCISE_HOLD ? t->hold_s < main->hold_s : t->reps < main->reps_min;
}

/* The same again once; then something gives, and that is tried as well before more does. Effort
 * alone leads a level down only when it is extreme, and never to the gentle levels. */
static bool hold_for_effort(struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->level->exercises[0];
    int hards = hards_in_a_row(p);
    bool extreme = p->base->past->rpe > td_plan_effort(p, p->index) + 1;

    if (hards < HARD_TWICE || (!extreme && hards % HARD_TWICE != 0)) {
        return td_plan_decide(p, TD_RULE_HARD);
    }
    if (p->out->reps > main->reps_min) {
        p->out->reps--;
    } else if (p->out->hold_s > main->hold_s) {
        p->out->hold_s = td_max(main->hold_s, p->out->hold_s - SHORTER_S);
    } else if (p->out->sets > FEWEST_SETS) {
        p->out->sets--;
    } else if (p->index == 0) {
        return td_plan_other_work(p); /* nothing is less, so it is something else */
    } else if (!extreme || p->index <= td_plan_named(p, EFFORT_LEAST, p->index) ||
               !td_plan_one_back(p)) {
        return td_plan_decide(p, TD_RULE_HARD);
    }
    return td_plan_decide(p, TD_RULE_EASED);
}

/* Something in the newest session, or in a morning since. */
static bool hold_for_signs(struct td_plan_pass *p)
{
    const struct td_light_basis *basis = &p->out->basis;
    const struct td_past_session *last = p->last->past;

    if (is_held_against(p->last)) {
        return hold_for_amber(p);
    }
    if (p->has_today && p->today == TD_LIGHT_AMBER) {
        p->out->sets = td_max(1, p->out->sets - 1);
        return td_plan_decide(p, TD_RULE_TODAY_AMBER);
    }
    if (last->hurt[0] != '\0') {
        return td_plan_decide(p, TD_RULE_UNWELL);
    }
    if (basis->pain < 0 || last->rpe < 0) {
        return td_plan_decide(p, TD_RULE_UNSAID);
    }
    return basis->morning == TD_LIGHT_OPEN && td_plan_decide(p, TD_RULE_MORNING);
}

bool td_plan_hold(struct td_plan_pass *p)
{
    const struct td_past_session *last = p->last->past;

    td_plan_stay(p);
    if (hold_for_signs(p)) {
        return true;
    }
    if (p->last != p->base) { /* something gentler, or in place of it: no more is known */
        if (is_held_against(p->base)) {
            td_plan_decided_by(p, p->base);
            return hold_for_amber(p);
        }
    } else if (!last->finished || was_small(p)) {
        return td_plan_decide(p, TD_RULE_NOT_WHOLE);
    } else if (!last->at_tempo || !td_plan_keeps_tempo(p->base)) {
        return td_plan_decide(p, TD_RULE_TOO_FAST);
    } else if (is_hard(p, p->base)) {
        return hold_for_effort(p);
    }
    if (td_plan_flat(p)) {
        return true;
    }
    if (p->out->rising) {
        return td_plan_decide(p, TD_RULE_RISING);
    }
    if (p->last->basis.light == TD_LIGHT_AMBER || p->base->basis.light == TD_LIGHT_AMBER) {
        p->out->borne = td_plan_borne(p, false);
        p->out->borne_here = td_plan_borne(p, true);
        return !td_plan_bears_it(p) && td_plan_decide(p, TD_RULE_TOLERATED);
    }
    return false;
}
