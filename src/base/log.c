/* The log file: each entry is one write. */
#include "teardrop/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"

#define ENTRY_BYTES 1024

struct td_log {
    int fd;
    td_log_stamp_fn *stamp;
    void *stamp_self;
};

enum td_err td_log_open(const char *path, td_log_stamp_fn *stamp, void *stamp_self,
                        struct td_log **out)
{
    struct td_log *log = malloc(sizeof *log);

    if (log == NULL) {
        return TD_ERR_NOMEM;
    }
    log->fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (log->fd < 0) {
        int why = errno; /* free may change it */

        free(log);
        errno = why;
        return TD_ERR_IO;
    }
    log->stamp = stamp;
    log->stamp_self = stamp_self;
    *out = log;
    return TD_OK;
}

void td_log_write(struct td_log *log, const char *format, ...)
{
    char entry[ENTRY_BYTES], text[ENTRY_BYTES], stamp[64] = "";
    va_list arguments;

    if (log == NULL) {
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    td_str_sanitize(text, false);
    log->stamp(log->stamp_self, stamp, sizeof stamp);
    td_str_format(entry, sizeof entry - 1, "%s %s", stamp, text);
    td_str_append(entry, sizeof entry, "\n");
    /* One write an entry: two programs on one log do not mix their lines. A log
     * that cannot be written is no reason to stop. */
    if (write(log->fd, entry, strlen(entry)) < 0) {
        return;
    }
}

void td_log_close(struct td_log *log)
{
    if (log != NULL) {
        (void)close(log->fd);
        free(log);
    }
}
