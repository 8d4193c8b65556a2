/* The page for a clinician, in parts: what it is made from, and who prints which part of it. */
#ifndef TEARDROP_APP_PRINT_SHEET_H
#define TEARDROP_APP_PRINT_SHEET_H

#include <stdio.h>

#include "teardrop/app/print/print.h"
#include "teardrop/core/plan/dose.h"

struct td_sheet {
    const struct td_ui *ui;
    FILE *out;
    bool ascii;
    int weeks;
    int64_t monday; /* local day with which the first of the weeks begins */
    int64_t today;
    struct td_limits limits;
    const struct td_program *program;     /* NULL = it cannot be read */
    const struct td_check_record *record; /* NULL = there is no self-check */
    const struct td_checklist *checklist;
    struct td_course course;
    struct td_check_result result;
    size_t unknown; /* ids the checklist no longer has */
    /* All owned. */
    struct td_past_volume *sessions; /* of these weeks, newest first */
    enum td_light *lights;           /* of each of them */
    size_t session_count;
    struct td_morning *mornings; /* oldest first, from a little before these weeks on */
    size_t morning_count;
    struct td_measure *measures; /* all, oldest first */
    size_t measure_count;
    struct td_person_answer *answers; /* newest first */
    size_t answer_count;
    struct td_proposal *proposals; /* oldest first */
    size_t proposal_count;
    struct td_look look; /* the last one, when `looked` */
    bool looked;
    struct td_training_gate gate;
    enum td_referral referral; /* why the program asks for a look; and since which local day */
    int64_t refers_since;
};

/* sheet.c: reads what there is; the record may be NULL. TD_ERR_STORE, TD_ERR_NOMEM, TD_ERR_CONTENT
 * with problems. td_sheet_deinit in any case. */
enum td_err td_sheet_read(struct td_sheet *page, const struct td_ui *ui,
                          const struct td_check_record *record, int weeks,
                          struct td_problems *problems);
void td_sheet_deinit(struct td_sheet *page);
/* A line of a list, as printf does it, wrapped. */
void td_sheet_item(const struct td_sheet *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void td_sheet_mark_item(const struct td_sheet *page, const char *mark, const char *text);
void td_sheet_text(const struct td_sheet *page, const char *text);

/* sheet_words.c: things in plain words for somebody who does not know the program. */

/* Something was held, and how much it weighed was never said. */
bool td_sheet_weight_unknown(const struct td_sheet *page, const struct td_past_session *session);
/* "Chair squat to 60 degrees, heels up 2.5 cm, 5 kg, 3 x 10" */
void td_sheet_session_text(const struct td_sheet *page, const struct td_past_session *session,
                           char *out, size_t size);
/* Of a level as it begins, without sets: "Chair squat to 60 degrees, heels up 2.5 cm" */
void td_sheet_level_text(const struct td_sheet *page, const char *id, char *out, size_t size);
/* "2.5" */
void td_sheet_tenths(int tenths, char *out, size_t size);
/* "three weeks with a red light each"; "" = the program does not refer. */
const char *td_sheet_referral_text(enum td_referral referral);
/* The newest answer to a topic; NULL = it was not asked, or passed over. */
const char *td_sheet_answer(const struct td_sheet *page, enum td_topic topic);
/* The answer to a question of the self-check, in words; "" without one. */
void td_sheet_check_answer(const struct td_sheet *page, const char *id, char *out, size_t size);
/* "Left knee", "Both knees", or that it was not said: by the self-check, or what was told since */
const char *td_sheet_knee(const struct td_sheet *page);
/* Sessions that the plan proposed from a local day to before another, in tenths; 0 = nothing is
 * known of these days. */
int td_sheet_proposed_tenths(const struct td_sheet *page, int64_t from, int64_t to);
/* The local day from which on proposals are known; INT64_MAX = none is. */
int64_t td_sheet_proposed_since(const struct td_sheet *page);

/* sheet_head.c */
void td_sheet_head(const struct td_sheet *page);
void td_sheet_reply(const struct td_sheet *page);

/* sheet_weeks.c */
void td_sheet_trend(const struct td_sheet *page);
void td_sheet_trained(const struct td_sheet *page);
void td_sheet_tolerance(const struct td_sheet *page);
/* TD_ERR_STORE, TD_ERR_NOMEM. */
enum td_err td_sheet_stops(const struct td_sheet *page);

/* sheet_check.c: nothing without a record. */
void td_sheet_flags(const struct td_sheet *page);
void td_sheet_patterns(const struct td_sheet *page);
void td_sheet_person(const struct td_sheet *page);
void td_sheet_appendix(const struct td_sheet *page);

#endif
