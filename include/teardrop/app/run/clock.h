/* The clocks; the only module that reads them. --clock-rate is struct td_clock. */
#ifndef TEARDROP_APP_RUN_CLOCK_H
#define TEARDROP_APP_RUN_CLOCK_H

#include <stdbool.h>

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

/* ---- the day ----
 * Notices midnight and the end of the night (td_training_day), also when the machine slept
 * through them, and a clock that was set. */
struct td_day_watch {
    int fd;        /* readable when it is time to look; -1 = this system has no such thing */
    int64_t turns; /* how often the day or the night had ended when last looked */
    int utc_offset_min;
    td_ns real_again; /* without fd: the instant of td_clock_real to look again */
};
void td_clock_watch_day(struct td_day_watch *watch);
/* True when a new day or morning has begun since the last call. Call it when `fd` is readable, at
 * `real_again`, and after anything that may have taken long. Reads the time zone again. */
bool td_clock_new_day(struct td_day_watch *watch);
void td_clock_unwatch_day(struct td_day_watch *watch);
/* When the next day or morning begins after `now_unix`, both in seconds since 1970. Days may have
 * 23 or 25 hours, or no midnight. */
int64_t td_clock_next_turn(int64_t now_unix);

/* Date and time of day. */
struct td_date_port td_clock_date(void);
td_log_stamp_fn td_clock_stamp;

#endif
