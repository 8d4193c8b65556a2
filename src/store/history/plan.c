/* What the plan looks at: past sessions in short. */
#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"

#define TOO_FAST 60 /* percent of the tempo's way down; a tapped one below it was hurried */

/* Sets of the level's own exercises: warm-up and hip and calf work do not count. */
#define OWN                                                                                        \
    "x.session_uuid = s.uuid AND (ifnull(s.own_sets, 0) = 0 OR (x.position >= s.own_from AND"      \
    " x.position < s.own_from + s.own_sets))"

/* A row as it is read. */
struct row {
    struct td_past_volume of;
    int second, hip; /* sets and reps of each, together: PLANNED */
    char uuid[TD_UUID_TEXT], tempo[TD_TEMPO_TEXT];
    bool tapped, was_training;
};
#define ROW(member) offsetof(struct row, member), sizeof(((struct row *)NULL)->member)
#define PAST(member) ROW(of.session.member)
#define COUNT_MAX TD_HISTORY_COUNT_MAX

/* Of the sets behind it, as one number, since each of them is looked up only once. */
#define REPS_OF 100000
#define PLANNED                                                                                    \
    "(SELECT max(x.set_number) * " TD_HISTORY_TEXT(                                                \
        REPS_OF) " + max(x.reps_planned) FROM session_set x WHERE"                                 \
                 " x.session_uuid = s.uuid AND "
#define EXERCISE_AT(place)                                                                         \
    "(SELECT f.exercise FROM session_set f WHERE f.session_uuid = s.uuid AND f.position = " place  \
    ")"
#define OWN_END "s.own_from + s.own_sets"

static const struct td_column session_columns[] = {
    {"s.uuid", TD_COLUMN_TEXT, TD_ALWAYS, 0, 0, 0, ROW(uuid)},
    {"s.started_unix_s", TD_COLUMN_TIME, TD_ALWAYS, 0, 0, 0, PAST(started.unix_s)},
    {"s.utc_offset_min", TD_COLUMN_NUMBER, TD_ALWAYS, 0, -1440, 1440, PAST(started.utc_offset_min)},
    {"s.level", TD_COLUMN_TEXT, TD_ALWAYS, 0, 0, 0, PAST(level)},
    {"s.small_step", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, COUNT_MAX, PAST(step)},
    {"s.purpose", TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, TD_PURPOSE_DELOAD, PAST(purpose)},
    /* No rep of any set was left out. */
    {"(s.finished OR ifnull(s.own_sets, 0) > 0) AND NOT EXISTS (SELECT 1 FROM session_set x"
     " WHERE " OWN " AND x.reps_done < x.reps_planned)",
     TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, 1, PAST(finished)},
    {"s.main_sets", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, TD_SESSION_MAX_SETS, PAST(sets)},
    {"s.main_reps", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, COUNT_MAX, PAST(reps)},
    {"s.main_hold_ms / 1000", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, INT32_MAX / 2, PAST(hold_s)},
    {"(SELECT max(x.reps_done - x.reps_planned, 0) FROM session_set x WHERE " OWN
     " ORDER BY x.position DESC LIMIT 1)",
     TD_COLUMN_NUMBER, TD_NULLABLE, 0, 0, COUNT_MAX, PAST(extra_reps)},
    {"s.load_g", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, 1000000, PAST(load_g)},
    {"s.worst_pain", TD_COLUMN_CHOICE, TD_NULLABLE, -1, 0, 10, PAST(worst_pain)},
    {"s.rpe", TD_COLUMN_CHOICE, TD_NULLABLE, -1, 1, 10, PAST(rpe)},
    {"s.hurt", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, PAST(hurt)},
    {"EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = s.uuid AND"
     " x.down_ms IS NOT NULL)",
     TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, 1, ROW(tapped)},
    {"s.swap_in", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, PAST(swap_in)},
    /* The level's own that are not its first exercise, and the first behind them. */
    {PLANNED "x.position >= s.own_from AND x.position < " OWN_END
             " AND x.exercise <> " EXERCISE_AT("s.own_from") ")",
     TD_COLUMN_NUMBER, TD_NULLABLE, 0, 0, INT32_MAX, ROW(second)},
    {"CASE WHEN s.extras AND s.own_sets > 0 THEN " PLANNED "x.position >= " OWN_END
     " AND x.exercise = " EXERCISE_AT(OWN_END) ") END",
     TD_COLUMN_NUMBER, TD_NULLABLE, 0, 0, INT32_MAX, ROW(hip)},
    {"s.tempo", TD_COLUMN_TEXT, TD_ALWAYS, 0, 0, 0, ROW(tempo)},
    {TD_HISTORY_IS_TRAINING " AS trained", TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, 1, ROW(was_training)},
    {0}};
static const char sessions_sql[] = " FROM session s WHERE s.running = 0 AND s.level <>"
                                   " '" TD_FREE_LEVEL "' AND (ifnull(s.hurt, '') <> '' OR trained)"
                                   " ORDER BY s.started_unix_s DESC, s.uuid LIMIT ?";

/* And what it was worth. */
static const struct td_column volume_columns[] = {
    {"(SELECT total(reps_done) FROM session_set x WHERE x.session_uuid = s.uuid)", TD_COLUMN_NUMBER,
     TD_ALWAYS, 0, 0, INT32_MAX, ROW(of.reps)},
    {"(SELECT total(CASE WHEN hold_ms > 0 AND reps_planned > 0 THEN hold_ms * reps_done"
     "  WHEN reps_planned > 0 THEN length_ms * min(reps_done, reps_planned) / reps_planned"
     "  ELSE 0 END) FROM session_set x WHERE x.session_uuid = s.uuid) / 1000",
     TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, INT32_MAX, ROW(of.tension_s)},
    {0}};
