/* The 256 colours of a palette as xterm has them. */
#ifndef TEARDROP_TERM_TTY_PALETTE_H
#define TEARDROP_TERM_TTY_PALETTE_H

#include <stdint.h>

/* number: 0 to 255. 0xRRGGBB. */
uint32_t td_palette_rgb(int number);

#endif
