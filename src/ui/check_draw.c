#include "check.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/flow.h"

#define TEXT_COLS 76
#define SCALE_STEPS 11

static const struct td_question *question_of(const struct check *c)
{
    return &c->checklist->questions[c->order[c->question]];
}

static bool is_scale(const struct check *c)
{
    return c->mode == CHECK_QUESTION && question_of(c)->kind == TD_QUESTION_SCALE;
}

/* ---- layout: text above, choices below; the same walk draws and measures ---- */

struct page {
    struct td_canvas *canvas; /* NULL: only measure */
    const struct check *check;
    struct td_rect body;
    int target_y; /* looking for the choice at this row ... */
    int found;    /* ... which is this one, -1 */
    int selected; /* last row of the selected choice */
    int hidden;   /* rows above the window */
};

static struct td_rect body_of(const struct check *c)
{
    return td_widget_body(c->cols, c->rows, TEXT_COLS);
}

static void flow_choice(struct page *page, struct td_flow *flow, size_t index, const char *mark,
                        const char *text, enum td_role role)
{
    bool selected = index == page->check->list.selected;
    int from = flow->row;
    char lead[8];
    int y;

    td_str_format(lead, sizeof lead, "%s %s", selected ? "▸" : " ", mark);
    td_flow_text(flow, td_utf8_cols(mark) > 2 ? 6 : 5, lead, text,
                 selected ? TD_ROLE_SELECTED : role);
    y = page->body.y + from - flow->skip;
    if (selected && page->canvas != NULL && y >= page->body.y && y < page->body.y + page->body.h) {
        td_canvas_cursor(page->canvas, page->body.x, y);
    }
    if (selected) {
        page->selected = flow->row - 1;
    }
    for (int row = from; row < flow->row; row++) {
        if (page->body.y + row - flow->skip == page->target_y) {
            page->found = (int)index;
        }
    }
}

static void flow_intro(struct td_flow *flow)
{
    td_flow_text(flow, 0, NULL,
                 "This check compares what you answer with patterns that are described in "
                 "published material, and tells you why it says what it says.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "It is for learning. It cannot tell what is wrong with your knee. If you feel "
                 "ill, were hurt lately, or are unsure, see a clinician first.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "It begins with a few questions that need a person, not a program. Then come ten "
                 "quick ones, and more if you like. Your answers stay on this machine.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL, "Enter to begin.", TD_ROLE_ACCENT);
}

static void flow_age(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    char line[32];
    int y;

    td_flow_text(flow, 0, NULL, c->checklist->questions[c->age].text, TD_ROLE_TITLE);
    td_flow_blank(flow);
    td_str_format(line, sizeof line, "%s years", c->typed[0] != '\0' ? c->typed : "__");
    y = td_flow_take(flow, 1);
    if (y >= 0) {
        td_canvas_text(page->canvas, page->body.x, y, page->body.w, line, TD_ROLE_ACCENT);
        td_canvas_cursor(page->canvas, page->body.x + (int)strlen(c->typed), y);
    }
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL, "Type it and press Enter. Some of the first questions hang on it.",
                 TD_ROLE_DIM);
    if (c->note[0] != '\0') {
        td_flow_blank(flow);
        td_flow_text(flow, 0, NULL, c->note, TD_ROLE_WARNING);
    }
}

static void flow_gate(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    const struct td_gate *gate = &c->checklist->gates[c->gate];

    td_flow_text(flow, 0, NULL, gate->text, TD_ROLE_TITLE);
    td_flow_blank(flow);
    flow_choice(page, flow, 0, "1", "None of these is true for me", TD_ROLE_TEXT);
    flow_choice(page, flow, 1, "2", "Yes, at least one of them", TD_ROLE_TEXT);
    td_flow_blank(flow);
    for (size_t i = 0; i < gate->flag_count; i++) {
        td_flow_text(flow, 4, "  •", c->checklist->flags[gate->flags[i]].text, TD_ROLE_DIM);
    }
}

