/* Reads the clocks, runs the screens' clock at its rate, and notices when a day begins. */
#define _DEFAULT_SOURCE /* tm_gmtoff, CLOCK_BOOTTIME */

#include "teardrop/app/run/clock.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/timerfd.h>
#endif

#include "teardrop/base/date.h"
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

static struct td_instant instant_at(time_t now)
{
    struct tm local;
    struct td_instant instant = {(int64_t)now, 0};

    if (localtime_r(&now, &local) != NULL) {
        instant.utc_offset_min = (int)(local.tm_gmtoff / 60);
    }
    return instant;
}

static struct td_instant wall_now(void *self)
{
    (void)self;
    return instant_at(time(NULL));
}

struct td_date_port td_clock_date(void)
{
    return (struct td_date_port){.self = NULL, .now = wall_now};
}

void td_clock_stamp(void *self, char *out, size_t size)
{
    (void)self;
    td_instant_format(wall_now(NULL), out, size);
}

/* ---- the day ---- */

#define STEP_S 900                     /* zones differ by whole quarters of an hour */
#define STEPS (4 * 30)                 /* no day is longer */
#define LATE (10 * TD_NS_PER_MS)       /* wake behind the turn, not before it */
#define LOOK_AGAIN (600 * TD_NS_PER_S) /* where a clock that is set wakes nobody */

/* Goes up at midnight, and again when the night is over. */
static int64_t turns(struct td_instant at)
{
    return td_instant_local_day(at) + td_training_day(at);
}

int64_t td_clock_next_turn(int64_t now_unix)
{
    int64_t now = turns(instant_at((time_t)now_unix));
    int64_t at = now_unix - (now_unix % STEP_S + STEP_S) % STEP_S;

    for (int i = 0; i < STEPS; i++) {
        at += STEP_S;
        if (turns(instant_at((time_t)at)) != now) {
            break;
        }
    }
    /* Back to the second, for zones of other lengths than quarters. */
    for (int64_t step = STEP_S / 2; step > 0; step /= 2) {
        while (at - step > now_unix && turns(instant_at((time_t)(at - step))) != now) {
            at -= step;
        }
    }
    return at;
}

/* A timer of the wall clock that runs on through sleep and is cancelled when the clock is set. */
static void arm(const struct td_day_watch *watch, int64_t at_unix)
{
#ifdef __linux__
    struct itimerspec when = {.it_value = {.tv_sec = (time_t)at_unix, .tv_nsec = (long)LATE}};

    if (watch->fd >= 0) {
        (void)timerfd_settime(watch->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
    }
#else
    (void)watch;
    (void)at_unix;
#endif
}

/* Has the timer gone off, or was it cancelled? Empties it. */
static bool gone_off(const struct td_day_watch *watch)
{
    uint64_t times;

    return watch->fd < 0 || read(watch->fd, &times, sizeof times) > 0 || errno == ECANCELED;
}

bool td_clock_new_day(struct td_day_watch *watch)
{
    struct td_day_watch before = *watch;
    struct td_instant now;

    tzset();
    now = wall_now(NULL);
    watch->turns = turns(now);
    watch->utc_offset_min = now.utc_offset_min;
    if (gone_off(watch) || watch->turns != before.turns ||
        watch->utc_offset_min != before.utc_offset_min) {
        int64_t next = td_clock_next_turn(now.unix_s);
        td_ns left = (next - now.unix_s) * TD_NS_PER_S + LATE;

        watch->real_again =
            watch->fd >= 0 ? TD_NEVER : td_clock_real() + (left < LOOK_AGAIN ? left : LOOK_AGAIN);
        arm(watch, next);
    }
    return watch->turns != before.turns;
}

void td_clock_watch_day(struct td_day_watch *watch)
{
    *watch = (struct td_day_watch){.fd = -1, .turns = INT64_MIN};
#ifdef __linux__
    watch->fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
#endif
    (void)td_clock_new_day(watch);
}

void td_clock_unwatch_day(struct td_day_watch *watch)
{
    if (watch->fd >= 0) {
        (void)close(watch->fd);
    }
    watch->fd = -1;
}
