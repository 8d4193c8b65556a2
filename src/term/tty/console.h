/* The font of a text console. All that only Linux has is in console.c. */
#ifndef TEARDROP_TERM_TTY_CONSOLE_H
#define TEARDROP_TERM_TTY_CONSOLE_H

#include <stdbool.h>

#include "teardrop/base/glyph.h"

/* Whether the terminal of this name is a text console; then the set has what its font
 * has: what the console at fd says, or, where it cannot be asked (over ssh), what the
 * fonts of consoles have in common. */
bool td_console_font(const char *name, int fd, struct td_glyph_set *set);

/* An ioctl, for tests. */
typedef int td_console_ask_fn(int fd, unsigned long request, void *argument);

/* Adds what the console answers; false when it does not. */
bool td_console_ask(td_console_ask_fn *ask, int fd, struct td_glyph_set *set);

#endif
