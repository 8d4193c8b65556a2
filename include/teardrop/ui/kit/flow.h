/* Text that flows down a column and is seen through a window: measured without
 * a canvas, drawn with one, by the same code. */
#ifndef TEARDROP_UI_KIT_FLOW_H
#define TEARDROP_UI_KIT_FLOW_H

#include <stddef.h>

#include "teardrop/term/draw/canvas.h"

/* A stretch of a text that is underlined. */
struct td_flow_mark {
    size_t at, bytes;
};

struct td_flow {
    struct td_canvas *canvas;         /* NULL: only measure */
    struct td_rect rect;              /* the window */
    int skip;                         /* rows of the flow above the window */
    int row;                          /* rows used so far; in the end, the length of the flow */
    const struct td_flow_mark *marks; /* of the next text; borrowed, may be NULL */
    size_t mark_count;
};

void td_flow_init(struct td_flow *flow, struct td_canvas *canvas, struct td_rect rect, int skip);

/* Wrapped text, every line `indent` columns in; `mark` (may be NULL) stands in
 * the indent of the first line. */
void td_flow_text(struct td_flow *flow, int indent, const char *mark, const char *text,
                  enum td_role role);
void td_flow_blank(struct td_flow *flow);
/* Takes `rows` rows; the canvas row of the first one, or -1 when it is not in the
 * window (or nothing is drawn). */
int td_flow_take(struct td_flow *flow, int rows);

#endif
