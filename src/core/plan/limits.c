/* What lies at a limit: its level's twin with a weight, and the question that opens the next. */
#include "teardrop/core/plan/limits.h"

#include <string.h>

#include "pass.h"
#include "teardrop/base/str.h"

#define CALM_WEEKS 4
#define CALM_DAYS (CALM_WEEKS * TD_WEEK_DAYS)

/* ---- what was opened ---- */

/* A red session or a swollen morning after a day. */
static bool went_wrong(const struct td_plan_input *in, int64_t after)
{
    for (size_t i = 0; i < in->morning_count; i++) {
        if (in->mornings[i].swollen && in->mornings[i].day > after) {
            return true;
        }
    }
    for (size_t i = 0; i < in->session_count; i++) {
        struct td_light_basis basis;

        if (td_training_day(in->sessions[i].started) < after) {
            break;
        }
        td_light_of_session(&in->sessions[i], in->mornings, in->morning_count, in->limits, &basis);
        if (basis.light == TD_LIGHT_RED) {
            return true;
        }
    }
    return false;
}

/* What limits now was said on this day. */
static int64_t said_on(const struct td_training_gate *gate)
{
    struct td_instant said = gate->checked;

    said.unix_s = gate->cleared_unix_s > said.unix_s ? gate->cleared_unix_s : said.unix_s;
    return td_instant_local_day(said);
}

static bool may_be_opened(const struct td_training_gate *gate)
{
    return gate != NULL && gate->known && gate->training != TD_TRAINING_CLOSED &&
           !gate->to_be_seen && !gate->look_holds &&
           (gate->max_level[0] != '\0' || gate->max_depth_deg > 0);
}

/* The highest one opened since, that nothing spoke against; -1: none. */
static int highest_opened(const struct td_plan_input *in, const struct td_training_gate *gate)
{
    int highest = -1;

    for (size_t i = 0; i < in->answer_count; i++) {
        const struct td_person_answer *answer = &in->answers[i];
        int index = td_program_rung(in->program, answer->answer);
        int64_t day;

        if (td_str_equal(answer->topic, td_topic_id(TD_TOPIC_ONE_MORE)) && index > highest &&
            td_day_parse(answer->date, &day) && day >= said_on(gate) && !went_wrong(in, day)) {
            highest = index;
        }
    }
    return highest;
}

void td_limits_open(const struct td_plan_input *in, struct td_training_gate *gate)
{
    const struct td_level *level;
    int index;

    if (!may_be_opened(gate)) {
        return;
    }
    index = highest_opened(in, gate);
    if (index <= td_plan_highest_allowed(in->program, gate)) {
        return;
    }
    level = &in->program->levels[index];
    if (gate->max_level[0] != '\0') {
        td_str_copy(gate->max_level, sizeof gate->max_level, level->id);
    }
    if (gate->max_depth_deg > 0) {
        gate->max_depth_deg = td_max(gate->max_depth_deg, level->depth_to_deg);
    }
}

/* ---- four calm weeks ---- */

/* A calm session at this level or its twin in each of the last four weeks, nothing red, nothing
 * swollen. */
static bool is_calm(const struct td_plan_input *in, int index)
{
    int64_t today = td_instant_local_day(in->now);
    bool week[CALM_WEEKS] = {false};
    bool older = false; /* and one when they began */

    if (went_wrong(in, today - CALM_DAYS)) {
        return false;
    }
    for (size_t i = 0; i < in->session_count; i++) {
        const struct td_past_session *t = &in->sessions[i];
        int64_t ago = today - td_training_day(t->started);
        struct td_light_basis basis;

        if (ago < 0 || t->nothing_done || td_program_rung(in->program, t->level) != index) {
            continue;
        }
        older = older || ago >= CALM_DAYS - TD_WEEK_DAYS / 2;
        td_light_of_session(t, in->mornings, in->morning_count, in->limits, &basis);
        if (ago < CALM_DAYS && (basis.light == TD_LIGHT_GREEN || basis.tolerated)) {
            week[ago / TD_WEEK_DAYS] = true;
        }
    }
    return older && week[0] && week[1] && week[2] && week[3];
}

static bool was_asked_lately(const struct td_plan_input *in)
{
    const struct td_person_answer *asked =
        td_person_newest(in->answers, in->answer_count, TD_TOPIC_ONE_MORE);
    int64_t day;

    return asked != NULL && td_day_parse(asked->date, &day) &&
           td_instant_local_day(in->now) - day < CALM_DAYS;
}

