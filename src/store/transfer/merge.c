/* Import of lines of JSON, all of it or nothing. Marks of what was deleted only grow in number and
 * time, so the order in which histories come together does not matter. */
#include "teardrop/store/transfer/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "teardrop/base/str.h"

enum td_err td_history_merge_begin(struct td_history_store *store, bool dry_run)
{
    enum td_err err = dry_run ? td_history_dry_run(store) : TD_OK;

    return err == TD_OK ? td_history_begin(store) : err;
}

enum found { FOUND, NOTHING, FAILED };

/* First column of the first row of a statement with one text bound; *out is the caller's. A text
 * that is there but finds no memory is not nothing: an older record would take a later one's
 * place. */
static enum found ask(struct td_history_store *store, const char *sql, const char *text, char **out)
{
    sqlite3_stmt *s = td_history_prepare(store, sql);
    const unsigned char *found = NULL;
    bool is_null = false;
    int step = SQLITE_ERROR;

    *out = NULL;
    if (s != NULL && sqlite3_bind_text(s, 1, text, -1, SQLITE_STATIC) == SQLITE_OK) {
        step = sqlite3_step(s);
    }
    if (step == SQLITE_ROW) {
        is_null = sqlite3_column_type(s, 0) == SQLITE_NULL;
        found = sqlite3_column_text(s, 0);
        *out = found != NULL ? strdup((const char *)found) : NULL;
    }
    (void)sqlite3_finalize(s);
    return *out != NULL ? FOUND : step == SQLITE_DONE || is_null ? NOTHING : FAILED;
}

/* json_valid says no as well when it has no memory. */
static enum found no_object(struct td_history_store *store, const char *line)
{
    char *type;
    enum found found = ask(store, "SELECT json_type(?1)", line, &type);

    if (found == FOUND) { /* it had none before */
        found = td_str_equal(type, "object") ? FAILED : NOTHING;
    } else if (found == FAILED && (sqlite3_errcode(store->db) & 0xFF) == SQLITE_ERROR) {
        found = NOTHING; /* malformed */
    }
    free(type);
    return found;
}

/* What a line is, and *why of one that is nothing. */
static enum found find_kind(struct td_history_store *store, const char *line,
                            const struct td_record_kind **out, char *why, size_t why_size)
{
    char *type;
    enum found found = ask(store,
                           "SELECT ifnull(json_extract(?1, '$.type'), '') WHERE json_valid(?1) AND"
                           " json_type(?1) = 'object'",
                           line, &type);

    *out = NULL;
    for (size_t i = 0; found == FOUND && i < TD_RECORD_KINDS; i++) {
        *out = td_str_equal(td_record_kinds[i].type, type) ? &td_record_kinds[i] : *out;
    }
    found = found == NOTHING ? no_object(store, line) : found;
    if (found == NOTHING) {
        td_str_copy(why, why_size,
                    "is no {...} from its first to its last character; expected a record of "
                    "teardrop's own export, which is one line of `history --export jsonl`");
    } else if (found == FOUND && *out == NULL) {
        td_str_format(why, why_size, "type: is \"%.40s\"; one of", type);
        for (size_t i = 0; i < TD_RECORD_KINDS; i++) {
            td_str_append(why, why_size, "%s %s", i > 0 ? "," : "", td_record_kinds[i].type);
        }
        td_str_append(why, why_size, " is expected: a record of teardrop's own export");
        td_str_sanitize(why, false);
    }
    free(type);
    return found == FOUND && *out == NULL ? NOTHING : found;
}

/* What there is of the columns in the JSON text `from`; of a member that came later, and is
 * missing, what it means. */
static void append_members(char sql[TD_SQL_MAX], const struct td_column *columns, const char *from)
{
    for (const struct td_column *column = columns; column->name != NULL; column++) {
        bool later = td_column_may_be_missing(column) && !td_column_is_nullable(column);

        td_str_append(sql, TD_SQL_MAX, "%s%sjson_extract(%s, '$.%s')%s",
                      column > columns ? ", " : "", later ? "ifnull(" : "", from, column->name,
                      !later                      ? ""
                      : td_column_is_text(column) ? ", '')"
                                                  : ", 0)");
    }
}

