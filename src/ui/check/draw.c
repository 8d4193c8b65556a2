/* The words of each page of the self-check, on the screen and as lines: text above, choices below.
 */
#include "state.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/check/why.h"
#include "teardrop/ui/check/print.h"

static void flow_intro(struct td_check_page *page, struct td_flow *flow)
{
    static const char *const texts[CHECK_START_OPTIONS] = {
        NULL, "Begin: something hurts, or worries me", "Nothing hurts: I want to get stronger"};
    const struct td_check_screen *c = page->check;
    bool waits = c->go_on[0] != '\0';

    td_flow_text(flow, 0, NULL,
                 "This check compares what you answer with patterns that are described in "
                 "published material, and tells you why it says what it says.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "It is for learning. It cannot tell what is wrong with your knee. If you feel "
                 "ill, were hurt lately, or are unsure, see a clinician first. Your answers stay "
                 "on this machine.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->list.count; i++) {
        const char *text =
            c->start_options[i] == CHECK_GO_ON ? c->go_on : texts[c->start_options[i]];
        char number[4];

        td_str_format(number, sizeof number, "%d", (int)i + 1);
        td_check_flow_choice(
            page, flow, i, number,
            waits && c->start_options[i] == CHECK_SORE ? "Begin anew: something hurts" : text,
            TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
    td_flow_text(
        flow, 0, NULL,
        "First come a few questions that need a person, not a program. Then about "
        "fifteen quick ones, and more if you like. You can leave at any time; it waits for "
        "you.",
        TD_ROLE_DIM);
}

static void flow_age(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    char line[32];
    int y;

    td_flow_text(flow, 0, NULL, c->checklist->questions[c->age].text, TD_ROLE_TITLE);
    td_flow_blank(flow);
    td_str_format(line, sizeof line, "%s years", c->typed[0] != '\0' ? c->typed : "__");
    y = td_flow_take(flow, 1); /* line mode has a prompt of its own */
    if (y >= 0) {
        if (!c->field.asking) {
            td_canvas_text(page->canvas, flow->rect.x, y, flow->rect.w, line, TD_ROLE_ACCENT);
        }
        (void)td_field_draw_bare(&c->field, page->canvas, flow->rect.x, y, flow->rect.w,
                                 TD_ROLE_ACCENT);
    }
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "Type it and press Enter. Some of the first questions depend on it.", TD_ROLE_DIM);
}

/* Under 16 in years; a band alone is taken for under 16 as well. */
static bool is_young(const struct td_check_screen *c)
{
    const struct td_answers *answers = &c->draft->course.answers;
    int band = answers->choice[c->age];

    if (answers->age_years >= 0) {
        return answers->age_years < TD_CHECK_ADULT;
    }
    return band >= 0 && c->checklist->questions[c->age].answers[band].years_from > 0 &&
           c->checklist->questions[c->age].answers[band].years_from < TD_CHECK_ADULT;
}

static void flow_gate(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    const struct td_gate *gate = &c->checklist->gates[c->at];

    if (is_young(c)) {
        td_flow_text(flow, 0, NULL,
                     "Under 16 this is for information only. Go through it with a parent.",
                     TD_ROLE_WARNING);
        td_flow_blank(flow);
    }
    td_flow_text(flow, 0, NULL, gate->text, TD_ROLE_TITLE);
    td_flow_blank(flow);
    for (size_t i = 0; i < gate->flag_count; i++) {
        char number[8] = "  •";

        if (flow->out != NULL) { /* said by their numbers */
            td_str_format(number, sizeof number, "%3d", (int)i + 1);
        }
        td_flow_text(flow, flow->out != NULL ? 5 : 4, number,
                     c->checklist->flags[gate->flags[i]].text, TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
    if (flow->out != NULL) { /* asked for in words */
        return;
    }
    td_check_flow_choice(page, flow, 0, "1", "None of these is true for me", TD_ROLE_TEXT);
    td_check_flow_choice(page, flow, 1, "2", "Yes, at least one of them", TD_ROLE_TEXT);
}

static void flow_tick(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    const struct td_gate *gate = &c->checklist->gates[c->at];

    td_flow_text(flow, 0, NULL, "Which of them? Enter ticks a line.", TD_ROLE_TITLE);
    td_flow_blank(flow);
    for (size_t i = 0; i < gate->flag_count; i++) {
        bool ticked = c->draft->course.answers.flag[gate->flags[i]];

        td_check_flow_choice(page, flow, i, ticked ? "[x]" : "[ ]",
                             c->checklist->flags[gate->flags[i]].text,
                             ticked ? TD_ROLE_DANGER : TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
    td_check_flow_choice(page, flow, gate->flag_count, "", "Done", TD_ROLE_TEXT);
}

static void flow_scale(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    struct td_scale scale = td_check_scale(c);
    struct td_scale_look look = {.focused = true};
    int cols = td_check_scale_cols(flow->rect.w), row = flow->row;
    int y = td_flow_take(flow, 1), words = td_flow_take(flow, 1);

    if (flow->rect.y + row - flow->skip == page->target_y) {
        page->found = 0; /* which of them depends on the column */
    }
    if (y >= 0) {
        (void)td_scale_draw(&scale, &look, page->canvas, flow->rect.x, y, cols);
    }
    if (words >= 0) {
        td_canvas_text(page->canvas, flow->rect.x + 1, words, cols, "none", TD_ROLE_DIM);
        td_canvas_text_right(page->canvas, flow->rect.x, words, cols - 1, "worst", TD_ROLE_DIM);
    }
}

/* What is asked; it stays in its place while the answers move. The reason stands right below, and
 * where there is little room, in place of the help. */
void td_check_flow_head(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    const struct td_question *question = td_check_question(c);
    const struct td_region *region = td_check_region(c);
    const char *help = region != NULL ? region->help : question->help;

    td_flow_text(flow, 0, NULL, region != NULL ? region->ask : question->text, TD_ROLE_TITLE);
    if (c->show_why && question->why != NULL) {
        td_flow_text(flow, 2, "▌", question->why, TD_ROLE_ACCENT);
    }
    if (help != NULL && !page->brief) {
        td_flow_text(flow, 0, NULL, help, TD_ROLE_DIM);
    }
    for (size_t i = 0; i < question->item_count; i++) {
        td_flow_text(flow, 4, "  •", question->items[i], TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
}

void td_check_flow_choices(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    const struct td_question *question = td_check_question(c);

    if (td_check_is_scale(c)) {
        flow_scale(page, flow);
        return;
    }
    for (size_t i = 0; i < c->list.count; i++) {
        struct td_check_offer offer = {.text = "later: put this test off", .answer = TD_OFFER_MANY};
        bool dim = true;
        char number[4];

        if (i < td_check_offer_count(c)) {
            offer = td_check_offer(c, i);
            dim = offer.answer >= 0 && question->answers[offer.answer].unsure;
        }
        td_str_format(number, sizeof number, "%d", (int)i + 1);
        td_check_flow_choice(page, flow, i, number, offer.text, dim ? TD_ROLE_DIM : TD_ROLE_TEXT);
    }
}

static void flow_question(struct td_check_page *page, struct td_flow *flow)
{
    td_check_flow_head(page, flow);
    td_check_flow_choices(page, flow);
}

/* What can be said so far: no names yet, only where it leans. */
static void flow_leaning(const struct td_check_screen *c, struct td_flow *flow)
{
    if (c->leaning_count == 0) {
        td_flow_text(flow, 0, NULL, "So far your answers lean nowhere in particular.",
                     TD_ROLE_TEXT);
        return;
    }
    td_flow_text(flow, 0, NULL,
                 c->leaning_count == 1 ? "So far your answers lean towards:"
                                       : "So far your answers lean towards one of these:",
                 TD_ROLE_TEXT);
    for (size_t i = 0; i < c->leaning_count; i++) {
        td_flow_text(flow, 4, "  •", c->checklist->causes[c->leaning[i]].name, TD_ROLE_ACCENT);
    }
}

static void flow_offer(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    int minutes = (c->left_seconds + 59) / 60;
    char text[96];

    td_flow_text(flow, 0, NULL, "That was the quick check.", TD_ROLE_TITLE);
    td_flow_blank(flow);
    flow_leaning(c, flow);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL,
                 "More answers make it surer, and say why it may be so. Only what can still change "
                 "the result is asked.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_str_format(text, sizeof text, "Go on: %d question%s left, about %d minute%s", (int)c->left,
                  c->left == 1 ? "" : "s", minutes, minutes == 1 ? "" : "s");
    td_check_flow_choice(page, flow, 0, "1", text, TD_ROLE_TEXT);
    td_check_flow_choice(page, flow, 1, "2", "See what can be said so far", TD_ROLE_TEXT);
}

static void flow_tests(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_section *section = &page->check->checklist->sections[page->check->at];

    td_flow_text(flow, 0, NULL, section->title, TD_ROLE_TITLE);
    td_flow_blank(flow);
    td_flow_text(flow, 0, NULL, section->intro, TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_check_flow_choice(page, flow, 0, "1", "Ready", TD_ROLE_TEXT);
    td_check_flow_choice(page, flow, 1, "2", "Later, all of the tests: ask me the rest",
                         TD_ROLE_TEXT);
}

static void flow_invalidated(struct td_check_page *page, struct td_flow *flow)
{
    const struct td_check_screen *c = page->check;
    char text[TD_CHECK_NAME_BYTES + TD_CHECK_ANSWER_BYTES + 4];

    td_flow_text(flow, 0, NULL, "With this answer, some others lose their point:", TD_ROLE_TITLE);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->invalidated.question_count; i++) {
        size_t question = c->invalidated.questions[i];
        char answer[TD_CHECK_ANSWER_BYTES + 1];

        td_answers_text(c->checklist, &c->draft->course.answers, question, answer, sizeof answer);
        td_str_format(text, sizeof text, "%s: %s", c->checklist->questions[question].name, answer);
        td_flow_text(flow, 4, "  •", text, TD_ROLE_TEXT);
    }
    for (size_t i = 0; i < c->invalidated.flag_count; i++) {
        td_flow_text(flow, 4, "  !", c->checklist->flags[c->invalidated.flags[i]].text,
                     TD_ROLE_WARNING);
    }
    td_flow_blank(flow);
    td_check_flow_choice(page, flow, 0, "1", "Change it, and drop them", TD_ROLE_TEXT);
    td_check_flow_choice(page, flow, 1, "2", "Leave it as it was", TD_ROLE_TEXT);
}

void td_check_flow_mode(struct td_check_page *page, struct td_flow *flow)
{
    static void (*const flows[])(struct td_check_page * page,
                                 struct td_flow * flow) = {[CHECK_INTRO] = flow_intro,
                                                           [CHECK_AGE] = flow_age,
                                                           [CHECK_GATE] = flow_gate,
                                                           [CHECK_TICK] = flow_tick,
                                                           [CHECK_QUESTION] = flow_question,
                                                           [CHECK_OFFER] = flow_offer,
                                                           [CHECK_TESTS] = flow_tests,
                                                           [CHECK_REVIEW] = td_check_flow_review,
                                                           [CHECK_INVALIDATED] = flow_invalidated};

    flows[page->check->mode](page, flow);
}

/* The lists of red flags that this person is asked: how many, and which of them a gate is. */
static int gates_of(const struct td_check_screen *c, size_t gate, int *which)
{
    int count = 0;

    *which = 0;
    for (size_t i = 0; i < c->checklist->gate_count; i++) {
        const struct td_gate *at = &c->checklist->gates[i];

        if (at->goal == c->draft->course.goal &&
            td_condition_holds(at->when, at->when_count, &c->draft->course.answers)) {
            count++;
            *which = i <= gate ? count : *which;
        }
    }
    return count;
}

/* The age is one of the trail, and is not counted; how many are left is an estimate. */
static int question_progress(const struct td_check_screen *c, char *out, size_t size)
{
    const struct td_course *course = &c->draft->course;
    int place = td_check_place(c, c->at), last = (int)course->trail_count;
    int at = td_max(place < 0 ? last : place, 1);
    int left = (int)c->left + (place < 0 ? -1 : last - 1 - place);

    if (left > 0) {
        td_str_format(out, size, "%d, about %d left", at, left);
    } else {
        td_str_format(out, size, "%d, the last one", at);
    }
    return at * 1000 / (at + td_max(left, 0));
}

int td_check_progress(const struct td_check_screen *c, char *out, size_t size)
{
    int which, count;

    out[0] = '\0';
    if (c->mode == CHECK_QUESTION && !c->from_review && !c->from_result) {
        return question_progress(c, out, size);
    }
    if (c->mode != CHECK_GATE && c->mode != CHECK_TICK && c->mode != CHECK_AGE) {
        return -1;
    }
    count = gates_of(c, c->mode == CHECK_AGE ? 0 : c->at, &which) + 1;
    which = c->mode == CHECK_AGE ? 1 : which + 1;
    td_str_format(out, size, "%d of %d: safety", which, count);
    return which * 1000 / count;
}

void td_check_print(const struct td_checklist *checklist, const struct td_course *course,
                    const struct td_step *step, FILE *out)
{
    struct td_check_draft draft = {.course = *course};
    struct td_check_screen c = {.checklist = checklist, .draft = &draft, .region = -1};
    struct td_check_page page = {.check = &c, .target_y = -1};
    struct td_flow flow;
    char place[TD_CHECK_PROGRESS];

    c.age = (size_t)td_checklist_question(checklist, "age");
    c.list.selected = TD_LIST_NONE;
    if (step != NULL) {
        c.mode = td_check_modes[step->kind];
        c.at = step->index;
        c.left = td_course_left(checklist, course, &c.left_seconds);
        if (step->kind == TD_STEP_OFFER) {
            td_check_evaluate(checklist, &course->answers, &c.result);
            c.leaning_count = td_check_leaning(&c.result, c.leaning);
        }
        c.list.count = c.mode == CHECK_QUESTION ? td_check_offer_count(&c) : 0;
    }
    td_flow_init_print(&flow, out);
    td_flow_blank(&flow);
    (void)td_check_progress(&c, place, sizeof place);
    if (place[0] != '\0' && c.mode != CHECK_AGE) {
        td_flow_text(&flow, 0, NULL, place, TD_ROLE_DIM);
    }
    td_check_flow_mode(&page, &flow);
}

void td_check_print_region(const struct td_checklist *checklist, size_t question, size_t region,
                           FILE *out)
{
    struct td_check_screen c = {.checklist = checklist, .mode = CHECK_QUESTION, .at = question};
    struct td_check_page page = {.check = &c, .target_y = -1};
    struct td_flow flow;

    c.region = (int)region;
    c.list = (struct td_list){.count = td_check_offer_count(&c), .selected = TD_LIST_NONE};
    td_flow_init_print(&flow, out);
    td_flow_blank(&flow);
    td_check_flow_mode(&page, &flow);
}
