/* The next session: what decides first, and what comes of it. */
#include "pass.h"

#include <string.h>

#include "teardrop/base/str.h"

#define SECONDS_PER_HOUR 3600
#define RED_HOURS 24 /* after a red session even the gentlest level waits a day */

static const char *const rule_ids[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = "closed",
    [TD_RULE_START] = "start",
    [TD_RULE_PLACEMENT] = "placement",
    [TD_RULE_PLACEMENT_AGAIN] = "placement_again",
    [TD_RULE_PLACED] = "placed",
    [TD_RULE_SEE] = "see_somebody",
    [TD_RULE_TWO_REDS] = "two_reds",
    [TD_RULE_SWELLING] = "swelling",
    [TD_RULE_RED] = "red",
    [TD_RULE_TODAY_SWELLING] = "today_swelling",
    [TD_RULE_TODAY_RED] = "today_red",
    [TD_RULE_FLAT] = "flat",
    [TD_RULE_BREAK] = "break",
    [TD_RULE_SELF_CHECK] = "self_check",
    [TD_RULE_TODAY_AMBER] = "today_amber",
    [TD_RULE_AMBER] = "amber",
    [TD_RULE_AMBER_AGAIN] = "amber_again",
    [TD_RULE_UNWELL] = "unwell",
    [TD_RULE_MORNING] = "morning_open",
    [TD_RULE_UNSAID] = "unsaid",
    [TD_RULE_NOT_WHOLE] = "not_whole",
    [TD_RULE_TOO_FAST] = "too_fast",
    [TD_RULE_HARD] = "hard",
    [TD_RULE_FULL_SETS] = "full_sets",
    [TD_RULE_MORE_REPS] = "more_reps",
    [TD_RULE_LONGER] = "longer",
    [TD_RULE_MORE_SETS] = "more_sets",
    [TD_RULE_STEP] = "step",
    [TD_RULE_ONCE_MORE] = "once_more",
    [TD_RULE_LEVEL_UP] = "level_up",
    [TD_RULE_HEAVIER] = "heavier",
    [TD_RULE_DELOAD] = "deload",
    [TD_RULE_AFTER_EASE] = "after_ease",
    [TD_RULE_LIMIT] = "limit",
    [TD_RULE_TOP] = "top",
};

const char *td_rule_id(enum td_rule rule)
{
    return rule_ids[rule];
}

/* ---- small things ---- */

int64_t td_plan_age(const struct td_plan_pass *p, const struct td_plan_session *look)
{
    return p->in->now.unix_s - look->trained->started.unix_s;
}

bool td_plan_decide(struct td_plan_pass *p, enum td_rule rule)
{
    p->out->rule = rule;
    return true;
}

/* ---- all of it ---- */

static void decide(struct td_plan_pass *p)
{
    if (p->base == NULL) {
        p->out->see = td_plan_referral(p, p->out->weekly);
        if (p->out->see != TD_REFER_NOT) { /* mornings alone may ask for it */
            td_plan_place(p, 0);
            (void)td_plan_decide(p, TD_RULE_SEE);
        } else if (p->last != NULL || !td_plan_begin_placement(p)) {
            td_plan_start(p);
        }
        return;
    }
    if (td_plan_step_back(p) || td_plan_continue_placement(p) || td_plan_ease(p) ||
        td_plan_hold(p) || td_plan_progress(p)) {
        return;
    }
    td_plan_level_up(p);
}

/* What the self-check leaves open is less than where one stood: that is what to say,
 * unless there is something more pressing. */
static void say_limit(struct td_plan_pass *p)
{
    if (p->base != NULL && p->index > p->allowed && p->out->wanted < 0 &&
        p->out->rule >= TD_RULE_TODAY_AMBER && p->out->rule != TD_RULE_LIMIT) {
        p->out->wanted = p->index;
        p->out->rule = TD_RULE_LIMIT;
    }
}

/* Sessions at a level in the last seven days fill its week. */
static int64_t week_full_until(const struct td_plan_pass *p, const struct td_level *level)
{
    int week = 0;

    for (size_t i = 0; i < p->count && level->week_most > 0; i++) {
        const struct td_past_session *t = p->looks[i].trained;

        if (!t->nothing_done && td_str_equal(t->level, level->id) && ++week == level->week_most) {
            return t->started.unix_s + TD_PLAN_WEEK;
        }
    }
    return 0;
}

