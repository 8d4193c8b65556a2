/* Parts of the decision rule: flags and all of it in rule.c, scores in score.c, names in naming.c,
 * training in allowed.c. worth.c and why.c need some of them as well. */
#ifndef TEARDROP_CORE_CHECK_RULE_H
#define TEARDROP_CORE_CHECK_RULE_H

#include "teardrop/core/check/checklist.h"

/* The present score of every cause, by its index. */
void td_check_scores(const struct td_checklist *checklist, const struct td_answers *answers,
                     int scores[TD_CHECK_MAX_CAUSES]);
/* How many answers count: all but "not sure" and the pain scale. */
int td_check_scored(const struct td_checklist *checklist, const struct td_answers *answers);
/* Of a group, how many answers are there? May be more than it takes. */
int td_need_have(const struct td_need *need, const struct td_answers *answers);
/* Has it all of its typical signs? Beside another that is enough; alone it takes a score, too
 * (met).
 */
bool td_score_has_signs(const struct td_score *score);
/* Does an answer leave the cause out altogether? */
bool td_cause_is_barred(const struct td_cause *cause, const struct td_answers *answers);

/* Fills patterns and contributors, best first, without what is barred. */
void td_check_rank(const struct td_checklist *checklist, const struct td_answers *answers,
                   struct td_check_result *out);
/* Fills outcome, named and leaning; out is ranked. */
void td_check_name(const struct td_checklist *checklist, const struct td_answers *answers,
                   struct td_check_result *out);
/* Fills what is open for training, and why; flags, outcome and names stand. */
void td_check_allow(const struct td_checklist *checklist, const struct td_answers *answers,
                    struct td_check_result *out);

/* What the questions are still worth, all at once: see td_question_matters and
 * td_question_tells. */
struct td_worth {
    uint64_t matters; /* bit i: question i */
    int tells[TD_CHECK_MAX_QUESTIONS];
};
void td_check_weigh(const struct td_checklist *checklist, const struct td_answers *answers,
                    struct td_worth *out);

#endif
