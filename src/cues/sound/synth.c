/* Tones to samples. Phases are computed exactly at every 32nd sample of a stroke and go evenly in
 * between: a glide costs little, and no error adds up. */
#include "teardrop/cues/sound/synth.h"

#include <math.h>
#include <stdbool.h>

#include "teardrop/base/num.h"
#include "teardrop/cues/sound/abi.h"

#define RATE ((double)TD_SOUND_RATE)
#define BLOCK 32
#define FIRST 0.004F /* how loud the first sample is */
#define TWO_PI 6.283185307179586
#define LOUD 0.25    /* of a level of 1 at 1000 Hz */
#define EVEN_MAX 4.0 /* 12 dB */
#define WHOLE_MIN 15 /* ms; what is cut shorter than this is left out */
#define PRESSED 0.8F /* from here on */

enum { PER_MS = TD_SOUND_RATE / 1000 }; /* samples of a millisecond */

/* ---- how loud ---- */

/* A-weighting, as a factor; not 1 at 1000 Hz yet. */
static double a_weight(double hz)
{
    double f2 = hz * hz;

    return 12194.0 * 12194.0 * f2 * f2 /
           ((f2 + 20.6 * 20.6) * sqrt((f2 + 107.7 * 107.7) * (f2 + 737.9 * 737.9)) *
            (f2 + 12194.0 * 12194.0));
}

double td_synth_even_out(double hz)
{
    return td_clamp_real(a_weight(1000) / a_weight(hz), 1 / EVEN_MAX, EVEN_MAX);
}

/* ---- one stroke ---- */

/* A stroke where it stands: `begin` and `count` samples; glides over `glide` samples, of which it
 * is `ahead` when it begins. */
struct placed {
    const struct td_stroke *stroke;
    int64_t begin, count;
    int64_t glide, ahead;
};

static double hz_at(const struct placed *p, int64_t at)
{
    const struct td_stroke *stroke = p->stroke;
    double part = (double)(p->ahead + at) / (double)p->glide;

    return stroke->from_hz * pow((double)stroke->to_hz / stroke->from_hz, part);
}

/* Periods since its first sample. */
static double periods_at(const struct placed *p, int64_t at)
{
    double ratio = log((double)p->stroke->to_hz / p->stroke->from_hz);
    double first = hz_at(p, 0), t = (double)at;

    if (fabs(ratio) < 1e-9) {
        return first * t / RATE;
    }
    return first / RATE * (double)p->glide / ratio * (exp(ratio * t / (double)p->glide) - 1);
}

static double level_at(const struct placed *p, int64_t at)
{
    double level = LOUD * p->stroke->level * td_synth_even_out(hz_at(p, at));

    if (p->stroke->decay_ms > 0) {
        level *= exp(-(double)at / ((double)p->stroke->decay_ms * PER_MS));
    }
    return level;
}

/* From nearly 0 to 1 over `length` samples. The first value is 48 dB down: no ear hears it as a
 * click, and in a file of 16 bits it is not lost, so that an onset can be measured. */
static float swell(int64_t at, int64_t length)
{
    float s;

    if (at >= length) {
        return 1;
    }
    s = sinf((float)(TWO_PI / 4) * (float)(at + 1) / (float)(length + 1));
    return FIRST + (1 - FIRST) * s * s;
}

static float edges(const struct placed *p, int64_t at)
{
    return swell(at, (int64_t)p->stroke->attack_ms * PER_MS) *
           swell(p->count - 1 - at, (int64_t)p->stroke->release_ms * PER_MS);
}

static float sum_of_levels(const struct td_stroke *stroke)
{
    float sum = 0;

    for (size_t i = 0; i < stroke->partial_count; i++) {
        sum += stroke->partials[i].level;
    }
    return sum > 1 ? sum : 1;
}

static float voices(const struct td_stroke *stroke, double periods)
{
    float sum = 0;

    for (size_t i = 0; i < stroke->partial_count; i++) {
        double turn = periods * (double)stroke->partials[i].ratio;

        sum += stroke->partials[i].level * cosf((float)(TWO_PI * (turn - floor(turn))));
    }
    return sum;
}

