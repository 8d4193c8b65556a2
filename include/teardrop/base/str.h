/* Bounded strings and numbers from text. No function depends on the locale. */
#ifndef TEARDROP_BASE_STR_H
#define TEARDROP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies src into dst of `size` bytes, always terminated, cut at a whole UTF-8
 * character. Returns false when something was cut. */
bool td_str_copy(char *dst, size_t size, const char *src);

/* snprintf with the same promise. */
bool td_str_format(char *dst, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds formatted text to what dst already holds. */
bool td_str_append(char *dst, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool td_str_equal(const char *a, const char *b);
/* nocase: ASCII letters compare without case. */
bool td_str_equal_nocase(const char *a, const char *b);
bool td_str_starts_with(const char *text, const char *prefix);
bool td_str_starts_with_nocase(const char *text, const char *prefix);

/* A whole decimal integer, optional leading minus, nothing else around it;
 * false (out untouched) otherwise or when outside min..max. */
bool td_str_to_int(const char *text, int min, int max, int *out);

/* A non-negative decimal number with at most three digits after an optional
 * point ("2", "2.5", "0.125"), as thousandths. False for anything else or
 * above max_thousandths. */
bool td_str_to_thousandths(const char *text, int64_t max_thousandths, int64_t *out);

/* The same at the start of a longer text: *text is moved past the number, or to where it went
 * wrong. */
enum td_scan {
    TD_SCAN_WHOLE,
    TD_SCAN_NO_NUMBER,
    TD_SCAN_NO_FRACTION, /* nothing after the point */
    TD_SCAN_TOO_FINE,    /* more than three digits after it */
    TD_SCAN_TOO_MUCH
};
enum td_scan td_str_scan_thousandths(const char **text, int64_t max_thousandths, int64_t *out);

/* Thousandths as the shortest decimal text: 2500 -> "2.5", 3000 -> "3". */
void td_str_from_thousandths(int64_t thousandths, char *out, size_t size);

/* The candidate nearest to word by edit distance (insert, delete, replace,
 * swap of neighbours), if near enough to be a likely slip of the finger; NULL
 * otherwise. candidates[i] are borrowed. */
const char *td_str_suggest(const char *word, const char *const *candidates, size_t count);

/* The same as words to append to an error: ` (did you mean "x"?)`, or "". */
struct td_suggestion {
    char text[96];
};
struct td_suggestion td_str_suggestion(const char *word, const char *const *candidates,
                                       size_t count);

/* Text from a file or a person as it may be shown: every control character
 * (C0, DEL, C1) and every broken UTF-8 byte becomes `?`. newline_ok keeps \n. */
void td_str_sanitize(char *text, bool newline_ok);
/* Makes JSON text (whose quotes and controls below U+0020 are escaped already) safe for any
 * terminal: DEL and U+0080 to U+009F become \u00XX, which means the same; a broken UTF-8 byte
 * becomes `?`. Writes at most size bytes with the terminating NUL; returns the bytes the whole
 * takes without it. out may be NULL with size 0. */
size_t td_str_json_safe(const char *json, char *out, size_t size);
/* td_str_copy, then td_str_sanitize without newlines. */
void td_str_copy_clean(char *dst, size_t size, const char *src);

#endif
