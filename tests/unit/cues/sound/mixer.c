/* The mixer on a clock and an output that the test makes up: late, early, taken back, run dry, a
 * clock that goes wrong. */
#include "teardrop/cues/sound/mixer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/cues/sound/abi.h"
#include "test.h"

#define RATE TD_SOUND_RATE
#define MS TD_NS_PER_MS
#define S TD_NS_PER_S
#define PER_MS (RATE / 1000)
#define LONG (20 * (size_t)RATE)

static const struct td_tone tick = {.stroke_count = 1,
                                    .strokes = {{.from_hz = 880,
                                                 .to_hz = 880,
                                                 .level = 0.5F,
                                                 .length_ms = 60,
                                                 .attack_ms = 3,
                                                 .release_ms = 20,
                                                 .partials = {{1, 1}},
                                                 .partial_count = 1}}};
static const struct td_tone hum = {.stroke_count = 1,
                                   .strokes = {{.from_hz = 440,
                                                .to_hz = 440,
                                                .level = 0.5F,
                                                .attack_ms = 3,
                                                .release_ms = 20,
                                                .partials = {{1, 1}},
                                                .partial_count = 1}}};

static struct td_sound_plan *plan_of(const struct td_note *notes, size_t count)
{
    struct td_sound_plan *plan = malloc(sizeof *plan + count * sizeof plan->notes[0]);

    assert_non_null(plan);
    plan->count = count;
    plan->volume = 1;
    if (count > 0) {
        memcpy(plan->notes, notes, count * sizeof notes[0]);
    }
    return plan;
}

/* A server whose clock runs `skew` too fast, that is asked for 10 ms at a time and says of each
 * what it knows, `noise` wrong. */
struct server {
    struct td_mixer mixer;
    double zero, skew; /* ns when sample 0 is heard */
    int64_t given;
    td_ns noise;
    float *heard;
};

static struct server begun(double zero, double skew)
{
    struct server server = {.zero = zero, .skew = skew, .mixer = {.volume = 1, .before = 1}};

    server.heard = calloc(LONG, sizeof *server.heard);
    assert_non_null(server.heard);
    return server;
}

static td_ns when(const struct server *server, int64_t sample)
{
    return (td_ns)(server->zero + (double)sample * S / RATE / (1 + server->skew));
}

static void ask(struct server *server, size_t count)
{
    td_ns wrong = server->noise * (td_ns)((server->given / 480 * 7919) % 201 - 100) / 100;

    td_clock_map_heard(&server->mixer.map, server->given, when(server, server->given) + wrong);
    td_mixer_render(&server->mixer, server->given, server->heard + server->given, count);
    server->given += (int64_t)count;
}

static void ask_until(struct server *server, int64_t sample)
{
    while (server->given < sample) {
        ask(server, 480);
    }
}

static void end(struct server *server)
{
    td_mixer_deinit(&server->mixer);
    free(server->heard);
}

/* The first sample at or behind `from` that is not silent; -1 = none. */
static int64_t onset(const struct server *server, int64_t from)
{
    for (int64_t i = from; i < server->given; i++) {
        if (server->heard[i] != 0) {
            return i;
        }
    }
    return -1;
}

static double error_ms(const struct server *server, td_ns due, int64_t from)
{
    int64_t at = onset(server, from);

    assert_true(at >= 0);
    return fabs((double)(when(server, at) - due)) / MS;
}

static void td_mixer_render__notes__begin_when_they_are_due(void **state)
{
    struct td_note notes[10] = {{0}};
    struct server server = begun(5.0 * S, 0);

    (void)state;
    for (int i = 0; i < 10; i++) {
        notes[i] = (struct td_note){.due = 6 * S + i * 700 * MS, .tone = &tick, .leave = INT64_MAX};
    }
    td_mixer_take(&server.mixer, plan_of(notes, 10), 0);
    ask_until(&server, 10 * RATE);
    for (int i = 0; i < 10; i++) {
        assert_true(
            error_ms(&server, notes[i].due, (int64_t)RATE - 10 + (int64_t)i * 700 * PER_MS) < 0.03);
    }
    end(&server);
}

static void td_mixer_render__a_clock_off_by_a_thousandth__stays_within_a_millisecond(void **state)
{
    static const double skews[] = {0.001, -0.001};

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        struct td_note notes[15] = {{0}};
        struct server server = begun(5.0 * S, skews[k]);

        server.noise = 2 * MS;
        for (int i = 0; i < 15; i++) {
            notes[i] = (struct td_note){.due = 7 * S + i * S, .tone = &tick, .leave = INT64_MAX};
        }
        td_mixer_take(&server.mixer, plan_of(notes, 15), 0);
        ask_until(&server, 18 * RATE);
        for (int i = 0; i < 15; i++) {
            assert_true(error_ms(&server, notes[i].due, (int64_t)(2 + i) * RATE - RATE / 3) < 1);
        }
        end(&server);
    }
}

