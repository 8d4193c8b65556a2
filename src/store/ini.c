/* Two readings of one file: a scan of our own finds sections, keys, their lines
 * and everything iniparser would pass over or stumble on; iniparser reads the
 * values. Where the two disagree, the file is refused. */
#if defined(__linux__)
#define _GNU_SOURCE /* memfd_create */
#endif

#include "teardrop/store/ini.h"

#include <errno.h>
#include <iniparser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "teardrop/base/arena.h"
#include "teardrop/base/str.h"
#include "text.h"

#define LINE_MAX_BYTES 1023 /* iniparser's buffer */
#define NAME_MAX_BYTES 64
#define ENTRIES_MAX 1024
#define PROBLEMS_MAX 20 /* of one file; more would only hide the first */

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
    bool broken_section; /* reported; nothing is said of the keys below it */
    bool no_memory;
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

    s->broken_section = true;
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
    s->broken_section = false;
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

static void add_entry(struct scan *s, const char *key, const char *value)
{
    struct td_ini *ini = s->ini;
    struct td_ini_entry entry = {.section = td_arena_strdup(&ini->arena, s->section),
                                 .key = td_arena_strdup(&ini->arena, key),
                                 .value = td_arena_strdup(&ini->arena, value),
                                 .line = s->line};

    if (ini->count == ini->capacity) {
        size_t capacity = ini->capacity == 0 ? 64 : ini->capacity * 2;
        struct td_ini_entry *bigger = realloc(ini->entries, capacity * sizeof *bigger);

        if (bigger == NULL) {
            s->no_memory = true;
            return;
        }
        ini->entries = bigger;
        ini->capacity = capacity;
    }
    if (entry.section == NULL || entry.key == NULL || entry.value == NULL) {
        s->no_memory = true;
        return;
    }
    ini->entries[ini->count++] = entry;
}

/* The value as iniparser takes it: quotes off, or up to a comment. NULL when it
 * is reported. */
static char *scan_value(struct scan *s, const char *key, char *value)
{
    char *end;

    if (*value != '"' && *value != '\'') {
        value[strcspn(value, ";#")] = '\0';
        return trim(value);
    }
    end = strchr(value + 1, *value);
    if (end == NULL) {
        td_problems_add(s->problems, s->name, s->line, "[%s] %s: the quote is not closed",
                        s->section, key);
        return NULL;
    }
    *end = '\0';
    end = trim(end + 1);
    if (*end != '\0' && *end != ';' && *end != '#') {
        td_problems_add(s->problems, s->name, s->line,
                        "[%s] %s: only a comment may follow the closing quote", s->section, key);
        return NULL;
    }
    return value + 1;
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
    if (s->broken_section) {
        return;
    }
    if (s->section[0] == '\0') {
        td_problems_add(s->problems, s->name, s->line, "%s: stands before any [section]", key);
        return;
    }
    value = scan_value(s, key, value);
    if (value == NULL || is_twice(s, key)) {
        return;
    }
    if (s->ini->count == ENTRIES_MAX) {
        td_problems_add(s->problems, s->name, s->line, "too many keys: at most %d are read",
                        ENTRIES_MAX);
        return;
    }
    add_entry(s, key, value);
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
    size_t before = s->problems->count;

    while (*text != '\0' && s->problems->count - before < PROBLEMS_MAX && !s->no_memory) {
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

/* Both readings must give the same keys and values. */
static void compare(struct scan *s, const dictionary *read)
{
    const struct td_ini *ini = s->ini;

    for (size_t i = 0; i < ini->count; i++) {
        const struct td_ini_entry *entry = &ini->entries[i];
        char full[2 * NAME_MAX_BYTES + 2];
        const char *value;

        td_str_format(full, sizeof full, "%s:%s", entry->section, entry->key);
        value = iniparser_getstring(read, full, NULL);
        if (value == NULL || !td_str_equal(value, entry->value)) {
            td_problems_add(s->problems, s->name, entry->line,
                            "[%s] %s: cannot be read without doubt; put the value in double "
                            "quotes",
                            entry->section, entry->key);
            return;
        }
    }
    if (count_keys(read) != ini->count) {
        td_problems_add(s->problems, s->name, 0, "cannot be read without doubt");
    }
}

/* A file without a name, since iniparser reads by path alone; read through it,
 * the text is the very one that was scanned. -1 with errno. */
static int nameless_file(const char *text, size_t bytes, FILE **stream)
{
    size_t done = 0;
    int fd = -1;

#if defined(__linux__)
    fd = memfd_create("teardrop-ini", MFD_CLOEXEC);
#endif
    if (fd < 0) {
        *stream = tmpfile();
        if (*stream == NULL) {
            return -1;
        }
        fd = fileno(*stream);
    }
    /* The newline ends a last line of one character, which would be left out. */
    while (done <= bytes) {
        ssize_t n = done < bytes ? write(fd, text + done, bytes - done) : write(fd, "\n", 1);

        if (n < 0 && errno != EINTR) {
            if (*stream == NULL) {
                (void)close(fd);
            }
            return -1;
        }
        done += n < 0 ? 0 : (size_t)n;
    }
    (void)lseek(fd, 0, SEEK_SET);
    return fd;
}

static void read_again(struct scan *s, const char *text, size_t bytes)
{
    FILE *stream = NULL;
    dictionary *read = NULL;
    char path[32];
    int fd = nameless_file(text, bytes, &stream);

    if (fd < 0) {
        td_problems_add(s->problems, s->name, 0, "no temporary file: %s", strerror(errno));
    } else {
        td_str_format(path, sizeof path, "/dev/fd/%d", fd);
        iniparser_set_error_callback(silent);
        read = iniparser_load(path);
        iniparser_set_error_callback(NULL);
        if (read == NULL) {
            td_problems_add(s->problems, s->name, 0, "cannot be read: a syntax error");
        } else {
            compare(s, read);
            iniparser_freedict(read);
        }
    }
    if (stream != NULL) {
        (void)fclose(stream);
    } else if (fd >= 0) {
        (void)close(fd);
    }
}

/* ---- both ---- */

/* text[bytes] is a NUL. */
static enum td_err parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_ini **out)
{
    struct scan s = {.name = name, .problems = problems};
    size_t before = problems->count;
    enum td_err err = TD_OK;

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
    if (problems->count == before && !s.no_memory) {
        read_again(&s, text, bytes);
    }
    if (s.no_memory) {
        td_ini_free(s.ini);
        return TD_ERR_NOMEM;
    }
    if (problems->count > before) {
        err = TD_ERR_CONTENT;
    }
    *out = s.ini;
    return err;
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
    err = parse(text, bytes, name, problems, out);
    free(text);
    return err;
}

enum td_err td_ini_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_ini **out)
{
    char *copy;
    enum td_err err;

    *out = NULL;
    if (bytes > TD_INI_MAX_BYTES) {
        td_problems_add(problems, name, 0, "is too large: at most %zu bytes are read",
                        TD_INI_MAX_BYTES);
        return TD_ERR_CONTENT;
    }
    copy = malloc(bytes + 1);
    if (copy == NULL) {
        return TD_ERR_NOMEM;
    }
    memcpy(copy, text, bytes);
    copy[bytes] = '\0';
    err = parse(copy, bytes, name, problems, out);
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
