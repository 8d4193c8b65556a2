/* Whether training is open, and up to where. */
#ifndef TEARDROP_CORE_CHECK_TRAINING_GATE_H
#define TEARDROP_CORE_CHECK_TRAINING_GATE_H

#include "teardrop/core/check/record.h"

/* What the last check, and any stop not yet looked at, allow. */
struct td_training_gate {
    bool known; /* false: no check on record */
    enum td_training training;
    enum td_check_goal goal; /* of the last check */
    char why[320];
    char reopens[160]; /* what opens it again; "" when not closed */
    char start_level[TD_ID_TEXT];
    char max_level[TD_ID_TEXT]; /* "" = no limit */
    int max_depth_deg;          /* 0 = no limit */
    enum td_urgency urgency;
    bool to_be_seen; /* open, but a clinician should look at it within days, and none has */
    struct td_instant checked;
    int64_t cleared_unix_s; /* the latest clinician's look; 0 = none */
};

/* From the last check (NULL = none), the last check that stopped (NULL = none)
 * and the latest word of a clinician (0 = none). A stop, or a closing flag,
 * stays until a clinician's look later than it; being under age stays. What was
 * only limited until a clinician has looked at it opens as far as a look opens what
 * was closed. */
void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         int64_t cleared_unix_s, struct td_training_gate *out);

#endif
