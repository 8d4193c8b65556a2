/* The loop in a process of its own on a pseudo-terminal: a machine that slept, a program that
 * was stopped, midnight, and all ways out. Its clocks are moved from here. */
#define _GNU_SOURCE /* posix_openpt, syscall */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "teardrop/app/loop.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/base/str.h"
#include "test.h"
#include "testing.h"

#define TAKEN "\033[?1049h" /* the alternate screen of xterm, and back */
#define GIVEN_BACK "\033[?1049l"
#define KEYPAD "\033[?1h" /* sent with the modes, and only then */

/* ---- the clocks ---- */

static struct shift {
    int real_s, asleep_s, date_s;
} * shift; /* both processes see it */

int clock_gettime(clockid_t id, struct timespec *out)
{
    int err = (int)syscall(SYS_clock_gettime, id, out);

    if (err == 0 && shift != NULL && id != CLOCK_REALTIME) {
        out->tv_sec += shift->real_s + (id == CLOCK_BOOTTIME ? shift->asleep_s : 0);
    }
    return err;
}

time_t time(time_t *out)
{
    struct timespec now;

    (void)syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    now.tv_sec += shift != NULL ? shift->date_s : 0;
    if (out != NULL) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}

/* ---- the program ---- */

static struct {
    char dir[80], log[100];
    int master;
    pid_t pid;
    char seen[1 << 20]; /* what it sent since `forget` */
    size_t count;
} place;

static const char *environment(const char *name)
{
    return strncmp(name, "XDG_", 4) == 0 || strcmp(name, "HOME") == 0 ? place.dir : NULL;
}

static int run(void)
{
    static struct td_app app;
    char *words[] = {(char *)"teardrop",
                     (char *)"train",
                     (char *)"l1",
                     (char *)"--log",
                     (char *)"--assets",
                     (char *)TEARDROP_SOURCE_DIR "/assets",
                     NULL};
    struct td_app_world outside = {
        .env = environment, .program_dir = "", .date = td_clock_date(), .stamp = td_clock_stamp};
    struct td_options options;
    struct td_problems problems = {0};
    struct td_clock clock;
    struct td_term *term;
    sigset_t during_wait;
    char why[320] = "";
    int code;

    td_signals_init(&during_wait);
    if (td_options_parse(6, words, &options, why, sizeof why) != TD_OK ||
        td_app_init(&app, &options, &outside, &problems) != TD_OK ||
        td_app_need_content(&app, &problems) != TD_OK ||
        td_term_open(&(struct td_term_options){.depth = -1,
                                               .rescue = td_signals_guard(),
                                               .esc_wait = 25 * TD_NS_PER_MS},
                     &term, why, sizeof why) != TD_OK) {
        td_problems_print(&problems, stdout);
        printf("%s\n", why);
        return 99;
    }
    td_clock_init(&clock, 1000);
    code = td_loop_run(&app, term, &clock, &during_wait);
    td_term_close(term);
    td_app_deinit(&app);
    td_problems_deinit(&problems);
    return code;
}

static int begin(void **state)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int slave;

    (void)state;
    memset(shift, 0, sizeof *shift);
    testing_folder(place.dir, sizeof place.dir, "loop");
    td_str_format(place.log, sizeof place.log, "%s/teardrop/teardrop.log", place.dir);
    place.count = 0;
    place.master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(place.master >= 0 && grantpt(place.master) == 0 && unlockpt(place.master) == 0);
    slave = open(ptsname(place.master), O_RDWR | O_NOCTTY);
    assert_int_equal(ioctl(place.master, TIOCSWINSZ, &size), 0);
    (void)fflush(NULL);
    place.pid = fork();
    assert_true(place.pid >= 0);
    if (place.pid == 0) {
        (void)setpgid(0, 0); /* not one that nobody could let go on: those cannot be stopped */
        (void)close(place.master);
        (void)dup2(slave, STDIN_FILENO);
        (void)dup2(slave, STDOUT_FILENO);
        (void)close(slave);
        exit(run());
    }
    (void)close(slave);
    return 0;
}

static int end(void **state)
{
    char line[120];

    (void)state;
    (void)close(place.master);
    if (place.pid > 0) { /* the test has failed */
        (void)kill(place.pid, SIGKILL);
        (void)waitpid(place.pid, NULL, 0);
    }
    td_str_format(line, sizeof line, "rm -rf %s", place.dir);
    return system(line); // NOLINT(cert-env33-c)
}

static void forget(void)
{
    place.count = 0;
    place.seen[0] = '\0';
}

