/* All answers on one page; any of them can be changed. */
#include <ctype.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define NAME_COLS 26
#define NAME_COLS_NARROW 18

struct td_reply td_check_choose_review_line(struct td_check_screen *c)
{
    static const enum td_check_mode modes[] = {
        [REVIEW_AGE] = CHECK_AGE, [REVIEW_GATE] = CHECK_GATE, [REVIEW_QUESTION] = CHECK_QUESTION};
    const struct td_check_review_line *entry = &c->review[c->list.selected];

    switch (entry->kind) {
    case REVIEW_RESULT:
        return td_check_finish(c);
    case REVIEW_GO_ON:
        c->draft->course.offered = true;
        return td_check_go_on(c);
    default:
        c->from_review = true;
        return td_check_enter(c, modes[entry->kind], entry->index);
    }
}

/* ---- drawing ---- */

static const char *not_answered(const struct td_check_screen *c, size_t question)
{
    const struct td_course *course = &c->draft->course;

    if (course->answers.choice[question] == TD_ANSWER_LATER) {
        return "later";
    }
    if (!td_question_open(c->checklist, &course->answers, question)) {
        return "does not apply";
    }
    if (td_check_place(c, question) >= 0) {
        return "left out";
    }
    return td_question_matters(c->checklist, &course->answers, question)
               ? "not asked yet"
               : "not needed: no answer could change the result";
}

static void gate_text(const struct td_check_screen *c, size_t index, char *out, size_t size)
{
    int ticked = td_check_ticked(c, index);

    if (ticked == 0) {
        td_str_copy(out, size, "none of these");
    } else {
        td_str_format(out, size, "%d ticked", ticked);
    }
}

/* "Stairs ............ they hurt a little": name and answer in two columns. */
static void flow_answer(struct td_check_page *page, struct td_flow *flow, size_t index,
                        const char *name, const char *answer)
{
    char mark[160];
    int name_cols = flow->rect.w >= 56 ? NAME_COLS : NAME_COLS_NARROW;

    td_str_copy(mark, sizeof mark, name);
    for (int cols = td_utf8_cols(name); cols < name_cols; cols++) {
        td_str_append(mark, sizeof mark, "%s", cols == td_utf8_cols(name) ? " " : "·");
    }
    td_check_flow_marked(page, flow, index, name_cols + 3, mark, answer, TD_ROLE_TEXT);
}

static void flow_heading(struct td_flow *flow, const char *text)
{
    char capitals[80];
    size_t i = 0;

    for (; text[i] != '\0' && i + 1 < sizeof capitals; i++) {
        capitals[i] = (char)toupper((unsigned char)text[i]);
    }
    capitals[i] = '\0';
    td_flow_text(flow, 0, NULL, capitals, TD_ROLE_HEADING);
}

static void flow_line(struct td_check_page *page, struct td_flow *flow, size_t index)
{
    const struct td_check_screen *c = page->check;
    const struct td_check_review_line *entry = &c->review[index];
    char answer[200];

    switch (entry->kind) {
    case REVIEW_RESULT:
        td_check_flow_choice(page, flow, index, "", "All right: show the result", TD_ROLE_ACCENT);
        break;
    case REVIEW_GO_ON:
        td_str_format(answer, sizeof answer, "Go on: %d question%s left", (int)c->left,
                      c->left == 1 ? "" : "s");
        td_check_flow_choice(page, flow, index, "", answer, TD_ROLE_ACCENT);
        break;
    case REVIEW_AGE:
        td_flow_blank(flow);
        flow_heading(flow, "Safety");
        td_answers_text(c->checklist, &c->draft->course.answers, c->age, answer, sizeof answer);
        flow_answer(page, flow, index, c->checklist->questions[c->age].name, answer);
        break;
    case REVIEW_GATE:
        gate_text(c, entry->index, answer, sizeof answer);
        flow_answer(page, flow, index, c->checklist->gates[entry->index].name, answer);
        break;
    case REVIEW_QUESTION:
        if (entry->title != NULL) {
            td_flow_blank(flow);
            flow_heading(flow, entry->title);
        }
        td_answers_text(c->checklist, &c->draft->course.answers, entry->index, answer,
                        sizeof answer);
        flow_answer(page, flow, index, c->checklist->questions[entry->index].name,
                    answer[0] != '\0' ? answer : not_answered(c, entry->index));
        break;
    }
}

/* What the answers come to so far: what they raise, and what they lean towards. */
static void flow_so_far(const struct td_check_screen *c, struct td_flow *flow)
{
    char line[240];

    for (size_t i = 0; i < c->result.flag_count; i++) {
        if (!c->result.flags[i].ticked) {
            td_flow_text(flow, 2, "!", c->result.flags[i].text, TD_ROLE_WARNING);
        }
    }
    td_check_lean_words(c->checklist, &c->result, line, sizeof line);
    if (line[0] != '\0') {
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
}

void td_check_flow_review(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;

    td_flow_text(flow, 0, NULL, "Your answers. Enter on a line changes it.", TD_ROLE_TITLE);
    flow_so_far(c, flow);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->review_count; i++) {
        flow_line(page, flow, i);
    }
}
