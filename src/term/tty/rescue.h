/* What of giving the terminal back only an orderly end can do. */
#ifndef TEARDROP_TERM_TTY_RESCUE_H
#define TEARDROP_TERM_TTY_RESCUE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/tty/term.h"

/* Before td_term_rescue: bytes that free each picture by its number, those too that were sent and
 * are not shown yet. Waits as that does. False: the terminal takes no bytes, and there is no sense
 * in being patient any more. */
bool td_rescue_free(const struct td_term_rescue *rescue, const char *bytes, size_t count);

#endif
