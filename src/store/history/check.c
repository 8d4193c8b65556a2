/* Self-checks in the history, finished and half done, and the training gate that the last of them
 * make. */
#include <assert.h>
#include <string.h>

#include "database/db.h"
#include "operations.h"
#include "teardrop/base/str.h"

/* ---- writing ---- */

static bool write_flag(struct td_history_store *store, const struct td_check_record *record,
                       int position, const char *flag, bool taken_back)
{
    struct td_flag_row row = {.taken_back = taken_back};

    td_str_copy(row.flag, sizeof row.flag, flag);
    return td_record_put_part(store, TD_RECORD_CHECK, TD_CHECK_FLAGS, record->uuid, position, &row);
}

/* Of those that the record has itself. */
static const void *entry_of(const struct td_check_record *record, int i, size_t entry_size)
{
    return (const char *)record + (size_t)i * entry_size;
}

static bool write_check_lists(struct td_history_store *store, const struct td_check_record *record)
{
    const char *uuid = record->uuid;
    bool ok = TD_WRITE(store, "DELETE FROM check_answer WHERE check_uuid = ?", TD_TEXT(uuid)) &&
              TD_WRITE(store, "DELETE FROM check_flag WHERE check_uuid = ?", TD_TEXT(uuid)) &&
              TD_WRITE(store, "DELETE FROM check_gate WHERE check_uuid = ?", TD_TEXT(uuid));

    for (int i = 0; ok && i < record->answer_count; i++) {
        ok = td_record_put_part(store, TD_RECORD_CHECK, TD_CHECK_ANSWERS, uuid, i,
                                entry_of(record, i, sizeof record->answers[0]));
    }
    for (int i = 0; ok && i < record->flag_count; i++) {
        ok = write_flag(store, record, i, record->flags[i], false);
    }
    for (int i = 0; ok && i < record->taken_back_count; i++) {
        ok = write_flag(store, record, record->flag_count + i, record->taken_back[i], true);
    }
    for (int i = 0; ok && i < record->gate_count; i++) {
        ok = td_record_put_part(store, TD_RECORD_CHECK, TD_CHECK_GATES, uuid, i,
                                entry_of(record, i, sizeof record->gates[0]));
    }
    return ok;
}

enum td_err td_history_save_check(void *self, const struct td_check_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store, td_record_put(store, TD_RECORD_CHECK, record) &&
                                     write_check_lists(store, record));
}

/* ---- reading ---- */

/* Of urgencies: from this on, what is ticked in a half-done check limits as well. */
#define SOON "2"
static_assert(TD_URGENCY_SOON == 2, "as stored");

/* Of two in one second, the one that was saved later. */
#define NEWEST "ORDER BY done_unix_s DESC, changed_unix_s DESC, rowid DESC LIMIT 1"

static enum td_err read_flags(struct td_history_store *store, struct td_check_record *out)
{
    struct td_flag_row rows[2 * TD_CHECK_MAX_FLAGS];
    size_t count;
    enum td_err err = td_record_read_part(store, TD_RECORD_CHECK, TD_CHECK_FLAGS, out->uuid, rows,
                                          sizeof rows[0], sizeof rows / sizeof rows[0], &count);

    for (size_t i = 0; i < count; i++) {
        int *of = rows[i].taken_back ? &out->taken_back_count : &out->flag_count;

        if (*of < TD_CHECK_MAX_FLAGS) {
            td_str_copy((rows[i].taken_back ? out->taken_back : out->flags)[(*of)++], TD_ID_TEXT,
                        rows[i].flag);
        }
    }
    return err;
}

static enum td_err read_check_lists(struct td_history_store *store, struct td_check_record *out)
{
    size_t answers, gates = 0;
    enum td_err err = td_record_read_part(store, TD_RECORD_CHECK, TD_CHECK_ANSWERS, out->uuid, out,
                                          sizeof out->answers[0], TD_CHECK_MAX_QUESTIONS, &answers);

    if (err == TD_OK) {
        err = read_flags(store, out);
    }
    if (err == TD_OK) {
        err = td_record_read_part(store, TD_RECORD_CHECK, TD_CHECK_GATES, out->uuid, out,
                                  sizeof out->gates[0], TD_CHECK_MAX_GATES, &gates);
    }
    out->answer_count = (int)answers;
    out->gate_count = (int)gates;
    return err;
}

/* Without its lists. rest: behind "FROM self_check ". */
static enum td_err read_row(struct td_history_store *store, int kept, const char *rest,
                            const char *uuid, struct td_check_record *out)
{
    enum td_err err;

    memset(out, 0, sizeof *out);
    err = td_record_read(store, TD_RECORD_CHECK, kept, rest, uuid, out);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
    return err;
}

static enum td_err read_check(struct td_history_store *store, int kept, const char *rest,
                              const char *uuid, struct td_check_record *out)
{
    enum td_err err = read_row(store, kept, rest, uuid, out);

    return err == TD_OK ? read_check_lists(store, out) : err;
}

enum td_err td_history_load_check(void *self, const char *uuid, struct td_check_record *out)
{
    return read_check(self, TD_KEPT_CHECK, "WHERE uuid = ?", uuid, out);
}

enum td_err td_history_last_check(void *self, struct td_check_record *out)
{
    return read_check(self, TD_KEPT_LAST_CHECK, "WHERE draft = 0 " NEWEST, NULL, out);
}

enum td_err td_history_open_check(void *self, int64_t since_unix_s, struct td_check_record *out)
{
    enum td_err err =
        read_check(self, TD_KEPT_OPEN_CHECK,
                   "c WHERE draft = 1 OR (EXISTS (SELECT 1 FROM check_answer a"
                   "  WHERE a.check_uuid = c.uuid AND a.answer = '" TD_ANSWER_LATER_ID "')"
                   " AND NOT EXISTS (SELECT 1 FROM self_check n WHERE n.draft = 0 AND"
                   "  n.done_unix_s > c.done_unix_s))"
                   " " NEWEST,
                   NULL, out);

    return err == TD_OK && out->done.unix_s < since_unix_s ? TD_ERR_ABSENT : err;
}

enum td_err td_history_delete_check(void *self, const char *uuid)
{
    return td_history_delete(self, TD_RECORD_CHECK, uuid);
}

enum td_err td_history_gate(void *self, struct td_training_gate *out)
{
    struct td_history_store *store = self;
    struct td_check_record last, stop;
    struct td_look look;
    enum td_err err = read_row(store, TD_KEPT_GATE,
                               "WHERE draft = 0 OR urgency >= " SOON " " NEWEST, NULL, &last);
    bool has_last = err == TD_OK;
    enum td_err stopped, looked;

    memset(out, 0, sizeof *out);
    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return err;
    }
    /* Training stays closed until somebody has looked at what closed it, so an
     * older check that closed it counts beside the last; so does one that was left
     * half done with a red flag ticked. */
    stopped = read_row(store, TD_KEPT_STOP,
                       "WHERE outcome = 0 OR (training = 2 AND minor = 0) " NEWEST, NULL, &stop);
    if (stopped != TD_OK && stopped != TD_ERR_ABSENT) {
        return stopped;
    }
    looked = td_history_last_look(self, &look);
    if (looked != TD_OK && looked != TD_ERR_ABSENT) {
        return looked;
    }
    td_training_gate_of(has_last ? &last : NULL, stopped == TD_OK ? &stop : NULL,
                        looked == TD_OK ? &look : NULL, td_history_now(store), out);
    return TD_OK;
}
