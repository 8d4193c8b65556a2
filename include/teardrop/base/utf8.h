/* UTF-8 and the number of terminal columns text takes. */
#ifndef TEARDROP_BASE_UTF8_H
#define TEARDROP_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TD_UTF8_REPLACEMENT 0xFFFDu
#define TD_UTF8_MAX 4 /* bytes of the longest character */

/* Reads one code point at *text and moves *text behind it. At the terminating
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

/* Turns the direction of writing (U+202E and its kind): sent to a terminal it would
 * show the line in another order than it is written in. */
bool td_utf8_is_direction(uint32_t cp);

#define TD_UTF8_MARKS 3 /* that one letter carries; further ones are left out */

/* What stands in one place of a line: a character with the marks that belong to it,
 * composed where there is a code point for both ("e" and an acute accent are one; so
 * are the three parts of a Hangul syllable). */
struct td_utf8_letter {
    uint32_t cp;
    uint16_t marks[TD_UTF8_MARKS]; /* for which there is none; 0 = no more */
    int cols;                      /* 0: a mark, or what steers, with no letter before it */
};

/* Reads one at *text, not beyond `end`, and moves *text behind it and all its marks.
 * What has no shape (joiners, variation selectors, controls of direction) is left
 * out. At the end returns false, with *text where it was. */
bool td_utf8_letter(const char **text, const char *end, struct td_utf8_letter *letter);

/* The letter without its marks (U+010D: c); cp where it has none. */
uint32_t td_utf8_bare(uint32_t cp);

#endif
