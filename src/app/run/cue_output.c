/* Gives cues out: bell and title to the terminal, a command as a program of its own. */
#include "teardrop/app/run/cue_output.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "teardrop/base/str.h"

static void ring(void *self)
{
    struct td_cue_output *output = self;

    if (output->term != NULL) {
        td_term_bell(output->term);
    } else {
        output->rung = true;
    }
}

static void title(void *self, const char *text)
{
    struct td_cue_output *output = self;

    if (output->term != NULL) {
        td_term_title(output->term, text);
    }
}

static void complain(struct td_cue_output *output, const char *why)
{
    td_str_format(output->trouble, sizeof output->trouble, "the cue command cannot be started: %s",
                  why);
    td_log_write(output->log, "%s", output->trouble);
}

static void command(void *self, char *const argv[], char *const variables[])
{
    struct td_cue_output *output = self;
    size_t at = 0, count = 0;
    char why[180];

    for (; argv[count] != NULL && count < TD_WORDS_MAX; count++) {
        output->argv[count] = output->words + at;
        if (!td_child_expand(argv[count], output->home, output->words + at,
                             sizeof output->words - at, why, sizeof why)) {
            complain(output, why);
            return;
        }
        at += strlen(output->words + at) + 1;
    }
    output->argv[count] = NULL;
    if (!td_child_find(output->argv[0], why, sizeof why)) {
        complain(output, why);
        return;
    }
    output->trouble[0] = '\0';
    for (count = 0; variables[count] != NULL && count < TD_CUE_VARIABLES_MAX; count++) {
        td_str_copy(output->bytes[count], sizeof output->bytes[count], variables[count]);
        output->variables[count] = output->bytes[count];
    }
    output->variables[count] = NULL;
    output->due = true;
}

static const char *trouble(void *self)
{
    return ((struct td_cue_output *)self)->trouble;
}

/* What a shell says of a command that is not there, and systems whose spawn
 * notices only in the child. */
static void look_at_end(struct td_cue_output *output)
{
    int status = output->command.status;
    char why[80];

    if (!WIFEXITED(status) || WEXITSTATUS(status) == 0) {
        return;
    }
    if (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127) {
        td_str_format(why, sizeof why, "it ended with exit code %d", WEXITSTATUS(status));
        complain(output, why);
    } else {
        td_log_write(output->log, "cue command: exit code %d", WEXITSTATUS(status));
    }
}

struct td_cue_sink td_cue_output_sink(struct td_cue_output *output)
{
    static const struct td_cue_sink_ops ops = {
        .bell = ring, .title = title, .command = command, .trouble = trouble};

    return (struct td_cue_sink){.self = output, .ops = &ops};
}

void td_cue_output_run(struct td_cue_output *output)
{
    if (td_child_reap(&output->command)) {
        look_at_end(output);
    }
    if (!output->due) {
        return;
    }
    output->due = false;
    if (td_child_runs(&output->command)) {
        td_log_write(output->log, "cue command: the last one still runs, this one is left out");
    } else if (!td_child_start(&output->command, output->argv, output->variables, false)) {
        complain(output, strerror(errno));
    }
}

void td_cue_output_stop(struct td_cue_output *output)
{
    td_child_end(&output->command);
}
