/* Which part each cause can still play in the result. */
#include "prospects.h"

#include "rule.h"

/* ---- typical signs and bars ---- */

struct td_prospect td_prospects_need(const struct td_prospects *p, const struct td_need *need)
{
    int can = 0, must = 0;

    for (size_t i = 0; i < need->of_count; i++) {
        struct td_prospect one = td_bounds_condition(&p->bounds, &need->of[i], 1);

        can += one.can ? 1 : 0;
        must += one.must ? 1 : 0;
    }
    return (struct td_prospect){can >= need->least, must >= need->least};
}

static struct td_prospect signs_prospect(const struct td_prospects *p, size_t cause)
{
    const struct td_cause *of = &p->list->causes[cause];
    struct td_prospect all = {true, true};

    for (size_t i = 0; i < of->need_count; i++) {
        struct td_prospect one = td_prospects_need(p, &of->needs[i]);

        all.can = all.can && one.can;
        all.must = all.must && one.must;
    }
    return all;
}

/* Of a cause that is at +1 or more; contributors are named by their signs. */
static struct td_prospect alone_prospect(const struct td_prospects *p, size_t cause)
{
    const struct td_cause *of = &p->list->causes[cause];
    int from = of->layer == TD_CAUSE_PATTERN ? of->alone_from : 0;

    return (struct td_prospect){p->signs[cause].can && p->high[cause] >= from,
                                p->signs[cause].must &&
                                    (from <= TD_CHECK_NAME_MIN || p->low[cause] >= from)};
}

static struct td_prospect bars_prospect(const struct td_prospects *p, size_t cause)
{
    const struct td_cause *of = &p->list->causes[cause];
    struct td_prospect any = {false, false};

    for (size_t i = 0; i < of->bar_count; i++) {
        struct td_prospect one = td_bounds_condition(&p->bounds, &of->bars[i], 1);

        any.can = any.can || one.can;
        any.must = any.must || one.must;
    }
    return any;
}

/* ---- what can still be named ---- */

bool td_prospects_same_layer(const struct td_prospects *p, size_t a, size_t b)
{
    return p->list->causes[a].layer == p->list->causes[b].layer;
}

/* Contributors are ranked only with their signs, and from +1 on. */
static void find_ranked(struct td_prospects *p)
{
    for (size_t c = 0; c < p->list->cause_count; c++) {
        bool pattern = p->list->causes[c].layer == TD_CAUSE_PATTERN;

        p->alive[c] =
            (pattern || p->signs[c].can) && !p->barred[c].must && p->high[c] >= TD_CHECK_NAME_MIN;
        p->sure[c] = p->alive[c] && !p->barred[c].can &&
                     (pattern || (p->signs[c].must && p->low[c] >= TD_CHECK_NAME_MIN));
    }
}

/* Equals are ranked in the order of the data. */
static bool surely_above(const struct td_prospects *p, size_t upper, size_t lower)
{
    return p->lead[lower][upper] < (upper < lower ? 1 : 0);
}

static size_t count_above(const struct td_prospects *p, size_t cause)
{
    size_t above = 0;

    for (size_t c = 0; c < p->list->cause_count; c++) {
        above += c != cause && td_prospects_same_layer(p, c, cause) && p->sure[c] &&
                 surely_above(p, c, cause);
    }
    return above;
}

/* Can it be no more than so far below everything that is ranked for sure? */
static bool can_keep_up(const struct td_prospects *p, size_t cause, int far)
{
    for (size_t c = 0; c < p->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(p, c, cause) && p->sure[c] &&
            p->lead[cause][c] < -far) {
            return false;
        }
    }
    return true;
}

/* Can it be second to a best one, within so far? The best could stand alone, or could not. */
static bool can_follow(const struct td_prospects *p, size_t cause, int far, bool alone)
{
    for (size_t c = 0; c < p->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(p, c, cause) && p->best[c] &&
            (alone ? p->alone[c].can : !p->alone[c].must) && p->lead[cause][c] >= -far &&
            !surely_above(p, cause, c)) {
            return can_keep_up(p, cause, far);
        }
    }
    return false;
}

