/* The page of a self-check for a clinician: Markdown that reads well as text. */
#ifndef TEARDROP_APP_PRINT_REPORT_H
#define TEARDROP_APP_PRINT_REPORT_H

#include <stdio.h>

#include "teardrop/ui/kit/context.h"

/* The number-th last finished self-check, 1 = the last. TD_ERR_ABSENT when there are
 * not so many. */
enum td_err td_report_find(struct td_history_port history, int number, struct td_check_record *out);

/* Prints the page: what was asked and answered of the red flags, what the answers
 * fit and why, every answer by present, absent, not sure and not asked, and pain
 * and training of the six weeks before. */
enum td_err td_report_print(const struct td_ui *ui, const struct td_check_record *record, FILE *out,
                            struct td_problems *problems);

/* The same into a new file of mode 0600 in the folder `home`, never over another
 * one. path: where it is, or why it could not be written. */
enum td_err td_report_save(const struct td_ui *ui, const char *home,
                           const struct td_check_record *record, char *path, size_t path_size);

#endif
