/* What stands between the brackets of a paste, cleaned and given out in pieces. */
#ifndef TEARDROP_TERM_KEYS_PASTE_H
#define TEARDROP_TERM_KEYS_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#include "arrivals.h"
#include "utf8_bytes.h"

struct td_paste {
    struct td_input piece;
    size_t piece_bytes, bytes; /* of the current piece, of all */
    size_t end_matched;        /* bytes of the bracket at its end */
    bool after_return;
    struct td_utf8_bytes character;
};

/* Behind the bracket at its beginning. */
void td_paste_begin(struct td_paste *paste);
/* Takes bytes up to its end, and says how many. *over: the end was among them, and all of it is
 * given out. */
size_t td_paste_take(struct td_paste *paste, const char *bytes, size_t count,
                     struct td_arrivals *out, bool *over);
/* Gives out what there is so far. */
void td_paste_give(struct td_paste *paste, struct td_arrivals *out);

#endif
