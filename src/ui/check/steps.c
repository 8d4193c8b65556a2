/* Gives and saves answers, and turns the pages of the self-check: forward by its course, back
 * through what was asked, and to the result. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/why.h"
#include "teardrop/core/today.h"

const enum td_check_mode td_check_modes[TD_STEP_END] = {[TD_STEP_AGE] = CHECK_AGE,
                                                        [TD_STEP_GATE] = CHECK_GATE,
                                                        [TD_STEP_QUESTION] = CHECK_QUESTION,
                                                        [TD_STEP_OFFER] = CHECK_OFFER,
                                                        [TD_STEP_INTRO] = CHECK_TESTS};

static size_t answered_question(const struct td_check_screen *c)
{
    const struct td_answers *answers = &c->draft->course.answers;

    if (td_check_is_scale(c)) {
        return answers->worst_pain >= 0 ? (size_t)answers->worst_pain : TD_LIST_NONE;
    }
    if (answers->choice[c->at] == TD_ANSWER_LATER && td_check_can_wait(c)) {
        return td_check_offer_count(c);
    }
    return td_check_offer_of(c, answers->choice[c->at]);
}

/* "None of these" is said of a gate when it was passed with nothing ticked. */
static size_t answered_gate(const struct td_check_screen *c)
{
    if (td_check_ticked(c, c->at) > 0) {
        return 1;
    }
    return (c->draft->course.gates_done >> c->at & 1u) != 0 ? 0 : TD_LIST_NONE;
}

/* What was answered before is selected again; nothing is that was not. */
static size_t answered_choice(const struct td_check_screen *c)
{
    switch (c->mode) {
    case CHECK_QUESTION:
        return answered_question(c);
    case CHECK_GATE:
        return answered_gate(c);
    case CHECK_REVIEW:
        return 0; /* a menu */
    default:
        return TD_LIST_NONE;
    }
}

/* The choices of the page, with what was chosen before selected. */
static void begin_list(struct td_check_screen *c)
{
    c->last_digit = TD_KEY_NONE;
    c->list = (struct td_list){
        .count = td_check_choices(c), .rows = c->list.rows, .selected = answered_choice(c)};
    td_list_settle(&c->list);
}

struct td_reply td_check_open_region(struct td_check_screen *c, int region)
{
    c->region = region;
    c->show_why = false;
    c->note[0] = '\0';
    begin_list(c);
    td_check_picture_place(c);
    return td_reply_redraw();
}

struct td_reply td_check_close_region(struct td_check_screen *c)
{
    int region = c->region;

    (void)td_check_open_region(c, -1);
    c->list.selected = (size_t)region;
    return td_reply_redraw();
}

struct td_reply td_check_enter(struct td_check_screen *c, enum td_check_mode mode, size_t at)
{
    c->mode = mode;
    c->at = at;
    c->region = -1;
    c->top = 0;
    c->show_why = false;
    c->note[0] = '\0';
    c->left = td_course_left(c->checklist, &c->draft->course, &c->left_seconds);
    c->leaning_count = td_check_leaning(&c->result, c->leaning);
    if (mode == CHECK_REVIEW) {
        td_check_list_review_lines(c);
    }
    begin_list(c);
    if (mode != CHECK_INVALIDATED) {
        c->draft->mode = (int)mode;
        c->draft->at = at;
    }
    td_check_picture_place(c);
    return td_reply_redraw();
}

/* ---- keeping ---- */

void td_check_judge(struct td_check_screen *c)
{
    td_check_evaluate(c->checklist, &c->draft->course.answers, &c->result);
}

void td_check_keep(struct td_check_screen *c)
{
    const struct td_history_port *history = &c->ui->history;

    if (c->flags_only) {
        td_check_judge(c);
        return;
    }
    if (c->draft->uuid[0] == '\0') {
        history->ops->new_id(history->self, c->draft->uuid);
    }
    memset(&c->record, 0, sizeof c->record);
    td_check_judge(c);
    td_check_record_of(c->checklist, &c->draft->course, &c->result, &c->record);
    td_str_copy(c->record.uuid, sizeof c->record.uuid, c->draft->uuid);
    c->record.done = td_now(c->ui->date);
    c->record.draft = !c->draft->finished;
    /* What cannot be kept is said with the result; the draft stays in memory. */
    (void)history->ops->save_check(history->self, &c->record);
}

void td_check_show_age(struct td_check_screen *c)
{
    c->typed[0] = '\0';
    if (c->draft->course.answers.age_years >= 0) {
        td_str_format(c->typed, sizeof c->typed, "%d", c->draft->course.answers.age_years);
    }
    td_field_begin(&c->field, TD_FIELD_WHOLE, c->typed, sizeof c->typed);
}

