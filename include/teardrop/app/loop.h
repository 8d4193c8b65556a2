/* The one loop: waits for the nearest of a due time, a key, a signal. */
#ifndef TEARDROP_APP_LOOP_H
#define TEARDROP_APP_LOOP_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/run/clock.h"
#include "teardrop/term/tty/term.h"

/* Runs the screens until they end. Returns the exit code. */
int td_loop_run(struct td_app *app, struct td_term *term, const struct td_clock *clock,
                const sigset_t *during_wait);

#endif
