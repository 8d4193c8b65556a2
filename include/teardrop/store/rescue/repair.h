/* A damaged history is mended. */
#ifndef TEARDROP_STORE_RESCUE_REPAIR_H
#define TEARDROP_STORE_RESCUE_REPAIR_H

#include "teardrop/store/paths.h"
#include "teardrop/store/transfer/transfer.h"

#define TD_LOST_TEXT 1600

struct td_repair {
    bool sound;                    /* nothing is wrong, nothing was done */
    bool empty;                    /* and there is no record in it */
    char kept[TD_PATH_MAX];        /* where the damaged file is now; of a history that is empty or
                                      is not there, one of before; "" = none */
    struct td_merge_counts counts; /* added: rescued records */
    size_t left;                   /* records that make no sense; they are in the damaged file */
    size_t bare_sessions;          /* rescued; some of their sets or reps may be lost */
    size_t bare_checks;            /* ... some of their answers, flags or lists are */
    char lost[TD_LOST_TEXT];       /* what is known to have been there and did not come out,
                                      `2 mornings (2026-11-24, 2026-11-23)`; "" = nothing is */
    bool lost_more;                /* of some kind neither the table nor its index is whole, and
                                      what else is lost nobody can tell */
};
/* Of a damaged database (SQLite finds it malformed, or its tables are not what they
 * should be): takes what can be read of it into `<path>.rescue`, page by page, nothing that
 * was deleted, then sets the damaged one aside as
 * `<path>.damaged` (`.damaged.2`, ...; 0600), as it is, with what was written last beside it,
 * and puts the new one in its place. Whenever it is ended, the next call finds
 * everything. TD_ERR_ABSENT without a file; TD_ERR_STORE with the reason as the trouble, nothing
 * changed, when nothing at all can be read of a file that may have held something, and for
 * everything that is not damage: a machine without memory or a disk that cannot be read, a file
 * that cannot be opened or is locked, a full disk, keep = no, another program's or a newer
 * teardrop's database, a session that is under way.
 */
enum td_err td_history_repair(struct td_history_store *store, struct td_repair *out);

#endif
