/* Silent last reps: which segments fade, that nothing is told in them, what is measured, and when
 * the cues come back. */
#include <string.h>

#include "records.h"
#include "some_workout.h"
#include "teardrop/core/sound/score.h"
#include "teardrop/core/training/moment.h"
#include "teardrop/core/training/session.h"
#include "test.h"

#define REP (7 * S) /* of the squat */

static const struct td_exercise fast = {
    .id = "fast", .name = "Fast", .tempo = {{3000, 1000, 0, 1000}, true}};

static struct td_workout workout_of(const struct td_exercise *exercise, int sets, int reps)
{
    struct td_workout workout = {
        .level = &level, .prepare = 10 * S, .x = S, .fade = true, .own = 1};

    add(&workout, exercise, sets, reps);
    return workout;
}

static struct td_timeline compile(const struct td_workout *workout)
{
    struct td_timeline timeline;

    assert_int_equal(td_timeline_compile(workout, TD_SIDE_LEFT, &timeline), TD_OK);
    return timeline;
}

static struct td_session begin(const struct td_workout *workout)
{
    struct td_timeline timeline = compile(workout);
    struct td_session session;

    assert_int_equal(td_session_init(&session, &timeline), TD_OK);
    td_session_start(&session, 0);
    return session;
}

/* Of each set: its reps' letters, `.` led, `c` no cue, `p` no picture, from its segments. */
static const char *faded(const struct td_timeline *timeline)
{
    static char out[400];
    size_t n = 0;
    uint16_t plan = 0;

    for (size_t i = 0; i < timeline->count; i++) {
        const struct td_segment *s = &timeline->segments[i];

        if (s->kind != TD_SEGMENT_PHASE && s->kind != TD_SEGMENT_HOLD) {
            assert_int_equal(s->fade, TD_FADE_NONE);
            continue;
        }
        assert_true(n + 3 < sizeof out);
        if (s->plan != plan) {
            out[n++] = ' ';
            plan = s->plan;
        }
        if (td_timeline_ends_rep(timeline, i)) {
            out[n++] = ".cp"[s->fade];
        } else if (!s[1].waits && !s->waits) {
            assert_int_equal(s[1].fade, s->fade); /* all of a rep */
        }
    }
    out[n] = '\0';
    return out;
}

static void td_timeline__fade__last_two_reps_of_sets_with_four(void **state)
{
    static const struct {
        int reps;
        const char *fades;
    } cases[] = {{1, "."}, {3, "..."}, {4, "..cp"}, {8, "......cp"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_workout workout = workout_of(&squat, 1, cases[i].reps);
        struct td_timeline timeline = compile(&workout);

        assert_string_equal(faded(&timeline), cases[i].fades);
        td_timeline_deinit(&timeline);
        workout.fade = false;
        timeline = compile(&workout);
        assert_null(strpbrk(faded(&timeline), "cp"));
        td_timeline_deinit(&timeline);
    }
}

static void td_timeline__fade__never_warm_up_holds_or_hip_work(void **state)
{
    struct td_workout workout = {.level = &level, .prepare = 10 * S, .x = S, .fade = true};
    struct td_timeline timeline;

    (void)state;
    add(&workout, &squat, 1, 5); /* the warm-up */
    add(&workout, &squat, 1, 5);
    add(&workout, &sit, 1, 1);
    add(&workout, &raise, 1, 5); /* each side */
    add(&workout, &squat, 1, 5); /* hip and calf */
    workout.main = 1;
    workout.own = 3;
    timeline = compile(&workout);
    assert_string_equal(faded(&timeline), "..... ...cp . ...cp ...cp .....");
    td_timeline_deinit(&timeline);
}

static void td_timeline__fade__not_what_waits(void **state)
{
    struct td_workout workout = workout_of(&fast, 1, 4);
    struct td_timeline timeline;

    (void)state;
    workout.x_waits = true;
    timeline = compile(&workout);
    assert_string_equal(faded(&timeline), "..cp");
    for (size_t i = 0; i < timeline.count; i++) {
        assert_true(!timeline.segments[i].waits || timeline.segments[i].fade == TD_FADE_NONE);
    }
    td_timeline_deinit(&timeline);
}

static void td_timeline__added_rep__is_led(void **state)
{
    struct td_workout workout = workout_of(&squat, 1, 4);
    struct td_timeline timeline = compile(&workout);

    (void)state;
    assert_int_equal(td_timeline_add_rep(&timeline, 5 * S), TD_OK);
    assert_string_equal(faded(&timeline), "..cp.");
    (void)td_timeline_stretch(&timeline, 0, S);
    assert_string_equal(faded(&timeline), "..cp.");
    td_timeline_deinit(&timeline);
}

static void td_segment_fade_id__as_printed(void **state)
{
    struct td_segment segment = {.kind = TD_SEGMENT_PHASE};

    (void)state;
    assert_null(td_segment_fade_id(&segment));
    segment.fade = TD_FADE_CUE;
    assert_string_equal(td_segment_fade_id(&segment), "cue");
    segment.fade = TD_FADE_PICTURE;
    assert_string_equal(td_segment_fade_id(&segment), "picture");
}

/* ---- nothing is told ---- */

static td_ns short_words(void *self, const struct td_phrase *phrase)
{
    (void)self;
    (void)phrase;
    return 200 * TD_NS_PER_MS;
}

static void td_silent_rep__no_cue_and_no_sound__set_end_stays(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 4);
    struct td_timeline timeline = compile(&workout);
    struct td_score_wants wants = {.tones = true, .beat = true, .say = ~0U, .spoken = short_words};
    struct td_score_note notes[TD_SCORE_MAX];

    (void)state;
    for (size_t i = 0; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];
        size_t count = td_score_segment(&timeline, i, &wants, notes);
        struct td_cue_moment due = td_cue_moment_at(&timeline, i, 1, true);

        assert_int_equal(count == 0, s->fade != TD_FADE_NONE);
        assert_int_equal(due.count == 0, s->fade != TD_FADE_NONE);
        due = td_cue_moment_at(&timeline, i, 1, false);
        assert_int_equal(due.count == 0, s->fade != TD_FADE_NONE);
        for (size_t k = 0; k < count && i + 1 < timeline.count && s[1].fade != TD_FADE_NONE; k++) {
            assert_false(notes[k].tone < 0 && notes[k].at > s->start + s->length - S / 2);
        }
        if (s->kind == TD_SEGMENT_REST) {
            due = td_cue_moment_at(&timeline, i, 60, true);
            assert_true(td_cue_moment_has(&due, TD_CUE_EVENT_SET_END));
            assert_int_equal(notes[0].tone, TD_TONE_SET_END);
        }
    }
    td_timeline_deinit(&timeline);
}

