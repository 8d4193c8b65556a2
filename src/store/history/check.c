/* What is kept of self-checks, finished and half done, and what the last of them
 * leave open for training. */
#include <assert.h>
#include <string.h>

#include "database/db.h"
#include "teardrop/base/str.h"

/* ---- writing ---- */

static bool write_check_lists(struct td_history_store *store, const struct td_check_record *record)
{
    bool ok = WRITE(store, "DELETE FROM check_answer WHERE check_uuid = ?", TEXT(record->uuid)) &&
              WRITE(store, "DELETE FROM check_flag WHERE check_uuid = ?", TEXT(record->uuid)) &&
              WRITE(store, "DELETE FROM check_gate WHERE check_uuid = ?", TEXT(record->uuid));

    for (int i = 0; ok && i < record->answer_count; i++) {
        ok = WRITE(store, "INSERT INTO check_answer VALUES (?,?,?,?)", TEXT(record->uuid),
                   NUMBER(i), TEXT(record->answers[i].question), TEXT(record->answers[i].answer));
    }
    for (int i = 0; ok && i < record->flag_count; i++) {
        ok = WRITE(store, "INSERT INTO check_flag VALUES (?,?,?,0)", TEXT(record->uuid), NUMBER(i),
                   TEXT(record->flags[i]));
    }
    for (int i = 0; ok && i < record->taken_back_count; i++) {
        ok = WRITE(store, "INSERT INTO check_flag VALUES (?,?,?,1)", TEXT(record->uuid),
                   NUMBER(record->flag_count + i), TEXT(record->taken_back[i]));
    }
    for (int i = 0; ok && i < record->gate_count; i++) {
        ok = WRITE(store, "INSERT INTO check_gate VALUES (?,?,?,?)", TEXT(record->uuid), NUMBER(i),
                   TEXT(record->gates[i].gate), NUMBER(record->gates[i].any ? 1 : 0));
    }
    return ok;
}

enum td_err td_history_save_check(void *self, const struct td_check_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(
             store,
             "INSERT OR REPLACE INTO self_check VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,"
             "?14,?15,?16, max(?17, ifnull((SELECT changed_unix_s + 1 - ?15 FROM self_check WHERE"
             " uuid = ?1), 0)))",
             TEXT(record->uuid), NUMBER(record->done.unix_s), NUMBER(record->done.utc_offset_min),
             TEXT(record->version), NUMBER(record->outcome), NUMBER(record->urgency),
             NUMBER(record->training), TEXT_OR_NULL(record->named[0]),
             TEXT_OR_NULL(record->named[1]), TEXT_OR_NULL(record->start_level),
             TEXT_OR_NULL(record->max_level), NUMBER(record->max_depth_deg),
             NUMBER(record->minor ? 1 : 0), TEXT(record->why), NUMBER(record->draft ? 1 : 0),
             NUMBER(record->goal), NUMBER(td_history_now(store))) &&
         write_check_lists(store, record);
    return td_history_end(store, ok);
}

/* ---- reading ---- */

/* Of urgencies: from this on, what is ticked in a half-done check limits as well. */
#define SOON "2"
static_assert(TD_URGENCY_SOON == 2, "as stored");

/* Of two in one second, the one that was saved later. */
#define NEWEST "ORDER BY done_unix_s DESC, rowid DESC LIMIT 1"

/* Walks the rows of one of a check's lists; false ends it. */
static enum td_err read_list(struct td_history_store *store, struct td_check_record *out,
                             const char *sql,
                             bool (*take)(sqlite3_stmt *s, struct td_check_record *out))
{
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(store, sql, out->uuid, &s);

    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (take(s, out) && sqlite3_step(s) == SQLITE_ROW) {
    }
    return td_history_read_end(store, s);
}

static bool take_answer(sqlite3_stmt *s, struct td_check_record *out)
{
    td_history_column_text(s, 0, out->answers[out->answer_count].question, TD_ID_TEXT);
    td_history_column_text(s, 1, out->answers[out->answer_count++].answer, TD_ID_TEXT);
    return out->answer_count < TD_CHECK_MAX_QUESTIONS;
}

static bool take_flag(sqlite3_stmt *s, struct td_check_record *out)
{
    if (sqlite3_column_int(s, 1) != 0) {
        td_history_column_text(s, 0, out->taken_back[out->taken_back_count++], TD_ID_TEXT);
    } else {
        td_history_column_text(s, 0, out->flags[out->flag_count++], TD_ID_TEXT);
    }
    return out->flag_count < TD_CHECK_MAX_FLAGS && out->taken_back_count < TD_CHECK_MAX_FLAGS;
}

static bool take_gate(sqlite3_stmt *s, struct td_check_record *out)
{
    td_history_column_text(s, 0, out->gates[out->gate_count].gate, TD_ID_TEXT);
    out->gates[out->gate_count++].any = sqlite3_column_int(s, 1) != 0;
    return out->gate_count < TD_CHECK_MAX_GATES;
}

static enum td_err read_check_lists(struct td_history_store *store, struct td_check_record *out)
{
    enum td_err err = read_list(
        store, out,
        "SELECT question, answer FROM check_answer WHERE check_uuid = ? ORDER BY position",
        take_answer);

    if (err == TD_OK) {
        err = read_list(
            store, out,
            "SELECT flag, taken_back FROM check_flag WHERE check_uuid = ? ORDER BY position",
            take_flag);
    }
    if (err == TD_OK) {
        err = read_list(store, out,
                        "SELECT gate, any_of_it FROM check_gate WHERE check_uuid = ? "
                        "ORDER BY position",
                        take_gate);
    }
    return err;
}