/* The samples [at, end) of it, which are within one block. */
static void mix_block(const struct placed *p, int64_t at, int64_t end, float gain, float *mix)
{
    int64_t block = at - at % BLOCK;
    double from = periods_at(p, block), to = periods_at(p, block + BLOCK);
    double soft = level_at(p, block), next = level_at(p, block + BLOCK);
    float even = gain / sum_of_levels(p->stroke);

    for (int64_t i = at; i < end; i++) {
        double part = (double)(i - block) / BLOCK;

        *mix++ += even * (float)(soft + (next - soft) * part) * edges(p, i) *
                  voices(p->stroke, from + (to - from) * part);
    }
}

static void mix_stroke(const struct placed *p, int64_t from, float gain, float *mix, size_t count)
{
    int64_t at = from - p->begin > 0 ? from - p->begin : 0;
    int64_t end = from + (int64_t)count - p->begin;

    end = end < p->count ? end : p->count;
    while (at < end) {
        int64_t stop = at - at % BLOCK + BLOCK;

        stop = stop < end ? stop : end;
        mix_block(p, at, stop, gain, mix + (p->begin + at - from));
        at = stop;
    }
}

/* ---- all strokes of a tone ---- */

/* The strokes one after another, again and again where they come again. Begin with all zero. */
struct walk {
    size_t stroke;
    int64_t time; /* how often it has come already */
};

/* Where a stroke stands the time-th time; false when it does not. */
static bool place(const struct td_stroke *stroke, int64_t time, int64_t length, struct placed *out)
{
    int64_t at = (int64_t)stroke->at_ms * PER_MS + time * stroke->every_ms * PER_MS;
    int64_t room = length > 0 ? length - (int64_t)TD_TONE_GAP_MS * PER_MS - at : INT64_MAX;
    int64_t count = (int64_t)stroke->length_ms * PER_MS;

    if (time > 0 && (stroke->every_ms == 0 || count > room)) {
        return false;
    }
    if (count == 0 || count > room) {
        count = room;
    }
    *out = (struct placed){.stroke = stroke, .begin = at, .count = count, .glide = count};
    if (stroke->every_ms > 0 && length > 0) {
        out->glide = length;
        out->ahead = at;
    }
    return count >= (int64_t)WHOLE_MIN * PER_MS && count < INT64_MAX;
}

static bool next_stroke(struct walk *walk, const struct td_tone *tone, int64_t length,
                        struct placed *out)
{
    while (walk->stroke < tone->stroke_count) {
        if (place(&tone->strokes[walk->stroke], walk->time, length, out)) {
            bool again = tone->strokes[walk->stroke].every_ms > 0 && length > 0;

            walk->time = again ? walk->time + 1 : 0;
            walk->stroke += again ? 0 : 1;
            return true;
        }
        walk->stroke++;
        walk->time = 0;
    }
    return false;
}

void td_synth_tone(const struct td_tone *tone, int64_t length, int64_t from, float gain, float *mix,
                   size_t count)
{
    struct walk walk = {0};
    struct placed stroke;

    while (next_stroke(&walk, tone, length, &stroke)) {
        if (stroke.begin < from + (int64_t)count && stroke.begin + stroke.count > from) {
            mix_stroke(&stroke, from, gain, mix, count);
        }
    }
}

int64_t td_synth_tone_end(const struct td_tone *tone, int64_t length)
{
    struct walk walk = {0};
    struct placed stroke;
    int64_t end = 0;

    while (next_stroke(&walk, tone, length, &stroke)) {
        end = stroke.begin + stroke.count > end ? stroke.begin + stroke.count : end;
    }
    return end;
}

void td_synth_limit(float *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        float loud = fabsf(samples[i]);

        if (loud > PRESSED) {
            float pressed = PRESSED + (1 - PRESSED) * tanhf((loud - PRESSED) / (1 - PRESSED));

            samples[i] = copysignf(pressed < 0.999F ? pressed : 0.999F, samples[i]);
        }
    }
}
