/* Every command and option with its help: the one place to add one. */
#include "options_table.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#include "teardrop/base/str.h"

#define BIT(command) (1u << (command))
#define ANY (~0u)
#define TRAIN BIT(TD_COMMAND_TRAIN)
#define CHECK BIT(TD_COMMAND_CHECK)
#define HISTORY BIT(TD_COMMAND_HISTORY)
#define CONFIG BIT(TD_COMMAND_CONFIG)
#define LOG BIT(TD_COMMAND_LOG)
#define REPORT BIT(TD_COMMAND_REPORT)

const struct td_command_row td_command_rows[TD_COMMAND_COUNT] = {
    [TD_COMMAND_HOME] = {NULL, NULL, false, "the home screen"},
    [TD_COMMAND_TRAIN] = {"train", "LEVEL", false,
                          "the trainer, at a level (l0 to l8) or the next one"},
    [TD_COMMAND_CHECK] = {"check", NULL, false, "the self-check"},
    [TD_COMMAND_PRIMER] = {"primer", "PAGE", false, "learn about the knee"},
    [TD_COMMAND_HISTORY] = {"history", NULL, false, "what was done"},
    [TD_COMMAND_CONFIG] = {"config", NULL, false, "check, show or begin the settings file"},
    [TD_COMMAND_LOG] = {"log", "PAIN", true, "keep how the knee is this morning, 0 to 10"},
    [TD_COMMAND_STATUS] = {"status", NULL, false,
                           "one line: the next session, or the one under way"},
    [TD_COMMAND_REPORT] = {"report", NULL, false,
                           "a page for a clinician: the last weeks, and the last self-check"},
    [TD_COMMAND_SOUND] = {"sound", NULL, false,
                          "play each tone and say what it tells, and where sound goes"},
};

#define AT(member) offsetof(struct td_options, member)
#define SWITCH(commands, name, member, help)                                                       \
    {                                                                                              \
        commands, name, "", NULL, TD_OPTION_SWITCH, AT(member), 0, 0, 0, help                      \
    }
#define TEXT(commands, name, argument, member, help)                                               \
    {                                                                                              \
        commands, name, "", argument, TD_OPTION_TEXT, AT(member), 0, 0, 0, help                    \
    }
#define NUMBER(commands, name, argument, member, min, max, help)                                   \
    {                                                                                              \
        commands, name, "", argument, TD_OPTION_NUMBER, AT(member), 0, min, max, help              \
    }

