/* Plays plans: a thread that loads the module, opens an output, and goes on looking for one while
 * there is none. Nothing here waits for a server, a device or a lock that is held for long. */
#ifndef TEARDROP_CUES_SOUND_PLAYER_H
#define TEARDROP_CUES_SOUND_PLAYER_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/cues/sound/mixer.h"

struct td_sound_module;
struct td_player; /* owner */

struct td_player_setup {
    const char *module; /* path of teardrop_sound.so; copied. "" = there is none */
    const char *device; /* "" = the usual one; copied */
    int buffer_ms;      /* 0 = usual */
    td_ns (*now)(void); /* CLOCK_MONOTONIC */
    /* In place of a module, for tests; NULL = load it. */
    const struct td_sound_module *own;
};

#define TD_PLAYER_BUFFER_MS 40

enum td_player_state {
    TD_PLAYER_STARTS, /* not known yet */
    TD_PLAYER_ON,
    TD_PLAYER_NO_MODULE, /* and there will be none */
    TD_PLAYER_ABSENT,    /* no server or device; it is looked for again and again */
    TD_PLAYER_LOST       /* there was one; the same */
};

struct td_player_report {
    enum td_player_state state;
    char output[64];  /* "PulseAudio or PipeWire"; "" = none yet */
    char device[128]; /* where it sounds */
    char why[160];    /* one line; "" = nothing is wrong */
    td_ns latency;    /* from given to heard */
    unsigned changes; /* goes up with each change of state */
};

/* Returns at once; the thread does the rest. TD_ERR_NOMEM, TD_ERR_IO (no thread to be had). */
enum td_err td_player_new(const struct td_player_setup *setup, struct td_player **out);
/* Fades out what sounds, and ends the thread: it waits for some milliseconds. NULL is fine. */
void td_player_free(struct td_player *player);
/* The plan counts from now on; taken over, NULL = silence. Wakes the thread. */
void td_player_play(struct td_player *player, struct td_sound_plan *plan);
void td_player_report(struct td_player *player, struct td_player_report *out);

#endif
