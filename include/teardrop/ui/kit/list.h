/* Lists with one item selected, and windows over more text than there is room for: how both move.
 */
#ifndef TEARDROP_UI_KIT_LIST_H
#define TEARDROP_UI_KIT_LIST_H

#include "teardrop/term/draw/canvas.h"
#include "teardrop/ui/kit/keymap.h"

/* What is selected when a screen opens. A menu, whose entries lead somewhere one can come back
 * from, starts at its first entry. Where a question is answered (about the knee, the person, or
 * what was done) nothing is selected until the person chooses: with a digit, a click or an arrow
 * (down starts at the first row, up at the last). Enter takes only what was chosen; before that it
 * says TD_CHOOSE_FIRST and changes nothing. When one comes back to a question, the earlier answer
 * is selected. A dialog that double-checks a command ("stop?") may start at the No that leaves
 * everything as it was; see td_confirm_argument. */
#define TD_LIST_NONE ((size_t)-1)
#define TD_CHOOSE_FIRST "Press a number or an arrow first."

/* A list with one item selected, or none yet. */
struct td_list {
    size_t count, selected, top; /* selected: TD_LIST_NONE = nothing yet */
    int rows;                    /* rows of the window it is shown in */
};
/* Keeps selected and top in range; call after every change. */
void td_list_settle(struct td_list *list);
/* Moves by a request (up, down, page, first, last); false when it is not one of
 * these or nothing moved. */
bool td_list_move(struct td_list *list, enum td_request request);
/* Is something selected, so that Enter takes it? */
bool td_list_chosen(const struct td_list *list);
bool td_list_wheel(struct td_list *list, struct td_mouse mouse);
/* The item a click met when the list is drawn from the top of `rect`; TD_LIST_NONE = none. */
size_t td_list_at(const struct td_list *list, struct td_rect rect, struct td_mouse mouse);

/* A scroll position over `lines` lines shown in `rows` rows. */
struct td_scroll {
    int lines, rows, top;
};
void td_scroll_settle(struct td_scroll *scroll);
bool td_scroll_move(struct td_scroll *scroll, enum td_request request);
bool td_scroll_wheel(struct td_scroll *scroll, struct td_mouse mouse);
/* A mark to the right of a window: where in the whole it is. */
void td_scroll_bar(struct td_canvas *canvas, struct td_rect window, const struct td_scroll *scroll);

#endif
