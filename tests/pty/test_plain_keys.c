/* The keys of a session in line mode: what each does and what is said to it; the terminal on every
 * way out; the cues. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>

#include "pty/run.h"
#include "test.h"

/* A home with these settings (NULL: none), ready to begin. */
static void start_at(struct run *run, const char *settings, const char *words)
{
    char line[300];

    run_make_home(run);
    if (settings != NULL) {
        run_settings(run, settings);
    }
    snprintf(line, sizeof line, "--plain train l2 %s", words);
    run->pty = pty_start(teardrop(line), 100, 50, run->environment);
    assert_non_null(run->pty);
    assert_true(pty_await(run->pty, "Enter begins."));
}

/* Nothing happens by itself: a minute down, a minute up. */
#define SLOW "--tempo 60-0-60-0 --sets 3 --reps 4 --prepare 3000"

static void leave(struct run *run)
{
    type_for(run, "q", "stop here? What was done is kept. y stops, n goes on");
    pty_type(run->pty, "y");
    assert_true(pty_await(run->pty, "Nothing was done, nothing is kept."));
    assert_int_equal(pty_await_end(run->pty), 0);
    finish(run);
}

static void td_plain_keys__pause_and_move__each_is_answered(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, NULL, SLOW);
    assert_true(pty_await(run.pty, "While it runs: Space pauses, ! something hurts"));
    type_for(&run, "\n", "prepare 3000 s  rep 1/4  set 1/3");
    type_for(&run, "\r", "down 60 s");
    type_for(&run, " ", "paused, Space goes on");
    type_for(&run, "n", "paused at up, rep 1, set 1");
    type_for(&run, " ", "\nup 60 s");
    type_for(&run, "n", "down 60 s  rep 2/4");
    type_for(&run, "nnnn", "down 60 s  rep 4/4  last rep");
    type_for(&run, "u", "up 60 s  rep 3/4");
    type_for(&run, "u", "nothing to undo");
    type_for(&run, "q", "stop here?");
    type_for(&run, "x", "\ny stops, n goes on"); /* no answer */
    type_for(&run, "n", "y stops, n goes on\nup ");
    type_for(&run, "e", "the sets can be changed while you rest");
    type_for(&run, "7", "pain is said in a rest");
    type_for(&run, "+", "only in a rest");
    type_for(&run, "m", "sound off");
    type_for(&run, "z", "keys: Space pauses, ! something hurts, f finishes the set, q stops, ?");
    type_for(&run, "zm", "sound on"); /* the keys are told once in a while */
    assert_null(strstr(strstr(pty_screen(run.pty), "\nkeys: ") + 1, "\nkeys: "));
    type_for(&run, "?", "0 to 10: in a rest, the pain in the knee now");
    assert_non_null(strstr(pty_screen(run.pty), "f: finish this set now"));
    leave(&run);
}

static void td_plain_keys__rest__pain_and_changes(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, NULL, SLOW);
    type_for(&run, "\n", "prepare 3000 s");
    type_for(&run, "\r", "down 60 s");
    type_for(&run, "f", "rest 90 s  set 1/3  next: set 2, 4 reps");
    type_for(&run, "2", "pain 2 kept, green");
    type_for(&run, "3", "pain 3 kept, amber: e makes the next sets easier");
    type_for(&run, "e", "easier: 2 reps");
    type_for(&run, "]", "next sets: 3 reps, down 60, up 60");
    type_for(&run, ",", "next sets: 3 reps, down 59, up 60");
    type_for(&run, "+", "rest 105 s");
    type_for(&run, "n", "down 59 s  rep 1/3  set 2/3");
    leave(&run);
}

/* More than five ends it: kept when something was done. */
static void td_plain_keys__much_pain__ends_kindly(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, NULL, "--tempo 1-0-1-0 --sets 2 --reps 3 --prepare 0 --rest 3600");
    type_for(&run, "\n", "down 1 s  rep 2/3");
    type_for(&run, "f", "rest 3600 s");
    type_for(&run, "10", "pain 10: the session ends here, the knee has had enough");
    assert_true(pty_await(run.pty, "The worst pain in the knee"));
    type_for(&run, "s\ny\n", "How hard was the last set");
    type_for(&run, "s\n", "Anything else");
    pty_type(run.pty, "\n");
    assert_int_equal(pty_await_end(run.pty), 0);
    finish(&run);
}

/* The prompt is there: what is typed before it is forgotten. */
#define ASKED "nothing did.\n>"

static bool is_asked_twice(struct pty *pty, void *unused)
{
    const char *first = strstr(pty_screen(pty), "nothing did.");

    (void)unused;
    return first != NULL && strstr(first + 1, ASKED) != NULL;
}

static void td_plain_keys__something_hurts__asks_and_advises(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, NULL, SLOW);
    type_for(&run, "\n", "prepare 3000 s");
    type_for(&run, "\r", "down 60 s");
    type_for(&run, "!", ASKED);
    type_for(&run, "n\n", "paused, Space goes on");
    type_for(&run, " ", "paused, Space goes on\ndown ");
    pty_type(run.pty, "!");
    assert_true(pty_await_that(run.pty, is_asked_twice, NULL, "the question again"));
    assert_true(pty_await(run.pty, "paused, Space goes on\ndown 60 s\n\nStopped."));
    type_for(&run, "6\n", "Stop here for today.");
    assert_true(pty_await(run.pty, "What hurt is kept; beside it nothing was done."));
    assert_int_equal(pty_await_end(run.pty), 0);
    run_again(&run, "--plain history", "stopped for: a new, sharp pain", "not ended");
    finish(&run);
}

