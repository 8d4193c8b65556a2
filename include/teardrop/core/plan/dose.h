/* What the plan proposed, and how much of it was done: time under contraction, the dose that trials
 * of exercise for kneecap pain count in. */
#ifndef TEARDROP_CORE_PLAN_DOSE_H
#define TEARDROP_CORE_PLAN_DOSE_H

#include <stdint.h>

#include "teardrop/base/ids.h"

/* What the plan proposed for a day: the dose a session is compared with. One a day; a later one of
 * the same day takes its place. */
struct td_proposal {
    char date[11]; /* local date, YYYY-MM-DD: not before this day */
    char level[TD_ID_TEXT];
    int step;            /* small step of the level; 0 = as the level begins */
    int sets, reps;      /* of the main exercise, each side; reps 1 for holds */
    int hold_ms;         /* 0 for reps */
    int64_t contract_ms; /* down, bottom and up (or the hold) of all of these, both sides */
    int every_days;      /* from one session to the next; 1..14 */
};

#endif