const struct td_option_row td_option_rows[] = {
    {TRAIN, "tempo", "", "T", TD_OPTION_TEMPO, AT(overrides.tempo), AT(overrides.has_tempo), 0, 0,
     "down, bottom, up, top in seconds: 3-1-2-1, 3110, 30X1"},
    NUMBER(TRAIN, "sets", "N", overrides.sets, 1, TD_MAX_SETS, "sets, 1 to 20"),
    NUMBER(TRAIN, "reps", "N", overrides.reps, 1, TD_MAX_REPS, "reps a set, 1 to 100"),
    NUMBER(TRAIN, "hold", "S", overrides.hold_s, 1, TD_MAX_SECONDS, "seconds of a hold, 1 to 3600"),
    NUMBER(TRAIN, "rest", "S", overrides.rest_s, 0, TD_MAX_SECONDS,
           "seconds between sets, 0 to 3600"),
    NUMBER(TRAIN, "prepare", "S", overrides.prepare_s, 0, TD_MAX_SECONDS,
           "seconds before the first rep, 0 to 3600"),
    {TRAIN, "load", "", "KG", TD_OPTION_LOAD, AT(overrides.load_g), 0, 0, TD_MAX_LOAD_KG,
     "load in kg, 0 to 500"},
    SWITCH(TRAIN, "warm-up", overrides.warm_up, "begin with the warm-up"),
    SWITCH(TRAIN, "extras", overrides.extras, "hip and calf work as well"),
    SWITCH(TRAIN, "no-extras", overrides.no_extras, "without hip and calf work"),
    SWITCH(TRAIN, "free", free_timer, "a timer for any movement, in place of a level"),
    {TRAIN, "name", "", "TEXT", TD_OPTION_NAME, AT(free_name), 0, 0, 0,
     "what the free movement is called"},
    SWITCH(TRAIN, "keep", keep_free, "keep a free session in the history, too"),
    SWITCH(TRAIN | HISTORY, "dry-run", dry_run,
           "print the timeline and stop; with --import: say what it would do"),
    TEXT(TRAIN, "sound", "FILE.wav", sound_file, "with --dry-run: write the session as it sounds"),
    {TRAIN | CHECK | HISTORY | BIT(TD_COMMAND_STATUS), "format", "", "F", TD_OPTION_FORMAT,
     AT(format), AT(has_format), 0, 0,
     "text or json, with --dry-run, --answers and status; history --format text: charts"},
    TEXT(CHECK, "answers", "FILE", answers,
         "work a self-check out from a file, - for standard input; keeps nothing"),
    SWITCH(CHECK, "report", report, "the page of report, with the last self-check or the Nth last"),
    {CHECK | REPORT, "weeks", "", "N", TD_OPTION_NUMBER, AT(weeks), AT(has_weeks), 1,
     TD_REPORT_WEEKS_MAX, "with report and --report: how many weeks, 1 to 52 (usual: 12)"},
    {HISTORY, "export", "", "F", TD_OPTION_EXPORT, AT(export_format), AT(has_export), 0, 0,
     "print the history as csv, json or jsonl"},
    TEXT(HISTORY, "import", "FILE", import,
         "take a jsonl export in, - for standard input; nothing is doubled"),
    SWITCH(HISTORY, "delete-all", delete_all, "delete every record; asks for it in writing"),
    SWITCH(HISTORY, "repair", repair,
           "rescue what can be read of a damaged history; the damaged file is kept"),
    SWITCH(CONFIG, "check", config_check, "read settings and content, list every problem"),
    SWITCH(CONFIG, "show", config_show, "the settings in force and their origin"),
    SWITCH(CONFIG, "init", config_init, "write the commented settings file, unless there is one"),
    SWITCH(LOG, "swollen", swollen, "the knee is puffy"),
    SWITCH(LOG, "limp", limp, "I limp because of the knee"),
    SWITCH(LOG, "seen", seen, "a clinician has looked at the knee, in place of PAIN"),
    NUMBER(LOG, "max-depth", "N", max_depth, 1, 180,
           "with --seen: they said no deeper than N degrees; 180 is free"),
    TEXT(LOG, "max-level", "LEVEL", max_level, "with --seen: they said no higher than this level"),
    SWITCH(LOG, "no-load", no_load, "with --seen: they said body weight only"),
    {LOG, "until", "", "D", TD_OPTION_DATE, AT(until), 0, 0, 0,
     "with --seen: until when that holds, YYYY-MM-DD"},
    {LOG, "date", "", "D", TD_OPTION_DATE, AT(date), 0, 0, 0,
     "which morning, YYYY-MM-DD; usually today"},
    SWITCH(ANY, "plain", plain, "line by line, for pipes and screen readers"),
    {TRAIN | CHECK, "verbosity", "", "N", TD_OPTION_NUMBER, AT(verbosity), AT(has_verbosity), 0,
     TD_VERBOSITY_MAX, "with --plain: 0 the word alone, 1 what changes (usual), 2 all"},
    {ANY, "config", "c", "FILE", TD_OPTION_TEXT, AT(config_file), 0, 0, 0,
     "settings file in place of the usual one"},
    TEXT(ANY, "data", "DIR", data_dir, "folder of the history in place of the usual one"),
    TEXT(ANY, "assets", "DIR", assets_dir, "folder of the content files"),
    {ANY, "clock-rate", "", "X", TD_OPTION_RATE, AT(clock_rate_thousandths), 0, 10, 10000000,
     "run the session clock X times as fast"},
    SWITCH(ANY, "ascii", ascii, "draw with ASCII characters only"),
    SWITCH(ANY, "no-color", no_color, "no colours (also NO_COLOR=1)"),
    SWITCH(ANY, "no-mouse", no_mouse, "leave the mouse to the terminal"),
    SWITCH(ANY, "log", log, "write a log file"),
    {ANY, "help", "h", NULL, TD_OPTION_SWITCH, AT(help), 0, 0, 0, "this help"},
    {ANY, "version", "V", NULL, TD_OPTION_SWITCH, AT(version), 0, 0, 0, "the version"},
};
const size_t td_option_count = sizeof td_option_rows / sizeof td_option_rows[0];

static_assert(sizeof td_option_rows / sizeof td_option_rows[0] <= TD_OPTION_MAX,
              "there is a bit for every option");

bool td_option_goes_with(const struct td_option_row *row, enum td_command command)
{
    return (row->commands & BIT(command)) != 0;
}

const char *td_command_name(enum td_command command)
{
    return td_command_rows[command].name == NULL ? "home" : td_command_rows[command].name;
}

void td_options_help(FILE *out)
{
    fputs("teardrop - learn how your knee works and train it, in the terminal\n\n"
          "usage: teardrop [OPTIONS] [COMMAND]\n\n"
          "commands (none opens the home screen):\n",
          out);
    for (int i = 1; i < TD_COMMAND_COUNT; i++) {
        const struct td_command_row *row = &td_command_rows[i];
        char usage[24];

        td_str_format(usage, sizeof usage, row->argument_needed ? "%s %s" : "%s [%s]", row->name,
                      row->argument != NULL ? row->argument : "");
        if (row->argument == NULL) {
            td_str_copy(usage, sizeof usage, row->name);
        }
        fprintf(out, "  %-22s %s\n", usage, row->help);
    }
    fputs("\noptions, before or after the command:\n", out);
    for (size_t i = 0; i < td_option_count; i++) {
        const struct td_option_row *row = &td_option_rows[i];
        char usage[32];
        char letter[8] = "";

        if (row->letter[0] != '\0') {
            td_str_format(letter, sizeof letter, "-%s, ", row->letter);
        }
        td_str_format(usage, sizeof usage, "%s--%s%s%s", letter, row->name,
                      row->argument != NULL ? " " : "", row->argument != NULL ? row->argument : "");
        fprintf(out, "  %-22s %s\n", usage, row->help);
    }
    fputs("\nexit codes: 0 fine, 1 failed, 2 wrong usage, 3 bad settings or content,\n"
          "128+n ended by signal n.\n"
          "teardrop is for learning and practice. It cannot tell what is wrong with a knee.\n",
          out);
}
