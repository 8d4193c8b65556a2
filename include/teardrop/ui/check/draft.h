/* A self-check to go on with: half done, or with tests put off. Shared by the
 * self-check, the home screen and line mode. */
#ifndef TEARDROP_UI_CHECK_DRAFT_H
#define TEARDROP_UI_CHECK_DRAFT_H

#include "teardrop/ui/kit/view.h"

/* The one that waits, if there is one: at most two weeks old, since what was said
 * of the last week does not hold for ever. */
bool td_draft_find(const struct td_ui *ui, struct td_check_record *out);
/* How many of its tests were put off. */
int td_draft_later(const struct td_check_record *record);
/* A new check takes its place: a draft goes; unless a red flag in it closed
 * training, which a new beginning must not undo: then it stays, as finished. A
 * check with tests put off stays as it is. */
void td_draft_discard(const struct td_ui *ui, struct td_check_record *record);

#endif
