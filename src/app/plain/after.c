/* Before and after a session in line mode: what the screens ask as well, line by line. Only
 * of a person at a terminal; a pipe is asked nothing. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "teardrop/app/cli/commands.h"
#include "teardrop/app/print/print.h"
#include "teardrop/app/run/loop.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/ui/result/draw.h"

#define SAFETY                                                                                     \
    "None of these today: sharp pain, hot or swollen, stuck, ill? Enter = none, x = something."

bool td_plain_asks(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* Byte by byte, so that nothing of a later line is held where a wait does not see it; what
 * is too long is cut. False at the end of input, or when a signal ends it. */
static bool read_line(const sigset_t *during_wait, char *out, size_t size)
{
    size_t length = 0;
    char byte = '\0';

    while (byte != '\n') {
        if (!td_loop_wait_input(STDIN_FILENO, during_wait) || read(STDIN_FILENO, &byte, 1) != 1) {
            return false;
        }
        if (byte != '\n' && length + 1 < size) {
            out[length++] = byte;
        }
    }
    out[length] = '\0';
    return true;
}

/* Without the blanks around it; false at the end of input, or when a signal ends it. */
static bool ask(const char *question, const sigset_t *during_wait, char *out, size_t size)
{
    char line[400] = "";
    size_t length;
    const char *from = line;

    printf("%s\n> ", question);
    (void)fflush(stdout);
    if (!read_line(during_wait, line, sizeof line)) {
        fputs("\n", stdout);
        return false;
    }
    length = strlen(line);
    while (length > 0 && isspace((unsigned char)line[length - 1])) {
        line[--length] = '\0';
    }
    while (isspace((unsigned char)*from)) {
        from++;
    }
    td_str_copy(out, size, from);
    td_str_sanitize(out, false);
    return true;
}

/* A number, or the way past it: then it stays not said. An empty line is no answer. */
static bool ask_number(const char *question, int least, int most, const sigset_t *during_wait,
                       int *out)
{
    char line[32];

    while (ask(question, during_wait, line, sizeof line)) {
        if (td_str_equal(line, "s") || td_str_to_int(line, least, most, out)) {
            return true;
        }
        printf("A number from %d to %d, or s to say nothing.\n", least, most);
    }
    return false;
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

bool td_plain_may_begin(const sigset_t *during_wait)
{
    char line[16];

    if (!td_plain_asks()) {
        return true;
    }
    td_print_wrapped(SAFETY, 0, stdout);
    while (ask("Enter begins.", during_wait, line, sizeof line)) {
        if (line[0] == '\0') {
            return true;
        }
        if (td_str_equal(line, "x")) {
            fputs("Then not today. `teardrop --plain check` says what to do about it.\n", stdout);
            return false;
        }
        fputs("Just Enter, or x.\n", stdout);
    }
    return false;
}

void td_plain_go_on(const sigset_t *during_wait)
{
    char line[16];

    td_plain_forget_typed(); /* it was not meant for this */
    (void)ask("Enter goes on, Ctrl-C stops.", during_wait, line, sizeof line);
}

void td_plain_forget_typed(void)
{
    (void)tcflush(STDIN_FILENO, TCIFLUSH);
}

const struct td_hurt *td_plain_hurt(const sigset_t *during_wait)
{
    int number = 0;
    char line[32];

    fputs("\nStopped.\n", stdout);
    for (int i = 0; i < TD_HURT_COUNT; i++) {
        printf("%d  %s\n", i + 1, td_hurts[i].words);
    }
    while (ask("Did something hurt? Type its number, or n: nothing did.", during_wait, line,
               sizeof line)) {
        if (td_str_equal(line, "n") || td_str_equal(line, "0")) {
            return NULL;
        }
        if (td_str_to_int(line, 1, TD_HURT_COUNT, &number)) {
            return &td_hurts[number - 1];
        }
        printf("A number from 1 to %d, or n when nothing hurt.\n", TD_HURT_COUNT);
    }
    return NULL;
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
    (void)td_result_print(&app->ui, checklist, &course, stdout);
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
    if (hurt->flag == NULL || !advise_flag(app, hurt)) {
        td_print_wrapped(hurt->advice, 0, stdout);
    }
    fputs("\n", stdout);
}

bool td_plain_after(const struct td_app *app, const sigset_t *during_wait,
                    struct td_session_record *record)
{
    (void)(ask_number("The worst pain in the knee during it, 0 to 10? s: not said.", 0, 10,
                      during_wait, &record->worst_pain) &&
           read_back(app, "Pain", record->worst_pain) &&
           ask_number("How hard was the last set, 1 to 10? 10 is not one more rep; s: not said.", 1,
                      10, during_wait, &record->rpe) &&
           read_back(app, "Effort", record->rpe) &&
           ask("Anything else to remember? Just Enter: nothing.", during_wait, record->note,
               sizeof record->note));
    return record->worst_pain >= 0 || record->rpe >= 0 || record->note[0] != '\0';
}

void td_plain_next(struct td_app *app)
{
    struct td_problems problems = {0};
    const struct td_program *program;
    const struct td_level *level;
    struct td_limits safety;
    struct td_plan plan;
    char why[400];

    app->options.argument = NULL; /* the plan's own */
    if (td_app_level(app, &program, &level, &plan, &problems) == TD_OK) {
        td_settings_safety(&app->settings.values, &safety);
        td_plan_why(&plan, program, &safety, why, sizeof why);
        if (plan.rule == TD_RULE_CLOSED) {
            printf("%s `teardrop --plain` says what opens it again.\n", why);
        } else {
            printf("As it stands, next: %s %s. %s\n", plan.level->id, plan.level->name, why);
        }
    }
    (void)fflush(stdout);
    td_problems_print(&problems, stderr);
    td_problems_deinit(&problems);
}
