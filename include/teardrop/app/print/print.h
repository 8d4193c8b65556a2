/* What the commands print: today, timelines, results, the history, as text, JSON or CSV. The
 * forms are contracts; the manuals in assets/doc (line-mode.md, data.md) describe them. */
#ifndef TEARDROP_APP_PRINT_PRINT_H
#define TEARDROP_APP_PRINT_PRINT_H

#include <stdio.h>

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/history.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/ports.h"
#include "teardrop/core/training/timeline.h"
#include "teardrop/ui/kit/context.h"

/* ---- today, for lines that are read without a screen ---- */

struct td_today {
    const struct td_level *level; /* of the next session; NULL = not known, see `trouble` */
    struct td_plan plan;
    char why[400]; /* why it is this session */
    struct td_workout workout;
    struct td_workout_exercise own; /* the level\'s own main exercise, which waits while a swap-in
                                       is proposed in its place; else the workout\'s first */
    td_ns total;
    bool has_gate;
    struct td_training_gate gate;
    char trouble[512]; /* why the history cannot be read: then no other field means anything;
                          "" = it can */
};

/* How far another running teardrop has come in its session, as of its last rep. */
struct td_running {
    char uuid[TD_UUID_TEXT];
    struct td_instant started, journaled;
    int64_t elapsed_ms;
    char level[TD_ID_TEXT];
    char level_name[48];
    bool several; /* the session has several exercises, so the text names the current one */
    char exercise[TD_ID_TEXT];
    enum td_side side;
    int set, sets; /* of this exercise; 0 = no set is known */
    int rep, reps;
};

/* Fills `out` from the session's record. */
void td_running_from(const struct td_session_record *record, struct td_running *out);
/* `training: l3 1 inch  set 2/3  rep 4/10`; several exercises: `training: l0
 * Settle  step_up left  set 1/2  rep 3/4` */
void td_running_text(const struct td_running *running, char *out, size_t size);

/* What opens training again, for a person at a shell. */
void td_reopens_text(const struct td_training_gate *gate, char *out, size_t size);
/* Does the self-check close training? False when the gate is not known. */
bool td_today_closed(const struct td_today *today);

/* `due now`, `due in 14 h`, `training closed`, `history cannot be read` */
void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size);

/* ---- timeline, result, history ---- */

/* For --dry-run, one line a segment: `  12.000  set 1/3  rep 1/8  down  3 s`, with the exercise's
 * name before the set where a session has several. */
void td_print_timeline_text(const struct td_timeline *timeline, FILE *out);
/* Like all JSON printers: TD_OK, or TD_ERR_NOMEM with nothing printed. */
enum td_err td_print_timeline_json(const struct td_timeline *timeline, FILE *out);

enum td_err td_print_result_json(const struct td_checklist *checklist,
                                 const struct td_check_result *result, FILE *out);

/* `status --format json`. running: NULL = no session is under way; due: the text of
 * td_today_due_text. */
enum td_err td_print_today_json(const struct td_today *today, const struct td_running *running,
                                const char *due, FILE *out);

/* `history --export csv`: a head line, then the rows described in csv.c. TD_ERR_STORE when the
 * history cannot be read, TD_ERR_NOMEM; some rows may be printed already. */
enum td_err td_print_history_csv(struct td_history_port history, FILE *out);

/* A path, or a name from the command line, made safe for a terminal: control characters and
 * broken UTF-8 become `?`. Never cut, however long it is. */
void td_print_name(const char *name, FILE *out);

/* Text wrapped at 78 columns after a mark such as "1  " or "- "; further lines are aligned with
 * the text of the first. `indent` blanks come before the mark. */
void td_print_item(const char *mark, const char *text, int indent, FILE *out);
/* Word-wrapped at 78 columns, each line after `indent` blanks. */
void td_print_wrapped(const char *text, int indent, FILE *out);

/* The last half year: pain and level, reps, time under tension, calendar; 78 columns wide,
 * in ASCII when asked for or when the locale is not UTF-8. */
struct td_chart;
enum td_err td_print_charts(const struct td_chart *chart, bool ascii, FILE *out);

/* ---- the page for a clinician: Markdown that reads well as text, 78 columns wide ---- */

/* Finds a finished self-check, counted from the newest (1 = the newest). TD_ERR_ABSENT when there
 * are fewer. */
enum td_err td_report_find(struct td_history_port history, int number, struct td_check_record *out);

#define TD_REPORT_WEEKS 12
/* Prints the page of the last weeks (1..52 of them, the one that is now the last), with a
 * self-check, or without one (NULL): five lines in short; pain, training week by week, how the knee
 * took it, what stopped sessions; the red flags with their answers; room for the clinician's
 * answer; at the end every answer and its points. TD_ERR_STORE: some of it cannot be read. */
enum td_err td_report_print(const struct td_ui *ui, const struct td_check_record *record, int weeks,
                            FILE *out, struct td_problems *problems);

/* Writes the same page to a new file of mode 0600 in the folder `home`; never overwrites a file.
 * path: where the page is, or the reason it could not be written. */
enum td_err td_report_save(const struct td_ui *ui, const char *home,
                           const struct td_check_record *record, char *path, size_t path_size);

#endif
