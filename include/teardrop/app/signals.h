/* Signals. The only module that installs handlers. Handlers only set flags;
 * they run inside the loop's wait and nowhere else. */
#ifndef TEARDROP_APP_SIGNALS_H
#define TEARDROP_APP_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

#include "teardrop/term/term.h"

/* Installs the handlers and blocks the signals; during_wait is the mask to wait
 * with, in which they can arrive. */
void td_signals_init(sigset_t *during_wait);

/* The first of INT, TERM, HUP, QUIT that came; 0 = none. */
int td_signals_ending(void);
/* Takes the first one back when it was this, so that waits wait again; false when it was
 * not, or another one came behind it: then the program ends. Only outside of waits. */
bool td_signals_forgive(int number);
/* Did it come since the last call? */
bool td_signals_take_resize(void);
bool td_signals_take_suspend(void);  /* Ctrl-Z */
bool td_signals_take_continue(void); /* somebody woke a stopped program */
bool td_signals_take_child(void);    /* a program that was started ended */

/* Stops this program as Ctrl-Z would; returns when it goes on. */
void td_signals_stop_self(void);

/* Content is being read (td_content_on_read), by a library that takes memory for granted: a
 * crash meanwhile, or its leaving the program, is a lack of memory, and ends the program with
 * these words and code 1. */
void td_signals_reading(bool on);

/* From now on a crash gives the terminal back before the program dies of it. */
void td_signals_guard(const struct td_term_rescue *how_to);
void td_signals_unguard(void);

#endif
