/* Values come from iniparser. A scan of our own finds sections, keys and their
 * lines, and what iniparser passes over or stumbles on; each line that it accepts
 * goes on to iniparser under a plain name of its own, so that neither the locale
 * (a Turkish I) nor a broken line elsewhere changes what a value is.
 *
 * iniparser 4.1 (Debian 12, Ubuntu to 24.04) and 4.2 (Debian 13) differ:
 *
 *   "a\b" 'a\b'   4.2 takes a backslash in quotes for an escape, 4.1 for itself
 *   ""x           4.1 keeps the quotes, 4.2 reads nothing
 *   [a]b]         4.1 ends the name at the first ], 4.2 at the last one
 *   input         4.1 reads by path alone, 4.2 from a stream, too
 *
 * Here a backslash is itself, everywhere: it is doubled in quotes where the
 * library at hand takes escapes, which it is asked. The other two are refused.
 * Alike in both, and said by the scan: the last of two equal keys wins, an
 * unquoted value ends at ; or #, an open quote becomes part of the value, \ at the
 * end of a line joins the next, a NUL ends the file, lines have at most 1,023
 * bytes. Without memory both leave values out or empty without a word, or take the
 * first tables of a dictionary for granted. */
#include "teardrop/store/text/ini.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ini_values.h"
#include "teardrop/base/arena.h"
#include "teardrop/base/str.h"
#include "text.h"

#define LINE_MAX_BYTES 1000 /* iniparser's buffer has 1,023 */
#define HANDED_MAX_BYTES 1022
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
    /* What iniparser gets: entry 12 is the line `12 = ...` of [s]. */
    char *handed;
    size_t handed_bytes, handed_capacity;
    bool escapes; /* a backslash in quotes must be doubled */
    char section[NAME_MAX_BYTES];
    bool broken_section; /* reported; nothing is said of the keys below it */
    bool no_memory;
    int line;
};

