/* What a terminal's name (TERM) tells beyond terminfo. */
#include "name.h"

#include "teardrop/base/str.h"

bool td_term_name_is_modern(const char *name)
{
    static const char *const prefixes[] = {"xterm",   "tmux",    "foot",  "alacritty", "wezterm",
                                           "contour", "ghostty", "kitty", "rio",       "mintty"};

    for (size_t i = 0; name != NULL && i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if (td_str_starts_with(name, prefixes[i])) {
            return true;
        }
    }
    return false;
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
