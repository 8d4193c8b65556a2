/* The charts of the history, one at a time. */
#include "teardrop/base/str.h"
#include "teardrop/ui/chart.h"
#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

struct charts {
    const struct td_ui *ui;
    struct td_chart chart;
    bool readable;
    enum td_chart_kind kind;
    int cols, rows;
};

static enum td_err charts_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct charts *c = state;
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_safety safety;

    (void)argument;
    (void)now;
    c->ui = ui;
    td_settings_safety(ui->settings, &safety);
    (void)ui->content.ops->program(ui->content.self, &program, &problems);
    c->readable = td_chart_look_up(&ui->history, program, &safety, ui->wall.now(ui->wall.self),
                                   &c->chart) == TD_OK;
    return TD_OK;
}

static struct td_reply turn(struct charts *c, int step)
{
    c->kind = (enum td_chart_kind)(((int)c->kind + step + TD_CHART_KINDS) % TD_CHART_KINDS);
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
}

static struct td_reply charts_handle(void *state, const struct td_event *event)
{
    struct charts *c = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        c->cols = event->cols;
        c->rows = event->rows;
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
    case TD_EVENT_KEY:
        switch (event->request) {
        case TD_REQ_BACK:
        case TD_REQ_CHARTS:
            return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
        case TD_REQ_RIGHT:
        case TD_REQ_DOWN:
        case TD_REQ_SELECT:
            return turn(c, 1);
        case TD_REQ_LEFT:
        case TD_REQ_UP:
            return turn(c, -1);
        default:
            return (struct td_reply){.flags = TD_REPLY_HANDLED};
        }
    case TD_EVENT_MOUSE:
        return turn(c, event->mouse.kind == TD_MOUSE_WHEEL_UP ? -1 : 1);
    default:
        return (struct td_reply){0};
    }
}

static void charts_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {
        {TD_REQ_RIGHT, "next chart"}, {TD_REQ_LEFT, "before"}, {TD_REQ_BACK, "back"}};
    const struct charts *c = state;
    struct td_rect body = td_widget_body(c->cols, c->rows, c->cols);
    const char *trouble = c->ui->history.ops->trouble(c->ui->history.self);
    char note[16];

    td_str_format(note, sizeof note, "%d of %d", (int)c->kind + 1, TD_CHART_KINDS);
    (void)td_widget_header(canvas, td_chart_title(c->kind), note);
    if (!c->readable) {
        td_canvas_wrap(canvas, body, 0, trouble != NULL ? trouble : "The history cannot be read.",
                       TD_ROLE_WARNING);
    } else if (c->chart.sessions == 0) {
        td_canvas_wrap(canvas, body, 0,
                       "Nothing to draw yet. After some sessions their pain, reps and days stand "
                       "here.",
                       TD_ROLE_TEXT);
    } else {
        td_chart_draw(&c->chart, c->kind, canvas, body);
    }
    td_widget_hints(canvas, c->ui->keymap, hints, sizeof hints / sizeof hints[0]);
}

static unsigned charts_place(const void *state)
{
    (void)state;
    return TD_PLACE_HISTORY;
}

const struct td_view_ops td_charts_view = {
    .name = "Charts",
    .state_size = sizeof(struct charts),
    .open = charts_open,
    .handle = charts_handle,
    .draw = charts_draw,
    .place = charts_place,
};
