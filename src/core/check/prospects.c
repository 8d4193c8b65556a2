/* Which part each cause can still play in the result. */
#include "prospects.h"

#include "rule.h"

/* ---- typical signs and bars ---- */

struct td_prospect td_prospects_need(const struct td_prospects *w, const struct td_need *need)
{
    int can = 0, must = 0;

    for (size_t i = 0; i < need->of_count; i++) {
        struct td_prospect one = td_bounds_condition(&w->bounds, &need->of[i], 1);

        can += one.can ? 1 : 0;
        must += one.must ? 1 : 0;
    }
    return (struct td_prospect){can >= need->least, must >= need->least};
}

static struct td_prospect signs_prospect(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];
    struct td_prospect all = {true, true};

    for (size_t i = 0; i < of->need_count; i++) {
        struct td_prospect one = td_prospects_need(w, &of->needs[i]);

        all.can = all.can && one.can;
        all.must = all.must && one.must;
    }
    return all;
}

/* Of a cause that is at +1 or more; contributors are named by their signs. */
static struct td_prospect alone_prospect(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];
    int from = of->layer == TD_CAUSE_PATTERN ? of->alone_from : 0;

    return (struct td_prospect){w->signs[cause].can && w->high[cause] >= from,
                                w->signs[cause].must &&
                                    (from <= TD_CHECK_NAME_MIN || w->low[cause] >= from)};
}

static struct td_prospect bars_prospect(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];
    struct td_prospect any = {false, false};

    for (size_t i = 0; i < of->bar_count; i++) {
        struct td_prospect one = td_bounds_condition(&w->bounds, &of->bars[i], 1);

        any.can = any.can || one.can;
        any.must = any.must || one.must;
    }
    return any;
}

/* ---- what can still be named ---- */

bool td_prospects_same_layer(const struct td_prospects *w, size_t a, size_t b)
{
    return w->list->causes[a].layer == w->list->causes[b].layer;
}

/* Contributors are ranked only with their signs, and from +1 on. */
static void find_ranked(struct td_prospects *w)
{
    for (size_t c = 0; c < w->list->cause_count; c++) {
        bool pattern = w->list->causes[c].layer == TD_CAUSE_PATTERN;

        w->alive[c] =
            (pattern || w->signs[c].can) && !w->barred[c].must && w->high[c] >= TD_CHECK_NAME_MIN;
        w->sure[c] = w->alive[c] && !w->barred[c].can &&
                     (pattern || (w->signs[c].must && w->low[c] >= TD_CHECK_NAME_MIN));
    }
}

/* Equals are ranked in the order of the data. */
static bool surely_above(const struct td_prospects *w, size_t upper, size_t lower)
{
    return w->lead[lower][upper] < (upper < lower ? 1 : 0);
}

static size_t count_above(const struct td_prospects *w, size_t cause)
{
    size_t above = 0;

    for (size_t c = 0; c < w->list->cause_count; c++) {
        above += c != cause && td_prospects_same_layer(w, c, cause) && w->sure[c] &&
                 surely_above(w, c, cause);
    }
    return above;
}

/* Can it be no more than so far below everything that is ranked for sure? */
static bool can_keep_up(const struct td_prospects *w, size_t cause, int far)
{
    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(w, c, cause) && w->sure[c] &&
            w->lead[cause][c] < -far) {
            return false;
        }
    }
    return true;
}

/* Can it be second to a best one, within so far? The best could stand alone, or could not. */
static bool can_follow(const struct td_prospects *w, size_t cause, int far, bool alone)
{
    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(w, c, cause) && w->best[c] &&
            (alone ? w->alone[c].can : !w->alone[c].must) && w->lead[cause][c] >= -far &&
            !surely_above(w, cause, c)) {
            return can_keep_up(w, cause, far);
        }
    }
    return false;
}

/* Is something else with its signs found first? A best that cannot stand alone is not looked at. */
static bool is_outrun(const struct td_prospects *w, size_t cause)
{
    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (c != cause && td_prospects_same_layer(w, c, cause) && w->sure[c] && w->signs[c].must &&
            (w->alone[c].must || !w->best[c]) && w->low[c] >= TD_CHECK_NAME_MIN &&
            surely_above(w, c, cause)) {
            return true;
        }
    }
    return false;
}

static void find_parts(struct td_prospects *w, enum td_cause_layer layer)
{
    for (size_t c = 0; c < w->list->cause_count; c++) {
        w->best[c] = w->best[c] ||
                     (w->list->causes[c].layer == layer && w->alive[c] && count_above(w, c) == 0);
    }
    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (w->list->causes[c].layer == layer && w->alive[c]) {
            w->near[c] = count_above(w, c) < 2 && can_follow(w, c, TD_CHECK_NEAR, true);
            w->reach[c] = layer == TD_CAUSE_PATTERN && w->signs[c].can && !is_outrun(w, c) &&
                          can_follow(w, c, TD_CHECK_REACH, false);
        }
    }
}

bool td_prospects_in_play(const struct td_prospects *w, size_t cause)
{
    return w->best[cause] || w->near[cause] || w->reach[cause];
}

bool td_prospects_surely_joins(const struct td_prospects *w, const struct td_never_alone *rule)
{
    return td_bounds_condition(&w->bounds, rule->when, rule->when_count).must &&
           !w->barred[rule->partner].can;
}

/* Could the kneecap joint be named alone, so that its contributors are ranked? */
static bool home_may_be_alone(const struct td_prospects *w)
{
    size_t home = w->list->home_pattern;

    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (c != home && td_prospects_same_layer(w, c, home) && w->sure[c] &&
            w->low[c] >= TD_CHECK_NAME_MIN && w->lead[home][c] <= TD_CHECK_NEAR) {
            return false;
        }
    }
    for (size_t i = 0; i < w->list->never_alone_count; i++) {
        if (w->list->never_alone[i].cause == home &&
            td_prospects_surely_joins(w, &w->list->never_alone[i])) {
            return false;
        }
    }
    return w->best[home] && w->alone[home].can;
}

static void find_bounds(struct td_prospects *w)
{
    for (int c = 0; c < (int)w->list->cause_count; c++) {
        w->low[c] = -td_bounds_lead(&w->bounds, TD_BOUNDS_ZERO, c);
        w->high[c] = td_bounds_lead(&w->bounds, c, TD_BOUNDS_ZERO);
        w->signs[c] = signs_prospect(w, (size_t)c);
        w->alone[c] = alone_prospect(w, (size_t)c);
        w->barred[c] = bars_prospect(w, (size_t)c);
    }
    find_ranked(w);
    for (size_t c = 0; c < w->list->cause_count; c++) {
        for (size_t o = 0; o < w->list->cause_count && w->alive[c]; o++) {
            if (c != o && td_prospects_same_layer(w, c, o) && w->alive[o]) {
                w->lead[c][o] = td_bounds_lead(&w->bounds, (int)c, (int)o);
            }
        }
    }
}

void td_prospects_of(struct td_prospects *w, const struct td_checklist *checklist,
                     const struct td_answers *answers)
{
    *w = (struct td_prospects){.list = checklist, .answers = answers};
    td_bounds_init(&w->bounds, checklist, answers);
    find_bounds(w);
    find_parts(w, TD_CAUSE_PATTERN);
    if (home_may_be_alone(w)) {
        find_parts(w, TD_CAUSE_CONTRIBUTOR);
    }
}
