/* The terminal as the system sees it: two file descriptors, modes and a size. */
#ifndef TEARDROP_TERM_TTY_TTY_H
#define TEARDROP_TERM_TTY_TTY_H

#include <stdbool.h>
#include <termios.h>

/* A larger window is used in part: its cells would take memory by the hundred million. */
#define TD_TTY_COLS_MAX 1000
#define TD_TTY_ROWS_MAX 500

struct td_tty {
    int in, out;          /* out is our own, non-blocking; -1 = not open */
    int out_flags;        /* to put back when out is not our own, else -1 */
    struct termios modes; /* as they were */
};

/* Takes standard input and output and remembers the modes, but changes none. False, with errno:
 * standard input is not a terminal; call td_tty_close even then. */
bool td_tty_open(struct td_tty *tty);
/* Leaves the modes as they are. */
void td_tty_close(struct td_tty *tty);
/* Somebody else had the terminal: remembers its present modes. */
void td_tty_look_again(struct td_tty *tty);

/* Raw mode: keys come one by one and unchanged, output goes out unchanged and without blocking;
 * Ctrl-C and the like still send signals. */
void td_tty_set_raw(const struct td_tty *tty);
/* False: the terminal is gone. */
bool td_tty_is_there(const struct td_tty *tty);
/* Of the window, in cells: 80 by 24 when it will not say, never more than
 * TD_TTY_COLS_MAX by TD_TTY_ROWS_MAX. */
void td_tty_size(const struct td_tty *tty, int *cols, int *rows);

/* Of a cell, in pixels, as the system has it from the terminal; false: it does not know. */
bool td_tty_cell_size(const struct td_tty *tty, int *w, int *h);

/* LINES and COLUMNS as the window has them, and then as they were before. */
struct td_tty_environment {
    char *values[2]; /* owned; NULL = not set */
};
void td_tty_size_into_environment(const struct td_tty *tty, struct td_tty_environment *before);
void td_tty_environment_back(struct td_tty_environment *before);

#endif
