/* The history as a file: SQLite, opened at the first use. Only the store knows SQLite. */
#ifndef TEARDROP_STORE_DATABASE_OPEN_H
#define TEARDROP_STORE_DATABASE_OPEN_H

#include "teardrop/core/ports.h"

struct td_history_store; /* owner */

/* path is copied; nothing is opened yet. keep = false: nothing is ever written, and `trouble` says
 * so. The folder is made with mode 0700, the file with 0600, whole or not at all even when several
 * programs begin at the same time. WAL, foreign keys on.
 *
 * When another teardrop is writing, calls wait for it, 5 s at most; once they have waited that long
 * in vain, they do not wait again until something could be written. A session that is under way
 * does not wait, since that would hold up its beat: saving fails at once, and the next save has
 * everything. When the file is deleted, moved away or replaced while it is open, the next call
 * opens what is in its place, or makes a new one, and `news` says so; a session under way is then
 * saved whole. A link is followed once, at the first look.
 *
 * A damaged database, or one of a newer version, is never touched: `trouble` says so. One of an
 * older version is copied to `<path>.v<version>.bak` (0600; `.bak.2`, ... if that is taken) before
 * it is brought up to date; if it cannot be copied, it is left alone.
 *
 * A history that cannot be written (a read-only file, folder or disk, a full disk) can still be
 * read: then `trouble` says from the first call on why nothing will be saved. If it is of an older
 * version (or without keep), it is read from a copy in memory that is brought up to date. A file
 * that other people could read is made 0600 when it is opened.
 *
 * Locks: from the first save of a session with `running` to the one without it, its process holds a
 * lock on `<path>.lock`, which ends with the process however that ends. `unfinished` never offers
 * or ends a session whose lock is held, and no other process can save it (TD_ERR_STORE). Where the
 * system has no locks, none are waited for. Open only one store for a path in a process: closing a
 * second one would drop the first one's lock (POSIX).
 *
 * date: gives the time of each change to a record, which decides when two histories are merged. */
enum td_err td_history_new(const char *path, bool keep, struct td_date_port date,
                           struct td_history_store **out);
/* Called, once for each wait, when another teardrop has kept a call waiting for a
 * fifth of a second. say may be NULL. */
void td_history_on_wait(struct td_history_store *store, void (*say)(void *self), void *self);
/* Calls wait for another teardrop at most `ms` milliseconds; 5,000 at first. */
void td_history_wait_max(struct td_history_store *store, int ms);
/* aside: a thread of its own syncs what was written to the disk, so that a slow disk does not hold
 * up the caller. Otherwise, and at first, a call that writes returns when its data is on the disk.
 * Either way every such call syncs once. */
void td_history_sync_aside(struct td_history_store *store, bool aside);
void td_history_free(struct td_history_store *store);

#endif
