/* What a terminal's name (TERM) tells beyond terminfo. */
#define _GNU_SOURCE /* wcwidth */

#include "name.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "teardrop/base/str.h"

#define FIRST_OCTANT 0x1CD00

bool td_term_name_is_modern(const char *name)
{
    static const char *const prefixes[] = {"xterm",   "tmux",    "foot",    "alacritty",
                                           "wezterm", "contour", "ghostty", "kitty",
                                           "rio",     "mintty",  "mlterm"};

    for (size_t i = 0; name != NULL && i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if (td_str_starts_with(name, prefixes[i])) {
            return true;
        }
    }
    return false;
}

/* From which version on they draw sextants and octants themselves, whatever the font has; 0.0 =
 * always, NONE = not known to. */
#define NONE 1000000
static const struct {
    const char *name;
    int sextants[2], octants[2];
} drawers[] = {
    {"kitty", {0, 20}, {0, 40}},
    {"foot", {1, 6}, {1, 20}},
    {"ghostty", {0, 0}, {1, 2}},
    {"WezTerm", {0, 0}, {NONE, 0}},
    {"contour", {0, 3}, {NONE, 0}},
    {"VTE", {6200, 0}, {7800, 0}}, /* of GNOME's terminals: 0.62 is 6200 */
};

static bool is_from(const int version[2], const int since[2])
{
    return version[0] > since[0] || (version[0] == since[0] && version[1] >= since[1]);
}

enum td_cell_parts td_term_name_possible(enum td_cell_parts parts)
{
    return parts == TD_PARTS_OCTANT && wcwidth(FIRST_OCTANT) != 1 ? TD_PARTS_SEXTANT : parts;
}

enum td_cell_parts td_term_name_parts(const char *version, enum td_cell_parts known)
{
    enum td_cell_parts parts = known;
    int number[2] = {0, 0};

    for (size_t i = 0; i < sizeof drawers / sizeof drawers[0]; i++) {
        const char *rest = version + strlen(drawers[i].name);
        char *end;

        if (!td_str_starts_with(version, drawers[i].name)) {
            continue;
        }
        rest += *rest != '\0' ? 1 : 0; /* a blank, or a bracket */
        number[0] = (int)strtol(rest, &end, 10);
        number[1] = *end == '.' ? (int)strtol(end + 1, NULL, 10) : 0;
        parts = is_from(number, drawers[i].octants)    ? TD_PARTS_OCTANT
                : is_from(number, drawers[i].sextants) ? TD_PARTS_SEXTANT
                                                       : parts;
    }
    return td_term_name_possible(parts);
}

void td_term_name_refuse(const char *name, char *why, size_t why_size)
{
    char shown[64];

    if (name == NULL || name[0] == '\0') {
        td_str_copy(why, why_size,
                    "TERM is not set, so the terminal's abilities are unknown; "
                    "set it (xterm-256color suits most), or use --plain");
        return;
    }
    td_str_copy_clean(shown, sizeof shown, name);
    td_str_format(why, why_size,
                  "TERM is \"%s\", which is no terminal for a full screen here; set another "
                  "(xterm-256color suits most), or use --plain",
                  shown);
}
