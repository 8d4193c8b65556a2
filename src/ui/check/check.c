/* The self-check's screen and its keys: age, red flags, a quick check, the rest, a review.
 *
 * One screen is one list of choices under a text; what the list means depends on
 * the mode. Every answer is written to the draft at once, so that leaving loses
 * nothing. */
#include "state.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

/* ---- beginning: a new one, one that was left half-way, or one without pain ---- */

static struct td_reply begin(struct td_check_screen *c, enum td_check_goal goal)
{
    td_check_let_go(c);
    *c->draft = (struct td_check_draft){.begun = true};
    td_course_init(&c->draft->course, goal);
    td_check_show_age(c);
    td_check_judge(c);
    return td_check_go_on(c);
}

static struct td_reply take_up(struct td_check_screen *c)
{
    bool of_record = !c->draft->begun;
    struct td_reply reply;

    if (of_record) {
        *c->draft = (struct td_check_draft){.begun = true, .finished = !c->record.draft};
        td_str_copy(c->draft->uuid, sizeof c->draft->uuid, c->record.uuid);
        (void)td_course_of_record(c->checklist, &c->record, &c->draft->course);
    }
    td_check_show_age(c);
    td_course_take_up(c->checklist, &c->draft->course);
    td_check_judge(c);
    reply = td_check_go_on(c);
    if (of_record) {
        td_str_copy(c->note, sizeof c->note, td_check_draft_note(c->checklist, &c->record));
    }
    return reply;
}

static struct td_reply take_start_option(struct td_check_screen *c, enum td_check_start_option way)
{
    return way == CHECK_GO_ON ? take_up(c)
                              : begin(c, way == CHECK_STRENGTH ? TD_GOAL_STRENGTH : TD_GOAL_SORE);
}

/* ---- choosing ---- */

/* A page down or up in the list of a gate; false when there is no more of it. */
static bool scroll_gate(struct td_check_screen *c, int step)
{
    int below = c->mode == CHECK_GATE ? td_check_rows_below(c) : 0;

    if (step > 0 && below > 0) {
        c->top += step < below ? step : below;
        return true;
    }
    if (step < 0 && c->mode == CHECK_GATE && c->top > 0) {
        c->top = c->top + step > 0 ? c->top + step : 0;
        return true;
    }
    return false;
}

static struct td_reply choose_gate(struct td_check_screen *c)
{
    if (c->list.selected == 0) {
        return td_check_pass_gate(c, true);
    }
    return td_check_enter(c, CHECK_TICK, c->at);
}

static struct td_reply choose_tick(struct td_check_screen *c)
{
    const struct td_gate *gate = &c->checklist->gates[c->at];

    if (c->list.selected < gate->flag_count) {
        bool *flag = &c->draft->course.answers.flag[gate->flags[c->list.selected]];

        td_check_remember(c);
        *flag = !*flag;
        td_check_keep(c);
        return td_reply_redraw();
    }
    if (td_check_ticked(c, c->at) == 0) {
        (void)td_check_enter(c, CHECK_GATE, c->at);
        td_str_copy(c->note, sizeof c->note, "Nothing was ticked. If none is true, say so here.");
        return td_reply_redraw();
    }
    return td_check_pass_gate(c, false);
}

static struct td_reply choose_answer(struct td_check_screen *c)
{
    size_t chosen = c->list.selected;
    int answer = TD_ANSWER_LATER;

    if (td_check_is_scale(c)) {
        return td_check_say(c, (struct td_said){.number = (int)chosen});
    }
    if (chosen < td_check_offer_count(c)) {
        answer = td_check_offer(c, chosen).answer;
        if (answer == TD_OFFER_MANY) {
            return td_check_open_region(c, (int)chosen);
        }
    }
    return td_check_say(c, (struct td_said){.choice = (int8_t)answer, .number = -1});
}

static struct td_reply choose_age(struct td_check_screen *c)
{
    const struct td_question *age = &c->checklist->questions[c->age];
    int years;

