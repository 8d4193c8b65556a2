/* The history as the port that screens and commands use. */
#ifndef TEARDROP_STORE_HISTORY_HISTORY_H
#define TEARDROP_STORE_HISTORY_HISTORY_H

#include "teardrop/core/ports.h"
#include "teardrop/store/database/open.h"

/* Borrows the store. */
struct td_history_port td_history_port(struct td_history_store *store);
/* The newest session that another teardrop is in the middle of, as of its last save; TD_ERR_ABSENT
 * when there is none. */
enum td_err td_history_running(struct td_history_store *store, struct td_session_record *out);

#endif
