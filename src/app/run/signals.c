/* What each signal means here: it ends the program (SIGHUP, SIGTERM, SIGINT and every other one
 * not named in the table), crashes it, is noted for whoever asks, or is left alone. What happens
 * when the program ends is in loop.c, and in plain/train/follow.c for line mode. */
#define _XOPEN_SOURCE 700 /* sigaltstack */

#include "teardrop/app/run/signals.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static volatile sig_atomic_t ending;
static volatile sig_atomic_t ending_too; /* came after it */

static struct td_term_rescue rescue;
static volatile pid_t owner; /* of the terminal: a child on its way to exec is not */

/* A signal that is not named ends the program, as it would by default; so none is forgotten,
 * whichever signals a system has. */
enum meaning { CRASHES, IS_NOTED, STAYS };

static struct named {
    int number;
    enum meaning meaning;
    volatile sig_atomic_t came; /* since somebody asked last */
} named[] = {
    {SIGSEGV, CRASHES, 0},  {SIGBUS, CRASHES, 0},   {SIGFPE, CRASHES, 0},   {SIGILL, CRASHES, 0},
    {SIGABRT, CRASHES, 0},  {SIGSYS, CRASHES, 0},   {SIGTRAP, CRASHES, 0},  {SIGWINCH, IS_NOTED, 0},
    {SIGTSTP, IS_NOTED, 0}, {SIGCONT, IS_NOTED, 0}, {SIGCHLD, IS_NOTED, 0}, {SIGPIPE, STAYS, 0},
    {SIGXFSZ, STAYS, 0},    {SIGKILL, STAYS, 0},    {SIGSTOP, STAYS, 0},    {SIGTTIN, STAYS, 0},
    {SIGTTOU, STAYS, 0},    {SIGURG, STAYS, 0},
#ifdef SIGINFO
    {SIGINFO, STAYS, 0},
#endif
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* NULL: it is not. */
static struct named *find_named(int number)
{
    for (size_t i = 0; i < LENGTH(named); i++) {
        if (named[i].number == number) {
            return &named[i];
        }
    }
    return NULL;
}

static void note(int number)
{
    struct named *known = find_named(number);

    if (known != NULL) {
        known->came = 1;
    } else if (ending == 0) {
        ending = number;
    } else {
        ending_too = number;
    }
}

/* One past the last signal that there is. */
static int signals_end(void)
{
#ifdef SIGRTMAX
    return SIGRTMAX + 1;
#else
    return NSIG;
#endif
}

static void give_back(bool patient)
{
    if (owner == getpid()) {
        td_term_rescue(&rescue, patient);
    }
}

/* Gives the terminal back with what POSIX allows in a handler, then lets the
 * signal do what it would have done. No other one comes between. */
static void crash(int number)
{
    give_back(false);
    (void)raise(number); /* SA_RESETHAND: the default action, once this returns */
}

/* An exit somewhere in a library. */
static void at_exit(void)
{
    give_back(true);
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

void td_signals_let_writes_fail(void)
{
    sigset_t none;

    sigemptyset(&none);
    install(SIGPIPE, SIG_IGN, 0, &none);
    install(SIGXFSZ, SIG_IGN, 0, &none);
}

void td_signals_init(sigset_t *during_wait)
{
    sigset_t blocked, none;

    sigemptyset(&none);
    sigemptyset(&blocked);
    for (int number = 1; number < signals_end(); number++) {
        const struct named *known = find_named(number);
        struct sigaction old;

        /* `nohup` and the like stay as they are. */
        if (known != NULL ? known->meaning == IS_NOTED
                          : sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
            install(number, note, number == SIGCHLD ? SA_NOCLDSTOP : 0, &none);
            (void)sigaddset(&blocked, number);
        }
    }
    (void)sigprocmask(SIG_BLOCK, &blocked, during_wait);
    for (int number = 1; number < signals_end(); number++) {
        if (sigismember(&blocked, number) == 1) {
            (void)sigdelset(during_wait, number);
        }
    }
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

bool td_signals_take(int number)
{
    struct named *known = find_named(number);
    bool came = known->came != 0;

    known->came = 0;
    return came;
}

void td_signals_stop_self(void)
{
    sigset_t stop, before, none;

    sigemptyset(&none);
    sigemptyset(&stop);
    (void)sigaddset(&stop, SIGTSTP);
    /* Not SIGSTOP: where no shell could let it go on, the system drops this one. The rest of
     * the job got its own from the terminal. */
    install(SIGTSTP, SIG_DFL, 0, &none);
    (void)sigprocmask(SIG_UNBLOCK, &stop, &before);
    (void)raise(SIGTSTP);
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    install(SIGTSTP, note, 0, &none);
    (void)td_signals_take(SIGTSTP);
    (void)td_signals_take(SIGCONT);
}

struct td_term_rescue *td_signals_guard(void)
{
    static char stack[32768]; /* a crash may be a stack that ran out */
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
    sigset_t all;

    if (owner == 0) {
        (void)atexit(at_exit);
    }
    owner = getpid();
    sigfillset(&all);
    (void)sigaltstack(&alternative, NULL);
    for (size_t i = 0; i < LENGTH(named); i++) {
        if (named[i].meaning == CRASHES) {
            install(named[i].number, crash, (int)(SA_RESETHAND | SA_ONSTACK), &all);
        }
    }
    return &rescue;
}

/* ---- content without memory ---- */

static volatile sig_atomic_t reading;
static struct sigaction before_reading[2];
static const int reading_signals[2] = {SIGSEGV, SIGABRT};

static void say_no_memory(void)
{
    static const char words[] = "teardrop: out of memory\n";

    give_back(false);
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(1);
}

static void no_memory(int number, siginfo_t *info, void *context)
{
    (void)context;
    if (info->si_code <= 0 && info->si_pid != getpid()) { /* somebody else sent it */
        (void)sigaction(number, &before_reading[number == reading_signals[0] ? 0 : 1], NULL);
        (void)raise(number); /* once this returns */
        return;
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

    if (on && !registered) {
        registered = atexit(left_while_reading) == 0;
    }
    for (size_t i = 0; i < LENGTH(reading_signals) && (reading != 0) != on; i++) {
        if (on) {
            struct sigaction action;

            memset(&action, 0, sizeof action);
            action.sa_sigaction = no_memory;
            action.sa_flags = SA_SIGINFO;
            sigemptyset(&action.sa_mask);
            /* Known before the other one is there: a signal may come in between. */
            (void)sigaction(reading_signals[i], NULL, &before_reading[i]);
            (void)sigaction(reading_signals[i], &action, NULL);
        } else {
            (void)sigaction(reading_signals[i], &before_reading[i], NULL);
        }
    }
    reading = on;
}
