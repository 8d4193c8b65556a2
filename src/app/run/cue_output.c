#include "teardrop/app/run/outlet.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "teardrop/base/str.h"

static void ring(void *self)
{
    struct td_outlet *outlet = self;

    if (outlet->term != NULL) {
        td_term_bell(outlet->term);
    } else {
        outlet->rung = true;
    }
}

static void title(void *self, const char *text)
{
    struct td_outlet *outlet = self;

    if (outlet->term != NULL) {
        td_term_title(outlet->term, text);
    }
}

static void complain(struct td_outlet *outlet, const char *why)
{
    td_str_format(outlet->trouble, sizeof outlet->trouble, "the cue command cannot be started: %s",
                  why);
    td_log_write(outlet->log, "%s", outlet->trouble);
}

static void command(void *self, char *const argv[], char *const variables[])
{
    struct td_outlet *outlet = self;
    size_t at = 0, count = 0;
    char why[180];

    for (; argv[count] != NULL && count < TD_WORDS_MAX; count++) {
        outlet->argv[count] = outlet->words + at;
        if (!td_child_expand(argv[count], outlet->home, outlet->words + at,
                             sizeof outlet->words - at, why, sizeof why)) {
            complain(outlet, why);
            return;
        }
        at += strlen(outlet->words + at) + 1;
    }
    outlet->argv[count] = NULL;
    if (!td_child_find(outlet->argv[0], why, sizeof why)) {
        complain(outlet, why);
        return;
    }
    outlet->trouble[0] = '\0';
    for (count = 0; variables[count] != NULL && count < TD_OUTLET_VARIABLES; count++) {
        td_str_copy(outlet->bytes[count], sizeof outlet->bytes[count], variables[count]);
        outlet->variables[count] = outlet->bytes[count];
    }
    outlet->variables[count] = NULL;
    outlet->due = true;
}

static const char *trouble(void *self)
{
    return ((struct td_outlet *)self)->trouble;
}

/* What a shell says of a command that is not there, and systems whose spawn
 * notices only in the child. */
static void look_at_end(struct td_outlet *outlet)
{
    int status = outlet->command.status;
    char why[80];

    if (!WIFEXITED(status) || WEXITSTATUS(status) == 0) {
        return;
    }
    if (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127) {
        td_str_format(why, sizeof why, "it ended with exit code %d", WEXITSTATUS(status));
        complain(outlet, why);
    } else {
        td_log_write(outlet->log, "cue command: exit code %d", WEXITSTATUS(status));
    }
}

struct td_cue_sink td_outlet_sink(struct td_outlet *outlet)
{
    static const struct td_cue_sink_ops ops = {
        .bell = ring, .title = title, .command = command, .trouble = trouble};

    return (struct td_cue_sink){.self = outlet, .ops = &ops};
}

void td_outlet_run(struct td_outlet *outlet)
{
    if (td_child_reap(&outlet->command)) {
        look_at_end(outlet);
    }
    if (!outlet->due) {
        return;
    }
    outlet->due = false;
    if (td_child_runs(&outlet->command)) {
        td_log_write(outlet->log, "cue command: the last one still runs, this one is left out");
    } else if (!td_child_start(&outlet->command, outlet->argv, outlet->variables, false)) {
        complain(outlet, strerror(errno));
    }
}

void td_outlet_stop(struct td_outlet *outlet)
{
    td_child_end(&outlet->command);
}
