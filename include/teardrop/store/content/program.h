/* assets/programs.cfg -> struct td_program. */
#ifndef TEARDROP_STORE_CONTENT_PROGRAM_H
#define TEARDROP_STORE_CONTENT_PROGRAM_H

#include "teardrop/base/err.h"
#include "teardrop/core/training/program.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and
 * line. On TD_OK *out is owned: td_program_free. Otherwise *out is NULL. */
enum td_err td_program_read(const struct td_cfg *cfg, struct td_problems *problems,
                            struct td_program **out);

#endif
