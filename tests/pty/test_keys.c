/* What terminals send, through the real loop: keys work in every terminal, and what is no
 * key of ours changes nothing. */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pty/run.h"

static const char *const terms[] = {"xterm-256color", "screen-256color", "tmux-256color", "linux"};
#define TERMS (sizeof terms / sizeof terms[0])

/* Sequences that are nothing to teardrop, as terminals send them. */
static const char *const strays[] = {
    "\033[1;5C",  /* Ctrl-Right */
    "\033[1;5D",  /* Ctrl-Left */
    "\033[1;3A",  /* Alt-Up */
    "\033[1;3C",  /* Alt-Right */
    "\033\033[C", /* the same of rxvt */
    "\033[17;2~", /* Shift-F6 */
    "\033[5;5~",  /* Ctrl-PgUp */
    "\033[6;5~",  /* Ctrl-PgDn */
    "\033[29~",   /* Menu */
    "\033[25~",   /* F13 ... */
    "\033[26~",
    "\033[28~",
    "\033[31~",
    "\033[32~",
    "\033[33~",
    "\033[34~",
    "\033[1;2P",    /* Shift-F1 */
    "\033[[A",      /* F1 of the Linux console */
    "\033x",        /* Alt-x */
    "\0336",        /* Alt-6 */
    "\033[54;5u",   /* Ctrl-6, kitty */
    "\033[54;1:3u", /* 6 let go */
    "\033[I",       /* focus */
    "\033[O",
    "\033[?62;4;6c",   /* DA1 */
    "\033[>41;390;0c", /* DA2 */
    "\033P>|XTerm(390)\033\\",
    "\033[?2026;2$y", /* DECRPM */
    "\033[24;80R",    /* the cursor */
    "\033]11;rgb:1e1e/1e1e/1e1e\033\\",
    "\033]10;rgb:66/66/66\a",
    "\033_Gi=6;OK\033\\",
    "\033[6;20;10t",
    "\033[<0;6;6m",              /* a button let go */
    "\033[<35;6;6M",             /* the mouse moves */
    "\033[M#&&",                 /* X10: a button let go */
    "\033[200~6\rq\r!\033[201~", /* a paste */
    "knee 6 q !\r",              /* one that nobody announced */
    "66",
};

static void start_in(struct run *run, const char *words, const char *term, const char *extra)
{
    run_make_home(run);
    run_in_terminal(run, term);
    if (extra != NULL) {
        run_set(run, extra);
    }
    run->pty = pty_start(teardrop(words), 80, 24, run->environment);
    assert_non_null(run->pty);
}

/* Whoever has shown the help has read everything that came before the `?`. */
static void assert_nothing_is_left(struct run *run)
{
    pty_type(run->pty, "?");
    assert_true(pty_await(run->pty, "Keys: "));
    pty_type(run->pty, "?");
    assert_true(pty_await_gone(run->pty, "Keys: "));
}

static void wait_ms(struct run *run, long ms)
{
    struct timespec now, until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += ms * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    do {
        (void)pty_pump(run->pty, 1);
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while (now.tv_sec < until.tv_sec ||
             (now.tv_sec == until.tv_sec && now.tv_nsec < until.tv_nsec));
}

static void td_keys__strays__change_nothing_in_a_rest(void **state)
{

    (void)state;
    for (size_t t = 0; t < TERMS; t++) {
        struct run run;

        start_in(&run, "train l3 --reps 1 --rest 3600", terms[t], NULL);
        await_card(&run);
        pty_type(run.pty, "\r\r");
        await_status(&run, "down");
        pty_type(run.pty, "f"); /* to the rest; a whole rep is not needed here */
        await_status(&run, "set 1/3");
        await_status(&run, "rest");
        for (size_t i = 0; i < sizeof strays / sizeof strays[0]; i++) {
            pty_type(run.pty, strays[i]);
            wait_ms(&run, 1);
        }
        wait_ms(&run, 600);
        assert_nothing_is_left(&run);
        pty_type(run.pty, " "); /* the clock stood still for the help */
        await_status(&run, "set 1/3  rep 1/1  rest");
        assert_true(pty_await(run.pty, "HOW IS THE KNEE NOW?")); /* still asked */
        expect_end_by(&run, SIGTERM);
        run_again(&run, "--plain history", "nothing is kept yet",
                  "pain 6"); /* no rep, no session */
        finish(&run);
    }
}

/* A mark stands in front of the line that is selected. text: as `2  Self-check`. */
static bool selected(struct pty *pty, void *text)
{
    for (int row = 0; row < 24; row++) {
        const char *line = pty_row(pty, row);

        if (strstr(line, text) != NULL) {
            return strlen(line) > 2 && line[2] != ' ';
        }
    }
    return false;
}

static void await_selected(struct run *run, const char *text)
{
    assert_true(pty_await_that(run->pty, selected, (void *)text, text));
}

static void td_keys__strays__change_nothing_on_home(void **state)
{

    (void)state;
    for (size_t t = 0; t < TERMS; t++) {
        struct run run;

        start_in(&run, "", terms[t], NULL);
        assert_true(pty_await(run.pty, "Self-check"));
        assert_nothing_is_left(&run);
        for (size_t i = 0; i < sizeof strays / sizeof strays[0]; i++) {
            pty_type(run.pty, strays[i]);
            wait_ms(&run, 1); /* a read of its own */
        }
        wait_ms(&run, 600); /* a heap's time */
        assert_nothing_is_left(&run);
        await_selected(&run, "a  My knee hurts");
        assert_true(pty_await(run.pty, "What brings you here?"));
        pty_type(run.pty, "q");
        expect_exit(&run, 0);
        finish(&run);
    }
}

static void td_keys__home_and_end__of_every_terminal(void **state)
{
    static const char *const pairs[][2] = {
        {"\033[F", "\033[H"}, {"\033OF", "\033OH"}, {"\033[4~", "\033[1~"}, {"\033[8~", "\033[7~"}};

    (void)state;
    for (size_t t = 0; t < TERMS; t++) {
        struct run run;

        start_in(&run, "", terms[t], "LC_ALL=C.UTF-8");
        assert_true(pty_await(run.pty, "Self-check"));
        await_selected(&run, "a  My knee hurts");
        for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
            pty_type(run.pty, pairs[i][0]);
            await_selected(&run, "d  Just look around");
            pty_type(run.pty, pairs[i][1]);
            await_selected(&run, "a  My knee hurts");
        }
        pty_type(run.pty, "\033Or"); /* 2 of the keypad */
        assert_true(pty_await_gone(run.pty, "Settings"));
        expect_end_by(&run, SIGTERM);
        finish(&run);
    }
}

