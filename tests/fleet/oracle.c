/* An oracle sees tolerance, strength and flares. On each day that may be trained it chooses, of all
 * places of the ladder (level, small step, sets, reps or seconds, load), one with the most growth
 * that stays within the tolerance, effort up to 9, and pain the person can stand; of those that are
 * nearly as good, the highest. It rests as the levels say, misses the days the person misses, does
 * the second exercise on one leg from l3 on, and hip work twice a week. Whom the self-check limits
 * it leaves at that depth, but gives weights at each of the levels that are squats. A level counts
 * as reached with all the sets it begins with, and a weight where it has one. */
#include <math.h>
#include <stdlib.h>

#include "fleet/life.h"
#include "teardrop/base/num.h"
#include "teardrop/core/check/record.h"

#define BODY_KG 70.0 /* loads are parts of it; only the part counts */
#define LOAD_STEPS 40
#define LOAD_PARTS 40.0
#define FIRST_LOAD 2 /* steps: a twentieth of the body, with which a level with a weight begins */
#define NEARLY 0.92
#define EFFORT_MOST 9.0
#define PAIN_MOST 5.5
#define PAIN_ABOVE 2.0
#define HIPS_EVERY_DAYS 3
#define ONE_LEG_FROM 3
#define WEEK_DAYS 7

struct option {
    int index, rest_days, week_most;
    bool loaded_twin; /* a weight where the ladder has none */
    bool whole;       /* no less than the level begins with */
    double load;      /* part of the body */
    struct demand demand;
};

static struct option *options;
static size_t option_count, option_room;

static void add_option(const struct content *content, const struct td_level *level, int index,
                       int sets, int reps, int hold_s, int load_step, bool twin)
{
    const struct td_exercise *main = &level->exercises[0];
    struct td_overrides overrides;
    struct td_workout workout;
    struct option *option;

    td_overrides_init(&overrides);
    overrides.step = level->step;
    overrides.sets = sets;
    overrides.reps = reps > 0 ? reps : -1;
    overrides.hold_s = hold_s > 0 ? hold_s : -1;
    overrides.load_g = (int)(BODY_KG * 1000 * load_step / LOAD_PARTS);
    td_workout_build(content->program, &content->program->levels[index], &overrides, &workout);
    if (option_count == option_room) {
        struct option *more;

        option_room = option_room > 0 ? 2 * option_room : 1024;
        more = realloc(options, option_room * sizeof *more);
        if (more == NULL) {
            abort();
        }
        options = more;
    }
    option = &options[option_count++];
    *option = (struct option){.index = index,
                              .rest_days = td_plan_rest_hours(level, &content->limits) / 24,
                              .week_most = level->week_most,
                              .loaded_twin = twin,
                              .whole = sets >= main->sets_min &&
                                       (main->held == TD_HELD_NOTHING || load_step >= FIRST_LOAD),
                              .load = load_step / LOAD_PARTS};
    demand_of(&workout, BODY_KG, &option->demand);
    option->demand.one_leg = option->demand.one_leg || index >= ONE_LEG_FROM;
}

static void add_place(const struct content *content, const struct td_level *level, int index)
{
    const struct td_exercise *main = &level->exercises[0];
    bool hold = main->kind == TD_EXERCISE_HOLD;
    bool squat = main->movement == TD_MOVEMENT_SQUAT || main->movement == TD_MOVEMENT_CHAIR_SQUAT;
    int loads = squat ? LOAD_STEPS : 0;

    for (int sets = 1; sets <= td_max(main->sets_max, main->sets_min); sets++) {
        for (int reps = hold ? 1 : main->reps_min; reps <= (hold ? 1 : main->reps_max); reps++) {
            for (int s = hold ? main->hold_s : 0; s <= (hold ? main->hold_max_s : 0); s += 5) {
                for (int load = 0; load <= loads; load++) {
                    add_option(content, level, index, sets, hold ? 0 : reps, s, load,
                               load > 0 && main->held == TD_HELD_NOTHING);
                }
            }
        }
    }
}

void oracle_init(const struct content *content)
{
    for (size_t i = 0; i < content->program->level_count; i++) {
        const struct td_level *level = &content->program->levels[i];

        if (level->by_choice || level->off_ladder || level->free_timer) {
            continue;
        }
        add_place(content, level, (int)i);
        for (size_t step = 0; step < level->small_step_count; step++) {
            add_place(content, &level->small_steps[step], (int)i);
        }
    }
}

