/* A self-check to go on with: half done, or with tests put off. Shared by the
 * self-check, its result, the home screen and line mode. */
#ifndef TEARDROP_UI_CHECK_DRAFT_H
#define TEARDROP_UI_CHECK_DRAFT_H

#include "teardrop/core/check/course.h"
#include "teardrop/ui/kit/context.h"

/* The current self-check: kept while the program runs, and by the history after
 * each answer, so that neither leaving the screen nor a kill loses anything. */
struct td_check_draft {
    bool begun;
    bool go_on;              /* the screen opens at what comes next, not where it was left */
    bool finished;           /* its result was kept; what is said now changes that record */
    char uuid[TD_UUID_TEXT]; /* of its record; "" = none yet */
    struct td_course course;
    struct td_course_past past;
    int mode;  /* where it was left; the check view's own numbers */
    size_t at; /* gate, question or section */
};

/* The one that waits, if there is one: at most two weeks old, since what was said
 * of the last week does not hold for ever. */
bool td_check_draft_find(const struct td_ui *ui, struct td_check_record *out);
/* How many of its tests were put off. */
int td_check_draft_later(const struct td_check_record *record);
/* A new check takes its place: a draft goes; unless a red flag in it closed
 * training, which a new beginning must not undo: then it stays, as finished. A
 * check with tests put off stays as it is. */
void td_check_draft_discard(const struct td_ui *ui, struct td_check_record *record);

#endif
