/* What the ear and the eye get at an event: bell now; flash, title, command,
 * tones and voice have their place in the channel table.
 *
 * Events are collected with td_cues_emit and given out by td_cues_flush, so that
 * the loop can compute a phase change ahead of time and let it sound exactly
 * when it is due. */
#ifndef TEARDROP_CUES_CUES_H
#define TEARDROP_CUES_CUES_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/settings.h"
#include "teardrop/core/timeline.h"

/* One moment can be several events: the first phase of the last rep is
 * REST_END, LAST_REP, REP and PHASE. They are emitted together, the most special
 * first; a channel gives at most one cue for them. */
enum td_cue_kind {
    TD_CUE_EVENT_PREPARE,
    TD_CUE_EVENT_COUNTDOWN, /* one of the last three seconds of prepare or rest */
    TD_CUE_EVENT_PHASE,     /* a phase, hold or switch begins */
    TD_CUE_EVENT_REP,       /* ... and with it a rep */
    TD_CUE_EVENT_HALF_WAY,  /* ... the rep (or second of a hold) after half of the set */
    TD_CUE_EVENT_LAST_REP,  /* ... the last one of the set */
    TD_CUE_EVENT_REST_END,  /* ... the first one after a rest */
    TD_CUE_EVENT_SET_END,   /* a rest begins */
    TD_CUE_EVENT_DONE,
    TD_CUE_EVENT_BEAT, /* a whole second within a segment */
    TD_CUE_EVENT_COUNT
};

struct td_cue_event {
    enum td_cue_kind kind;
    const char *phase; /* id: "down", "hold", "rest", ...; static text; "done" at the end */
    const char *word;  /* what the screen calls it: "DOWN", "LIFT"; lives as long as the session */
    const char *exercise; /* its name; the same */
    int seconds;          /* left in the segment, whole, rounded up */
    int set, sets, rep, reps;
};

/* Where channels put what they make. app wires it to the terminal. */
struct td_cue_sink_ops {
    void (*bell)(void *self);
};
struct td_cue_sink {
    void *self;
    const struct td_cue_sink_ops *ops;
};

#define TD_CUES_PENDING 16

struct td_cues {
    struct td_cue_sink sink;
    const struct td_settings *settings; /* borrowed; read at each flush */
    bool muted;
    struct td_cue_event pending[TD_CUES_PENDING];
    size_t pending_count;
};

void td_cues_init(struct td_cues *cues, struct td_cue_sink sink,
                  const struct td_settings *settings);
/* When more events pile up than there is room for, the oldest go: a cue that
 * comes late is worse than none. */
void td_cues_emit(struct td_cues *cues, struct td_cue_event event);
/* Gives out what is pending; each channel sounds at most once. */
void td_cues_flush(struct td_cues *cues);
/* Does the flash answer to this event? The screen draws it. */
bool td_cues_flashes(const struct td_cues *cues, enum td_cue_kind kind);
void td_cues_mute(struct td_cues *cues, bool muted);

#endif
