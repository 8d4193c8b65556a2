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

/* For line mode: evaluates the course and prints the page of the screen. TD_ERR_NOMEM, or TD_OK. */
enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, FILE *out);

#endif
