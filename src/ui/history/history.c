/* The history: what was done, newest first; a line opens to its details. */
#include "state.h"

#include <string.h>

#include <stdlib.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/frame.h"

#define BODY_COLS 104

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
    td_history_reload(h);
    return TD_OK;
}

static void history_close(void *state)
{
    struct td_history_screen *h = state;

    free(h->reps);
    td_session_record_deinit(&h->session);
}

static void lay_out(struct td_history_screen *h)
{
    h->body = td_frame_body(h->cols, h->rows, BODY_COLS);
    h->list.rows = td_clamp(h->body.h, 1, TD_HISTORY_WINDOW);
    td_list_settle(&h->list);
    td_history_load_window(h);
    h->scroll.rows = h->body.h;
    h->scroll.lines = h->open ? td_history_flow_details(h, NULL) : 0;
    td_scroll_settle(&h->scroll);
}

static struct td_reply open_line(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    enum td_err err = TD_ERR_ABSENT;

    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        err = port->ops->load_session(port->self, line->uuid, &h->session);
        free(h->reps);
        h->reps = NULL;
        h->rep_count = 0;
        if (err == TD_OK) {
            err = td_history_all_reps(port, &h->session, &h->reps, &h->rep_count);
        }
        if (err == TD_OK) {
            td_history_light_open(h);
        }
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        err = port->ops->load_check(port->self, line->uuid, &h->check);
    }
    h->open = err == TD_OK;
    if (line != NULL && line->kind != TD_HISTORY_MORNING && !h->open) {
        td_history_say_unread(h);
    }
    h->scroll.top = 0;
    lay_out(h);
    return td_reply_redraw();
}

/* The first check is marked, the second one laid beside it, the older on the left. */
static struct td_reply compare(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool later;

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return td_reply_handled();
    }
    if (h->marked[0] == '\0' || td_str_equal(h->marked, line->uuid)) {
        td_str_copy(h->marked, sizeof h->marked, h->marked[0] == '\0' ? line->uuid : "");
        h->marked_at = line->at;
        return td_reply_redraw();
    }
    later = line->at.unix_s >= h->marked_at.unix_s;
    td_str_copy(h->before, sizeof h->before, later ? h->marked : line->uuid);
    td_str_copy(h->after, sizeof h->after, later ? line->uuid : h->marked);
    h->marked[0] = '\0';
    h->compare = (struct td_compare_argument){.before = h->before, .after = h->after};
    return td_reply_push(TD_VIEW_COMPARE, &h->compare);
}

/* The check, explained again. */
static struct td_reply explain(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return td_reply_handled();
    }
    h->again = (struct td_result_argument){.kept = line->uuid};
    return td_reply_push(TD_VIEW_RESULT, &h->again);
}

static struct td_reply history_key(struct td_history_screen *h, enum td_request request)
{
    bool moved;

    if (request == TD_REQ_CHANGE) {
        td_history_edit_begin(h);
        lay_out(h);
        return td_reply_redraw();
    }
    if (request == TD_REQ_DELETE) {
        return td_history_delete_ask(h);
    }
    h->edit.said[0] = '\0';

    if (request == TD_REQ_BACK || (h->open && request == TD_REQ_LEFT)) {
        if (!h->open) {
            return td_reply_pop();
        }
        h->open = false;
        return td_reply_redraw();
    }
    if (!h->open && (request == TD_REQ_SELECT || request == TD_REQ_RIGHT)) {
        return open_line(h);
    }
    if (h->open && request == TD_REQ_SELECT) {
        return explain(h);
    }
    if (request == TD_REQ_CHARTS) {
        return td_reply_push(TD_VIEW_CHARTS, NULL);
    }
    if (request == TD_REQ_WEEKS) {
        return td_reply_push(TD_VIEW_WEEKS, NULL);
    }
    if (request == TD_REQ_COMPARE) {
        return compare(h);
    }
    moved = h->open ? td_scroll_move(&h->scroll, request) : td_list_move(&h->list, request);
    if (moved && !h->open) {
        td_history_load_window(h);
    }
    return td_reply_moved(moved);
}

