/* The result screen's own parts: result.c has its events, draw.c the page, named.c what the answers
 * look like, ways.c the numbered ways on, why.c the part that explains the result, picture.c the
 * knee beside it, acts.c what can be done with it. */
#ifndef TEARDROP_UI_RESULT_STATE_H
#define TEARDROP_UI_RESULT_STATE_H

#include "teardrop/core/check/why.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/check_draft.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/result/result.h"

#define RESULT_LINKS 9

enum td_result_act {
    RESULT_READ,    /* a page of the primer */
    RESULT_TRAIN,   /* at a level */
    RESULT_ADVICE,  /* down to all of what to do */
    RESULT_TEST,    /* the one test that could still change it */
    RESULT_MISTAKE, /* a red flag was ticked by mistake */
    RESULT_CLEARED, /* a clinician has looked at it */
    RESULT_CHANGE,
    RESULT_LATER, /* do the tests that were put off */
    RESULT_SAVE,
    RESULT_COMPARE
};

/* A numbered way on: "Train", "Hold: 5 sets of 30 seconds, 9 minutes". */
struct td_result_link {
    enum td_result_act act;
    const char *name; /* "" = the text says all */
    char text[160];
    const char *to; /* page or level */
};

struct td_result_screen {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    struct td_course course;
    bool of_draft;
    bool kept;                           /* of an older record, only looked at */
    char uuid[TD_UUID_TEXT];             /* of its record; "" = it was not kept */
    char before[TD_UUID_TEXT];           /* the check before this one; "" = none */
    char last_time[300];                 /* what that one said; "" = none */
    char header[64];                     /* which knee, and the day */
    char start_name[120], max_name[120]; /* "Hold (level 1)"; the id of an unknown level */
    struct td_check_result result;
    struct td_change changes[TD_CHANGES_MAX];
    size_t change_count;
    bool sources; /* where each reason comes from is shown */
    struct td_scroll scroll;
    struct td_result_link links[RESULT_LINKS];
    size_t link_count;
    int link;           /* selected, -1 = none */
    char not_kept[200]; /* why the check was not kept; "" = it was */
    char note[400];     /* what has just been done */
    char then[200];     /* what a kept record said when it was made, where that differs */
    char gone[TD_RECORD_GONE_TEXT]; /* what of it has no counterpart now; "" = nothing */
    enum {
        RESULT_ASKS_NOTHING,
        RESULT_ASKS_MISTAKE,
        RESULT_ASKS_CLEARED,
        RESULT_ASKS_LOOK /* what the clinician said */
    } asks;
    uint8_t asked_flag;
    bool took_back;
    int cols, rows;
    struct td_rect body;
    int advice_row; /* of the page, where all of what to do begins */
    int big_rows;   /* of the large word of a stop */
    struct td_rect
        picture; /* the knee; in a low or narrow window only beside the name; w 0 = none */
    bool beside; /* it is beside all of the page, and stays */
    int lead;    /* columns of the name beside a picture that scrolls; 0 = all */
    struct td_image image;
    struct td_check_record record;
    struct td_confirm_argument confirm;
    char question[600];
    struct td_compare_argument compare;
};

/* Rows of the page where something stands; -1 = it does not. */
struct td_result_rows {
    int link;      /* the selected way on */
    int name, now; /* the first row of what it looks like, and the one behind its last */
    int advice;
};

/* draw.c: the whole page; canvas NULL only measures. rows may be NULL. Returns its length. */
int td_result_flow_page(const struct td_result_screen *r, struct td_canvas *canvas,
                        struct td_result_rows *rows);
size_t td_result_footer(const void *state, struct td_hint *hints);
/* words.c */
/* A heading: grey capitals on the screen, as it is written in print. */
void td_result_flow_heading(struct td_flow *flow, const char *text);
/* Where the first sentence of a text ends. */
size_t td_result_first_sentence(const char *text);
/* So little height that only what is needed stands above the ways on. */
bool td_result_tight(const struct td_result_screen *r);

/* named.c: what the answers look like, or lean towards. */
void td_result_flow_named(const struct td_result_screen *r, struct td_flow *flow);

/* ways.c */
/* Whether a red flag was ticked, not only raised by answers. */
bool td_result_any_ticked(const struct td_result_screen *r);
void td_result_find_ways(struct td_result_screen *r);
void td_result_flow_ways(const struct td_result_screen *r, struct td_flow *flow, int *link_row);

/* picture.c: where it stands, before the page is measured; what it shows. */
void td_result_place_picture(struct td_result_screen *r);
void td_result_draw_picture(const struct td_result_screen *r, struct td_canvas *canvas);

/* why.c */
void td_result_flow_why(const struct td_result_screen *r, struct td_flow *flow);
void td_result_flow_changes(const struct td_result_screen *r, struct td_flow *flow);
/* The typical signs of a cause: which were there, which were missing; nothing when it has none. */
void td_result_flow_signs(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause,
                          const char *title);
/* The missing ones alone. */
void td_result_flow_missing(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause);
void td_result_flow_letters(const struct td_result_screen *r, struct td_flow *flow);

/* acts.c */
void td_result_keep(struct td_result_screen *r);
/* The check is done: the next one starts over, unless tests were put off. */
void td_result_release(const struct td_result_screen *r);
void td_result_find_before(struct td_result_screen *r);
struct td_reply td_result_act(struct td_result_screen *r, enum td_result_act act, const char *to);
struct td_reply td_result_answered(struct td_result_screen *r, int answer);
/* What the look that was recorded opens. */
void td_result_say_cleared(struct td_result_screen *r);
void td_result_evaluate(struct td_result_screen *r);

#endif
