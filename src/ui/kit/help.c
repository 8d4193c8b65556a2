/* Help for a screen: the keys of this moment, as its footer has them; what else its place knows;
 * and, in a few lines, what holds everywhere. A line can be chosen: Enter does it. */
#include "help.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"

#define TWO_COLUMNS_FROM 100 /* columns of the window */
#define BOX_COLS 64
#define BOX_COLS_TWO 112
#define KEY_COLS 14
#define FRAME_ROWS 6 /* of the box beside its lines: border, title, a blank, border, last line */
#define LINES_MAX (TD_FOOTER_MAX + TD_REQ_COUNT + 8)

struct line {
    char keys[40];
    char text[64];
    enum td_request request; /* what Enter on it does; TD_REQ_NONE: nothing */
    bool heading;
};

struct help {
    const struct td_ui *ui;
    unsigned place;
    char title[48];
    struct line lines[LINES_MAX];
    size_t count;
    size_t also, everywhere; /* where these two parts begin; the first is the second column */
    size_t chosen;           /* TD_LIST_NONE = none */
    struct td_scroll scroll;
    int cols, rows;
};

/* ---- what it says ---- */

static struct line *add(struct help *h, const char *keys, const char *text, enum td_request request)
{
    struct line *line = &h->lines[h->count < LINES_MAX ? h->count++ : LINES_MAX - 1];

    *line = (struct line){.request = request};
    td_str_copy(line->keys, sizeof line->keys, keys);
    td_str_copy(line->text, sizeof line->text, text);
    return line;
}

static void add_heading(struct help *h, const char *text)
{
    add(h, "", text, TD_REQ_NONE)->heading = true;
}

/* A blank line ends a part; returns where the next one begins. */
static size_t end_part(struct help *h)
{
    if (h->count > 0) {
        (void)add(h, "", "", TD_REQ_NONE);
    }
    return h->count;
}

/* The keys of a request that a place's own requests do not take away from it: all, or the first. */
static void keys_left(const struct help *h, enum td_request request, bool all, char *out,
                      size_t size)
{
    const td_key *keys = h->ui->keymap->keys[request];

    out[0] = '\0';
    for (int i = 0; i < TD_KEYS_PER_REQUEST && keys[i] != TD_KEY_NONE; i++) {
        char name[TD_KEY_NAME];

        if (td_keymap_request(h->ui->keymap, h->place, keys[i]) == request) {
            td_key_name(keys[i], name, sizeof name);
            td_str_append(out, size, "%s%s", out[0] != '\0' ? " " : "", name);
            if (!all) {
                return;
            }
        }
    }
}

static void add_hints(struct help *h, const struct td_hint *hints, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = hints[i].help != NULL ? hints[i].help : hints[i].text;

        (void)add(h, td_hint_keys(h->ui->keymap, &hints[i]).text, text,
                  hints[i].also == TD_REQ_NONE ? hints[i].request : TD_REQ_NONE);
    }
}

static bool is_hinted(const struct td_hint *hints, size_t count, enum td_request request)
{
    for (size_t i = 0; i < count; i++) {
        if (hints[i].request == request || hints[i].also == request) {
            return true;
        }
    }
    return false;
}

static void add_place(struct help *h, const struct td_hint *hints, size_t count)
{
    bool any = false;

    for (int r = TD_REQ_NONE + 1; r < TD_REQ_COUNT; r++) {
        char keys[40];

        if (!td_request_holds((enum td_request)r, h->place) ||
            is_hinted(hints, count, (enum td_request)r)) {
            continue;
        }
        if (!any) {
            add_heading(h, "ALSO HERE");
            any = true;
        }
        keys_left(h, (enum td_request)r, true, keys, sizeof keys);
        (void)add(h, keys, td_request_help_at((enum td_request)r, h->place), (enum td_request)r);
    }
}

