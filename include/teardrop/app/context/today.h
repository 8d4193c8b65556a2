/* Looks up what today holds. */
#ifndef TEARDROP_APP_CONTEXT_TODAY_H
#define TEARDROP_APP_CONTEXT_TODAY_H

#include "teardrop/app/context/app.h"
#include "teardrop/app/print/today.h"

/* Errors as of td_app_level, but for a history that cannot be read. */
enum td_err td_next_session(struct td_app *app, struct td_today *out, struct td_problems *problems);

/* False when nobody trains. Reads no content. */
bool td_active_session(struct td_app *app, struct td_running *out);

/* Could everything that was looked up be read, and with it what the last self-check closed?
 * False: why it could not, in one line. */
bool td_history_readable(struct td_app *app, char *why, size_t why_size);
/* For standard error, before anybody trains; nothing where it can be read. */
void td_warn_unread(struct td_app *app);

/* The exit code after it was printed: a guess is no success. */
int td_today_finish(const struct td_today *today);

#endif
