/* Numbers for what goes beside the main exercise, from the sessions that had it. */
#include "pass.h"

#include <string.h>

#include "teardrop/base/str.h"

#define LONGER_S 5 /* a hold grows by */
#define LOAD_PART 20
#define LOAD_LEAST_G 1000
#define LOAD_ROUND_G 500
#define LIGHTER_PERCENT 90 /* of the load, after a red session */
#define TWICE 2            /* good sessions with the most of everything, before it gets harder */
#define HIP_WEEK_DAYS 7
#define HIP_IN_A_WEEK 2
#define HIP_APART_DAYS 2

/* The newest sessions that had an exercise, and what of it was planned in them. */
struct trail {
    const struct td_plan_session *sessions[TWICE];
    struct td_beside_dose doses[TWICE];
    int count;
};

static void put(struct trail *trail, const struct td_plan_session *session,
                struct td_beside_dose dose)
{
    if (trail->count < TWICE) {
        trail->sessions[trail->count] = session;
        trail->doses[trail->count++] = dose;
    }
}

static bool went_well(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    const struct td_past_session *t = session->past;

    return session->basis.light == TD_LIGHT_GREEN && t->finished && t->at_tempo && t->rpe >= 0 &&
           t->rpe <= td_plan_effort(p, session->index);
}

static bool equal(const struct td_beside_dose *a, const struct td_beside_dose *b)
{
    return a->sets == b->sets && a->reps == b->reps && a->hold_s == b->hold_s &&
           a->load_g == b->load_g;
}

/* Twice the same, and both went well. */
static bool well_twice(const struct td_plan_pass *p, const struct trail *trail)
{
    return trail->count == TWICE && equal(&trail->doses[0], &trail->doses[1]) &&
           went_well(p, trail->sessions[0]) && went_well(p, trail->sessions[1]);
}

/* Inside the exercise's ranges; fewer sets than it begins with may be left of a bad day. */
static struct td_beside_dose inside(const struct td_exercise *e, struct td_beside_dose dose)
{
    bool hold = e->kind == TD_EXERCISE_HOLD;

    dose.sets = td_clamp(dose.sets, 1, e->sets_max);
    dose.reps = hold ? 1 : td_clamp(dose.reps, e->reps_min, e->reps_max);
    dose.hold_s = hold ? td_clamp(dose.hold_s, e->hold_s, e->hold_max_s) : 0;
    return dose;
}

/* One thing more; false: there is the most of everything. */
static bool grow(const struct td_exercise *e, struct td_beside_dose *dose)
{
    if (dose->sets < e->sets_min) {
        dose->sets = e->sets_min;
    } else if (dose->reps < e->reps_max) {
        dose->reps++;
    } else if (e->kind == TD_EXERCISE_HOLD && dose->hold_s < e->hold_max_s) {
        dose->hold_s = td_min(dose->hold_s + LONGER_S, e->hold_max_s);
    } else if (dose->sets < e->sets_max) {
        dose->sets++;
    } else {
        return false;
    }
    return true;
}

static struct td_beside_dose heavier(const struct td_exercise *e, struct td_beside_dose dose)
{
    dose.load_g += td_max(LOAD_LEAST_G, dose.load_g / LOAD_PART / LOAD_ROUND_G * LOAD_ROUND_G);
    dose.reps = e->reps_min;
    dose.hold_s = e->kind == TD_EXERCISE_HOLD ? e->hold_s : 0;
    return dose;
}

static struct td_beside_dose as_at_the_start(const struct td_exercise *e, int load_g)
{
    return (struct td_beside_dose){.sets = e->sets_min,
                                   .reps = e->reps_min,
                                   .hold_s = e->kind == TD_EXERCISE_HOLD ? e->hold_s : 0,
                                   .load_g = load_g * LIGHTER_PERCENT / 100 / LOAD_ROUND_G *
                                             LOAD_ROUND_G};
}