/* What holds on every screen, in two lines. */
static void add_everywhere(struct help *h)
{
    static const enum td_request moves[] = {TD_REQ_UP, TD_REQ_DOWN, TD_REQ_LEFT, TD_REQ_RIGHT};
    char keys[40] = "", more[64] = "", one[TD_KEY_NAME * TD_KEYS_PER_REQUEST];

    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        keys_left(h, moves[i], false, one, sizeof one);
        td_str_append(keys, sizeof keys, "%s%s", keys[0] != '\0' && one[0] != '\0' ? " " : "", one);
    }
    add_heading(h, "EVERYWHERE");
    if (keys[0] != '\0') {
        (void)add(h, keys, "move", TD_REQ_NONE);
    }
    keys_left(h, TD_REQ_SELECT, false, one, sizeof one);
    td_str_append(more, sizeof more, "%s%s", one, one[0] != '\0' ? " takes  " : "");
    keys_left(h, TD_REQ_BACK, false, one, sizeof one);
    td_str_append(more, sizeof more, "%s%s", one, one[0] != '\0' ? " back  " : "");
    keys_left(h, TD_REQ_REDRAW, false, one, sizeof one);
    td_str_append(more, sizeof more, "%s%s", one, one[0] != '\0' ? " draws anew" : "");
    (void)add(h, "", more, TD_REQ_NONE);
}

static enum td_err help_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_help_argument *given = argument;
    struct help *h = state;

    (void)now;
    h->ui = ui;
    h->place = given->place & ~(unsigned)TD_PLACE_EVERYWHERE; /* those have their own part */
    h->chosen = TD_LIST_NONE;
    td_str_format(h->title, sizeof h->title, "Keys: %s", given->title);
    if (given->hint_count > 0) {
        add_heading(h, "NOW");
        add_hints(h, given->hints, given->hint_count);
    }
    h->also = end_part(h);
    add_place(h, given->hints, given->hint_count);
    h->everywhere = h->count > h->also ? end_part(h) : h->also;
    add_everywhere(h);
    return TD_OK;
}

/* ---- where it stands ---- */

static bool two_columns(const struct help *h)
{
    return h->cols >= TWO_COLUMNS_FROM && h->also < h->everywhere;
}

static bool is_second(const struct help *h, size_t index)
{
    return two_columns(h) && index >= h->also && index < h->everywhere;
}

static int row_of(const struct help *h, size_t index)
{
    if (is_second(h, index)) {
        return (int)(index - h->also);
    }
    return (int)(two_columns(h) && index >= h->everywhere ? index - (h->everywhere - h->also)
                                                          : index);
}

static int rows_of(const struct help *h)
{
    int rows = 0;

    for (size_t i = 0; i < h->count; i++) {
        rows = td_max(rows, row_of(h, i) + 1);
    }
    return rows;
}

static struct td_rect box_of(const struct help *h)
{
    int w = td_min(h->cols - 2, two_columns(h) ? BOX_COLS_TWO : BOX_COLS);
    int rows = td_min(rows_of(h) + FRAME_ROWS, h->rows - 2);

    return (struct td_rect){(h->cols - w) / 2, (h->rows - rows) / 2, w, rows};
}

/* The row of a line within the box's window; w = 0: out of sight. */
static struct td_rect rect_of(const struct help *h, size_t index)
{
    struct td_rect box = box_of(h);
    int row = row_of(h, index) - h->scroll.top, w = box.w - 4, x = box.x + 2;

    if (two_columns(h)) {
        w = (w - 4) / 2;
        x += is_second(h, index) ? w + 4 : 0;
    }
    return row < 0 || row >= h->scroll.rows ? (struct td_rect){x, box.y, 0, 0}
                                            : (struct td_rect){x, box.y + 3 + row, w, 1};
}

static void settle(struct help *h)
{
    h->scroll.lines = rows_of(h);
    h->scroll.rows = td_max(box_of(h).h - FRAME_ROWS, 1);
    if (h->chosen != TD_LIST_NONE) {
        int row = row_of(h, h->chosen);

        h->scroll.top = td_min(h->scroll.top, row);
        h->scroll.top = td_max(h->scroll.top, row - h->scroll.rows + 1);
    }
    td_scroll_settle(&h->scroll);
}

/* ---- events ---- */

