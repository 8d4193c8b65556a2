/* The file beside the history whose lock says: a session runs here. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "history_db.h"
#include "teardrop/base/str.h"

static int open_lock(const struct td_history_store *store, bool make)
{
    char path[TD_PATH_MAX];

    td_str_copy(path, sizeof path, store->path);
    if (!td_str_append(path, sizeof path, ".running")) {
        return -1;
    }
    return open(path, O_RDWR | O_CLOEXEC | (make ? O_CREAT : 0), 0600);
}

static struct flock whole_file(short type)
{
    struct flock lock;

    memset(&lock, 0, sizeof lock);
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

void td_history_lock(struct td_history_store *store)
{
    struct flock lock = whole_file(F_WRLCK);
    int fd;

    if (store->lock > 0) {
        return;
    }
    fd = open_lock(store, true);
    if (fd < 0) {
        return; /* then another window may offer this session; nothing is lost by it */
    }
    if (fcntl(fd, F_SETLK, &lock) != 0) {
        (void)close(fd); /* a session runs elsewhere, too: its lock stands for both */
        return;
    }
    store->lock = fd;
}

void td_history_unlock(struct td_history_store *store)
{
    if (store->lock > 0) {
        (void)close(store->lock);
        store->lock = 0;
    }
}

bool td_history_locked_elsewhere(struct td_history_store *store)
{
    struct flock lock = whole_file(F_WRLCK);
    int fd;
    bool locked;

    if (store->lock > 0) {
        return false; /* closing a second descriptor would drop our own lock */
    }
    fd = open_lock(store, false);
    if (fd < 0) {
        return false;
    }
    locked = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    (void)close(fd);
    return locked;
}
