#include "options_table.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#include "teardrop/base/str.h"

#define BIT(command) (1u << (command))
#define ANY (~0u)
#define TRAIN BIT(TD_COMMAND_TRAIN)

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
};

const struct td_option_row td_option_rows[] = {
    {TD_OPTION_TEMPO, TRAIN, "tempo", "", "T",
     "down, bottom, up, top in seconds: 3-1-2-1, 3110, 30X1"},
    {TD_OPTION_SETS, TRAIN, "sets", "", "N", "sets, 1 to 20"},
    {TD_OPTION_REPS, TRAIN, "reps", "", "N", "reps a set, 1 to 100"},
    {TD_OPTION_HOLD, TRAIN, "hold", "", "S", "seconds of a hold, 1 to 3600"},
    {TD_OPTION_REST, TRAIN, "rest", "", "S", "seconds between sets, 0 to 3600"},
    {TD_OPTION_PREPARE, TRAIN, "prepare", "", "S", "seconds before the first rep, 0 to 3600"},
    {TD_OPTION_LOAD, TRAIN, "load", "", "KG", "load in kg, 0 to 500"},
    {TD_OPTION_WARM_UP, TRAIN, "warm-up", "", NULL, "begin with the warm-up"},
    {TD_OPTION_EXTRAS, TRAIN, "extras", "", NULL, "hip and calf work as well"},
    {TD_OPTION_FREE, TRAIN, "free", "", NULL, "a timer for any movement, in place of a level"},
    {TD_OPTION_NAME, TRAIN, "name", "", "TEXT", "what the free movement is called"},
    {TD_OPTION_KEEP, TRAIN, "keep", "", NULL, "keep a free session in the history, too"},
    {TD_OPTION_DRY_RUN, TRAIN | BIT(TD_COMMAND_HISTORY), "dry-run", "", NULL,
     "print the timeline and stop; with --import: say what it would do"},
    {TD_OPTION_FORMAT,
     TRAIN | BIT(TD_COMMAND_CHECK) | BIT(TD_COMMAND_STATUS) | BIT(TD_COMMAND_HISTORY), "format", "",
     "F", "text or json, with --dry-run, --answers and status; history --format text: charts"},
    {TD_OPTION_ANSWERS, BIT(TD_COMMAND_CHECK), "answers", "", "FILE",
     "work a self-check out from a file, - for standard input; keeps nothing"},
    {TD_OPTION_REPORT, BIT(TD_COMMAND_CHECK), "report", "", NULL,
     "a page for a clinician: the last self-check, or the Nth last"},
    {TD_OPTION_EXPORT, BIT(TD_COMMAND_HISTORY), "export", "", "F",
     "print the history as csv, json or jsonl"},
    {TD_OPTION_IMPORT, BIT(TD_COMMAND_HISTORY), "import", "", "FILE",
     "take a jsonl export in, - for standard input; nothing is doubled"},
    {TD_OPTION_DELETE_ALL, BIT(TD_COMMAND_HISTORY), "delete-all", "", NULL,
     "delete every record; asks for it in writing"},
    {TD_OPTION_REPAIR, BIT(TD_COMMAND_HISTORY), "repair", "", NULL,
     "rescue what can be read of a damaged history; the damaged file is kept"},
    {TD_OPTION_CHECK, BIT(TD_COMMAND_CONFIG), "check", "", NULL,
     "read settings and content, list every problem"},
    {TD_OPTION_SHOW, BIT(TD_COMMAND_CONFIG), "show", "", NULL,
     "the settings in force and their origin"},
    {TD_OPTION_INIT, BIT(TD_COMMAND_CONFIG), "init", "", NULL,
     "write the commented settings file, unless there is one"},
    {TD_OPTION_SWOLLEN, BIT(TD_COMMAND_LOG), "swollen", "", NULL, "the knee is puffy"},
    {TD_OPTION_LIMP, BIT(TD_COMMAND_LOG), "limp", "", NULL, "I limp"},
    {TD_OPTION_SEEN, BIT(TD_COMMAND_LOG), "seen", "", NULL,
     "a clinician has looked at the knee, in place of PAIN"},
    {TD_OPTION_DATE, BIT(TD_COMMAND_LOG), "date", "", "D",
     "which morning, YYYY-MM-DD; usually today"},
    {TD_OPTION_PLAIN, ANY, "plain", "", NULL, "line by line, for pipes and screen readers"},
    {TD_OPTION_VERBOSITY, TRAIN, "verbosity", "", "N",
     "with --plain: 0 the word alone, 1 what changes (usual), 2 all"},
    {TD_OPTION_CONFIG, ANY, "config", "c", "FILE", "settings file in place of the usual one"},
    {TD_OPTION_DATA, ANY, "data", "", "DIR", "folder of the history in place of the usual one"},
    {TD_OPTION_ASSETS, ANY, "assets", "", "DIR", "folder of the content files"},
    {TD_OPTION_CLOCK_RATE, ANY, "clock-rate", "", "X", "run the session clock X times as fast"},
    {TD_OPTION_ASCII, ANY, "ascii", "", NULL, "draw with ASCII characters only"},
    {TD_OPTION_NO_COLOR, ANY, "no-color", "", NULL, "no colours (also NO_COLOR=1)"},
    {TD_OPTION_NO_MOUSE, ANY, "no-mouse", "", NULL, "leave the mouse to the terminal"},
    {TD_OPTION_LOG, ANY, "log", "", NULL, "write a log file"},
    {TD_OPTION_HELP, ANY, "help", "h", NULL, "this help"},
    {TD_OPTION_VERSION, ANY, "version", "V", NULL, "the version"},
};

static_assert(sizeof td_option_rows / sizeof td_option_rows[0] == TD_OPTION_COUNT,
              "every option has a row");

const struct td_option_row *td_option_row_of(int found)
{
    for (size_t i = 0; i < TD_OPTION_COUNT; i++) {
        const struct td_option_row *row = &td_option_rows[i];

        if ((int)row->id == found || (row->letter[0] != '\0' && row->letter[0] == found)) {
            return row;
        }
    }
    return NULL;
}

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
    for (size_t i = 0; i < TD_OPTION_COUNT; i++) {
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