static void flow_tick(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    const struct td_gate *gate = &c->checklist->gates[c->gate];

    td_flow_text(flow, 0, NULL, "Which of them? Enter ticks a line.", TD_ROLE_TITLE);
    td_flow_blank(flow);
    for (size_t i = 0; i < gate->flag_count; i++) {
        bool ticked = c->draft->answers.flag[gate->flags[i]];

        flow_choice(page, flow, i, ticked ? "[x]" : "[ ]", c->checklist->flags[gate->flags[i]].text,
                    ticked ? TD_ROLE_DANGER : TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
    flow_choice(page, flow, gate->flag_count, "", "Done", TD_ROLE_TEXT);
}

static void flow_scale(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    int step = page->body.w >= SCALE_STEPS * 5 ? 5 : 3;
    int y = td_flow_take(flow, 1);
    int words = td_flow_take(flow, 1);

    for (int i = 0; i < SCALE_STEPS && y >= 0; i++) {
        bool selected = (size_t)i == c->list.selected;
        char number[8];

        td_str_format(number, sizeof number, step == 5 ? " %2d " : "%2d ", i);
        td_canvas_text(page->canvas, page->body.x + i * step, y, step, number,
                       selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        if (selected) {
            td_canvas_cursor(page->canvas, page->body.x + i * step, y);
        }
    }
    if (words >= 0) {
        td_canvas_text(page->canvas, page->body.x + 1, words, page->body.w, "none", TD_ROLE_DIM);
        td_canvas_text_right(page->canvas, page->body.x, words, SCALE_STEPS * step, "worst",
                             TD_ROLE_DIM);
    }
}

static void flow_question(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    const struct td_question *question = question_of(c);

    td_flow_text(flow, 0, NULL, question->text, TD_ROLE_TITLE);
    if (question->help != NULL) {
        td_flow_text(flow, 0, NULL, question->help, TD_ROLE_DIM);
    }
    for (size_t i = 0; i < question->item_count; i++) {
        td_flow_text(flow, 4, "  •", question->items[i], TD_ROLE_DIM);
    }
    td_flow_blank(flow);
    if (is_scale(c)) {
        flow_scale(page, flow);
    }
    for (size_t i = 0; i < question->answer_count && !is_scale(c); i++) {
        char number[4];

        td_str_format(number, sizeof number, "%d", (int)i + 1);
        flow_choice(page, flow, i, number, question->answers[i].text, TD_ROLE_TEXT);
    }
    if (c->show_why && question->why != NULL) {
        td_flow_blank(flow);
        td_flow_text(flow, 2, "▌", question->why, TD_ROLE_ACCENT);
    }
}

static void flow_offer(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;
    char text[96];

    td_flow_text(flow, 0, NULL, "That was the quick check.", TD_ROLE_TITLE);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "It can say something already. More answers make it surer, and some of them need "
                 "you to stand up or lie down.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_str_format(text, sizeof text, "Go on: %d questions left, about %d minutes",
                  (int)(c->order_count - c->quick_end),
                  (int)(c->order_count - c->quick_end + 3) / 4);
    flow_choice(page, flow, 0, "1", text, TD_ROLE_TEXT);
    flow_choice(page, flow, 1, "2", "See what can be said so far", TD_ROLE_TEXT);
}

static void answer_text(const struct check *c, size_t index, char *out, size_t size)
{
    const struct td_question *question = &c->checklist->questions[index];
    const struct td_answers *answers = &c->draft->answers;

    if (question->kind == TD_QUESTION_SCALE && answers->worst_pain >= 0) {
        td_str_format(out, size, "%d of 10", answers->worst_pain);
    } else if (question->kind != TD_QUESTION_SCALE && answers->choice[index] >= 0) {
        td_str_copy(out, size, question->answers[answers->choice[index]].text);
    } else {
        td_str_copy(out, size, "(not answered)");
    }
}

static void flow_review(struct page *page, struct td_flow *flow)
{
    const struct check *c = page->check;

    td_flow_text(flow, 0, NULL, "Your answers. Enter on a line changes it.", TD_ROLE_TITLE);
    td_flow_blank(flow);
    flow_choice(page, flow, 0, "", "All right: show the result", TD_ROLE_ACCENT);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->order_count; i++) {
        char answer[160];

        answer_text(c, c->order[i], answer, sizeof answer);
        flow_choice(page, flow, i + 1, "", c->checklist->questions[c->order[i]].text, TD_ROLE_TEXT);
        td_flow_text(flow, 7, NULL, answer, TD_ROLE_FOR);
    }
}

static void flow_mode(struct page *page, struct td_flow *flow)
{
    switch (page->check->mode) {
    case CHECK_INTRO:
        flow_intro(flow);
        break;
    case CHECK_AGE:
        flow_age(page, flow);
        break;
    case CHECK_GATE:
        flow_gate(page, flow);
        break;
    case CHECK_TICK:
        flow_tick(page, flow);
        break;
    case CHECK_QUESTION:
        flow_question(page, flow);
        break;
    case CHECK_OFFER:
        flow_offer(page, flow);
        break;
    case CHECK_REVIEW:
        flow_review(page, flow);
        break;
    }
}

/* Rows to leave out at the top so that the selected choice can be seen: found by
 * a walk that draws nothing. */
static int hidden_rows(struct page *page)
{
    struct td_flow flow;
    int most, wanted;

    page->target_y = -1;
    td_flow_init(&flow, NULL, page->body, 0);
    flow_mode(page, &flow);
    most = flow.row > page->body.h ? flow.row - page->body.h : 0;
    wanted = page->selected - page->body.h + 2;
    return wanted < 0 ? 0 : wanted < most ? wanted : most;
}

int check_choice_at(const struct check *check, int x, int y)
{
    struct page page = {.check = check, .body = body_of(check)};
    struct td_flow flow;

    if (is_scale(check)) {
        int step = page.body.w >= SCALE_STEPS * 5 ? 5 : 3;

        return x >= page.body.x && x < page.body.x + SCALE_STEPS * step ? (x - page.body.x) / step
                                                                        : -1;
    }
    page.hidden = hidden_rows(&page);
    page.found = -1;
    page.target_y = y;
    td_flow_init(&flow, NULL, page.body, page.hidden);
    flow_mode(&page, &flow);
    return page.found;
}

void check_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{TD_REQ_SELECT, "choose"},     {TD_REQ_LEFT, "back"},
                                           {TD_REQ_NOT_SURE, "not sure"}, {TD_REQ_SKIP, "skip"},
                                           {TD_REQ_WHY, "why"},           {TD_REQ_BACK, "leave"}};
    static const struct td_hint short_hints[] = {
        {TD_REQ_SELECT, "choose"}, {TD_REQ_LEFT, "back"}, {TD_REQ_BACK, "leave"}};
    const struct check *c = state;
    struct page page = {.check = c, .body = body_of(c), .target_y = -1, .found = -1};
    struct td_flow flow;
    char note[32] = "";
    bool question = c->mode == CHECK_QUESTION;

    if (question) {
        td_str_format(note, sizeof note, "%d of %d", (int)c->question + 1, (int)c->order_count);
    } else if (c->mode == CHECK_GATE || c->mode == CHECK_TICK || c->mode == CHECK_AGE) {
        td_str_copy(note, sizeof note, "first things first");
    }
    (void)td_widget_header(canvas, "Self-check", note);
    page.hidden = hidden_rows(&page);
    page.canvas = canvas;
    td_flow_init(&flow, canvas, page.body, page.hidden);
    flow_mode(&page, &flow);
    if (flow.row > page.hidden + page.body.h) {
        td_canvas_text_right(canvas, page.body.x, page.body.y + page.body.h, page.body.w,
                             "more below", TD_ROLE_DIM);
    }
    td_widget_hints(canvas, c->ui->keymap, question ? hints : short_hints,
                    question ? sizeof hints / sizeof hints[0]
                             : sizeof short_hints / sizeof short_hints[0]);
}
