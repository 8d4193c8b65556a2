/* Why a result is what it is: which single answer would have changed it, and
 * what changed between two checks. All of it is computed from the rule itself. */
#ifndef TEARDROP_CORE_CHECK_WHY_H
#define TEARDROP_CORE_CHECK_WHY_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/check/record.h"

/* An answer that would change what is named or leaned towards, or whether a cause that is has its
 * typical signs, all other answers being the same. */
struct td_change {
    uint8_t question;
    uint8_t answer;
    bool open; /* the question has no answer yet */
    enum td_outcome outcome;
    uint8_t named[2];
    uint8_t named_count;
    bool leans; /* as in the result then */
    uint8_t leaning;
    int8_t signs;     /* of a cause that is in both results: 1 all of its typical signs would be
                         there, -1 they would not, 0 as before */
    uint8_t signs_of; /* this one, with signs */
    bool signs_alone; /* all else stays as it is */
};

#define TD_CHANGES_MAX 512

/* Lists every answer that, given instead of the present one, would change the outcome, the named
 * causes, what is leaned towards, or the typical signs of one of them; in the order of the data, at
 * most max; none after a stop. Unanswered questions count only if they could be asked. Returns how
 * many. */
size_t td_check_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                        const struct td_check_result *result, struct td_change *out, size_t max);
/* What the result would be then, in words: the named causes, "it would lean towards ...", "no
 * pattern would fit well". */
void td_change_text(const struct td_checklist *checklist, const struct td_change *change, char *out,
                    size_t size);
/* Would both lead to the same result? */
bool td_change_same(const struct td_change *a, const struct td_change *b);

/* The patterns the answers lean towards so far, best first: those with the best score (of at least
 * 1) and within one point of it; and when the best could not be named alone, the one with its
 * typical signs that would be named beside it. For after the quick check, where nothing is named
 * yet. At most 3; returns how many. */
size_t td_check_leaning(const struct td_check_result *result, uint8_t out[3]);

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
