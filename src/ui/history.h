/* The history: history.c is the list and its events, history_detail.c an open line
 * and the words for any. */
#ifndef TEARDROP_SRC_UI_HISTORY_H
#define TEARDROP_SRC_UI_HISTORY_H

#include "teardrop/ui/flow.h"
#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

#define TD_HISTORY_WINDOW 128 /* lines held at a time; more are read while scrolling */

/* What is being corrected. */
struct td_history_edit {
    enum { TD_EDIT_NOTHING, TD_EDIT_PAIN, TD_EDIT_EFFORT, TD_EDIT_MORNING } field;
    int pain, rpe; /* -1 = not said */
    bool swollen, limp;
    bool deleting;  /* it is being asked */
    char said[160]; /* what came of it; "" = nothing to say */
};

struct td_history_screen {
    const struct td_ui *ui;
    const struct td_checklist *checklist; /* NULL: ids are shown in place of names */
    const struct td_program *program;     /* likewise */
    struct td_history_line lines[TD_HISTORY_WINDOW];
    size_t first, held; /* lines[0] is line `first` of the whole list */
    struct td_list list;
    bool open; /* one line is open */
    struct td_session_record session;
    struct td_check_record check;
    struct td_scroll scroll;
    char marked[TD_UUID_TEXT]; /* a check that waits for another one beside it; "" = none */
    struct td_instant marked_at;
    char before[TD_UUID_TEXT], after[TD_UUID_TEXT];
    struct td_compare_argument compare;
    struct td_result_argument again;
    struct td_history_edit edit;
    int cols, rows;
    struct td_rect body;
};

/* Reads the lines anew. */
void td_history_reload(struct td_history_screen *h);

/* history_edit.c. False when this line has nothing to change. */
bool td_history_edit_begin(struct td_history_screen *h);
/* True when the key was for it. */
bool td_history_edit_key(struct td_history_screen *h, const struct td_event *event);
/* The line that asks, or says what came of it; "" = none. */
void td_history_edit_text(const struct td_history_screen *h, char *out, size_t size);
struct td_reply td_history_delete_ask(struct td_history_screen *h);
void td_history_delete_answered(struct td_history_screen *h, bool yes);

/* The line at an index of the whole list; it must be held. */
const struct td_history_line *td_history_line_at(const struct td_history_screen *h, size_t index);
/* `2026-11-23 18:25`, or the day alone. */
void td_history_date_text(struct td_instant at, bool day_only, char *out, size_t size);
/* What came of a self-check, in one line. */
void td_history_check_text(const struct td_history_screen *h, const struct td_history_line *line,
                           char *out, size_t size);
int td_history_minutes(int64_t ms);

/* NULL when the programme has no such level, or cannot be read. */
const struct td_level *td_history_level(const struct td_history_screen *h, const char *id);
/* The name of a cause, its id where there is no such name. */
const char *td_history_cause_name(const struct td_history_screen *h, const char *id);
const char *td_history_outcome_text(enum td_outcome outcome);
/* Lays the open line's details out (canvas NULL: only counts); returns the lines. */
int td_history_flow_details(const struct td_history_screen *h, struct td_canvas *canvas);

#endif
