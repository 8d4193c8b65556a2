/* From the plan's numbers to a workout, past settings and what was asked for; and whether its last
 * reps go silent. */
#include "pass.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/timeline.h"

/* Only what differs from an exercise as it begins. */
static void put_numbers(const struct td_exercise *main, const struct td_beside_dose *dose,
                        struct td_overrides *out)
{
    out->sets = dose->sets > 0 && dose->sets != main->sets_min ? dose->sets : -1;
    out->reps = main->kind == TD_EXERCISE_REPS && dose->reps > 0 && dose->reps != main->reps_min
                    ? dose->reps
                    : -1;
    out->hold_s = dose->hold_s > 0 && dose->hold_s != main->hold_s ? dose->hold_s : -1;
    out->load_g = dose->load_g > 0 ? dose->load_g : -1;
}

static void numbers_of(const struct td_plan *plan, struct td_overrides *out)
{
    struct td_beside_dose dose = {plan->sets, plan->reps, plan->hold_s, plan->load_g};

    put_numbers(&plan->level->exercises[0], &dose, out);
    out->step = plan->step;
    out->purpose = (int)plan->purpose;
}

/* A swap-in goes on from its own last time. On a day with fewer sets of the level it has fewer,
 * too. */
static void swap_in_numbers(const struct td_plan *plan, const struct td_level *swap,
                            struct td_overrides *out)
{
    const struct td_exercise *main = &swap->exercises[0];
    const struct td_beside_dose *done = td_beside_of(&plan->beside, swap);
    struct td_beside_dose dose = done != NULL ? *done : (struct td_beside_dose){0};
    bool same = plan->level != NULL && td_str_equal(plan->level->id, swap->id);
    int less = same && plan->reduced ? plan->level->exercises[0].sets_min - plan->sets : 0;

    dose.sets = dose.sets > 0 ? dose.sets : main->sets_min;
    dose.sets = td_max(1, dose.sets - td_max(0, less));
    put_numbers(main, &dose, out);
}

/* What not everybody does, and how far it has grown. */
static void beside_of(const struct td_plan *plan, struct td_overrides *out)
{
    const struct td_beside *beside = &plan->beside;

    out->one_leg = plan->one_leg;
    out->growth = plan->growth;
    out->runs = beside->runs;
    out->second_sets = beside->second.sets;
    out->second_reps = beside->second.reps;
    out->hip_step = beside->hip_step;
    out->hip_sets = beside->hip_sets;
    out->hip_more = beside->hip_more;
    out->extras = plan->extras;
}

static int no_more(int usual, int planned)
{
    return usual > planned ? planned : usual; /* -1, not said, stays */
}

/* Settings are for usual days: they do not take back what a rule has reduced. */
static void restrain(const struct td_plan *plan, struct td_overrides *usual)
{
    if (plan->purpose != TD_PURPOSE_SESSION || plan->reduced) {
        usual->sets = no_more(usual->sets, plan->sets);
        usual->reps = plan->reps > 0 ? no_more(usual->reps, plan->reps) : usual->reps;
        usual->hold_s = plan->hold_s > 0 ? no_more(usual->hold_s, plan->hold_s) : usual->hold_s;
    }
    if (plan->purpose == TD_PURPOSE_PLACEMENT) {
        usual->sets = usual->reps = -1; /* the test is what it is */
    }
}

/* The swap-in that was asked for, else the plan's own; NULL = the level's own exercises. */
static const struct td_level *swap_in_of(const struct td_plan *plan, const struct td_level *level,
                                         const struct td_overrides *asked, bool same)
{
    int at = asked->swap_in != 0             ? asked->swap_in
             : same && plan->swap_in != NULL ? td_level_swap_in(level, plan->swap_in)
                                             : 0;

    return at > 0 && (size_t)at <= level->swap_in_count ? &level->swap_ins[at - 1] : NULL;
}

static void combine(const struct td_plan *plan, const struct td_level *level,
                    const struct td_overrides *usual, const struct td_overrides *asked,
                    struct td_overrides *out)
{
    bool at_level = plan->level != NULL && level->id == plan->level->id; /* whatever the step */
    const struct td_level *swap = swap_in_of(plan, level, asked, at_level);
    bool same = at_level && swap == NULL;
    struct td_overrides fixed = *usual;

