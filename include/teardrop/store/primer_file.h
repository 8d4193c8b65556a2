/* assets/primer.cfg -> struct td_primer. */
#ifndef TEARDROP_STORE_PRIMER_FILE_H
#define TEARDROP_STORE_PRIMER_FILE_H

#include "teardrop/base/err.h"
#include "teardrop/core/primer.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and
 * line. On TD_OK *out is owned: td_primer_free. Otherwise *out is NULL. */
enum td_err td_primer_read(const struct td_cfg *cfg, struct td_problems *problems,
                           struct td_primer **out);

#endif
