/* Signals. The only module that installs handlers. Handlers only set flags;
 * they run inside the loop's wait and nowhere else. */
#ifndef TEARDROP_APP_RUN_SIGNALS_H
#define TEARDROP_APP_RUN_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

#include "teardrop/term/tty/term.h"

/* A pipe that nobody reads and a file that may not grow end no program: the write fails, and that
 * is said. First of all, before anything is written. */
void td_signals_let_writes_fail(void);
/* Installs the handlers and blocks the signals; during_wait is the mask to wait
 * with, in which they can arrive. */
void td_signals_init(sigset_t *during_wait);

/* The first that came of all that end a program, but for crashes; 0 = none. */
int td_signals_ending(void);
/* Takes the first one back when it was this, so that waits wait again; false when it was
 * not, or another one came behind it: then the program ends. Only outside of waits. */
bool td_signals_forgive(int number);
/* Did it come since the last call? SIGWINCH, SIGTSTP (Ctrl-Z), SIGCONT (somebody woke a stopped
 * program) or SIGCHLD (a program that was started ended). */
bool td_signals_take(int number);

/* Stops this program as Ctrl-Z would; returns when it goes on. */
void td_signals_stop_self(void);

/* Content is being read (td_content_on_read), by a library that takes memory for granted: a
 * crash meanwhile, or its leaving the program, is a lack of memory, and ends the program with
 * these words and code 1. */
void td_signals_reading(bool on);

/* From now on a crash, or an exit anywhere, gives back the terminal that was taken with
 * this (td_term_options), before the program ends of it. It stays until the end. */
struct td_term_rescue *td_signals_guard(void);

#endif
