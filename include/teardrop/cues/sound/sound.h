/* Sound in a session: tones and a voice, scheduled ahead from the session's timeline. What is to
 * be heard in the next half minute is given to the output's thread each time it changes; until
 * then the loop does nothing. Without a module, a server or a device all of it is silent. */
#ifndef TEARDROP_CUES_SOUND_SOUND_H
#define TEARDROP_CUES_SOUND_SOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/ports.h"
#include "teardrop/core/settings/settings.h"
#include "teardrop/core/sound/score.h"
#include "teardrop/core/training/session.h"
#include "teardrop/cues/sound/player.h"
#include "teardrop/cues/sound/voice.h"

#define TD_SOUND_PATH 512

/* The session's clock may run faster than the real one (--clock-rate). */
struct td_sound_clock {
    void *self;
    td_ns (*to_real)(void *self, td_ns now);
    td_ns (*real)(void); /* CLOCK_MONOTONIC */
};

/* A text that is being read aloud. */
struct td_aloud {
    char *text;              /* owned; NULL = nothing is left to be read */
    const char *at;          /* so far */
    struct td_phrase phrase; /* the sentence that is being made */
    struct td_note heard;    /* the one that is heard, ... */
    td_ns until;             /* ... until then; real time */
};

struct td_sound {
    const struct td_settings *settings; /* borrowed, as the next */
    const struct td_content_port *content;
    struct td_sound_clock clock;
    char program_dir[TD_SOUND_PATH], installed[TD_SOUND_PATH];
    char home[TD_SOUND_PATH]; /* what ~ stands for */
    /* In place of the modules, for tests; NULL = load them. */
    const struct td_sound_module *own_output;
    const struct td_voice_ops *own_voice;

    int holders;
    const struct td_tone_set *tones; /* in the content */
    struct td_player *player;        /* owned, as the next; NULL = silent */
    struct td_voice *voice;
    bool muted;
    int volume;       /* of this session; -1 = as the settings say */
    unsigned changes; /* of the player's report, that was told of */
    bool has_sounded;
    char why[160]; /* why it is silent; "" = it is not, or nobody wants it */
    /* What was given to the player last. */
    struct td_sound_plan *plan; /* a copy; owned */
    td_ns planned_to;           /* real time */
    bool was_running;
    struct td_aloud aloud;
};

/* Nothing is loaded yet. The texts are copied; settings and content are borrowed. program_dir:
 * where the program is, "" = unknown; modules are looked for there, then in lib/teardrop beside it,
 * then in `installed`. */
void td_sound_init(struct td_sound *sound, const struct td_settings *settings,
                   const struct td_content_port *content, const char *program_dir,
                   const char *installed, const char *home);
void td_sound_deinit(struct td_sound *sound);
/* Where a module is, or would be. */
void td_sound_module_path(const struct td_sound *sound, const char *name, char *out, size_t size);
/* A path of the settings: `~/` is home. */
void td_sound_expand(const struct td_sound *sound, const char *path, char *out, size_t size);

/* All of what follows does nothing when sound is NULL. */

void td_sound_use_clock(struct td_sound *sound, struct td_sound_clock clock);

/* A screen that needs sound opens: loads what is needed, in threads of its own. Every hold is
 * followed by one td_sound_let_go. Without a clock it stays silent. */
void td_sound_hold(struct td_sound *sound);
/* The same to read something aloud: with a voice, whatever else is in the settings. */
void td_sound_hold_to_read(struct td_sound *sound);
void td_sound_let_go(struct td_sound *sound);

/* Has the phrases of a session made. */
void td_sound_prepare(struct td_sound *sound, const struct td_timeline *timeline);
/* Call it whenever something of the session may have changed, and with each second. */
void td_sound_follow(struct td_sound *sound, const struct td_session *session, td_ns now);
/* Silence. */
void td_sound_hush(struct td_sound *sound);
/* Plays one tone, or says something, now; false: it is silent. */
bool td_sound_try(struct td_sound *sound, enum td_tone_id tone, td_ns length);

/* ---- aloud.c ---- */

/* Reads a text, from its beginning, in place of what is read now; without a voice nothing is. The
 * sound must be held. */
void td_sound_read(struct td_sound *sound, const char *text);
/* Gives what is ready; returns when to call it next, real time, TD_NEVER = need not. */
td_ns td_sound_tend(struct td_sound *sound);
void td_sound_stop_reading(struct td_sound *sound);
/* What keeps a text from being heard; "" while nothing does, or it is not known yet. late: it
 * should be by now. */
void td_sound_why_no_reading(struct td_sound *sound, bool late, char *why, size_t why_size);
bool td_sound_is_reading(const struct td_sound *sound);

/* ---- sound.c ---- */

/* What is under way fades within TD_SOUND_FADE_MS. */
void td_sound_mute(struct td_sound *sound, bool muted);
/* Louder (step above 0) or softer; returns the volume, 0..100. */
int td_sound_step_volume(struct td_sound *sound, int step);

/* Do tones reach an ear, as far as we can know? */
bool td_sound_is_heard(struct td_sound *sound);
/* "on: Built-in Audio", "none: no sound server answers", "off, in the settings"; "" while it is
 * not known yet. */
void td_sound_describe(struct td_sound *sound, char *out, size_t size);
/* Why nothing is heard, one line; "" = it is, or it is not known yet. */
void td_sound_why_silent(struct td_sound *sound, char *out, size_t size);
/* Is it about to be known whether an output answers? */
bool td_sound_is_starting(struct td_sound *sound);
/* One line when it has gone, or come back; NULL = nothing new. Valid until the next call. */
const char *td_sound_take_news(struct td_sound *sound);

/* ---- offline.c ---- */

/* A session as it would sound, at full volume, without an output. */
struct td_sound_session {
    struct td_score_wants wants;
    const struct td_tone_set *tones; /* in the content */
    struct td_voice *voice;          /* owned; NULL = none is wanted */
};

/* With tones and voice as in the settings, whether sound is on or not; waits until all phrases are
 * made. False: why says what is wrong. */
bool td_sound_offline_open(struct td_sound *sound, const struct td_timeline *timeline,
                           struct td_sound_session *out, char *why, size_t why_size);
void td_sound_offline_close(struct td_sound_session *session);
/* Gives it out from its beginning in pieces; `write` returns false to stop. False when it did, or
 * memory was short. */
bool td_sound_offline(const struct td_sound_session *session, const struct td_timeline *timeline,
                      bool (*write)(void *self, const float *samples, size_t count), void *self);

#endif
