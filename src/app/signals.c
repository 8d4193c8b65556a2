/* sigaltstack is X/Open's, not plain POSIX. */
#define _XOPEN_SOURCE 700

#include "teardrop/app/signals.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t ending;
static volatile sig_atomic_t ending_too; /* came after it */
static volatile sig_atomic_t resize;
static volatile sig_atomic_t suspend;
static volatile sig_atomic_t resumed;
static volatile sig_atomic_t child;

static struct td_term_rescue rescue;
static volatile sig_atomic_t guarded;

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void note(int number)
{
    switch (number) {
    case SIGWINCH:
        resize = 1;
        break;
    case SIGTSTP:
        suspend = 1;
        break;
    case SIGCONT:
        resumed = 1;
        break;
    case SIGCHLD:
        child = 1;
        break;
    default:
        if (ending == 0) {
            ending = number;
        } else {
            ending_too = number;
        }
        break;
    }
}

/* Gives the terminal back with what POSIX allows in a handler, then lets the
 * signal do what it would have done. */
static void crash(int number)
{
    if (guarded) {
        size_t done = 0;

        guarded = 0;
        while (done < rescue.byte_count) {
            ssize_t n = write(rescue.fd, rescue.bytes + done, rescue.byte_count - done);

            if (n <= 0) {
                break;
            }
            done += (size_t)n;
        }
        (void)tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
    }
    (void)raise(number); /* SA_RESETHAND: the default action, once this returns */
}

static void install(int number, void (*handler)(int), int flags, const sigset_t *mask)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    action.sa_mask = *mask;
    (void)sigaction(number, &action, NULL);
}

void td_signals_init(sigset_t *during_wait)
{
    sigset_t blocked;
    sigset_t none;

    sigemptyset(&none);
    sigemptyset(&blocked);
    for (size_t i = 0; i < LENGTH(ending_signals); i++) {
        struct sigaction old;

        /* `nohup` and the like stay as they are. */
        if (sigaction(ending_signals[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN) {
            continue;
        }
        install(ending_signals[i], note, 0, &none);
        sigaddset(&blocked, ending_signals[i]);
    }
    install(SIGWINCH, note, 0, &none);
    install(SIGTSTP, note, 0, &none);
    install(SIGCONT, note, 0, &none);
    install(SIGCHLD, note, SA_NOCLDSTOP, &none);
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGTSTP);
    sigaddset(&blocked, SIGCONT);
    sigaddset(&blocked, SIGCHLD);
    install(SIGPIPE, SIG_IGN, 0, &none);
    (void)sigprocmask(SIG_BLOCK, &blocked, during_wait);
    for (size_t i = 0; i < LENGTH(ending_signals); i++) {
        sigdelset(during_wait, ending_signals[i]);
    }
    sigdelset(during_wait, SIGWINCH);
    sigdelset(during_wait, SIGTSTP);
    sigdelset(during_wait, SIGCONT);
    sigdelset(during_wait, SIGCHLD);
}

int td_signals_ending(void)
{
    return ending;
}

bool td_signals_forgive(int number)
{
    if (ending != number) {
        return false;
    }
    ending = ending_too;
    ending_too = 0;
    return ending == 0;
}

static bool take(volatile sig_atomic_t *flag)
{
    bool was = *flag != 0;

    *flag = 0;
    return was;
}

bool td_signals_take_resize(void)
{
    return take(&resize);
}

bool td_signals_take_suspend(void)
{
    return take(&suspend);
}

bool td_signals_take_continue(void)
{
    return take(&resumed);
}

bool td_signals_take_child(void)
{
    return take(&child);
}

void td_signals_stop_self(void)
{
    (void)raise(SIGSTOP); /* the rest of the job got Ctrl-Z's signal from the terminal */
    resumed = 0;
}

void td_signals_guard(const struct td_term_rescue *how_to)
{
    static char stack[32768]; /* a crash may be a stack that ran out */
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
    sigset_t none;

    rescue = *how_to;
    guarded = 1;
    sigemptyset(&none);
    (void)sigaltstack(&alternative, NULL);
    for (size_t i = 0; i < LENGTH(crash_signals); i++) {
        install(crash_signals[i], crash, (int)(SA_RESETHAND | SA_ONSTACK), &none);
    }
}

void td_signals_unguard(void)
{
    guarded = 0;
}

/* ---- content without memory ---- */

static volatile sig_atomic_t reading;
static struct sigaction before_reading[2];
static const int reading_signals[2] = {SIGSEGV, SIGABRT};

static void say_no_memory(void)
{
    static const char words[] = "teardrop: out of memory\n";

    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(1);
}

static void no_memory(int number)
{
    const struct sigaction *before = &before_reading[number == reading_signals[0] ? 0 : 1];

    /* The terminal is given back first; the signal it raises again stays blocked. */
    if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN) {
        before->sa_handler(number);
    }
    say_no_memory();
}

static void left_while_reading(void)
{
    if (reading) {
        say_no_memory();
    }
}

void td_signals_reading(bool on)
{
    static bool registered;
    sigset_t none;

    sigemptyset(&none);
    if (on && !registered) {
        registered = atexit(left_while_reading) == 0;
    }
    for (size_t i = 0; i < LENGTH(reading_signals) && (reading != 0) != on; i++) {
        if (on) {
            (void)sigaction(reading_signals[i], NULL, &before_reading[i]);
            install(reading_signals[i], no_memory, 0, &none);
        } else {
            (void)sigaction(reading_signals[i], &before_reading[i], NULL);
        }
    }
    reading = on;
}
