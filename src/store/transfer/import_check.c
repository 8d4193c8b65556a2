/* Checks a line of an import against the table of its record: only what can be shown, computed with
 * and exported again is let in. */
#include <string.h>

#include "lines.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan/light.h"

#define SHOWN 40 /* bytes of a wrong text that are quoted */

/* ---- one value ---- */

struct check {
    struct td_history_store *store;
    const char *list; /* "" = the record itself; else where its entries are */
    int entry;        /* from 1 */
    char *why;
    size_t why_size;
    bool unread; /* a column of what SQLite found could not be had: no memory */
};

/* A column as text, its number of bytes in *bytes. What finds no memory is no fault of the line,
 * and must not be taken for something that is not there. */
static const char *text_of(struct check *c, sqlite3_stmt *s, int column, size_t *bytes)
{
    bool is_null = sqlite3_column_type(s, column) == SQLITE_NULL;
    const char *text = (const char *)sqlite3_column_text(s, column);

    *bytes = text != NULL ? (size_t)sqlite3_column_bytes(s, column) : 0;
    c->unread = c->unread || (text == NULL && !is_null);
    return text;
}

/* `sets[2].pain: what is wrong` */
static bool wrong(const struct check *c, const char *member, const char *what)
{
    if (c->list[0] != '\0') {
        td_str_format(c->why, c->why_size, "%s[%d]%s%s: %s", c->list, c->entry,
                      member[0] != '\0' ? "." : "", member, what);
    } else {
        td_str_format(c->why, c->why_size, "%s: %s", member, what);
    }
    td_str_sanitize(c->why, false);
    return false;
}

static bool is_utf8(const char *text)
{
    while (*text != '\0') {
        const char *at = text;

        if (td_utf8_next(&text) == TD_UTF8_REPLACEMENT && text - at != 3) {
            return false;
        }
    }
    return true;
}

static bool is_uuid(const char *text)
{
    for (int i = 0; i < TD_UUID_TEXT - 1; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? text[i] != '-'
                 : text[i] == '\0' || strchr("0123456789abcdef", text[i]) == NULL) {
            return false;
        }
    }
    return text[TD_UUID_TEXT - 1] == '\0';
}

/* What SQLite gives of a number: false for one with a fraction or beyond 64 bits. */
static bool check_number(struct check *c, const struct td_column *column, sqlite3_stmt *s, int at)
{
    bool time = column->type == TD_COLUMN_TIME;
    int64_t max = time ? td_history_now(c->store) + TD_DAY_S : column->max;
    int64_t number = sqlite3_column_int64(s, at);
    long long from = (long long)column->min, to = (long long)max;
    const char *text;
    size_t bytes;
    char what[200];

    if (sqlite3_column_type(s, at) == SQLITE_INTEGER && number >= column->min && number <= max) {
        return true;
    }
    text = text_of(c, s, at, &bytes);
    text = text != NULL ? text : "";
    if (time) {
        td_str_format(what, sizeof what,
                      "is %.24s; seconds since 1970 are meant, from %lld up to %lld (this "
                      "machine's clock and a day)%s",
                      text, from, to, number > max ? ": is the clock right?" : "");
    } else {
        td_str_format(what, sizeof what, "is %.24s; a whole number from %lld to %lld is meant",
                      text, from, to);
    }
    return wrong(c, column->name, what);
}

static bool check_date(const struct check *c, const struct td_column *column, const char *text)
{
    int64_t day;
    char what[120];

    if (td_day_parse(text, &day) && day >= TD_DAY_FIRST &&
        day <= td_history_now(c->store) / TD_DAY_S + column->max) {
        return true;
    }
    td_str_format(what, sizeof what,
                  "is \"%.*s\"; a day from " TD_DAY_FIRST_TEXT " to %s is meant, as YYYY-MM-DD",
                  SHOWN, text, column->max > 1 ? "ten years from now" : "tomorrow");
    return wrong(c, column->name, what);
}

static bool check_text(struct check *c, const struct td_column *column, sqlite3_stmt *s, int at)
{
    size_t bytes;
    const char *text = text_of(c, s, at, &bytes);
    char what[160];

    if (text == NULL || strlen(text) != bytes || !is_utf8(text)) {
        return wrong(c, column->name, "has characters in it that no text has");
    }
    if (column->type == TD_COLUMN_DATE) {
        return check_date(c, column, text);
    }
    if (column->type == TD_COLUMN_UUID) {
        td_str_format(what, sizeof what,
                      "is \"%.*s\"; a UUID is meant, 8-4-4-4-12 of 0 to 9 and a to f", SHOWN, text);
        return is_uuid(text) || wrong(c, column->name, what);
    }
    if ((int64_t)bytes < column->min || (int64_t)bytes > column->max) {
        td_str_format(what, sizeof what, "has %zu bytes; a text of %lld to %lld is meant", bytes,
                      (long long)column->min, (long long)column->max);
        return wrong(c, column->name, what);
    }
    return true;
}

