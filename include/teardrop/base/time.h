/* Time as the whole program counts it.
 *
 * A td_ns is a number of nanoseconds: a length, an offset from the start of a
 * timeline, or an instant of a monotonic clock whose zero means nothing. It is
 * never a date; dates are seconds since 1970 (int64_t, named *_unix_s). */
#ifndef TEARDROP_BASE_TIME_H
#define TEARDROP_BASE_TIME_H

#include <stdint.h>

typedef int64_t td_ns;

#define TD_NS_PER_US INT64_C(1000)
#define TD_NS_PER_MS INT64_C(1000000)
#define TD_NS_PER_S INT64_C(1000000000)

/* An instant that never comes: "nothing will change by itself". */
#define TD_NEVER INT64_MAX

#endif
