/* Which causes are named: the steps 2 to 8 of the decision rule. */
#include "rule.h"

struct naming {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
    struct td_check_result *out;
};

static void name_pair(struct td_check_result *out, uint8_t first, const struct td_score *second)
{
    out->named[0] = first;
    out->named_count = 1;
    if (second != NULL) {
        out->named[out->named_count++] = second->cause;
    }
}

/* The best one from `at` on that has its typical signs and is no more than `far` below `score`;
 * NULL = none. */
static const struct td_score *best_with_signs(const struct td_score *ranked, size_t count,
                                              size_t at, int score, int far)
{
    for (size_t i = at; i < count && ranked[i].score >= TD_CHECK_NAME_MIN; i++) {
        if (td_score_has_signs(&ranked[i]) && score - ranked[i].score <= far) {
            return &ranked[i];
        }
    }
    return NULL;
}

static bool is_near(const struct td_score *best, const struct td_score *second)
{
    return second->score >= TD_CHECK_NAME_MIN && best->score - second->score <= TD_CHECK_NEAR;
}

/* A second beside what stands alone, or in place of the kneecap joint. */
static void add_partner(const struct naming *n)
{
    const struct td_checklist *list = n->checklist;
    struct td_check_result *out = n->out;

    for (size_t i = 0; i < list->never_alone_count; i++) {
        const struct td_never_alone *rule = &list->never_alone[i];
        bool room = out->named_count == 1 || out->named[1] == list->home_pattern;

        if (room && out->named[0] == rule->cause &&
            td_condition_holds(rule->when, rule->when_count, n->answers) &&
            !td_cause_is_barred(&list->causes[rule->partner], n->answers)) {
            out->named[1] = rule->partner;
            out->named_count = 2;
        }
    }
}

/* The best pattern lacks its typical signs. */
static void name_beside(struct td_check_result *out, const struct td_score *best)
{
    const struct td_score *met =
        best_with_signs(out->patterns, out->pattern_count, 1, best->score, TD_CHECK_REACH);

    if (met != NULL) {
        out->outcome = TD_OUTCOME_NAMED;
        name_pair(out, best->cause, met);
        return;
    }
    out->outcome = TD_OUTCOME_NO_PATTERN;
    out->leans = true;
    out->leaning = best->cause;
}

/* What adds to a kneecap joint; only what has its typical signs. */
static void name_contributors(const struct naming *n)
{
    struct td_check_result *out = n->out;
    const struct td_score *ranked = out->contributors;
    const struct td_score *best = best_with_signs(ranked, out->contributor_count, 0, 0, 0), *second;

    if (best == NULL) {
        out->outcome = TD_OUTCOME_PATTERN_ONLY;
        return;
    }
    second = best_with_signs(ranked, out->contributor_count, (size_t)(best - ranked) + 1,
                             best->score, TD_CHECK_NEAR);
    name_pair(out, best->cause, second);
    add_partner(n);
}

void td_check_name(const struct td_checklist *checklist, const struct td_answers *answers,
                   struct td_check_result *out)
{
    const struct naming n = {checklist, answers, out};
    const struct td_score *best = &out->patterns[0];
    bool two = out->pattern_count > 1 && is_near(best, &out->patterns[1]);

    if (out->scored < TD_CHECK_MIN_ANSWERS) {
        out->outcome = TD_OUTCOME_NOT_ENOUGH;
        return;
    }
    if (out->pattern_count == 0 || best->score < TD_CHECK_NAME_MIN) {
        out->outcome = TD_OUTCOME_NO_PATTERN;
        return;
    }
    if (!best->met) {
        name_beside(out, best);
        return;
    }
    out->outcome = TD_OUTCOME_NAMED;
    name_pair(out, best->cause, two ? &out->patterns[1] : NULL);
    add_partner(&n);
    if (out->named_count == 1 && out->named[0] == checklist->home_pattern) {
        name_contributors(&n);
    }
}
