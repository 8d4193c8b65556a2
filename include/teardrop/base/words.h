/* A line split into words, as a shell would with nothing but quotes. */
#ifndef TEARDROP_BASE_WORDS_H
#define TEARDROP_BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define TD_WORDS_MAX 16    /* in one line */
#define TD_WORDS_BYTES 256 /* of one line, with its end */

struct td_words {
    char bytes[TD_WORDS_BYTES];
    char *words[TD_WORDS_MAX + 1]; /* into bytes; NULL at the end */
    size_t count;
};

/* Splits at blanks; '...' and "..." keep blanks in a word, nothing else is
 * special. False with a reason when a quote stays open or the line is too long
 * (or has too many words). An empty line gives no word. */
bool td_words_split(const char *line, struct td_words *out, char *why, size_t why_size);

#endif
