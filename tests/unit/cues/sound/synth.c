/* Tones to samples: onsets, edges, pitch, loudness, and the same numbers wherever one begins. */
#include "teardrop/cues/sound/synth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/cues/sound/abi.h"
#include "test.h"

#define RATE TD_SOUND_RATE
#define PER_MS (RATE / 1000)

static struct td_tone tone_of(float from, float to, int length_ms)
{
    return (struct td_tone){.stroke_count = 1,
                            .strokes = {{.from_hz = from,
                                         .to_hz = to,
                                         .level = 0.5F,
                                         .length_ms = length_ms,
                                         .attack_ms = 5,
                                         .release_ms = 20,
                                         .partials = {{1, 1}},
                                         .partial_count = 1}}};
}

static float *made(const struct td_tone *tone, int64_t length, size_t count)
{
    float *samples = calloc(count, sizeof *samples);

    assert_non_null(samples);
    td_synth_tone(tone, length, 0, 1, samples, count);
    return samples;
}

static double power(const float *samples, size_t from, size_t to)
{
    double sum = 0;

    for (size_t i = from; i < to; i++) {
        sum += (double)samples[i] * samples[i];
    }
    return sum / (double)(to - from);
}

/* By counting where it goes up through zero. */
static double hz_around(const float *samples, size_t middle)
{
    size_t from = middle - 1200, to = middle + 1200, first = 0, last = 0, turns = 0;

    for (size_t i = from; i < to; i++) {
        if (samples[i] <= 0 && samples[i + 1] > 0) {
            first = turns == 0 ? i : first;
            last = i;
            turns++;
        }
    }
    return (double)(turns - 1) * RATE / (double)(last - first);
}

static void td_synth_tone__an_onset__is_its_first_sample(void **state)
{
    struct td_tone tone = tone_of(660, 330, 0);
    float samples[400] = {0};

    (void)state;
    td_synth_tone(&tone, 3 * (int64_t)RATE, -100, 1, samples, 400);
    for (int i = 0; i < 100; i++) {
        assert_true(samples[i] == 0);
    }
    assert_true(fabsf(samples[100]) * 32767 > 1); /* not lost in a file */
    assert_true(fabsf(samples[100]) < 0.004);     /* and not a click */
}

static void td_synth_tone__to_the_end__leaves_a_silence_before_the_next(void **state)
{
    struct td_tone tone = tone_of(440, 440, 0);
    float *samples = made(&tone, RATE, RATE);
    size_t end = RATE - (size_t)TD_TONE_GAP_MS * PER_MS;

    (void)state;
    assert_true(samples[end - 1] != 0);
    assert_true(fabsf(samples[end - 1]) < 0.004);
    for (size_t i = end; i < RATE; i++) {
        assert_true(samples[i] == 0);
    }
    assert_int_equal(td_synth_tone_end(&tone, RATE), (int64_t)end);
    free(samples);
}

static void td_synth_tone__a_glide__goes_by_equal_ratios(void **state)
{
    struct td_tone tone = tone_of(800, 200, 1000);
    float *samples = made(&tone, 0, RATE);

    (void)state;
    assert_true(fabs(hz_around(samples, RATE / 2) - 400) < 4);
    assert_true(fabs(hz_around(samples, RATE / 4) - 800 / sqrt(2)) < 6);
    assert_true(fabs(hz_around(samples, RATE * 3 / 4) - 400 / sqrt(2)) < 4);
    free(samples);
}

static void td_synth_tone__a_tone__never_jumps(void **state)
{
    static const float hz[] = {100, 330, 660, 1568, 4000};

    (void)state;
    for (size_t i = 0; i < sizeof hz / sizeof hz[0]; i++) {
        struct td_tone tone = tone_of(hz[i], hz[i] / 2, 400);
        float *samples = made(&tone, 0, RATE / 2);
        float peak = 0, jump = 0;

        for (size_t k = 0; k + 1 < RATE / 2; k++) {
            peak = fabsf(samples[k]) > peak ? fabsf(samples[k]) : peak;
            jump = fabsf(samples[k + 1] - samples[k]) > jump ? fabsf(samples[k + 1] - samples[k])
                                                             : jump;
        }
        assert_true(jump < peak * 2 * 3.1415927F * hz[i] / RATE * 1.1F + 0.002F);
        free(samples);
    }
}

