/* A session through the real loop: what is seen, what is kept. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pty/run.h"
#include "test.h"

/* The same with settings of its own; the folder is there. */
static void start_with(struct run *run, const char *words, const char *settings)
{
    run_at_home(run);
    run_settings(run, settings);
    run->pty = pty_start(teardrop(words), 80, 24, run->environment);
    assert_non_null(run->pty);
}

/* A program in the folder that a shell runs; in it OUT is the file `out`. */
static void write_script(const struct run *run, const char *name, const char *body, char *path,
                         size_t size)
{
    FILE *file;

    snprintf(path, size, "%s/%s", run->dir, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nOUT=%s/out\n%s", run->dir, body);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static void end(struct run *run)
{
    expect_end_by(run, SIGTERM);
    finish(run);
}

/* A rep at least as late as this: one rep may be over before it was looked at. */
static bool is_at_rep(struct pty *pty, void *least)
{
    const char *at = strstr(pty_row(pty, 22), "  rep ");

    return at != NULL && strtol(at + 6, NULL, 10) >= *(const int *)least;
}

static void await_rep(struct run *run, int least)
{
    assert_true(pty_await_that(run->pty, is_at_rep, &least, "a later rep"));
}

static void td_training__whole_session__reaches_done_and_is_kept(void **state)
{
    struct run run;
    struct stat status;
    char path[400];

    (void)state;
    start(&run, "train l3 --clock-rate 10 --sets 2 --reps 2");
    await_card(&run);
    pty_type(run.pty, "\r");
    await_status(&run, "set 1/2  rep 1/2  down");
    await_status(&run, "set 1/2  rep 2/2");
    await_status(&run, "set 1/2  rep 2/2  rest");
    await_status(&run, "set 2/2  rep 2/2  done");
    assert_true(pty_bells(run.pty) > 8);
    expect_end_by(&run, SIGTERM);

    snprintf(path, sizeof path, "%s/teardrop", run.dir);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    snprintf(path, sizeof path, "%s/teardrop/history.db", run.dir);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);

    run_again(&run, "--plain history", "sets 2/2  reps 4/4", NULL);
    finish(&run);
}

static void td_training__signal_in_a_set__keeps_what_was_done(void **state)
{
    struct run run;

    (void)state;
    start(&run, "train l3 --clock-rate 5");
    await_card(&run);
    pty_type(run.pty, "\r");
    await_status(&run, "set 1/3  rep 3/10");
    expect_end_by(&run, SIGHUP);
    run_again(&run, "--plain history", "reps 2/30", NULL);
    assert_non_null(strstr(pty_screen(run.pty), "not ended"));
    finish(&run);
}

static void td_training__ctrl_z__pauses(void **state)
{
    struct run run;

    (void)state;
    run_make_home(&run);
    run.pty = pty_start_in_shell(teardrop("train l3"), 80, 24, run.environment);
    assert_non_null(run.pty);
    await_card(&run);
    pty_type(run.pty, "\r\r");
    await_status(&run, "set 1/3  rep 1/10  down");
    kill(pty_pid(run.pty), SIGTSTP);
    assert_true(pty_await_stop(run.pty));
    kill(pty_pid(run.pty), SIGCONT);
    await_status(&run, "set 1/3  rep 1/10  paused");
    pty_type(run.pty, " ");
    await_status(&run, "set 1/3  rep 1/10  down");
    end(&run);
}

/* Nobody reads the terminal: the program must still end at once when told to. */
static void td_training__terminal_that_stopped_reading__ends_on_sigterm(void **state)
{
    struct run run;
    int status = 0;

    (void)state;
    start(&run, "train l3 --clock-rate 1000");
    await_card(&run);
    pty_type(run.pty, "\r");
    /* At this rate the pty's buffer is full after some frames. It is not read. */
    kill(pty_pid(run.pty), SIGTERM);
    assert_int_equal(waitpid(pty_pid(run.pty), &status, 0), pty_pid(run.pty));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
    pty_forget(run.pty);
    finish(&run);
}

/* Lines in a file that a cue's command writes. */
static int lines_of(const char *path, char *first, size_t size)
{
    FILE *file = fopen(path, "r");
    char line[200];
    int count = 0;

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (count++ == 0) {
            snprintf(first, size, "%s", line);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return count;
}

static bool has_a_line(struct pty *pty, void *path)
{
    char line[200];

    (void)pty;
    return lines_of(path, line, sizeof line) > 0;
}

/* The command gets its moment in the environment; while it runs no second one is
 * started; it does not outlive the program; the trainer goes on meanwhile. */
static void td_training__cue_command__one_at_a_time_and_never_waited_for(void **state)
{
    struct run run;
    char script[400], out[400], settings[900], line[200] = "";
    pid_t pid = 0;

    (void)state;
    pty_mkdir(run.dir, sizeof run.dir);
    snprintf(out, sizeof out, "%s/out", run.dir);
    write_script(&run, "cue.sh",
                 "echo \"$$ $1 $TEARDROP_EVENT $TEARDROP_PHASE $TEARDROP_SET/$TEARDROP_SETS "
                 "$TEARDROP_REP/$TEARDROP_REPS\" >> $OUT\n"
                 "exec sleep 600\n",
                 script, sizeof script);
    snprintf(settings, sizeof settings,
             "[cues]\ncommand = %s \"two words\"\ncommand_on = phase rep\n", script);
    start_with(&run, "train l3 --clock-rate 5", settings);
    await_card(&run);
    pty_type(run.pty, "\r\r");
    assert_true(pty_await_that(run.pty, has_a_line, out, "a line of the command"));
    await_status(&run, "set 1/3  rep 3/10"); /* two reps later it still sleeps */
    assert_int_equal(lines_of(out, line, sizeof line), 1);
    assert_non_null(strstr(line, " two words rep down 1/3 1/10"));
    pid = (pid_t)strtol(line, NULL, 10);
    assert_true(pid > 0);
    assert_int_equal(kill(pid, 0), 0);
    expect_end_by(&run, SIGTERM);
    for (int i = 0; i < 3000 && kill(pid, 0) == 0; i++) {
        (void)pty_pump(run.pty, 10);
        (void)waitpid(pid, NULL, WNOHANG);
    }
    assert_int_not_equal(kill(pid, 0), 0);
    unlink(out);
    unlink(script);
    finish(&run);
}

/* A session in its second rep; each rep is a line of `out`. */
static void start_counted(struct run *run, const char *words, char *out, size_t size)
{
    char script[400], settings[900];

    pty_mkdir(run->dir, sizeof run->dir);
    snprintf(out, size, "%s/out", run->dir);
    write_script(run, "cue.sh", "echo \"$TEARDROP_REP\" >> $OUT\n", script, sizeof script);
    snprintf(settings, sizeof settings, "[cues]\ncommand = %s\ncommand_on = rep\n", script);
    start_with(run, words, settings);
    await_card(run);
    pty_type(run->pty, "\r\r");
    await_rep(run, 2);
}

/* Nobody reads the terminal for hundreds of cues: they come all the same, and when
 * it is read again the picture is that of now. */
static void td_training__terminal_that_stalls__costs_its_picture_alone(void **state)
{
    static const struct timespec step = {0, 20000000L};
    struct run run;
    char out[400], line[200] = "";
    int before = 0, after = 0;

    (void)state;
    start_counted(&run, "train l3 --clock-rate 20 --reps 100 --rest 0", out, sizeof out);
    before = lines_of(out, line, sizeof line);
    for (int i = 0; i < 2000 && after < before + 10; i++) {
        (void)nanosleep(&step, NULL); /* waits for the cues, and reads nothing */
        after = lines_of(out, line, sizeof line);
    }
    assert_true(after >= before + 10);
    await_rep(&run, 13); /* what is shown is of now again */
    end(&run);
}

/* Reps of which nothing reached the terminal are said in the rest, and taken out there. */
static void td_training__terminal_that_stalls__unseen_reps_are_said(void **state)
{
    static const struct timespec step = {0, 20000000L};
    struct run run;
    char out[400], line[200] = "";

    (void)state;
    start_counted(&run, "train l3 --clock-rate 20 --reps 100 --rest 3600", out, sizeof out);
    for (int i = 0; i < 2000 && lines_of(out, line, sizeof line) < 20; i++) {
        (void)nanosleep(&step, NULL); /* waits for the cues, and reads nothing */
    }
    pty_type(run.pty, "f"); /* keys are heard all the same */
    await_status(&run, "rest");
    assert_true(pty_await(run.pty, "not shown; t takes"));
    type_for(&run, "t", "taken out: only what was shown counts");
    assert_true(pty_await_gone(run.pty, "not shown; t takes"));
    end(&run);
}

static bool ended(struct pty *pty, void *pid)
{
    (void)pty;
    (void)waitpid(*(pid_t *)pid, NULL, WNOHANG);
    return kill(*(pid_t *)pid, 0) != 0;
}

/* The helper that holds the display awake lives as long as the session, and dies
 * with the program even when that is killed. */
static void td_training__display__is_held_awake_by_a_helper(void **state)
{
    const char *path = getenv("PATH");
    char script[400], out[400], line[200] = "", search[4096];
    struct run run;
    pid_t helper;

    (void)state;
    pty_mkdir(run.dir, sizeof run.dir);
    snprintf(out, sizeof out, "%s/out", run.dir);
    for (int i = 0; i < 2; i++) { /* whichever of the two this system would take */
        write_script(&run, i == 0 ? "caffeinate" : "systemd-inhibit", "echo $$ >> $OUT\nexec cat\n",
                     script, sizeof script);
    }
    snprintf(search, sizeof search, "%s:%s", run.dir, path != NULL ? path : "/bin:/usr/bin");
    assert_int_equal(setenv("PATH", search, 1), 0);
    start_with(&run, "train l3", "[display]\nkeep_awake = yes\n");
    await_card(&run);
    assert_int_equal(lines_of(out, line, sizeof line), 0); /* not on the card */
    pty_type(run.pty, "\r\r");
    assert_true(pty_await_that(run.pty, has_a_line, out, "the helper"));
    (void)lines_of(out, line, sizeof line);
    helper = (pid_t)strtol(line, NULL, 10);
    assert_true(helper > 0);
    assert_int_equal(kill(helper, 0), 0);
    type_for(&run, "fqy",
             "Nothing was done, nothing is kept."); /* over: what comes after it does not hold it */
    assert_true(pty_await_that(run.pty, ended, &helper, "the helper's end"));
    kill(pty_pid(run.pty), SIGKILL);
    (void)pty_await_end(run.pty);
    if (path != NULL) {
        setenv("PATH", path, 1);
    }
    finish(&run);
}

static bool titled(struct pty *pty, void *text)
{
    return strstr(pty_title(pty), text) != NULL;
}

static void td_training__title__says_the_phase_and_is_given_back(void **state)
{
    struct run run;

    (void)state;
    start(&run, "train l3 --clock-rate 5");
    await_card(&run);
    pty_type(run.pty, "\r\r");
    assert_true(pty_await_that(run.pty, titled, (void *)"DOWN 3 - set 1/3 rep 1/10", "the title"));
    assert_true(pty_await_that(run.pty, titled, (void *)"UP 2 - set 1/3 rep 1/10", "the title"));
    assert_true(pty_titles_kept(run.pty) > 0);
    expect_end_by(&run, SIGTERM);
    assert_int_equal(pty_titles_kept(run.pty), 0);
    finish(&run);
}

/* A kill in the middle: the next start offers to go on, and does. */
static void td_training__killed__is_taken_up_again(void **state)
{
    struct run run;

    (void)state;
    start(&run, "train l3 --clock-rate 10");
    await_card(&run);
    pty_type(run.pty, "\r\r");
    await_status(&run, "set 1/3  rep 4/10");
    kill(pty_pid(run.pty), SIGKILL);
    (void)pty_await_end(run.pty);
    pty_free(run.pty);
    run.pty = pty_start(teardrop("train"), 80, 24, run.environment);
    assert_true(pty_await(run.pty, "Unfinished: 1 inch, set 1"));
    pty_type(run.pty, "r");
    await_status(&run, "set 1/3  rep ");
    await_status(&run, "prepare");
    assert_true(pty_await_gone(run.pty, "Unfinished"));
    end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_training__whole_session__reaches_done_and_is_kept),
        cmocka_unit_test(td_training__signal_in_a_set__keeps_what_was_done),
        cmocka_unit_test(td_training__ctrl_z__pauses),
        cmocka_unit_test(td_training__terminal_that_stopped_reading__ends_on_sigterm),
        cmocka_unit_test(td_training__cue_command__one_at_a_time_and_never_waited_for),
        cmocka_unit_test(td_training__terminal_that_stalls__costs_its_picture_alone),
        cmocka_unit_test(td_training__terminal_that_stalls__unseen_reps_are_said),
        cmocka_unit_test(td_training__display__is_held_awake_by_a_helper),
        cmocka_unit_test(td_training__title__says_the_phase_and_is_given_back),
        cmocka_unit_test(td_training__killed__is_taken_up_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
