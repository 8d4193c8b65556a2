/* The record in memory: each operation of the port upon the fields of its header. */
#include "fake/history.h"

#include <stdlib.h>
#include <string.h>

#include "records.h"
#include "teardrop/base/str.h"
#include "test.h"

static const char *pretended_trouble(void *self)
{
    return ((struct pretended_history *)self)->trouble;
}

static void pretended_new_id(void *self, char out[TD_UUID_TEXT])
{
    struct pretended_history *h = self;

    td_str_format(out, TD_UUID_TEXT, "00000000-0000-4000-8000-%012d", ++h->ids);
}

/* ---- what is kept ---- */

static enum td_err pretended_save_session(void *self, const struct td_session_record *record)
{
    struct pretended_history *h = self;

    if (h->trouble != NULL) {
        return TD_ERR_STORE;
    }
    h->saves++;
    copy_record(&h->saved, record);
    return TD_OK;
}

static enum td_err pretended_save_check(void *self, const struct td_check_record *record)
{
    struct pretended_history *h = self;

    h->has_check = true;
    h->check = *record;
    return TD_OK;
}

static enum td_err pretended_save_look(void *self, const struct td_look *look)
{
    struct pretended_history *h = self;

    assert_int_equal(look->at.unix_s, NOW_UNIX);
    if (h->clearance_err != TD_OK) {
        return h->clearance_err;
    }
    h->clearances++;
    h->look = *look;
    h->gate.training = TD_TRAINING_FREE;
    return TD_OK;
}

/* In place of the one with its uuid. */
static enum td_err pretended_save_answer(void *self, const struct td_person_answer *answer)
{
    struct pretended_history *h = self;
    size_t at = 0;

    assert_int_equal(strlen(answer->uuid), TD_UUID_TEXT - 1);
    assert_int_equal(strlen(answer->date), 10);
    if (h->trouble != NULL) {
        return TD_ERR_STORE;
    }
    while (at < h->answer_count && !td_str_equal(h->answers[at].uuid, answer->uuid)) {
        at++;
    }
    assert_true(at < sizeof h->answers / sizeof h->answers[0]);
    h->answers[at] = *answer;
    h->answer_count += at == h->answer_count ? 1 : 0;
    return TD_OK;
}

/* In place of the one of its day. */
static enum td_err pretended_save_proposal(void *self, const struct td_proposal *proposal)
{
    struct pretended_history *h = self;
    size_t at = 0;

    assert_int_equal(strlen(proposal->date), 10);
    assert_in_range(proposal->every_days, 1, 14);
    if (h->trouble != NULL) {
        return TD_ERR_STORE;
    }
    while (at < h->proposal_count && !td_str_equal(h->proposals[at].date, proposal->date)) {
        at++;
    }
    assert_true(at < sizeof h->proposals / sizeof h->proposals[0]);
    h->proposals[at] = *proposal;
    h->proposal_count += at == h->proposal_count ? 1 : 0;
    return TD_OK;
}

/* In place of the one with its uuid. */
static enum td_err pretended_save_measure(void *self, const struct td_measure *measure)
{
    struct pretended_history *h = self;
    size_t at = 0;

    if (h->trouble != NULL) {
        return TD_ERR_STORE;
    }
    while (at < h->measure_count && !td_str_equal(h->measures[at].uuid, measure->uuid)) {
        at++;
    }
    assert_true(at < sizeof h->measures / sizeof h->measures[0]);
    h->measures[at] = *measure;
    h->measure_count += at == h->measure_count ? 1 : 0;
    h->measure_saves++;
    return TD_OK;
}

static enum td_err pretended_delete_session(void *self, const char *uuid)
{
    struct pretended_history *h = self;

    td_str_copy(h->deleted, sizeof h->deleted, uuid);
    h->unfinished.running = false;
    return TD_OK;
}

/* ---- what was kept ---- */

static enum td_err pretended_list(void *self, bool mornings, size_t skip, size_t max,
                                  struct td_history_line *out, size_t *count)
{
    struct pretended_history *h = self;

