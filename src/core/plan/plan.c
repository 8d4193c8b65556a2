/* The next session: what decides first, and what comes of it. */
#include "pass.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/limits.h"

#define GENTLE_HOURS 48    /* levels with fewer hours between may lie between others */
#define GENTLE_STEPS 2     /* so much below, one is on it for a rest, not to stay */
#define RESTS_MAX 3        /* such sessions in a row */
#define ROW_DAYS 14        /* one was higher up so lately */
#define RED_HOURS 24       /* after a red session even the gentlest level waits a day, ... */
#define RED_LEAST_HOURS 48 /* ... and two after one of its own */
#define TESTS_A_DAY 2
#define TEST_PAIN 1               /* a test with so much may be followed by the next at once */
#define MORNING_S (6 * TD_HOUR_S) /* of the next day */

static const char *const rule_ids[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = "closed",
    [TD_RULE_START] = "start",
    [TD_RULE_PLACEMENT] = "placement",
    [TD_RULE_PLACEMENT_AGAIN] = "placement_again",
    [TD_RULE_PLACED] = "placed",
    [TD_RULE_REFER] = "see_somebody",
    [TD_RULE_TWO_REDS] = "two_reds",
    [TD_RULE_SWELLING] = "swelling",
    [TD_RULE_RED] = "red",
    [TD_RULE_TODAY_SWELLING] = "today_swelling",
    [TD_RULE_TODAY_RED] = "today_red",
    [TD_RULE_AFTER_LOOK] = "after_look",
    [TD_RULE_BREAK] = "break",
    [TD_RULE_SELF_CHECK] = "self_check",
    [TD_RULE_GAP] = "easier_start",
    [TD_RULE_TODAY_AMBER] = "today_amber",
    [TD_RULE_AMBER] = "amber",
    [TD_RULE_AMBER_AGAIN] = "amber_again",
    [TD_RULE_OTHER_WORK] = "other_work",
    [TD_RULE_EASED] = "eased",
    [TD_RULE_RISING] = "rising",
    [TD_RULE_TOLERATED] = "tolerated",
    [TD_RULE_UNWELL] = "unwell",
    [TD_RULE_MORNING] = "morning_open",
    [TD_RULE_UNSAID] = "unsaid",
    [TD_RULE_NOT_WHOLE] = "not_whole",
    [TD_RULE_TOO_FAST] = "too_fast",
    [TD_RULE_HARD] = "hard",
    [TD_RULE_FLAT] = "flat",
    [TD_RULE_FULL_SETS] = "full_sets",
    [TD_RULE_BACK] = "back",
    [TD_RULE_HALF] = "half",
    [TD_RULE_MORE_REPS] = "more_reps",
    [TD_RULE_LONGER] = "longer",
    [TD_RULE_MORE_SETS] = "more_sets",
    [TD_RULE_STEP] = "step",
    [TD_RULE_ONCE_MORE] = "once_more",
    [TD_RULE_EASY] = "easy",
    [TD_RULE_LEVEL_UP] = "level_up",
    [TD_RULE_HEAVIER] = "heavier",
    [TD_RULE_DELOAD] = "deload",
    [TD_RULE_AFTER_DELOAD] = "after_ease",
    [TD_RULE_OTHER_DAY] = "other_day",
    [TD_RULE_LOWER] = "lower",
    [TD_RULE_LIMIT] = "limit",
    [TD_RULE_LIMIT_LOADED] = "limit_loaded",
    [TD_RULE_TOP] = "top",
};

const char *td_rule_id(enum td_rule rule)
{
    return rule_ids[rule];
}

/* ---- where one is on the ladder ---- */

static void make_at(const struct td_plan_input *input, int depth, struct td_plan *out);

/* Was one higher up just before? */
static bool comes_from_above(const struct td_plan_pass *p, size_t i)
{
    const struct td_plan_session *session = &p->sessions[i];

    for (size_t k = i + 1; k < p->count && session->day - p->sessions[k].day < ROW_DAYS; k++) {
        if (p->sessions[k].index >= session->index + GENTLE_STEPS) {
            return true;
        }
    }
    return false;
}

/* An easy session in between, by the person's own choice, is not the current level. Whether
 * it was their choice shows in what the plan was then. */
static bool is_for_a_rest(const struct td_plan_pass *p, size_t i)
{
    const struct td_plan_session *session = &p->sessions[i];
    const struct td_level *level = &p->in->program->levels[session->index];
    struct td_plan_input then = *p->in;
    struct td_plan plan;
    size_t at = (size_t)(session->past - p->in->sessions);

    if (level->rest_hours >= GENTLE_HOURS || session->basis.light >= TD_LIGHT_AMBER ||
        p->depth == RESTS_MAX || !comes_from_above(p, i)) {
        return false;
    }
    then.sessions = session->past + 1;
    then.session_count = p->in->session_count - at - 1;
    then.now = session->past->started;
    make_at(&then, p->depth + 1, &plan);
    if (plan.rule >= TD_RULE_REFER && plan.rule <= TD_RULE_SELF_CHECK) {
        return false; /* something asked for less, and so it was */
    }
    return td_program_rung(p->in->program, plan.level->id) >= session->index + GENTLE_STEPS;
}

static void find_base(struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && p->base == NULL; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (session->index >= 0 && session->past->swap_in[0] == '\0' && !is_for_a_rest(p, i)) {
            p->base = session;
        }
    }
    for (size_t i = 0; i < p->count && p->base == NULL; i++) { /* swap-ins alone */
        p->base = p->sessions[i].index >= 0 ? &p->sessions[i] : NULL;
    }
    if (p->base != NULL) {
        p->index = p->base->index;
        p->level = p->base->level;
        p->out->current_level = p->level;
        p->out->greens = td_plan_count_greens(p);
    }
}

