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
 *
 * Here a backslash is itself, everywhere: iniparser gets a stand-in for it. The
 * other two are refused. Alike in both, and said by the scan: the last of two equal
 * keys wins, an unquoted value ends at ; or #, an open quote becomes part of the value, \ at the
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
#define NAME_MAX_BYTES 64
#define ENTRIES_MAX 1024
#define PROBLEMS_MAX 20 /* of one file; more would only hide the first */
#define STAND_IN '\x01' /* for a backslash: no value has control characters */

struct td_ini {
    struct td_arena arena;
    struct td_ini_entry entries[ENTRIES_MAX];
    size_t count;
};

struct scan {
    struct td_ini *ini;
    const char *name;
    struct td_problems *problems;
    /* What iniparser gets: entry 12 is the line `12 = ...` of [s]. */
    char *handed;
    size_t handed_bytes, handed_size;
    char section[NAME_MAX_BYTES];
    bool broken_section; /* reported; nothing is said of the keys below it */
    bool no_memory;
    int line;
};

#define PROBLEM(s, ...) td_problems_add((s)->problems, (s)->name, (s)->line, __VA_ARGS__)

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
        PROBLEM(s, "a section needs its closing ]");
        return;
    }
    if (end[1] != '\0') {
        PROBLEM(s, "nothing may follow [section] on its line, not even a comment");
        return;
    }
    *end = '\0';
    inside = trim(text + 1);
    lower(inside);
    if (!is_name(inside)) {
        PROBLEM(s, "[%s]: expected letters, digits, _ and - as a section's name", inside);
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
            PROBLEM(s, "[%s] %s: is there twice, first in line %d", s->section, key,
                    s->ini->entries[i].line);
            return true;
        }
    }
    return false;
}

/* There is room for it: at most five bytes are added to what stood in the file, for a
 * name of four digits in the place of the shortest key. */
static void add_entry(struct scan *s, const char *key, const char *value, bool is_empty,
                      bool is_cut)
{
    struct td_ini_entry *entry = &s->ini->entries[s->ini->count];

    *entry = (struct td_ini_entry){.section = td_arena_strdup(&s->ini->arena, s->section),
                                   .key = td_arena_strdup(&s->ini->arena, key),
                                   .value = is_empty ? "" : NULL,
                                   .line = s->line,
                                   .is_cut = is_cut};
    if (entry->section == NULL || entry->key == NULL) {
        s->no_memory = true;
        return;
    }
    s->handed_bytes +=
        (size_t)snprintf(s->handed + s->handed_bytes, s->handed_size - s->handed_bytes,
                         "%zu = %s\n", s->ini->count++, value);
}

/* A value in quotes, without what follows. False when something is wrong with it. */
static bool quoted_value(struct scan *s, const char *key, char *value)
{
    char *end = strchr(value + 1, *value);
    const char *behind;

    if (end == NULL) {
        PROBLEM(s, "[%s] %s: the quote is not closed", s->section, key);
        return false;
    }
    behind = end + 1 + strspn(end + 1, " \t");
    if (*behind != '\0' && *behind != ';' && *behind != '#') {
        PROBLEM(s, "[%s] %s: only a comment may follow the closing quote%s", s->section, key,
                end[-1] == '\\' ? "; \\ does not shield a quote, put one kind in the other" : "");
        return false;
    }
    end[1] = '\0';
    return true;
}

/* An unquoted value ends at a comment; what looks like none is refused. */
static bool plain_value(struct scan *s, const char *key, const char *value, bool *is_cut)
{
    size_t end = strcspn(value, ";#");

    *is_cut = value[end] != '\0';
    if (*is_cut && end > 0 && value[end - 1] != ' ' && value[end - 1] != '\t') {
        PROBLEM(s,
                "[%s] %s: the value would be cut at %c; put it in double quotes (a comment "
                "needs a blank before its %c)",
                s->section, key, value[end], value[end]);
        return false;
    }
    return true;
}

