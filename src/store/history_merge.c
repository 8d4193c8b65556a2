/* Export and import as lines of JSON: statements are put together from one table of
 * what a record is, and SQLite's own JSON functions do the rest. */
#include "teardrop/store/merge.h"

#include <stdlib.h>
#include <string.h>

#include "history_db.h"
#include "teardrop/base/str.h"

#define SQL_MAX 6000
#define COLUMNS_MAX 36

/* Rows of another table that belong to a record, in order. */
struct part {
    const char *name; /* in JSON */
    const char *table;
    const char *owner;
    const char *columns[COLUMNS_MAX];
};

static const struct kind {
    const char *type; /* in JSON, and of the kinds in this order */
    const char *table;
    const char *key;     /* tells records apart */
    const char *changed; /* when it was last changed; "0" = it never is */
    const char *time;    /* lines are sorted by */
    const char *shown;   /* JSON name of the time for people, NULL = none */
    const char *where;   /* of the export */
    const char *columns[COLUMNS_MAX];
    struct part parts[4];
} kinds[] = {
    {"session",
     "session",
     "uuid",
     "changed_unix_s",
     "started_unix_s",
     "started",
     "running = 0",
     {"uuid",
      "started_unix_s",
      "utc_offset_min",
      "elapsed_ms",
      "paused_ms",
      "finished",
      "level",
      "level_name",
      "small_step",
      "purpose",
      "main_sets",
      "main_reps",
      "main_hold_ms",
      "tempo",
      "load_g",
      "worst_pain",
      "rpe",
      "warm_up",
      "extras",
      "hurt",
      "note",
      "swap_in",
      "own_from",
      "own_sets",
      "at_set",
      "at_rep",
      "journaled_unix_s",
      "journaled_utc_offset_min",
      "changed_unix_s"},
     {{"sets",
       "session_set",
       "session_uuid",
       {"exercise", "set_number", "reps_planned", "reps_done", "start_ms", "length_ms", "side",
        "tempo", "hold_ms", "rest_ms", "pain", "down_ms", "up_ms"}},
      {"reps",
       "session_rep",
       "session_uuid",
       {"set_position", "rep", "at_ms", "down_ms", "up_ms"}}}},
    {"self_check",
     "self_check",
     "uuid",
     "changed_unix_s",
     "done_unix_s",
     "done",
     "1",
     {"uuid", "done_unix_s", "utc_offset_min", "version", "outcome", "urgency", "training",
      "named_1", "named_2", "start_level", "max_level", "max_depth_deg", "minor", "why", "draft",
      "goal", "changed_unix_s"},
     {{"answers", "check_answer", "check_uuid", {"question", "answer"}},
      {"flags", "check_flag", "check_uuid", {"flag", "taken_back"}},
      {"gates", "check_gate", "check_uuid", {"gate", "any_of_it"}}}},
    {"morning",
     "morning",
     "date",
     "changed_unix_s",
     "date",
     NULL,
     "1",
     {"date", "pain", "swollen", "limp", "uuid", "changed_unix_s"},
     {{0}}},
    {"clinician_look",
     "clearance",
     "at_unix_s",
     "0",
     "at_unix_s",
     "at",
     "1",
     {"at_unix_s", "utc_offset_min", "uuid"},
     {{0}}},
    {"measure",
     "measure",
     "uuid",
     "changed_unix_s",
     "at_unix_s",
     "at",
     "1",
     {"uuid", "at_unix_s", "utc_offset_min", "week", "kind", "name", "value", "changed_unix_s"},
     {{0}}},
    {"deleted",
     "deleted",
     "uuid",
     "at_unix_s",
     "at_unix_s",
     NULL,
     "1",
     {"uuid", "at_unix_s"},
     {{0}}},
};
#define KINDS (sizeof kinds / sizeof kinds[0])

/* ---- out ---- */

static void add_columns(char *sql, const char *const *columns, const char *format, bool twice)
{
    for (size_t i = 0; i < COLUMNS_MAX && columns[i] != NULL; i++) {
        td_str_append(sql, SQL_MAX, i > 0 ? ", " : "");
        if (twice) {
            td_str_append(sql, SQL_MAX, format, columns[i], columns[i]);
        } else {
            td_str_append(sql, SQL_MAX, format, columns[i]);
        }
    }
}

/* The expression that makes a record's line out of its row `r`. */
static void line_of(const struct kind *kind, char *sql)
{
    td_str_append(sql, SQL_MAX, "json_object('type', '%s', ", kind->type);
    if (kind->shown != NULL) {
        td_str_append(sql, SQL_MAX,
                      "'%s', strftime('%%Y-%%m-%%dT%%H:%%M:%%S', r.%s + r.utc_offset_min * 60,"
                      " 'unixepoch') || printf('%%s%%02d:%%02d', CASE WHEN r.utc_offset_min < 0"
                      " THEN '-' ELSE '+' END, abs(r.utc_offset_min) / 60,"
                      " abs(r.utc_offset_min) %% 60), ",
                      kind->shown, kind->time);
    }
    add_columns(sql, kind->columns, "'%s', r.%s", true);
    for (const struct part *part = kind->parts; part->name != NULL; part++) {
        td_str_append(sql, SQL_MAX, ", '%s', json((SELECT json_group_array(json_object(",
                      part->name);
        add_columns(sql, part->columns, "'%s', x.%s", true);
        td_str_append(sql, SQL_MAX,
                      ")) FROM (SELECT * FROM %s y WHERE y.%s = r.uuid ORDER BY position) x))",
                      part->table, part->owner);
    }
    td_str_append(sql, SQL_MAX, ")");
}

enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to)
{
    enum td_err err = td_history_need(store, false);

    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    for (size_t k = 0; k < KINDS && err == TD_OK; k++) {
        char sql[SQL_MAX] = "SELECT ";
        sqlite3_stmt *s;
        int step = SQLITE_DONE;

        line_of(&kinds[k], sql);
        td_str_append(sql, sizeof sql, " FROM %s r WHERE %s ORDER BY r.%s, r.%s", kinds[k].table,
                      kinds[k].where, kinds[k].time, kinds[k].key);
        s = td_history_prepare(store, sql);
        while (s != NULL && err == TD_OK && (step = sqlite3_step(s)) == SQLITE_ROW) {
            const char *line = (const char *)sqlite3_column_text(s, 0);

            err = line != NULL && put(to, line) ? TD_OK : TD_ERR_IO;
        }
        if (err == TD_OK && (s == NULL || step != SQLITE_DONE)) {
            err = td_history_failed(store);
        }
        (void)sqlite3_finalize(s);
    }
    return err;
}

/* From the front until something is in the way, then from the back. */
void td_history_rescue_lines(struct td_history_store *old, bool (*put)(void *to, const char *line),
                             void *to)
{
    static const char *const orders[] = {"ASC", "DESC"};

    for (size_t k = 0; k < KINDS && old->db != NULL; k++) {
        for (size_t o = 0; o < 2; o++) {
            char sql[SQL_MAX] = "SELECT ";
            sqlite3_stmt *s = NULL;

            line_of(&kinds[k], sql);
            td_str_append(sql, sizeof sql, " FROM %s r ORDER BY r.rowid %s", kinds[k].table,
                          orders[o]);
            if (sqlite3_prepare_v2(old->db, sql, -1, &s, NULL) != SQLITE_OK) {
                continue;
            }
            while (sqlite3_step(s) == SQLITE_ROW) {
                const char *line = (const char *)sqlite3_column_text(s, 0);

                (void)(line != NULL && put(to, line));
            }
            (void)sqlite3_finalize(s);
        }
    }
}

/* ---- in ---- */

enum td_err td_history_merge_begin(struct td_history_store *store)
{
    return td_history_begin(store);
}

/* First column of the first row of a statement with one text bound; false: no row. */
static bool ask(struct td_history_store *store, const char *sql, const char *text, char **out)
{
    sqlite3_stmt *s = td_history_prepare(store, sql);
    const unsigned char *found = NULL;

    *out = NULL;
    if (s != NULL && sqlite3_bind_text(s, 1, text, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW) {
        found = sqlite3_column_text(s, 0);
        *out = found != NULL ? strdup((const char *)found) : NULL;
    }
    (void)sqlite3_finalize(s);
    return *out != NULL;
}

static const struct kind *kind_of(struct td_history_store *store, const char *line)
{
    const struct kind *kind = NULL;
    char *type;

    if (!ask(store, "SELECT json_extract(?1, '$.type') WHERE json_valid(?1)", line, &type)) {
        return NULL;
    }
    for (size_t i = 0; i < KINDS; i++) {
        kind = td_str_equal(kinds[i].type, type) ? &kinds[i] : kind;
    }
    free(type);
    return kind;
}

static bool execute(struct td_history_store *store, const char *sql, const char *line)
{
    sqlite3_stmt *s = td_history_prepare(store, sql);
    bool ok = s != NULL && sqlite3_bind_text(s, 1, line, -1, SQLITE_STATIC) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_DONE;

    (void)sqlite3_finalize(s);
    return ok;
}

/* The row and what belongs to it, in place of what was there. */
static bool put_record(struct td_history_store *store, const struct kind *kind, const char *line)
{
    char sql[SQL_MAX];
    bool ok;

    td_str_format(sql, sizeof sql, "DELETE FROM %s WHERE %s = json_extract(?1, '$.%s')",
                  kind->table, kind->key, kind->key);
    ok = execute(store, sql, line);
    td_str_format(sql, sizeof sql, "INSERT INTO %s (", kind->table);
    add_columns(sql, kind->columns, "%s", false);
    td_str_append(sql, sizeof sql, ") SELECT ");
    add_columns(sql, kind->columns, "json_extract(?1, '$.%s')", false);
    ok = ok && execute(store, sql, line);
    for (const struct part *part = kind->parts; ok && part->name != NULL; part++) {
        td_str_format(sql, sizeof sql, "INSERT INTO %s (%s, position, ", part->table, part->owner);
        add_columns(sql, part->columns, "%s", false);
        td_str_append(sql, sizeof sql, ") SELECT json_extract(?1, '$.uuid'), e.key, ");
        add_columns(sql, part->columns, "json_extract(e.value, '$.%s')", false);
        td_str_append(sql, sizeof sql, " FROM json_each(?1, '$.%s') e", part->name);
        ok = execute(store, sql, line);
    }
    return ok;
}

/* Of two that were changed in the same second: the longer one, which says more (an older
 * teardrop wrote no reps), else the one that sorts behind. */
static int compare_lines(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);

    return a_length != b_length ? (a_length > b_length ? 1 : -1) : strcmp(a, b);
}

