/* The commands that print and end; those of the history have files of their own. */
#include "teardrop/app/command/commands.h"

#include <errno.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/print/print.h"
#include "teardrop/app/run/child.h"
#include "teardrop/base/str.h"
#include "teardrop/base/words.h"
#include "teardrop/core/today.h"
#include "teardrop/store/content/answers.h"
#include "teardrop/store/settings/file.h"
#include "teardrop/ui/result/result.h"

#define STATUS_WAIT_MS 50 /* a prompt waits for its answer */

/* ---- config ---- */

static int config_init(struct td_app *app)
{
    const char *path = app->paths.settings_file;
    enum td_err err = td_settings_file_init(path, &app->table);

    if (err == TD_OK) {
        printf("%s\n", path);
        return td_finish_output(TD_OK);
    }
    if (err == TD_ERR_USAGE) {
        fprintf(stderr, "%s: is there already; nothing was changed\n", path);
    } else {
        fprintf(stderr, "no settings file was made: %s%s%s%s\n",
                path[0] != '\0' ? strerror(errno) : app->paths.no_home, path[0] != '\0' ? " (" : "",
                path, path[0] != '\0' ? ")" : "");
    }
    return 1;
}

/* The cue command is looked for here, and at the first cue: that it is missing
 * today is no reason not to train. */
static void check_cue_command(const struct td_app *app, struct td_problems *problems)
{
    int row = td_setting_table_find(&app->table, "cues", "command");
    const char *path = app->settings.origin[row] == TD_ORIGIN_SYSTEM ? app->paths.system_file
                                                                     : app->paths.settings_file;
    struct td_words words;
    char why[200], program[TD_PATH_MAX];

    if (td_words_split(app->settings.values.command, &words, why, sizeof why) && words.count > 0 &&
        (!td_child_expand(words.words[0], app->home, program, sizeof program, why, sizeof why) ||
         !td_child_find(program, why, sizeof why))) {
        td_problems_add(problems, path, app->settings.line[row],
                        "[cues] command: %s; expected a program on PATH or its whole path", why);
    }
}

int td_command_config(struct td_app *app)
{
    if (app->options.config_init) {
        return config_init(app);
    }
    if (app->options.config_check) {
        struct td_problems problems = {0};
        enum td_err err = td_content_check(app->content, &problems);

        check_cue_command(app, &problems);
        td_check_voice_pack(app, &problems);
        td_paths_check(app->env, &problems);
        if (err != TD_OK || problems.count > 0) {
            return td_fail(err != TD_OK ? err : TD_ERR_CONTENT, &problems);
        }
        printf("settings and content are fine\n");
    } else {
        td_settings_file_print(&app->table, &app->settings, stdout);
    }
    return td_finish_output(TD_OK);
}

/* ---- train --dry-run ---- */

int td_command_dry_run(struct td_app *app)
{
    struct td_problems problems = {0};
    const struct td_program *program;
    const struct td_level *level;
    struct td_plan plan;
    struct td_timeline timeline;
    char why[256];
    enum td_err err = td_app_level(app, &program, &level, &plan, &problems);

    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    err = td_overrides_fit(level, &app->options.overrides, why, sizeof why);
    if (err != TD_OK) {
        td_problems_add(&problems, NULL, 0, "%s", why);
        return td_fail(err, &problems);
    }
    err = td_app_timeline(app, program, level, &plan, &timeline);
    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    if (app->options.sound_file != NULL) {
        int code = td_command_write_sound(app, &timeline);

        if (code != 0) {
            td_timeline_deinit(&timeline);
            return code;
        }
    }
    if (app->options.format == TD_FORMAT_JSON) {
        err = td_print_timeline_json(&timeline, stdout);
    } else {
        td_print_timeline_text(&timeline, stdout);
    }
    td_timeline_deinit(&timeline);
    return td_finish_output(err);
}

/* ---- check --answers ---- */