    if (!td_str_to_int(c->typed, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &years)) {
        td_str_format(c->note, sizeof c->note, "Type your age in years, %d to %d.",
                      TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
        return td_reply_redraw();
    }
    return td_check_say(
        c, (struct td_said){.choice = (int8_t)td_question_band(age, years), .number = years});
}

/* All tests of a block at once. */
static struct td_reply choose_tests(struct td_check_screen *c)
{
    td_check_remember(c);
    c->draft->course.intros |= UINT32_C(1) << c->at;
    if (c->list.selected == 1) {
        td_course_put_off(c->checklist, &c->draft->course, c->at);
    }
    td_check_keep(c);
    return td_check_go_on(c);
}

/* Takes what is selected; an answer is given, never assumed. */
static struct td_reply choose(struct td_check_screen *c)
{
    if (scroll_gate(c, c->text.h - 2)) { /* first all of the list is read */
        return td_reply_redraw();
    }
    if (c->mode != CHECK_AGE && !td_list_chosen(&c->list)) {
        td_str_copy(c->note, sizeof c->note, TD_CHOOSE_FIRST);
        return td_reply_redraw();
    }
    switch (c->mode) {
    case CHECK_INTRO:
        return take_start_option(c, c->start_options[c->list.selected]);
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
            return td_check_finish(c);
        }
        c->draft->course.offered = true;
        return td_check_go_on(c);
    case CHECK_TESTS:
        return choose_tests(c);
    case CHECK_REVIEW:
        return td_check_choose_review_line(c);
    case CHECK_INVALIDATED:
        return c->list.selected == 0 ? td_check_say_all_the_same(c) : td_check_previous(c);
    }
    return td_reply_redraw();
}

/* ---- opening ---- */

static enum td_err check_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_check_screen *c = state;
    enum td_err err = ui->content.ops->checklist(ui->content.self, &c->checklist, NULL);

    (void)now;
    if (err != TD_OK) {
        return err;
    }
    c->ui = ui;
    c->draft = ui->draft;
    c->age = (size_t)td_checklist_question(c->checklist, "age");
    c->list.rows = 1;
    if (argument != NULL) {
        td_check_begin_flags(c);
        return TD_OK;
    }
    td_check_find_start_options(c);
    if (!c->draft->begun) {
        (void)td_check_enter(c, CHECK_INTRO, 0);
        return TD_OK;
    }
    td_check_show_age(c);
    td_check_judge(c);
    c->from_result = c->draft->one;
    c->draft->one = false;
    if (c->draft->go_on) {
        c->draft->go_on = false;
        (void)td_check_go_on(c);
    } else {
        (void)td_check_enter(c, (enum td_check_mode)c->draft->mode, c->draft->at);
    }
    return TD_OK;
}

static void check_close(void *state)
{
    td_image_deinit(&((struct td_check_screen *)state)->picture.image);
}

/* ---- keys ---- */

/* The age is typed; what else a letter means here it means here, too. */
static bool type_age(struct td_check_screen *c, td_key key)
{
    bool letter = key >= ' ' && key < TD_KEY_ENTER && !(key >= '0' && key <= '9');
    bool past_its_end = (key == TD_KEY_LEFT && c->field.at == 0) ||
                        (key == TD_KEY_RIGHT && c->typed[c->field.at] == '\0');

    return c->mode == CHECK_AGE && key != TD_KEY_ESC && !letter && !past_its_end &&
           td_field_key(&c->field, key) == TD_FIELD_TAKEN;
}

/* A digit says a number of the scale, and Enter takes it. */
static struct td_reply type_on_scale(struct td_check_screen *c, td_key key)
{
    struct td_scale scale = td_check_scale(c);

    (void)td_scale_key(&scale, key);
    c->last_digit = scale.last;
    c->list.selected = (size_t)scale.value;
    return td_reply_redraw();
}

/* Where there are more than nine answers a digit only moves, since 1 may be the beginning of 10. */
static struct td_reply type_number(struct td_check_screen *c, td_key key)
{
    size_t digit = (size_t)(key - '0');
    size_t both = c->last_digit == '1' ? 10 + digit : digit;
    size_t number = both <= c->list.count ? both : digit;

    c->last_digit = key;
    if (number < 1) {
        return td_reply_handled();
    }
    c->list.selected = number - 1;
    return td_reply_redraw();
}

/* Elsewhere it answers at once. */
static struct td_reply press_digit(struct td_check_screen *c, td_key key)
{
    size_t number = (size_t)(key - '0');

    if (c->mode == CHECK_REVIEW) {
        return td_reply_handled();
    }
    if (td_check_is_scale(c)) {
        return type_on_scale(c, key);
    }
    if (c->list.count > 9) {
        return type_number(c, key);
    }
    if (number < 1 || number > c->list.count) {
        return td_reply_handled();
    }
    if (scroll_gate(c, c->text.h - 2)) {
        return td_reply_redraw();
    }
    c->list.selected = number - 1;
    return choose(c);
}

