/* Bytes of a keyboard to keys, mouse, pastes and answers. Knows no descriptor and no
 * clock: bytes and time go in, inputs come out.
 *
 * A sequence is taken in by its grammar (CSI, SS3, OSC, DCS, APC, PM, SOS, the mouse's,
 * brackets of a paste), and only when it is whole looked up. What nobody knows is
 * swallowed whole: it never falls apart into letters, each of which is a command.
 *
 * ESC alone is a key after a silence of esc_wait. When `[`, `O` or what else begins a
 * sequence comes after all, that silence was a slow line: the key has been given out, and
 * what follows is swallowed as the rest of a sequence: within two seconds when it comes
 * byte by byte, at any later time when it comes together.
 *
 * A sequence that does not go on for two seconds, or not end within five, is given up, so
 * that an end that is lost swallows no keys for long; so does a control character, with it
 * swallowed, where there can be none. A paste lasts until its end or such a silence.
 *
 * Each key says how it came (enum td_arrival). What follows within half a second after a
 * heap belongs to it: long texts come in several reads. */
#ifndef TEARDROP_TERM_KEYS_DECODER_H
#define TEARDROP_TERM_KEYS_DECODER_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/time.h"
#include "teardrop/term/keys/key.h"

struct td_decoder; /* owner */

struct td_decoder_options {
    const char *term; /* the terminal's name, for terminfo; NULL = none; copied */
    td_ns esc_wait;   /* above 0 */
    bool mouse;       /* clicks and the wheel are wanted; else they are swallowed */
};

#define TD_DECODER_FEED 512 /* bytes of one td_decoder_feed at most */

/* NULL: no memory. What terminfo says is read when the first sequence comes. */
struct td_decoder *td_decoder_new(const struct td_decoder_options *options);
void td_decoder_free(struct td_decoder *decoder); /* accepts NULL */

/* Forgets what was begun and not yet given out: for after a stop. */
void td_decoder_reset(struct td_decoder *decoder);

/* The bytes of one read. now: any clock that only goes forward. Inputs that nobody has
 * taken from before are kept as far as there is room. */
void td_decoder_feed(struct td_decoder *decoder, const char *bytes, size_t count, td_ns now);

/* The next input; false when there is none, as of now. Call with `now` past the deadline
 * only when there is nothing to read: bytes that wait belong to what was begun. */
bool td_decoder_next(struct td_decoder *decoder, td_ns now, struct td_input *out);

/* Is there an input that does not depend on a silence? */
bool td_decoder_has(const struct td_decoder *decoder);

/* When td_decoder_next may have something without another byte: in the past when it has it
 * now, TD_NEVER when it will not. */
td_ns td_decoder_deadline(const struct td_decoder *decoder);

#endif
