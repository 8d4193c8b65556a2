/* The program in a terminal, with a home of its own that goes with it. */
#ifndef TEARDROP_TESTS_PTY_RUN_H
#define TEARDROP_TESTS_PTY_RUN_H

#include <stdio.h>

#include "pty/driver.h"
#include "test.h"

struct run {
    char dir[256], config[300], data[300];
    const char *environment[3];
    struct pty *pty;
};

/* Settings and data are looked for in run->dir. */
static inline void run_at_home(struct run *run)
{
    snprintf(run->config, sizeof run->config, "XDG_CONFIG_HOME=%s", run->dir);
    snprintf(run->data, sizeof run->data, "XDG_DATA_HOME=%s", run->dir);
    run->environment[0] = run->config;
    run->environment[1] = run->data;
    run->environment[2] = NULL;
}

static inline void start(struct run *run, char *const argv[])
{
    pty_mkdir(run->dir, sizeof run->dir);
    run_at_home(run);
    run->pty = pty_start(argv, 80, 24, run->environment);
    assert_non_null(run->pty);
}

static inline void finish(struct run *run)
{
    pty_free(run->pty);
    pty_rmdir(run->dir);
}

#endif
