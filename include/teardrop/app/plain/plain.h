/* Line mode. Each returns the exit code. */
#ifndef TEARDROP_APP_PLAIN_PLAIN_H
#define TEARDROP_APP_PLAIN_PLAIN_H

#include <signal.h>

#include "teardrop/app/context/app.h"

int td_plain_home(struct td_app *app, const sigset_t *during_wait);
int td_plain_primer(struct td_app *app, const sigset_t *during_wait);  /* primer.c */
int td_plain_history(struct td_app *app, const sigset_t *during_wait); /* history.c */
int td_plain_check(struct td_app *app);                                /* check.c */

/* measures.c: asks for those of this week. TD_ERR_STORE, TD_ERR_NOMEM. */
enum td_err td_plain_measures(struct td_app *app, const sigset_t *during_wait);

#endif