/* The row and what belongs to it, in place of what was there. */
static bool put_record(struct td_history_store *store, const struct td_record_kind *kind,
                       const char *line)
{
    char sql[TD_SQL_MAX];
    bool ok;

    td_str_format(sql, sizeof sql, "DELETE FROM %s WHERE %s = json_extract(?1, '$.%s')",
                  kind->table, kind->key, kind->key);
    ok = TD_WRITE(store, sql, TD_TEXT(line));
    td_str_format(sql, sizeof sql, "INSERT INTO %s (", kind->table);
    td_columns_append(sql, kind->columns, "@");
    td_str_append(sql, sizeof sql, ") SELECT ");
    append_members(sql, kind->columns, "?1");
    ok = ok && TD_WRITE(store, sql, TD_TEXT(line));
    for (const struct td_record_part *part = kind->parts; ok && part->name != NULL; part++) {
        td_str_format(sql, sizeof sql, "INSERT INTO %s (%s, position, ", part->table, part->owner);
        td_columns_append(sql, part->columns, "@");
        td_str_append(sql, sizeof sql, ") SELECT json_extract(?1, '$.uuid'), e.key, ");
        append_members(sql, part->columns, "e.value");
        td_str_append(sql, sizeof sql, " FROM json_each(?1, '$.%s') e", part->name);
        ok = TD_WRITE(store, sql, TD_TEXT(line));
    }
    return ok;
}

/* Of two that were changed in the same second: the longer one, which says more, else
 * the one that sorts behind. */
static int compare_lines(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);

    return a_length != b_length ? (a_length > b_length ? 1 : -1) : strcmp(a, b);
}

/* Is the line later (1) than the record in whose place it would come, as late (0), earlier
 * (-1)? */
static enum found compare_times(struct td_history_store *store, const struct td_record_kind *kind,
                                const char *line, int *out)
{
    char sql[TD_SQL_MAX];
    char *order = NULL;
    enum found found;

    *out = 0;
    if (kind->changed == NULL) {
        return FOUND;
    }
    td_str_format(sql, sizeof sql,
                  "WITH both AS (SELECT ifnull(json_extract(?1, '$.%s'), 0) AS a, r.%s AS b"
                  " FROM %s r WHERE r.%s = json_extract(?1, '$.%s'))"
                  " SELECT CAST((a > b) - (a < b) AS TEXT) FROM both",
                  kind->changed, kind->changed, kind->table, kind->key, kind->key);
    found = ask(store, sql, line, &order);
    if (found == FOUND) {
        *out = order[0] == '-' ? -1 : order[0] == '0' ? 0 : 1;
    }
    free(order);
    return found;
}

/* A statement failed: it is the line's fault, or the machine's. */
static enum td_err fault(struct td_history_store *store, char *why, size_t why_size)
{
    switch (sqlite3_errcode(store->db) & 0xFF) {
    case SQLITE_OK: /* it did not: what it found had no room */
        return td_history_set_error(store, "out of memory");
    case SQLITE_CONSTRAINT:
        td_str_copy(why, why_size,
                    sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE
                        ? "uuid: another record of this kind has the same one"
                        : sqlite3_errmsg(store->db));
        return TD_ERR_USAGE;
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        td_str_copy(why, why_size, sqlite3_errmsg(store->db));
        return TD_ERR_USAGE;
    default:
        return td_history_failed(store);
    }
}

/* Appends what is true of a mark `d` that a record was deleted after it was last changed; before
 * and after: what stands around the name of one of its columns. */
static void append_marked(const struct td_record_kind *kind, char sql[TD_SQL_MAX],
                          const char *before, const char *after)
{
    td_str_append(sql, TD_SQL_MAX, "(d.uuid = %suuid%s", before, after);
    if (kind == &td_record_kinds[TD_RECORD_MORNING]) {
        td_str_append(sql, TD_SQL_MAX, " OR " TD_DAY_MARKED("%sdate%s"), before, after, before,
                      after);
    }
    td_str_append(sql, TD_SQL_MAX, ")");
    if (kind->changed != NULL) {
        td_str_append(sql, TD_SQL_MAX, " AND d.at_unix_s >= ifnull(%s%s%s, 0)", before,
                      kind->changed, after);
    }
}

/* Was it deleted here after it was last changed? A session that somebody is in the middle of
 * is left alone likewise. */
static enum found is_settled(struct td_history_store *store, const struct td_record_kind *kind,
                             const char *line)
{
    char sql[TD_SQL_MAX];
    char *text;
    enum found found;
    bool settled;

    if (kind == &td_record_kinds[TD_RECORD_DELETED]) {
        return NOTHING;
    }
    if (kind == &td_record_kinds[TD_RECORD_SESSION]) {
        found = ask(store, "SELECT json_extract(?1, '$.uuid')", line, &text);
        settled = found == FOUND && td_history_in_hand(store, text);
        free(text);
        if (settled) {
            return FOUND;
        }
    }
    td_str_copy(sql, sizeof sql, "SELECT 'x' FROM deleted d WHERE ");
    append_marked(kind, sql, "json_extract(?1, '$.", "')");
    found = ask(store, sql, line, &text);
    free(text);
    return found;
}

/* In the place of `here`, unless that one is later. Two of the same second are compared as
 * this teardrop writes them, whatever the order of the line's members is; ask_sql gives that. */
