/* Whole sequences to keys: libtermkey knows the forms of xterm and its kin, and terminfo
 * what else a terminal of that name sends. */
#ifndef TEARDROP_TERM_KEYS_KNOWN_KEYS_H
#define TEARDROP_TERM_KEYS_KNOWN_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/keys/key.h"

#define TD_TERM_NAME 64

/* Zero-initialise. libtermkey's instances are made when first needed, since reading terminfo takes
 * milliseconds. */
struct td_known_keys {
    char term[TD_TERM_NAME]; /* "" = no terminfo */
    void *common, *terminfo; /* TermKey, owned */
    bool common_tried, terminfo_tried;
};
void td_known_keys_deinit(struct td_known_keys *known);

/* bytes: a whole sequence, from its ESC on. TD_KEY_NONE: not known. */
td_key td_known_keys_common(struct td_known_keys *known, const char *bytes, size_t count);
/* What terminfo alone knows. */
td_key td_known_keys_terminfo(struct td_known_keys *known, const char *bytes, size_t count);

#endif
