/* Calls iniparser. It reads only files by their path, so the text is put into a nameless one. */
#if defined(__linux__)
#define _GNU_SOURCE /* memfd_create */
#endif

#include "ini_values.h"

#include <errno.h>
#include <iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "teardrop/base/str.h"

#define RESERVE_BYTES ((size_t)32 * 1024) /* iniparser's first tables and a stream */

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

static bool write_all(int fd, const char *text, size_t bytes)
{
    size_t done = 0;

    while (done < bytes) {
        ssize_t n = write(fd, text + done, bytes - done);

        if (n < 0 && errno != EINTR) {
            return false;
        }
        done += n < 0 ? 0 : (size_t)n;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

/* A file without a name, reached by the path of its descriptor; one with a name
 * where there is no such path (no /proc). -1 with errno; `made` is "" or to be
 * unlinked. */
static int open_scratch(char *path, size_t size, char *made, size_t made_size)
{
    int fd = -1;

    made[0] = '\0';
#if defined(__linux__)
    fd = memfd_create("teardrop-ini", MFD_CLOEXEC);
    td_str_format(path, size, "/dev/fd/%d", fd);
    if (fd >= 0 && access(path, R_OK) == 0) {
        return fd;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
#endif
    td_str_copy(made, made_size, "/tmp/teardrop-ini-XXXXXX");
    fd = mkstemp(made);
    td_str_copy(path, size, made);
    if (fd < 0) {
        made[0] = '\0';
    }
    return fd;
}

static dictionary *read_text(const char *text, size_t bytes)
{
    char path[40], made[40] = "";
    dictionary *read = NULL;
    int fd = open_scratch(path, sizeof path, made, sizeof made);
    int reason;

    if (fd >= 0 && write_all(fd, text, bytes)) {
        read = iniparser_load(path);
    }
    reason = errno;
    if (made[0] != '\0') {
        (void)unlink(made);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    errno = reason;
    return read;
}

#ifdef TEARDROP_WRAPS_DICTIONARY

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the linker's names
dictionary *__real_dictionary_new(size_t size);
dictionary *__wrap_dictionary_new(size_t size);

/* Stands before the library's own, which hands out a dictionary without tables
 * when there was no memory for them. */
dictionary *__wrap_dictionary_new(size_t size)
{
    dictionary *made = __real_dictionary_new(size);

    if (made != NULL && (made->val == NULL || made->key == NULL || made->hash == NULL)) {
        free(made->val);
        free(made->key);
        free(made->hash);
        free(made);
        return NULL;
    }
    return made;
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

#endif

/* What iniparser needs at first it takes without a look whether it got it, and
 * would end the program there. So that much must be free before it is called. */
static bool has_room(size_t bytes)
{
    void *volatile room = malloc(RESERVE_BYTES + 2 * bytes);

    free(room);
    return room != NULL;
}

static dictionary *read_silently(const char *text, size_t bytes)
{
    dictionary *read;

    if (!has_room(bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    iniparser_set_error_callback(silent);
    errno = 0;
    read = read_text(text, bytes);
    iniparser_set_error_callback(NULL);
    return read;
}

bool td_ini_values(const char *text, size_t bytes, size_t count, td_ini_take_fn *take, void *self)
{
    dictionary *read = read_silently(text, bytes);
    bool ok = read != NULL;

    for (size_t i = 0; ok && i < count; i++) {
        char name[24];

        td_str_format(name, sizeof name, "s:%zu", i);
        ok = take(self, i, iniparser_getstring(read, name, NULL));
        errno = ok ? errno : ENOMEM;
    }
    if (read != NULL) {
        iniparser_freedict(read);
    }
    return ok;
}
