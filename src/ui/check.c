/* The self-check: age, red flags, a quick check, the rest, a review.
 *
 * One screen is one list of choices under a text; what the list means depends on
 * the mode. Every answer is written to the draft at once, so that leaving loses
 * nothing. */
#include "check.h"

#include <string.h>

#include "teardrop/base/str.h"

static const struct td_question *question_of(const struct check *c)
{
    return &c->checklist->questions[c->order[c->question]];
}

/* ---- order of the questions ---- */

static void add_question(struct check *c, uint8_t question)
{
    for (size_t i = 0; i < c->order_count; i++) {
        if (c->order[i] == question) {
            return;
        }
    }
    if (c->order_count < TD_CHECK_MAX_QUESTIONS && (int)question != c->age) {
        c->order[c->order_count++] = question;
    }
}

/* The quick check first, then what is left, section by section; the age stands
 * before everything. */
static void put_in_order(struct check *c)
{
    for (size_t i = 0; i < c->checklist->quick_count; i++) {
        add_question(c, c->checklist->quick[i]);
    }
    c->quick_end = c->order_count;
    for (size_t i = 0; i < c->checklist->section_count; i++) {
        const struct td_section *section = &c->checklist->sections[i];

        for (size_t k = 0; k < section->question_count; k++) {
            add_question(c, section->questions[k]);
        }
    }
}

/* ---- modes ---- */

/* How many choices the list of the present mode has. */
static size_t choices(const struct check *c)
{
    switch (c->mode) {
    case CHECK_GATE:
        return 2;
    case CHECK_TICK:
        return c->checklist->gates[c->gate].flag_count + 1;
    case CHECK_QUESTION:
        return question_of(c)->kind == TD_QUESTION_SCALE ? 11 : question_of(c)->answer_count;
    case CHECK_OFFER:
        return 2;
    case CHECK_REVIEW:
        return c->order_count + 1;
    default:
        return 0;
    }
}

static size_t answered_choice(const struct check *c)
{
    const struct td_answers *answers = &c->draft->answers;

    if (question_of(c)->kind == TD_QUESTION_SCALE) {
        return answers->worst_pain > 0 ? (size_t)answers->worst_pain : 0;
    }
    return answers->choice[c->order[c->question]] >= 0
               ? (size_t)answers->choice[c->order[c->question]]
               : 0;
}

static void enter(struct check *c, enum check_mode mode)
{
    c->mode = mode;
    c->show_why = false;
    c->note[0] = '\0';
    c->list = (struct td_list){.count = choices(c), .rows = c->list.rows};
    if (mode == CHECK_QUESTION) {
        c->list.selected = answered_choice(c);
    }
    td_list_settle(&c->list);
    c->draft->mode = (int)mode;
    c->draft->gate = (int)c->gate;
    c->draft->question = (int)c->question;
}

/* The next gate whose conditions hold, from `at` on. */
static bool find_gate(struct check *c, size_t at)
{
    for (; at < c->checklist->gate_count; at++) {
        const struct td_gate *gate = &c->checklist->gates[at];

        if (td_condition_holds(gate->when, gate->when_count, &c->draft->answers)) {
            c->gate = at;
            return true;
        }
    }
    return false;
}

static struct td_reply redraw(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
}

static bool must_stop(struct check *c)
{
    td_check_evaluate(c->checklist, &c->draft->answers, &c->result);
    return c->result.outcome == TD_OUTCOME_STOP;
}

/* To the result. The draft stays for `e`, change answers; its mode is the review. */
static struct td_reply finish(struct check *c)
{
    c->draft->mode = CHECK_REVIEW;
    c->argument.answers = &c->draft->answers;
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REPLACE,
                             .next = &td_result_view,
                             .argument = &c->argument};
}

static struct td_reply next_gate(struct check *c)
{
    if (find_gate(c, c->gate + 1)) {
        enter(c, CHECK_GATE);
        return redraw();
    }
    c->draft->answers.flags_asked = true;
    if (must_stop(c)) {
        return finish(c);
    }
    c->question = 0;
    enter(c, CHECK_QUESTION);
    return redraw();
}

static struct td_reply next_question(struct check *c)
{
    if (must_stop(c)) {
        return finish(c);
    }
    if (c->from_review) {
        c->from_review = false;
        enter(c, CHECK_REVIEW);
        return redraw();
    }
    c->question++;
    if (c->question == c->quick_end && c->quick_end < c->order_count) {
        enter(c, CHECK_OFFER);
    } else if (c->question >= c->order_count) {
        enter(c, CHECK_REVIEW);
    } else {
        enter(c, CHECK_QUESTION);
    }
    return redraw();
}

