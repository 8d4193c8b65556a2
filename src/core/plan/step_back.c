/* What speaks against going on: red lights, breaks, a new self-check, deload, amber. */
#include "pass.h"

#include "teardrop/base/str.h"

#define RED_DAYS 14 /* a red session is looked back for, when something followed it */
#define TWO_REDS_DAYS 7
#define RUN_GAP_DAYS 14 /* a longer gap begins a new run of heavy weeks */
#define REDUCED_LOAD 10 /* after weeks off: a tenth less */
#define LOAD_ROUND_G 500
#define CALM 1 /* index of the higher of the two gentle levels */

/* Weeks off and what they cost. */
static const struct {
    int weeks, levels;
} breaks[] = {{8, 2}, {4, 1}, {2, 0}};

/* ---- what speaks against going on as planned ---- */

/* On two days within a week, the later one less than a week ago. */
static bool two_reds(const struct td_plan_pass *p)
{
    int64_t newer = -1;

    for (size_t i = 0; i < p->count; i++) {
        if (p->sessions[i].basis.light != TD_LIGHT_RED || p->sessions[i].day == newer) {
            continue;
        }
        if (newer >= 0) {
            return newer - p->sessions[i].day < TWO_REDS_DAYS;
        }
        newer = p->sessions[i].day;
        if (td_plan_age(p, &p->sessions[i]) >= TD_WEEK_S) {
            return false;
        }
    }
    return false;
}

static int levels_lost_to_break(const struct td_plan *plan)
{
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        if (plan->weeks_off >= breaks[i].weeks) {
            return breaks[i].levels;
        }
    }
    return -1;
}

/* To a lower level, or no further where there is none. */
static void step_to(struct td_plan_pass *p, int index)
{
    index = td_max(index, 0);
    if (index >= p->index) {
        td_plan_stay(p);
    } else {
        td_plan_place(p, index);
    }
}

/* The level a red session leads to. */
static int after_red(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    int from = session->index >= 0 ? session->index : p->index;

    return td_max(from - (session->basis.swollen ? 2 : 1), 0);
}

/* The newest red session that was not followed yet by one at the level it leads to. */
static const struct td_plan_session *open_red(const struct td_plan_pass *p)
{
    int lowest = p->index + 1; /* of those since */

    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (i > 0 && td_instant_local_day(p->in->now) - session->day > RED_DAYS) {
            break;
        }
        if (session->basis.light == TD_LIGHT_RED && (i == 0 || lowest > after_red(p, session))) {
            return session;
        }
        if (session->index >= 0) {
            lowest = td_min(lowest, session->index);
        }
    }
    return NULL;
}

static void decided_by(struct td_plan_pass *p, const struct td_plan_session *session)
{
    p->out->basis = session->basis;
    p->out->basis_day = session == p->last ? -1 : session->day;
    p->out->from_rpe = session->past->rpe;
}

/* The level a bad morning leads down from. Whoever trained on such a morning may have done
 * less already, so then it is the level before that session. */
static int level_of_today(const struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && p->out->today.day == p->last->day; i++) {
        if (p->sessions[i].day < p->last->day && p->sessions[i].index >= 0) {
            return td_max(p->sessions[i].index, p->index);
        }
    }
    return p->index;
}

/* Swollen or much worse on a morning since, the training day's own among them. */
static bool back_for_today(struct td_plan_pass *p)
{
    if (!p->has_today || p->today != TD_LIGHT_RED) {
        return false;
    }
    if (p->out->today.swollen) {
        step_to(p, p->out->swollen_today ? 0 : td_min(p->index, level_of_today(p) - 2));
        return td_plan_decide(p, TD_RULE_TODAY_SWELLING);
    }
    step_to(p, td_min(p->index, level_of_today(p) - 1));
    return td_plan_decide(p, TD_RULE_TODAY_RED);
}

static bool back_after_break(struct td_plan_pass *p, int off)
{
    const struct td_past_session *t = p->base->past;
    int load_g = t->load_g - t->load_g / REDUCED_LOAD;

    if (off < 0) {
        return false;
    }
    td_plan_place(p, p->index - off);
    p->out->load_g = off == 0 ? load_g / LOAD_ROUND_G * LOAD_ROUND_G : 0;
    if (off == 0 && p->last->basis.light == TD_LIGHT_AMBER) { /* that was not over */
        p->out->sets = td_max(1, p->out->sets - 1);
    }
    return td_plan_decide(p, TD_RULE_BREAK);
}

/* A later self-check, or a clinician's look, that limits training: begin where it says. */
static bool back_to_check(struct td_plan_pass *p)
{
    const struct td_training_gate *gate = p->in->gate;
    int64_t said;
    int start;

    if (!td_plan_is_limited(p->in) || gate->training != TD_TRAINING_LIMITED) {
        return false;
    }
    said =
        gate->cleared_unix_s > gate->checked.unix_s ? gate->cleared_unix_s : gate->checked.unix_s;
    start = td_program_level_index(p->in->program, gate->start_level);
    if (said <= p->last->past->started.unix_s || start < 0 || start >= p->index) {
        return false;
    }
    td_plan_place(p, start);
    return td_plan_decide(p, TD_RULE_SELF_CHECK);
}

/* Six weeks and no clear change, said since the last session. */
static bool back_for_flat(struct td_plan_pass *p, int off)
{
    const struct td_decided *decided = p->in->decided;

    if (decided == NULL || decided->decision != TD_DECISION_FLAT || off > 0 ||
        decided->at_unix_s <= p->last->past->started.unix_s) {
        return false;
    }
    step_to(p, p->index - 1);
    return td_plan_decide(p, TD_RULE_FLAT);
}

