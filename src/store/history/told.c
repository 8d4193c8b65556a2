/* What was told and proposed: clinicians' looks, a person's answers about themselves, and what the
 * plan proposed for each day. */
#include "database/db.h"
#include "operations.h"
#include "teardrop/base/str.h"

enum td_err td_history_save_one(struct td_history_store *store, enum td_record which,
                                const void *record)
{
    enum td_err err = td_history_begin(store);

    return err == TD_OK ? td_history_end(store, td_record_put(store, which, record)) : err;
}

/* The rows that `rest`, the SQL behind the table's name, finds with one number and how many there
 * may be. */
static enum td_err read_rows(struct td_history_store *store, enum td_record which, const char *rest,
                             int64_t number, size_t max, void *rows, size_t row_size, size_t *count)
{
    const struct td_record_kind *kind = &td_record_kinds[which];
    char sql[TD_SQL_MAX] = "SELECT ";
    sqlite3_stmt *s;
    enum td_err err;

    *count = 0;
    td_columns_append(sql, kind->columns, "@");
    td_str_append(sql, sizeof sql, " FROM %s %s LIMIT ?2", kind->table, rest);
    err = TD_SELECT(store, &s, sql, TD_NUMBER(number), TD_NUMBER((int64_t)max));
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    while (*count < max && sqlite3_step(s) == SQLITE_ROW) {
        td_row_read(s, 0, kind->columns, (char *)rows + (*count)++ * row_size);
    }
    return td_history_read_end(store, s);
}

/* ---- clinicians' looks ---- */

enum td_err td_history_save_look(void *self, const struct td_look *look)
{
    return td_history_save_one(self, TD_RECORD_LOOK, look);
}

enum td_err td_history_last_look(void *self, struct td_look *out)
{
    struct td_look look = {.max_depth_deg = 0};
    size_t count = 0;
    /* One that has not been yet (somebody's clock was wrong) says nothing. */
    enum td_err err =
        read_rows(self, TD_RECORD_LOOK, "WHERE at_unix_s <= ?1 ORDER BY at_unix_s DESC",
                  td_history_now(self), 1, &look, sizeof look, &count);

    *out = look;
    return err == TD_OK && count == 0 ? TD_ERR_ABSENT : err;
}

/* ---- answers ---- */

enum td_err td_history_save_answer(void *self, const struct td_person_answer *answer)
{
    return td_history_save_one(self, TD_RECORD_ANSWER, answer);
}

enum td_err td_history_answers(void *self, size_t max, struct td_person_answer *out, size_t *count)
{
    return read_rows(self, TD_RECORD_ANSWER,
                     "WHERE ?1 = 0 ORDER BY date DESC, changed_unix_s DESC, rowid DESC", 0, max,
                     out, sizeof *out, count);
}

/* ---- proposals ---- */

enum td_err td_history_save_proposal(void *self, const struct td_proposal *proposal)
{
    return td_history_save_one(self, TD_RECORD_PROPOSAL, proposal);
}

enum td_err td_history_proposals(void *self, int64_t since_day, size_t max, struct td_proposal *out,
                                 size_t *count)
{
    return read_rows(self, TD_RECORD_PROPOSAL, "WHERE date >= date(?1, 'unixepoch') ORDER BY date",
                     since_day * TD_DAY_S, max, out, sizeof *out, count);
}
