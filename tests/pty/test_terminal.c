/* The terminal comes back exactly as it was, whatever ends the program. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pty/run.h"

#define MENU "Self-check" /* on the home screen at any size */

static struct termios before;

static void start_in(struct run *run, const char *term, int cols, int rows)
{
    run_make_home(run);
    run_in_terminal(run, term);
    run->pty = pty_start_in_shell(teardrop(""), cols, rows, run->environment);
    assert_non_null(run->pty);
    before = pty_modes(run->pty);
}

static void start_on_menu(struct run *run)
{
    start_in(run, "xterm-256color", 80, 24);
    assert_true(pty_await(run->pty, MENU));
}

static void assert_restored(struct run *run)
{
    struct termios after = pty_modes(run->pty);

    assert_int_equal(before.c_iflag, after.c_iflag);
    assert_int_equal(before.c_oflag, after.c_oflag);
    assert_int_equal(before.c_cflag, after.c_cflag);
    assert_int_equal(before.c_lflag, after.c_lflag);
    assert_memory_equal(before.c_cc, after.c_cc, sizeof after.c_cc);
    assert_false(pty_alternate(run->pty));
    assert_true(pty_cursor_visible(run->pty));
}

static void quit(struct run *run)
{
    pty_type(run->pty, "q");
    expect_exit(run, 0);
    assert_restored(run);
    finish(run);
}

static void td_program__quit__restores(void **state)
{
    struct run run;

    (void)state;
    start_on_menu(&run);
    assert_true(pty_alternate(run.pty));
    quit(&run);
}

static void ends_by_signal(int number)
{
    struct run run;

    start_on_menu(&run);
    expect_end_by(&run, number);
    assert_restored(&run);
    finish(&run);
}

static void td_program__signals__restore(void **state)
{
    (void)state;
    ends_by_signal(SIGINT);
    ends_by_signal(SIGTERM);
    ends_by_signal(SIGHUP);
    ends_by_signal(SIGQUIT);
}

static void td_program__ctrl_c__ends_with_130(void **state)
{
    struct run run;

    (void)state;
    start_on_menu(&run);
    pty_type(run.pty, "\x03");
    expect_exit(&run, 130);
    assert_restored(&run);
    finish(&run);
}

static void td_program__crash__restores(void **state)
{
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};

    (void)state;
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        struct run run;
        int status;

        start_on_menu(&run);
        kill(pty_pid(run.pty), crashes[i]);
        status = pty_await_end(run.pty);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), crashes[i]);
        assert_restored(&run);
        finish(&run);
    }
}

static void td_program__ctrl_z__gives_the_terminal_and_takes_it_again(void **state)
{
    struct run run;

    (void)state;
    start_on_menu(&run);
    kill(pty_pid(run.pty), SIGTSTP);
    assert_true(pty_await_stop(run.pty));
    while (pty_pump(run.pty, 0) && pty_alternate(run.pty)) {
        /* until the bytes written before the stop have come */
    }
    assert_restored(&run);
    kill(pty_pid(run.pty), SIGCONT);
    assert_true(pty_await(run.pty, MENU));
    assert_true(pty_alternate(run.pty));
    quit(&run);
}

static void td_program__resize__keeps_the_screen(void **state)
{
    static const int sizes[][2] = {{120, 40}, {60, 20}, {200, 60}, {40, 12}, {80, 24}};
    struct run run;

    (void)state;
    start_on_menu(&run);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pty_resize(run.pty, sizes[i][0], sizes[i][1]);
        assert_true(pty_await(run.pty, MENU));
    }
    quit(&run);
}

static void td_program__tiny_window__says_how_much_room_it_needs(void **state)
{
    struct run run;

    (void)state;
    start_in(&run, "xterm-256color", 30, 6);
    assert_true(pty_await(run.pty, "40x12"));
    pty_resize(run.pty, 1, 1);
    pty_resize(run.pty, 80, 24);
    assert_true(pty_await(run.pty, MENU));
    quit(&run);
}

static void td_program__lone_esc__is_a_key(void **state)
{
    struct run run;

    (void)state;
    start_on_menu(&run);
    type_for(&run, "?", "Keys: Home");
    pty_type(run.pty, "\x1b"); /* closes the help */
    assert_true(pty_await_gone(run.pty, "Keys: Home"));
    pty_type(run.pty, "q");
    expect_exit(&run, 0);
    finish(&run);
}

static void td_program__terminals__work_or_say_why(void **state)
{
    static const char *const works[] = {"xterm-256color", "xterm", "screen", "linux", "vt100"};
    static const char *const refused[] = {"dumb", "no-such-terminal"};

    (void)state;
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        struct run run;

        start_in(&run, works[i], 80, 24);
        assert_true(pty_await(run.pty, MENU));
        quit(&run);
    }
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct run run;

        start_in(&run, refused[i], 80, 24);
        assert_true(pty_await(run.pty, "TERM"));
        expect_exit(&run, 2);
        assert_restored(&run);
        finish(&run);
    }
}

static void td_program__terminal_gone__ends(void **state)
{
    struct run run;
    int status;

    (void)state;
    start_on_menu(&run);
    kill(pty_pid(run.pty), SIGHUP);
    status = pty_await_end(run.pty);
    assert_true(WIFEXITED(status));
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_program__quit__restores),
        cmocka_unit_test(td_program__signals__restore),
        cmocka_unit_test(td_program__ctrl_c__ends_with_130),
        cmocka_unit_test(td_program__crash__restores),
        cmocka_unit_test(td_program__ctrl_z__gives_the_terminal_and_takes_it_again),
        cmocka_unit_test(td_program__resize__keeps_the_screen),
        cmocka_unit_test(td_program__tiny_window__says_how_much_room_it_needs),
        cmocka_unit_test(td_program__lone_esc__is_a_key),
        cmocka_unit_test(td_program__terminals__work_or_say_why),
        cmocka_unit_test(td_program__terminal_gone__ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
