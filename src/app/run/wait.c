/* Waiting for one thing: an instant, something to read, room to write; and for signals
 * meanwhile. */
#include "teardrop/app/run/wait.h"

#include <errno.h>
#include <signal.h>
#include <sys/select.h>
#include <time.h>

#include "teardrop/app/run/clock.h"
#include "teardrop/app/run/signals.h"

const struct timespec *td_wait_time_until(td_ns real, struct timespec *out)
{
    td_ns left = real == TD_NEVER ? 0 : real - td_clock_real();

    left = left > 0 ? left : 0;
    out->tv_sec = (time_t)(left / TD_NS_PER_S);
    out->tv_nsec = (long)(left % TD_NS_PER_S);
    return real == TD_NEVER ? NULL : out;
}

static const struct td_around_stop *around_stop;

void td_wait_around_stop(const struct td_around_stop *around)
{
    around_stop = around;
}

static void stop(void)
{
    const struct td_around_stop *around = around_stop;

    if (around != NULL) {
        around->before(around->self);
    }
    td_signals_stop_self();
    if (around != NULL) {
        around->after(around->self);
    }
}

/* Until the instant, or until the descriptor (-1: none) can be read from or written to. A signal
 * that ends the program ends it, too; so does a descriptor that is gone. */
static enum td_waited wait_for(int fd, bool to_write, td_ns until, const sigset_t *during_wait)
{
    while (td_signals_ending() == 0) {
        struct timespec limit;
        fd_set set;
        int ready;

        FD_ZERO(&set);
        if (fd >= 0) {
            FD_SET(fd, &set);
        }
        ready = pselect(fd + 1, to_write ? NULL : &set, to_write ? &set : NULL, NULL,
                        td_wait_time_until(until, &limit), during_wait);
        if (ready >= 0) {
            return ready > 0 ? TD_WAITED_READY : TD_WAITED_TIME;
        }
        if (errno != EINTR) {
            return TD_WAITED_ENDS;
        }
        if (td_signals_take(SIGTSTP)) {
            stop();
        }
    }
    return TD_WAITED_ENDS;
}

bool td_wait_until(td_ns real, const sigset_t *during_wait)
{
    return wait_for(-1, false, real, during_wait) != TD_WAITED_ENDS;
}

bool td_wait_input(int fd, const sigset_t *during_wait)
{
    return wait_for(fd, false, TD_NEVER, during_wait) != TD_WAITED_ENDS;
}

enum td_waited td_wait_input_until(int fd, td_ns real, const sigset_t *during_wait)
{
    return wait_for(fd, false, real, during_wait);
}

bool td_wait_output(int fd, const sigset_t *during_wait)
{
    return wait_for(fd, true, TD_NEVER, during_wait) != TD_WAITED_ENDS;
}

bool td_wait_may_write(int fd)
{
    struct timespec none = {0, 0};
    fd_set out;

    FD_ZERO(&out);
    FD_SET(fd, &out);
    return pselect(fd + 1, NULL, &out, NULL, &none, NULL) > 0;
}
