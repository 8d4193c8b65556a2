/* INI files: iniparser reads the values; added here is what it does not do: the line of every
 * value, and refusing duplicate keys, folders, NULs and long lines. A file means the same with
 * iniparser 4.1 and 4.2: a backslash is itself, there are no escapes. */
#ifndef TEARDROP_STORE_TEXT_INI_H
#define TEARDROP_STORE_TEXT_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"

#define TD_INI_MAX_BYTES ((size_t)256 * 1024)

struct td_ini_entry {
    const char *section; /* lower case */
    const char *key;     /* lower case */
    const char *value;   /* as iniparser reads it: trimmed, quotes and comments off */
    int line;            /* from 1 */
    bool is_cut;         /* it ended at an unquoted ; or #: what follows may be part of it */
};

struct td_ini; /* owner */

/* Reads the file. Everything that cannot be read cleanly is a problem with its
 * line: syntax, a key before any section, a key twice, a line over 1,000 bytes,
 * a NUL, an unterminated quote, a byte-order mark, a continuation line (`\`), a
 * value that goes on behind its quotes, one that a ; or # without a blank before
 * it would cut. With problems TD_ERR_CONTENT is returned,
 * and *out holds what could be read all the same (or NULL), only so that its
 * values can be judged, too, and every problem is listed; it is owned either way.
 * TD_ERR_ABSENT (no problem added) when there is no such file. `name` is what
 * messages call it. */
enum td_err td_ini_load(const char *path, const char *name, struct td_problems *problems,
                        struct td_ini **out);
/* The same from memory; text[bytes] is a NUL. */
enum td_err td_ini_parse(const char *text, size_t bytes, const char *name,
                         struct td_problems *problems, struct td_ini **out);
void td_ini_free(struct td_ini *ini);

size_t td_ini_count(const struct td_ini *ini);
struct td_ini_entry td_ini_entry(const struct td_ini *ini, size_t index); /* in file order */

#endif
