/* The history screen's own parts: history.c has the list and its events, window.c the lines that
 * are in memory and their lights, words.c what lines are called, list.c how they are drawn,
 * detail.c an open line, edit.c corrections and deletion. */
#ifndef TEARDROP_UI_HISTORY_STATE_H
#define TEARDROP_UI_HISTORY_STATE_H

#include "teardrop/core/plan/light.h"
#include "teardrop/core/tally.h"
#include "teardrop/ui/history/history.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/scale.h"
#include "teardrop/ui/result/result.h"

#define TD_HISTORY_WINDOW 128 /* lines held at a time; more are read while scrolling */

/* What is being corrected; of a session one field after the other. */
struct td_history_edit {
    enum td_history_field {
        TD_EDIT_NOTHING,
        TD_EDIT_PAIN, /* the fields of a session, in the order they are asked */
        TD_EDIT_EFFORT,
        TD_EDIT_LOAD,
        TD_EDIT_NOTE,
        TD_EDIT_MORNING
    } field;
    struct td_scale pain, rpe;
    bool swollen, limp;
    char load[12];  /* kg, as it is typed */
    char note[240]; /* as it is typed */
    struct td_field load_field, note_field;
    bool deleting;  /* it is being asked */
    bool from_list; /* the line was not open before */
    char said[160]; /* the outcome, for the bottom line; "" = nothing to say */
};

struct td_history_screen {
    const struct td_ui *ui;
    const struct td_checklist *checklist; /* NULL: ids are shown in place of names */
    const struct td_program *program;     /* likewise */
    struct td_history_line lines[TD_HISTORY_WINDOW];
    struct td_light_basis bases[TD_HISTORY_WINDOW]; /* of the lines that are sessions */
    struct td_light_basis basis;                    /* of the open session */
    struct td_tally tally, all;                     /* of the open session, and of all there are */
    bool mornings;                                  /* they have rows of their own, too */
    bool only_mornings; /* there are some, which are not shown, and nothing else */
    size_t first, held; /* lines[0] is line `first` of the whole list */
    struct td_list list;
    bool open;   /* one line is open */
    bool single; /* ... and is all that was asked for */
    struct td_session_record session;
    struct td_rep_record *reps; /* of the open session; owned */
    size_t rep_count;
    struct td_check_record check;
    struct td_scroll scroll;
    char marked[TD_UUID_TEXT]; /* a check marked to be compared with another one; "" = none */
    struct td_instant marked_at;
    char before[TD_UUID_TEXT], after[TD_UUID_TEXT];
    struct td_compare_argument compare;
    struct td_result_argument again;
    struct td_history_edit edit;
    int cols, rows;
    struct td_rect body;
};

/* window.c. The line at an index of the whole list; NULL when it is not held. */
const struct td_history_line *td_history_line_at(const struct td_history_screen *h, size_t index);
/* Makes sure that every line that is shown is in memory. */
void td_history_load_window(struct td_history_screen *h);
/* Selects the last session of a local day; false: there is none, or it cannot be read. */
bool td_history_select_day(struct td_history_screen *h, int64_t day);
/* Reads the lines again. */
void td_history_reload(struct td_history_screen *h);
/* The light of the open session, from pain and the mornings around. */
void td_history_light_open(struct td_history_screen *h);
/* Says on the bottom line that something cannot be read, and why. */
void td_history_say_unread(struct td_history_screen *h);

/* edit.c. Nothing begins when this line has nothing to change. */
void td_history_edit_begin(struct td_history_screen *h);
/* True when the key was meant for the correction. */
bool td_history_edit_key(struct td_history_screen *h, const struct td_event *event);
/* Is something being corrected? The bottom line belongs to it then. */
bool td_history_edit_on(const struct td_history_screen *h);
size_t td_history_edit_footer(const struct td_history_screen *h, struct td_hint *hints);
/* Draws a morning that is corrected (the fields of a session stand in its details), and what the
 * outcome was. */
void td_history_edit_draw(const struct td_history_screen *h, struct td_canvas *canvas);
/* Is a line being typed, and nothing asked about it? */
bool td_history_edit_types(const void *state);
/* The program ends: a note that is being typed is saved as far as it goes. */
void td_history_edit_ending(struct td_history_screen *h);
struct td_reply td_history_delete_ask(struct td_history_screen *h);
void td_history_delete_answered(struct td_history_screen *h, bool yes);

/* list.c. Its first row says what the columns are. */
void td_history_draw_list(const struct td_history_screen *h, struct td_canvas *canvas);
/* Where the lines themselves are. */
struct td_rect td_history_list_rect(const struct td_history_screen *h);

/* words.c. */
/* What the session after that line was beside it: "a level down"; at most 12 columns; "" = there is
 * none, or no telling. */
void td_history_followed_text(const struct td_history_screen *h, size_t index, char *out,
                              size_t size);
/* An id stands for itself where the checklist cannot be read. */
const char *td_history_cause_name(const struct td_history_screen *h, const char *id);
/* The outcome of a self-check, in one line. */
void td_history_check_text(const struct td_history_screen *h, const struct td_history_line *line,
                           char *out, size_t size);
int td_history_minutes(int64_t ms);

/* NULL when the programme has no such level, or cannot be read. */
const struct td_level *td_history_level(const struct td_history_screen *h, const char *id);
/* Lays the open line's details out (canvas NULL: only counts); returns the lines, and in *said the
 * one where what was said begins. */
int td_history_flow_details(const struct td_history_screen *h, struct td_canvas *canvas, int *said);

#endif
