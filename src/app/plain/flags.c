/* What comes before training after a long break in line mode: the lists of warning signs, or a
 * self-check. */
#include <stdio.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/check/print.h"

static struct td_check_record last; /* large; one session at a time */

/* The age of the last self-check, since some signs hang on it; else it is asked. */
static bool find_age(const struct td_app *app, const struct td_checklist *checklist, int age,
                     const sigset_t *during_wait, struct td_said *out)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_course before;

    *out = (struct td_said){.choice = TD_ANSWER_NONE, .number = -1};
    if (history->ops->last_check(history->self, &last) == TD_OK) {
        (void)td_course_of_record(checklist, &last, &before);
        *out = (struct td_said){.choice = before.answers.choice[age],
                                .number = before.answers.age_years};
    }
    if (out->choice < 0) {
        if (!td_ask_number("How old are you?", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, "", "your age",
                           during_wait, &out->number)) {
            return false;
        }
        out->choice = (int8_t)td_question_band(&checklist->questions[age], out->number);
    }
    return true;
}

/* y or n. */
static bool ask_none(const sigset_t *during_wait, bool *none)
{
    char line[16];

    while (td_ask("Is any of these true for you? y, or n for none of these.", during_wait, line,
                  sizeof line)) {
        if (td_str_equal_nocase(line, "y") || td_str_equal_nocase(line, "n")) {
            *none = td_str_equal_nocase(line, "n");
            return true;
        }
    }
    return false;
}

/* All lists of it; false: something is true, or the input has ended. */
static bool none_of_them(const struct td_app *app, const struct td_checklist *checklist,
                         const sigset_t *during_wait)
{
    struct td_check_result result;
    struct td_course course;
    struct td_step step;
    struct td_said said;
    int age = td_checklist_question(checklist, "age");
    bool none = true;

    td_course_init(&course, TD_GOAL_SORE);
    if (age < 0 || !find_age(app, checklist, age, during_wait, &said)) {
        return false;
    }
    td_course_say(checklist, &course, (size_t)age, said, NULL);
    td_check_evaluate(checklist, &course.answers, &result);
    for (step = td_course_next(checklist, &course, &result); none && step.kind == TD_STEP_GATE;
         step = td_course_next(checklist, &course, &result)) {
        td_check_print(checklist, &course, &step, stdout);
        if (!ask_none(during_wait, &none)) {
            return false;
        }
        td_course_pass_gate(checklist, &course, step.index, true);
    }
    return none;
}

bool td_plain_flags(struct td_app *app, const struct td_plan *plan, const sigset_t *during_wait)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_checklist *checklist = NULL;
    const struct td_problems *found = NULL;
    bool fine;

    if (!plan->ask_flags) {
        return true;
    }
    if (!td_plain_asks()) {
        fprintf(stderr,
                "teardrop: after %d weeks off the lists of warning signs come first; a pipe cannot "
                "be asked\n",
                plan->weeks_off);
        return true;
    }
    printf("After %d weeks off, first the short lists of warning signs.\n\n", plan->weeks_off);
    fine = content->ops->checklist(content->self, &checklist, &found) == TD_OK &&
           none_of_them(app, checklist, during_wait);
    if (!fine) {
        fputs("Then not today. `teardrop --plain check` says what to do about it.\n", stdout);
    } else if (td_said_keep(&app->ui.history, TD_SAID_FLAGS, td_now(app->ui.date)) != TD_OK) {
        td_say_not_kept(app);
    }
    return fine;
}
