/* What is written for the terminal passes through a file in memory, or one without a name where
 * the system has none in memory: the same bytes come out. */
#define _GNU_SOURCE /* syscall */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "src/term/output/frames.h"
#include "test.h"

static bool has_memory_files;

int memfd_create(const char *name, unsigned flags);

int memfd_create(const char *name, unsigned flags)
{
    if (has_memory_files) {
        return (int)syscall(SYS_memfd_create, name, flags);
    }
    errno = ENOSYS;
    return -1;
}

static void write_text(struct td_frames *frames, const char *text)
{
    assert_int_equal(fputs(text, frames->file) < 0, 0);
    assert_int_equal(fflush(frames->file), 0);
}

static void expect_queued(struct td_frames *frames, const char *text)
{
    size_t count = td_queue_backlog(&frames->queue);

    assert_int_equal(count, strlen(text));
    assert_memory_equal(frames->queue.bytes + frames->queue.begin, text, count);
    td_queue_drop(&frames->queue);
}

static void td_frames__either_file__same_bytes(void **state)
{
    (void)state;
    for (int with = 0; with < 2; with++) {
        struct td_frames frames = {.marked = true};
        char long_text[100001];

        has_memory_files = with == 1;
        assert_true(td_frames_init(&frames));
        assert_false(td_frames_collect(&frames, "", 0));
        write_text(&frames, "one");
        assert_true(td_frames_collect(&frames, "", 0));
        expect_queued(&frames, TD_FRAME_BEGIN "one" TD_FRAME_END);
        write_text(&frames, "two");
        td_frames_discard(&frames);
        write_text(&frames, "three");
        assert_true(td_frames_collect(&frames, "+tail", 4)); /* of pictures */
        expect_queued(&frames, TD_FRAME_BEGIN "three+tai" TD_FRAME_END);
        assert_false(td_frames_collect(&frames, "alone", 5));
        expect_queued(&frames, TD_FRAME_BEGIN "alone" TD_FRAME_END);
        memset(long_text, 'x', sizeof long_text - 1);
        long_text[sizeof long_text - 1] = '\0';
        frames.marked = false;
        write_text(&frames, long_text);
        assert_true(td_frames_collect(&frames, "", 0));
        expect_queued(&frames, long_text);
        td_frames_deinit(&frames);
    }
}

/* Neither in memory nor on a disk. */
static void td_frames__no_file_at_all__is_said(void **state)
{
    struct td_frames frames = {0};
    struct rlimit before, none;
    int next = dup(STDERR_FILENO);

    (void)state;
    has_memory_files = false;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    (void)close(next);
    none = before;
    none.rlim_cur = (rlim_t)next; /* no descriptor from here on */
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    assert_false(td_frames_init(&frames));
    assert_int_equal(errno, EMFILE);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    td_frames_deinit(&frames);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_frames__either_file__same_bytes),
        cmocka_unit_test(td_frames__no_file_at_all__is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