/* ---- all of it ---- */

/* What speaks against going on. */
static bool step_back(struct td_plan_pass *p)
{
    p->out->referral = td_plan_referral(p, p->out->weekly);
    return (p->out->referral == TD_REFER_NOT && td_plan_after_look(p)) || td_plan_back_for_red(p) ||
           td_plan_easier_start(p) || td_plan_back_after_break(p) || td_plan_back_to_check(p);
}

static void decide(struct td_plan_pass *p)
{
    if (p->base == NULL) {
        p->out->referral = td_plan_referral(p, p->out->weekly);
        if (p->out->referral != TD_REFER_NOT) { /* mornings alone may ask for it */
            td_plan_place(p, 0);
            (void)td_plan_decide(p, TD_RULE_REFER);
        } else if ((p->last != NULL || !td_plan_begin_placement(p)) &&
                   !td_plan_bad_first_morning(p)) {
            td_plan_start(p);
        }
        return;
    }
    if (step_back(p) || td_plan_continue_placement(p) || td_plan_deload(p) || td_plan_hold(p) ||
        td_plan_after_deload(p) || td_plan_return(p) || td_plan_progress(p)) {
        return;
    }
    td_plan_level_up(p);
}

/* The self-check leaves less open than the current level: that is what to say,
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
        const struct td_past_session *t = p->sessions[i].past;

        if (!t->nothing_done && td_str_equal(t->level, level->id) && ++week == level->week_most) {
            return t->started.unix_s + TD_WEEK_S;
        }
    }
    return 0;
}

/* Two tests a day; the next one then waits for the next day. */
static int64_t next_test_due(const struct td_plan_pass *p)
{
    int tests = 0;

    for (size_t i = 0; i < p->count && p->sessions[i].day == p->last->day; i++) {
        tests +=
            p->sessions[i].past->purpose == TD_PURPOSE_PLACEMENT && p->sessions[i].past->finished
                ? 1
                : 0;
    }
    return tests < TESTS_A_DAY ? 0
                               : (p->last->day + 1) * TD_DAY_S + MORNING_S -
                                     (int64_t)p->in->now.utc_offset_min * 60;
}

/* Not before the muscles had their nights, not more often than the level says, and not
 * within a day of a red one. Of a test that went well one may go on at once. */
static int64_t due_of(const struct td_plan_pass *p)
{
    const struct td_level *level = p->out->level;
    int hours = td_plan_rest_hours(level, p->in->limits);
    int64_t due, full;

    if (p->last == NULL) {
        return 0;
    }
    if (p->last->past->purpose == TD_PURPOSE_PLACEMENT && p->last->basis.light < TD_LIGHT_AMBER &&
        p->last->basis.pain <= TEST_PAIN) {
        return p->out->purpose == TD_PURPOSE_PLACEMENT ? next_test_due(p) : 0;
    }
    if (p->last->basis.session == TD_LIGHT_RED) {
        hours = td_max(hours, p->last->index == 0 ? RED_LEAST_HOURS : RED_HOURS);
    }
    due = p->last->past->started.unix_s + (int64_t)hours * TD_HOUR_S;
    full = week_full_until(p, level);
    p->out->week_full = full > due;
    return full > due ? full : due;
}

static void make_at(const struct td_plan_input *input, int depth, struct td_plan *out)
{
    struct td_plan_pass p = {.in = input, .depth = depth, .out = out};

    memset(out, 0, sizeof *out);
    out->from_rpe = -1;
    out->wanted = -1;
    out->today_usual = -1;
    out->basis_day = -1;
    out->from_index = -1;
    out->basis = (struct td_light_basis){.pain = -1, .before = -1, .after = -1, .usual = -1};
    p.allowed = td_plan_highest_allowed(input->program, input->gate);
    td_plan_read(&p);
    td_plan_read_gap(&p);
    if (depth == 0) {
        td_plan_read_fade(&p);
    }
    find_base(&p);
    decide(&p);
    out->today_age = p.has_today ? (int)(td_instant_local_day(input->now) - out->today.day) : 0;
    out->effort_most = td_plan_effort(&p, td_program_rung(input->program, out->level->id));
    out->from_effort_most = p.last != NULL ? td_plan_effort(&p, p.last->index) : 0;
    out->reduced = out->rule >= TD_RULE_REFER && out->rule <= TD_RULE_EASED;
    td_plan_change(&p);
    say_limit(&p);
    if (depth == 0) {
        td_plan_beside(&p);
        td_plan_mind_gap(&p);
    }
    if (td_plan_is_limited(input) && input->gate->training == TD_TRAINING_CLOSED) {
        out->rule = TD_RULE_CLOSED;
        return;
    }
    if (input->gate != NULL && input->gate->no_load) {
        out->load_g = 0; /* a clinician said so */
    }
    out->due_unix_s = due_of(&p);
}

void td_plan_make(const struct td_plan_input *input, struct td_plan *out)
{
    struct td_plan_input in = *input;
    struct td_training_gate gate;

    if (input->gate != NULL) {
        gate = *input->gate;
        td_limits_open(input, &gate);
        in.gate = &gate;
    }
    make_at(&in, 0, out);
    out->by_look = input->gate != NULL && input->gate->look_holds;
    out->ask_one_more = td_limits_one_more(&in);
    td_limits_deeper(&in, &out->deeper);
    out->until_look = in.gate != NULL && in.gate->opens.weeks == 0;
    out->rests = in.gate != NULL && in.gate->deeper_since > td_instant_local_day(in.now);
    out->no_load = in.gate != NULL && in.gate->no_load;
}
