/* The history as a port: mornings and measures, the list of everything, and trouble in words.
 * Sessions (session.c), self-checks (check.c), what was told and proposed (told.c) and what the
 * plan looks at (plan.c) have files of their own. */
#include "teardrop/store/history/history.h"

#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

/* ---- mornings ---- */

/* An answer is later than any of its day that was deleted. */
static bool outlive_marks(struct td_history_store *store, const char *date)
{
    return TD_WRITE(
        store,
        "UPDATE morning SET changed_unix_s = max(changed_unix_s, ifnull((SELECT"
        " max(d.at_unix_s) + 1 FROM deleted d WHERE " TD_DAY_MARKED("?1") "), 0))"
                                                                          " WHERE date = ?1",
        TD_TEXT(date));
}

static enum td_err save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store, td_record_put(store, TD_RECORD_MORNING, record) &&
                                     outlive_marks(store, record->date));
}

static enum td_err delete_morning(void *self, const char *date)
{
    return td_history_delete(self, TD_RECORD_MORNING, date);
}

static enum td_err mornings(void *self, int64_t since_day, size_t max, struct td_morning *out,
                            size_t *count)
{
    sqlite3_stmt *s;
    enum td_err err = TD_SELECT(self, &s,
                                "SELECT date, pain, swollen, limp FROM morning WHERE"
                                " date >= date(?, 'unixepoch') ORDER BY date",
                                TD_NUMBER(since_day * TD_DAY_S));

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        char date[16];

        td_history_column_text(s, 0, date, sizeof date);
        out[*count].pain = td_clamp(sqlite3_column_int(s, 1), 0, 10);
        out[*count].swollen = sqlite3_column_int(s, 2) != 0;
        out[*count].limp = sqlite3_column_int(s, 3) != 0;
        *count += td_day_parse(date, &out[*count].day) ? 1 : 0;
    }
    return td_history_read_end(self, s);
}

/* ---- measures ---- */

static enum td_err save_measure(void *self, const struct td_measure *measure)
{
    struct td_measure_row row = {.measure = *measure};

    td_str_copy(row.kind, sizeof row.kind, td_measure_spec(measure->kind)->id);
    return td_history_save_one(self, TD_RECORD_MEASURE, &row);
}

static enum td_err measures(void *self, size_t max, struct td_measure *out, size_t *count)
{
    const struct td_column *columns = td_record_kinds[TD_RECORD_MEASURE].columns;
    char sql[TD_SQL_MAX] = "SELECT * FROM (SELECT ";
    sqlite3_stmt *s;
    enum td_err err;

    *count = 0;
    td_columns_append(sql, columns, "@");
    td_str_append(
        sql, sizeof sql,
        " FROM measure ORDER BY at_unix_s DESC, uuid DESC LIMIT ?) ORDER BY at_unix_s, uuid");
    err = TD_SELECT(self, &s, sql, TD_NUMBER((int64_t)max));
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        struct td_measure_row row = {0};

        td_row_read(s, 0, columns, &row);
        row.measure.kind = td_measure_kind_of(row.kind);
        out[*count] = row.measure;
        *count += row.measure.kind < TD_MEASURE_KINDS ? 1 : 0;
    }
    return td_history_read_end(self, s);
}

/* ---- the list of everything, newest first ---- */

static enum td_err count_lines(void *self, bool mornings, size_t *out)
{
    static const char *const counts[] = {
        "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM self_check WHERE draft = 0)",
        "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM self_check WHERE draft = 0)"
        " + (SELECT count(*) FROM morning)"};
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(self, counts[mornings], NULL, &s);

    *out = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    *out = (size_t)td_clamp64(sqlite3_column_int64(s, 0), 0, INT32_MAX);
    return td_history_read_end(self, s);
}

#define LINE(member)                                                                               \
    offsetof(struct td_history_line, member), sizeof(((struct td_history_line *)NULL)->member)
