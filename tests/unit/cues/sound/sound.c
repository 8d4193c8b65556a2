/* What is given to the player as a session goes on: after a pause, a skip, more rest, with another
 * clock, ahead of time and no further than that. There is no output; what was given is looked at.
 */
#include "teardrop/cues/sound/sound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/cues/sound/abi.h"
#include "teardrop/store/content/content.h"
#include "test.h"

#define S TD_NS_PER_S
#define MS TD_NS_PER_MS
#define REAL (1000 * S) /* when the session's clock is at 0 */

static td_ns real;
static int64_t rate;

static td_ns real_now(void)
{
    return real;
}

static td_ns to_real(void *self, td_ns now)
{
    (void)self;
    return REAL + now / rate;
}

static enum td_output_end no_output(const struct td_output_request *request,
                                    const struct td_output_source *source, char *why,
                                    size_t why_size)
{
    (void)request;
    (void)source;
    (void)why;
    (void)why_size;
    return TD_OUTPUT_ABSENT;
}

static const struct td_output_ops output = {.id = "none", .name = "None", .run = no_output};
static const struct td_sound_module module = {TD_SOUND_ABI, {&output, NULL}};
static const struct td_level level = {.id = "l3", .name = "Level"};
static const struct td_exercise squat = {
    .id = "squat", .name = "Squat", .tempo = {{3000, 1000, 2000, 1000}, false}};

struct world {
    struct td_setting_table table;
    struct td_settings_state settings;
    struct td_content *content;
    struct td_content_port port;
    struct td_sound sound;
    struct td_session session;
};

static int begin(void **state)
{
    struct td_workout workout = {.level = &level, .prepare = 10 * S, .x = S, .count = 1};
    struct world *w = calloc(1, sizeof *w);
    struct td_timeline timeline;

    assert_non_null(w);
    rate = 1;
    real = REAL;
    td_setting_table_init(&w->table);
    td_settings_defaults(&w->table, &w->settings);
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &w->content), TD_OK);
    w->port = td_content_port(w->content);
    td_sound_init(&w->sound, &w->settings.values, &w->port, "", "/nowhere", "/home/somebody");
    w->sound.own_output = &module;
    td_sound_use_clock(&w->sound, (struct td_sound_clock){NULL, to_real, real_now});
    workout.exercises[0] = (struct td_workout_exercise){
        .exercise = &squat, .tempo = squat.tempo, .sets = 3, .reps = 5, .rest = 60 * S};
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    assert_int_equal(td_session_init(&w->session, &timeline), TD_OK);
    td_session_start(&w->session, 0);
    td_sound_hold(&w->sound);
    *state = w;
    return 0;
}

static int end(void **state)
{
    struct world *w = *state;

    td_sound_let_go(&w->sound);
    td_sound_deinit(&w->sound);
    td_session_deinit(&w->session);
    td_content_free(w->content);
    free(w);
    return 0;
}

static void follow(struct world *w, td_ns now)
{
    real = to_real(NULL, now);
    (void)td_session_update(&w->session, now);
    td_sound_follow(&w->sound, &w->session, now);
}

/* When a tone is due next, from `from` on, in real time since the beginning; -1 = it is not. */
static td_ns due(const struct world *w, enum td_tone_id tone, td_ns from)
{
    const struct td_sound_plan *plan = w->sound.plan;
    td_ns first = -1;

    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        td_ns at = plan->notes[i].due - REAL;

        if (plan->notes[i].tone == &w->sound.tones->tones[tone] && at >= from &&
            (first < 0 || at < first)) {
            first = at;
        }
    }
    return first;
}

static void td_sound_follow__a_session__is_given_half_a_minute_ahead(void **state)
{
    struct world *w = *state;
    const struct td_sound_plan *given;

    follow(w, 0);
    assert_int_equal(due(w, TD_TONE_TICK, 0), 7 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 0), 10 * S);
    assert_int_equal(due(w, TD_TONE_BOTTOM, 0), 13 * S);
    assert_int_equal(due(w, TD_TONE_UP, 0), 14 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 24 * S), 24 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 31 * S), -1); /* later */
    given = w->sound.plan;
    for (td_ns now = 0; now <= 14 * S; now += 500 * MS) {
        follow(w, now);
    }
    assert_ptr_equal(w->sound.plan, given); /* nothing new: nothing is given */
    follow(w, 16 * S);
    assert_ptr_not_equal(w->sound.plan, given);
    assert_int_equal(due(w, TD_TONE_SET_END, 0), 45 * S);
}

