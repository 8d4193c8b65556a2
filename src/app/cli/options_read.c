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

static enum td_err take_number(const struct td_option_row *row, const char *text, int *out,
                               char *why, size_t why_size)
{
    char allowed[64];

    if (td_str_to_int(text, row->min, row->max, out)) {
        return TD_OK;
    }
    td_str_format(allowed, sizeof allowed, "a whole number from %d to %d", row->min, row->max);
    return td_option_refuse(row->name, text, allowed, why, why_size);
}

static enum td_err take_load(const struct td_option_row *row, const char *text, int *out_g,
                             char *why, size_t why_size)
{
    int64_t grams;

    if (!td_str_to_thousandths(text, INT64_C(1000) * row->max, &grams)) {
        return td_option_refuse(row->name, text, "kilograms from 0 to 500", why, why_size);
    }
    *out_g = (int)grams;
    return TD_OK;
}

static enum td_err take_rate(const struct td_option_row *row, const char *text, int64_t *out,
                             char *why, size_t why_size)
{
    return td_str_to_thousandths(text, row->max, out) && *out >= row->min
               ? TD_OK
               : td_option_refuse(row->name, text, "a number from 0.01 to 10000", why, why_size);
}

static enum td_err take_format(const struct td_option_row *row, const char *text,
                               enum td_format *out, char *why, size_t why_size)
{
    static const struct {
        const char *word;
        enum td_format format;
        enum td_option_kind kind;
    } formats[] = {{"text", TD_FORMAT_TEXT, TD_OPTION_FORMAT},
                   {"json", TD_FORMAT_JSON, TD_OPTION_FORMAT},
                   {"csv", TD_FORMAT_CSV, TD_OPTION_EXPORT},
                   {"json", TD_FORMAT_JSON, TD_OPTION_EXPORT},
                   {"jsonl", TD_FORMAT_JSONL, TD_OPTION_EXPORT}};
    char list[64] = "";

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (formats[i].kind != row->kind) {
            continue;
        }
        if (td_str_equal(text, formats[i].word)) {
            *out = formats[i].format;
            return TD_OK;
        }
        td_str_append(list, sizeof list, "%s%s", list[0] == '\0' ? "" : " or ", formats[i].word);
    }
    return td_option_refuse(row->name, text, list, why, why_size);
}

static enum td_err take_date(const struct td_option_row *row, const char *text, const char **out,
                             char *why, size_t why_size)
{
    int64_t day;

    *out = text;
    return td_day_parse(text, &day) && day >= TD_DAY_FIRST
               ? TD_OK
               : td_option_refuse(row->name, text,
                                  "a date like 2026-03-31, from " TD_DAY_FIRST_TEXT " on", why,
                                  why_size);
}

static enum td_err take_name(const char *text, const char **out, char *why, size_t why_size)
{
    char clean[160];

    *out = text;
    td_str_copy_clean(clean, sizeof clean, text);
    if (strspn(text, " ") == strlen(text) || !td_str_equal(clean, text) ||
        td_utf8_cols(text) > TD_FREE_NAME_COLS) {
        td_str_format(why, why_size, "--name \"%s\": expected 1 to %d columns of text", clean,
                      TD_FREE_NAME_COLS);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

enum td_err td_option_take(struct td_options *out, const struct td_option_row *row,
                           const char *text, char *why, size_t why_size)
{
    void *at = (char *)out + row->at;

    if (row->given != 0) {
        *(bool *)((char *)out + row->given) = true;
    }
    switch (row->kind) {
    case TD_OPTION_SWITCH:
        *(bool *)at = true;
        return TD_OK;
    case TD_OPTION_TEXT:
        *(const char **)at = text;
        return TD_OK;
    case TD_OPTION_NAME:
        return take_name(text, at, why, why_size);
    case TD_OPTION_DATE:
        return take_date(row, text, at, why, why_size);
    case TD_OPTION_NUMBER:
        return take_number(row, text, at, why, why_size);
    case TD_OPTION_LOAD:
        return take_load(row, text, at, why, why_size);
    case TD_OPTION_RATE:
        return take_rate(row, text, at, why, why_size);
    case TD_OPTION_TEMPO:
        return td_tempo_parse(text, at, why, why_size);
    case TD_OPTION_FORMAT:
    case TD_OPTION_EXPORT:
        return take_format(row, text, at, why, why_size);
    }
    return TD_ERR_USAGE;
}
