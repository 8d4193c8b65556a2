/* Which cues are due at which instant of a session, and what its segments are called. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/training/moment.h"
#include "test.h"

#define S TD_NS_PER_S

static const struct td_level level = {.id = "l1", .name = "Level"};

static const struct td_exercise bridge = {
    .id = "bridge",
    .name = "Bridge",
    .tempo = {{2000, 0, 1000, 1000}, true},
    .begins_up = true,
    .words = {[TD_PHASE_UP] = "LIFT", [TD_PHASE_TOP] = "HOLD"},
    .cues = {[TD_FORM_CUE_TOP] = "One line"},
    .short_cues = {[TD_FORM_CUE_TOP] = "LINE"}};
static const struct td_exercise sit = {
    .id = "sit", .name = "Wall sit", .kind = TD_EXERCISE_HOLD, .sides = TD_SIDES_EACH};

static struct td_timeline compile(const struct td_exercise *exercise, int sets, int reps)
{
    struct td_workout workout = {.level = &level, .prepare = 5 * S, .x = S, .count = 1};
    struct td_timeline timeline;

    workout.exercises[0] = (struct td_workout_exercise){.exercise = exercise,
                                                        .tempo = exercise->tempo,
                                                        .sets = sets,
                                                        .reps = reps,
                                                        .hold = 20 * S,
                                                        .rest = 10 * S};
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    return timeline;
}

/* `last_rep rep phase` */
static void assert_due(const struct td_timeline *timeline, size_t index, int second, bool begins,
                       const char *expected)
{
    struct td_cue_moment due = td_cue_moment_at(timeline, index, second, begins);
    char text[200] = "";

    for (size_t i = 0; i < due.count; i++) {
        td_str_append(text, sizeof text, "%s%s", i > 0 ? " " : "", td_cue_names[due.cues[i]]);
        assert_true(td_cue_moment_has(&due, due.cues[i]));
    }
    assert_string_equal(text, expected);
}

/* prepare, 2 sets of 4 reps of up, top, down; a rest between. */
static void td_cue_moment_at__begin__most_special_first(void **state)
{
    struct td_timeline timeline = compile(&bridge, 2, 4);

    (void)state;
    assert_int_equal(timeline.count, 1 + 12 + 1 + 12);
    assert_due(&timeline, 0, 5, true, "prepare");
    assert_due(&timeline, 1, 1, true, "rep phase");
    assert_due(&timeline, 2, 1, true, "phase");
    assert_due(&timeline, 7, 1, true, "half_way rep phase");
    assert_due(&timeline, 10, 1, true, "last_rep rep phase");
    assert_due(&timeline, 13, 10, true, "set_end");
    assert_due(&timeline, 14, 1, true, "rest_end rep phase");
    td_timeline_deinit(&timeline);
}

static void td_cue_moment_at__second__countdown_half_or_beat(void **state)
{
    struct td_timeline timeline = compile(&bridge, 2, 4), hold = compile(&sit, 1, 1);

    (void)state;
    assert_due(&timeline, 0, 4, false, "beat");
    assert_due(&timeline, 0, 3, false, "countdown");
    assert_due(&timeline, 13, 1, false, "countdown");
    assert_due(&timeline, 13, 3, true, "set_end countdown"); /* a very short rest */
    assert_due(&timeline, 3, 2, false, "beat");
    assert_due(&hold, 1, 11, false, "beat");
    assert_due(&hold, 1, 10, false, "half_way");
    assert_due(&hold, 2, 9, true, "phase"); /* the other side */
    assert_due(&hold, 2, 2, false, "countdown");
    td_timeline_deinit(&hold);
    td_timeline_deinit(&timeline);
}

static void td_segment_word__exercise__has_its_own(void **state)
{
    struct td_timeline timeline = compile(&bridge, 2, 4), hold = compile(&sit, 1, 1);
    const struct td_segment *s = timeline.segments, *h = hold.segments;

    (void)state;
    assert_string_equal(td_segment_word(&timeline, &s[0]), "READY");
    assert_string_equal(td_segment_word(&timeline, &s[1]), "LIFT");
    assert_string_equal(td_segment_call(&timeline, &s[1]), "GO"); /* X */
    assert_string_equal(td_segment_word(&timeline, &s[2]), "HOLD");
    assert_string_equal(td_segment_call(&timeline, &s[3]), "DOWN");
    assert_string_equal(td_segment_word(&timeline, &s[13]), "REST");
    assert_string_equal(td_segment_word(&hold, &h[1]), "HOLD");
    assert_string_equal(td_segment_word(&hold, &h[2]), "SWITCH");
    assert_string_equal(td_segment_cue(&timeline, &s[2]), "One line");
    assert_string_equal(td_segment_short_cue(&timeline, &s[2]), "LINE");
    assert_string_equal(td_segment_cue(&timeline, &s[1]), "");
    assert_null(td_segment_short_cue(&timeline, &s[1]));
    td_timeline_deinit(&hold);
    td_timeline_deinit(&timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_cue_moment_at__begin__most_special_first),
        cmocka_unit_test(td_cue_moment_at__second__countdown_half_or_beat),
        cmocka_unit_test(td_segment_word__exercise__has_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
