/* The result of a self-check: red flags first, then what the answers fit, why,
 * what else shares the signs, what to do, and where to begin. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/ui/flow.h"
#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

#define TEXT_COLS 84
#define BAR_COLS 6 /* two columns a point of weight */
#define LINKS_MAX 6

struct link {
    const char *text;
    const char *page;  /* primer page, or */
    const char *level; /* level to train, or neither: change answers */
};

struct result {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    struct td_answers answers;
    struct td_check_result result;
    struct td_scroll scroll;
    struct link links[LINKS_MAX];
    size_t link_count;
    int link;             /* selected, -1 = none */
    const char *not_kept; /* why the check was not kept; NULL = it was */
    int cols, rows;
    struct td_rect body;
};

/* ---- parts of the page ---- */

static void flow_flags(const struct result *r, struct td_flow *flow)
{
    for (size_t i = 0; i < r->result.flag_count; i++) {
        const struct td_raised_flag *raised = &r->result.flags[i];
        enum td_role role =
            raised->urgency >= TD_URGENCY_SAME_DAY ? TD_ROLE_DANGER : TD_ROLE_WARNING;

        td_flow_text(flow, 2, "!", r->checklist->flags[raised->flag].text, TD_ROLE_TEXT);
        td_flow_text(flow, 2, NULL, raised->action, role);
        td_flow_blank(flow);
    }
}

static void flow_stop(const struct result *r, struct td_flow *flow)
{
    char line[80];

    td_str_format(line, sizeof line, "Stop here. This needs a person, %s.",
                  td_urgency_when(r->result.urgency));
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DANGER);
    td_flow_blank(flow);
    flow_flags(r, flow);
    td_flow_text(flow, 0, NULL,
                 "No causes are shown, since this comes first. Training stays closed until you "
                 "record that a clinician has looked at it: on the home screen, press c.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
}

/* One answer as a bar: for to the right, against to the left of the middle. */
static void flow_reason(const struct result *r, struct td_flow *flow,
                        const struct td_reason *reason)
{
    int side = BAR_COLS + 1;
    int row = flow->row;
    char text[256];
    int weight = reason->weight;
    int y;

    td_reason_text(r->checklist, reason, text, sizeof text);
    td_flow_text(flow, 2 * side + 2, NULL, text, TD_ROLE_TEXT);
    y = row - flow->skip;
    if (flow->canvas == NULL || y < 0 || y >= flow->rect.h) {
        return;
    }
    y += flow->rect.y;
    td_canvas_put(flow->canvas, flow->rect.x + side, y, 0x2502, TD_ROLE_BORDER);
    for (int i = 0; i < (weight < 0 ? -weight : weight) * BAR_COLS / 3 && i < BAR_COLS; i++) {
        td_canvas_put(flow->canvas, flow->rect.x + side + (weight > 0 ? 1 + i : -1 - i), y, 0x2588,
                      weight > 0 ? TD_ROLE_FOR : TD_ROLE_AGAINST);
    }
}

static void flow_reasons(const struct result *r, struct td_flow *flow, const struct td_score *score)
{
    int side = BAR_COLS + 1;
    int y = td_flow_take(flow, 1);

    if (y >= 0) {
        td_canvas_text_right(flow->canvas, flow->rect.x, y, side, "against", TD_ROLE_AGAINST);
        td_canvas_text(flow->canvas, flow->rect.x + side + 1, y, side, "for", TD_ROLE_FOR);
    }
    for (size_t i = 0; i < score->reason_count; i++) {
        flow_reason(r, flow, &score->reasons[i]);
    }
    td_flow_blank(flow);
}

