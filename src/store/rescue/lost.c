/* What did not come out of a damaged file. An index still names what its table no longer has; the
 * rows of the sets say between which of them there may have been others. */
#include "rescue.h"
#include "teardrop/base/str.h"

#define NAMES_MAX 12 /* of one kind that are named */

/* ---- whose entry is it? ---- */

/* Of a page that no tree has any more: of the index with which most of its entries agree. */
static const char settle_sql[] =
    "CREATE TEMP TABLE owner AS SELECT page, timed, t, max(n) FROM"
    " (SELECT s.page AS page, s.number IS NOT NULL AS timed, w.t AS t, count(*) AS n"
    "  FROM seen s JOIN (SELECT uuid AS key, 'session' AS t, NULL AS id FROM session"
    "   UNION ALL SELECT uuid, 'self_check', NULL FROM self_check"
    "   UNION ALL SELECT uuid, 'measure', NULL FROM measure"
    "   UNION ALL SELECT uuid, 'person_answer', NULL FROM person_answer"
    "   UNION ALL SELECT date, 'morning', rowid FROM morning" /* both have days */
    "   UNION ALL SELECT date, 'proposal', rowid FROM proposal) w"
    "  ON w.key = s.key AND ifnull(w.id, s.id) = s.id"
    "  WHERE s.tree IS NULL GROUP BY 1, 2, 3) GROUP BY 1, 2;"
    "UPDATE seen SET tree = (SELECT CASE WHEN timed THEN t || '_by_time'"
    "  ELSE 'sqlite_autoindex_' || t || '_1' END FROM owner o WHERE o.page = seen.page"
    " AND o.timed = (seen.number IS NOT NULL)) WHERE tree IS NULL AND length(key) IN (36, 10);"
    "UPDATE seen SET tree = 'sqlite_autoindex_morning_1' WHERE tree IS NULL AND"
    " length(key) = 10 AND NOT EXISTS (SELECT 1 FROM proposal)";

/* ---- records ---- */

struct known {
    const char *one, *more; /* words */
    const char *table, *key;
    const char *names, *also; /* the index that has each of them, and another one; "" = none */
    const char *shape;        /* of a key that is one */
    const char *name;         /* what a person calls it, of the entry `e` or one with its time */
    const char *here;         /* of the rescued one: is it there, or was it deleted? */
};

#define DATE_SHAPE "e.key GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
#define DELETED " UNION ALL SELECT 1 FROM deleted WHERE uuid = ?1"
#define UUID_SHAPE "length(e.key) = 36 AND e.key NOT GLOB '*[^0-9a-f-]*'"
#define TIME_WHERE(index, same)                                                                    \
    "(SELECT strftime('%Y-%m-%d %H:%M', t.number, 'unixepoch') || ' UTC' FROM seen t WHERE"        \
    " t.tree = '" index "' AND t." same " = e." same ")"
#define TIME_OF(index) "ifnull(" TIME_WHERE(index, "id") ", " TIME_WHERE(index, "key") ")"

static const struct known knowns[] = {
    {"session", "sessions", "session", "uuid", "sqlite_autoindex_session_1", "session_by_time",
     UUID_SHAPE, TIME_OF("session_by_time"), "SELECT 1 FROM session WHERE uuid = ?1" DELETED},
    {"self-check", "self-checks", "self_check", "uuid", "self_check_by_time",
     "sqlite_autoindex_self_check_1", UUID_SHAPE, TIME_OF("self_check_by_time"),
     "SELECT 1 FROM self_check WHERE uuid = ?1" DELETED},
    {"morning", "mornings", "morning", "date", "sqlite_autoindex_morning_1", "", DATE_SHAPE,
     "e.key", "SELECT 1 FROM morning WHERE date = ?1"},
    {"measure", "measures", "measure", "uuid", "sqlite_autoindex_measure_1", "", UUID_SHAPE, "NULL",
     "SELECT 1 FROM measure WHERE uuid = ?1" DELETED},
    {"answer about you", "answers about you", "person_answer", "uuid",
     "sqlite_autoindex_person_answer_1", "", UUID_SHAPE, "NULL",
     "SELECT 1 FROM person_answer WHERE uuid = ?1" DELETED},
    {"proposal of the plan", "proposals of the plan", "proposal", "date",
     "sqlite_autoindex_proposal_1", "", DATE_SHAPE, "e.key",
     "SELECT 1 FROM proposal WHERE date = ?1"},
};

