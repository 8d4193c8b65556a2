/* What lies at a limit: the question that opens the next level. */
#include "teardrop/core/plan/limits.h"

#include <string.h>

#include "pass.h"
#include "teardrop/base/str.h"

#define CALM_WEEKS 4
#define CALM_DAYS ((int64_t)CALM_WEEKS * TD_WEEK_DAYS)

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
