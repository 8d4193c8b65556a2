/* Every row that the pages of a file still hold is put into its table: that of the tree it is in,
 * or, of a page that no tree has any more, the one that its columns fit; the tables' own rules say
 * whether they do. What comes out is a database in memory that is whole.
 *
 * First what is sure, then what may be left of a deleted record: of that only what an index
 * still names, and never in the place of another. Of two sure ones the one changed last stays, as
 * everywhere. */
#include <errno.h>
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"

#define TABLES_MAX 16
#define COLUMN_MAX 32

struct table {
    char name[COLUMN_MAX];
    bool in_index; /* without row numbers */
    char columns[TD_FIELDS_MAX][COLUMN_MAX];
    char kinds[TD_FIELDS_MAX]; /* of a field */
    bool nullable[TD_FIELDS_MAX];
    int count, least;       /* columns; how many of them a row has at least */
    int number_column;      /* the one that is the row's number; -1 = none */
    int uuid, key, changed; /* columns; -1 = none */
    sqlite3_stmt *put;      /* a row of as many columns as the last one */
    int put_count;
};

struct sorter {
    sqlite3 *db;
    struct td_trees trees;
    struct table tables[TABLES_MAX];
    int count;
    bool doubtful; /* which rows it is taking now */
    bool no_memory;
    sqlite3_stmt *see, *is_named, *run, *either;
};

/* ---- the tables ---- */

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
        td_history_column_text(s, 0, table->columns[table->count], COLUMN_MAX);
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

/* The columns that mean something here. */
static void find_columns(struct table *table)
{
    const char *key = "", *changed = "";

    for (size_t k = 0; k < TD_RECORD_KINDS; k++) {
        if (td_str_equal(td_record_kinds[k].table, table->name)) {
            key = td_record_kinds[k].key;
            changed = td_record_kinds[k].changed != NULL ? td_record_kinds[k].changed : "";
        }
    }
    table->uuid = table->key = table->changed = -1;
    for (int i = 0; i < table->count; i++) {
        table->uuid = td_str_equal(table->columns[i], "uuid") ? i : table->uuid;
        table->key = td_str_equal(table->columns[i], key) ? i : table->key;
        table->changed = td_str_equal(table->columns[i], changed) ? i : table->changed;
    }
}

