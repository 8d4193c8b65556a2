#include "plan.h"

#include <string.h>

#include "teardrop/base/str.h"

#define SECONDS_PER_HOUR 3600
#define TWO_NIGHTS_H 48 /* levels with so many rest hours follow [safety] hours */

static const char *const rule_ids[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = "closed",
    [TD_RULE_START] = "start",
    [TD_RULE_PLACEMENT] = "placement",
    [TD_RULE_PLACED] = "placed",
    [TD_RULE_SEE] = "see_somebody",
    [TD_RULE_TWO_REDS] = "two_reds",
    [TD_RULE_SWELLING] = "swelling",
    [TD_RULE_RED] = "red",
    [TD_RULE_BREAK] = "break",
    [TD_RULE_AMBER] = "amber",
    [TD_RULE_MORNING] = "morning_open",
    [TD_RULE_UNSAID] = "unsaid",
    [TD_RULE_NOT_WHOLE] = "not_whole",
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

/* ---- beginnings ---- */

static void start(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    const char *id = td_plan_is_limited(in) && in->gate->start_level[0] != '\0'
                         ? in->gate->start_level
                         : TD_DEFAULT_LEVEL;
    int index = td_program_level_index(in->program, id);

    td_plan_place(p, index >= 0 ? index : 0);
    (void)td_plan_take(p, TD_RULE_START);
}

static void test_level(struct td_plan_pass *p, int index)
{
    td_plan_place(p, index);
    p->out->sets = 1;
    p->out->reps = TD_PLAN_PLACEMENT_REPS;
    p->out->purpose = TD_PURPOSE_PLACEMENT;
    (void)td_plan_take(p, TD_RULE_PLACEMENT);
}

static const char *const placement_levels[] = {"l3", "l5"};
#define PLACEMENTS ((int)(sizeof placement_levels / sizeof placement_levels[0]))

static int placement_index(const struct td_plan_pass *p, int which)
{
    return which < 0 || which >= PLACEMENTS
               ? -1
               : td_program_level_index(p->in->program, placement_levels[which]);
}

/* For people without pain: eight clean reps at the first of these levels, then at
 * the next one; they begin at the one last passed, or below the first. */
static bool begin_placement(struct td_plan_pass *p)
{
    int index = placement_index(p, 0);

    if (!td_plan_is_limited(p->in) || p->in->gate->goal != TD_GOAL_STRENGTH || index < 0 ||
        index > p->allowed) {
        return false;
    }
    test_level(p, index);
    return true;
}

static bool go_on_placing(struct td_plan_pass *p)
{
    bool passed = p->last->finished && p->last->worst_pain == 0 && p->last->hurt[0] == '\0';
    int which = 0;

    if (p->last->purpose != TD_PURPOSE_PLACEMENT) {
        return false;
    }
    while (which < PLACEMENTS && placement_index(p, which) != p->index) {
        which++;
    }
    if (passed && placement_index(p, which + 1) >= 0 &&
        placement_index(p, which + 1) <= p->allowed) {
        test_level(p, placement_index(p, which + 1));
        return true;
    }
    td_plan_place(p, passed ? p->index : which > 0 ? placement_index(p, which - 1) : p->index - 1);
    return td_plan_take(p, TD_RULE_PLACED);
}

/* ---- all of it ---- */

static void look_at_record(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;

    p->count = in->session_count < TD_PLAN_LOOK_BACK ? in->session_count : TD_PLAN_LOOK_BACK;
    for (size_t i = 0; i < p->count; i++) {
        td_sign_of(&in->sessions[i], in->mornings, in->morning_count, in->safety, &p->signs[i]);
    }
    p->index = p->count > 0 ? td_program_level_index(in->program, in->sessions[0].level) : -1;
    if (p->index < 0) { /* nothing, or a level that is not there any more */
        p->count = 0;
        return;
    }
    p->last = &in->sessions[0];
    p->out->sign = p->signs[0];
    td_str_copy(p->out->from, sizeof p->out->from, p->last->level);
    p->out->from_rpe = p->last->rpe;
    p->out->weeks_off = td_plan_age(p, 0) > 0 ? (int)(td_plan_age(p, 0) / TD_PLAN_WEEK) : 0;
    p->out->morning_to_come =
        td_instant_local_day(p->in->now) <= td_instant_local_day(p->last->started);
    p->out->greens = td_plan_count_greens(p);
}

static void decide(struct td_plan_pass *p)
{
    if (p->count == 0) {
        if (!begin_placement(p)) {
            start(p);
        }
        return;
    }
    if (go_on_placing(p) || td_plan_step_back(p) || td_plan_ease(p) || td_plan_hold(p) ||
        td_plan_grow(p)) {
        return;
    }
    td_plan_lead_on(p);
}

/* Not before the muscles had their nights, and not more often than the level says. */
static int64_t due_of(const struct td_plan_pass *p)
{
    const struct td_level *level = p->out->level;
    int hours = level->rest_hours;
    int64_t due;
    int week = 0;

    if (p->count == 0 || p->out->purpose == TD_PURPOSE_PLACEMENT ||
        p->last->purpose == TD_PURPOSE_PLACEMENT) {
        return 0;
    }
    hours = hours >= TWO_NIGHTS_H ? td_plan_more(hours, p->in->safety->hours) : hours;
    due = p->last->started.unix_s + (int64_t)hours * SECONDS_PER_HOUR;
    for (size_t i = 0; i < p->count && level->week_most > 0; i++) {
        if (td_str_equal(p->in->sessions[i].level, level->id) && ++week == level->week_most) {
            int64_t later = p->in->sessions[i].started.unix_s + TD_PLAN_WEEK;

            due = later > due ? later : due;
        }
    }
    return due;
}

void td_plan_make(const struct td_plan_input *input, struct td_plan *out)
{
    struct td_plan_pass p = {.in = input, .out = out};

    memset(out, 0, sizeof *out);
    out->from_rpe = -1;
    out->wanted = -1;
    out->sign = (struct td_sign){.pain = -1, .before = -1, .after = -1, .usual = -1};
    p.allowed = td_plan_highest_allowed(input);
    look_at_record(&p);
    decide(&p);
    if (p.count > 0 && p.index > p.allowed && out->wanted < 0 &&
        (out->rule >= TD_RULE_AMBER && out->rule != TD_RULE_LIMIT)) {
        out->wanted = p.index;
        out->rule = TD_RULE_LIMIT; /* whatever it would have been */
    }
    if (td_plan_is_limited(input) && input->gate->training == TD_TRAINING_CLOSED) {
        out->rule = TD_RULE_CLOSED;
        return;
    }
    out->due_unix_s = due_of(&p);
}

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
