/* UTF-8 and the number of terminal columns text takes. */
#ifndef TEARDROP_BASE_UTF8_H
#define TEARDROP_BASE_UTF8_H

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

/* ASCII stand-in for a code point (typographic dashes, quotes, bullets, arrows,
 * box lines, degree, ...), `?` when there is none. */
char td_utf8_ascii(uint32_t cp);

#endif
