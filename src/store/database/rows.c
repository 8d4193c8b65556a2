/* Rows of the tables: how a record's columns are named in a statement, bound to it and read from
 * it. Statements that write are prepared once, since a session is saved after each of its reps. */
#include <string.h>

#include "db.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

/* The years 1 to 9999; a day to either side. */
#define TIME_MIN INT64_C(-62135510400)
#define TIME_MAX INT64_C(253402214400)

/* ---- names ---- */

static char *copy(char *out, const char *end, const char *text)
{
    while (*text != '\0' && out < end) {
        *out++ = *text++;
    }
    return out;
}

/* key: leave out this column, and UUIDs, which a record is told apart by; NULL = leave out none. */
static void append(char sql[TD_SQL_MAX], const struct td_column *columns, const char *pattern,
                   const char *key)
{
    const char *comma = "", *end = sql + TD_SQL_MAX - 1;
    char *out = sql + strlen(sql);

    for (const struct td_column *column = columns; column->name != NULL; column++) {
        if (key != NULL && (column->type == TD_COLUMN_UUID || td_str_equal(column->name, key))) {
            continue;
        }
        out = copy(out, end, comma);
        for (const char *in = pattern; *in != '\0'; in++) {
            out = copy(out, end, *in == '@' ? column->name : (const char[]){*in, '\0'});
        }
        comma = ", ";
    }
    *out = '\0';
}

void td_columns_append(char sql[TD_SQL_MAX], const struct td_column *columns, const char *pattern)
{
    append(sql, columns, pattern, NULL);
}

/* ---- values ---- */

static int64_t number_of(const struct td_column *column, const char *member)
{
    int64_t wide = 0;
    int narrow = 0;

    if (column->size == sizeof wide) {
        memcpy(&wide, member, sizeof wide);
        return wide;
    }
    if (column->size == sizeof narrow) {
        memcpy(&narrow, member, sizeof narrow);
        return narrow;
    }
    return *(const bool *)member ? 1 : 0;
}

static void set_number(const struct td_column *column, char *member, int64_t number)
{
    int narrow = (int)number;

    if (column->size == sizeof number) {
        memcpy(member, &number, sizeof number);
    } else if (column->size == sizeof narrow) {
        memcpy(member, &narrow, sizeof narrow);
    } else {
        *(bool *)member = number != 0;
    }
}

static bool bind_column(struct td_history_store *store, sqlite3_stmt *s, int at,
                        const struct td_column *column, const char *row)
{
    const char *member = row + column->offset;
    char uuid[TD_UUID_TEXT];
    int64_t number;

    if (column->type == TD_COLUMN_UUID && column->size == 0) {
        td_history_new_id(store, uuid);
        return sqlite3_bind_text(s, at, uuid, -1, SQLITE_TRANSIENT) == SQLITE_OK;
    }
    if (td_column_is_text(column)) { /* the caller's text lives until the statement is reset */
        return (td_column_is_nullable(column) && member[0] == '\0'
                    ? sqlite3_bind_null(s, at)
                    : sqlite3_bind_text(s, at, member, -1, SQLITE_STATIC)) == SQLITE_OK;
    }
    number = column->size == 0 ? td_history_now(store) : number_of(column, member);
    return (td_column_is_nullable(column) && number < column->min
                ? sqlite3_bind_null(s, at)
                : sqlite3_bind_int64(s, at, number)) == SQLITE_OK;
}

static bool bind_row(struct td_history_store *store, sqlite3_stmt *s, int at,
                     const struct td_column *columns, const void *row)
{
    bool ok = s != NULL;

    for (const struct td_column *column = columns; ok && column->name != NULL; column++) {
        ok = bind_column(store, s, at++, column, row);
    }
    return ok;
}

/* A database may hold anything: somebody has changed it by hand. */
static void read_column(sqlite3_stmt *s, int at, const struct td_column *column, char *row)
{
    int64_t number;

    if (column->size == 0) {
        return;
    }
    if (td_column_is_text(column)) {
        td_history_column_text(s, at, row + column->offset, column->size);
        return;
    }
    number = sqlite3_column_int64(s, at);
    if (td_column_is_nullable(column) &&
        (sqlite3_column_type(s, at) == SQLITE_NULL || number < column->min)) {
        number = column->unset;
    } else if (column->type == TD_COLUMN_TIME) {
        number = td_clamp64(number, TIME_MIN, TIME_MAX);
    } else {
        number = td_clamp64(number, column->min, column->max);
    }
    set_number(column, row + column->offset, number);
}

void td_row_read(sqlite3_stmt *s, int at, const struct td_column *columns, void *row)
{
    for (const struct td_column *column = columns; column->name != NULL; column++) {
        read_column(s, at++, column, row);
    }
}

/* ---- writing ---- */

/* The saves of a record that is under way are no changes; any other is later than what it
 * changes. */
