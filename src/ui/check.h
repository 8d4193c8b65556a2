/* Inside of the self-check screen: its state, shared by what happens (check.c)
 * and what is seen (check_draw.c). */
#ifndef TEARDROP_SRC_UI_CHECK_H
#define TEARDROP_SRC_UI_CHECK_H

#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

enum check_mode {
    CHECK_INTRO,
    CHECK_AGE,
    CHECK_GATE, /* one of the short questions before everything */
    CHECK_TICK, /* its list, opened */
    CHECK_QUESTION,
    CHECK_OFFER, /* after the quick check: go on, or see what can be said */
    CHECK_REVIEW /* all answers on one page */
};

struct check {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    struct td_check_draft *draft;
    int age; /* index of the age question */
    uint8_t order[TD_CHECK_MAX_QUESTIONS];
    size_t order_count, quick_end;
    enum check_mode mode;
    size_t gate, question; /* question: place in `order` */
    bool from_review;      /* back to the review after this answer */
    bool show_why;
    char typed[4]; /* the age */
    char note[80]; /* why something typed was refused */
    struct td_list list;
    int cols, rows;
    struct td_check_result result;
    struct td_result_argument argument;
};

void check_draw(const void *state, struct td_canvas *canvas);

/* The choice drawn at a cell, -1 when there is none. */
int check_choice_at(const struct check *check, int x, int y);

#endif
