/* What the scores can still become, whatever the open questions get.
 *
 * An open question can raise a cause at most by its largest weight and lower it at most by its
 * smallest; of two causes it can widen the gap at most by the largest difference within one answer.
 * A cap leaves only so much room to rise, and may take all of a raise away. So the bounds are true,
 * if not always reached. */
#ifndef TEARDROP_CORE_CHECK_BOUNDS_H
#define TEARDROP_CORE_CHECK_BOUNDS_H

#include "teardrop/core/check/checklist.h"

#define TD_BOUNDS_MAX_GROUPS 64
#define TD_BOUNDS_ZERO (-1) /* in the place of a cause: a score of 0 */

/* Some 40 KB. */
struct td_bounds {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
    uint64_t open;    /* bit i: question i has no answer and can still get one: skipped and put-off
                         ones, too, but none whose ask_when or a ticked flag forbids it for good */
    uint64_t turning; /* bit i: conjunction i hangs on open questions */
    uint64_t touching[TD_CHECK_MAX_CAUSES]; /* the open questions with a weight on it */
    int score[TD_CHECK_MAX_CAUSES];         /* as things stand */
    int room[TD_BOUNDS_MAX_GROUPS];         /* how far a group can still raise its cause */
    int8_t group[TD_CHECK_MAX_CAUSES][TD_CHECK_MAX_QUESTIONS]; /* whose cap holds; -1 = none */
    int8_t caps[TD_CHECK_MAX_CAUSES][TD_CHECK_MAX_QUESTIONS];  /* so many may take a raise away */
    int8_t weight[TD_CHECK_MAX_CAUSES][TD_CHECK_MAX_QUESTIONS][TD_CHECK_MAX_ANSWERS];
};

void td_bounds_init(struct td_bounds *bounds, const struct td_checklist *checklist,
                    const struct td_answers *answers);

/* Can it hold, and must it, whatever the open questions get? */
struct td_prospect {
    bool can, must;
};
struct td_prospect td_bounds_condition(const struct td_bounds *bounds,
                                       const struct td_condition *when, size_t count);
/* The open questions that it hangs on, as bits; none when it is settled. */
uint64_t td_bounds_hangs_on(const struct td_bounds *bounds, const struct td_condition *when,
                            size_t count);

/* How far a cause can be above another at most; negative: it stays so far below. */
int td_bounds_lead(const struct td_bounds *bounds, int cause, int other);
/* The open questions that can change how far it is above the other, as bits. */
uint64_t td_bounds_movers(const struct td_bounds *bounds, int cause, int other);

#endif
