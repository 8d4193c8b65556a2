/* The questions before and after a session in line mode, the same as on the screens. They are asked
 * only of a person at a terminal, never of a pipe. */
#include "teardrop/app/plain/train_questions.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/aside.h"
#include "teardrop/app/plain/ask.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/proposal.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/ui/card/words.h"
#include "teardrop/ui/result/result.h"

#define SAFETY                                                                                     \
    "None of these today: sharp pain, hot or swollen, stuck, ill? Enter = none, x = something."

bool td_plain_asks(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* The answer, as it was understood. */
static bool read_back(const struct td_app *app, const char *what, int number)
{
    const struct td_history_port *history = &app->ui.history;

    if (number < 0) {
        fputs("Not said.\n", stdout);
    } else {
        printf("%s %d%s.\n", what, number,
               history->ops->trouble(history->self) == NULL ? " is kept" : "");
    }
    return true;
}

bool td_plain_may_begin(const struct td_level *level, const sigset_t *during_wait)
{
    char line[16];

    if (!td_plain_asks()) {
        return true;
    }
    td_print_wrapped(SAFETY, 0, stdout);
    while (td_ask("h says how it is done. Enter begins.", during_wait, line, sizeof line)) {
        if (line[0] == '\0') {
            return true;
        }
        if (td_str_equal(line, "x")) {
            fputs("Then not today. `teardrop --plain check` says what to do about it.\n", stdout);
            return false;
        }
        if (td_str_equal_nocase(line, "h")) {
            td_card_print_how(level, stdout);
            continue;
        }
        fputs("Just Enter, or x.\n", stdout);
    }
    return false;
}

void td_plain_go_on(const sigset_t *during_wait)
{
    char line[16];

    td_plain_forget_typed(); /* it was not meant for this */
    (void)td_ask("Enter goes on, Ctrl-C stops.", during_wait, line, sizeof line);
}

void td_plain_forget_typed(void)
{
    (void)tcflush(STDIN_FILENO, TCIFLUSH);
}

const struct td_hurt *td_plain_hurt(const sigset_t *during_wait)
{
    int number = 0;

    fputs("\nStopped.\n", stdout);
    for (int i = 0; i < TD_HURT_COUNT; i++) {
        printf("%d  %s\n", i + 1, td_hurts[i].words);
    }
    return td_ask_number("Did something hurt? Type its number, or n: nothing did.", 1,
                         TD_HURT_COUNT, "n0", "n when nothing hurt", during_wait, &number) &&
                   number > 0
               ? &td_hurts[number - 1]
               : NULL;
}

/* As the self-check says and keeps it; false when its file has no such flag. */
static bool advise_flag(struct td_app *app, const struct td_hurt *hurt)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_content_port *content = &app->ui.content;
    const struct td_checklist *checklist = NULL;
    const struct td_problems *found = NULL;
    static struct td_check_record record; /* large; one session at a time */
    struct td_check_result result;
    struct td_course course;

    td_course_init(&course, TD_GOAL_SORE);
    if (content->ops->checklist(content->self, &checklist, &found) != TD_OK ||
        !td_hurt_answers(hurt, checklist, &course.answers)) {
        return false;
    }
    td_check_evaluate(checklist, &course.answers, &result);
    (void)td_result_print(&app->ui, checklist, &course, TD_RESULT_VERDICT, stdout);
    memset(&record, 0, sizeof record);
    td_check_record_of(checklist, &course, &result, &record);
    history->ops->new_id(history->self, record.uuid);
    record.done = td_now(app->ui.date);
    if (history->ops->save_check(history->self, &record) != TD_OK) {
        td_say_not_kept(app);
    }
    return true;
}

void td_plain_advise(struct td_app *app, const struct td_hurt *hurt)
{
    printf("\nYou said: %s.\n", hurt->words);
    if (!td_hurt_has_flag(hurt) || !advise_flag(app, hurt)) {
        td_print_wrapped(hurt->advice, 0, stdout);
    }
    fputs("\n", stdout);
}

/* The pain, once more when it is less than what was said in a rest. */
static bool ask_pain(const struct td_app *app, const sigset_t *during_wait,
                     struct td_session_record *record)
{
    char doubt[64], line[16];
    int before = record->worst_pain;

    for (;;) {
        record->worst_pain = before;
        if (!td_ask_number("The worst pain in the knee during it, 0 to 10? s: not said.", 0, 10,
                           "s", "s to say nothing", during_wait, &record->worst_pain)) {
            return false;
        }
        if (!td_pain_below_rests(record, record->worst_pain, doubt, sizeof doubt)) {
            break;
        }
        td_str_append(doubt, sizeof doubt, " Enter: yes, n: no.");
        if (!td_ask(doubt, during_wait, line, sizeof line)) {
            record->worst_pain = td_pain_in_rests(record);
            return false;
        }
        if (line[0] == '\0' || line[0] == 'y') {
            break;
        }
    }
    return read_back(app, "Pain", record->worst_pain);
}

bool td_plain_after(const struct td_app *app, const sigset_t *during_wait,
                    struct td_session_record *record)
{
    (void)(ask_pain(app, during_wait, record) &&
           td_ask_number("How hard was the last set, 1 to 10? 10 is not one more rep; s: not said.",
                         1, 10, "s", "s to say nothing", during_wait, &record->rpe) &&
           read_back(app, "Effort", record->rpe) &&
           td_ask("Anything else to remember? Just Enter: nothing.", during_wait, record->note,
                  sizeof record->note));
    if (td_reps_too_little(td_reps_done(record))) {
        printf("%s\n", td_too_little_words);
    }
    return record->worst_pain >= 0 || record->rpe >= 0 || record->note[0] != '\0';
}

void td_plain_next(struct td_app *app)
{
    struct td_problems problems = {0};
    const struct td_program *program;
    const struct td_level *level;
    struct td_limits limits = td_settings_limits(&app->settings.values);
    struct td_plan plan;
    char why[400];

    app->options.argument = NULL; /* the plan's own */
    if (td_app_level(app, &program, &level, &plan, &problems) == TD_OK) {
        td_plan_why(&plan, program, &limits, why, sizeof why);
        if (plan.rule == TD_RULE_CLOSED) {
            printf("%s `teardrop --plain` says what opens it again.\n", why);
        } else {
            printf("As it stands, next: %s %s. %s\n", plan.level->id, plan.level->name, why);
        }
        (void)td_proposal_renew(program, &app->ui.history, &plan, &app->ui.usual,
                                td_now(app->ui.date));
        td_plain_said(app, &plan);
    }
    (void)fflush(stdout);
    td_problems_print(&problems, stderr);
    td_problems_deinit(&problems);
}