int td_command_check_answers(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    const struct td_checklist *checklist;
    struct td_problems problems = {0};
    struct td_check_result result;
    struct td_course course;
    enum td_err err = content->ops->checklist(content->self, &checklist, &found);

    if (err != TD_OK) {
        if (found != NULL) {
            td_problems_print(found, stderr);
        }
        return td_err_exit_code(err);
    }
    td_course_init(&course, TD_GOAL_SORE);
    err = td_answers_file_read(app->options.answers, checklist, &course.answers, &problems);
    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    if (app->options.format == TD_FORMAT_JSON) {
        td_check_evaluate(checklist, &course.answers, &result);
        err = td_print_result_json(checklist, &result, stdout);
    } else {
        err = td_result_print(&app->ui, checklist, &course, TD_RESULT_ALL, stdout);
        putchar('\n');
        td_print_wrapped("This was worked out from a file: nothing of it is kept, and training "
                         "stays as the last self-check of your own left it. `teardrop check` asks "
                         "the questions and keeps the answers.",
                         0, stdout);
    }
    return td_finish_output(err);
}

/* ---- check --report, report ---- */

/* With a self-check, or without: NULL. */
static int print_report(struct td_app *app, const struct td_check_record *record)
{
    struct td_problems problems = {0};
    int weeks = app->options.has_weeks ? app->options.weeks : TD_REPORT_WEEKS;
    enum td_err err = td_report_print(&app->ui, record, weeks, stdout, &problems);

    return err == TD_ERR_STORE ? td_fail_history(app, err)
           : err != TD_OK      ? td_fail(err, &problems)
                               : td_finish_output(TD_OK);
}

int td_command_check_report(struct td_app *app)
{
    struct td_problems problems = {0};
    struct td_check_record record;
    int number = 1;
    enum td_err err;

    if (app->options.argument != NULL) {
        (void)td_str_to_int(app->options.argument, 1, TD_REPORT_MAX, &number);
    }
    err = td_report_find(app->ui.history, number, &record);
    if (err == TD_ERR_ABSENT) {
        td_problems_add(&problems, NULL, 0,
                        number == 1 ? "there is no self-check yet: `teardrop check` makes one"
                                    : "there are not so many self-checks");
        return td_fail(TD_ERR_IO, &problems);
    }
    return err != TD_OK ? td_fail_history(app, err) : print_report(app, &record);
}

int td_command_report(struct td_app *app)
{
    struct td_check_record record;
    enum td_err err = td_report_find(app->ui.history, 1, &record);

    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return td_fail_history(app, err);
    }
    return print_report(app, err == TD_OK ? &record : NULL);
}

/* ---- log ---- */

/* What was said of that day before; false when nothing was. */
static bool find_morning(const struct td_history_port *history, const char *date,
                         struct td_morning *out)
{
    int64_t day;
    size_t count = 0;

    return td_day_parse(date, &day) &&
           history->ops->mornings(history->self, day, 1, out, &count) == TD_OK && count == 1 &&
           out->day == day;
}

static void print_morning(const char *before, int pain, bool swollen, bool limp, const char *behind)
{
    printf("%spain %d%s%s%s", before, pain, swollen ? ", swollen" : "", limp ? ", limp" : "",
           behind);
}

/* Till when it holds; false: no day for it, and standard error says why. What an import would not
 * take in is not kept either. */
static bool is_until(const char *until, struct td_instant now)
{
    int64_t today = td_instant_local_day(now), day = today;

    if (until == NULL ||
        (td_day_parse(until, &day) && day >= today && day <= today + TD_LOOK_AHEAD_DAYS)) {
        return true;
    }
    fprintf(stderr, "--until \"%s\": %s\n", until,
            day < today ? "that day is over" : "that is more than ten years from now");
    return false;
}

/* What was said at the look; false: it cannot be so, and standard error says why. */
static bool take_look(struct td_app *app, const struct td_program *program, struct td_look *out)
{
    const struct td_options *options = &app->options;

    if (!is_until(options->until, out->at)) {
        return false;
    }
    if (options->max_level != NULL && program != NULL &&
        td_program_level(program, options->max_level) == NULL) {
        char shown[48];

        td_str_copy_clean(shown, sizeof shown, options->max_level);
        fprintf(stderr, "--max-level \"%s\": there is no such level\n", shown);
        return false;
    }
    out->max_depth_deg = options->max_depth;
    out->no_load = options->no_load;
    td_str_copy(out->max_level, sizeof out->max_level,
                options->max_level != NULL ? options->max_level : "");
    td_str_copy(out->until, sizeof out->until, options->until != NULL ? options->until : "");
    return true;
}

