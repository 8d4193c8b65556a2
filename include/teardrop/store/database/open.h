/* The history as a file: SQLite, opened at the first use. Only the store knows SQLite. */
#ifndef TEARDROP_STORE_DATABASE_OPEN_H
#define TEARDROP_STORE_DATABASE_OPEN_H

#include "teardrop/core/ports.h"

struct td_history_store; /* owner */

/* path is borrowed text, copied; nothing is opened yet. keep = false: nothing
 * is ever written and `trouble` says so. The folder is made 0700, the file
 * 0600; it comes into being whole, whoever else begins at the same time. WAL, foreign keys on.
 * When another teardrop is writing, calls wait for it, 5 s at most, and once they have waited
 * for so long they do not wait again until something could be written; a session that is under
 * way does not wait (its beat would): saving it fails at once, and the next save has all of it.
 * Where the system has no locks to give nobody waits for one. When the file is deleted, moved
 * away or replaced while it is open, the next call opens what is in its place, or makes it anew,
 * and `news` says so; a session under way is then saved whole. A link is followed once, when it
 * is first looked at. A database of a newer version,
 * or damaged, is never touched: trouble says so. One of an older version is
 * copied to `<path>.v<version>.bak` (0600; `.bak.2`, ... where that is taken)
 * before it is brought up to date; without a copy it is left alone.
 *
 * What cannot be written (a file, a folder or a disk that allows only reading, a full disk) can
 * be read all the same: then `trouble` says from the first call on why nothing will be kept. One of
 * an older version is then, and without keep, read from a copy in memory that is brought up to
 * date. A file that other people could read is made 0600 when it is opened.
 *
 * Who trains: as long as a session that was saved with `running` has not been
 * saved without it, its process holds a lock on `<path>.lock`, which ends with
 * the process however that ends. `unfinished` never offers, and never settles, a
 * session whose lock is held. Nobody else can save a session that is locked
 * (TD_ERR_STORE). One store for a path in a process: closing a second one would
 * let go of the first one's lock (POSIX).
 *
 * date: dates the changes of records, by which two histories are merged. */
enum td_err td_history_new(const char *path, bool keep, struct td_date_port date,
                           struct td_history_store **out);
/* Called, once for each wait, when another teardrop has kept a call waiting for a
 * fifth of a second. say may be NULL. */
void td_history_on_wait(struct td_history_store *store, void (*say)(void *self), void *self);
/* Calls wait at most so long, in milliseconds, in place of 5,000. */
void td_history_wait_max(struct td_history_store *store, int ms);
/* aside: what is written goes to the disk in a thread of its own, at once but beside whatever
 * the caller does next, which a slow disk may not hold up. Else, and at first, a call returns
 * when it is there. Either way every call that writes is one visit to the disk. */
void td_history_sync_aside(struct td_history_store *store, bool aside);
void td_history_free(struct td_history_store *store);

#endif