static struct td_beside_dose next_dose(const struct td_plan_pass *p, const struct td_exercise *e,
                                       const struct trail *trail)
{
    struct td_beside_dose dose = {0};

    if (trail->count == 0) {
        return dose;
    }
    dose = inside(e, trail->doses[0]);
    if (trail->sessions[0]->basis.light == TD_LIGHT_RED) {
        return as_at_the_start(e, dose.load_g);
    }
    if (trail->sessions[0]->basis.light == TD_LIGHT_AMBER) {
        dose.sets = td_max(1, dose.sets - 1);
    } else if (went_well(p, trail->sessions[0]) && !grow(e, &dose) && dose.load_g > 0 &&
               well_twice(p, trail)) {
        dose = heavier(e, dose);
    }
    return dose;
}

/* ---- swap-ins ---- */

static const struct td_level *swap_in_of(const struct td_plan_pass *p,
                                         const struct td_past_session *past)
{
    const struct td_level *level = td_program_level(p->in->program, past->level);
    int at = level != NULL && past->swap_in[0] != '\0' ? td_level_swap_in(level, past->swap_in) : 0;

    return at > 0 ? &level->swap_ins[at - 1] : NULL;
}

static void add_swap_in(struct td_plan_pass *p, const struct td_level *swap)
{
    struct td_beside *out = &p->out->beside;
    struct trail trail = {0};

    if (out->swap_in_count == TD_BESIDE_SWAP_INS) {
        return;
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct td_past_session *past = p->sessions[i].past;

        if (swap_in_of(p, past) == swap) {
            put(&trail, &p->sessions[i],
                (struct td_beside_dose){past->sets, past->reps, past->hold_s, past->load_g});
        }
    }
    out->swap_ins[out->swap_in_count].level = swap;
    out->swap_ins[out->swap_in_count++].dose = next_dose(p, &swap->exercises[0], &trail);
}

const struct td_beside_dose *td_beside_of(const struct td_beside *beside,
                                          const struct td_level *swap_in)
{
    for (size_t i = 0; i < beside->swap_in_count; i++) {
        if (beside->swap_ins[i].level == swap_in) {
            return &beside->swap_ins[i].dose;
        }
    }
    return NULL;
}

static void look_at_swap_ins(struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct td_level *swap = swap_in_of(p, p->sessions[i].past);

        if (swap != NULL && td_beside_of(&p->out->beside, swap) == NULL) {
            add_swap_in(p, swap);
        }
    }
}

/* Is the plan's own swap-in one of the level's? Else there is none. */
static void check_own_swap_in(struct td_plan *out, const struct td_program *program)
{
    const struct td_level *level = td_program_level(program, out->level->id);

    if (level == NULL || out->swap_in == NULL || td_level_swap_in(level, out->swap_in) == 0) {
        out->swap_in = NULL;
    }
}

/* ---- the second exercise ---- */

/* NULL: nothing stands beside the main exercise for this person. */
static const struct td_exercise *second_of(const struct td_plan *plan)
{
    for (size_t i = 0; i < plan->level->exercise_count; i++) {
        const struct td_exercise *e = &plan->level->exercises[i];

        if ((e->when == TD_WHEN_ONE_SIDED && plan->one_leg) ||
            (e->when == TD_WHEN_GROWTH && plan->growth)) {
            return e;
        }
    }
    return NULL;
}

static void look_at_second(struct td_plan_pass *p)
{
    const struct td_exercise *second = second_of(p->out);
    struct trail trail = {0};

    for (size_t i = 0; i < p->count && second != NULL; i++) {
        const struct td_past_session *past = p->sessions[i].past;

        if (td_str_equal(past->level, p->out->level->id) && past->swap_in[0] == '\0' &&
            past->second_sets > 0) {
            put(&trail, &p->sessions[i],
                (struct td_beside_dose){.sets = past->second_sets, .reps = past->second_reps});
        }
    }
    if (second != NULL) {
        p->out->beside.second = next_dose(p, second, &trail);
    }
}

/* ---- hips and calves ---- */

/* Behind the main part, or in its place. */
static bool was_hip_work(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    const struct td_level *swap = swap_in_of(p, session->past);
    const struct td_level *level = p->out->level;

    return session->past->hip_sets > 0 ||
           (swap != NULL && level->extra_count > 0 &&
            td_str_equal(swap->exercises[0].id, level->extras[0].id));
}

