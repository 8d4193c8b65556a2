#include "teardrop/app/child.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define END_STEPS 50 /* of 10 ms */

extern char **environ;

/* Does the entry of an environment give the variable of `NAME=value`? */
static bool gives(const char *entry, const char *variable)
{
    size_t name = strcspn(variable, "=");

    return strncmp(entry, variable, name) == 0 && entry[name] == '=';
}

/* The environment with some variables added or replaced; NULL: no memory. */
static char **environment_with(char *const variables[])
{
    size_t count = 0, more = 0, at = 0;
    char **out;

    while (environ != NULL && environ[count] != NULL) {
        count++;
    }
    while (variables != NULL && variables[more] != NULL) {
        more++;
    }
    out = calloc(count + more + 1, sizeof *out);
    for (size_t i = 0; out != NULL && i < count; i++) {
        bool replaced = false;

        for (size_t k = 0; k < more; k++) {
            replaced = replaced || gives(environ[i], variables[k]);
        }
        if (!replaced) {
            out[at++] = environ[i];
        }
    }
    for (size_t k = 0; out != NULL && k < more; k++) {
        out[at++] = variables[k];
    }
    return out;
}

/* As if started from a shell: no signal blocked, none ignored. */
static bool set_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, usual;

    sigemptyset(&none);
    sigfillset(&usual);
    sigdelset(&usual, SIGKILL);
    sigdelset(&usual, SIGSTOP);
    return posix_spawnattr_setsigmask(attributes, &none) == 0 &&
           posix_spawnattr_setsigdefault(attributes, &usual) == 0 &&
           posix_spawnattr_setpgroup(attributes, 0) == 0 &&
           posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                    POSIX_SPAWN_SETPGROUP) == 0;
}

static bool set_streams(posix_spawn_file_actions_t *actions, int input)
{
    bool ok = input >= 0 ? posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO) == 0
                         : posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null",
                                                            O_RDONLY, 0) == 0;

    return ok &&
           posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) ==
               0 &&
           posix_spawn_file_actions_adddup2(actions, STDOUT_FILENO, STDERR_FILENO) == 0;
}

static bool spawn(pid_t *pid, char *const argv[], char **environment, int input)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    bool ok;

    if (posix_spawnattr_init(&attributes) != 0) {
        return false;
    }
    if (posix_spawn_file_actions_init(&actions) != 0) {
        (void)posix_spawnattr_destroy(&attributes);
        return false;
    }
    ok = set_signals(&attributes) && set_streams(&actions, input) &&
         posix_spawnp(pid, argv[0], &actions, &attributes, argv, environment) == 0;
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)posix_spawnattr_destroy(&attributes);
    return ok;
}

bool td_child_start(struct td_child *child, char *const argv[], char *const variables[], bool feeds)
{
    int ends[2] = {-1, -1};
    char **environment;
    bool ok;

    td_child_reap(child);
    if (child->pid != 0 || argv[0] == NULL || (feeds && pipe(ends) != 0)) {
        return false;
    }
    if (feeds) {
        (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    }
    environment = environment_with(variables);
    ok = environment != NULL && spawn(&child->pid, argv, environment, ends[0]);
    free(environment);
    if (feeds) {
        (void)close(ends[0]);
    }
    if (!ok) {
        child->pid = 0;
        if (feeds) {
            (void)close(ends[1]);
        }
        return false;
    }
    child->feeds = feeds;
    child->feed = ends[1];
    return true;
}

static void forget(struct td_child *child)
{
    if (child->feeds) {
        (void)close(child->feed);
    }
    memset(child, 0, sizeof *child);
}

void td_child_reap(struct td_child *child)
{
    if (child->pid != 0 && waitpid(child->pid, NULL, WNOHANG) != 0) {
        forget(child);
    }
}

bool td_child_runs(const struct td_child *child)
{
    return child->pid != 0;
}

void td_child_end(struct td_child *child)
{
    static const struct timespec step = {0, 10000000L};

    td_child_stop(child);
    for (int i = 0; i < END_STEPS && td_child_runs(child); i++) {
        (void)nanosleep(&step, NULL);
        td_child_reap(child);
    }
}

void td_child_stop(struct td_child *child)
{
    if (child->pid == 0) {
        return;
    }
    if (child->feeds) {
        (void)close(child->feed);
        child->feeds = false;
    }
    (void)kill(-child->pid, SIGTERM);
    td_child_reap(child);
}
