/* A settings file's text with one value changed. */
#ifndef TEARDROP_STORE_SETTINGS_PRINT_H
#define TEARDROP_STORE_SETTINGS_PRINT_H

#include <stdio.h>

#include "teardrop/core/settings/settings.h"

/* Prints old with the one value changed, or added with its section if need be; nothing else
 * changes: comments, order, unknown lines, line ends, a byte-order mark. */
void td_settings_print_changed(const char *old, const struct td_setting_spec *spec,
                               const char *value, FILE *out);

#endif
