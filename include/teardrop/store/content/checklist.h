/* assets/checklist.cfg -> struct td_checklist. */
#ifndef TEARDROP_STORE_CONTENT_CHECKLIST_H
#define TEARDROP_STORE_CONTENT_CHECKLIST_H

#include "teardrop/base/err.h"
#include "teardrop/core/check/checklist.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and
 * line. On TD_OK *out is owned: td_checklist_free. Otherwise *out is NULL. */
enum td_err td_checklist_read(const struct td_cfg *cfg, struct td_problems *problems,
                              struct td_checklist **out);

#endif