/* ---- changed sets ---- */

static void td_session_change__reps__the_new_last_two_fade(void **state)
{
    struct td_workout workout = workout_of(&squat, 3, 5);
    struct td_session s = begin(&workout);
    td_ns rest = 10 * S + 5 * REP + S;

    (void)state;
    assert_true(td_session_change(&s, rest, (struct td_set_change){.reps = 1}));
    assert_string_equal(faded(&s.timeline), "...cp ....cp ....cp");
    assert_true(td_session_change(&s, rest, (struct td_set_change){.reps = -3}));
    assert_string_equal(faded(&s.timeline), "...cp ... ...");
    td_session_deinit(&s);
}

/* ---- taps ---- */

#define SILENT (10 * S + 2 * REP) /* of four: the third rep begins */

static void td_session_tap__silent_rep__is_measured_and_told(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 4);
    struct td_session s = begin(&workout);
    enum td_phase phase;
    char text[120];

    (void)state;
    assert_false(td_session_tap_measures(&s, 12 * S));
    assert_true(td_session_tap_measures(&s, SILENT + S)); /* early, and yet its own */
    assert_true(td_session_tap_measures(&s, SILENT + 2 * S + S / 2));
    assert_true(td_session_tap(&s, SILENT + 2 * S + S / 2, &phase) == 2 * S + S / 2);
    assert_int_equal(phase, TD_PHASE_DOWN);
    assert_true(td_session_tapped_length(&s) == 3 * S);
    assert_false(td_session_tap_measures(&s, SILENT + 3 * S + S / 2)); /* it is taken */
    assert_true(td_session_tap(&s, SILENT + REP + 2 * S + S * 3 / 10, &phase) ==
                2 * S + S * 3 / 10);
    td_session_own_tempo_text(&s, 0, 1, text, sizeof text);
    assert_string_equal(text, "without cue: down 2.4 s of 3");
    /* the end of the last one, told a little late; but not any time in the rest */
    assert_true(td_session_tap_measures(&s, SILENT + 2 * REP + S));
    assert_false(td_session_tap_measures(&s, SILENT + 2 * REP + 10 * S));
    assert_true(td_session_tap(&s, SILENT + 2 * REP - S, &phase) < 0 || phase == TD_PHASE_UP);
    td_session_own_tempo_text(&s, 0, 2, text, sizeof text);
    assert_string_equal(text, "without cue: down 2.4 s of 3, up 2 s of 2");
    td_session_own_tempo_text(&s, 1, 2, text, sizeof text);
    assert_string_equal(text, "");
    assert_false(s.cues_back);
    assert_string_equal(faded(&s.timeline), "..cp ..cp");
    td_session_deinit(&s);
}

static void td_session_tap__led_reps__are_not_without_cue(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 4);
    struct td_session s = begin(&workout);
    enum td_phase phase;
    char text[120];

    (void)state;
    assert_true(td_session_tap(&s, 10 * S + S * 18 / 10, &phase) > 0); /* far off, and led */
    td_session_own_tempo_text(&s, 0, 2, text, sizeof text);
    assert_string_equal(text, "");
    assert_string_equal(faded(&s.timeline), "..cp ..cp");
    td_session_deinit(&s);
}