static struct td_reply previous(struct check *c)
{
    switch (c->mode) {
    case CHECK_QUESTION:
        if (c->from_review) {
            c->from_review = false;
            enter(c, CHECK_REVIEW);
        } else if (c->question > 0) {
            c->question--;
            enter(c, CHECK_QUESTION);
        } else {
            c->gate = 0;
            enter(c, CHECK_GATE);
        }
        return redraw();
    case CHECK_OFFER:
        c->question = c->quick_end - 1;
        enter(c, CHECK_QUESTION);
        return redraw();
    case CHECK_TICK:
        enter(c, CHECK_GATE);
        return redraw();
    case CHECK_GATE:
        if (c->gate > 0) {
            c->gate--;
            enter(c, CHECK_GATE);
        } else {
            enter(c, CHECK_AGE);
        }
        return redraw();
    case CHECK_AGE:
        enter(c, CHECK_INTRO);
        return redraw();
    case CHECK_REVIEW:
        c->question = c->order_count - 1;
        enter(c, CHECK_QUESTION);
        return redraw();
    default:
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
}

/* ---- choosing ---- */

static struct td_reply choose_gate(struct check *c)
{
    const struct td_gate *gate = &c->checklist->gates[c->gate];

    if (c->list.selected == 0) { /* none of these: given, never assumed */
        for (size_t i = 0; i < gate->flag_count; i++) {
            c->draft->answers.flag[gate->flags[i]] = false;
        }
        return next_gate(c);
    }
    enter(c, CHECK_TICK);
    return redraw();
}

static struct td_reply choose_tick(struct check *c)
{
    const struct td_gate *gate = &c->checklist->gates[c->gate];

    if (c->list.selected < gate->flag_count) {
        bool *flag = &c->draft->answers.flag[gate->flags[c->list.selected]];

        *flag = !*flag;
        return redraw();
    }
    return next_gate(c);
}

static struct td_reply choose_answer(struct check *c)
{
    if (question_of(c)->kind == TD_QUESTION_SCALE) {
        c->draft->answers.worst_pain = (int)c->list.selected;
    } else {
        c->draft->answers.choice[c->order[c->question]] = (int8_t)c->list.selected;
    }
    return next_question(c);
}

static struct td_reply choose_age(struct check *c)
{
    const struct td_question *age = &c->checklist->questions[c->age];
    int years;

    if (!td_str_to_int(c->typed, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &years)) {
        td_str_format(c->note, sizeof c->note, "Type your age in years, %d to %d.",
                      TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
        return redraw();
    }
    c->draft->answers.age_years = years;
    c->draft->answers.choice[c->age] = (int8_t)td_question_band(age, years);
    return (void)find_gate(c, 0), enter(c, CHECK_GATE), redraw();
}

static struct td_reply choose(struct check *c)
{
    switch (c->mode) {
    case CHECK_INTRO:
        c->draft->begun = true;
        enter(c, CHECK_AGE);
        return redraw();
    case CHECK_AGE:
        return choose_age(c);
    case CHECK_GATE:
        return choose_gate(c);
    case CHECK_TICK:
        return choose_tick(c);
    case CHECK_QUESTION:
        return choose_answer(c);
    case CHECK_OFFER:
        if (c->list.selected == 1) {
            return finish(c);
        }
        enter(c, CHECK_QUESTION);
        return redraw();
    case CHECK_REVIEW:
        if (c->list.selected == 0) {
            return finish(c);
        }
        c->question = c->list.selected - 1;
        c->from_review = true;
        enter(c, CHECK_QUESTION);
        return redraw();
    }
    return redraw();
}

/* ---- events ---- */

static enum td_err check_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct check *c = state;
    const struct td_problems *problems = NULL;
    enum td_err err = ui->content.ops->checklist(ui->content.self, &c->checklist, &problems);

    (void)argument;
    (void)now;
    if (err != TD_OK) {
        return err;
    }
    c->ui = ui;
    c->draft = ui->draft;
    c->age = td_checklist_question(c->checklist, "age");
    put_in_order(c);
    c->list.rows = 1;
    if (!c->draft->begun) {
        td_answers_init(&c->draft->answers);
        enter(c, CHECK_INTRO);
        return TD_OK;
    }
    c->gate = (size_t)c->draft->gate;
    c->question = (size_t)c->draft->question < c->order_count ? (size_t)c->draft->question : 0;
    if (c->draft->answers.age_years >= 0) {
        td_str_format(c->typed, sizeof c->typed, "%d", c->draft->answers.age_years);
    }
    enter(c, (enum check_mode)c->draft->mode);
    return TD_OK;
}

static bool type_age(struct check *c, td_key key)
{
    size_t length = strlen(c->typed);

    if (c->mode != CHECK_AGE) {
        return false;
    }
    c->note[0] = '\0';
    if (key == TD_KEY_BACKSPACE && length > 0) {
        c->typed[length - 1] = '\0';
        return true;
    }
    if (key >= '0' && key <= '9' && length + 1 < sizeof c->typed) {
        c->typed[length] = (char)key;
        c->typed[length + 1] = '\0';
        return true;
    }
    return false;
}

/* A digit answers at once where answers are numbered; on a scale it only moves,
 * since 1 may be the beginning of 10. */
static struct td_reply press_digit(struct check *c, int digit)
{
    bool scale = c->mode == CHECK_QUESTION && question_of(c)->kind == TD_QUESTION_SCALE;

