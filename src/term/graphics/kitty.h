/* The kitty graphics protocol: what is written to send, place and free an image.
 *
 * https://sw.kovidgoyal.net/kitty/graphics-protocol/. Images have numbers, and so have their
 * placements; data is compressed by zlib and comes in pieces of at most 4,096 bytes. The terminal
 * says nothing while all goes well (q=1), and answers what it could not do. */
#ifndef TEARDROP_TERM_GRAPHICS_KITTY_H
#define TEARDROP_TERM_GRAPHICS_KITTY_H

#include <stdint.h>
#include <zlib.h>

#include "bytes.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/draw/pixels.h"

/* Compresses; owned; zero-initialise. */
struct td_kitty_packer {
    z_stream stream;
    bool ready;
    struct td_bytes packed;
};
void td_kitty_packer_deinit(struct td_kitty_packer *packer);

/* Sends a box of the pixels as an image; it is not seen yet. out->failed when memory is short. */
void td_kitty_send(struct td_kitty_packer *packer, struct td_bytes *out, uint32_t id,
                   const struct td_pixels *pixels, struct td_rect box);
/* Shows a box of an image, in its own size, from a cell on. Over the text, of which there is none
 * in these cells: under it, kitty 0.26 leaves letters of earlier frames. */
void td_kitty_place(struct td_bytes *out, uint32_t id, int placement, int col, int row,
                    struct td_rect box);
void td_kitty_take_away(struct td_bytes *out, uint32_t id, int placement);
/* With all its placements. */
void td_kitty_free(struct td_bytes *out, uint32_t id);

#endif
