/* A session in line mode, of a person at a terminal: what is asked, what is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "pty/run.h"

/* Line mode of level 2, quick or slower. */
static void start_plain(struct run *run, const char *rate, const char *sets)
{
    char *argv[] = {(char *)TEARDROP_BINARY,
                    (char *)"--plain",
                    (char *)"train",
                    (char *)"l2",
                    (char *)"--prepare",
                    (char *)"0",
                    (char *)"--clock-rate",
                    (char *)rate,
                    (char *)"--sets",
                    (char *)sets,
                    NULL};

    start(run, argv);
    assert_true(pty_await(run->pty, "None of these today: sharp pain"));
    assert_true(pty_await(run->pty, "Enter begins."));
}

/* What a command prints afterwards, in the same home. */
static void run_again(struct run *run, char *const argv[], const char *text, const char *absent)
{
    pty_free(run->pty);
    run->pty = pty_start(argv, 240, 24, run->environment);
    assert_non_null(run->pty);
    assert_true(pty_await(run->pty, text));
    assert_int_equal(pty_await_end(run->pty), 0);
    if (absent != NULL) {
        assert_null(strstr(pty_screen(run->pty), absent));
    }
}

static char *const history_csv[] = {(char *)TEARDROP_BINARY, (char *)"history", (char *)"--export",
                                    (char *)"csv", NULL};
static char *const history_lines[] = {(char *)TEARDROP_BINARY, (char *)"--plain", (char *)"history",
                                      NULL};

/* Line mode asks a person at a terminal what the screens ask, and the plan goes by it. */
static void td_plain__session__asks_pain_effort_and_a_note(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "3");
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    pty_type(run.pty, "lots\n");
    assert_true(pty_await(run.pty, "A number from 0 to 10"));
    pty_type(run.pty, "1\n");
    assert_true(pty_await(run.pty, "Pain 1 is kept."));
    assert_true(pty_await(run.pty, "How hard was the last set"));
    pty_type(run.pty, "6\n");
    assert_true(pty_await(run.pty, "Effort 6 is kept."));
    assert_true(pty_await(run.pty, "Anything else"));
    pty_type(run.pty, "by ear\n");
    assert_true(pty_await(run.pty, "As it stands, next: l2 Chair"));
    assert_int_equal(pty_await_end(run.pty), 0);
    run_again(&run, history_csv, ",yes,1,6,", NULL);
    assert_non_null(strstr(pty_screen(run.pty), "by ear"));
    finish(&run);
}

/* Ctrl-C at a question leaves what was done as it was kept. */
static void td_plain__ctrl_c_at_a_question__ends(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "3");
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    pty_type(run.pty, "\x03");
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGINT);
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
        pty_type(run.pty, "yes\n");
        assert_true(pty_await(run.pty, "Just Enter, or x."));
        pty_type(run.pty, typed[i]);
        status = pty_await_end(run.pty);
        assert_int_equal(WEXITSTATUS(status), i == 2 ? 128 + SIGINT : 0);
        assert_null(strstr(pty_screen(run.pty), "set 1/1"));
        assert_null(strstr(pty_screen(run.pty), "hurt?"));
        run_again(&run, history_lines, "nothing is kept yet", NULL);
        finish(&run);
    }
}

/* A line typed too early waits in the terminal when the questions come: it is no answer. */
static void td_plain__enter_during_the_session__answers_nothing(void **state)
{
    struct run run;

    (void)state;
    start_plain(&run, "2000", "1");
    pty_type(run.pty, "\n\n9\n"); /* the first one begins */
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    pty_type(run.pty, "3\n");
    assert_true(pty_await(run.pty, "Pain 3 is kept."));
    assert_true(pty_await(run.pty, "How hard was the last set"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "Not said."));
    assert_true(pty_await(run.pty, "Anything else"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "As it stands, next: "));
    assert_int_equal(pty_await_end(run.pty), 0);
    run_again(&run, history_csv, ",yes,3,,", NULL);
    finish(&run);
}

static void stop_in_a_set(struct run *run)
{
    start_plain(run, "20", "20");
    pty_type(run->pty, "\n");
    assert_true(pty_await(run->pty, "set 1/20  rep 3/"));
    pty_type(run->pty, "\x03");
    assert_true(pty_await(run->pty, "Did something hurt?"));
}

static void td_plain__ctrl_c_in_a_set__asks_what_hurt(void **state)
{
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    pty_type(run.pty, "8\n");
    assert_true(pty_await(run.pty, "A number from 1 to 7"));
    pty_type(run.pty, "6\n");
    assert_true(pty_await(run.pty, "Stop here for today."));
    assert_true(pty_await(run.pty, "It counts as red: the next session is easier."));
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    pty_type(run.pty, "5\n");
    assert_true(pty_await(run.pty, "How hard was the last set"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "Anything else"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "As it stands, next: l1"));
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGINT);
    run_again(&run, history_lines, "stopped for: a new, sharp pain", "not ended");
    assert_non_null(strstr(pty_screen(run.pty), "pain 5  red"));
    finish(&run);
}

/* What needs a person closes training, as on the screens. */
static void td_plain__ctrl_c_for_a_red_flag__closes_training(void **state)
{
    static char *const home[] = {(char *)TEARDROP_BINARY, (char *)"--plain", NULL};
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    pty_type(run.pty, "2\n");
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    assert_non_null(strstr(pty_screen(run.pty), "It counts as red."));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "How hard was the last set"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "Anything else"));
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "Training is closed for now."));
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGINT);
    run_again(&run, home, "(in the full screen), press c.", NULL);
    finish(&run);
}

/* The second one ends at once; so does a TERM, which asks nothing. */
static void td_plain__second_ctrl_c__ends_at_once(void **state)
{
    struct run run;

    (void)state;
    stop_in_a_set(&run);
    pty_type(run.pty, "\x03");
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGINT);
    assert_null(strstr(pty_screen(run.pty), "The worst pain"));
    run_again(&run, history_lines, "  stopped", "not ended");
    finish(&run);

    start_plain(&run, "20", "20");
    pty_type(run.pty, "\n");
    assert_true(pty_await(run.pty, "set 1/20  rep 3/"));
    kill(pty_pid(run.pty), SIGTERM);
    assert_int_equal(WEXITSTATUS(pty_await_end(run.pty)), 128 + SIGTERM);
    assert_null(strstr(pty_screen(run.pty), "hurt?"));
    finish(&run);
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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
