/* Help for a screen, made from the keymap: its own keys first, then those that
 * hold everywhere. */
#include "help.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"

#define KEY_COLS 18
#define BOX_COLS 62

struct help {
    const struct td_ui *ui;
    unsigned place;
    char title[48];
    struct td_scroll scroll;
    int cols, rows;
};

struct keys {
    char text[80];
};

static enum td_err help_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_help_argument *given = argument;
    struct help *h = state;

    (void)now;
    h->ui = ui;
    h->place = given->place & ~(unsigned)TD_PLACE_EVERYWHERE; /* those have their own part */
    td_str_format(h->title, sizeof h->title, "Keys: %s", given->title);
    return TD_OK;
}

/* Its keys that a place's own requests do not take away from it. */
static struct keys keys_left(const struct help *h, enum td_request request)
{
    const td_key *keys = h->ui->keymap->keys[request];
    struct keys out = {""};

    for (int i = 0; i < TD_KEYS_PER_REQUEST && keys[i] != TD_KEY_NONE; i++) {
        char name[TD_KEY_NAME];

        if (td_keymap_request(h->ui->keymap, h->place, keys[i]) == request) {
            td_key_name(keys[i], name, sizeof name);
            td_str_append(out.text, sizeof out.text, "%s%s", out.text[0] != '\0' ? " " : "", name);
        }
    }
    return out;
}

static void row(const struct help *h, struct td_canvas *canvas, struct td_rect rect, int line,
                enum td_request request)
{
    int y = line - h->scroll.top;
    int key_cols = rect.w > 44 ? KEY_COLS : 13;

    if (canvas == NULL || y < 0 || y >= rect.h) {
        return;
    }
    td_canvas_text_cut(canvas, rect.x, rect.y + y, key_cols - 1, keys_left(h, request).text,
                       TD_ROLE_KEY);
    td_canvas_text_cut(canvas, rect.x + key_cols, rect.y + y, rect.w - key_cols,
                       td_request_help(request), TD_ROLE_TEXT);
}

/* Draws (or, without a canvas, counts) the lines. */
static int list(const struct help *h, struct td_canvas *canvas, struct td_rect rect)
{
    int line = 0;
    bool own = false;

    for (int r = TD_REQ_NONE + 1; r < TD_REQ_COUNT; r++) {
        if (td_request_holds((enum td_request)r, h->place)) {
            row(h, canvas, rect, line++, (enum td_request)r);
            own = true;
        }
    }
    line += own ? 1 : 0;
    for (int r = TD_REQ_NONE + 1; r < TD_REQ_COUNT; r++) {
        if (td_request_holds((enum td_request)r, TD_PLACE_EVERYWHERE) &&
            keys_left(h, (enum td_request)r).text[0] != '\0') {
            row(h, canvas, rect, line++, (enum td_request)r);
        }
    }
    return line;
}

static struct td_rect box_of(const struct help *h)
{
    int w = h->cols - 2 < BOX_COLS ? h->cols - 2 : BOX_COLS;
    int lines = list(h, NULL, (struct td_rect){0, 0, w, 0});
    int rows = lines + 4 < h->rows - 2 ? lines + 4 : h->rows - 2;

    return (struct td_rect){(h->cols - w) / 2, (h->rows - rows) / 2, w, rows};
}

static struct td_reply help_handle(void *state, const struct td_event *event)
{
    struct help *h = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        h->scroll.lines = list(h, NULL, (struct td_rect){0, 0, 0, 0});
        h->scroll.rows = box_of(h).h - 4;
        td_scroll_settle(&h->scroll);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        if (td_scroll_move(&h->scroll, event->request)) {
            return td_reply_redraw();
        }
        if (event->request == TD_REQ_BACK || event->request == TD_REQ_HELP ||
            event->request == TD_REQ_SELECT) {
            return td_reply_pop();
        }
        return td_reply_handled();
    case TD_EVENT_MOUSE:
        if (event->mouse.kind == TD_MOUSE_CLICK) {
            return td_reply_pop();
        }
        return td_reply_moved(td_scroll_wheel(&h->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

static void help_draw(const void *state, struct td_canvas *canvas)
{
    const struct help *h = state;
    struct td_rect box = box_of(h);
    struct td_rect inner = {box.x + 2, box.y + 2, box.w - 4, box.h - 4};

    td_canvas_fill(canvas, box, ' ', TD_ROLE_TEXT);
    td_canvas_box(canvas, box, TD_ROLE_BORDER);
    td_canvas_text_cut(canvas, box.x + 2, box.y + 1, box.w - 4, h->title, TD_ROLE_TITLE);
    (void)list(h, canvas, inner);
    td_scroll_bar(canvas, (struct td_rect){inner.x, inner.y, inner.w + 1, inner.h}, &h->scroll);
    td_canvas_cursor(canvas, inner.x, inner.y);
}

const struct td_view_ops td_help_view = {
    .name = "Help",
    .state_size = sizeof(struct help),
    .overlay = true,
    .open = help_open,
    .handle = help_handle,
    .draw = help_draw,
    .keys = TD_PLACE_DIALOG,
};
