/* curses sends both colours whenever one of them changes. This filter stands
 * between it and the terminal and leaves out what the terminal knows already. */
#ifndef TEARDROP_TERM_OUTPUT_SGR_FILTER_H
#define TEARDROP_TERM_OUTPUT_SGR_FILTER_H

#include <stddef.h>

/* What the terminal's pen is set to: palette numbers, unknown (-1) at first and
 * after anything that is not understood. */
struct td_sgr_filter {
    int fg, bg;
};

void td_sgr_filter_init(struct td_sgr_filter *filter);
/* Shortens bytes in place; returns how many are left. A sequence must not be cut
 * in two by the end of the bytes. */
size_t td_sgr_filter_apply(struct td_sgr_filter *filter, char *bytes, size_t count);

#endif
