/* One pass over what is on record: what every step of the plan reads, and the plan it fills.
 *
 * plan.c asks in this order: evidence.c reads the sessions and mornings; refer.c says
 * whether a clinician should see the knee; step_back.c knows what speaks against going on;
 * progress.c goes on. place.c is where they put the plan on the ladder. */
#ifndef TEARDROP_CORE_PLAN_PASS_H
#define TEARDROP_CORE_PLAN_PASS_H

#include "teardrop/base/num.h"
#include "teardrop/core/plan/plan.h"

/* A past session with its light and its place on the ladder. */
struct td_plan_session {
    const struct td_past_session *past;
    struct td_light_basis basis;
    int64_t day; /* it counts for */
    int index;   /* of its level on the ladder; -1 = not on it */
};

struct td_plan_pass {
    const struct td_plan_input *in;
    struct td_plan_session sessions[TD_PLAN_LOOK_BACK]; /* newest first, none of them to come */
    size_t count;
    const struct td_plan_session *last; /* newest; NULL = none */
    const struct td_plan_session *base; /* tells the current level; NULL = none */
    int index;                          /* of the base's level */
    int allowed;                        /* highest level the self-check leaves open */
    bool has_today;                     /* a morning later than the one after the last session */
    enum td_light today;
    int depth; /* plans of earlier days inside this one, see plan.c */
    struct td_plan *out;
};

/* Since a session began, in seconds. */
static inline int64_t td_plan_age(const struct td_plan_pass *p,
                                  const struct td_plan_session *session)
{
    return p->in->now.unix_s - session->past->started.unix_s;
}

/* Always true: the rule has decided. */
static inline bool td_plan_decide(struct td_plan_pass *p, enum td_rule rule)
{
    p->out->rule = rule;
    return true;
}

/* Does a self-check limit anything? */
static inline bool td_plan_is_limited(const struct td_plan_input *in)
{
    return in->gate != NULL && in->gate->known;
}

/* evidence.c: what is on record. */
void td_plan_read(struct td_plan_pass *p);
bool td_plan_keeps_tempo(const struct td_plan_pass *p, const struct td_plan_session *session);
/* Good sessions in a row at the base's level, the base among them. */
int td_plan_count_greens(const struct td_plan_pass *p);
bool td_plan_is_good(const struct td_plan_pass *p, const struct td_plan_session *session);

/* place.c: places on the ladder, and the test of where to begin. */
/* The beginning of a level, or of the highest one that is allowed. */
void td_plan_place(struct td_plan_pass *p, int index);
/* The current level, as it was. */
void td_plan_stay(struct td_plan_pass *p);
void td_plan_start(struct td_plan_pass *p);
bool td_plan_begin_placement(struct td_plan_pass *p);
bool td_plan_continue_placement(struct td_plan_pass *p);

/* refer.c: should a clinician see the knee? If not, says in td_plan.rising whether that is to be
 * asked again. */
enum td_referral td_plan_referral(const struct td_plan_pass *p, int weekly[3]);

/* step_back.c: what speaks against going on. True when it decided. */
bool td_plan_step_back(struct td_plan_pass *p);
bool td_plan_deload(struct td_plan_pass *p);
bool td_plan_hold(struct td_plan_pass *p); /* else it left the plan where it was */

/* progress.c: going on, from where td_plan_hold left it. */
bool td_plan_progress(struct td_plan_pass *p);
void td_plan_level_up(struct td_plan_pass *p);

/* beside.c: what goes beside the main exercise, once the place is known. */
void td_plan_beside(struct td_plan_pass *p);

#endif
