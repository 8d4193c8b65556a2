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
#include "teardrop/store/paths.h"
#include "teardrop/store/text/ini.h"
#include "text/text.h"

#define COLS 78

/* ---- reading ---- */

static void refuse_section(const struct td_setting_table *table, const char *path,
                           const struct td_ini_entry *entry, struct td_problems *problems)
{
    const char *known[TD_SETTINGS_MAX];

    for (size_t i = 0; i < table->count; i++) {
        known[i] = table->rows[i]->section;
    }
    td_problems_add(problems, path, entry->line, "[%s] %s: unknown section%s", entry->section,
                    entry->key, td_str_suggestion(entry->section, known, table->count).text);
}

static void refuse_key(const struct td_setting_table *table, const char *path,
                       const struct td_ini_entry *entry, struct td_problems *problems)
{
    const char *known[TD_SETTINGS_MAX];
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
    td_problems_add(problems, path, entry->line, "[%s] %s: unknown key%s", entry->section,
                    entry->key, td_str_suggestion(entry->key, known, count).text);
}

/* What a comment cuts off may have been meant as part of the value. */
static bool is_free_text(const struct td_setting_spec *spec)
{
    return spec->type == TD_SETTING_LINE || spec->type == TD_SETTING_KEYS;
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
        } else if (entry.is_cut && is_free_text(table->rows[row])) {
            td_problems_add(problems, path, entry.line,
                            "[%s] %s: ; or # ends a value, here after \"%s\"; put the value in "
                            "double quotes, or the comment on a line of its own",
                            entry.section, entry.key, entry.value);
        } else if (td_setting_set(table->rows[row], &state->values, entry.value, why, sizeof why) !=
                   TD_OK) {
            td_problems_add(problems, path, entry.line, "[%s] %s: %s", entry.section, entry.key,
                            why);
        } else {
            state->origin[row] = (uint8_t)origin;
            state->line[row] = entry.line;
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

/* A file that is being written: whole and on the disk before it has its name. */
struct draft {
    char name[TD_PATH_MAX + 8];
    FILE *out;
    int fd;
};

static enum td_err draft_begin(struct draft *draft, const char *target)
{
    td_str_format(draft->name, sizeof draft->name, "%s.XXXXXX", target);
    draft->fd = mkstemp(draft->name);
    if (draft->fd < 0) {
        return TD_ERR_IO;
    }
    td_path_give(draft->fd, draft->name);
    draft->out = fdopen(draft->fd, "w");
    if (draft->out == NULL) {
        int reason = errno;

        (void)close(draft->fd);
        (void)unlink(draft->name);
        errno = reason;
        return TD_ERR_IO;
    }
    return TD_OK;
}

static void draft_drop(const struct draft *draft)
{
    int reason = errno;

    (void)unlink(draft->name);
    errno = reason;
}

/* On the disk; else gone, errno says why. */
static enum td_err draft_finish(struct draft *draft)
{
    bool ok = fflush(draft->out) == 0 && ferror(draft->out) == 0 && fsync(draft->fd) == 0;
    int reason = errno;

    ok = fclose(draft->out) == 0 && ok;
    if (!ok) {
        errno = reason != 0 ? reason : EIO;
        draft_drop(draft);
    }
    return ok ? TD_OK : TD_ERR_IO;
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

/* A second name never replaces anything. Where names are no links (FAT), the
 * name is taken first. */
static enum td_err give_name(const struct draft *draft, const char *path)
{
    int fd;

    if (link(draft->name, path) == 0) {
        (void)unlink(draft->name);
        return TD_OK;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) {
        return errno == EEXIST ? TD_ERR_USAGE : TD_ERR_IO;
    }
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno == EEXIST ? TD_ERR_USAGE : TD_ERR_IO;
    }
    (void)close(fd);
    if (rename(draft->name, path) != 0) {
        int reason = errno;

        (void)unlink(path);
        errno = reason;
        return TD_ERR_IO;
    }
    return TD_OK;
}

enum td_err td_settings_file_init(const char *path, const struct td_setting_table *table)
{
    enum td_err err;
    struct draft draft;

    if (path[0] != '\0' && td_path_is_taken(path)) {
        return TD_ERR_USAGE;
    }
    err = make_parent(path);
    if (err == TD_OK) {
        err = draft_begin(&draft, path);
    }
    if (err != TD_OK) {
        return err;
    }
    td_settings_file_print_defaults(table, draft.out);
    err = draft_finish(&draft);
    if (err != TD_OK) {
        return err;
    }
    err = give_name(&draft, path);
    if (err != TD_OK) {
        draft_drop(&draft);
        return err;
    }
    sync_folder(path);
    return TD_OK;
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
    const char *begin = old + (strncmp(old, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);

    for (const char *at = begin; *at != '\0';) {
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
    fwrite(old, 1, (size_t)(begin - old), out);
    for (const char *at = begin; *at != '\0';) {
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

/* What must not be replaced: why is why. */
static bool may_replace(const char *target, struct stat *status, char *why, size_t why_size)
{
    if (stat(target, status) != 0) {
        td_str_copy(why, why_size, strerror(errno));
        return false;
    }
    if (!S_ISREG(status->st_mode)) {
        td_str_copy(why, why_size, "this is not a file");
    } else if ((status->st_mode & 0222u) == 0 || access(target, W_OK) != 0) {
        td_str_format(why, why_size, "it is write-protected (mode %04o)",
                      (unsigned)status->st_mode & 07777u);
    } else if (status->st_nlink > 1) {
        td_str_copy(why, why_size,
                    "it has a second name (a hard link), and would be parted from it");
    } else if (geteuid() != 0 && status->st_uid != geteuid()) {
        td_str_format(why, why_size, "it belongs to user %lu, and would change its owner",
                      (unsigned long)status->st_uid);
    } else {
        return true;
    }
    return false;
}

/* The new file belongs to whom the old one belongs to. A group that cannot be
 * kept gets no say. */
static bool keep_owner(int fd, const struct stat *old)
{
    mode_t mode = old->st_mode & 07777;

    if (fchown(fd, old->st_uid, old->st_gid) != 0) {
        if (geteuid() != old->st_uid) {
            return false;
        }
        mode &= ~(mode_t)(S_IRWXG | S_ISGID);
    }
    return fchmod(fd, mode) == 0;
}

/* The whole text into a temporary file beside the target, then over it. old:
 * what is there, NULL = nothing. */
static enum td_err replace(const char *target, const char *text, const struct stat *old,
                           const struct td_setting_spec *spec, const char *value)
{
    struct draft draft;
    enum td_err err = draft_begin(&draft, target);

    if (err != TD_OK) {
        return err;
    }
    copy_changed(text, spec, value, draft.out);
    if (old != NULL && !keep_owner(draft.fd, old)) {
        int reason = errno;

        (void)fclose(draft.out);
        errno = reason;
        draft_drop(&draft);
        return TD_ERR_IO;
    }
    err = draft_finish(&draft);
    if (err == TD_OK && rename(draft.name, target) != 0) {
        draft_drop(&draft);
        err = TD_ERR_IO;
    }
    if (err == TD_OK) {
        sync_folder(target);
    }
    return err;
}

/* A link stays a link: what it points at is replaced. */
static enum td_err replace_file(const char *path, const char *text,
                                const struct td_setting_spec *spec, const char *value, char *why,
                                size_t why_size)
{
    char *real = realpath(path, NULL);
    struct stat status;
    enum td_err err = TD_ERR_IO;

    if (real == NULL) {
        td_str_copy(why, why_size, strerror(errno));
    } else if (may_replace(real, &status, why, why_size)) {
        err = replace(real, text, &status, spec, value);
        if (err != TD_OK) {
            td_str_copy(why, why_size, strerror(errno));
        }
    }
    free(real);
    return err;
}

enum td_err td_settings_file_write(const char *path, const struct td_setting_spec *spec,
                                   const char *value, char *why, size_t why_size)
{
    static const char fresh[] = "# teardrop's settings, changed in the program\n";
    char *old = NULL;
    size_t bytes;
    enum td_err err;

    if (!td_settings_file_holds(value)) {
        td_str_copy(why, why_size,
                    "a value that needs quotes cannot have both kinds of them in it");
        return TD_ERR_USAGE;
    }
    err = make_parent(path);
    if (err != TD_OK) {
        td_str_copy(why, why_size, strerror(errno));
        return err;
    }
    err = td_text_read(path, TD_INI_MAX_BYTES, &old, &bytes, why, why_size);
    if (err == TD_OK && memchr(old, '\0', bytes) != NULL) {
        td_str_copy(why, why_size, "there is a NUL byte in it: this is not a text file");
        err = TD_ERR_IO;
    } else if (err == TD_OK) {
        err = replace_file(path, old, spec, value, why, why_size);
    } else if (err == TD_ERR_ABSENT) {
        why[0] = '\0';
        err = replace(path, fresh, NULL, spec, value);
        if (err != TD_OK) {
            td_str_copy(why, why_size, strerror(errno));
        }
    }
    free(old);
    return err;
}