static void td_plain_keys__changed__hold(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, "[keys]\npause = z\nhurts = h\n", SLOW);
    assert_true(pty_await(run.pty, "While it runs: z pauses, h something hurts"));
    type_for(&run, "\n", "prepare 3000 s");
    type_for(&run, "z", "paused, z goes on");
    type_for(&run, "\r", "paused, z goes on\nprepare "); /* Enter goes on, too */
    type_for(&run, "h", ASKED);
    type_for(&run, "n\n", "> n\npaused, z goes on\n");
    leave(&run);
}

/* A fast way up ends with Enter; nothing else ends it. */
static void td_plain_keys__x_that_waits__ends_with_enter(void **state)
{
    struct run run;

    (void)state;
    start_at(&run, "[session]\nx_mode = wait\n",
             "--tempo 1-0-X-0 --sets 1 --reps 2 --prepare 0 --clock-rate 50");
    type_for(&run, "\n", "\nup  go, Enter when up");
    assert_true(pty_await(run.pty, "\nup  go"));
    type_for(&run, "\r", "down 1 s  last rep");
    assert_true(pty_await(run.pty, "last rep\nup  go"));
    type_for(&run, "\r", "done  rep 2/2  set 1/1");
    pty_type(run.pty, "\x03");
    (void)pty_await_end(run.pty);
    finish(&run);
}

/* ---- the terminal ---- */

static bool is_raw(struct pty *pty, void *unused)
{
    struct termios modes = pty_modes(pty);

    (void)unused;
    return (modes.c_lflag & (ICANON | ECHO)) == 0 && (modes.c_lflag & ISIG) != 0;
}

static void expect_as_before(struct run *run, const struct termios *before)
{
    struct termios after = pty_modes(run->pty);

    assert_memory_equal(&after, before, sizeof after);
}

/* The end by a signal, even one that crashes it, and the session's own end. */
static void td_plain_keys__terminal__as_before_on_every_way_out(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGABRT, 0};

    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct termios before;
        struct run run;

        start_at(&run, NULL, SLOW);
        before = pty_modes(run.pty);
        type_for(&run, "\n", "prepare 3000 s");
        assert_true(pty_await_that(run.pty, is_raw, NULL, "single keys"));
        if (signals[i] == 0) {
            type_for(&run, "q", "stop here?");
            pty_type(run.pty, "y");
        } else {
            kill(pty_pid(run.pty), signals[i]);
        }
        if (signals[i] == SIGINT) {
            type_for(&run, "", ASKED);
            expect_as_before(&run, &before);
            pty_type(run.pty, "n\n");
        }
        (void)pty_await_end(run.pty);
        expect_as_before(&run, &before);
        finish(&run);
    }
}

static void td_plain_keys__ctrl_z__gives_the_terminal_back_and_pauses(void **state)
{
    struct termios before;
    struct run run;

    (void)state;
    run_make_home(&run);
    run.pty = pty_start_in_shell(teardrop("--plain train l2 " SLOW), 80, 50, run.environment);
    assert_non_null(run.pty);
    before = pty_modes(run.pty);
    assert_true(pty_await(run.pty, "Enter begins."));
    type_for(&run, "\n", "prepare 3000 s");
    type_for(&run, "\r", "down 60 s");
    pty_type(run.pty, "\x1a");
    assert_true(pty_await_stop(run.pty));
    expect_as_before(&run, &before);
    kill(pty_pid(run.pty), SIGCONT);
    assert_true(pty_await(run.pty, "Enter goes on, Ctrl-C stops."));
    assert_true(pty_await_that(run.pty, is_raw, NULL, "single keys"));
    type_for(&run, " ", "Ctrl-C stops.\ndown 60 s"); /* the whole rep again */
    leave(&run);
}

/* ---- cues ---- */

/* Every moment that has a cue on the screen has it here: prepare 5, two sets of four reps of down
 * 3, bottom 1, up 2, a rest of 5. */
static void td_plain_keys__cues__every_moment_of_the_screen(void **state)
{
    static const struct {
        const char *event;
        unsigned bells;
    } rows[] = {{"prepare countdown", 1 + 6}, {"phase", 24}, {"rep", 8},
                {"half_way rest_end", 2 + 1}, {"beat", 26},  {"last_rep set_end done", 2 + 1 + 1}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char settings[200];
        struct run run;

        snprintf(settings, sizeof settings,
                 "[cues]\nbell = yes\ncountdown = yes\nbeat = yes\nbell_on = %s\n", rows[i].event);
        start_at(&run, settings,
                 "--tempo 3-1-2-0 --sets 2 --reps 4 --prepare 5 --rest 5 --clock-rate 1000");
        type_for(&run, "\n", "The worst pain in the knee");
        if (pty_bells(run.pty) != rows[i].bells) {
            fail_msg("%s: %u bells, not %u", rows[i].event, pty_bells(run.pty), rows[i].bells);
        }
        pty_type(run.pty, "\x03");
        (void)pty_await_end(run.pty);
        finish(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plain_keys__pause_and_move__each_is_answered),
        cmocka_unit_test(td_plain_keys__rest__pain_and_changes),
        cmocka_unit_test(td_plain_keys__much_pain__ends_kindly),
        cmocka_unit_test(td_plain_keys__something_hurts__asks_and_advises),
        cmocka_unit_test(td_plain_keys__changed__hold),
        cmocka_unit_test(td_plain_keys__x_that_waits__ends_with_enter),
        cmocka_unit_test(td_plain_keys__terminal__as_before_on_every_way_out),
        cmocka_unit_test(td_plain_keys__ctrl_z__gives_the_terminal_back_and_pauses),
        cmocka_unit_test(td_plain_keys__cues__every_moment_of_the_screen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
