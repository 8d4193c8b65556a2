/* The ways back up: after a clinician's look, a red light, a break; and what to do about a level
 * one has fallen from again and again. All of it is read from the record each time. */
#include "pass.h"

#define CALM 1         /* index of the higher of the two gentle levels */
#define LOOK_DAYS 56   /* before a look: where one was */
#define RED_DAYS 14    /* a red session before it was what it was for */
#define LOOK_MOST "l3" /* after a look nobody begins higher, ... */
#define LOOK_LEVELS 2  /* ... and so much below where one was */
#define LOOK_LOAD 70   /* per cent of the load */
#define FLARE_DAYS 56  /* a red light is remembered for */
#define FLARE_ROW 14   /* reds no further apart are of one flare-up */
#define EASY_DAYS 7    /* the easy week */
#define CALM_AGAIN 2   /* good sessions after it */
#define BREAK_DAYS 7   /* a gap after which it went on lower */
#define LONG_DAYS 182  /* after it nothing of before counts */
#define MONTHS_DAYS 56
#define BREAK_LOAD 80   /* per cent, after weeks; after months as after a look */
#define LEAST_REPS 8    /* clean ones, with pain up to ... */
#define LEAST_HOLD_S 20 /* (or a hold) */
#define LEAST_PAIN 2
#define LOAD_ROUND_G 500

/* ---- after a look ---- */

/* Did the plan, or a red session, ask for it? */
static bool was_asked_for(const struct td_plan_pass *p, struct td_instant looked)
{
    struct td_training_gate gate = *p->in->gate;
    struct td_plan_input input = *p->in;
    struct td_plan_pass then = *p;
    int weekly[3];

    gate.cleared_unix_s = 0;
    input.gate = &gate;
    input.now = looked;
    then.in = &input;
    if (td_plan_referral(&then, weekly) != TD_REFER_NOT) {
        return true;
    }
    return p->last->basis.light == TD_LIGHT_RED &&
           looked.unix_s - p->last->past->started.unix_s < RED_DAYS * TD_DAY_S;
}

/* Where one was before the gentle sessions that a referral leads to. */
static int level_before_look(const struct td_plan_pass *p, int64_t looked_unix_s)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (looked_unix_s - session->past->started.unix_s > LOOK_DAYS * TD_DAY_S) {
            break;
        }
        if (td_plan_is_own(session) && session->index > CALM) {
            return session->index;
        }
    }
    return p->index;
}

/* Whether one rested or trained as told until then. */
bool td_plan_after_look(struct td_plan_pass *p)
{
    const struct td_training_gate *gate = p->in->gate;
    struct td_instant looked;
    int to, start;

    if (gate == NULL || gate->cleared_unix_s <= p->last->past->started.unix_s) {
        return false;
    }
    looked = (struct td_instant){gate->cleared_unix_s, p->in->now.utc_offset_min};
    if ((p->has_today && p->today == TD_LIGHT_RED &&
         p->out->today.day >= td_instant_local_day(looked)) ||
        !was_asked_for(p, looked)) {
        return false;
    }
    p->out->from_index = level_before_look(p, looked.unix_s);
    to = td_min(td_plan_named(p, LOOK_MOST, p->index),
                td_plan_down(p, p->out->from_index, LOOK_LEVELS));
    start = td_program_level_index(p->in->program, gate->start_level);
    if (gate->known && gate->training == TD_TRAINING_LIMITED && start >= 0) {
        to = td_min(to, start);
    }
    to = td_min(to, td_plan_after_open_red(p)); /* of the gentle sessions as well */
    td_plan_place(p, to);
    p->out->load_g = td_plan_known_load(p, p->out->level, LOOK_LOAD);
    return td_plan_decide(p, TD_RULE_AFTER_LOOK);
}

/* ---- after a red light ---- */

struct flare {
    int64_t day; /* of its last red light; -1 = there was none */
    int from;    /* the highest level in it; -1 without, and nothing is below it */
};

static bool is_red_morning(const struct td_plan_pass *p, const struct td_morning *m)
{
    return td_morning_light(p->in->mornings, p->in->morning_count, m->day, p->in->limits) ==
           TD_LIGHT_RED;
}

/* The level one was at on that day. */
static int level_on(const struct td_plan_pass *p, int64_t day)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->sessions[i].day < day && td_plan_is_own(&p->sessions[i])) {
            return p->sessions[i].index;
        }
    }
    return -1;
}

static void take_red(struct flare *flare, int64_t day, int index)
{
    if (flare->day - day <= FLARE_ROW) { /* without one, too */
        flare->day = flare->day < day ? day : flare->day;
        flare->from = td_max(flare->from, index);
    }
}

