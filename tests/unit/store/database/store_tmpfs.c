/* A small disk that is really full: a tmpfs in a mount namespace of the test's own. Where
 * that is not allowed (a sandbox, another system) the test is passed over; the limit on
 * file sizes in store_full.c stands for it there. */
#ifdef __linux__
#define _GNU_SOURCE /* unshare */
#include <sched.h>
#include <sys/mount.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "history_place.h"

#define DISK "size=400k"
#define MOST 3000
#define NOT_ALLOWED 77

static bool mount_small_disk(const char *dir)
{
#ifdef __linux__
    uid_t uid = getuid();

    if (unshare(CLONE_NEWNS) != 0 && (uid == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)) {
        return false;
    }
    (void)mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    return mount("teardrop-test", dir, "tmpfs", 0, DISK) == 0;
#else
    (void)dir;
    return false;
#endif
}

/* What is left of the disk goes into a file of its own. */
static bool fill_up(const struct place *place, char *path, size_t size)
{
    static const char block[1024];
    int fd;
    ssize_t n;

    (void)snprintf(path, size, "%s/ballast", place->dir);
    fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return false;
    }
    do {
        n = write(fd, block, sizeof block);
    } while (n == (ssize_t)sizeof block);
    (void)close(fd);
    return n < 0 && errno == ENOSPC;
}

/* Exit codes of the process that has the disk. */
static int run(struct place *place)
{
    char ballast[200], sound[64];
    const char *trouble;
    size_t count = 0;
    int kept = 0, refused = 0;

    if (!mount_small_disk(place->dir)) {
        return NOT_ALLOWED;
    }
    if (!save_short(place, 1000) || !fill_up(place, ballast, sizeof ballast)) {
        return 2;
    }
    for (int i = 0; i < MOST && refused < 20; i++) { /* after the first refusals as well */
        if (save_short(place, 2000 + i)) {
            kept++;
        } else {
            refused++;
            trouble = place->port.ops->trouble(place->port.self);
            if (trouble == NULL || strstr(trouble, place->path) == NULL) {
                return 3;
            }
        }
    }
    if (refused == 0 || place->port.ops->count(place->port.self, true, &count) != TD_OK ||
        count != (size_t)kept + 1) {
        return 4; /* what was kept is there, and nothing else */
    }
    reopen(place, true); /* a start on the full disk reads it, too */
    if (place->port.ops->count(place->port.self, true, &count) != TD_OK ||
        count != (size_t)kept + 1) {
        return 5;
    }
    if (unlink(ballast) != 0 || !save_short(place, 9000)) {
        return 6; /* there is room again */
    }
    td_history_free(place->store);
    ask_sql(place->path, "PRAGMA integrity_check", sound, sizeof sound);
    open_store(place, true);
    if (strcmp(sound, "ok") != 0 ||
        place->port.ops->count(place->port.self, true, &count) != TD_OK ||
        count != (size_t)kept + 2) {
        return 7;
    }
    td_history_free(place->store);
    return 0;
}

static void td_history__full_disk__said_and_nothing_lost(void **state)
{
    struct place *place = *state;
    int status = -1;
    pid_t pid;

    (void)fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        _exit(run(place));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == NOT_ALLOWED) {
        skip();
    }
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__full_disk__said_and_nothing_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
