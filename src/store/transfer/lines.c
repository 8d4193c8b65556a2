/* Export as lines of JSON, or as one object: the statements are made from the tables of records
 * (tables.h), and SQLite's JSON functions do the rest. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

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
    td_columns_append(sql, kind->columns, "'@', r.@");
    for (const struct td_record_part *part = kind->parts; part->name != NULL; part++) {
        td_str_append(sql, TD_SQL_MAX, ", '%s', json((SELECT json_group_array(json_object(",
                      part->name);
        td_columns_append(sql, part->columns, "'@', x.@");
        td_str_append(sql, TD_SQL_MAX,
                      ")) FROM (SELECT * FROM %s y WHERE y.%s = r.uuid ORDER BY position) x))",
                      part->table, part->owner);
    }
    td_str_append(sql, TD_SQL_MAX, ")");
}

enum td_err td_history_snapshot(struct td_history_store *store)
{
    enum td_err err = td_history_open_lazily(store, false);

    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    /* It begins with the first look: until then somebody may write. */
    return td_history_run(store, "BEGIN") &&
                   td_history_run(store, "SELECT count(*) FROM sqlite_master")
               ? TD_OK
               : td_history_failed(store);
}

void td_history_snapshot_end(struct td_history_store *store)
{
    if (store->db != NULL && sqlite3_get_autocommit(store->db) == 0) {
        (void)td_history_run(store, "ROLLBACK"); /* nothing was written */
    }
}

struct output {
    bool (*put)(void *to, const char *line);
    void *to;
    char *safe; /* owned */
    size_t room;
    bool in_list; /* with commas between them */
    size_t count; /* in this list */
};

static bool put_record(struct output *output, const char *line)
{
    const char *before = output->count++ > 0 ? ",\n" : "\n";

    return (!output->in_list || output->put(output->to, before)) && output->put(output->to, line);
}

/* A line that a terminal can be shown. */
static enum td_err put_safe(struct output *output, const char *line)
{
    const char *at = line;
    size_t length;
    char *safe;

    while (*at >= 0x20 && *at < 0x7F) { /* nearly always all of it */
        at++;
    }
    if (*at == '\0') {
        return put_record(output, line) ? TD_OK : TD_ERR_IO;
    }
    length = td_str_json_safe(line, NULL, 0);
    if (length >= output->room) {
        safe = realloc(output->safe, length + 1);
        if (safe == NULL) {
            return TD_ERR_NOMEM;
        }
        output->safe = safe;
        output->room = length + 1;
    }
    (void)td_str_json_safe(line, output->safe, output->room);
    return put_record(output, output->safe) ? TD_OK : TD_ERR_IO;
}

static enum td_err export_kind(struct td_history_store *store, const struct td_record_kind *kind,
                               struct output *output)
{
    char sql[TD_SQL_MAX] = "SELECT ";
    sqlite3_stmt *s;
    int step = SQLITE_DONE;
    enum td_err err = TD_OK;

    td_record_line(kind, sql);
    td_str_append(sql, sizeof sql, " FROM %s r ORDER BY r.%s, r.%s", kind->table, kind->time,
                  kind->key);
    s = td_history_prepare(store, sql);
    while (s != NULL && err == TD_OK && (step = sqlite3_step(s)) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(s, 0);

        err = line != NULL ? put_safe(output, line) : TD_ERR_NOMEM;
    }
    if (err == TD_OK && (s == NULL || step != SQLITE_DONE)) {
        err = td_history_failed(store);
    }
    (void)sqlite3_finalize(s);
    return err;
}

static enum td_err export_all(struct td_history_store *store, struct output *output)
{
    enum td_err opened = td_history_open_lazily(store, false);
    enum td_err err = opened == TD_ERR_ABSENT ? TD_OK : opened;
    char head[64];

    for (size_t k = 0; k < TD_RECORD_KINDS && err == TD_OK; k++) {
        td_str_format(head, sizeof head, "%s\n\"%s\":[", k > 0 ? "]," : "{",
                      td_record_kinds[k].type);
        if (output->in_list && !output->put(output->to, head)) {
            err = TD_ERR_IO;
        } else if (opened == TD_OK) {
            err = export_kind(store, &td_record_kinds[k], output);
        }
        output->count = 0;
    }
    free(output->safe);
    return err;
}

enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to)
{
    return export_all(store, &(struct output){.put = put, .to = to});
}

enum td_err td_history_export_json(struct td_history_store *store,
                                   bool (*put)(void *to, const char *text), void *to)
{
    enum td_err err = export_all(store, &(struct output){.put = put, .to = to, .in_list = true});

    return err == TD_OK && !put(to, "]\n}\n") ? TD_ERR_IO : err;
}
