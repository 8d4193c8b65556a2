/* The settings file: reading with every problem named, writing with every
 * comment kept. */
#ifndef TEARDROP_STORE_SETTINGS_FILE_H
#define TEARDROP_STORE_SETTINGS_FILE_H

#include <stdio.h>

#include "teardrop/base/err.h"
#include "teardrop/core/settings.h"

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

/* Writes the default file at path (folders made, mode 0600); TD_ERR_USAGE when
 * something is there already; TD_ERR_IO with errno. */
enum td_err td_settings_file_init(const char *path, const struct td_setting_table *table);

/* Changes one value in the file and nothing else: comments, order and unknown
 * lines stay. A missing file, section or key is added. Written to a temporary
 * file beside it, synced, renamed over it; symlinks are followed, the mode is
 * kept. TD_ERR_IO with errno: the old file is untouched. */
enum td_err td_settings_file_write(const char *path, const struct td_setting_spec *spec,
                                   const char *value);

#endif
