/* libconfig: a file parsed, and its values with every problem reported. */
#include "teardrop/store/text/cfg.h"

#include <libconfig.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cfg_scan.h"
#include "teardrop/base/str.h"
#include "text.h"

struct td_cfg {
    config_t config;
    char *name;
};

/* ---- reading ---- */

/* Line ends of other systems go: inside a text they would show as `?`. */
static char *copy_text(const char *text, size_t bytes, size_t *length)
{
    char *copy = malloc(bytes + 1);
    size_t used = 0;

    if (copy == NULL) {
        return NULL;
    }
    if (memchr(text, '\r', bytes) == NULL) {
        memcpy(copy, text, bytes);
        used = bytes;
        bytes = 0;
    }
    for (size_t i = 0; i < bytes; i++) {
        if (text[i] != '\r' || i + 1 == bytes || text[i + 1] != '\n') {
            copy[used++] = text[i];
        }
    }
    copy[used] = '\0';
    *length = used;
    return copy;
}

static enum td_err parse(const char *text, size_t bytes, const char *name, const char *without,
                         struct td_problems *problems, struct td_cfg **out)
{
    struct td_cfg *cfg = NULL;
    enum td_err err = TD_ERR_CONTENT;
    char *copy = NULL;
    size_t length = 0;

    *out = NULL;
    if (bytes > TD_CFG_MAX_BYTES) {
        td_problems_add(problems, name, 0, "is too large: at most %u bytes are read",
                        TD_CFG_MAX_BYTES);
        return TD_ERR_CONTENT;
    }
    copy = copy_text(text, bytes, &length);
    if (copy == NULL) {
        return TD_ERR_NOMEM;
    }
    if (!td_text_check(copy, length, name, problems) ||
        !td_cfg_scan_without(copy, name, without, problems)) {
        goto out;
    }
    err = TD_ERR_NOMEM;
    cfg = calloc(1, sizeof *cfg);
    if (cfg == NULL) {
        goto out;
    }
    config_init(&cfg->config);
    cfg->name = strdup(name);
    if (cfg->name == NULL) {
        goto out;
    }
    err = TD_OK;
    /* What is left to refuse: a name twice, an array of several types. */
    if (config_read_string(&cfg->config, copy) != CONFIG_TRUE) {
        const char *fault = config_error_text(&cfg->config);

        td_problems_add(problems, name, config_error_line(&cfg->config), "%s",
                        fault == NULL ? "syntax error" : fault);
        err = TD_ERR_CONTENT;
    }
out:
    free(copy);
    if (err != TD_OK) {
        td_cfg_free(cfg);
        return err;
    }
    *out = cfg;
    return TD_OK;
}

enum td_err td_cfg_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_cfg **out)
{
    return parse(text, bytes, name, NULL, problems, out);
}

enum td_err td_cfg_load(const char *path, const char *name, struct td_problems *problems,
                        struct td_cfg **out)
{
    return td_cfg_load_without(path, name, NULL, problems, out);
}

enum td_err td_cfg_load_without(const char *path, const char *name, const char *without,
                                struct td_problems *problems, struct td_cfg **out)
{
    char why[TD_TEXT_WHY];
    char *text = NULL;
    size_t bytes = 0;
    enum td_err err;

    *out = NULL;
    err = td_text_read(path, TD_CFG_MAX_BYTES, &text, &bytes, why, sizeof why);
    if (err != TD_OK) {
        td_problems_add(problems, name, 0, "%s", why);
        return err == TD_ERR_NOMEM ? err : TD_ERR_CONTENT;
    }
    err = parse(text, bytes, name, without, problems, out);
    free(text);
    return err;
}

void td_cfg_free(struct td_cfg *cfg)
{
    if (cfg == NULL) {
        return;
    }
    config_destroy(&cfg->config);
    free(cfg->name);
    free(cfg);
}

/* ---- nodes ---- */

static const config_setting_t *setting_of(td_cfg_node node)
{
    return node;
}

td_cfg_node td_cfg_root(const struct td_cfg *cfg)
{
    return config_root_setting(&cfg->config);
}

bool td_cfg_extends(const struct td_cfg *cfg)
{
    int yes = 0;

    return config_lookup_bool(&cfg->config, "extends", &yes) == CONFIG_TRUE && yes != 0;
}

int td_cfg_line(td_cfg_node node)
{
    return node == NULL ? 0 : (int)config_setting_source_line(setting_of(node));
}

const char *td_cfg_key(td_cfg_node node)
{
    const char *name = node == NULL ? NULL : config_setting_name(setting_of(node));

    return name == NULL ? "" : name;
}

static bool is_type(td_cfg_node node, int type)
{
    return node != NULL && config_setting_type(setting_of(node)) == type;
}

bool td_cfg_is_group(td_cfg_node node)
{
    return is_type(node, CONFIG_TYPE_GROUP);
}

