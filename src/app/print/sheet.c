/* Reads what the page for a clinician is made from, and prints its lines. */
#include "sheet.h"

#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/glyph.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/person/measure.h"
#include "teardrop/core/settings/settings.h"

#define SESSIONS_A_WEEK 21
#define ANSWERS_MAX 256

/* ---- lines ---- */

/* Person's own words may have any letters. */
static void to_ascii(char *text)
{
    char *out = text;

    for (const char *in = text; *in != '\0';) {
        uint32_t cp = td_utf8_next(&in);

        *out++ = cp < 0x80 ? (char)cp : td_glyph_ascii(cp);
    }
    *out = '\0';
}

void td_sheet_mark_item(const struct td_sheet *page, const char *mark, const char *text)
{
    char plain[1600];

    td_str_copy(plain, sizeof plain, text);
    if (page->ascii) {
        to_ascii(plain);
    }
    td_print_item(mark, plain, 0, page->out);
}

void td_sheet_item(const struct td_sheet *page, const char *format, ...)
{
    char text[1600];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    td_sheet_mark_item(page, "- ", text);
}

void td_sheet_text(const struct td_sheet *page, const char *text)
{
    td_sheet_mark_item(page, "", text);
}

/* ---- what it is made from ---- */

static void *room(size_t count, size_t size, enum td_err *err)
{
    void *out = calloc(count + 1, size);

    *err = out == NULL ? TD_ERR_NOMEM : *err;
    return out;
}

static enum td_err read_content(struct td_sheet *page, struct td_problems *problems)
{
    const struct td_content_port *content = &page->ui->content;
    const struct td_problems *found = NULL;
    enum td_err err = TD_OK;

    if (content->ops->program(content->self, &page->program, &found) != TD_OK) {
        page->program = NULL; /* levels then have their names only */
    }
    if (page->record != NULL) {
        err = content->ops->checklist(content->self, &page->checklist, &found);
        for (size_t i = 0; err != TD_OK && found != NULL && i < found->count; i++) {
            td_problems_add(problems, NULL, 0, "%s", found->lines[i]);
        }
    }
    if (err == TD_OK && page->record != NULL) {
        page->unknown = td_course_of_record(page->checklist, page->record, &page->course);
        td_check_evaluate(page->checklist, &page->course.answers, &page->result);
    }
    return err;
}

/* From some time of the first of the weeks on: at most a day earlier. */
static enum td_err read_sessions(struct td_sheet *page)
{
    const struct td_history_port *history = &page->ui->history;
    size_t max = (size_t)page->weeks * SESSIONS_A_WEEK, kept = 0;
    enum td_err err = TD_OK;

    page->sessions = room(max, sizeof *page->sessions, &err);
    page->lights = room(max, sizeof *page->lights, &err);
    if (err == TD_OK) {
        err = history->ops->past_volumes(history->self, (page->monday - 1) * TD_DAY_S, max,
                                         page->sessions, &page->session_count);
    }
    for (size_t i = 0; err == TD_OK && i < page->session_count; i++) {
        if (td_training_day(page->sessions[i].session.started) >= page->monday) {
            page->sessions[kept++] = page->sessions[i];
        }
    }
    page->session_count = kept;
    return err;
}

static enum td_err read_days(struct td_sheet *page)
{
    const struct td_history_port *history = &page->ui->history;
    size_t max = (size_t)page->weeks * 7 + TD_LIGHT_DAYS_BEFORE + 8;
    enum td_err err = TD_OK;

    page->mornings = room(max, sizeof *page->mornings, &err);
    page->proposals = room(max, sizeof *page->proposals, &err);
    page->answers = room(ANSWERS_MAX, sizeof *page->answers, &err);
    if (err == TD_OK) {
        err = history->ops->mornings(history->self, page->monday - TD_LIGHT_DAYS_BEFORE, max,
                                     page->mornings, &page->morning_count);
    }
    if (err == TD_OK) {
        err = history->ops->proposals(history->self, page->monday - 8, max, page->proposals,
                                      &page->proposal_count);
    }
    return err == TD_OK ? history->ops->answers(history->self, ANSWERS_MAX, page->answers,
                                                &page->answer_count)
                        : err;
}

