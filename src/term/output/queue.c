/* Bytes that wait to be written, and writing as many as the terminal takes now. */
#include "queue.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KEPT (64u << 10) /* bytes of memory, with nothing in it */

void td_queue_deinit(struct td_queue *queue)
{
    free(queue->bytes);
    memset(queue, 0, sizeof *queue);
}

void td_queue_add(struct td_queue *queue, const char *bytes, size_t count)
{
    if (count == 0) {
        return;
    }
    if (queue->begin == queue->end) {
        queue->begin = queue->end = 0;
    }
    if (queue->end + count > queue->capacity) {
        size_t capacity = queue->capacity == 0 ? 16384 : queue->capacity;
        char *bigger;

        while (capacity < queue->end + count) {
            capacity *= 2;
        }
        bigger = realloc(queue->bytes, capacity);
        if (bigger == NULL) {
            return;
        }
        queue->bytes = bigger;
        queue->capacity = capacity;
    }
    memcpy(queue->bytes + queue->end, bytes, count);
    queue->end += count;
}

size_t td_queue_push(int fd, const char *bytes, size_t count, bool *full)
{
    size_t done = 0;

    *full = false;
    while (done < count) {
        ssize_t n = write(fd, bytes + done, count - done);

        if (n > 0) {
            done += (size_t)n;
        } else if (n == 0 || errno != EINTR) {
            *full = n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
            break;
        }
    }
    return done;
}

enum td_err td_queue_send(struct td_queue *queue)
{
    size_t left = td_queue_backlog(queue);
    bool full;
    size_t done = td_queue_push(queue->fd, queue->bytes + queue->begin, left, &full);

    queue->begin += done;
    queue->sent += done;
    if (done == left && queue->capacity > KEPT) { /* pictures are rare */
        free(queue->bytes);
        queue->bytes = NULL;
        queue->begin = queue->end = queue->capacity = 0;
    }
    return full || done == left ? TD_OK : TD_ERR_IO;
}

size_t td_queue_backlog(const struct td_queue *queue)
{
    return queue->end - queue->begin;
}

void td_queue_drop(struct td_queue *queue)
{
    queue->begin = queue->end = 0;
}
