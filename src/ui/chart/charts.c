/* The screen that shows the charts of the history, one at a time. */
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/dose_look_up.h"
#include "teardrop/core/plan/light.h"
#include "teardrop/ui/chart/chart.h"
#include "teardrop/ui/history/history.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define SAMPLE_WEEKS 12

struct charts {
    const struct td_ui *ui;
    const struct td_program *program; /* NULL: it cannot be read */
    struct td_chart chart;
    bool readable;
    char dose[160]; /* how much of what was planned was done; "" = nothing was */
    enum td_chart_kind kind;
    int part;  /* of the chart, where it takes several screens */
    int day;   /* of the session that is told in words, -1 = none */
    int fewer; /* weeks less than there is room for */
    struct td_history_argument open;
    int cols, rows;
};

static struct td_rect body_of(const struct charts *c)
{
    return td_frame_body(c->cols, c->rows, TD_CHART_COLS);
}

static int parts_of(const struct charts *c, enum td_chart_kind kind)
{
    return td_chart_parts(&c->chart, kind, body_of(c));
}

static void look_up(struct charts *c)
{
    const struct td_ui *ui = c->ui;
    struct td_limits limits = td_settings_limits(ui->settings);
    struct td_dose dose;

    c->dose[0] = '\0';
    if (td_dose_look_up(&ui->history, td_now(ui->date), TD_DOSE_DAYS, &dose) == TD_OK) {
        td_dose_text(&dose, c->dose, sizeof c->dose);
    }
    c->readable =
        td_chart_look_up(&ui->history, c->program, &limits, td_now(ui->date), &c->chart) == TD_OK;
    c->day = c->chart.sessions > 0 ? td_chart_session(&c->chart, c->chart.today + 1, -1) : -1;
}

static enum td_err charts_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct charts *c = state;

    (void)argument;
    (void)now;
    c->ui = ui;
    (void)ui->content.ops->program(ui->content.self, &c->program, NULL);
    look_up(c);
    return TD_OK;
}

/* In another size a chart may take fewer screens; back in the old one it is as it was. */
static int part_of(const struct charts *c)
{
    int parts = parts_of(c, c->kind);

    return c->part < parts ? c->part : parts - 1;
}

static struct td_reply turn(struct charts *c, int step)
{
    c->part = part_of(c) + step;
    if (c->part < 0 || c->part >= parts_of(c, c->kind)) {
        c->kind = (enum td_chart_kind)(((int)c->kind + step + TD_CHART_KINDS) % TD_CHART_KINDS);
        c->part = step > 0 ? 0 : parts_of(c, c->kind) - 1;
    }
    return td_reply_redraw();
}

/* "2 of 6", over the screens of all charts. */
static void say_place(const struct charts *c, char *out, size_t size)
{
    int at = part_of(c) + 1, all = 0;

    for (int kind = 0; kind < TD_CHART_KINDS; kind++) {
        int parts = parts_of(c, (enum td_chart_kind)kind);

        at += kind < (int)c->kind ? parts : 0;
        all += parts;
    }
    td_str_format(out, size, "%d of %d", at, all);
}

/* To the session before or after. */
static struct td_reply walk(struct charts *c, int step)
{
    int from = td_chart_first_shown(&c->chart, body_of(c), c->fewer);
    int day = td_chart_session(&c->chart, c->day, step);

    if (c->kind != TD_CHART_PAIN || c->day < 0 || day == c->day || day < from) {
        return td_reply_handled();
    }
    c->day = day;
    return td_reply_redraw();
}

/* Fewer weeks (1) or more (-1), between one and as many as have room. */
static struct td_reply widen(struct charts *c, int fewer)
{
    struct td_rect body = body_of(c);
    int from = td_chart_first_shown(&c->chart, body, c->fewer);
    int then = td_chart_first_shown(&c->chart, body, c->fewer + fewer);

    if (c->kind != TD_CHART_PAIN || c->fewer + fewer < 0 || then == from) {
        return td_reply_handled();
    }
    c->fewer += fewer;
    if (c->day >= 0 && c->day < then) {
        c->day = td_chart_session(&c->chart, then - 1, 1);
    }
    return td_reply_redraw();
}

static bool is_empty(const struct charts *c)
{
    return c->readable && c->chart.sessions == 0 && c->kind != TD_CHART_MEASURES;
}

/* Is a session told in words? */
static bool has_session(const struct charts *c)
{
    return c->readable && c->kind == TD_CHART_PAIN && c->day >= 0;
}

static struct td_reply open_session(struct charts *c)
{
    c->open = (struct td_history_argument){.day = c->chart.first_day + c->day};
    return td_reply_push(TD_VIEW_HISTORY, &c->open);
}