/* Until it has sent this. */
static void await(const char *text)
{
    while (memmem(place.seen, place.count, text, strlen(text)) == NULL) {
        ssize_t n = read(place.master, place.seen + place.count, sizeof place.seen - place.count);

        if (n <= 0 && errno != EINTR) {
            fail_msg("it ended without \"%s\": %.*s", text, (int)place.count, place.seen);
        }
        place.count += n > 0 ? (size_t)n : 0;
    }
}

static void await_log(const char *text)
{
    char log[8192];
    size_t count = 0;

    do {
        FILE *file = fopen(place.log, "r");

        assert_non_null(file);
        count = fread(log, 1, sizeof log - 1, file);
        log[count] = '\0';
        (void)fclose(file);
        (void)usleep(1000);
    } while (strstr(log, text) == NULL);
}

static void send(const char *keys)
{
    assert_int_equal(write(place.master, keys, strlen(keys)), strlen(keys));
}

/* On the set-up card, then in a session; the title tells, since of a text that resembles the one
 * before curses sends a part. */
static void start_training(void)
{
    await("how to");
    forget();
    send("\r");
    await("]2;READY");
    forget();
}

/* What a process waiting for it gets to see: stopped, or ended with this code. */
static int wait_for_it(int flags)
{
    int status = -1;

    assert_int_equal(waitpid(place.pid, &status, flags), place.pid);
    place.pid = WIFSTOPPED(status) ? place.pid : 0;
    return WIFSTOPPED(status) ? -WSTOPSIG(status) : WIFEXITED(status) ? WEXITSTATUS(status) : 999;
}

/* Its last bytes are read, so that it does not wait for a terminal that takes none. */
static void expect_end(int code)
{
    await(GIVEN_BACK);
    assert_int_equal(wait_for_it(0), code);
}

static void expect_terminated(void)
{
    assert_int_equal(kill(place.pid, SIGTERM), 0);
    expect_end(128 + SIGTERM);
    await_log("ends with 143");
}

static void td_loop__machine_slept__pauses_and_says_how_long(void **state)
{
    (void)state;
    start_training();
    shift->asleep_s = 720;
    await_log("gap of 7");
    expect_terminated();
}

static void td_loop__stopped_within_a_turn__is_a_gap(void **state)
{
    (void)state;
    start_training();
    shift->real_s = 95; /* less what was still to be waited for */
    await_log("gap of 9");
    expect_terminated();
}

static void td_loop__suspended__gives_the_terminal_back_and_takes_it_again(void **state)
{
    (void)state;
    start_training();
    assert_int_equal(kill(place.pid, SIGTSTP), 0);
    await(GIVEN_BACK);
    assert_int_equal(wait_for_it(WUNTRACED), -SIGTSTP);
    forget();
    assert_int_equal(kill(place.pid, SIGCONT), 0);
    await(TAKEN);
    await_log("gap of ");
    expect_terminated();
}

/* By somebody who does not ask. */
static void td_loop__stopped__sets_the_terminal_anew(void **state)
{
    (void)state;
    start_training();
    assert_int_equal(kill(place.pid, SIGSTOP), 0);
    assert_int_equal(wait_for_it(WUNTRACED), -SIGSTOP);
    forget();
    assert_int_equal(kill(place.pid, SIGCONT), 0);
    await(KEYPAD);
    expect_terminated();
}

static void td_loop__resized__draws_at_the_new_size(void **state)
{
    struct winsize size = {.ws_row = 31, .ws_col = 90};

    (void)state;
    await("how to");
    forget();
    assert_int_equal(ioctl(place.master, TIOCSWINSZ, &size), 0);
    assert_int_equal(kill(place.pid, SIGWINCH), 0);
    await("\033[31;"); /* the bottom line */
    send("q");
    expect_end(0);
}

static void td_loop__another_day__is_noticed_with_the_next_key(void **state)
{
    (void)state;
    await("how to");
    shift->date_s = 24 * 3600;
    send("?");
    await_log("another day");
    send("qq");
    expect_end(0);
}

static void td_loop__terminal_gone__keeps_and_ends(void **state)
{
    (void)state;
    start_training();
    (void)close(place.master);
    place.master = -1;
    assert_int_equal(wait_for_it(0), 128 + SIGHUP);
    await_log("ends with 129");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_loop__machine_slept__pauses_and_says_how_long),
        TEST(td_loop__stopped_within_a_turn__is_a_gap),
        TEST(td_loop__suspended__gives_the_terminal_back_and_takes_it_again),
        TEST(td_loop__stopped__sets_the_terminal_anew),
        TEST(td_loop__resized__draws_at_the_new_size),
        TEST(td_loop__another_day__is_noticed_with_the_next_key),
        TEST(td_loop__terminal_gone__keeps_and_ends),
    };

    (void)setlocale(LC_CTYPE, "");
    (void)setenv("TERM", "xterm-256color", 1);
    shift = mmap(NULL, sizeof *shift, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return shift == MAP_FAILED ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
