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

#define LINE_MAX_BYTES 1000 /* iniparser's buffer has 1,023 */
#define HANDED_MAX_BYTES 1022
#define RESERVE_BYTES ((size_t)32 * 1024) /* its first tables and a stream */
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

static int silent(const char *format, ...)
{
    (void)format;
    return 0;
}

#ifdef TEARDROP_INIPARSER_STREAM

static dictionary *read_text(char *text, size_t bytes)
{
    FILE *stream = fmemopen(text, bytes, "r");
    dictionary *read = NULL;

    if (stream != NULL) {
        read = iniparser_load_file(stream, "settings");
        (void)fclose(stream);
    }
    return read;
}

#else

static bool write_all(int fd, const char *text, size_t bytes)
{
    size_t done = 0;

    while (done < bytes) {
        ssize_t n = write(fd, text + done, bytes - done);

        if (n < 0 && errno != EINTR) {
            return false;
        }
        done += n < 0 ? 0 : (size_t)n;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

/* A file without a name, reached by the path of its descriptor; one with a name
 * where there is no such path (no /proc). -1 with errno; `made` is "" or to be
 * unlinked. */
static int open_scratch(char *path, size_t size, char *made, size_t made_size)
{
    int fd = -1;

    made[0] = '\0';
#if defined(__linux__)
    fd = memfd_create("teardrop-ini", MFD_CLOEXEC);
    td_str_format(path, size, "/dev/fd/%d", fd);
    if (fd >= 0 && access(path, R_OK) == 0) {
        return fd;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
#endif
    td_str_copy(made, made_size, "/tmp/teardrop-ini-XXXXXX");
    fd = mkstemp(made);
    td_str_copy(path, size, made);
    if (fd < 0) {
        made[0] = '\0';
    }
    return fd;
}

static dictionary *read_text(char *text, size_t bytes)
{
    char path[40], made[40] = "";
    dictionary *read = NULL;
    int fd = open_scratch(path, sizeof path, made, sizeof made);
    int reason;

    if (fd >= 0 && write_all(fd, text, bytes)) {
        read = iniparser_load(path);
    }
    reason = errno;
    if (made[0] != '\0') {
        (void)unlink(made);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    errno = reason;
    return read;
}

#endif

#ifdef TEARDROP_WRAPS_DICTIONARY

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the linker's names
dictionary *__real_dictionary_new(size_t size);
dictionary *__wrap_dictionary_new(size_t size);

/* Stands before the library's own, which hands out a dictionary without tables
 * when there was no memory for them. */
dictionary *__wrap_dictionary_new(size_t size)
{
    dictionary *made = __real_dictionary_new(size);

    if (made != NULL && (made->val == NULL || made->key == NULL || made->hash == NULL)) {
        free(made->val);
        free(made->key);
        free(made->hash);
        free(made);
        return NULL;
    }
    return made;
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

#endif

/* What iniparser needs at first it takes without a look whether it got it, and
 * would end the program there. So that much must be free before it is called. */
static bool has_room(size_t bytes)
{
    void *volatile room = malloc(RESERVE_BYTES + 2 * bytes);

    free(room);
    return room != NULL;
}

static dictionary *read_silently(char *text, size_t bytes)
{
    dictionary *read;

    if (!has_room(bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    iniparser_set_error_callback(silent);
    errno = 0;
    read = read_text(text, bytes);
    iniparser_set_error_callback(NULL);
    return read;
}

static bool is_empty(const char *handed)
{
    return *handed == '\0' || *handed == '\n' || *handed == ';' || *handed == '#' ||
           strncmp(handed, "\"\"", 2) == 0 || strncmp(handed, "''", 2) == 0;
}

/* Without memory iniparser leaves values out, or empty; neither is taken for
 * what the file says. */
static bool take_values(struct scan *s, const dictionary *read)
{
    const char *line = s->handed;

    for (size_t i = 0; i < s->ini->count; i++) {
        char name[24];
        const char *value;

        line = strchr(line, '\n') + 1; /* the first one is [s] */
        td_str_format(name, sizeof name, "s:%zu", i);
        value = iniparser_getstring(read, name, NULL);
        if (value == NULL || (value[0] == '\0' && !is_empty(strchr(line, '=') + 2))) {
            return false;
        }
        s->ini->entries[i].value = td_arena_strdup(&s->ini->arena, value);
        if (s->ini->entries[i].value == NULL) {
            return false;
        }
    }
    return true;
}

/* Does this iniparser take a backslash in quotes for an escape? */
static void ask_escapes(struct scan *s)
{
    char text[] = "[s]\n0 = \"a\\\\b\"\n";
    dictionary *read = read_silently(text, sizeof text - 1);
    const char *value = read == NULL ? NULL : iniparser_getstring(read, "s:0", NULL);

    s->escapes = value != NULL && td_str_equal(value, "a\\b");
    s->no_memory = value == NULL;
    if (read != NULL) {
        iniparser_freedict(read);
    }
}

static void read_values(struct scan *s)
{
    dictionary *read;

    if (s->ini->count == 0) {
        return;
    }
    read = read_silently(s->handed, s->handed_bytes);
    if (read == NULL && errno != 0 && errno != ENOMEM) {
        td_problems_add(s->problems, s->name, 0, "its values cannot be read: %s", strerror(errno));
        s->ini->count = 0;
        return;
    }
    s->no_memory = read == NULL || !take_values(s, read);
    if (read != NULL) {
        iniparser_freedict(read);
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
