#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define FIRST_BYTES 8192

static enum td_err refuse(int error, char *why, size_t why_size)
{
    td_str_format(why, why_size, "cannot be read: %s", strerror(error));
    return error == ENOMEM ? TD_ERR_NOMEM : TD_ERR_IO;
}

/* Reads until the end, growing the buffer; one byte more than max tells that
 * there is too much. */
static enum td_err read_all(int fd, size_t max, char **buffer, size_t *used, char *why,
                            size_t why_size)
{
    size_t size = 0;

    for (;;) {
        ssize_t n;

        if (size - *used < 2) {
            size_t wanted = size == 0 ? FIRST_BYTES : size * 2;
            char *larger = realloc(*buffer, wanted);

            if (larger == NULL) {
                return refuse(ENOMEM, why, why_size);
            }
            *buffer = larger;
            size = wanted;
        }
        n = read(fd, *buffer + *used, size - *used - 1);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return refuse(errno, why, why_size);
        }
        if (n == 0) {
            (*buffer)[*used] = '\0';
            return TD_OK;
        }
        *used += (size_t)n;
        if (*used > max) {
            td_str_format(why, why_size, "is too large: at most %zu bytes are read", max);
            return TD_ERR_IO;
        }
    }
}

enum td_err td_text_read_fd(int fd, size_t max, char **out, size_t *bytes, char *why,
                            size_t why_size)
{
    char *buffer = NULL;
    size_t used = 0;
    struct stat status;
    enum td_err err;

    if (fstat(fd, &status) != 0) {
        return refuse(errno, why, why_size);
    }
    if (S_ISDIR(status.st_mode)) {
        td_str_copy(why, why_size, "is a folder, not a file");
        return TD_ERR_IO;
    }
    err = read_all(fd, max, &buffer, &used, why, why_size);
    if (err != TD_OK) {
        free(buffer);
        return err;
    }
    *out = buffer;
    *bytes = used;
    return TD_OK;
}

enum td_err td_text_read(const char *path, size_t max, char **out, size_t *bytes, char *why,
                         size_t why_size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    enum td_err err;

    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            td_str_copy(why, why_size, "there is no such file");
            return TD_ERR_ABSENT;
        }
        return refuse(errno, why, why_size);
    }
    err = td_text_read_fd(fd, max, out, bytes, why, why_size);
    (void)close(fd);
    return err;
}

static int line_of(const char *text, size_t at)
{
    int line = 1;

    for (size_t i = 0; i < at; i++) {
        line += text[i] == '\n';
    }
    return line;
}

bool td_text_check(const char *text, size_t bytes, const char *name, struct td_problems *problems)
{
    const char *nul = memchr(text, '\0', bytes);
    const char *at = text;
    bool good = true;

    if (nul != NULL) {
        td_problems_add(problems, name, line_of(text, (size_t)(nul - text)),
                        "there is a NUL byte: this is not a text file");
        good = false;
    }
    if (bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        td_problems_add(problems, name, 1,
                        "the file begins with a byte-order mark: save it as UTF-8 without one");
        good = false;
    }
    while (*at != '\0') {
        const char *start = at;

        if ((unsigned char)*at < 0x80) {
            at++;
        } else if (td_utf8_next(&at) == TD_UTF8_REPLACEMENT && at == start + 1) {
            td_problems_add(problems, name, line_of(text, (size_t)(start - text)),
                            "there is a byte (0x%02X) that is not UTF-8 text",
                            (unsigned)(unsigned char)*start);
            return false;
        }
    }
    return good;
}
