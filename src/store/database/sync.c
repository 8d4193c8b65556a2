/* Syncs what was written without holding up the session: a thread of its own waits for the disk,
 * which may take a hundredth of a second or much longer. It knows only the log's descriptor and
 * never calls SQLite. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"
#include "teardrop/store/database/open.h"

#define STACK_BYTES 65536

struct td_history_sync {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int fd;        /* of the log; closing it lets go of no lock: SQLite has none on that file */
    bool asked;    /* something was written that is not on the disk yet */
    bool ending;   /* when nothing is asked for any more */
    int had_errno; /* of the last time that failed and was not told; 0 = none */
};

static void *work(void *self)
{
    struct td_history_sync *sync = self;

    (void)pthread_mutex_lock(&sync->mutex);
    while (sync->asked || !sync->ending) {
        int reason;

        if (!sync->asked) {
            (void)pthread_cond_wait(&sync->changed, &sync->mutex);
            continue;
        }
        sync->asked = false;
        (void)pthread_mutex_unlock(&sync->mutex);
        reason = fdatasync(sync->fd) != 0 ? errno : 0;
        (void)pthread_mutex_lock(&sync->mutex);
        sync->had_errno = reason != 0 ? reason : sync->had_errno;
    }
    (void)pthread_mutex_unlock(&sync->mutex);
    return NULL;
}

/* No signal is ever handled in it. */
static bool start(struct td_history_sync *sync)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    bool ok = pthread_attr_init(&attributes) == 0;

    if (!ok) {
        return false;
    }
    (void)pthread_attr_setstacksize(&attributes, STACK_BYTES);
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    ok = pthread_create(&sync->thread, &attributes, work, sync) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    (void)pthread_attr_destroy(&attributes);
    return ok;
}

static int open_log(sqlite3 *db)
{
    const char *file = sqlite3_db_filename(db, "main");
    char name[TD_PATH_MAX + 16];

    td_str_format(name, sizeof name, "%s-wal", file != NULL ? file : "");
    return open(name, O_RDWR | O_CLOEXEC);
}

/* NULL: there is no memory, no thread or no log. */
static struct td_history_sync *begin(sqlite3 *db)
{
    struct td_history_sync *sync = malloc(sizeof *sync);

    if (sync == NULL) {
        return NULL;
    }
    *sync = (struct td_history_sync){.mutex = PTHREAD_MUTEX_INITIALIZER,
                                     .changed = PTHREAD_COND_INITIALIZER,
                                     .fd = open_log(db)};
    if (sync->fd < 0 || !start(sync)) {
        if (sync->fd >= 0) {
            (void)close(sync->fd);
        }
        free(sync);
        return NULL;
    }
    return sync;
}

void td_history_sync_aside(struct td_history_store *store, bool aside)
{
    if (aside != store->aside) {
        store->aside = aside;
        td_history_sync_end(store);
        if (store->db != NULL) {
            td_history_set_sync(store);
        }
    }
}

bool td_history_set_sync(struct td_history_store *store)
{
    return td_history_run(store, store->aside ? "PRAGMA synchronous = NORMAL"
                                              : "PRAGMA synchronous = FULL");
}

int td_history_sync_soon(struct td_history_store *store)
{
    int reason;

    if (!store->aside || store->dry_run) {
        return 0;
    }
    if (store->sync == NULL) {
        store->sync = begin(store->db);
    }
    if (store->sync == NULL) { /* as well as it goes */
        int fd = open_log(store->db);

        reason = fd >= 0 && fdatasync(fd) != 0 ? errno : 0;
        if (fd >= 0) {
            (void)close(fd);
        }
        return reason;
    }
    (void)pthread_mutex_lock(&store->sync->mutex);
    store->sync->asked = true;
    reason = store->sync->had_errno;
    store->sync->had_errno = 0;
    (void)pthread_cond_signal(&store->sync->changed);
    (void)pthread_mutex_unlock(&store->sync->mutex);
    return reason;
}

void td_history_sync_end(struct td_history_store *store)
{
    struct td_history_sync *sync = store->sync;

    if (sync == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&sync->mutex);
    sync->ending = true;
    (void)pthread_cond_signal(&sync->changed);
    (void)pthread_mutex_unlock(&sync->mutex);
    (void)pthread_join(sync->thread, NULL);
    (void)pthread_cond_destroy(&sync->changed);
    (void)pthread_mutex_destroy(&sync->mutex);
    (void)close(sync->fd);
    free(sync);
    store->sync = NULL;
}
