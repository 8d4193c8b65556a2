/* Phrases made into samples ahead of time, in a thread of their own: of a voice pack's recordings
 * where it has them, else by the synthesiser. */
#ifndef TEARDROP_CUES_SOUND_VOICE_H
#define TEARDROP_CUES_SOUND_VOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"
#include "teardrop/core/sound/score.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/mixer.h"

struct td_voice; /* owner */

struct td_voice_setup {
    const char *module;             /* path of teardrop_voice.so; copied */
    const char *language;           /* copied, as the next */
    const char *pack;               /* folder of recordings; "" = none */
    int rate;                       /* words a minute */
    const struct td_voice_ops *own; /* in place of a module, for tests; NULL = load it */
};

/* TD_ERR_NOMEM, TD_ERR_IO. Everything else that is wrong is said by td_voice_why. */
enum td_err td_voice_new(const struct td_voice_setup *setup, struct td_voice **out);
void td_voice_free(struct td_voice *voice); /* NULL is fine */
/* Has it made, after what was wanted before. Without memory nothing comes of it. */
void td_voice_want(struct td_voice *voice, const struct td_phrase *phrase);
/* Borrowed as long as the voice lives; NULL: it is not wanted, not ready, or cannot be made. */
const struct td_spoken *td_voice_spoken(struct td_voice *voice, const struct td_phrase *phrase);
/* Has it been dealt with, made or not? */
bool td_voice_is_done(struct td_voice *voice, const struct td_phrase *phrase);
/* How many have been dealt with: when it changes, td_voice_spoken may know more. */
unsigned td_voice_made(struct td_voice *voice);
/* Waits until all that is wanted has been dealt with. Not for the loop. */
void td_voice_finish(struct td_voice *voice);
/* What is wrong, one line; "" = nothing. */
void td_voice_why(struct td_voice *voice, char *out, size_t size);

/* ---- speech.c: from recordings to a phrase ---- */

/* One after another, a short silence between them; at TD_SPOKEN_RATE, without silence around it,
 * evenly loud. out->samples is the caller's, to free(). TD_ERR_NOMEM; TD_ERR_CONTENT: there is
 * nothing but silence. */
enum td_err td_speech_join(const struct td_pcm *parts, size_t count, struct td_spoken *out);

#endif
