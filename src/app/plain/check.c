/* Line mode of the self-check: the same course as the screen's, line by line. */
#include "teardrop/app/plain/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_prompt.h"
#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/why.h"
#include "teardrop/ui/check/print.h"
#include "teardrop/ui/check_draft.h"
#include "teardrop/ui/result/result.h"

/* The course as it was before the step before; says so when there is none. */
static void go_back(struct td_prompt *prompt)
{
    int note;

    if (!td_course_undo(&prompt->past, &prompt->course, &note)) {
        fputs("There is nothing before this one.\n", stdout);
    }
}

/* ---- keeping ---- */

static void judge(struct td_prompt *prompt)
{
    td_check_evaluate(prompt->checklist, &prompt->course.answers, &prompt->result);
}

static bool keep(struct td_prompt *prompt)
{
    const struct td_history_port *history = &prompt->app->ui.history;

    memset(&prompt->record, 0, sizeof prompt->record);
    td_check_record_of(prompt->checklist, &prompt->course, &prompt->result, &prompt->record);
    td_str_copy(prompt->record.uuid, sizeof prompt->record.uuid, prompt->uuid);
    prompt->record.done = td_now(prompt->app->ui.date);
    prompt->record.draft = !prompt->finished;
    return history->ops->save_check(history->self, &prompt->record) == TD_OK;
}

/* ---- between the questions ---- */

static enum td_turn offer(struct td_prompt *prompt)
{
    enum td_turn turn;
    int number;

    turn = td_prompt_number(prompt, 2, &number);
    if (turn == TD_TURN_ON) {
        td_course_remember(&prompt->past, &prompt->course, 0);
    }
    prompt->course.offered = prompt->course.offered || turn != TD_TURN_BACK;
    return turn == TD_TURN_ON && number == 2 ? TD_TURN_END : turn;
}

static enum td_turn introduce(struct td_prompt *prompt, size_t section)
{
    int number;
    enum td_turn turn = td_prompt_number(prompt, 2, &number);

    if (turn != TD_TURN_ON) {
        return turn;
    }
    td_course_remember(&prompt->past, &prompt->course, 0);
    prompt->course.intros |= UINT32_C(1) << section;
    if (number == 2) {
        td_course_put_off(prompt->checklist, &prompt->course, section);
    }
    return TD_TURN_ON;
}

/* One step of the course; false when it is over, or the input is. */
static bool step(struct td_prompt *prompt)
{
    struct td_step next = td_course_next(prompt->checklist, &prompt->course, &prompt->result);
    enum td_turn turn = TD_TURN_END;

    if (next.kind != TD_STEP_END) {
        td_check_print(prompt->checklist, &prompt->course, &next, stdout);
    }
    switch (next.kind) {
    case TD_STEP_AGE:
    case TD_STEP_QUESTION:
        turn = td_prompt_question(prompt, next.index);
        break;
    case TD_STEP_GATE:
        turn = td_prompt_gate(prompt, next.index);
        break;
    case TD_STEP_OFFER:
        turn = offer(prompt);
        break;
    case TD_STEP_INTRO:
        turn = introduce(prompt, next.index);
        break;
    case TD_STEP_END:
        break;
    }
    if (turn == TD_TURN_BACK) {
        go_back(prompt);
    }
    return turn != TD_TURN_END;
}

/* ---- beginning and end ---- */

static void begin_anew(struct td_prompt *prompt, enum td_check_goal goal)
{
    const struct td_history_port *history = &prompt->app->ui.history;

    if (prompt->waits) {
        td_check_draft_discard(&prompt->app->ui, &prompt->record);
    }
    history->ops->new_id(history->self, prompt->uuid);
    td_course_init(&prompt->course, goal);
}

static void take_up(struct td_prompt *prompt)
{
    td_str_copy(prompt->uuid, sizeof prompt->uuid, prompt->record.uuid);
    prompt->finished = !prompt->record.draft;
    (void)td_course_of_record(prompt->checklist, &prompt->record, &prompt->course);
    td_course_take_up(prompt->checklist, &prompt->course);
    if (td_check_draft_note(prompt->checklist, &prompt->record)[0] != '\0') {
        puts(td_check_draft_note(prompt->checklist, &prompt->record));
    }
}

/* All that the first question takes, and how it is left. */
static void print_ways_in(const struct td_prompt *prompt)
{
    printf("(years, %d to %d, or strong%s; u not sure%s)\n", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX,
           prompt->waits ? ", or go on" : "", td_plain_asks() ? "; Ctrl-D leaves" : "");
}

