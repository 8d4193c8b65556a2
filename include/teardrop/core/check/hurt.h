/* "Something hurts" during a session: what it can be, and what follows. The list
 * is that of signs which end a session at once: new sharp pain, pop, lock, giving way,
 * sudden swelling, dizziness, chest pain; the advice of those that are red flags comes
 * from the self-check's own flags. */
#ifndef TEARDROP_CORE_CHECK_HURT_H
#define TEARDROP_CORE_CHECK_HURT_H

#include <stdbool.h>

#include "teardrop/core/check/checklist.h"

struct td_hurt {
    const char *id;     /* as it is kept: "sharp", "pop", ... */
    const char *words;  /* what the person chooses */
    const char *flag;   /* of the self-check; NULL = none: advice says what to do */
    const char *advice; /* of those without a flag */
    bool knee;          /* it is the knee's: the session is red */
};

#define TD_HURT_COUNT 7
extern const struct td_hurt td_hurts[TD_HURT_COUNT];
/* What the person chose, in words; the id where there is no such one. */
const char *td_hurt_name(const char *id);
/* Of the knee, as all that is not known is; false for "". */
bool td_hurt_is_knee(const char *id);

/* Answers that say this one flag and nothing else, as a finished look at the
 * flags. False when the checklist has no such flag (a user's own file). */
bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out);

#endif
