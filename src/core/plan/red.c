/* Red lights: sessions, mornings, and what a clinician should see. */
#include "pass.h"

#define RED_DAYS 14 /* a red session is looked back for, when something followed it */
#define TWO_REDS_DAYS 7
#define CALM 1       /* index of the higher of the two gentle levels */
#define LAPSE_DAYS 3 /* a bad morning without swelling, with nothing trained yet */

/* On two days within a week, the later one less than a week ago. */
static bool two_reds(const struct td_plan_pass *p)
{
    int64_t newer = -1;

    for (size_t i = 0; i < p->count; i++) {
        if (p->sessions[i].basis.light != TD_LIGHT_RED || p->sessions[i].day == newer) {
            continue;
        }
        if (newer >= 0) {
            return newer - p->sessions[i].day < TWO_REDS_DAYS;
        }
        newer = p->sessions[i].day;
        if (td_plan_age(p, &p->sessions[i]) >= TD_WEEK_S) {
            return false;
        }
    }
    return false;
}

/* The level a red session leads to. */
static int after_red(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    int from = session->index >= 0 ? session->index : p->index;

    return td_plan_down(p, from, session->basis.swollen ? 2 : 1);
}

/* The newest red session that was not followed yet by one at the level it leads to; to: the
 * lowest that any such one leads to, INT32_MAX without. */
static const struct td_plan_session *open_red(const struct td_plan_pass *p, int *to)
{
    const struct td_plan_session *newest = NULL;
    int lowest = p->index + 1; /* of those since */

    *to = INT32_MAX;
    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (i > 0 && td_instant_local_day(p->in->now) - session->day > RED_DAYS) {
            break;
        }
        if (session->basis.light == TD_LIGHT_RED && (i == 0 || lowest > after_red(p, session))) {
            newest = newest != NULL ? newest : session;
            *to = td_min(*to, after_red(p, session));
        }
        if (session->index >= 0) {
            lowest = td_min(lowest, session->index);
        }
    }
    return newest;
}

int td_plan_after_open_red(const struct td_plan_pass *p)
{
    int to;

    (void)open_red(p, &to);
    return to;
}

void td_plan_decided_by(struct td_plan_pass *p, const struct td_plan_session *session)
{
    p->out->basis = session->basis;
    p->out->basis_day = session == p->last ? -1 : session->day;
    p->out->from_rpe = session->past->rpe;
}

/* The level a bad morning leads down from. Whoever trained on such a morning may have done
 * less already, so then it is the level before that session. */
static int level_of_today(const struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && p->out->today.day == p->last->day; i++) {
        if (p->sessions[i].day < p->last->day && p->sessions[i].index >= 0) {
            return td_max(p->sessions[i].index, p->index);
        }
    }
    return p->index;
}

/* A bad morning with nothing told since is asked after once the day is over. */
static bool is_old_news(const struct td_plan_pass *p)
{
    return td_instant_local_day(p->in->now) > p->out->today.day;
}

/* Swollen or much worse on a morning since, the training day's own among them. */
static bool back_for_today(struct td_plan_pass *p)
{
    int most = td_plan_after_break(p);

    if (!p->has_today || p->today != TD_LIGHT_RED) {
        return false;
    }
    p->out->ask_today = is_old_news(p);
    if (p->out->today.swollen) {
        td_plan_step_to(
            p, p->out->swollen_today ? 0 : td_min(most, td_plan_down(p, level_of_today(p), 2)));
        return td_plan_decide(p, TD_RULE_TODAY_SWELLING);
    }
    td_plan_step_to(p, td_min(most, td_plan_down(p, level_of_today(p), 1)));
    return td_plan_decide(p, TD_RULE_TODAY_RED);
}

/* Before a first session. Pain and a limp lapse after some days; a swelling is asked after. */
bool td_plan_bad_first_morning(struct td_plan_pass *p)
{
    if (!p->has_today || p->today != TD_LIGHT_RED) {
        return false;
    }
    if (!p->out->today.swollen &&
        td_instant_local_day(p->in->now) - p->out->today.day > LAPSE_DAYS) {
        return false;
    }
    p->out->ask_today = is_old_news(p);
    td_plan_place(p, 0);
    return td_plan_decide(p, p->out->today.swollen ? TD_RULE_TODAY_SWELLING : TD_RULE_TODAY_RED);
}

/* Referred, two of them, one, or a bad morning since. */
static bool back_for_any(struct td_plan_pass *p)
{
    int to;
    const struct td_plan_session *red = open_red(p, &to);
    bool swollen = p->out->basis.swollen || p->out->swollen_today;

    if (p->out->referral != TD_REFER_NOT) {
        swollen = swollen || (p->has_today && p->out->today.swollen);
        td_plan_step_to(p, td_min(to, td_min(p->index, swollen ? 0 : CALM)));
        return td_plan_decide(p, TD_RULE_REFER);
    }
    if (two_reds(p)) {
        td_plan_step_to(p, td_min(td_min(to, p->index), swollen ? 0 : CALM));
        return td_plan_decide(p, TD_RULE_TWO_REDS);
    }
    if (red != NULL) {
        td_plan_decided_by(p, red);
        td_plan_step_to(p, p->out->swollen_today ? 0 : td_min(to, td_plan_after_break(p)));
        return td_plan_decide(p, red->basis.swollen ? TD_RULE_SWELLING : TD_RULE_RED);
    }
    return back_for_today(p);
}

/* Where nothing is gentler, there is less of it. */
static void halve_the_gentlest(struct td_plan_pass *p)
{
    const struct td_level *least = &p->in->program->levels[0];

    if (p->last->basis.light == TD_LIGHT_RED && p->last->index == 0 && p->out->level == least) {
        p->out->sets = td_min(p->out->sets, (least->exercises[0].sets_min + 1) / 2);
    }
}

bool td_plan_back_for_red(struct td_plan_pass *p)
{
    if (!back_for_any(p)) {
        return false;
    }
    halve_the_gentlest(p);
    return true;
}
