/* The records of what was carved out of a damaged file, put together from their tables and taken
 * in like the lines of an import, so that one that makes no sense stays behind. */
#include <stdlib.h>
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"

/* One kind of record. */
struct walker {
    sqlite3 *carved;
    struct td_history_store *fresh;
    struct td_repair *out;
    bool no_memory;
    const struct td_record_kind *kind;
    sqlite3_stmt *record; /* the line without its parts; uuid */
    sqlite3_stmt *parts[TD_PARTS_MAX];
};

static void note(struct walker *w, int code)
{
    w->no_memory = w->no_memory || (code & 0xFF) == SQLITE_NOMEM;
}

/* column: "" = any. */
static bool has_column(struct walker *w, const char *table, const char *column)
{
    sqlite3_stmt *s = NULL;
    bool has = false;

    if (sqlite3_prepare_v2(w->carved, "SELECT 1 FROM pragma_table_info(?1) WHERE ?2 IN (name, '')",
                           -1, &s, NULL) == SQLITE_OK &&
        sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_bind_text(s, 2, column, -1, SQLITE_STATIC) == SQLITE_OK) {
        has = sqlite3_step(s) == SQLITE_ROW;
    }
    note(w, sqlite3_finalize(s));
    return has;
}

/* An expression: a fresh one. */
#define RANDOM_UUID                                                                                \
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||"                             \
    " substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' ||"            \
    " hex(randomblob(6)))"

/* In place of a column that is not there. */
static void append_default(char sql[TD_SQL_MAX], const struct td_column *column,
                           const struct td_record_kind *kind)
{
    if (td_column_is_nullable(column)) {
        td_str_append(sql, TD_SQL_MAX, "NULL");
    } else if (column->presence == TD_ADDED) {
        td_str_append(sql, TD_SQL_MAX, "0");
    } else if (column->type == TD_COLUMN_UUID) {
        td_str_append(sql, TD_SQL_MAX, RANDOM_UUID);
    } else if (kind->changed != NULL && td_str_equal(column->name, kind->changed)) {
        td_str_append(sql, TD_SQL_MAX,
                      td_str_equal(kind->time, "date") ? "CAST(strftime('%%s', r.%s) AS INTEGER)"
                                                       : "r.%s",
                      kind->time);
    } else if (column->type == TD_COLUMN_TEXT) {
        td_str_append(sql, TD_SQL_MAX, "''");
    } else {
        td_str_append(sql, TD_SQL_MAX, "%lld", column->min > 0 ? (long long)column->min : 0LL);
    }
}

/* `'name', r.name, ...` of what there is, with defaults for the rest. */
static void append_members(struct walker *w, char sql[TD_SQL_MAX], const char *table,
                           const struct td_column *columns)
{
    for (const struct td_column *column = columns; column->name != NULL; column++) {
        td_str_append(sql, TD_SQL_MAX, "%s'%s', ", column > columns ? ", " : "", column->name);
        if (has_column(w, table, column->name)) {
            td_str_append(sql, TD_SQL_MAX, "r.%s", column->name);
        } else {
            append_default(sql, column, w->kind);
        }
    }
}

/* What a row `y` of the record ?1 needs to mean anything: a rep says which set it was in by
 * that set's place in the list, so none of the sets before it may be gone. */
static const char *needs_of(const struct td_record_part *part)
{
    return td_str_equal(part->table, "session_rep")
               ? "y.set_position < (SELECT CASE WHEN count(*) = max(position) + 1 THEN count(*)"
                 " ELSE 0 END FROM session_set WHERE session_uuid = ?1)"
               : "1";
}

