/* What the ear and the eye get at an event: bell, flash, window title, a command.
 *
 * Which channel answers to which event the settings say ([cues]). Tones and voice
 * will be rows of the same table (src/cues/cues.c) with a sink operation each.
 *
 * Events are collected with td_cues_emit and given out by td_cues_flush, so that
 * the loop can compute a phase change ahead of time and let it sound exactly
 * when it is due. */
#ifndef TEARDROP_CUES_CUES_H
#define TEARDROP_CUES_CUES_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/settings/settings.h"
#include "teardrop/core/training/cue_kind.h"
#include "teardrop/core/training/timeline.h"

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
    void (*title)(void *self, const char *text); /* optional */
    /* Starts a program without waiting for it, or drops the cue when the last one
     * still runs. variables: `NAME=value`, NULL at the end; both are copied.
     * Optional. */
    void (*command)(void *self, char *const argv[], char *const variables[]);
    /* Why the last command could not be started, one line; "" = it could, as far as
     * is known. Optional. */
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
    bool commanded; /* in this session a command was given */
    char told[200]; /* the trouble that was told last */
    struct td_cue_event pending[TD_CUES_PENDING];
    size_t pending_count;
};

void td_cues_init(struct td_cues *cues, struct td_cue_sink sink,
                  const struct td_settings *settings);
/* When more events pile up than there is room for, the oldest go: a cue that
 * comes late is worse than none. */
void td_cues_emit(struct td_cues *cues, struct td_cue_event event);
/* Gives out what is pending; each channel gives at most one cue: for the newest
 * moment, and of its events the most special one it listens to. Muted, bell and
 * command are silent. */
void td_cues_flush(struct td_cues *cues);
/* One channel, once, as the settings test it; false: it has nothing to give. */
enum td_cue_channel { TD_CHANNEL_BELL, TD_CHANNEL_TITLE, TD_CHANNEL_COMMAND, TD_CHANNEL_COUNT };
bool td_cues_try(struct td_cues *cues, enum td_cue_channel channel);
/* What is wrong with the command, when it was not told yet: the same words come
 * once in a session, not at every cue. NULL: nothing new. It lives until the next
 * call. */
const char *td_cues_take_trouble(struct td_cues *cues);
/* At the start of a session: trouble is told again, when a command is given again. */
void td_cues_forget_trouble(struct td_cues *cues);
/* Does the flash answer to this event? The screen draws it. */
bool td_cues_flashes(const struct td_cues *cues, enum td_cue_kind kind);
void td_cues_mute(struct td_cues *cues, bool muted);

#endif
