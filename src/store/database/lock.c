/* Who is in the middle of a session: its process holds a lock on a byte of
 * `<path>.lock`, a byte for each session. The system lets go of it when the
 * process ends, so nobody has to guess from process numbers, which are given
 * again, differ in containers and mean nothing after a new start. A process that
 * is stopped (Ctrl-Z) holds on. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "database/db.h"
#include "teardrop/base/str.h"

#define LOCK_BYTES 0x40000000u /* fits every off_t; the file stays empty */

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static off_t byte_of(const char *uuid)
{
    uint32_t hash = 2166136261u;

    for (; *uuid != '\0'; uuid++) {
        hash = (hash ^ (unsigned char)*uuid) * 16777619u;
    }
    return (off_t)(hash % LOCK_BYTES);
}

static struct flock lock_of(const char *uuid, short type)
{
    return (struct flock){
        .l_type = type, .l_whence = SEEK_SET, .l_start = byte_of(uuid), .l_len = 1};
}

static bool open_lock(struct td_history_store *store, bool make)
{
    char path[TD_PATH_MAX] = "";

    if (store->lock_fd >= 0) {
        return true;
    }
    td_str_append(path, sizeof path, "%s.lock", store->path);
    store->lock_fd = open(path, O_RDWR | O_CLOEXEC | (make ? O_CREAT : 0), 0600);
    if (store->lock_fd < 0) { /* good enough to ask who holds what */
        store->lock_fd = open(path, O_RDONLY | O_CLOEXEC);
    }
    return store->lock_fd >= 0;
}

bool td_history_locked_elsewhere(struct td_history_store *store, const char *uuid)
{
    struct flock lock = lock_of(uuid, F_WRLCK);

    return open_lock(store, false) && fcntl(store->lock_fd, F_GETLK, &lock) == 0 &&
           lock.l_type != F_UNLCK;
}

/* A byte behind those that mean something. */
static struct flock lock_behind(int byte, short type)
{
    return (struct flock){
        .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)LOCK_BYTES + byte, .l_len = 1};
}

/* Somebody's having it is no fault. */
static int fault_of_lock(void)
{
    return errno == EAGAIN || errno == EACCES || errno == EINTR ? 0 : errno;
}

static int try_lock(int fd)
{
    struct flock lock = lock_behind(0, F_RDLCK);
    int reason = fcntl(fd, F_SETLK, &lock) != 0 ? fault_of_lock() : 0;

    lock.l_type = F_UNLCK;
    (void)fcntl(fd, F_SETLK, &lock);
    return reason;
}

int td_history_lock_fault(struct td_history_store *store)
{
    return open_lock(store, store->keep) ? try_lock(store->lock_fd) : 0;
}

int td_history_lock_fault_of_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int reason = fd >= 0 ? try_lock(fd) : 0;

    if (fd >= 0) {
        (void)close(fd);
    }
    return reason;
}

bool td_history_lock_making(struct td_history_store *store)
{
    struct flock making = lock_behind(1, F_WRLCK);

    if (!open_lock(store, true)) {
        store->lock_errno = errno;
        return false;
    }
    if (fcntl(store->lock_fd, F_SETLK, &making) == 0) {
        return true;
    }
    store->lock_errno = fault_of_lock();
    return false;
}

void td_history_unlock_making(struct td_history_store *store)
{
    struct flock making = lock_behind(1, F_UNLCK);

    if (store->lock_fd >= 0) {
        (void)fcntl(store->lock_fd, F_SETLK, &making);
    }
}

void td_history_forget_locks(struct td_history_store *store)
{
    if (store->lock_fd >= 0) {
        (void)close(store->lock_fd);
    }
    store->lock_fd = -1;
    store->locked[0] = '\0';
}

static struct flock lock_of_all(short type)
{
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = LOCK_BYTES};
}

bool td_history_any_locked(struct td_history_store *store)
{
    struct flock lock = lock_of_all(F_WRLCK);

    return open_lock(store, false) && fcntl(store->lock_fd, F_GETLK, &lock) == 0 &&
           lock.l_type != F_UNLCK;
}

bool td_history_lock_all(struct td_history_store *store)
{
    struct flock lock = lock_of_all(F_WRLCK);

    if (!open_lock(store, true) || fcntl(store->lock_fd, F_SETLK, &lock) != 0) {
        return !td_history_any_locked(store);
    }
    return true;
}

void td_history_unlock_all(struct td_history_store *store)
{
    struct flock lock = lock_of_all(F_UNLCK);

    if (store->lock_fd >= 0) {
        (void)fcntl(store->lock_fd, F_SETLK, &lock);
    }
}

void td_history_unlock(struct td_history_store *store)
{
    struct flock lock = lock_of(store->locked, F_UNLCK);

    if (store->locked[0] != '\0') {
        (void)fcntl(store->lock_fd, F_SETLK, &lock);
        store->locked[0] = '\0';
    }
}

bool td_history_lock(struct td_history_store *store, const char *uuid)
{
    struct flock lock = lock_of(uuid, F_WRLCK);

    if (strcmp(store->locked, uuid) == 0) {
        return true;
    }
    td_history_unlock(store);
    /* Where there are no locks a session is kept all the same. */
    if (!open_lock(store, true) || fcntl(store->lock_fd, F_SETLK, &lock) != 0) {
        return !td_history_locked_elsewhere(store, uuid);
    }
    td_str_copy(store->locked, sizeof store->locked, uuid);
    return true;
}
