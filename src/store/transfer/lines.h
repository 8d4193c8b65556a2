/* A record as a line of JSON, and what may stand in one. */
#ifndef TEARDROP_STORE_TRANSFER_LINES_H
#define TEARDROP_STORE_TRANSFER_LINES_H

#include "database/db.h"

/* Appends the expression that makes a record's line out of its row `r`. */
void td_record_line(const struct td_record_kind *kind, char sql[TD_SQL_MAX]);
/* import_check.c: looks at everything in a line of a kind that was told already. TD_ERR_USAGE:
 * `why` names the member, what is wrong and what is allowed; TD_ERR_STORE. */
enum td_err td_history_check_line(struct td_history_store *store, const struct td_record_kind *kind,
                                  const char *line, char *why, size_t why_size);

#endif
