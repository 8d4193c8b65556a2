#include "plan.h"

#include "teardrop/base/str.h"

#define RUN_GAP_DAYS 14 /* a longer gap begins a new run of heavy weeks */
#define EASED_LOAD 10   /* after weeks off: a tenth less */
#define LOAD_ROUND_G 500

/* Weeks off and what they cost. */
static const struct {
    int weeks, levels;
} breaks[] = {{8, 2}, {4, 1}, {2, 0}};

/* ---- what speaks against going on as planned ---- */

/* Three weeks, counted back from the newest session, each with a red one; or each
 * with more pain than the one before. */
static bool somebody_should_look(const struct td_plan_pass *p)
{
    int worst[3] = {-1, -1, -1};
    bool red[3] = {false, false, false};

    for (size_t i = 0; i < p->count; i++) {
        int64_t week = (p->last->started.unix_s - p->in->sessions[i].started.unix_s) / TD_PLAN_WEEK;

        if (week >= 0 && week < 3) {
            red[week] = red[week] || p->signs[i].signal == TD_SIGNAL_RED;
            worst[week] = p->signs[i].pain > worst[week] ? p->signs[i].pain : worst[week];
        }
    }
    return (red[0] && red[1] && red[2]) ||
           (worst[2] >= 0 && worst[1] > worst[2] && worst[0] > worst[1] &&
            worst[0] > p->in->safety->green_pain);
}

/* Two within a week, the later one less than a week ago. */
static bool two_reds(const struct td_plan_pass *p)
{
    int64_t newer = -1;

    for (size_t i = 0; i < p->count; i++) {
        if (p->signs[i].signal != TD_SIGNAL_RED) {
            continue;
        }
        if (newer >= 0) {
            return td_plan_age(p, i) - newer < TD_PLAN_WEEK;
        }
        newer = td_plan_age(p, i);
        if (newer >= TD_PLAN_WEEK) {
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
    index = index < 0 ? 0 : index;
    if (index == p->index) {
        td_plan_stay(p);
    } else {
        td_plan_place(p, index);
    }
}

bool td_plan_step_back(struct td_plan_pass *p)
{
    const struct td_sign *sign = &p->out->sign;
    int off = levels_lost_to_break(p->out);
    int calm = sign->swollen ? 0 : 1; /* the first two levels */

    if (p->out->weeks_off < breaks[2].weeks && somebody_should_look(p)) {
        step_to(p, p->index < calm ? p->index : calm);
        p->out->see_somebody = true;
        return td_plan_take(p, TD_RULE_SEE);
    }
    if (two_reds(p)) {
        step_to(p, p->index > calm                 ? calm
                   : sign->signal == TD_SIGNAL_RED ? p->index - 1
                                                   : p->index);
        return td_plan_take(p, TD_RULE_TWO_REDS);
    }
    if (sign->swollen) {
        step_to(p, p->index - td_plan_more(2, off));
        return td_plan_take(p, TD_RULE_SWELLING);
    }
    if (sign->signal == TD_SIGNAL_RED) {
        step_to(p, p->index - td_plan_more(1, off));
        return td_plan_take(p, TD_RULE_RED);
    }
    if (off >= 0) {
        int load_g = p->last->load_g - p->last->load_g / EASED_LOAD;

        td_plan_place(p, p->index - off);
        p->out->load_g = off == 0 ? load_g / LOAD_ROUND_G * LOAD_ROUND_G : 0;
        return td_plan_take(p, TD_RULE_BREAK);
    }
    return false;
}

/* ---- heavy weeks ---- */

/* Of the heavy levels' run: how long since it began, or since its last easy week. */
static bool ease_due(const struct td_plan_pass *p)
{
    const struct td_level *level = &p->in->program->levels[p->index];
    int64_t begin = p->in->now.unix_s;

    if (level->ease_weeks == 0) {
        return false;
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct td_trained *trained = &p->in->sessions[i];
        const struct td_level *at = td_program_level(p->in->program, trained->level);

        if (at == NULL || at->ease_weeks == 0 ||
            begin - trained->started.unix_s > RUN_GAP_DAYS * TD_PLAN_DAY) {
            break;
        }
        if (trained->purpose == TD_PURPOSE_DELOAD) {
            size_t first = i;

            while (first + 1 < p->count &&
                   p->in->sessions[first + 1].purpose == TD_PURPOSE_DELOAD) {
                first++;
            }
            if (i == 0 && td_plan_age(p, first) < TD_PLAN_WEEK) {
                return true; /* the easy week is not over */
            }
            break;
        }
        begin = trained->started.unix_s;
    }
    return p->in->now.unix_s - begin >= (level->ease_weeks - 1) * TD_PLAN_WEEK;
}

bool td_plan_ease(struct td_plan_pass *p)
{
    const struct td_exercise *main;

    if (!ease_due(p)) {
        return false;
    }
    td_plan_stay(p);
    main = &p->out->level->exercises[0];
    p->out->purpose = TD_PURPOSE_DELOAD;
    if (p->out->sets > (main->sets_min + 1) / 2) {
        p->out->sets = (main->sets_min + 1) / 2;
    }
    return td_plan_take(p, TD_RULE_DELOAD);
}

/* ---- holding ---- */

bool td_plan_hold(struct td_plan_pass *p)
{
    const struct td_sign *sign = &p->out->sign;

    td_plan_stay(p);
    if (sign->signal == TD_SIGNAL_AMBER) {
        p->out->sets = td_plan_more(1, p->out->sets - 1);
        return td_plan_take(p, TD_RULE_AMBER);
    }
    if (sign->pain < 0 || p->last->rpe < 0) {
        return td_plan_take(p, TD_RULE_UNSAID);
    }
    if (sign->signal == TD_SIGNAL_OPEN) {
        return td_plan_take(p, TD_RULE_MORNING);
    }
    if (!p->last->finished || !p->last->at_tempo) {
        return td_plan_take(p, TD_RULE_NOT_WHOLE);
    }
    if (p->last->rpe > p->in->safety->effort) {
        return td_plan_take(p, TD_RULE_HARD);
    }
    return false;
}