/* Is the line newer than the record it would take the place of? */
static bool is_newer(struct td_history_store *store, const struct kind *kind, const char *line,
                     const char *here)
{
    char sql[SQL_MAX];
    char *newer = NULL;
    int order;

    if (td_str_equal(kind->changed, "0")) {
        return compare_lines(line, here) > 0;
    }
    td_str_format(sql, sizeof sql,
                  "SELECT CAST(json_extract(?1, '$.%s') - r.%s AS TEXT) FROM %s r WHERE r.%s ="
                  " json_extract(?1, '$.%s')",
                  kind->changed, kind->changed, kind->table, kind->key, kind->key);
    if (!ask(store, sql, line, &newer)) {
        return false;
    }
    order = newer[0] == '-' ? -1 : td_str_equal(newer, "0") ? compare_lines(line, here) : 1;
    free(newer);
    return order > 0;
}

static enum td_err refuse(struct td_history_store *store, char *why, size_t why_size)
{
    td_str_format(why, why_size, "%s", sqlite3_errmsg(store->db));
    return TD_ERR_USAGE;
}

enum td_err td_history_merge_line(struct td_history_store *store, const char *line,
                                  struct td_merge_counts *counts, char *why, size_t why_size)
{
    const struct kind *kind;
    char sql[SQL_MAX] = "SELECT ";
    char *here = NULL, *canonical = NULL;
    bool there, newer = true;

    if (line[strspn(line, " \t\r\n")] == '\0') {
        return TD_OK;
    }
    counts->lines++;
    kind = kind_of(store, line);
    if (kind == NULL) {
        td_str_copy(why, why_size,
                    "expected a record of teardrop's own export, {\"type\": \"session\", ...}");
        return TD_ERR_USAGE;
    }
    line_of(kind, sql);
    td_str_append(sql, sizeof sql, " FROM %s r WHERE r.%s = json_extract(?1, '$.%s')", kind->table,
                  kind->key, kind->key);
    there = ask(store, sql, line, &here);
    /* Compared as this teardrop writes it, whatever the order of its members was. */
    if (there) {
        newer = is_newer(store, kind, line, here);
    }
    if (newer && !put_record(store, kind, line)) {
        free(here);
        return refuse(store, why, why_size);
    }
    if (newer && there && ask(store, sql, line, &canonical) && strcmp(canonical, here) == 0) {
        newer = false; /* it was written in another way, and is the same */
    }
    counts->added += there ? 0 : 1;
    counts->changed += there && newer ? 1 : 0;
    counts->same += there && !newer ? 1 : 0;
    free(canonical);
    free(here);
    return TD_OK;
}

/* What was deleted after its last change goes, on whichever side it was. */
static bool apply_marks(struct td_history_store *store, struct td_merge_counts *counts)
{
    bool ok = true;

    for (size_t k = 0; ok && k < KINDS; k++) {
        char sql[SQL_MAX];

        if (td_str_equal(kinds[k].type, "deleted")) {
            continue;
        }
        td_str_format(sql, sizeof sql,
                      "DELETE FROM %s WHERE EXISTS (SELECT 1 FROM deleted d WHERE d.uuid = %s.uuid"
                      " AND d.at_unix_s >= %s)",
                      kinds[k].table, kinds[k].table, kinds[k].changed);
        ok = td_history_run(store, sql);
        counts->deleted += ok ? (size_t)sqlite3_changes(store->db) : 0;
    }
    return ok;
}

enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts)
{
    bool ok = apply_marks(store, counts);

    if (ok && !keep) {
        (void)td_history_run(store, "ROLLBACK");
        return TD_OK;
    }
    return td_history_end(store, ok);
}

enum td_err td_history_delete_all(struct td_history_store *store)
{
    enum td_err err = td_history_need(store, false);
    bool ok = true;

    if (err == TD_OK) {
        err = td_history_begin(store);
    }
    if (err != TD_OK) {
        return err;
    }
    for (size_t k = 0; ok && k < KINDS; k++) {
        char sql[80];

        td_str_format(sql, sizeof sql, "DELETE FROM %s", kinds[k].table);
        ok = td_history_run(store, sql);
    }
    err = td_history_end(store, ok);
    if (err == TD_OK) { /* nothing of it stays in the file */
        (void)td_history_run(store, "VACUUM");
        (void)td_history_run(store, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return err;
}
