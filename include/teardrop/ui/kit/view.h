/* A screen: a table of operations over its own state. The stack (stack.h)
 * allocates the state, routes events, and asks the top view to draw.
 *
 * Time is a parameter: `update` advances, `next_change` says when something
 * will change by itself. `draw` gets a const state and a canvas, and neither
 * reads a clock nor allocates. */
#ifndef TEARDROP_UI_KIT_VIEW_H
#define TEARDROP_UI_KIT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/log.h"
#include "teardrop/base/time.h"
#include "teardrop/core/check/course.h"
#include "teardrop/core/ports.h"
#include "teardrop/core/training/workout.h"
#include "teardrop/cues/cues.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"
#include "teardrop/ui/kit/keymap.h"

/* A self-check in hand: kept while the program runs, and by the history after
 * each answer, so that neither leaving the screen nor a kill loses anything. */
struct td_check_draft {
    bool begun;
    bool go_on;              /* the screen opens at what comes next, not where it was left */
    bool finished;           /* its result was kept; what is said now changes that record */
    char uuid[TD_UUID_TEXT]; /* of its record; "" = none yet */
    struct td_course course;
    struct td_course_past past;
    int mode;  /* where it was left; the check view's own numbers */
    size_t at; /* gate, question or section */
};

/* What every view may use; borrowed, lives as long as the program. */
struct td_ui {
    const struct td_settings *settings;
    const struct td_keymap *keymap;
    const struct td_theme *theme;
    struct td_content_port content;
    struct td_history_port history;
    struct td_settings_port settings_port;
    struct td_date_port date;
    struct td_keep_awake_port awake;
    struct td_report_port report;
    struct td_cues *cues;
    struct td_log *log;           /* may be NULL */
    struct td_overrides usual;    /* what the settings say */
    struct td_overrides asked;    /* what the command line says: for this run */
    struct td_check_draft *draft; /* kept by app */
    bool keep_free;               /* a free session is kept, too */
    const char *version;
};

enum td_event_kind {
    TD_EVENT_KEY, /* key, and the request it stands for here (may be NONE) */
    TD_EVENT_MOUSE,
    TD_EVENT_RESIZE, /* cols, rows; sent once before the first draw */
    TD_EVENT_SHOWN,  /* this view is on top again */
    TD_EVENT_RESULT, /* the view above ended with `result` */
    TD_EVENT_GAP,    /* the machine slept, or the program was stopped, for `gap` */
    TD_EVENT_DAY, /* another local day has begun, or its morning: what is said of today is stale */
    TD_EVENT_ENDING /* the program is about to end (a signal): keep what must be kept */
};

struct td_event {
    enum td_event_kind kind;
    td_ns now; /* clock of update and next_change */
    td_key key;
    enum td_request request;
    struct td_mouse mouse;
    int cols, rows;
    int result;
    td_ns gap;
};

enum td_reply_flag {
    TD_REPLY_HANDLED = 1,
    TD_REPLY_REDRAW = 2,
    TD_REPLY_PUSH = 4,    /* open `next` above this one */
    TD_REPLY_REPLACE = 8, /* open `next` in place of this one */
    TD_REPLY_POP = 16,    /* close; the view below gets `result` */
    TD_REPLY_QUIT = 32,   /* end the program */
    TD_REPLY_HOME = 64    /* close everything above the first view */
};

struct td_view_ops;
struct td_reply {
    unsigned flags;
    const struct td_view_ops *next;
    const void *argument; /* for next->open; read during the call only */
    int result;
};

/* The usual ones. */
static inline struct td_reply td_reply_handled(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED};
}
static inline struct td_reply td_reply_redraw(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
}
static inline struct td_reply td_reply_moved(bool moved)
{
    return moved ? td_reply_redraw() : td_reply_handled();
}
static inline struct td_reply td_reply_pop(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
}
static inline struct td_reply td_reply_push(const struct td_view_ops *next, const void *argument)
{
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_PUSH, .next = next, .argument = argument};
}
static inline struct td_reply td_reply_replace(const struct td_view_ops *next, const void *argument)
{
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE, .next = next, .argument = argument};
}

struct td_due {
    td_ns at;   /* TD_NEVER: nothing changes by itself */
    bool exact; /* a cue or a phase: to the millisecond; otherwise a frame of a movement */
};

struct td_view_ops {
    const char *name;
    size_t state_size;
    bool overlay; /* drawn over the view below (dialogs, help) */

