/* The sounds of a session as data: sets of tones, each made of strokes, as assets/tones.cfg has
 * them. What they sound like is computed in cues/sound/synth.h. */
#ifndef TEARDROP_CORE_SOUND_TONES_H
#define TEARDROP_CORE_SOUND_TONES_H

#include <stddef.h>

#include "teardrop/base/arena.h"

enum td_tone_id {
    TD_TONE_PREPARE,
    TD_TONE_TICK,   /* the last three seconds before work begins */
    TD_TONE_DOWN,   /* falling */
    TD_TONE_BOTTOM, /* steady */
    TD_TONE_UP,     /* rising */
    TD_TONE_GO,     /* up as fast as good form allows */
    TD_TONE_TOP,    /* short */
    TD_TONE_HOLD,   /* of an exercise that is a hold */
    TD_TONE_HALF_WAY,
    TD_TONE_LAST_REP,
    TD_TONE_SET_END,
    TD_TONE_SWITCH,
    TD_TONE_DONE,
    TD_TONE_BEAT,
    TD_TONE_COUNT
};

/* Their names in the file, in the order of the enum: "prepare", "tick", ...; NULL at the end. */
extern const char *const td_tone_ids[TD_TONE_COUNT + 1];
/* What each tells, for people: "three ticks before work begins". */
extern const char *const td_tone_words[TD_TONE_COUNT];

#define TD_PARTIALS_MAX 6
#define TD_STROKES_MAX 6

struct td_partial {
    float ratio; /* of the frequency, 0.1..16 */
    float level; /* 0..1 */
};

/* One sound that swells up, glides, and fades. */
struct td_stroke {
    float from_hz, to_hz; /* 40..8000; glides evenly for the ear, by equal ratios in equal times */
    float level;          /* how loud, 0..1; evened out for the ear over the frequencies */
    int at_ms;            /* after the moment it tells of, 0..10000 */
    int length_ms;        /* 0 = to the end of the segment, less a gap; else 5..10000 */
    int every_ms;         /* again and again to the end of the segment; 0 = once; else 100..60000 */
    int attack_ms;        /* 1..1000 */
    int release_ms;       /* 1..2000, within its length */
    int decay_ms;         /* in which it falls to a third, like something struck; 0 = it does not */
    struct td_partial partials[TD_PARTIALS_MAX];
    size_t partial_count; /* at least 1 */
};

struct td_tone {
    struct td_stroke strokes[TD_STROKES_MAX];
    size_t stroke_count; /* 0 = silent */
};

struct td_tone_set {
    const char *id, *name;
    struct td_tone tones[TD_TONE_COUNT];
};

#define TD_TONE_GAP_MS 40 /* of silence before the next segment, so that its onset is heard */

struct td_tones {
    struct td_tone_set *sets; /* in the arena, with their texts */
    size_t set_count;
    struct td_arena arena;
};

/* NULL when there is none of this id. */
const struct td_tone_set *td_tone_set_find(const struct td_tones *tones, const char *id);
void td_tones_free(struct td_tones *tones);

#endif