static bool take_place(struct td_history_store *store, const struct td_record_kind *kind,
                       const char *line, const char *ask_sql, const char *here, bool *changed)
{
    char *canonical = NULL;
    int order = 0, difference;
    bool ok = compare_times(store, kind, line, &order) == FOUND;

    *changed = false;
    if (!ok || order < 0) {
        return ok;
    }
    ok = td_history_run(store, "SAVEPOINT one") && put_record(store, kind, line) &&
         ask(store, ask_sql, line, &canonical) == FOUND;
    if (ok) {
        difference = compare_lines(canonical, here);
        *changed = order > 0 ? difference != 0 : difference > 0;
        ok = (*changed || td_history_run(store, "ROLLBACK TO one")) &&
             td_history_run(store, "RELEASE one");
    }
    free(canonical);
    return ok;
}

static enum td_err merge_record(struct td_history_store *store, const struct td_record_kind *kind,
                                const char *line, struct td_merge_counts *counts, char *why,
                                size_t why_size)
{
    char sql[TD_SQL_MAX] = "SELECT ";
    char *here = NULL;
    enum found there;
    bool ok, changed = false;

    td_record_line(kind, sql);
    td_str_append(sql, sizeof sql, " FROM %s r WHERE r.%s = json_extract(?1, '$.%s')", kind->table,
                  kind->key, kind->key);
    there = ask(store, sql, line, &here);
    ok = there == FOUND     ? take_place(store, kind, line, sql, here, &changed)
         : there == NOTHING ? put_record(store, kind, line)
                            : false;
    free(here);
    if (!ok) {
        return fault(store, why, why_size);
    }
    counts->added += there == FOUND ? 0 : 1;
    counts->changed += changed ? 1 : 0;
    counts->same += there == FOUND && !changed ? 1 : 0;
    return TD_OK;
}

enum td_err td_history_merge_line(struct td_history_store *store, const char *line,
                                  struct td_merge_counts *counts, char *why, size_t why_size)
{
    const struct td_record_kind *kind;
    enum td_err err;
    enum found found;

    if (line[strspn(line, " \t\r\n")] == '\0') {
        return TD_OK;
    }
    counts->lines++;
    found = find_kind(store, line, &kind, why, why_size);
    if (found == FAILED) {
        return fault(store, why, why_size);
    }
    if (kind == NULL) {
        return TD_ERR_USAGE;
    }
    err = td_history_check_line(store, kind, line, why, why_size);
    if (err != TD_OK) {
        return err;
    }
    found = is_settled(store, kind, line);
    if (found == FAILED) {
        return fault(store, why, why_size);
    }
    if (found == FOUND) {
        counts->same++;
        return TD_OK;
    }
    return merge_record(store, kind, line, counts, why, why_size);
}

/* ---- the end: what was deleted goes, on whichever side it was ---- */

/* The record of a session that somebody is in the middle of is theirs. */
static void is_locked(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct td_history_store *store = sqlite3_user_data(context);
    const char *uuid = (const char *)sqlite3_value_text(values[0]);

    (void)count;
    sqlite3_result_int(context, uuid != NULL && td_history_in_hand(store, uuid));
}

static bool delete_marked(struct td_history_store *store, const struct td_record_kind *kind)
{
    char sql[TD_SQL_MAX];

    td_str_format(sql, sizeof sql,
                  "DELETE FROM %s AS r WHERE EXISTS (SELECT 1 FROM deleted d WHERE ", kind->table);
    append_marked(kind, sql, "r.", "");
    td_str_append(
        sql, sizeof sql, ")%s",
        td_str_equal(kind->table, "session") ? " AND NOT (running = 1 AND td_locked(uuid))" : "");
    return td_history_run(store, sql);
}

static bool apply_marks(struct td_history_store *store, struct td_merge_counts *counts)
{
    bool ok = sqlite3_create_function(store->db, "td_locked", 1, SQLITE_UTF8, store, is_locked,
                                      NULL, NULL) == SQLITE_OK;

    for (int k = 0; ok && k < TD_RECORD_DELETED; k++) {
        ok = delete_marked(store, &td_record_kinds[k]);
        counts->deleted += ok ? (size_t)sqlite3_changes(store->db) : 0;
    }
    return ok;
}

enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts)
{
    bool under_way = sqlite3_get_autocommit(store->db) == 0; /* a full disk may have ended it */
    bool ok = under_way && apply_marks(store, counts);
    enum td_err err = TD_OK;

    if (!keep) {
        if (!ok && under_way) {
            err = td_history_write_failed(store);
        }
        td_history_undo(store);
    } else if (!under_way) {
        err = td_history_set_error(store, "the import was ended half-way; nothing was taken in");
    } else {
        err = td_history_end(store, ok);
    }
    if (store->dry_run) {
        td_history_close(store);
    }
    return err;
}
