/* Reads the command line, and checks that its options go together. */
#include "teardrop/app/cli/options.h"

#include <getopt.h>
#include <string.h>

#include "options_table.h"
#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

#define WITH_FORMAT "--format goes with --dry-run, --answers and status"
#define ABOVE_LETTERS 256 /* what getopt_long returns for the first row */

static enum td_err refuse_unknown(const char *word, char *why, size_t why_size)
{
    const char *names[TD_OPTION_MAX];
    const char *near;
    char shown[48];

    for (size_t i = 0; i < td_option_count; i++) {
        names[i] = td_option_rows[i].name;
    }
    td_str_copy_clean(shown, sizeof shown, word);
    near =
        word[0] == '-' && word[1] == '-' ? td_str_suggest(word + 2, names, td_option_count) : NULL;
    if (near != NULL) {
        td_str_format(why, why_size, "unknown option \"%s\" (did you mean \"--%s\"?)", shown, near);
    } else {
        td_str_format(why, why_size, "unknown option \"%s\"; --help lists them", shown);
    }
    return TD_ERR_USAGE;
}

/* An option without its value. */
static enum td_err refuse_bare(const char *word, char *why, size_t why_size)
{
    char shown[48];

    td_str_copy_clean(shown, sizeof shown, word);
    td_str_format(why, why_size, "%s needs a value", shown);
    return TD_ERR_USAGE;
}

