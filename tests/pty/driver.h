/* Runs a program in a pseudo-terminal whose screen libvterm keeps. Nothing
 * sleeps: every wait is for a condition, with a generous deadline. */
#ifndef TEARDROP_TESTS_PTY_DRIVER_H
#define TEARDROP_TESTS_PTY_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

#include "pty/terminal/player.h"

struct pty; /* owner */

/* Starts argv (NULL-terminated) in a new terminal. environment: "NAME=VALUE"
 * entries added to (or replacing) ours, NULL-terminated; may be NULL. */
struct pty *pty_start(char *const argv[], int cols, int rows, const char *const *environment);
/* The same as below a shell with job control: Ctrl-Z stops it. */
struct pty *pty_start_in_shell(char *const argv[], int cols, int rows,
                               const char *const *environment);
/* Kills what still runs. */
void pty_free(struct pty *pty);

/* The program has been waited for elsewhere. */
void pty_forget(struct pty *pty);

pid_t pty_pid(const struct pty *pty);
int pty_master(const struct pty *pty);
/* Bytes as they would come from the keyboard. */
void pty_type(struct pty *pty, const char *bytes);
void pty_resize(struct pty *pty, int cols, int rows);
/* Tells the program of a window that the screen here does not have. */
void pty_window(struct pty *pty, int cols, int rows);
/* Terminal modes as they are now. */
struct termios pty_modes(const struct pty *pty);

/* Takes in what the program has written, waiting for at most `ms` for the first
 * of it; false at its end. */
bool pty_pump(struct pty *pty, int ms);

/* The screen as text, a line a row, trailing blanks off; valid until the next
 * call. */
const char *pty_screen(struct pty *pty);
/* One row of it. */
const char *pty_row(struct pty *pty, int row);

/* Waits until the screen shows the text. On the deadline prints the screen and
 * returns false. */
bool pty_await(struct pty *pty, const char *text);
/* ... until it does not. */
bool pty_await_gone(struct pty *pty, const char *text);
/* ... until condition(pty, data) holds. */
bool pty_await_that(struct pty *pty, bool (*condition)(struct pty *, void *), void *data,
                    const char *what);
/* Waits until the program has read all that was typed, waits for more, and all that it wrote was
 * taken in; false on the deadline. Not for what moves. */
bool pty_await_rest(struct pty *pty);
/* Waits for the end: exit status as of waitpid, -1 on the deadline. */
int pty_await_end(struct pty *pty);
/* Waits until the program has stopped (Ctrl-Z). */
bool pty_await_stop(struct pty *pty);

/* On the alternate screen? Bells heard, bytes received so far. */
bool pty_alternate(const struct pty *pty);
unsigned pty_bells(const struct pty *pty);
uint64_t pty_bytes(const struct pty *pty);
/* The window's title, and how many older ones were put by (CSI 22 t) and not yet
 * taken back (CSI 23 t). */
const char *pty_title(const struct pty *pty);
int pty_titles_kept(const struct pty *pty);
bool pty_cursor_visible(const struct pty *pty);

/* Bytes to the screen, as if something before the program had written them. */
void pty_show(struct pty *pty, const char *bytes);
/* A slow connection: answers to questions wait until it is let go; and: one does wait (for
 * pty_await_that). */
void pty_hold_answers(struct pty *pty, bool hold);
bool pty_holds_answers(struct pty *pty, void *unused);
/* The alternate screen was left and taken again (for pty_await_that). */
bool pty_has_come_back(struct pty *pty, void *unused);
/* This terminal has no stack of titles, as PuTTY. */
void pty_without_title_stack(struct pty *pty);
/* All modes, the terminal's own and the system's, and the cursor's place, as text;
 * valid until the next call. */
const char *pty_state(struct pty *pty);
/* The same without the cursor's place. */
const char *pty_state_but_place(struct pty *pty);
/* Makes the program wait for a terminal that takes nothing any more, not even what the
 * system would keep for it. */
void pty_fill(struct pty *pty);
/* Waits for the end without taking in what is written; as pty_await_end. */
int pty_await_end_unread(struct pty *pty);
/* The terminal's own side of it, for tcflow() and the like. */
int pty_slave(const struct pty *pty);

/* From now on, before the first pty_pump, it is a terminal that draws pictures, with cells of this
 * size. */
void pty_play(struct pty *pty, const struct player_kind *kind, int cell_w, int cell_h);
/* Another font in a window of as many cells. */
void pty_font(struct pty *pty, int cell_w, int cell_h);
/* What it was sent and shows; NULL unless pty_play was called. */
struct player *pty_player(struct pty *pty);

/* A fresh folder for one test; removed with everything in it by pty_rmdir. */
void pty_mkdir(char *out, size_t size);
void pty_rmdir(const char *dir);

#endif
