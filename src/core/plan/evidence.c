/* What is on record, and where one stands on the ladder by it. */
#include "pass.h"

#include "teardrop/base/str.h"
#include "teardrop/core/chart/chart.h"

#define GENTLE_HOURS 48 /* levels with fewer hours between may lie between others */
#define GENTLE_STEPS 2  /* so much below, one is on it for a rest, not to stay */
#define RESTS_MAX 3     /* such sessions in a row */
#define ROW_DAYS 14     /* a longer gap ends a row of green sessions */
#define LATELY_DAYS 28
#define PAINLESS_SESSIONS 2

/* ---- reading ---- */

static void look_at(const struct td_plan_pass *p, const struct td_past_session *trained,
                    struct td_plan_session *out)
{
    const struct td_program *program = p->in->program;
    const struct td_level *level = td_program_level(program, trained->level);

    out->trained = trained;
    out->day = td_training_day(trained->started);
    out->index = level == NULL || level->off_ladder || level->free_timer
                     ? -1
                     : td_program_level_index(program, trained->level);
    td_light_of_session(trained, p->in->mornings, p->in->morning_count, p->in->safety, &out->sign);
}

/* A clock that was set back leaves sessions that are still to come: passed over. */
static bool is_to_come(const struct td_plan_pass *p, const struct td_past_session *trained)
{
    return trained->started.unix_s > p->in->now.unix_s + TD_PLAN_DAY;
}

/* Was one higher up just before? */
static bool comes_from_above(const struct td_plan_pass *p, size_t i)
{
    const struct td_plan_session *look = &p->looks[i];

    for (size_t k = i + 1; k < p->count && look->day - p->looks[k].day < ROW_DAYS; k++) {
        if (p->looks[k].index >= look->index + GENTLE_STEPS) {
            return true;
        }
    }
    return false;
}

/* An easy session between, by one's own choice: it is not where one stands. Whether it was
 * one's own choice shows what the plan was then. */
static bool is_for_a_rest(const struct td_plan_pass *p, size_t i)
{
    const struct td_plan_session *look = &p->looks[i];
    const struct td_level *level = &p->in->program->levels[look->index];
    struct td_plan_input then = *p->in;
    struct td_plan plan;
    size_t at = (size_t)(look->trained - p->in->sessions);

    if (level->rest_hours >= GENTLE_HOURS || look->sign.signal >= TD_LIGHT_AMBER ||
        p->depth == RESTS_MAX || !comes_from_above(p, i)) {
        return false;
    }
    then.sessions = look->trained + 1;
    then.session_count = p->in->session_count - at - 1;
    then.now = look->trained->started;
    td_plan_make_at(&then, p->depth + 1, &plan);
    if (plan.rule >= TD_RULE_SEE && plan.rule <= TD_RULE_SELF_CHECK) {
        return false; /* something asked for less, and so it was */
    }
    return td_program_level_index(p->in->program, plan.level->id) >= look->index + GENTLE_STEPS;
}

static void find_base(struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && p->base == NULL; i++) {
        const struct td_plan_session *look = &p->looks[i];

        if (look->index >= 0 && look->trained->swap_in[0] == '\0' && !is_for_a_rest(p, i)) {
            p->base = look;
        }
    }
    for (size_t i = 0; i < p->count && p->base == NULL; i++) { /* swap-ins alone */
        p->base = p->looks[i].index >= 0 ? &p->looks[i] : NULL;
    }
    p->index = p->base != NULL ? p->base->index : -1;
}

/* The newest morning after the one that belongs to the last session. */
static void look_at_today(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    int64_t today = td_instant_local_day(in->now);
    int64_t from = p->last != NULL && p->last->day + 2 > today - 1 ? p->last->day + 2 : today - 1;

    for (size_t i = 0; i < in->morning_count; i++) {
        const struct td_morning *m = &in->mornings[i];

        p->out->puffy = p->out->puffy || (m->day == today && m->swollen);
        if (m->day >= from && m->day <= today && (!p->has_today || m->day > p->out->today.day)) {
            p->has_today = true;
            p->out->today = *m;
        }
    }
    if (p->has_today) {
        p->out->today_usual =
            td_usual_morning(in->mornings, in->morning_count, p->out->today.day - 1);
        p->today = td_morning_light(&p->out->today, p->out->today_usual, in->safety);
    }
}

/* ---- a row of green ---- */

/* As slow as the level is meant, or slower. */
bool td_plan_keeps_tempo(const struct td_plan_pass *p, const struct td_plan_session *look)
{
    static const enum td_phase phases[] = {TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP};
    const struct td_exercise *main = &p->in->program->levels[look->index].exercises[0];
    const struct td_past_session *t = look->trained;

    if (main->kind == TD_EXERCISE_HOLD || !t->has_tempo || t->swap_in[0] != '\0') {
        return true;
    }
    if (t->tempo.explosive && !main->tempo.explosive) {
        return false;
    }
    for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++) {
        bool fast = phases[i] == TD_PHASE_UP && main->tempo.explosive;

        if (!fast && t->tempo.ms[phases[i]] < main->tempo.ms[phases[i]]) {
            return false;
        }
    }
    return true;
}