static bool wrong_type(struct check *c, const char *member, const char *type, const char *meant)
{
    char what[80];

    td_str_format(what, sizeof what, "is %s; %s is meant", type, meant);
    return wrong(c, member, what);
}

/* Columns of s: type and atom as of json_each. */
static bool check_value(struct check *c, const struct td_column *column, sqlite3_stmt *s, int at)
{
    size_t bytes;
    const char *type = text_of(c, s, at, &bytes);

    if (type == NULL) {
        return wrong(c, column->name, "could not be read");
    }
    if (td_str_equal(type, "null") && td_column_is_nullable(column)) {
        return true;
    }
    if (td_column_is_text(column)) {
        return td_str_equal(type, "text") ? check_text(c, column, s, at + 1)
                                          : wrong_type(c, column->name, type, "a text");
    }
    return td_str_equal(type, "integer") || td_str_equal(type, "real")
               ? check_number(c, column, s, at + 1)
               : wrong_type(c, column->name, type, "a whole number");
}

/* ---- members ---- */

/* Which of the columns, and of the lists behind them, have been seen. */
typedef uint64_t seen_t;

/* parts: the lists; NULL = there can be none. */
static bool all_there(const struct check *c, const struct td_column *columns,
                      const struct td_record_part *parts, seen_t seen)
{
    for (; columns->name != NULL; columns++, seen >>= 1) {
        if (!td_column_may_be_missing(columns) && (seen & 1) == 0) {
            return wrong(c, columns->name, "is missing");
        }
    }
    for (; parts != NULL && parts->name != NULL; parts++, seen >>= 1) {
        if (!parts->later && (seen & 1) == 0) {
            return wrong(c, parts->name, "is missing");
        }
    }
    return true;
}

/* A row of s: name, type, atom of a member. The entries of a list are counted when they are looked
 * at. What is not known is a newer teardrop's. */
static bool check_member(struct check *c, const struct td_column *columns,
                         const struct td_record_part *parts, sqlite3_stmt *s, int at, seen_t *seen)
{
    size_t bytes;
    const char *name = text_of(c, s, at, &bytes), *type = text_of(c, s, at + 1, &bytes);
    seen_t bit = 1;

    for (; name != NULL && columns->name != NULL; columns++, bit <<= 1) {
        if (td_str_equal(columns->name, name)) {
            *seen |= bit;
            return check_value(c, columns, s, at + 1) && !c->unread;
        }
    }
    for (; name != NULL && type != NULL && parts != NULL && parts->name != NULL;
         parts++, bit <<= 1) {
        if (td_str_equal(parts->name, name)) {
            *seen |= bit;
            return td_str_equal(type, "array") || wrong_type(c, name, type, "a list");
        }
    }
    return !c->unread;
}

static enum td_err begin(struct check *c, const char *sql, const char *line, const char *path,
                         sqlite3_stmt **s)
{
    *s = td_history_prepare(c->store, sql);
    if (*s == NULL || sqlite3_bind_text(*s, 1, line, -1, SQLITE_STATIC) != SQLITE_OK ||
        (path != NULL && sqlite3_bind_text(*s, 2, path, -1, SQLITE_STATIC) != SQLITE_OK)) {
        (void)sqlite3_finalize(*s);
        return td_history_failed(c->store);
    }
    return TD_OK;
}

static enum td_err end(struct check *c, sqlite3_stmt *s, bool good, int step)
{
    enum td_err err = c->unread ? td_history_set_error(c->store, "out of memory")
                      : !good   ? TD_ERR_USAGE
                      : step == SQLITE_DONE || step == SQLITE_ROW ? TD_OK
                                                                  : td_history_failed(c->store);

    (void)sqlite3_finalize(s);
    return err;
}

static enum td_err check_record(struct check *c, const struct td_record_kind *kind,
                                const char *line)
{
    seen_t seen = 0;
    sqlite3_stmt *s;
    enum td_err err = begin(c, "SELECT key, type, atom FROM json_each(?1)", line, NULL, &s);
    bool good = true;
    int step = SQLITE_DONE;

    if (err != TD_OK) {
        return err;
    }
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW) {
        good = check_member(c, kind->columns, kind->parts, s, 0, &seen);
    }
    good = good && (step != SQLITE_DONE || all_there(c, kind->columns, kind->parts, seen));
    return end(c, s, good, step);
}

/* The entries of a list, member by member: entry, its type, name, type and atom. */
static const char entries_sql[] =
    "SELECT e.key, e.type, m.key, m.type, m.atom FROM json_each(?1, ?2) e LEFT JOIN"
    " json_each(CASE e.type WHEN 'object' THEN e.value ELSE '{}' END) m";