static void flow_named(const struct result *r, struct td_flow *flow)
{
    char line[240];

    td_check_headline(r->checklist, &r->result, line, sizeof line);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_flow_blank(flow);
    for (size_t i = 0; i < r->result.named_count; i++) {
        const struct td_cause *cause = &r->checklist->causes[r->result.named[i]];
        const struct td_score *score = td_check_score(&r->result, r->result.named[i]);

        td_flow_text(flow, 2, "▸", cause->name, TD_ROLE_ACCENT);
        td_flow_text(flow, 2, NULL, cause->meaning, TD_ROLE_TEXT);
        td_flow_blank(flow);
        if (score != NULL) {
            flow_reasons(r, flow, score);
        }
        td_flow_text(flow, 2, NULL, cause->advice, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    if (r->result.outcome == TD_OUTCOME_PATTERN_ONLY) {
        td_flow_text(flow, 0, NULL,
                     "No single contributor stands out among your answers. That is common, and "
                     "the plan is the same.",
                     TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    td_flow_text(flow, 0, NULL,
                 "This is a place to begin from, not a finding. A clinician may see it "
                 "differently.",
                 TD_ROLE_DIM);
    td_flow_blank(flow);
}

static void flow_others(const struct result *r, struct td_flow *flow)
{
    bool any = false;

    for (int layer = 0; layer < 2; layer++) {
        const struct td_score *scores = layer == 0 ? r->result.patterns : r->result.contributors;
        size_t count = layer == 0 ? r->result.pattern_count : r->result.contributor_count;

        for (size_t i = 0; i < count; i++) {
            if (!td_check_is_other(r->checklist, &r->result, &scores[i])) {
                continue;
            }
            if (!any) {
                td_flow_text(flow, 0, NULL, "Others that share some of these signs", TD_ROLE_TITLE);
                any = true;
            }
            td_flow_text(flow, 2, "•", r->checklist->causes[scores[i].cause].name, TD_ROLE_TEXT);
        }
    }
    if (any) {
        td_flow_blank(flow);
    }
}

static void flow_outcome(const struct result *r, struct td_flow *flow)
{
    char line[200];

    switch (r->result.outcome) {
    case TD_OUTCOME_STOP:
        flow_stop(r, flow);
        return;
    case TD_OUTCOME_NOT_ENOUGH:
        td_str_format(line, sizeof line,
                      "Not enough answers yet: %d of the %d it takes to name anything.",
                      r->result.scored, TD_CHECK_MIN_ANSWERS);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
        td_flow_blank(flow);
        break;
    case TD_OUTCOME_NO_PATTERN:
        td_flow_text(flow, 0, NULL, "Your answers do not fit any one pattern well.", TD_ROLE_TITLE);
        td_flow_text(flow, 0, NULL,
                     "That is common. The general plan suits most sore kneecaps; if it bothers "
                     "you, a clinician can look further.",
                     TD_ROLE_TEXT);
        td_flow_blank(flow);
        break;
    default:
        flow_named(r, flow);
        break;
    }
    if (r->result.flag_count > 0) {
        td_flow_text(flow, 0, NULL, "To be looked at", TD_ROLE_TITLE);
        flow_flags(r, flow);
    }
    if (r->result.named_count > 0) {
        flow_others(r, flow);
    }
    if (r->result.urgency != TD_URGENCY_NONE && r->result.flag_count == 0) {
        td_str_format(line, sizeof line, "Have it looked at %s.",
                      td_urgency_when(r->result.urgency));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_WARNING);
        td_flow_blank(flow);
    }
}

static void flow_training(const struct result *r, struct td_flow *flow)
{
    static const char *const heads[] = {"Training is open", "Training is open, within limits",
                                        "Training is closed"};
    static const enum td_role roles[] = {TD_ROLE_GOOD, TD_ROLE_WARNING, TD_ROLE_DANGER};
    char line[160];

    td_flow_text(flow, 0, NULL, heads[r->result.training], roles[r->result.training]);
    if (r->result.start_level != NULL && r->result.max_level != NULL) {
        td_str_format(line, sizeof line, "Begin at %s; go no higher than %s for now.",
                      r->result.start_level, r->result.max_level);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    td_flow_text(flow, 0, NULL, r->result.why, TD_ROLE_TEXT);
    td_flow_blank(flow);
}

static int flow_page(const struct result *r, struct td_canvas *canvas, int *link_row)
{
    struct td_flow flow;

    td_flow_init(&flow, canvas, r->body, r->scroll.top);
    flow_outcome(r, &flow);
    flow_training(r, &flow);
    for (size_t i = 0; i < r->link_count; i++) {
        bool selected = (int)i == r->link;
        int y = flow.row - r->scroll.top;

        if (selected && link_row != NULL) {
            *link_row = flow.row;
        }
        if (selected && canvas != NULL && y >= 0 && y < r->body.h) {
            td_canvas_cursor(canvas, r->body.x, r->body.y + y);
        }
        td_flow_text(&flow, 2, "→", r->links[i].text, selected ? TD_ROLE_SELECTED : TD_ROLE_LINK);
    }
    if (r->not_kept != NULL) {
        td_flow_blank(&flow);
        td_flow_text(&flow, 0, NULL, "This check is not kept:", TD_ROLE_WARNING);
        td_flow_text(&flow, 0, NULL, r->not_kept, TD_ROLE_TEXT);
    }
    return flow.row;
}

/* ---- events ---- */

static void add_link(struct result *r, const char *text, const char *page, const char *level)
{
    if (r->link_count < LINKS_MAX) {
        r->links[r->link_count++] = (struct link){text, page, level};
    }
}

static void make_links(struct result *r)
{
    for (size_t i = 0; i < r->result.named_count; i++) {
        const struct td_cause *cause = &r->checklist->causes[r->result.named[i]];
        bool again = i == 1 && r->links[0].page != NULL && cause->page != NULL &&
                     td_str_equal(r->links[0].page, cause->page);

        if (cause->page != NULL && !again) {
            add_link(r, i == 0 ? "Read about it" : "Read about the second one", cause->page, NULL);
        }
    }
    if (r->result.training != TD_TRAINING_CLOSED && r->result.start_level != NULL) {
        add_link(r, "Train at the level to begin with", NULL, r->result.start_level);
    }
    add_link(r, "Change answers", NULL, NULL);
}

static void keep(struct result *r)
{
    const struct td_history_port *history = &r->ui->history;
    struct td_check_record record;

    memset(&record, 0, sizeof record);
    td_check_record_of(r->checklist, &r->answers, &r->result, &record);
    history->ops->new_id(history->self, record.uuid);
    record.done = r->ui->wall.now(r->ui->wall.self);
    if (history->ops->save_check(history->self, &record) != TD_OK) {
        const char *trouble = history->ops->trouble(history->self);

        r->not_kept = trouble != NULL ? trouble : "the reason is not known";
    }
}

static enum td_err result_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_result_argument *given = argument;
    struct result *r = state;
    const struct td_problems *problems = NULL;
    enum td_err err = ui->content.ops->checklist(ui->content.self, &r->checklist, &problems);

    (void)now;
    if (err != TD_OK) {
        return err;
    }
    r->ui = ui;
    r->answers = *given->answers;
    r->link = -1;
    td_check_evaluate(r->checklist, &r->answers, &r->result);
    make_links(r);
    keep(r);
    return TD_OK;
}

static void lay_out(struct result *r)
{
    r->body = td_widget_body(r->cols, r->rows, TEXT_COLS);
    r->scroll.rows = r->body.h;
    r->scroll.lines = flow_page(r, NULL, NULL);
    td_scroll_settle(&r->scroll);
}

static void select_link(struct result *r, int step)
{
    int count = (int)r->link_count, row = 0;

    r->link = r->link < 0 ? (step > 0 ? 0 : count - 1) : (r->link + step + count) % count;
    (void)flow_page(r, NULL, &row);
    if (row < r->scroll.top || row >= r->scroll.top + r->scroll.rows) {
        r->scroll.top = row - r->scroll.rows + 1;
        td_scroll_settle(&r->scroll);
    }
}

static struct td_reply follow(const struct result *r, const struct link *link)
{
    if (link->page != NULL) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_PUSH,
                                 .next = &td_primer_view,
                                 .argument = link->page};
    }
    if (link->level != NULL) {
        r->ui->draft->begun = false;
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE,
                                 .next = &td_card_view,
                                 .argument = link->level};
    }
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE, .next = &td_check_view};
}