bool td_plan_step_back(struct td_plan_pass *p)
{
    const struct td_plan_session *red = open_red(p);
    int off = levels_lost_to_break(p->out);

    p->out->referral = td_plan_referral(p, p->out->weekly);
    if (p->out->referral != TD_REFER_NOT) {
        bool swollen = p->out->basis.swollen || p->out->swollen_today ||
                       (p->has_today && p->out->today.swollen);
        int to = td_min(p->index, swollen ? 0 : CALM);

        step_to(p, red != NULL ? td_min(to, after_red(p, red)) : to);
        return td_plan_decide(p, TD_RULE_REFER);
    }
    if (two_reds(p)) {
        step_to(p, td_min(red != NULL ? after_red(p, red) : p->index,
                          p->out->basis.swollen || p->out->swollen_today ? 0 : CALM));
        return td_plan_decide(p, TD_RULE_TWO_REDS);
    }
    if (red != NULL) {
        decided_by(p, red);
        step_to(p,
                p->out->swollen_today ? 0 : td_min(after_red(p, red), p->index - td_max(off, 0)));
        return td_plan_decide(p, red->basis.swollen ? TD_RULE_SWELLING : TD_RULE_RED);
    }
    return back_for_today(p) || back_for_flat(p, off) || back_after_break(p, off) ||
           back_to_check(p);
}

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

/* Of the heavy levels' run: how long since it began, or since its last easy week. What is
 * gentler or stands in for something does not end it. */
static bool deload_due(const struct td_plan_pass *p)
{
    const struct td_level *level = &p->in->program->levels[p->index];
    int64_t newer = p->in->now.unix_s, begin = newer;
    bool full = false; /* a full session came after */

    if (level->deload_weeks == 0 || p->index > p->allowed) {
        return false;
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];
        const struct td_past_session *past = session->past;

        if (newer - past->started.unix_s > RUN_GAP_DAYS * TD_DAY_S) {
            break;
        }
        newer = past->started.unix_s;
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

bool td_plan_deload(struct td_plan_pass *p)
{
    const struct td_exercise *main;

    if (!deload_due(p)) {
        return false;
    }
    td_plan_stay(p);
    main = &p->out->level->exercises[0];
    p->out->purpose = TD_PURPOSE_DELOAD;
    p->out->sets = td_min(p->out->sets, (main->sets_min + 1) / 2);
    return td_plan_decide(p, TD_RULE_DELOAD);
}

/* ---- holding ---- */

/* At the same place, the time before as well. */
static bool amber_twice(const struct td_plan_pass *p)
{
    const struct td_plan_session *now = p->last->basis.light == TD_LIGHT_AMBER ? p->last : p->base;
    const struct td_plan_session *before = now + 1;

    return before < p->sessions + p->count && before->basis.light == TD_LIGHT_AMBER &&
           before->index == now->index && now->index == p->index &&
           before->past->step == now->past->step;
}

/* A set less; twice at the same place, a small step or a level back. */
static bool hold_for_amber(struct td_plan_pass *p)
{
    const struct td_level *level = &p->in->program->levels[p->index];
    int least = (level->exercises[0].sets_min + 1) / 2;

    if (amber_twice(p)) {
        int step = td_clamp(p->base->past->step, 0, (int)level->small_step_count);

        if (step == 0 && p->index > 0) {
            td_plan_place(p, p->index - 1);
        } else if (step > 0 && p->index <= p->allowed) {
            td_plan_place(p, p->index);
            p->out->step = step - 1;
            p->out->level = step > 1 ? &level->small_steps[step - 2] : level;
        } else {
            p->out->sets = td_clamp(p->out->sets - 1, least, p->out->sets);
        }
        return td_plan_decide(p, TD_RULE_AMBER_AGAIN);
    }
    p->out->sets = td_max(td_min(least, p->out->sets), p->out->sets - 1);
    return td_plan_decide(p, TD_RULE_AMBER);
}

/* Fewer than the level begins with were planned by hand. */
static bool was_small(const struct td_plan_pass *p)
{
    const struct td_exercise *main = &p->in->program->levels[p->index].exercises[0];
    const struct td_past_session *t = p->base->past;

    if (t->swap_in[0] != '\0') { /* it has numbers of its own */
        return false;
    }
    return main->kind == TD_EXERCISE_HOLD ? t->hold_s < main->hold_s : t->reps < main->reps_min;
}

bool td_plan_hold(struct td_plan_pass *p)
{
    const struct td_light_basis *basis = &p->out->basis;
    const struct td_past_session *last = p->last->past;

    td_plan_stay(p);
    if (basis->light == TD_LIGHT_AMBER) {
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
    if (basis->light == TD_LIGHT_OPEN) {
        return td_plan_decide(p, TD_RULE_MORNING);
    }
    if (p->last != p->base) { /* something gentler, or in place of it: no more is known */
        if (p->base->basis.light != TD_LIGHT_AMBER) {
            return false;
        }
        decided_by(p, p->base);
        return hold_for_amber(p);
    }
    if (!last->finished || was_small(p)) {
        return td_plan_decide(p, TD_RULE_NOT_WHOLE);
    }
    if (!last->at_tempo || !td_plan_keeps_tempo(p, p->base)) {
        return td_plan_decide(p, TD_RULE_TOO_FAST);
    }
    if (last->rpe > p->in->limits->effort) {
        return td_plan_decide(p, TD_RULE_HARD);
    }
    return false;
}
