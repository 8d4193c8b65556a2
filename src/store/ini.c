/* Two readings of one file: a scan of our own finds sections, keys, their lines
 * and everything iniparser would pass over or stumble on; iniparser reads the
 * values. Where the two disagree, the file is refused. */
#include "teardrop/store/ini.h"

#include <errno.h>
#include <iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/arena.h"
#include "teardrop/base/str.h"
#include "text.h"

#define LINE_MAX_BYTES 1023 /* iniparser's buffer */
#define NAME_MAX_BYTES 64
#define ENTRIES_MAX 4096

struct td_ini {
    struct td_arena arena;
    struct td_ini_entry *entries;
    size_t count, capacity;
};

struct scan {
    struct td_ini *ini;
    const char *name;
    struct td_problems *problems;
    char section[NAME_MAX_BYTES];
    int line;
};

/* ---- our reading ---- */

static char *trim(char *text)
{
    size_t length;

    while (*text == ' ' || *text == '\t') {
        text++;
    }
    length = strlen(text);
    while (length > 0 &&
           (text[length - 1] == ' ' || text[length - 1] == '\t' || text[length - 1] == '\r')) {
        text[--length] = '\0';
    }
    return text;
}

static void lower(char *text)
{
    for (; *text != '\0'; text++) {
        if (*text >= 'A' && *text <= 'Z') {
            *text = (char)(*text - 'A' + 'a');
        }
    }
}

static bool is_name(const char *text)
{
    return text[0] != '\0' && strlen(text) < NAME_MAX_BYTES &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-.") == strlen(text);
}

static bool has_control(const char *text)
{
    for (; *text != '\0'; text++) {
        if (((unsigned char)*text < 0x20 && *text != '\t' && *text != '\r') || *text == 0x7F) {
            return true;
        }
    }
    return false;
}

static void scan_section(struct scan *s, char *text)
{
    char *end = strchr(text, ']');
    char *inside;

    if (end == NULL) {
        td_problems_add(s->problems, s->name, s->line, "a section needs its closing ]");
        return;
    }
    if (end[1] != '\0') {
        td_problems_add(s->problems, s->name, s->line,
                        "nothing may follow [section] on its line, not even a comment");
        return;
    }
    *end = '\0';
    inside = trim(text + 1);
    lower(inside);
    if (!is_name(inside)) {
        td_problems_add(s->problems, s->name, s->line,
                        "[%s]: expected letters, digits, _ and - as a section's name", inside);
        return;
    }
    td_str_copy(s->section, sizeof s->section, inside);
}

static bool is_twice(struct scan *s, const char *key)
{
    for (size_t i = 0; i < s->ini->count; i++) {
        if (td_str_equal(s->ini->entries[i].section, s->section) &&
            td_str_equal(s->ini->entries[i].key, key)) {
            td_problems_add(s->problems, s->name, s->line,
                            "[%s] %s: is there twice, first in line %d", s->section, key,
                            s->ini->entries[i].line);
            return true;
        }
    }
    return false;
}

static void add_entry(struct scan *s, const char *key)
{
    struct td_ini *ini = s->ini;

    if (ini->count == ini->capacity) {
        size_t capacity = ini->capacity == 0 ? 64 : ini->capacity * 2;
        struct td_ini_entry *bigger =
            capacity > ENTRIES_MAX ? NULL : realloc(ini->entries, capacity * sizeof *bigger);

        if (bigger == NULL) {
            td_problems_add(s->problems, s->name, s->line, "too many entries");
            return;
        }
        ini->entries = bigger;
        ini->capacity = capacity;
    }
    ini->entries[ini->count++] =
        (struct td_ini_entry){.section = td_arena_strdup(&ini->arena, s->section),
                              .key = td_arena_strdup(&ini->arena, key),
                              .value = "",
                              .line = s->line};
}

static void scan_entry(struct scan *s, char *text)
{
    char *equals = strchr(text, '=');
    char *key, *value;

    if (equals == NULL) {
        td_problems_add(s->problems, s->name, s->line,
                        "expected `key = value`, a [section] or a comment");
        return;
    }
    *equals = '\0';
    key = trim(text);
    value = trim(equals + 1);
    lower(key);
    if (!is_name(key)) {
        td_problems_add(s->problems, s->name, s->line,
                        "\"%s\": expected letters, digits, _ and - as a key", key);
        return;
    }
    if (s->section[0] == '\0') {
        td_problems_add(s->problems, s->name, s->line, "%s: stands before any [section]", key);
        return;
    }
    if ((value[0] == '"' || value[0] == '\'') && strchr(value + 1, value[0]) == NULL) {
        td_problems_add(s->problems, s->name, s->line, "[%s] %s: the quote is not closed",
                        s->section, key);
        return;
    }
    if (!is_twice(s, key)) {
        add_entry(s, key);
    }
}

