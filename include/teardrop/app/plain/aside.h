/* What line mode says and asks beside the session: as home does on the screen. */
#ifndef TEARDROP_APP_PLAIN_ASIDE_H
#define TEARDROP_APP_PLAIN_ASIDE_H

#include <signal.h>

#include "teardrop/app/context/app.h"

/* The person's goal, what a clinician said, and what is said once. */
void td_plain_aside(struct td_app *app, const struct td_plan *plan);
/* The same after a session: only what is said once. */
void td_plain_said(struct td_app *app, const struct td_plan *plan);
/* The question that is open, if any, asked of a person at a terminal alone. */
void td_plain_ask_open(struct td_app *app, const struct td_plan *plan, const sigset_t *during_wait);

#endif
