/* Splits a line into words, with quotes. */
#include "teardrop/base/words.h"

#include <string.h>

#include "teardrop/base/str.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Copies one word; false when a quote stays open. */
static bool take_word(const char **line, char **to)
{
    char quote = '\0';

    for (; **line != '\0' && (quote != '\0' || !is_blank(**line)); (*line)++) {
        char c = **line;

        if (quote == '\0' && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote && quote != '\0') {
            quote = '\0';
        } else {
            *(*to)++ = c;
        }
    }
    *(*to)++ = '\0';
    return quote == '\0';
}

bool td_words_split(const char *line, struct td_words *out, char *why, size_t why_size)
{
    char *to = out->bytes;

    memset(out, 0, sizeof *out);
    if (strlen(line) >= TD_WORDS_BYTES - 1) {
        td_str_format(why, why_size, "longer than %d characters", TD_WORDS_BYTES - 2);
        return false;
    }
    for (;;) {
        while (is_blank(*line)) {
            line++;
        }
        if (*line == '\0') {
            return true;
        }
        if (out->count == TD_WORDS_MAX) {
            td_str_format(why, why_size, "more than %d words", TD_WORDS_MAX);
            return false;
        }
        out->words[out->count++] = to;
        if (!take_word(&line, &to)) {
            td_str_copy(why, why_size, "a quote is not closed");
            return false;
        }
    }
}