static int count_columns(sqlite3 *db, const char *table)
{
    char sql[120];

    td_str_format(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')", table);
    return td_history_number(db, sql, 0);
}

/* One statement that makes a table of this name, and nothing else: the file may say anything. */
static bool make_table(sqlite3 *db, const char *name, const char *sql)
{
    sqlite3_stmt *s = NULL;
    const char *rest = "";
    char begin[80];
    bool ok;

    td_str_format(begin, sizeof begin, "CREATE TABLE %s (", name);
    ok = td_str_starts_with(sql, begin) &&
         sqlite3_prepare_v2(db, sql, -1, &s, &rest) == SQLITE_OK && rest[0] == '\0' &&
         sqlite3_step(s) == SQLITE_DONE;
    return sqlite3_finalize(s) == SQLITE_OK && ok;
}

/* A file of an earlier version has fewer columns: then its own tables tell what they are. */
static bool take_older_tables(struct sorter *sorter)
{
    sqlite3 *theirs = NULL;
    bool ok = sqlite3_open_v2(":memory:", &theirs, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK;

    for (size_t i = 0; ok && i < sorter->trees.count; i++) {
        const struct td_tree *tree = &sorter->trees.tree[i];
        int ours = strchr(tree->name, '\'') == NULL ? count_columns(sorter->db, tree->name) : 0;
        char drop[80];

        if (ours > 0 && tree->sql != NULL && make_table(theirs, tree->name, tree->sql) &&
            count_columns(theirs, tree->name) > 0 && count_columns(theirs, tree->name) < ours) {
            td_str_format(drop, sizeof drop, "DROP TABLE %s", tree->name);
            ok = sqlite3_exec(sorter->db, drop, NULL, NULL, NULL) == SQLITE_OK &&
                 make_table(sorter->db, tree->name, tree->sql);
        }
    }
    (void)sqlite3_close_v2(theirs);
    return ok;
}

static bool prepare(struct sorter *sorter, const char *sql, sqlite3_stmt **out)
{
    return sqlite3_prepare_v2(sorter->db, sql, -1, out, NULL) == SQLITE_OK;
}

/* The tables, and a place for rows of which it cannot be told whether they are flags or lists of
 * flags. Of a file whose list of tables is gone nobody can tell the version; what a later one has
 * added may be missing in any row. */
static bool open_sorter(struct sorter *sorter)
{
    sqlite3_stmt *s = NULL;
    char size[48];
    bool ok = sqlite3_open_v2(":memory:", &sorter->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK;

    /* So that a new table gets the page that it had in the file. */
    td_str_format(size, sizeof size, "PRAGMA page_size = %zu", sorter->trees.page);
    ok = ok && sqlite3_exec(sorter->db, size, NULL, NULL, NULL) == SQLITE_OK &&
         td_history_create_tables(sorter->db) && take_older_tables(sorter) &&
         sqlite3_exec(sorter->db,
                      "CREATE TEMP TABLE either (sure, page, id, check_uuid, position, what, mark);"
                      "CREATE TEMP TABLE seen (tree, page, key, number, id, sure);"
                      "CREATE INDEX temp.seen_by_key ON seen (key);"
                      "CREATE TEMP TABLE runs (part, uuid, position, run);"
                      "CREATE TEMP TABLE tree (name, gaps);"
                      "BEGIN",
                      NULL, NULL, NULL) == SQLITE_OK &&
         prepare(sorter, "INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?)", &sorter->see) &&
         prepare(sorter, "SELECT 1 FROM seen WHERE key = ? AND sure", &sorter->is_named) &&
         prepare(sorter, "INSERT INTO runs VALUES (?, ?, ?, ?)", &sorter->run) &&
         prepare(sorter, "INSERT INTO either VALUES (?, ?, ?, ?, ?, ?, ?)", &sorter->either) &&
         prepare(sorter,
                 "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM main.sqlite_master"
                 " WHERE type = 'table' ORDER BY name = 'check_gate', rowid",
                 &s);
    while (ok && sqlite3_step(s) == SQLITE_ROW && sorter->count < TABLES_MAX) {
        struct table *table = &sorter->tables[sorter->count++];

        td_history_column_text(s, 0, table->name, sizeof table->name);
        table->in_index = sqlite3_column_int(s, 1) != 0;
        ok = read_columns(sorter->db, table);
        find_columns(table);
    }
    return sqlite3_finalize(s) == SQLITE_OK && ok;
}

static void close_sorter(struct sorter *sorter)
{
    (void)sqlite3_finalize(sorter->see);
    (void)sqlite3_finalize(sorter->is_named);
    (void)sqlite3_finalize(sorter->run);
    (void)sqlite3_finalize(sorter->either);
    for (int t = 0; t < sorter->count; t++) {
        (void)sqlite3_finalize(sorter->tables[t].put);
    }
    td_trees_close(&sorter->trees);
}

/* ---- rows ---- */

static int bind_field(sqlite3_stmt *s, int at, const struct td_field *field)
{
    return field->kind == 't' ? sqlite3_bind_text(s, at, field->text, field->length, SQLITE_STATIC)
           : field->kind == 'i' ? sqlite3_bind_int64(s, at, field->number)
                                : sqlite3_bind_null(s, at);
}

/* Runs a statement whose values are bound, true when it changed or found something. */
static bool run(struct sorter *sorter, sqlite3_stmt *s)
{
    int code = sqlite3_step(s);
    bool did = code == SQLITE_ROW || (code == SQLITE_DONE && sqlite3_stmt_readonly(s) == 0 &&
                                      sqlite3_changes(sorter->db) > 0);

    sorter->no_memory = sorter->no_memory || (code & 0xFF) == SQLITE_NOMEM;
    (void)sqlite3_reset(s);
    return did;
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

/* INSERT with the row's number in front, where it is no column. */
static bool prepare_put(struct sorter *sorter, struct table *table, int count)
{
    bool numbered = !table->in_index && table->number_column < 0;
    char sql[TD_SQL_MAX];

    if (table->put != NULL && table->put_count == count) {
        return true;
    }
    (void)sqlite3_finalize(table->put);
    table->put = NULL;
    table->put_count = count;
    td_str_format(sql, sizeof sql, "INSERT OR IGNORE INTO %s (%s", table->name,
                  numbered ? "rowid" : "");
    for (int i = 0; i < count; i++) {
        td_str_append(sql, sizeof sql, "%s%s", i > 0 || numbered ? ", " : "", table->columns[i]);
    }
    td_str_append(sql, sizeof sql, ") SELECT ?1");
    for (int i = 1; i < count + numbered; i++) {
        td_str_append(sql, sizeof sql, ", ?%d", i + 1);
    }
    return prepare(sorter, sql, &table->put);
}

static bool put(struct sorter *sorter, struct table *table, const struct td_row *row,
                bool with_number)
{
    int numbered = !table->in_index && table->number_column < 0, code = SQLITE_OK;

    if (!prepare_put(sorter, table, row->count)) {
        return false;
    }
    if (numbered) {
        code = with_number ? sqlite3_bind_int64(table->put, 1, row->id)
                           : sqlite3_bind_null(table->put, 1);
    }
    for (int i = 0; code == SQLITE_OK && i < row->count; i++) {
        code = i == table->number_column
                   ? sqlite3_bind_int64(table->put, i + 1, row->id)
                   : bind_field(table->put, i + 1 + numbered, &row->fields[i]);
    }
    return code == SQLITE_OK && run(sorter, table->put);
}

/* Of two sure ones with one key the later one: makes room for it. */
static bool make_room(struct sorter *sorter, const struct table *table, const struct td_row *row)
{
    sqlite3_stmt *s = NULL;
    char sql[200];
    bool did = false;

    if (table->key < 0 || table->changed < 0 || table->changed >= row->count || sorter->doubtful) {
        return false;
    }
    td_str_format(sql, sizeof sql, "DELETE FROM %s WHERE %s = ?1 AND %s < ?2", table->name,
                  table->columns[table->key], table->columns[table->changed]);
    if (prepare(sorter, sql, &s) && bind_field(s, 1, &row->fields[table->key]) == SQLITE_OK &&
        bind_field(s, 2, &row->fields[table->changed]) == SQLITE_OK) {
        did = run(sorter, s);
    }
    (void)sqlite3_finalize(s);
    return did;
}

/* By its UUID or its key. */
static bool is_named(struct sorter *sorter, const struct td_row *row, int column)
{
    return column >= 0 && column < row->count &&
           bind_field(sorter->is_named, 1, &row->fields[column]) == SQLITE_OK &&
           run(sorter, sorter->is_named);
}

/* A doubtful record has to be named by an index; its parts only count with it. Marks of what was
 * deleted bring nothing back. */
static bool believes(struct sorter *sorter, const struct table *table, const struct td_row *row)
{
    if (row->doubt == TD_SURE || td_str_equal(table->name, "deleted")) {
        return true;
    }
    return table->uuid < 0 ? row->doubt == TD_OF_A_STRAY_PAGE
                           : is_named(sorter, row, table->uuid) ||
                                 (table->key >= 0 && table->kinds[table->key] == 't' &&
                                  is_named(sorter, row, table->key));
}

static bool put_in(struct sorter *sorter, struct table *table, const struct td_row *row)
{
    bool did;

    if (!may_fit(table, row) || !believes(sorter, table, row)) {
        return false;
    }
    did = put(sorter, table, row, true) || put(sorter, table, row, false) ||
          (make_room(sorter, table, row) && put(sorter, table, row, false));
    if (did && table->in_index && bind_field(sorter->run, 2, &row->fields[0]) == SQLITE_OK &&
        bind_field(sorter->run, 3, &row->fields[1]) == SQLITE_OK &&
        sqlite3_bind_text(sorter->run, 1, table->name, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_bind_int64(sorter->run, 4, (sqlite3_int64)row->run) == SQLITE_OK) {
        (void)run(sorter, sorter->run);
    }
    return did;
}

/* ---- entries of indexes ---- */

/* A text and the row's number, with a number before or behind the text where there is one. */
static bool is_entry(const struct td_row *row)
{
    const struct td_field *f = row->fields;

    return row->in_index && ((row->count == 2 && f[0].kind == 't' && f[1].kind == 'i') ||
                             (row->count == 3 && f[0].kind != f[1].kind && f[0].kind != '\0' &&
                              f[1].kind != '\0' && f[2].kind == 'i'));
}

static void see(struct sorter *sorter, const struct td_row *row)
{
    const struct td_field *f = row->fields;
    int key = f[0].kind == 't' ? 0 : 1;
    sqlite3_stmt *s = sorter->see;

    (void)sqlite3_clear_bindings(s);
    if (sqlite3_bind_text(s, 1, row->owner, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_bind_int64(s, 2, (sqlite3_int64)row->page) == SQLITE_OK &&
        bind_field(s, 3, &f[key]) == SQLITE_OK &&
        (row->count == 2 || bind_field(s, 4, &f[1 - key]) == SQLITE_OK) &&
        bind_field(s, 5, &f[row->count - 1]) == SQLITE_OK &&
        sqlite3_bind_int(s, 6, row->doubt == TD_SURE || sorter->trees.count == 0) == SQLITE_OK) {
        (void)run(sorter, s);
    }
}

/* ---- each row ---- */

static bool is_either(const struct td_row *row)
{
    return !row->in_index && row->count == 4 && row->fields[0].kind == 't' &&
           row->fields[1].kind == 'i' && row->fields[2].kind == 't' && row->fields[3].kind == 'i';
}

static void put_either(struct sorter *sorter, const struct td_row *row)
{
    sqlite3_stmt *s = sorter->either;
    bool ok = row->doubt != TD_OF_A_STRAY_CELL && sqlite3_bind_int(s, 1, !sorter->doubtful) == 0 &&
              sqlite3_bind_int64(s, 2, (sqlite3_int64)row->page) == SQLITE_OK &&
              sqlite3_bind_int64(s, 3, row->id) == SQLITE_OK;

    for (int i = 0; ok && i < 4; i++) {
        ok = bind_field(s, 4 + i, &row->fields[i]) == SQLITE_OK;
    }
    if (ok) {
        (void)run(sorter, s);
    }
}

static struct table *find_table(struct sorter *sorter, const char *name)
{
    for (int t = 0; t < sorter->count; t++) {
        if (td_str_equal(sorter->tables[t].name, name)) {
            return &sorter->tables[t];
        }
    }
    return NULL;
}

/* What a tree's row cannot be put in for is a gap in it. */
static void note_gap(struct sorter *sorter, const char *name)
{
    for (size_t i = 0; i < sorter->trees.count; i++) {
        struct td_tree *tree = &sorter->trees.tree[i];

        tree->gaps = tree->gaps || td_str_equal(tree->name, name);
    }
}

static bool sort_in(void *self, const struct td_row *row)
{
    struct sorter *sorter = self;
    struct table *table = row->owner != NULL ? find_table(sorter, row->owner) : NULL;

    if (table == NULL && is_entry(row)) {
        if (!sorter->doubtful) {
            see(sorter, row);
        }
    } else if ((row->doubt != TD_SURE) != sorter->doubtful) {
        return true;
    } else if (table != NULL) {
        if (!put_in(sorter, table, row)) {
            note_gap(sorter, table->name);
        }
    } else if (row->owner == NULL && is_either(row)) {
        put_either(sorter, row);
    } else if (row->owner == NULL) {
        for (int t = 0; t < sorter->count && !put_in(sorter, &sorter->tables[t], row); t++) {
        }
    }
    errno = sorter->no_memory ? ENOMEM : errno;
    return !sorter->no_memory;
}

/* An index of the flags or of the lists may name a page's rows, or it is the first one that a new
 * history gives them. Else: every self-check has lists
 * that were gone through, few have flags, so the page with the most of such rows is of the lists,
 * and so is every other one that names the same. */
static bool settle_either(struct sorter *sorter)
{
    static const char sql[] =
        "CREATE TEMP TABLE sides AS SELECT e.page AS page,"
        " total(s.tree LIKE '%flag%') + (e.page = (SELECT rootpage FROM main.sqlite_master"
        "  WHERE name = 'check_flag')) / 2.0 AS flags,"
        " total(s.tree LIKE '%gate%') + (e.page = (SELECT rootpage FROM main.sqlite_master"
        "  WHERE name = 'check_gate')) / 2.0 AS gates, count(DISTINCT e.id) AS n FROM either e "
        "LEFT JOIN seen s"
        " ON s.key = e.check_uuid AND s.number = e.position AND s.id = e.id GROUP BY e.page;"
        /* By chance an entry or two agree with a row of the other table. */
        "UPDATE sides SET flags = flags * (2 * flags > n OR flags < 1),"
        " gates = gates * (2 * gates > n OR gates < 1);"
        "CREATE TEMP TABLE lists AS SELECT page FROM sides WHERE gates > flags UNION"
        " SELECT page FROM sides JOIN either USING (page) WHERE gates = flags AND what IN"
        " (SELECT gate FROM check_gate UNION ALL SELECT what FROM either WHERE page ="
        "  (SELECT page FROM either JOIN sides USING (page)"
        "   WHERE NOT EXISTS (SELECT 1 FROM check_gate) AND flags = gates"
        "   GROUP BY page ORDER BY count(*) DESC, page DESC LIMIT 1));"
        "INSERT OR IGNORE INTO check_gate SELECT check_uuid, position, what, mark FROM either"
        " WHERE page IN (SELECT page FROM lists) AND mark IN (0, 1) ORDER BY sure DESC;"
        "INSERT OR IGNORE INTO check_flag SELECT check_uuid, position, what, mark FROM either"
        " WHERE page NOT IN (SELECT page FROM lists) AND mark IN (0, 1) ORDER BY sure DESC";

    return sqlite3_exec(sorter->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* From a tree's first row to its last there is nothing else: its ends are rows as well. */
static bool note_trees(struct sorter *sorter)
{
    bool ok = true;

    for (size_t i = 0; ok && i < sorter->trees.count; i++) {
        const struct td_tree *tree = &sorter->trees.tree[i];
        char *sql =
            sqlite3_mprintf("INSERT INTO tree VALUES (%Q, %d);"
                            "INSERT INTO runs VALUES (%Q, '', -1, %lld), (%Q, '~', 0, %lld)",
                            tree->name, tree->gaps, tree->name, (long long)tree->from, tree->name,
                            (long long)tree->to);

        ok = sql != NULL && sqlite3_exec(sorter->db, sql, NULL, NULL, NULL) == SQLITE_OK;
        sqlite3_free(sql);
    }
    return ok;
}

bool td_history_carve(const char *path, sqlite3 **out)
{
    struct sorter sorter = {0};
    bool ok = td_trees_open(path, &sorter.trees);
    int reason = errno;

    if (ok) {
        errno = ENOMEM;
        ok = open_sorter(&sorter) && td_trees_each_row(&sorter.trees, sort_in, &sorter);
        sorter.doubtful = true;
        ok = ok && td_trees_each_row(&sorter.trees, sort_in, &sorter) && settle_either(&sorter) &&
             note_trees(&sorter) &&
             sqlite3_exec(sorter.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
        reason = errno;
    }
    close_sorter(&sorter);
    if (!ok) {
        (void)sqlite3_close_v2(sorter.db);
        sorter.db = NULL;
    }
    *out = sorter.db;
    errno = reason;
    return ok;
}
