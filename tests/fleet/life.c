/* What both lives share. */
#include "fleet/life.h"

#include <math.h>

#include "teardrop/base/num.h"
#include "teardrop/core/check/record.h"

#define WEEK_BEFORE 7

int life_said(const struct person *who, double pain, int64_t day, int stream, double spread)
{
    int said = (int)lround(pain + noise_of(who->seed, day, stream, spread));

    said -= (who->groups & GROUP_HALF_TRUTHS) != 0 ? 1 : 0;
    return td_clamp(said, 0, 10);
}

int life_before(struct knee *knee)
{
    double worst = 0;

    for (int day = -WEEK_BEFORE; day < 0; day++) {
        knee_morning(knee, day);
        knee_live(knee, day);
        worst = fmax(worst, knee->felt_today);
    }
    knee->overload_days = 0;
    knee->idle_days = 0;
    return life_said(knee->who, worst, 0, OF_MEASURE, 0.5);
}

int life_seen_day(const struct person *who)
{
    return 10 + (int)(14 * chance_of(who->seed, 0, OF_HOLIDAY));
}

static int level_of(const struct td_program *program, const char *id)
{
    return id != NULL ? td_program_level_index(program, id) : -1;
}

void life_check(const struct content *content, const struct person *who, int worst_pain,
                struct td_instant at, struct td_check_record *out)
{
    const struct td_checklist *checklist = content->checklist;
    const struct td_cause *cause = who->limit >= 0 ? &checklist->causes[who->limit] : NULL;
    bool painless = (who->groups & GROUP_PAINLESS) != 0;
    const char *start = checklist->pain_levels[painless ? 0 : worst_pain];

    memset(out, 0, sizeof *out);
    out->done = at;
    out->done.unix_s -= 3600;
    out->goal = painless ? TD_GOAL_STRENGTH : TD_GOAL_SORE;
    out->training = cause != NULL ? TD_TRAINING_LIMITED : TD_TRAINING_FREE;
    if (cause != NULL) {
        out->urgency = cause->follow_up;
        out->max_depth_deg = cause->max_depth_deg;
        td_str_copy(out->max_level, sizeof out->max_level,
                    cause->max_level != NULL ? cause->max_level : "");
        if (level_of(content->program, cause->start_level) >= 0 &&
            level_of(content->program, cause->start_level) < level_of(content->program, start)) {
            start = cause->start_level;
        }
    }
    td_str_copy(out->start_level, sizeof out->start_level, start);
}

int life_ladder_index(const struct td_program *program, const struct td_level *level)
{
    int rung = td_program_rung(program, level->id);
    int most = -1;

    if (rung >= 0) {
        return rung;
    }
    for (int i = 0; i < (int)program->level_count; i++) {
        const struct td_level *other = &program->levels[i];

        if (!other->off_ladder && !other->by_choice && !other->free_timer &&
            other->depth_to_deg <= level->depth_to_deg) {
            most = i;
        }
    }
    return most;
}

/* first[] holds the day of the first session until the second comes, as -2 - day. */
void life_count(struct result *result, int index, int64_t day)
{
    for (int i = 0; i <= index && i < TD_LADDER_MOST; i++) {
        if (result->first[i] == -1) {
            result->first[i] = -2 - (int)day;
        } else if (result->first[i] <= -2) {
            result->first[i] = (int)day;
        }
    }
}

void life_result(const struct knee *knee, struct result *out)
{
    out->level = -1;
    for (int i = 0; i < TD_LADDER_MOST; i++) {
        out->level = out->first[i] >= 0 && out->first[i] < FLEET_DAYS ? i : out->level;
    }
    out->overload_days = knee->overload_days;
    out->training_overload_days = knee->training_overload_days;
    out->stronger = knee->strength / knee->who->strength - 1;
    out->tougher = (knee->tolerance[KNEECAP] / knee->who->tolerance[KNEECAP] +
                    knee->tolerance[TENDON] / knee->who->tolerance[TENDON]) /
                       2 -
                   1;
    out->constant = knee_constant(knee);
}

void life_idle(const struct person *who, struct result *out)
{
    struct knee knee;

    memset(out, 0, sizeof *out);
    for (int i = 0; i < TD_LADDER_MOST; i++) {
        out->first[i] = -1;
    }
    knee_of(who, &knee);
    (void)life_before(&knee);
    for (int day = 0; day < FLEET_DAYS; day++) {
        knee_morning(&knee, day);
        knee_live(&knee, day);
    }
    life_result(&knee, out);
}