static void td_session_tap__slips__cues_come_back_for_the_sets_to_come(void **state)
{
    struct td_workout workout = workout_of(&squat, 3, 4);
    struct td_session s = begin(&workout);
    enum td_phase phase;

    (void)state;
    assert_true(td_session_tap(&s, SILENT + S * 16 / 10, &phase) == S * 16 / 10);
    assert_true(s.cues_back);
    assert_string_equal(faded(&s.timeline), "..cp .... ....");
    /* and a set that is changed afterwards stays led */
    assert_true(td_session_change(&s, SILENT + 2 * REP + 5 * S, (struct td_set_change){.reps = 1}));
    assert_string_equal(faded(&s.timeline), "..cp ..... .....");
    td_session_deinit(&s);
}

static void td_session_tap__slips_in_the_last_set__nothing_comes_back(void **state)
{
    struct td_workout workout = workout_of(&squat, 1, 4);
    struct td_session s = begin(&workout);
    enum td_phase phase;

    (void)state;
    assert_true(td_session_tap(&s, SILENT + S * 16 / 10, &phase) > 0);
    assert_false(s.cues_back);
    td_session_deinit(&s);
}

static void td_fade_margin__quarter_or_half_a_second(void **state)
{
    struct td_workout workout = workout_of(&squat, 2, 4);
    struct td_session s = begin(&workout);
    enum td_phase phase;

    (void)state;
    assert_true(td_fade_margin(8 * S) == 2 * S);
    assert_true(td_fade_margin(2 * S) == S / 2);
    assert_true(td_fade_margin(S) == S / 2);
    /* of 3 s: up to 0.75 s off is fine */
    assert_true(td_session_tap(&s, SILENT + 3 * S + S * 3 / 4, &phase) == 3 * S + S * 3 / 4);
    assert_false(s.cues_back);
    assert_true(td_session_tap(&s, SILENT + REP + 3 * S + S * 4 / 5, &phase) == 3 * S + S * 4 / 5);
    assert_true(s.cues_back);
    td_session_deinit(&s);
}

/* ---- taken up again ---- */

static void td_session_restore__fades_as_planned_then(void **state)
{
    struct td_workout workout = workout_of(&squat, 3, 5);
    struct td_session s = begin(&workout), again = begin(&workout);
    struct td_session_record record = {0};
    enum td_phase phase;

    (void)state;
    assert_int_equal(td_session_record_reserve(&record, 3), TD_OK);
    assert_true(td_session_change(&s, 10 * S + 5 * REP + S, (struct td_set_change){.reps = 2}));
    (void)td_session_update(&s, 10 * S + 5 * REP + 60 * S + 2 * S);
    td_session_record_of(&s, 10 * S + 5 * REP + 60 * S + 2 * S, &record);
    assert_int_equal(td_session_restore(&again, 0, &record), TD_OK);
    assert_string_equal(faded(&again.timeline), "...cp .....cp .....cp");
    td_session_deinit(&again);
    /* what slipped before slips no more */
    assert_true(td_session_tap(&s, 10 * S + 5 * REP + 60 * S + 5 * REP + S * 16 / 10, &phase) > 0);
    assert_true(s.cues_back);
    (void)td_session_update(&s, 10 * S + 5 * REP + 60 * S + 7 * REP + S);
    td_session_record_of(&s, 10 * S + 5 * REP + 60 * S + 7 * REP + S, &record);
    again = begin(&workout);
    assert_int_equal(td_session_restore(&again, 0, &record), TD_OK);
    assert_string_equal(faded(&again.timeline), "...cp .....cp .......");
    td_session_deinit(&again);
    td_session_deinit(&s);
    td_session_record_deinit(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_timeline__fade__last_two_reps_of_sets_with_four),
        cmocka_unit_test(td_timeline__fade__never_warm_up_holds_or_hip_work),
        cmocka_unit_test(td_timeline__fade__not_what_waits),
        cmocka_unit_test(td_timeline__added_rep__is_led),
        cmocka_unit_test(td_segment_fade_id__as_printed),
        cmocka_unit_test(td_silent_rep__no_cue_and_no_sound__set_end_stays),
        cmocka_unit_test(td_session_change__reps__the_new_last_two_fade),
        cmocka_unit_test(td_session_tap__silent_rep__is_measured_and_told),
        cmocka_unit_test(td_session_tap__led_reps__are_not_without_cue),
        cmocka_unit_test(td_session_tap__slips__cues_come_back_for_the_sets_to_come),
        cmocka_unit_test(td_session_tap__slips_in_the_last_set__nothing_comes_back),
        cmocka_unit_test(td_fade_margin__quarter_or_half_a_second),
        cmocka_unit_test(td_session_restore__fades_as_planned_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
