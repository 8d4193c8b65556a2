/* What each cause can still become, whatever the open questions get: the best, the one near it, or
 * the one with its typical signs within reach of a best without. What can be none of these has no
 * part in the result, whatever it scores. */
#ifndef TEARDROP_CORE_CHECK_PROSPECTS_H
#define TEARDROP_CORE_CHECK_PROSPECTS_H

#include "bounds.h"

/* Some 46 KB. */
struct td_prospects {
    struct td_bounds bounds;
    const struct td_checklist *list;
    const struct td_answers *answers;
    int low[TD_CHECK_MAX_CAUSES], high[TD_CHECK_MAX_CAUSES];
    int lead[TD_CHECK_MAX_CAUSES][TD_CHECK_MAX_CAUSES]; /* within a layer: the most */
    struct td_prospect signs[TD_CHECK_MAX_CAUSES];      /* has it its typical signs? */
    struct td_prospect alone[TD_CHECK_MAX_CAUSES];      /* and the score to be named alone? */
    struct td_prospect barred[TD_CHECK_MAX_CAUSES];
    bool alive[TD_CHECK_MAX_CAUSES]; /* can be at +1 or more, and be ranked at all */
    bool sure[TD_CHECK_MAX_CAUSES];  /* is ranked whatever comes */
    bool best[TD_CHECK_MAX_CAUSES], near[TD_CHECK_MAX_CAUSES], reach[TD_CHECK_MAX_CAUSES];
};

void td_prospects_of(struct td_prospects *prospects, const struct td_checklist *checklist,
                     const struct td_answers *answers);

/* Can it be any of the three? */
bool td_prospects_in_play(const struct td_prospects *prospects, size_t cause);
/* Two patterns, or two contributors. */
bool td_prospects_same_layer(const struct td_prospects *prospects, size_t a, size_t b);
/* Are at least so many of the signs of a group there? */
struct td_prospect td_prospects_need(const struct td_prospects *prospects,
                                     const struct td_need *need);
/* Does a partner come beside its cause for sure, if there is room? */
bool td_prospects_surely_joins(const struct td_prospects *prospects,
                               const struct td_never_alone *rule);

#endif
