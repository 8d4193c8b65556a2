/* All modes of the terminal, before and after, for each way out. */
#define _GNU_SOURCE /* prlimit */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>

#include "pty/run.h"

#define MENU "Self-check" /* on the home screen at any size */
#define MENU_OF_CARD "no, start"
#define SIZES 3

static const int heights[SIZES] = {24, 45, 60};

/* argv: NULL-terminated. */
static void start_program(struct run *run, int rows, const char *term, char *const argv[])
{
    run_make_home(run);
    snprintf(run->term, sizeof run->term, "TERM=%s", term);
    run_set(run, run->term);
    /* Leaks of ncurses' mouse library, and at an exit in the middle. */
    run_set(run, "ASAN_OPTIONS=detect_leaks=0");
    run_set(run, "LINES=1000"); /* is no window */
    run->pty = pty_start_in_shell(argv, 80, rows, run->environment);
    assert_non_null(run->pty);
    pty_show(run->pty, "\033[7;5H"); /* where the shell's prompt was */
    snprintf(run->before_but_place, sizeof run->before, "%s", pty_state_but_place(run->pty));
    snprintf(run->before, sizeof run->before, "%s", pty_state(run->pty));
}

static void start_at(struct run *run, int rows, const char *words)
{
    start_program(run, rows, "xterm-256color", teardrop(words));
}

static void start_all(struct run runs[SIZES], const char *command)
{
    for (int i = 0; i < SIZES; i++) {
        start_at(&runs[i], heights[i], command);
    }
}

static void finish_all(struct run runs[SIZES])
{
    for (int i = 0; i < SIZES; i++) {
        finish(&runs[i]);
    }
}

/* The screen is there, and it did change the modes. */
static void await_taken(struct run *run, const char *text)
{
    assert_true(pty_await(run->pty, text));
    assert_string_not_equal(pty_state(run->pty), run->before);
    assert_true(pty_alternate(run->pty));
}

static void assert_as_before(struct run *run)
{
    assert_string_equal(pty_state(run->pty), run->before);
}

static void quit(struct run *run)
{
    pty_type(run->pty, "q");
    expect_exit(run, 0);
    assert_as_before(run);
}

/* What the system sends seldom is tried at one height alone. */
static void ends_by_rare(int number)
{
    struct run run;

    start_at(&run, 45, "");
    await_taken(&run, MENU);
    expect_end_by(&run, number);
    assert_as_before(&run);
    finish(&run);
}

static void ends_by(int number, bool crash)
{
    struct run runs[SIZES];

    start_all(runs, "");
    for (int i = 0; i < SIZES; i++) {
        await_taken(&runs[i], MENU);
        kill(pty_pid(runs[i].pty), number);
    }
    for (int i = 0; i < SIZES; i++) {
        int status = pty_await_end(runs[i].pty);

        if (crash) {
            if (!WIFSIGNALED(status) || WTERMSIG(status) != number) {
                fail_msg("signal %d at %d rows: status %x\n%s", number, heights[i], status,
                         pty_screen(runs[i].pty));
            }
        } else {
            assert_true(WIFEXITED(status));
            assert_int_equal(WEXITSTATUS(status), 128 + number);
        }
        assert_as_before(&runs[i]);
    }
    finish_all(runs);
}

static void td_modes__quit__all_as_before(void **state)
{
    struct run runs[SIZES];

    (void)state;
    start_all(runs, "");
    for (int i = 0; i < SIZES; i++) {
        await_taken(&runs[i], MENU);
        quit(&runs[i]);
    }
    finish_all(runs);
}

static void td_modes__quit_a_session__all_as_before(void **state)
{
    struct run runs[SIZES];

    (void)state;
    start_all(runs, "train");
    for (int i = 0; i < SIZES; i++) {
        struct pty *pty = runs[i].pty;

        await_taken(&runs[i], MENU_OF_CARD);
        pty_type(pty, "\r");
        assert_true(pty_await(pty, "rep 1/"));
        pty_type(pty, "q");
        assert_true(pty_await(pty, "paused"));
        pty_type(pty, "yq"); /* out of what may come after it; or to the shell */
        assert_int_equal(WEXITSTATUS(pty_await_end(pty)), 0);
        assert_string_equal(pty_state_but_place(pty), runs[i].before_but_place);
    }
    finish_all(runs);
}

static void td_modes__signals_that_end__all_as_before(void **state)
{
    static const int often[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
                                SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU};
    static const int rare[] = {
        SIGVTALRM, SIGPROF,
#ifdef SIGPOLL
        SIGPOLL,
#endif
#ifdef SIGPWR
        SIGPWR,
#endif
#ifdef SIGSTKFLT
        SIGSTKFLT,
#endif
    };

    (void)state;
    for (size_t i = 0; i < sizeof often / sizeof often[0]; i++) {
        ends_by(often[i], false);
    }
    for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++) {
        ends_by_rare(rare[i]);
    }
