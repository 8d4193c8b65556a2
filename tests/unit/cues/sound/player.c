/* The player's thread with an output that the test makes up: its clock is the samples it took. */
#include "teardrop/cues/sound/player.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/module.h"
#include "test.h"

#define MS TD_NS_PER_MS
#define S TD_NS_PER_S
#define RATE TD_SOUND_RATE
#define STEP 480 /* 10 ms */
#define MOST (60 * RATE / STEP)
#define BEGIN (100 * S)

/* What the output is to do, and what it did. */
static struct {
    atomic_llong now;
    atomic_int gone;    /* it is lost at the next look */
    atomic_int answers; /* is it there at all? */
    atomic_int runs;
    atomic_int steps;   /* taken since the last run began */
    atomic_int stop_at; /* steps that may be taken */
    atomic_int rests;
    float heard[MOST * STEP];
} it;

static td_ns fake_now(void)
{
    return (td_ns)atomic_load(&it.now);
}

static void empty(int fd)
{
    char bytes[16];

    while (read(fd, bytes, sizeof bytes) > 0) {
    }
}

/* Until woken; a wait that never ends would be the test's own fault. */
static void wait_for(int fd)
{
    struct pollfd wake = {.fd = fd, .events = POLLIN};

    (void)poll(&wake, 1, 60000);
    empty(fd);
}

static enum td_output_end run(const struct td_output_request *request,
                              const struct td_output_source *source, char *why, size_t why_size)
{
    int64_t written = 0;

    (void)why_size;
    atomic_fetch_add(&it.runs, 1);
    if (!atomic_load(&it.answers)) {
        return TD_OUTPUT_ABSENT;
    }
    atomic_store(&it.steps, 0);
    source->opened(source->self, "Loudspeaker", 40 * MS);
    for (;;) {
        int64_t from = source->look(source->self, written);

        if (from == TD_LOOK_STOP) {
            return TD_OUTPUT_STOPPED;
        }
        if (atomic_load(&it.gone)) {
            memcpy(why, "it was pulled out", 18);
            return TD_OUTPUT_LOST;
        }
        atomic_store(&it.rests, from == TD_LOOK_IDLE);
        if (from == TD_LOOK_IDLE || atomic_load(&it.steps) >= atomic_load(&it.stop_at)) {
            wait_for(request->wake_fd);
            continue;
        }
        source->heard(source->self, written, fake_now());
        source->render(source->self, written, it.heard + written, STEP);
        written += STEP;
        atomic_fetch_add(&it.now, 10 * MS);
        atomic_fetch_add(&it.steps, 1);
    }
}

static const struct td_output_ops output = {.id = "fake", .name = "Pretended", .run = run};
static const struct td_sound_module module = {TD_SOUND_ABI, {&output, NULL}};

static const struct td_tone tick = {.stroke_count = 1,
                                    .strokes = {{.from_hz = 880,
                                                 .to_hz = 880,
                                                 .level = 0.5F,
                                                 .length_ms = 60,
                                                 .attack_ms = 3,
                                                 .release_ms = 20,
                                                 .partials = {{1, 1}},
                                                 .partial_count = 1}}};

static struct td_player *begun_with(int answers)
{
    struct td_player_setup setup = {.module = "", .device = "", .now = fake_now, .own = &module};
    struct td_player *player;

    memset(it.heard, 0, sizeof it.heard);
    atomic_store(&it.now, BEGIN);
    atomic_store(&it.gone, 0);
    atomic_store(&it.answers, answers);
    atomic_store(&it.runs, 0);
    atomic_store(&it.stop_at, MOST);
    assert_int_equal(td_player_new(&setup, &player), TD_OK);
    return player;
}

static struct td_player *begun(void)
{
    return begun_with(1);
}

static struct td_sound_plan *ticks(td_ns first, int count, td_ns apart)
{
    struct td_sound_plan *plan = calloc(1, sizeof *plan + (size_t)count * sizeof plan->notes[0]);

    assert_non_null(plan);
    plan->count = (size_t)count;
    plan->volume = 1;
    for (int i = 0; i < count; i++) {
        plan->notes[i] = (struct td_note){.due = first + i * apart, .tone = &tick};
    }
    return plan;
}

