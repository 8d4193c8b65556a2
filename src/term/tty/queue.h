/* Bytes on their way to a terminal that must never be waited for. */
#ifndef TEARDROP_TERM_TTY_QUEUE_H
#define TEARDROP_TERM_TTY_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"

/* Owned; zero-initialise, then set fd (non-blocking). */
struct td_queue {
    int fd;
    char *bytes;
    size_t begin, end, capacity;
    unsigned long long sent;
};
void td_queue_deinit(struct td_queue *queue);

/* Without memory the bytes are lost; the next redraw mends it. */
void td_queue_add(struct td_queue *queue, const char *bytes, size_t count);
/* Writes what the terminal takes now. TD_ERR_IO: it is gone. */
enum td_err td_queue_send(struct td_queue *queue);
size_t td_queue_backlog(const struct td_queue *queue);
/* Writes what the descriptor takes now, and returns how much that is. *full: it takes no more
 * now. A signal handler may call it. */
size_t td_queue_push(int fd, const char *bytes, size_t count, bool *full);
/* Nothing of what is queued is sent any more. */
void td_queue_drop(struct td_queue *queue);

#endif
