/* Signals. The only module that installs handlers. Except for those of a crash, handlers only set
 * flags, and they run inside a wait and nowhere else. */
#ifndef TEARDROP_APP_RUN_SIGNALS_H
#define TEARDROP_APP_RUN_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

#include "teardrop/term/tty/term.h"

/* Makes writing to a closed pipe, or past a file size limit, fail with an error instead of ending
 * the program. Call it first, before anything is written. */
void td_signals_let_writes_fail(void);
/* Installs the handlers and blocks the signals; during_wait is the mask to wait
 * with, in which they can arrive. */
void td_signals_init(sigset_t *during_wait);

/* The first signal that came to end the program (SIGHUP, SIGTERM, SIGINT, ...; not a crash);
 * 0 = none. */
int td_signals_ending(void);
/* Takes that signal back when it is `number`, so that waits wait again. False when it was another
 * one, or a second came after it: then the program ends. Only outside of waits. */
bool td_signals_forgive(int number);
/* Has it come since the last call? SIGWINCH, SIGTSTP (Ctrl-Z), SIGCONT (a stopped program was
 * continued) or SIGCHLD (a program that teardrop started has ended). */
bool td_signals_take(int number);

/* Stops this program as Ctrl-Z would; returns when it goes on. */
void td_signals_stop_self(void);

/* on: content is being read (td_content_on_read), by a library that does not check its
 * allocations. A crash in the meantime, or an exit from within the library, means that memory ran
 * out: the program says so and ends with code 1. */
void td_signals_reading(bool on);

/* From now on a crash, or an exit anywhere, first gives back the terminal that was opened with the
 * returned struct (td_term_options.rescue). Static; valid until the program ends. */
struct td_term_rescue *td_signals_guard(void);

#endif
