/* What line mode says and asks beside the session: the goal, a word that is said once, and the
 * question that is open. */
#include "teardrop/app/plain/aside.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/app/plain/ask.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"

static void look_up(struct td_app *app, const struct td_plan *plan, struct td_aside *out)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    static struct td_check_record check; /* large */
    struct td_limits limits = td_settings_limits(&app->settings.values);
    bool has_check = history->ops->last_check(history->self, &check) == TD_OK;

    *out = (struct td_aside){.ask.topic = TD_TOPIC_COUNT, .milestone = TD_MILESTONE_COUNT};
    if (content->ops->program(content->self, &program, &found) == TD_OK) {
        td_aside_look_up(program, history, &limits, plan, has_check, td_now(app->ui.date), out);
    }
}

static void say(const char *text)
{
    if (text[0] != '\0') {
        td_print_wrapped(text, 0, stdout);
    }
}

static void say_once(struct td_app *app, const struct td_aside *aside)
{
    if (aside->milestone == TD_MILESTONE_COUNT) {
        return;
    }
    say(aside->said);
    if (aside->milestone == TD_MILESTONE_TWELVE_WEEKS) {
        fputs("`teardrop --plain history` ends with it.\n", stdout);
    }
    (void)td_said_keep(&app->ui.history, td_milestone_id(aside->milestone), td_now(app->ui.date));
}

void td_plain_aside(struct td_app *app, const struct td_plan *plan)
{
    struct td_aside aside;

    look_up(app, plan, &aside);
    if (plan->once != NULL) { /* it stood in the reason */
        (void)td_said_keep(&app->ui.history, plan->once, td_now(app->ui.date));
    }
    say_once(app, &aside);
    say(aside.goal);
    say(aside.look);
}

void td_plain_said(struct td_app *app, const struct td_plan *plan)
{
    struct td_aside aside;

    look_up(app, plan, &aside);
    say_once(app, &aside);
}

/* ---- asking ---- */

/* Or says that it was not. */
static bool keep(struct td_app *app, struct td_person_answer *answer)
{
    bool kept = td_answer_keep(&app->ui.history, answer) == TD_OK;

    if (!kept) {
        td_say_not_kept(app);
    }
    return kept;
}

/* A key, or just Enter. */
static void ask_one(struct td_app *app, const struct td_ask *ask, const sigset_t *during_wait)
{
    const struct td_ask_option *option = NULL;
    struct td_person_answer answer = {.uuid = ""};
    char line[16];

    td_print_wrapped(ask->question, 0, stdout);
    for (size_t i = 0; i < ask->option_count; i++) {
        bool level = ask->options[i].id == NULL && ask->level_name[0] != '\0';

        printf("%c  %s%s%s%s\n", ask->options[i].key, ask->options[i].text, level ? " (" : "",
               level ? ask->level_name : "", level ? ")" : "");
    }
    do {
        if (!td_ask("Type one of these, or just Enter: not now.", during_wait, line, sizeof line)) {
            return;
        }
        option = strlen(line) == 1 ? td_ask_option_of(ask, line[0]) : NULL;
    } while (option == NULL && line[0] != '\0');
    td_ask_answer(ask, option, td_instant_local_day(td_now(app->ui.date)), &answer);
    if (keep(app, &answer) && option != NULL) { /* nothing follows from what is not kept */
        td_print_wrapped(option->follows, 0, stdout);
        if (option->page != NULL) {
            printf("`teardrop --plain primer %s`\n", option->page);
        }
    }
}

/* All of them, unless the input ends. */
static void ask_about(struct td_app *app, const sigset_t *during_wait)
{
    td_print_wrapped(td_ask_about_why, 0, stdout);
    for (size_t i = 0; i < TD_ASK_ABOUT; i++) {
        struct td_person_answer answer = {.uuid = ""};
        char question[160];

        td_str_format(question, sizeof question, "%s%s Just Enter: not said.",
                      td_ask_about[i].question,
                      td_ask_about[i].topic == TD_TOPIC_KNEE ? " left, right or both." : "");
        do {
            if (!td_ask(question, during_wait, answer.answer, sizeof answer.answer)) {
                return;
            }
        } while (td_ask_about[i].topic == TD_TOPIC_KNEE && answer.answer[0] != '\0' &&
                 !td_str_equal(answer.answer, "left") && !td_str_equal(answer.answer, "right") &&
                 !td_str_equal(answer.answer, "both"));
        td_day_format(td_instant_local_day(td_now(app->ui.date)), answer.date);
        td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(td_ask_about[i].topic));
        if (!keep(app, &answer)) {
            return; /* the others would not be either */
        }
    }
}

void td_plain_ask_open(struct td_app *app, const struct td_plan *plan, const sigset_t *during_wait)
{
    struct td_aside aside;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return;
    }
    look_up(app, plan, &aside);
    if (aside.ask.topic == TD_TOPIC_COUNT) {
        return;
    }
    fputs("\n", stdout);
    if (aside.ask.topic == TD_TOPIC_KNEE) {
        ask_about(app, during_wait);
    } else {
        ask_one(app, &aside.ask, during_wait);
    }
}
