/* The log file of `--log`: one line for each entry, the time first. Every function accepts a NULL
 * log and then does nothing. */
#ifndef TEARDROP_BASE_LOG_H
#define TEARDROP_BASE_LOG_H

#include <stddef.h>

#include "teardrop/base/err.h"

struct td_log; /* owner */

/* Writes the present time as text into out; app gives it, since only app reads
 * clocks. */
typedef void td_log_stamp_fn(void *self, char *out, size_t size);

/* Opens (appends, mode 0600) the file at path. On TD_ERR_IO errno tells why. */
enum td_err td_log_open(const char *path, td_log_stamp_fn *stamp, void *stamp_self,
                        struct td_log **out);
void td_log_write(struct td_log *log, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void td_log_close(struct td_log *log);

#endif