void oracle_free(void)
{
    free(options);
    options = NULL;
    option_count = option_room = 0;
}

/* The highest that is whole; only then what is less. */
static int rank_of(const struct option *option)
{
    return option->index + (option->whole ? TD_LADDER_MOST : 0);
}

static bool is_above(const struct option *a, const struct option *b, const double *benefits)
{
    return rank_of(a) != rank_of(b) ? rank_of(a) > rank_of(b)
                                    : benefits[a - options] > benefits[b - options];
}

/* NULL: rest. */
static const struct option *choose(const struct knee *knee, int allowed)
{
    static double benefits[16384];
    bool limited = (knee->who->groups & GROUP_LIMITED) != 0;
    double pain_most = fmax(PAIN_MOST, knee_constant(knee) + PAIN_ABOVE);
    const struct option *best = NULL;
    double most = 0;

    for (size_t i = 0; i < option_count; i++) {
        struct response response;

        benefits[i] = -1;
        if (options[i].index > allowed || (options[i].loaded_twin && !limited)) {
            continue;
        }
        knee_response(knee, &options[i].demand, &response);
        if (response.worst <= 1 && response.whole && response.effort <= EFFORT_MOST &&
            response.pain <= pain_most) {
            benefits[i] = knee_benefit(knee, &options[i].demand, &response);
            most = fmax(most, benefits[i]);
        }
    }
    for (size_t i = 0; i < option_count; i++) {
        if (benefits[i] >= 0 && benefits[i] >= NEARLY * most &&
            (best == NULL || is_above(&options[i], best, benefits))) {
            best = &options[i];
        }
    }
    return best;
}

struct diary {
    int last, hips, days[FLEET_DAYS], count;
};

static bool may_train(const struct diary *diary, const struct option *option, int day)
{
    int week = 0;

    for (int i = diary->count - 1; i >= 0 && day - diary->days[i] < WEEK_DAYS; i--) {
        week++;
    }
    return day - diary->last >= td_max(option->rest_days, 1) &&
           (option->week_most == 0 || week < option->week_most);
}

static void train_once(struct knee *knee, int day, int allowed, struct diary *diary,
                       struct result *out)
{
    const struct option *option = choose(knee, allowed);
    struct demand demand;

    if (option == NULL || !may_train(diary, option, day)) {
        return;
    }
    demand = option->demand;
    demand.hips = day - diary->hips >= HIPS_EVERY_DAYS;
    diary->hips = demand.hips ? day : diary->hips;
    diary->last = day;
    diary->days[diary->count++] = day;
    knee_train(knee, &demand, 1);
    out->sessions++;
    out->load_g = td_max(out->load_g, (int)(option->load * knee->who->body_kg * 1000));
    if (option->whole) {
        life_count(out, option->index, day);
    }
}

void oracle_live(const struct content *content, const struct person *who, struct result *out)
{
    struct td_check_record check;
    struct td_training_gate gate;
    struct diary diary = {.last = -10, .hips = -10};
    struct knee knee;
    int allowed, worst;

    memset(out, 0, sizeof *out);
    for (int i = 0; i < TD_LADDER_MOST; i++) {
        out->first[i] = -1;
    }
    knee_of(who, &knee);
    worst = life_before(&knee);
    life_check(content, who, worst, (struct td_instant){.unix_s = TD_DAY_S}, &check);
    td_training_gate_of(&check, NULL, NULL, TD_DAY_S, &gate);
    allowed = td_plan_highest_allowed(content->program, &gate);
    for (int day = 0; day < FLEET_DAYS; day++) {
        knee_morning(&knee, day);
        if (check.urgency >= TD_URGENCY_SOON && day == life_seen_day(who)) {
            struct td_look look = {.at = {.unix_s = (day + 1) * TD_DAY_S}};

            td_training_gate_of(&check, NULL, &look, look.at.unix_s, &gate);
            allowed = td_plan_highest_allowed(content->program, &gate);
        }
        if (!person_misses(who, day)) {
            train_once(&knee, day, allowed, &diary, out);
        }
        knee_live(&knee, day);
    }
    life_result(&knee, out);
}
