/* Parts of the decision rule that worth.c and why.c need as well. */
#ifndef TEARDROP_CORE_CHECK_RULE_H
#define TEARDROP_CORE_CHECK_RULE_H

#include "teardrop/core/check/checklist.h"

#define TD_PAIR_MARGIN 1 /* points of score between two causes that are named together */

/* The present score of every cause, by its index. */
void td_check_scores(const struct td_checklist *checklist, const struct td_answers *answers,
                     int scores[TD_CHECK_MAX_CAUSES]);
/* How many answers count: all but "not sure" and the pain scale. */
int td_check_scored(const struct td_checklist *checklist, const struct td_answers *answers);

#endif