/* Looks again and again, for a minute at most. */
static struct td_player_report wait_for_state(struct td_player *player, enum td_player_state state)
{
    struct td_player_report report = {0};

    for (int i = 0; i < 60000; i++) {
        td_player_report(player, &report);
        if (report.state == state) {
            return report;
        }
        (void)poll(NULL, 0, 1);
    }
    fail_msg("the player never came to state %d", (int)state);
    return report;
}

static void wait_for_value(atomic_int *value, int wanted)
{
    for (int i = 0; i < 60000 && atomic_load(value) != wanted; i++) {
        (void)poll(NULL, 0, 1);
    }
    assert_int_equal(atomic_load(value), wanted);
}

static int64_t onset(int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++) {
        if (it.heard[i] != 0) {
            return i;
        }
    }
    return -1;
}

static void td_player_play__a_plan__is_heard_to_the_sample(void **state)
{
    struct td_player *player = begun();
    struct td_player_report report = wait_for_state(player, TD_PLAYER_ON);

    (void)state;
    assert_string_equal(report.device, "Loudspeaker");
    assert_string_equal(report.output, "Pretended");
    wait_for_value(&it.rests, 1); /* nothing to be heard: nothing is asked */
    td_player_play(player, ticks(BEGIN + S, 5, 500 * MS));
    for (int i = 0; i < 60000 && fake_now() < BEGIN + 4 * S; i++) {
        (void)poll(NULL, 0, 1);
    }
    for (int i = 0; i < 5; i++) {
        int64_t due = RATE + (int64_t)i * RATE / 2;

        assert_int_equal(onset(due - RATE / 4, due + RATE / 4), due);
    }
    wait_for_value(&it.rests, 1); /* and some seconds behind the last one it rests again */
    td_player_free(player);
}

/* A sentence may last longer than the output waits before it rests. */
static void td_player_play__a_long_phrase__is_heard_to_its_end(void **state)
{
    struct td_player *player = begun();
    struct td_spoken spoken = {.count = 9 * TD_SPOKEN_RATE};
    struct td_sound_plan *plan = ticks(BEGIN + S, 1, S);

    (void)state;
    spoken.samples = calloc(spoken.count, sizeof *spoken.samples);
    assert_non_null(spoken.samples);
    for (size_t i = 0; i < spoken.count; i++) {
        spoken.samples[i] = 8000;
    }
    plan->notes[0].tone = NULL;
    plan->notes[0].spoken = &spoken;
    (void)wait_for_state(player, TD_PLAYER_ON);
    wait_for_value(&it.rests, 1);
    td_player_play(player, plan);
    for (int i = 0; i < 10000 && fake_now() < BEGIN + 11 * S; i++) {
        (void)poll(NULL, 0, 1);
    }
    assert_true(it.heard[10 * RATE - 10] != 0);
    assert_true(it.heard[10 * RATE + 10] == 0);
    td_player_free(player);
    free(spoken.samples);
}

static void td_player_free__while_it_sounds__ends_the_thread(void **state)
{
    struct td_player *player = begun();

    (void)state;
    td_player_play(player, ticks(BEGIN + S, 100, 100 * MS));
    (void)wait_for_state(player, TD_PLAYER_ON);
    td_player_free(player);
    td_player_free(NULL);
}

static void td_player_report__an_output_that_goes__is_looked_for_again(void **state)
{
    struct td_player *player = begun();
    struct td_player_report report;

    (void)state;
    (void)wait_for_state(player, TD_PLAYER_ON);
    atomic_store(&it.gone, 1);
    td_player_play(player, ticks(BEGIN + S, 3, S)); /* wakes it */
    report = wait_for_state(player, TD_PLAYER_LOST);
    assert_string_equal(report.why, "it was pulled out");
    atomic_store(&it.gone, 0);
    td_player_play(player, ticks(BEGIN + 10 * S, 3, S));
    atomic_store(&it.now, BEGIN + 9 * S);
    td_player_play(player, ticks(BEGIN + 10 * S, 3, S)); /* the clock is the test's: wakes it */
    (void)wait_for_state(player, TD_PLAYER_ON);
    for (int i = 0; i < 60000 && fake_now() < BEGIN + 11 * S; i++) {
        (void)poll(NULL, 0, 1);
    }
    assert_true(onset(0, (int64_t)2 * RATE) >= 0); /* what is planned is heard on it */
    td_player_free(player);
}

