/* Programs that teardrop starts beside itself: never waited for, always reaped. */
#ifndef TEARDROP_APP_RUN_CHILD_H
#define TEARDROP_APP_RUN_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* Zero-initialise; pid 0 = none runs. */
struct td_child {
    pid_t pid;
    int status; /* of the last one that ended, as waitpid says it */
    int feed;   /* our end of its standard input while feeds, else unused */
    bool feeds;
};

/* Would td_child_start find this program, by its path or on PATH? False when there is none, or none
 * that may be executed; why says so in a few words that begin with the name. */
bool td_child_find(const char *name, char *why, size_t why_size);

/* Expands a leading `~` or `~/`, and nothing else. home: a full path; anything else means that
 * there is no home. False, with why, when a home is needed and there is none, or out is too small.
 */
bool td_child_expand(const char *word, const char *home, char *out, size_t size, char *why,
                     size_t why_size);

/* Starts a program by its path or from PATH, without a shell: in a process group of its own, with
 * default signals, its output to /dev/null. Its input is /dev/null, too, or (feeds) a pipe that
 * ends when teardrop does, however that happens. variables (may be NULL) are added to the
 * environment. False when it could not be started (errno says why), or the last one still runs. */
bool td_child_start(struct td_child *child, char *const argv[], char *const variables[],
                    bool feeds);
/* Takes note of its end; true when it ended since the last call. */
bool td_child_reap(struct td_child *child);
bool td_child_runs(const struct td_child *child);
/* Ends it (its input first, then SIGTERM to its group); does not wait. */
void td_child_stop(struct td_child *child);
/* The same at the end of the program: gives it half a second to be reaped. */
void td_child_end(struct td_child *child);

#endif
