/* The commands of the history that do not import: charts, --export, --repair, --delete-all. */
#include "teardrop/app/command/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/charts.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/chart/chart.h"
#include "teardrop/store/rescue/repair.h"
#include "teardrop/store/rescue/wipe.h"
#include "teardrop/store/transfer/transfer.h"

#define DELETE_WORDS "delete everything"

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- --format text: the charts ---- */

/* The levels' names and order come from the programme; without it the rest is drawn. */
static enum td_err read_programme(struct td_app *app, const struct td_program **program)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    enum td_err err = content->ops->program(content->self, program, &found);

    if (err != TD_OK) {
        if (found != NULL) {
            td_problems_print(found, stderr);
        }
        fputs("without the programme the charts have no levels in them\n", stderr);
    }
    return err;
}

/* What is kept when there is no session to draw; *any: is there something? */
static enum td_err say_what_there_is(struct td_app *app, const struct td_chart *chart, bool *any)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_past_volume last;
    size_t count = 0, sessions = 0;
    char date[40];
    enum td_err err = history->ops->count(history->self, true, &count);

    if (err == TD_OK) {
        err =
            history->ops->past_volumes(history->self, TD_DAY_FIRST * TD_DAY_S, 1, &last, &sessions);
    }
    *any = count > 0 || chart->measure_count > 0;
    if (err != TD_OK || !*any) {
        return err;
    }
    td_day_format(chart->first_day, date);
    printf("No session since %s, which is as far as the charts go back", date);
    if (sessions > 0) {
        td_instant_format_day(last.session.started, date, sizeof date);
        printf("; the last one was on %s", date);
    }
    printf(".\n`teardrop --plain history` lists what is kept: %zu record%s%s.\n\n", count,
           plural(count), chart->measure_count > 0 ? ", and measures" : "");
    return TD_OK;
}

int td_command_charts(struct td_app *app)
{
    const struct td_program *program = NULL;
    enum td_err unread = read_programme(app, &program), err;
    struct td_limits limits = td_settings_limits(&app->settings.values);
    struct td_chart chart;
    bool any = true;
    int code;

    err = td_chart_look_up(&app->ui.history, program, &limits, td_now(app->ui.date), &chart);
    if (err == TD_OK && chart.sessions == 0) {
        err = say_what_there_is(app, &chart, &any);
    }
    if (err != TD_OK) {
        return td_fail_history(app, err);
    }
    if (any && app->options.plain) {
        td_plain_charts(&chart, stdout);
    } else if (any) {
        err = td_print_charts(&chart, app->settings.values.ascii == TD_YES, stdout);
    } else {
        puts("nothing is kept yet");
    }
    code = td_finish_output(err);
    return code != 0 ? code : td_err_exit_code(unread);
}

/* ---- out ---- */

static bool put_line(void *to, const char *line)
{
    return fputs(line, to) >= 0 && fputc('\n', to) != EOF;
}

static bool put_text(void *to, const char *text)
{
    return fputs(text, to) >= 0;
}

int td_command_export(struct td_app *app)
{
    enum td_err err = td_history_snapshot(app->history);

    if (err != TD_OK) {
        return td_fail_history(app, err);
    }
    switch (app->options.export_format) {
    case TD_FORMAT_JSON:
        err = td_history_export_json(app->history, put_text, stdout);
        break;
    case TD_FORMAT_JSONL:
        err = td_history_export_lines(app->history, put_line, stdout);
        break;
    default:
        err = td_print_history_csv(app->ui.history, stdout);
        break;
    }
    td_history_snapshot_end(app->history);
    if (err != TD_OK && err != TD_ERR_NOMEM && !ferror(stdout)) {
        return td_fail_history(app, err);
    }
    return td_finish_output(err);
}

/* ---- repair ---- */

static void say_rescued(const struct td_repair *repair)
{
    printf("%zu record%s rescued; the damaged file is kept: %s\n", repair->counts.added,
           plural(repair->counts.added), repair->kept);
    if (repair->bare_sessions > 0) {
        printf("%zu session%s that may lack sets or reps\n", repair->bare_sessions,
               plural(repair->bare_sessions));
    }
    if (repair->bare_checks > 0) {
        printf("%zu self-check%s that lack answers, flags or lists\n", repair->bare_checks,
               plural(repair->bare_checks));
    }
    if (repair->lost[0] != '\0') {
        printf("lost: %s\n", repair->lost);
    }
    if (repair->lost_more) {
        puts("what else may have been on the damaged pages cannot be told");
    }
    if (repair->left > 0) {
        printf("%zu record%s made no sense and stayed there\n", repair->left, plural(repair->left));
    }
}

int td_command_repair(struct td_app *app)
{
    struct td_repair repair;
    enum td_err err = td_history_repair(app->history, &repair);

    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return td_fail_history(app, err);
    }
    if (err == TD_OK && !repair.sound) {
        say_rescued(&repair);
        return td_finish_output(TD_OK);
    }
    if (err == TD_ERR_ABSENT) {
        puts("nothing is kept yet");
    } else {
        printf("the history is sound%s; nothing was changed\n", repair.empty ? ", and empty" : "");
    }
    if (repair.kept[0] != '\0') { /* who finds nothing may look for it */
        printf("a damaged one from before is kept beside it: %s\n", repair.kept);
    }
    return td_finish_output(TD_OK);
}

/* ---- away ---- */

static void say_what_stays(const struct td_wipe *wipe)
{
    if (wipe->in_use) {
        puts("Another program has the history open, so what was deleted is still in the file or "
             "its log,\nthough no list shows it. Run this again when nothing else has it open.");
    }
    if (wipe->copies[0] != '\0') {
        printf("Copies of before stay beside it until you delete them: %s\n", wipe->copies);
    }
}

int td_command_delete_all(struct td_app *app)
{
    char line[80] = "";
    struct td_wipe wipe;
    enum td_err err;

    printf("This deletes every session, self-check, morning, measure, clinician's look, answer\n"
           "about you and proposal of the plan on this machine, for good. Which pages you\n"
           "read is forgotten, too.\n"
           "`teardrop history --export jsonl` makes a copy first.\n");
    if (!td_ask("To do it, type: " DELETE_WORDS, NULL, line, sizeof line) ||
        !td_str_equal(line, DELETE_WORDS)) {
        fputs("nothing was deleted\n", stderr);
        return td_err_exit_code(TD_ERR_IO);
    }
    err = td_history_delete_all(app->history, &wipe);
    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return td_fail_history(app, err);
    }
    if (td_reading_store_delete(&app->reading) != TD_OK) {
        fprintf(stderr, "%s could not be deleted\n", app->reading.path);
    }
    puts(err == TD_ERR_ABSENT ? "there was nothing" : "deleted");
    say_what_stays(&wipe);
    return td_finish_output(TD_OK);
}