static void td_sound_follow__a_pause__takes_all_back_and_goes_on_later(void **state)
{
    struct world *w = *state;

    follow(w, 0);
    follow(w, 11 * S);
    td_session_pause(&w->session, 11 * S);
    follow(w, 11 * S);
    assert_null(w->sound.plan);
    follow(w, 31 * S);
    assert_null(w->sound.plan);
    td_session_resume(&w->session, 31 * S);
    follow(w, 31 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 0), 30 * S); /* it began 1 s before, and goes on */
    assert_int_equal(due(w, TD_TONE_BOTTOM, 0), 33 * S);
}

static void td_sound_follow__a_skip__is_heard_at_once(void **state)
{
    struct world *w = *state;

    follow(w, 0);
    follow(w, 4 * S);
    td_session_next(&w->session, 4 * S + 123 * MS);
    follow(w, 4 * S + 123 * MS);
    assert_int_equal(due(w, TD_TONE_DOWN, 0), 4 * S + 123 * MS);
    assert_int_equal(due(w, TD_TONE_TICK, 0), -1);
}

static void td_sound_follow__more_rest__moves_what_comes(void **state)
{
    struct world *w = *state;

    for (td_ns now = 0; now <= 80 * S; now += S) {
        follow(w, now);
    }
    assert_int_equal(due(w, TD_TONE_DOWN, 80 * S), 105 * S);
    assert_int_equal(due(w, TD_TONE_TICK, 80 * S), 102 * S);
    assert_true(td_session_stretch_rest(&w->session, 80 * S, 15 * S));
    follow(w, 80 * S);
    assert_int_equal(due(w, TD_TONE_TICK, 80 * S), -1); /* beyond half a minute */
    follow(w, 95 * S);
    assert_int_equal(due(w, TD_TONE_TICK, 80 * S), 117 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 80 * S), 120 * S);
}

static void td_sound_follow__another_rate__is_real_time(void **state)
{
    struct world *w = *state;
    const struct td_note *note = NULL;

    rate = 4;
    follow(w, 0);
    assert_int_equal(due(w, TD_TONE_DOWN, 0), 2500 * MS);
    for (size_t i = 0; i < w->sound.plan->count; i++) {
        if (note == NULL && w->sound.plan->notes[i].tone == &w->sound.tones->tones[TD_TONE_DOWN]) {
            note = &w->sound.plan->notes[i];
        }
    }
    assert_non_null(note);
    assert_int_equal(note->length, 750 * MS);
}

static void td_sound_follow__late_headphones__are_sent_to_early(void **state)
{
    struct world *w = *state;

    w->settings.values.offset_ms = 180;
    follow(w, 0);
    assert_int_equal(due(w, TD_TONE_DOWN, 0), 10 * S - 180 * MS);
    follow(w, 5 * S);
    assert_int_equal(due(w, TD_TONE_UP, 0), 14 * S - 180 * MS);
}

static void td_sound_follow__the_end__is_told_and_not_taken_back(void **state)
{
    struct world *w = *state;
    td_ns total = w->session.timeline.total;

    for (td_ns now = 0; now < total; now += S) {
        follow(w, now);
    }
    assert_int_equal(due(w, TD_TONE_DONE, 0), total);
    follow(w, total + MS);
    assert_int_equal(w->session.state, TD_SESSION_DONE);
    assert_int_equal(due(w, TD_TONE_DONE, 0), total);
}

