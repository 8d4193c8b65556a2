/* A question with two answers, over the screen that asks it. */
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/view.h"

struct confirm {
    char question[560];
    char yes[40], no[40];
    bool yes_selected;
    int cols, rows;
};

static enum td_err confirm_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    const struct td_confirm_argument *given = argument;
    struct confirm *c = state;

    (void)ui;
    (void)now;
    td_str_copy(c->question, sizeof c->question, given->question);
    td_str_format(c->yes, sizeof c->yes, "y  %s", given->yes);
    td_str_format(c->no, sizeof c->no, "n  %s", given->no);
    c->yes_selected = given->yes_first;
    return TD_OK;
}

static struct td_rect box_of(const struct confirm *c)
{
    int w = c->cols - 4 < 56 ? c->cols - 4 : 56;
    int h = td_wrap_count(c->question, w > 5 ? w - 4 : 1) + 6;

    h = h < c->rows ? h : c->rows; /* a long question is cut, never its answers */
    return (struct td_rect){(c->cols - w) / 2, (c->rows - h) / 2, w, h};
}

static struct td_reply end(bool yes)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP,
                             .result = yes ? TD_CONFIRM_YES : TD_CONFIRM_NO};
}

static struct td_reply confirm_key(struct confirm *c, const struct td_event *event)
{
    if (event->key == 'y' || event->key == 'Y') {
        return end(true);
    }
    if (event->key == 'n' || event->key == 'N') {
        return end(false);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return end(false);
    case TD_REQ_SELECT:
        return end(c->yes_selected);
    case TD_REQ_UP:
    case TD_REQ_DOWN:
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        c->yes_selected = !c->yes_selected;
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
    default:
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
}

static struct td_reply confirm_handle(void *state, const struct td_event *event)
{
    struct confirm *c = state;
    struct td_rect box;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        c->cols = event->cols;
        c->rows = event->rows;
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
    case TD_EVENT_KEY:
        return confirm_key(c, event);
    case TD_EVENT_MOUSE:
        box = box_of(c);
        if (event->mouse.kind == TD_MOUSE_CLICK && event->mouse.y == box.y + box.h - 3) {
            return end(true);
        }
        if (event->mouse.kind == TD_MOUSE_CLICK && event->mouse.y == box.y + box.h - 2) {
            return end(false);
        }
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    default:
        return (struct td_reply){0};
    }
}

static void choice(struct td_canvas *canvas, struct td_rect box, int y, const char *text,
                   bool selected)
{
    td_canvas_text(canvas, box.x + 2, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, box.x + 4, y, box.w - 6, text,
                       selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
    if (selected) {
        td_canvas_cursor(canvas, box.x + 4, y);
    }
}

static void confirm_draw(const void *state, struct td_canvas *canvas)
{
    const struct confirm *c = state;
    struct td_rect box = box_of(c);

    td_canvas_fill(canvas, box, ' ', TD_ROLE_TEXT);
    td_canvas_box(canvas, box, TD_ROLE_BORDER);
    (void)td_canvas_wrap(canvas, (struct td_rect){box.x + 2, box.y + 1, box.w - 4, box.h - 5}, 0,
                         c->question, TD_ROLE_TITLE);
    choice(canvas, box, box.y + box.h - 3, c->yes, c->yes_selected);
    choice(canvas, box, box.y + box.h - 2, c->no, !c->yes_selected);
}

static unsigned confirm_place(const void *state)
{
    (void)state;
    return TD_PLACE_DIALOG;
}

const struct td_view_ops td_confirm_view = {
    .name = "Question",
    .state_size = sizeof(struct confirm),
    .overlay = true,
    .open = confirm_open,
    .handle = confirm_handle,
    .draw = confirm_draw,
    .place = confirm_place,
};