bool td_cfg_is_list(td_cfg_node node)
{
    return is_type(node, CONFIG_TYPE_LIST) || is_type(node, CONFIG_TYPE_ARRAY);
}

bool td_cfg_is_string(td_cfg_node node)
{
    return is_type(node, CONFIG_TYPE_STRING);
}

size_t td_cfg_count(td_cfg_node list)
{
    return td_cfg_is_group(list) || td_cfg_is_list(list)
               ? (size_t)config_setting_length(setting_of(list))
               : 0;
}

td_cfg_node td_cfg_child(td_cfg_node list, size_t index)
{
    return index < td_cfg_count(list) ? config_setting_get_elem(setting_of(list), (unsigned)index)
                                      : NULL;
}

void td_cfg_problem(struct td_cfg_reader *reader, td_cfg_node node, const char *format, ...)
{
    char text[768];
    va_list arguments;

    va_start(arguments, format);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start stands above
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    td_problems_add(reader->problems, reader->cfg == NULL ? NULL : reader->cfg->name,
                    td_cfg_line(node), "%s", text);
    reader->failed = true;
}

static const char *type_text(td_cfg_node node)
{
    switch (config_setting_type(setting_of(node))) {
    case CONFIG_TYPE_GROUP:
        return "a group { }";
    case CONFIG_TYPE_INT:
        return "a whole number";
    case CONFIG_TYPE_INT64:
        return "a very large number";
    case CONFIG_TYPE_FLOAT:
        return "a number with a point";
    case CONFIG_TYPE_STRING:
        return "a text";
    case CONFIG_TYPE_BOOL:
        return "true or false";
    case CONFIG_TYPE_ARRAY:
        return "an array [ ]";
    case CONFIG_TYPE_LIST:
        return "a list ( )";
    default:
        return "nothing";
    }
}

/* `key: ` before a message, or nothing inside a list. */
static void report_at_key(struct td_cfg_reader *reader, td_cfg_node node, const char *text)
{
    const char *key = td_cfg_key(node);

    td_cfg_problem(reader, node, "%s%s%s", key, *key != '\0' ? ": " : "", text);
}

static void report_type(struct td_cfg_reader *reader, td_cfg_node node, const char *expected)
{
    char text[160];

    td_str_format(text, sizeof text, "expected %s, found %s", expected, type_text(node));
    report_at_key(reader, node, text);
}

/* ---- members ---- */

/* The library's own search takes every name for a path: several times as slow. */
td_cfg_node td_cfg_member_optional(td_cfg_node group, const char *key)
{
    size_t count = td_cfg_is_group(group) ? td_cfg_count(group) : 0;

    for (size_t i = 0; i < count; i++) {
        const config_setting_t *member = config_setting_get_elem(setting_of(group), (unsigned)i);

        if (strcmp(config_setting_name(member), key) == 0) {
            return member;
        }
    }
    return NULL;
}

td_cfg_node td_cfg_member(struct td_cfg_reader *reader, td_cfg_node group, const char *key)
{
    td_cfg_node member = td_cfg_member_optional(group, key);

    /* A group that is not there has been reported already. */
    if (member == NULL && group != NULL) {
        if (!td_cfg_is_group(group)) {
            report_type(reader, group, "a group { }");
        } else {
            td_cfg_problem(reader, group, "%s%s\"%s\" is missing", td_cfg_key(group),
                           *td_cfg_key(group) != '\0' ? ": " : "", key);
        }
    }
    return member;
}

static const char *string_of(struct td_cfg_reader *reader, td_cfg_node node, const char *otherwise)
{
    char *copy;

    if (!td_cfg_is_string(node)) {
        report_type(reader, node, "a text in quotes");
        return otherwise;
    }
    copy = td_arena_strdup(reader->arena, config_setting_get_string(setting_of(node)));
    if (copy == NULL) {
        td_cfg_problem(reader, node, "out of memory");
        return otherwise;
    }
    td_str_sanitize(copy, true);
    return copy;
}

const char *td_cfg_string(struct td_cfg_reader *reader, td_cfg_node group, const char *key)
{
    td_cfg_node node = td_cfg_member(reader, group, key);

    return node == NULL ? NULL : string_of(reader, node, NULL);
}

const char *td_cfg_string_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    return node == NULL ? NULL : string_of(reader, node, NULL);
}

const char *td_cfg_value_string(struct td_cfg_reader *reader, td_cfg_node node)
{
    return node == NULL ? "" : string_of(reader, node, "");
}

static int int_of(struct td_cfg_reader *reader, td_cfg_node node, int min, int max, int otherwise)
{
    char text[120];
    int value;

    if (!is_type(node, CONFIG_TYPE_INT)) {
        report_type(reader, node, "a whole number");
        return otherwise;
    }
    value = config_setting_get_int(setting_of(node));
    if (value < min || value > max) {
        td_str_format(text, sizeof text, "%d is out of range; allowed: %d to %d", value, min, max);
        report_at_key(reader, node, text);
        return otherwise;
    }
    return value;
}

