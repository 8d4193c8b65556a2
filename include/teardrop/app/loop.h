/* The one loop: waits for the nearest of a due time, a key, a signal. */
#ifndef TEARDROP_APP_LOOP_H
#define TEARDROP_APP_LOOP_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/run/clock.h"
#include "teardrop/term/tty/term.h"

/* Runs the screens until they end, or a signal ends the program (SIGHUP, SIGTERM, ...): then the
 * screens are told to save first. Returns the exit code, 128 + signal after one. */
int td_loop_run(struct td_app *app, struct td_term *term, const struct td_clock *clock,
                const sigset_t *during_wait);

#endif
