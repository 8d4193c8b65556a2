/* Waiting for one thing: an instant, something to read, room to write; and for signals
 * meanwhile. */
#include "teardrop/app/run/wait.h"

#include <errno.h>
#include <sys/select.h>
#include <time.h>

#include "teardrop/app/run/clock.h"
#include "teardrop/app/run/signals.h"

bool td_wait_until(td_ns real, const sigset_t *during_wait)
{
    while (td_signals_ending() == 0) {
        td_ns left = real - td_clock_real();
        struct timespec timeout;

        if (left <= 0) {
            return true;
        }
        timeout.tv_sec = (time_t)(left / TD_NS_PER_S);
        timeout.tv_nsec = (long)(left % TD_NS_PER_S);
        if (pselect(0, NULL, NULL, NULL, &timeout, during_wait) < 0 && td_signals_take_suspend()) {
            td_signals_stop_self();
        }
    }
    return false;
}

static bool wait_fd(int fd, bool to_write, const sigset_t *during_wait)
{
    while (td_signals_ending() == 0) {
        fd_set set;
        int n;

        FD_ZERO(&set);
        FD_SET(fd, &set);
        n = pselect(fd + 1, to_write ? NULL : &set, to_write ? &set : NULL, NULL, NULL,
                    during_wait);
        if (n > 0) {
            return true;
        }
        if (n < 0 && errno != EINTR) {
            return false; /* it is not there any more */
        }
        if (td_signals_take_suspend()) {
            td_signals_stop_self();
        }
    }
    return false;
}

bool td_wait_input(int fd, const sigset_t *during_wait)
{
    return wait_fd(fd, false, during_wait);
}

bool td_wait_output(int fd, const sigset_t *during_wait)
{
    return wait_fd(fd, true, during_wait);
}

bool td_wait_may_write(int fd)
{
    struct timespec none = {0, 0};
    fd_set out;

    FD_ZERO(&out);
    FD_SET(fd, &out);
    return pselect(fd + 1, NULL, &out, NULL, &none, NULL) > 0;
}
