/* assets/primer.cfg -> struct td_primer. */
#ifndef TEARDROP_STORE_CONTENT_PRIMER_H
#define TEARDROP_STORE_CONTENT_PRIMER_H

#include "teardrop/base/err.h"
#include "teardrop/core/primer.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and line. base: the primer
 * that the file extends (borrowed, must outlive *out), NULL = none; the file's pages replace those
 * of base with the same id, and new ones come last; its moments, if it has any, replace all of
 * base's. On TD_OK *out is owned: td_primer_free. Otherwise *out is NULL. */
enum td_err td_primer_read(const struct td_cfg *cfg, const struct td_primer *base,
                           struct td_problems *problems, struct td_primer **out);

#endif