static void td_mixer_render__a_little_late__is_whole_and_much_is_left_out(void **state)
{
    struct td_note little = {.due = 5 * S - 20 * MS, .tone = &tick, .leave = INT64_MAX};
    struct td_note much = {.due = 5 * S - 50 * MS, .tone = &tick, .leave = INT64_MAX};
    struct server server = begun(5.0 * S, 0);

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&little, 1), 0);
    ask_until(&server, RATE);
    assert_int_equal(onset(&server, 0), 0);
    end(&server);
    server = begun(5.0 * S, 0);
    td_mixer_take(&server.mixer, plan_of(&much, 1), 0);
    ask_until(&server, RATE);
    assert_int_equal(onset(&server, 0), -1);
    end(&server);
}

static void td_mixer_take__in_the_middle_of_what_lasts__swells_up_there(void **state)
{
    struct td_note note = {.due = 4 * S, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct server server = begun(5.0 * S, 0);
    float loud = 0, early = 0;

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    ask_until(&server, 3 * RATE);
    for (int i = 0; i < 100 * PER_MS; i++) {
        float now = fabsf(server.heard[i]);

        early = i < PER_MS && now > early ? now : early;
        loud = now > loud ? now : loud;
    }
    assert_true(loud > 0.05F && early < loud / 5);
    /* It ends where it would have. */
    assert_true(server.heard[2 * RATE - TD_TONE_GAP_MS * PER_MS - 5] != 0);
    assert_true(server.heard[2 * RATE - TD_TONE_GAP_MS * PER_MS] == 0);
    end(&server);
}

static void td_mixer_take__what_stands_in_both__goes_on_as_if_nothing_was(void **state)
{
    struct td_note note = {.due = 5 * S, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct server one = begun(5.0 * S, 0), two = begun(5.0 * S, 0);

    (void)state;
    td_mixer_take(&one.mixer, plan_of(&note, 1), 0);
    td_mixer_take(&two.mixer, plan_of(&note, 1), 0);
    ask_until(&one, 2 * RATE);
    ask_until(&two, RATE);
    td_mixer_take(&two.mixer, plan_of(&note, 1), RATE - 1000);
    two.given = RATE - 1000 - (RATE - 1000) % 480;
    ask_until(&two, 2 * RATE);
    assert_memory_equal(one.heard, two.heard, 2 * RATE * sizeof *one.heard);
    end(&one);
    end(&two);
}

static void td_mixer_take__silence__fades_within_twenty_milliseconds(void **state)
{
    struct td_note note = {.due = 5 * S, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct server server = begun(5.0 * S, 0);
    float jump = 0;

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    ask_until(&server, RATE);
    td_mixer_take(&server.mixer, NULL, RATE);
    ask_until(&server, 2 * RATE);
    for (int64_t i = RATE - 100; i < RATE + 21 * PER_MS; i++) {
        jump = fabsf(server.heard[i + 1] - server.heard[i]) > jump
                   ? fabsf(server.heard[i + 1] - server.heard[i])
                   : jump;
    }
    assert_true(jump < 0.02F);
    assert_true(server.heard[RATE + 5 * PER_MS] != 0);
    assert_int_equal(onset(&server, RATE + (int64_t)(TD_SOUND_FADE_MS + 1) * PER_MS), -1);
    end(&server);
}

static void td_mixer_take__twice_within_a_fade__does_not_click(void **state)
{
    struct td_note note = {.due = 5 * S, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct td_note other = {.due = 9 * S, .tone = &tick, .leave = INT64_MAX};
    struct server server = begun(5.0 * S, 0);

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    ask_until(&server, RATE);
    td_mixer_take(&server.mixer, NULL, RATE);
    td_mixer_take(&server.mixer, plan_of(&other, 1), RATE + 240);
    td_mixer_take(&server.mixer, NULL, RATE - 240);
    server.given = RATE - 480;
    ask_until(&server, 2 * RATE);
    for (int64_t i = RATE - 480; i < 2 * RATE - 1; i++) {
        assert_true(fabsf(server.heard[i + 1] - server.heard[i]) < 0.02F);
    }
    assert_int_equal(onset(&server, RATE + 20 * PER_MS), -1);
    end(&server);
}

static void td_mixer_take__what_was_given_and_not_heard__is_unsaid(void **state)
{
    struct td_note note = {.due = 6 * S, .tone = &tick, .leave = INT64_MAX};
    struct server server = begun(5.0 * S, 0);

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    ask_until(&server, RATE + 480);
    assert_true(onset(&server, 0) > 0);
    td_mixer_take(&server.mixer, NULL, RATE - 960);
    server.given = RATE - 960;
    ask_until(&server, 2 * RATE);
    assert_int_equal(onset(&server, 0), -1);
    end(&server);
}

static void td_mixer_take__another_volume__is_reached_softly(void **state)
{
    struct td_note note = {.due = 5 * S, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct td_sound_plan *muted = plan_of(&note, 1);
    struct server server = begun(5.0 * S, 0);

    (void)state;
    muted->volume = 0;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    ask_until(&server, RATE);
    td_mixer_take(&server.mixer, muted, RATE);
    ask_until(&server, 2 * RATE);
    assert_true(server.heard[RATE + 2 * PER_MS] != 0);
    assert_int_equal(onset(&server, RATE + (int64_t)(TD_SOUND_FADE_MS + 1) * PER_MS), -1);
    end(&server);
}

static void td_mixer_render__a_phrase__is_softer_where_a_tone_begins(void **state)
{
    struct td_spoken spoken = {.count = RATE / 2};
    struct td_note notes[2] = {{.due = 5 * S, .spoken = &spoken, .leave = INT64_MAX},
                               {.due = 5 * S + 500 * MS, .tone = &tick, .leave = INT64_MAX}};
    struct server server = begun(5.0 * S, 0);

    (void)state;
    spoken.samples = calloc(RATE / 2, sizeof *spoken.samples);
    assert_non_null(spoken.samples);
    for (int i = 0; i < RATE / 2; i++) {
        spoken.samples[i] = 16384;
    }
    td_mixer_take(&server.mixer, plan_of(notes, 2), 0);
    ask_until(&server, RATE);
    assert_true(fabsf(server.heard[400 * PER_MS] - 0.5F) < 0.001F);
    assert_true(fabsf(server.heard[500 * PER_MS - 1] - 0.5F * TD_SOUND_DUCK) < 0.01F);
    assert_true(fabsf(server.heard[700 * PER_MS] - 0.5F) < 0.001F);
    end(&server);
    free(spoken.samples);
}

static void td_mixer_render__before_the_clock_is_known__is_silence(void **state)
{
    struct td_note note = {.due = 0, .length = 3 * S, .tone = &hum, .leave = INT64_MAX};
    struct server server = begun(0, 0);

    (void)state;
    td_mixer_take(&server.mixer, plan_of(&note, 1), 0);
    td_mixer_render(&server.mixer, 0, server.heard, RATE);
    server.given = RATE;
    assert_int_equal(onset(&server, 0), -1);
    end(&server);
}

static void td_clock_map_heard__a_stumble__counts_when_it_lasts(void **state)
{
    struct td_clock_map map = {0};

    (void)state;
    for (int i = 0; i < 100; i++) {
        td_clock_map_heard(&map, (int64_t)i * 480, 5 * S + (td_ns)i * 10 * MS);
    }
    td_clock_map_heard(&map, 48000, 6 * S + 200 * MS); /* once: not believed */
    assert_int_equal(td_clock_map_sample(&map, 6 * S), RATE);
    for (int i = 0; i < 6; i++) {
        td_clock_map_heard(&map, 48480 + (int64_t)i * 480, 6 * S + 210 * MS + (td_ns)i * 10 * MS);
    }
    assert_int_equal(td_clock_map_sample(&map, 6 * S + 200 * MS), RATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_mixer_render__notes__begin_when_they_are_due),
        cmocka_unit_test(td_mixer_render__a_clock_off_by_a_thousandth__stays_within_a_millisecond),
        cmocka_unit_test(td_mixer_render__a_little_late__is_whole_and_much_is_left_out),
        cmocka_unit_test(td_mixer_take__in_the_middle_of_what_lasts__swells_up_there),
        cmocka_unit_test(td_mixer_take__what_stands_in_both__goes_on_as_if_nothing_was),
        cmocka_unit_test(td_mixer_take__silence__fades_within_twenty_milliseconds),
        cmocka_unit_test(td_mixer_take__twice_within_a_fade__does_not_click),
        cmocka_unit_test(td_mixer_take__what_was_given_and_not_heard__is_unsaid),
        cmocka_unit_test(td_mixer_take__another_volume__is_reached_softly),
        cmocka_unit_test(td_mixer_render__a_phrase__is_softer_where_a_tone_begins),
        cmocka_unit_test(td_mixer_render__before_the_clock_is_known__is_silence),
        cmocka_unit_test(td_clock_map_heard__a_stumble__counts_when_it_lasts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
