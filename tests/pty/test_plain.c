/* A session in line mode, of a person at a terminal: what is asked, what is kept. */

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pty/run.h"
#include "test.h"

/* Line mode of level 2, quick or slower. */
static void start_plain(struct run *run, const char *rate, const char *sets)
{
    char words[200];

    snprintf(words, sizeof words, "--plain train l2 --prepare 0 --clock-rate %s --sets %s", rate,
             sets);
    start(run, words);
    assert_true(pty_await(run->pty, "None of these today: sharp pain"));
    assert_true(pty_await(run->pty, "Enter begins."));
}

/* Line mode asks a person at a terminal what the screens ask, and the plan goes by it. */
static void td_plain__session__asks_pain_effort_and_a_note(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "3");
    type_for(&run, "\n", "The worst pain in the knee");
    type_for(&run, "lots\n", "A number from 0 to 10");
    type_for(&run, "1\n", "Pain 1 is kept.");
    assert_true(pty_await(run.pty, "How hard was the last set"));
    type_for(&run, "6\n", "Effort 6 is kept.");
    assert_true(pty_await(run.pty, "Anything else"));
    type_for(&run, "by ear\n", "As it stands, next: l2 Chair");
    assert_int_equal(pty_await_end(run.pty), 0);
    run_again(&run, "history --export csv", ",yes,1,6,", NULL);
    assert_non_null(strstr(pty_screen(run.pty), "by ear"));
    finish(&run);
}

/* Ctrl-C at a question leaves what was done as it was kept. */
static void td_plain__ctrl_c_at_a_question__ends(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "3");
    type_for(&run, "\n", "The worst pain in the knee");
    pty_type(run.pty, "\x03");
    expect_exit(&run, 128 + SIGINT);
    finish(&run);
}

/* Before anything is begun: x, the end of input, a signal. Nothing is kept of it. */
static void td_plain__not_begun__keeps_nothing(void **state)
{
    static const char *const typed[] = {"x\n", "\x04", "\x03"};

    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct run run;
        int status;

        start_plain(&run, "2000", "1");
        type_for(&run, "yes\n", "Just Enter, or x.");
        pty_type(run.pty, typed[i]);
        status = pty_await_end(run.pty);
        assert_int_equal(WEXITSTATUS(status), i == 2 ? 128 + SIGINT : 0);
        assert_null(strstr(pty_screen(run.pty), "rep 1/"));
        assert_null(strstr(pty_screen(run.pty), "hurt?"));
        run_again(&run, "--plain history", "nothing is kept yet", NULL);
        finish(&run);
    }
}

/* A line typed too early waits in the terminal when the questions come: it is no answer. */
static void td_plain__enter_during_the_session__answers_nothing(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "1");
    type_for(&run, "\n\n9\n", "The worst pain in the knee"); /* the first one begins */
    type_for(&run, "3\n", "Pain 3 is kept.");
    assert_true(pty_await(run.pty, "How hard was the last set"));
    type_for(&run, "\n", "A number from 1 to 10, or s to say nothing."); /* no answer */
    type_for(&run, "s\n", "Not said.");
    assert_true(pty_await(run.pty, "Anything else"));
    type_for(&run, "\n", "As it stands, next: ");
    assert_int_equal(pty_await_end(run.pty), 0);
    run_again(&run, "history --export csv", ",yes,3,,", NULL);
    finish(&run);
}

static void stop_in_a_set(struct run *run)
{
    start_plain(run, "20", "20");
    type_for(run, "\n", "rep 3/10");
    type_for(run, "\x03", "Did something hurt?");
}

static void td_plain__ctrl_c_in_a_set__asks_what_hurt(void **state)
{
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    type_for(&run, "11\n", "A number from 1 to 10");
    type_for(&run, "6\n", "Stop here for today.");
    assert_true(pty_await(run.pty, "It counts as red: the next session is easier."));
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    type_for(&run, "5\n", "How hard was the last set");
    type_for(&run, "\n", "A number from 1 to 10, or s to say nothing."); /* no answer */
    type_for(&run, "s\n", "Anything else");
    type_for(&run, "\n", "As it stands, next: l1");
    expect_exit(&run, 128 + SIGINT);
    run_again(&run, "--plain history", "stopped for: a new, sharp pain", "not ended");
    assert_non_null(strstr(pty_screen(run.pty), "pain 5  red"));
    finish(&run);
}

/* What needs a person closes training, as on the screens. */
static void td_plain__ctrl_c_for_a_red_flag__closes_training(void **state)
{
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    type_for(&run, "2\n", "The worst pain in the knee");
    assert_non_null(strstr(pty_screen(run.pty), "It counts as red."));
    type_for(&run, "s\n", "How hard was the last set");
    type_for(&run, "\n", "A number from 1 to 10, or s to say nothing."); /* no answer */
    type_for(&run, "s\n", "Anything else");
    type_for(&run, "\n", "Training is closed for now.");
    expect_exit(&run, 128 + SIGINT);
    run_again(&run, "--plain", "Training is closed.", "Next session");
    assert_non_null(strstr(pty_screen(run.pty), "`teardrop log --seen`"));
    finish(&run);
}

/* The second one ends at once; so does a TERM, which asks nothing. */
static void td_plain__second_ctrl_c__ends_at_once(void **state)
{
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    pty_type(run.pty, "\x03");
    expect_exit(&run, 128 + SIGINT);
    assert_null(strstr(pty_screen(run.pty), "The worst pain"));
    run_again(&run, "--plain history", "  stopped", "not ended");
    finish(&run);

    start_plain(&run, "20", "20");
    type_for(&run, "\n", "rep 3/10");
    expect_end_by(&run, SIGTERM);
    assert_null(strstr(pty_screen(run.pty), "hurt?"));
    finish(&run);
}

