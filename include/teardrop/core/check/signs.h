/* The typical signs of a cause in words: which were said, and which would show it. */
#ifndef TEARDROP_CORE_CHECK_SIGNS_H
#define TEARDROP_CORE_CHECK_SIGNS_H

#include "teardrop/core/check/checklist.h"

/* A typical sign of a cause. */
struct td_sign {
    const struct td_condition *of; /* borrowed from the checklist */
    bool there;
    int more; /* the first of a group that lacks some: so many of those from here on with `more` 0
                 it takes; 0 otherwise */
};
#define TD_CHECK_MAX_SIGNS 64
#define TD_SIGN_TEXT 1200 /* bytes for the words of a sign that may be any of 16 answers */
/* The typical signs of a cause: first those that were said, each once; then, of each group that
 * takes more, those that were not. Returns how many, at most TD_CHECK_MAX_SIGNS. */
size_t td_check_signs(const struct td_checklist *checklist, const struct td_answers *answers,
                      uint8_t cause, struct td_sign out[TD_CHECK_MAX_SIGNS]);
/* One of them in words: what was said, or what would be one of its answers: "Catching: it catches
 * at one place, or it gets stuck". */
void td_sign_words(const struct td_checklist *checklist, const struct td_answers *answers,
                   const struct td_sign *sign, char *out, size_t size);
/* "Missing:", "Missing, one of these:", "Missing, two of these:"; of a sign with `more`, at[0]. */
void td_sign_head(const struct td_sign *at, size_t left, char *out, size_t size);

#endif
