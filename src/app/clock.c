#include "teardrop/app/clock.h"

#include <stdio.h>
#include <time.h>

#include "teardrop/base/str.h"

static td_ns read_clock(clockid_t id)
{
    struct timespec ts = {0, 0};

    (void)clock_gettime(id, &ts);
    return (td_ns)ts.tv_sec * TD_NS_PER_S + (td_ns)ts.tv_nsec;
}

td_ns td_clock_real(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

td_ns td_clock_boot(void)
{
#ifdef CLOCK_BOOTTIME
    return read_clock(CLOCK_BOOTTIME);
#elif defined(__linux__)
    /* Hidden by _POSIX_C_SOURCE; the number is part of the kernel's interface. */
    return read_clock((clockid_t)7);
#else
    return td_clock_real();
#endif
}

void td_clock_init(struct td_clock *clock, int64_t rate_thousandths)
{
    clock->origin = td_clock_real();
    clock->rate_thousandths = rate_thousandths;
}

/* a * b / c for c up to 10^7, without overflow of a * b. */
static td_ns scale(td_ns a, int64_t b, int64_t c)
{
    return a / c * b + a % c * b / c;
}

td_ns td_clock_from_real(const struct td_clock *clock, td_ns real)
{
    return clock->origin + scale(real - clock->origin, clock->rate_thousandths, 1000);
}

td_ns td_clock_to_real(const struct td_clock *clock, td_ns now)
{
    td_ns real;

    if (now == TD_NEVER) {
        return TD_NEVER;
    }
    real = clock->origin + scale(now - clock->origin, 1000, clock->rate_thousandths);
    while (td_clock_from_real(clock, real) < now) {
        real += 1; /* rounding down lost part of a nanosecond */
    }
    return real;
}

static int64_t seconds_of(const struct tm *tm)
{
    int64_t y = (int64_t)tm->tm_year + 1900, m = (int64_t)tm->tm_mon + 1;
    int64_t era, day;

    /* Days from the civil calendar; March-based years put the leap day last. */
    y -= m <= 2;
    era = y / 400;
    day = era * 146097 + (y % 400) * 365 + (y % 400) / 4 - (y % 400) / 100 +
          (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + tm->tm_mday - 1 - 719468;
    return ((day * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;
}

static struct td_instant wall_now(void *self)
{
    time_t now = time(NULL);
    struct tm local;
    struct td_instant instant = {(int64_t)now, 0};

    (void)self;
    if (localtime_r(&now, &local) != NULL) {
        instant.utc_offset_min = (int)((seconds_of(&local) - (int64_t)now) / 60);
    }
    return instant;
}

struct td_wall_port td_clock_wall(void)
{
    return (struct td_wall_port){.self = NULL, .now = wall_now};
}

void td_clock_stamp(void *self, char *out, size_t size)
{
    (void)self;
    td_instant_format(wall_now(NULL), out, size);
}
