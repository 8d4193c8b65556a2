/* What can be read of a damaged database: first which records there are, then each of them
 * by itself, then what belongs to it, so that a bad page takes with it only what is on it. */
#include <stdlib.h>
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"

#define GAP_MAX 100000 /* numbers that are tried one by one between two that were found */

/* One kind of record, with what is found of it. */
struct walker {
    sqlite3 *old;
    struct td_history_store *fresh;
    struct td_repair *out;
    int machine; /* SQLite's code of what is not the file's fault; SQLITE_OK = nothing */
    bool gaps;   /* not every row could be gone to */
    const struct td_record_kind *kind;
    int64_t *ids; /* owned: the row numbers that there may be */
    size_t count, capacity;
    sqlite3_stmt *record; /* ?1 rowid: the line without its parts; uuid */
    sqlite3_stmt *parts[TD_PARTS_MAX];
};

/* What is wrong with the file is passed over; what is wrong with the machine is not its fault,
 * and nothing may be left out for it. */
static void note_machine(struct walker *w, int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
    case SQLITE_ERROR: /* of what is left of the tables' list */
    case SQLITE_SCHEMA:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
        break;
    default:
        w->machine = code;
        break;
    }
}

/* ---- which records there are ---- */

static bool add_id(struct walker *w, int64_t id)
{
    if (w->count == w->capacity) {
        size_t capacity = w->capacity * 2 + 64;
        int64_t *ids = realloc(w->ids, capacity * sizeof *ids);

        if (ids == NULL) {
            return false;
        }
        w->ids = ids;
        w->capacity = capacity;
    }
    w->ids[w->count++] = id;
    return true;
}

/* From one end until the other, `until`, or a bad page. *last: how far. */
static bool walk(struct walker *w, bool up, int64_t until, int64_t *last)
{
    char sql[160];
    sqlite3_stmt *s = NULL;
    int step = SQLITE_ERROR;
    bool ok = true;

    td_str_format(sql, sizeof sql, "SELECT rowid FROM %s NOT INDEXED ORDER BY rowid %s",
                  w->kind->table, up ? "ASC" : "DESC");
    if (sqlite3_prepare_v2(w->old, sql, -1, &s, NULL) == SQLITE_OK) {
        while (ok && (step = sqlite3_step(s)) == SQLITE_ROW &&
               (up || sqlite3_column_int64(s, 0) > until)) {
            *last = sqlite3_column_int64(s, 0);
            ok = add_id(w, *last);
        }
    }
    note_machine(w, sqlite3_finalize(s));
    w->gaps = w->gaps || step != SQLITE_DONE;
    return ok && w->machine == SQLITE_OK;
}

/* From the front until something is in the way, then from the back; what lies between is
 * tried number by number. */
static bool find_ids(struct walker *w)
{
    int64_t low = 0, high = INT64_MAX;
    bool ok = walk(w, true, 0, &low);

    if (ok && w->gaps) {
        ok = walk(w, false, low, &high);
        for (int64_t id = low + 1; ok && id < high && id - low <= GAP_MAX; id++) {
            ok = add_id(w, id);
        }
    }
    return ok;
}

/* ---- each of them ---- */

