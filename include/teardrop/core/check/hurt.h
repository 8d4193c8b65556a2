/* "Something hurts" during a session: what it can be, and what follows. The list has the signs that
 * end a session at once: chest pain, a kneecap that slipped, locking, a pop, swelling of both kinds,
 * giving way, new sharp pain, dizziness. Swelling within hours, tight or hot, is to be seen the same
 * day (blood or infection in the joint: Wagemakers 2010, Margaretten 2007); a little puffiness is
 * common after load and wants a rest. For those that are red flags of the self-check, the advice is
 * the flag's. Ids are in records: an old one never changes its meaning. */
#ifndef TEARDROP_CORE_CHECK_HURT_H
#define TEARDROP_CORE_CHECK_HURT_H

#include <stdbool.h>

#include "teardrop/core/check/checklist.h"

#define TD_HURT_FLAGS 2

struct td_hurt {
    const char *id;    /* in records: "sharp", "pop", ... */
    const char *words; /* what the person chooses */
    const char *brief; /* the same for little room, at most 16 columns */
    const char *flags[TD_HURT_FLAGS]; /* of the self-check: the first it has counts, the second is
                                         for older files; none: advice says what to do */
    const char *advice;               /* of those without a flag */
    bool knee;                        /* it concerns the knee: the session is red */
    bool swells;                      /* the knee is swollen after it */
};

#define TD_HURT_COUNT 10
extern const struct td_hurt td_hurts[TD_HURT_COUNT];
/* The words for an id; the id itself when it is not known. */
const char *td_hurt_name(const char *id);
/* Does an id concern the knee? True for unknown ids as well; false for "". */
bool td_hurt_is_knee(const char *id);
/* Did the knee swell, quickly or a little? False for unknown ids. */
bool td_hurt_swells(const char *id);
/* Is it a red flag of the self-check? */
bool td_hurt_has_flag(const struct td_hurt *hurt);

/* Fills `out` with this one flag and no other answer, as if all gates had been answered. False when
 * the checklist has no such flag (a user's own file). */
bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out);

#endif
