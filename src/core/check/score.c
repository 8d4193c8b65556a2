/* The score of each cause: its prior, the answers, what several say together, and the caps; and
 * which of its typical signs are there. */
#include "rule.h"

#include <stdlib.h>

#include "teardrop/base/num.h"

struct rule {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
};

/* ---- reasons ---- */

static void add_reason(struct td_score *score, struct td_reason reason)
{
    if (reason.weight != 0 && score->reason_count < TD_CHECK_MAX_REASONS) {
        score->reasons[score->reason_count++] = reason;
        score->score += reason.weight;
    }
}

static void add_weights(struct td_score *scores, const struct td_weight *weights, size_t count,
                        struct td_reason like)
{
    for (size_t i = 0; i < count; i++) {
        like.weight = weights[i].weight;
        add_reason(&scores[weights[i].cause], like);
    }
}

static void add_answers(const struct rule *r, struct td_score *scores)
{
    for (size_t q = 0; q < r->checklist->question_count; q++) {
        int choice = r->answers->choice[q];

        if (choice >= 0 && r->checklist->questions[q].kind != TD_QUESTION_SCALE) {
            const struct td_answer *answer = &r->checklist->questions[q].answers[choice];

            add_weights(scores, answer->weights, answer->weight_count,
                        (struct td_reason){.kind = TD_REASON_ANSWER,
                                           .index = (uint8_t)q,
                                           .answer = (uint8_t)choice});
        }
    }
}

/* Answers that measure one thing raise a cause together only up to the cap; what
 * speaks against it counts in full. */
static void add_caps(const struct rule *r, struct td_score *scores)
{
    for (size_t g = 0; g < r->checklist->group_count; g++) {
        const struct td_group *group = &r->checklist->groups[g];
        struct td_score *score = &scores[group->cause];
        int raised = 0;

        for (size_t i = 0; i < score->reason_count; i++) {
            const struct td_reason *reason = &score->reasons[i];

            if (reason->kind == TD_REASON_ANSWER && reason->weight > 0 &&
                (group->questions >> reason->index & 1u) != 0) {
                raised += reason->weight;
            }
        }
        if (raised > group->cap) {
            add_reason(score, (struct td_reason){.kind = TD_REASON_CAP,
                                                 .index = (uint8_t)g,
                                                 .weight = (int8_t)(group->cap - raised)});
        }
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct td_reason *x = a, *y = b;
    int wx = abs(x->weight), wy = abs(y->weight);

    if (wx != wy) {
        return wx > wy ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return (int)x->kind - (int)y->kind;
    }
    return (int)x->index - (int)y->index;
}

static void score_all(const struct rule *r, struct td_score *scores)
{
    for (size_t i = 0; i < r->checklist->cause_count; i++) {
        scores[i].cause = (uint8_t)i;
        scores[i].score = 0;
        scores[i].reason_count = 0;
        add_reason(&scores[i], (struct td_reason){.kind = TD_REASON_PRIOR,
                                                  .weight = (int8_t)r->checklist->causes[i].prior});
    }
    add_answers(r, scores);
    for (size_t c = 0; c < r->checklist->conjunction_count; c++) {
        const struct td_conjunction *rule = &r->checklist->conjunctions[c];

        if (td_condition_holds(rule->when, rule->when_count, r->answers)) {
            add_weights(scores, rule->weights, rule->weight_count,
                        (struct td_reason){.kind = TD_REASON_TOGETHER, .index = (uint8_t)c});
        }
    }
    add_caps(r, scores);
    for (size_t i = 0; i < r->checklist->cause_count; i++) {
        qsort(scores[i].reasons, scores[i].reason_count, sizeof scores[i].reasons[0], by_weight);
    }
}

void td_check_scores(const struct td_checklist *checklist, const struct td_answers *answers,
                     int scores[TD_CHECK_MAX_CAUSES])
{
    const struct rule r = {checklist, answers};
    struct td_score all[TD_CHECK_MAX_CAUSES];

    score_all(&r, all);
    for (size_t i = 0; i < checklist->cause_count; i++) {
        scores[i] = all[i].score;
    }
}

/* Best first; equals in the order of the data. */
static int by_score(const void *a, const void *b)
{
    const struct td_score *x = a, *y = b;

    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    return (int)x->cause - (int)y->cause;
}

/* ---- typical signs ---- */

int td_need_have(const struct td_need *need, const struct td_answers *answers)
{
    int have = 0;

    for (size_t i = 0; i < need->of_count; i++) {
        have += td_condition_holds(&need->of[i], 1, answers) ? 1 : 0;
    }
    return have;
}

bool td_score_has_signs(const struct td_score *score)
{
    return score->needs_have == score->needs_want;
}

bool td_cause_is_barred(const struct td_cause *cause, const struct td_answers *answers)
{
    for (size_t i = 0; i < cause->bar_count; i++) {
        if (td_condition_holds(&cause->bars[i], 1, answers)) {
            return true;
        }
    }
    return false;
}

/* What is more than a group takes does not make up for another. */
static void count_needs(const struct rule *r, struct td_score *score)
{
    const struct td_cause *cause = &r->checklist->causes[score->cause];

    for (size_t i = 0; i < cause->need_count; i++) {
        int have = td_need_have(&cause->needs[i], r->answers);

        score->needs_want += cause->needs[i].least;
        score->needs_have += td_min(have, cause->needs[i].least);
    }
    score->met = td_score_has_signs(score) && score->score >= cause->alone_from;
}

/* ---- all of it ---- */

void td_check_rank(const struct td_checklist *checklist, const struct td_answers *answers,
                   struct td_check_result *out)
{
    const struct rule r = {checklist, answers};
    struct td_score scores[TD_CHECK_MAX_CAUSES] = {{.cause = 0}};

    score_all(&r, scores);
    for (size_t i = 0; i < checklist->cause_count; i++) {
        if (td_cause_is_barred(&checklist->causes[i], answers)) {
            continue;
        }
        count_needs(&r, &scores[i]);
        if (checklist->causes[i].layer == TD_CAUSE_PATTERN) {
            out->patterns[out->pattern_count++] = scores[i];
        } else {
            out->contributors[out->contributor_count++] = scores[i];
        }
    }
    qsort(out->patterns, out->pattern_count, sizeof out->patterns[0], by_score);
    qsort(out->contributors, out->contributor_count, sizeof out->contributors[0], by_score);
}

int td_check_scored(const struct td_checklist *checklist, const struct td_answers *answers)
{
    int scored = 0;

    for (size_t q = 0; q < checklist->question_count; q++) {
        const struct td_question *question = &checklist->questions[q];
        int choice = answers->choice[q];

        if (question->kind != TD_QUESTION_SCALE && choice >= 0 &&
            !question->answers[choice].unsure) {
            scored++;
        }
    }
    return scored;
}
