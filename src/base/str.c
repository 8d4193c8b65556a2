/* Bounded strings, and numbers in them. */
#include "teardrop/base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/utf8.h"

/* Takes back what is left of a last character that was cut in two. */
static void drop_part(char *text, size_t length)
{
    const char *at;

    while (length > 0 && ((unsigned char)text[length - 1] & 0xC0u) == 0x80u) {
        length--;
    }
    if (length > 0 && ((unsigned char)text[length - 1] & 0xC0u) == 0xC0u) {
        at = text + length - 1;
        if (td_utf8_next(&at) == TD_UTF8_REPLACEMENT && at == text + length) {
            text[length - 1] = '\0';
        }
    }
}

bool td_str_copy(char *dst, size_t size, const char *src)
{
    size_t length = strlen(src);

    assert(size > 0);
    if (length < size) {
        memcpy(dst, src, length + 1);
        return true;
    }
    memcpy(dst, src, size - 1);
    dst[size - 1] = '\0';
    drop_part(dst, size - 1);
    return false;
}

static bool append_v(char *dst, size_t size, size_t used, const char *format, va_list arguments)
    __attribute__((format(printf, 4, 0)));

static bool append_v(char *dst, size_t size, size_t used, const char *format, va_list arguments)
{
    int n;

    assert(size > used);
    n = vsnprintf(dst + used, size - used, format, arguments);
    if (n >= 0 && (size_t)n < size - used) {
        return true;
    }
    if (n < 0) {
        dst[used] = '\0';
    } else {
        drop_part(dst + used, size - used - 1);
    }
    return false;
}

bool td_str_format(char *dst, size_t size, const char *format, ...)
{
    va_list arguments;
    bool whole;

    va_start(arguments, format);
    whole = append_v(dst, size, 0, format, arguments);
    va_end(arguments);
    return whole;
}

bool td_str_append(char *dst, size_t size, const char *format, ...)
{
    size_t used = strlen(dst);
    va_list arguments;
    bool whole;

    if (used >= size) {
        return false;
    }
    va_start(arguments, format);
    whole = append_v(dst, size, used, format, arguments);
    va_end(arguments);
    return whole;
}

bool td_str_equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool td_str_equal_nocase(const char *a, const char *b)
{
    return td_str_starts_with_nocase(a, b) && strlen(a) == strlen(b);
}

bool td_str_starts_with_nocase(const char *text, const char *prefix)
{
    while (*prefix != '\0' && lower(*text) == lower(*prefix)) {
        text++;
        prefix++;
    }
    return *prefix == '\0';
}

bool td_str_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool td_str_to_int(const char *text, int min, int max, int *out)
{
    const char *digits = text + (*text == '-' ? 1 : 0);
    char *end;
    long long value;

    if (*digits < '0' || *digits > '9') {
        return false;
    }
    value = strtoll(text, &end, 10);
    if (*end != '\0' || value < min || value > max) {
        return false;
    }
    *out = (int)value;
    return true;
}

enum td_scan td_str_scan_thousandths(const char **text, int64_t max_thousandths, int64_t *out)
{
    const char *at = *text;
    int64_t max = max_thousandths < INT64_MAX / 100 ? max_thousandths : INT64_MAX / 100;
    int64_t value = 0, unit = 1000;
    enum td_scan scan = is_digit(*at) ? TD_SCAN_WHOLE : TD_SCAN_NO_NUMBER;

    for (; is_digit(*at) && value <= max; at++) {
        value = value * 10 + (int64_t)(*at - '0') * 1000;
    }
    if (scan == TD_SCAN_WHOLE && value <= max && *at == '.') {
        at++;
        scan = is_digit(*at) ? TD_SCAN_WHOLE : TD_SCAN_NO_FRACTION;
        for (; is_digit(*at) && unit > 1; at++) {
            unit /= 10;
            value += (int64_t)(*at - '0') * unit;
        }
        scan = is_digit(*at) ? TD_SCAN_TOO_FINE : scan;
    }
    *text = at;
    *out = value;
    return scan == TD_SCAN_WHOLE && value > max ? TD_SCAN_TOO_MUCH : scan;
}

