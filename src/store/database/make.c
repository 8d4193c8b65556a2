/* Creates the history: made whole under another name and then renamed, unless another program was
 * first. So no program ever sees half of it, and when there is not enough room for it nothing is
 * left behind. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"

#define NAME_BYTES (TD_PATH_MAX + 16)
#define LOCK_STEP_MS 5
#define WAL_FORMAT 2 /* at bytes 18 and 19 of the file: its log is a write-ahead log */

/* All tables without a record, as a file has them. sqlite3_free frees it; NULL: no memory. */
static unsigned char *make_image(size_t *size)
{
    char sql[48];
    sqlite3 *db = NULL;
    unsigned char *image = NULL;
    sqlite3_int64 bytes = 0;
    bool ok = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ==
              SQLITE_OK;

    ok = ok && td_history_create_tables(db);
    td_str_format(sql, sizeof sql, "PRAGMA user_version = %d", TD_HISTORY_VERSION);
    if (ok && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK) {
        image = sqlite3_serialize(db, "main", &bytes, 0);
    }
    (void)sqlite3_close_v2(db);
    if (image != NULL) {
        image[18] = image[19] = WAL_FORMAT;
    }
    *size = (size_t)bytes;
    return image;
}

/* False with errno. */
static bool write_whole(int fd, const unsigned char *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = write(fd, bytes + done, size - done);

        if (n <= 0) {
            if (n < 0 && errno == EINTR) {
                continue;
            }
            errno = n == 0 ? EIO : errno;
            return false;
        }
        done += (size_t)n;
    }
    return fsync(fd) == 0;
}

/* What was written last to a history that is not there any more: a new one would take it for
 * its own. It is put aside. */
static bool put_log_aside(const char *path)
{
    char here[NAME_BYTES], there[NAME_BYTES];

    td_str_format(here, sizeof here, "%s-shm", path);
    (void)unlink(here);
    td_str_format(here, sizeof here, "%s-wal", path);
    td_str_format(there, sizeof there, "%s.gone-wal", path);
    return rename(here, there) == 0 || errno == ENOENT;
}

static bool is_missing(const char *path)
{
    return access(path, F_OK) != 0;
}

/* One at a time, and only while there is no history: the log of one that somebody has just made
 * is not touched. False with errno. */
static bool clear_the_place(struct td_history_store *store)
{
    bool locked = td_history_lock_making(store);

    for (int ms = 0; !locked && store->lock_errno == 0 && ms < store->wait_max_ms;
         ms += LOCK_STEP_MS) {
        (void)sqlite3_sleep(LOCK_STEP_MS);
        locked = td_history_lock_making(store);
    }
    if (!locked) {
        errno = store->lock_errno != 0 ? store->lock_errno : EAGAIN;
        return !is_missing(store->path);
    }
    return !is_missing(store->path) || put_log_aside(store->path);
}

/* Its own name, unless there is something by that name. False with errno. Whoever sees no log
 * needs no lock: only a history that is there has one made. */
static bool name_it(struct td_history_store *store, const char *made)
{
    bool ok = !td_history_beside(store->path, "-wal") || !is_missing(store->path) ||
              clear_the_place(store);

    if (ok && link(made, store->path) != 0 && errno != EEXIST) {
        ok = !is_missing(store->path) || rename(made, store->path) == 0; /* no second names here */
    }
    td_history_unlock_making(store);
    return ok;
}

enum td_err td_history_make(struct td_history_store *store)
{
    char dir[TD_PATH_MAX], made[NAME_BYTES];
    unsigned char *image;
    size_t size;
    int fd, reason = 0;

    td_path_folder(store->path, dir);
    if (strchr(store->path, '/') != NULL && td_path_make_folder(dir) != TD_OK) {
        td_str_format(made, sizeof made, "the folder cannot be made: %s", strerror(errno));
        return td_history_set_error_about(store, made, dir);
    }
    image = make_image(&size);
    if (image == NULL) {
        return td_history_set_error(store, "out of memory");
    }
    td_str_format(made, sizeof made, "%s.new-XXXXXX", store->path);
    fd = mkstemp(made);
    if (fd < 0) {
        reason = errno;
    } else {
        (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
        if (!write_whole(fd, image, size) || !name_it(store, made)) {
            reason = errno;
        }
        (void)close(fd);
        (void)unlink(made);
    }
    sqlite3_free(image);
    if (reason != 0) {
        td_history_set_access_error(store, strerror(reason));
        return TD_ERR_STORE;
    }
    td_path_sync_folder(store->path);
    return TD_OK;
}