static enum td_err read_look(struct td_sheet *page)
{
    const struct td_history_port *history = &page->ui->history;
    enum td_err err = history->ops->last_look(history->self, &page->look);

    page->looked = err == TD_OK;
    return err == TD_ERR_ABSENT ? TD_OK : err;
}

/* ---- since when does the program refer? ---- */

/* What the plan would have said at the end of a local day. */
static enum td_referral referral_on(const struct td_sheet *page, int64_t day,
                                    const struct td_past_session *sessions, size_t count)
{
    struct td_decided decided;
    size_t later = 0, mornings = 0, measures = 0;
    struct td_instant now = td_now(page->ui->date);
    struct td_plan_input input = {.program = page->program,
                                  .mornings = page->mornings,
                                  .gate = &page->gate,
                                  .limits = &page->limits,
                                  .usual = &page->ui->usual,
                                  .answers = page->answers,
                                  .answer_count = page->answer_count};
    struct td_plan plan;

    input.now =
        (struct td_instant){now.unix_s - (page->today - day) * TD_DAY_S, now.utc_offset_min};
    while (later < count && td_training_day(sessions[later].started) > day) {
        later++;
    }
    while (mornings < page->morning_count && page->mornings[mornings].day <= day) {
        mornings++;
    }
    while (measures < page->measure_count &&
           td_instant_local_day(page->measures[measures].at) <= day) {
        measures++;
    }
    decided = td_measure_decide_since(page->measures, measures, page->gate.cleared_unix_s);
    input.decided = &decided;
    input.sessions = sessions + later;
    input.session_count = count - later;
    input.morning_count = mornings;
    td_plan_make(&input, &plan);
    return plan.referral;
}

static enum td_err find_referral(struct td_sheet *page)
{
    const struct td_history_port *history = &page->ui->history;
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    size_t count = 0;
    enum td_err err = history->ops->gate(history->self, &page->gate);

    if (err == TD_OK) {
        err = history->ops->past_sessions(history->self, TD_PLAN_LOOK_BACK, sessions, &count);
    }
    if (err != TD_OK || page->program == NULL) {
        return err;
    }
    page->referral = referral_on(page, page->today, sessions, count);
    page->refers_since = page->today;
    while (page->referral != TD_REFER_NOT && page->refers_since > page->monday &&
           referral_on(page, page->refers_since - 1, sessions, count) != TD_REFER_NOT) {
        page->refers_since--;
    }
    return TD_OK;
}

/* ---- all ---- */

enum td_err td_sheet_read(struct td_sheet *page, const struct td_ui *ui,
                          const struct td_check_record *record, int weeks,
                          struct td_problems *problems)
{
    enum td_err err;

    *page = (struct td_sheet){.ui = ui, .record = record, .weeks = weeks};
    page->ascii = ui->settings->ascii == TD_YES || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    page->limits = td_settings_limits(ui->settings);
    page->today = td_training_day(td_now(ui->date));
    page->monday = page->today - td_day_of_week(page->today) - INT64_C(7) * (weeks - 1);
    err = read_content(page, problems);
    err = err == TD_OK ? read_sessions(page) : err;
    err = err == TD_OK ? read_days(page) : err;
    err = err == TD_OK
              ? td_history_all_measures(&ui->history, &page->measures, &page->measure_count)
              : err;
    err = err == TD_OK ? read_look(page) : err;
    err = err == TD_OK ? find_referral(page) : err;
    for (size_t i = 0; err == TD_OK && i < page->session_count; i++) {
        struct td_light_basis basis;

        td_light_of_session(&page->sessions[i].session, page->mornings, page->morning_count,
                            &page->limits, &basis);
        page->lights[i] = basis.light;
    }
    return err;
}

void td_sheet_deinit(struct td_sheet *page)
{
    free(page->sessions);
    free(page->lights);
    free(page->mornings);
    free(page->measures);
    free(page->answers);
    free(page->proposals);
}
