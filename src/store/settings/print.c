/* Settings as text: the commented defaults, the present values, and a file's text with one value
 * changed. */
#include "print.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/store/settings/file.h"

#define COLS 78

static void print_comment(const char *text, FILE *out)
{
    struct td_wrap wrap;
    struct td_wrap_line line;

    td_wrap_init(&wrap, text, COLS - 2);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "# %.*s\n", (int)line.bytes, line.text);
    }
}

/* Values that hold what INI gives a meaning to stand in quotes. */
static bool needs_quotes(const char *value)
{
    size_t length = strlen(value);

    return length == 0 || strpbrk(value, ";#") != NULL || strchr("\"' \t", value[0]) != NULL ||
           strchr(" \t\\", value[length - 1]) != NULL;
}

/* No escapes exist, so a value with one kind of quote stands in the other. */
bool td_settings_file_holds(const char *value)
{
    return !needs_quotes(value) || strchr(value, '"') == NULL || strchr(value, '\'') == NULL;
}

static void print_value(const char *value, FILE *out)
{
    const char *mark = !needs_quotes(value) ? "" : strchr(value, '"') != NULL ? "'" : "\"";

    fprintf(out, "%s%s%s", mark, value, mark);
}

static bool begins_section(const struct td_setting_table *table, size_t row)
{
    return row == 0 || !td_str_equal(table->rows[row]->section, table->rows[row - 1]->section);
}

void td_settings_file_print_defaults(const struct td_setting_table *table, FILE *out)
{
    print_comment("teardrop's settings, each at its built-in value.", out);
    fputs("#\n", out);
    print_comment("What counts, the later the more: built-in values, "
                  "/etc/xdg/teardrop/teardrop.ini, $XDG_CONFIG_HOME/teardrop/teardrop.ini (usually "
                  "~/.config/teardrop/teardrop.ini) or the file of --config, the command line.",
                  out);
    fputs("#\n", out);
    print_comment(
        "`teardrop config --init` writes this file, `teardrop config --check` names "
        "every mistake with its line. Comments begin with # or ; and stand best on lines of "
        "their own; a value with one of these in it stands in quotes.",
        out);
    for (size_t i = 0; i < table->count; i++) {
        const struct td_setting_spec *spec = table->rows[i];
        char allowed[160], line[200];

        if (begins_section(table, i)) {
            fprintf(out, "\n[%s]\n", spec->section);
        }
        fputs("\n", out);
        print_comment(spec->help, out);
        if (spec->type != TD_SETTING_KEYS) {
            td_setting_allowed(spec, allowed, sizeof allowed);
            td_str_format(line, sizeof line, "Allowed: %s.", allowed);
            print_comment(line, out);
        }
        fprintf(out, "%s = ", spec->key);
        print_value(spec->fallback, out);
        fputs("\n", out);
    }
}

void td_settings_file_print(const struct td_setting_table *table,
                            const struct td_settings_state *state, FILE *out)
{
    for (size_t i = 0; i < table->count; i++) {
        char value[TD_SETTING_TEXT];

        if (begins_section(table, i)) {
            fprintf(out, "%s[%s]\n", i > 0 ? "\n" : "", table->rows[i]->section);
        }
        td_setting_get(table->rows[i], &state->values, value, sizeof value);
        fprintf(out, "# %s\n%s = ", td_origin_text((enum td_origin)state->origin[i]),
                table->rows[i]->key);
        print_value(value, out);
        fputs("\n", out);
    }
}

/* ---- one value changed ---- */

static size_t blanks(const char *text)
{
    return strspn(text, " \t");
}

/* Does the line begin this section ([name], letters without case)? */
static bool is_section(const char *text, const char *name)
{
    size_t at = blanks(text), length = strlen(name);
    char word[64];

    if (text[at] != '[') {
        return false;
    }
    at++;
    at += blanks(text + at);
    if (length >= sizeof word) {
        return false;
    }
    td_str_copy(word, length + 1, text + at);
    at += length;
    return td_str_equal_nocase(word, name) && text[at + blanks(text + at)] == ']';
}

static bool is_any_section(const char *text)
{
    return text[blanks(text)] == '[';
}

static bool is_key(const char *text, const char *key)
{
    size_t at = blanks(text), length = strlen(key);
    char word[64];

    if (length >= sizeof word) {
        return false;
    }
    td_str_copy(word, length + 1, text + at);
    at += strlen(word);
    return td_str_equal_nocase(word, key) && text[at + blanks(text + at)] == '=';
}

/* Where the entry goes, and what it takes the place of; from NULL: its section is not there. */
struct place {
    const char *from, *to;
};

static struct place find_place(const char *text, const struct td_setting_spec *spec)
{
    struct place place = {NULL, NULL};
    bool inside = false;

    for (const char *at = text, *next; *at != '\0'; at = next) {
        next = at + strcspn(at, "\n");
        next += *next == '\n' ? 1 : 0;
        if (is_any_section(at)) {
            inside = is_section(at, spec->section);
        }
        if (inside && is_key(at, spec->key)) {
            return (struct place){at, next};
        }
        if (inside && strspn(at, " \t\r") != strcspn(at, "\n")) { /* behind what is said last */
            place = (struct place){next, next};
        }
    }
    return place;
}

void td_settings_print_changed(const char *old, const struct td_setting_spec *spec,
                               const char *value, FILE *out)
{
    const char *begin = old + (strncmp(old, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    const char *line_end = strstr(old, "\r\n") != NULL ? "\r\n" : "\n";
    const char *end = old + strlen(old);
    struct place place = find_place(begin, spec);
    bool fresh = place.from == NULL;

    place = fresh ? (struct place){end, end} : place;
    fwrite(old, 1, (size_t)(place.from - old), out);
    if (place.from > begin && place.from[-1] != '\n') {
        fputs(line_end, out);
    }
    if (fresh) {
        fprintf(out, "%s[%s]%s", old[0] != '\0' ? line_end : "", spec->section, line_end);
    }
    fprintf(out, "%s = ", spec->key);
    print_value(value, out);
    fputs(line_end, out);
    fputs(place.to, out);
}
