/* Wrapped text, a line at a time, to wherever the flow goes. */
#include "teardrop/ui/kit/flow.h"

#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

void td_flow_init(struct td_flow *flow, struct td_canvas *canvas, struct td_rect rect, int skip)
{
    *flow = (struct td_flow){.canvas = canvas, .rect = rect, .skip = skip};
}

void td_flow_init_print(struct td_flow *flow, FILE *out)
{
    *flow = (struct td_flow){.out = out, .rect = {.w = TD_FLOW_COLS}};
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
    flow->gap = true;
}

/* What a screen reader would spell out is said plainly. */
static void print_mark(FILE *out, const char *mark)
{
    while (*mark != '\0') {
        uint32_t cp = td_utf8_next(&mark);

        putc(cp < 0x80 ? (int)cp : cp == 0x258C ? ' ' : '-', out);
    }
}

/* Of several blank lines one is printed, and none in the end. */
static void print_line(struct td_flow *flow, int indent, const char *mark,
                       const struct td_wrap_line *line)
{
    int marked = mark != NULL ? td_utf8_cols(mark) : 0;

    if (flow->gap) {
        putc('\n', flow->out);
        flow->gap = false;
    }
    if (mark != NULL) {
        print_mark(flow->out, mark);
    }
    fprintf(flow->out, "%*s%.*s\n", line->bytes > 0 && indent > marked ? indent - marked : 0, "",
            (int)line->bytes, line->text);
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

/* The cursor goes to what is selected, and until there is such a thing, to the uppermost line that
 * is seen. */
static void stand(const struct td_flow *flow, int indent, int y, bool selected, bool any)
{
    if (selected) {
        td_canvas_cursor(flow->canvas, flow->rect.x, y);
    } else if (any && flow->canvas->cursor_x < 0) {
        td_canvas_cursor(flow->canvas, flow->rect.x + indent, y);
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

        if (flow->out != NULL) {
            print_line(flow, indent, first ? mark : NULL, &line);
        }
        if (y >= 0) {
            stand(flow, indent, y, first && role == TD_ROLE_SELECTED, line.bytes > 0);
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
