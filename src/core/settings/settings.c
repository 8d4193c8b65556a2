/* Values of settings: read from text and checked against their range, written as text, and stepped
 * through. The rows themselves are in table.c. */
#include "teardrop/core/settings/settings.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/training/limits.h"

void td_settings_defaults(const struct td_setting_table *table, struct td_settings_state *out)
{
    char why[128];

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < table->count; i++) {
        enum td_err err =
            td_setting_set(table->rows[i], &out->values, table->rows[i]->fallback, why, sizeof why);

        assert(err == TD_OK);
        (void)err;
    }
}

/* ---- values ---- */

static int *int_field(const struct td_setting_spec *spec, struct td_settings *settings)
{
    return (int *)(void *)((char *)settings + spec->offset);
}

static int int_value(const struct td_setting_spec *spec, const struct td_settings *settings)
{
    return *(const int *)(const void *)((const char *)settings + spec->offset);
}

static int choice_count(const struct td_setting_spec *spec)
{
    int count = 0;

    while (spec->choices[count] != NULL) {
        count++;
    }
    return count;
}

/* A value of INT and SECONDS. */
static void number_text(const struct td_setting_spec *spec, int value, char *out, size_t size)
{
    if (spec->zero_is_auto && value == 0) {
        td_str_copy(out, size, "auto");
    } else if (spec->type == TD_SETTING_SECONDS) {
        td_str_from_thousandths(value, out, size);
    } else {
        td_str_format(out, size, "%d", value);
    }
}

void td_setting_allowed(const struct td_setting_spec *spec, char *out, size_t size)
{
    static const char *const texts[] = {[TD_SETTING_BOOL] = "yes or no",
                                        [TD_SETTING_INT] = "a whole number",
                                        [TD_SETTING_SECONDS] = "seconds",
                                        [TD_SETTING_CHOICE] = "",
                                        [TD_SETTING_TEMPO] = "four numbers like 3-1-2-1, or auto",
                                        [TD_SETTING_FLAGS] =
                                            "none, or any of these, blanks between them: ",
                                        [TD_SETTING_LINE] = "a line of text, or nothing",
                                        [TD_SETTING_KEYS] = "names of keys, blanks between them"};
    char low[24], high[24];

    td_str_copy(out, size, texts[spec->type]);
    if (spec->type == TD_SETTING_INT || spec->type == TD_SETTING_SECONDS) {
        number_text(spec, spec->min, low, sizeof low);
        number_text(spec, spec->max, high, sizeof high);
        td_str_append(out, size, " from %s to %s%s", low, high,
                      spec->zero_is_auto ? ", or auto" : "");
    }
    for (int i = 0; spec->choices != NULL && spec->choices[i] != NULL; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", " : "", spec->choices[i]);
    }
}

static enum td_err refuse(const struct td_setting_spec *spec, const char *text, const char *what,
                          char *why, size_t why_size)
{
    char allowed[160], shown[40];

    if (!td_str_copy(shown, sizeof shown - 3, text)) {
        td_str_append(shown, sizeof shown, "...");
    }
    td_str_sanitize(shown, false);
    td_setting_allowed(spec, allowed, sizeof allowed);
    td_str_format(why, why_size, "\"%s\" is not %s; allowed: %s", shown, what, allowed);
    return TD_ERR_USAGE;
}

static enum td_err set_bool(const struct td_setting_spec *spec, struct td_settings *settings,
                            const char *text, char *why, size_t why_size)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};

    for (int i = 0; i < 8; i++) {
        if (td_str_equal_nocase(text, words[i])) {
            *int_field(spec, settings) = i % 2;
            return TD_OK;
        }
    }
    return refuse(spec, text, "yes or no", why, why_size);
}

static bool is_auto(const struct td_setting_spec *spec, const char *text)
{
    return spec->zero_is_auto && (td_str_equal_nocase(text, "auto") || td_str_equal(text, "0"));
}

