#include "teardrop/ui/kit/flow.h"

#include <stddef.h>

#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

void td_flow_init(struct td_flow *flow, struct td_canvas *canvas, struct td_rect rect, int skip)
{
    *flow = (struct td_flow){.canvas = canvas, .rect = rect, .skip = skip};
}

/* Canvas row of a row of the flow, -1 outside the window. */
static int place(const struct td_flow *flow, int row)
{
    int y = row - flow->skip;

    return flow->canvas != NULL && y >= 0 && y < flow->rect.h ? flow->rect.y + y : -1;
}

int td_flow_take(struct td_flow *flow, int rows)
{
    int y = place(flow, flow->row);

    flow->row += rows;
    return y;
}

void td_flow_blank(struct td_flow *flow)
{
    flow->row++;
}

/* The marks that lie in this line, or the part of them that does. */
static void underline(const struct td_flow *flow, int x, int y, size_t from,
                      const struct td_wrap_line *line)
{
    for (size_t i = 0; i < flow->mark_count; i++) {
        size_t begin = flow->marks[i].at, end = begin + flow->marks[i].bytes;
        int left, right;

        begin = begin > from ? begin - from : 0;
        end = end > from ? end - from : 0;
        end = end < line->bytes ? end : line->bytes;
        if (begin < end) {
            left = td_utf8_cols_n(line->text, begin);
            right = td_utf8_cols_n(line->text, end);
            td_canvas_attrs(flow->canvas, (struct td_rect){x + left, y, right - left, 1},
                            TD_ATTR_UNDERLINE);
        }
    }
}

void td_flow_text(struct td_flow *flow, int indent, const char *mark, const char *text,
                  enum td_role role)
{
    int cols = flow->rect.w - indent;
    struct td_wrap wrap;
    struct td_wrap_line line;
    bool first = true;

    td_wrap_init(&wrap, text, cols > 1 ? cols : 1);
    while (td_wrap_next(&wrap, &line)) {
        int y = td_flow_take(flow, 1);

        if (y >= 0) {
            if (first && mark != NULL) {
                /* The ground of a selection is for the text alone. */
                td_canvas_text(flow->canvas, flow->rect.x, y, indent, mark,
                               role == TD_ROLE_SELECTED ? TD_ROLE_ACCENT : role);
            }
            td_canvas_text_n(flow->canvas, flow->rect.x + indent, y, cols, line.text, line.bytes,
                             role);
            underline(flow, flow->rect.x + indent, y, (size_t)(line.text - text), &line);
        }
        first = false;
    }
}