static bool open_walker(struct walker *w)
{
    char sql[TD_SQL_MAX] = "SELECT json_object('type', ";

    td_str_append(sql, sizeof sql, "'%s', ", w->kind->type);
    append_members(w, sql, w->kind->table, w->kind->columns);
    td_str_append(sql, sizeof sql, "), %s FROM %s r ORDER BY rowid",
                  w->kind->parts[0].name != NULL ? "r.uuid" : "NULL", w->kind->table);
    note(w, sqlite3_prepare_v2(w->carved, sql, -1, &w->record, NULL));
    for (size_t i = 0; w->kind->parts[i].name != NULL; i++) {
        const struct td_record_part *part = &w->kind->parts[i];

        td_str_copy(sql, sizeof sql, "SELECT json_group_array(json_object(");
        append_members(w, sql, part->table, part->columns);
        td_str_append(sql, sizeof sql,
                      ")) FROM (SELECT * FROM %s y WHERE y.%s = ?1 AND %s ORDER BY position) r",
                      part->table, part->owner, needs_of(part));
        note(w, sqlite3_prepare_v2(w->carved, sql, -1, &w->parts[i], NULL));
    }
    return w->record != NULL && !w->no_memory;
}

static void close_walker(struct walker *w)
{
    (void)sqlite3_finalize(w->record);
    for (size_t i = 0; i < TD_PARTS_MAX; i++) {
        (void)sqlite3_finalize(w->parts[i]);
    }
}

/* Behind the line's other members. */
static void append_part(struct walker *w, size_t i, const char *uuid, sqlite3_str *line)
{
    const char *found = NULL;

    if (w->parts[i] != NULL &&
        sqlite3_bind_text(w->parts[i], 1, uuid, -1, SQLITE_TRANSIENT) == SQLITE_OK &&
        sqlite3_step(w->parts[i]) == SQLITE_ROW) {
        found = (const char *)sqlite3_column_text(w->parts[i], 0);
    }
    sqlite3_str_appendf(line, ",\"%s\":%s", w->kind->parts[i].name, found != NULL ? found : "[]");
    note(w, sqlite3_reset(w->parts[i]));
}

/* One that makes no sense is left behind with the damaged file. */
static bool take_line(struct walker *w, const char *line)
{
    char why[200];
    enum td_err err = td_history_merge_line(w->fresh, line, &w->out->counts, why, sizeof why);

    w->out->left += err == TD_ERR_USAGE ? 1 : 0;
    return err == TD_OK || err == TD_ERR_USAGE;
}

/* The record on which the statement is; false ends it all. */
static bool rescue_one(struct walker *w)
{
    const char *found = (const char *)sqlite3_column_text(w->record, 0);
    sqlite3_str *line;
    char uuid[TD_UUID_TEXT], *whole;
    bool ok;

    if (found == NULL) {
        return false; /* no memory */
    }
    line = sqlite3_str_new(NULL);
    sqlite3_str_append(line, found, (int)strlen(found) - 1); /* without the closing brace */
    td_history_column_text(w->record, 1, uuid, sizeof uuid);
    for (size_t i = 0; w->kind->parts[i].name != NULL; i++) {
        append_part(w, i, uuid, line);
    }
    sqlite3_str_appendall(line, "}");
    ok = sqlite3_str_errcode(line) == SQLITE_OK && !w->no_memory;
    whole = sqlite3_str_finish(line);
    ok = ok && take_line(w, whole);
    sqlite3_free(whole);
    return ok;
}

bool td_history_rescue_records(sqlite3 *carved, struct td_history_store *fresh,
                               struct td_repair *out)
{
    bool ok = true;

    for (size_t k = 0; ok && k < TD_RECORD_KINDS; k++) {
        struct walker w = {
            .carved = carved, .fresh = fresh, .out = out, .kind = &td_record_kinds[k]};

        ok = open_walker(&w);
        while (ok && sqlite3_step(w.record) == SQLITE_ROW) {
            ok = rescue_one(&w);
        }
        note(&w, sqlite3_errcode(carved));
        ok = ok && !w.no_memory;
        close_walker(&w);
    }
    if (!ok && fresh->trouble[0] == '\0') {
        (void)td_history_set_error(fresh, "out of memory");
    }
    return ok;
}
