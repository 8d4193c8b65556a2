/* How long SQLite waits for another teardrop that is writing. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>

#include "db.h"
#include "teardrop/base/str.h"
#include "teardrop/store/database/open.h"

#define WAIT_SAID_MS 200 /* after which it is said that another one is waited for */
#define WAIT_STEP_MS 20
#define US_PER_MS 1000

/* Whoever holds a lock gives it back; a system that has none to give never will. */
static bool never_comes(struct td_history_store *store)
{
    int reason = td_history_lock_fault(store);

    if (reason != 0) {
        store->lock_errno = reason;
    }
    return reason != 0;
}

/* Who has waited in vain once does not do so again: a command has many statements. */
static bool may_wait(struct td_history_store *store)
{
    if (store->hurried || store->gave_up) {
        return false;
    }
    if (store->waited_us >= store->wait_max_ms * US_PER_MS || never_comes(store)) {
        store->gave_up = true;
        return false;
    }
    return true;
}

/* SQLite asks after each attempt whether to try again. */
int td_history_wait(void *self, int attempts)
{
    struct td_history_store *store = self;

    if (!may_wait(store)) {
        if (store->lock_errno == 0) {
            (void)never_comes(store); /* for the words */
        }
        return 0;
    }
    if (attempts == WAIT_SAID_MS / WAIT_STEP_MS && store->say_wait != NULL) {
        store->say_wait(store->wait_self);
    }
    (void)sqlite3_sleep(WAIT_STEP_MS);
    store->waited_us += WAIT_STEP_MS * US_PER_MS;
    return 1;
}

/* SQLite also waits by itself for the index of its log, 10 s and more, and asks nobody. */
static int sleep_within(sqlite3_vfs *vfs, int us)
{
    struct td_history_store *store =
        (struct td_history_store *)(void *)((char *)vfs - offsetof(struct td_history_store, vfs));
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);

    if (!may_wait(store)) {
        return us;
    }
    store->waited_us += us;
    return system->xSleep(system, us);
}

bool td_history_register(struct td_history_store *store)
{
    const sqlite3_vfs *system = sqlite3_vfs_find(NULL);

    if (system == NULL) {
        return false;
    }
    store->vfs = *system;
    td_str_format(store->vfs_name, sizeof store->vfs_name, "teardrop-%p", (void *)store);
    store->vfs.zName = store->vfs_name;
    store->vfs.pNext = NULL;
    store->vfs.xSleep = sleep_within;
    return sqlite3_vfs_register(&store->vfs, 0) == SQLITE_OK;
}

void td_history_on_wait(struct td_history_store *store, void (*say)(void *self), void *self)
{
    store->say_wait = say;
    store->wait_self = self;
}

void td_history_wait_max(struct td_history_store *store, int ms)
{
    store->wait_max_ms = ms;
}