static void scan_line(struct scan *s, const char *from, size_t bytes)
{
    char line[LINE_MAX_BYTES + 1];
    char *text;

    if (bytes >= LINE_MAX_BYTES) {
        td_problems_add(s->problems, s->name, s->line, "the line has %zu characters; at most %d",
                        bytes, LINE_MAX_BYTES - 1);
        return;
    }
    memcpy(line, from, bytes);
    line[bytes] = '\0';
    if (has_control(line)) {
        td_problems_add(s->problems, s->name, s->line, "there is a control character");
        return;
    }
    text = trim(line);
    if (text[0] == '\0') {
        return;
    }
    if (text[strlen(text) - 1] == '\\') {
        td_problems_add(s->problems, s->name, s->line,
                        "a line cannot be continued with \\ at its end");
        return;
    }
    if (text[0] == ';' || text[0] == '#') {
        return;
    }
    if (text[0] == '[') {
        scan_section(s, text);
    } else {
        scan_entry(s, text);
    }
}

static void scan_text(struct scan *s, const char *text)
{
    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");

        s->line++;
        scan_line(s, text, bytes);
        text += bytes + (text[bytes] == '\n' ? 1 : 0);
    }
}

/* ---- iniparser's reading ---- */

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

static size_t count_keys(const dictionary *read)
{
    size_t count = 0;

    for (int i = 0; i < iniparser_getnsec(read); i++) {
        int keys = iniparser_getsecnkeys(read, iniparser_getsecname(read, i));

        count += keys > 0 ? (size_t)keys : 0;
    }
    return count;
}

static void take_values(struct scan *s, const dictionary *read)
{
    struct td_ini *ini = s->ini;

    if (count_keys(read) != ini->count) {
        td_problems_add(s->problems, s->name, 0, "cannot be read without doubt");
        return;
    }
    for (size_t i = 0; i < ini->count; i++) {
        struct td_ini_entry *entry = &ini->entries[i];
        char full[2 * NAME_MAX_BYTES + 2];
        const char *value;
        char *copy;

        td_str_format(full, sizeof full, "%s:%s", entry->section, entry->key);
        value = iniparser_getstring(read, full, NULL);
        copy = value == NULL ? NULL : td_arena_strdup(&ini->arena, value);
        if (copy == NULL) {
            td_problems_add(s->problems, s->name, entry->line, "[%s] %s: cannot be read",
                            entry->section, entry->key);
            return;
        }
        entry->value = copy;
    }
}

static void read_values(struct scan *s, const char *path)
{
    dictionary *read;

    iniparser_set_error_callback(silent);
    read = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    if (read == NULL) {
        td_problems_add(s->problems, s->name, 0, "cannot be read: a syntax error");
        return;
    }
    take_values(s, read);
    iniparser_freedict(read);
}

/* ---- both ---- */

/* iniparser reads by path alone: what is in memory goes through a file without
 * a name. */
static void read_values_from_memory(struct scan *s, const char *text, size_t bytes)
{
    FILE *file = tmpfile();
    char path[32];

    if (file == NULL || fwrite(text, 1, bytes, file) != bytes || fflush(file) != 0) {
        td_problems_add(s->problems, s->name, 0, "no temporary file: %s", strerror(errno));
    } else {
        rewind(file);
        td_str_format(path, sizeof path, "/dev/fd/%d", fileno(file));
        read_values(s, path);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

static enum td_err parse(const char *text, size_t bytes, const char *name, const char *path,
                         struct td_problems *problems, struct td_ini **out)
{
    struct scan s = {.name = name, .problems = problems};
    size_t before = problems->count;

    *out = NULL;
    if (!td_text_check(text, bytes, name, problems)) {
        return TD_ERR_CONTENT;
    }
    s.ini = calloc(1, sizeof *s.ini);
    if (s.ini == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&s.ini->arena);
    scan_text(&s, text);
    if (problems->count == before && s.ini->count > 0) {
        if (path != NULL) {
            read_values(&s, path);
        } else {
            read_values_from_memory(&s, text, bytes);
        }
    }
    if (problems->count > before) {
        td_ini_free(s.ini);
        return TD_ERR_CONTENT;
    }
    *out = s.ini;
    return TD_OK;
}

enum td_err td_ini_load(const char *path, const char *name, struct td_problems *problems,
                        struct td_ini **out)
{
    char why[128];
    char *text;
    size_t bytes;
    enum td_err err = td_text_read(path, TD_INI_MAX_BYTES, &text, &bytes, why, sizeof why);

    *out = NULL;
    if (err != TD_OK) {
        if (err != TD_ERR_ABSENT) {
            td_problems_add(problems, name, 0, "%s", why);
            err = TD_ERR_CONTENT;
        }
        return err;
    }
    err = parse(text, bytes, name, path, problems, out);
    free(text);
    return err;
}

enum td_err td_ini_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_ini **out)
{
    char *copy = malloc(bytes + 1);
    enum td_err err;

    *out = NULL;
    if (copy == NULL) {
        return TD_ERR_NOMEM;
    }
    memcpy(copy, text, bytes);
    copy[bytes] = '\0';
    err = parse(copy, bytes, name, NULL, problems, out);
    free(copy);
    return err;
}

void td_ini_free(struct td_ini *ini)
{
    if (ini != NULL) {
        td_arena_deinit(&ini->arena);
        free(ini->entries);
        free(ini);
    }
}

size_t td_ini_count(const struct td_ini *ini)
{
    return ini->count;
}

struct td_ini_entry td_ini_entry(const struct td_ini *ini, size_t index)
{
    return ini->entries[index];
}
