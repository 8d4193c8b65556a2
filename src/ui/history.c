/* The history: what was done, newest first; a line opens to its details. */
#include "history.h"

#include <string.h>

#include "teardrop/base/str.h"

#define BODY_COLS 96
#define DATE_COLS 18
#define DATE_COLS_NARROW 12

/* ---- reading ---- */

/* Makes sure that every line of the window is held. */
static void load_window(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    size_t rows = (size_t)h->list.rows;
    size_t end = h->list.top + rows < h->list.count ? h->list.top + rows : h->list.count;
    size_t above = (TD_HISTORY_WINDOW - rows) / 2;

    if (h->held > 0 && h->list.top >= h->first && end <= h->first + h->held) {
        return;
    }
    h->first = h->list.top > above ? h->list.top - above : 0;
    if (port->ops->list(port->self, h->first, TD_HISTORY_WINDOW, h->lines, &h->held) != TD_OK) {
        h->held = 0;
    }
}

/* ---- events ---- */

static enum td_err history_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    struct td_history_screen *h = state;
    const struct td_problems *problems;

    (void)argument;
    (void)now;
    h->ui = ui;
    h->list.rows = 1;
    (void)ui->content.ops->checklist(ui->content.self, &h->checklist, &problems);
    (void)ui->content.ops->program(ui->content.self, &h->program, &problems);
    if (ui->history.ops->count(ui->history.self, &h->list.count) != TD_OK) {
        h->list.count = 0;
    }
    return TD_OK;
}

void td_history_reload(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;

    h->held = 0;
    if (port->ops->count(port->self, &h->list.count) != TD_OK) {
        h->list.count = 0;
    }
    td_list_settle(&h->list);
    load_window(h);
}

static void lay_out(struct td_history_screen *h)
{
    h->body = td_widget_body(h->cols, h->rows, BODY_COLS);
    h->list.rows = h->body.h < 1                   ? 1
                   : h->body.h < TD_HISTORY_WINDOW ? h->body.h
                                                   : TD_HISTORY_WINDOW;
    td_list_settle(&h->list);
    load_window(h);
    h->scroll.rows = h->body.h;
    h->scroll.lines = h->open ? td_history_flow_details(h, NULL) : 0;
    td_scroll_settle(&h->scroll);
}

static struct td_reply redraw(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
}

static struct td_reply open_line(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    enum td_err err = TD_ERR_ABSENT;

    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        err = port->ops->load_session(port->self, line->uuid, &h->session);
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        err = port->ops->load_check(port->self, line->uuid, &h->check);
    }
    h->open = err == TD_OK;
    h->scroll.top = 0;
    lay_out(h);
    return redraw();
}

/* The first check is marked, the second one laid beside it, the older on the left. */
static struct td_reply compare(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool later;

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    if (h->marked[0] == '\0' || td_str_equal(h->marked, line->uuid)) {
        td_str_copy(h->marked, sizeof h->marked, h->marked[0] == '\0' ? line->uuid : "");
        h->marked_at = line->at;
        return redraw();
    }
    later = line->at.unix_s >= h->marked_at.unix_s;
    td_str_copy(h->before, sizeof h->before, later ? h->marked : line->uuid);
    td_str_copy(h->after, sizeof h->after, later ? line->uuid : h->marked);
    h->marked[0] = '\0';
    h->compare = (struct td_compare_argument){.before = h->before, .after = h->after};
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW | TD_REPLY_PUSH,
                             .next = &td_compare_view,
                             .argument = &h->compare};
}

/* The check, explained again. */
static struct td_reply explain(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    h->again = (struct td_result_argument){.kept = line->uuid};
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_PUSH, .next = &td_result_view, .argument = &h->again};
}

static struct td_reply history_key(struct td_history_screen *h, enum td_request request)
{
    bool moved;

    if (request == TD_REQ_CHANGE) {
        (void)td_history_edit_begin(h);
        lay_out(h);
        return redraw();
    }
    if (request == TD_REQ_DELETE) {
        return td_history_delete_ask(h);
    }
    h->edit.said[0] = '\0';

    if (request == TD_REQ_BACK || (h->open && request == TD_REQ_LEFT)) {
        if (!h->open) {
            return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
        }
        h->open = false;
        return redraw();
    }
    if (!h->open && (request == TD_REQ_SELECT || request == TD_REQ_RIGHT)) {
        return open_line(h);
    }
    if (h->open && request == TD_REQ_SELECT) {
        return explain(h);
    }
    if (request == TD_REQ_CHARTS) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_PUSH,
                                 .next = &td_charts_view};
    }
    if (request == TD_REQ_COMPARE) {
        return compare(h);
    }
    moved = h->open ? td_scroll_move(&h->scroll, request) : td_list_move(&h->list, request);
    if (moved && !h->open) {
        load_window(h);
    }
    return moved ? redraw() : (struct td_reply){.flags = TD_REPLY_HANDLED};
}

