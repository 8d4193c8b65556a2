/* When the last reps of a set go without cue and picture: at a place that is known, and while
 * nothing is above green. */
#include "pass.h"
#include "teardrop/base/str.h"

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

/* How many sessions from this one back have taught its place. */
static int count_back(const struct td_plan_pass *p, size_t from)
{
    int count = 0;

    for (size_t i = from; i < p->count; i++) {
        count += teaches(&p->sessions[i]) && same_place(p->sessions[i].past, p->sessions[from].past)
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

        /* Exactly as many: so each place is met once. */
        if (teaches(session) && count_back(p, i) == TD_FADE_GREENS) {
            ground->known[ground->count].level = session->level->id;
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
    if (planned->fade == TD_FADE_ALWAYS) {
        return true;
    }
    for (size_t i = 0; i < plan->fade.count; i++) {
        if (planned->swap_in <= 0 && plan->fade.known[i].step == planned->step &&
            td_str_equal(plan->fade.known[i].level, level->id)) {
            return true;
        }
    }
    return false;
}
