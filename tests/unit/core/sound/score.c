/* The score: which tone and which phrase stands where. */
#include "teardrop/core/sound/score.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "test.h"

#define S TD_NS_PER_S
#define MS TD_NS_PER_MS

static const struct td_level level = {.id = "l3", .name = "Level"};
static const struct td_exercise squat = {
    .id = "squat",
    .name = "Squat",
    .tempo = {{3000, 1000, 2000, 1000}, false},
    .cues = {
        [TD_FORM_CUE_PREPARE] = "feet a fist apart", [TD_FORM_CUE_DOWN] = "knees over the toes"}};
static const struct td_exercise sit = {.id = "sit", .name = "Wall sit", .kind = TD_EXERCISE_HOLD};

static struct td_timeline compiled(const struct td_exercise *exercise, int sets, int reps,
                                   td_ns rest)
{
    struct td_workout workout = {.level = &level, .prepare = 15 * S, .x = S, .count = 1};
    struct td_timeline timeline;

    workout.exercises[0] = (struct td_workout_exercise){.exercise = exercise,
                                                        .tempo = exercise->tempo,
                                                        .sets = sets,
                                                        .reps = reps,
                                                        .hold = 30 * S,
                                                        .rest = rest};
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    return timeline;
}

static td_ns as_long_as_its_letters(void *self, const struct td_phrase *phrase)
{
    (void)self;
    return (td_ns)strlen(phrase->text) * 70 * MS;
}

static td_ns never_ready(void *self, const struct td_phrase *phrase)
{
    (void)self;
    (void)phrase;
    return -1;
}

static const struct td_score_wants tones_alone = {.tones = true};
static const struct td_score_wants voice_alone = {.say = ~0u, .spoken = as_long_as_its_letters};

static bool has_tone(const struct td_score_note *notes, size_t count, enum td_tone_id tone,
                     td_ns at)
{
    for (size_t i = 0; i < count; i++) {
        if (notes[i].tone == (int)tone && notes[i].at == at) {
            return true;
        }
    }
    return false;
}

static const struct td_score_note *phrase_of(const struct td_score_note *notes, size_t count,
                                             const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (notes[i].tone < 0 && td_str_equal(notes[i].phrase.text, text)) {
            return &notes[i];
        }
    }
    return NULL;
}

static void td_score_segment__each_segment__has_its_tone_at_its_start(void **state)
{
    struct td_timeline timeline = compiled(&squat, 2, 8, 90 * S);
    static const enum td_tone_id phases[] = {TD_TONE_DOWN, TD_TONE_BOTTOM, TD_TONE_UP, TD_TONE_TOP};
    struct td_score_note notes[TD_SCORE_MAX];

    (void)state;
    for (size_t i = 0; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];
        size_t count = td_score_segment(&timeline, i, &tones_alone, notes);

        assert_true(has_tone(notes, count,
                             s->kind == TD_SEGMENT_PHASE  ? phases[s->phase]
                             : s->kind == TD_SEGMENT_REST ? TD_TONE_SET_END
                                                          : TD_TONE_PREPARE,
                             s->start));
        for (size_t k = 0; k < count; k++) {
            assert_true(notes[k].at >= s->start && notes[k].at < s->start + s->length);
        }
    }
    td_timeline_deinit(&timeline);
}

static void td_score_segment__before_work__ticks_three_times(void **state)
{
    struct td_timeline timeline = compiled(&squat, 2, 1, 90 * S);
    struct td_score_note notes[TD_SCORE_MAX];

    (void)state;
    for (size_t i = 0; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];
        size_t count = td_score_segment(&timeline, i, &tones_alone, notes);
        bool waits = s->kind != TD_SEGMENT_PHASE;

        for (int tick = 1; tick <= 3; tick++) {
            assert_int_equal(has_tone(notes, count, TD_TONE_TICK, s->start + s->length - tick * S),
                             waits);
        }
    }
    td_timeline_deinit(&timeline);
}

static void td_score_segment__a_short_rest__has_no_tick_on_its_chord(void **state)
{
    struct td_timeline timeline = compiled(&squat, 2, 1, 3 * S);
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = td_score_segment(&timeline, 5, &tones_alone, notes);

    (void)state;
    assert_int_equal(timeline.segments[5].kind, TD_SEGMENT_REST);
    assert_int_equal(count, 3); /* the chord and two ticks */
    td_timeline_deinit(&timeline);
}

