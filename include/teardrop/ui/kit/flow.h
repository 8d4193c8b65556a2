/* Text that flows down a column and is seen through a window: measured, drawn on a
 * canvas, or printed as lines for line mode, by the same code. */
#ifndef TEARDROP_UI_KIT_FLOW_H
#define TEARDROP_UI_KIT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "teardrop/term/draw/canvas.h"

#define TD_FLOW_COLS 78

/* A stretch of a text that is underlined. */
struct td_flow_mark {
    size_t at, bytes;
};

struct td_flow {
    struct td_canvas *canvas;         /* drawn on it; NULL: not drawn */
    FILE *out;                        /* printed to it; NULL: not printed */
    struct td_rect rect;              /* the window */
    int skip;                         /* rows of the flow above the window */
    int row;                          /* rows used so far; in the end, the length of the flow */
    bool gap;                         /* printed: a blank line comes before the next one */
    const struct td_flow_mark *marks; /* of the next text; borrowed, may be NULL */
    size_t mark_count;
};

void td_flow_init(struct td_flow *flow, struct td_canvas *canvas, struct td_rect rect, int skip);
/* Lines of at most TD_FLOW_COLS columns; what takes rows to draw in prints nothing. */
void td_flow_init_print(struct td_flow *flow, FILE *out);

/* Wrapped text, every line `indent` columns in; `mark` (may be NULL) stands in
 * the indent of the first line; printed, its bullets and arrows become `-`.
 * The cursor goes to a text that is TD_ROLE_SELECTED, and while it stands nowhere, to the
 * uppermost line that is drawn. */
void td_flow_text(struct td_flow *flow, int indent, const char *mark, const char *text,
                  enum td_role role);
void td_flow_blank(struct td_flow *flow);
/* Takes `rows` rows; the canvas row of the first one, or -1 when it is not in the
 * window (or nothing is drawn). */
int td_flow_take(struct td_flow *flow, int rows);

#endif
