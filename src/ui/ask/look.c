/* What a clinician said about training: how deep, with a load or not, until when. Each may be left
 * out. It is kept when the screen is left, in any way. */
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/ask/ask.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

enum { DEPTH, LOAD, UNTIL, KEEP, ROWS };

static const int depths[] = {0, TD_LOOK_FREE_DEG, 60, 90, 30, 45, 75, 110, 130};
static const int weeks[] = {0, 1, 2, 3, 4, 6, 8, 12};

struct look {
    const struct td_ui *ui;
    struct td_list list;
    size_t depth, until; /* indices */
    bool no_load;
    bool kept;
    char trouble[200]; /* why it could not be kept; "" = it was */
    struct td_instant now;
    int cols, rows;
};

static enum td_err look_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct look *l = state;

    (void)argument;
    (void)now;
    l->ui = ui;
    l->now = td_now(ui->date);
    l->list = (struct td_list){.count = ROWS, .rows = ROWS};
    return TD_OK;
}

/* ---- keeping ---- */

static void until_date(const struct look *l, char out[11])
{
    td_day_format(td_instant_local_day(l->now) + (int64_t)weeks[l->until] * TD_WEEK_DAYS, out);
}

static void keep(struct look *l)
{
    struct td_look look = {.at = l->now, .max_depth_deg = depths[l->depth], .no_load = l->no_load};

    if (l->kept) {
        return;
    }
    if (weeks[l->until] > 0) {
        until_date(l, look.until);
    }
    l->trouble[0] = '\0';
    l->kept = l->ui->history.ops->save_look(l->ui->history.self, &look) == TD_OK;
    if (!l->kept) {
        td_ui_failure(l->ui, "The clinician's look could not be kept", l->trouble,
                      sizeof l->trouble);
    }
}

/* Once more is tried when it could not be kept; then it is left. */
static struct td_reply leave(struct look *l)
{
    bool told = l->trouble[0] != '\0';

    keep(l);
    return l->kept || told ? td_reply_pop() : td_reply_redraw();
}

/* ---- keys ---- */

static size_t beside(size_t at, int direction, size_t count)
{
    return (at + count + (size_t)(direction + (int)count)) % count;
}

static struct td_reply change(struct look *l, int direction)
{
    switch (l->list.selected) {
    case DEPTH:
        l->depth = beside(l->depth, direction, sizeof depths / sizeof depths[0]);
        break;
    case LOAD:
        l->no_load = !l->no_load;
        break;
    case UNTIL:
        l->until = beside(l->until, direction, sizeof weeks / sizeof weeks[0]);
        break;
    default:
        return td_reply_handled();
    }
    return td_reply_redraw();
}

static struct td_reply look_key(struct look *l, const struct td_event *event)
{
    switch (event->request) {
    case TD_REQ_SELECT:
        if (l->list.selected < KEEP) {
            (void)td_list_move(&l->list, TD_REQ_DOWN);
            return td_reply_redraw();
        }
        return leave(l);
    case TD_REQ_BACK:
        return leave(l);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        return change(l, event->request == TD_REQ_LEFT ? -1 : 1);
    default:
        return td_reply_moved(td_list_move(&l->list, event->request));
    }
}

static int first_row(const struct look *l)
{
    return l->rows >= 20 ? 4 : 2;
}

static struct td_rect body_of(const struct look *l)
{
    return td_frame_body(l->cols, l->rows, 64);
}

/* A click selects a row, one on what is selected changes it. */
static struct td_reply look_click(struct look *l, struct td_mouse mouse)
{
    int row = mouse.y - body_of(l).y - first_row(l);

    if (row < 0 || row >= ROWS) {
        return td_reply_handled();
    }
    if (l->list.selected == (size_t)row) {
        return row == KEEP ? leave(l) : change(l, 1);
    }
    l->list.selected = (size_t)row;
    return td_reply_redraw();
}

static struct td_reply look_handle(void *state, const struct td_event *event)
{
    struct look *l = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &l->cols, &l->rows);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return look_key(l, event);
    case TD_EVENT_MOUSE:
        return event->mouse.kind == TD_MOUSE_CLICK ? look_click(l, event->mouse)
                                                   : td_reply_handled();
    case TD_EVENT_ENDING:
        keep(l);
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void value_text(const struct look *l, size_t row, char *out, size_t size)
{
    char date[11];

    switch (row) {
    case DEPTH:
        if (depths[l->depth] == 0) {
            td_str_copy(out, size, "nothing was said");
        } else if (depths[l->depth] == TD_LOOK_FREE_DEG) {
            td_str_copy(out, size, "free, as deep as it goes");
        } else {
            td_str_format(out, size, "to %d degrees", depths[l->depth]);
        }
        break;
    case LOAD:
        td_str_copy(out, size, l->no_load ? "no load, body weight only" : "nothing was said");
        break;
    case UNTIL:
        until_date(l, date);
        td_str_copy(out, size, weeks[l->until] == 0 ? "no end was named" : date);
        break;
    default:
        td_str_copy(out, size, "");
        break;
    }
}

static void look_draw(const void *state, struct td_canvas *canvas)
{
    static const char *const names[ROWS] = {"How deep", "With weight", "Until", "Keep it"};
    const struct look *l = state;
    struct td_rect body = body_of(l);
    int y = body.y + first_row(l);
    char value[48];

    td_frame_head(canvas, "What did they say?", "");
    (void)td_canvas_wrap(canvas, (struct td_rect){body.x, body.y, body.w, y - body.y}, 0,
                         l->trouble[0] != '\0' ? l->trouble
                                               : "About training this knee. Leave out what was "
                                                 "not said; it counts until the day you name.",
                         l->trouble[0] != '\0' ? TD_ROLE_WARNING : TD_ROLE_DIM);
    for (size_t row = 0; row < ROWS; row++, y++) {
        bool selected = row == l->list.selected;

        value_text(l, row, value, sizeof value);
        td_canvas_text(canvas, body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text_cut(canvas, body.x + 2, y, 13, names[row],
                           selected ? TD_ROLE_TITLE : TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, body.x + 15, y, body.w - 15, value,
                           selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        if (selected) {
            td_canvas_cursor(canvas, body.x + 2, y);
        }
    }
}

static size_t look_footer(const void *state, struct td_hint *hints)
{
    (void)state;
    hints[0] = (struct td_hint){
        .request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "change", .must = true};
    hints[1] = (struct td_hint){.request = TD_REQ_SELECT, .text = "on"};
    hints[2] = (struct td_hint){.request = TD_REQ_BACK, .text = "keep it so"};
    return 3;
}

const struct td_view_ops td_look_view = {
    .name = "A clinician's word",
    .state_size = sizeof(struct look),
    .open = look_open,
    .handle = look_handle,
    .draw = look_draw,
    .footer = look_footer,
    .keys = TD_PLACE_DIALOG,
};
