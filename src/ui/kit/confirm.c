/* A question with two answers, over the screen that asks it. */
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"

#define KEY_BYTES 3 /* "y  " */

enum { ROW_YES, ROW_NO, ROWS };

struct confirm {
    char question[560];
    char yes[40], no[40];
    struct td_list list;
    bool nothing_chosen; /* Enter was pressed, and nothing is selected */
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
    c->list = (struct td_list){
        .count = ROWS, .rows = ROWS, .selected = given->no_first ? ROW_NO : TD_LIST_NONE};
    return TD_OK;
}

static struct td_rect box_of(const struct confirm *c)
{
    int w = c->cols - 4 < 56 ? c->cols - 4 : 56;
    int h = td_wrap_count(c->question, w > 5 ? w - 4 : 1) + 6;

    h = h < c->rows ? h : c->rows; /* a long question is cut, never its answers */
    return (struct td_rect){(c->cols - w) / 2, (c->rows - h) / 2, w, h};
}

static struct td_rect row_of(const struct confirm *c, int row)
{
    struct td_rect box = box_of(c);

    return (struct td_rect){box.x + 2, box.y + box.h - 3 + row, box.w - 4, 1};
}

static struct td_reply end(bool yes)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP,
                             .result = yes ? TD_CONFIRM_YES : TD_CONFIRM_NO};
}

static struct td_reply confirm_key(struct confirm *c, const struct td_event *event)
{
    c->nothing_chosen = false;
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
        if (td_list_chosen(&c->list)) {
            return end(c->list.selected == ROW_YES);
        }
        c->nothing_chosen = true;
        break;
    default:
        (void)td_list_move(&c->list, event->request == TD_REQ_LEFT    ? TD_REQ_UP
                                     : event->request == TD_REQ_RIGHT ? TD_REQ_DOWN
                                                                      : event->request);
        break;
    }
    return td_reply_redraw();
}

/* A click on an answer selects it, one on what is selected gives it. */
static struct td_reply confirm_click(struct confirm *c, struct td_mouse mouse)
{
    for (int row = ROW_YES; row < ROWS; row++) {
        struct td_rect at = row_of(c, row);

        if (mouse.y == at.y && mouse.x >= at.x && mouse.x < at.x + at.w) {
            if (c->list.selected == (size_t)row) {
                return end(row == ROW_YES);
            }
            c->list.selected = (size_t)row;
            c->nothing_chosen = false;
            return td_reply_redraw();
        }
    }
    return td_reply_handled();
}

static struct td_reply confirm_handle(void *state, const struct td_event *event)
{
    struct confirm *c = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return confirm_key(c, event);
    case TD_EVENT_MOUSE:
        return event->mouse.kind == TD_MOUSE_CLICK ? confirm_click(c, event->mouse)
                                                   : td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

static void draw_answer(const struct confirm *c, struct td_canvas *canvas, int row,
                        const char *text)
{
    struct td_rect at = row_of(c, row);
    bool selected = c->list.selected == (size_t)row;

    td_canvas_text(canvas, at.x, at.y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, at.x + 2, at.y, at.w - 2, text,
                       selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
    if (selected) {
        td_canvas_cursor(canvas, at.x + 2, at.y);
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
    td_canvas_cursor(canvas, box.x + 2, box.y + 1); /* until there is an answer to stand on */
    if (c->nothing_chosen) {
        td_canvas_text_cut(canvas, box.x + 2, box.y + box.h - 4, box.w - 4,
                           "Press y, n or an arrow first.", TD_ROLE_WARNING);
    }
    draw_answer(c, canvas, ROW_YES, c->yes);
    draw_answer(c, canvas, ROW_NO, c->no);
}

static size_t confirm_footer(const void *state, struct td_hint *hints)
{
    const struct confirm *c = state;
    size_t count = 0;

    hints[count++] =
        (struct td_hint){.keys = "y", .text = "yes", .help = c->yes + KEY_BYTES, .must = true};
    hints[count++] =
        (struct td_hint){.keys = "n", .text = "no", .help = c->no + KEY_BYTES, .must = true};
    if (td_list_chosen(&c->list)) {
        hints[count++] = (struct td_hint){
            .request = TD_REQ_SELECT, .text = "take it", .help = "the answer the cursor is on"};
    }
    return count;
}

const struct td_view_ops td_confirm_view = {
    .name = "Question",
    .state_size = sizeof(struct confirm),
    .overlay = true,
    .open = confirm_open,
    .handle = confirm_handle,
    .draw = confirm_draw,
    .footer = confirm_footer,
    .keys = TD_PLACE_DIALOG,
};
