/* What the plan looks at: sessions of the ladder in short, and mornings. */
#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"

#define SECONDS_A_DAY 86400
#define TOO_FAST 60 /* percent of the tempo's way down; a tapped one below it was hurried */

/* Sets of the level's own exercises: warm-up and hip and calf work do not count. */
#define OWN                                                                                        \
    "x.session_uuid = s.uuid AND (ifnull(s.own_sets, 0) = 0 OR (x.position >= s.own_from AND"      \
    " x.position < s.own_from + s.own_sets))"

/* Columns: uuid, start, offset, level, step, purpose, whole, sets, reps, hold, extra,
 * load, pain, effort, hurt, tapped, swap-in, tempo, whether it was training. Whole: no rep of any
 * set left out. */
#define TRAINED_COLUMNS                                                                            \
    "SELECT s.uuid, s.started_unix_s, s.utc_offset_min, s.level, s.small_step, s.purpose,"         \
    " (s.finished OR ifnull(s.own_sets, 0) > 0) AND NOT EXISTS (SELECT 1 FROM session_set x"       \
    "  WHERE " OWN " AND x.reps_done < x.reps_planned),"                                           \
    " s.main_sets, s.main_reps, s.main_hold_ms,"                                                   \
    " ifnull((SELECT max(x.reps_done - x.reps_planned, 0) FROM session_set x WHERE " OWN           \
    "  ORDER BY x.position DESC LIMIT 1), 0),"                                                     \
    " s.load_g, s.worst_pain, s.rpe, s.hurt,"                                                      \
    " EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = s.uuid AND"                       \
    "  x.down_ms IS NOT NULL),"                                                                    \
    " s.swap_in, s.tempo, " TD_HISTORY_IS_TRAINING

static const char trained_sql[] =
    TRAINED_COLUMNS " FROM session s WHERE s.running = 0 AND s.level <> '" TD_FREE_LEVEL "'"
                    " AND (ifnull(s.hurt, '') <> '' OR " TD_HISTORY_IS_TRAINING ")"
                    " ORDER BY s.started_unix_s DESC, s.uuid LIMIT ?";
