/* Programs that teardrop starts beside itself: never waited for, always reaped. */
#ifndef TEARDROP_APP_CHILD_H
#define TEARDROP_APP_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* Zero-initialise; pid 0 = none runs. */
struct td_child {
    pid_t pid;
    int feed; /* our end of its standard input while feeds, else unused */
    bool feeds;
};

/* Starts a program found on PATH, without a shell: a process group of its own,
 * usual signals, output to nowhere. Its input is nowhere, too, or (feeds) a pipe
 * that ends when teardrop does, however that happens. variables (may be NULL)
 * are added to the environment. False when it could not be started, or the last
 * one still runs. */
bool td_child_start(struct td_child *child, char *const argv[], char *const variables[],
                    bool feeds);
/* Takes note of its end, if it ended. */
void td_child_reap(struct td_child *child);
bool td_child_runs(const struct td_child *child);
/* Ends it (its input first, then SIGTERM to its group); does not wait. */
void td_child_stop(struct td_child *child);
/* The same at the end of the program: gives it half a second to be reaped. */
void td_child_end(struct td_child *child);

#endif
