/* assets/programs.cfg -> struct td_program. */
#ifndef TEARDROP_STORE_CONTENT_PROGRAM_H
#define TEARDROP_STORE_CONTENT_PROGRAM_H

#include "teardrop/base/err.h"
#include "teardrop/core/training/program.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and
 * line. base: what the file completes when it says `extends = true`, and must outlive *out then;
 * NULL = nothing. On TD_OK *out is owned: td_program_free. Otherwise *out is NULL. */
enum td_err td_program_read(const struct td_cfg *cfg, const struct td_program *base,
                            struct td_problems *problems, struct td_program **out);

#endif
