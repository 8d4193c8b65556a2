/* realpath is X/Open's, not plain POSIX. */
#define _XOPEN_SOURCE 700

#include "teardrop/store/settings_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/store/ini.h"
#include "teardrop/store/paths.h"
#include "text.h"

#define COLS 78

/* ---- reading ---- */

static void refuse_section(const struct td_setting_table *table, const char *path,
                           const struct td_ini_entry *entry, struct td_problems *problems)
{
    const char *known[TD_SETTINGS_MAX];
    const char *near;

    for (size_t i = 0; i < table->count; i++) {
        known[i] = table->rows[i]->section;
    }
    near = td_str_suggest(entry->section, known, table->count);
    td_problems_add(problems, path, entry->line, "[%s] %s: unknown section%s%s%s", entry->section,
                    entry->key, near != NULL ? " (did you mean \"" : "", near != NULL ? near : "",
                    near != NULL ? "\"?)" : "");
}

static void refuse_key(const struct td_setting_table *table, const char *path,
                       const struct td_ini_entry *entry, struct td_problems *problems)
{
    const char *known[TD_SETTINGS_MAX];
    const char *near;
    size_t count = 0;

    for (size_t i = 0; i < table->count; i++) {
        if (td_str_equal(table->rows[i]->section, entry->section)) {
            known[count++] = table->rows[i]->key;
        }
    }
    if (count == 0) {
        refuse_section(table, path, entry, problems);
        return;
    }
    near = td_str_suggest(entry->key, known, count);
    td_problems_add(problems, path, entry->line, "[%s] %s: unknown key%s%s%s", entry->section,
                    entry->key, near != NULL ? " (did you mean \"" : "", near != NULL ? near : "",
                    near != NULL ? "\"?)" : "");
}

enum td_err td_settings_file_read(const char *path, const struct td_setting_table *table,
                                  enum td_origin origin, struct td_settings_state *state,
                                  struct td_problems *problems)
{
    size_t before = problems->count;
    struct td_ini *ini;
    enum td_err err = td_ini_load(path, path, problems, &ini);

    for (size_t i = 0; ini != NULL && i < td_ini_count(ini); i++) {
        struct td_ini_entry entry = td_ini_entry(ini, i);
        int row = td_setting_table_find(table, entry.section, entry.key);
        char why[320];

        if (row < 0) {
            refuse_key(table, path, &entry, problems);
        } else if (td_setting_set(table->rows[row], &state->values, entry.value, why, sizeof why) !=
                   TD_OK) {
            td_problems_add(problems, path, entry.line, "[%s] %s: %s", entry.section, entry.key,
                            why);
        } else {
            state->origin[row] = (uint8_t)origin;
        }
    }
    td_ini_free(ini);
    return err == TD_OK && problems->count > before ? TD_ERR_CONTENT : err;
}

/* ---- printing ---- */

static void print_comment(const char *text, FILE *out)
{
    struct td_wrap wrap;
    struct td_wrap_line line;

    td_wrap_init(&wrap, text, COLS - 2);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "# %.*s\n", (int)line.bytes, line.text);
    }
}

/* Values that hold what INI gives a meaning to are quoted; no escapes exist, so
 * a value with one kind of quote stands in the other. */
