/* Keeping the display from going dark while a session runs: a helper program of
 * the system holds it awake, and ends with teardrop. */
#ifndef TEARDROP_APP_RUN_KEEP_AWAKE_H
#define TEARDROP_APP_RUN_KEEP_AWAKE_H

#include "teardrop/app/run/child.h"
#include "teardrop/core/ports.h"

/* helper is borrowed, and must be zeroed before the first use. */
struct td_keep_awake_port td_keep_awake_port(struct td_child *helper);

#endif
