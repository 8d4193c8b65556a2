/* Parts of the plan, shared by the plan*.c files alone. */
#ifndef TEARDROP_CORE_PLAN_PASS_H
#define TEARDROP_CORE_PLAN_PASS_H

#include "teardrop/base/num.h"
#include "teardrop/core/plan/plan.h"

#define TD_PLAN_DAY ((int64_t)86400)
#define TD_PLAN_WEEK (7 * TD_PLAN_DAY)

/* A session as it is looked at. */
struct td_plan_session {
    const struct td_past_session *trained;
    struct td_light_basis sign;
    int64_t day; /* it counts for */
    int index;   /* of its level on the ladder; -1 = it stands beside it */
};

struct td_plan_pass {
    const struct td_plan_input *in;
    struct td_plan_session looks[TD_PLAN_LOOK_BACK]; /* newest first, none of them to come */
    size_t count;
    const struct td_plan_session *last; /* newest; NULL = none */
    const struct td_plan_session *base; /* tells where one stands on the ladder; NULL = none */
    int index;                          /* of the base's level */
    int allowed;                        /* highest level the self-check leaves open */
    bool has_today;                     /* a morning later than the one after the last session */
    enum td_light today;
    int depth; /* of looking at what the plan was then */
    struct td_plan *out;
};

void td_plan_make_at(const struct td_plan_input *input, int depth, struct td_plan *out);

int64_t td_plan_age(const struct td_plan_pass *p, const struct td_plan_session *look); /* seconds */
bool td_plan_decide(struct td_plan_pass *p, enum td_rule rule); /* always true */

/* plan_record.c: what is on record, and where one stands by it. */
void td_plan_read(struct td_plan_pass *p);
bool td_plan_keeps_tempo(const struct td_plan_pass *p, const struct td_plan_session *look);
bool td_plan_is_good(const struct td_plan_pass *p, const struct td_plan_session *look);

/* plan_place.c: places on the ladder, and the test of where to begin. */
bool td_plan_is_limited(const struct td_plan_input *in);
/* The beginning of a level, or of the highest one that is allowed. */
void td_plan_place(struct td_plan_pass *p, int index);
/* Where one stands, as it was. */
void td_plan_stay(struct td_plan_pass *p);
void td_plan_start(struct td_plan_pass *p);
bool td_plan_begin_placement(struct td_plan_pass *p);
bool td_plan_continue_placement(struct td_plan_pass *p);

/* plan_see.c: should somebody look at the knee? */
enum td_referral td_plan_referral(const struct td_plan_pass *p, int weekly[3]);

/* plan_back.c: what speaks against going on. True when it decided. */
bool td_plan_step_back(struct td_plan_pass *p);
bool td_plan_ease(struct td_plan_pass *p);
bool td_plan_hold(struct td_plan_pass *p); /* else it left the plan where it was */

/* plan_on.c: going on, from where td_plan_hold left it. */
bool td_plan_progress(struct td_plan_pass *p);
void td_plan_level_up(struct td_plan_pass *p);

#endif