/* Is something else with its signs found first? A best that cannot stand alone is not looked at. */
static bool is_outrun(const struct td_prospects *p, size_t cause)
{
    for (size_t c = 0; c < p->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(p, c, cause) && p->sure[c] && p->signs[c].must &&
            (p->alone[c].must || !p->best[c]) && p->low[c] >= TD_CHECK_NAME_MIN &&
            surely_above(p, c, cause)) {
            return true;
        }
    }
    return false;
}

static void find_parts(struct td_prospects *p, enum td_cause_layer layer)
{
    for (size_t c = 0; c < p->list->cause_count; c++) {
        p->best[c] = p->best[c] ||
                     (p->list->causes[c].layer == layer && p->alive[c] && count_above(p, c) == 0);
    }
    for (size_t c = 0; c < p->list->cause_count; c++) {
        if (p->list->causes[c].layer == layer && p->alive[c]) {
            p->near[c] = count_above(p, c) < 2 && can_follow(p, c, TD_CHECK_NEAR, true);
            p->reach[c] = layer == TD_CAUSE_PATTERN && p->signs[c].can && !is_outrun(p, c) &&
                          can_follow(p, c, TD_CHECK_REACH, false);
        }
    }
}

bool td_prospects_in_play(const struct td_prospects *p, size_t cause)
{
    return p->best[cause] || p->near[cause] || p->reach[cause];
}

bool td_prospects_surely_joins(const struct td_prospects *p, const struct td_never_alone *rule)
{
    return td_bounds_condition(&p->bounds, rule->when, rule->when_count).must &&
           !p->barred[rule->partner].can;
}

/* Could the kneecap joint be named alone, so that its contributors are ranked? */
static bool home_may_be_alone(const struct td_prospects *p)
{
    size_t home = p->list->home_pattern;

    for (size_t c = 0; c < p->list->cause_count; c++) {
        if (c != home && td_prospects_same_layer(p, c, home) && p->sure[c] &&
            p->low[c] >= TD_CHECK_NAME_MIN && p->lead[home][c] <= TD_CHECK_NEAR) {
            return false;
        }
    }
    for (size_t i = 0; i < p->list->never_alone_count; i++) {
        if (p->list->never_alone[i].cause == home &&
            td_prospects_surely_joins(p, &p->list->never_alone[i])) {
            return false;
        }
    }
    return p->best[home] && p->alone[home].can;
}

static void find_bounds(struct td_prospects *p)
{
    for (int c = 0; c < (int)p->list->cause_count; c++) {
        p->low[c] = -td_bounds_lead(&p->bounds, TD_BOUNDS_ZERO, c);
        p->high[c] = td_bounds_lead(&p->bounds, c, TD_BOUNDS_ZERO);
        p->signs[c] = signs_prospect(p, (size_t)c);
        p->alone[c] = alone_prospect(p, (size_t)c);
        p->barred[c] = bars_prospect(p, (size_t)c);
    }
    find_ranked(p);
    for (size_t c = 0; c < p->list->cause_count; c++) {
        for (size_t o = 0; o < p->list->cause_count && p->alive[c]; o++) {
            if (c != o && td_prospects_same_layer(p, c, o) && p->alive[o]) {
                p->lead[c][o] = td_bounds_lead(&p->bounds, (int)c, (int)o);
            }
        }
    }
}

void td_prospects_of(struct td_prospects *p, const struct td_checklist *checklist,
                     const struct td_answers *answers)
{
    *p = (struct td_prospects){.list = checklist, .answers = answers};
    td_bounds_init(&p->bounds, checklist, answers);
    find_bounds(p);
    find_parts(p, TD_CAUSE_PATTERN);
    if (home_may_be_alone(p)) {
        find_parts(p, TD_CAUSE_CONTRIBUTOR);
    }
}
