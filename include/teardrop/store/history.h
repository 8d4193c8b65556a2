/* The history: SQLite, opened at the first use. The only place that knows
 * SQLite. */
#ifndef TEARDROP_STORE_HISTORY_H
#define TEARDROP_STORE_HISTORY_H

#include "teardrop/core/ports.h"

#define TD_HISTORY_VERSION 2 /* user_version of the schema */

struct td_history_store; /* owner */

/* path is borrowed text, copied; nothing is opened yet. keep = false: nothing
 * is ever written and `trouble` says so. The folder is made 0700, the file
 * 0600. WAL, foreign keys on, busy timeout 5 s. A database of a newer version,
 * or damaged, is never touched: trouble says so. */
enum td_err td_history_new(const char *path, bool keep, struct td_history_store **out);
void td_history_free(struct td_history_store *store);
struct td_history_port td_history_port(struct td_history_store *store);

#endif
