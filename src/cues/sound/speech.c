/* From recordings to a phrase: without the silence around it, at our rate, evenly loud. */
#include <math.h>
#include <stdlib.h>

#include "teardrop/base/num.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/voice.h"

#define PI 3.141592653589793
#define QUIET 0.02F /* of the loudest sample: silence */
#define LOUD 0.12F  /* root mean square ... */
#define PEAK 0.55F  /* ... unless this would be passed */
#define TAPS 16     /* of the filter, on either side */

enum {
    BETWEEN = TD_SPOKEN_RATE / 14, /* samples of silence between two recordings */
    SOFT = TD_SPOKEN_RATE / 250    /* ... of a soft edge */
};

static float peak_of(const struct td_pcm *pcm)
{
    int peak = 0;

    for (size_t i = 0; i < pcm->count; i++) {
        int loud = abs((int)pcm->samples[i]);

        peak = loud > peak ? loud : peak;
    }
    return (float)peak;
}

/* The part that is not silence. */
static void trim(const struct td_pcm *pcm, size_t *first, size_t *end)
{
    float quiet = QUIET * peak_of(pcm);

    *first = 0;
    *end = pcm->count;
    while (*first < *end && fabsf((float)pcm->samples[*first]) <= quiet) {
        (*first)++;
    }
    while (*end > *first && fabsf((float)pcm->samples[*end - 1]) <= quiet) {
        (*end)--;
    }
}

/* Of a windowed sinc: `x` samples away, letting pass what is below `cut` of the rate. */
static double filter(double x, double cut)
{
    double window = 0.5 + 0.5 * cos(PI * x / TAPS);

    if (fabs(x) >= TAPS) {
        return 0;
    }
    return fabs(x) < 1e-9 ? cut : sin(PI * x * cut) / (PI * x) * window;
}

/* The value between samples. */
static float at_place(const struct td_pcm *pcm, double place, double cut)
{
    int64_t middle = (int64_t)floor(place);
    double sum = 0, weight = 0;

    for (int64_t i = middle - TAPS + 1; i <= middle + TAPS; i++) {
        double share = filter((double)i - place, cut);

        weight += share;
        sum += i >= 0 && i < (int64_t)pcm->count ? share * pcm->samples[i] : 0;
    }
    return (float)(sum / (weight > 0.1 ? weight : 1) / 32768);
}

static size_t length_at_our_rate(size_t count, int rate)
{
    return (size_t)((double)count * TD_SPOKEN_RATE / rate);
}

static size_t convert(const struct td_pcm *pcm, float *out)
{
    double step = (double)pcm->rate / TD_SPOKEN_RATE, cut = step > 1 ? 1 / step : 1;
    size_t first, end, count;

    trim(pcm, &first, &end);
    count = length_at_our_rate(end - first, pcm->rate);
    for (size_t i = 0; i < count; i++) {
        out[i] = at_place(pcm, (double)first + (double)i * step, cut);
    }
    return count;
}

static void even_out(float *samples, size_t count)
{
    double power = 0;
    float peak = 0, gain;

    for (size_t i = 0; i < count; i++) {
        power += (double)samples[i] * samples[i];
        peak = fabsf(samples[i]) > peak ? fabsf(samples[i]) : peak;
    }
    gain = LOUD / (float)sqrt(power / (double)count);
    gain = gain * peak > PEAK ? PEAK / peak : gain;
    for (size_t i = 0; i < count; i++) {
        size_t edge = td_min_size(i, count - 1 - i);

        samples[i] *= gain * (edge < SOFT ? (float)(edge + 1) / (SOFT + 1) : 1);
    }
}

static enum td_err keep(const float *samples, size_t count, struct td_spoken *out)
{
    int16_t *kept = calloc(count, sizeof *kept);

    if (kept == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        kept[i] = (int16_t)lrintf(samples[i] * 32767);
    }
    out->samples = kept;
    out->count = count;
    return TD_OK;
}

enum td_err td_speech_join(const struct td_pcm *parts, size_t count, struct td_spoken *out)
{
    size_t most = 0, used = 0;
    float *samples;
    enum td_err err;

    for (size_t i = 0; i < count; i++) {
        most += length_at_our_rate(parts[i].count, parts[i].rate) + BETWEEN;
    }
    samples = calloc(most > 0 ? most : 1, sizeof *samples);
    if (samples == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        size_t got = convert(&parts[i], samples + used);

        used += got + (got > 0 && i + 1 < count ? BETWEEN : 0);
    }
    if (used == 0) {
        free(samples);
        return TD_ERR_CONTENT;
    }
    even_out(samples, used);
    err = keep(samples, used, out);
    free(samples);
    return err;
}
