/* "Something hurts" during a session: what it can be, and what follows. The list
 * is that of signs which end a session at once (knee-facts: new sharp pain, pop,
 * lock, giving way, sudden swelling, dizziness, chest pain); the advice of those
 * that are red flags comes from the self-check's own flags. */
#ifndef TEARDROP_CORE_TRAINING_HURT_H
#define TEARDROP_CORE_TRAINING_HURT_H

#include <stddef.h>

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/plan/light.h"

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

/* The traffic light of pain during a session (knee-facts, after Thomee 1997 and
 * Silbernagel 2007, the stricter of their borders): 0 to 2, 3 to 5, 6 and more, or
 * stricter as [safety] says. What the knee began with is not looked at here: td_light_of_session
 * does, when the session is over. */
enum td_pain_light { TD_PAIN_UNKNOWN, TD_PAIN_GREEN, TD_PAIN_AMBER, TD_PAIN_RED };
enum td_pain_light td_pain_light_of(const struct td_limits *safety, int pain); /* -1 = not said */

/* Answers that say this one flag and nothing else, as a finished look at the
 * flags. False when the checklist has no such flag (a user's own file). */
bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out);

#endif
