/* Of a database whose first page is gone, and with it the list of its tables, the rows are still
 * on the other pages. Every page that holds rows is read by itself, and every row put where its
 * columns fit: the tables' own rules say whether they do. What comes out is a database in memory
 * that the rescue reads as any other.
 *
 * The format: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.6 (pages, cells,
 * where a payload goes on), 2.1 (records), 4.1 (log). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "database/schema.h"
#include "teardrop/base/str.h"
#include "teardrop/store/history/history.h"
#include "transfer/kinds.h"

#define LEAF_OF_TABLE 13
#define LEAF_OF_INDEX 10 /* of a table without row numbers as well */
#define INNER_OF_INDEX 2
#define FIELDS_MAX 48
#define PAYLOAD_MAX 1000000
#define PAGE_MIN 512
#define PAGE_MAX 65536
#define WAL_HEADER 32
#define WAL_FRAME 24

struct file {
    unsigned char *bytes;
    size_t size, page; /* bytes of the file, of one page */
};

struct field {
    char kind; /* 0 NULL, i number, t text */
    int64_t number;
    const char *text;
    int length;
};

struct row {
    size_t page;
    int64_t id;
    bool in_index;
    struct field fields[FIELDS_MAX];
    int count;
};

static size_t number_at(const unsigned char *bytes, int count)
{
    size_t value = 0;

    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
}

/* ---- the file, with what was written last in its place ---- */

/* False with errno; a file that is not there is empty. */
static bool read_whole(const char *path, unsigned char **bytes, size_t *size)
{
    FILE *in = fopen(path, "rb");
    size_t room = 0, got;
    bool ok = in != NULL || errno == ENOENT;

    *bytes = NULL;
    *size = 0;
    while (ok && in != NULL) {
        if (*size == room) {
            unsigned char *more = realloc(*bytes, room * 2 + PAGE_MAX);

            if (more == NULL) {
                errno = ENOMEM;
                ok = false;
                break;
            }
            *bytes = more;
            room = room * 2 + PAGE_MAX;
        }
        got = fread(*bytes + *size, 1, room - *size, in);
        *size += got;
        if (got == 0) {
            ok = !ferror(in);
            break;
        }
    }
    if (in != NULL) {
        (void)fclose(in);
    }
    return ok;
}

/* Where the last whole transaction of the log ends, in frames. */
static size_t frames_of(const unsigned char *wal, size_t size, size_t page)
{
    size_t whole = 0;

    for (size_t i = 0; WAL_HEADER + (i + 1) * (WAL_FRAME + page) <= size; i++) {
        const unsigned char *frame = wal + WAL_HEADER + i * (WAL_FRAME + page);

        if (memcmp(frame + 8, wal + 16, 8) != 0) {
            break; /* of an earlier round */
        }
        whole = number_at(frame + 4, 4) != 0 ? i + 1 : whole;
    }
    return whole;
}

static bool lay_over(struct file *file, const unsigned char *wal, size_t size)
{
    size_t page = size >= WAL_HEADER ? number_at(wal + 8, 4) : 0;
    size_t frames = page >= PAGE_MIN && page <= PAGE_MAX ? frames_of(wal, size, page) : 0;

    for (size_t i = 0; i < frames; i++) {
        const unsigned char *frame = wal + WAL_HEADER + i * (WAL_FRAME + page);
        size_t end = number_at(frame, 4) * page;

        if (end == 0 || end > (size_t)1 << 31) {
            continue;
        }
        if (end > file->size) {
            unsigned char *more = realloc(file->bytes, end);

            if (more == NULL) {
                errno = ENOMEM;
                return false;
            }
            memset(more + file->size, 0, end - file->size);
            file->bytes = more;
            file->size = end;
        }
        memcpy(file->bytes + end - page, frame + WAL_FRAME, page);
        file->page = page;
    }
    return true;
}

/* ---- pages and cells ---- */

static bool holds_rows(const unsigned char *page, size_t size)
{
    size_t cells = number_at(page + 3, 2);
    size_t head = page[0] == INNER_OF_INDEX ? 12 : 8;
    size_t before = 0;

    if ((page[0] != LEAF_OF_TABLE && page[0] != LEAF_OF_INDEX && page[0] != INNER_OF_INDEX) ||
        head + 2 * cells > size) {
        return false;
    }
    for (size_t i = 0; i < cells; i++) {
        size_t at = number_at(page + head + 2 * i, 2);

        if (at < head + 2 * cells || at >= size || at == before) {
            return false;
        }
        before = at;
    }
    return true;
}

/* Of the first page or the log it is known; else the size with which most pages make sense. */
static void find_page_size(struct file *file)
{
    size_t best = 0;

    if (file->page == 0 && file->size >= 100 && memcmp(file->bytes, "SQLite format 3", 16) == 0) {
        file->page = number_at(file->bytes + 16, 2);
        file->page = file->page == 1 ? PAGE_MAX : file->page;
    }
    if (file->page >= PAGE_MIN && (file->page & (file->page - 1)) == 0) {
        return;
    }
    for (size_t size = PAGE_MAX; size >= PAGE_MIN; size /= 2) {
        size_t fit = 0;

        for (size_t at = size; at + size <= file->size; at += size) {
            fit += holds_rows(file->bytes + at, size);
        }
        if (fit > best) {
            best = fit;
            file->page = size;
        }
    }
    file->page = best > 0 ? file->page : PAGE_MAX; /* there is nothing */
}

