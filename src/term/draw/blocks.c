/* Block elements by what they fill. Code points: The Unicode Standard 16.0, charts of Block
 * Elements (2580), Symbols for Legacy Computing (1FB00) and its Supplement (1CC00). */
#include "blocks.h"

#include <stddef.h>

#include "teardrop/term/draw/canvas.h"

#define SEXTANTS 0x1FB00
#define OCTANTS 0x1CD00

int td_parts_across(enum td_cell_parts parts)
{
    return parts == TD_PARTS_HALF ? 1 : 2;
}

int td_parts_down(enum td_cell_parts parts)
{
    return parts == TD_PARTS_OCTANT ? 4 : parts == TD_PARTS_SEXTANT ? 3 : 2;
}

/* In the order of their masks, without those that were there before: none, left, right, all. */
static uint32_t sextant(unsigned mask)
{
    switch (mask) {
    case 0:
        return ' ';
    case 0x15:
        return 0x258C;
    case 0x2A:
        return 0x2590;
    case 0x3F:
        return 0x2588;
    default:
        return SEXTANTS + mask - 1 - (mask > 0x15) - (mask > 0x2A);
    }
}

/* Eighths that have another name than octant, by mask. Quadrants and halves are among them. */
static const struct {
    uint8_t mask;
    uint32_t cp;
} others[] = {
    {0x00, ' '},     {0x01, 0x1CEA8}, {0x02, 0x1CEAB}, {0x03, 0x1FB82}, {0x05, 0x2598},
    {0x0A, 0x259D},  {0x0F, 0x2580},  {0x14, 0x1FBE6}, {0x28, 0x1FBE7}, {0x3F, 0x1FB85},
    {0x40, 0x1CEA3}, {0x50, 0x2596},  {0x55, 0x258C},  {0x5A, 0x259E},  {0x5F, 0x259B},
    {0x80, 0x1CEA0}, {0xA0, 0x2597},  {0xA5, 0x259A},  {0xAA, 0x2590},  {0xAF, 0x259C},
    {0xC0, 0x2582},  {0xF0, 0x2584},  {0xF5, 0x2599},  {0xFA, 0x259F},  {0xFC, 0x2586},
    {0xFF, 0x2588},
};

/* The rest of them in the order of their masks. */
static uint32_t octant(unsigned mask)
{
    unsigned before = 0;

    for (size_t i = 0; i < sizeof others / sizeof others[0] && others[i].mask <= mask; i++) {
        if (others[i].mask == mask) {
            return others[i].cp;
        }
        before++;
    }
    return OCTANTS + mask - before;
}

uint32_t td_block(enum td_cell_parts parts, unsigned mask)
{
    static const uint32_t halves[4] = {' ', 0x2580, 0x2584, 0x2588};

    switch (parts) {
    case TD_PARTS_HALF:
        return halves[mask & 3];
    case TD_PARTS_SEXTANT:
        return sextant(mask & 0x3F);
    case TD_PARTS_OCTANT:
        return octant(mask & 0xFF);
    default:
        return td_quadrants[mask & 15];
    }
}
