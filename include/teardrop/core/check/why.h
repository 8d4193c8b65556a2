/* Why a result is what it is: which single answer would have changed it, and
 * what changed between two checks. All of it is computed from the rule itself. */
#ifndef TEARDROP_CORE_CHECK_WHY_H
#define TEARDROP_CORE_CHECK_WHY_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/check/record.h"

/* With this answer instead, and all others as they are, something else would be
 * named. */
struct td_change {
    uint8_t question;
    uint8_t answer;
    bool open; /* the question has no answer yet */
    enum td_outcome outcome;
    uint8_t named[2];
    uint8_t named_count;
};

#define TD_CHANGES_MAX 512

/* Every single answer whose change alters the outcome or the named causes, in
 * order of the data, at most max; none after a stop. Of the questions without an
 * answer only those that could be asked. Returns how many. */
size_t td_check_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                        const struct td_check_result *result, struct td_change *out, size_t max);
/* What would come of it: "fits with ...", "nothing would be named". */
void td_change_text(const struct td_checklist *checklist, const struct td_change *change, char *out,
                    size_t size);
bool td_change_same(const struct td_change *a, const struct td_change *b);

/* The patterns the answers lean towards so far, best first: those with the best
 * score (of at least 1) and within one point of it. For after the quick check,
 * where nothing is named yet. At most 3; returns how many. */
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
    size_t same_answers; /* given both times, and alike */
};
/* before and after must outlive out. The order of the answers is that of `after`,
 * then what only `before` has. */
void td_check_compare(const struct td_check_record *before, const struct td_check_record *after,
                      struct td_comparison *out);

#endif