static const char volumes_sql[] = " FROM session s WHERE s.running = 0 AND s.started_unix_s >= ?"
                                  " AND trained ORDER BY s.started_unix_s DESC, s.uuid";

/* No tapped set of the level's own was clearly faster than its tempo. */
static enum td_err look_at_tempo(struct td_history_store *store, const char *uuid, bool *kept)
{
    sqlite3_stmt *s;
    enum td_err err =
        td_history_first_row(store,
                             "SELECT x.tempo, x.down_ms FROM session s, session_set x WHERE"
                             " s.uuid = ? AND " OWN " AND x.down_ms IS NOT NULL",
                             uuid, &s);

    *kept = true;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    do {
        char text[TD_TEMPO_TEXT], why[80];
        struct td_tempo tempo;

        td_history_column_text(s, 0, text, sizeof text);
        if (td_tempo_parse(text, &tempo, why, sizeof why) == TD_OK) {
            *kept = *kept &&
                    sqlite3_column_int64(s, 1) * 100 >= (int64_t)tempo.ms[TD_PHASE_DOWN] * TOO_FAST;
        }
    } while (sqlite3_step(s) == SQLITE_ROW);
    return td_history_read_end(store, s);
}

static void unpack(int planned, int *sets, int *reps)
{
    *sets = td_min(planned / REPS_OF, TD_SESSION_MAX_SETS);
    *reps = td_min(planned % REPS_OF, COUNT_MAX);
}

/* more: volume_columns, or NULL. */
static enum td_err read_past(struct td_history_store *store, sqlite3_stmt *s,
                             const struct td_column *more, struct td_past_volume *out)
{
    struct td_past_session *past = &out->session;
    struct row row;
    char why[80];

    memset(&row, 0, sizeof row);
    td_row_read(s, 0, session_columns, &row);
    if (more != NULL) {
        td_row_read(s, (int)(sizeof session_columns / sizeof session_columns[0]) - 1, more, &row);
    }
    *out = row.of;
    unpack(row.second, &past->second_sets, &past->second_reps);
    unpack(row.hip, &past->hip_sets, &past->hip_reps);
    past->nothing_done = !row.was_training;
    past->has_tempo = td_tempo_parse(row.tempo, &past->tempo, why, sizeof why) == TD_OK;
    past->at_tempo = true;
    return row.tapped ? look_at_tempo(store, row.uuid, &past->at_tempo) : TD_OK;
}

/* Into the one of the two lists that is not NULL. rest: the SQL behind the columns. */
static enum td_err read_all(struct td_history_store *store, const char *rest, int64_t number,
                            size_t max, struct td_past_session *sessions,
                            struct td_past_volume *volumes, size_t *count)
{
    const struct td_column *more = volumes != NULL ? volume_columns : NULL;
    char sql[TD_SQL_MAX] = "SELECT ";
    sqlite3_stmt *s;
    enum td_err err, end;

    *count = 0;
    td_columns_append(sql, session_columns, "@");
    if (more != NULL) {
        td_str_append(sql, sizeof sql, ", ");
        td_columns_append(sql, more, "@");
    }
    td_str_append(sql, sizeof sql, "%s", rest);
    err = TD_SELECT(store, &s, sql, TD_NUMBER(number));
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    for (; err == TD_OK && *count < max && sqlite3_step(s) == SQLITE_ROW; ++*count) {
        struct td_past_volume past;

        err = read_past(store, s, more, &past);
        if (volumes != NULL) {
            volumes[*count] = past;
        }
        if (sessions != NULL) {
            sessions[*count] = past.session;
        }
    }
    end = td_history_read_end(store, s);
    return err != TD_OK ? err : end;
}

enum td_err td_history_past_sessions(void *self, size_t max, struct td_past_session *out,
                                     size_t *count)
{
    return read_all(self, sessions_sql, (int64_t)max, max, out, NULL, count);
}

enum td_err td_history_past_volumes(void *self, int64_t since_unix_s, size_t max,
                                    struct td_past_volume *out, size_t *count)
{
    return read_all(self, volumes_sql, since_unix_s, max, NULL, out, count);
}

static const struct td_column instant[] = {{"started_unix_s", TD_COLUMN_TIME, TD_ALWAYS, 0, 0, 0,
                                            offsetof(struct td_instant, unix_s),
                                            sizeof((struct td_instant *)NULL)->unix_s},
                                           {"utc_offset_min", TD_COLUMN_NUMBER, TD_ALWAYS, 0, -1440,
                                            1440, offsetof(struct td_instant, utc_offset_min),
                                            sizeof((struct td_instant *)NULL)->utc_offset_min},
                                           {0}};
#define WHEN_STARTED                                                                               \
    "SELECT s.started_unix_s, s.utc_offset_min FROM session s WHERE " TD_HISTORY_IS_TRAINING

static enum td_err read_start(void *self, const char *sql, struct td_instant *out)
{
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(self, sql, NULL, &s);

    if (err == TD_OK) {
        td_row_read(s, 0, instant, out);
        err = td_history_read_end(self, s);
    }
    return err;
}

enum td_err td_history_first_session(void *self, struct td_instant *out)
{
    return read_start(self, WHEN_STARTED " ORDER BY s.started_unix_s LIMIT 1", out);
}

enum td_err td_history_last_session(void *self, struct td_instant *out)
{
    /* A free movement says nothing about the ladder. */
    return read_start(self,
                      WHEN_STARTED " AND s.level <> '" TD_FREE_LEVEL
                                   "' ORDER BY s.started_unix_s DESC LIMIT 1",
                      out);
}
