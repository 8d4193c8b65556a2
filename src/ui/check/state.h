/* The self-check screen's own parts: check.c is what keys do, steps.c where it goes next and how
 * answers are saved, draw.c, choice.c and review.c what is seen, window.c how they stand in the
 * window, picture.c the pictures, footer.c the bottom line. */
#ifndef TEARDROP_UI_CHECK_STATE_H
#define TEARDROP_UI_CHECK_STATE_H

#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/check_draft.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/scale.h"
#include "teardrop/ui/result/result.h"

enum td_check_mode {
    CHECK_INTRO,
    CHECK_AGE,
    CHECK_GATE, /* one of the short questions before everything */
    CHECK_TICK, /* its list, opened */
    CHECK_QUESTION = TD_CHECK_MODE_QUESTION,
    CHECK_OFFER,      /* after the quick check: go on, or see what can be said */
    CHECK_TESTS,      /* before a block of tests */
    CHECK_REVIEW,     /* all answers on one page */
    CHECK_INVALIDATED /* the new answer makes others pointless: is that meant? */
};

/* What the first page offers. */
enum td_check_start_option { CHECK_GO_ON, CHECK_SORE, CHECK_STRENGTH, CHECK_START_OPTIONS };

/* A line of the review. */
struct td_check_review_line {
    enum { REVIEW_RESULT, REVIEW_GO_ON, REVIEW_AGE, REVIEW_GATE, REVIEW_QUESTION } kind;
    uint8_t index;
    const char *title; /* of its section, above the first of it; NULL: none */
};
#define CHECK_REVIEW_LINES (TD_CHECK_MAX_QUESTIONS + TD_CHECK_MAX_GATES + 3)

struct td_check_picture {
    const struct td_anatomy_view *view; /* NULL: none in this window */
    bool own;                           /* it is the question's, not the place that was named */
    bool spots;                         /* answers have their places in it */
    const char *named;                  /* not own: the part of the place; NULL = none */
    struct td_rect rect;
    struct td_image image;
    char lit[TD_ID_TEXT]; /* the part that is lit in the image; "" = none */
};

struct td_check_screen {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    struct td_check_draft *draft;
    size_t age; /* index of the age question */
    enum td_check_mode mode;
    size_t at;        /* gate, question or section, by the mode */
    int region;       /* QUESTION: the one that is open, its places are listed; -1 = none */
    bool other_knee;  /* pictures show the knee that is not the usual one */
    bool from_result; /* back to the result after this answer */
    bool from_review; /* back to the review after this answer */
    bool show_why;
    bool flags_only;           /* the lists of red flags alone: nothing of it is a draft yet ... */
    struct td_check_draft own; /* ... and so `draft` is this one */
    bool put_off;              /* the draft is a finished one with tests put off */
    char typed[4];             /* the age */
    struct td_field field;     /* it is typed into `typed` */
    td_key last_digit;         /* of a number with two */
    char note[160];            /* why something was refused, or what just happened */
    char changed[64];          /* how the last answer changed the number of those to come */
    struct td_list list;
    enum td_check_start_option start_options[CHECK_START_OPTIONS];
    char go_on[120]; /* what the first page says of the one that waits */
    struct td_check_review_line review[CHECK_REVIEW_LINES];
    size_t review_count;
    struct td_said said;                /* INVALIDATED: the answer that would drop others ... */
    struct td_course_drops invalidated; /* ... and those others */
    size_t left;                        /* questions to come, as things stand */
    int left_seconds;
    uint8_t leaning[3];
    size_t leaning_count;
    struct td_check_picture picture;
    int cols, rows;
    int top;             /* GATE: rows of the list scrolled away; the choices stand below it */
    struct td_rect text; /* where the words stand; the picture is beside it */
    struct td_check_result result;
    struct td_check_record record; /* as it was last saved */
    struct td_result_argument argument;
};

/* state.c */
const struct td_question *td_check_question(const struct td_check_screen *c);
bool td_check_is_scale(const struct td_check_screen *c);
/* SCALE: the widget, with the number that is selected. */
struct td_scale td_check_scale(const struct td_check_screen *c);
/* Columns that it fills of so many. */
int td_check_scale_cols(int cols);
bool td_check_can_wait(const struct td_check_screen *c);
/* The place of a question among those that were asked, -1 when it was not. */
int td_check_place(const struct td_check_screen *c, size_t question);
/* How many of a gate's red flags are ticked. */
int td_check_ticked(const struct td_check_screen *c, size_t index);
/* QUESTION: the region whose places are listed; NULL = none. */
const struct td_region *td_check_region(const struct td_check_screen *c);
/* What a question lists: its regions, the places of one, or its answers. */
enum { TD_OFFER_MANY = -1 }; /* in place of an answer: a region that has several */
struct td_check_offer {
    const char *id; /* of the answer or the region: the part of the picture that stands for it */
    const char *text;
    int answer; /* index, or TD_OFFER_MANY */
};
size_t td_check_offer_count(const struct td_check_screen *c);
struct td_check_offer td_check_offer(const struct td_check_screen *c, size_t index);
/* Which of them an answer is, or is in; TD_LIST_NONE = none. */
size_t td_check_offer_of(const struct td_check_screen *c, int answer);
/* How many choices the present mode has; the last of a test may be "later". */
size_t td_check_choices(const struct td_check_screen *c);
/* What the first page offers, and what the review lists. */
void td_check_find_start_options(struct td_check_screen *c);
void td_check_list_review_lines(struct td_check_screen *c);