int td_cfg_int(struct td_cfg_reader *reader, td_cfg_node group, const char *key, int min, int max)
{
    td_cfg_node node = td_cfg_member(reader, group, key);

    return node == NULL ? min : int_of(reader, node, min, max, min);
}

int td_cfg_int_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key, int min,
                        int max, int fallback)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    return node == NULL ? fallback : int_of(reader, node, min, max, fallback);
}

int td_cfg_value_int(struct td_cfg_reader *reader, td_cfg_node node, int min, int max)
{
    return node == NULL ? min : int_of(reader, node, min, max, min);
}

static double number_of(struct td_cfg_reader *reader, td_cfg_node node, double min, double max)
{
    char text[160];
    double value;

    if (is_type(node, CONFIG_TYPE_INT)) {
        value = config_setting_get_int(setting_of(node));
    } else if (is_type(node, CONFIG_TYPE_FLOAT)) {
        value = config_setting_get_float(setting_of(node));
    } else {
        report_type(reader, node, "a number");
        return min;
    }
    if (!(value >= min && value <= max)) {
        td_str_format(text, sizeof text, "%g is out of range; allowed: %g to %g", value, min, max);
        report_at_key(reader, node, text);
        return min;
    }
    return value;
}

double td_cfg_number(struct td_cfg_reader *reader, td_cfg_node group, const char *key, double min,
                     double max)
{
    return td_cfg_value_number(reader, td_cfg_member(reader, group, key), min, max);
}

double td_cfg_value_number(struct td_cfg_reader *reader, td_cfg_node node, double min, double max)
{
    return node == NULL ? min : number_of(reader, node, min, max);
}

bool td_cfg_bool_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                          bool fallback)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    if (node == NULL) {
        return fallback;
    }
    if (!is_type(node, CONFIG_TYPE_BOOL)) {
        report_type(reader, node, "true or false");
        return fallback;
    }
    return config_setting_get_bool(setting_of(node)) == CONFIG_TRUE;
}

static int choice_of(struct td_cfg_reader *reader, td_cfg_node node, const char *const *choices,
                     size_t count)
{
    char text[512];
    const char *word;

    if (!td_cfg_is_string(node)) {
        report_type(reader, node, "a text in quotes");
        return -1;
    }
    word = config_setting_get_string(setting_of(node));
    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(word, choices[i])) {
            return (int)i;
        }
    }
    td_str_format(text, sizeof text, "\"%s\" is not known%s", word,
                  td_str_suggestion(word, choices, count).text);
    for (size_t i = 0; i < count; i++) {
        td_str_append(text, sizeof text, "%s%s", i == 0 ? "; allowed: " : ", ", choices[i]);
    }
    report_at_key(reader, node, text);
    return -1;
}

int td_cfg_choice(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                  const char *const *choices, size_t count)
{
    td_cfg_node node = td_cfg_member(reader, group, key);

    return node == NULL ? -1 : choice_of(reader, node, choices, count);
}

int td_cfg_choice_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                           const char *const *choices, size_t count, int fallback)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    return node == NULL ? fallback : choice_of(reader, node, choices, count);
}

/* ---- whole groups and lists ---- */

const char **td_cfg_strings_optional(struct td_cfg_reader *reader, td_cfg_node group,
                                     const char *key, size_t *count)
{
    td_cfg_node list = td_cfg_member_optional(group, key);
    const char **table;
    size_t length;

    *count = 0;
    if (list != NULL && !td_cfg_is_list(list)) {
        report_type(reader, list, "a list of texts");
        list = NULL;
    }
    length = td_cfg_count(list);
    table = td_arena_alloc(reader->arena, length, sizeof *table);
    if (table == NULL) {
        td_cfg_problem(reader, list, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < length; i++) {
        table[i] = td_cfg_value_string(reader, td_cfg_child(list, i));
    }
    *count = length;
    return table;
}

void td_cfg_allow(struct td_cfg_reader *reader, td_cfg_node group, const char *const *keys,
                  size_t count)
{
    size_t members = td_cfg_is_group(group) ? td_cfg_count(group) : 0;

    for (size_t i = 0; i < members; i++) {
        td_cfg_node member = td_cfg_child(group, i);
        const char *key = td_cfg_key(member);
        bool known = false;

        for (size_t k = 0; k < count && !known; k++) {
            known = td_str_equal(key, keys[k]);
        }
        if (known) {
            continue;
        }
        td_cfg_problem(reader, member, "%s: unknown key%s", key,
                       td_str_suggestion(key, keys, count).text);
    }
}
