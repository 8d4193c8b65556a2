/* Things of the domain as text and as JSON, in the forms the README documents. */
#ifndef TEARDROP_APP_PRINT_PRINT_H
#define TEARDROP_APP_PRINT_PRINT_H

#include <stdio.h>

#include "teardrop/app/print/today.h"
#include "teardrop/core/check/checklist.h"
#include "teardrop/core/history.h"
#include "teardrop/core/ports.h"
#include "teardrop/core/training/timeline.h"

/* `set 1/3  rep 2/8  down`, the exercise's name before it where a session has
 * several. word NULL = the segment's own. */
void td_print_status(const struct td_timeline *timeline, const struct td_segment *segment,
                     const char *word, char *out, size_t size);
/* One line of --dry-run: `  12.000  set 1/3  rep 1/8  down  3 s`. */
void td_print_segment(const struct td_timeline *timeline, const struct td_segment *segment,
                      FILE *out);
void td_print_timeline_text(const struct td_timeline *timeline, FILE *out);
/* TD_ERR_NOMEM, or TD_OK. So all of the JSON printers. */
enum td_err td_print_timeline_json(const struct td_timeline *timeline, FILE *out);

enum td_err td_print_result_json(const struct td_checklist *checklist,
                                 const struct td_check_result *result, FILE *out);

/* The line of `status`; running NULL = nobody trains; due as of td_today_due_text. */
enum td_err td_print_today_json(const struct td_today *today, const struct td_running *running,
                                const char *due, FILE *out);

enum td_err td_print_history_csv(struct td_history_port history, FILE *out);

/* A name from the command line or a path as a terminal may be shown it: control characters and
 * broken UTF-8 become `?`. Whole, however long. */
void td_print_name(const char *name, FILE *out);

/* Word-wrapped at 78 columns behind a mark, such as "1  " or "- "; further lines
 * begin below the first one's text. `indent` blanks before the mark. */
void td_print_item(const char *mark, const char *text, int indent, FILE *out);
/* Word-wrapped at 78 columns, each line after `indent` blanks. */
void td_print_wrapped(const char *text, int indent, FILE *out);

/* The last half year: pain and level, reps, time under tension, calendar; 78 columns,
 * with ASCII where asked for or where the locale is not UTF-8. */
struct td_chart;
enum td_err td_print_charts(const struct td_chart *chart, bool ascii, FILE *out);

#endif