#ifdef SIGRTMIN
    ends_by_rare(SIGRTMIN);
    ends_by_rare(SIGRTMAX);
#endif
}

/* `nohup` and the like. */
static void td_modes__signals_ignored_before__stay_ignored(void **state)
{
    char script[512];
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", script, NULL};
    struct run run;

    (void)state;
    snprintf(script, sizeof script, "trap '' HUP USR1; exec '%s'", TEARDROP_BINARY);
    start_program(&run, 24, "xterm-256color", argv);
    await_taken(&run, MENU);
    kill(pty_pid(run.pty), SIGUSR1);
    kill(pty_pid(run.pty), SIGHUP);
    pty_type(run.pty, "?");
    assert_true(pty_await(run.pty, "Keys: Home"));
    expect_end_by(&run, SIGTERM);
    assert_as_before(&run);
    finish(&run);
}

/* What was sent last was cut somewhere; the bytes after it are understood all the same. */
static void td_modes__cut_in_a_sequence__all_as_before(void **state)
{
    static const char *const cuts[] = {"\033",
                                       "\033[38;5;2",
                                       "\033]2;half a ti",
                                       "\033P+q54",
                                       "\033(",
                                       "\xe2\x96",
                                       "\033[?2026h\033[4h\033[?7l\033[?6h"};

    (void)state;
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        struct run run;

        start_at(&run, 24, "");
        await_taken(&run, MENU);
        pty_show(run.pty, cuts[i]);
        kill(pty_pid(run.pty), SIGSEGV);
        assert_int_equal(WTERMSIG(pty_await_end(run.pty)), SIGSEGV);
        assert_as_before(&run);
        finish(&run);
    }
}

static void td_modes__crashes__all_as_before(void **state)
{
    static const int numbers[] = {SIGSEGV, SIGABRT, SIGSYS, SIGTRAP};

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        ends_by(numbers[i], true);
    }
}

/* The terminal's answer to a question is still on its way when the program goes: not one letter of
 * it is for the shell. */
static void td_modes__answer_comes_late__shell_does_not_see_it(void **state)
{
    static const int numbers[] = {SIGSEGV, SIGTERM, SIGABRT};

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct run run;

        start_at(&run, 24, "");
        pty_hold_answers(run.pty, true);
        assert_true(pty_await(run.pty, MENU));
        assert_true(pty_await_that(run.pty, pty_holds_answers, NULL, "a question of the program"));
        kill(pty_pid(run.pty), numbers[i]);
        pty_hold_answers(run.pty, false);
        (void)pty_await_end(run.pty);
        assert_as_before(&run);
        finish(&run);
    }
}

static bool is_as_before(struct pty *pty, void *before)
{
    return strcmp(pty_state(pty), before) == 0;
}

static void td_modes__ctrl_z_and_back_and_quit__all_as_before_twice(void **state)
{
    struct run runs[SIZES];

    (void)state;
    start_all(runs, "");
    for (int i = 0; i < SIZES; i++) {
        struct run *run = &runs[i];

        await_taken(run, MENU);
        pty_type(run->pty, "\x1a");
        assert_true(pty_await_stop(run->pty));
        assert_true(pty_await_that(run->pty, is_as_before, run->before, "all modes as before"));
        kill(pty_pid(run->pty), SIGCONT);
        await_taken(run, MENU);
        quit(run);
    }
    finish_all(runs);
}

/* `xterm -e teardrop`: nobody could let it go on, so it does. */
static void td_modes__no_shell_to_stop_for__goes_on(void **state)
{
    struct run run;

    (void)state;
    run_make_home(&run);
    run_set(&run, "ASAN_OPTIONS=detect_leaks=0");
    run.pty = pty_start(teardrop(""), 80, 24, run.environment);
    snprintf(run.before, sizeof run.before, "%s", pty_state(run.pty));
    await_taken(&run, MENU);
    pty_type(run.pty, "\x1a");
    /* What is typed in the middle of it is for the shell, were there one. */
    assert_true(pty_await_that(run.pty, pty_has_come_back, NULL, "the screen taken again"));
    quit(&run);
    finish(&run);
}

static void start_and_stop(struct run *run)
{
    start_at(run, 24, "");
    await_taken(run, MENU);
    pty_type(run->pty, "\x1a");
    assert_true(pty_await_stop(run->pty));
    assert_true(pty_await_that(run->pty, is_as_before, run->before, "all modes as before"));
}

