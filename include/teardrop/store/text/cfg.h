/* Content files: libconfig behind typed getters that report every problem with
 * file and line. The only place that knows libconfig.
 *
 * libconfig 1.5 ends the process on an unreadable @include and takes numbers
 * that overflow; so the file is read here, @include is refused, integers are
 * checked, and the text is handed over whole. */
#ifndef TEARDROP_STORE_TEXT_CFG_H
#define TEARDROP_STORE_TEXT_CFG_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/arena.h"
#include "teardrop/base/err.h"

#define TD_CFG_MAX_BYTES (1u << 20) /* a larger file is refused */

struct td_cfg;                   /* owner: a parsed file */
typedef const void *td_cfg_node; /* a setting inside it; NULL never leaves this module unasked */

/* Reads and parses the file at path. Problems (cannot be read, NUL, @include,
 * syntax, number too large) go to problems; then *out is NULL. `name` is what
 * messages call the file. */
enum td_err td_cfg_load(const char *path, const char *name, struct td_problems *problems,
                        struct td_cfg **out);
/* The same without the setting of this name at the top of the file (NULL = all): it costs little
 * then, and is not in the tree. Its grammar is checked all the same. */
enum td_err td_cfg_load_without(const char *path, const char *name, const char *without,
                                struct td_problems *problems, struct td_cfg **out);
/* The same from memory (bytes need not be terminated). */
enum td_err td_cfg_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_cfg **out);
void td_cfg_free(struct td_cfg *cfg);

/* Does the file begin from the one that came with teardrop (`extends = true`)? */
bool td_cfg_extends(const struct td_cfg *cfg);

/* A reader collects problems while a loader walks the tree. */
struct td_cfg_reader {
    const struct td_cfg *cfg;
    struct td_problems *problems;
    struct td_arena *arena; /* strings and tables go here */
    bool failed;            /* something was wrong */
    void *self;             /* the loader's own */
};

td_cfg_node td_cfg_root(const struct td_cfg *cfg);
int td_cfg_line(td_cfg_node node);
const char *td_cfg_key(td_cfg_node node); /* "" inside a list */

/* Reports a problem at a node's line. */
void td_cfg_problem(struct td_cfg_reader *reader, td_cfg_node node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Members of a group. Missing: reported and NULL (or the fallback) unless the
 * function is an `optional` one. Wrong type: reported. Strings are copied to
 * the arena, made valid UTF-8, control characters become `?`. */
td_cfg_node td_cfg_member(struct td_cfg_reader *reader, td_cfg_node group, const char *key);
td_cfg_node td_cfg_member_optional(td_cfg_node group, const char *key);
const char *td_cfg_string(struct td_cfg_reader *reader, td_cfg_node group, const char *key);
const char *td_cfg_string_optional(struct td_cfg_reader *reader, td_cfg_node group,
                                   const char *key);
int td_cfg_int(struct td_cfg_reader *reader, td_cfg_node group, const char *key, int min, int max);
int td_cfg_int_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key, int min,
                        int max, int fallback);
double td_cfg_number(struct td_cfg_reader *reader, td_cfg_node group, const char *key, double min,
                     double max);
bool td_cfg_bool_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                          bool fallback);
/* An index into `choices` (count of them); a wrong word is reported with a
 * suggestion and gives -1. */
int td_cfg_choice(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                  const char *const *choices, size_t count);
int td_cfg_choice_optional(struct td_cfg_reader *reader, td_cfg_node group, const char *key,
                           const char *const *choices, size_t count, int fallback);

/* Children of a list, array or group. */
size_t td_cfg_count(td_cfg_node list);
td_cfg_node td_cfg_child(td_cfg_node list, size_t index);
bool td_cfg_is_group(td_cfg_node node);
bool td_cfg_is_list(td_cfg_node node); /* list or array */
bool td_cfg_is_string(td_cfg_node node);
/* The value of a string node, copied to the arena; reported and "" otherwise. */
const char *td_cfg_value_string(struct td_cfg_reader *reader, td_cfg_node node);
int td_cfg_value_int(struct td_cfg_reader *reader, td_cfg_node node, int min, int max);
double td_cfg_value_number(struct td_cfg_reader *reader, td_cfg_node node, double min, double max);

/* A list member as a table of strings in the arena. Missing: count 0. */
const char **td_cfg_strings_optional(struct td_cfg_reader *reader, td_cfg_node group,
                                     const char *key, size_t *count);

/* Reports every member of the group that is not among `keys`, with a
 * suggestion. */
void td_cfg_allow(struct td_cfg_reader *reader, td_cfg_node group, const char *const *keys,
                  size_t count);

#endif
