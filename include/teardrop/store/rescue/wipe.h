/* Every record is deleted. */
#ifndef TEARDROP_STORE_RESCUE_WIPE_H
#define TEARDROP_STORE_RESCUE_WIPE_H

#include "teardrop/store/database/open.h"

struct td_wipe {
    bool in_use;       /* somebody has it open: what was deleted is still in the file's empty
                          parts, or in the log beside it */
    char copies[2048]; /* names of copies beside it, which stay; separated by ", " */
};
/* Deletes every record, and the marks of what was deleted. TD_ERR_ABSENT without a file; `out` is
 * filled in then as well. TD_ERR_STORE, nothing deleted, while anybody is in the middle of a
 * session. */
enum td_err td_history_delete_all(struct td_history_store *store, struct td_wipe *out);

#endif
