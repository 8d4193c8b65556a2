/* The history out, in, and away: --export, --import, --delete-all. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/commands.h"
#include "teardrop/app/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/chart.h"
#include "teardrop/store/merge.h"

#define DELETE_WORDS "delete everything"

/* ---- --format text: the charts ---- */

int td_command_charts(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    struct td_safety safety;
    struct td_chart chart;
    enum td_err err;

    td_settings_safety(&app->settings.values, &safety);
    (void)content->ops->program(content->self, &program, &found);
    err = td_chart_look_up(&app->ui.history, program, &safety, app->ui.wall.now(app->ui.wall.self),
                           &chart);
    if (err != TD_OK) {
        return td_fail_history(app, err);
    }
    if (chart.sessions == 0) {
        puts("nothing is kept yet");
        return td_finish_output(TD_OK);
    }
    return td_finish_output(td_print_charts(&chart, app->settings.values.ascii == TD_YES, stdout));
}

/* ---- out ---- */

static bool put_line(void *to, const char *line)
{
    return fputs(line, to) >= 0 && fputc('\n', to) != EOF;
}

int td_command_export(struct td_app *app)
{
    struct td_history_port history = app->ui.history;
    enum td_err err = TD_OK;

    switch (app->options.export_format) {
    case TD_FORMAT_JSON:
        err = td_print_history_json(history, stdout);
        break;
    case TD_FORMAT_JSONL:
        err = td_history_export_lines(app->history, put_line, stdout);
        break;
    default:
        err = td_print_history_csv(history, stdout);
        break;
    }
    if (err != TD_OK && err != TD_ERR_NOMEM && !ferror(stdout)) {
        return td_fail_history(app, err);
    }
    return td_finish_output(err);
}

/* ---- in ---- */

static void say_counts(const struct td_merge_counts *counts, bool dry)
{
    printf("%zu record%s read: %zu new, %zu changed, %zu as they were, %zu deleted%s\n",
           counts->lines, counts->lines == 1 ? "" : "s", counts->added, counts->changed,
           counts->same, counts->deleted, dry ? "; nothing was kept (dry run)" : "");
}

/* One line of `length` bytes. */
static enum td_err read_line(struct td_app *app, const char *line, size_t length,
                             struct td_merge_counts *counts, char *why, size_t why_size)
{
    if (memchr(line, '\0', length) != NULL) {
        td_str_copy(why, why_size, "has a NUL in it; this is no text");
        return TD_ERR_USAGE;
    }
    return td_history_merge_line(app->history, line, counts, why, why_size);
}

/* Every line of the file, or the first that is wrong. What is not the line's fault is the
 * history's trouble. */
static enum td_err read_lines(struct td_app *app, FILE *file, const char *name,
                              struct td_merge_counts *counts)
{
    char *line = NULL, why[300];
    size_t size = 0, number = 0;
    ssize_t length;
    enum td_err err = TD_OK;

    while (err == TD_OK && (length = getline(&line, &size, file)) >= 0) {
        number++;
        err = read_line(app, line, (size_t)length, counts, why, sizeof why);
        if (err == TD_ERR_USAGE) {
            fprintf(stderr, "%s:%zu: %s\nnothing was taken in\n", name, number, why);
        } else if (err != TD_OK) {
            (void)td_fail_history(app, err);
            fputs("nothing was taken in\n", stderr);
        }
    }
    if (err == TD_OK && ferror(file)) {
        fprintf(stderr, "%s: %s\nnothing was taken in\n", name, strerror(errno));
        err = TD_ERR_IO;
    } else if (err == TD_OK && number > 0 && counts->lines == 0) {
        fprintf(stderr, "%s: no record in it; nothing was taken in\n", name);
        err = TD_ERR_USAGE;
    }
    free(line);
    return err;
}

int td_command_import(struct td_app *app)
{
    const char *name = app->options.import;
    bool from_input = td_str_equal(name, "-");
    FILE *file = from_input ? stdin : fopen(name, "r");
    struct td_merge_counts counts = {0};
    enum td_err err, end;

    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", name, strerror(errno));
        return td_err_exit_code(TD_ERR_IO);
    }
    err = app->options.dry_run ? td_history_merge_rehearse(app->history)
                               : td_history_merge_begin(app->history);
    if (err != TD_OK) {
        if (!from_input) {
            (void)fclose(file);
        }
        return td_fail_history(app, err);
    }
    err = read_lines(app, file, name, &counts);
    end = td_history_merge_end(app->history, err == TD_OK && !app->options.dry_run, &counts);
    if (!from_input) {
        (void)fclose(file);
    }
    if (err == TD_OK && end != TD_OK) {
        (void)td_fail_history(app, end);
        fputs("nothing was taken in\n", stderr);
        return td_err_exit_code(end);
    }
    if (err == TD_OK) {
        say_counts(&counts, app->options.dry_run);
    }
    return err == TD_OK ? td_finish_output(TD_OK) : td_err_exit_code(err);
}

/* ---- repair ---- */

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void say_rescued(const struct td_repair *repair)
{
    printf("%zu record%s rescued; the damaged file is kept: %s\n", repair->counts.added,
           plural(repair->counts.added), repair->kept);
    if (repair->bare_sessions > 0) {
        printf("%zu session%s without their sets or reps\n", repair->bare_sessions,
               plural(repair->bare_sessions));
    }
    if (repair->bare_checks > 0) {
        printf("%zu self-check%s without their answers\n", repair->bare_checks,
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

/* Somebody who finds nothing may look for it. */
static void say_kept_before(const struct td_repair *repair)
{
    if (repair->kept[0] != '\0') {
        printf("a damaged one from before is kept beside it: %s\n", repair->kept);
    }
}

int td_command_repair(struct td_app *app)
{
    struct td_repair repair;
    enum td_err err = td_history_repair(app->history, &repair);

    if (err == TD_ERR_ABSENT) {
        puts("nothing is kept yet");
        say_kept_before(&repair);
        return td_finish_output(TD_OK);
    }
    if (err != TD_OK) {
        return td_fail_history(app, err);
    }
    if (repair.sound) {
        printf("the history is sound%s; nothing was changed\n", repair.empty ? ", and empty" : "");
        say_kept_before(&repair);
    } else {
        say_rescued(&repair);
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

    printf("This deletes every session, self-check, morning, measure and clinician's look on this\n"
           "machine, for good.\n"
           "`teardrop history --export jsonl` makes a copy first.\n"
           "To do it, type: " DELETE_WORDS "\n> ");
    (void)fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL) {
        line[0] = '\0';
    }
    line[strcspn(line, "\r\n")] = '\0';
    if (!td_str_equal(line, DELETE_WORDS)) {
        fputs("nothing was deleted\n", stderr);
        return td_err_exit_code(TD_ERR_IO);
    }
    err = td_history_delete_all(app->history, &wipe);
    if (err == TD_ERR_ABSENT) {
        puts("there was nothing");
        say_what_stays(&wipe);
        return td_finish_output(TD_OK);
    }
    if (err != TD_OK) {
        return td_fail_history(app, err);
    }
    puts("deleted");
    say_what_stays(&wipe);
    return td_finish_output(TD_OK);
}