bool td_str_to_thousandths(const char *text, int64_t max_thousandths, int64_t *out)
{
    int64_t value;

    if (td_str_scan_thousandths(&text, max_thousandths, &value) != TD_SCAN_WHOLE || *text != '\0') {
        return false;
    }
    *out = value;
    return true;
}

void td_str_from_thousandths(int64_t thousandths, char *out, size_t size)
{
    char fraction[8];
    size_t length = 3;
    int rest = (int)(thousandths % 1000);

    (void)snprintf(fraction, sizeof fraction, "%03d", rest < 0 ? -rest : rest);
    while (length > 0 && fraction[length - 1] == '0') {
        length--;
    }
    fraction[length] = '\0';
    td_str_format(out, size, "%s%lld%s%s", thousandths < 0 && thousandths > -1000 ? "-" : "",
                  (long long)(thousandths / 1000), length > 0 ? "." : "", fraction);
}

#define SUGGEST_MAX 48 /* longer words are no slips of the finger */

/* Optimal string alignment distance; both at most SUGGEST_MAX bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t before[SUGGEST_MAX + 1], last[SUGGEST_MAX + 1], row[SUGGEST_MAX + 1];

    memset(before, 0, sizeof before);
    for (size_t j = 0; j <= b_length; j++) {
        last[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);

            row[j] =
                td_min_size(td_min_size(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = td_min_size(row[j], before[j - 2] + 1);
            }
        }
        memcpy(before, last, sizeof before);
        memcpy(last, row, sizeof last);
    }
    return last[b_length];
}

const char *td_str_suggest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word);
    size_t limit = td_min_size(length / 3 > 1 ? length / 3 : 1, 3);
    const char *best = NULL;
    size_t best_distance = limit + 1;

    if (length == 0 || length > SUGGEST_MAX) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        size_t candidate_length = strlen(candidates[i]);
        size_t d;

        if (candidate_length == 0 || candidate_length > SUGGEST_MAX) {
            continue;
        }
        d = distance(word, length, candidates[i], candidate_length);
        /* A word of which nothing is left is another word, not a slip. */
        if (d < best_distance && d < length && d < candidate_length) {
            best_distance = d;
            best = candidates[i];
        }
    }
    return best;
}

struct td_suggestion td_str_suggestion(const char *word, const char *const *candidates,
                                       size_t count)
{
    const char *near = td_str_suggest(word, candidates, count);
    struct td_suggestion out = {""};

    if (near != NULL) {
        td_str_format(out.text, sizeof out.text, " (did you mean \"%s\"?)", near);
    }
    return out;
}

void td_str_sanitize(char *text, bool newline_ok)
{
    const char *from = text;
    char *to = text;

    while (*from != '\0') {
        const char *start = from;
        uint32_t cp;

        if (*from >= 0x20 && *from < 0x7F) { /* nearly always */
            *to++ = *from++;
            continue;
        }
        cp = td_utf8_next(&from);
        if (td_utf8_is_direction(cp)) {
            continue;
        }
        if ((cp == TD_UTF8_REPLACEMENT && from == start + 1) ||
            (cp < 0xA0 && !(newline_ok && cp == '\n'))) {
            *to++ = '?';
        } else {
            memmove(to, start, (size_t)(from - start));
            to += from - start;
        }
    }
    *to = '\0';
}

size_t td_str_json_safe(const char *json, char *out, size_t size)
{
    size_t length = 0;

    while (*json != '\0') {
        const char *start = json;
        uint32_t cp = td_utf8_next(&json);
        char escaped[8];
        size_t bytes = (size_t)(json - start);

        if (cp == TD_UTF8_REPLACEMENT && bytes == 1) {
            start = "?";
        } else if (cp >= 0x7F && cp < 0xA0) {
            (void)snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)cp);
            start = escaped;
            bytes = strlen(escaped);
        }
        if (length + bytes < size) {
            memcpy(out + length, start, bytes);
        }
        length += bytes;
    }
    if (size > 0) {
        out[length < size ? length : size - 1] = '\0';
    }
    return length;
}

void td_str_copy_clean(char *dst, size_t size, const char *src)
{
    td_str_copy(dst, size, src);
    td_str_sanitize(dst, false);
}
