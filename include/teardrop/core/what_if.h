/* What follows from the newest session, before the morning that decides it is here: the plan itself
 * is asked, for three mornings it is made to believe in. */
#ifndef TEARDROP_CORE_WHAT_IF_H
#define TEARDROP_CORE_WHAT_IF_H

#include "teardrop/core/plan/plan.h"

enum td_what_if_morning { TD_IF_USUAL, TD_IF_ONE_MORE, TD_IF_TWO_MORE, TD_WHAT_IF_MORNINGS };

struct td_what_if {
    bool known;       /* false: there is no session, and nothing below means anything */
    int usual;        /* what mornings are like, 0..10; 0 when that is not known */
    bool once_more;   /* as usual: "one more leads on", and there is a level above ... */
    const char *next; /* ... called so; borrowed from the programme; NULL = none */
    enum td_rule rule[TD_WHAT_IF_MORNINGS];
    char text[TD_WHAT_IF_MORNINGS][80]; /* "4 x 8 again", "a set less", "a level easier: Goblet" */
};

#define TD_WHAT_IF_NOT_SAID (-1) /* a pain or an effort that was not said */

/* The newest of the input's sessions gets this pain (0..10) and effort (1..10), and each of the
 * mornings after it in turn: as usual, one more, two more. `input` itself stays as it is. */
void td_what_if_make(const struct td_plan_input *input, int worst_pain, int rpe,
                     struct td_what_if *out);
/* How a plan differs from the session that was done, in a few words: what is less or more, or
 * "4 x 8 again". A level that the programme no longer has is not compared. */
void td_what_if_change(const struct td_program *program, const struct td_past_session *done,
                       const struct td_plan *plan, char *out, size_t size);

#endif