static struct td_reply result_key(struct result *r, enum td_request request)
{
    static const struct td_reply redraw = {.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};

    switch (request) {
    case TD_REQ_BACK:
        r->ui->draft->begun = false; /* it is done; the next check begins anew */
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
    case TD_REQ_CHANGE:
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE,
                                 .next = &td_check_view};
    case TD_REQ_NEXT_LINK:
    case TD_REQ_RIGHT:
        select_link(r, 1);
        return redraw;
    case TD_REQ_PREVIOUS_LINK:
    case TD_REQ_LEFT:
        select_link(r, -1);
        return redraw;
    case TD_REQ_SELECT:
        if (r->link >= 0) {
            return follow(r, &r->links[r->link]);
        }
        select_link(r, 1);
        return redraw;
    default:
        return td_scroll_move(&r->scroll, request) ? redraw
                                                   : (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
}

static struct td_reply result_handle(void *state, const struct td_event *event)
{
    struct result *r = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        r->cols = event->cols;
        r->rows = event->rows;
        lay_out(r);
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
    case TD_EVENT_KEY:
        return result_key(r, event->request);
    case TD_EVENT_MOUSE:
        if (event->mouse.kind == TD_MOUSE_CLICK) {
            return (struct td_reply){.flags = TD_REPLY_HANDLED};
        }
        return result_key(r, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
    default:
        return (struct td_reply){0};
    }
}

static void result_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{TD_REQ_DOWN, "scroll"},
                                           {TD_REQ_NEXT_LINK, "what next"},
                                           {TD_REQ_CHANGE, "change answers"},
                                           {TD_REQ_BACK, "close"}};
    const struct result *r = state;

    (void)td_widget_header(canvas, "Self-check: result", r->checklist->version);
    (void)flow_page(r, canvas, NULL);
    td_widget_scrollbar(canvas, (struct td_rect){r->body.x + r->body.w, r->body.y, 1, r->body.h},
                        &r->scroll);
    td_widget_hints(canvas, r->ui->keymap, hints, sizeof hints / sizeof hints[0]);
}

static unsigned result_place(const void *state)
{
    (void)state;
    return TD_PLACE_CHECK | TD_PLACE_PRIMER; /* links are walked as in the primer */
}

const struct td_view_ops td_result_view = {
    .name = "Result",
    .state_size = sizeof(struct result),
    .open = result_open,
    .handle = result_handle,
    .draw = result_draw,
    .place = result_place,
};
