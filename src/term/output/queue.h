/* Bytes on their way to the terminal, which must never block the program. */
#ifndef TEARDROP_TERM_OUTPUT_QUEUE_H
#define TEARDROP_TERM_OUTPUT_QUEUE_H

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

/* When memory is short the bytes are lost; the next redraw makes up for it. */
void td_queue_add(struct td_queue *queue, const char *bytes, size_t count);
/* Writes what the terminal takes now. TD_ERR_IO: it is gone. */
enum td_err td_queue_send(struct td_queue *queue);
size_t td_queue_backlog(const struct td_queue *queue);
/* Writes what the descriptor takes now, and returns how much that is. *full: it takes no more
 * now. A signal handler may call it. */
size_t td_queue_push(int fd, const char *bytes, size_t count, bool *full);
/* Drops everything that is queued. */
void td_queue_drop(struct td_queue *queue);

#endif