static struct td_reply history_handle(void *state, const struct td_event *event)
{
    struct td_history_screen *h = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        h->cols = event->cols;
        h->rows = event->rows;
        lay_out(h);
        return redraw();
    case TD_EVENT_KEY:
        if (td_history_edit_key(h, event)) {
            lay_out(h);
            return redraw();
        }
        return history_key(h, event->request);
    case TD_EVENT_RESULT:
        td_history_delete_answered(h, event->result == TD_CONFIRM_YES);
        lay_out(h);
        return redraw();
    case TD_EVENT_MOUSE:
        if (event->mouse.kind != TD_MOUSE_CLICK) {
            return history_key(h, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
        }
        if (!h->open && event->mouse.y >= h->body.y && event->mouse.y < h->body.y + h->body.h &&
            h->list.top + (size_t)(event->mouse.y - h->body.y) < h->list.count) {
            h->list.selected = h->list.top + (size_t)(event->mouse.y - h->body.y);
            return open_line(h);
        }
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

/* What a session was, in columns; a narrow window has fewer of them. The first
 * tier that fits is taken; a column of 0 is left out. */
static const struct tier {
    int least, name, done, minutes, pain;
    bool sets;
} tiers[] = {
    {.least = 74, .name = 20, .done = 30, .minutes = 9, .pain = 9, .sets = true},
    {.least = 61, .name = 14, .done = 27, .minutes = 7, .pain = 7, .sets = true},
    {.least = 40, .name = 16, .done = 17, .pain = 7},
    {.least = 0, .name = 5, .done = 11, .pain = 8},
};

static void cell(struct td_canvas *canvas, struct td_rect *rect, int cols, const char *text,
                 enum td_role role)
{
    int most = cols - 1 < rect->w ? cols - 1 : rect->w;

    if (most > 0) {
        td_canvas_text_cut(canvas, rect->x, rect->y, most, text, role);
    }
    rect->x += cols;
    rect->w -= cols;
}

static void draw_session(const struct td_history_screen *h, struct td_canvas *canvas,
                         struct td_rect rect, const struct td_history_line *line, enum td_role role)
{
    const struct td_level *level = td_history_level(h, line->level);
    const struct tier *tier = tiers;
    char text[96];

    while (rect.w < tier->least) {
        tier++;
    }
    td_str_copy(text, sizeof text, line->level);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s", line->level_name);
    }
    cell(canvas, &rect, tier->name, text, role);
    text[0] = '\0';
    if (tier->sets) {
        td_str_format(text, sizeof text, "%d of %d sets, ", line->sets_done, line->sets_planned);
    }
    td_str_append(text, sizeof text, "%d of %d", line->reps_done, line->reps_planned);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s",
                      level != NULL && td_level_is_hold(level) ? "holds" : "reps");
    }
    cell(canvas, &rect, tier->done, text, role);
    td_str_format(text, sizeof text, "%d min", td_history_minutes(line->elapsed_ms));
    if (line->running) {
        td_str_copy(text, sizeof text, "on now");
    }
    cell(canvas, &rect, tier->minutes, text, role);
    text[0] = '\0';
    if (line->worst_pain >= 0) {
        td_str_format(text, sizeof text, "pain %d", line->worst_pain);
    }
    cell(canvas, &rect, tier->pain, text, role);
    if (line->rpe >= 0 && rect.w >= 5) {
        td_str_format(text, sizeof text, "RPE %d", line->rpe);
        cell(canvas, &rect, 7, text, role);
    }
}

