/* Programs beside this one: finding, starting and ending them. */
#include "teardrop/app/run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "teardrop/base/str.h"

#define END_STEPS 50 /* of 10 ms */

extern char **environ;

/* ---- finding ---- */

/* 0, or the errno that executing it would give. */
static int look_at(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        return errno;
    }
    return S_ISREG(status.st_mode) && access(path, X_OK) == 0 ? 0 : EACCES;
}

/* The best there is on PATH: one that may be executed, else one that may not. */
static int look_on_path(const char *name)
{
    const char *at = getenv("PATH");
    int found = ENOENT;
    char path[4096];

    at = at != NULL ? at : "/bin:/usr/bin";
    for (bool last = false; !last && found != 0; at += last ? 0 : 1) {
        size_t bytes = strcspn(at, ":");

        if (td_str_format(path, sizeof path, "%.*s%s%s", (int)bytes, at, bytes > 0 ? "/" : "",
                          name)) {
            int error = look_at(path);

            found = error == 0 || error == EACCES ? error : found;
        }
        at += bytes;
        last = *at == '\0';
    }
    return found;
}

bool td_child_find(const char *name, char *why, size_t why_size)
{
    bool on_path = strchr(name, '/') == NULL;
    int error = name[0] == '\0' ? ENOENT : on_path ? look_on_path(name) : look_at(name);
    char shown[160];

    if (error == 0) {
        return true;
    }
    td_str_copy_clean(shown, sizeof shown, name);
    if (error == ENOENT || error == ENOTDIR) {
        td_str_format(why, why_size, "%s is not %s", shown, on_path ? "on PATH" : "there");
    } else if (error == EACCES) {
        td_str_format(why, why_size, "%s is no program that you may start (chmod +x?)", shown);
    } else {
        td_str_format(why, why_size, "%s: %s", shown, strerror(error));
    }
    return false;
}

bool td_child_expand(const char *word, const char *home, char *out, size_t size, char *why,
                     size_t why_size)
{
    bool whole;

    if (word[0] != '~' || (word[1] != '\0' && word[1] != '/')) {
        whole = td_str_copy(out, size, word);
    } else if (home == NULL || home[0] != '/') {
        td_str_copy(why, why_size, "~ stands for nothing: HOME is not set to a full path");
        return false;
    } else {
        whole = td_str_format(out, size, "%s%s", home, word + 1);
    }
    if (!whole) {
        td_str_copy(why, why_size, "the command is too long");
    }
    return whole;
}

/* ---- starting ---- */

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
    int error = ENOMEM;

    if (posix_spawnattr_init(&attributes) != 0) {
        return false;
    }
    if (posix_spawn_file_actions_init(&actions) != 0) {
        (void)posix_spawnattr_destroy(&attributes);
        return false;
    }
    if (set_signals(&attributes) && set_streams(&actions, input)) {
        error = posix_spawnp(pid, argv[0], &actions, &attributes, argv, environment);
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)posix_spawnattr_destroy(&attributes);
    errno = error;
    return error == 0;
}

/* errno stays. */
static void free_quietly(void *memory)
{
    int reason = errno;

    free(memory);
    errno = reason;
}

bool td_child_start(struct td_child *child, char *const argv[], char *const variables[], bool feeds)
{
    int ends[2] = {-1, -1};
    char **environment;
    bool ok;

    (void)td_child_reap(child);
    if (child->pid != 0 || argv[0] == NULL || (feeds && pipe(ends) != 0)) {
        return false;
    }
    if (feeds) {
        (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    }
    environment = environment_with(variables);
    ok = environment != NULL && spawn(&child->pid, argv, environment, ends[0]);
    free_quietly(environment);
    if (feeds) {
        (void)close(ends[0]);
    }
    if (!ok) {
        int reason = errno;

        child->pid = 0;
        if (feeds) {
            (void)close(ends[1]);
        }
        errno = reason;
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

bool td_child_reap(struct td_child *child)
{
    int status = 0;

    if (child->pid == 0 || waitpid(child->pid, &status, WNOHANG) == 0) {
        return false;
    }
    forget(child);
    child->status = status;
    return true;
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
        (void)td_child_reap(child);
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
    (void)td_child_reap(child);
}
