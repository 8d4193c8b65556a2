/* A file that is written under a temporary name, and gets its own when it is whole and on the
 * disk. */
#include "draft_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "teardrop/base/str.h"

enum td_err td_draft_file_begin(struct td_draft_file *draft, const char *target)
{
    td_str_format(draft->name, sizeof draft->name, "%s.XXXXXX", target);
    draft->fd = mkstemp(draft->name);
    if (draft->fd < 0) {
        return TD_ERR_IO;
    }
    td_path_give(draft->fd, draft->name);
    draft->out = fdopen(draft->fd, "w");
    if (draft->out == NULL) {
        int reason = errno;

        (void)close(draft->fd);
        (void)unlink(draft->name);
        errno = reason;
        return TD_ERR_IO;
    }
    return TD_OK;
}

void td_draft_file_drop(const struct td_draft_file *draft)
{
    int reason = errno;

    (void)unlink(draft->name);
    errno = reason;
}

enum td_err td_draft_file_finish(struct td_draft_file *draft)
{
    bool ok = fflush(draft->out) == 0 && ferror(draft->out) == 0 && fsync(draft->fd) == 0;
    int reason = errno;

    ok = fclose(draft->out) == 0 && ok;
    if (!ok) {
        errno = reason != 0 ? reason : EIO;
        td_draft_file_drop(draft);
    }
    return ok ? TD_OK : TD_ERR_IO;
}

enum td_err td_draft_file_replace(const struct td_draft_file *draft, const char *path)
{
    if (rename(draft->name, path) != 0) {
        td_draft_file_drop(draft);
        return TD_ERR_IO;
    }
    td_path_sync_folder(path);
    return TD_OK;
}

/* A second name never replaces anything. Where names are no links (FAT), the
 * name is taken first. */
static enum td_err give_name(const struct td_draft_file *draft, const char *path)
{
    int fd;

    if (link(draft->name, path) == 0) {
        (void)unlink(draft->name);
        return TD_OK;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) {
        return errno == EEXIST ? TD_ERR_USAGE : TD_ERR_IO;
    }
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno == EEXIST ? TD_ERR_USAGE : TD_ERR_IO;
    }
    (void)close(fd);
    if (rename(draft->name, path) != 0) {
        int reason = errno;

        (void)unlink(path);
        errno = reason;
        return TD_ERR_IO;
    }
    return TD_OK;
}

enum td_err td_draft_file_name(const struct td_draft_file *draft, const char *path)
{
    enum td_err err = give_name(draft, path);

    if (err != TD_OK) {
        td_draft_file_drop(draft);
    } else {
        td_path_sync_folder(path);
    }
    return err;
}
