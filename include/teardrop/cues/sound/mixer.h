/* What is heard at each sample, from a plan of notes with the times they are due: used in the
 * output's thread alone. Pure: clock and output are parameters.
 *
 * Samples of the output are mapped to the clock by what the output says of them
 * (td_clock_map_heard). A note keeps the sample it began at, so that nothing of it moves when the
 * map does. */
#ifndef TEARDROP_CUES_SOUND_MIXER_H
#define TEARDROP_CUES_SOUND_MIXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/time.h"
#include "teardrop/core/sound/tones.h"
#include "teardrop/cues/sound/abi.h"

/* ---- the clock of the output ---- */

struct td_clock_map {
    bool known;
    double zero; /* when sample 0 is heard, ns of the clock */
    double told; /* how often it was said, up to a limit */
    int strange; /* how often in a row it was far off */
};

/* The output says when a sample is heard. A twentieth of what it is off is taken each time; what
 * is far off (a device was changed, it stumbled) counts when it is said a few times. */
void td_clock_map_heard(struct td_clock_map *map, int64_t sample, td_ns at);
/* The sample that is heard at this time; 0 while nothing is known. */
int64_t td_clock_map_sample(const struct td_clock_map *map, td_ns at);

/* ---- notes ---- */

/* A phrase, ready to be heard. Many are kept, so they are kept small: half the rate is enough for
 * speech. */
enum { TD_SPOKEN_RATE = TD_SOUND_RATE / 2 }; /* samples a second */
struct td_spoken {
    int16_t *samples; /* of TD_SPOKEN_RATE */
    size_t count;
};
static inline td_ns td_spoken_length(const struct td_spoken *spoken)
{
    return (td_ns)spoken->count * TD_NS_PER_S / TD_SPOKEN_RATE;
}

/* One tone or phrase. The first part is what is wanted. */
struct td_note {
    td_ns due;                      /* of the clock */
    td_ns length;                   /* of the segment it belongs to; 0 = nothing ends it */
    const struct td_tone *tone;     /* borrowed; NULL = a phrase */
    const struct td_spoken *spoken; /* borrowed */
    /* The mixer's own; zero. */
    bool begun, gone;
    int64_t start; /* the sample it begins at */
    int64_t enter; /* swells up from here: it is taken up in the middle */
    int64_t leave; /* fades from here; INT64_MAX = never */
};

/* All that is to come for a while, in the order of the times. */
struct td_sound_plan {
    size_t count;
    float volume; /* 0..1, of all of it */
    struct td_note notes[];
};

#define TD_SOUND_FADE_MS 20 /* in which something ends that is taken back */
#define TD_SOUND_LATE_MS 30 /* later than this, an onset is left out */
#define TD_SOUND_DUCK 0.35F /* a phrase at the onset of a tone */

#define TD_MIXER_LEAVING_MAX 16

struct td_mixer {
    struct td_clock_map map;
    struct td_sound_plan *plan;                   /* owned; NULL = silence */
    struct td_note leaving[TD_MIXER_LEAVING_MAX]; /* what is fading out */
    size_t leaving_count;
    float volume, before; /* now, and until `ramp` ... */
    int64_t ramp;         /* ... from where on it changes */
};

void td_mixer_deinit(struct td_mixer *mixer);
/* From this sample on, the plan (may be NULL; taken over) counts instead of the one before: what
 * sounds and stands in both goes on, what does not fades out; what should have begun before and
 * lasts swells up in its middle, and onsets that are too late are left out. */
void td_mixer_take(struct td_mixer *mixer, struct td_sound_plan *plan, int64_t from);
/* What is given from here on is given anew. */
void td_mixer_rewind(struct td_mixer *mixer, int64_t from);
/* The samples [from, from + count), overwritten. */
void td_mixer_render(struct td_mixer *mixer, int64_t from, float *out, size_t count);

#endif
