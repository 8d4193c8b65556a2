/* What a person at a terminal is asked before and after a session in line mode. A pipe is
 * asked nothing. */
#ifndef TEARDROP_APP_PLAIN_TRAIN_QUESTIONS_H
#define TEARDROP_APP_PLAIN_TRAIN_QUESTIONS_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/core/check/hurt.h"

/* Is it a terminal on both sides? */
bool td_plain_asks(void);
/* None of what speaks against training today; false: it is not begun. */
bool td_plain_may_begin(const sigset_t *during_wait);
/* After a pause: waits for Enter, or the end of input, or a signal. */
void td_plain_go_on(const sigset_t *during_wait);
/* What was typed while nothing was asked answers nothing. */
void td_plain_forget_typed(void);
/* What hurt; NULL = nothing, or it was not said. */
const struct td_hurt *td_plain_hurt(const sigset_t *during_wait);
/* Says what to do about it; a red flag is kept as the self-check would keep it. */
void td_plain_advise(struct td_app *app, const struct td_hurt *hurt);
/* Asks for pain, effort and a note, into the record; false when nothing was said. */
bool td_plain_after(const struct td_app *app, const sigset_t *during_wait,
                    struct td_session_record *record);
/* Says which session the plan has next. */
void td_plain_next(struct td_app *app);

#endif