    h->list_calls++;
    *count = 0;
    if (h->list_err != TD_OK) {
        return h->list_err;
    }
    for (size_t i = 0; *count < max && i < h->line_count; i++) {
        if (!mornings && h->lines[i].kind == TD_HISTORY_MORNING) {
            continue;
        }
        if (skip > 0) {
            skip--;
        } else {
            out[(*count)++] = h->lines[i];
        }
    }
    return TD_OK;
}

static enum td_err pretended_count(void *self, bool mornings, size_t *out)
{
    const struct pretended_history *h = self;

    *out = 0;
    for (size_t i = 0; i < h->line_count; i++) {
        *out += mornings || h->lines[i].kind != TD_HISTORY_MORNING;
    }
    return TD_OK;
}

static enum td_err pretended_load_session(void *self, const char *uuid,
                                          struct td_session_record *out)
{
    struct pretended_history *h = self;

    copy_record(out, &h->session);
    return td_str_equal(uuid, h->session.uuid) ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err pretended_load_check(void *self, const char *uuid, struct td_check_record *out)
{
    struct pretended_history *h = self;

    *out = h->check;
    return td_str_equal(uuid, h->check.uuid) ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err pretended_last_session(void *self, struct td_instant *out)
{
    struct pretended_history *h = self;

    *out = h->session.started;
    return h->has_session ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err pretended_last_check(void *self, struct td_check_record *out)
{
    struct pretended_history *h = self;

    *out = h->check;
    return h->has_check ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err pretended_gate(void *self, struct td_training_gate *out)
{
    const struct pretended_history *h = self;

    *out = h->gate;
    return h->unread != NULL ? TD_ERR_STORE : TD_OK;
}

static enum td_err pretended_unfinished(void *self, int64_t since_unix_s,
                                        struct td_session_record *out)
{
    struct pretended_history *h = self;

    copy_record(out, &h->unfinished);
    return h->unfinished.running && h->unfinished.journaled.unix_s >= since_unix_s ? TD_OK
                                                                                   : TD_ERR_ABSENT;
}

/* The last session alone, as it was planned. */
static enum td_err pretended_trained(void *self, size_t max, struct td_past_session *out,
                                     size_t *count)
{
    struct pretended_history *h = self;
    struct td_past_session t = {.finished = true, .at_tempo = true, .rpe = -1, .worst_pain = -1};

    *count = 0;
    if (max > 0 && h->remembers && h->saves > 0) {
        t.started = h->saved.started;
        td_str_copy(t.level, sizeof t.level, h->saved.level);
        t.worst_pain = h->saved.worst_pain;
        t.rpe = h->saved.rpe;
        out[(*count)++] = t;
        return TD_OK;
    }
    if (max > 0 && h->has_session) {
        t.started = h->session.started;
        td_str_copy(t.level, sizeof t.level, h->session.level);
        t.worst_pain = h->session.worst_pain;
        t.rpe = h->session.rpe;
        out[(*count)++] = t;
    }
    return TD_OK;
}

/* ---- what nobody has ever kept here ---- */

static enum td_err pretended_first_session(void *self, struct td_instant *out)
{
    (void)self;
    (void)out;
    return TD_ERR_ABSENT;
}

static enum td_err pretended_open_check(void *self, int64_t since_unix_s,
                                        struct td_check_record *out)
{
    (void)self;
    (void)since_unix_s;
    (void)out;
    return TD_ERR_ABSENT;
}

/* Those that have lines. */
static enum td_err pretended_mornings(void *self, int64_t since_day, size_t max,
                                      struct td_morning *out, size_t *count)
{
    const struct pretended_history *h = self;

    *count = 0;
    for (size_t i = h->line_count; i-- > 0 && *count < max;) { /* the lines are newest first */
        const struct td_history_line *line = &h->lines[i];
        int64_t day = td_instant_local_day(line->at);

        if (line->kind == TD_HISTORY_MORNING && day >= since_day) {
            out[(*count)++] = (struct td_morning){
                .day = day, .pain = line->worst_pain, .swollen = line->swollen, .limp = line->limp};
        }
    }
    return TD_OK;
}

static enum td_err pretended_worked(void *self, int64_t since_unix_s, size_t max,
                                    struct td_past_volume *out, size_t *count)
{
    (void)self;
    (void)since_unix_s;
    (void)max;
    (void)out;
    *count = 0;
    return TD_OK;
}

static enum td_err pretended_measures(void *self, size_t max, struct td_measure *out, size_t *count)
{
    struct pretended_history *h = self;

    for (*count = 0; *count < max && *count < h->measure_count; (*count)++) {
        out[*count] = h->measures[*count];
    }
    return TD_OK;
}

static enum td_err pretended_last_look(void *self, struct td_look *out)
{
    const struct pretended_history *h = self;

    *out = h->look;
    return h->look.at.unix_s != 0 ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err pretended_answers(void *self, size_t max, struct td_person_answer *out,
                                     size_t *count)
{
    const struct pretended_history *h = self;

    if (h->unread != NULL) {
        *count = 0;
        return TD_ERR_STORE;
    }
    for (*count = 0; *count < max && *count < h->answer_count; (*count)++) {
        out[*count] = h->answers[h->answer_count - 1 - *count];
    }
    return TD_OK;
}

static enum td_err pretended_proposals(void *self, int64_t since_day, size_t max,
                                       struct td_proposal *out, size_t *count)
{
    const struct pretended_history *h = self;

    *count = 0;
    for (size_t i = 0; i < h->proposal_count && *count < max; i++) {
        int64_t day = since_day;

        out[*count] = h->proposals[i];
        *count += td_day_parse(h->proposals[i].date, &day) && day >= since_day ? 1 : 0;
    }
    return TD_OK;
}

static enum td_err pretended_load_reps(void *self, const char *uuid, size_t max,
                                       struct td_rep_record *out, size_t *count)
{
    (void)self;
    (void)uuid;
    (void)max;
    (void)out;
    *count = 0;
    return TD_OK;
}

static const char *pretended_unread(void *self)
{
    return ((struct pretended_history *)self)->unread;
}

static void pretended_read_anew(void *self)
{
    (void)self;
}

static const char *pretended_news(void *self)
{
    (void)self;
    return NULL;
}

static const struct td_history_ops pretended_history_ops = {
    .unread = pretended_unread,
    .read_anew = pretended_read_anew,
    .news = pretended_news,
    .trouble = pretended_trouble,
    .new_id = pretended_new_id,
    .save_session = pretended_save_session,
    .save_check = pretended_save_check,
    .save_look = pretended_save_look,
    .save_measure = pretended_save_measure,
    .save_answer = pretended_save_answer,
    .save_proposal = pretended_save_proposal,
    .last_look = pretended_last_look,
    .answers = pretended_answers,
    .proposals = pretended_proposals,
    .delete_session = pretended_delete_session,
    .list = pretended_list,
    .count = pretended_count,
    .load_session = pretended_load_session,
    .load_reps = pretended_load_reps,
    .load_check = pretended_load_check,
    .last_session = pretended_last_session,
    .last_check = pretended_last_check,
    .gate = pretended_gate,
    .unfinished = pretended_unfinished,
    .open_check = pretended_open_check,
    .first_session = pretended_first_session,
    .past_sessions = pretended_trained,
    .past_volumes = pretended_worked,
    .mornings = pretended_mornings,
    .measures = pretended_measures,
};

struct td_history_port pretended_port(struct pretended_history *history)
{
    return (struct td_history_port){history, &pretended_history_ops};
}

void pretended_deinit(struct pretended_history *history)
{
    free(history->lines);
    history->lines = NULL;
    td_session_record_deinit(&history->session);
    td_session_record_deinit(&history->unfinished);
    td_session_record_deinit(&history->saved);
}
