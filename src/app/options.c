#include "teardrop/app/options.h"

#include <getopt.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define BIT(command) (1u << (command))
#define ANY (~0u)
#define TRAIN BIT(TD_COMMAND_TRAIN)

static const struct {
    const char *name;     /* NULL = no command */
    const char *argument; /* NULL = takes none */
    bool argument_needed;
    const char *help;
} commands[TD_COMMAND_COUNT] = {
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

enum option_id {
    OPT_TEMPO = 256,
    OPT_SETS,
    OPT_REPS,
    OPT_HOLD,
    OPT_REST,
    OPT_PREPARE,
    OPT_LOAD,
    OPT_WARM_UP,
    OPT_EXTRAS,
    OPT_FREE,
    OPT_NAME,
    OPT_KEEP,
    OPT_DRY_RUN,
    OPT_FORMAT,
    OPT_PLAIN,
    OPT_ANSWERS,
    OPT_REPORT,
    OPT_EXPORT,
    OPT_IMPORT,
    OPT_DELETE_ALL,
    OPT_REPAIR,
    OPT_CHECK,
    OPT_SHOW,
    OPT_INIT,
    OPT_SWOLLEN,
    OPT_LIMP,
    OPT_DATE,
    OPT_CONFIG,
    OPT_DATA,
    OPT_ASSETS,
    OPT_CLOCK_RATE,
    OPT_ASCII,
    OPT_NO_COLOR,
    OPT_NO_MOUSE,
    OPT_LOG,
    OPT_HELP,
    OPT_VERSION
};

static const struct row {
    enum option_id id;
    unsigned commands;
    const char *name, *letter; /* "" = no letter */
    const char *argument, *help;
} rows[] = {
    {OPT_TEMPO, TRAIN, "tempo", "", "T", "down, bottom, up, top in seconds: 3-1-2-1, 3110, 30X1"},
    {OPT_SETS, TRAIN, "sets", "", "N", "sets, 1 to 20"},
    {OPT_REPS, TRAIN, "reps", "", "N", "reps a set, 1 to 100"},
    {OPT_HOLD, TRAIN, "hold", "", "S", "seconds of a hold, 1 to 3600"},
    {OPT_REST, TRAIN, "rest", "", "S", "seconds between sets, 0 to 3600"},
    {OPT_PREPARE, TRAIN, "prepare", "", "S", "seconds before the first rep, 0 to 3600"},
    {OPT_LOAD, TRAIN, "load", "", "KG", "load in kg, 0 to 500"},
    {OPT_WARM_UP, TRAIN, "warm-up", "", NULL, "begin with the warm-up"},
    {OPT_EXTRAS, TRAIN, "extras", "", NULL, "hip and calf work as well"},
    {OPT_FREE, TRAIN, "free", "", NULL, "a timer for any movement, in place of a level"},
    {OPT_NAME, TRAIN, "name", "", "TEXT", "what the free movement is called"},
    {OPT_KEEP, TRAIN, "keep", "", NULL, "keep a free session in the history, too"},
    {OPT_DRY_RUN, TRAIN | BIT(TD_COMMAND_HISTORY), "dry-run", "", NULL,
     "print the timeline and stop; with --import: say what it would do"},
    {OPT_FORMAT, TRAIN | BIT(TD_COMMAND_CHECK) | BIT(TD_COMMAND_STATUS) | BIT(TD_COMMAND_HISTORY),
     "format", "", "F",
     "text or json, with --dry-run, --answers and status; history --format text: charts"},
    {OPT_ANSWERS, BIT(TD_COMMAND_CHECK), "answers", "", "FILE",
     "answer the self-check from a file, - for standard input"},
    {OPT_REPORT, BIT(TD_COMMAND_CHECK), "report", "", NULL,
     "a page for a clinician: the last self-check, or the Nth last"},
    {OPT_EXPORT, BIT(TD_COMMAND_HISTORY), "export", "", "F",
     "print the history as csv, json or jsonl"},
    {OPT_IMPORT, BIT(TD_COMMAND_HISTORY), "import", "", "FILE",
     "take a jsonl export in, - for standard input; nothing is doubled"},
    {OPT_DELETE_ALL, BIT(TD_COMMAND_HISTORY), "delete-all", "", NULL,
     "delete every record; asks for it in writing"},
    {OPT_REPAIR, BIT(TD_COMMAND_HISTORY), "repair", "", NULL,
     "rescue what can be read of a damaged history; the damaged file is kept"},
    {OPT_CHECK, BIT(TD_COMMAND_CONFIG), "check", "", NULL,
     "read settings and content, list every problem"},
    {OPT_SHOW, BIT(TD_COMMAND_CONFIG), "show", "", NULL, "the settings in force and their origin"},
    {OPT_INIT, BIT(TD_COMMAND_CONFIG), "init", "", NULL,
     "write the commented settings file, unless there is one"},
    {OPT_SWOLLEN, BIT(TD_COMMAND_LOG), "swollen", "", NULL, "the knee is puffy"},
    {OPT_LIMP, BIT(TD_COMMAND_LOG), "limp", "", NULL, "I limp"},
    {OPT_DATE, BIT(TD_COMMAND_LOG), "date", "", "D", "which morning, YYYY-MM-DD; usually today"},
    {OPT_PLAIN, ANY & ~BIT(TD_COMMAND_CONFIG) & ~BIT(TD_COMMAND_LOG) & ~BIT(TD_COMMAND_STATUS),
     "plain", "", NULL, "line by line, for pipes and screen readers"},
    {OPT_CONFIG, ANY, "config", "c", "FILE", "settings file in place of the usual one"},
    {OPT_DATA, ANY, "data", "", "DIR", "folder of the history in place of the usual one"},
    {OPT_ASSETS, ANY, "assets", "", "DIR", "folder of the content files"},
    {OPT_CLOCK_RATE, ANY, "clock-rate", "", "X", "run the session clock X times as fast"},
    {OPT_ASCII, ANY, "ascii", "", NULL, "draw with ASCII characters only"},
    {OPT_NO_COLOR, ANY, "no-color", "", NULL, "no colours (also NO_COLOR=1)"},
    {OPT_NO_MOUSE, ANY, "no-mouse", "", NULL, "leave the mouse to the terminal"},
    {OPT_LOG, ANY, "log", "", NULL, "write a log file"},
    {OPT_HELP, ANY, "help", "h", NULL, "this help"},
    {OPT_VERSION, ANY, "version", "V", NULL, "the version"},
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

static const struct row *row_of(int id)
{
    for (size_t i = 0; i < ROWS; i++) {
        if ((int)rows[i].id == id || (rows[i].letter[0] != '\0' && rows[i].letter[0] == id)) {
            return &rows[i];
        }
    }
    return NULL;
}

const char *td_command_name(enum td_command command)
{
    return commands[command].name == NULL ? "home" : commands[command].name;
}

static enum td_err refuse_number(const char *option, const char *text, const char *allowed,
                                 char *why, size_t why_size)
{
    char shown[48];

    td_str_copy(shown, sizeof shown, text);
    td_str_sanitize(shown, false);
    td_str_format(why, why_size, "--%s \"%s\": expected %s", option, shown, allowed);
    return TD_ERR_USAGE;
}

static enum td_err take_int(const char *option, const char *text, int min, int max, int *out,
                            char *why, size_t why_size)
{
    char allowed[64];

    if (td_str_to_int(text, min, max, out)) {
        return TD_OK;
    }
    td_str_format(allowed, sizeof allowed, "a whole number from %d to %d", min, max);
    return refuse_number(option, text, allowed, why, why_size);
}

static enum td_err take_word(const char *option, const char *text, const char *const *words,
                             size_t count, int *out, char *why, size_t why_size)
{
    char shown[48];
    char list[64] = "";

    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(text, words[i])) {
            *out = (int)i;
            return TD_OK;
        }
        td_str_append(list, sizeof list, "%s%s", i == 0 ? "" : " or ", words[i]);
    }
    td_str_copy(shown, sizeof shown, text);
    td_str_sanitize(shown, false);
    td_str_format(why, why_size, "--%s \"%s\": expected %s", option, shown, list);
    return TD_ERR_USAGE;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static bool is_date(const char *text)
{
    char part[5];
    int year, month, day;

    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    memcpy(part, text, 4);
    part[4] = '\0';
    if (!td_str_to_int(part, 1900, 9999, &year)) {
        return false;
    }
    memcpy(part, text + 5, 2);
    part[2] = '\0';
    if (!td_str_to_int(part, 1, 12, &month)) {
        return false;
    }
    return td_str_to_int(text + 8, 1, days_in_month(year, month), &day);
}

static enum td_err take_overrides(struct td_options *out, const struct row *row, const char *text,
                                  char *why, size_t why_size)
{
    struct td_overrides *over = &out->overrides;
    int64_t thousandths;

    switch (row->id) {
    case OPT_TEMPO:
        over->has_tempo = true;
        return td_tempo_parse(text, &over->tempo, why, why_size);
    case OPT_SETS:
        return take_int(row->name, text, 1, TD_MAX_SETS, &over->sets, why, why_size);
    case OPT_REPS:
        return take_int(row->name, text, 1, TD_MAX_REPS, &over->reps, why, why_size);
    case OPT_HOLD:
        return take_int(row->name, text, 1, TD_MAX_SECONDS, &over->hold_s, why, why_size);
    case OPT_REST:
        return take_int(row->name, text, 0, TD_MAX_SECONDS, &over->rest_s, why, why_size);
    case OPT_PREPARE:
        return take_int(row->name, text, 0, TD_MAX_SECONDS, &over->prepare_s, why, why_size);
    case OPT_LOAD:
        if (!td_str_to_thousandths(text, INT64_C(1000) * TD_MAX_LOAD_KG, &thousandths)) {
            return refuse_number(row->name, text, "kilograms from 0 to 500", why, why_size);
        }
        over->load_g = (int)thousandths;
        return TD_OK;
    default:
        over->warm_up = true;
        return TD_OK;
    }
}

static enum td_err check_name(const char *text, char *why, size_t why_size)
{
    char clean[160];

    td_str_copy(clean, sizeof clean, text);
    td_str_sanitize(clean, false);
    if (strspn(text, " ") == strlen(text) || !td_str_equal(clean, text) ||
        td_utf8_cols(text) > TD_FREE_NAME_COLS) {
        td_str_format(why, why_size, "--name \"%s\": expected 1 to %d columns of text", clean,
                      TD_FREE_NAME_COLS);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static enum td_err take_valued(struct td_options *out, const struct row *row, const char *text,
                               char *why, size_t why_size)
{
    static const char *const formats[] = {"text", "json"};
    static const char *const exports[] = {"csv", "json", "jsonl"};
    static const enum td_format export_formats[] = {TD_FORMAT_CSV, TD_FORMAT_JSON, TD_FORMAT_JSONL};
    enum td_err err;
    int word = 0;

    switch (row->id) {
    case OPT_FORMAT:
        err = take_word(row->name, text, formats, 2, &word, why, why_size);
        out->has_format = true;
        out->format = word == 1 ? TD_FORMAT_JSON : TD_FORMAT_TEXT;
        return err;
    case OPT_EXPORT:
        err = take_word(row->name, text, exports, 3, &word, why, why_size);
        out->has_export = true;
        out->export_format = export_formats[word];
        return err;
    case OPT_IMPORT:
        out->import = text;
        return TD_OK;
    case OPT_DATE:
        out->date = text;
        return is_date(text)
                   ? TD_OK
                   : refuse_number(row->name, text, "a date like 2026-03-31", why, why_size);
    case OPT_CLOCK_RATE:
        if (!td_str_to_thousandths(text, INT64_C(10000000), &out->clock_rate_thousandths) ||
            out->clock_rate_thousandths < 10) {
            return refuse_number(row->name, text, "a number from 0.01 to 10000", why, why_size);
        }
        return TD_OK;
    case OPT_NAME:
        out->free_name = text;
        return check_name(text, why, why_size);
    case OPT_ANSWERS:
        out->answers = text;
        return TD_OK;
    case OPT_CONFIG:
        out->config_file = text;
        return TD_OK;
    case OPT_DATA:
        out->data_dir = text;
        return TD_OK;
    case OPT_ASSETS:
        out->assets_dir = text;
        return TD_OK;
    default:
        return take_overrides(out, row, text, why, why_size);
    }
}

static void take_switch(struct td_options *out, const struct row *row)
{
    bool *const switches[] = {
        [OPT_WARM_UP - OPT_TEMPO] = &out->overrides.warm_up,
        [OPT_EXTRAS - OPT_TEMPO] = &out->overrides.extras,
        [OPT_FREE - OPT_TEMPO] = &out->free_timer,
        [OPT_KEEP - OPT_TEMPO] = &out->keep_free,
        [OPT_DRY_RUN - OPT_TEMPO] = &out->dry_run,
        [OPT_PLAIN - OPT_TEMPO] = &out->plain,
        [OPT_REPORT - OPT_TEMPO] = &out->report,
        [OPT_DELETE_ALL - OPT_TEMPO] = &out->delete_all,
        [OPT_REPAIR - OPT_TEMPO] = &out->repair,
        [OPT_CHECK - OPT_TEMPO] = &out->config_check,
        [OPT_SHOW - OPT_TEMPO] = &out->config_show,
        [OPT_INIT - OPT_TEMPO] = &out->config_init,
        [OPT_SWOLLEN - OPT_TEMPO] = &out->swollen,
        [OPT_LIMP - OPT_TEMPO] = &out->limp,
        [OPT_ASCII - OPT_TEMPO] = &out->ascii,
        [OPT_NO_COLOR - OPT_TEMPO] = &out->no_color,
        [OPT_NO_MOUSE - OPT_TEMPO] = &out->no_mouse,
        [OPT_LOG - OPT_TEMPO] = &out->log,
        [OPT_HELP - OPT_TEMPO] = &out->help,
        [OPT_VERSION - OPT_TEMPO] = &out->version,
    };

    *switches[row->id - OPT_TEMPO] = true;
}

static enum td_err refuse_unknown(const char *word, char *why, size_t why_size)
{
    const char *names[ROWS];
    const char *near;
    char shown[48];

    for (size_t i = 0; i < ROWS; i++) {
        names[i] = rows[i].name;
    }
    td_str_copy(shown, sizeof shown, word);
    td_str_sanitize(shown, false);
    near = word[0] == '-' && word[1] == '-' ? td_str_suggest(word + 2, names, ROWS) : NULL;
    if (near != NULL) {
        td_str_format(why, why_size, "unknown option \"%s\" (did you mean \"--%s\"?)", shown, near);
    } else {
        td_str_format(why, why_size, "unknown option \"%s\"; --help lists them", shown);
    }
    return TD_ERR_USAGE;
}

static enum td_err take_command(struct td_options *out, int argc, char **argv, char *why,
                                size_t why_size)
{
    const char *names[TD_COMMAND_COUNT];
    size_t count = 0;
    char shown[48];
    const char *near;
    bool takes;

    if (argc == 0) {
        return TD_OK;
    }
    td_str_copy(shown, sizeof shown, argv[0]);
    td_str_sanitize(shown, false);
    for (int i = 1; i < TD_COMMAND_COUNT; i++) {
        names[count++] = commands[i].name;
        if (td_str_equal(argv[0], commands[i].name)) {
            out->command = (enum td_command)i;
        }
    }
    if (out->command == TD_COMMAND_HOME) {
        near = td_str_suggest(argv[0], names, count);
        td_str_format(why, why_size, "unknown command \"%s\"%s%s%s", shown,
                      near != NULL ? " (did you mean \"" : "; --help lists them",
                      near != NULL ? near : "", near != NULL ? "\"?)" : "");
        return TD_ERR_USAGE;
    }
    out->argument = argc > 1 ? argv[1] : NULL;
    takes = commands[out->command].argument != NULL ||
            (out->command == TD_COMMAND_CHECK && out->report);
    if (argc > (takes ? 2 : 1)) {
        td_str_copy(shown, sizeof shown, argv[takes ? 2 : 1]);
        td_str_sanitize(shown, false);
        td_str_format(why, why_size, "%s: \"%s\" is one word too many",
                      td_command_name(out->command), shown);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static enum td_err check_free(const struct td_options *out, char *why, size_t why_size)
{
    const char *wrong = NULL;

    if (!out->free_timer) {
        wrong = out->free_name != NULL ? "--name goes with --free" : "--keep goes with --free";
    } else if (out->argument != NULL) {
        wrong = "--free takes the place of a level; leave one of them out";
    } else if (out->overrides.hold_s >= 0 &&
               (out->overrides.has_tempo || out->overrides.reps >= 0)) {
        wrong = "--hold does not go with --tempo or --reps: a hold has neither";
    } else if (out->overrides.extras) {
        wrong = "--extras goes with a level, not with --free";
    } else if (out->has_format && !out->dry_run) {
        wrong = "--format goes with --dry-run, --answers and status";
    }
    td_str_copy(why, why_size, wrong != NULL ? wrong : "");
    return wrong != NULL ? TD_ERR_USAGE : TD_OK;
}

static enum td_err check_report(const struct td_options *out, char *why, size_t why_size)
{
    int number;

    if (out->answers != NULL || out->has_format || out->plain) {
        td_str_copy(why, why_size, "--report stands alone: no --answers, --format or --plain");
        return TD_ERR_USAGE;
    }
    if (out->argument != NULL && !td_str_to_int(out->argument, 1, TD_REPORT_MOST, &number)) {
        return refuse_number("report", out->argument, "1 (the last) to 9999", why, why_size);
    }
    return TD_OK;
}

/* What can only be said when everything has been read. */
static enum td_err check_whole(const struct td_options *out, uint64_t given, char *why,
                               size_t why_size)
{
    if (out->help || out->version) {
        return TD_OK;
    }
    for (size_t i = 0; i < ROWS; i++) {
        if ((given & (UINT64_C(1) << i)) != 0 && (rows[i].commands & BIT(out->command)) == 0) {
            td_str_format(why, why_size, "--%s does not go with %s", rows[i].name,
                          td_command_name(out->command));
            return TD_ERR_USAGE;
        }
    }
    if (commands[out->command].argument_needed && out->argument == NULL) {
        td_str_format(why, why_size, "%s needs %s", td_command_name(out->command),
                      commands[out->command].argument);
        return TD_ERR_USAGE;
    }
    if (out->command == TD_COMMAND_CONFIG &&
        (int)out->config_check + (int)out->config_show + (int)out->config_init != 1) {
        td_str_copy(why, why_size, "config needs one of --check, --show and --init");
        return TD_ERR_USAGE;
    }
    if (out->command == TD_COMMAND_HISTORY &&
        ((int)out->has_export + (out->import != NULL ? 1 : 0) + (int)out->delete_all +
                 (int)out->repair >
             1 ||
         (out->dry_run && out->import == NULL))) {
        td_str_copy(why, why_size,
                    out->dry_run && out->import == NULL
                        ? "--dry-run goes with --import here"
                        : "--export, --import, --repair and --delete-all stand alone");
        return TD_ERR_USAGE;
    }
    if (out->command == TD_COMMAND_HISTORY && out->has_format &&
        (out->format != TD_FORMAT_TEXT || out->has_export || out->import != NULL ||
         out->delete_all || out->repair)) {
        td_str_copy(why, why_size, "history --format text stands alone; for json: --export json");
        return TD_ERR_USAGE;
    }
    if (out->report) {
        return check_report(out, why, why_size);
    }
    if (out->free_timer || out->free_name != NULL || out->keep_free) {
        return check_free(out, why, why_size);
    }
    if (out->has_format && ((out->command == TD_COMMAND_TRAIN && !out->dry_run) ||
                            (out->command == TD_COMMAND_CHECK && out->answers == NULL))) {
        td_str_copy(why, why_size, "--format goes with --dry-run, --answers and status");
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static void make_long_options(struct option long_options[ROWS + 1])
{
    for (size_t i = 0; i < ROWS; i++) {
        long_options[i].name = rows[i].name;
        long_options[i].has_arg = rows[i].argument != NULL ? required_argument : no_argument;
        long_options[i].flag = NULL;
        long_options[i].val = (int)rows[i].id;
    }
    memset(&long_options[ROWS], 0, sizeof long_options[ROWS]);
}

enum td_err td_options_parse(int argc, char **argv, struct td_options *out, char *why,
                             size_t why_size)
{
    struct option long_options[ROWS + 1];
    uint64_t given = 0;
    enum td_err err = TD_OK;
    int found;

    memset(out, 0, sizeof *out);
    td_overrides_init(&out->overrides);
    out->clock_rate_thousandths = 1000;
    make_long_options(long_options);
    optind = 1;
    opterr = 0;
    while (err == TD_OK && (found = getopt_long(argc, argv, ":c:hV", long_options, NULL)) != -1) {
        const struct row *row = row_of(found);

        if (found == ':') {
            td_str_format(why, why_size, "%s needs a value", argv[optind - 1]);
            return TD_ERR_USAGE;
        }
        if (row == NULL) {
            return refuse_unknown(argv[optind - 1], why, why_size);
        }
        given |= UINT64_C(1) << (row - rows);
        if (row->argument != NULL) {
            err = take_valued(out, row, optarg, why, why_size);
        } else {
            take_switch(out, row);
        }
    }
    if (err == TD_OK) {
        err = take_command(out, argc - optind, argv + optind, why, why_size);
    }
    return err != TD_OK ? err : check_whole(out, given, why, why_size);
}

void td_options_help(FILE *out)
{
    fputs("teardrop - learn how your knee works and train it, in the terminal\n\n"
          "usage: teardrop [OPTIONS] [COMMAND]\n\n"
          "commands (none opens the home screen):\n",
          out);
    for (int i = 1; i < TD_COMMAND_COUNT; i++) {
        char usage[24];

        td_str_format(usage, sizeof usage, commands[i].argument_needed ? "%s %s" : "%s [%s]",
                      commands[i].name, commands[i].argument != NULL ? commands[i].argument : "");
        if (commands[i].argument == NULL) {
            td_str_copy(usage, sizeof usage, commands[i].name);
        }
        fprintf(out, "  %-22s %s\n", usage, commands[i].help);
    }
    fputs("\noptions, before or after the command:\n", out);
    for (size_t i = 0; i < ROWS; i++) {
        char usage[32];
        char letter[8] = "";

        if (rows[i].letter[0] != '\0') {
            td_str_format(letter, sizeof letter, "-%s, ", rows[i].letter);
        }
        td_str_format(usage, sizeof usage, "%s--%s%s%s", letter, rows[i].name,
                      rows[i].argument != NULL ? " " : "",
                      rows[i].argument != NULL ? rows[i].argument : "");
        fprintf(out, "  %-22s %s\n", usage, rows[i].help);
    }
    fputs("\nexit codes: 0 fine, 1 failed, 2 wrong usage, 3 bad settings or content,\n"
          "128+n ended by signal n.\n"
          "teardrop is for learning and practice. It cannot tell what is wrong with a knee.\n",
          out);
}
