/* Keeps the display awake with a helper program of the system, while a session runs. */
#include "teardrop/app/run/keep_awake.h"

#include <stddef.h>
#include <sys/stat.h>

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

static char *const *find_helper(void)
{
    struct stat status;
    char why[160];

    for (size_t i = 0; i < sizeof helpers / sizeof helpers[0]; i++) {
        if ((helpers[i].needs == NULL || stat(helpers[i].needs, &status) == 0) &&
            td_child_find(helpers[i].argv[0], why, sizeof why)) {
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
    struct td_child *helper = self;
    char *const *argv = find_helper();

    td_child_reap(helper);
    if (td_child_runs(helper) && !helper->feeds) {
        td_child_end(helper); /* let go of, and about to end: it holds nothing */
    }
    return td_child_runs(helper) || (argv != NULL && td_child_start(helper, argv, NULL, true));
}

static void let_go(void *self)
{
    td_child_stop(self);
}

static void tend(void *self)
{
    td_child_reap(self);
}

struct td_keep_awake_port td_keep_awake_port(struct td_child *helper)
{
    static const struct td_keep_awake_ops ops = {
        .possible = possible, .hold = hold, .let_go = let_go, .tend = tend};

    return (struct td_keep_awake_port){.self = helper, .ops = &ops};
}
