/* The values of single options. */
#include <string.h>

#include "options_table.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan/light.h"

enum td_err td_option_refuse(const char *option, const char *text, const char *expected, char *why,
                             size_t why_size)
{
    char shown[48];

    td_str_copy_clean(shown, sizeof shown, text);
    td_str_format(why, why_size, "--%s \"%s\": expected %s", option, shown, expected);
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
    return td_option_refuse(option, text, allowed, why, why_size);
}

static enum td_err take_word(const char *option, const char *text, const char *const *words,
                             size_t count, int *out, char *why, size_t why_size)
{
    char list[64] = "";

    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(text, words[i])) {
            *out = (int)i;
            return TD_OK;
        }
        td_str_append(list, sizeof list, "%s%s", i == 0 ? "" : " or ", words[i]);
    }
    return td_option_refuse(option, text, list, why, why_size);
}

static bool is_date(const char *text)
{
    int64_t day;

    return td_day_parse(text, &day) && day >= TD_DAY_FIRST;
}

static enum td_err take_overrides(struct td_options *out, const struct td_option_row *row,
                                  const char *text, char *why, size_t why_size)
{
    struct td_overrides *over = &out->overrides;
    int64_t thousandths;

    switch (row->id) {
    case TD_OPTION_TEMPO:
        over->has_tempo = true;
        return td_tempo_parse(text, &over->tempo, why, why_size);
    case TD_OPTION_SETS:
        return take_int(row->name, text, 1, TD_MAX_SETS, &over->sets, why, why_size);
    case TD_OPTION_REPS:
        return take_int(row->name, text, 1, TD_MAX_REPS, &over->reps, why, why_size);
    case TD_OPTION_HOLD:
        return take_int(row->name, text, 1, TD_MAX_SECONDS, &over->hold_s, why, why_size);
    case TD_OPTION_REST:
        return take_int(row->name, text, 0, TD_MAX_SECONDS, &over->rest_s, why, why_size);
    case TD_OPTION_PREPARE:
        return take_int(row->name, text, 0, TD_MAX_SECONDS, &over->prepare_s, why, why_size);
    case TD_OPTION_LOAD:
        if (!td_str_to_thousandths(text, INT64_C(1000) * TD_MAX_LOAD_KG, &thousandths)) {
            return td_option_refuse(row->name, text, "kilograms from 0 to 500", why, why_size);
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

    td_str_copy_clean(clean, sizeof clean, text);
    if (strspn(text, " ") == strlen(text) || !td_str_equal(clean, text) ||
        td_utf8_cols(text) > TD_FREE_NAME_COLS) {
        td_str_format(why, why_size, "--name \"%s\": expected 1 to %d columns of text", clean,
                      TD_FREE_NAME_COLS);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static enum td_err take_valued(struct td_options *out, const struct td_option_row *row,
                               const char *text, char *why, size_t why_size)
{
    static const char *const formats[] = {"text", "json"};
    static const char *const exports[] = {"csv", "json", "jsonl"};
    static const enum td_format export_formats[] = {TD_FORMAT_CSV, TD_FORMAT_JSON, TD_FORMAT_JSONL};
    enum td_err err;
    int word = 0;

    switch (row->id) {
    case TD_OPTION_FORMAT:
        err = take_word(row->name, text, formats, 2, &word, why, why_size);
        out->has_format = true;
        out->format = word == 1 ? TD_FORMAT_JSON : TD_FORMAT_TEXT;
        return err;
    case TD_OPTION_EXPORT:
        err = take_word(row->name, text, exports, 3, &word, why, why_size);
        out->has_export = true;
        out->export_format = export_formats[word];
        return err;
    case TD_OPTION_IMPORT:
        out->import = text;
        return TD_OK;
    case TD_OPTION_DATE:
        out->date = text;
        return is_date(text)
                   ? TD_OK
                   : td_option_refuse(row->name, text,
                                      "a date like 2026-03-31, from " TD_DAY_FIRST_TEXT " on", why,
                                      why_size);
    case TD_OPTION_CLOCK_RATE:
        if (!td_str_to_thousandths(text, INT64_C(10000000), &out->clock_rate_thousandths) ||
            out->clock_rate_thousandths < 10) {
            return td_option_refuse(row->name, text, "a number from 0.01 to 10000", why, why_size);
        }
        return TD_OK;
    case TD_OPTION_VERBOSITY:
        out->has_verbosity = true;
        return take_int(row->name, text, 0, TD_VERBOSITY_MAX, &out->verbosity, why, why_size);
    case TD_OPTION_NAME:
        out->free_name = text;
        return check_name(text, why, why_size);
    case TD_OPTION_ANSWERS:
        out->answers = text;
        return TD_OK;
    case TD_OPTION_CONFIG:
        out->config_file = text;
        return TD_OK;
    case TD_OPTION_DATA:
        out->data_dir = text;
        return TD_OK;
    case TD_OPTION_ASSETS:
        out->assets_dir = text;
        return TD_OK;
    default:
        return take_overrides(out, row, text, why, why_size);
    }
}

static void take_switch(struct td_options *out, const struct td_option_row *row)
{
    bool *const switches[] = {
        [TD_OPTION_WARM_UP - TD_OPTION_TEMPO] = &out->overrides.warm_up,
        [TD_OPTION_EXTRAS - TD_OPTION_TEMPO] = &out->overrides.extras,
        [TD_OPTION_FREE - TD_OPTION_TEMPO] = &out->free_timer,
        [TD_OPTION_KEEP - TD_OPTION_TEMPO] = &out->keep_free,
        [TD_OPTION_DRY_RUN - TD_OPTION_TEMPO] = &out->dry_run,
        [TD_OPTION_PLAIN - TD_OPTION_TEMPO] = &out->plain,
        [TD_OPTION_REPORT - TD_OPTION_TEMPO] = &out->report,
        [TD_OPTION_DELETE_ALL - TD_OPTION_TEMPO] = &out->delete_all,
        [TD_OPTION_REPAIR - TD_OPTION_TEMPO] = &out->repair,
        [TD_OPTION_CHECK - TD_OPTION_TEMPO] = &out->config_check,
        [TD_OPTION_SHOW - TD_OPTION_TEMPO] = &out->config_show,
        [TD_OPTION_INIT - TD_OPTION_TEMPO] = &out->config_init,
        [TD_OPTION_SWOLLEN - TD_OPTION_TEMPO] = &out->swollen,
        [TD_OPTION_SEEN - TD_OPTION_TEMPO] = &out->seen,
        [TD_OPTION_LIMP - TD_OPTION_TEMPO] = &out->limp,
        [TD_OPTION_ASCII - TD_OPTION_TEMPO] = &out->ascii,
        [TD_OPTION_NO_COLOR - TD_OPTION_TEMPO] = &out->no_color,
        [TD_OPTION_NO_MOUSE - TD_OPTION_TEMPO] = &out->no_mouse,
        [TD_OPTION_LOG - TD_OPTION_TEMPO] = &out->log,
        [TD_OPTION_HELP - TD_OPTION_TEMPO] = &out->help,
        [TD_OPTION_VERSION - TD_OPTION_TEMPO] = &out->version,
    };

    *switches[row->id - TD_OPTION_TEMPO] = true;
}

enum td_err td_option_take(struct td_options *out, const struct td_option_row *row,
                           const char *text, char *why, size_t why_size)
{
    if (row->argument != NULL) {
        return take_valued(out, row, text, why, why_size);
    }
    take_switch(out, row);
    return TD_OK;
}
