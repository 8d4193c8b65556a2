/* Extended grapheme clusters of UAX #29, as utf8proc knows them. */
#include "teardrop/base/cluster.h"

#include <string.h>
#include <utf8proc.h>

#include "teardrop/base/utf8.h"

#define JOINER 0x200Du

bool td_cluster_joins(uint32_t last, uint32_t next)
{
    /* What stands before a joiner is not known here: it takes in whatever follows. */
    return last == JOINER ||
           !utf8proc_grapheme_break((utf8proc_int32_t)last, (utf8proc_int32_t)next);
}

size_t td_cluster_bytes(const char *text)
{
    const char *at = text, *ahead;
    uint32_t last = td_utf8_next(&at), next;
    utf8proc_int32_t state = 0;

    while (*at != '\0') {
        ahead = at;
        next = td_utf8_next(&ahead);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)next,
                                             &state)) {
            break;
        }
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
