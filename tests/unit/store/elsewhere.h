/* A session that runs in another process: the lock it holds beside the history. */
#ifndef TEARDROP_TESTS_UNIT_STORE_ELSEWHERE_H
#define TEARDROP_TESTS_UNIT_STORE_ELSEWHERE_H

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

struct elsewhere {
    pid_t pid;
    int end; /* closed: it ends */
};

static inline struct elsewhere session_elsewhere(const char *history)
{
    struct elsewhere other;
    int told[2], block[2];
    char byte;

    assert_int_equal(pipe(told), 0);
    assert_int_equal(pipe(block), 0);
    (void)fflush(NULL);
    other.pid = fork();
    assert_true(other.pid >= 0);
    if (other.pid == 0) {
        char path[160];
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 77, .l_len = 1};
        int fd;

        (void)close(block[1]);
        (void)snprintf(path, sizeof path, "%s.lock", history);
        fd = open(path, O_RDWR | O_CREAT, 0600);
        (void)(fcntl(fd, F_SETLK, &lock) == 0 && write(told[1], "x", 1) == 1 &&
               read(block[0], &byte, 1) == 1);
        _exit(0);
    }
    (void)close(block[0]);
    assert_int_equal(read(told[0], &byte, 1), 1);
    (void)close(told[0]);
    (void)close(told[1]);
    other.end = block[1];
    return other;
}

static inline void end_elsewhere(struct elsewhere other)
{
    (void)close(other.end);
    assert_int_equal(waitpid(other.pid, NULL, 0), other.pid);
}

#endif