static void scan_value(struct scan *s, const char *key, char *value)
{
    bool quoted = *value == '"' || *value == '\'';
    bool is_cut = false;

    if (!(quoted ? quoted_value(s, key, value) : plain_value(s, key, value, &is_cut)) ||
        is_twice(s, key)) {
        return;
    }
    if (s->ini->count == ENTRIES_MAX) {
        PROBLEM(s, "too many keys: at most %d are read", ENTRIES_MAX);
        return;
    }
    for (char *at = strchr(value, '\\'); at != NULL; at = strchr(at, '\\')) {
        *at = STAND_IN;
    }
    add_entry(s, key, value, quoted ? value[1] == *value : strcspn(value, ";#") == 0, is_cut);
}

static void scan_entry(struct scan *s, char *text)
{
    char *equals = strchr(text, '=');
    char *key;

    if (equals == NULL) {
        PROBLEM(s, "expected `key = value`, a [section] or a comment");
        return;
    }
    *equals = '\0';
    key = trim(text);
    lower(key);
    if (!is_name(key)) {
        PROBLEM(s, "\"%s\": expected letters, digits, _ and - as a key", key);
    } else if (s->section[0] == '\0' && !s->broken_section) {
        PROBLEM(s, "%s: stands before any [section]", key);
    } else if (!s->broken_section) {
        scan_value(s, key, trim(equals + 1));
    }
}

static void scan_line(struct scan *s, const char *from, size_t bytes)
{
    char line[LINE_MAX_BYTES + 1];
    char *text;

    if (bytes > LINE_MAX_BYTES) {
        PROBLEM(s, "the line has %zu bytes; at most %d", bytes, LINE_MAX_BYTES);
        return;
    }
    memcpy(line, from, bytes);
    line[bytes] = '\0';
    if (has_control(line)) {
        PROBLEM(s, "there is a control character (a line ends with LF, or CR LF)");
        return;
    }
    text = trim(line);
    if (text[0] == '\0') {
        return;
    }
    if (text[strlen(text) - 1] == '\\') {
        PROBLEM(s, "a line cannot be continued with \\ at its end");
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

/* Without memory iniparser leaves values out, or empty; neither is taken for
 * what the file says. */
static bool take_value(void *self, size_t index, const char *value)
{
    struct td_ini *ini = self;
    struct td_ini_entry *entry = &ini->entries[index];
    char *copy = value == NULL ? NULL : td_arena_strdup(&ini->arena, value);
    bool should_be_empty = entry->value != NULL;

    entry->value = copy;
    if (copy == NULL || (copy[0] == '\0' && !should_be_empty)) {
        return false;
    }
    for (copy = strchr(copy, STAND_IN); copy != NULL; copy = strchr(copy, STAND_IN)) {
        *copy = '\\';
    }
    return true;
}

static void read_values(struct scan *s)
{
    if (s->ini->count == 0 ||
        td_ini_values(s->handed, s->handed_bytes, s->ini->count, take_value, s->ini)) {
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

enum td_err td_ini_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_ini **out)
{
    struct scan s = {.name = name, .problems = problems};
    size_t before = problems->count;

    *out = NULL;
    if (bytes > TD_INI_MAX_BYTES) {
        td_problems_add(problems, name, 0, "is too large: at most %zu bytes are read",
                        TD_INI_MAX_BYTES);
        return TD_ERR_CONTENT;
    }
    if (!td_text_check(text, bytes, name, problems)) {
        return TD_ERR_CONTENT;
    }
    s.handed_size = bytes + 8 * (size_t)ENTRIES_MAX;
    s.handed = malloc(s.handed_size);
    s.ini = calloc(1, sizeof *s.ini);
    if (s.ini == NULL || s.handed == NULL) {
        free(s.handed);
        free(s.ini);
        return TD_ERR_NOMEM;
    }
    td_arena_init(&s.ini->arena);
    s.handed_bytes = (size_t)snprintf(s.handed, s.handed_size, "[s]\n");
    scan_text(&s, text);
    if (!s.no_memory) {
        read_values(&s);
    }
    free(s.handed);
    if (s.no_memory) {
        td_ini_free(s.ini);
        return TD_ERR_NOMEM;
    }
    *out = s.ini;
    return problems->count > before ? TD_ERR_CONTENT : TD_OK;
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
    err = td_ini_parse(text, bytes, name, problems, out);
    free(text);
    return err;
}

void td_ini_free(struct td_ini *ini)
{
    if (ini != NULL) {
        td_arena_deinit(&ini->arena);
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
