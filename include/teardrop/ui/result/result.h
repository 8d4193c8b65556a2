/* What the screens of a self-check's result, and of two checks side by side, open with; the
 * result as lines of text. */
#ifndef TEARDROP_UI_RESULT_RESULT_H
#define TEARDROP_UI_RESULT_RESULT_H

#include <stdio.h>

#include "teardrop/core/check/course.h"
#include "teardrop/ui/kit/context.h"

struct td_result_argument {
    const struct td_course *course; /* copied */
    bool of_draft;                  /* the course is the draft's: saved under the draft's uuid */
    const char *kept; /* uuid of a saved record that is only looked at; NULL = save this one */
};

struct td_compare_argument {
    const char *before, *after; /* uuids, the older check first */
};

/* What is printed of a result; a stop is all in its verdict. */
enum td_result_part {
    TD_RESULT_ALL,     /* the page of the screen */
    TD_RESULT_VERDICT, /* red flags, what is open in training, what it looks like, the ways on */
    TD_RESULT_ADVICE,  /* what to do */
    TD_RESULT_REASONS  /* what speaks for it, and what could be different */
};

/* For line mode: evaluates the course and prints a part of it. TD_ERR_NOMEM, or TD_OK. */
enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, enum td_result_part part, FILE *out);

#endif
