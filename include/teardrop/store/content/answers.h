/* Answers of a self-check from a file or standard input. */
#ifndef TEARDROP_STORE_CONTENT_ANSWERS_H
#define TEARDROP_STORE_CONTENT_ANSWERS_H

#include "teardrop/base/err.h"
#include "teardrop/core/check/checklist.h"

/* INI: [answers], one `question_id = answer_id` a line, plus `red_flags = none`
 * or `red_flags = id, id`, which must be there. `age` takes years (10 to 120) or
 * the band's id, `worst_pain` 0 to 10. Any problem: TD_ERR_USAGE, all problems
 * as `FILE:LINE: ...` (FILE is `-` for standard input) with suggestions.
 * path "-" reads standard input. */
enum td_err td_answers_file_read(const char *path, const struct td_checklist *checklist,
                                 struct td_answers *out, struct td_problems *problems);
/* The same from memory. */
enum td_err td_answers_parse(const char *text, size_t bytes, const char *name,
                             const struct td_checklist *checklist, struct td_answers *out,
                             struct td_problems *problems);

#endif