/* What the shell changed while the program was stopped is kept. */
static void td_modes__changed_while_stopped__are_the_ones_given_back(void **state)
{
    struct termios modes;
    struct run run;

    (void)state;
    start_and_stop(&run);
    assert_int_equal(tcgetattr(pty_slave(run.pty), &modes), 0);
    modes.c_cc[VERASE] = '\b';
    assert_int_equal(tcsetattr(pty_slave(run.pty), TCSANOW, &modes), 0);
    snprintf(run.before, sizeof run.before, "%s", pty_state(run.pty));
    kill(pty_pid(run.pty), SIGCONT);
    await_taken(&run, MENU);
    pty_type(run.pty, "q");
    (void)pty_await_end(run.pty);
    assert_as_before(&run);
    finish(&run);
}

/* `kill %1`: a stopped job gets both signals, and no turn on the terminal. */
static void td_modes__terminated_while_stopped__touches_nothing(void **state)
{
    uint64_t bytes;
    struct run run;

    (void)state;
    start_and_stop(&run);
    bytes = pty_bytes(run.pty);
    kill(pty_pid(run.pty), SIGTERM);
    kill(pty_pid(run.pty), SIGCONT);
    expect_exit(&run, 128 + SIGTERM);
    assert_as_before(&run);
    assert_int_equal(pty_bytes(run.pty), bytes);
    finish(&run);
}

/* Stopped by somebody else: nothing was given back, nothing is saved a second time. */
static void td_modes__stopped_from_outside__all_as_before(void **state)
{
    int status;
    struct run run;

    (void)state;
    start_at(&run, 45, "");
    await_taken(&run, MENU);
    kill(pty_pid(run.pty), SIGSTOP);
    assert_true(pty_await_stop(run.pty));
    kill(pty_pid(run.pty), SIGCONT);
    pty_type(run.pty, "?");
    assert_true(pty_await(run.pty, "Keys: Home"));
    kill(pty_pid(run.pty), SIGTERM);
    status = pty_await_end(run.pty);
    assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
    assert_as_before(&run);
    finish(&run);
}

/* Once with a reader that stopped, once with a terminal that was told to. */
static void td_modes__stuck_terminal__is_given_back_once_it_goes_on(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        static const int ends[] = {SIGTERM, SIGSEGV};

        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            struct run run;
            int status;

            start_at(&run, 45, "");
            await_taken(&run, MENU);
            if (way == 1) {
                assert_int_equal(tcflow(pty_slave(run.pty), TCOOFF), 0);
            }
            pty_fill(run.pty);
            kill(pty_pid(run.pty), ends[i]);
            status = pty_await_end_unread(run.pty);
            if (ends[i] == SIGTERM) {
                assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
            } else {
                assert_int_equal(WTERMSIG(status), ends[i]);
            }
            assert_as_before(&run);
            finish(&run);
        }
    }
}

static void limit(struct run *run, int resource, rlim_t most)
{
    const struct rlimit rlimit = {most, most};

    assert_int_equal(prlimit(pty_pid(run->pty), (__rlimit_resource_t)resource, &rlimit, NULL), 0);
}

/* No file may grow any more, curses' own memory file among them. */
static void td_modes__no_file_may_grow__all_as_before(void **state)
{
    struct run runs[SIZES];

    (void)state;
    start_all(runs, "");
    for (int i = 0; i < SIZES; i++) {
        await_taken(&runs[i], MENU);
        limit(&runs[i], RLIMIT_FSIZE, 0);
        pty_type(runs[i].pty, "?\x0c");
        kill(pty_pid(runs[i].pty), SIGTERM);
        expect_exit(&runs[i], 128 + SIGTERM);
        assert_as_before(&runs[i]);
    }
    finish_all(runs);
}

/* `ulimit -f`: frames larger than a file may be still come whole. */
static void td_modes__files_may_grow_a_little__frames_come_whole(void **state)
{
    char script[512];
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", script, NULL};
    struct run run;

    (void)state;
    snprintf(script, sizeof script, "ulimit -f 16; exec '%s'", TEARDROP_BINARY);
    start_program(&run, 60, "xterm-256color", argv);
    await_taken(&run, MENU);
    assert_true(pty_await(run.pty, "? keys")); /* its last line */
    quit(&run);
    finish(&run);
}

/* A library that ends the program, and one that crashes on its way out. */
static void td_modes__exit_in_a_library__all_as_before(void **state)
{
    static const struct {
        const char *how;
        int code, number;
    } ways[] = {{"exit", 7, 0}, {"crash-at-exit", 0, SIGSEGV}, {"child", 0, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        char *argv[] = {(char *)TEARDROP_LEAVER, (char *)ways[i].how, NULL};
        struct run run;
        int status;

        start_program(&run, 45, "xterm-256color", argv);
        await_taken(&run, "here");
        pty_type(run.pty, "x");
        status = pty_await_end(run.pty);
        assert_int_equal(WIFSIGNALED(status) ? WTERMSIG(status) : 0, ways[i].number);
        assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : 0, ways[i].code);
        assert_as_before(&run);
        finish(&run);
    }
}