static void td_score_segment__special_reps__are_told(void **state)
{
    struct td_timeline timeline = compiled(&squat, 1, 8, 0);
    struct td_score_note notes[TD_SCORE_MAX];

    (void)state;
    for (size_t i = 1; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];
        size_t count = td_score_segment(&timeline, i, &tones_alone, notes);
        bool begins = s->phase == TD_PHASE_DOWN;

        assert_int_equal(has_tone(notes, count, TD_TONE_HALF_WAY, s->start), begins && s->rep == 5);
        assert_int_equal(has_tone(notes, count, TD_TONE_LAST_REP, s->start), begins && s->rep == 8);
    }
    td_timeline_deinit(&timeline);
}

static void td_score_segment__a_hold__tells_half_of_it_and_an_x_goes(void **state)
{
    struct td_timeline timeline = compiled(&sit, 1, 1, 0);
    struct td_exercise fast = squat;
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = td_score_segment(&timeline, 1, &tones_alone, notes);

    (void)state;
    assert_true(has_tone(notes, count, TD_TONE_HOLD, 15 * S));
    assert_true(has_tone(notes, count, TD_TONE_HALF_WAY, 30 * S));
    td_timeline_deinit(&timeline);
    fast.tempo = (struct td_tempo){{3000, 0, 0, 1000}, true};
    timeline = compiled(&fast, 1, 1, 0);
    count = td_score_segment(&timeline, 2, &tones_alone, notes);
    assert_true(has_tone(notes, count, TD_TONE_GO, 18 * S));
    td_timeline_deinit(&timeline);
}

static void td_score_segment__a_beat__only_on_request(void **state)
{
    struct td_timeline timeline = compiled(&squat, 1, 1, 0);
    struct td_score_wants wants = tones_alone;
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = td_score_segment(&timeline, 1, &wants, notes);

    (void)state;
    assert_false(has_tone(notes, count, TD_TONE_BEAT, 15 * S));
    wants.beat = true;
    count = td_score_segment(&timeline, 1, &wants, notes);
    assert_true(has_tone(notes, count, TD_TONE_BEAT, 15 * S));
    count = td_score_segment(&timeline, 0, &wants, notes);
    assert_false(has_tone(notes, count, TD_TONE_BEAT, 0));
    td_timeline_deinit(&timeline);
}

/* ---- the voice ---- */

static void td_score_segment__the_next_phase__is_named_to_its_beginning(void **state)
{
    struct td_timeline timeline = compiled(&squat, 1, 2, 0);
    static const char *const names[] = {"down", "hold", "up", "top"};
    struct td_score_note notes[TD_SCORE_MAX];

    (void)state;
    for (size_t i = 0; i + 1 < timeline.count; i++) {
        const struct td_segment *next = &timeline.segments[i + 1];
        size_t count = td_score_segment(&timeline, i, &voice_alone, notes);
        const struct td_score_note *note = phrase_of(notes, count, names[next->phase]);

        assert_non_null(note);
        assert_true(note->at + note->length <= next->start);
        assert_true(note->at + note->length > next->start - 100 * MS);
    }
    td_timeline_deinit(&timeline);
}

static void td_score_segment__phrases__never_overlap_and_stay_inside(void **state)
{
    static const td_ns rests[] = {3 * S, 8 * S, 15 * S, 30 * S, 90 * S, 180 * S};

    (void)state;
    for (size_t r = 0; r < sizeof rests / sizeof rests[0]; r++) {
        struct td_timeline timeline = compiled(r % 2 == 0 ? &squat : &sit, 3, 8, rests[r]);
        struct td_score_note notes[TD_SCORE_MAX];

        for (size_t i = 0; i < timeline.count; i++) {
            const struct td_segment *s = &timeline.segments[i];
            size_t count = td_score_segment(&timeline, i, &voice_alone, notes);

            for (size_t k = 0; k < count; k++) {
                assert_true(notes[k].at >= s->start);
                assert_true(notes[k].at + notes[k].length <= s->start + s->length);
                for (size_t j = 0; j < k; j++) {
                    assert_true(notes[j].at + notes[j].length <= notes[k].at ||
                                notes[k].at + notes[k].length <= notes[j].at);
                }
            }
        }
        td_timeline_deinit(&timeline);
    }
}

static void td_score_segment__reps__are_counted_and_the_last_one_called(void **state)
{
    struct td_timeline timeline = compiled(&squat, 1, 4, 0);
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = td_score_segment(&timeline, 1, &voice_alone, notes);

    (void)state;
    assert_non_null(phrase_of(notes, count, "1"));
    count = td_score_segment(&timeline, 2, &voice_alone, notes);
    assert_null(phrase_of(notes, count, "1"));
    count = td_score_segment(&timeline, 9, &voice_alone, notes);
    assert_non_null(phrase_of(notes, count, "3"));
    assert_non_null(phrase_of(notes, count, "half way"));
    count = td_score_segment(&timeline, 13, &voice_alone, notes);
    assert_non_null(phrase_of(notes, count, "last rep"));
    assert_null(phrase_of(notes, count, "4"));
    td_timeline_deinit(&timeline);
}

