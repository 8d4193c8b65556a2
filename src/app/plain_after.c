/* After a session in line mode: what the screens ask as well, line by line. Only of a
 * person at a terminal; a pipe is asked nothing. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/app/commands.h"
#include "teardrop/app/loop.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan.h"

/* Without the blanks around it; false at the end of input, or when a signal ends it. */
static bool ask(const char *question, const sigset_t *during_wait, char *out, size_t size)
{
    char line[400];
    size_t length;
    const char *from = line;

    printf("%s\n> ", question);
    (void)fflush(stdout);
    if (!td_loop_wait_input(STDIN_FILENO, during_wait) || fgets(line, sizeof line, stdin) == NULL) {
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

/* A number, or nothing: then it stays not said. */
static bool ask_number(const char *question, int least, int most, const sigset_t *during_wait,
                       int *out)
{
    char line[32];

    while (ask(question, during_wait, line, sizeof line)) {
        if (line[0] == '\0' || td_str_to_int(line, least, most, out)) {
            return true;
        }
        printf("A number from %d to %d, or just Enter.\n", least, most);
    }
    return false;
}

bool td_plain_after(const sigset_t *during_wait, struct td_session_record *record)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return false;
    }
    (void)(ask_number("The worst pain in the knee during it, 0 to 10? Enter: not said.", 0, 10,
                      during_wait, &record->worst_pain) &&
           ask_number("How hard was the last set, 1 to 10? 10 is not one more rep.", 1, 10,
                      during_wait, &record->rpe) &&
           ask("Anything else to remember?", during_wait, record->note, sizeof record->note));
    return record->worst_pain >= 0 || record->rpe >= 0 || record->note[0] != '\0';
}

void td_plain_next(struct td_app *app)
{
    struct td_problems problems = {0};
    const struct td_program *program;
    const struct td_level *level;
    struct td_safety safety;
    struct td_plan plan;
    char why[400];

    app->options.argument = NULL; /* the plan's own */
    if (td_app_level(app, &program, &level, &plan, &problems) == TD_OK) {
        td_settings_safety(&app->settings.values, &safety);
        td_plan_why(&plan, program, &safety, why, sizeof why);
        printf("As it stands, next: %s %s. %s\n", plan.level->id, plan.level->name, why);
    }
    td_problems_deinit(&problems);
}