    if (scale) {
        c->list.selected = (size_t)(digit == 0 && c->list.selected == 1 ? 10 : digit);
        return redraw();
    }
    if (digit < 1 || (size_t)digit > c->list.count || c->mode == CHECK_REVIEW) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    c->list.selected = (size_t)digit - 1;
    return choose(c);
}

static struct td_reply not_sure(struct check *c)
{
    int unsure;

    if (c->mode == CHECK_AGE) {
        const struct td_question *age = &c->checklist->questions[c->age];

        c->draft->answers.age_years = -1;
        c->draft->answers.choice[c->age] = (int8_t)td_question_answer(age, "unsure");
        (void)find_gate(c, 0);
        enter(c, CHECK_GATE);
        return redraw();
    }
    if (c->mode != CHECK_QUESTION) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    unsure = td_question_answer(question_of(c), "unsure");
    if (unsure >= 0) {
        c->draft->answers.choice[c->order[c->question]] = (int8_t)unsure;
    } else {
        c->draft->answers.worst_pain = -1;
    }
    return next_question(c);
}

static struct td_reply skip(struct check *c)
{
    if (c->mode != CHECK_QUESTION) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    if (question_of(c)->kind == TD_QUESTION_SCALE) {
        c->draft->answers.worst_pain = -1;
    } else {
        c->draft->answers.choice[c->order[c->question]] = TD_ANSWER_NONE;
    }
    return next_question(c);
}

static struct td_reply check_key(struct check *c, const struct td_event *event)
{
    bool scale = c->mode == CHECK_QUESTION && question_of(c)->kind == TD_QUESTION_SCALE;

    if (type_age(c, event->key)) {
        return redraw();
    }
    if (event->key >= '0' && event->key <= '9') {
        return press_digit(c, (int)(event->key - '0'));
    }
    if (event->key == ' ' && c->mode == CHECK_TICK) {
        return choose_tick(c);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
    case TD_REQ_SELECT:
        return choose(c);
    case TD_REQ_WHY:
        c->show_why = !c->show_why;
        return redraw();
    case TD_REQ_SKIP:
        return skip(c);
    case TD_REQ_NOT_SURE:
        return not_sure(c);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        if (scale) {
            return td_list_move(&c->list, event->request == TD_REQ_LEFT ? TD_REQ_UP : TD_REQ_DOWN)
                       ? redraw()
                       : (struct td_reply){.flags = TD_REPLY_HANDLED};
        }
        return event->request == TD_REQ_LEFT ? previous(c) : choose(c);
    case TD_REQ_PREVIOUS_LINK:
        return previous(c);
    default:
        return td_list_move(&c->list, event->request)
                   ? redraw()
                   : (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
}

static struct td_reply check_mouse(struct check *c, struct td_mouse mouse)
{
    int at = mouse.kind == TD_MOUSE_CLICK ? check_choice_at(c, mouse.x, mouse.y) : -1;

    if (at >= 0) {
        c->list.selected = (size_t)at;
        return choose(c);
    }
    return td_list_wheel(&c->list, mouse) ? redraw() : (struct td_reply){.flags = TD_REPLY_HANDLED};
}

static struct td_reply check_handle(void *state, const struct td_event *event)
{
    struct check *c = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        c->cols = event->cols;
        c->rows = event->rows;
        return redraw();
    case TD_EVENT_KEY:
        return check_key(c, event);
    case TD_EVENT_MOUSE:
        return check_mouse(c, event->mouse);
    default:
        return (struct td_reply){0};
    }
}

static unsigned check_place(const void *state)
{
    (void)state;
    return TD_PLACE_CHECK;
}

const struct td_view_ops td_check_view = {
    .name = "Self-check",
    .state_size = sizeof(struct check),
    .open = check_open,
    .handle = check_handle,
    .draw = check_draw,
    .place = check_place,
};
