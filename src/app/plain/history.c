/* Line mode of the history: all of it into a pipe; at a terminal the newest lines, and whatever of
 * them is to be corrected or deleted. */
#include <stdio.h>
#include <string.h>

#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/plain.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/ui/chart/weeks.h"

#define AT_ONCE 10 /* lines that a person is told before they are asked */

/* ---- printing ---- */

/* `check    fits with overload, or imbalance; to be looked at today` */
static void print_check_line(const struct td_checklist *checklist,
                             const struct td_history_line *line, const char *at)
{
    if (line->goal == TD_GOAL_STRENGTH && line->outcome != TD_OUTCOME_STOP) {
        printf("%s  check    no pain, to get stronger\n", at);
        return;
    }
    printf("%s  check    %s", at, td_outcome_text(line->outcome));
    for (int i = 0; line->outcome == TD_OUTCOME_NAMED && i < line->named_count; i++) {
        printf("%s%s", i > 0 ? ", or " : "",
               checklist != NULL ? td_checklist_cause_name(checklist, line->named[i])
                                 : line->named[i]);
    }
    if (line->urgency != TD_URGENCY_NONE) {
        printf("; to be looked at %s", td_urgency_when(line->urgency));
    }
    putchar('\n');
}

static enum td_err print_line(const struct td_app *app, const struct td_checklist *checklist,
                              const struct td_history_line *line)
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
                       : basis.light == TD_LIGHT_OPEN ? "open until the next morning is known"
                                                      : td_light_word(basis.light));
        if (line->hurt[0] != '\0') {
            printf("  stopped for: %s", td_hurt_name(line->hurt));
        }
        fputs(line->noted ? "  note\n" : "\n", stdout);
        break;
    case TD_HISTORY_CHECK:
        print_check_line(checklist, line, at);
        break;
    case TD_HISTORY_MORNING:
        td_instant_format_day(line->at, at, sizeof at);
        printf("%s        morning  pain %d%s%s\n", at, line->worst_pain,
               line->swollen ? "  swollen" : "", line->limp ? "  limp" : "");
        break;
    }
    return TD_OK;
}

/* After twelve weeks, what changed in them; asked: it was asked for, so it says when there is
 * nothing yet. */
static void print_weeks(struct td_app *app, bool asked)
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
    } else if (asked) {
        fputs("That can be said after twelve weeks.\n", stdout);
    }
}

/* The self-check's names; NULL when they cannot be read: then ids must do. */
static const struct td_checklist *checklist_of(const struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_checklist *checklist = NULL;
    const struct td_problems *found = NULL;

    return content->ops->checklist(content->self, &checklist, &found) == TD_OK ? checklist : NULL;
}

static enum td_err print_every_line(const struct td_app *app, bool *any)
{
    struct td_history_walk walk = {.history = &app->ui.history};
    const struct td_checklist *checklist = checklist_of(app);
    const struct td_history_line *line;

    while ((line = td_history_next(&walk)) != NULL) {
        walk.err = print_line(app, checklist, line);
        *any = true;
    }
    return td_history_walk_end(&walk);
}

/* Lines from..from + AT_ONCE - 1, with their numbers from 1; *count: how many there were. */
static enum td_err print_some(const struct td_app *app, size_t from, size_t *count)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_checklist *checklist = checklist_of(app);
    struct td_history_line lines[AT_ONCE];
    enum td_err err = history->ops->list(history->self, true, from, AT_ONCE, lines, count);

    for (size_t i = 0; err == TD_OK && i < *count; i++) {
        printf("%d  ", (int)(from + i) + 1);
        err = print_line(app, checklist, &lines[i]);
    }
    return err;
}

/* ---- correcting ---- */

struct talk {
    struct td_app *app;
    const sigset_t *during_wait;
};

static void say_kept(struct talk *talk, enum td_err err, const char *done)
{
    if (err != TD_OK) {
        td_say_not_kept(talk->app);
        return;
    }
    td_renew_proposal(talk->app);
    printf("%s The next session is worked out anew.\n", done);
}

/* Pain, effort or note of a session; what is not asked stays. False: nothing was said. */
static bool ask_field(struct talk *talk, char what, struct td_session_record *record)
{
    if (what == 'p') {
        return td_ask_number("The worst pain in the knee during it, 0 to 10? s: as it is.", 0, 10,
                             "s", "s to leave it", talk->during_wait, &record->worst_pain);
    }
    if (what == 'e') {
        return td_ask_number("How hard was the last set, 1 to 10? s: as it is.", 1, 10, "s",
                             "s to leave it", talk->during_wait, &record->rpe);
    }
    if (record->note[0] != '\0') {
        printf("The note is: %s\n", record->note);
    }
    return td_ask("The new note; just Enter: none.", talk->during_wait, record->note,
                  sizeof record->note);
}

static void correct_session(struct talk *talk, const struct td_history_line *line, char what)
{
    const struct td_history_port *history = &talk->app->ui.history;
    struct td_session_record record = {.uuid = ""};
    enum td_err err = history->ops->load_session(history->self, line->uuid, &record);

    if (err != TD_OK) {
        (void)td_fail_history(talk->app, err);
    } else if (ask_field(talk, what, &record)) {
        say_kept(talk, history->ops->save_session(history->self, &record), "Kept.");
    }
    td_session_record_deinit(&record);
}

