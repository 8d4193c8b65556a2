/* What went wrong, on standard error, and the exit code that goes with it. */
#ifndef TEARDROP_APP_CONTEXT_SAY_H
#define TEARDROP_APP_CONTEXT_SAY_H

#include "teardrop/app/context/app.h"

/* Prints problems on standard error and returns the exit code. */
int td_fail(enum td_err err, struct td_problems *problems);
/* Says on standard error why the history cannot be used; the exit code. */
int td_fail_history(const struct td_app *app, enum td_err err);
/* Says on standard error why something was not kept. */
void td_say_not_kept(const struct td_app *app);
/* What happened to the history meanwhile, on standard error; nothing when nothing did. */
void td_say_news(const struct td_app *app);
/* The exit code, after what could not be written to standard output was said. */
int td_finish_output(enum td_err err);

#endif
