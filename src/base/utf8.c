/* UTF-8 and the width of characters, by the Unicode data of utf8proc. */
#include "teardrop/base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Vowels and finals of Hangul, which join the syllable before them. */
static bool joins_syllable(uint32_t cp)
{
    return (cp >= 0x1160 && cp < 0x1200) || (cp >= 0xD7B0 && cp < 0xD7FC);
}

/* Whole planes of ideographs, what is not assigned yet among them (UAX #11). */
static bool is_ideograph(uint32_t cp)
{
    return cp >= 0x20000 && cp <= 0x3FFFD;
}

int td_utf8_cp_cols(uint32_t cp)
{
    if (cp < 0x300) {
        return 1;
    }
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
        return 0;
    default:
        if (joins_syllable(cp)) {
            return 0;
        }
        return is_ideograph(cp) || utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
    }
}

uint32_t td_utf8_next(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    utf8proc_int32_t cp;
    utf8proc_ssize_t bytes;

    if (*at < 0x80) {
        *text += *at != '\0';
        return *at;
    }
    bytes = utf8proc_iterate(at, -1, &cp); /* the NUL ends a broken character, too */
    *text += bytes > 0 ? bytes : 1;
    return bytes > 0 ? (uint32_t)cp : TD_UTF8_REPLACEMENT;
}

size_t td_utf8_encode(uint32_t cp, char out[TD_UTF8_MAX])
{
    bool exists = cp <= 0x10FFFF && !(cp >= 0xD800 && cp < 0xE000);

    return (size_t)utf8proc_encode_char((utf8proc_int32_t)(exists ? cp : TD_UTF8_REPLACEMENT),
                                        (utf8proc_uint8_t *)out);
}

int td_utf8_cols_n(const char *text, size_t bytes)
{
    const char *end = text + bytes;
    int cols = 0;
    uint32_t cp;

    while (text < end && *text >= 0x20 && *text < 0x7F) {
        text++;
        cols++;
    }
    while (text < end && (cp = td_utf8_next(&text)) != 0 && text <= end) {
        cols += td_utf8_cp_cols(cp);
    }
    return cols;
}

int td_utf8_cols(const char *text)
{
    return td_utf8_cols_n(text, strlen(text));
}

bool td_utf8_is_direction(uint32_t cp)
{
    return cp == 0x61C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

/* ---- letters ---- */

/* A mark that is drawn over, under or in the letter before it; false for what only
 * steers (joiners, variation selectors, direction) and has no shape. */
static bool is_mark(uint32_t cp)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

    return td_utf8_cp_cols(cp) == 0 && category != UTF8PROC_CATEGORY_CF &&
           !utf8proc_get_property((utf8proc_int32_t)cp)->ignorable;
}

#define TOGETHER_MAX 8 /* a letter and its marks, taken apart; more is no writing */

/* One code point for the letter and as many of its marks as there is one for. */
static void compose(const char *text, size_t bytes, struct td_utf8_letter *letter)
{
    utf8proc_int32_t all[TOGETHER_MAX * 4];
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)bytes, all,
                           sizeof all / sizeof all[0], UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    int marks = 0;

    if (count < 1 || (size_t)count > sizeof all / sizeof all[0]) {
        return;
    }
    count = utf8proc_normalize_utf32(all, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (count < 1 || td_utf8_cp_cols((uint32_t)all[0]) != letter->cols) {
        return;
    }
    letter->cp = (uint32_t)all[0];
    for (utf8proc_ssize_t i = 1; i < count && marks < TD_UTF8_MARKS; i++) {
        if (all[i] <= 0xFFFF && is_mark((uint32_t)all[i])) {
            letter->marks[marks++] = (uint16_t)all[i];
        }
    }
}

bool td_utf8_letter(const char **text, const char *end, struct td_utf8_letter *letter)
{
    const char *start = *text, *behind;
    int together = 1;

    *letter = (struct td_utf8_letter){.cols = 1};
    if (end - start > 1 && *start >= 0x20 && *start < 0x7F && start[1] >= 0x20 &&
        start[1] < 0x7F) { /* nearly always */
        letter->cp = (uint32_t)*start;
        *text = start + 1;
        return true;
    }
    letter->cp = start < end ? td_utf8_next(text) : 0;
    if (letter->cp == 0 || *text > end) { /* the end, or it lies within a character */
        *text = start;
        return false;
    }
    letter->cols = td_utf8_cp_cols(letter->cp);
    behind = *text;
    while (*text < end && (unsigned char)**text >= 0xCC) { /* no mark begins lower */
        const char *next = *text;
        uint32_t cp = td_utf8_next(&next);

        if (next > end || td_utf8_cp_cols(cp) != 0) {
            break;
        }
        *text = next;
        behind = together < TOGETHER_MAX ? next : behind;
        together++;
    }
    if (together > 1 && letter->cols > 0 && letter->cp > ' ' && letter->cp != TD_UTF8_REPLACEMENT) {
        compose(start, (size_t)(behind - start), letter);
    }
    return true;
}

uint32_t td_utf8_bare(uint32_t cp)
{
    utf8proc_int32_t apart[8];
    utf8proc_ssize_t count;

    if (cp < 0xC0) {
        return cp;
    }
    count = utf8proc_decompose_char((utf8proc_int32_t)cp, apart, sizeof apart / sizeof apart[0],
                                    UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, NULL);
    return count > 1 && (size_t)count <= sizeof apart / sizeof apart[0] &&
                   is_mark((uint32_t)apart[1])
               ? (uint32_t)apart[0]
               : cp;
}