static void td_synth_tone__in_pieces__is_the_same(void **state)
{
    struct td_tone tone = tone_of(659.3F, 329.6F, 0);
    float *whole = made(&tone, RATE, RATE), *pieces = calloc(RATE, sizeof *pieces);

    (void)state;
    assert_non_null(pieces);
    for (size_t at = 0, step = 1; at < RATE; at += step, step = step * 7 % 613 + 1) {
        size_t count = at + step < RATE ? step : RATE - at;

        td_synth_tone(&tone, RATE, (int64_t)at, 1, pieces + at, count);
    }
    assert_memory_equal(whole, pieces, RATE * sizeof *whole);
    free(whole);
    free(pieces);
}

static void td_synth_tone__again_and_again__to_the_end_of_the_segment(void **state)
{
    struct td_tone tone = tone_of(800, 200, 100);
    float *samples;

    (void)state;
    tone.strokes[0].every_ms = 500;
    samples = made(&tone, 2 * (int64_t)RATE, 2 * (size_t)RATE);
    for (size_t knock = 0; knock < 4; knock++) {
        size_t at = knock * RATE / 2;

        assert_true(samples[at] != 0);
        assert_true(power(samples, at + 100 * PER_MS, at + RATE / 2) == 0);
    }
    /* The glide goes over all of them. */
    assert_true(fabs(hz_around(samples, RATE + 50 * PER_MS) - 390) < 12);
    free(samples);
}

static void td_synth_tone__too_short__is_left_out(void **state)
{
    struct td_tone tone = tone_of(440, 440, 0);

    (void)state;
    assert_int_equal(td_synth_tone_end(&tone, (int64_t)(TD_TONE_GAP_MS + 5) * PER_MS), 0);
}

static void td_synth_tone__other_heights__are_as_loud_for_the_ear(void **state)
{
    struct td_tone low = tone_of(300, 300, 1000), high = tone_of(1500, 1500, 1000);
    float *a = made(&low, 0, RATE), *b = made(&high, 0, RATE);
    double weight = td_synth_even_out(300) / td_synth_even_out(1500);

    (void)state;
    /* Published: A-weighting is -7.1 dB at 300 Hz (between 315's -6.6 and 250's -8.6), +0.9 at 1500
     * (between 1250's +0.6 and 1600's +1.0). */
    assert_true(fabs(20 * log10(weight) - 8.0) < 0.4);
    assert_true(fabs(10 * log10(power(a, RATE / 4, RATE / 2) / power(b, RATE / 4, RATE / 2)) -
                     20 * log10(weight)) < 0.1);
    free(a);
    free(b);
}

static void td_synth_limit__whatever_comes__stays_within_one(void **state)
{
    float samples[] = {0, 0.5F, -0.79F, 0.9F, -1, 2, -50, 1e9F};
    const float before[] = {0, 0.5F, -0.79F};

    (void)state;
    td_synth_limit(samples, 8);
    assert_memory_equal(samples, before, sizeof before);
    for (size_t i = 3; i < 8; i++) {
        assert_true(fabsf(samples[i]) < 1 && fabsf(samples[i]) > 0.8F);
    }
    assert_true(samples[6] < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_synth_tone__an_onset__is_its_first_sample),
        cmocka_unit_test(td_synth_tone__to_the_end__leaves_a_silence_before_the_next),
        cmocka_unit_test(td_synth_tone__a_glide__goes_by_equal_ratios),
        cmocka_unit_test(td_synth_tone__a_tone__never_jumps),
        cmocka_unit_test(td_synth_tone__in_pieces__is_the_same),
        cmocka_unit_test(td_synth_tone__again_and_again__to_the_end_of_the_segment),
        cmocka_unit_test(td_synth_tone__too_short__is_left_out),
        cmocka_unit_test(td_synth_tone__other_heights__are_as_loud_for_the_ear),
        cmocka_unit_test(td_synth_limit__whatever_comes__stays_within_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
