/* The rule's numbers and parts that check_worth.c needs as well. */
#ifndef TEARDROP_CORE_CHECK_RULE_H
#define TEARDROP_CORE_CHECK_RULE_H

#include "teardrop/core/check/checklist.h"

#define TD_PAIR_MARGIN 1 /* as near as this, two are named */

/* The score of every cause as things stand, by its index. */
void td_check_scores(const struct td_checklist *checklist, const struct td_answers *answers,
                     int scores[TD_CHECK_MAX_CAUSES]);
/* Answers that count: neither "not sure" nor the pain. */
int td_check_scored(const struct td_checklist *checklist, const struct td_answers *answers);

#endif
