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

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/keymap.h"

/* The screens, by what a reply names; what `open` takes. */
/* The lists of red flags alone, after a break; result 1: none of it is true, and that is kept. One
 * that is true leads on to the whole self-check. */
#define TD_CHECK_FLAGS "flags"

enum td_view_id {
    TD_VIEW_NONE,
    TD_VIEW_HOME,
    TD_VIEW_PRIMER, /* const char *page id, or NULL */
    TD_VIEW_SEARCH, /* const struct td_search_argument *; result: 1 = chosen */
    TD_VIEW_FIND,
    TD_VIEW_MOMENTS,
    TD_VIEW_ATLAS,   /* const struct td_atlas_argument * */
    TD_VIEW_CHECK,   /* NULL, or TD_CHECK_FLAGS */
    TD_VIEW_RESULT,  /* const struct td_result_argument * */
    TD_VIEW_COMPARE, /* const struct td_compare_argument * */
    TD_VIEW_CARD,    /* const char *level id, or NULL = next */
    TD_VIEW_TRAINER, /* const struct td_trainer_argument * */
    TD_VIEW_HISTORY,
    TD_VIEW_MEASURES,
    TD_VIEW_CHARTS,
    TD_VIEW_SETTINGS,
    TD_VIEW_CONFIRM, /* const struct td_confirm_argument * */
    TD_VIEW_ASK,     /* const struct td_ask_argument * */
    TD_VIEW_LOOK,
    TD_VIEW_ABOUT,
    TD_VIEW_WEEKS,
    TD_VIEW_COUNT
};

enum td_event_kind {
    TD_EVENT_KEY, /* key, and the request it stands for here (may be NONE) */
    TD_EVENT_MOUSE,
    TD_EVENT_RESIZE, /* cols, rows; sent once before the first draw */
    TD_EVENT_SHOWN,  /* this view is on top again */
    TD_EVENT_RESULT, /* the view above ended with `result` */
    TD_EVENT_HELP,   /* help is about to open over it: a running clock stands still */
    TD_EVENT_GAP,    /* the machine slept, or the program was stopped, for `gap` */
    TD_EVENT_DAY,   /* a new local day has begun, or its morning: what was said of today is stale */
    TD_EVENT_ENDING /* the program is about to end (a signal, such as SIGHUP): save now */
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
static inline void td_event_size(const struct td_event *event, int *cols, int *rows)
{
    *cols = event->cols;
    *rows = event->rows;
}

enum td_reply_flag {
    TD_REPLY_HANDLED = 1,
    TD_REPLY_REDRAW = 2,
    TD_REPLY_PUSH = 4,    /* open `next` above this one */
    TD_REPLY_REPLACE = 8, /* open `next` in place of this one */
    TD_REPLY_POP = 16,    /* close; the view below gets `result` */
    TD_REPLY_QUIT = 32,   /* end the program */
    TD_REPLY_HOME = 64    /* close everything above the first view */
};

struct td_reply {
    unsigned flags;
    enum td_view_id next;
    const void *argument; /* for next->open; read during the call only */
    int result;
    enum td_request request; /* of a view that closes: the one below is to do this then */
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
static inline struct td_reply td_reply_push(enum td_view_id next, const void *argument)
{
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_PUSH, .next = next, .argument = argument};
}
static inline struct td_reply td_reply_replace(enum td_view_id next, const void *argument)
{
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE, .next = next, .argument = argument};
}

struct td_ui;

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
    /* What the keys do now, in order of need (frame.h): writes at most TD_FOOTER_MAX hints, whose
     * texts last until the next event, and returns how many. The stack draws them as the bottom
     * line, and help lists them first. Optional: a dialog that says its keys itself has none. */
    size_t (*footer)(const void *state, struct td_hint *hints);
    /* What is on it, as it is read aloud: sentences, a line each where a breath belongs. Optional:
     * there is nothing to read. */
    void (*say)(const void *state, char *out, size_t size);
    bool whole;    /* its footer has the whole window's width: td_frame_whole */
    unsigned keys; /* its place, for keys and help: bits of enum td_place; 0 = EVERYWHERE alone */
    unsigned (*place)(const void *state); /* used instead of `keys` where the place changes */
    /* Is a text being typed? Then keys come as they are, with no request. Optional. */
    bool (*takes_text)(const void *state);
    /* Is a number being typed that only Enter gives? Then its digits may come in one read.
     * Optional. */
    bool (*takes_number)(const void *state);
};

/* The tables of all screens. Screens name each other by id; views.c maps ids to tables. */
extern const struct td_view_ops td_home_view, td_primer_view, td_search_view, td_find_view,
    td_moments_view, td_atlas_view, td_check_view, td_result_view, td_compare_view, td_card_view,
    td_trainer_view, td_history_view, td_measures_view, td_charts_view, td_settings_view,
    td_confirm_view, td_ask_view, td_look_view, td_about_view, td_weeks_view, td_help_view,
    td_trouble_view;

#endif
