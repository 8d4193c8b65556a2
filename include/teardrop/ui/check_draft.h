/* A self-check to go on with: half done, or with tests put off. Shared by the
 * self-check, its result, the home screen and line mode. */
#ifndef TEARDROP_UI_CHECK_DRAFT_H
#define TEARDROP_UI_CHECK_DRAFT_H

#include "teardrop/core/check/course.h"
#include "teardrop/ui/kit/context.h"

/* td_check_draft.mode of a page that asks a question. */
#define TD_CHECK_MODE_QUESTION 4

/* The current self-check: kept while the program runs, and by the history after
 * each answer, so that neither leaving the screen nor a kill loses anything. */
struct td_check_draft {
    bool begun;
    bool go_on;              /* the screen opens at the next question, not where it was left */
    bool one;                /* the screen opens for one question, and leads back to the result */
    bool finished;           /* its result was saved; new answers change that record */
    char uuid[TD_UUID_TEXT]; /* of its record; "" = none yet */
    struct td_course course;
    struct td_course_past past;
    int mode;  /* where it was left; the check view's own numbers */
    size_t at; /* gate, question or section */
};

/* Finds a self-check to go on with. False when there is none; one older than two weeks does not
 * count, since answers about "the last week" are no longer true then. */
bool td_check_draft_find(const struct td_ui *ui, struct td_check_record *out);
/* How many of its tests were put off. */
int td_check_draft_later(const struct td_check_record *record);
/* What is said when it goes on: why lists of red flags that were answered come again; "" = nothing.
 * At most 60 columns. */
const char *td_check_draft_note(const struct td_checklist *checklist,
                                const struct td_check_record *record);
/* A new check takes its place: the draft is deleted, unless a red flag in it closed training, which
 * starting over must not undo: then it is saved as finished. A finished check with tests put off
 * stays as it is. */
void td_check_draft_discard(const struct td_ui *ui, struct td_check_record *record);

#endif