/* Before a rep is whole, and in a hold: Ctrl-C asks all the same, and what hurts is kept. */
static void td_plain__ctrl_c_before_the_first_rep__asks_what_hurt(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct run run;

        start(&run, i == 0 ? "--plain train l2 --prepare 3000" : "--plain train l1 --prepare 3000");
        assert_true(pty_await(run.pty, "Enter begins."));
        type_for(&run, "\n", "prepare 3000 s  rep 1/");
        type_for(&run, "\x03", "Did something hurt?");
        type_for(&run, "\n", "or n when nothing hurt."); /* chooses nothing */
        pty_type(run.pty, i == 0 ? "n\n" : "6\n");
        assert_true(pty_await(run.pty, i == 0 ? "Nothing was done, nothing is kept."
                                              : "What hurt is kept; beside it nothing was done."));
        expect_exit(&run, 128 + SIGINT);
        assert_null(strstr(pty_screen(run.pty), "The worst pain"));
        run_again(&run, "--plain history",
                  i == 0 ? "nothing is kept yet" : "stopped for: a new, sharp pain", NULL);
        finish(&run);
    }
}

/* Stopped and woken: nothing was counted meanwhile, and the rep in hand begins anew. */
static void td_plain__stopped_and_woken__pauses(void **state)
{
    static const struct timespec moment = {0, 50000000L};
    struct run run;
    struct timespec began, now;

    (void)state;
    start(&run, "--plain train l2 --prepare 0 --sets 1 --tempo 60-0-60-0");
    assert_true(pty_await(run.pty, "Enter begins."));
    type_for(&run, "\n", "down 60 s  rep 1/");
    kill(pty_pid(run.pty), SIGSTOP);
    clock_gettime(CLOCK_MONOTONIC, &began);
    do { /* longer than what counts as a pause */
        (void)nanosleep(&moment, NULL);
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while (now.tv_sec - began.tv_sec < 5);
    kill(pty_pid(run.pty), SIGCONT);
    assert_true(pty_await(run.pty, "paused "));
    assert_true(pty_await(run.pty, "Enter goes on, Ctrl-C stops."));
    assert_null(strstr(pty_screen(run.pty), "up 60 s"));
    type_for(&run, "\n", "down 60 s\n"); /* the whole of it again */
    expect_end_by(&run, SIGTERM);
    finish(&run);
}

/* That nothing happens takes time to see: thirty reps would have gone by. */
static void let_time_pass(pid_t pid)
{
    static const struct timespec moment = {0, 50000000L};

    for (int i = 0; i < 40; i++) {
        assert_int_equal(waitpid(pid, NULL, WNOHANG), 0);
        (void)nanosleep(&moment, NULL);
    }
}

/* Into a pipe that nobody reads: the session stands while no line gets out, and a TERM ends
 * it all the same. */
static void td_plain__pipe_that_is_not_read__counts_nothing(void **state)
{
    char dir[256], command[900], line[400], last[400] = "";
    int ends[2], lines = 0;
    char full[65536];
    FILE *history;
    pid_t pid;

    (void)state;
    pty_mkdir(dir, sizeof dir);
    snprintf(command, sizeof command,
             "XDG_CONFIG_HOME=%s XDG_DATA_HOME=%s exec \"%s\" --plain train l2 --prepare 0"
             " --clock-rate 100 --sets 20 --reps 100 --verbosity 2 </dev/null",
             dir, dir, TEARDROP_BINARY);
    assert_int_equal(pipe(ends), 0);
    memset(full, '\n', sizeof full);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    while (write(ends[1], full, sizeof full) > 0 || write(ends[1], full, 1) > 0) {
    }
    assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
    pid = fork();
    if (pid == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    let_time_pass(pid);
    kill(pid, SIGTERM);
    assert_int_equal(waitpid(pid, &lines, 0), pid);
    assert_int_equal(WEXITSTATUS(lines), 128 + SIGTERM);
    (void)close(ends[0]);
    snprintf(command, sizeof command, "XDG_CONFIG_HOME=%s XDG_DATA_HOME=%s \"%s\" --plain history",
             dir, dir, TEARDROP_BINARY);
    history = popen(command, "r"); // NOLINT(cert-env33-c): our own program
    assert_non_null(history);
    while (fgets(line, sizeof line, history) != NULL) {
        memcpy(last, line, sizeof last);
    }
    assert_int_equal(pclose(history), 0);
    assert_string_equal(last, "nothing is kept yet\n");
    pty_rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plain__session__asks_pain_effort_and_a_note),
        cmocka_unit_test(td_plain__ctrl_c_at_a_question__ends),
        cmocka_unit_test(td_plain__not_begun__keeps_nothing),
        cmocka_unit_test(td_plain__enter_during_the_session__answers_nothing),
        cmocka_unit_test(td_plain__ctrl_c_in_a_set__asks_what_hurt),
        cmocka_unit_test(td_plain__ctrl_c_for_a_red_flag__closes_training),
        cmocka_unit_test(td_plain__second_ctrl_c__ends_at_once),
        cmocka_unit_test(td_plain__ctrl_c_before_the_first_rep__asks_what_hurt),
        cmocka_unit_test(td_plain__stopped_and_woken__pauses),
        cmocka_unit_test(td_plain__pipe_that_is_not_read__counts_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
