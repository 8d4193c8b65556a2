/* Of a database whose first page is gone, and with it the list of its tables, the rows are still
 * on the other pages. Every row is put where its columns fit: the tables' own rules say whether
 * they do. What comes out is a database in memory that the rescue reads as any other. */
#include <errno.h>
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"

#define TABLES_MAX 16

struct table {
    char name[32];
    bool in_index; /* without row numbers */
    char columns[TD_FIELDS_MAX][32];
    char kinds[TD_FIELDS_MAX]; /* of a field */
    bool nullable[TD_FIELDS_MAX];
    int count, least;  /* columns; how many of them a row has at least */
    int number_column; /* the one that is the row's number; -1 = none */
};

struct sorter {
    sqlite3 *db;
    struct table tables[TABLES_MAX];
    int count;
    bool no_memory;
};

static bool read_columns(sqlite3 *db, struct table *table)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(db,
                                 "SELECT name, pk, type, \"notnull\", dflt_value IS NULL FROM"
                                 " pragma_table_info(?1)",
                                 -1, &s, NULL) == SQLITE_OK &&
              sqlite3_bind_text(s, 1, table->name, -1, SQLITE_STATIC) == SQLITE_OK;

    table->number_column = -1;
    while (ok && sqlite3_step(s) == SQLITE_ROW && table->count < TD_FIELDS_MAX) {
        td_history_column_text(s, 0, table->columns[table->count], 32);
        if (!table->in_index && sqlite3_column_int(s, 1) == 1 &&
            td_str_equal((const char *)sqlite3_column_text(s, 2), "INTEGER")) {
            table->number_column = table->count;
        }
        table->kinds[table->count] =
            td_str_equal((const char *)sqlite3_column_text(s, 2), "INTEGER") ? 'i' : 't';
        table->nullable[table->count] = sqlite3_column_int(s, 3) == 0;
        if (!table->nullable[table->count] && sqlite3_column_int(s, 4) != 0) {
            table->least = table->count + 1;
        }
        table->count++;
    }
    return sqlite3_finalize(s) == SQLITE_OK && ok;
}

/* The tables, and a place for rows of which it cannot be told whether they are flags or lists of
 * flags. From the second version of the schema on, which one the file has is to be found out: the
 * one in which the most rows fit. */
static bool open_sorter(struct sorter *sorter)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_open_v2(":memory:", &sorter->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK;

    ok = ok && td_history_create_tables(sorter->db) &&
         sqlite3_exec(sorter->db,
                      "CREATE TEMP TABLE either (page, check_uuid, position, what, mark);"
                      "BEGIN",
                      NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_prepare_v2(sorter->db,
                            "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM main.sqlite_master"
                            " WHERE type = 'table' ORDER BY name = 'check_gate', rowid",
                            -1, &s, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(s) == SQLITE_ROW && sorter->count < TABLES_MAX) {
        struct table *table = &sorter->tables[sorter->count++];

        td_history_column_text(s, 0, table->name, sizeof table->name);
        table->in_index = sqlite3_column_int(s, 1) != 0;
        ok = read_columns(sorter->db, table);
    }
    return sqlite3_finalize(s) == SQLITE_OK && ok;
}

static bool is_either(const struct td_row *row)
{
    return !row->in_index && row->count == 4 && row->fields[0].kind == 't' &&
           row->fields[1].kind == 'i' && row->fields[2].kind == 't' && row->fields[3].kind == 'i';
}

/* The table's rules for types and values decide; true when it fits. */
static bool insert(struct sorter *sorter, const char *sql, const struct td_row *row,
                   int number_column)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(sorter->db, sql, -1, &s, NULL);

    for (int i = 0; code == SQLITE_OK && i < row->count; i++) {
        const struct td_field *field = &row->fields[i];

        code = i == number_column ? sqlite3_bind_int64(s, i + 1, row->id)
               : field->kind == 't'
                   ? sqlite3_bind_text(s, i + 1, field->text, field->length, SQLITE_STATIC)
               : field->kind == 'i' ? sqlite3_bind_int64(s, i + 1, field->number)
                                    : sqlite3_bind_null(s, i + 1);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
    }
    (void)sqlite3_finalize(s);
    sorter->no_memory = sorter->no_memory || code == SQLITE_NOMEM;
    return code == SQLITE_DONE;
}

/* A row has as many columns as the table had when it was written. */
static bool may_fit(const struct table *table, const struct td_row *row)
{
    bool fits = table->in_index == row->in_index && row->count <= table->count &&
                row->count >= (row->in_index ? table->count : table->least);

    for (int i = 0; fits && i < row->count; i++) {
        char kind = row->fields[i].kind;

        fits = i == table->number_column
                   ? kind == '\0'
                   : kind == table->kinds[i] || (kind == '\0' && table->nullable[i]);
    }
    return fits;
}

static bool sort_in(void *self, const struct td_row *row)
{
    struct sorter *sorter = self;
    char sql[TD_SQL_MAX];

    if (is_either(row)) {
        td_str_format(sql, sizeof sql, "INSERT INTO either VALUES (%zu, ?, ?, ?, ?)", row->page);
        (void)insert(sorter, sql, row, -1);
        return !sorter->no_memory;
    }
    for (int t = 0; t < sorter->count; t++) {
        const struct table *table = &sorter->tables[t];

        if (!may_fit(table, row)) {
            continue;
        }
        td_str_format(sql, sizeof sql, "INSERT OR REPLACE INTO %s (", table->name);
        for (int i = 0; i < row->count; i++) {
            td_str_append(sql, sizeof sql, "%s%s", i > 0 ? ", " : "", table->columns[i]);
        }
        td_str_append(sql, sizeof sql, ") VALUES (?");
        for (int i = 1; i < row->count; i++) {
            td_str_append(sql, sizeof sql, ", ?");
        }
        td_str_append(sql, sizeof sql, ")");
        if (insert(sorter, sql, row, table->number_column)) {
            break;
        }
    }
    return !sorter->no_memory;
}

/* Every self-check has lists that were gone through, few have flags: the page with the most of
 * such rows is of the lists, and so is every other one that names the same. */
static bool settle_either(struct sorter *sorter)
{
    static const char sql[] =
        "CREATE TEMP TABLE lists AS SELECT DISTINCT page FROM either WHERE what IN (SELECT what"
        " FROM either WHERE page = (SELECT page FROM either GROUP BY page"
        "  ORDER BY count(*) DESC, page DESC LIMIT 1));"
        "INSERT OR IGNORE INTO check_gate SELECT check_uuid, position, what, mark FROM either"
        " WHERE page IN (SELECT page FROM lists) AND mark IN (0, 1);"
        "INSERT OR IGNORE INTO check_flag SELECT check_uuid, position, what, mark FROM either"
        " WHERE page NOT IN (SELECT page FROM lists) AND mark IN (0, 1)";

    return sqlite3_exec(sorter->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool td_history_carve(const char *path, sqlite3 **out)
{
    struct sorter sorter = {0};
    bool ok;
    int reason;

    errno = ENOMEM;
    ok = open_sorter(&sorter) && td_pages_each_row(path, sort_in, &sorter) &&
         settle_either(&sorter) && sqlite3_exec(sorter.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    reason = errno;
    *out = ok ? sorter.db : NULL;
    if (!ok) {
        (void)sqlite3_close_v2(sorter.db);
        errno = sorter.no_memory ? ENOMEM : reason;
    }
    return ok;
}
