/* Export as lines of JSON: statements are put together from the table of what a record is,
 * and SQLite's own JSON functions do the rest. */
#include "history_kinds.h"
#include "teardrop/base/str.h"
#include "teardrop/store/merge.h"

void td_record_columns(char sql[TD_SQL_MAX], const char *const *columns, const char *format,
                       bool twice)
{
    for (size_t i = 0; i < TD_COLUMNS_MAX && columns[i] != NULL; i++) {
        td_str_append(sql, TD_SQL_MAX, i > 0 ? ", " : "");
        if (twice) {
            td_str_append(sql, TD_SQL_MAX, format, columns[i], columns[i]);
        } else {
            td_str_append(sql, TD_SQL_MAX, format, columns[i]);
        }
    }
}

void td_record_line(const struct td_record_kind *kind, char sql[TD_SQL_MAX])
{
    td_str_append(sql, TD_SQL_MAX, "json_object('type', '%s', ", kind->type);
    if (kind->shown != NULL) {
        td_str_append(sql, TD_SQL_MAX,
                      "'%s', strftime('%%Y-%%m-%%dT%%H:%%M:%%S', r.%s + r.utc_offset_min * 60,"
                      " 'unixepoch') || printf('%%s%%02d:%%02d', CASE WHEN r.utc_offset_min < 0"
                      " THEN '-' ELSE '+' END, abs(r.utc_offset_min) / 60,"
                      " abs(r.utc_offset_min) %% 60), ",
                      kind->shown, kind->time);
    }
    td_record_columns(sql, kind->columns, "'%s', r.%s", true);
    for (const struct td_record_part *part = kind->parts; part->name != NULL; part++) {
        td_str_append(sql, TD_SQL_MAX, ", '%s', json((SELECT json_group_array(json_object(",
                      part->name);
        td_record_columns(sql, part->columns, "'%s', x.%s", true);
        td_str_append(sql, TD_SQL_MAX,
                      ")) FROM (SELECT * FROM %s y WHERE y.%s = r.uuid ORDER BY position) x))",
                      part->table, part->owner);
    }
    td_str_append(sql, TD_SQL_MAX, ")");
}

enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to)
{
    enum td_err err = td_history_need(store, false);

    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    for (size_t k = 0; k < TD_RECORD_KINDS && err == TD_OK; k++) {
        char sql[TD_SQL_MAX] = "SELECT ";
        sqlite3_stmt *s;
        int step = SQLITE_DONE;

        td_record_line(&td_record_kinds[k], sql);
        td_str_append(sql, sizeof sql, " FROM %s r WHERE %s ORDER BY r.%s, r.%s",
                      td_record_kinds[k].table, td_record_kinds[k].where, td_record_kinds[k].time,
                      td_record_kinds[k].key);
        s = td_history_prepare(store, sql);
        while (s != NULL && err == TD_OK && (step = sqlite3_step(s)) == SQLITE_ROW) {
            const char *line = (const char *)sqlite3_column_text(s, 0);

            err = line != NULL && put(to, line) ? TD_OK : TD_ERR_IO;
        }
        if (err == TD_OK && (s == NULL || step != SQLITE_DONE)) {
            err = td_history_failed(store);
        }
        (void)sqlite3_finalize(s);
    }
    return err;
}
