/* The clocks. The only module that reads them. */
#ifndef TEARDROP_APP_CLOCK_H
#define TEARDROP_APP_CLOCK_H

#include "teardrop/base/log.h"
#include "teardrop/base/time.h"
#include "teardrop/core/ports.h"

/* CLOCK_MONOTONIC: stands still while the machine sleeps (Linux). */
td_ns td_clock_real(void);
/* Counts through sleep where the system has such a clock (CLOCK_BOOTTIME), the
 * same as td_clock_real elsewhere. */
td_ns td_clock_boot(void);

/* The clock of the screens: runs `rate` times as fast as real time. */
struct td_clock {
    td_ns origin; /* real time at which both clocks read the same */
    int64_t rate_thousandths;
};
void td_clock_init(struct td_clock *clock, int64_t rate_thousandths);
td_ns td_clock_from_real(const struct td_clock *clock, td_ns real);
/* The first real instant at which the screens' clock reads at least `now`. */
td_ns td_clock_to_real(const struct td_clock *clock, td_ns now);

/* Date and time of day. */
struct td_wall_port td_clock_wall(void);
td_log_stamp_fn td_clock_stamp;

#endif
