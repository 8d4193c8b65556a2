/* The tables of commands and options (options_table.c), shared by what reads a single value
 * (options_read.c) and what reads the whole command line (options.c). */
#ifndef TEARDROP_APP_CLI_OPTIONS_TABLE_H
#define TEARDROP_APP_CLI_OPTIONS_TABLE_H

#include "teardrop/app/cli/options.h"

struct td_command_row {
    const char *name;     /* NULL = no command */
    const char *argument; /* NULL = takes none */
    bool argument_needed;
    const char *help;
};

/* What kind of value an option has, and the type of its member of struct td_options. */
enum td_option_kind {
    TD_OPTION_SWITCH, /* bool */
    TD_OPTION_TEXT,   /* const char *, borrowed */
    TD_OPTION_NAME,   /* the same, of 1 to TD_FREE_NAME_COLS columns */
    TD_OPTION_DATE,   /* the same, YYYY-MM-DD */
    TD_OPTION_NUMBER, /* int, min..max */
    TD_OPTION_LOAD,   /* int, grams; min..max kg */
    TD_OPTION_RATE,   /* int64_t, thousandths; min..max of them */
    TD_OPTION_TEMPO,  /* struct td_tempo */
    TD_OPTION_FORMAT, /* enum td_format: text or json */
    TD_OPTION_EXPORT  /* enum td_format: csv, json or jsonl */
};

struct td_option_row {
    unsigned commands;         /* that have it: bits 1 << enum td_command */
    const char *name, *letter; /* letter "" = none */
    const char *argument;      /* NULL = takes none */
    enum td_option_kind kind;
    size_t at;    /* offset of its value in struct td_options */
    size_t given; /* offset of a bool that says it was given; 0 = there is none */
    int min, max;
    const char *help;
};

#define TD_OPTION_MAX 64 /* rows; each is a bit of what was given */

extern const struct td_command_row td_command_rows[TD_COMMAND_COUNT];
/* In the order of the help. */
extern const struct td_option_row td_option_rows[];
extern const size_t td_option_count;

bool td_option_goes_with(const struct td_option_row *row, enum td_command command);

/* options_read.c: one option into out, text is borrowed. On TD_ERR_USAGE why is one
 * sentence for a person. */
enum td_err td_option_take(struct td_options *out, const struct td_option_row *row,
                           const char *text, char *why, size_t why_size);
/* Says in why what a value should have been; TD_ERR_USAGE. option without its --. */
enum td_err td_option_refuse(const char *option, const char *text, const char *expected, char *why,
                             size_t why_size);

#endif
