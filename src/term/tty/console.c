/* Asks the kernel which characters a text console's font has. */
#include "console.h"

#include <string.h>

#include "teardrop/base/str.h"

#ifdef __linux__

#include <errno.h>
#include <linux/kd.h>
#include <stdlib.h>
#include <sys/ioctl.h>

static int ask_kernel(int fd, unsigned long request, void *argument)
{
    return ioctl(fd, request, argument);
}

bool td_console_ask(td_console_ask_fn *ask, int fd, struct td_glyph_set *set)
{
    struct unimapdesc map = {.entry_ct = 0, .entries = NULL};
    bool known = false;

    /* The first time it says how many there are; the font may change before the second. */
    if (ask(fd, GIO_UNIMAP, &map) != 0 && errno != ENOMEM) {
        return false;
    }
    for (int tries = 0; tries < 3 && !known && map.entry_ct > 0; tries++) {
        unsigned short count = map.entry_ct;

        map.entries = calloc(count, sizeof *map.entries);
        if (map.entries == NULL) {
            return false;
        }
        known = ask(fd, GIO_UNIMAP, &map) == 0;
        for (unsigned short i = 0; known && i < map.entry_ct && i < count; i++) {
            td_glyph_set_add(set, map.entries[i].unicode);
        }
        free(map.entries);
    }
    return known;
}

#else

static int ask_kernel(int fd, unsigned long request, void *argument)
{
    (void)fd;
    (void)request;
    (void)argument;
    return -1;
}

bool td_console_ask(td_console_ask_fn *ask, int fd, struct td_glyph_set *set)
{
    (void)set;
    return ask(fd, 0, NULL) == 0;
}

#endif

bool td_console_font(const char *name, int fd, struct td_glyph_set *set)
{
    bool console =
        name != NULL && (strcmp(name, "linux") == 0 || td_str_starts_with(name, "linux-"));

    if (!console) {
        return false;
    }
    memset(set, 0, sizeof *set);
    if (!td_console_ask(ask_kernel, fd, set)) {
        td_glyph_set_add_safe(set);
    }
    return true;
}
