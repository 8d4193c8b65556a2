/* What may stand in a line of an import, by the rules of its columns. What is let in is what can
 * be shown, computed with and exported again. */
#include <string.h>

#include "kinds.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan/light.h"

#define SHOWN 40 /* bytes of a wrong text that are quoted */

/* ---- one value ---- */

struct check {
    struct td_history_store *store;
    const char *table; /* of what is looked at */
    const char *list;  /* "" = the record itself; else where its entries are */
    int entry;         /* from 1 */
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
static bool check_number(struct check *c, const char *member, sqlite3_stmt *s, int column,
                         int64_t least, int64_t most)
{
    char what[120];
    int64_t number = sqlite3_column_int64(s, column);
    const char *text;
    size_t bytes;

    if (sqlite3_column_type(s, column) == SQLITE_INTEGER && number >= least && number <= most) {
        return true;
    }
    text = text_of(c, s, column, &bytes);
    td_str_format(what, sizeof what, "is %.24s; a whole number from %lld to %lld is meant",
                  text != NULL ? text : "", (long long)least, (long long)most);
    return wrong(c, member, what);
}

static bool check_time(struct check *c, const char *member, sqlite3_stmt *s, int column,
                       int64_t least)
{
    int64_t number = sqlite3_column_int64(s, column);
    int64_t most = td_history_now(c->store) + TD_DAY_S;
    const char *text;
    size_t bytes;
    char what[200];

    if (sqlite3_column_type(s, column) == SQLITE_INTEGER && number >= least && number <= most) {
        return true;
    }
    text = text_of(c, s, column, &bytes);
    td_str_format(what, sizeof what,
                  "is %.24s; seconds since 1970 are meant, from %lld up to %lld (this machine's "
                  "clock and a day)%s",
                  text != NULL ? text : "", (long long)least, (long long)most,
                  number > most ? ": is the clock right?" : "");
    return wrong(c, member, what);
}

static bool check_date(const struct check *c, const char *member, const char *text)
{
    int64_t day;
    char what[120];

    if (td_day_parse(text, &day) && day >= TD_DAY_FIRST &&
        day <= td_history_now(c->store) / TD_DAY_S + 1) {
        return true;
    }
    td_str_format(what, sizeof what,
                  "is \"%.*s\"; a day from " TD_DAY_FIRST_TEXT
                  " to tomorrow is meant, as YYYY-MM-DD",
                  SHOWN, text);
    return wrong(c, member, what);
}

static bool check_text(struct check *c, const char *member, const struct td_column_rule *rule,
                       sqlite3_stmt *s, int column)
{
    size_t bytes;
    const char *text = text_of(c, s, column, &bytes);
    char what[160];

    if (text == NULL || strlen(text) != bytes || !is_utf8(text)) {
        return wrong(c, member, "has characters in it that no text has");
    }
    if (rule->type == TD_COLUMN_DATE) {
        return check_date(c, member, text);
    }
    if (rule->type == TD_COLUMN_UUID) {
        td_str_format(what, sizeof what,
                      "is \"%.*s\"; a UUID is meant, 8-4-4-4-12 of 0 to 9 and a to f", SHOWN, text);
        return is_uuid(text) || wrong(c, member, what);
    }
    if ((int64_t)bytes < rule->least || (int64_t)bytes > rule->most) {
        td_str_format(what, sizeof what, "has %zu bytes; a text of %lld to %lld is meant", bytes,
                      (long long)rule->least, (long long)rule->most);
        return wrong(c, member, what);
    }
    return true;
}

/* Columns of s: type and atom as of json_each. */
static bool check_value(struct check *c, const char *member, const struct td_column_rule *rule,
                        sqlite3_stmt *s, int type_column)
{
    size_t bytes;
    const char *type = text_of(c, s, type_column, &bytes);
    bool number = rule->type == TD_COLUMN_NUMBER || rule->type == TD_COLUMN_TIME;
    const char *meant = rule->type == TD_COLUMN_LIST ? "array" : number ? "integer" : "text";
    char what[80];

    if (type == NULL) {
        return wrong(c, member, "could not be read");
    }
    if (td_str_equal(type, "null") && rule->need == TD_COLUMN_EMPTY) {
        return true;
    }
    if (!td_str_equal(type, meant) && !(number && td_str_equal(type, "real"))) {
        td_str_format(what, sizeof what, "is %s; %s is meant", type,
                      rule->type == TD_COLUMN_LIST ? "a list"
                      : number                     ? "a whole number"
                                                   : "a text");
        return wrong(c, member, what);
    }
    switch (rule->type) {
    case TD_COLUMN_LIST:
        return true; /* its entries are counted when they are looked at */
    case TD_COLUMN_NUMBER:
        return check_number(c, member, s, type_column + 1, rule->least, rule->most);
    case TD_COLUMN_TIME:
        return check_time(c, member, s, type_column + 1, rule->least);
    default:
        return check_text(c, member, rule, s, type_column + 1);
    }
}

/* ---- members ---- */

/* Which of the needed columns have been seen. */
typedef uint64_t seen_t;

static int index_of(const char *const *columns, const char *name)
{
    for (int i = 0; i < TD_COLUMNS_MAX && columns[i] != NULL; i++) {
        if (td_str_equal(columns[i], name)) {
            return i;
        }
    }
    return -1;
}

static bool all_there(const struct check *c, const char *const *columns, seen_t seen)
{
    for (int i = 0; i < TD_COLUMNS_MAX && columns[i] != NULL; i++) {
        const struct td_column_rule *rule = td_column_rule(c->table, columns[i]);

        if (rule != NULL && rule->need == TD_COLUMN_NEEDED && (seen >> i & 1) == 0) {
            return wrong(c, columns[i], "is missing");
        }
    }
    return true;
}

/* A row of s: name, type, atom of a member. What is not known is a newer teardrop's. */
static bool check_member(struct check *c, const char *const *columns, sqlite3_stmt *s,
                         int name_column, seen_t *seen)
{
    size_t bytes;
    const char *name = text_of(c, s, name_column, &bytes);
    int index = name != NULL ? index_of(columns, name) : -1;
    const struct td_column_rule *rule =
        index >= 0 ? td_column_rule(c->table, columns[index]) : NULL;

    if (index >= 0) {
        *seen |= (seen_t)1 << index;
    }
    return !c->unread && (rule == NULL || check_value(c, columns[index], rule, s, name_column + 1));
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
    const char *lists[TD_PARTS_MAX + 1] = {NULL};
    seen_t seen = 0, listed = 0;
    sqlite3_stmt *s;
    enum td_err err = begin(c, "SELECT key, type, atom FROM json_each(?1)", line, NULL, &s);
    bool good = true;
    int step = SQLITE_DONE;

    if (err != TD_OK) {
        return err;
    }
    for (int i = 0; i < TD_PARTS_MAX && kind->parts[i].name != NULL; i++) {
        lists[i] = kind->parts[i].name;
    }
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW) {
        good = check_member(c, kind->columns, s, 0, &seen) && check_member(c, lists, s, 0, &listed);
    }
    good = good && (step != SQLITE_DONE ||
                    (all_there(c, kind->columns, seen) && all_there(c, lists, listed)));
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

static enum td_err check_list(struct check *c, const struct td_record_part *part, int64_t most,
                              const char *line)
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
    c->table = part->table;
    c->list = part->name;
    c->entry = 0;
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW) {
        if (c->entry != sqlite3_column_int(s, 0) + 1) {
            good = c->entry == 0 || all_there(c, part->columns, seen);
            c->entry = good ? sqlite3_column_int(s, 0) + 1 : c->entry;
            seen = 0;
        }
        if (good && c->entry > most) {
            char what[80];

            td_str_format(what, sizeof what, "is one too many; there can be %lld entries",
                          (long long)most);
            good = wrong(c, "", what);
        } else if (good && !is_object(c, s, 1)) {
            good = wrong(c, "", "is no {...}");
        }
        good = good && check_member(c, part->columns, s, 2, &seen);
    }
    good = good && (step != SQLITE_DONE || c->entry == 0 || all_there(c, part->columns, seen));
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
    struct check c = {
        .store = store, .table = kind->table, .list = "", .why = why, .why_size = why_size};
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
    for (int i = 0; err == TD_OK && i < TD_PARTS_MAX && kind->parts[i].name != NULL; i++) {
        const struct td_column_rule *rule = td_column_rule(kind->table, kind->parts[i].name);

        err = check_list(&c, &kind->parts[i], rule != NULL ? rule->most : INT64_MAX, line);
    }
    return err == TD_OK && td_str_equal(kind->table, "session") ? check_reps(&c, line) : err;
}
