/* The end of an import: what was deleted goes, on whichever side it was. Marks only grow in number
 * and time, so the order in which histories come together does not matter. */
#include <string.h>

#include "lines.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

/* The record of a session that somebody is in the middle of is theirs. */
static void is_locked(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct td_history_store *store = sqlite3_user_data(context);
    const char *uuid = (const char *)sqlite3_value_text(values[0]);

    (void)count;
    sqlite3_result_int(context, uuid != NULL && td_history_in_hand(store, uuid));
}

static bool delete_marked(struct td_history_store *store, const struct td_record_kind *kind)
{
    char sql[TD_SQL_MAX];

    td_str_format(sql, sizeof sql,
                  "DELETE FROM %s AS r WHERE EXISTS (SELECT 1 FROM deleted d WHERE ", kind->table);
    td_record_marked(kind, sql, "r.uuid", "r.date");
    if (kind->changed != NULL) {
        td_str_append(sql, sizeof sql, " AND d.at_unix_s >= r.%s", kind->changed);
    }
    td_str_append(
        sql, sizeof sql, ")%s",
        td_str_equal(kind->table, "session") ? " AND NOT (running = 1 AND td_locked(uuid))" : "");
    return td_history_run(store, sql);
}

static bool apply_marks(struct td_history_store *store, struct td_merge_counts *counts)
{
    bool ok = sqlite3_create_function(store->db, "td_locked", 1, SQLITE_UTF8, store, is_locked,
                                      NULL, NULL) == SQLITE_OK;

    for (int k = 0; ok && k < TD_RECORD_DELETED; k++) {
        ok = delete_marked(store, &td_record_kinds[k]);
        counts->deleted += ok ? (size_t)sqlite3_changes(store->db) : 0;
    }
    return ok;
}

enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts)
{
    bool under_way = sqlite3_get_autocommit(store->db) == 0; /* a full disk may have ended it */
    bool ok = under_way && apply_marks(store, counts);
    enum td_err err = TD_OK;

    if (!keep) {
        if (!ok && under_way) {
            err = td_history_write_failed(store);
        }
        td_history_undo(store);
    } else if (!under_way) {
        err = td_history_set_error(store, "the import was ended half-way; nothing was taken in");
    } else {
        err = td_history_end(store, ok);
    }
    if (store->dry_run) {
        td_history_close(store);
    }
    return err;
}