static struct td_reply not_sure(struct td_check_screen *c)
{
    const struct td_question *question;
    int unsure;

    if (c->mode != CHECK_AGE && c->mode != CHECK_QUESTION) {
        return td_reply_handled();
    }
    question = &c->checklist->questions[c->at];
    unsure = td_question_answer(question, "unsure");
    return td_check_say(
        c,
        (struct td_said){.choice = (int8_t)(unsure >= 0 ? unsure : TD_ANSWER_NONE), .number = -1});
}

/* Skips the question, or puts it off. */
static struct td_reply pass_over(struct td_check_screen *c, int8_t how)
{
    if (c->mode != CHECK_QUESTION || (how == TD_ANSWER_LATER && !td_check_can_wait(c))) {
        return td_reply_handled();
    }
    return td_check_say(c, (struct td_said){.choice = how, .number = -1});
}

/* Left and right point at the spots of a picture, walk a scale, or go back and on. */
static struct td_reply sideways(struct td_check_screen *c, int step)
{
    if (td_check_is_scale(c)) {
        struct td_scale scale = td_check_scale(c);

        td_scale_step(&scale, step);
        c->list.selected = (size_t)scale.value;
        return td_reply_redraw();
    }
    if (c->mode == CHECK_QUESTION && c->picture.spots) {
        int beside = td_check_picture_beside(c, step);

        if (beside < 0) {
            return td_reply_handled();
        }
        c->list.selected = (size_t)beside;
        return td_reply_redraw();
    }
    return step < 0 ? td_check_previous(c) : choose(c);
}

static struct td_reply move(struct td_check_screen *c, enum td_request request)
{
    int page = c->text.h - 2;
    int step = request == TD_REQ_DOWN        ? 1
               : request == TD_REQ_PAGE_DOWN ? page
               : request == TD_REQ_PAGE_UP   ? -page
               : request == TD_REQ_UP        ? -(c->list.selected != 1 ? 1 : 0)
                                             : 0;

    if (step != 0 && scroll_gate(c, step)) {
        return td_reply_redraw();
    }
    if (c->mode == CHECK_GATE && td_check_rows_below(c) > 0) {
        return td_reply_handled(); /* what cannot be seen is not selected */
    }
    c->list.rows = c->mode == CHECK_REVIEW || c->mode == CHECK_TICK ? td_max(page, 1) : 1;
    return td_reply_moved(td_list_move(&c->list, request));
}

static struct td_reply check_key(struct td_check_screen *c, const struct td_event *event)
{
    if (c->field.asking) { /* whether a typed age is to be thrown away */
        return td_field_key(&c->field, event->key) == TD_FIELD_LEAVE ? td_reply_pop()
                                                                     : td_reply_redraw();
    }
    if (type_age(c, event->key)) {
        return td_reply_redraw();
    }
    if (event->key >= '0' && event->key <= '9') {
        return press_digit(c, event->key);
    }
    c->last_digit = TD_KEY_NONE;
    if (event->key == ' ' && c->mode == CHECK_TICK) {
        return choose(c);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return c->mode != CHECK_AGE || td_field_may_leave(&c->field) ? td_reply_pop()
                                                                     : td_reply_redraw();
    case TD_REQ_SELECT:
        return choose(c);
    case TD_REQ_WHY:
        c->show_why = !c->show_why;
        return td_reply_redraw();
    case TD_REQ_SKIP:
        return pass_over(c, TD_ANSWER_NONE);
    case TD_REQ_LATER:
        return pass_over(c, TD_ANSWER_LATER);
    case TD_REQ_NOT_SURE:
        return not_sure(c);
    case TD_REQ_UNSAY:
        return td_check_unsay(c);
    case TD_REQ_OTHER_KNEE:
        return td_check_picture_turn(c);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        return sideways(c, event->request == TD_REQ_LEFT ? -1 : 1);
    case TD_REQ_BEFORE:
        return td_check_previous(c);
    default:
        return move(c, event->request);
    }
}

/* A click selects an answer, and one on what is selected gives it. Lines that are ticked, and
 * those of a menu or of a region that is to be opened, need no second one. */
