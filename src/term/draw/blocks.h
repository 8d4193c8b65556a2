/* The characters that fill parts of a cell: halves, quarters (quadrants), sixths (sextants) and
 * eighths (octants). */
#ifndef TEARDROP_TERM_DRAW_BLOCKS_H
#define TEARDROP_TERM_DRAW_BLOCKS_H

#include <stdint.h>

#include "teardrop/term/theme.h"

/* Columns and rows of parts. */
int td_parts_across(enum td_cell_parts parts);
int td_parts_down(enum td_cell_parts parts);

/* Which character fills these parts of a cell: bit 0 is the upper left one, then from left to right
 * and downwards. */
uint32_t td_block(enum td_cell_parts parts, unsigned mask);

#endif
