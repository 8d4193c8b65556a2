#include "queue.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void td_queue_deinit(struct td_queue *queue)
{
    free(queue->bytes);
    memset(queue, 0, sizeof *queue);
}

void td_queue_add(struct td_queue *queue, const char *bytes, size_t count)
{
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

enum td_err td_queue_send(struct td_queue *queue)
{
    while (queue->begin < queue->end) {
        ssize_t n = write(queue->fd, queue->bytes + queue->begin, queue->end - queue->begin);

        if (n > 0) {
            queue->begin += (size_t)n;
            queue->sent += (unsigned long long)n;
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return TD_OK;
        } else {
            return TD_ERR_IO;
        }
    }
    return TD_OK;
}

size_t td_queue_backlog(const struct td_queue *queue)
{
    return queue->end - queue->begin;
}

void td_queue_drop(struct td_queue *queue)
{
    queue->begin = queue->end = 0;
}
