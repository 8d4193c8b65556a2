/* The end of an import: what was deleted goes, on whichever side it was.
 *
 * Of the answers of a day one is kept, so one that lost against another is not here any more
 * when a mark comes that deletes the winner. Which of them is left must not depend on the
 * order of coming; therefore a day has one latest answer, alive or gone. Of one that is gone a mark
 * stays that says when it was changed, and the end of its UUID, which decides between two of
 * the same second. Only later answers come through, and with a later one that is alive the
 * mark goes. */
#include <string.h>

#include "kinds.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

#define IS_DAY_MARK(mark) "substr(" mark ".uuid, 9, 16) = '-dead-4000-8000-'"
#define DAY(mark) "substr(" mark ".uuid, 1, " TD_DEAD_LENGTH ")"
#define TAIL(row) TD_DEAD_TAIL(row ".uuid")

static const char bury_sql[] = "INSERT INTO deleted SELECT " TD_DEAD_DAY("m.date") " || " TAIL(
    "m") ", m.changed_unix_s"
         " FROM morning m JOIN deleted d ON d.uuid = m.uuid AND d.at_unix_s >= m.changed_unix_s"
         " WHERE true ON CONFLICT (uuid) DO UPDATE SET at_unix_s = max(at_unix_s, "
         "excluded.at_unix_s)";
static const char earlier_sql[] =
    "DELETE FROM morning WHERE EXISTS (SELECT 1 FROM deleted t WHERE " TD_DEAD_MARK(
        "morning.date") " AND"
                        " (t.at_unix_s, " TAIL("t") ") >= (morning.changed_unix_s, " TAIL(
                            "morning") "))";
static const char outlived_sql[] = "DELETE FROM deleted AS t WHERE " IS_DAY_MARK(
    "t") " AND (EXISTS (SELECT 1 FROM morning m"
         "  WHERE " TD_DEAD_DAY("m.date") " = " DAY(
             "t") ") OR"
                  " EXISTS (SELECT 1 FROM deleted u WHERE u.uuid BETWEEN " DAY("t") " AND " DAY(
                      "t") " || 'g' AND"
                           "  (u.at_unix_s, " TAIL("u") ") > (t.at_unix_s, " TAIL("t") ")))";

/* The record of a session that somebody is in the middle of is theirs. */
static void is_held(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct td_history_store *store = sqlite3_user_data(context);
    const char *uuid = (const char *)sqlite3_value_text(values[0]);

    (void)count;
    sqlite3_result_int(context, uuid != NULL && (td_str_equal(uuid, store->held) ||
                                                 td_history_held_elsewhere(store, uuid)));
}

static bool take_marked(struct td_history_store *store, const struct td_record_kind *kind)
{
    char sql[400];

    td_str_format(sql, sizeof sql,
                  "DELETE FROM %s WHERE EXISTS (SELECT 1 FROM deleted d WHERE d.uuid = %s.uuid"
                  " AND d.at_unix_s >= %s)%s",
                  kind->table, kind->table, kind->changed,
                  td_str_equal(kind->table, "session") ? " AND NOT (running = 1 AND td_held(uuid))"
                                                       : "");
    return td_history_run(store, sql);
}

static bool apply_marks(struct td_history_store *store, struct td_merge_counts *counts)
{
    bool ok = sqlite3_create_function(store->db, "td_held", 1, SQLITE_UTF8, store, is_held, NULL,
                                      NULL) == SQLITE_OK &&
              td_history_run(store, bury_sql);

    for (size_t k = 0; ok && k < TD_RECORD_KINDS; k++) {
        if (!td_str_equal(td_record_kinds[k].table, "deleted")) {
            ok = take_marked(store, &td_record_kinds[k]);
            counts->deleted += ok ? (size_t)sqlite3_changes(store->db) : 0;
        }
    }
    ok = ok && td_history_run(store, earlier_sql);
    counts->deleted += ok ? (size_t)sqlite3_changes(store->db) : 0;
    return ok && td_history_run(store, outlived_sql);
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