static int ask(sqlite3 *carved, const char *format, const char *name)
{
    char *sql = sqlite3_mprintf(format, name);
    int found = sql != NULL ? td_history_number(carved, sql, 1) : 1;

    sqlite3_free(sql);
    return found;
}

/* Is not everything of a table or index there? */
static bool has_gaps(sqlite3 *carved, const char *tree)
{
    return ask(carved, "SELECT ifnull((SELECT gaps FROM tree WHERE name = %Q), 1)", tree) != 0;
}

static bool is_here(struct td_history_store *fresh, const char *sql, const char *key)
{
    sqlite3_stmt *s = td_history_prepare(fresh, sql);
    bool here = s != NULL && sqlite3_bind_text(s, 1, key, -1, SQLITE_STATIC) == SQLITE_OK &&
                sqlite3_step(s) == SQLITE_ROW;

    (void)sqlite3_finalize(s);
    return here;
}

/* Entries whose record was not carved, by its number or by its key: of a damaged entry at most
 * one of both is wrong. Those of the other index count where the first one is not whole. */
static sqlite3_stmt *entries_of(sqlite3 *carved, const struct known *known)
{
    sqlite3_stmt *s = NULL;
    char *sql = sqlite3_mprintf(
        "SELECT e.key, %s AS name FROM seen e WHERE (e.tree = %Q OR (e.tree = %Q AND %d AND NOT"
        " EXISTS (SELECT 1 FROM seen f WHERE f.tree = %Q AND (f.id = e.id OR f.key = e.key))))"
        " AND e.sure AND %s AND NOT EXISTS (SELECT 1 FROM %s m WHERE m.rowid = e.id) AND NOT"
        " EXISTS (SELECT 1 FROM %s m WHERE m.%s = e.key)"
        " GROUP BY e.key ORDER BY name DESC, e.key",
        known->name, known->names, known->also, has_gaps(carved, known->names), known->names,
        known->shape, known->table, known->table, known->key);

    if (sql != NULL) {
        (void)sqlite3_prepare_v2(carved, sql, -1, &s, NULL);
    }
    sqlite3_free(sql);
    return s;
}

static bool name_kind(sqlite3 *carved, struct td_history_store *fresh, const struct known *known,
                      struct td_repair *out)
{
    char names[TD_LOST_TEXT / 4] = "";
    sqlite3_stmt *s = entries_of(carved, known);
    size_t count = 0;

    while (s != NULL && sqlite3_step(s) == SQLITE_ROW) {
        char key[64], name[40];

        td_history_column_text(s, 0, key, sizeof key);
        td_history_column_text(s, 1, name, sizeof name);
        if (key[0] == '\0' || is_here(fresh, known->here, key)) {
            continue;
        }
        count++;
        if (name[0] != '\0' && count <= NAMES_MAX) {
            td_str_append(names, sizeof names, "%s%s", names[0] != '\0' ? ", " : "", name);
        }
    }
    out->lost_more =
        out->lost_more || (has_gaps(carved, known->table) && has_gaps(carved, known->names));
    if (count > 0) {
        td_str_append(out->lost, sizeof out->lost, "%s%zu %s", out->lost[0] != '\0' ? "; " : "",
                      count, count == 1 ? known->one : known->more);
    }
    if (count > 0 && names[0] != '\0') {
        td_str_append(out->lost, sizeof out->lost, " (%s%s)", names,
                      count > NAMES_MAX ? ", ..." : "");
    }
    return sqlite3_finalize(s) == SQLITE_OK && s != NULL;
}