#define REPS_MAX (INT64_C(1) * TD_HISTORY_COUNT_MAX * TD_SESSION_MAX_SETS)
/* Of the records p: s a session with its sets x, c a self-check, m a morning. */
static const struct td_column line[] = {
    {"p.kind", TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, TD_HISTORY_MORNING, LINE(kind)},
    {"p.id", TD_COLUMN_TEXT, TD_ALWAYS, 0, 0, 0, LINE(uuid)},
    {"p.at", TD_COLUMN_TIME, TD_ALWAYS, 0, 0, 0, LINE(at.unix_s)},
    {"ifnull(s.utc_offset_min, c.utc_offset_min)", TD_COLUMN_NUMBER, TD_NULLABLE, 0, -1440, 1440,
     LINE(at.utc_offset_min)},
    {"s.level", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, LINE(level)},
    {"s.level_name", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, LINE(level_name)},
    {"s.elapsed_ms", TD_COLUMN_NUMBER, TD_NULLABLE, 0, 0, TD_HISTORY_MS_MAX, LINE(elapsed_ms)},
    {"s.finished", TD_COLUMN_CHOICE, TD_NULLABLE, 1, 0, 1, LINE(finished)},
    {"ifnull(s.worst_pain, m.pain)", TD_COLUMN_CHOICE, TD_NULLABLE, -1, 0, 10, LINE(worst_pain)},
    {"s.rpe", TD_COLUMN_CHOICE, TD_NULLABLE, -1, 1, 10, LINE(rpe)},
    {"total(x.reps_done >= x.reps_planned)", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, TD_SESSION_MAX_SETS,
     LINE(sets_done)},
    {"count(x.position)", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, TD_SESSION_MAX_SETS,
     LINE(sets_planned)},
    {"total(x.reps_done)", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, REPS_MAX, LINE(reps_done)},
    {"total(x.reps_planned)", TD_COLUMN_NUMBER, TD_ALWAYS, 0, 0, REPS_MAX, LINE(reps_planned)},
    {"c.outcome", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, TD_OUTCOME_PATTERN_ONLY, LINE(outcome)},
    {"c.urgency", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, TD_URGENCY_COUNT - 1, LINE(urgency)},
    {"c.named_1", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, LINE(named[0])},
    {"c.named_2", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, LINE(named[1])},
    {"m.swollen", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, 1, LINE(swollen)},
    {"m.limp", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, 1, LINE(limp)},
    {"s.running", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, 1, LINE(running)},
    {"c.goal", TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, 1, LINE(goal)},
    {"s.hurt", TD_COLUMN_TEXT, TD_NULLABLE, 0, 0, 0, LINE(hurt)},
    {"s.note IS NOT NULL", TD_COLUMN_CHOICE, TD_ALWAYS, 0, 0, 1, LINE(noted)},
    {"s.uuid IS NOT NULL AND count(x.position) > 0 AND NOT max(" TD_HISTORY_SET_IS_TRAINING ")",
     TD_COLUMN_CHOICE, TD_NULLABLE, 0, 0, 1, LINE(nothing_done)},
    {0}};

/* First finds the lines, by the indexes alone; then reads what is in them. A morning counts as noon
 * of its day. */
static const char page_sql[] =
    "WITH page AS MATERIALIZED ("
    " SELECT 0 AS kind, uuid AS id, started_unix_s AS at FROM session"
    " UNION ALL SELECT 1, uuid, done_unix_s FROM self_check WHERE draft = 0"
    " UNION ALL SELECT 2, date, CAST(strftime('%s', date) AS INTEGER) + 43200 FROM morning WHERE ?"
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

static enum td_err list_lines(void *self, bool mornings, size_t skip, size_t max,
                              struct td_history_line *out, size_t *count)
{
    char sql[TD_SQL_MAX];
    sqlite3_stmt *s;
    enum td_err err;

    *count = 0;
    td_str_copy(sql, sizeof sql, page_sql);
    td_columns_append(sql, line, "@");
    td_str_append(sql, sizeof sql, "%s", lines_sql);
    err = TD_SELECT(self, &s, sql, TD_NUMBER(mornings ? 1 : 0), TD_NUMBER((int64_t)max),
                    TD_NUMBER((int64_t)skip));
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        read_line(s, &out[(*count)++]);
    }
    return td_history_read_end(self, s);
}

/* ---- the port ---- */

static const char *trouble(void *self)
{
    struct td_history_store *store = self;

    if (store->trouble[0] == '\0' && !store->keep) {
        return TD_HISTORY_NOT_KEPT;
    }
    return store->trouble[0] != '\0' ? store->trouble : NULL;
}

static const char *unread(void *self)
{
    struct td_history_store *store = self;

    return store->unread[0] != '\0' ? store->unread : NULL;
}

static void read_anew(void *self)
{
    ((struct td_history_store *)self)->unread[0] = '\0';
}

static const char *news(void *self)
{
    struct td_history_store *store = self;
    bool moved = store->moved;

    store->moved = false;
    return moved ? "the history was deleted or moved away meanwhile; a new one is kept in its place"
                 : NULL;
}

static const struct td_history_ops ops = {.trouble = trouble,
                                          .unread = unread,
                                          .read_anew = read_anew,
                                          .news = news,
                                          .new_id = td_history_new_id,
                                          .save_session = td_history_save_session,
                                          .save_check = td_history_save_check,
                                          .save_morning = save_morning,
                                          .past_sessions = td_history_past_sessions,
                                          .save_measure = save_measure,
                                          .measures = measures,
                                          .first_session = td_history_first_session,
                                          .past_volumes = td_history_past_volumes,
                                          .delete_morning = delete_morning,
                                          .mornings = mornings,
                                          .save_look = td_history_save_look,
                                          .last_look = td_history_last_look,
                                          .save_answer = td_history_save_answer,
                                          .answers = td_history_answers,
                                          .save_proposal = td_history_save_proposal,
                                          .proposals = td_history_proposals,
                                          .list = list_lines,
                                          .count = count_lines,
                                          .load_session = td_history_load_session,
                                          .load_reps = td_history_load_reps,
                                          .load_check = td_history_load_check,
                                          .last_session = td_history_last_session,
                                          .last_check = td_history_last_check,
                                          .open_check = td_history_open_check,
                                          .gate = td_history_gate,
                                          .unfinished = td_history_unfinished,
                                          .delete_session = td_history_delete_session,
                                          .delete_check = td_history_delete_check};

struct td_history_port td_history_port(struct td_history_store *store)
{
    return (struct td_history_port){.self = store, .ops = &ops};
}
