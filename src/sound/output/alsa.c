/* ALSA, for machines without a sound server. */
#include <alsa/asoundlib.h>
#include <poll.h>

#include "output.h"

#define PIECE 1024
#define SPARE 256 /* samples before what is heard now that are not taken back */

struct alsa {
    const struct td_output_request *request;
    const struct td_output_source *source;
    snd_pcm_t *pcm;
    int64_t written;
};

/* The library complains on standard error, in the middle of the screen. */
static void say_nothing(const char *file, int line, const char *function, int err,
                        const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)err;
    (void)format;
}

static void say_heard(struct alsa *a)
{
    snd_pcm_sframes_t delay;

    if (snd_pcm_delay(a->pcm, &delay) == 0 && delay >= 0) {
        a->source->heard(a->source->self, a->written,
                         a->source->now(a->source->self) +
                             (int64_t)delay * 1000000000 / TD_SOUND_RATE);
    }
}

/* As far back as the device allows. */
static void take_back(struct alsa *a, int64_t from)
{
    snd_pcm_sframes_t most = from < a->written ? snd_pcm_rewindable(a->pcm) - SPARE : 0;
    snd_pcm_sframes_t wanted = (snd_pcm_sframes_t)(a->written - from);

    if (most > 0 && wanted > 0) {
        snd_pcm_sframes_t taken =
            snd_pcm_rewind(a->pcm, (snd_pcm_uframes_t)(wanted < most ? wanted : most));

        a->written -= taken > 0 ? taken : 0;
    }
}

/* Fills what is free; 0, or what went wrong for good. */
static int feed(struct alsa *a)
{
    snd_pcm_sframes_t room = snd_pcm_avail_update(a->pcm);
    float samples[PIECE];

    say_heard(a);
    while (room > 0) {
        snd_pcm_uframes_t count = (snd_pcm_uframes_t)(room < PIECE ? room : PIECE);
        snd_pcm_sframes_t taken;

        a->source->render(a->source->self, a->written, samples, count);
        taken = snd_pcm_writei(a->pcm, samples, count);
        if (taken < 0) {
            room = taken;
            break;
        }
        a->written += taken;
        room -= taken;
        if (taken == 0) {
            break;
        }
    }
    if (room == -EAGAIN || room >= 0) {
        return 0;
    }
    return snd_pcm_recover(a->pcm, (int)room, 1); /* it ran dry, or was put to sleep */
}

static enum td_output_end loop(struct alsa *a, char *why, size_t why_size)
{
    struct pollfd wake = {.fd = a->request->wake_fd, .events = POLLIN};
    int rests = 0;

    for (;;) {
        int64_t from = a->source->look(a->source->self, a->written);
        int err = 0;

        if (from == TD_LOOK_STOP) {
            return TD_OUTPUT_STOPPED;
        }
        if (rests != (from == TD_LOOK_IDLE)) {
            rests = from == TD_LOOK_IDLE;
            err = rests ? snd_pcm_drop(a->pcm) : snd_pcm_prepare(a->pcm);
        }
        if (!rests && err >= 0) {
            take_back(a, from);
            err = feed(a);
        }
        if (err < 0) {
            td_output_say(why, why_size, "the sound device is gone", snd_strerror(err));
            return TD_OUTPUT_LOST;
        }
        (void)poll(&wake, 1, rests ? -1 : a->request->buffer_ms / 4);
        td_output_empty(a->request->wake_fd);
    }
}

static enum td_output_end run(const struct td_output_request *request,
                              const struct td_output_source *source, char *why, size_t why_size)
{
    struct alsa a = {.request = request, .source = source};
    const char *device = request->device[0] != '\0' ? request->device : "default";
    enum td_output_end how = TD_OUTPUT_ABSENT;
    int err;

    (void)snd_lib_error_set_handler(say_nothing);
    err = snd_pcm_open(&a.pcm, device, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (err < 0) {
        td_output_say(why, why_size, "no sound device", snd_strerror(err));
        return TD_OUTPUT_ABSENT;
    }
    err = snd_pcm_set_params(a.pcm, SND_PCM_FORMAT_FLOAT, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                             TD_SOUND_RATE, 1, (unsigned)request->buffer_ms * 1000U);
    if (err < 0) {
        td_output_say(why, why_size, "the sound device cannot be used", snd_strerror(err));
    } else {
        source->opened(source->self, device, (int64_t)request->buffer_ms * 1000000);
        how = loop(&a, why, why_size);
    }
    (void)snd_pcm_close(a.pcm);
    (void)snd_config_update_free_global();
    return how;
}

const struct td_output_ops td_output_alsa = {.id = "alsa", .name = "ALSA", .run = run};
