/* The page that looks back after twelve weeks: what changed, what to keep, what next. */
#include "teardrop/ui/chart/weeks.h"

#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define PAGE_COLS 72

struct weeks {
    const struct td_ui *ui;
    struct td_weeks is;
    bool readable;
    struct td_scroll scroll;
    int cols, rows;
};

/* ---- words ---- */

static void part(struct td_flow *flow, const char *title)
{
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL, title, TD_ROLE_TITLE);
}

static void flow_row(const struct td_weeks_row *row, struct td_flow *flow)
{
    char line[160];

    if (row->trend == TD_TREND_UNKNOWN) {
        td_str_format(line, sizeof line, "%s: %d %s", row->name, row->now, row->unit);
    } else {
        td_str_format(line, sizeof line, "%s: %d -> %d %s%s%s", row->name, row->then, row->now,
                      row->unit, row->unit[0] != '\0' ? ", " : "", td_trend_word(row->trend));
    }
    td_flow_text(flow, 2, "-", line, row->trend == TD_TREND_BETTER ? TD_ROLE_GOOD : TD_ROLE_TEXT);
}

static void flow_work(const struct td_weeks *is, struct td_flow *flow)
{
    char line[200], level[120];

    td_str_format(line, sizeof line, "%d session%s in %d week%s, %d reps, %d minutes of work.",
                  is->sessions, is->sessions == 1 ? "" : "s", is->weeks, is->weeks == 1 ? "" : "s",
                  is->reps, is->minutes);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    if (is->then == NULL) {
        return;
    }
    td_weeks_level_text(is->then, is->load_then, level, sizeof level);
    td_str_format(line, sizeof line, "You began with: %s.", level);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_weeks_level_text(is->now, is->load_now, level, sizeof level);
    td_str_format(line, sizeof line, "Now it is: %s.", level);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
}

static void flow_changed(const struct td_weeks *is, struct td_flow *flow)
{
    td_flow_text(flow, 0, NULL, is->due ? "What changed" : "What changed so far", TD_ROLE_TITLE);
    if (is->sessions == 0) {
        td_flow_text(flow, 0, NULL, "After the first sessions it stands here.", TD_ROLE_TEXT);
        return;
    }
    flow_work(is, flow);
    for (size_t i = 0; i < is->row_count; i++) {
        flow_row(&is->rows[i], flow);
    }
    if (is->row_count == 0) {
        td_flow_text(flow, 0, NULL,
                     "No measures were taken. They take three minutes, and show what a memory of "
                     "twelve weeks cannot.",
                     TD_ROLE_DIM);
    }
}

static void flow_next(struct td_flow *flow)
{
    part(flow, "What to keep");
    td_flow_text(flow, 0, NULL,
                 "Once or twice a week, with the weight and depth you have now, keeps what you "
                 "made. A week off costs nothing.",
                 TD_ROLE_TEXT);
    part(flow, "What next");
    td_flow_text(flow, 0, NULL,
                 "Go on as it is: the plan knows no end. Or aim at what you named as your goal, a "
                 "little more of it each week. Without pain you can train to grow: say in a new "
                 "self-check that you want to get stronger.",
                 TD_ROLE_TEXT);
    part(flow, "What to expect");
    td_flow_text(flow, 0, NULL,
                 "Twelve weeks are a beginning. In a good trial the change by then was modest, and "
                 "more people call themselves better after a year than after three months. If "
                 "nothing has moved, somebody who can see and feel the knee finds more than a "
                 "program can.",
                 TD_ROLE_TEXT);
}

static void flow_weeks(const struct td_weeks *is, struct td_flow *flow)
{
    flow_changed(is, flow);
    if (is->due) {
        flow_next(flow);
        return;
    }
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "After 12 weeks or 36 sessions this page says what to keep, and what next.",
                 TD_ROLE_DIM);
}

void td_weeks_print(const struct td_weeks *weeks, FILE *out)
{
    struct td_flow flow;

    td_flow_init_print(&flow, out);
    flow_weeks(weeks, &flow);
}

/* ---- the screen ---- */

static void look_up(struct weeks *w)
{
    const struct td_program *program = NULL;
    const struct td_content_port *content = &w->ui->content;

    w->readable = content->ops->program(content->self, &program, NULL) == TD_OK &&
                  td_weeks_look_up(program, &w->ui->history, td_now(w->ui->date), &w->is) == TD_OK;
}

static enum td_err weeks_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct weeks *w = state;

    (void)argument;
    (void)now;
    w->ui = ui;
    look_up(w);
    return TD_OK;
}

static struct td_rect body_of(const struct weeks *w)
{
    return td_frame_body(w->cols, w->rows, PAGE_COLS);
}

/* Beside the scroll bar. */
static struct td_rect text_of(const struct weeks *w)
{
    struct td_rect body = body_of(w);

    body.w -= 2;
    return body;
}

static void measure(struct weeks *w)
{
    struct td_flow flow;

    td_flow_init(&flow, NULL, text_of(w), 0);
    flow_weeks(&w->is, &flow);
    w->scroll.lines = flow.row;
    w->scroll.rows = body_of(w).h;
    td_scroll_settle(&w->scroll);
}

static struct td_reply weeks_key(struct weeks *w, const struct td_event *event)
{
    switch (event->request) {
    case TD_REQ_BACK:
    case TD_REQ_WEEKS:
        return td_reply_pop();
    case TD_REQ_SELECT:
        return w->is.due ? td_reply_push(TD_VIEW_PRIMER, TD_WEEKS_PAGE) : td_reply_pop();
    default:
        return td_reply_moved(td_scroll_move(&w->scroll, event->request));
    }
}

static struct td_reply weeks_handle(void *state, const struct td_event *event)
{
    struct weeks *w = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &w->cols, &w->rows);
        measure(w);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return weeks_key(w, event);
    case TD_EVENT_MOUSE:
        return td_reply_moved(td_scroll_wheel(&w->scroll, event->mouse));
    case TD_EVENT_DAY:
        look_up(w);
        measure(w);
        return td_reply_redraw();
    default:
        return (struct td_reply){0};
    }
}

static void weeks_draw(const void *state, struct td_canvas *canvas)
{
    const struct weeks *w = state;
    struct td_flow flow;
    char note[32];

    td_str_format(note, sizeof note, "week %d", w->is.weeks + 1);
    td_frame_head(canvas, "Looking back", w->readable ? note : "");
    if (!w->readable) {
        (void)td_canvas_wrap(canvas, body_of(w), 0,
                             td_history_why(&w->ui->history, "The history cannot be read."),
                             TD_ROLE_WARNING);
        td_canvas_cursor(canvas, body_of(w).x, body_of(w).y);
    } else {
        td_flow_init(&flow, canvas, text_of(w), w->scroll.top);
        flow_weeks(&w->is, &flow);
        td_scroll_bar(canvas, body_of(w), &w->scroll);
    }
}

static size_t weeks_footer(const void *state, struct td_hint *hints)
{
    const struct weeks *w = state;
    size_t n = 0;

    if (w->is.due) {
        hints[n++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "read more", .must = true};
    }
    if (w->scroll.lines > w->scroll.rows) {
        hints[n++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "scroll"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return n;
}

const struct td_view_ops td_weeks_view = {
    .name = "Looking back",
    .state_size = sizeof(struct weeks),
    .open = weeks_open,
    .handle = weeks_handle,
    .draw = weeks_draw,
    .footer = weeks_footer,
    .keys = TD_PLACE_HISTORY,
};