static void print_value(const char *value, FILE *out)
{
    size_t length = strlen(value);
    bool quote = length == 0 || strpbrk(value, ";#") != NULL ||
                 strchr("\"' \t", value[0]) != NULL || strchr(" \t\\", value[length - 1]) != NULL;
    const char *mark = !quote ? "" : strchr(value, '"') != NULL ? "'" : "\"";

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
    print_comment("`teardrop config --init` writes this file, `teardrop config --check` names "
                  "every mistake with its line. Comments stand on lines of their own.",
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

/* ---- writing ---- */

static enum td_err make_parent(const char *path)
{
    char dir[TD_PATH_MAX];
    char *slash;

    if (path[0] == '\0') {
        errno = ENOENT;
        return TD_ERR_IO;
    }
    td_str_copy(dir, sizeof dir, path);
    slash = strrchr(dir, '/');
    if (slash == NULL || slash == dir) {
        return TD_OK;
    }
    *slash = '\0';
    return td_path_make_folder(dir);
}

enum td_err td_settings_file_init(const char *path, const struct td_setting_table *table)
{
    enum td_err err = make_parent(path);
    FILE *out;
    int fd;

    if (err != TD_OK) {
        return err;
    }
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno == EEXIST ? TD_ERR_USAGE : TD_ERR_IO;
    }
    out = fdopen(fd, "w");
    if (out == NULL) {
        (void)close(fd);
        return TD_ERR_NOMEM;
    }
    td_settings_file_print_defaults(table, out);
    if (fflush(out) != 0 || fsync(fd) != 0) {
        int reason = errno;

        (void)fclose(out);
        (void)unlink(path); /* half a file would be worse than none */
        errno = reason;
        return TD_ERR_IO;
    }
    return fclose(out) == 0 ? TD_OK : TD_ERR_IO;
}

/* A line of the old text, its end included. */
struct line {
    const char *text;
    size_t bytes;
};

static struct line next_line(const char *text)
{
    size_t bytes = strcspn(text, "\n");

    return (struct line){text, bytes + (text[bytes] == '\n' ? 1 : 0)};
}

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

static void print_entry(const struct td_setting_spec *spec, const char *value, bool crlf, FILE *out)
{
    fprintf(out, "%s = ", spec->key);
    print_value(value, out);
    fputs(crlf ? "\r\n" : "\n", out);
}

/* Copies the old text, the one value changed; adds what was not there. */
static void copy_changed(const char *old, const struct td_setting_spec *spec, const char *value,
                         FILE *out)
{
    bool crlf = strstr(old, "\r\n") != NULL;
    bool inside = false, written = false;
    const char *insert_after = NULL; /* last line of the section that is not blank */

    for (const char *at = old; *at != '\0';) {
        struct line line = next_line(at);

        if (is_any_section(at)) {
            inside = is_section(at, spec->section);
        }
        if (inside && is_key(at, spec->key)) {
            insert_after = NULL;
            written = true;
            break;
        }
        if (inside && at[strspn(at, " \t\r")] != '\n' && at[strspn(at, " \t\r")] != '\0') {
            insert_after = at;
        }
        at += line.bytes;
    }
    inside = false;
    for (const char *at = old; *at != '\0';) {
        struct line line = next_line(at);

        if (is_any_section(at)) {
            inside = is_section(at, spec->section);
        }
        if (inside && is_key(at, spec->key)) {
            print_entry(spec, value, crlf, out);
        } else {
            fwrite(line.text, 1, line.bytes, out);
            if (line.text[line.bytes - 1] != '\n' && (at == insert_after || !written)) {
                fputs(crlf ? "\r\n" : "\n", out); /* something follows */
            }
        }
        if (at == insert_after) {
            print_entry(spec, value, crlf, out);
            written = true;
        }
        at += line.bytes;
    }
    if (!written) {
        fprintf(out, "%s[%s]%s", old[0] != '\0' ? (crlf ? "\r\n" : "\n") : "", spec->section,
                crlf ? "\r\n" : "\n");
        print_entry(spec, value, crlf, out);
    }
}

static void sync_folder(const char *path)
{
    char dir[TD_PATH_MAX];
    char *slash;
    int fd;

    td_str_copy(dir, sizeof dir, path);
    slash = strrchr(dir, '/');
    if (slash == NULL) {
        return;
    }
    *slash = '\0';
    fd = open(dir[0] != '\0' ? dir : "/", O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

/* The whole text into a temporary file beside the target, then over it. */
static enum td_err replace(const char *target, const char *old, const struct td_setting_spec *spec,
                           const char *value)
{
    char temporary[TD_PATH_MAX + 16];
    struct stat status;
    mode_t mode = stat(target, &status) == 0 ? status.st_mode & 07777 : 0600;
    FILE *out;
    bool ok;
    int fd, reason;

    td_str_format(temporary, sizeof temporary, "%s.XXXXXX", target);
    fd = mkstemp(temporary);
    out = fd < 0 ? NULL : fdopen(fd, "w");
    if (out == NULL) {
        return TD_ERR_IO;
    }
    copy_changed(old, spec, value, out);
    ok = fflush(out) == 0 && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    reason = errno;
    ok = fclose(out) == 0 && ok;
    if (ok && rename(temporary, target) == 0) {
        sync_folder(target);
        return TD_OK;
    }
    reason = ok ? errno : reason;
    (void)unlink(temporary);
    errno = reason;
    return TD_ERR_IO;
}

enum td_err td_settings_file_write(const char *path, const struct td_setting_spec *spec,
                                   const char *value)
{
    char why[128];
    char *old = NULL, *real;
    size_t bytes;
    enum td_err err = make_parent(path);

    if (err != TD_OK) {
        return err;
    }
    err = td_text_read(path, TD_INI_MAX_BYTES, &old, &bytes, why, sizeof why);
    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return err;
    }
    /* A link stays a link: what it points at is replaced. */
    real = err == TD_ERR_ABSENT ? NULL : realpath(path, NULL);
    err =
        replace(real != NULL ? real : path,
                old != NULL ? old : "# teardrop's settings, changed in the program\n", spec, value);
    free(real);
    free(old);
    return err;
}
