/* What the screens of a self-check's result, and of two checks side by side, open with. */
#ifndef TEARDROP_UI_RESULT_RESULT_H
#define TEARDROP_UI_RESULT_RESULT_H

#include "teardrop/core/check/course.h"

struct td_result_argument {
    const struct td_course *course; /* copied */
    bool of_draft;                  /* the course is the draft's: saved under the draft's uuid */
    const char *kept; /* uuid of a saved record that is only looked at; NULL = save this one */
};

struct td_compare_argument {
    const char *before, *after; /* uuids, the older check first */
};

#endif