static void clamp_check(struct td_check_record *out)
{
    int outcome = (int)out->outcome, urgency = (int)out->urgency, training = (int)out->training;

    td_history_clamp_instant(&out->done);
    td_history_clamp(&outcome, TD_OUTCOME_STOP, TD_OUTCOME_PATTERN_ONLY);
    td_history_clamp(&urgency, 0, TD_URGENCY_COUNT - 1);
    td_history_clamp(&training, 0, TD_TRAINING_COUNT - 1);
    td_history_clamp(&out->max_depth_deg, 0, 180);
    out->outcome = (enum td_outcome)outcome;
    out->urgency = (enum td_urgency)urgency;
    out->training = (enum td_training)training;
}

static enum td_err read_check(struct td_history_store *store, const char *sql, const char *uuid,
                              struct td_check_record *out)
{
    sqlite3_stmt *s;
    enum td_err err = td_history_first_row(store, sql, uuid, &s);

    if (err != TD_OK) {
        return err;
    }
    memset(out, 0, sizeof *out);
    td_history_column_text(s, 0, out->uuid, sizeof out->uuid);
    out->done.unix_s = sqlite3_column_int64(s, 1);
    out->done.utc_offset_min = sqlite3_column_int(s, 2);
    td_history_column_text(s, 3, out->version, sizeof out->version);
    out->outcome = (enum td_outcome)sqlite3_column_int(s, 4);
    out->urgency = (enum td_urgency)sqlite3_column_int(s, 5);
    out->training = (enum td_training)sqlite3_column_int(s, 6);
    td_history_column_text(s, 7, out->named[0], sizeof out->named[0]);
    td_history_column_text(s, 8, out->named[1], sizeof out->named[1]);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
    td_history_column_text(s, 9, out->start_level, sizeof out->start_level);
    td_history_column_text(s, 10, out->max_level, sizeof out->max_level);
    out->max_depth_deg = sqlite3_column_int(s, 11);
    out->minor = sqlite3_column_int(s, 12) != 0;
    td_history_column_text(s, 13, out->why, sizeof out->why);
    out->draft = sqlite3_column_int(s, 14) != 0;
    out->goal = sqlite3_column_int(s, 15) != 0 ? TD_GOAL_STRENGTH : TD_GOAL_SORE;
    clamp_check(out);
    err = td_history_read_end(store, s);
    return err == TD_OK ? read_check_lists(store, out) : err;
}

enum td_err td_history_load_check(void *self, const char *uuid, struct td_check_record *out)
{
    return read_check(self, "SELECT * FROM self_check WHERE uuid = ?", uuid, out);
}

enum td_err td_history_last_check(void *self, struct td_check_record *out)
{
    return read_check(self, "SELECT * FROM self_check WHERE draft = 0 " NEWEST, NULL, out);
}

enum td_err td_history_open_check(void *self, int64_t since_unix_s, struct td_check_record *out)
{
    enum td_err err = read_check(
        self,
        "SELECT * FROM self_check c WHERE draft = 1 OR (EXISTS (SELECT 1 FROM check_answer a"
        "  WHERE a.check_uuid = c.uuid AND a.answer = '" TD_ANSWER_LATER_ID "')"
        " AND NOT EXISTS (SELECT 1 FROM self_check n WHERE n.draft = 0 AND"
        "  n.done_unix_s > c.done_unix_s))"
        " " NEWEST,
        NULL, out);

    return err == TD_OK && out->done.unix_s < since_unix_s ? TD_ERR_ABSENT : err;
}

enum td_err td_history_delete_check(void *self, const char *uuid)
{
    return td_history_delete(self,
                             "INSERT OR REPLACE INTO deleted SELECT uuid,"
                             " max(changed_unix_s, ?2) FROM self_check WHERE uuid = ?1",
                             "DELETE FROM self_check WHERE uuid = ?1", uuid);
}

enum td_err td_history_gate(void *self, struct td_training_gate *out)
{
    struct td_history_store *store = self;
    struct td_check_record last, stop;
    sqlite3_stmt *s;
    int64_t cleared = 0;
    char now[24];
    enum td_err err =
        read_check(store, "SELECT * FROM self_check WHERE draft = 0 OR urgency >= " SOON " " NEWEST,
                   NULL, &last);
    bool has_last = err == TD_OK;
    enum td_err stopped;

    memset(out, 0, sizeof *out);
    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return err;
    }
    /* Training stays closed until somebody has looked at what closed it, so an
     * older check that closed it counts beside the last; so does one that was left
     * half done with a red flag ticked. */
    stopped = read_check(
        store, "SELECT * FROM self_check WHERE outcome = 0 OR (training = 2 AND minor = 0) " NEWEST,
        NULL, &stop);
    if (stopped != TD_OK && stopped != TD_ERR_ABSENT) {
        return stopped;
    }
    /* A look that has not been yet (somebody's clock was wrong) opens nothing. */
    td_str_format(now, sizeof now, "%lld", (long long)td_history_now(store));
    err = td_history_first_row(
        store, "SELECT max(at_unix_s) FROM clearance WHERE at_unix_s <= CAST(?1 AS INTEGER)", now,
        &s);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err; /* there is no history at all */
    }
    cleared = sqlite3_column_int64(s, 0);
    err = td_history_read_end(store, s);
    if (err != TD_OK) {
        return err;
    }
    td_training_gate_of(has_last ? &last : NULL, stopped == TD_OK ? &stop : NULL, cleared, out);
    return TD_OK;
}
