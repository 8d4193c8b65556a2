/* Why a result is what it is: which single answer would have changed it, and
 * what changed between two checks. All of it is computed from the rule itself. */
#ifndef TEARDROP_CORE_CHECK_WHY_H
#define TEARDROP_CORE_CHECK_WHY_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/check/record.h"

/* An answer that would change what is named, all other answers being the same. */
struct td_change {
    uint8_t question;
    uint8_t answer;
    bool open; /* the question has no answer yet */
    enum td_outcome outcome;
    uint8_t named[2];
    uint8_t named_count;
};

#define TD_CHANGES_MAX 512

/* Lists every answer that, given instead of the present one, would change the outcome or the named
 * causes; in the order of the data, at most max; none after a stop. Unanswered questions count only
 * if they could be asked. Returns how many. */
size_t td_check_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                        const struct td_check_result *result, struct td_change *out, size_t max);
/* What the result would be then, in words: the named causes, or "no pattern would fit well". */
void td_change_text(const struct td_checklist *checklist, const struct td_change *change, char *out,
                    size_t size);
/* Would both lead to the same result? */
bool td_change_same(const struct td_change *a, const struct td_change *b);

/* The patterns the answers lean towards so far, best first: those with the best
 * score (of at least 1) and within one point of it. For after the quick check,
 * where nothing is named yet. At most 3; returns how many. */
size_t td_check_leaning(const struct td_check_result *result, uint8_t out[3]);

/* ---- typical signs that are not there ---- */

/* A group of typical signs of which too few were said. */
struct td_missing {
    const struct td_need *need; /* borrowed from the checklist */
    int more;                   /* so many more of its signs it takes; 1.. */
    uint64_t lacking;           /* bit i: need->of[i] was not said */
    uint64_t open; /* bit i: not said, and its question has no answer and could be asked */
};

/* The groups of a cause's typical signs that are not met, in the order of the data, at most max;
 * returns how many. None: it has its signs; what is best all the same and still only leaned
 * towards has too low a score (alone_from). */
size_t td_check_missing(const struct td_checklist *checklist, const struct td_answers *answers,
                        uint8_t cause, struct td_missing *out, size_t max);

/* ---- two checks side by side ---- */

struct td_difference {
    const char *question;       /* id; borrowed from the records */
    const char *before, *after; /* answer ids; NULL = not asked, or put off */
};
struct td_comparison {
    struct td_difference answers[2 * TD_CHECK_MAX_QUESTIONS];
    size_t answer_count;
    const char *flags_gone[TD_CHECK_MAX_FLAGS], *flags_new[TD_CHECK_MAX_FLAGS];
    size_t gone_count, new_count;
    bool same_named, same_version;
    size_t same_answers; /* answers that were the same both times */
};
/* before and after must outlive out. The order of the answers is that of `after`,
 * then what only `before` has. */
void td_check_compare(const struct td_check_record *before, const struct td_check_record *after,
                      struct td_comparison *out);

#endif
