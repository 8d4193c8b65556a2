/* The events of a session that can give a cue (bell, flash, title, command). When each of them is
 * due, core/training/moment.h decides; what each channel makes of it, cues.h. (The words on the
 * screen that say how to move are form cues: enum td_form_cue of program.h.) */
#ifndef TEARDROP_CORE_TRAINING_CUE_KIND_H
#define TEARDROP_CORE_TRAINING_CUE_KIND_H

/* One moment can be several events: the first phase of the last rep is LAST_REP and REP and PHASE,
 * perhaps REST_END as well. They are emitted together, the most special first, and a channel gives
 * one cue for all of them. */
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

/* Their names in the settings and in a command's environment, in the order of the enum:
 * "prepare", "countdown", ...; NULL at the end. */
extern const char *const td_cue_names[TD_CUE_EVENT_COUNT + 1];

#endif
