/* What stands in for characters that a terminal's font does not have. */
#ifndef TEARDROP_BASE_GLYPH_H
#define TEARDROP_BASE_GLYPH_H

#include <stdbool.h>
#include <stdint.h>

/* The characters a font has, one bit each, up to U+FFFF. Printable ASCII is always
 * taken to be there. Zero-initialise. */
struct td_glyph_set {
    uint8_t bits[65536 / 8];
};

void td_glyph_set_add(struct td_glyph_set *set, uint32_t cp);
/* NULL has everything. */
bool td_glyph_set_has(const struct td_glyph_set *set, uint32_t cp);

/* What a text console of a PC shows whichever font is loaded: common to code page
 * 437, which the Linux kernel has built in, and to the fonts of console-setup for
 * Latin, Greek and Cyrillic letters. These have no half blocks. */
void td_glyph_set_add_safe(struct td_glyph_set *set);

/* cp itself when the set has it; otherwise the best stand-in that the set has: a similar shape, the
 * letter without its marks, or ASCII; `?` when there is none. */
uint32_t td_glyph_fit(const struct td_glyph_set *set, uint32_t cp);

/* ASCII stand-in for a code point (typographic dashes, quotes, bullets, arrows,
 * box lines, degree, letters with marks, ...), `?` when there is none. */
char td_glyph_ascii(uint32_t cp);

#endif
