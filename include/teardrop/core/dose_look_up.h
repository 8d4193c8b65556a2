/* Reads from the history what the dose is computed from, and computes it. (core/plan itself knows
 * no history.) */
#ifndef TEARDROP_CORE_DOSE_LOOK_UP_H
#define TEARDROP_CORE_DOSE_LOOK_UP_H

#include "teardrop/core/plan/dose.h"
#include "teardrop/core/ports.h"

/* Of the last `days` days, today among them; TD_DOSE_DAYS is what td_dose_text speaks of. On an
 * error (TD_ERR_STORE, TD_ERR_NOMEM) nothing was planned. */
enum td_err td_dose_look_up(const struct td_history_port *history, struct td_instant now, int days,
                            struct td_dose *out) TD_MUST_USE;

#endif
