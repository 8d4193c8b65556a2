/* Which characters may be sent to the terminal. */
#ifndef TEARDROP_APP_RUN_LOCALE_H
#define TEARDROP_APP_RUN_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the locale in force writes UTF-8. */
bool td_locale_is_utf8(void);

/* Takes the first of so many locales that is there and writes UTF-8, for characters
 * only; false when none is, and then nothing has changed. NULL: the usual names. */
bool td_locale_take_utf8(const char *const *names, size_t count);

#endif