static bool is_object(struct check *c, sqlite3_stmt *s, int type_column)
{
    size_t bytes;
    const char *type = text_of(c, s, type_column, &bytes);

    return type != NULL && td_str_equal(type, "object");
}

static enum td_err check_list(struct check *c, const struct td_record_part *part, const char *line)
{
    char path[64];
    sqlite3_stmt *s;
    enum td_err err;
    seen_t seen = 0;
    bool good = true;
    int step = SQLITE_DONE;

    td_str_format(path, sizeof path, "$.%s", part->name);
    err = begin(c, entries_sql, line, path, &s);
    if (err != TD_OK) {
        return err;
    }
    c->list = part->name;
    c->entry = 0;
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW) {
        if (c->entry != sqlite3_column_int(s, 0) + 1) {
            good = c->entry == 0 || all_there(c, part->columns, NULL, seen);
            c->entry = good ? sqlite3_column_int(s, 0) + 1 : c->entry;
            seen = 0;
        }
        if (good && c->entry > part->max) {
            char what[80];

            td_str_format(what, sizeof what, "is one too many; there can be %lld entries",
                          (long long)part->max);
            good = wrong(c, "", what);
        } else if (good && !is_object(c, s, 1)) {
            good = wrong(c, "", "is no {...}");
        }
        good = good && check_member(c, part->columns, NULL, s, 2, &seen);
    }
    good =
        good && (step != SQLITE_DONE || c->entry == 0 || all_there(c, part->columns, NULL, seen));
    return end(c, s, good, step);
}

/* What no rule for a single column can say of reps: that each is of a set that is there, stands
 * there once, and that a set has no more of them than it can have. The first that is wrong: which
 * entry, its set and rep, is the set there, is it there already; columns in this order. */
static const char odd_rep_sql[] =
    "WITH rep AS (SELECT key AS entry, json_extract(value, '$.set_position') AS at,"
    "  json_extract(value, '$.rep') AS rep FROM json_each(?1, '$.reps')),"
    " kept AS (SELECT key AS at, max(json_extract(value, '$.reps_planned'),"
    "  json_extract(value, '$.reps_done')) AS most FROM json_each(?1, '$.sets')),"
    " seen AS (SELECT entry, at, rep, row_number() OVER (PARTITION BY at, rep ORDER BY entry)"
    "  AS time, row_number() OVER (PARTITION BY at ORDER BY entry) AS place FROM rep)"
    " SELECT entry, at, rep, most IS NOT NULL, time > 1 FROM seen LEFT JOIN kept USING (at)"
    " WHERE most IS NULL OR time > 1 OR place > most ORDER BY entry LIMIT 1";

static enum td_err check_reps(struct check *c, const char *line)
{
    char what[120];
    sqlite3_stmt *s;
    enum td_err err = begin(c, odd_rep_sql, line, NULL, &s);
    bool good = true;
    int step, set;

    if (err != TD_OK) {
        return err;
    }
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        set = sqlite3_column_int(s, 1);
        c->list = "reps";
        c->entry = sqlite3_column_int(s, 0) + 1;
        if (sqlite3_column_int(s, 3) == 0) {
            td_str_format(what, sizeof what, "is %d; there is no sets[%d]", set, set + 1);
            good = wrong(c, "set_position", what);
        } else if (sqlite3_column_int(s, 4) != 0) {
            td_str_format(what, sizeof what, "is %d, which sets[%d] has already",
                          sqlite3_column_int(s, 2), set + 1);
            good = wrong(c, "rep", what);
        } else {
            td_str_format(what, sizeof what, "is one more than sets[%d] has done or planned",
                          set + 1);
            good = wrong(c, "rep", what);
        }
    }
    return end(c, s, good, step);
}

enum td_err td_history_check_line(struct td_history_store *store, const struct td_record_kind *kind,
                                  const char *line, char *why, size_t why_size)
{
    struct check c = {.store = store, .list = "", .why = why, .why_size = why_size};
    enum td_err err;

    if (!is_utf8(line)) {
        td_str_copy(why, why_size, "is not UTF-8");
        return TD_ERR_USAGE;
    }
    if (strstr(line, "\\u0000") != NULL) { /* SQLite would take what is before it */
        td_str_copy(why, why_size, "has a NUL in a text");
        return TD_ERR_USAGE;
    }
    err = check_record(&c, kind, line);
    for (const struct td_record_part *part = kind->parts; err == TD_OK && part->name != NULL;
         part++) {
        err = check_list(&c, part, line);
    }
    return err == TD_OK && td_str_equal(kind->table, "session") ? check_reps(&c, line) : err;
}
