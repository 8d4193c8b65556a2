/* Finds a helper that keeps the display on, and holds it while a session runs. */
#include "teardrop/app/run/keep_awake.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"

/* Each holds the display awake as long as the program behind it runs: `cat`,
 * which ends when our end of its input closes. */
static const struct {
    const char *needs; /* a file that must be there; NULL = nothing */
    char *const argv[8];
} helpers[] = {
    {"/run/systemd/system",
     {(char *)"systemd-inhibit", (char *)"--what=idle", (char *)"--who=teardrop",
      (char *)"--why=a training session", (char *)"--mode=block", (char *)"cat", NULL}},
    {NULL, {(char *)"caffeinate", (char *)"-d", (char *)"-i", (char *)"cat", NULL}},
};

/* Is there such a program on PATH? */
static bool on_path(const char *name)
{
    const char *path = getenv("PATH");

    while (path != NULL && *path != '\0') {
        size_t bytes = strcspn(path, ":");
        char file[512];

        td_str_format(file, sizeof file, "%.*s/%s", (int)(bytes < 400 ? bytes : 400), path, name);
        if (bytes > 0 && access(file, X_OK) == 0) {
            return true;
        }
        path += bytes + (path[bytes] == ':');
    }
    return false;
}

static char *const *find_helper(void)
{
    struct stat status;

    for (size_t i = 0; i < sizeof helpers / sizeof helpers[0]; i++) {
        if ((helpers[i].needs == NULL || stat(helpers[i].needs, &status) == 0) &&
            on_path(helpers[i].argv[0])) {
            return helpers[i].argv;
        }
    }
    return NULL;
}

static bool possible(void *self)
{
    (void)self;
    return find_helper() != NULL;
}

static bool hold(void *self)
{
    struct td_keep_awake *awake = self;
    char *const *argv = find_helper();

    td_child_reap(&awake->helper);
    if (td_child_runs(&awake->helper) && !awake->helper.feeds) {
        td_child_end(&awake->helper); /* let go of, and about to end: it holds nothing */
    }
    return td_child_runs(&awake->helper) ||
           (argv != NULL && td_child_start(&awake->helper, argv, NULL, true));
}

static void let_go(void *self)
{
    td_child_stop(&((struct td_keep_awake *)self)->helper);
}

static void tend(void *self)
{
    td_child_reap(&((struct td_keep_awake *)self)->helper);
}

struct td_keep_awake_port td_keep_awake_port(struct td_keep_awake *awake)
{
    static const struct td_keep_awake_ops ops = {
        .possible = possible, .hold = hold, .let_go = let_go, .tend = tend};

    return (struct td_keep_awake_port){.self = awake, .ops = &ops};
}
