/* What the program and its loadable modules know of each other: teardrop_sound.so, which brings
 * samples to a server or a device, and teardrop_voice.so, which makes samples of words. Neither is
 * linked; they are loaded when a session begins with sound, and without them all else works.
 *
 * Plain C types only: a module is built apart from the program. Everything here is part of the
 * ABI; when anything changes, TD_SOUND_ABI goes up and older modules are refused.
 *
 * Times are nanoseconds of CLOCK_MONOTONIC, as source.now says. */
#ifndef TEARDROP_CUES_SOUND_ABI_H
#define TEARDROP_CUES_SOUND_ABI_H

#include <stddef.h>
#include <stdint.h>

#define TD_SOUND_ABI 1u
#define TD_SOUND_RATE 48000 /* samples a second, one channel, throughout */

/* ---- the output ---- */

/* What an output asks of the program. All are called in the thread that called `run`, and none of
 * them waits for anything. */
struct td_output_source {
    void *self;
    int64_t (*now)(void *self);
    /* Fills in samples from number `from` on, each from -1 to 1. What was given before may be asked
     * for again after `look` took it back. */
    void (*render)(void *self, int64_t from, float *out, size_t count);
    /* Sample number `sample` is heard at `at`: said as often as the output knows it anew. */
    void (*heard)(void *self, int64_t sample, int64_t at);
    /* `written` samples have been given. TD_LOOK_STOP; TD_LOOK_IDLE: nothing is to be heard for a
     * while, rest until woken, and give samples at once then. Less than `written`: from this one
     * on all has changed; what is not heard yet should be given again. Otherwise `written`. */
    int64_t (*look)(void *self, int64_t written);
    /* It can be heard now: where, and how long after it is given a sample is heard (0 = not known
     * yet). The text is copied. */
    void (*opened)(void *self, const char *device, int64_t latency_ns);
};

#define TD_LOOK_STOP (-1)
#define TD_LOOK_IDLE (-2)

struct td_output_request {
    const char *device; /* "" = the usual one */
    int buffer_ms;      /* how far ahead samples are given, 10..500 */
    int wake_fd;        /* becomes readable when `look` has something to say; `run` empties it */
};

enum td_output_end {
    TD_OUTPUT_STOPPED, /* as look wanted */
    TD_OUTPUT_ABSENT,  /* nothing answers */
    TD_OUTPUT_LOST     /* it answered, and is gone */
};

struct td_output_ops {
    const char *id;   /* "pulse", "alsa" */
    const char *name; /* for people */
    /* Sounds until it must stop; why: one line about any other end. */
    enum td_output_end (*run)(const struct td_output_request *request,
                              const struct td_output_source *source, char *why, size_t why_size);
};

#define TD_OUTPUTS_MAX 4

/* Exported by teardrop_sound.so as `td_sound_module`. */
struct td_sound_module {
    uint32_t abi;
    const struct td_output_ops *outputs[TD_OUTPUTS_MAX + 1]; /* in the order they are tried; NULL */
};

/* ---- the voice ---- */

/* Samples of one channel. */
struct td_pcm {
    int16_t *samples; /* owned: free() */
    size_t count;
    int rate; /* samples a second */
};

#define TD_VOICE_SECONDS_MAX 10 /* of one phrase */

/* Called in one thread, which may wait for them. 0 = done; otherwise why is one line. */
struct td_voice_ops {
    const char *name; /* of the synthesiser with its version, for people; "" = there is none */
    const char *file_names; /* what is read of files, for people: "WAV"; "" = nothing */
    /* language: as the synthesiser calls it, "en-us", "de"; rate: words a minute, 80..450. */
    int (*open)(const char *language, int rate, void **voice, char *why, size_t why_size);
    /* out is set only when 0 is returned. */
    int (*say)(void *voice, const char *text, struct td_pcm *out, char *why, size_t why_size);
    void (*close)(void *voice);
    /* Reads a whole file, several channels mixed into one. What is longer than
     * TD_VOICE_SECONDS_MAX, has no sound in it or is no sound at all is refused. `remarks` of
     * `remarks_size` bytes gets what is unusual and yet fine ("2 channels, mixed into one"); "". */
    int (*read)(const char *path, struct td_pcm *out, char *remarks, size_t remarks_size, char *why,
                size_t why_size);
};

/* Exported by teardrop_voice.so as `td_voice_module`. */
struct td_voice_module {
    uint32_t abi;
    const struct td_voice_ops *ops;
};

#endif
