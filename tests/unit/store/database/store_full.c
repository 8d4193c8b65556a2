/* A disk that is full, and has room again: said clearly, nothing that was kept is
 * lost, and it goes on. The limit on the size of files stands for the disk. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "history_place.h"

#define ROOM 200000 /* bytes the files may still grow to */
#define MOST 3000

/* In a process of its own: the limit is that of a process. Exit 0: as it should be. */
static int fill_and_free(struct place *place)
{
    struct rlimit limit;
    const char *trouble;
    int kept = 0;
    size_t count = 0;

    if (!save_short(place, 1000) || getrlimit(RLIMIT_FSIZE, &limit) != 0) {
        return 2;
    }
    limit.rlim_cur = ROOM;
    (void)signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        return 3;
    }
    while (kept < MOST && save_short(place, 2000 + kept)) {
        kept++;
    }
    trouble = place->port.ops->trouble(place->port.self);
    if (kept == 0 || kept == MOST || trouble == NULL || strstr(trouble, place->path) == NULL) {
        return 4;
    }
    if (place->port.ops->count(place->port.self, true, &count) != TD_OK ||
        count != (size_t)kept + 1) {
        return 5; /* what was kept can still be read */
    }
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0 || !save_short(place, 9000)) {
        return 6;
    }
    if (place->port.ops->trouble(place->port.self) != NULL ||
        place->port.ops->count(place->port.self, true, &count) != TD_OK ||
        count != (size_t)kept + 2) {
        return 7;
    }
    return 0;
}

static void td_history__disk_full__said_and_nothing_lost(void **state)
{
    struct place *place = *state;
    char text[64];
    int status = -1;
    pid_t pid;

    (void)fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        _exit(fill_and_free(place));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    ask_sql(place->path, "PRAGMA integrity_check", text, sizeof text);
    assert_string_equal(text, "ok");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__disk_full__said_and_nothing_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
