/* What the ear and the eye get at an event: bell, flash, window title, a command.
 *
 * The settings ([cues]) say which channel answers to which event. A new channel, such as a voice,
 * is a row of the table in src/cues/cues.c and a sink operation.
 *
 * Events are collected with td_cues_emit and given out by td_cues_flush, so that the loop can
 * compute a phase change ahead of time and let it sound exactly when it is due. */
#ifndef TEARDROP_CUES_CUES_H
#define TEARDROP_CUES_CUES_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/settings/settings.h"
#include "teardrop/core/training/cue_kind.h"
#include "teardrop/core/training/timeline.h"

struct td_cue_event {
    enum td_cue_kind kind;
    const char *phase; /* td_segment_id: "down", "hold", "rest", ...; "done" at the end; static */
    const char *word;  /* what the screen calls it: "DOWN", "LIFT"; lives as long as the session */
    const char *exercise; /* its name; lives as long */
    int seconds;          /* left in the segment, whole, rounded up */
    int set, sets, rep, reps;
};

/* Where the channels' output goes: app/run/cue_output.c, or a test. */
struct td_cue_sink_ops {
    void (*bell)(void *self);
    void (*title)(void *self, const char *text); /* optional */
    /* Starts a program without waiting for it, or drops the cue when the last one is still
     * running. argv and variables (`NAME=value`) end with NULL and are copied. Optional. */
    void (*command)(void *self, char *const argv[], char *const variables[]);
    /* Why the last command could not be started, one line; "" = nothing is known to be wrong.
     * Optional. */
    const char *(*trouble)(void *self);
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
    bool tones;     /* tones tell the same: the bell is silent */
    bool commanded; /* a command was given in this session */
    char told[200]; /* the trouble that td_cues_take_trouble returned last */
    struct td_cue_event pending[TD_CUES_PENDING];
    size_t pending_count;
};

void td_cues_init(struct td_cues *cues, struct td_cue_sink sink,
                  const struct td_settings *settings);
/* When more than TD_CUES_PENDING events pile up, the oldest are dropped: a late cue is worse than
 * none. */
void td_cues_emit(struct td_cues *cues, struct td_cue_event event);
/* Gives out what is pending. Each channel gives at most one cue: for the newest moment, and of its
 * events the most special one that it listens to. While muted, bell and command are silent. */
void td_cues_flush(struct td_cues *cues);
/* Tries one channel, as the settings screen does; false: it has nothing to give. */
enum td_cue_channel { TD_CHANNEL_BELL, TD_CHANNEL_TITLE, TD_CHANNEL_COMMAND, TD_CHANNEL_COUNT };
bool td_cues_try(struct td_cues *cues, enum td_cue_channel channel);
/* What is wrong with the command, once for the same words in a session, not at every cue; NULL:
 * nothing new. Valid until the next call. */
const char *td_cues_take_trouble(struct td_cues *cues);
/* At the start of a session: trouble is told again, once a command has been given. */
void td_cues_forget_trouble(struct td_cues *cues);
/* Does the flash answer to this event? The screen draws it. */
bool td_cues_flashes(const struct td_cues *cues, enum td_cue_kind kind);
void td_cues_mute(struct td_cues *cues, bool muted);
/* While tones are heard, the bell, which is late and always the same, is silent. */
void td_cues_tones_sound(struct td_cues *cues, bool heard);

#endif
