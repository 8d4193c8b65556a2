/* What the value of TERM, the terminal's name, says beyond terminfo. */
#ifndef TEARDROP_TERM_TTY_NAME_H
#define TEARDROP_TERM_TTY_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/theme.h"

/* name: the value of TERM, NULL = not set. */

/* Does a terminal of that name know the marks of a frame, and how to keep a title and
 * give it back? terminfo cannot tell. */
bool td_term_name_is_modern(const char *name);
/* The most parts that curses can draw: what the C library has no width for it does not. */
enum td_cell_parts td_term_name_possible(enum td_cell_parts parts);
/* The smallest parts of a cell that a terminal draws by itself, by what it answers to XTVERSION
 * (`kitty(0.26.5)`); `known` when it is not one of those that are known to draw smaller ones. */
enum td_cell_parts td_term_name_parts(const char *version, enum td_cell_parts known);
/* Why curses would not start: one sentence for a person. */
void td_term_name_refuse(const char *name, char *why, size_t why_size);

#endif
