/* Line mode: home, history. */
#include "teardrop/app/plain/plain.h"

#include <stdio.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/aside.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/tally.h"
#include "teardrop/ui/chart/weeks.h"

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

static void print_check_line(const struct td_history_line *line, const char *at)
{
    if (line->goal == TD_GOAL_STRENGTH && line->outcome != TD_OUTCOME_STOP) {
        printf("%s  check    no pain, to get stronger\n", at);
        return;
    }
    printf("%s  check    %s%s%s%s%s  urgency %s\n", at, td_outcome_id(line->outcome),
           line->named_count > 0 ? "  " : "", line->named_count > 0 ? line->named[0] : "",
           line->named_count > 1 ? ", " : "", line->named_count > 1 ? line->named[1] : "",
           td_urgency_id(line->urgency));
}

static enum td_err print_history_line(const struct td_app *app, const struct td_history_line *line)
{
    struct td_limits limits = td_settings_limits(&app->settings.values);
    struct td_light_basis basis;
    enum td_err err;
    char at[40];

    err = td_light_look_up(&app->ui.history, line, &limits, &basis);
    if (err != TD_OK) {
        return err;
    }
    td_instant_format_minute(line->at, at, sizeof at);
    switch (line->kind) {
    case TD_HISTORY_SESSION:
        printf("%s  session  %s %s  sets %d/%d  reps %d/%d  %d min%s", at, line->level,
               line->level_name, line->sets_done, line->sets_planned, line->reps_done,
               line->reps_planned, (int)((line->elapsed_ms + 30000) / 60000),
               line->running    ? "  not ended"
               : line->finished ? ""
                                : "  stopped");
        if (line->worst_pain >= 0) {
            printf("  pain %d", line->worst_pain);
        }
        if (line->rpe >= 0) {
            printf("  effort %d", line->rpe);
        }
        if (basis.after >= 0) {
            printf("  next morning %d", basis.after);
        }
        printf("  %s", line->nothing_done && line->hurt[0] == '\0' ? "nothing done, no training"
                                                                   : td_light_word(basis.light));
        if (line->hurt[0] != '\0') {
            printf("  stopped for: %s", td_hurt_name(line->hurt));
        }
        fputs(line->noted ? "  note\n" : "\n", stdout);
        break;
    case TD_HISTORY_CHECK:
        print_check_line(line, at);
        break;
    case TD_HISTORY_MORNING:
        td_instant_format_day(line->at, at, sizeof at);
        printf("%s        morning  pain %d%s%s\n", at, line->worst_pain,
               line->swollen ? "  swollen" : "", line->limp ? "  limp" : "");
        break;
    }
    return TD_OK;
}

/* After twelve weeks, what changed in them. */
static void print_weeks(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    struct td_weeks weeks;

    if (content->ops->program(content->self, &program, &found) == TD_OK &&
        td_weeks_look_up(program, &app->ui.history, td_now(app->ui.date), &weeks) == TD_OK &&
        weeks.due) {
        fputs("\n", stdout);
        td_weeks_print(&weeks, stdout);
        printf("`teardrop --plain primer %s` has more.\n", TD_WEEKS_PAGE);
    }
}

int td_plain_history(struct td_app *app)
{
    struct td_history_walk walk = {.history = &app->ui.history};
    const struct td_history_line *line;
    enum td_err err;
    bool any = false;

    while ((line = td_history_next(&walk)) != NULL) {
        walk.err = print_history_line(app, line);
        any = true;
    }
    err = td_history_walk_end(&walk);
    if (err != TD_OK) {
        (void)fflush(stdout);
        return td_fail_history(app, err);
    }
    if (!any) {
        fputs("nothing is kept yet\n", stdout);
    }
    print_weeks(app);
    return td_finish_output(TD_OK);
}
