/* Gives the terminal back when the program ends in any way, even in a crash. Everything here,
 * except the patient wait, is allowed in a signal handler. (Damaged histories are store/rescue.) */
#include "rescue.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "graphics/kitty_wall.h"
#include "output/queue.h"
#include "teardrop/term/tty/term.h"

#define STEPS 50 /* of 10 ms */
#define STEP_NS 10000000L
#define ANSWER_WAIT_MS 300
#define ANSWER_READS 16 /* somebody may be typing */

/* True: all of it has gone. */
static bool push(const struct td_term_rescue *rescue, const char *bytes, size_t count, bool patient)
{
    bool full;
    size_t done = td_queue_push(rescue->out, bytes, count, &full);

    for (int i = 0; full && patient && i < STEPS; i++) {
        struct timespec step = {0, STEP_NS};

        (void)nanosleep(&step, NULL);
        done += td_queue_push(rescue->out, bytes + done, count - done, &full);
    }
    return !full;
}

/* "ESC _ G a=d,d=I,i=NUMBER,q=2 ESC \", by hand: printf may not be called here. */
static size_t write_free(uint32_t number, char out[48])
{
    static const char head[] = "\033_Ga=d,d=I,q=2,i=", tail[] = "\033\\";
    char digits[12];
    size_t count = 0, at = 0;

    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    for (const char *c = head; *c != '\0'; c++) {
        out[at++] = *c;
    }
    while (count > 0) {
        out[at++] = digits[--count];
    }
    for (const char *c = tail; *c != '\0'; c++) {
        out[at++] = *c;
    }
    return at;
}

/* What is not seen at the moment, no command for all frees. */
static void free_poses(const struct td_term_rescue *rescue, bool patient)
{
    static const char cut[] = "\030\033\\";
    bool taken = push(rescue, cut, sizeof cut - 1, patient);

    for (int pose = 1; pose < rescue->pictures && taken; pose++) {
        char bytes[48];
        size_t count = write_free(TD_KITTY_FIRST + (uint32_t)pose, bytes);

        taken = push(rescue, bytes, count, patient);
    }
}

static void send_bytes(const struct td_term_rescue *rescue, bool patient)
{
    int way = (rescue->titled != 0 ? 1 : 0) + (rescue->pictures != 0 ? 2 : 0);
    const char *bytes = rescue->ways[way].bytes;
    size_t count = rescue->ways[way].count;
    bool full;

    if (rescue->pictures > 1) {
        free_poses(rescue, patient);
    }
    if (!push(rescue, bytes, count, patient)) {
        /* Stopped: drop what waits in the system for it, and let it go on. */
        (void)tcflush(rescue->out, TCOFLUSH);
        (void)tcflow(rescue->out, TCOON);
        (void)td_queue_push(rescue->out, bytes, count, &full);
    }
}

/* An answer that is under way would end up in the shell's line: it is taken in up to the one that
 * comes last, DA1, ESC [ ? ... c. One that does not come is not waited for again. */
static void take_answer(int in)
{
    struct pollfd ready = {.fd = in, .events = POLLIN};
    enum { OUTSIDE, ESCAPE, BRACKET, DEVICE } at = OUTSIDE;

    for (int reads = 0; reads < ANSWER_READS && poll(&ready, 1, ANSWER_WAIT_MS) > 0; reads++) {
        char bytes[64];
        ssize_t count = read(in, bytes, sizeof bytes);

        for (ssize_t i = 0; i < count; i++) {
            char c = bytes[i];

            if (at == DEVICE && c == 'c') {
                return;
            }
            at = c == '\033'                                            ? ESCAPE
                 : at == ESCAPE && c == '['                             ? BRACKET
                 : at == BRACKET && c == '?'                            ? DEVICE
                 : at == DEVICE && ((c >= '0' && c <= '9') || c == ';') ? DEVICE
                                                                        : OUTSIDE;
        }
        if (count <= 0) {
            return;
        }
    }
}

bool td_rescue_free(const struct td_term_rescue *rescue, const char *bytes, size_t count)
{
    /* A command cut in half, and an image of which a part has come. */
    static const char cut[] = "\030\033\\\033_Gm=0,q=2;\033\\";
    pid_t foreground = tcgetpgrp(rescue->in);

    if (rescue->taken == 0 || rescue->pictures == 0 ||
        (foreground >= 0 && foreground != getpgrp())) {
        return true;
    }
    return push(rescue, cut, sizeof cut - 1, true) && push(rescue, bytes, count, true);
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
        if (rescue->asked != 0) {
            take_answer(rescue->in);
        }
        (void)tcsetattr(rescue->in, TCSANOW, &rescue->modes);
    }
    if (rescue->out_flags >= 0) {
        (void)fcntl(rescue->out, F_SETFL, rescue->out_flags);
    }
    rescue->taken = rescue->sent = rescue->titled = rescue->asked = rescue->pictures = 0;
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
}
