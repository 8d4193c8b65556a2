/* assets/anatomy.cfg -> struct td_anatomy. */
#ifndef TEARDROP_STORE_CONTENT_ANATOMY_H
#define TEARDROP_STORE_CONTENT_ANATOMY_H

#include "teardrop/base/err.h"
#include "teardrop/core/picture/anatomy.h"

struct td_cfg;

/* The list of the views that are not needed at once: td_cfg_load_without leaves it out. */
#define TD_ANATOMY_MORE "more_views"

/* Reads and checks the whole file; every problem is reported with file and line. base: the anatomy
 * that the file extends (borrowed, must outlive *out), NULL = none; the file's views replace those
 * of base with the same id, and new ones come last. On TD_OK *out is owned: td_anatomy_free.
 * Otherwise *out is NULL. */
enum td_err td_anatomy_read(const struct td_cfg *cfg, const struct td_anatomy *base,
                            struct td_problems *problems, struct td_anatomy **out);

#endif
