/* A session through the real loop: what is seen, what is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "pty/driver.h"

struct run {
    char dir[256], config[300], data[300];
    const char *environment[3];
    struct pty *pty;
};

static void start(struct run *run, char *const argv[])
{
    pty_mkdir(run->dir, sizeof run->dir);
    snprintf(run->config, sizeof run->config, "XDG_CONFIG_HOME=%s", run->dir);
    snprintf(run->data, sizeof run->data, "XDG_DATA_HOME=%s", run->dir);
    run->environment[0] = run->config;
    run->environment[1] = run->data;
    run->environment[2] = NULL;
    run->pty = pty_start(argv, 80, 24, run->environment);
    assert_non_null(run->pty);
}

static void finish(struct run *run)
{
    pty_free(run->pty);
    pty_rmdir(run->dir);
}

static bool status_says(struct pty *pty, void *text)
{
    return strstr(pty_row(pty, 22), text) != NULL;
}

static void await_status(struct run *run, const char *text)
{
    assert_true(pty_await_that(run->pty, status_says, (void *)text, text));
}

static void td_training__whole_session__reaches_done_and_is_kept(void **state)
{
    char *argv[] = {(char *)TEARDROP_BINARY,
                    (char *)"train",
                    (char *)"l3",
                    (char *)"--clock-rate",
                    (char *)"20",
                    (char *)"--sets",
                    (char *)"2",
                    (char *)"--reps",
                    (char *)"2",
                    NULL};
    char *history[] = {(char *)TEARDROP_BINARY, (char *)"--plain", (char *)"history", NULL};
    struct run run;
    struct pty *again;
    struct stat status;
    char path[400];

    (void)state;
    start(&run, argv);
    await_status(&run, "set 1/2  rep 1/2  prepare");
    pty_type(run.pty, "\r");
    await_status(&run, "set 1/2  rep 1/2  down");
    await_status(&run, "set 1/2  rep 2/2");
    await_status(&run, "set 1/2  rep 2/2  rest");
    await_status(&run, "set 2/2  rep 2/2  done");
    assert_true(pty_bells(run.pty) > 8);
    kill(pty_pid(run.pty), SIGTERM);
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGTERM);

    snprintf(path, sizeof path, "%s/teardrop", run.dir);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    snprintf(path, sizeof path, "%s/teardrop/history.db", run.dir);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);

    again = pty_start(history, 120, 24, run.environment);
    assert_true(pty_await(again, "sets 2/2  reps 4/4"));
    (void)pty_await_end(again);
    pty_free(again);
    finish(&run);
}

static void td_training__signal_in_a_set__keeps_what_was_done(void **state)
{
    char *argv[] = {(char *)TEARDROP_BINARY, (char *)"train", (char *)"l3",
                    (char *)"--clock-rate",  (char *)"20",    NULL};
    char *history[] = {(char *)TEARDROP_BINARY, (char *)"--plain", (char *)"history", NULL};
    struct run run;
    struct pty *again;

    (void)state;
    start(&run, argv);
    await_status(&run, "prepare");
    pty_type(run.pty, "\r");
    await_status(&run, "set 1/3  rep 3/10");
    kill(pty_pid(run.pty), SIGHUP);
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGHUP);
    again = pty_start(history, 120, 24, run.environment);
    assert_true(pty_await(again, "reps 2/30"));
    assert_true(pty_await(again, "stopped"));
    (void)pty_await_end(again);
    pty_free(again);
    finish(&run);
}

static void td_training__ctrl_z__pauses(void **state)
{
    char *argv[] = {(char *)TEARDROP_BINARY, (char *)"train", (char *)"l3", NULL};
    struct run run;

    (void)state;
    start(&run, argv);
    await_status(&run, "prepare");
    pty_type(run.pty, "\r\r");
    await_status(&run, "set 1/3  rep 1/10  down");
    kill(pty_pid(run.pty), SIGTSTP);
    assert_true(pty_await_stop(run.pty));
    kill(pty_pid(run.pty), SIGCONT);
    await_status(&run, "set 1/3  rep 1/10  paused");
    pty_type(run.pty, " ");
    await_status(&run, "set 1/3  rep 1/10  down");
    kill(pty_pid(run.pty), SIGTERM);
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGTERM);
    finish(&run);
}

/* Nobody reads the terminal: the program must still end at once when told to. */
static void td_training__terminal_that_stopped_reading__ends_on_sigterm(void **state)
{
    char *argv[] = {(char *)TEARDROP_BINARY, (char *)"train", (char *)"l3",
                    (char *)"--clock-rate",  (char *)"1000",  NULL};
    struct run run;
    int status = 0;

    (void)state;
    start(&run, argv);
    await_status(&run, "prepare");
    pty_type(run.pty, "\r");
    /* At this rate the pty's buffer is full after some frames. It is not read. */
    kill(pty_pid(run.pty), SIGTERM);
    assert_int_equal(waitpid(pty_pid(run.pty), &status, 0), pty_pid(run.pty));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
    pty_forget(run.pty);
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_training__whole_session__reaches_done_and_is_kept),
        cmocka_unit_test(td_training__signal_in_a_set__keeps_what_was_done),
        cmocka_unit_test(td_training__ctrl_z__pauses),
        cmocka_unit_test(td_training__terminal_that_stopped_reading__ends_on_sigterm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
