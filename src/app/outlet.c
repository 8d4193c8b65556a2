#include "teardrop/app/outlet.h"

#include <string.h>

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

static void command(void *self, char *const argv[], char *const variables[])
{
    struct td_outlet *outlet = self;
    size_t at = 0, count = 0;

    for (; argv[count] != NULL && count < TD_WORDS_MAX; count++) {
        size_t bytes = strlen(argv[count]) + 1;

        if (at + bytes > sizeof outlet->words) {
            return;
        }
        outlet->argv[count] = memcpy(outlet->words + at, argv[count], bytes);
        at += bytes;
    }
    outlet->argv[count] = NULL;
    for (count = 0; variables[count] != NULL && count < TD_OUTLET_VARIABLES; count++) {
        td_str_copy(outlet->bytes[count], sizeof outlet->bytes[count], variables[count]);
        outlet->variables[count] = outlet->bytes[count];
    }
    outlet->variables[count] = NULL;
    outlet->due = true;
}

struct td_cue_sink td_outlet_sink(struct td_outlet *outlet)
{
    static const struct td_cue_sink_ops ops = {.bell = ring, .title = title, .command = command};

    return (struct td_cue_sink){.self = outlet, .ops = &ops};
}

void td_outlet_run(struct td_outlet *outlet)
{
    td_child_reap(&outlet->command);
    if (!outlet->due) {
        return;
    }
    outlet->due = false;
    if (td_child_runs(&outlet->command)) {
        td_log_write(outlet->log, "cue command: the last one still runs, this one is left out");
    } else if (!td_child_start(&outlet->command, outlet->argv, outlet->variables, false)) {
        td_log_write(outlet->log, "cue command \"%s\" could not be started", outlet->argv[0]);
    }
}

void td_outlet_stop(struct td_outlet *outlet)
{
    td_child_end(&outlet->command);
}
