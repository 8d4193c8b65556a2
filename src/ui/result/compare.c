/* Two self-checks side by side: what changed in the answers, and in what they
 * fit. */
#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/why.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/result/result.h"

#define GAP_COLS 2

struct compare {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    struct td_check_record before, after;
    struct td_comparison comparison;
    struct td_scroll scroll;
    int cols, rows;
    struct td_rect body;
};

/* ---- words ---- */

static void result_text(const struct compare *c, const struct td_check_record *record, char *out,
                        size_t size)
{
    static const char *const texts[] = {"needed a person first", "not enough answers", "no pattern",
                                        "", ""};

    td_str_copy(out, size, record->goal == TD_GOAL_STRENGTH ? "no pain, to get stronger" : "");
    if (record->named_count == 0 && out[0] == '\0') {
        td_str_copy(out, size, texts[record->outcome]);
    }
    for (int i = 0; i < record->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "",
                      td_checklist_cause_name(c->checklist, record->named[i]));
    }
}

static void answer_text(const struct compare *c, const char *question, const char *answer,
                        char *out, size_t size)
{
    if (answer == NULL || td_str_equal(answer, TD_ANSWER_SKIPPED_ID)) {
        td_str_copy(out, size, "(not asked)");
    } else {
        td_record_answer_words(c->checklist, question, answer, out, size);
    }
}

/* ---- drawing ---- */

/* Two texts in two columns, as high as the higher of them. */
static void flow_pair(struct td_flow *flow, const char *left, const char *right,
                      enum td_role left_role, enum td_role right_role)
{
    int half = (flow->rect.w - GAP_COLS) / 2;
    int from = flow->row, end;
    struct td_rect rect = flow->rect;

    flow->rect.w = half;
    td_flow_text(flow, 0, NULL, left, left_role);
    end = flow->row;
    flow->row = from;
    flow->rect.x += half + GAP_COLS;
    td_flow_text(flow, 0, NULL, right, right_role);
    flow->row = td_max(end, flow->row);
    flow->rect = rect;
}

static void flow_heads(const struct compare *c, struct td_flow *flow)
{
    int64_t today = td_instant_local_day(td_now(c->ui->date));
    char left[300], right[300];

    td_day_words(td_instant_local_day(c->before.done), today, left);
    td_day_words(td_instant_local_day(c->after.done), today, right);
    flow_pair(flow, left, right, TD_ROLE_HEADING, TD_ROLE_HEADING);
    result_text(c, &c->before, left, sizeof left);
    result_text(c, &c->after, right, sizeof right);
    flow_pair(flow, left, right, TD_ROLE_TITLE, TD_ROLE_TITLE);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 c->comparison.same_named ? "The result is the same both times."
                                          : "The result has changed.",
                 TD_ROLE_TEXT);
    if (!c->comparison.same_version) {
        td_flow_text(flow, 0, NULL,
                     "The questions changed between the two, so part of this may be their doing.",
                     TD_ROLE_WARNING);
    }
    td_flow_blank(flow);
}

static const char *flag_text(const struct compare *c, const char *id)
{
    int flag = td_checklist_flag(c->checklist, id);

    return flag >= 0 ? c->checklist->flags[flag].text : id;
}

static void flow_flags(const struct compare *c, struct td_flow *flow)
{
    const struct td_comparison *found = &c->comparison;

    for (size_t i = 0; i < found->gone_count; i++) {
        flow_pair(flow, flag_text(c, found->flags_gone[i]), "(no longer ticked)", TD_ROLE_WARNING,
                  TD_ROLE_DIM);
    }
    for (size_t i = 0; i < found->new_count; i++) {
        flow_pair(flow, "(not ticked)", flag_text(c, found->flags_new[i]), TD_ROLE_DIM,
                  TD_ROLE_WARNING);
    }
    if (found->gone_count + found->new_count > 0) {
        td_flow_blank(flow);
    }
}

static void flow_answers(const struct compare *c, struct td_flow *flow)
{
    const struct td_comparison *found = &c->comparison;
    char left[240], right[240], line[80];

    for (size_t i = 0; i < found->answer_count; i++) {
        const struct td_difference *difference = &found->answers[i];

        td_flow_text(flow, 0, NULL, td_checklist_question_name(c->checklist, difference->question),
                     TD_ROLE_DIM);
        answer_text(c, difference->question, difference->before, left, sizeof left);
        answer_text(c, difference->question, difference->after, right, sizeof right);
        flow_pair(flow, left, right, TD_ROLE_TEXT, TD_ROLE_TEXT);
    }
    if (found->answer_count > 0) {
        td_flow_blank(flow);
    }
    td_str_format(line, sizeof line, "%d answer%s the same both times.", (int)found->same_answers,
                  found->same_answers == 1 ? " is" : "s are");
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
}

static int flow_page(const struct compare *c, struct td_canvas *canvas)
{
    struct td_flow flow;

    td_flow_init(&flow, canvas, c->body, c->scroll.top);
    flow_heads(c, &flow);
    flow_flags(c, &flow);
    flow_answers(c, &flow);
    return flow.row;
}

/* ---- events ---- */

static enum td_err compare_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    const struct td_compare_argument *given = argument;
    struct compare *c = state;
    const struct td_history_port *history = &ui->history;
    enum td_err err = ui->content.ops->checklist(ui->content.self, &c->checklist, NULL);

    (void)now;
    c->ui = ui;
    if (err == TD_OK) {
        err = history->ops->load_check(history->self, given->before, &c->before);
    }
    if (err == TD_OK) {
        err = history->ops->load_check(history->self, given->after, &c->after);
    }
    if (err == TD_OK) {
        td_check_compare(&c->before, &c->after, &c->comparison);
    }
    return err;
}

static struct td_reply compare_handle(void *state, const struct td_event *event)
{
    struct compare *c = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        c->body = td_frame_body(c->cols, c->rows, TD_FRAME_COLS);
        c->scroll.rows = c->body.h;
        c->scroll.lines = flow_page(c, NULL);
        td_scroll_settle(&c->scroll);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        if (event->request == TD_REQ_BACK || event->request == TD_REQ_LEFT) {
            return td_reply_pop();
        }
        return td_reply_moved(td_scroll_move(&c->scroll, event->request));
    case TD_EVENT_MOUSE:
        return td_reply_moved(td_scroll_wheel(&c->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

static void compare_draw(const void *state, struct td_canvas *canvas)
{
    const struct compare *c = state;

    td_frame_head(canvas, "Two self-checks", "");
    (void)flow_page(c, canvas);
    td_scroll_bar(canvas, c->body, &c->scroll);
}

static size_t compare_footer(const void *state, struct td_hint *hints)
{
    const struct compare *c = state;
    size_t n = 0;

    if (c->scroll.lines > c->scroll.rows) {
        hints[n++] = (struct td_hint){.request = TD_REQ_DOWN, .text = "more"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_BACK, .text = "close", .must = true};
    return n;
}

const struct td_view_ops td_compare_view = {
    .name = "Two self-checks",
    .state_size = sizeof(struct compare),
    .open = compare_open,
    .handle = compare_handle,
    .footer = compare_footer,
    .draw = compare_draw,
    .keys = TD_PLACE_HISTORY,
};
