/* The result of a self-check, and two of them side by side: what their screens open with. */
#ifndef TEARDROP_UI_RESULT_RESULT_H
#define TEARDROP_UI_RESULT_RESULT_H

#include "teardrop/core/check/course.h"

struct td_result_argument {
    const struct td_course *course; /* copied */
    bool of_draft;                  /* of the current draft: its record is kept under its uuid */
    const char *kept;               /* uuid of a record that is only looked at; NULL = keep it */
};

struct td_compare_argument {
    const char *before, *after; /* uuids, the older check first */
};

#endif