static enum td_err set_int(const struct td_setting_spec *spec, struct td_settings *settings,
                           const char *text, char *why, size_t why_size)
{
    int value = 0;

    if (!is_auto(spec, text) && !td_str_to_int(text, spec->min, spec->max, &value)) {
        return refuse(spec, text,
                      td_str_to_int(text, -2147483647, 2147483647, &value) ? "in range"
                                                                           : "a whole number",
                      why, why_size);
    }
    *int_field(spec, settings) = value;
    return TD_OK;
}

static enum td_err set_seconds(const struct td_setting_spec *spec, struct td_settings *settings,
                               const char *text, char *why, size_t why_size)
{
    int64_t ms = 0;

    if (!is_auto(spec, text) && (!td_str_to_thousandths(text, spec->max, &ms) || ms < spec->min)) {
        return refuse(spec, text, "a number of seconds in range", why, why_size);
    }
    *int_field(spec, settings) = (int)ms;
    return TD_OK;
}

static enum td_err set_choice(const struct td_setting_spec *spec, struct td_settings *settings,
                              const char *text, char *why, size_t why_size)
{
    for (int i = 0; spec->choices[i] != NULL; i++) {
        if (td_str_equal_nocase(text, spec->choices[i])) {
            *int_field(spec, settings) = i;
            return TD_OK;
        }
    }
    (void)refuse(spec, text, "one of the choices", why, why_size);
    td_str_append(why, why_size, "%s",
                  td_str_suggestion(text, spec->choices, (size_t)choice_count(spec)).text);
    return TD_ERR_USAGE;
}

/* One word of a list of choices; -1 = none of them. */
static int flag_of(const struct td_setting_spec *spec, const char *word, size_t bytes)
{
    for (int i = 0; spec->choices[i] != NULL; i++) {
        if (strlen(spec->choices[i]) == bytes && memcmp(spec->choices[i], word, bytes) == 0) {
            return i;
        }
    }
    return -1;
}

static enum td_err set_flags(const struct td_setting_spec *spec, struct td_settings *settings,
                             const char *text, char *why, size_t why_size)
{
    unsigned flags = 0;
    const char *at = td_str_equal_nocase(text, "none") ? "" : text;

    for (at += strspn(at, " \t"); *at != '\0'; at += strspn(at, " \t")) {
        size_t bytes = strcspn(at, " \t");
        int flag = flag_of(spec, at, bytes);

        if (flag < 0) {
            char word[40];

            td_str_format(word, sizeof word, "%.*s", (int)(bytes < 39 ? bytes : 39), at);
            (void)refuse(spec, word, "a moment", why, why_size);
            td_str_append(why, why_size, "%s",
                          td_str_suggestion(word, spec->choices, (size_t)choice_count(spec)).text);
            return TD_ERR_USAGE;
        }
        flags |= 1u << flag;
        at += bytes;
    }
    *int_field(spec, settings) = (int)flags;
    return TD_OK;
}

static void get_flags(const struct td_setting_spec *spec, int flags, char *out, size_t size)
{
    td_str_copy(out, size, flags == 0 ? "none" : "");
    for (int i = 0; spec->choices[i] != NULL; i++) {
        if (((unsigned)flags >> i & 1) != 0) {
            td_str_append(out, size, "%s%s", out[0] != '\0' ? " " : "", spec->choices[i]);
        }
    }
}

static enum td_err set_tempo(const struct td_setting_spec *spec, struct td_settings *settings,
                             const char *text, char *why, size_t why_size)
{
    struct td_tempo tempo;
    enum td_err err;

    (void)spec;
    if (td_str_equal_nocase(text, "auto")) {
        settings->has_tempo = 0;
        return TD_OK;
    }
    err = td_tempo_parse(text, &tempo, why, why_size);
    if (err == TD_OK) {
        settings->has_tempo = 1;
        settings->tempo = tempo;
    }
    return err;
}

