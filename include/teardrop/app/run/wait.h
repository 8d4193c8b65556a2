/* Waits outside of the loop, for line mode. Signals can end or stop the program during a wait;
 * during_wait is the mask of td_signals_init, or NULL when no handlers are set. */
#ifndef TEARDROP_APP_RUN_WAIT_H
#define TEARDROP_APP_RUN_WAIT_H

#include <signal.h>
#include <stdbool.h>
#include <time.h>

#include "teardrop/base/time.h"

/* During a session, signals and frames would be held up, so a call to the history waits no longer
 * than this, in milliseconds, for another teardrop that is writing; then the person is told, and it
 * is tried again. */
#define TD_WAIT_FOR_OTHERS_MS 40

/* The time until an instant of the real clock, as pselect wants it; NULL for TD_NEVER. */
const struct timespec *td_wait_time_until(td_ns real, struct timespec *out);
/* Waits until an instant of the real clock; false when a signal ends the program first. */
bool td_wait_until(td_ns real, const sigset_t *during_wait);
/* Waits until there is something to read; false when a signal ends the program. */
bool td_wait_input(int fd, const sigset_t *during_wait);
/* Waits until there is something to read (fd -1: nothing is to be read), or until an instant of the
 * real clock (TD_NEVER: none). */
enum td_waited {
    TD_WAITED_TIME,
    TD_WAITED_READY,
    TD_WAITED_ENDS /* a signal ends the program, or the descriptor is gone */
};
enum td_waited td_wait_input_until(int fd, td_ns real, const sigset_t *during_wait);
/* Waits until there is room to write; false when a signal ends the program. */
bool td_wait_output(int fd, const sigset_t *during_wait);
/* From now on, what is done before Ctrl-Z stops the program in a wait, and after it goes on: so
 * that the terminal is given back, and taken again. NULL = nothing. Borrowed. */
struct td_around_stop {
    void *self;
    void (*before)(void *self);
    void (*after)(void *self);
};
void td_wait_around_stop(const struct td_around_stop *around);
/* Is there room now? */
bool td_wait_may_write(int fd);

#endif