/* Twice a week with days between; not on the first day, which has enough that is new. */
static bool are_hips_due(const struct td_plan_pass *p)
{
    int64_t today = td_training_day(p->in->now);
    int week = 0;

    if (p->last == NULL || p->sessions[p->count - 1].day == today || p->out->swollen_today ||
        p->out->level->extra_count == 0 || p->out->purpose == TD_PURPOSE_PLACEMENT) {
        return false;
    }
    for (size_t i = 0; i < p->count; i++) {
        int64_t ago = today - p->sessions[i].day;

        if (!was_hip_work(p, &p->sessions[i]) || ago < 0 || ago >= HIP_WEEK_DAYS) {
            continue;
        }
        if (ago < HIP_APART_DAYS) {
            return false;
        }
        week++;
    }
    return week < HIP_IN_A_WEEK;
}

/* The exercise of a chain with this id, and how far along it is; else its first one. */
static const struct td_exercise *find_step(const struct td_exercise *e, const char *id, int *step)
{
    *step = 0;
    for (const struct td_exercise *at = e; at != NULL; at = at->then) {
        if (td_str_equal(at->id, id)) {
            return at;
        }
        ++*step;
    }
    *step = 0;
    return e;
}

/* As the plan goes on, whatever the light of the squat: sets do not go down with amber. */
static void look_at_hips(struct td_plan_pass *p)
{
    struct td_beside *out = &p->out->beside;
    const struct td_exercise *e = p->out->level->extra_count > 0 ? p->out->level->extras : NULL;
    struct trail trail = {0};
    struct td_beside_dose dose;
    const char *id = "";

    for (size_t i = 0; i < p->count && trail.count < TWICE; i++) {
        const struct td_past_session *past = p->sessions[i].past;

        if (past->hip_sets > 0 && (trail.count == 0 || td_str_equal(id, past->hip))) {
            id = past->hip;
            put(&trail, &p->sessions[i],
                (struct td_beside_dose){.sets = past->hip_sets, .reps = past->hip_reps});
        }
    }
    if (e == NULL || trail.count == 0) {
        return;
    }
    e = find_step(e, id, &out->hip_step);
    dose = inside(e, trail.doses[0]);
    if (went_well(p, trail.sessions[0]) && !grow(e, &dose) && e->then != NULL &&
        well_twice(p, &trail)) {
        out->hip_step++;
        return;
    }
    out->hip_sets = dose.sets;
    out->hip_more = dose.reps - e->reps_min;
}

/* ---- all of it ---- */

static bool is_runner(const struct td_plan_input *in)
{
    static const char *const words[] = {"run", "Run", "jog", "Jog"};
    const struct td_person_answer *sport =
        in->answers == NULL ? NULL
                            : td_person_newest(in->answers, in->answer_count, TD_TOPIC_SPORT);

    for (size_t i = 0; sport != NULL && i < sizeof words / sizeof words[0]; i++) {
        if (strstr(sport->answer, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* One knee, as the person said. */
static bool is_one_sided(const struct td_plan_input *in)
{
    const struct td_person_answer *knee =
        in->answers == NULL ? NULL : td_person_newest(in->answers, in->answer_count, TD_TOPIC_KNEE);

    return knee != NULL &&
           (td_str_equal(knee->answer, "left") || td_str_equal(knee->answer, "right"));
}

void td_plan_beside(struct td_plan_pass *p)
{
    struct td_plan *out = p->out;
    bool calm = !out->reduced && out->purpose == TD_PURPOSE_SESSION;

    out->beside.runs = is_runner(p->in);
    out->growth =
        calm && out->painless && td_plan_is_limited(p->in) && p->in->gate->goal == TD_GOAL_STRENGTH;
    out->one_leg = (out->one_leg || is_one_sided(p->in)) && calm;
    look_at_swap_ins(p);
    check_own_swap_in(out, p->in->program);
    look_at_second(p);
    look_at_hips(p);
    out->extras = are_hips_due(p);
}