/* LINE and KEYS. */
static enum td_err set_text(const struct td_setting_spec *spec, struct td_settings *settings,
                            const char *text, char *why, size_t why_size)
{
    size_t size = spec->type == TD_SETTING_LINE ? TD_SETTING_LINE_BYTES : TD_SETTINGS_KEY_TEXT;

    if (strlen(text) >= size) {
        return refuse(spec, text, "short enough", why, why_size);
    }
    if (spec->check != NULL && !spec->check(text, why, why_size)) {
        return TD_ERR_USAGE;
    }
    td_str_copy((char *)settings + spec->offset, size, text);
    return TD_OK;
}

enum td_err td_setting_set(const struct td_setting_spec *spec, struct td_settings *settings,
                           const char *text, char *why, size_t why_size)
{
    static enum td_err (*const setters[])(const struct td_setting_spec *, struct td_settings *,
                                          const char *, char *, size_t) = {
        [TD_SETTING_BOOL] = set_bool,       [TD_SETTING_INT] = set_int,
        [TD_SETTING_SECONDS] = set_seconds, [TD_SETTING_CHOICE] = set_choice,
        [TD_SETTING_TEMPO] = set_tempo,     [TD_SETTING_FLAGS] = set_flags,
        [TD_SETTING_LINE] = set_text,       [TD_SETTING_KEYS] = set_text};

    return setters[spec->type](spec, settings, text, why, why_size);
}

void td_setting_get(const struct td_setting_spec *spec, const struct td_settings *settings,
                    char *out, size_t size)
{
    switch (spec->type) {
    case TD_SETTING_BOOL:
        td_str_copy(out, size, int_value(spec, settings) ? "yes" : "no");
        break;
    case TD_SETTING_INT:
    case TD_SETTING_SECONDS:
        number_text(spec, int_value(spec, settings), out, size);
        break;
    case TD_SETTING_CHOICE:
        td_str_copy(out, size, spec->choices[int_value(spec, settings)]);
        break;
    case TD_SETTING_TEMPO:
        td_str_copy(out, size, "auto");
        if (settings->has_tempo) {
            td_tempo_format(&settings->tempo, out, size);
        }
        break;
    case TD_SETTING_FLAGS:
        get_flags(spec, int_value(spec, settings), out, size);
        break;
    case TD_SETTING_LINE:
    case TD_SETTING_KEYS:
        td_str_copy(out, size, (const char *)settings + spec->offset);
        break;
    }
}

/* ---- in words ---- */

const char *td_setting_label(const struct td_setting_spec *spec)
{
    return spec->label != NULL             ? spec->label
           : spec->type == TD_SETTING_KEYS ? spec->help
                                           : spec->key;
}

const char *td_setting_choice_word(const struct td_setting_spec *spec, int at)
{
    return spec->choice_words != NULL ? spec->choice_words[at] : spec->choices[at];
}

/* "half-way, last rep" */
static void flag_words(const struct td_setting_spec *spec, unsigned flags, char *out, size_t size)
{
    td_str_copy(out, size, flags == 0 ? "none" : "");
    for (int i = 0; spec->choices[i] != NULL; i++) {
        if ((flags >> i & 1) != 0) {
            td_str_append(out, size, "%s%s", out[0] != '\0' ? ", " : "",
                          td_setting_choice_word(spec, i));
        }
    }
}

bool td_setting_ticked(const struct td_setting_spec *spec, const struct td_settings *settings,
                       int at)
{
    return ((unsigned)int_value(spec, settings) >> at & 1) != 0;
}

void td_setting_tick(const struct td_setting_spec *spec, const struct td_settings *settings, int at,
                     char *out, size_t size)
{
    get_flags(spec, int_value(spec, settings) ^ 1 << at, out, size);
}