/* The newest red light's, with those shortly before it. */
static struct flare find_flare(const struct td_plan_pass *p)
{
    int64_t today = td_instant_local_day(p->in->now);
    struct flare flare = {-1, -1};

    for (size_t i = 0; i < p->count && today - p->sessions[i].day <= FLARE_DAYS; i++) {
        if (p->sessions[i].basis.light == TD_LIGHT_RED) {
            take_red(&flare, p->sessions[i].day, p->sessions[i].index);
        }
    }
    for (size_t i = 0; i < p->in->morning_count; i++) {
        const struct td_morning *m = &p->in->mornings[i];

        if (m->day <= today && today - m->day <= FLARE_DAYS && m->day > flare.day &&
            (m->swollen || m->limp || m->pain > 1) && is_red_morning(p, m)) {
            if (m->day - flare.day > FLARE_ROW) {
                flare = (struct flare){-1, -1};
            }
            flare.day = m->day;
            flare.from = td_max(flare.from, level_on(p, m->day));
        }
    }
    return flare;
}

/* Good or tolerated ones in a row, newest first, later than that day. */
static int goods_since(const struct td_plan_pass *p, int64_t day)
{
    int goods = 0;

    for (size_t i = 0; i < p->count && p->sessions[i].day > day; i++) {
        bool tolerated = td_plan_is_tolerated(&p->sessions[i]) && p->sessions[i].past->finished;

        if (p->sessions[i].basis.light >= TD_LIGHT_AMBER && !tolerated) {
            break;
        }
        goods += tolerated || td_plan_is_good(p, &p->sessions[i]) ? 1 : 0;
    }
    return goods;
}

static bool was_at(const struct td_plan_pass *p, int index, int64_t since)
{
    for (size_t i = 0; i < p->count && p->sessions[i].day > since; i++) {
        if (p->sessions[i].index >= index) {
            return true;
        }
    }
    return false;
}

static bool go_back_to(struct td_plan_pass *p, int index, int from, int percent)
{
    index = td_min(index, p->allowed);
    if (index <= p->index) {
        return false;
    }
    if (td_plan_fell_too_often(p, index)) {
        return true;
    }
    td_plan_place(p, index);
    p->out->load_g = td_plan_known_load(p, p->out->level, percent);
    p->out->from_index = from;
    return td_plan_decide(p, TD_RULE_BACK);
}

/* One below the level of the red, once the easy week is over and two sessions were good. */
static bool return_from_flare(struct td_plan_pass *p)
{
    struct flare flare = find_flare(p);
    int64_t cleared = p->in->gate != NULL ? p->in->gate->cleared_unix_s / TD_DAY_S : 0;
    int to;

    if (cleared >= flare.day || td_instant_local_day(p->in->now) - flare.day < EASY_DAYS) {
        return false;
    }
    to = td_plan_down(p, flare.from, 1);
    return !was_at(p, to, flare.day) && goods_since(p, flare.day) >= CALM_AGAIN &&
           go_back_to(p, to, flare.from, BREAK_LOAD);
}

/* ---- after a break ---- */

/* The last session before the newest break after which it went on lower; NULL: none, or it
 * was not calm since. */
static const struct td_plan_session *before_break(const struct td_plan_pass *p)
{
    for (size_t i = 0; i + 1 < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (session->basis.light >= TD_LIGHT_AMBER ||
            session->past->purpose == TD_PURPOSE_PLACEMENT) {
            return NULL;
        }
        if (td_plan_gap_before(p, session) >= BREAK_DAYS) {
            const struct td_plan_session *before = session + 1;

            while (before < p->sessions + p->count && !td_plan_is_own(before)) {
                before++;
            }
            return before < p->sessions + p->count && session->index < before->index ? before
                                                                                     : NULL;
        }
    }
    return NULL;
}

/* A level a session, while eight clean reps go with little pain. */
static bool return_from_break(struct td_plan_pass *p)
{
    const struct td_plan_session *before = before_break(p);
    const struct td_past_session *t = p->base->past;
    int64_t off;
    int to;

    if (before == NULL || before->index <= p->index || before->basis.light >= TD_LIGHT_AMBER ||
        !td_plan_is_good(p, p->base) || t->worst_pain > LEAST_PAIN ||
        (t->hold_s > 0 ? t->hold_s < LEAST_HOLD_S : t->reps < LEAST_REPS)) {
        return false;
    }
    off = td_plan_gap_before(p, before - 1);
    to = td_plan_up(p, p->index);
    return off < LONG_DAYS && to >= 0 &&
           go_back_to(p, td_min(to, before->index), before->index,
                      off < MONTHS_DAYS ? BREAK_LOAD : LOOK_LOAD);
}

bool td_plan_return(struct td_plan_pass *p)
{
    return return_from_flare(p) || return_from_break(p);
}
