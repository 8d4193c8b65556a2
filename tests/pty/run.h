/* The program in a terminal, with a home of its own that goes with it. */
#ifndef TEARDROP_TESTS_PTY_RUN_H
#define TEARDROP_TESTS_PTY_RUN_H

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "pty/driver.h"
#include "test.h"

struct run {
    char dir[256], config[300], data[300], state[300], term[64];
    const char *environment[12];
    size_t variables;
    struct pty *pty;
    char before[4096], before_but_place[4096]; /* modes of the terminal, for who compares them */
};

/* "NAME=VALUE", kept by the caller. */
static inline void run_set(struct run *run, const char *variable)
{
    assert_true(run->variables + 1 < sizeof run->environment / sizeof run->environment[0]);
    run->environment[run->variables++] = variable;
    run->environment[run->variables] = NULL;
}

/* Settings, data and state are looked for in run->dir. */
static inline void run_at_home(struct run *run)
{
    run->variables = 0;
    snprintf(run->config, sizeof run->config, "XDG_CONFIG_HOME=%s", run->dir);
    snprintf(run->data, sizeof run->data, "XDG_DATA_HOME=%s", run->dir);
    snprintf(run->state, sizeof run->state, "XDG_STATE_HOME=%s", run->dir);
    run_set(run, run->config);
    run_set(run, run->data);
    run_set(run, run->state);
    /* No sound server and no device of the machine is to be heard. */
    run_set(run, "PULSE_SERVER=unix:/nowhere");
    run_set(run, "ALSA_CONFIG_PATH=/dev/null");
}

static inline void run_in_terminal(struct run *run, const char *term)
{
    snprintf(run->term, sizeof run->term, "TERM=%s", term);
    run_set(run, run->term);
    if (strncmp(term, "xterm", 5) != 0 && strstr(term, "-256color") == NULL) {
        /* For the console ncurses loads a mouse library, and of a terminal it refuses
         * it keeps the description: leaks that are not ours. */
        run_set(run, "ASAN_OPTIONS=detect_leaks=0");
    }
}

static inline void run_make_home(struct run *run)
{
    pty_mkdir(run->dir, sizeof run->dir);
    run_at_home(run);
}

/* The settings file of a home that has none yet. */
static inline void run_settings(const struct run *run, const char *text)
{
    char path[400];
    FILE *file;

    snprintf(path, sizeof path, "%s/teardrop", run->dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/teardrop/teardrop.ini", run->dir);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* The words of a command line of the program, for pty_start; until the next call. */
static inline char *const *teardrop(const char *words)
{
    static char line[400], *argv[24];
    size_t count = 0;

    snprintf(line, sizeof line, "%s", words);
    argv[count++] = (char *)TEARDROP_BINARY;
    for (char *word = strtok(line, " "); word != NULL && count < 23; word = strtok(NULL, " ")) {
        argv[count++] = word;
    }
    argv[count] = NULL;
    return argv;
}

static inline void start(struct run *run, const char *words)
{
    run_make_home(run);
    run->pty = pty_start(teardrop(words), 80, 24, run->environment);
    assert_non_null(run->pty);
}

static inline void expect_exit(struct run *run, int code)
{
    assert_int_equal(WEXITSTATUS(pty_await_end(run->pty)), code);
}

static inline void expect_end_by(struct run *run, int signal)
{
    kill(pty_pid(run->pty), signal);
    expect_exit(run, 128 + signal);
}

/* Types it, then waits for what comes of it. */
static inline void type_for(struct run *run, const char *bytes, const char *text)
{
    pty_type(run->pty, bytes);
    assert_true(pty_await(run->pty, text));
}

/* What a command prints afterwards, in the same home; absent may be NULL. */
static inline void run_again(struct run *run, const char *words, const char *text,
                             const char *absent)
{
    pty_free(run->pty);
    run->pty = pty_start(teardrop(words), 240, 24, run->environment);
    assert_non_null(run->pty);
    assert_true(pty_await(run->pty, text));
    if (strcmp(words, "--plain history") == 0) {
        assert_true(pty_await(run->pty, "Enter to leave."));
        pty_type(run->pty, "\n");
    }
    assert_int_equal(pty_await_end(run->pty), 0);
    if (absent != NULL) {
        assert_null(strstr(pty_screen(run->pty), absent));
    }
}

static inline bool status_says(struct pty *pty, void *text)
{
    return strstr(pty_row(pty, 22), text) != NULL;
}

static inline void await_status(struct run *run, const char *text)
{
    assert_true(pty_await_that(run->pty, status_says, (void *)text, text));
}

/* The set-up card is there, and asks. */
static inline void await_card(struct run *run)
{
    assert_true(pty_await(run->pty, "no, start"));
}

static inline void finish(struct run *run)
{
    pty_free(run->pty);
    pty_rmdir(run->dir);
}

#endif
