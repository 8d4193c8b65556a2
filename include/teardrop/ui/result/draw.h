/* The page of a self-check's result as lines of text: what the screen shows, for line mode. */
#ifndef TEARDROP_UI_RESULT_DRAW_H
#define TEARDROP_UI_RESULT_DRAW_H

#include <stdio.h>

#include "teardrop/ui/kit/view.h"

/* Evaluates the course and prints what comes of it. TD_ERR_NOMEM. */
enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, FILE *out);

#endif
