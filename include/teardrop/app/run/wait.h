/* Waits outside of the loop, as line mode needs them. Signals end or stop the program in
 * them; during_wait is the mask of td_signals_init, or NULL where no handlers are set. */
#ifndef TEARDROP_APP_RUN_WAIT_H
#define TEARDROP_APP_RUN_WAIT_H

#include <signal.h>
#include <stdbool.h>
#include <time.h>

#include "teardrop/base/time.h"

/* As long as a session runs, whose signals and frames wait with it, nothing waits longer for
 * another teardrop that writes: it is said, and tried again. */
#define TD_WAIT_FOR_OTHERS_MS 40

/* The time until a real instant, as pselect wants it; NULL when that never comes. */
const struct timespec *td_wait_time_until(td_ns real, struct timespec *out);
/* Waits until the real instant; earlier when a signal comes (returns false). */
bool td_wait_until(td_ns real, const sigset_t *during_wait);
/* Waits until there is something to read; false when a signal ends the program. */
bool td_wait_input(int fd, const sigset_t *during_wait);
/* Waits until there is room to write; false when a signal ends the program. */
bool td_wait_output(int fd, const sigset_t *during_wait);
/* Is there room now? */
bool td_wait_may_write(int fd);

#endif
