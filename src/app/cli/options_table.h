/* Inside of the command line: the tables of commands and options, shared by what
 * reads the values (options_read.c) and what makes a whole of them (options.c). */
#ifndef TEARDROP_APP_CLI_OPTIONS_TABLE_H
#define TEARDROP_APP_CLI_OPTIONS_TABLE_H

#include "teardrop/app/cli/options.h"

struct td_command_row {
    const char *name;     /* NULL = no command */
    const char *argument; /* NULL = takes none */
    bool argument_needed;
    const char *help;
};

/* Above every letter, so that getopt_long tells both apart. */
enum td_option_id {
    TD_OPTION_TEMPO = 256,
    TD_OPTION_SETS,
    TD_OPTION_REPS,
    TD_OPTION_HOLD,
    TD_OPTION_REST,
    TD_OPTION_PREPARE,
    TD_OPTION_LOAD,
    TD_OPTION_WARM_UP,
    TD_OPTION_EXTRAS,
    TD_OPTION_FREE,
    TD_OPTION_NAME,
    TD_OPTION_KEEP,
    TD_OPTION_DRY_RUN,
    TD_OPTION_FORMAT,
    TD_OPTION_PLAIN,
    TD_OPTION_VERBOSITY,
    TD_OPTION_ANSWERS,
    TD_OPTION_REPORT,
    TD_OPTION_EXPORT,
    TD_OPTION_IMPORT,
    TD_OPTION_DELETE_ALL,
    TD_OPTION_REPAIR,
    TD_OPTION_CHECK,
    TD_OPTION_SHOW,
    TD_OPTION_INIT,
    TD_OPTION_SWOLLEN,
    TD_OPTION_LIMP,
    TD_OPTION_SEEN,
    TD_OPTION_DATE,
    TD_OPTION_CONFIG,
    TD_OPTION_DATA,
    TD_OPTION_ASSETS,
    TD_OPTION_CLOCK_RATE,
    TD_OPTION_ASCII,
    TD_OPTION_NO_COLOR,
    TD_OPTION_NO_MOUSE,
    TD_OPTION_LOG,
    TD_OPTION_HELP,
    TD_OPTION_VERSION,
    TD_OPTION_END
};

#define TD_OPTION_COUNT (TD_OPTION_END - TD_OPTION_TEMPO)

struct td_option_row {
    enum td_option_id id;
    unsigned commands;           /* it goes with; bit 1 << enum td_command */
    const char *name, *letter;   /* "" = no letter */
    const char *argument, *help; /* argument NULL = takes none */
};

extern const struct td_command_row td_command_rows[TD_COMMAND_COUNT];
/* In the order of the help; TD_OPTION_COUNT of them. */
extern const struct td_option_row td_option_rows[];

/* By what getopt_long found: an id or a letter. NULL = there is none. */
const struct td_option_row *td_option_row_of(int found);
bool td_option_goes_with(const struct td_option_row *row, enum td_command command);

/* options_read.c: one option into out, text is borrowed. On TD_ERR_USAGE why is one
 * sentence for a person. */
enum td_err td_option_take(struct td_options *out, const struct td_option_row *row,
                           const char *text, char *why, size_t why_size);
/* Says in why what a value should have been; TD_ERR_USAGE. option without its --. */
enum td_err td_option_refuse(const char *option, const char *text, const char *expected, char *why,
                             size_t why_size);

#endif
