/* history --import: takes in all of a file or nothing. */
#include "teardrop/app/command/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/print/print.h"
#include "teardrop/app/run/line_reader.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

static void say_counts(const struct td_merge_counts *counts, bool dry)
{
    printf("%zu record%s read: %zu new, %zu changed, %zu as they were, %zu deleted%s\n",
           counts->lines, counts->lines == 1 ? "" : "s", counts->added, counts->changed,
           counts->same, counts->deleted, dry ? "; nothing was kept (dry run)" : "");
}

/* `NAME: what`, or `NAME:LINE: what`. */
static void say_wrong(const char *name, size_t line, const char *what)
{
    td_print_name(name, stderr);
    if (line > 0) {
        fprintf(stderr, ":%zu", line);
    }
    fprintf(stderr, ": %s\nnothing was taken in\n", what);
}

/* What people give in place of it. */
static const char *other_export(const char *line)
{
    if (td_str_starts_with(line, "kind,uuid,")) {
        return "this is the csv export; what can be taken in is `history --export jsonl`";
    }
    return td_str_equal(line, "{")
               ? "this looks like the json export; what can be taken in is `history --export jsonl`"
               : NULL;
}

/* Of a line that was read. What is not the line's fault is the history's trouble. */
static enum td_err take_line(struct td_app *app, const struct td_line_reader *reader,
                             const char *name, struct td_merge_counts *counts)
{
    const char *other;
    char why[300];
    enum td_err err = td_history_merge_line(app->history, reader->line, counts, why, sizeof why);

    if (err == TD_ERR_USAGE) {
        other = reader->number == 1 ? other_export(reader->line) : NULL;
        say_wrong(name, reader->number, other != NULL ? other : why);
    } else if (err != TD_OK) {
        (void)td_fail_history(app, err);
        fputs("nothing was taken in\n", stderr);
    }
    return err;
}

/* The first line is there before anybody else is kept from writing: a person who types, or a
 * pipe that nobody writes to, holds up no session. */
static enum td_err begin(struct td_app *app)
{
    enum td_err err = td_history_merge_begin(app->history, app->options.dry_run);

    if (err != TD_OK) {
        (void)td_fail_history(app, err);
    }
    return err;
}

static enum td_err say_unread(const struct td_line_reader *reader, const char *name,
                              enum td_err err)
{
    if (err == TD_ERR_USAGE || err == TD_ERR_NOMEM) {
        say_wrong(name, reader->number, err == TD_ERR_USAGE ? reader->why : "out of memory");
    } else {
        say_wrong(name, 0, errno != 0 ? strerror(errno) : "cannot be read");
    }
    return err;
}

/* Every line of the file, or up to the first that is wrong. *begun: there is something to end. */
static enum td_err take_lines(struct td_app *app, struct td_line_reader *reader, const char *name,
                              struct td_merge_counts *counts, bool *begun)
{
    enum td_err err = td_line_reader_next(reader);

    if (err == TD_OK) {
        err = begin(app);
        if (err != TD_OK) {
            return err;
        }
        *begun = true;
    }
    while (err == TD_OK) {
        err = take_line(app, reader, name, counts);
        if (err != TD_OK) {
            return err;
        }
        err = td_line_reader_next(reader);
    }
    if (err != TD_ERR_ABSENT) {
        return say_unread(reader, name, err);
    }
    if (reader->number > 0 && counts->lines == 0) {
        say_wrong(name, 0, "no record in it");
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static int import(struct td_app *app, FILE *file, const char *name)
{
    struct td_line_reader reader = {.file = file};
    struct td_merge_counts counts = {0};
    bool begun = false;
    enum td_err err = take_lines(app, &reader, name, &counts, &begun), end;

    td_line_reader_deinit(&reader);
    if (begun) {
        end = td_history_merge_end(app->history, err == TD_OK && !app->options.dry_run, &counts);
        if (err == TD_OK && end != TD_OK) {
            (void)td_fail_history(app, end);
            fputs("nothing was taken in\n", stderr);
            err = end;
        }
    }
    if (err != TD_OK) {
        return td_err_exit_code(err);
    }
    say_counts(&counts, app->options.dry_run);
    return td_finish_output(TD_OK);
}

int td_command_import(struct td_app *app)
{
    const char *name = app->options.import;
    bool from_input = td_str_equal(name, "-");
    FILE *file = from_input ? stdin : fopen(name, "r");
    int code;

    if (file == NULL) {
        say_wrong(name, 0, strerror(errno));
        return td_err_exit_code(TD_ERR_IO);
    }
    code = import(app, file, name);
    if (!from_input) {
        (void)fclose(file);
    }
    return code;
}
