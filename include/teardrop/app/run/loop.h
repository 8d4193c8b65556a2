/* The one loop: waits for the nearest of a due time, a key, a signal. The only
 * module that waits. */
#ifndef TEARDROP_APP_RUN_LOOP_H
#define TEARDROP_APP_RUN_LOOP_H

#include <signal.h>

#include "teardrop/app/app.h"

/* As long as a loop runs, whose signals and frames wait with it, nothing waits longer for
 * another teardrop that writes: it is said, and tried again. */
#define TD_LOOP_WAIT_MS 40
#include "teardrop/app/run/clock.h"
#include "teardrop/term/tty/term.h"

/* Runs the screens until they end. Returns the exit code. */
int td_loop_run(struct td_app *app, struct td_term *term, const struct td_clock *clock,
                const sigset_t *during_wait);

/* Waits until the real instant; earlier when a signal comes (returns false). */
bool td_loop_wait_until(td_ns real, const sigset_t *during_wait);

/* Waits until there is room to write; false when a signal ends the program. */
bool td_loop_wait_output(int fd, const sigset_t *during_wait);
/* Is there room now? */
bool td_loop_may_write(int fd);

/* Waits until there is something to read; false when a signal ends the program. */
bool td_loop_wait_input(int fd, const sigset_t *during_wait);

#endif