/* steps.c: the mode for each kind of step, but the end. */
extern const enum td_check_mode td_check_modes[TD_STEP_END];
/* Turns to a page. */
struct td_reply td_check_enter(struct td_check_screen *c, enum td_check_mode mode, size_t at);
/* Opens a region of the question; back to all of them. */
struct td_reply td_check_open_region(struct td_check_screen *c, int region);
struct td_reply td_check_close_region(struct td_check_screen *c);
/* Turns to the next page by the course, or to the result. */
struct td_reply td_check_go_on(struct td_check_screen *c);
struct td_reply td_check_finish(struct td_check_screen *c);
struct td_reply td_check_previous(struct td_check_screen *c);
/* Gives an answer to the present question; asks first when it would drop others. */
struct td_reply td_check_say(struct td_check_screen *c, struct td_said said);
struct td_reply td_check_say_all_the_same(struct td_check_screen *c);
struct td_reply td_check_pass_gate(struct td_check_screen *c, bool none);
struct td_reply td_check_unsay(struct td_check_screen *c);
/* Remembers the course and the page, for td_check_unsay. */
void td_check_remember(struct td_check_screen *c);
/* check.c: puts the recorded age into the field; discards the current draft, or one from before
 * this run. */
void td_check_show_age(struct td_check_screen *c);
void td_check_let_go(struct td_check_screen *c);

/* flags.c: opens at the first list of red flags. */
void td_check_begin_flags(struct td_check_screen *c);
/* Turns to the next list of red flags; behind the last one it is done, and one that is true begins
 * a self-check with it. */
struct td_reply td_check_flags_on(struct td_check_screen *c);
/* Evaluates the answers and saves them to the history. */
void td_check_keep(struct td_check_screen *c);
/* Evaluates the answers so far, without saving them. */
void td_check_judge(struct td_check_screen *c);

/* review.c */
struct td_reply td_check_choose_review_line(struct td_check_screen *c);

/* A walk over the page: text above, choices below; it draws, or only measures. */
struct td_check_page {
    struct td_canvas *canvas; /* NULL: only measure */
    const struct td_check_screen *check;
    bool brief;   /* QUESTION: without its help, to make room for the reason */
    int target_y; /* looking for the choice at this row ... */
    int found;    /* ... which is this one, -1 */
    int selected; /* last row of the selected choice */
};

/* choice.c */
void td_check_flow_choice(struct td_check_page *page, struct td_flow *flow, size_t index,
                          const char *mark, const char *text, enum td_role role);
/* The same with more room for the mark: the text begins at `indent`. */
void td_check_flow_marked(struct td_check_page *page, struct td_flow *flow, size_t index,
                          int indent, const char *mark, const char *text, enum td_role role);

/* review.c */
void td_check_flow_review(struct td_check_page *page, struct td_flow *flow);

/* draw.c: the words of each page; above them a question keeps its head in place. */
void td_check_flow_head(struct td_check_page *page, struct td_flow *flow);
void td_check_flow_choices(struct td_check_page *page, struct td_flow *flow);
/* Both, or all of another page. */
void td_check_flow_mode(struct td_check_page *page, struct td_flow *flow);
/* "1 of 5: safety", "11, about 20 left"; how far on the way that is, of 1000; -1 = nowhere. */
#define TD_CHECK_PROGRESS 40
int td_check_progress(const struct td_check_screen *c, char *out, size_t size);

/* footer.c */
size_t td_check_footer(const void *state, struct td_hint *hints);

/* window.c */
void td_check_draw(const void *state, struct td_canvas *canvas);
/* GATE: rows of the page that do not fit below the window. Nothing can be chosen
 * before the whole list was seen. */
int td_check_rows_below(const struct td_check_screen *check);
/* The choice drawn at a cell, -1 when there is none. */
int td_check_choice_at(const struct td_check_screen *check, int x, int y);

/* picture.c */
void td_check_picture_place(
    struct td_check_screen *c); /* the mode, the question or the window changed */
void td_check_picture_light(struct td_check_screen *c); /* the selection changed */
void td_check_picture_draw(const struct td_check_screen *c, struct td_canvas *canvas);
/* The other knee is drawn from now on. */
struct td_reply td_check_picture_turn(struct td_check_screen *c);
/* Index of what is offered (td_check_offer) whose spot is at a cell of the picture: the topmost
 * one there, else the nearest; -1. */
int td_check_picture_at(const struct td_check_screen *c, int x, int y);
/* The one whose spot comes next from the selected one to the left (-1) or to
 * the right (1), -1 when there is none. */
int td_check_picture_beside(const struct td_check_screen *c, int step);

#endif