/* Bytes taken; 0 = it goes beyond the end. */
static size_t varint(const unsigned char *at, const unsigned char *end, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < 9 && at + i < end; i++) {
        if (i == 8) {
            *out = *out << 8 | at[i];
            return 9;
        }
        *out = *out << 7 | (at[i] & 0x7Fu);
        if (at[i] < 0x80) {
            return i + 1;
        }
    }
    return 0;
}

/* The payload of a cell, also where it goes on elsewhere; the caller's to free. */
static unsigned char *payload_of(const struct file *file, const unsigned char *at,
                                 const unsigned char *end, size_t length, bool in_index)
{
    size_t usable = file->page;
    size_t most = in_index ? (usable - 12) * 64 / 255 - 23 : usable - 35;
    size_t least = (usable - 12) * 32 / 255 - 23;
    size_t here = length;
    size_t done, next;
    unsigned char *out;

    if (length > most) {
        here = least + (length - least) % (usable - 4);
        here = here <= most ? here : least;
    }
    if (length == 0 || length > PAYLOAD_MAX ||
        here + (here < length ? 4 : 0) > (size_t)(end - at)) {
        return NULL;
    }
    out = malloc(length);
    if (out == NULL) {
        return NULL;
    }
    memcpy(out, at, here);
    next = here < length ? number_at(at + here, 4) : 0;
    for (done = here; done < length;) {
        size_t part = length - done < usable - 4 ? length - done : usable - 4;

        if (next < 2 || next * usable > file->size) {
            free(out);
            return NULL;
        }
        memcpy(out + done, file->bytes + (next - 1) * usable + 4, part);
        next = number_at(file->bytes + (next - 1) * usable, 4);
        done += part;
    }
    return out;
}

static bool read_field(uint64_t type, const unsigned char *at, size_t left, struct field *out,
                       size_t *taken)
{
    static const size_t lengths[] = {0, 1, 2, 3, 4, 6, 8};

    *out = (struct field){0};
    *taken = type >= 13 ? (size_t)((type - 13) / 2) : type <= 6 ? lengths[type] : 0;
    if (*taken > left || (type >= 12 && type % 2 == 0) || type == 7 || type == 10 || type == 11) {
        return false; /* no column of ours holds such a thing */
    }
    if (type >= 13) {
        out->kind = 't';
        out->text = (const char *)at;
        out->length = (int)*taken;
    } else if (type > 0) {
        uint64_t value = *taken > 0 && at[0] >= 0x80 ? UINT64_MAX : 0;

        for (size_t i = 0; i < *taken; i++) {
            value = value << 8 | at[i];
        }
        out->kind = 'i';
        out->number = type == 8 ? 0 : type == 9 ? 1 : (int64_t)value;
    }
    return true;
}

/* Texts are of the payload. */
static bool read_record(const unsigned char *payload, size_t length, struct row *row)
{
    const unsigned char *end = payload + length;
    uint64_t head, type;
    size_t at = varint(payload, end, &head);
    size_t body = (size_t)head, taken;

    row->count = 0;
    if (at == 0 || head > length) {
        return false;
    }
    while (at < head) {
        size_t n = varint(payload + at, payload + head, &type);

        if (n == 0 || row->count == FIELDS_MAX ||
            !read_field(type, payload + body, length - body, &row->fields[row->count], &taken)) {
            return false;
        }
        at += n;
        body += taken;
        row->count++;
    }
    return body == length;
}

/* Every row of every page; false from take ends it. */
static bool each_row(const struct file *file, bool (*take)(void *self, struct row *row), void *self)
{
    bool go_on = true;

    for (size_t p = 1; go_on && (p + 1) * file->page <= file->size; p++) {
        const unsigned char *page = file->bytes + p * file->page, *end = page + file->page;
        size_t cells = number_at(page + 3, 2);
        struct row row = {.page = p + 1, .in_index = page[0] != LEAF_OF_TABLE};
        size_t most = holds_rows(page, file->page) ? file->size : 0; /* bytes of all its rows */

        for (size_t i = 0; go_on && i < cells && most > 0; i++) {
            size_t inner = page[0] == INNER_OF_INDEX ? 4 : 0;
            const unsigned char *at =
                page + number_at(page + (inner > 0 ? 12 : 8) + 2 * i, 2) + inner;
            uint64_t length = 0, id = 0;
            size_t n = at < end ? varint(at, end, &length) : 0;
            size_t m = n > 0 && !row.in_index ? varint(at + n, end, &id) : 0;
            unsigned char *payload = NULL;

            if (n > 0 && (row.in_index || m > 0) && length <= PAYLOAD_MAX && length <= most) {
                most -= (size_t)length;
                payload = payload_of(file, at + n + m, end, (size_t)length, row.in_index);
            }
            row.id = (int64_t)id;
            if (payload != NULL && read_record(payload, (size_t)length, &row)) {
                go_on = take(self, &row);
            }
            free(payload);
        }
    }
    return go_on;
}