/* An X that waits: what comes behind it has no time yet, and then it has. */
static void td_sound_follow__what_waits__is_not_run_ahead_of(void **state)
{
    struct world *w = *state;
    struct td_exercise fast = squat;
    struct td_workout workout = {
        .level = &level, .prepare = 10 * S, .x = S, .x_waits = true, .count = 1};
    struct td_timeline timeline;

    fast.tempo = (struct td_tempo){{3000, 0, 0, 1000}, true};
    workout.exercises[0] =
        (struct td_workout_exercise){.exercise = &fast, .tempo = fast.tempo, .sets = 1, .reps = 3};
    td_session_deinit(&w->session);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    assert_int_equal(td_session_init(&w->session, &timeline), TD_OK);
    td_session_start(&w->session, 0);
    follow(w, 0);
    assert_int_equal(due(w, TD_TONE_GO, 0), 13 * S);
    assert_int_equal(due(w, TD_TONE_TOP, 0), -1);
    follow(w, 13 * S);
    follow(w, 20 * S);
    assert_int_equal(due(w, TD_TONE_TOP, 0), -1);
    assert_true(td_session_go(&w->session, 20 * S));
    follow(w, 20 * S);
    assert_int_equal(due(w, TD_TONE_TOP, 0), 20 * S);
    assert_int_equal(due(w, TD_TONE_DOWN, 20 * S), 21 * S);
}

static void td_sound_follow__a_stop__is_silence(void **state)
{
    struct world *w = *state;

    follow(w, 0);
    follow(w, 12 * S);
    td_session_stop(&w->session, 12 * S);
    follow(w, 12 * S);
    assert_null(w->sound.plan);
}

static void td_sound_mute__at_once__and_back(void **state)
{
    struct world *w = *state;
    float loud;

    follow(w, 0);
    loud = w->sound.plan->volume;
    assert_true(loud > 0 && loud < 1);
    td_sound_mute(&w->sound, true);
    assert_true(w->sound.plan->volume == 0);
    td_sound_mute(&w->sound, false);
    assert_true(w->sound.plan->volume == loud);
    assert_int_equal(td_sound_step_volume(&w->sound, 1), 70);
    assert_true(w->sound.plan->volume > loud);
    for (int i = 0; i < 12; i++) {
        (void)td_sound_step_volume(&w->sound, -1);
    }
    assert_int_equal(td_sound_step_volume(&w->sound, -1), 0);
}

static void td_sound__nobody_or_no__is_silent(void **state)
{
    struct world *w = *state;
    char text[160];

    td_sound_hold(NULL);
    td_sound_follow(NULL, &w->session, 0);
    td_sound_mute(NULL, true);
    assert_int_equal(td_sound_step_volume(NULL, 1), 0);
    assert_null(td_sound_take_news(NULL));
    assert_false(td_sound_is_heard(NULL));
    td_sound_let_go(NULL);
    td_sound_let_go(&w->sound);
    w->settings.values.sound = TD_NO;
    td_sound_hold(&w->sound);
    td_sound_follow(&w->sound, &w->session, S);
    assert_null(w->sound.player);
    td_sound_describe(&w->sound, text, sizeof text);
    assert_string_equal(text, "off, in the settings");
}

static void td_sound_expand__home__is_the_persons(void **state)
{
    struct world *w = *state;
    char path[200];

    td_sound_expand(&w->sound, "~/voice", path, sizeof path);
    assert_string_equal(path, "/home/somebody/voice");
    td_sound_expand(&w->sound, "/opt/~/voice", path, sizeof path);
    assert_string_equal(path, "/opt/~/voice");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_sound_follow__a_session__is_given_half_a_minute_ahead),
        TEST(td_sound_follow__a_pause__takes_all_back_and_goes_on_later),
        TEST(td_sound_follow__a_skip__is_heard_at_once),
        TEST(td_sound_follow__more_rest__moves_what_comes),
        TEST(td_sound_follow__another_rate__is_real_time),
        TEST(td_sound_follow__late_headphones__are_sent_to_early),
        TEST(td_sound_follow__the_end__is_told_and_not_taken_back),
        TEST(td_sound_follow__what_waits__is_not_run_ahead_of),
        TEST(td_sound_follow__a_stop__is_silence),
        TEST(td_sound_mute__at_once__and_back),
        TEST(td_sound__nobody_or_no__is_silent),
        TEST(td_sound_expand__home__is_the_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