/* To the next line that can be done, in this direction; without one the text moves. */
static bool walk(struct help *h, int by)
{
    size_t at = h->chosen;

    for (size_t steps = 0; steps < h->count; steps++) {
        at = at == TD_LIST_NONE ? (by > 0 ? 0 : h->count - 1) : at + (size_t)by;
        if (at >= h->count) {
            break;
        }
        if (h->lines[at].request != TD_REQ_NONE) {
            h->chosen = at;
            settle(h);
            return true;
        }
    }
    return td_scroll_move(&h->scroll, by > 0 ? TD_REQ_DOWN : TD_REQ_UP);
}

static struct td_reply do_line(const struct help *h, size_t index)
{
    struct td_reply reply = td_reply_pop();

    reply.request = index < h->count ? h->lines[index].request : TD_REQ_NONE;
    return reply;
}

static struct td_reply help_key(struct help *h, const struct td_event *event)
{
    switch (event->request) {
    case TD_REQ_UP:
        return td_reply_moved(walk(h, -1));
    case TD_REQ_DOWN:
        return td_reply_moved(walk(h, 1));
    case TD_REQ_SELECT:
        return do_line(h, h->chosen);
    case TD_REQ_BACK:
    case TD_REQ_HELP:
        return td_reply_pop();
    default:
        return td_reply_moved(td_scroll_move(&h->scroll, event->request));
    }
}

static struct td_reply help_click(const struct help *h, struct td_mouse mouse)
{
    for (size_t i = 0; i < h->count; i++) {
        if (td_rect_has(rect_of(h, i), mouse.x, mouse.y)) {
            return h->lines[i].request != TD_REQ_NONE ? do_line(h, i) : td_reply_handled();
        }
    }
    return td_reply_pop();
}

static struct td_reply help_handle(void *state, const struct td_event *event)
{
    struct help *h = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        settle(h);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return help_key(h, event);
    case TD_EVENT_MOUSE:
        return event->mouse.kind == TD_MOUSE_CLICK
                   ? help_click(h, event->mouse)
                   : td_reply_moved(td_scroll_wheel(&h->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_line(const struct help *h, struct td_canvas *canvas, size_t index)
{
    struct td_rect at = rect_of(h, index);
    const struct line *line = &h->lines[index];
    bool chosen = index == h->chosen;
    int keys = line->keys[0] == '\0' ? 0 : td_max(KEY_COLS, td_utf8_cols(line->keys) + 2);

    if (at.w == 0) {
        return;
    }
    if (line->heading) {
        td_frame_heading(canvas, at.x, at.y, at.w, line->text);
        return;
    }
    if (chosen) {
        td_canvas_fill(canvas, at, ' ', TD_ROLE_SELECTED);
        td_canvas_cursor(canvas, at.x, at.y);
    }
    td_canvas_text_cut(canvas, at.x, at.y, at.w, line->keys,
                       chosen ? TD_ROLE_SELECTED : TD_ROLE_KEY);
    td_canvas_text_cut(canvas, at.x + keys, at.y, at.w - keys, line->text,
                       chosen ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
}

static void help_draw(const void *state, struct td_canvas *canvas)
{
    const struct help *h = state;
    struct td_rect box = box_of(h);
    struct td_rect inner = {box.x + 2, box.y + 3, box.w - 4, box.h - FRAME_ROWS};
    char close[64];

    td_canvas_fill(canvas, box, ' ', TD_ROLE_TEXT);
    td_canvas_box(canvas, box, TD_ROLE_BORDER);
    td_canvas_text_cut(canvas, box.x + 2, box.y + 1, box.w - 4, h->title, TD_ROLE_TITLE);
    td_canvas_cursor(canvas, inner.x, inner.y);
    for (size_t i = 0; i < h->count; i++) {
        draw_line(h, canvas, i);
    }
    td_str_format(close, sizeof close, "%s does a line, %s closes",
                  td_keymap_keys_text(h->ui->keymap, TD_REQ_SELECT, false).text,
                  td_keymap_keys_text(h->ui->keymap, TD_REQ_BACK, false).text);
    td_canvas_text_cut(canvas, inner.x, box.y + box.h - 2, inner.w, close, TD_ROLE_DIM);
    td_scroll_bar(canvas, (struct td_rect){inner.x, inner.y, inner.w + 1, inner.h}, &h->scroll);
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
