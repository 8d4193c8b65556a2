/* Leaves out colours that are set already. */
#include "sgr_filter.h"

#include <stdbool.h>
#include <string.h>

#define UNKNOWN (-1)

void td_sgr_filter_init(struct td_sgr_filter *filter)
{
    filter->fg = UNKNOWN;
    filter->bg = UNKNOWN;
}

static bool is_parameter(char c)
{
    return (c >= '0' && c <= '9') || c == ';' || c == ':';
}

/* `38;5;N` with this head; the number, or UNKNOWN. */
static int palette_number(const char *text, size_t count, const char *head)
{
    size_t n = strlen(head);
    int number = 0;

    if (count <= n || count > n + 3 || memcmp(text, head, n) != 0) {
        return UNKNOWN;
    }
    for (size_t i = n; i < count; i++) {
        if (text[i] == ';' || text[i] == ':') {
            return UNKNOWN;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/* Is the sequence of parameters (between `ESC [` and `m`) without effect? */
static bool is_known(struct td_sgr_filter *filter, const char *text, size_t count)
{
    int fg = palette_number(text, count, "38;5;");
    int bg = palette_number(text, count, "48;5;");
    bool known;

    if (fg == UNKNOWN && bg == UNKNOWN) {
        td_sgr_filter_init(filter); /* attributes, a reset: the colours may be others now */
        return false;
    }
    if (fg != UNKNOWN) {
        known = fg == filter->fg;
        filter->fg = fg;
    } else {
        known = bg == filter->bg;
        filter->bg = bg;
    }
    return known;
}

size_t td_sgr_filter_apply(struct td_sgr_filter *filter, char *bytes, size_t count)
{
    size_t to = 0, from = 0;

    while (from < count) {
        if (bytes[from] == '\033' && from + 1 < count && bytes[from + 1] == '[') {
            size_t end = from + 2;

            while (end < count && is_parameter(bytes[end])) {
                end++;
            }
            if (end < count && bytes[end] == 'm' &&
                is_known(filter, bytes + from + 2, end - from - 2)) {
                from = end + 1;
                continue;
            }
        }
        bytes[to++] = bytes[from++];
    }
    return to;
}
