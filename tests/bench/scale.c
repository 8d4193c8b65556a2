/* A history of many made-up sessions, half a day apart. */
#define _XOPEN_SOURCE 700
#include "scale.h"

#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>

/* Thirty reps in three sets each, at l3, with pain 0 to 3. */
static const char fill_sql[] =
    "BEGIN;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO session (uuid, started_unix_s, utc_offset_min, elapsed_ms, paused_ms, finished,"
    " level, level_name, tempo, load_g, worst_pain, rpe, running, at_set, at_rep,"
    " journaled_unix_s, journaled_utc_offset_min, warm_up, extras, small_step, purpose,"
    " main_sets, main_reps, main_hold_ms, changed_unix_s)"
    " SELECT printf('%%08x-0000-4000-8000-000000000000', i),"
    " CAST(strftime('%%s', 'now') AS INTEGER) - i * 43200, 60, 400000, 0, 1, 'l3', '1 inch',"
    " '3-1-2-1', 0, i %% 4, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 10, 0, 0 FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2)"
    " INSERT INTO session_set SELECT s.uuid, n.i, 'squat', n.i + 1, 10, 10, n.i * 160000, 70000, 0,"
    " '3-1-2-1', 0, 90000, NULL, NULL, NULL FROM session s, n"
    " WHERE s.uuid LIKE '%%-0000-4000-8000-000000000000';"
    "COMMIT";

bool scale_fill(const char *path, int sessions)
{
    sqlite3 *db = NULL;
    char sql[2 * sizeof fill_sql];
    bool ok = snprintf(sql, sizeof sql, fill_sql, sessions) < (int)sizeof sql &&
              sqlite3_open(path, &db) == SQLITE_OK &&
              sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

    if (!ok) {
        (void)fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
    }
    (void)sqlite3_close(db);
    return ok;
}