/* ---- parts ---- */

/* Sessions next to a gap among the rows of a part: one before, behind or between its rows. */
static const char bare_sessions_sql[] =
    "WITH r AS (SELECT part, uuid, run, lag(run) OVER w AS before, lead(run) OVER w AS after"
    "  FROM runs WINDOW w AS (PARTITION BY part ORDER BY uuid, position)),"
    " cut AS (SELECT uuid FROM r WHERE part IN ('session_set', 'session_rep') AND"
    "  (before <> run OR after <> run)),"
    " none AS (SELECT s.uuid AS uuid FROM session s, (SELECT 'session_set' AS part UNION ALL"
    "   SELECT 'session_rep') p WHERE NOT EXISTS (SELECT 1 FROM runs x WHERE x.part = p.part AND"
    "    x.uuid = s.uuid)"
    "  AND (SELECT run FROM runs x WHERE x.part = p.part AND x.uuid < s.uuid"
    "   ORDER BY x.uuid DESC, x.position DESC LIMIT 1) <>"
    "  (SELECT run FROM runs x WHERE x.part = p.part AND x.uuid > s.uuid"
    "   ORDER BY x.uuid, x.position LIMIT 1))"
    " SELECT count(*) FROM session WHERE uuid IN (SELECT uuid FROM cut UNION SELECT uuid FROM "
    "none)";

/* Self-checks of which an index names a row that is not there. */
static const char bare_checks_sql[] =
    "SELECT count(DISTINCT e.key) FROM seen e JOIN self_check c ON c.uuid = e.key WHERE"
    " (e.tree = 'sqlite_autoindex_check_answer_1' AND NOT EXISTS (SELECT 1 FROM check_answer x"
    "   WHERE x.rowid = e.id OR (x.check_uuid = e.key AND x.position = e.number)))"
    " OR (e.tree = 'sqlite_autoindex_check_flag_1' AND NOT EXISTS (SELECT 1 FROM check_flag x"
    "   WHERE x.rowid = e.id OR (x.check_uuid = e.key AND x.position = e.number)))"
    " OR (e.tree = 'sqlite_autoindex_check_gate_1' AND NOT EXISTS (SELECT 1 FROM check_gate x"
    "   WHERE x.rowid = e.id OR (x.check_uuid = e.key AND x.position = e.number)))";

static void count_bare(sqlite3 *carved, struct td_repair *out)
{
    static const char *const parts[][2] = {
        {"check_answer", "sqlite_autoindex_check_answer_1"},
        {"check_flag", "sqlite_autoindex_check_flag_1"},
        {"check_gate", "sqlite_autoindex_check_gate_1"},
    };

    out->bare_sessions += (size_t)td_history_number(carved, bare_sessions_sql, 0);
    out->bare_checks += (size_t)td_history_number(carved, bare_checks_sql, 0);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        out->lost_more =
            out->lost_more || (has_gaps(carved, parts[i][0]) && has_gaps(carved, parts[i][1]));
    }
}

bool td_rescue_name_lost(sqlite3 *carved, struct td_history_store *fresh, struct td_repair *out)
{
    bool ok = sqlite3_exec(carved,
                           "CREATE INDEX temp.seen_by_id ON seen (tree, id);"
                           "CREATE INDEX temp.runs_by_uuid ON runs (part, uuid, position)",
                           NULL, NULL, NULL) == SQLITE_OK &&
              sqlite3_exec(carved, settle_sql, NULL, NULL, NULL) == SQLITE_OK;

    for (size_t i = 0; ok && i < sizeof knowns / sizeof knowns[0]; i++) {
        ok = name_kind(carved, fresh, &knowns[i], out);
    }
    if (ok) {
        count_bare(carved, out);
    }
    return ok;
}