static struct td_reply click_choice(struct td_check_screen *c, size_t at)
{
    bool opens = c->mode == CHECK_QUESTION && !td_check_is_scale(c) &&
                 at < td_check_offer_count(c) && td_check_offer(c, at).answer == TD_OFFER_MANY;
    bool again =
        opens || c->list.selected == at || c->mode == CHECK_TICK || c->mode == CHECK_REVIEW;

    c->list.selected = at;
    if (!again) {
        td_str_copy(c->note, sizeof c->note, "Enter, or click it again.");
    }
    return again ? choose(c) : td_reply_redraw();
}

static struct td_reply check_mouse(struct td_check_screen *c, struct td_mouse mouse)
{
    int at = -1;

    if (mouse.kind != TD_MOUSE_CLICK) {
        if (scroll_gate(c, mouse.kind == TD_MOUSE_WHEEL_UP ? -3 : 3)) {
            return td_reply_redraw();
        }
        return td_reply_moved(td_list_chosen(&c->list) && td_list_wheel(&c->list, mouse));
    }
    if (c->mode == CHECK_QUESTION && c->picture.spots) {
        at = td_check_picture_at(c, mouse.x, mouse.y);
    }
    at = at >= 0 ? at : td_check_choice_at(c, mouse.x, mouse.y);
    return at >= 0 ? click_choice(c, (size_t)at) : td_reply_handled();
}

/* A note about the last key disappears with the next one. */
static struct td_reply answer(struct td_check_screen *c, const struct td_event *event)
{
    bool said = c->note[0] != '\0' || c->changed[0] != '\0';
    struct td_reply reply;

    c->note[0] = c->changed[0] = '\0';
    if (event->kind == TD_EVENT_MOUSE) {
        c->last_digit = TD_KEY_NONE;
        reply = c->field.asking ? td_reply_handled() : check_mouse(c, event->mouse);
    } else {
        reply = check_key(c, event);
    }
    reply.flags |= said ? TD_REPLY_REDRAW : 0u;
    return reply;
}

static struct td_reply check_handle(void *state, const struct td_event *event)
{
    struct td_check_screen *c = state;
    struct td_reply reply = {0};

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        td_check_picture_place(c);
        c->top = 0;
        reply = td_reply_redraw();
        break;
    case TD_EVENT_KEY:
    case TD_EVENT_MOUSE:
        reply = answer(c, event);
        break;
    default:
        break;
    }
    td_check_picture_light(c);
    return reply;
}

static bool check_takes_number(const void *state)
{
    return ((const struct td_check_screen *)state)->mode == CHECK_AGE;
}

/* A list of red flags: what is asked, and each of them. */
static void say_gate(const struct td_check_screen *c, char *out, size_t size)
{
    const struct td_gate *gate = &c->checklist->gates[c->at];

    td_str_append(out, size, "%s\n", gate->text);
    for (size_t i = 0; i < gate->flag_count; i++) {
        td_str_append(out, size, "%d: %s.\n", (int)i + 1, c->checklist->flags[gate->flags[i]].text);
    }
}

static void say_question(const struct td_check_screen *c, char *out, size_t size)
{
    const struct td_question *question = td_check_question(c);

    td_str_append(out, size, "%s\n", question->text);
    if (question->help != NULL) {
        td_str_append(out, size, "%s\n", question->help);
    }
    if (td_check_is_scale(c)) {
        td_str_append(out, size, "A number from 0 to 10.\n");
        return;
    }
    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        td_str_append(out, size, "%d: %s.\n", (int)i + 1, td_check_offer(c, i).text);
    }
}

static void check_say(const void *state, char *out, size_t size)
{
    const struct td_check_screen *c = state;

    td_str_copy(out, size, "");
    switch (c->mode) {
    case CHECK_AGE:
        td_str_append(out, size, "%s\n", c->checklist->questions[c->age].text);
        break;
    case CHECK_GATE:
    case CHECK_TICK:
        say_gate(c, out, size);
        break;
    case CHECK_QUESTION:
        say_question(c, out, size);
        break;
    default:
        break;
    }
}

const struct td_view_ops td_check_view = {
    .name = "Self-check",
    .state_size = sizeof(struct td_check_screen),
    .open = check_open,
    .close = check_close,
    .handle = check_handle,
    .draw = td_check_draw,
    .footer = td_check_footer,
    .say = check_say,
    .keys = TD_PLACE_CHECK,
    .takes_number = check_takes_number,
};
