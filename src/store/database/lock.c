/* Who is in the middle of a session: its process holds a lock on a byte of
 * `<path>.lock`, a byte for each session. The system lets go of it when the
 * process ends, so nobody has to guess from process numbers, which are given
 * again, differ in containers and mean nothing after a new start. A process that
 * is stopped (Ctrl-Z) holds on. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"

#define LOCK_BYTES 0x40000000u /* fits every off_t; the file stays empty */
/* Bytes behind those of the sessions. */
#define TRIED_BYTE LOCK_BYTES
#define MAKING_BYTE (LOCK_BYTES + 1)

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static off_t byte_of(const char *uuid)
{
    uint32_t hash = 2166136261u;

    for (; *uuid != '\0'; uuid++) {
        hash = (hash ^ (unsigned char)*uuid) * 16777619u;
    }
    return (off_t)(hash % LOCK_BYTES);
}

/* type: F_WRLCK, F_RDLCK or F_UNLCK. False with errno. */
static bool set_lock(int fd, off_t start, off_t length, short type)
{
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};

    return fd >= 0 && fcntl(fd, F_SETLK, &lock) == 0;
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

static bool is_held(struct td_history_store *store, off_t start, off_t length)
{
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length};

    return open_lock(store, false) && fcntl(store->lock_fd, F_GETLK, &lock) == 0 &&
           lock.l_type != F_UNLCK;
}

bool td_history_locked_elsewhere(struct td_history_store *store, const char *uuid)
{
    return is_held(store, byte_of(uuid), 1);
}

bool td_history_in_hand(struct td_history_store *store, const char *uuid)
{
    return td_str_equal(store->locked, uuid) || td_history_locked_elsewhere(store, uuid);
}

/* Somebody's having it is no fault. */
static int fault_of_lock(void)
{
    return errno == EAGAIN || errno == EACCES || errno == EINTR ? 0 : errno;
}

static int try_lock(int fd)
{
    int reason = set_lock(fd, TRIED_BYTE, 1, F_RDLCK) ? 0 : fault_of_lock();

    (void)set_lock(fd, TRIED_BYTE, 1, F_UNLCK);
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
    if (!open_lock(store, true)) {
        store->lock_errno = errno;
        return false;
    }
    if (set_lock(store->lock_fd, MAKING_BYTE, 1, F_WRLCK)) {
        return true;
    }
    store->lock_errno = fault_of_lock();
    return false;
}

void td_history_unlock_making(struct td_history_store *store)
{
    (void)set_lock(store->lock_fd, MAKING_BYTE, 1, F_UNLCK);
}

void td_history_forget_locks(struct td_history_store *store)
{
    if (store->lock_fd >= 0) {
        (void)close(store->lock_fd);
    }
    store->lock_fd = -1;
    store->locked[0] = '\0';
}

bool td_history_any_locked(struct td_history_store *store)
{
    return is_held(store, 0, LOCK_BYTES);
}

bool td_history_lock_all(struct td_history_store *store)
{
    return (open_lock(store, true) && set_lock(store->lock_fd, 0, LOCK_BYTES, F_WRLCK)) ||
           !td_history_any_locked(store);
}

void td_history_unlock_all(struct td_history_store *store)
{
    (void)set_lock(store->lock_fd, 0, LOCK_BYTES, F_UNLCK);
}

void td_history_unlock(struct td_history_store *store)
{
    if (store->locked[0] != '\0') {
        (void)set_lock(store->lock_fd, byte_of(store->locked), 1, F_UNLCK);
        store->locked[0] = '\0';
    }
}

bool td_history_lock(struct td_history_store *store, const char *uuid)
{
    if (td_str_equal(store->locked, uuid)) {
        return true;
    }
    td_history_unlock(store);
    /* Where there are no locks a session is kept all the same. */
    if (!open_lock(store, true) || !set_lock(store->lock_fd, byte_of(uuid), 1, F_WRLCK)) {
        return !td_history_locked_elsewhere(store, uuid);
    }
    td_str_copy(store->locked, sizeof store->locked, uuid);
    return true;
}
