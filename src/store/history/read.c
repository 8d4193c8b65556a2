/* The list of the history, newest first. Without a file there is nothing, and none is made. */
#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

enum td_err td_history_count_lines(void *self, size_t *out)
{
    sqlite3_stmt *s;
    enum td_err err =
        td_history_first_row(self,
                             "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM "
                             "self_check WHERE draft = 0) + (SELECT count(*) FROM morning)",
                             NULL, &s);

    *out = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    *out = (size_t)td_clamp64(sqlite3_column_int64(s, 0), 0, INT32_MAX);
    return td_history_read_end(self, s);
}

#define LINE(member)                                                                               \
    offsetof(struct td_history_line, member), sizeof(((struct td_history_line *)NULL)->member)
#define REPS_MAX (TD_HISTORY_COUNT_MAX * TD_SESSION_MAX_SETS)
/* Of the records p: s a session with its sets x, c a self-check, m a morning. */
static const struct td_column line[] = {
    {"p.kind", TD_COLUMN_CHOICE, false, 0, 0, TD_HISTORY_MORNING, LINE(kind)},
    {"p.id", TD_COLUMN_TEXT, false, 0, 0, 0, LINE(uuid)},
    {"p.at", TD_COLUMN_TIME, false, 0, 0, 0, LINE(at.unix_s)},
    {"ifnull(s.utc_offset_min, c.utc_offset_min)", TD_COLUMN_NUMBER, true, 0, -1440, 1440,
     LINE(at.utc_offset_min)},
    {"s.level", TD_COLUMN_TEXT, true, 0, 0, 0, LINE(level)},
    {"s.level_name", TD_COLUMN_TEXT, true, 0, 0, 0, LINE(level_name)},
    {"s.elapsed_ms", TD_COLUMN_NUMBER, true, 0, 0, TD_HISTORY_MS_MAX, LINE(elapsed_ms)},
    {"s.finished", TD_COLUMN_CHOICE, true, 1, 0, 1, LINE(finished)},
    {"ifnull(s.worst_pain, m.pain)", TD_COLUMN_CHOICE, true, -1, 0, 10, LINE(worst_pain)},
    {"s.rpe", TD_COLUMN_CHOICE, true, -1, 1, 10, LINE(rpe)},
    {"total(x.reps_done >= x.reps_planned)", TD_COLUMN_NUMBER, false, 0, 0, TD_SESSION_MAX_SETS,
     LINE(sets_done)},
    {"count(x.position)", TD_COLUMN_NUMBER, false, 0, 0, TD_SESSION_MAX_SETS, LINE(sets_planned)},
    {"total(x.reps_done)", TD_COLUMN_NUMBER, false, 0, 0, REPS_MAX, LINE(reps_done)},
    {"total(x.reps_planned)", TD_COLUMN_NUMBER, false, 0, 0, REPS_MAX, LINE(reps_planned)},
    {"c.outcome", TD_COLUMN_CHOICE, true, 0, 0, TD_OUTCOME_PATTERN_ONLY, LINE(outcome)},
    {"c.urgency", TD_COLUMN_CHOICE, true, 0, 0, TD_URGENCY_COUNT - 1, LINE(urgency)},
    {"c.named_1", TD_COLUMN_TEXT, true, 0, 0, 0, LINE(named[0])},
    {"c.named_2", TD_COLUMN_TEXT, true, 0, 0, 0, LINE(named[1])},
    {"m.swollen", TD_COLUMN_CHOICE, true, 0, 0, 1, LINE(swollen)},
    {"m.limp", TD_COLUMN_CHOICE, true, 0, 0, 1, LINE(limp)},
    {"s.running", TD_COLUMN_CHOICE, true, 0, 0, 1, LINE(running)},
    {"c.goal", TD_COLUMN_CHOICE, true, 0, 0, 1, LINE(goal)},
    {"s.hurt", TD_COLUMN_TEXT, true, 0, 0, 0, LINE(hurt)},
    {"s.note IS NOT NULL", TD_COLUMN_CHOICE, false, 0, 0, 1, LINE(noted)},
    {"s.uuid IS NOT NULL AND count(x.position) > 0 AND NOT max(" TD_HISTORY_SET_IS_TRAINING ")",
     TD_COLUMN_CHOICE, true, 0, 0, 1, LINE(nothing_done)},
    {0}};

/* First which lines, from the indexes alone; then what stands in them. A morning
 * stands at noon of its day. */
static const char page_sql[] =
    "WITH page AS MATERIALIZED ("
    " SELECT 0 AS kind, uuid AS id, started_unix_s AS at FROM session"
    " UNION ALL SELECT 1, uuid, done_unix_s FROM self_check WHERE draft = 0"
    " UNION ALL SELECT 2, date, CAST(strftime('%s', date) AS INTEGER) + 43200 FROM morning"
    " ORDER BY 3 DESC, 2 LIMIT ? OFFSET ?) SELECT ";
static const char lines_sql[] = " FROM page p LEFT JOIN session s ON p.kind = 0 AND s.uuid = p.id"
                                " LEFT JOIN session_set x ON x.session_uuid = s.uuid"
                                " LEFT JOIN self_check c ON p.kind = 1 AND c.uuid = p.id"
                                " LEFT JOIN morning m ON p.kind = 2 AND m.date = p.id"
                                " GROUP BY p.at, p.id ORDER BY p.at DESC, p.id";

static void read_line(sqlite3_stmt *s, struct td_history_line *out)
{
    memset(out, 0, sizeof *out);
    td_row_read(s, 0, line, out);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
}

enum td_err td_history_list_lines(void *self, size_t skip, size_t max, struct td_history_line *out,
                                  size_t *count)
{
    char sql[TD_SQL_MAX];
    sqlite3_stmt *s;
    enum td_err err;

    *count = 0;
    td_str_copy(sql, sizeof sql, page_sql);
    td_columns_append(sql, line, "@");
    td_str_append(sql, sizeof sql, "%s", lines_sql);
    err = TD_SELECT(self, &s, sql, TD_NUMBER((int64_t)max), TD_NUMBER((int64_t)skip));
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        read_line(s, &out[(*count)++]);
    }
    return td_history_read_end(self, s);
}
