/* A whole session as samples: every onset at its offset, nothing before it, never too loud, and as
 * loud in one phase as in another. With the tones that teardrop ships. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/sound.h"
#include "teardrop/cues/sound/synth.h"
#include "teardrop/store/content/content.h"
#include "test.h"

#define S TD_NS_PER_S
#define RATE TD_SOUND_RATE
#define PER_MS (RATE / 1000)

static const struct td_level level = {.id = "l3", .name = "Level"};
static const struct td_exercise squat = {
    .id = "squat", .name = "Squat", .tempo = {{3000, 1000, 2000, 1000}, false}};
static const struct td_exercise hold = {.id = "sit", .name = "Wall sit", .kind = TD_EXERCISE_HOLD};

struct recording {
    float *samples;
    size_t count, room;
};

struct world {
    struct td_setting_table table;
    struct td_settings_state settings;
    struct td_content *content;
    struct td_content_port port;
    struct td_sound sound;
    struct td_timeline timeline;
    struct recording heard;
};

static bool take(void *self, const float *samples, size_t count)
{
    struct recording *heard = self;

    if (heard->count + count > heard->room) {
        heard->room = 2 * (heard->count + count);
        heard->samples = realloc(heard->samples, heard->room * sizeof *samples);
        assert_non_null(heard->samples);
    }
    memcpy(heard->samples + heard->count, samples, count * sizeof *samples);
    heard->count += count;
    return true;
}

static struct world *begun(void)
{
    struct td_workout workout = {.level = &level, .prepare = 6 * S, .x = S, .count = 2};
    struct world *w = calloc(1, sizeof *w);

    assert_non_null(w);
    td_setting_table_init(&w->table);
    td_settings_defaults(&w->table, &w->settings);
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &w->content), TD_OK);
    w->port = td_content_port(w->content);
    td_sound_init(&w->sound, &w->settings.values, &w->port, "", "/nowhere", "");
    workout.exercises[0] = (struct td_workout_exercise){
        .exercise = &squat, .tempo = squat.tempo, .sets = 2, .reps = 5, .rest = 10 * S};
    workout.exercises[1] = (struct td_workout_exercise){
        .exercise = &hold, .sets = 1, .reps = 1, .hold = 20 * S, .rest = 10 * S};
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &w->timeline), TD_OK);
    return w;
}

static void record(struct world *w)
{
    struct td_sound_session session;
    char why[200];

    w->heard.count = 0;
    assert_true(td_sound_offline_open(&w->sound, &w->timeline, &session, why, sizeof why));
    assert_true(td_sound_offline(&session, &w->timeline, take, &w->heard));
    td_sound_offline_close(&session);
}

static void end(struct world *w)
{
    td_timeline_deinit(&w->timeline);
    td_sound_deinit(&w->sound);
    td_content_free(w->content);
    free(w->heard.samples);
    free(w);
}

static void td_sound_offline__each_segment__begins_at_its_sample_after_silence(void **state)
{
    struct world *w = begun();

    (void)state;
    for (int set = 0; td_tone_set_ids[set] != NULL; set++) {
        w->settings.values.tone_set = set;
        record(w);
        for (size_t i = 0; i < w->timeline.count; i++) {
            size_t at = (size_t)(w->timeline.segments[i].start * RATE / S);

            assert_true(w->heard.samples[at] != 0);
            for (size_t k = at > 30 * PER_MS ? at - 30 * PER_MS : 0; k < at; k++) {
                assert_true(w->heard.samples[k] == 0);
            }
        }
        assert_true(w->heard.samples[(size_t)(w->timeline.total * RATE / S)] != 0);
        assert_true(w->heard.count >= (size_t)(w->timeline.total * RATE / S) + 2 * (size_t)RATE);
    }
    end(w);
}

static void td_sound_offline__the_loudest_sample__is_far_from_clipping(void **state)
{
    struct world *w = begun();

    (void)state;
    w->settings.values.sound_beat = 1;
    for (int set = 0; td_tone_set_ids[set] != NULL; set++) {
        float loudest = 0;

        w->settings.values.tone_set = set;
        record(w);
        for (size_t i = 0; i < w->heard.count; i++) {
            loudest = fmaxf(loudest, fabsf(w->heard.samples[i]));
        }
        assert_true(loudest > 0.1F && loudest < 0.75F);
    }
    end(w);
}

/* Decibels of a stretch, evened out as the ear hears it where the tone has one height. */
static double loudness(const struct world *w, size_t segment, td_ns from, td_ns to, double hz)
{
    size_t first = (size_t)((w->timeline.segments[segment].start + from) * RATE / S);
    size_t last = (size_t)((w->timeline.segments[segment].start + to) * RATE / S);
    double sum = 0;

    for (size_t i = first; i < last; i++) {
        sum += (double)w->heard.samples[i] * w->heard.samples[i];
    }
    return 10 * log10(sum / (double)(last - first)) - 20 * log10(td_synth_even_out(hz));
}

static void td_sound_offline__phases__can_be_told_apart_and_are_evenly_loud(void **state)
{
    struct world *w = begun();
    double down, up, high, low;

    (void)state;
    record(w);
    /* In the second rep, which has no signal of its own: down falls from 659 Hz to 330. */
    down = loudness(w, 5, 100 * TD_NS_PER_MS, 200 * TD_NS_PER_MS, 640);
    low = loudness(w, 5, 2700 * TD_NS_PER_MS, 2800 * TD_NS_PER_MS, 347);
    up = loudness(w, 7, 100 * TD_NS_PER_MS, 200 * TD_NS_PER_MS, 345);
    high = loudness(w, 7, 1700 * TD_NS_PER_MS, 1800 * TD_NS_PER_MS, 610);
    assert_true(fabs(down - low) < 1 && fabs(down - up) < 1 && fabs(down - high) < 1);
    /* The hold is steady and quiet, the top short. */
    assert_true(loudness(w, 6, 100 * TD_NS_PER_MS, 900 * TD_NS_PER_MS, 330) < down - 4);
    assert_true(loudness(w, 8, 300 * TD_NS_PER_MS, 900 * TD_NS_PER_MS, 880) < down - 40);
    end(w);
}

static void td_sound_offline__twice__is_the_same(void **state)
{
    struct world *w = begun();
    struct recording first;

    (void)state;
    record(w);
    first = w->heard;
    w->heard = (struct recording){0};
    record(w);
    assert_int_equal(first.count, w->heard.count);
    assert_memory_equal(first.samples, w->heard.samples, first.count * sizeof *first.samples);
    free(first.samples);
    end(w);
}

static void td_tone_sets__each_of_the_settings__is_shipped_and_whole(void **state)
{
    struct world *w = begun();
    const struct td_tones *tones;

    (void)state;
    assert_int_equal(w->port.ops->tones(w->port.self, &tones, NULL), TD_OK);
    for (int set = 0; td_tone_set_ids[set] != NULL; set++) {
        const struct td_tone_set *found = td_tone_set_find(tones, td_tone_set_ids[set]);

        assert_non_null(found);
        for (int tone = 0; tone < TD_TONE_COUNT; tone++) {
            assert_true(found->tones[tone].stroke_count > 0);
        }
    }
    end(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_sound_offline__each_segment__begins_at_its_sample_after_silence),
        cmocka_unit_test(td_sound_offline__the_loudest_sample__is_far_from_clipping),
        cmocka_unit_test(td_sound_offline__phases__can_be_told_apart_and_are_evenly_loud),
        cmocka_unit_test(td_sound_offline__twice__is_the_same),
        cmocka_unit_test(td_tone_sets__each_of_the_settings__is_shipped_and_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