static void draw_line(const struct td_history_screen *h, struct td_canvas *canvas, int y,
                      const struct td_history_line *line, bool selected)
{
    int date_cols = h->body.w >= 90 ? DATE_COLS : DATE_COLS_NARROW;
    struct td_rect rect = {h->body.x + 2 + date_cols, y, h->body.w - 2 - date_cols, 1};
    enum td_role role = selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
    char text[300];

    td_history_date_text(line->at, date_cols < DATE_COLS || line->kind == TD_HISTORY_MORNING, text,
                         sizeof text);
    td_canvas_text(canvas, h->body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    if (h->marked[0] != '\0' && td_str_equal(h->marked, line->uuid)) {
        td_canvas_text(canvas, h->body.x + 1, y, 1, "●", TD_ROLE_ACCENT);
    }
    td_canvas_text(canvas, h->body.x + 2, y, date_cols - 1, text, TD_ROLE_DIM);
    td_canvas_fill(canvas, rect, ' ', role);
    if (selected) {
        td_canvas_cursor(canvas, h->body.x, y);
    }
    if (line->kind == TD_HISTORY_SESSION) {
        draw_session(h, canvas, rect, line, role);
        return;
    }
    if (line->kind == TD_HISTORY_CHECK) {
        td_history_check_text(h, line, text, sizeof text);
    } else {
        td_str_format(text, sizeof text, "Morning: pain %d%s%s", line->worst_pain,
                      line->swollen ? ", puffy" : "", line->limp ? ", limping" : "");
    }
    td_canvas_text_cut(canvas, rect.x, y, rect.w, text, role);
}

static void draw_list(const struct td_history_screen *h, struct td_canvas *canvas)
{
    struct td_scroll scroll = {
        .lines = (int)h->list.count, .rows = h->list.rows, .top = (int)h->list.top};

    for (int i = 0; i < h->list.rows; i++) {
        size_t index = h->list.top + (size_t)i;
        const struct td_history_line *line = td_history_line_at(h, index);

        if (index >= h->list.count || line == NULL) {
            break;
        }
        draw_line(h, canvas, h->body.y + i, line, index == h->list.selected);
    }
    td_widget_scrollbar(canvas, (struct td_rect){h->body.x + h->body.w, h->body.y, 1, h->list.rows},
                        &scroll);
}

static void draw_empty(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const char *trouble = h->ui->history.ops->trouble(h->ui->history.self);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, 0);
    if (trouble != NULL) {
        td_flow_text(&flow, 0, NULL, "Nothing is kept, and nothing can be read:", TD_ROLE_WARNING);
        td_flow_text(&flow, 0, NULL, trouble, TD_ROLE_TEXT);
        return;
    }
    if (h->list.count > 0) {
        td_flow_text(&flow, 0, NULL, "The history cannot be read.", TD_ROLE_WARNING);
        return;
    }
    td_flow_text(&flow, 0, NULL, "Nothing here yet.", TD_ROLE_TITLE);
    td_flow_blank(&flow);
    td_flow_text(&flow, 0, NULL,
                 "Sessions and self-checks are kept here, on this machine alone, as soon as there "
                 "are some.",
                 TD_ROLE_TEXT);
}

/* The line that asks for a correction stands in the last row but one. */
static void draw_edit(const struct td_history_screen *h, struct td_canvas *canvas)
{
    struct td_rect rect = {h->body.x, canvas->rows - 3, h->body.w, 2};
    char text[200];

    td_history_edit_text(h, text, sizeof text);
    if (text[0] != '\0') {
        td_canvas_fill(canvas, rect, ' ', TD_ROLE_TEXT);
        td_canvas_wrap(canvas, rect, 0, text,
                       h->edit.field != TD_EDIT_NOTHING ? TD_ROLE_TITLE : TD_ROLE_ACCENT);
    }
}

static void history_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{TD_REQ_DOWN, "choose"},    {TD_REQ_SELECT, "open"},
                                           {TD_REQ_CHARTS, "charts"},  {TD_REQ_BACK, "back"},
                                           {TD_REQ_CHANGE, "correct"}, {TD_REQ_DELETE, "delete"}};
    static const struct td_hint open_hints[] = {{TD_REQ_DOWN, "scroll"}, {TD_REQ_BACK, "back"}};
    static const struct td_hint check_hints[] = {{TD_REQ_DOWN, "choose"},
                                                 {TD_REQ_SELECT, "open"},
                                                 {TD_REQ_COMPARE, "mark to compare"},
                                                 {TD_REQ_BACK, "back"}};
    static const struct td_hint beside_hints[] = {{TD_REQ_DOWN, "choose"},
                                                  {TD_REQ_COMPARE, "beside the marked one"},
                                                  {TD_REQ_SELECT, "open"},
                                                  {TD_REQ_BACK, "back"}};
    static const struct td_hint why_hints[] = {
        {TD_REQ_DOWN, "scroll"}, {TD_REQ_SELECT, "why"}, {TD_REQ_BACK, "back"}};
    const struct td_history_screen *h = state;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool check = line != NULL && line->kind == TD_HISTORY_CHECK;
    char note[32] = "";

    if (h->list.count > 0) {
        td_str_format(note, sizeof note, "%d of %d", (int)h->list.selected + 1, (int)h->list.count);
    }
    (void)td_widget_header(canvas, "History", note);
    if (h->list.count == 0 || h->held == 0) {
        draw_empty(h, canvas);
    } else if (h->open) {
        (void)td_history_flow_details(h, canvas);
        td_widget_scrollbar(
            canvas, (struct td_rect){h->body.x + h->body.w, h->body.y, 1, h->body.h}, &h->scroll);
    } else {
        draw_list(h, canvas);
    }
    draw_edit(h, canvas);
    if (h->open) {
        td_widget_hints(canvas, h->ui->keymap, check ? why_hints : open_hints, check ? 3 : 2);
    } else if (check || h->marked[0] != '\0') {
        td_widget_hints(canvas, h->ui->keymap, h->marked[0] != '\0' ? beside_hints : check_hints,
                        4);
    } else {
        td_widget_hints(canvas, h->ui->keymap, hints, sizeof hints / sizeof hints[0]);
    }
}

static unsigned history_place(const void *state)
{
    (void)state;
    return TD_PLACE_HISTORY;
}

const struct td_view_ops td_history_view = {
    .name = "History",
    .state_size = sizeof(struct td_history_screen),
    .open = history_open,
    .handle = history_handle,
    .draw = history_draw,
    .place = history_place,
};