/* A slow line parts a sequence behind its ESC. */
static void td_keys__parted_arrows(void **state)
{
    struct run run;

    (void)state;
    start_in(&run, "", "xterm-256color", "SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22");
    assert_true(pty_await(run.pty, "Self-check"));
    await_selected(&run, "a  My knee hurts");
    pty_type(run.pty, "\033");
    wait_ms(&run, 20); /* over ssh 300 may pass */
    pty_type(run.pty, "[B");
    await_selected(&run, "b  I want to get stronger");
    pty_type(run.pty, "\033["); /* this is no lone ESC, however long it takes */
    wait_ms(&run, 400);
    pty_type(run.pty, "B");
    await_selected(&run, "c  Show me a squat");

    /* Longer than that: Esc closes the help, and the rest is nothing. */
    pty_type(run.pty, "?");
    assert_true(pty_await(run.pty, "Keys: "));
    pty_type(run.pty, "\033");
    assert_true(pty_await_gone(run.pty, "Keys: "));
    pty_type(run.pty, "[B");
    wait_ms(&run, 1);
    assert_nothing_is_left(&run);
    await_selected(&run, "c  Show me a squat");
    pty_type(run.pty, "?");
    assert_true(pty_await(run.pty, "Keys: "));
    pty_type(run.pty, "\033");
    assert_true(pty_await_gone(run.pty, "Keys: "));
    for (const char *at = "[6~"; *at != '\0'; at++) {
        char byte[2] = {*at, '\0'};

        pty_type(run.pty, byte);
        wait_ms(&run, 50);
    }
    assert_nothing_is_left(&run);
    await_selected(&run, "c  Show me a squat");
    expect_end_by(&run, SIGTERM);
    finish(&run);
}

static void td_keys__esc_wait__of_the_settings(void **state)
{
    char folder[256], path[300], words[320];
    struct run run;
    FILE *file;

    (void)state;
    pty_mkdir(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/t.ini", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("[display]\nesc_wait = 2000\n", file);
    assert_int_equal(fclose(file), 0);
    snprintf(words, sizeof words, "--config %s", path);
    start_in(&run, words, "xterm-256color", NULL);
    assert_true(pty_await(run.pty, "Self-check"));
    await_selected(&run, "a  My knee hurts");
    pty_type(run.pty, "\033");
    wait_ms(&run, 200);
    pty_type(run.pty, "[B");
    await_selected(&run, "b  I want to get stronger");
    expect_end_by(&run, SIGTERM);
    finish(&run);
    pty_rmdir(folder);
}

/* What a kitty that was left in its own mode sends works, too; two commands in one read do,
 * and a digit with Enter. */
static void td_keys__fast_typing__works(void **state)
{
    struct run run;

    (void)state;
    start_in(&run, "train l3", "xterm-256color", NULL);
    await_card(&run);
    pty_type(run.pty, "\r\r");
    await_status(&run, "down");
    pty_type(run.pty, "qy"); /* stop; yes */
    assert_true(pty_await(run.pty, "set 1/3"));
    assert_true(pty_await_gone(run.pty, "down"));
    expect_end_by(&run, SIGTERM);
    finish(&run);
}

/* The shell shares the description of our standard input: its flags stay as they are. */
static void td_keys__flags_of_standard_input__stay(void **state)
{
    char *argv[] = {(char *)"/bin/sh", (char *)"-c",
                    (char *)"\"$TEARDROP_PROGRAM\"; cat /proc/self/fdinfo/0; cat", NULL};
    char program[400];
    struct run run;

    (void)state;
    snprintf(program, sizeof program, "TEARDROP_PROGRAM=%s", TEARDROP_BINARY);
    if (access("/proc/self/fdinfo/0", R_OK) != 0) {
        skip();
    }
    run_make_home(&run);
    run_set(&run, program);
    run.pty = pty_start(argv, 80, 24, run.environment);
    assert_non_null(run.pty);
    assert_true(pty_await(run.pty, "Self-check"));
    pty_type(run.pty, "q");
    assert_true(pty_await(run.pty, "flags:"));
    assert_null(strstr(pty_screen(run.pty), "flags:\t0104")); /* O_NONBLOCK is 04000 */
    assert_true(pty_await_gone(run.pty, "Self-check"));
    pty_type(run.pty, "\x04");
    (void)pty_await_end(run.pty);
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_keys__strays__change_nothing_on_home),
        cmocka_unit_test(td_keys__strays__change_nothing_in_a_rest),
        cmocka_unit_test(td_keys__home_and_end__of_every_terminal),
        cmocka_unit_test(td_keys__parted_arrows),
        cmocka_unit_test(td_keys__esc_wait__of_the_settings),
        cmocka_unit_test(td_keys__fast_typing__works),
        cmocka_unit_test(td_keys__flags_of_standard_input__stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
