/* The command line. One table gives each option its name, argument, the
 * commands it goes with, and its help line. */
#ifndef TEARDROP_APP_CLI_OPTIONS_H
#define TEARDROP_APP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "teardrop/base/err.h"
#include "teardrop/core/training/workout.h"

enum td_command {
    TD_COMMAND_HOME,
    TD_COMMAND_TRAIN,
    TD_COMMAND_CHECK,
    TD_COMMAND_PRIMER,
    TD_COMMAND_HISTORY,
    TD_COMMAND_CONFIG,
    TD_COMMAND_LOG,
    TD_COMMAND_STATUS,
    TD_COMMAND_REPORT,
    TD_COMMAND_SOUND,
    TD_COMMAND_COUNT
};

#define TD_REPORT_MAX 9999
#define TD_REPORT_WEEKS_MAX 52
#define TD_VERBOSITY_MAX 2
#define TD_VERBOSITY_USUAL 1

enum td_format { TD_FORMAT_TEXT, TD_FORMAT_JSON, TD_FORMAT_CSV, TD_FORMAT_JSONL };

struct td_options {
    enum td_command command;
    const char *argument; /* LEVEL, PAGE or PAIN; NULL = none; borrowed from argv */
    struct td_overrides overrides;
    const char *config_file, *data_dir, *assets_dir; /* NULL = usual place */
    int64_t clock_rate_thousandths;                  /* 1000 = real time */
    bool has_verbosity;
    int verbosity; /* of line mode: 0..TD_VERBOSITY_MAX; enum td_verbosity */
    bool plain, ascii, no_color, no_mouse, log;
    bool dry_run;
    const char *sound_file; /* of a dry run: how it sounds; NULL = not written */
    bool free_timer;        /* a timer for any movement, in place of a level */
    bool keep_free;         /* ... kept in the history */
    const char *free_name;  /* NULL = not said; checked */
    bool has_format;
    enum td_format format;
    const char *answers; /* file of answers, "-" = standard input */
    bool report;         /* of a self-check; argument: which, 1 = the last; NULL = 1 */
    bool has_weeks;
    int weeks; /* of a report; 1..TD_REPORT_WEEKS_MAX */
    bool has_export;
    enum td_format export_format;
    const char *import; /* a jsonl file, "-" = standard input; NULL = none */
    bool delete_all, repair;
    bool config_check, config_show, config_init;
    bool swollen, limp;
    bool seen;                     /* by a clinician; argument: none */
    int max_depth;                 /* of what was said at it: degrees, 0 = not said */
    const char *max_level, *until; /* NULL = not said; until: YYYY-MM-DD, checked */
    bool no_load;
    const char *date; /* YYYY-MM-DD, checked */
    bool help, version;
};

/* Reads argv. On TD_ERR_USAGE why is one sentence for a person. */
enum td_err td_options_parse(int argc, char **argv, struct td_options *out, char *why,
                             size_t why_size);
void td_options_help(FILE *out);
const char *td_command_name(enum td_command command);

#endif