/* Not before the muscles had their nights, not more often than the level says, and not
 * within a day of a red one. Of a test that went well one may go on at once. */
static int64_t due_of(const struct td_plan_pass *p)
{
    const struct td_level *level = p->out->level;
    int hours = td_plan_rest_hours(level, p->in->safety);
    int64_t due, full;

    if (p->last == NULL || (p->last->trained->purpose == TD_PURPOSE_PLACEMENT &&
                            p->last->sign.signal < TD_LIGHT_AMBER && p->last->sign.pain <= 0)) {
        return 0;
    }
    if (p->last->sign.session == TD_LIGHT_RED) {
        hours = td_max(hours, RED_HOURS);
    }
    due = p->last->trained->started.unix_s + (int64_t)hours * SECONDS_PER_HOUR;
    full = week_full_until(p, level);
    p->out->week_full = full > due;
    return full > due ? full : due;
}

void td_plan_make_at(const struct td_plan_input *input, int depth, struct td_plan *out)
{
    struct td_plan_pass p = {.in = input, .depth = depth, .out = out};

    memset(out, 0, sizeof *out);
    out->from_rpe = -1;
    out->wanted = -1;
    out->today_usual = -1;
    out->sign_day = -1;
    out->sign = (struct td_light_basis){.pain = -1, .before = -1, .after = -1, .usual = -1};
    p.allowed = td_plan_highest_allowed(input->program, input->gate);
    td_plan_read(&p);
    decide(&p);
    out->eased = out->rule >= TD_RULE_SEE && out->rule <= TD_RULE_AMBER_AGAIN;
    say_limit(&p);
    if (td_plan_is_limited(input) && input->gate->training == TD_TRAINING_CLOSED) {
        out->rule = TD_RULE_CLOSED;
        return;
    }
    out->due_unix_s = due_of(&p);
}

void td_plan_make(const struct td_plan_input *input, struct td_plan *out)
{
    td_plan_make_at(input, 0, out);
}

/* ---- as overrides ---- */

void td_plan_overrides(const struct td_plan *plan, struct td_overrides *out)
{
    const struct td_exercise *main = &plan->level->exercises[0];

    td_overrides_init(out);
    out->sets = plan->sets != main->sets_min ? plan->sets : -1;
    out->reps = plan->reps > 0 && plan->reps != main->reps_min ? plan->reps : -1;
    out->hold_s = plan->hold_s > 0 && plan->hold_s != main->hold_s ? plan->hold_s : -1;
    out->load_g = plan->load_g > 0 ? plan->load_g : -1;
    out->step = plan->step;
    out->purpose = (int)plan->purpose;
}

/* Settings are for usual days: they do not take back what a rule has eased. */
static bool is_easing(const struct td_plan *plan)
{
    return plan->purpose != TD_PURPOSE_SESSION || plan->eased;
}

static int no_more(int usual, int planned)
{
    return usual > planned ? planned : usual; /* -1, not said, stays */
}

void td_plan_overrides_for(const struct td_plan *plan, const struct td_level *level,
                           const struct td_overrides *usual, const struct td_overrides *asked,
                           struct td_overrides *out)
{
    bool same = plan->level != NULL &&
                level->id == plan->level->id; /* of the same programme, whatever the step */
    struct td_overrides fixed = *usual;

    td_overrides_init(out);
    if (same && asked->swap_in > 0) { /* it has numbers of its own */
        same = false;
    }
    if (same) {
        td_plan_overrides(plan, out);
        if (is_easing(plan)) {
            fixed.sets = no_more(fixed.sets, plan->sets);
            fixed.reps = plan->reps > 0 ? no_more(fixed.reps, plan->reps) : fixed.reps;
            fixed.hold_s = plan->hold_s > 0 ? no_more(fixed.hold_s, plan->hold_s) : fixed.hold_s;
        }
        if (plan->purpose == TD_PURPOSE_PLACEMENT) {
            fixed.sets = fixed.reps = -1; /* the test is what it is */
        }
    }
    td_overrides_merge(out, &fixed);
    td_overrides_merge(out, asked);
    if (same && plan->purpose != TD_PURPOSE_SESSION &&
        (asked->sets > plan->sets || (plan->reps > 0 && asked->reps > plan->reps) ||
         (plan->hold_s > 0 && asked->hold_s > plan->hold_s))) {
        out->purpose = TD_PURPOSE_SESSION; /* more than that was asked for */
    }
}