static const char worked_sql[] = TRAINED_COLUMNS
    ", (SELECT total(reps_done) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " (SELECT total(CASE WHEN hold_ms > 0 AND reps_planned > 0 THEN hold_ms * reps_done"
    "  WHEN reps_planned > 0 THEN length_ms * min(reps_done, reps_planned) / reps_planned"
    "  ELSE 0 END) FROM session_set x WHERE x.session_uuid = s.uuid)"
    " FROM session s WHERE s.running = 0 AND s.started_unix_s >= ?"
    " AND " TD_HISTORY_IS_TRAINING " ORDER BY s.started_unix_s DESC, s.uuid";

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

static enum td_err read_trained(struct td_history_store *store, sqlite3_stmt *s,
                                struct td_past_session *out)
{
    char uuid[TD_UUID_TEXT], tempo[TD_TEMPO_TEXT], why[80];
    int purpose = sqlite3_column_int(s, 5);

    memset(out, 0, sizeof *out);
    td_history_column_text(s, 0, uuid, sizeof uuid);
    out->started.unix_s = sqlite3_column_int64(s, 1);
    out->started.utc_offset_min = sqlite3_column_int(s, 2);
    td_history_column_text(s, 3, out->level, sizeof out->level);
    out->step = sqlite3_column_int(s, 4);
    out->purpose = purpose >= TD_PURPOSE_SESSION && purpose <= TD_PURPOSE_DELOAD
                       ? (enum td_purpose)purpose
                       : TD_PURPOSE_SESSION;
    out->finished = sqlite3_column_int(s, 6) != 0;
    out->sets = sqlite3_column_int(s, 7);
    out->reps = sqlite3_column_int(s, 8);
    out->hold_s = sqlite3_column_int(s, 9) / 1000;
    out->extra_reps = sqlite3_column_int(s, 10);
    out->load_g = sqlite3_column_int(s, 11);
    out->worst_pain = td_history_column_or_unset(s, 12);
    out->rpe = td_history_column_or_unset(s, 13);
    td_history_column_text(s, 14, out->hurt, sizeof out->hurt);
    td_history_clamp_instant(&out->started);
    td_history_clamp(&out->step, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->sets, 0, TD_SESSION_MAX_SETS);
    td_history_clamp(&out->reps, 0, TD_HISTORY_COUNT_MAX);
    td_history_clamp(&out->load_g, 0, 1000000);
    td_history_clamp(&out->worst_pain, -1, 10);
    td_history_clamp(&out->rpe, -1, 10);
    td_history_column_text(s, 16, out->swap_in, sizeof out->swap_in);
    td_history_column_text(s, 17, tempo, sizeof tempo);
    out->nothing_done = sqlite3_column_int(s, 18) == 0;
    out->has_tempo = td_tempo_parse(tempo, &out->tempo, why, sizeof why) == TD_OK;
    out->at_tempo = true;
    return sqlite3_column_int(s, 15) == 0 ? TD_OK : look_at_tempo(store, uuid, &out->at_tempo);
}

/* A statement with one number bound; TD_ERR_ABSENT without a file. */
static enum td_err begin(struct td_history_store *store, const char *sql, int64_t number,
                         sqlite3_stmt **out)
{
    enum td_err err = td_history_open_lazily(store, false);

    *out = NULL;
    if (err != TD_OK) {
        return err;
    }
    *out = td_history_prepare(store, sql);
    if (*out == NULL || sqlite3_bind_int64(*out, 1, number) != SQLITE_OK) {
        (void)sqlite3_finalize(*out);
        return td_history_failed(store);
    }
    return TD_OK;
}

enum td_err td_history_trained(void *self, size_t max, struct td_past_session *out, size_t *count)
{
    struct td_history_store *store = self;
    sqlite3_stmt *s;
    enum td_err err = begin(store, trained_sql, (int64_t)max, &s), end;

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (err == TD_OK && *count < max && sqlite3_step(s) == SQLITE_ROW) {
        err = read_trained(store, s, &out[(*count)++]);
    }
    end = td_history_read_end(store, s);
    return err != TD_OK ? err : end;
}

enum td_err td_history_mornings(void *self, int64_t since_day, size_t max, struct td_morning *out,
                                size_t *count)
{
    struct td_history_store *store = self;
    sqlite3_stmt *s;
    enum td_err err = begin(store,
                            "SELECT date, pain, swollen, limp FROM morning WHERE"
                            " date >= date(?, 'unixepoch') ORDER BY date",
                            since_day * SECONDS_A_DAY, &s);

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        char date[16];

        td_history_column_text(s, 0, date, sizeof date);
        out[*count].pain = sqlite3_column_int(s, 1);
        out[*count].swollen = sqlite3_column_int(s, 2) != 0;
        out[*count].limp = sqlite3_column_int(s, 3) != 0;
        td_history_clamp(&out[*count].pain, 0, 10);
        *count += td_day_parse(date, &out[*count].day) ? 1 : 0;
    }
    return td_history_read_end(store, s);
}

enum td_err td_history_worked(void *self, int64_t since_unix_s, size_t max,
                              struct td_past_volume *out, size_t *count)
{
    struct td_history_store *store = self;
    sqlite3_stmt *s;
    enum td_err err = begin(store, worked_sql, since_unix_s, &s), end;

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (err == TD_OK && *count < max && sqlite3_step(s) == SQLITE_ROW) {
        struct td_past_volume *to = &out[(*count)++];

        err = read_trained(store, s, &to->trained);
        to->reps = sqlite3_column_int(s, 19);
        to->tension_s = (int)(sqlite3_column_int64(s, 20) / 1000);
    }
    end = td_history_read_end(store, s);
    return err != TD_OK ? err : end;
}

enum td_err td_history_measures(void *self, size_t max, struct td_measure *out, size_t *count)
{
    struct td_history_store *store = self;
    sqlite3_stmt *s;
    enum td_err err = begin(store,
                            "SELECT * FROM (SELECT uuid, at_unix_s, utc_offset_min, week, kind,"
                            " name, value FROM measure ORDER BY at_unix_s DESC, uuid DESC LIMIT ?)"
                            " ORDER BY at_unix_s, uuid",
                            (int64_t)max, &s);

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        struct td_measure *to = &out[*count];
        char kind[TD_ID_TEXT];

        memset(to, 0, sizeof *to);
        td_history_column_text(s, 0, to->uuid, sizeof to->uuid);
        to->at.unix_s = sqlite3_column_int64(s, 1);
        to->at.utc_offset_min = sqlite3_column_int(s, 2);
        to->week = sqlite3_column_int(s, 3);
        td_history_column_text(s, 4, kind, sizeof kind);
        td_history_column_text(s, 5, to->name, sizeof to->name);
        to->value = sqlite3_column_int(s, 6);
        td_history_clamp_instant(&to->at);
        td_history_clamp(&to->week, 0, 10000);
        td_history_clamp(&to->value, -5, 900);
        to->kind = td_measure_kind_of(kind);
        *count += to->kind < TD_MEASURE_KINDS ? 1 : 0;
    }
    return td_history_read_end(store, s);
}

enum td_err td_history_first_session(void *self, struct td_instant *out)
{
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(
        self,
        "SELECT s.started_unix_s, s.utc_offset_min FROM session s WHERE " TD_HISTORY_IS_TRAINING
        " ORDER BY s.started_unix_s LIMIT 1",
        NULL, &s);

    if (err == TD_OK) {
        out->unix_s = sqlite3_column_int64(s, 0);
        out->utc_offset_min = sqlite3_column_int(s, 1);
        td_history_clamp_instant(out);
        err = td_history_read_end(self, s);
    }
    return err;
}