/* column: "" = any. */
static bool has_column(struct walker *w, const char *table, const char *column)
{
    sqlite3_stmt *s = NULL;
    bool has = false;

    if (sqlite3_prepare_v2(w->old, "SELECT 1 FROM pragma_table_info(?1) WHERE ?2 IN (name, '')", -1,
                           &s, NULL) == SQLITE_OK &&
        sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_bind_text(s, 2, column, -1, SQLITE_STATIC) == SQLITE_OK) {
        has = sqlite3_step(s) == SQLITE_ROW;
    }
    note_machine(w, sqlite3_errcode(w->old));
    (void)sqlite3_finalize(s);
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
    if (column->nullable) {
        td_str_append(sql, TD_SQL_MAX, "NULL");
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
    td_str_append(sql, sizeof sql, "), %s FROM %s r WHERE r.rowid = ?1",
                  w->kind->parts[0].name != NULL ? "r.uuid" : "NULL", w->kind->table);
    if (!has_column(w, w->kind->table, "") ||
        sqlite3_prepare_v2(w->old, sql, -1, &w->record, NULL) != SQLITE_OK) {
        note_machine(w, sqlite3_errcode(w->old));
        return false;
    }
    for (size_t i = 0; w->kind->parts[i].name != NULL; i++) {
        const struct td_record_part *part = &w->kind->parts[i];

        if (!has_column(w, part->table, "")) {
            continue;
        }
        td_str_copy(sql, sizeof sql, "SELECT json_group_array(json_object(");
        append_members(w, sql, part->table, part->columns);
        td_str_append(sql, sizeof sql,
                      ")) FROM (SELECT * FROM %s y WHERE y.%s = ?1 AND %s ORDER BY position) r",
                      part->table, part->owner, needs_of(part));
        (void)sqlite3_prepare_v2(w->old, sql, -1, &w->parts[i], NULL);
        note_machine(w, sqlite3_errcode(w->old));
    }
    return true;
}

static void close_walker(struct walker *w)
{
    (void)sqlite3_finalize(w->record);
    for (size_t i = 0; i < TD_PARTS_MAX; i++) {
        (void)sqlite3_finalize(w->parts[i]);
    }
    free(w->ids);
}

/* Behind the line's other members; false: it could not be read. */
static bool append_part(struct walker *w, size_t i, const char *uuid, sqlite3_str *line)
{
    const char *found = NULL;
    bool read;

    if (w->parts[i] != NULL &&
        sqlite3_bind_text(w->parts[i], 1, uuid, -1, SQLITE_TRANSIENT) == SQLITE_OK &&
        sqlite3_step(w->parts[i]) == SQLITE_ROW) {
        found = (const char *)sqlite3_column_text(w->parts[i], 0);
    }
    read = found != NULL;
    sqlite3_str_appendf(line, ",\"%s\":%s", w->kind->parts[i].name, read ? found : "[]");
    note_machine(w, sqlite3_reset(w->parts[i]));
    return read;
}

/* One that makes no sense is left behind with the damaged file. */
static bool take_line(struct walker *w, const char *line)
{
    char why[200];
    enum td_err err = td_history_merge_line(w->fresh, line, &w->out->counts, why, sizeof why);

    w->out->left += err == TD_ERR_USAGE ? 1 : 0;
    return err == TD_OK || err == TD_ERR_USAGE;
}

/* One record; false ends it all. What cannot be read is left out. */
static bool rescue_one(struct walker *w, int64_t id)
{
    sqlite3_str *line;
    char uuid[TD_UUID_TEXT], *whole;
    const char *found;
    bool ok, bare = false;

    if (sqlite3_bind_int64(w->record, 1, id) != SQLITE_OK ||
        sqlite3_step(w->record) != SQLITE_ROW ||
        (found = (const char *)sqlite3_column_text(w->record, 0)) == NULL) {
        note_machine(w, sqlite3_reset(w->record));
        return w->machine == SQLITE_OK;
    }
    line = sqlite3_str_new(NULL);
    sqlite3_str_append(line, found, (int)strlen(found) - 1); /* without the closing brace */
    td_history_column_text(w->record, 1, uuid, sizeof uuid);
    (void)sqlite3_reset(w->record);
    for (size_t i = 0; w->kind->parts[i].name != NULL; i++) {
        bare = !append_part(w, i, uuid, line) || bare;
    }
    sqlite3_str_appendall(line, "}");
    ok = sqlite3_str_errcode(line) == SQLITE_OK && w->machine == SQLITE_OK;
    whole = sqlite3_str_finish(line);
    ok = ok && take_line(w, whole);
    sqlite3_free(whole);
    if (bare) {
        *(w->kind == &td_record_kinds[TD_RECORD_SESSION] ? &w->out->bare_sessions
                                                         : &w->out->bare_checks) += 1;
    }
    return ok;
}

bool td_history_rescue_records(sqlite3 *old, struct td_history_store *fresh, struct td_repair *out)
{
    int machine = SQLITE_OK;
    bool ok = true;

    for (size_t k = 0; ok && k < TD_RECORD_KINDS; k++) {
        struct walker w = {.old = old, .fresh = fresh, .out = out, .kind = &td_record_kinds[k]};

        if (open_walker(&w)) {
            ok = find_ids(&w);
        } else {
            w.gaps = true;
        }
        for (size_t i = 0; ok && i < w.count; i++) {
            ok = rescue_one(&w, w.ids[i]);
        }
        machine = w.machine;
        ok = ok && machine == SQLITE_OK;
        out->lost_more = out->lost_more || w.gaps;
        close_walker(&w);
    }
    if (!ok && fresh->trouble[0] == '\0') {
        td_history_set_error_code(fresh, machine, "another program holds it",
                                  machine == SQLITE_OK ? "out of memory"
                                  : sqlite3_system_errno(old) != 0
                                      ? strerror(sqlite3_system_errno(old))
                                      : sqlite3_errstr(machine));
    }
    return ok;
}