const struct td_level *td_limits_one_more(const struct td_plan_input *in)
{
    const struct td_level *next;
    int allowed;

    if (!may_be_opened(in->gate) || was_asked_lately(in)) {
        return NULL;
    }
    allowed = td_plan_highest_allowed(in->program, in->gate);
    if (allowed + 1 >= (int)in->program->level_count) {
        return NULL;
    }
    next = &in->program->levels[allowed + 1];
    return next->free_timer || next->off_ladder || next->by_choice || !is_calm(in, allowed) ? NULL
                                                                                            : next;
}

/* ---- twins ---- */

static bool may_load(const struct td_plan_input *in)
{
    return in->gate == NULL || !in->gate->no_load;
}

/* The rung that is trained with a weight in its twin; -1: none. It is that of the newest session,
 * or the limit's own, once it was reached. */
static int loaded_rung(const struct td_plan_input *in)
{
    const struct td_program *program = in->program;
    bool limited = in->gate != NULL && (in->gate->known || in->gate->look_holds);
    int allowed = limited ? td_plan_highest_allowed(program, in->gate) : -1;
    bool newest = true;

    for (size_t i = 0; i < in->session_count && may_load(in); i++) {
        const struct td_level *level = td_program_level(program, in->sessions[i].level);
        int rung = level != NULL ? td_program_rung(program, level->id) : -1;

        if (rung < 0) {
            continue;
        }
        if (newest || rung == allowed) {
            if (td_program_twin_of(program, level) != level &&
                level->exercises[0].held != TD_HELD_NOTHING) {
                return rung;
            }
            if (rung == allowed) {
                return -1;
            }
        }
        newest = false;
    }
    return -1;
}

/* They change places, so that all that asks for the rung's level finds the twin. */
static void change_places(struct td_level *rung, struct td_level *twin)
{
    struct td_level level = *rung;

    *rung = *twin;
    rung->off_ladder = false;
    rung->twin_of = NULL;
    *twin = level;
    twin->off_ladder = true;
    twin->twin_of = rung->id;
}

const struct td_plan_input *td_plan_put_twin(const struct td_plan_input *in,
                                             struct td_plan_twin *out)
{
    int rung = loaded_rung(in);
    const struct td_level *twin =
        rung >= 0 ? td_program_twin(in->program, &in->program->levels[rung]) : NULL;

    if (twin == NULL || in->program->level_count > TD_PLAN_TWIN_LEVELS) {
        return in;
    }
    out->of = &in->program->levels[rung];
    out->twin = twin;
    memcpy(out->levels, in->program->levels, in->program->level_count * sizeof out->levels[0]);
    change_places(&out->levels[rung], &out->levels[twin - in->program->levels]);
    out->program = *in->program;
    out->program.levels = out->levels;
    out->in = *in;
    out->in.program = &out->program;
    return &out->in;
}

static const struct td_level *back(const struct td_plan_input *in, const struct td_plan_twin *twin,
                                   const struct td_level *level)
{
    for (size_t i = 0; level != NULL && i < in->program->level_count; i++) {
        if (level == &twin->levels[i]) {
            const struct td_level *own = &in->program->levels[i];

            return own == twin->of ? twin->twin : own == twin->twin ? twin->of : own;
        }
    }
    return level; /* a small step, or a swap-in */
}

void td_plan_take_twin(const struct td_plan_input *in, const struct td_plan_twin *twin,
                       struct td_plan *out)
{
    out->level = back(in, twin, out->level);
    out->current_level = back(in, twin, out->current_level);
}

void td_plan_go_to_twin(struct td_plan_pass *p)
{
    const struct td_program *program = p->in->program;
    const struct td_level *twin = p->index >= 0 && p->index == p->allowed && may_load(p->in)
                                      ? td_program_twin(program, &program->levels[p->index])
                                      : NULL;
    const struct td_exercise *main;

    if (p->out->rule != TD_RULE_LIMIT || twin == NULL ||
        twin->exercises[0].held == TD_HELD_NOTHING) {
        return;
    }
    main = &twin->exercises[0];
    p->out->level = twin;
    p->out->step = 0;
    p->out->sets = main->sets_min;
    p->out->reps = main->reps_min;
    p->out->hold_s = 0;
    p->out->load_g = 0;
    (void)td_plan_decide(p, TD_RULE_LIMIT_LOADED);
}