void td_setting_words(const struct td_setting_spec *spec, const struct td_settings *settings,
                      char *out, size_t size)
{
    td_setting_get(spec, settings, out, size);
    if (spec->type == TD_SETTING_CHOICE) {
        td_str_copy(out, size, td_setting_choice_word(spec, int_value(spec, settings)));
    } else if (spec->auto_words != NULL && td_str_equal(out, "auto")) {
        td_str_copy(out, size, spec->auto_words);
    } else if (spec->unit != NULL) {
        td_str_append(out, size, " %s", spec->unit);
    } else if (spec->type == TD_SETTING_FLAGS) {
        flag_words(spec, (unsigned)int_value(spec, settings), out, size);
    } else if (out[0] == '\0') {
        td_str_copy(out, size, spec->auto_words != NULL ? spec->auto_words : "none");
    }
}

void td_setting_choices(const struct td_setting_spec *spec, char *out, size_t size)
{
    if (spec->choices == NULL) {
        td_setting_allowed(spec, out, size);
        return;
    }
    out[0] = '\0';
    for (int i = 0; spec->choices[i] != NULL; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", " : "", td_setting_choice_word(spec, i));
    }
}

bool td_setting_is_builtin(const struct td_setting_spec *spec, const struct td_settings *settings)
{
    char value[TD_SETTING_TEXT];

    td_setting_get(spec, settings, value, sizeof value);
    return td_str_equal(value, spec->fallback);
}

/* ---- steps ---- */

/* Steps that make sense under a thumb: seconds of rest by fives, an X by halves. */
static int step_size(const struct td_setting_spec *spec)
{
    if (spec->type == TD_SETTING_SECONDS) {
        return 500;
    }
    return spec->max >= 600 ? 5 : 1;
}

static bool step_number(const struct td_setting_spec *spec, int value, int direction, char *out,
                        size_t size)
{
    int step = step_size(spec);
    int next = value + direction * step;

    if (spec->zero_is_auto && value == 0) {
        next = direction < 0 ? -1 : step > spec->min ? step : spec->min;
    } else if (next < spec->min) {
        next = spec->zero_is_auto ? 0 : -1;
    }
    if (next < 0 || next > spec->max) {
        return false;
    }
    number_text(spec, next, out, size);
    return true;
}

bool td_setting_step(const struct td_setting_spec *spec, const struct td_settings *settings,
                     int direction, char *out, size_t size)
{
    int next;

    switch (spec->type) {
    case TD_SETTING_BOOL:
        td_str_copy(out, size, int_value(spec, settings) ? "no" : "yes");
        return true;
    case TD_SETTING_INT:
    case TD_SETTING_SECONDS:
        return step_number(spec, int_value(spec, settings), direction, out, size);
    case TD_SETTING_CHOICE:
        next = int_value(spec, settings) + direction;
        if (next < 0 || next >= choice_count(spec)) {
            return false;
        }
        td_str_copy(out, size, spec->choices[next]);
        return true;
    default:
        return false;
    }
}

struct td_limits td_settings_limits(const struct td_settings *settings)
{
    return (struct td_limits){.green_pain = settings->green_pain,
                              .amber_pain = settings->amber_pain,
                              .effort = settings->effort,
                              .hours = settings->hours};
}

void td_settings_overrides(const struct td_settings *settings, struct td_overrides *out)
{
    td_overrides_init(out);
    out->has_tempo = settings->has_tempo != 0;
    out->tempo = settings->tempo;
    out->sets = settings->sets > 0 ? settings->sets : -1;
    out->reps = settings->reps > 0 ? settings->reps : -1;
    out->rest_s = settings->rest_s > 0 ? settings->rest_s : -1;
    out->prepare_s = settings->prepare_s > 0 ? settings->prepare_s : -1;
    out->x_ms = settings->x_ms > 0 ? settings->x_ms : -1;
    out->extras = settings->extras == TD_YES;
    out->no_extras = settings->extras == TD_NO;
    out->fade = settings->fade;
}

td_ns td_settings_esc_wait(const struct td_settings *settings, bool over_ssh)
{
    int ms = settings->esc_wait_ms > 0 ? settings->esc_wait_ms : over_ssh ? 300 : 25;

    return ms * TD_NS_PER_MS;
}