/* The age is the first question; the other ways in are typed in its place. */
static bool begin(struct td_prompt *prompt)
{
    int age = td_checklist_question(prompt->checklist, "age");
    const struct td_question *question = &prompt->checklist->questions[age];
    enum td_check_goal goal = TD_GOAL_SORE;
    struct td_said said;
    char line[64];

    prompt->waits = td_check_draft_find(&prompt->app->ui, &prompt->record);
    td_course_init(&prompt->course, goal);
    td_check_print(prompt->checklist, &prompt->course, NULL, stdout);
    fputs("\nstrong  if nothing hurts, and you want to get stronger\n", stdout);
    if (prompt->waits) {
        printf("go on   with the one that waits: %d answers\n", prompt->record.answer_count);
    }
    td_check_print(prompt->checklist, &prompt->course, &(struct td_step){TD_STEP_AGE, 0}, stdout);
    print_ways_in(prompt);
    while (td_prompt_line(prompt, line, sizeof line)) {
        if (td_str_equal(line, "strong")) {
            goal = TD_GOAL_STRENGTH;
            fputs("And how old are you?\n", stdout);
            td_prompt_print_keys(question, NULL);
        } else if (prompt->waits && td_str_equal(line, "go on")) {
            take_up(prompt);
            return true;
        } else if (td_prompt_read(question, NULL, line, &said)) {
            begin_anew(prompt, goal);
            td_course_remember(&prompt->past, &prompt->course, 0);
            td_course_say(prompt->checklist, &prompt->course, (size_t)age, said, NULL);
            return true;
        } else {
            fputs(line[0] != '\0' ? "That is not one of the answers. " : "Please type an answer. ",
                  stdout);
            print_ways_in(prompt);
        }
    }
    return false;
}

static void print_part(const struct td_prompt *prompt, enum td_result_part part)
{
    fputs("\n", stdout);
    (void)td_result_print(&prompt->app->ui, prompt->checklist, &prompt->course, part, stdout);
}

/* A part that was asked for; it may be empty. */
static void print_more(const struct td_prompt *prompt, enum td_result_part part)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL) {
        return;
    }
    (void)td_result_print(&prompt->app->ui, prompt->checklist, &prompt->course, part, out);
    (void)fclose(out);
    printf("\n%s", size > 0 ? text : "There is nothing more to say yet.\n");
    free(text);
}

/* Who hears it is told what is open and what it looks like, and the rest when they ask; nobody has
 * to listen to all of it. */
static void tell_on_demand(struct td_prompt *prompt)
{
    char line[16];

    print_part(prompt, TD_RESULT_VERDICT);
    while (
        prompt->result.outcome != TD_OUTCOME_STOP &&
        td_ask("w for what to do, d for the reasons, Enter to go on.", NULL, line, sizeof line) &&
        line[0] != '\0') {
        if (td_str_equal_nocase(line, "w")) {
            print_more(prompt, TD_RESULT_ADVICE);
        } else if (td_str_equal_nocase(line, "d")) {
            print_more(prompt, TD_RESULT_REASONS);
        }
    }
}

/* All of it into a pipe, and at the highest verbosity; at the lowest the verdict alone. */
static void tell(struct td_prompt *prompt)
{
    int verbosity = prompt->app->options.verbosity;

    if (verbosity >= TD_VERBOSITY_MAX) {
        print_part(prompt, TD_RESULT_ALL);
    } else if (td_plain_asks() && !prompt->ended) {
        tell_on_demand(prompt);
    } else {
        print_part(prompt, verbosity == 0 ? TD_RESULT_VERDICT : TD_RESULT_ALL);
    }
}

static void print_result(struct td_prompt *prompt)
{
    tell(prompt);
    prompt->finished =
        !prompt->ended ||
        td_course_next(prompt->checklist, &prompt->course, &prompt->result).kind == TD_STEP_END;
    if (!keep(prompt)) { /* a draft when the input ended half-way */
        td_say_not_kept(prompt->app);
    }
}

static void walk(struct td_prompt *prompt)
{
    judge(prompt);
    while (step(prompt)) {
        judge(prompt);
        (void)keep(prompt);
    }
}

static bool flags_done(const struct td_prompt *prompt)
{
    return prompt->course.answers.flags_asked || prompt->result.outcome == TD_OUTCOME_STOP;
}

static int refuse_end(void)
{
    fputs("teardrop: the input ended before the red flags were answered; there is no result\n",
          stderr);
    return td_err_exit_code(TD_ERR_USAGE);
}

int td_plain_check(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    static struct td_prompt prompt; /* records are large; one check at a time */

    memset(&prompt, 0, sizeof prompt);
    prompt.app = app;
    if (content->ops->checklist(content->self, &prompt.checklist, &found) != TD_OK) {
        return td_err_exit_code(TD_ERR_CONTENT);
    }
    if (begin(&prompt)) {
        walk(&prompt);
    } else {
        judge(&prompt);
    }
    if (!flags_done(&prompt)) {
        return refuse_end();
    }
    print_result(&prompt);
    if (!prompt.ended && prompt.result.outcome == TD_OUTCOME_STOP &&
        td_prompt_second_look(&prompt)) {
        prompt.finished = false;
        walk(&prompt);
        if (!flags_done(&prompt)) { /* what stopped it stays on record */
            return refuse_end();
        }
        print_result(&prompt);
    }
    td_renew_proposal(app);
    return 0;
}
