/* The memory file that curses writes to, and moving its bytes into the queue. */
#define _GNU_SOURCE /* memfd_create */

#include "frames.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

static int open_memory(void)
{
#ifdef MFD_CLOEXEC
    int fd = memfd_create("teardrop-frames", MFD_CLOEXEC);

    if (fd >= 0) {
        return fd;
    }
#endif
    {
        FILE *file = tmpfile();
        int copy = file == NULL ? -1 : fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);

        if (file != NULL) {
            (void)fclose(file);
        }
        return copy;
    }
}

bool td_frames_init(struct td_frames *frames)
{
    int fd = open_memory();
    struct rlimit size;

    td_sgr_filter_init(&frames->filter);
    frames->narrow = getrlimit(RLIMIT_FSIZE, &size) == 0 && size.rlim_cur != RLIM_INFINITY;
    frames->file = fd < 0 ? NULL : fdopen(fd, "w+");
    if (frames->file == NULL && fd >= 0) {
        (void)close(fd);
    }
    return frames->file != NULL;
}

void td_frames_deinit(struct td_frames *frames)
{
    if (frames->file != NULL) {
        (void)fclose(frames->file);
        frames->file = NULL;
    }
    td_queue_deinit(&frames->queue);
}

void td_frames_discard(struct td_frames *frames)
{
    int memory = fileno(frames->file);

    (void)lseek(memory, 0, SEEK_SET);
    if (ftruncate(memory, 0) != 0) {
        return; /* only wastes memory */
    }
}

bool td_frames_collect(struct td_frames *frames, const char *tail, size_t tail_count)
{
    int memory = fileno(frames->file);
    off_t size = lseek(memory, 0, SEEK_CUR);
    size_t count = 0;
    char *bytes;

    if (size <= 0 && tail_count == 0) {
        return false;
    }
    if (frames->marked) {
        td_queue_add(&frames->queue, TD_FRAME_BEGIN, sizeof TD_FRAME_BEGIN - 1);
    }
    bytes = size > 0 ? malloc((size_t)size) : NULL;
    for (off_t at = 0; bytes != NULL && at < size;) {
        ssize_t n = pread(memory, bytes + at, (size_t)(size - at), at);

        if (n <= 0) {
            break;
        }
        at += n;
        count = (size_t)at;
    }
    if (bytes != NULL) {
        td_queue_add(&frames->queue, bytes, td_sgr_filter_apply(&frames->filter, bytes, count));
        free(bytes);
    }
    td_queue_add(&frames->queue, tail, tail_count);
    if (frames->marked) {
        td_queue_add(&frames->queue, TD_FRAME_END, sizeof TD_FRAME_END - 1);
    }
    td_frames_discard(frames);
    return size > 0;
}
