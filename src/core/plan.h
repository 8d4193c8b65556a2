/* Parts of the plan, shared by the plan*.c files alone. */
#ifndef TEARDROP_SRC_CORE_PLAN_H
#define TEARDROP_SRC_CORE_PLAN_H

#include "teardrop/core/plan.h"

#define TD_PLAN_DAY ((int64_t)86400)
#define TD_PLAN_WEEK (7 * TD_PLAN_DAY)

struct td_plan_pass {
    const struct td_plan_input *in;
    const struct td_trained *last; /* newest */
    struct td_sign signs[TD_PLAN_LOOK_BACK];
    size_t count;
    int index;   /* of the last one's level */
    int allowed; /* highest level the self-check leaves open */
    struct td_plan *out;
};

/* plan_place.c: places on the ladder. */
bool td_plan_is_limited(const struct td_plan_input *in);
int td_plan_highest_allowed(const struct td_plan_input *in); /* by level and by depth */
/* The beginning of a level, or of the highest one that is allowed. */
void td_plan_place(struct td_plan_pass *p, int index);
/* Where the last session was, as it was. */
void td_plan_stay(struct td_plan_pass *p);
bool td_plan_take(struct td_plan_pass *p, enum td_rule rule); /* always true */
int64_t td_plan_age(const struct td_plan_pass *p, size_t i);  /* of session i, in seconds */
int td_plan_more(int a, int b);
int td_plan_within(int value, int least, int most);

/* plan_back.c: what speaks against going on. True when it decided. */
bool td_plan_step_back(struct td_plan_pass *p);
bool td_plan_ease(struct td_plan_pass *p);
bool td_plan_hold(struct td_plan_pass *p); /* else it left the plan where it was */

/* plan_on.c: going on, from where td_plan_hold left it. */
int td_plan_count_greens(const struct td_plan_pass *p);
bool td_plan_grow(struct td_plan_pass *p);
void td_plan_lead_on(struct td_plan_pass *p);

#endif
