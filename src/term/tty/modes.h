/* Every mode of the terminal that is changed, in one table: what sets it, and what
 * puts it back. Opening, Ctrl-Z and back, the end, a signal, a crash: all of them walk
 * this table. No bytes of curses' own switch a mode. */
#ifndef TEARDROP_TERM_TTY_MODES_H
#define TEARDROP_TERM_TTY_MODES_H

#include <stdbool.h>
#include <stddef.h>

#define TD_MODES_BYTES 384
#define TD_MODES_WAYS 4

/* What the table needs to know of the terminal at hand. */
struct td_modes_terminal {
    /* A text of terminfo by its name; NULL = the terminal has none. */
    const char *(*capability)(const char *name);
    bool modern; /* td_term_name_is_modern */
    bool mouse;  /* wanted */
};

struct td_modes_text {
    char bytes[TD_MODES_BYTES];
    size_t count;
};

struct td_modes {
    struct td_modes_text in;    /* taking the terminal over */
    struct td_modes_text again; /* once more, of what may be sent more than once */
    /* Giving it back, whatever was sent last: a sequence cut in half is ended first.
     * 1: a title was set; 2: pictures were sent; 3: both. */
    struct td_modes_text out[TD_MODES_WAYS];
    char cursor_on[32], cursor_off[32];
};

void td_modes_init(struct td_modes *modes, const struct td_modes_terminal *terminal);

#endif