static void correct_morning(struct talk *talk, const struct td_history_line *line)
{
    const struct td_history_port *history = &talk->app->ui.history;
    struct td_morning_record record = {
        .pain = line->worst_pain, .swollen = line->swollen, .limp = line->limp};

    td_str_copy(record.date, sizeof record.date, line->uuid);
    if (td_ask_number("The pain that morning, 0 to 10? s: as it is.", 0, 10, "s", "s to leave it",
                      talk->during_wait, &record.pain)) {
        say_kept(talk, history->ops->save_morning(history->self, &record), "Kept.");
    }
}

static void delete_line(struct talk *talk, const struct td_history_line *line)
{
    const struct td_history_port *history = &talk->app->ui.history;
    char answer[16];
    enum td_err err = TD_OK;

    if (!td_ask("Delete it for good? y, or just Enter: no.", talk->during_wait, answer,
                sizeof answer) ||
        !td_str_equal_nocase(answer, "y")) {
        return;
    }
    switch (line->kind) {
    case TD_HISTORY_SESSION:
        err = history->ops->delete_session(history->self, line->uuid);
        break;
    case TD_HISTORY_CHECK:
        err = history->ops->delete_check(history->self, line->uuid);
        break;
    case TD_HISTORY_MORNING:
        err = history->ops->delete_morning(history->self, line->uuid);
        break;
    }
    say_kept(talk, err, "Deleted.");
}

/* One line of the history: what can be done with it. */
static void look_at(struct talk *talk, const struct td_history_line *line)
{
    static const char *const questions[] = {
        [TD_HISTORY_SESSION] =
            "p to correct the pain, e the effort, n the note, d to delete it, Enter: as it is.",
        [TD_HISTORY_CHECK] = "d to delete it, Enter: as it is.",
        [TD_HISTORY_MORNING] = "p to correct the pain, d to delete it, Enter: as it is.",
    };
    static const char *const allowed[] = {
        [TD_HISTORY_SESSION] = "pend", [TD_HISTORY_CHECK] = "d", [TD_HISTORY_MORNING] = "pd"};
    char answer[16];

    if (line->running) {
        fputs("It has not ended yet.\n", stdout);
        return;
    }
    do {
        if (!td_ask(questions[line->kind], talk->during_wait, answer, sizeof answer) ||
            answer[0] == '\0') {
            return;
        }
    } while (answer[1] != '\0' || strchr(allowed[line->kind], answer[0]) == NULL);
    if (answer[0] == 'd') {
        delete_line(talk, line);
    } else if (line->kind == TD_HISTORY_MORNING) {
        correct_morning(talk, line);
    } else {
        correct_session(talk, line, answer[0]);
    }
}

/* The line with a number that was said; false: there is none. */
static bool look_at_number(struct talk *talk, const char *text, size_t shown)
{
    const struct td_history_port *history = &talk->app->ui.history;
    struct td_history_line line;
    size_t count = 0;
    int number;

    if (!td_str_to_int(text, 1, (int)shown, &number) ||
        history->ops->list(history->self, true, (size_t)number - 1, 1, &line, &count) != TD_OK ||
        count == 0) {
        return false;
    }
    (void)print_line(talk->app, checklist_of(talk->app), &line);
    look_at(talk, &line);
    return true;
}

static void print_question(size_t shown, bool more)
{
    printf("%s%sm for measures, w for what changed in these weeks, Enter to leave.\n",
           shown > 0 ? "A line's number to correct or delete it, " : "",
           more ? "o for older ones, " : "");
}

/* True when the line was one of the letters. */
static bool take_letter(struct talk *talk, const char *line, size_t *shown, bool *more,
                        enum td_err *err)
{
    size_t count = 0;

    if (*more && td_str_equal_nocase(line, "o")) {
        *err = print_some(talk->app, *shown, &count);
        *shown += count;
        *more = count == AT_ONCE;
    } else if (td_str_equal_nocase(line, "m")) {
        *err = td_plain_measures(talk->app, talk->during_wait);
    } else if (td_str_equal_nocase(line, "w")) {
        print_weeks(talk->app, true);
    } else {
        return false;
    }
    return true;
}

static enum td_err ask(struct talk *talk, size_t shown)
{
    enum td_err err = TD_OK;
    bool more = shown == AT_ONCE;
    char line[16];

    print_question(shown, more);
    while (err == TD_OK && td_ask(NULL, talk->during_wait, line, sizeof line) && line[0] != '\0') {
        if (!take_letter(talk, line, &shown, &more, &err) && !look_at_number(talk, line, shown)) {
            fputs("That is none of these. ", stdout);
        }
        print_question(shown, more);
    }
    return err;
}

int td_plain_history(struct td_app *app, const sigset_t *during_wait)
{
    struct talk talk = {.app = app, .during_wait = during_wait};
    bool asks = td_plain_asks(), any = false;
    size_t count = 0;
    enum td_err err = asks ? print_some(app, 0, &count) : print_every_line(app, &any);

    if (err != TD_OK) {
        (void)fflush(stdout);
        return td_fail_history(app, err);
    }
    if (!any && count == 0) {
        fputs("nothing is kept yet\n", stdout);
    }
    if (asks) {
        err = ask(&talk, count);
    } else {
        print_weeks(app, false);
    }
    return err == TD_OK ? td_finish_output(TD_OK) : td_fail_history(app, err);
}
