/* Standard output without blocking: a signal can end every wait. */
#include "teardrop/app/plain/out.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/app/run/wait.h"

/* A terminal, or a pipe where the system lets it be opened a second time: with a file
 * description of our own, so that nobody else's becomes non-blocking. A file never blocks. */
void td_plain_out_open(struct td_plain_out *out)
{
    struct stat status;
    const char *name = NULL;

    *out = (struct td_plain_out){.fd = STDOUT_FILENO};
    if (fstat(STDOUT_FILENO, &status) != 0 || S_ISREG(status.st_mode)) {
        return;
    }
    if (isatty(STDOUT_FILENO)) {
        name = ttyname(STDOUT_FILENO);
    } else if (S_ISFIFO(status.st_mode)) {
        name = "/proc/self/fd/1";
    }
    out->fd = name == NULL ? -1 : open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    out->own = out->fd >= 0;
    out->asks = !out->own;
    out->fd = out->own ? out->fd : STDOUT_FILENO;
}

void td_plain_out_close(struct td_plain_out *out)
{
    if (out->own) {
        (void)close(out->fd);
    }
    *out = (struct td_plain_out){.fd = STDOUT_FILENO};
}

enum td_written td_plain_out_write(const struct td_plain_out *out, const char *text,
                                   const sigset_t *during_wait)
{
    enum td_written written = TD_WRITTEN;
    size_t left = strlen(text);

    while (left > 0) {
        ssize_t n = -1;

        errno = EAGAIN;
        if (!out->asks || td_wait_may_write(out->fd)) {
            n = write(out->fd, text, left);
        }
        if (n >= 0) {
            text += n;
            left -= (size_t)n;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            written = TD_WRITTEN_LATE;
            if (!td_wait_output(out->fd, during_wait)) {
                return TD_WRITTEN_NOT;
            }
        } else if (errno != EINTR) {
            return TD_WRITTEN_FAILED;
        }
    }
    return written;
}
