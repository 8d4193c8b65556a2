/* The terminal. The only module that knows curses.
 *
 * curses writes into a memory file; what is in it goes to the terminal without
 * ever blocking. So a frame can be made ahead of time and sent when it is due,
 * and a terminal that stopped reading costs nothing but its picture. */
#ifndef TEARDROP_TERM_TTY_TERM_H
#define TEARDROP_TERM_TTY_TERM_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"
#include "teardrop/term/theme.h"

struct td_term; /* owner; at most one at a time (curses is one) */

/* How the terminal is given back, ready at any moment: what is left of it to a signal
 * handler, or to an exit inside a library, is td_term_rescue(). Of zeros: nothing was
 * taken. */
struct td_term_rescue {
    volatile sig_atomic_t taken;  /* its modes are changed ... */
    volatile sig_atomic_t sent;   /* ... and bytes were written to it, ... */
    volatile sig_atomic_t titled; /* ... a title among them */
    volatile sig_atomic_t asked;  /* ... or a question that it has not answered yet */
    /* Pictures are kept in the terminal: 0 = none, else one more than there are poses of a movement
     * (term/graphics/kitty_wall.h). */
    volatile sig_atomic_t pictures;
    int in, out;          /* file descriptors */
    int out_flags;        /* to put back, or -1 */
    struct termios modes; /* as they were */
    struct {
        char bytes[384];
        size_t count;
    } ways[4]; /* 1: titled; 2: with pictures; 3: both */
};

/* Gives the terminal back when it is taken, once. Only calls that a signal handler may
 * make, unless it may be patient: then it waits half a second at most for a terminal
 * that takes no bytes. One that still takes none loses what it has not shown yet, so
 * that these bytes are the next that it sees. An answer that is under way is waited for,
 * 0.3 s at most after the last byte. */
void td_term_rescue(struct td_term_rescue *rescue, bool patient);

/* How pictures are to be drawn; auto: in pixels where the terminal says that it can. */
enum td_term_pictures {
    TD_TERM_PICTURES_AUTO,
    TD_TERM_PICTURES_CELLS,
    TD_TERM_PICTURES_KITTY,
    TD_TERM_PICTURES_SIXEL
};

struct td_term_options {
    int depth;  /* enum td_depth, or -1 = what the terminal has */
    bool ascii; /* asked for; a locale that is not UTF-8 means it anyway */
    bool mouse;
    int ground;   /* enum td_ground, or -1 = the terminal is asked, after the first frame */
    int pictures; /* enum td_term_pictures */
    int parts;    /* enum td_cell_parts, or -1 = as small as the terminal is known to draw */
    struct td_term_rescue *rescue; /* kept true from opening to close; outlives both */
    td_ns esc_wait;                /* the silence after which an ESC is a key; above 0 */
};

/* Takes the terminal over: alternate screen, raw keys, no echo. TD_ERR_USAGE
 * with a reason when TERM is unknown or `dumb`; TD_ERR_IO otherwise. */
enum td_err td_term_open(const struct td_term_options *options, struct td_term **out, char *why,
                         size_t why_size);
/* Gives it back exactly as it was: td_term_rescue, patiently. A frame that was not
 * taken yet is dropped. Accepts NULL. */
void td_term_close(struct td_term *term);

const struct td_theme *td_term_theme(const struct td_term *term);
int td_term_input_fd(const struct td_term *term);
int td_term_output_fd(const struct td_term *term);
/* Present window size, asked of the terminal. */
void td_term_size(const struct td_term *term, int *cols, int *rows);
/* After SIGWINCH: tells curses. */
void td_term_resized(struct td_term *term, int cols, int rows);

/* Turns the canvas into bytes (only what differs from what the terminal shows)
 * and queues them: text first, then what its pictures in pixels need. Does not write. now: of the
 * real clock. Where every millisecond counts, pictures may wait for the next time, which is due at
 * once then. */
enum td_term_part { TD_TERM_ALL, TD_TERM_TEXT };
void td_term_prepare(struct td_term *term, const struct td_canvas *canvas, td_ns now,
                     enum td_term_part part);
/* When a picture that had to wait is to be drawn: the canvas is to be drawn and prepared once more
 * then, though nothing in it changed. TD_NEVER: none waits. */
td_ns td_term_picture_due(const struct td_term *term);
/* Queues a bell; given out by the next td_term_send. */
void td_term_bell(struct td_term *term);
/* Queues a window title, where the terminal may be able to give the old one back (at
 * close and at suspend); control characters become `?`. */
void td_term_title(struct td_term *term, const char *text);
/* Writes what is queued, without blocking. */
enum td_err td_term_send(struct td_term *term);
/* Bytes still queued. While there are any, draw nothing. */
size_t td_term_backlog(const struct td_term *term);
/* Forget what the terminal shows: the next frame is sent whole (Ctrl-L). */
void td_term_redraw(struct td_term *term);

/* Takes in an answer of the terminal to a question of ours. True: the theme is another one now, and
 * all is to be drawn anew. */
bool td_term_answered(struct td_term *term, const struct td_input *input);

/* The next key, click, paste or answer; TD_INPUT_NONE when there is none as of now, an
 * instant of the real clock. TD_INPUT_CLOSED: the terminal is gone. */
struct td_input td_term_read(struct td_term *term, td_ns now);
/* When td_term_read may have something though nothing more can be read: a lone ESC after
 * its silence. In the past: it has now. TD_NEVER: it will not. */
td_ns td_term_input_due(const struct td_term *term);

/* For Ctrl-Z: the terminal as the shell wants it, and back again. Without a suspend
 * before it (stopped by somebody else), resume sets the modes once more. */
void td_term_suspend(struct td_term *term);
void td_term_resume(struct td_term *term);

/* Bytes given to the terminal since it was opened, for the bench and the log. */
unsigned long long td_term_bytes_sent(const struct td_term *term);

#endif