    td_overrides_init(out);
    if (same) {
        numbers_of(plan, out);
        restrain(plan, &fixed);
    } else if (swap != NULL) {
        swap_in_numbers(plan, swap, out);
    }
    beside_of(plan, out);
    td_overrides_merge(out, &fixed);
    td_overrides_merge(out, asked);
    out->swap_in = swap != NULL ? td_level_swap_in(level, swap->swap_in) : 0;
    out->by_plan = fixed.sets < 0 && fixed.reps < 0 && fixed.hold_s < 0 && asked->sets < 0 &&
                   asked->reps < 0 && asked->hold_s < 0;
    if (same && plan->purpose != TD_PURPOSE_SESSION &&
        (asked->sets > plan->sets || (plan->reps > 0 && asked->reps > plan->reps) ||
         (plan->hold_s > 0 && asked->hold_s > plan->hold_s))) {
        out->purpose = TD_PURPOSE_SESSION; /* more than that was asked for */
    }
}

/* ---- when the last reps of a set go without cue and picture: at a place that is known, and while
 * nothing is above green ---- */

static bool above_green(enum td_light light)
{
    return light >= TD_LIGHT_AMBER;
}

/* The newest morning that was answered; OPEN without one. */
static enum td_light newest_morning(const struct td_plan_input *in)
{
    int64_t newest = INT64_MIN;

    for (size_t i = 0; i < in->morning_count; i++) {
        newest = in->mornings[i].day > newest ? in->mornings[i].day : newest;
    }
    return in->morning_count == 0
               ? TD_LIGHT_OPEN
               : td_morning_light(in->mornings, in->morning_count, newest, in->limits);
}

static bool teaches(const struct td_plan_session *session)
{
    return session->basis.light == TD_LIGHT_GREEN && session->level != NULL &&
           session->past->swap_in[0] == '\0' && !session->past->nothing_done &&
           session->past->purpose != TD_PURPOSE_PLACEMENT;
}

static bool same_place(const struct td_past_session *a, const struct td_past_session *b)
{
    return a->step == b->step && td_str_equal(a->level, b->level);
}

/* How many sessions, from the from-th one back, have taught its place. */
static int count_back(const struct td_plan_pass *p, size_t place, size_t from)
{
    int count = 0;

    for (size_t i = from; i < p->count; i++) {
        count +=
            teaches(&p->sessions[i]) && same_place(p->sessions[i].past, p->sessions[place].past)
                ? 1
                : 0;
    }
    return count;
}

void td_plan_read_fade(struct td_plan_pass *p)
{
    struct td_fade_ground *ground = &p->out->fade;

    ground->open = !above_green(newest_morning(p->in)) &&
                   (p->last == NULL ||
                    (!above_green(p->last->basis.light) && !above_green(p->last->basis.session)));
    for (size_t i = 0; i < p->count && ground->count < TD_FADE_PLACES; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        /* The first one there: so each place is met once. */
        if (teaches(session) && count_back(p, i, i) == 1) {
            ground->known[ground->count].level = session->level->id;
            ground->known[ground->count].greens = count_back(p, i, 0);
            ground->known[ground->count++].step = session->past->step;
        }
    }
}

bool td_plan_fades(const struct td_plan *plan, const struct td_level *level,
                   const struct td_overrides *planned)
{
    if (planned->fade == TD_FADE_NO || !plan->fade.open ||
        planned->purpose == TD_PURPOSE_PLACEMENT) {
        return false;
    }
    for (size_t i = 0; i < plan->fade.count; i++) {
        if (planned->swap_in <= 0 && plan->fade.known[i].step == planned->step &&
            td_str_equal(plan->fade.known[i].level, level->id)) {
            return plan->fade.known[i].greens >=
                   (planned->fade == TD_FADE_ALWAYS ? 1 : TD_FADE_GREENS);
        }
    }
    return false;
}

/* ---- all of it ---- */

enum td_err td_planned_make(const struct td_program *program, const struct td_level *level,
                            const struct td_plan *plan, const struct td_overrides *usual,
                            const struct td_overrides *asked, struct td_planned *out)
{
    struct td_timeline timeline;
    enum td_err err;

    combine(plan, level, usual, asked, &out->overrides);
    td_workout_build(program, level, &out->overrides, &out->workout);
    out->workout.fade = td_plan_fades(plan, level, &out->overrides);
    err = td_timeline_compile(&out->workout, TD_SIDE_RIGHT, &timeline);
    if (err == TD_OK) {
        out->total = timeline.total;
        td_timeline_deinit(&timeline);
    }
    return err;
}
