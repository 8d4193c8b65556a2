/* The locale: does it write UTF-8, and if not, does another? */
#include "teardrop/app/run/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "teardrop/base/str.h"

bool td_locale_is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool td_locale_take_utf8(const char *const *names, size_t count)
{
    /* The C library's own, and what it is called on macOS and where it is missing. */
    static const char *const usual[] = {"C.UTF-8", "UTF-8", "en_US.UTF-8"};
    const char *now = setlocale(LC_CTYPE, NULL);
    char before[256];

    if (names == NULL) {
        names = usual;
        count = sizeof usual / sizeof usual[0];
    }
    td_str_copy(before, sizeof before, now != NULL ? now : "C");
    for (size_t i = 0; i < count; i++) {
        if (setlocale(LC_CTYPE, names[i]) != NULL && td_locale_is_utf8()) {
            return true;
        }
    }
    (void)setlocale(LC_CTYPE, before);
    return false;
}
