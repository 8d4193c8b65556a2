/* UTF-8, and the width of characters: how many terminal columns a text takes. */
#ifndef TEARDROP_BASE_UTF8_H
#define TEARDROP_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TD_UTF8_REPLACEMENT 0xFFFDu
#define TD_UTF8_MAX 4 /* bytes of the longest character */

/* Reads one code point at *text and moves *text past it. At the terminating
 * NUL returns 0 and does not move. A broken byte (overlong form, surrogate,
 * stray continuation) gives TD_UTF8_REPLACEMENT and moves one byte. */
uint32_t td_utf8_next(const char **text);

/* Writes cp as UTF-8 (not terminated), returns its bytes, 1 to 4. */
size_t td_utf8_encode(uint32_t cp, char out[TD_UTF8_MAX]);

/* Columns of one code point: 0 (combining), 1 or 2 (East Asian wide, emoji).
 * Control characters count 1: they are shown as `?`. Independent of locale. */
int td_utf8_cp_cols(uint32_t cp);

/* Columns of a whole text. */
int td_utf8_cols(const char *text);
/* Columns of its first `bytes` bytes; a code point cut in two does not count. */
int td_utf8_cols_n(const char *text, size_t bytes);

/* Does it change the direction of writing (U+202E and the like)? A terminal would then show the
 * line in another order than it was written in. */
bool td_utf8_is_direction(uint32_t cp);

#define TD_UTF8_MARKS 3 /* marks on one letter; further ones are left out */

/* What takes one place in a line: a character with its marks, composed where there is a code
 * point for both ("e" and an acute accent become one; so do the three parts of a Hangul
 * syllable). */
struct td_utf8_letter {
    uint32_t cp;
    uint16_t marks[TD_UTF8_MARKS]; /* that could not be composed; 0 = no more */
    int cols;                      /* 0: a mark or a format character without a letter before it */
};

/* Reads one letter at *text, not beyond `end`, and moves *text past it and all its marks. What has
 * no shape of its own (joiners, variation selectors, direction controls) is left out. At the end
 * returns false and does not move *text. */
bool td_utf8_letter(const char **text, const char *end, struct td_utf8_letter *letter);

/* The letter without its marks (U+010D gives c); cp itself when it has none. */
uint32_t td_utf8_bare(uint32_t cp);

#endif
