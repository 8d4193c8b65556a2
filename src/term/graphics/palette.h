/* A few colours that stand for all of a picture. */
#ifndef TEARDROP_TERM_GRAPHICS_PALETTE_H
#define TEARDROP_TERM_GRAPHICS_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

#include "teardrop/term/draw/pixels.h"

enum {
    TD_PALETTE_CLEAR = 0,   /* number of what is see-through */
    TD_PALETTE_GROUND = 63, /* of the ground */
    TD_PALETTE_NUMBERS = 64,
    TD_PALETTE_KEYS = 1 << 15 /* five bits of each channel */
};

/* Numbers stay what they are while colours are added, so that what is alike in two pictures has
 * the same number in both. Zero-initialise. */
struct td_palette {
    uint32_t rgb[TD_PALETTE_NUMBERS]; /* of numbers 1 to count, and of the ground; 0xRRGGBB */
    int count;
    uint8_t number[TD_PALETTE_KEYS]; /* of a colour, 0 = not looked for yet */
    bool poor[TD_PALETTE_KEYS];      /* the nearest is far from it, and there was no room */
};

/* Chooses the colours of a picture (median cut, Heckbert 1982), some numbers being left for what
 * comes later. False when memory is short. */
bool td_palette_choose(struct td_palette *palette, const struct td_pixels *pixels, uint32_t ground);
/* Chooses anew, for this picture and for what the present colours stand for. */
bool td_palette_choose_more(struct td_palette *palette, const struct td_pixels *pixels,
                            uint32_t ground);
/* The numbers of all pixels, laid over the ground; w * h of them into out. Returns how many pixels
 * have no colour that is near enough. */
int td_palette_index(struct td_palette *palette, const struct td_pixels *pixels, uint8_t *out);

#endif