/* Where there is no other screen the prompt comes below the picture. */
static void td_modes__no_other_screen__the_cursor_ends_below(void **state)
{
    static const char *const terms[] = {"linux", "vt100"};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        struct run run;

        start_program(&run, 45, terms[i], teardrop(""));
        assert_true(pty_await(run.pty, MENU));
        pty_type(run.pty, "q");
        expect_exit(&run, 0);
        pty_show(run.pty, "\033[7;5H");
        assert_as_before(&run);
        assert_string_equal(pty_row(run.pty, 44), "");
        finish(&run);
    }
}

static bool is_titled(struct pty *pty, void *text)
{
    return strstr(pty_title(pty), text) != NULL;
}

static void td_modes__no_stack_of_titles__leaves_a_neutral_one(void **state)
{
    struct run run;

    (void)state;
    start_program(&run, 45, "xterm-256color", teardrop("train l3"));
    pty_without_title_stack(run.pty);
    await_taken(&run, MENU_OF_CARD);
    pty_type(run.pty, "\r\r");
    assert_true(pty_await_that(run.pty, is_titled, (void *)"set 1/3", "a title"));
    expect_end_by(&run, SIGTERM);
    assert_string_equal(pty_title(run.pty), "Terminal");
    finish(&run);
    start_at(&run, 45, "");
    pty_without_title_stack(run.pty);
    await_taken(&run, MENU);
    pty_type(run.pty, "q");
    (void)pty_await_end(run.pty);
    assert_string_equal(pty_title(run.pty), "before"); /* none was set */
    finish(&run);
}

static void td_modes__direct_colours__work(void **state)
{
    static const char *const terms[] = {"xterm-direct",    "xterm-direct2", "xterm-direct16",
                                        "xterm-direct256", "tmux-direct",   "konsole-direct"};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        char known[64];
        struct run run;

        snprintf(known, sizeof known, "infocmp %s >/dev/null 2>&1", terms[i]);
        if (system(known) != 0) {
            print_message("%s: not in terminfo here (ncurses-term has it)\n", terms[i]);
            continue;
        }
        start_program(&run, 24, terms[i], teardrop(""));
        assert_true(pty_await(run.pty, MENU));
        pty_type(run.pty, "q");
        expect_exit(&run, 0);
        finish(&run);
    }
}

static bool wrote_more(struct pty *pty, void *before)
{
    return pty_bytes(pty) > *(uint64_t *)before;
}

static void td_modes__absurd_windows__work(void **state)
{
    static const int sizes[][2] = {{32768, 45}, {45, 32768}, {5000, 5000},
                                   {0, 0},      {1, 1},      {65535, 65535}};
    struct run run;

    (void)state;
    start_at(&run, 24, "");
    await_taken(&run, MENU);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        uint64_t before = pty_bytes(run.pty);

        pty_window(run.pty, sizes[i][0], sizes[i][1]); /* libvterm keeps its own size */
        kill(pty_pid(run.pty), SIGWINCH);
        assert_true(pty_await_that(run.pty, wrote_more, &before, "a picture of that size"));
        pty_window(run.pty, 80, 24);
        assert_true(pty_await(run.pty, MENU));
    }
    quit(&run);
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_modes__quit__all_as_before),
        cmocka_unit_test(td_modes__quit_a_session__all_as_before),
        cmocka_unit_test(td_modes__signals_that_end__all_as_before),
        cmocka_unit_test(td_modes__signals_ignored_before__stay_ignored),
        cmocka_unit_test(td_modes__crashes__all_as_before),
        cmocka_unit_test(td_modes__answer_comes_late__shell_does_not_see_it),
        cmocka_unit_test(td_modes__cut_in_a_sequence__all_as_before),
        cmocka_unit_test(td_modes__ctrl_z_and_back_and_quit__all_as_before_twice),
        cmocka_unit_test(td_modes__changed_while_stopped__are_the_ones_given_back),
        cmocka_unit_test(td_modes__no_shell_to_stop_for__goes_on),
        cmocka_unit_test(td_modes__terminated_while_stopped__touches_nothing),
        cmocka_unit_test(td_modes__stopped_from_outside__all_as_before),
        cmocka_unit_test(td_modes__stuck_terminal__is_given_back_once_it_goes_on),
        cmocka_unit_test(td_modes__no_file_may_grow__all_as_before),
        cmocka_unit_test(td_modes__files_may_grow_a_little__frames_come_whole),
        cmocka_unit_test(td_modes__exit_in_a_library__all_as_before),
        cmocka_unit_test(td_modes__no_other_screen__the_cursor_ends_below),
        cmocka_unit_test(td_modes__no_stack_of_titles__leaves_a_neutral_one),
        cmocka_unit_test(td_modes__direct_colours__work),
        cmocka_unit_test(td_modes__absurd_windows__work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
