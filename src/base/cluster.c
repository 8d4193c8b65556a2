/* Extended grapheme clusters of UAX #29, as far as people type them: marks and joiners have
 * no column of their own, a joiner takes in what follows it, a skin tone belongs to the emoji
 * before it, two regional indicators make a flag. Spacing marks (Mc) and prefixes stand for
 * themselves, as they do on a terminal. */
#include "teardrop/base/cluster.h"

#include <string.h>

#include "teardrop/base/utf8.h"

#define JOINER 0x200Du

static bool is_flag_half(uint32_t cp)
{
    return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

bool td_cluster_joins(uint32_t last, uint32_t next)
{
    return last == JOINER || td_utf8_cp_cols(next) == 0 || (next >= 0x1F3FB && next <= 0x1F3FF);
}

size_t td_cluster_bytes(const char *text)
{
    const char *at = text, *ahead;
    uint32_t last = td_utf8_next(&at), next;
    bool flag = is_flag_half(last); /* the other half may follow */

    while (*at != '\0') {
        ahead = at;
        next = td_utf8_next(&ahead);
        if (!td_cluster_joins(last, next) && !(flag && is_flag_half(next))) {
            break;
        }
        flag = false;
        last = next;
        at = ahead;
    }
    return (size_t)(at - text);
}

size_t td_cluster_at(const char *text, size_t at)
{
    size_t here = 0, end = strlen(text);

    at = at < end ? at : end;
    while (here < at) {
        here += td_cluster_bytes(text + here);
    }
    return here;
}

size_t td_cluster_before(const char *text, size_t at)
{
    size_t here = 0, before = 0, end = strlen(text);

    at = at < end ? at : end;
    while (here < at) {
        before = here;
        here += td_cluster_bytes(text + here);
    }
    return before;
}
