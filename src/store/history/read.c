/* The list of the history, newest first. Without a file there is nothing, and none is made. */
#include <string.h>

#include "database/db.h"
#include "operations.h"

enum td_err td_history_count_lines(void *self, size_t *out)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_open_lazily(store, false);
    sqlite3_stmt *s;

    *out = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    err = td_history_first_row(store,
                               "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM "
                               "self_check WHERE draft = 0) + (SELECT count(*) FROM morning)",
                               NULL, &s);
    if (err != TD_OK) {
        return err;
    }
    *out = (size_t)td_history_within(sqlite3_column_int64(s, 0), 0, INT32_MAX);
    return td_history_read_end(store, s);
}

/* First which lines, from the indexes alone; then what stands in them. A morning
 * stands at noon of its day. Columns: kind, uuid, unix, offset, level, name, elapsed,
 * finished, pain, rpe, sets done, sets planned, reps done, reps planned, outcome,
 * urgency, named 1, named 2, swollen, limp, running, goal, hurt, noted, nothing done. */
static const char list_sql[] =
    "WITH page AS MATERIALIZED ("
    " SELECT 0 AS kind, uuid AS id, started_unix_s AS at FROM session"
    " UNION ALL SELECT 1, uuid, done_unix_s FROM self_check WHERE draft = 0"
    " UNION ALL SELECT 2, date, CAST(strftime('%s', date) AS INTEGER) + 43200 FROM morning"
    " ORDER BY 3 DESC, 2 LIMIT ? OFFSET ?)"
    " SELECT p.kind, p.id, p.at, ifnull(ifnull(s.utc_offset_min, c.utc_offset_min), 0), s.level,"
    " s.level_name, s.elapsed_ms, ifnull(s.finished, 1), ifnull(s.worst_pain, m.pain), s.rpe,"
    " (SELECT count(*) FROM session_set x WHERE x.session_uuid = s.uuid AND"
    "   x.reps_done >= x.reps_planned),"
    " (SELECT count(*) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " (SELECT total(reps_done) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " (SELECT total(reps_planned) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " c.outcome, c.urgency, c.named_1, c.named_2, m.swollen, m.limp, s.running, c.goal,"
    " s.hurt, s.note IS NOT NULL, s.uuid IS NOT NULL AND NOT " TD_HISTORY_IS_TRAINING
    " FROM page p LEFT JOIN session s ON p.kind = 0 AND s.uuid = p.id"
    " LEFT JOIN self_check c ON p.kind = 1 AND c.uuid = p.id"
    " LEFT JOIN morning m ON p.kind = 2 AND m.date = p.id ORDER BY p.at DESC, p.id";

static void clamp_line(struct td_history_line *out)
{
    int outcome = (int)out->outcome, urgency = (int)out->urgency;

    td_history_clamp_instant(&out->at);
    td_history_clamp_ms(&out->elapsed_ms);
    td_history_clamp(&out->worst_pain, -1, 10);
    td_history_clamp(&out->rpe, -1, 10);
    td_history_clamp(&out->reps_done, 0, TD_HISTORY_COUNT_MAX * TD_SESSION_MAX_SETS);
    td_history_clamp(&out->reps_planned, 0, TD_HISTORY_COUNT_MAX * TD_SESSION_MAX_SETS);
    td_history_clamp(&outcome, TD_OUTCOME_STOP, TD_OUTCOME_PATTERN_ONLY);
    td_history_clamp(&urgency, 0, TD_URGENCY_COUNT - 1);
    out->outcome = (enum td_outcome)outcome;
    out->urgency = (enum td_urgency)urgency;
}

static void read_line(sqlite3_stmt *s, struct td_history_line *out)
{
    memset(out, 0, sizeof *out);
    out->kind = (enum td_history_kind)sqlite3_column_int(s, 0);
    td_history_column_text(s, 1, out->uuid, sizeof out->uuid);
    out->at.unix_s = sqlite3_column_int64(s, 2);
    out->at.utc_offset_min = sqlite3_column_int(s, 3);
    td_history_column_text(s, 4, out->level, sizeof out->level);
    td_history_column_text(s, 5, out->level_name, sizeof out->level_name);
    out->elapsed_ms = sqlite3_column_int64(s, 6);
    out->finished = sqlite3_column_int(s, 7) != 0;
    out->worst_pain = td_history_column_or_unset(s, 8);
    out->rpe = td_history_column_or_unset(s, 9);
    out->sets_done = sqlite3_column_int(s, 10);
    out->sets_planned = sqlite3_column_int(s, 11);
    out->reps_done = sqlite3_column_int(s, 12);
    out->reps_planned = sqlite3_column_int(s, 13);
    out->outcome = (enum td_outcome)sqlite3_column_int(s, 14);
    out->urgency = (enum td_urgency)sqlite3_column_int(s, 15);
    td_history_column_text(s, 16, out->named[0], sizeof out->named[0]);
    td_history_column_text(s, 17, out->named[1], sizeof out->named[1]);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
    out->swollen = sqlite3_column_int(s, 18) != 0;
    out->limp = sqlite3_column_int(s, 19) != 0;
    out->running = sqlite3_column_int(s, 20) != 0;
    out->goal = sqlite3_column_int(s, 21) != 0 ? TD_GOAL_STRENGTH : TD_GOAL_SORE;
    td_history_column_text(s, 22, out->hurt, sizeof out->hurt);
    out->noted = sqlite3_column_int(s, 23) != 0;
    out->nothing_done = sqlite3_column_int(s, 24) != 0;
    clamp_line(out);
}

enum td_err td_history_list_lines(void *self, size_t skip, size_t max, struct td_history_line *out,
                                  size_t *count)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_open_lazily(store, false);
    sqlite3_stmt *statement;

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    statement = td_history_prepare(store, list_sql);
    if (statement == NULL || sqlite3_bind_int64(statement, 1, (int64_t)max) != SQLITE_OK ||
        sqlite3_bind_int64(statement, 2, (int64_t)skip) != SQLITE_OK) {
        (void)sqlite3_finalize(statement);
        return td_history_failed(store);
    }
    while (*count < max && sqlite3_step(statement) == SQLITE_ROW) {
        read_line(statement, &out[(*count)++]);
    }
    return td_history_read_end(store, statement);
}
