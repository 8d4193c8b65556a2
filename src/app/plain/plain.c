/* Line mode: home. */
#include "teardrop/app/plain/plain.h"

#include <stdio.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/aside.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/tally.h"

/* What asks for a look comes before what to train. */
static void print_to_be_seen(const struct td_today *today)
{
    enum td_urgency urgency = TD_URGENCY_NONE;

    if (today->plan.referral != TD_REFER_NOT) {
        urgency = TD_URGENCY_SOON;
    }
    if (today->has_gate && today->gate.to_be_seen) {
        urgency = today->gate.urgency;
    }
    if (urgency != TD_URGENCY_NONE) {
        char text[160];

        td_str_format(text, sizeof text,
                      "Have the knee looked at %s. `teardrop log --seen` notes that it was.",
                      td_urgency_when(urgency));
        fputs("\n", stdout);
        td_print_wrapped(text, 0, stdout);
    }
}

/* Closed comes first, with what opens it again; there is no next session then. */
static void print_closed(const struct td_today *today)
{
    char reopens[240], text[600];

    td_reopens_text(&today->gate, reopens, sizeof reopens);
    td_str_format(text, sizeof text, "Training is closed. %s %s", today->gate.why, reopens);
    td_print_wrapped(text, 0, stdout);
    fputs("\n", stdout);
}

static void print_next(const struct td_app *app, const struct td_today *today)
{
    char line[200], due[48];

    td_workout_text(&today->workout, today->total, line, sizeof line);
    td_today_due_text(today, td_now(app->ui.date), due, sizeof due);
    printf("\nNext session: %s (%s)\n", line, due);
    if (today->plan.rule != TD_RULE_START) {
        td_print_wrapped(today->why, 2, stdout);
    }
}

/* `Level 6 of 8: Slow cyclist squat. Above it: Goblet squat.` and `40 sessions, 800 reps.` */
static void print_way(const struct td_app *app, const struct td_today *today)
{
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    struct td_tally all;
    int rung, top;

    if (today->plan.level == NULL ||
        app->ui.content.ops->program(app->ui.content.self, &program, &found) != TD_OK) {
        return;
    }
    rung = td_program_rung(program, today->plan.level->id);
    top = rung;
    while (top >= 0 && (size_t)top + 1 < program->level_count &&
           td_program_rung(program, program->levels[top + 1].id) == top + 1) {
        top++;
    }
    if (rung >= 0) {
        printf("  Level %d of %d: %s.", td_level_number(today->plan.level->id),
               td_level_number(program->levels[top].id), td_level_title(today->plan.level));
        if (rung < top) {
            printf(" Above it: %s.", td_level_title(&program->levels[rung + 1]));
        }
        putchar('\n');
    }
    if (td_tally_look_up_all(program, &app->ui.history, &all) == TD_OK && all.sessions > 0) {
        printf("  So far: %d session%s, %d rep%s.\n", all.sessions, all.sessions == 1 ? "" : "s",
               all.reps, all.reps == 1 ? "" : "s");
    }
}

int td_plain_home(struct td_app *app, const sigset_t *during_wait)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_problems problems = {0};
    struct td_today today;
    enum td_err err = td_next_session(app, &today, &problems);
    bool closed = err == TD_OK && td_today_closed(&today);

    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    if (closed) {
        print_closed(&today);
    }
    printf("teardrop %s\n", app->ui.version);
    td_print_wrapped("For learning and practice. It cannot tell what is wrong with your knee; if "
                     "you feel ill, were hurt lately, or are unsure, see a clinician first.",
                     0, stdout);
    if (today.trouble[0] != '\0') { /* the next session would be a guess */
        printf("\nThe history cannot be read, and with it the last self-check: %s\n",
               today.trouble);
    } else {
        print_to_be_seen(&today);
        if (!closed) {
            print_next(app, &today);
            print_way(app, &today);
        }
        td_plain_aside(app, &today.plan);
    }
    if (today.trouble[0] == '\0' && history->ops->trouble(history->self) != NULL) {
        printf("Nothing is kept: %s\n", history->ops->trouble(history->self));
    }
    printf("\nWhat you can do, line by line:\n%s",
           closed ? "" : "  teardrop --plain train         follow the cadence\n");
    fputs("  teardrop --plain check         the self-check, question by question\n"
          "  teardrop --plain primer        learn how the knee works\n"
          "  teardrop --plain history       what was done\n"
          "  teardrop log PAIN              the knee this morning, 0 to 10\n"
          "  teardrop log --seen            a clinician has looked at the knee\n"
          "  teardrop history --export csv  what was done, for other programs\n"
          "  teardrop --help                everything else\n",
          stdout);
    if (today.trouble[0] == '\0') {
        td_plain_ask_open(app, &today.plan, during_wait);
    }
    return td_today_finish(&today);
}
