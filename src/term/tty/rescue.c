/* Gives the terminal back when the program ends in any way, even in a crash. Everything here,
 * except the patient wait, is allowed in a signal handler. (Damaged histories are store/rescue.) */
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "queue.h"
#include "teardrop/term/tty/term.h"

#define STEPS 50 /* of 10 ms */
#define STEP_NS 10000000L

static void send_bytes(const struct td_term_rescue *rescue, bool patient)
{
    const char *bytes = rescue->ways[rescue->titled != 0].bytes;
    size_t count = rescue->ways[rescue->titled != 0].count;
    bool full;
    size_t done = td_queue_push(rescue->out, bytes, count, &full);

    for (int i = 0; full && patient && i < STEPS; i++) {
        struct timespec step = {0, STEP_NS};

        (void)nanosleep(&step, NULL);
        done += td_queue_push(rescue->out, bytes + done, count - done, &full);
    }
    if (full) { /* stopped: drop what waits in the system for it, and let it go on */
        (void)tcflush(rescue->out, TCOFLUSH);
        (void)tcflow(rescue->out, TCOON);
        (void)td_queue_push(rescue->out, bytes, count, &full);
    }
}

void td_term_rescue(struct td_term_rescue *rescue, bool patient)
{
    sigset_t background, before;
    pid_t foreground;

    if (rescue->taken == 0) {
        return;
    }
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU); /* a job in the background may do this, too */
    (void)sigprocmask(SIG_BLOCK, &background, &before);
    if (rescue->sent != 0) {
        send_bytes(rescue, patient);
    }
    /* In the background the shell has the terminal's modes for itself already. */
    foreground = tcgetpgrp(rescue->in);
    if (foreground < 0 || foreground == getpgrp()) {
        (void)tcsetattr(rescue->in, TCSANOW, &rescue->modes);
    }
    if (rescue->out_flags >= 0) {
        (void)fcntl(rescue->out, F_SETFL, rescue->out_flags);
    }
    rescue->taken = rescue->sent = rescue->titled = 0;
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
}
