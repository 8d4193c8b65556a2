/* What a whole sequence means. */
#ifndef TEARDROP_TERM_KEYS_SEQUENCE_H
#define TEARDROP_TERM_KEYS_SEQUENCE_H

#include "known_keys.h"

struct td_sequence_context {
    struct td_known_keys known;
    bool mouse; /* is it wanted? */
};

/* Each fills *out, which must be zeroed, and leaves its kind TD_INPUT_NONE when the sequence is not
 * known or means nothing here. body: what follows the ESC and its letter. */
void td_sequence_csi(struct td_sequence_context *context, const char *body, size_t count,
                     struct td_input *out);
void td_sequence_ss3(struct td_sequence_context *context, const char *body, size_t count,
                     struct td_input *out);
/* CSI M and these three bytes. */
void td_sequence_x10(const struct td_sequence_context *context, const unsigned char *bytes,
                     struct td_input *out);
/* OSC, DCS, APC, PM, SOS: kind is `]`, `P`, `_`, `^` or `X`. */
void td_sequence_string(char kind, const char *body, size_t count, struct td_input *out);

#endif
