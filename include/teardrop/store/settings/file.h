/* The settings file: reading with every problem named, writing with every
 * comment kept. */
#ifndef TEARDROP_STORE_SETTINGS_FILE_H
#define TEARDROP_STORE_SETTINGS_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "teardrop/base/err.h"
#include "teardrop/core/settings/settings.h"

/* Applies the file's values to state and marks their origin. Problems read
 * `FILE:LINE: [section] key: what is wrong, what is allowed`; unknown sections
 * and keys come with a suggestion. TD_ERR_ABSENT when there is no file;
 * TD_ERR_CONTENT with problems (state is then partly applied). */
enum td_err td_settings_file_read(const char *path, const struct td_setting_table *table,
                                  enum td_origin origin, struct td_settings_state *state,
                                  struct td_problems *problems);

/* The commented default file, made from the table; config/teardrop.ini is its
 * output. */
void td_settings_file_print_defaults(const struct td_setting_table *table, FILE *out);
/* The settings in force, each with its origin as a comment; a valid settings file. */
void td_settings_file_print(const struct td_setting_table *table,
                            const struct td_settings_state *state, FILE *out);

/* Can a line of the file hold this value? Not when it needs quotes and has both
 * kinds of them in it. */
bool td_settings_file_holds(const char *value);

/* Writes the default file at path (folders made, mode 0600), whole or not at all;
 * TD_ERR_USAGE when something is there already, a link to nowhere too; TD_ERR_IO
 * with errno. */
enum td_err td_settings_file_init(const char *path, const struct td_setting_table *table);

/* Changes one value in the file and nothing else: comments, order, unknown lines,
 * line ends and a byte-order mark stay. A missing file, section or key is added.
 * Written to a temporary file beside it, synced, renamed over it; symlinks are
 * followed, owner, group and mode are kept. Refused where that cannot be: a file
 * that is write-protected, belongs to somebody else, has a second name, is none.
 * On error the old file is untouched and `why` says what is in the way (TD_ERR_USAGE:
 * the value itself); why_size: 512 is enough. */
enum td_err td_settings_file_write(const char *path, const struct td_setting_spec *spec,
                                   const char *value, char *why, size_t why_size);

#endif
