/* Do two results come to the same for a person? Scores may differ: what they lead to may not. */
#ifndef TEARDROP_TESTS_UNIT_SAME_RESULT_H
#define TEARDROP_TESTS_UNIT_SAME_RESULT_H

#include <string.h>

#include "teardrop/core/check/checklist.h"

static inline bool same_flags(const struct td_check_result *a, const struct td_check_result *b)
{
    bool same = a->flag_count == b->flag_count;

    for (size_t i = 0; same && i < a->flag_count; i++) {
        const struct td_raised_flag *x = &a->flags[i], *y = &b->flags[i];

        same = x->flag == y->flag && x->urgency == y->urgency && x->training == y->training &&
               x->ticked == y->ticked && strcmp(x->text, y->text) == 0 &&
               strcmp(x->action, y->action) == 0;
    }
    return same;
}

static inline bool same_words(const char *a, const char *b)
{
    return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

static inline bool same_training(const struct td_check_result *a, const struct td_check_result *b)
{
    return a->training == b->training && same_words(a->start_level, b->start_level) &&
           same_words(a->max_level, b->max_level) && a->max_depth_deg == b->max_depth_deg &&
           a->load == b->load && a->opens.weeks == b->opens.weeks &&
           a->opens.step_deg == b->opens.step_deg && a->opens.to_deg == b->opens.to_deg &&
           strcmp(a->why, b->why) == 0;
}

static inline bool same_result(const struct td_check_result *a, const struct td_check_result *b)
{
    return a->outcome == b->outcome && a->urgency == b->urgency &&
           a->named_count == b->named_count && memcmp(a->named, b->named, a->named_count) == 0 &&
           a->leans == b->leans && (!a->leans || a->leaning == b->leaning) && same_flags(a, b) &&
           same_training(a, b);
}

#endif