static enum td_err take_command(struct td_options *out, int argc, char **argv, char *why,
                                size_t why_size)
{
    const char *names[TD_COMMAND_COUNT];
    char shown[48];
    const char *near;
    bool takes;

    if (argc == 0) {
        return TD_OK;
    }
    td_str_copy_clean(shown, sizeof shown, argv[0]);
    out->command =
        (enum td_command)(TD_BY_ID(td_command_rows + 1, TD_COMMAND_COUNT - 1, argv[0]) + 1);
    if (out->command == TD_COMMAND_HOME) {
        TD_IDS(td_command_rows + 1, TD_COMMAND_COUNT - 1, names);
        near = td_str_suggest(argv[0], names, TD_COMMAND_COUNT - 1);
        td_str_format(why, why_size, "unknown command \"%s\"%s%s%s", shown,
                      near != NULL ? " (did you mean \"" : "; --help lists them",
                      near != NULL ? near : "", near != NULL ? "\"?)" : "");
        return TD_ERR_USAGE;
    }
    out->argument = argc > 1 ? argv[1] : NULL;
    takes = td_command_rows[out->command].argument != NULL ||
            (out->command == TD_COMMAND_CHECK && out->report);
    if (argc > (takes ? 2 : 1)) {
        td_str_copy_clean(shown, sizeof shown, argv[takes ? 2 : 1]);
        td_str_format(why, why_size, "%s: \"%s\" is one word too many",
                      td_command_name(out->command), shown);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static const char *wrong_with_free(const struct td_options *out)
{
    if (!out->free_timer) {
        return out->free_name != NULL ? "--name goes with --free" : "--keep goes with --free";
    }
    if (out->argument != NULL) {
        return "--free takes the place of a level; leave one of them out";
    }
    if (out->overrides.hold_s >= 0 && (out->overrides.has_tempo || out->overrides.reps >= 0)) {
        return "--hold does not go with --tempo or --reps: a hold has neither";
    }
    return out->overrides.extras              ? "--extras goes with a level, not with --free"
           : out->has_format && !out->dry_run ? WITH_FORMAT
                                              : NULL;
}

static const char *wrong_with_history(const struct td_options *out)
{
    int acts = (int)out->has_export + (out->import != NULL ? 1 : 0) + (int)out->delete_all +
               (int)out->repair;

    if (out->dry_run && out->import == NULL) {
        return "--dry-run goes with --import here";
    }
    if (acts > 1) {
        return "--export, --import, --repair and --delete-all stand alone";
    }
    return out->has_format && (out->format != TD_FORMAT_TEXT || acts > 0)
               ? "history --format text stands alone; for json: --export json"
               : NULL;
}

static const char *wrong_with_log(const struct td_options *out)
{
    if (!out->seen &&
        (out->max_depth != 0 || out->max_level != NULL || out->no_load || out->until != NULL)) {
        return "--max-depth, --max-level, --no-load and --until go with --seen";
    }
    if (out->until != NULL && out->max_depth == 0 && out->max_level == NULL && !out->no_load) {
        return "--until goes with --max-depth, --max-level or --no-load: what holds until then?";
    }
    return out->seen && (out->argument != NULL || out->swollen || out->limp || out->date != NULL)
               ? "--seen stands alone: no PAIN, --swollen, --limp or --date; it is kept as of now"
               : NULL;
}

/* Of options that each go with the command: why not together? NULL = they do. */
static const char *wrong_together(const struct td_options *out)
{
    if (out->command == TD_COMMAND_CONFIG &&
        (int)out->config_check + (int)out->config_show + (int)out->config_init != 1) {
        return "config needs one of --check, --show and --init";
    }
    if (out->has_verbosity && !out->plain) {
        return "--verbosity goes with --plain";
    }
    if (out->command == TD_COMMAND_LOG) {
        return wrong_with_log(out);
    }
    if (out->command == TD_COMMAND_HISTORY) {
        return wrong_with_history(out);
    }
    if (out->has_weeks && out->command == TD_COMMAND_CHECK && !out->report) {
        return "--weeks goes with report and check --report";
    }
    if (out->report) {
        return out->answers != NULL || out->has_format
                   ? "--report stands alone: no --answers or --format"
                   : NULL;
    }
    if (out->sound_file != NULL && !out->dry_run) {
        return "--sound goes with --dry-run";
    }
    if (out->overrides.extras && out->overrides.no_extras) {
        return "--extras does not go with --no-extras";
    }
    if (out->free_timer || out->free_name != NULL || out->keep_free) {
        return wrong_with_free(out);
    }
    return out->has_format && ((out->command == TD_COMMAND_TRAIN && !out->dry_run) ||
                               (out->command == TD_COMMAND_CHECK && out->answers == NULL))
               ? WITH_FORMAT
               : NULL;
}

/* What can only be said when everything has been read. */
static enum td_err check_whole(const struct td_options *out, uint64_t given, char *why,
                               size_t why_size)
{
    const char *wrong;
    int number;

    if (out->help || out->version) {
        return TD_OK;
    }
    for (size_t i = 0; i < td_option_count; i++) {
        if ((given & (UINT64_C(1) << i)) != 0 &&
            !td_option_goes_with(&td_option_rows[i], out->command)) {
            td_str_format(why, why_size, "--%s does not go with %s", td_option_rows[i].name,
                          td_command_name(out->command));
            return TD_ERR_USAGE;
        }
    }
    if (td_command_rows[out->command].argument_needed && out->argument == NULL && !out->seen) {
        td_str_format(why, why_size, "%s needs %s", td_command_name(out->command),
                      td_command_rows[out->command].argument);
        return TD_ERR_USAGE;
    }
    wrong = wrong_together(out);
    if (wrong != NULL) {
        td_str_copy(why, why_size, wrong);
        return TD_ERR_USAGE;
    }
    return !out->report || out->argument == NULL ||
                   td_str_to_int(out->argument, 1, TD_REPORT_MAX, &number)
               ? TD_OK
               : td_option_refuse("report", out->argument, "1 (the last) to 9999", why, why_size);
}

static void make_long_options(struct option long_options[TD_OPTION_MAX + 1])
{
    for (size_t i = 0; i < td_option_count; i++) {
        long_options[i].name = td_option_rows[i].name;
        long_options[i].has_arg =
            td_option_rows[i].argument != NULL ? required_argument : no_argument;
        long_options[i].flag = NULL;
        long_options[i].val = ABOVE_LETTERS + (int)i;
    }
    memset(&long_options[td_option_count], 0, sizeof *long_options);
}

static const struct td_option_row *row_of(int found)
{
    for (size_t i = 0; i < td_option_count; i++) {
        if (found == ABOVE_LETTERS + (int)i ||
            (found != 0 && found == td_option_rows[i].letter[0])) {
            return &td_option_rows[i];
        }
    }
    return NULL;
}

enum td_err td_options_parse(int argc, char **argv, struct td_options *out, char *why,
                             size_t why_size)
{
    struct option long_options[TD_OPTION_MAX + 1];
    uint64_t given = 0;
    enum td_err err = TD_OK;
    int found;

    memset(out, 0, sizeof *out);
    td_overrides_init(&out->overrides);
    out->clock_rate_thousandths = 1000;
    out->verbosity = TD_VERBOSITY_USUAL;
    make_long_options(long_options);
    optind = 1;
    opterr = 0;
    while (err == TD_OK && (found = getopt_long(argc, argv, ":c:hV", long_options, NULL)) != -1) {
        const struct td_option_row *row = row_of(found);

        if (found == ':') {
            return refuse_bare(argv[optind - 1], why, why_size);
        }
        if (row == NULL) {
            return refuse_unknown(argv[optind - 1], why, why_size);
        }
        given |= UINT64_C(1) << (row - td_option_rows);
        err = td_option_take(out, row, optarg, why, why_size);
    }
    if (err == TD_OK) {
        err = take_command(out, argc - optind, argv + optind, why, why_size);
    }
    return err != TD_OK ? err : check_whole(out, given, why, why_size);
}
