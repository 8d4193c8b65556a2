/* A level as it will be trained: what the plan, the settings and the person say together. */
#ifndef TEARDROP_CORE_PLAN_PLANNED_H
#define TEARDROP_CORE_PLAN_PLANNED_H

#include "teardrop/base/err.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/training/workout.h"

struct td_planned {
    struct td_overrides overrides; /* of all three */
    struct td_workout workout;     /* what comes of them */
    td_ns total;                   /* length of its timeline */
};

/* The plan's numbers where it is the plan's level (a plan without a level has none), above
 * them what the settings say (usual; where the plan reduces, only what is no more than the
 * plan), above that what was asked for this time. More than a reducing plan has makes it a
 * session like any other. Only TD_ERR_NOMEM: then all but the total is there. */
enum td_err td_planned_make(const struct td_program *program, const struct td_level *level,
                            const struct td_plan *plan, const struct td_overrides *usual,
                            const struct td_overrides *asked, struct td_planned *out) TD_MUST_USE;

#endif
