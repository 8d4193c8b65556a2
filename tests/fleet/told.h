/* A session as the plan told it, done to its end: what of it goes into the record. */
#ifndef TEARDROP_TESTS_FLEET_TOLD_H
#define TEARDROP_TESTS_FLEET_TOLD_H

#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"

/* What stands beside the main exercise, and hip and calf work. */
static inline void told_beside(const struct td_workout *workout, struct td_past_session *out)
{
    size_t end = workout->main + workout->own;

    for (size_t i = end; i-- > workout->main;) {
        if (workout->exercises[i].exercise->when != TD_WHEN_ALWAYS) { /* the first one stays */
            out->second_sets = workout->exercises[i].sets;
            out->second_reps = workout->exercises[i].reps;
        }
    }
    if (end < workout->count) {
        out->hip_sets = workout->exercises[end].sets;
        out->hip_reps = workout->exercises[end].reps;
        td_str_copy(out->hip, sizeof out->hip, workout->exercises[end].exercise->id);
    }
}

#endif