/* ---- where a row belongs ---- */

#define TABLES_MAX 16

struct table {
    char name[32];
    bool in_index; /* without row numbers */
    char columns[FIELDS_MAX][32];
    char kinds[FIELDS_MAX]; /* of a field */
    bool nullable[FIELDS_MAX];
    int count, least;  /* columns; how many of them a row has at least */
    int number_column; /* the one that is the row's number; -1 = none */
};

struct sorter {
    sqlite3 *db;
    struct table tables[TABLES_MAX];
    int count;
    size_t taken;
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
    while (ok && sqlite3_step(s) == SQLITE_ROW && table->count < FIELDS_MAX) {
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

/* The tables as they were in a version, and a place for rows of which it cannot be told whether
 * they are flags or lists of flags. */
static bool open_sorter(struct sorter *sorter, int version)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_open_v2(":memory:", &sorter->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK;

    for (int i = 0; ok && i < version; i++) {
        ok = sqlite3_exec(sorter->db, td_history_migrations[i], NULL, NULL, NULL) == SQLITE_OK;
    }
    ok = ok &&
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

static bool is_either(const struct row *row)
{
    return !row->in_index && row->count == 4 && row->fields[0].kind == 't' &&
           row->fields[1].kind == 'i' && row->fields[2].kind == 't' && row->fields[3].kind == 'i';
}

/* The table's rules for types and values decide; true when it fits. */
static bool insert(struct sorter *sorter, const char *sql, const struct row *row, int number_column)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(sorter->db, sql, -1, &s, NULL);

    for (int i = 0; code == SQLITE_OK && i < row->count; i++) {
        const struct field *field = &row->fields[i];

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
static bool may_fit(const struct table *table, const struct row *row)
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

static bool sort_in(void *self, struct row *row)
{
    struct sorter *sorter = self;
    char sql[TD_SQL_MAX];

    if (is_either(row)) {
        td_str_format(sql, sizeof sql, "INSERT INTO either VALUES (%zu, ?, ?, ?, ?)", row->page);
        sorter->taken += insert(sorter, sql, row, -1);
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
            sorter->taken++;
            break;
        }
    }
    return !sorter->no_memory;
}

/* Every self-check has lists that were gone through, few have flags: the page with the most of
 * such rows is of the lists, and so is every other one that names the same. */
static bool settle_either(struct sorter *sorter, int version)
{
    static const char sql[] =
        "CREATE TEMP TABLE lists AS SELECT DISTINCT page FROM either WHERE what IN (SELECT what"
        " FROM either WHERE page = (SELECT page FROM either GROUP BY page"
        "  ORDER BY count(*) DESC, page DESC LIMIT 1));"
        "INSERT OR IGNORE INTO check_gate SELECT check_uuid, position, what, mark FROM either"
        " WHERE page IN (SELECT page FROM lists) AND mark IN (0, 1);"
        "INSERT OR IGNORE INTO check_flag SELECT check_uuid, position, what, mark FROM either"
        " WHERE page NOT IN (SELECT page FROM lists) AND mark IN (0, 1)";

    return version < 3 || sqlite3_exec(sorter->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* The version in which the most rows fit; of equal ones the latest. */
static bool sort_all(const struct file *file, sqlite3 **out, int *version)
{
    size_t most = 0;
    bool ok = true;

    for (int v = TD_HISTORY_VERSION; ok && v >= 1; v--) {
        struct sorter sorter = {0};

        ok = open_sorter(&sorter, v) && each_row(file, sort_in, &sorter) &&
             settle_either(&sorter, v) &&
             sqlite3_exec(sorter.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
        if (ok && (sorter.taken > most || *out == NULL)) {
            (void)sqlite3_close_v2(*out);
            *out = sorter.db;
            *version = v;
            most = sorter.taken;
        } else {
            (void)sqlite3_close_v2(sorter.db);
        }
    }
    if (!ok) {
        (void)sqlite3_close_v2(*out);
        *out = NULL;
        errno = ENOMEM;
    }
    return ok;
}

bool td_history_carve(const char *path, sqlite3 **out, int *version)
{
    struct file file = {0};
    unsigned char *wal = NULL;
    size_t wal_size = 0;
    char name[TD_PATH_MAX + 16];
    bool ok;
    int reason;

    *out = NULL;
    *version = TD_HISTORY_VERSION;
    td_str_format(name, sizeof name, "%s-wal", path);
    ok = read_whole(path, &file.bytes, &file.size) && read_whole(name, &wal, &wal_size) &&
         lay_over(&file, wal, wal_size);
    if (ok) {
        find_page_size(&file);
        ok = sort_all(&file, out, version);
    }
    reason = errno;
    free(wal);
    free(file.bytes);
    errno = reason;
    return ok;
}
