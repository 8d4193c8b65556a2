/* The next session, decided by rules from what is on record, with the rule that
 * decided and the numbers it looked at. Nothing of it is ever stored: a corrected
 * record gives another plan.
 *
 * Rules: knee-facts 6.3 to 6.7. One thing changes at a time, in this order: range and
 * heel in small steps inside a level, reps and holds within their range, then load. */
#ifndef TEARDROP_CORE_PLAN_H
#define TEARDROP_CORE_PLAN_H

#include "teardrop/core/ports.h"
#include "teardrop/core/program.h"
#include "teardrop/core/signal.h"
#include "teardrop/core/workout.h"

enum td_rule {
    TD_RULE_CLOSED,     /* training is closed */
    TD_RULE_START,      /* nothing on record */
    TD_RULE_PLACEMENT,  /* no pain, no limits: try which level fits */
    TD_RULE_PLACED,     /* the placement is over */
    TD_RULE_SEE,        /* three red weeks, or pain rising week on week */
    TD_RULE_TWO_REDS,   /* in a week: the first two levels for a week */
    TD_RULE_SWELLING,   /* two levels down */
    TD_RULE_RED,        /* one level down */
    TD_RULE_BREAK,      /* after weeks without training */
    TD_RULE_AMBER,      /* this level, a set less */
    TD_RULE_MORNING,    /* the morning after is not answered: as it was */
    TD_RULE_UNSAID,     /* pain or effort was not said: as it was */
    TD_RULE_NOT_WHOLE,  /* not all reps, or not at the tempo: as it was */
    TD_RULE_HARD,       /* RPE above the border: as it was */
    TD_RULE_FULL_SETS,  /* green again: the sets that were left out come back */
    TD_RULE_MORE_REPS,  /* green: one rep more */
    TD_RULE_LONGER,     /* green: the hold five seconds longer */
    TD_RULE_MORE_SETS,  /* green: one set more */
    TD_RULE_STEP,       /* green: the next small step of the level */
    TD_RULE_ONCE_MORE,  /* green once; a second one leads on */
    TD_RULE_LEVEL_UP,   /* green twice in a row */
    TD_RULE_HEAVIER,    /* two reps more than planned, twice: a little more load */
    TD_RULE_DELOAD,     /* every fourth week of the heavy levels: half the sets */
    TD_RULE_AFTER_EASE, /* the week after it: as before */
    TD_RULE_LIMIT,      /* the self-check allows no more */
    TD_RULE_TOP,        /* nothing is above: it stays as it is */
    TD_RULE_COUNT
};
const char *td_rule_id(enum td_rule rule); /* "level_up", ... */

#define TD_PLAN_LOOK_BACK 64 /* sessions that matter */
#define TD_PLAN_PLACEMENT_REPS 8

/* What a plan is made from. Sessions newest first, the free ones left out. */
struct td_plan_input {
    const struct td_program *program;
    const struct td_trained *sessions;
    size_t session_count;
    const struct td_morning *mornings;
    size_t morning_count;
    const struct td_training_gate *gate; /* NULL or unknown: no limits */
    const struct td_safety *safety;
    struct td_instant now;
};

struct td_plan {
    enum td_rule rule;
    enum td_purpose purpose;
    const struct td_level *level; /* of the programme, or one of a level's small steps */
    int step;                     /* of the level; 0 = as the level begins */
    int sets, reps, hold_s;       /* of the main exercise; reps and hold_s 0 where there are none */
    int load_g;                   /* 0 = none */
    int64_t due_unix_s;           /* not before; 0 = any time */
    bool morning_to_come;         /* the morning after the newest session is not here yet */
    bool see_somebody;
    struct td_sign sign;   /* of the newest session; signal OPEN without one */
    int greens;            /* in a row, at this level */
    int weeks_off;         /* since the newest session */
    char from[TD_ID_TEXT]; /* level id of the newest session; "" = none */
    int from_rpe;          /* of the newest session; -1 = not said */
    int wanted;            /* LIMIT: index of the level the rules would have given */
};

/* Never fails: with a broken record it is TD_RULE_START. */
void td_plan_make(const struct td_plan_input *input, struct td_plan *out);

/* The same from what is kept; gate gets what the self-check allows. What cannot be
 * read counts as not there: the screens say so. */
void td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                     const struct td_safety *safety, struct td_instant now, struct td_plan *plan,
                     struct td_training_gate *gate);

/* The plan's numbers as overrides, to lie below those of settings and person. Sets
 * only what differs from the level. */
void td_plan_overrides(const struct td_plan *plan, struct td_overrides *out);

/* For a level of the same programme: the plan's where it is the plan's level, below
 * `above` (settings, command line). */
void td_plan_overrides_for(const struct td_plan *plan, const struct td_level *level,
                           const struct td_overrides *above, struct td_overrides *out);

/* One or two sentences: the rule and the numbers it looked at. */
void td_plan_why(const struct td_plan *plan, const struct td_program *program,
                 const struct td_safety *safety, char *out, size_t size);
/* What would make the one after it harder, and what easier. */
void td_plan_ahead(const struct td_plan *plan, const struct td_safety *safety, char *out,
                   size_t size);

#endif