/* A clinician's look, as of now, what was said at it, and what it opens. */
static int log_seen(struct td_app *app)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_content_port *content = &app->ui.content;
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    struct td_instant now = td_now(app->ui.date);
    struct td_look look = {.at = now};
    struct td_training_gate gate;
    char today[40], reopens[240], said[160];
    enum td_err err;

    (void)content->ops->program(content->self, &program, &found); /* a look is kept without it */
    if (!take_look(app, program, &look)) {
        return td_err_exit_code(TD_ERR_USAGE);
    }
    err = history->ops->save_look(history->self, &look);
    if (err != TD_OK) {
        td_say_not_kept(app);
        return td_err_exit_code(err);
    }
    td_instant_format_day(now, today, sizeof today);
    printf("kept: %s, a clinician has looked at the knee\n", today);
    td_look_text(&look, program, td_instant_local_day(now), said, sizeof said);
    if (said[0] != '\0') {
        printf("%s\n", said);
    }
    if (history->ops->gate(history->self, &gate) == TD_OK && gate.known) {
        if (gate.training == TD_TRAINING_CLOSED) {
            td_reopens_text(&gate, reopens, sizeof reopens);
            printf("training stays closed: %s %s\n", gate.why, reopens);
        } else if (gate.training == TD_TRAINING_LIMITED) {
            printf("training is open%s%s: %s\n", gate.max_level[0] != '\0' ? " up to " : "",
                   gate.max_level, gate.why);
        }
    }
    return td_finish_output(TD_OK);
}

int td_command_log(struct td_app *app)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_morning_record record = {.swollen = app->options.swollen, .limp = app->options.limp};
    struct td_morning before;
    char today[40];
    enum td_err err;
    bool had;

    if (app->options.seen) {
        return log_seen(app);
    }
    if (!td_str_to_int(app->options.argument, 0, 10, &record.pain)) {
        char shown[48];

        td_str_copy_clean(shown, sizeof shown, app->options.argument);
        fprintf(stderr, "log \"%s\": expected pain, a number from 0 to 10\n", shown);
        return td_err_exit_code(TD_ERR_USAGE);
    }
    td_instant_format_day(td_now(app->ui.date), today, sizeof today);
    if (app->options.date != NULL && strcmp(app->options.date, today) > 0) {
        fprintf(stderr, "--date \"%s\": that morning has not come yet\n", app->options.date);
        return td_err_exit_code(TD_ERR_USAGE);
    }
    td_str_copy(record.date, sizeof record.date,
                app->options.date != NULL ? app->options.date : today);
    had = find_morning(history, record.date, &before);
    err = history->ops->save_morning(history->self, &record);
    if (err != TD_OK) {
        td_say_not_kept(app);
        return td_err_exit_code(err);
    }
    td_renew_proposal(app);
    printf("kept: %s, ", record.date);
    print_morning("", record.pain, record.swollen, record.limp, "");
    if (had) {
        print_morning(" (was: ", before.pain, before.swollen, before.limp, ")");
    }
    putchar('\n');
    return td_finish_output(TD_OK);
}

/* ---- status ---- */

int td_command_status(struct td_app *app)
{
    struct td_problems problems = {0};
    struct td_today today;
    struct td_running running;
    bool runs;
    char line[240], due[48];
    enum td_err err;

    td_history_wait_max(app->history, STATUS_WAIT_MS);
    runs = td_active_session(app, &running);
    if (runs && app->options.format != TD_FORMAT_JSON) {
        td_running_text(&running, line, sizeof line);
        printf("%s\n", line);
        return td_finish_output(TD_OK);
    }
    err = td_next_session(app, &today, &problems);
    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    td_today_due_text(&today, td_now(app->ui.date), due, sizeof due);
    if (today.trouble[0] != '\0') {
        fprintf(stderr, "teardrop: %s\n", today.trouble);
    }
    if (app->options.format == TD_FORMAT_JSON) {
        err = td_print_today_json(&today, runs ? &running : NULL, due, stdout);
        return err != TD_OK ? td_finish_output(err) : td_today_finish(&today);
    }
    if (today.trouble[0] != '\0') { /* the next session would be a guess */
        printf("history cannot be read: %s\n", today.trouble);
        return td_today_finish(&today);
    }
    if (td_today_closed(&today)) {
        td_reopens_text(&today.gate, line, sizeof line);
        printf("%s: %s %s\n", due, today.gate.why, line);
        return td_finish_output(TD_OK);
    }
    td_workout_text(&today.workout, today.total, line, sizeof line);
    printf("%s, %s\n", line, due);
    return td_finish_output(TD_OK);
}
