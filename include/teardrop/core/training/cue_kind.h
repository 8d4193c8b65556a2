/* The moments of a session that a cue can belong to. */
#ifndef TEARDROP_CORE_TRAINING_CUE_KIND_H
#define TEARDROP_CORE_TRAINING_CUE_KIND_H

/* One moment can be several events: the first phase of the last rep is LAST_REP,
 * REST_END, REP and PHASE. They are emitted together, the most special first; a
 * channel gives one cue for them. */
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

/* Their names in settings and in a command's environment, in the same order,
 * NULL at the end: "prepare", "countdown", ... */
extern const char *const td_cue_names[TD_CUE_EVENT_COUNT + 1];

#endif