static void append_put(char sql[TD_SQL_MAX], const struct td_record_kind *kind)
{
    td_str_append(sql, TD_SQL_MAX, "INSERT INTO %s (", kind->table);
    td_columns_append(sql, kind->columns, "@");
    td_str_append(sql, TD_SQL_MAX, ") VALUES (");
    td_columns_append(sql, kind->columns, "?");
    td_str_append(sql, TD_SQL_MAX, ") ON CONFLICT (%s) DO ", kind->key);
    if (kind->changed == NULL) {
        td_str_append(sql, TD_SQL_MAX, "NOTHING");
        return;
    }
    td_str_append(sql, TD_SQL_MAX, "UPDATE SET ");
    append(sql, kind->columns, "@ = excluded.@", kind->key);
    td_str_append(sql, TD_SQL_MAX, ", %s = max(%s + 1%s%s, excluded.%s)", kind->changed,
                  kind->changed, kind->under_way != NULL ? " - excluded." : "",
                  kind->under_way != NULL ? kind->under_way : "", kind->changed);
}

/* A row that is already there as it should be is not written. */
static void append_put_part(char sql[TD_SQL_MAX], const struct td_record_part *part)
{
    td_str_append(sql, TD_SQL_MAX, "INSERT INTO %s (%s, position, ", part->table, part->owner);
    td_columns_append(sql, part->columns, "@");
    td_str_append(sql, TD_SQL_MAX, ") VALUES (?, ?, ");
    td_columns_append(sql, part->columns, "?");
    td_str_append(sql, TD_SQL_MAX, ") ON CONFLICT (%s, position) DO UPDATE SET ", part->owner);
    append(sql, part->columns, "@ = excluded.@", "");
    td_str_append(sql, TD_SQL_MAX, " WHERE (");
    td_columns_append(sql, part->columns, "@");
    td_str_append(sql, TD_SQL_MAX, ") IS NOT (");
    td_columns_append(sql, part->columns, "excluded.@");
    td_str_append(sql, TD_SQL_MAX, ")");
}

/* part: -1 = the record itself. */
static sqlite3_stmt *keep_put(struct td_history_store *store, enum td_record which, int part)
{
    const struct td_record_kind *kind = &td_record_kinds[which];
    int place = TD_KEPT_PUT + (int)which * (TD_PARTS_MAX + 1) + part + 1;
    char sql[TD_SQL_MAX] = "";

    if (store->kept[place] == NULL && part < 0) {
        append_put(sql, kind);
    } else if (store->kept[place] == NULL) {
        append_put_part(sql, &kind->parts[part]);
    }
    return td_history_keep(store, place, sql);
}

bool td_record_put(struct td_history_store *store, enum td_record which, const void *record)
{
    sqlite3_stmt *s = keep_put(store, which, -1);

    return bind_row(store, s, 1, td_record_kinds[which].columns, record) &&
           td_history_run_with(s, NULL, 0);
}

bool td_record_put_part(struct td_history_store *store, enum td_record which, int part,
                        const char *uuid, int64_t position, const void *row)
{
    sqlite3_stmt *s = keep_put(store, which, part);

    return s != NULL && sqlite3_bind_text(s, 1, uuid, -1, SQLITE_STATIC) == SQLITE_OK &&
           sqlite3_bind_int64(s, 2, position) == SQLITE_OK &&
           bind_row(store, s, 3, td_record_kinds[which].parts[part].columns, row) &&
           td_history_run_with(s, NULL, 0);
}

/* ---- reading ---- */

enum td_err td_record_read(struct td_history_store *store, enum td_record which, int kept,
                           const char *rest, const char *text, void *out)
{
    const struct td_record_kind *kind = &td_record_kinds[which];
    enum td_err err = td_history_open_lazily(store, false);
    char sql[TD_SQL_MAX] = "SELECT ";
    sqlite3_stmt *s;
    int step;

    if (err != TD_OK) {
        return err;
    }
    if (store->kept[kept] == NULL) {
        td_columns_append(sql, kind->columns, "@");
        td_str_append(sql, sizeof sql, " FROM %s %s", kind->table, rest);
    }
    s = td_history_keep(store, kept, sql);
    if (s == NULL ||
        (text != NULL && sqlite3_bind_text(s, 1, text, -1, SQLITE_TRANSIENT) != SQLITE_OK)) {
        return td_history_failed(store);
    }
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        td_row_read(s, 0, kind->columns, out);
    }
    if (sqlite3_reset(s) != SQLITE_OK) {
        return td_history_failed(store);
    }
    return step == SQLITE_ROW ? TD_OK : TD_ERR_ABSENT;
}

enum td_err td_record_read_part(struct td_history_store *store, enum td_record which, int part,
                                const char *uuid, void *rows, size_t row_size, size_t max,
                                size_t *count)
{
    const struct td_record_part *of = &td_record_kinds[which].parts[part];
    char sql[TD_SQL_MAX] = "SELECT ";
    sqlite3_stmt *s;
    enum td_err err;

    *count = 0;
    td_columns_append(sql, of->columns, "@");
    td_str_append(sql, sizeof sql, " FROM %s WHERE %s = ? ORDER BY position", of->table, of->owner);
    err = td_history_first_row(store, sql, uuid, &s);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    for (int step = SQLITE_ROW; step == SQLITE_ROW && *count < max; step = sqlite3_step(s)) {
        td_row_read(s, 0, of->columns, (char *)rows + (*count)++ * row_size);
    }
    return td_history_read_end(store, s);
}