/* Green, and all that the level begins with: what leads on. */
bool td_plan_is_good(const struct td_plan_pass *p, const struct td_plan_session *look)
{
    const struct td_past_session *t = look->trained;
    const struct td_exercise *main;

    if (look->index < 0 || look->sign.signal != TD_LIGHT_GREEN || !t->finished || !t->at_tempo ||
        t->rpe < 0 || t->rpe > p->in->safety->effort || !td_plan_keeps_tempo(p, look)) {
        return false;
    }
    main = &p->in->program->levels[look->index].exercises[0];
    return (t->sets == 0 || t->sets >= main->sets_min) &&
           (main->kind == TD_EXERCISE_HOLD ? t->hold_s >= main->hold_s : t->reps >= main->reps_min);
}

/* Neither way: an open morning after a session that was whole and not too hard, an easy
 * week, a test, a swap-in, something gentler between. */
static bool is_passed_over(const struct td_plan_pass *p, const struct td_plan_session *look)
{
    const struct td_past_session *t = look->trained;

    if (look->sign.signal >= TD_LIGHT_AMBER) {
        return false;
    }
    return t->purpose != TD_PURPOSE_SESSION || t->swap_in[0] != '\0' || look->index < p->index ||
           (look->sign.signal == TD_LIGHT_OPEN && t->finished && t->rpe <= p->in->safety->effort);
}

static int count_greens(const struct td_plan_pass *p)
{
    int64_t day = p->base->day;
    int greens = 0;
    bool counted = false;

    for (size_t i = (size_t)(p->base - p->looks); i < p->count; i++) {
        const struct td_plan_session *look = &p->looks[i];

        if (day - look->day >= ROW_DAYS || look->index > p->index) {
            break;
        }
        if (is_passed_over(p, look)) {
            continue;
        }
        if (!td_plan_is_good(p, look)) {
            break;
        }
        greens += counted && look->day == day ? 0 : 1; /* one a day */
        counted = true;
        day = look->day;
    }
    return greens;
}

/* ---- all of it ---- */

/* Nothing hurt in the newest sessions, nor on the mornings after. */
static bool is_painless(const struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && i < PAINLESS_SESSIONS; i++) {
        const struct td_light_basis *sign = &p->looks[i].sign;

        if (sign->pain != 0 || sign->after > 0 || sign->signal >= TD_LIGHT_AMBER) {
            return false;
        }
    }
    return p->count >= PAINLESS_SESSIONS && !(p->has_today && p->out->today.pain > 0);
}

/* What was done lately; what was not is nobody's business. */
static void count_lately(struct td_plan_pass *p)
{
    int64_t today = td_instant_local_day(p->in->now);
    int64_t monday = today - td_day_of_week(today);

    for (size_t i = 0; i < p->count; i++) {
        int one = p->looks[i].trained->nothing_done ? 0 : 1;

        p->out->this_week += p->looks[i].day >= monday ? one : 0;
        p->out->four_weeks += p->looks[i].day > today - LATELY_DAYS ? one : 0;
    }
}

void td_plan_read(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    struct td_plan *out = p->out;

    p->index = -1;
    for (size_t i = 0; i < in->session_count && p->count < TD_PLAN_LOOK_BACK; i++) {
        const struct td_past_session *trained = &in->sessions[i];

        if (!is_to_come(p, trained) && (!trained->nothing_done || trained->hurt[0] != '\0')) {
            look_at(p, trained, &p->looks[p->count++]);
        }
    }
    p->last = p->count > 0 ? &p->looks[0] : NULL;
    look_at_today(p);
    if (p->last == NULL) {
        return;
    }
    find_base(p);
    count_lately(p);
    out->painless = is_painless(p);
    out->has_last = true;
    out->last = p->last->trained->started;
    out->nothing_done = p->last->trained->nothing_done;
    out->sign = p->last->sign;
    out->from_rpe = p->last->trained->rpe;
    out->morning_to_come = td_training_day(in->now) <= p->last->day;
    out->asked_late = td_instant_local_day(in->now) > p->last->day + 1 + TD_MORNING_ASKED_DAYS;
    out->weeks_off =
        td_plan_age(p, p->last) > 0 ? (int)(td_plan_age(p, p->last) / TD_PLAN_WEEK) : 0;
    td_str_copy(out->from, sizeof out->from, p->last->trained->level);
    if (p->base != NULL) {
        out->stood = &in->program->levels[p->index];
        out->greens = count_greens(p);
    }
}
