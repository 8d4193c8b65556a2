/* What the self-check says at each step as lines of text, for line mode. */
#ifndef TEARDROP_UI_CHECK_PRINT_H
#define TEARDROP_UI_CHECK_PRINT_H

#include <stdio.h>

#include "teardrop/core/check/course.h"

/* Prints the text and the numbered choices of a step; step NULL: the page before the first one. */
void td_check_print(const struct td_checklist *checklist, const struct td_course *course,
                    const struct td_step *step, FILE *out);
/* The same of a region of a question, which td_check_print offers: its places. */
void td_check_print_region(const struct td_checklist *checklist, size_t question, size_t region,
                           FILE *out);

#endif
