/* "Something hurts" during a session: what it can be, and what follows. The list has the signs that
 * end a session at once: new sharp pain, a pop, locking, giving way, sudden swelling, dizziness,
 * chest pain. For those that are red flags of the self-check, the advice is the flag's. */
#ifndef TEARDROP_CORE_CHECK_HURT_H
#define TEARDROP_CORE_CHECK_HURT_H

#include <stdbool.h>

#include "teardrop/core/check/checklist.h"

struct td_hurt {
    const char *id;     /* in records: "sharp", "pop", ... */
    const char *words;  /* what the person chooses */
    const char *flag;   /* of the self-check; NULL = none: advice says what to do */
    const char *advice; /* of those without a flag */
    bool knee;          /* it concerns the knee: the session is red */
};

#define TD_HURT_COUNT 7
extern const struct td_hurt td_hurts[TD_HURT_COUNT];
/* The words for an id; the id itself when it is not known. */
const char *td_hurt_name(const char *id);
/* Does an id concern the knee? True for unknown ids as well; false for "". */
bool td_hurt_is_knee(const char *id);

/* Fills `out` with this one flag and no other answer, as if all gates had been answered. False when
 * the checklist has no such flag (a user's own file). */
bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out);

#endif
