/* Which characters may be sent to the terminal. */
#ifndef TEARDROP_APP_RUN_LOCALE_H
#define TEARDROP_APP_RUN_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

/* Does the current locale use UTF-8? */
bool td_locale_is_utf8(void);

/* Sets LC_CTYPE to the first of `count` locales that exists and uses UTF-8; false when there is
 * none, and then nothing has changed. names NULL: the usual ones. */
bool td_locale_take_utf8(const char *const *names, size_t count);

#endif