static struct td_reply history_handle(void *state, const struct td_event *event)
{
    struct td_history_screen *h = state;
    size_t at;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        lay_out(h);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        if (td_history_edit_key(h, event)) {
            lay_out(h);
            return td_reply_redraw();
        }
        return history_key(h, event->request);
    case TD_EVENT_RESULT:
        td_history_delete_answered(h, event->result == TD_CONFIRM_YES);
        lay_out(h);
        return td_reply_redraw();
    case TD_EVENT_ENDING:
        td_history_edit_ending(h);
        return td_reply_handled();
    case TD_EVENT_DAY: /* the lights depend on today */
        if (!td_history_edit_on(h)) {
            td_history_reload(h);
            lay_out(h);
        }
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        if (td_history_edit_on(h)) { /* what is corrected stays selected */
            return td_reply_handled();
        }
        if (event->mouse.kind != TD_MOUSE_CLICK) {
            return history_key(h, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
        }
        at = h->open ? TD_LIST_NONE : td_list_at(&h->list, h->body, event->mouse);
        if (at != TD_LIST_NONE) {
            h->list.selected = at;
            return open_line(h);
        }
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_empty(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const char *unread = h->ui->history.ops->unread(h->ui->history.self);
    const char *trouble = h->ui->history.ops->trouble(h->ui->history.self);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, 0);
    if (unread == NULL && trouble != NULL) {
        td_flow_text(&flow, 0, NULL, "Nothing is kept, and nothing can be read:", TD_ROLE_WARNING);
        td_flow_text(&flow, 0, NULL, trouble, TD_ROLE_TEXT);
        return;
    }
    if (unread != NULL || h->list.count > 0) {
        td_flow_text(&flow, 0, NULL, "The history cannot be read.", TD_ROLE_WARNING);
        if (unread != NULL) {
            td_flow_text(&flow, 0, NULL, unread, TD_ROLE_TEXT);
        }
        return;
    }
    td_flow_text(&flow, 0, NULL, "Nothing here yet.", TD_ROLE_TITLE);
    td_flow_blank(&flow);
    td_flow_text(&flow, 0, NULL,
                 "Sessions and self-checks are kept here, on this machine alone, as soon as there "
                 "are some.",
                 TD_ROLE_TEXT);
}

static void history_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_history_screen *h = state;
    char note[32] = "";

    if (h->list.count > 0) {
        td_str_format(note, sizeof note, "%d of %d", (int)h->list.selected + 1, (int)h->list.count);
    }
    td_frame_head(canvas, "History", note);
    if (h->list.count == 0 || h->held == 0) {
        draw_empty(h, canvas);
    } else if (h->open) {
        (void)td_history_flow_details(h, canvas);
        td_scroll_bar(canvas, h->body, &h->scroll);
    } else {
        td_history_draw_list(h, canvas);
    }
    td_history_edit_draw(h, canvas);
}

/* What a table of hints has, one after the other. */
static size_t copy_hints(struct td_hint *out, const struct td_hint *from, size_t count)
{
    memcpy(out, from, count * sizeof *out);
    return count;
}

/* Only what does something with the chosen line. */
static size_t history_footer(const void *state, struct td_hint *out)
{
    static const struct td_hint hints[] = {
        {.request = TD_REQ_DOWN, .text = "choose"},   {.request = TD_REQ_SELECT, .text = "open"},
        {.request = TD_REQ_CHARTS, .text = "charts"}, {.request = TD_REQ_CHANGE, .text = "correct"},
        {.request = TD_REQ_DELETE, .text = "delete"}, {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint open_hints[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                                {.request = TD_REQ_CHANGE, .text = "correct"},
                                                {.request = TD_REQ_DELETE, .text = "delete"},
                                                {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint check_hints[] = {
        {.request = TD_REQ_DOWN, .text = "choose"},
        {.request = TD_REQ_SELECT, .text = "open"},
        {.request = TD_REQ_COMPARE, .text = "mark to compare"},
        {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint beside_hints[] = {
        {.request = TD_REQ_DOWN, .text = "choose"},
        {.request = TD_REQ_COMPARE, .text = "beside the marked one"},
        {.request = TD_REQ_SELECT, .text = "open"},
        {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint why_hints[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                               {.request = TD_REQ_SELECT, .text = "why"},
                                               {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint empty[] = {{.request = TD_REQ_BACK, .text = "back"}};
    const struct td_history_screen *h = state;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool check = line != NULL && line->kind == TD_HISTORY_CHECK;

    if (td_history_edit_on(h)) {
        return td_history_edit_footer(h, out);
    }
    if (h->list.count == 0 || h->held == 0) {
        return copy_hints(out, TD_COUNTED(empty));
    }
    if (h->open) {
        return check ? copy_hints(out, TD_COUNTED(why_hints))
                     : copy_hints(out, TD_COUNTED(open_hints));
    }
    if (check || h->marked[0] != '\0') {
        return h->marked[0] != '\0' ? copy_hints(out, TD_COUNTED(beside_hints))
                                    : copy_hints(out, TD_COUNTED(check_hints));
    }
    return copy_hints(out, TD_COUNTED(hints));
}

const struct td_view_ops td_history_view = {
    .name = "History",
    .state_size = sizeof(struct td_history_screen),
    .open = history_open,
    .close = history_close,
    .handle = history_handle,
    .draw = history_draw,
    .footer = history_footer,
    .keys = TD_PLACE_HISTORY,
    .takes_text = td_history_edit_types,
};