static struct td_reply charts_handle(void *state, const struct td_event *event)
{
    struct charts *c = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        switch (event->request) {
        case TD_REQ_BACK:
        case TD_REQ_CHARTS:
            return td_reply_pop();
        case TD_REQ_SELECT:
            return is_empty(c)      ? td_reply_push(TD_VIEW_CARD, NULL)
                   : has_session(c) ? open_session(c)
                                    : td_reply_handled();
        case TD_REQ_WEEKS:
            return td_reply_push(TD_VIEW_WEEKS, NULL);
        case TD_REQ_NEXT_LINK:
        case TD_REQ_PAGE_DOWN:
            return turn(c, 1);
        case TD_REQ_PREVIOUS_LINK:
        case TD_REQ_PAGE_UP:
            return turn(c, -1);
        case TD_REQ_RIGHT:
        case TD_REQ_LEFT:
            return walk(c, event->request == TD_REQ_RIGHT ? 1 : -1);
        case TD_REQ_MORE_REST:
        case TD_REQ_LESS_REST:
            return widen(c, event->request == TD_REQ_MORE_REST ? -1 : 1);
        default:
            return td_reply_handled();
        }
    case TD_EVENT_DAY: /* the axis ends today */
        look_up(c);
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        return turn(c, event->mouse.kind == TD_MOUSE_WHEEL_UP ? -1 : 1);
    default:
        return (struct td_reply){0};
    }
}

/* Twelve weeks as they may be: what will stand here, before there is anything. */
static void make_sample(const struct charts *c, struct td_chart *sample)
{
    static const int pains[] = {1, 2, 1, 3, 1, 0, 1, 2, 1, 0, 1, 1};

    *sample = c->chart;
    sample->first = td_max(0, sample->today - SAMPLE_WEEKS * 7);
    for (int day = sample->first, i = 0; day < sample->today; day++, i++) {
        if (i % 7 == 0 || i % 7 == 2 || i % 7 == 4) {
            int pain = pains[i / 2 % (int)(sizeof pains / sizeof *pains)];

            sample->days[day] =
                (struct td_chart_day){.sessions = 1,
                                      .pain = pain,
                                      .light = td_light_of_pain(&sample->limits, pain),
                                      .morning = -1,
                                      .level = -1,
                                      .reps = 16 + i / 7,
                                      .effort = -1};
            sample->days[day + 1].morning = pain / 2;
            sample->weeks[day / 7].sessions++;
            sample->weeks[day / 7].reps += 16 + i / 7;
            sample->sessions++;
        }
    }
}

/* A line in words, and below it, in grey, what a chart looks like. */
static void draw_empty(const struct charts *c, struct td_canvas *canvas, struct td_rect body)
{
    static struct td_chart sample; /* large; drawn from nowhere else */
    int rows;

    td_canvas_cursor(canvas, body.x, body.y);
    rows = td_canvas_wrap(canvas, body, 0,
                          "Nothing to draw yet. After some sessions their pain, reps and days "
                          "stand here, as in this example.",
                          TD_ROLE_TITLE) +
           1;

    body.y += rows;
    body.h -= rows;
    if (body.h >= 8) {
        make_sample(c, &sample);
        td_chart_draw(&sample, c->kind, &(struct td_chart_look){.day = -1, .grey = true}, canvas,
                      body);
        td_canvas_role(canvas, body, TD_ROLE_DIM);
    }
}

static void charts_draw(const void *state, struct td_canvas *canvas)
{
    const struct charts *c = state;
    struct td_rect body = body_of(c);
    const char *trouble = c->ui->history.ops->trouble(c->ui->history.self);
    char note[32];

    say_place(c, note, sizeof note);
    td_frame_head(canvas, td_chart_title(c->kind), note);
    if (!c->readable) {
        td_canvas_wrap(canvas, body, 0, trouble != NULL ? trouble : "The history cannot be read.",
                       TD_ROLE_WARNING);
        td_canvas_cursor(canvas, body.x, body.y);
    } else if (is_empty(c)) {
        draw_empty(c, canvas, body);
    } else {
        if (c->kind == TD_CHART_REPS && c->dose[0] != '\0' && body.h >= 12) {
            int rows = td_canvas_wrap(canvas, body, 0, c->dose, TD_ROLE_TEXT) + 1;

            body.y += rows;
            body.h -= rows;
        }
        td_chart_draw(&c->chart, c->kind,
                      &(struct td_chart_look){part_of(c), c->day, c->fewer, false}, canvas, body);
    }
    if (canvas->cursor_x < 0) { /* where a chart has no room for words: what it is */
        td_canvas_cursor(canvas, body.x, 0);
    }
}

static size_t charts_footer(const void *state, struct td_hint *hints)
{
    const struct charts *c = state;
    size_t count = 0;

    if (is_empty(c)) {
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "first session"};
    }
    if (has_session(c)) {
        hints[count++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "session"};
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "open it"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_NEXT_LINK, .text = "next chart"};
    if (c->kind == TD_CHART_PAIN && c->day >= 0) {
        hints[count++] = (struct td_hint){
            .request = TD_REQ_MORE_REST, .also = TD_REQ_LESS_REST, .text = "more, fewer weeks"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_WEEKS, .text = "looking back"};
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

const struct td_view_ops td_charts_view = {
    .name = "Charts",
    .state_size = sizeof(struct charts),
    .open = charts_open,
    .handle = charts_handle,
    .draw = charts_draw,
    .footer = charts_footer,
    .keys = TD_PLACE_CHARTS,
};
