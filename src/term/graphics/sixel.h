/* Sixel: pixels as text, six rows of them at a time (DEC VT3xx; the grammar is that of DEC STD 070,
 * section 9). What is not painted stays as it is on the screen. */
#ifndef TEARDROP_TERM_GRAPHICS_SIXEL_H
#define TEARDROP_TERM_GRAPHICS_SIXEL_H

#include <stdint.h>

#include "bytes.h"
#include "palette.h"

/* Works with the same memory again. Owned; zero-initialise. */
struct td_sixel_writer {
    uint8_t *bits; /* of each colour, a byte a column */
    int width;
};
void td_sixel_writer_deinit(struct td_sixel_writer *writer);

/* A box of w * h numbers; what is TD_PALETTE_CLEAR is not painted. out->failed when memory is
 * short. */
void td_sixel_write(struct td_sixel_writer *writer, struct td_bytes *out,
                    const struct td_palette *palette, const uint8_t *numbers, int w, int h);

#endif
