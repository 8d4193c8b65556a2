/* A screen that says what went wrong, line by line, in place of one that cannot be shown. */
#include "trouble.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

struct trouble {
    char title[80];
    char lines[8192];
    struct td_scroll scroll;
    int cols, rows;
};

static enum td_err trouble_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    const struct td_trouble_argument *given = argument;
    struct trouble *t = state;

    (void)now;
    (void)ui;
    td_str_copy(t->title, sizeof t->title, given->title);
    td_str_copy(t->lines, sizeof t->lines, given->lines);
    return TD_OK;
}

static struct td_rect body_of(const struct trouble *t)
{
    return td_frame_body(t->cols, t->rows, t->cols);
}

static int flow_lines(const struct trouble *t, struct td_canvas *canvas)
{
    struct td_flow flow;

    td_flow_init(&flow, canvas, body_of(t), t->scroll.top);
    td_flow_text(&flow, 0, NULL, t->lines, TD_ROLE_TEXT);
    return flow.row;
}

static struct td_reply trouble_handle(void *state, const struct td_event *event)
{
    struct trouble *t = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &t->cols, &t->rows);
        t->scroll.rows = body_of(t).h;
        t->scroll.lines = flow_lines(t, NULL);
        td_scroll_settle(&t->scroll);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        if (event->request == TD_REQ_BACK || event->request == TD_REQ_SELECT) {
            return td_reply_pop();
        }
        return td_reply_moved(td_scroll_move(&t->scroll, event->request));
    case TD_EVENT_MOUSE:
        return td_reply_moved(td_scroll_wheel(&t->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

static void trouble_draw(const void *state, struct td_canvas *canvas)
{
    const struct trouble *t = state;
    struct td_rect body = body_of(t);

    td_frame_head(canvas, t->title, "");
    (void)flow_lines(t, canvas);
    td_canvas_cursor(canvas, body.x, body.y);
    td_scroll_bar(canvas, body, &t->scroll);
}

static size_t trouble_footer(const void *state, struct td_hint *hints)
{
    const struct trouble *t = state;
    size_t count = 0;

    if (t->scroll.lines > t->scroll.rows) {
        hints[count++] = (struct td_hint){.request = TD_REQ_UP,
                                          .also = TD_REQ_DOWN,
                                          .text = "scroll",
                                          .help = "the rest of the text"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

const struct td_view_ops td_trouble_view = {
    .name = "Trouble",
    .state_size = sizeof(struct trouble),
    .open = trouble_open,
    .handle = trouble_handle,
    .draw = trouble_draw,
    .footer = trouble_footer,
    .keys = TD_PLACE_DIALOG,
};
