/* What a person at a terminal is asked before and after a session in line mode. A pipe is
 * asked nothing. */
#ifndef TEARDROP_APP_PLAIN_TRAIN_QUESTIONS_H
#define TEARDROP_APP_PLAIN_TRAIN_QUESTIONS_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/core/check/hurt.h"

/* Is it a terminal on both sides? */
bool td_plain_asks(void);
/* flags.c: after a break of months, the lists of red flags; false: not today, and it was said. */
bool td_plain_flags(struct td_app *app, const struct td_plan *plan, const sigset_t *during_wait);
/* Asks whether anything speaks against training today, and says how the level is done when that is
 * asked for; false: something does, or the input ended. A pipe is not asked: true. */
bool td_plain_may_begin(const struct td_level *level, const sigset_t *during_wait);
/* After a pause: waits for Enter, or the end of input, or a signal. */
void td_plain_go_on(const sigset_t *during_wait);
/* Throws away what was typed while nothing was asked. */
void td_plain_forget_typed(void);
/* Asks what hurt; NULL = nothing, or no answer. */
const struct td_hurt *td_plain_hurt(const sigset_t *during_wait);
/* Says what to do about it; a red flag is saved as the self-check would save it. */
void td_plain_advise(struct td_app *app, const struct td_hurt *hurt);
/* Asks for pain, effort and a note, into the record; false when none was given. */
bool td_plain_after(const struct td_app *app, const sigset_t *during_wait,
                    struct td_session_record *record);
/* Says which session the plan has next. */
void td_plain_next(struct td_app *app);

#endif