void td_check_let_go(struct td_check_screen *c)
{
    if (!c->draft->begun) {
        if (td_check_draft_find(c->ui, &c->record)) {
            td_check_draft_discard(c->ui, &c->record);
        }
    } else if (!c->draft->finished && c->draft->uuid[0] != '\0') {
        td_check_keep(c);
        td_check_draft_discard(c->ui, &c->record);
    }
}

void td_check_remember(struct td_check_screen *c)
{
    td_course_remember(&c->draft->past, &c->draft->course,
                       (int)c->mode * (TD_CHECK_MAX_QUESTIONS + 1) + (int)c->at);
}

struct td_reply td_check_unsay(struct td_check_screen *c)
{
    int note;

    if (td_check_region(c) != NULL) { /* the region was said last, and nothing is kept of it */
        (void)td_check_close_region(c);
        td_str_copy(c->note, sizeof c->note, "Taken back.");
        return td_reply_redraw();
    }
    if (!td_course_undo(&c->draft->past, &c->draft->course, &note)) {
        td_str_copy(c->note, sizeof c->note, "There is nothing to take back.");
        return td_reply_redraw();
    }
    c->from_review = false;
    td_check_keep(c);
    (void)td_check_enter(c, (enum td_check_mode)(note / (TD_CHECK_MAX_QUESTIONS + 1)),
                         (size_t)(note % (TD_CHECK_MAX_QUESTIONS + 1)));
    td_str_copy(c->note, sizeof c->note, "Taken back.");
    return td_reply_redraw();
}

/* ---- forward ---- */

/* To the result. The draft stays for `e`, change answers, with the review open. */
struct td_reply td_check_finish(struct td_check_screen *c)
{
    c->draft->mode = CHECK_REVIEW;
    c->draft->at = 0;
    c->argument = (struct td_result_argument){.course = &c->draft->course, .of_draft = true};
    return td_reply_replace(TD_VIEW_RESULT, &c->argument);
}

struct td_reply td_check_go_on(struct td_check_screen *c)
{
    struct td_step step = td_course_next(c->checklist, &c->draft->course, &c->result);

    if (step.kind != TD_STEP_END) {
        return td_check_enter(c, td_check_modes[step.kind], step.index);
    }
    if (c->draft->course.goal == TD_GOAL_STRENGTH || c->result.outcome == TD_OUTCOME_STOP) {
        return td_check_finish(c);
    }
    return td_check_enter(c, CHECK_REVIEW, 0);
}

/* ---- the lists of red flags alone ---- */

static bool any_flag(const struct td_check_screen *c)
{
    for (size_t i = 0; i < c->checklist->flag_count; i++) {
        if (c->own.course.answers.flag[i]) {
            return true;
        }
    }
    return false;
}

/* What is true is no short matter: it is a self-check now. */
static struct td_reply make_it_whole(struct td_check_screen *c)
{
    c->flags_only = false;
    c->draft = c->ui->draft;
    td_check_let_go(c);
    *c->draft = c->own;
    td_check_keep(c);
    return td_check_go_on(c);
}

static struct td_reply keep_none(struct td_check_screen *c)
{
    if (td_said_keep(&c->ui->history, TD_SAID_FLAGS, td_now(c->ui->date)) != TD_OK) {
        td_ui_failure(c->ui, "It could not be kept", c->note, sizeof c->note);
        return td_reply_redraw();
    }
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP, .result = 1};
}

struct td_reply td_check_flags_on(struct td_check_screen *c)
{
    struct td_step step;

    if (any_flag(c)) {
        return make_it_whole(c);
    }
    step = td_course_next(c->checklist, &c->draft->course, &c->result);
    return step.kind == TD_STEP_AGE || step.kind == TD_STEP_GATE
               ? td_check_enter(c, td_check_modes[step.kind], step.index)
               : keep_none(c);
}

/* ---- answers ---- */

/* What has just been said stands; on from there. */
static struct td_reply after_answer(struct td_check_screen *c)
{
    const struct td_course *course = &c->draft->course;
    int place = td_check_place(c, c->at);