    /* State is zeroed. On error the view is closed at once and `problems` (if
     * any) shown in its place. */
    enum td_err (*open)(void *state, const struct td_ui *ui, const void *argument, td_ns now);
    void (*close)(void *state); /* optional */
    struct td_reply (*handle)(void *state, const struct td_event *event);
    /* Returns true when the picture changed. Optional. */
    bool (*update)(void *state, td_ns now);
    struct td_due (*next_change)(const void *state, td_ns now); /* optional: never */
    void (*draw)(const void *state, struct td_canvas *canvas);
    /* A picture drawn at `drawn` (clock of update) has reached the terminal; TD_NEVER: the
     * terminal takes nothing, and the picture that is due cannot be shown. Optional. */
    void (*shown)(void *state, td_ns drawn);
    unsigned (*place)(const void *state); /* bits of enum td_place, for keys and help */
    /* Is a text being typed? Then keys come as they are, with no request. Optional. */
    bool (*takes_text)(const void *state);
    /* Is a number being typed that only Enter gives? Then its digits may come in one read.
     * Optional. */
    bool (*takes_number)(const void *state);
};

/* The views. Arguments: what `open` takes. */
extern const struct td_view_ops td_home_view;     /* NULL */
extern const struct td_view_ops td_primer_view;   /* const char *page id, or NULL */
extern const struct td_view_ops td_search_view;   /* NULL; result: TD_SEARCH_RESULT or 0 */
extern const struct td_view_ops td_find_view;     /* NULL */
extern const struct td_view_ops td_moments_view;  /* NULL */
extern const struct td_view_ops td_atlas_view;    /* const struct td_atlas_argument * */
extern const struct td_view_ops td_check_view;    /* NULL */
extern const struct td_view_ops td_result_view;   /* const struct td_result_argument * */
extern const struct td_view_ops td_compare_view;  /* const struct td_compare_argument * */
extern const struct td_view_ops td_card_view;     /* const char *level id, or NULL = next */
extern const struct td_view_ops td_trainer_view;  /* const struct td_trainer_argument * */
extern const struct td_view_ops td_history_view;  /* NULL */
extern const struct td_view_ops td_measures_view; /* NULL */
extern const struct td_view_ops td_charts_view;   /* NULL */
extern const struct td_view_ops td_settings_view; /* NULL */
extern const struct td_view_ops td_help_view;     /* const struct td_help_argument * */
extern const struct td_view_ops td_confirm_view;  /* const struct td_confirm_argument * */
extern const struct td_view_ops td_trouble_view;  /* const struct td_trouble_argument * */

/* Results of td_confirm_view. */
enum td_confirm_result { TD_CONFIRM_NO = 0, TD_CONFIRM_YES = 1 };
struct td_confirm_argument {
    const char *question; /* copied */
    const char *yes, *no; /* what each means: "stop", "go on"; copied */
    /* Is No selected at first? Only where a command is asked about again and No leaves
     * everything as it was. What is asked of the knee begins with nothing selected. */
    bool no_first;
};

struct td_trouble_argument {
    const char *title;
    const char *lines; /* newline separated; copied, cut when very long */
};

struct td_help_argument {
    unsigned place;
    const char *title;
};

/* The result of td_search_view: page and block in one number above 0; the block
 * may be -1, a page's title. */
#define TD_SEARCH_BLOCKS 1024
#define TD_SEARCH_RESULT(page, block) (1 + (page)*TD_SEARCH_BLOCKS + (block) + 1)
#define TD_SEARCH_PAGE(result) (((result)-1) / TD_SEARCH_BLOCKS)
#define TD_SEARCH_BLOCK(result) (((result)-1) % TD_SEARCH_BLOCKS - 1)

struct td_atlas_argument {
    const char *view; /* id of anatomy.cfg; copied */
    const char *part; /* the one that is lit at first; NULL = none; copied */
    int bend_deg;     /* of a view that bends, at first */
};

struct td_result_argument {
    const struct td_course *course; /* copied */
    bool of_draft;                  /* of the draft in hand: its record is kept under its uuid */
    const char *kept;               /* uuid of a record that is only looked at; NULL = keep it */
};

struct td_compare_argument {
    const char *before, *after; /* uuids of two checks, the older one first */
};

struct td_trainer_argument {
    const struct td_workout *workout;       /* copied; its level and exercises are borrowed */
    const struct td_session_record *resume; /* one to take up again; NULL = a new session */
};

#endif
