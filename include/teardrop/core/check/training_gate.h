/* The training gate: whether the self-check leaves training open, and up to which level and depth.
 * (The gates that a self-check asks, lists of red flags, are struct td_gate of checklist.h.) */
#ifndef TEARDROP_CORE_CHECK_TRAINING_GATE_H
#define TEARDROP_CORE_CHECK_TRAINING_GATE_H

#include "teardrop/core/check/record.h"

/* td_look.max_depth_deg of "free to train": a knee bends no further. */
#define TD_LOOK_FREE_DEG 180
/* Days from today that td_look.until may be: ten years. */
#define TD_LOOK_AHEAD_DAYS 3660

/* A clinician's look, dated, and what was said at it. */
struct td_look {
    struct td_instant at;
    char max_level[TD_ID_TEXT]; /* "" = no level was named */
    int max_depth_deg;          /* 1..180; TD_LOOK_FREE_DEG = free; 0 = no depth was named */
    bool no_load;               /* body weight only */
    char until[11];             /* local date up to which that holds; "" = no end was named */
};

/* How the limits end of a check that was kept before ways on were, and after a look at which
 * nothing was said of them: a level every four calm weeks. */
#define TD_OPENS_BY_LEVEL TD_OPENS_UNSAID

/* What the last check allows, and any stop that no clinician has looked at yet. */
struct td_training_gate {
    bool known; /* false: no check on record */
    enum td_training training;
    enum td_check_goal goal; /* of the last check */
    char why[480];           /* that of the check, and what was said at a look */
    char reopens[160];       /* what opens it again; "" when not closed */
    char start_level[TD_ID_TEXT];
    char max_level[TD_ID_TEXT]; /* "" = no limit */
    int max_depth_deg;          /* 0 = no limit */
    enum td_urgency urgency;
    bool to_be_seen; /* open, but a clinician should look at it within days, and none has */
    struct td_instant checked;
    int64_t cleared_unix_s;  /* the latest clinician's look; 0 = none */
    bool no_load;            /* body weight only, by the check or as was said at a look */
    struct td_opening opens; /* how the check's depth limit ends: weeks 0 = by a look alone, or
                                TD_OPENS_BY_LEVEL */
    int64_t deeper_since;    /* what was opened is open since this local day; 0 = nothing was */
    bool lapsed;             /* the limits of what was only leaned towards have ended */
    bool look_holds;         /* limits that were said at it are in force */
    bool look_ended;         /* there were some, and their last day is over */
    char look_until[11];     /* that last day, local; "" = none was named */
};

/* Made from the last check (NULL = none), the last check that stopped (NULL = none), a clinician's
 * latest look (NULL = none) and the time (its day is taken where the look was). A stop, or a flag
 * that closes training, holds until a clinician's look after it; being under age holds in any case.
 *
 * What was said at a look takes the place of the limits of any check before it: free, a level, a
 * depth; beside a check after it, the stricter of each holds. After their last day those limits are
 * gone, and those of an open check hold again. A look at which no level and no depth was said opens
 * a stop, and what was to hold until a look, no further than the gentle levels; a check's limits
 * that only a look could end open by level from then on. What was only leaned towards limits for
 * the check's lapse_weeks. */
void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         const struct td_look *look, int64_t now_unix_s,
                         struct td_training_gate *out);

#endif
