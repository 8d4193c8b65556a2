/* The result of a self-check as lines of text, for line mode: the same page as on the screen. */
#ifndef TEARDROP_UI_RESULT_DRAW_H
#define TEARDROP_UI_RESULT_DRAW_H

#include <stdio.h>

#include "teardrop/ui/kit/view.h"

/* Evaluates the course and prints the result. TD_ERR_NOMEM, or TD_OK. */
enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, FILE *out);

#endif
