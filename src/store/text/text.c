/* Reads whole text files, and says what is wrong when there is something else in their place. */
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/store/paths.h"

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

static bool is_null_device(const struct stat *status)
{
    struct stat null;

    return S_ISCHR(status->st_mode) && stat("/dev/null", &null) == 0 &&
           status->st_rdev == null.st_rdev;
}

/* What stands in the place of a file; NULL when it is one. */
static const char *no_file(const struct stat *status)
{
    return S_ISREG(status->st_mode) || is_null_device(status) ? NULL
           : S_ISDIR(status->st_mode)                         ? "is a folder, not a file"
           : S_ISFIFO(status->st_mode) ? "is a pipe, not a file; put a file in its place"
           : S_ISSOCK(status->st_mode) ? "is a socket, not a file; put a file in its place"
                                       : "is a device, not a file; put a file in its place";
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
        td_str_copy(why, why_size, no_file(&status));
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

bool td_text_broken_link(const char *path, char *why, size_t why_size)
{
    char part[TD_PATH_MAX], to[256];
    struct stat status;

    if (path[0] == '\0') {
        return false;
    }
    for (size_t end = strcspn(path + 1, "/") + 1;; end += strcspn(path + end + 1, "/") + 1) {
        if (end >= sizeof part) {
            return false;
        }
        memcpy(part, path, end);
        part[end] = '\0';
        if (lstat(part, &status) != 0) {
            return false;
        }
        if (S_ISLNK(status.st_mode) && stat(part, &status) != 0 && errno != EACCES) {
            const char *how = errno == ELOOP ? "goes round in a circle" : "is not there";
            ssize_t length = readlink(part, to, sizeof to - 1);
            bool whole = path[end] == '\0';

            to[length > 0 ? length : 0] = '\0';
            td_str_format(
                why, why_size, "%s is a link to %s, which %s; mend or remove the link%s%s",
                whole ? "it" : "a folder on its way", to, how, whole ? "" : " ", whole ? "" : part);
            return true;
        }
        if (path[end] == '\0') {
            return false;
        }
    }
}

/* errno says why there is no descriptor. */
static enum td_err refuse_open(const char *path, char *why, size_t why_size)
{
    int reason = errno;
    struct stat status;

    if ((reason == ENOENT || reason == ELOOP) && td_text_broken_link(path, why, why_size)) {
        return TD_ERR_IO;
    }
    if (reason == ENOENT || reason == ENOTDIR) {
        td_str_copy(why, why_size, "there is no such file");
        return TD_ERR_ABSENT;
    }
    if (reason == EACCES && stat(path, &status) == 0) {
        td_str_format(
            why, why_size,
            "you may not read it (it belongs to user %lu, its mode is %04o); change that, "
            "or move it away",
            (unsigned long)status.st_uid, (unsigned)status.st_mode & 07777u);
        return TD_ERR_IO;
    }
    if (reason == EACCES) {
        td_str_copy(why, why_size, "a folder on the way to it may not be entered; change its mode");
        return TD_ERR_IO;
    }
    return refuse(reason, why, why_size);
}

enum td_err td_text_read(const char *path, size_t max, char **out, size_t *bytes, char *why,
                         size_t why_size)
{
    struct stat status;
    enum td_err err;
    int fd;

    /* A look first: to open a device can have effects, a pipe would be waited for. */
    if (stat(path, &status) == 0 && no_file(&status) != NULL) {
        td_str_copy(why, why_size, no_file(&status));
        return TD_ERR_IO;
    }
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        return refuse_open(path, why, why_size);
    }
    if (fstat(fd, &status) == 0 && no_file(&status) != NULL) {
        td_str_copy(why, why_size, no_file(&status));
        err = TD_ERR_IO;
    } else {
        err = td_text_read_fd(fd, max, out, bytes, why, why_size);
    }
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

/* Eight bytes of ASCII at `at`: nearly all of a text. */
static bool is_plain(const char *at)
{
    uint64_t eight;

    memcpy(&eight, at, sizeof eight);
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}

bool td_text_check(const char *text, size_t bytes, const char *name, struct td_problems *problems)
{
    const char *nul = memchr(text, '\0', bytes);
    const char *end = nul != NULL ? nul : text + bytes;
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
    while (at < end) {
        const char *start = at;

        if (end - at >= 8 && is_plain(at)) {
            at += 8;
        } else if ((unsigned char)*at < 0x80) {
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
