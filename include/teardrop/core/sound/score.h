/* What is to be heard in a session, and when: a pure function of its timeline. Tones begin at a
 * segment's start to the nanosecond; phrases are put where they mask no onset: a phase's name ends
 * as the phase begins, what can wait is left out where there is no room. */
#ifndef TEARDROP_CORE_SOUND_SCORE_H
#define TEARDROP_CORE_SOUND_SCORE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/sound/tones.h"
#include "teardrop/core/training/timeline.h"

/* What the voice can say. Which of it is chosen in the settings. */
enum td_say {
    TD_SAY_READY,    /* the exercise and the set, while getting ready */
    TD_SAY_PHASE,    /* down, hold, up, ...: to its end as the phase begins */
    TD_SAY_NUMBER,   /* of the rep, as it begins */
    TD_SAY_LAST_REP, /* in its number's place */
    TD_SAY_HALF_WAY,
    TD_SAY_SET,  /* "set 2 of 3", before it begins */
    TD_SAY_REST, /* "rest, 90 seconds" */
    TD_SAY_TEN_SECONDS,
    TD_SAY_CUE,  /* what to mind, once a set */
    TD_SAY_PAIN, /* the question of the rest */
    TD_SAY_SWITCH,
    TD_SAY_PAUSE, /* "paused" */
    TD_SAY_DONE,
    TD_SAY_COUNT
};

/* Their names in the settings, in the order of the enum: "ready", "phase", ...; NULL at the end. */
extern const char *const td_say_names[TD_SAY_COUNT + 1];

#define TD_PHRASE_TEXT 160
#define TD_PHRASE_PARTS 64

/* What is said: text for a synthesiser, and the recordings of a voice pack that make the same,
 * their ids with blanks between them; "" = there can be none. */
struct td_phrase {
    char text[TD_PHRASE_TEXT];
    char parts[TD_PHRASE_PARTS];
};

/* The ids a voice pack may have besides numbers ("3"); NULL at the end. */
extern const char *const td_phrase_parts[];

struct td_score_wants {
    bool tones, beat;
    unsigned say; /* bit i: enum td_say i */
    /* How long a phrase takes; below 0: it is not there (yet) and is left out. NULL: none is. */
    td_ns (*spoken)(void *self, const struct td_phrase *phrase);
    void *self;
};

struct td_score_note {
    td_ns at;                /* offset in the timeline */
    td_ns length;            /* of the segment, for what lasts as long; 0 = nothing ends it */
    int tone;                /* enum td_tone_id; -1 = a phrase */
    struct td_phrase phrase; /* of that */
};

#define TD_SCORE_MAX 24 /* notes of one segment */

/* What belongs to segment `index`, in no order; returns how many. */
size_t td_score_segment(const struct td_timeline *timeline, size_t index,
                        const struct td_score_wants *wants, struct td_score_note out[TD_SCORE_MAX]);
/* What belongs to the end. */
size_t td_score_end(const struct td_timeline *timeline, const struct td_score_wants *wants,
                    struct td_score_note out[TD_SCORE_MAX]);
/* "paused": said at once, when it happens. */
void td_phrase_paused(struct td_phrase *out);

#endif