    td_check_keep(c);
    if (c->flags_only) {
        return td_check_flags_on(c);
    }
    if (c->result.outcome == TD_OUTCOME_STOP) {
        return td_check_go_on(c);
    }
    if (c->from_result) {
        return td_check_finish(c);
    }
    if (c->from_review) {
        struct td_step step = td_course_next(c->checklist, course, &c->result);

        c->from_review = false;
        if (step.kind == TD_STEP_AGE || step.kind == TD_STEP_GATE) {
            return td_check_go_on(c); /* a changed age may open a gate */
        }
        return td_check_enter(c, CHECK_REVIEW, 0);
    }
    if (place >= 0 && (size_t)place + 1 < course->trail_count && c->mode == CHECK_QUESTION) {
        return td_check_enter(c, CHECK_QUESTION, course->trail[place + 1]);
    }
    return td_check_go_on(c);
}

/* The number of those to come changes by one with each answer; more than that is said, once. */
static void tell_change(struct td_check_screen *c, int expected)
{
    int more = (int)c->left - expected;

    if (c->mode != CHECK_QUESTION || more == 0) {
        return;
    }
    td_str_format(c->changed, sizeof c->changed, "That answer %s %d question%s.",
                  more < 0 ? "saves" : "adds", more < 0 ? -more : more,
                  more == 1 || more == -1 ? "" : "s");
}

static struct td_reply say(struct td_check_screen *c, struct td_said said)
{
    bool counted = c->mode == CHECK_QUESTION && !c->from_review && td_check_place(c, c->at) < 0;
    int expected = (int)td_course_left(c->checklist, &c->draft->course, &c->left_seconds) - 1;
    struct td_reply reply;

    td_check_remember(c);
    td_course_say(c->checklist, &c->draft->course, c->at, said, NULL);
    reply = after_answer(c);
    if (counted) {
        tell_change(c, expected);
    }
    return reply;
}

struct td_reply td_check_say(struct td_check_screen *c, struct td_said said)
{
    td_course_would_drop(c->checklist, &c->draft->course, c->at, said, &c->invalidated);
    if (c->invalidated.question_count + c->invalidated.flag_count > 0) {
        c->said = said;
        return td_check_enter(c, CHECK_INVALIDATED, c->at);
    }
    return say(c, said);
}

struct td_reply td_check_say_all_the_same(struct td_check_screen *c)
{
    /* As if it came from where the answer was given. */
    c->mode = c->at == c->age ? CHECK_AGE : CHECK_QUESTION;
    return say(c, c->said);
}

struct td_reply td_check_pass_gate(struct td_check_screen *c, bool none)
{
    td_check_remember(c);
    td_course_pass_gate(c->checklist, &c->draft->course, c->at, none);
    return after_answer(c);
}

/* ---- back ---- */

/* The last gate before `from` that is open, else the age. */
static struct td_reply to_gate_or_age(struct td_check_screen *c, size_t from)
{
    while (from-- > 0) {
        const struct td_gate *gate = &c->checklist->gates[from];

        if (gate->goal == c->draft->course.goal &&
            td_condition_holds(gate->when, gate->when_count, &c->draft->course.answers)) {
            return td_check_enter(c, CHECK_GATE, from);
        }
    }
    return td_check_enter(c, CHECK_AGE, c->age);
}

/* The question asked before this one; the age is not among them. */
static struct td_reply previous_question(struct td_check_screen *c, int place)
{
    const struct td_course *course = &c->draft->course;

    place = place < 0 ? (int)course->trail_count - 1 : place - 1;
    while (place >= 0 && course->trail[place] == c->age) {
        place--;
    }
    if (place < 0) {
        return to_gate_or_age(c, c->checklist->gate_count);
    }
    return td_check_enter(c, CHECK_QUESTION, course->trail[place]);
}

struct td_reply td_check_previous(struct td_check_screen *c)
{
    if (td_check_region(c) != NULL) {
        return td_check_close_region(c);
    }
    if (c->from_result && c->mode == CHECK_QUESTION) {
        return td_check_finish(c);
    }
    if (c->from_review && c->mode != CHECK_TICK && c->mode != CHECK_INVALIDATED) {
        c->from_review = false;
        return td_check_enter(c, CHECK_REVIEW, 0);
    }
    switch (c->mode) {
    case CHECK_QUESTION:
        return previous_question(c, td_check_place(c, c->at));
    case CHECK_OFFER:
    case CHECK_TESTS:
    case CHECK_REVIEW:
        return previous_question(c, -1);
    case CHECK_TICK:
        return td_check_enter(c, CHECK_GATE, c->at);
    case CHECK_GATE:
        return to_gate_or_age(c, c->at);
    case CHECK_INVALIDATED:
        return td_check_enter(c, c->at == c->age ? CHECK_AGE : CHECK_QUESTION, c->at);
    case CHECK_AGE:
        td_check_find_start_options(c);
        return td_check_enter(c, CHECK_INTRO, 0);
    default:
        return td_reply_handled();
    }
}