static void td_score_segment__a_rest__says_all_there_is_time_for(void **state)
{
    struct td_timeline timeline = compiled(&squat, 3, 1, 90 * S);
    struct td_score_note notes[TD_SCORE_MAX];
    const struct td_segment *rest = &timeline.segments[5];
    size_t count = td_score_segment(&timeline, 5, &voice_alone, notes);

    (void)state;
    assert_non_null(phrase_of(notes, count, "rest, 90 seconds"));
    assert_non_null(phrase_of(notes, count, "how is the knee, 0 to 10?"));
    assert_non_null(phrase_of(notes, count, "knees over the toes"));
    assert_non_null(phrase_of(notes, count, "set 2 of 3"));
    assert_non_null(phrase_of(notes, count, "down"));
    assert_true(phrase_of(notes, count, "10 seconds")->at == rest->start + rest->length - 10 * S);
    count = td_score_segment(&timeline, 0, &voice_alone, notes);
    assert_non_null(phrase_of(notes, count, "get ready: Squat, set 1 of 3"));
    td_timeline_deinit(&timeline);
    timeline = compiled(&squat, 3, 1, 120 * S);
    count = td_score_segment(&timeline, 5, &voice_alone, notes);
    assert_non_null(phrase_of(notes, count, "rest, 2 minutes"));
    td_timeline_deinit(&timeline);
}

static void td_score_segment__what_is_not_wanted_or_not_ready__is_not_said(void **state)
{
    struct td_timeline timeline = compiled(&squat, 2, 4, 90 * S);
    struct td_score_wants number = {.say = 1u << TD_SAY_NUMBER, .spoken = as_long_as_its_letters};
    struct td_score_wants unready = {.say = ~0u, .spoken = never_ready};
    struct td_score_note notes[TD_SCORE_MAX];
    size_t said = 0;

    (void)state;
    for (size_t i = 0; i < timeline.count; i++) {
        said += td_score_segment(&timeline, i, &number, notes);
        assert_int_equal(td_score_segment(&timeline, i, &unready, notes), 0);
    }
    assert_int_equal(said, 8);
    td_timeline_deinit(&timeline);
}

static void td_score_end__a_chord_and_a_word(void **state)
{
    struct td_timeline timeline = compiled(&squat, 1, 1, 0);
    struct td_score_wants all = {.tones = true, .say = ~0u, .spoken = as_long_as_its_letters};
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = td_score_end(&timeline, &all, notes);

    (void)state;
    assert_true(has_tone(notes, count, TD_TONE_DONE, timeline.total));
    assert_non_null(phrase_of(notes, count, "done"));
    assert_int_equal(td_score_end(&timeline, &tones_alone, notes), 1);
    td_timeline_deinit(&timeline);
}

static void td_say_names__each__has_one(void **state)
{
    (void)state;
    for (int i = 0; i < TD_SAY_COUNT; i++) {
        assert_non_null(td_say_names[i]);
    }
    for (int i = 0; i < TD_TONE_COUNT; i++) {
        assert_non_null(td_tone_ids[i]);
        assert_non_null(td_tone_words[i]);
    }
    assert_null(td_say_names[TD_SAY_COUNT]);
    assert_null(td_tone_ids[TD_TONE_COUNT]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_score_segment__each_segment__has_its_tone_at_its_start),
        cmocka_unit_test(td_score_segment__before_work__ticks_three_times),
        cmocka_unit_test(td_score_segment__a_short_rest__has_no_tick_on_its_chord),
        cmocka_unit_test(td_score_segment__special_reps__are_told),
        cmocka_unit_test(td_score_segment__a_hold__tells_half_of_it_and_an_x_goes),
        cmocka_unit_test(td_score_segment__a_beat__only_on_request),
        cmocka_unit_test(td_score_segment__the_next_phase__is_named_to_its_beginning),
        cmocka_unit_test(td_score_segment__phrases__never_overlap_and_stay_inside),
        cmocka_unit_test(td_score_segment__reps__are_counted_and_the_last_one_called),
        cmocka_unit_test(td_score_segment__a_rest__says_all_there_is_time_for),
        cmocka_unit_test(td_score_segment__what_is_not_wanted_or_not_ready__is_not_said),
        cmocka_unit_test(td_score_end__a_chord_and_a_word),
        cmocka_unit_test(td_say_names__each__has_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
