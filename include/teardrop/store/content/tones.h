/* assets/tones.cfg -> struct td_tones. */
#ifndef TEARDROP_STORE_CONTENT_TONES_H
#define TEARDROP_STORE_CONTENT_TONES_H

#include "teardrop/base/err.h"
#include "teardrop/core/sound/tones.h"

struct td_cfg;

/* Reads and checks the whole file; every problem is reported with file and line. base: the sets
 * that the file extends (borrowed, must outlive *out), NULL = none; a set of the file takes the
 * place of base's with the same id. On TD_OK *out is owned: td_tones_free. Otherwise *out is
 * NULL. */
enum td_err td_tones_read(const struct td_cfg *cfg, const struct td_tones *base,
                          struct td_problems *problems, struct td_tones **out);

#endif