static void td_player_report__nothing_answers__is_said_and_asked_again(void **state)
{
    struct td_player *player;
    struct td_player_report report;

    (void)state;
    player = begun_with(0);
    report = wait_for_state(player, TD_PLAYER_ABSENT);
    assert_true(report.why[0] != '\0');
    atomic_store(&it.now, BEGIN + 100 * S);
    td_player_play(player, NULL);
    for (int i = 0; i < 60000 && atomic_load(&it.runs) < 2; i++) {
        (void)poll(NULL, 0, 1);
    }
    assert_true(atomic_load(&it.runs) >= 2);
    td_player_free(player);
}

static void td_player_play__a_program_that_stood_still__makes_nothing_up(void **state)
{
    struct td_player *player = begun();

    (void)state;
    atomic_store(&it.stop_at, 50);
    (void)wait_for_state(player, TD_PLAYER_ON);
    td_player_play(player, ticks(BEGIN + 10 * S, 20, 200 * MS));
    wait_for_value(&it.steps, 50);
    atomic_store(&it.now, BEGIN + 11 * S); /* ten seconds later */
    atomic_store(&it.stop_at, 200);
    td_player_play(player, ticks(BEGIN + 13 * S, 1, S)); /* what holds now */
    wait_for_value(&it.steps, 200);
    assert_int_equal(onset(0, (int64_t)190 * STEP), -1);
    atomic_store(&it.stop_at, 400);
    td_player_play(player, ticks(BEGIN + 13 * S, 1, S)); /* the same again: it wakes */
    wait_for_value(&it.steps, 400);
    assert_true(onset((int64_t)190 * STEP, (int64_t)400 * STEP) >= 0);
    atomic_store(&it.stop_at, MOST); /* the clock runs on */
    td_player_free(player);
}

static void td_sound_module_load__what_is_no_module__is_refused(void **state)
{
    const struct td_sound_module *found;
    char why[160] = "";

    (void)state;
    assert_int_equal(td_sound_module_load("/nowhere/teardrop_sound.so", &found, why, sizeof why),
                     TD_ERR_ABSENT);
    assert_non_null(strstr(why, "/nowhere/teardrop_sound.so"));
    assert_int_equal(
        td_sound_module_load(TEARDROP_SOURCE_DIR "/README.md", &found, why, sizeof why),
        TD_ERR_CONTENT);
    assert_null(found);
}

static void td_player_report__without_a_module__says_so_and_stays_silent(void **state)
{
    struct td_player_setup setup = {
        .module = "/nowhere/teardrop_sound.so", .device = "", .now = fake_now};
    struct td_player *player;
    struct td_player_report report;

    (void)state;
    assert_int_equal(td_player_new(&setup, &player), TD_OK);
    report = wait_for_state(player, TD_PLAYER_NO_MODULE);
    assert_non_null(strstr(report.why, "teardrop_sound.so"));
    td_player_play(player, ticks(BEGIN, 3, S));
    td_player_play(player, NULL);
    td_player_free(player);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_player_play__a_plan__is_heard_to_the_sample),
        cmocka_unit_test(td_player_play__a_long_phrase__is_heard_to_its_end),
        cmocka_unit_test(td_player_free__while_it_sounds__ends_the_thread),
        cmocka_unit_test(td_player_report__an_output_that_goes__is_looked_for_again),
        cmocka_unit_test(td_player_report__nothing_answers__is_said_and_asked_again),
        cmocka_unit_test(td_player_play__a_program_that_stood_still__makes_nothing_up),
        cmocka_unit_test(td_sound_module_load__what_is_no_module__is_refused),
        cmocka_unit_test(td_player_report__without_a_module__says_so_and_stays_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