/* ---- the scan ---- */

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
        bool line_end = *text == '\r' && text[1] == '\0';

        if (((unsigned char)*text < 0x20 && *text != '\t' && !line_end) || *text == 0x7F) {
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

static bool hand_over(struct scan *s, const char *text, size_t bytes)
{
    if (s->handed_bytes + bytes >= s->handed_capacity) {
        size_t capacity = s->handed_capacity == 0 ? 4096 : s->handed_capacity * 2;
        char *bigger = realloc(s->handed, capacity);

        if (bigger == NULL) {
            s->no_memory = true;
            return false;
        }
        s->handed = bigger;
        s->handed_capacity = capacity;
    }
    memcpy(s->handed + s->handed_bytes, text, bytes);
    s->handed_bytes += bytes;
    s->handed[s->handed_bytes] = '\0';
    return true;
}

static void add_entry(struct scan *s, const char *key, const char *handed, bool is_cut)
{
    struct td_ini *ini = s->ini;
    struct td_ini_entry entry = {.section = td_arena_strdup(&ini->arena, s->section),
                                 .key = td_arena_strdup(&ini->arena, key),
                                 .line = s->line,
                                 .is_cut = is_cut};
    char line[HANDED_MAX_BYTES + 2];

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
    if (entry.section == NULL || entry.key == NULL) {
        s->no_memory = true;
        return;
    }
    if (!td_str_format(line, sizeof line, "%zu = %s\n", ini->count, handed)) {
        td_problems_add(s->problems, s->name, s->line, "[%s] %s: the value is too long", s->section,
                        key);
    } else if (hand_over(s, line, strlen(line))) {
        ini->entries[ini->count++] = entry;
    }
}

/* A value in quotes as iniparser shall have it, without what follows. False when
 * it is reported. */
static bool quoted_value(struct scan *s, const char *key, const char *value, char *out, size_t size)
{
    const char *end = strchr(value + 1, *value);
    const char *behind;
    bool whole = true;

    if (end == NULL) {
        td_problems_add(s->problems, s->name, s->line, "[%s] %s: the quote is not closed",
                        s->section, key);
        return false;
    }
    behind = end + 1 + strspn(end + 1, " \t");
    if (*behind != '\0' && *behind != ';' && *behind != '#') {
        td_problems_add(s->problems, s->name, s->line,
                        end[-1] == '\\' ? "[%s] %s: only a comment may follow the closing quote; "
                                          "\\ does not shield a quote, put one kind in the other"
                                        : "[%s] %s: only a comment may follow the closing quote",
                        s->section, key);
        return false;
    }
    out[0] = '\0';
    for (const char *at = value; at <= end && whole; at++) {
        whole = td_str_append(out, size, *at == '\\' && s->escapes ? "\\%c" : "%c", *at);
    }
    if (!whole) {
        td_problems_add(s->problems, s->name, s->line, "[%s] %s: the value is too long", s->section,
                        key);
    }
    return whole;
}

/* An unquoted value ends at a comment; what looks like none is refused. */
static bool plain_value(struct scan *s, const char *key, const char *value, bool *is_cut)
{
    size_t end = strcspn(value, ";#");

    *is_cut = value[end] != '\0';
    if (*is_cut && end > 0 && value[end - 1] != ' ' && value[end - 1] != '\t') {
        td_problems_add(s->problems, s->name, s->line,
                        "[%s] %s: the value would be cut at %c; put it in double quotes (a comment "
                        "needs a blank before its %c)",
                        s->section, key, value[end], value[end]);
        return false;
    }
    return true;
}

static void scan_entry(struct scan *s, char *text)
{
    char *equals = strchr(text, '=');
    char quoted[HANDED_MAX_BYTES];
    char *key, *value;
    bool is_cut = false;

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
    if (*value == '"' || *value == '\'') {
        if (!quoted_value(s, key, value, quoted, sizeof quoted)) {
            return;
        }
        value = quoted;
    } else if (!plain_value(s, key, value, &is_cut)) {
        return;
    }
    if (is_twice(s, key)) {
        return;
    }
    if (s->ini->count == ENTRIES_MAX) {
        td_problems_add(s->problems, s->name, s->line, "too many keys: at most %d are read",
                        ENTRIES_MAX);
        return;
    }
    add_entry(s, key, value, is_cut);
}

static void scan_line(struct scan *s, const char *from, size_t bytes)
{
    char line[LINE_MAX_BYTES + 1];
    char *text;

    if (bytes > LINE_MAX_BYTES) {
        td_problems_add(s->problems, s->name, s->line, "the line has %zu bytes; at most %d", bytes,
                        LINE_MAX_BYTES);
        return;
    }
    memcpy(line, from, bytes);
    line[bytes] = '\0';
    if (has_control(line)) {
        td_problems_add(s->problems, s->name, s->line,
                        "there is a control character (a line ends with LF, or CR LF)");
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

/* ---- the values ---- */

static bool is_empty(const char *handed)
{
    return *handed == '\0' || *handed == '\n' || *handed == ';' || *handed == '#' ||
           strncmp(handed, "\"\"", 2) == 0 || strncmp(handed, "''", 2) == 0;
}

struct taking {
    struct scan *s;
    const char *line; /* of what was handed over */
};

/* Without memory iniparser leaves values out, or empty; neither is taken for
 * what the file says. */
static bool take_value(void *self, size_t index, const char *value)
{
    struct taking *taking = self;
    struct td_ini *ini = taking->s->ini;

    taking->line = strchr(taking->line, '\n') + 1; /* the first one is [s] */
    if (value == NULL || (value[0] == '\0' && !is_empty(strchr(taking->line, '=') + 2))) {
        return false;
    }
    ini->entries[index].value = td_arena_strdup(&ini->arena, value);
    return ini->entries[index].value != NULL;
}

static bool is_escaped(void *self, size_t index, const char *value)
{
    (void)index;
    *(bool *)self = value != NULL && td_str_equal(value, "a\\b");
    return value != NULL;
}

/* Does this iniparser take a backslash in quotes for an escape? */
static void ask_escapes(struct scan *s)
{
    char text[] = "[s]\n0 = \"a\\\\b\"\n";

    s->no_memory = !td_ini_values(text, sizeof text - 1, 1, is_escaped, &s->escapes);
}

static void read_values(struct scan *s)
{
    struct taking taking = {.s = s, .line = s->handed};

    if (s->ini->count == 0 ||
        td_ini_values(s->handed, s->handed_bytes, s->ini->count, take_value, &taking)) {
        return;
    }
    if (errno != 0 && errno != ENOMEM) {
        td_problems_add(s->problems, s->name, 0, "its values cannot be read: %s", strerror(errno));
        s->ini->count = 0;
        return;
    }
    s->no_memory = true;
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
    /* Asked only where it makes a difference. */
    if (memchr(text, '\\', bytes) != NULL) {
        ask_escapes(&s);
    }
    if (!s.no_memory && hand_over(&s, "[s]\n", 4)) {
        scan_text(&s, text);
    }
    if (!s.no_memory) {
        read_values(&s);
    }
    free(s.handed);
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
    char why[TD_TEXT_WHY];
    char *text;
    size_t bytes;
    enum td_err err = td_text_read(path, TD_INI_MAX_BYTES, &text, &bytes, why, sizeof why);

    *out = NULL;
    if (err != TD_OK) {
        if (err != TD_ERR_ABSENT && err != TD_ERR_NOMEM) {
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
