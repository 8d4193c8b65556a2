/* The settings file: read with every problem named, begun, and changed one value at a time. */
/* realpath is X/Open's, not plain POSIX. */
#define _XOPEN_SOURCE 700

#include "teardrop/store/settings/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "draft_file.h"
#include "print.h"
#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"
#include "teardrop/store/text/ini.h"
#include "text/text.h"

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

/* ---- writing ---- */

/* The folder that path is to be in. */
static enum td_err make_parent(const char *path)
{
    char dir[TD_PATH_MAX];

    td_path_folder(path, dir);
    return td_path_make_folder(path[0] != '\0' ? dir : "");
}

enum td_err td_settings_file_init(const char *path, const struct td_setting_table *table)
{
    struct td_draft_file draft;
    enum td_err err;

    if (path[0] != '\0' && td_path_is_taken(path)) {
        return TD_ERR_USAGE;
    }
    err = make_parent(path);
    if (err == TD_OK) {
        err = td_draft_file_begin(&draft, path);
    }
    if (err != TD_OK) {
        return err;
    }
    td_settings_file_print_defaults(table, draft.out);
    err = td_draft_file_finish(&draft);
    return err == TD_OK ? td_draft_file_name(&draft, path) : err;
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
    struct td_draft_file draft;
    enum td_err err = td_draft_file_begin(&draft, target);

    if (err != TD_OK) {
        return err;
    }
    td_settings_print_changed(text, spec, value, draft.out);
    if (old != NULL && !keep_owner(draft.fd, old)) {
        int reason = errno;

        (void)fclose(draft.out);
        errno = reason;
        td_draft_file_drop(&draft);
        return TD_ERR_IO;
    }
    err = td_draft_file_finish(&draft);
    return err == TD_OK ? td_draft_file_replace(&draft, target) : err;
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
