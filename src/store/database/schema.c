/* The schema, made from the tables of tables.h. Times are seconds since 1970 UTC, with the local
 * offset in minutes beside them; lengths are milliseconds, loads grams. What was not answered is
 * NULL. A verdict is never stored when it can be computed from what was done. */
#include <string.h>

#include "db.h"
#include "teardrop/base/str.h"

#define DATE_CHECK(column) " CHECK (" column " GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"

/* From version 1 on a clinician's look says more, and a person's answers and what the plan proposed
 * are kept; from version 2 on a check says what may be held, how its limits end, and where it
 * leaned. */
const char *const td_history_migrations[TD_HISTORY_VERSION] = {
    "ALTER TABLE clearance ADD COLUMN max_level TEXT;"
    "ALTER TABLE clearance ADD COLUMN max_depth_deg INTEGER CHECK (max_depth_deg >= 1);"
    "ALTER TABLE clearance ADD COLUMN no_load INTEGER CHECK (no_load BETWEEN 0 AND 1);"
    "ALTER TABLE clearance ADD COLUMN until TEXT" DATE_CHECK(
        "until") ";"
                 "ALTER TABLE clearance ADD COLUMN changed_unix_s INTEGER NOT NULL DEFAULT 0;"
                 "CREATE TABLE person_answer (uuid TEXT NOT NULL PRIMARY KEY CHECK (length(uuid) = "
                 "36),"
                 " date TEXT NOT NULL" DATE_CHECK(
                     "date") ", topic TEXT NOT NULL, answer TEXT NOT NULL,"
                             " changed_unix_s INTEGER NOT NULL) STRICT;"
                             "CREATE TABLE proposal (date TEXT NOT NULL PRIMARY KEY" DATE_CHECK(
                                 "date") ","
                                         " level TEXT NOT NULL, small_step INTEGER NOT NULL CHECK "
                                         "(small_step >= 0),"
                                         " sets INTEGER NOT NULL CHECK (sets >= 0), reps INTEGER "
                                         "NOT NULL CHECK (reps >= 0),"
                                         " hold_ms INTEGER NOT NULL CHECK (hold_ms >= 0),"
                                         " contract_ms INTEGER NOT NULL CHECK (contract_ms >= 0),"
                                         " every_days INTEGER NOT NULL CHECK (every_days BETWEEN 1 "
                                         "AND 14),"
                                         " uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
                                         " changed_unix_s INTEGER NOT NULL) STRICT",
    "ALTER TABLE self_check ADD COLUMN load INTEGER NOT NULL DEFAULT 0 CHECK (load BETWEEN 0 AND "
    "2);"
    "ALTER TABLE self_check ADD COLUMN opens_weeks INTEGER CHECK (opens_weeks >= 0);"
    "ALTER TABLE self_check ADD COLUMN opens_step_deg INTEGER CHECK (opens_step_deg >= 1);"
    "ALTER TABLE self_check ADD COLUMN opens_to_deg INTEGER CHECK (opens_to_deg >= 1);"
    "ALTER TABLE self_check ADD COLUMN leaning TEXT;"
    "ALTER TABLE self_check ADD COLUMN lapse_weeks INTEGER NOT NULL DEFAULT 0"
    " CHECK (lapse_weeks >= 0)"};

/* Lists are read from the index alone. */
static const char indexes[] =
    "CREATE INDEX session_by_time ON session (started_unix_s DESC, uuid);"
    "CREATE INDEX session_running ON session (journaled_unix_s) WHERE running = 1;"
    "CREATE INDEX self_check_by_time ON self_check (done_unix_s DESC, uuid) WHERE draft = 0;";

static void append_check(char sql[TD_SQL_MAX], const struct td_column *column)
{
    switch (column->type) {
    case TD_COLUMN_NUMBER:
        if (column->min >= 0) {
            td_str_append(sql, TD_SQL_MAX, " CHECK (%s >= %lld)", column->name,
                          (long long)column->min);
        }
        break;
    case TD_COLUMN_CHOICE:
        td_str_append(sql, TD_SQL_MAX, " CHECK (%s BETWEEN %lld AND %lld)", column->name,
                      (long long)column->min, (long long)column->max);
        break;
    case TD_COLUMN_UUID:
        td_str_append(sql, TD_SQL_MAX, " CHECK (length(%s) = 36)", column->name);
        break;
    case TD_COLUMN_DATE:
        td_str_append(sql, TD_SQL_MAX, DATE_CHECK("%s"), column->name);
        break;
    default:
        break;
    }
}

static void append_column(char sql[TD_SQL_MAX], const struct td_column *column, const char *key)
{
    td_str_append(sql, TD_SQL_MAX, "%s %s%s", column->name,
                  td_column_is_text(column) ? "TEXT" : "INTEGER",
                  td_column_is_nullable(column)  ? ""
                  : column->presence == TD_ADDED ? " NOT NULL DEFAULT 0"
                                                 : " NOT NULL");
    if (td_str_equal(column->name, key)) {
        td_str_append(sql, TD_SQL_MAX, " PRIMARY KEY");
    } else if (column->type == TD_COLUMN_UUID) {
        td_str_append(sql, TD_SQL_MAX, " UNIQUE");
    }
    append_check(sql, column);
    td_str_append(sql, TD_SQL_MAX, ", ");
}

static bool create(sqlite3 *db, char sql[TD_SQL_MAX], const struct td_column *columns,
                   const char *key, const char *end)
{
    for (const struct td_column *column = columns; column->name != NULL; column++) {
        append_column(sql, column, key);
    }
    sql[strlen(sql) - 2] = '\0'; /* the last comma */
    td_str_append(sql, TD_SQL_MAX, "%s", end);
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool create_part(sqlite3 *db, const struct td_record_kind *kind,
                        const struct td_record_part *part)
{
    char sql[TD_SQL_MAX], end[120];

    td_str_format(sql, sizeof sql,
                  "CREATE TABLE %s (%s TEXT NOT NULL REFERENCES %s (uuid) ON DELETE CASCADE,"
                  " position INTEGER NOT NULL, ",
                  part->table, part->owner, kind->table);
    td_str_format(end, sizeof end, ", PRIMARY KEY (%s, position)) STRICT%s", part->owner,
                  part->without_rowid ? ", WITHOUT ROWID" : "");
    return create(db, sql, part->columns, "", end);
}

bool td_history_create_tables(sqlite3 *db)
{
    bool ok = true;

    for (size_t k = 0; ok && k < TD_RECORD_KINDS; k++) {
        const struct td_record_kind *kind = &td_record_kinds[k];
        char sql[TD_SQL_MAX];

        td_str_format(sql, sizeof sql, "CREATE TABLE %s (", kind->table);
        ok = create(db, sql, kind->columns, kind->key, ") STRICT");
        for (const struct td_record_part *part = kind->parts; ok && part->name != NULL; part++) {
            ok = create_part(db, kind, part);
        }
    }
    return ok && sqlite3_exec(db, indexes, NULL, NULL, NULL) == SQLITE_OK;
}
