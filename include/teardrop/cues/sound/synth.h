/* Tones to samples: the same numbers for the same data, wherever one begins to ask.
 *
 * A stroke glides by equal ratios in equal times. Its level is evened out for the ear by the
 * inverse of A-weighting (IEC 61672-1, at most 12 dB). It begins and ends softly, by half a
 * period of a cosine, and its first sample is not silent: an onset stands at its sample. */
#ifndef TEARDROP_CUES_SOUND_SYNTH_H
#define TEARDROP_CUES_SOUND_SYNTH_H

#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/sound/tones.h"

/* How much louder a tone of this frequency has to be than one of 1000 Hz, 1/4..4. */
double td_synth_even_out(double hz);

/* Adds the samples [from, from + count) of a tone, times gain. length: of the segment it stands
 * in, in samples; 0 = nothing ends it. */
void td_synth_tone(const struct td_tone *tone, int64_t length, int64_t from, float gain, float *mix,
                   size_t count);
/* One past the last sample of it that is not silent. */
int64_t td_synth_tone_end(const struct td_tone *tone, int64_t length);

/* Never beyond -1 to 1: what is louder than 0.8 is pressed together. */
void td_synth_limit(float *samples, size_t count);

#endif
