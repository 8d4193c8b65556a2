/* The lines of a session in line mode: what is new comes first. */
#include <ctype.h>
#include <string.h>

#include "teardrop/app/plain/line.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static const struct td_exercise squat = {.id = "squat",
                                         .name = "Squat",
                                         .tempo = {{3000, 0, 2500, 0}, false},
                                         .sets_min = 2,
                                         .sets_max = 2,
                                         .reps_min = 2,
                                         .reps_max = 2,
                                         .rest_s = 90};
static const struct td_exercise two[] = {{.id = "squat",
                                          .name = "Squat",
                                          .tempo = {{3000, 0, 2000, 0}, false},
                                          .sets_min = 1,
                                          .sets_max = 1,
                                          .reps_min = 1,
                                          .reps_max = 1,
                                          .rest_s = 30},
                                         {.id = "sit",
                                          .name = "Wall sit",
                                          .kind = TD_EXERCISE_HOLD,
                                          .sets_min = 1,
                                          .sets_max = 1,
                                          .reps_min = 1,
                                          .reps_max = 1,
                                          .hold_s = 20,
                                          .hold_max_s = 20,
                                          .sides = TD_SIDES_EACH}};

/* All lines of a session, as they would come. */
static void expect(const struct td_exercise *exercises, size_t count, enum td_verbosity verbosity,
                   bool times, const char *expected)
{
    struct td_level level = {
        .id = "l", .name = "L", .exercises = exercises, .exercise_count = count};
    struct td_program program = {0};
    struct td_plain_lines lines = {.verbosity = verbosity, .times = times};
    struct td_overrides over;
    struct td_workout workout;
    struct td_timeline timeline;
    char text[2000] = "";

    td_overrides_init(&over);
    over.prepare_s = 5;
    td_workout_build(&program, &level, &over, &workout);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    for (size_t i = 0; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];

        td_plain_line(&lines, &timeline, s, NULL, s->length, s->start, text + strlen(text),
                      sizeof text - strlen(text));
    }
    td_plain_line(&lines, &timeline, &timeline.segments[timeline.count - 1], "done", 0,
                  timeline.total, text + strlen(text), sizeof text - strlen(text));
    assert_string_equal(text, expected);
    td_timeline_deinit(&timeline);
}

static void td_plain_line__word__alone(void **state)
{
    (void)state;
    expect(&squat, 1, TD_VERBOSITY_WORD, true,
           "prepare\ndown\nup\ndown\nup\nrest\ndown\nup\ndown\nup\ndone\n");
}

static void td_plain_line__changes__when_they_change(void **state)
{
    (void)state;
    expect(&squat, 1, TD_VERBOSITY_CHANGES, false,
           "prepare 5 s  rep 1/2  set 1/2\n"
           "down 3 s\n"
           "up 2.5 s\n"
           "down 3 s  rep 2/2  last rep\n"
           "up 2.5 s\n"
           "rest 90 s  set 1/2  next: set 2, 2 reps\n"
           "down 3 s  rep 1/2  set 2/2\n"
           "up 2.5 s\n"
           "down 3 s  rep 2/2  last rep\n"
           "up 2.5 s\n"
           "done  rep 2/2  set 2/2\n");
}

static void td_plain_line__all__everything_and_the_time(void **state)
{
    (void)state;
    expect(&squat, 1, TD_VERBOSITY_ALL, false,
           "prepare 5 s  rep 1/2  set 1/2  0.000\n"
           "down 3 s  rep 1/2  set 1/2  5.000\n"
           "up 2.5 s  rep 1/2  set 1/2  8.000\n"
           "down 3 s  rep 2/2  set 1/2  last rep  10.500\n"
           "up 2.5 s  rep 2/2  set 1/2  13.500\n"
           "rest 90 s  rep 2/2  set 1/2  next: set 2, 2 reps  16.000\n"
           "down 3 s  rep 1/2  set 2/2  106.000\n"
           "up 2.5 s  rep 1/2  set 2/2  109.000\n"
           "down 3 s  rep 2/2  set 2/2  last rep  111.500\n"
           "up 2.5 s  rep 2/2  set 2/2  114.500\n"
           "done  rep 2/2  set 2/2  117.000\n");
}

/* Side and exercise stand behind, where they change; the time is for what is no terminal. */
static void td_plain_line__several__exercise_and_side(void **state)
{
    (void)state;
    expect(two, 2, TD_VERBOSITY_CHANGES, true,
           "prepare 5 s  rep 1/1  set 1/1  Squat  0.000\n"
           "down 3 s  5.000\n"
           "up 2 s  8.000\n"
           "rest 30 s  set 1/1  next: Wall sit, left, set 1, 20 s  10.000\n"
           "hold 20 s  rep 1/1  set 1/1  left  Wall sit  40.000\n"
           "switch 10 s  rep 1/1  right  60.000\n"
           "hold 20 s  70.000\n"
           "done  rep 1/1  set 1/1  right  Wall sit  90.000\n");
}

/* A person has heard the exercise in the rest. */
static void td_plain_line__person__is_told_the_exercise_once(void **state)
{
    (void)state;
    expect(two, 2, TD_VERBOSITY_CHANGES, false,
           "prepare 5 s  rep 1/1  set 1/1  Squat\n"
           "down 3 s\n"
           "up 2 s\n"
           "rest 30 s  set 1/1  next: Wall sit, left, set 1, 20 s\n"
           "hold 20 s  rep 1/1  set 1/1  left\n"
           "switch 10 s  rep 1/1  right\n"
           "hold 20 s\n"
           "done  rep 1/1  set 1/1  right  Wall sit\n");
}

static const struct td_exercise bridge = {
    .id = "bridge",
    .name = "Bridge",
    .tempo = {{3000, 0, 3000, 2000}, false},
    .begins_up = true,
    .sets_min = 1,
    .sets_max = 1,
    .reps_min = 4,
    .reps_max = 4,
    .words = {[TD_PHASE_UP] = "LIFT", [TD_PHASE_TOP] = "HOLD", [TD_PHASE_DOWN] = "LOWER"},
    .cues = {[TD_FORM_CUE_PREPARE] = "On your back", [TD_FORM_CUE_UP] = "Push through your heels"},
    .short_cues = {[TD_FORM_CUE_UP] = "PUSH YOUR HEELS", [TD_FORM_CUE_TOP] = "ONE LINE"}};

/* The words of the screen, half of the set, its last rep, and what to mind, where there is time. */
static void td_plain_line__words__as_on_the_screen(void **state)
{
    (void)state;
    expect(&bridge, 1, TD_VERBOSITY_CHANGES, false,
           "prepare 5 s  rep 1/4  set 1/1\n"
           "up 3 s  lift\n"
           "top 2 s  hold\n"
           "down 3 s  lower\n"
           "up 3 s  rep 2/4  lift  push your heels\n"
           "top 2 s  hold\n"
           "down 3 s  lower\n"
           "up 3 s  rep 3/4  lift  half way\n"
           "top 2 s  hold\n"
           "down 3 s  lower\n"
           "up 3 s  rep 4/4  lift  last rep\n"
           "top 2 s  hold\n"
           "down 3 s  lower\n"
           "done  rep 4/4  set 1/1\n");
}

static const struct td_exercise raise = {.id = "raise",
                                         .name = "Raise",
                                         .tempo = {{2000, 0, 1000, 0}, false},
                                         .begins_up = true,
                                         .sets_min = 2,
                                         .sets_max = 2,
                                         .reps_min = 4,
                                         .reps_max = 4,
                                         .rest_s = 30,
                                         .words = {[TD_PHASE_UP] = "RISE"}};

/* A second has time for one thing; into a pipe all is written. */
static void td_plain_line__short_phase__says_one_thing(void **state)
{
    (void)state;
    expect(&raise, 1, TD_VERBOSITY_CHANGES, false,
           "prepare 5 s  rep 1/4  set 1/2\n"
           "up 1 s  rise\n"
           "down 2 s\n"
           "up 1 s  rep 2/4\n"
           "down 2 s\n"
           "up 1 s  half way\n"
           "down 2 s\n"
           "up 1 s  last rep\n"
           "down 2 s\n"
           "rest 30 s  set 1/2  next: set 2, 4 reps\n"
           "up 1 s  rep 1/4\n"
           "down 2 s\n"
           "up 1 s  rep 2/4\n"
           "down 2 s\n"
           "up 1 s  half way\n"
           "down 2 s\n"
           "up 1 s  last rep\n"
           "down 2 s\n"
           "done  rep 4/4  set 2/2\n");
}

/* What a voice says: each word, each number, and each stroke between numbers. */
static int spoken(const char *line)
{
    int count = 0;

    for (const char *c = line; *c != '\0'; c++) {
        bool in_word = isalnum((unsigned char)*c) != 0;

        count += *c == '/' || (in_word && (c == line || !isalnum((unsigned char)c[-1]))) ? 1 : 0;
    }
    return count;
}

/* At 300 words a minute espeak-ng speaks 6.5 of these in a second (assets/doc/measuring.md). */
static void expect_in_time(const struct td_program *program, const struct td_level *level,
                           bool all_of_it)
{
    struct td_plain_lines lines = {.verbosity = TD_VERBOSITY_CHANGES};
    struct td_overrides over;
    struct td_workout workout;
    struct td_timeline timeline;

    td_overrides_init(&over);
    over.warm_up = over.extras = all_of_it;
    td_workout_build(program, level, &over, &workout);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    for (size_t i = 0; i < timeline.count; i++) {
        const struct td_segment *s = &timeline.segments[i];
        char line[400];

        td_plain_line(&lines, &timeline, s, NULL, s->length, s->start, line, sizeof line);
        if (s->length >= 2 * TD_NS_PER_S && spoken(line) * 2 > s->length / TD_NS_PER_S * 13) {
            fail_msg("%s: %s", level->id, line);
        }
        assert_int_equal(strncmp(line, td_segment_id(s), strlen(td_segment_id(s))), 0);
    }
    td_timeline_deinit(&timeline);
}

/* Nothing of a phase is still being spoken in the next one, from phases of 2 s on. */
static void td_plain_line__shipped_levels__are_spoken_in_time(void **state)
{
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_content *content = NULL;
    struct td_content_port port;

    (void)state;
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content), TD_OK);
    port = td_content_port(content);
    assert_int_equal(port.ops->program(port.self, &program, &problems), TD_OK);
    for (size_t i = 0; i < program->level_count; i++) {
        expect_in_time(program, &program->levels[i], false);
        expect_in_time(program, &program->levels[i], true);
    }
    td_content_free(content);
}

static void td_plain_line_paused__whole_seconds(void **state)
{
    struct td_plain_lines lines = {.verbosity = TD_VERBOSITY_CHANGES};
    char line[64];

    (void)state;
    td_plain_line_paused(&lines, 20 * TD_NS_PER_S + 300 * TD_NS_PER_MS, line, sizeof line);
    assert_string_equal(line, "paused 20 s\n");
    lines.verbosity = TD_VERBOSITY_WORD;
    td_plain_line_paused(&lines, 20 * TD_NS_PER_S, line, sizeof line);
    assert_string_equal(line, "paused\n");
}

/* A rep without its cue has nothing to tell but its number. */
static void td_plain_line__silent_rep__your_tempo(void **state)
{
    static const char *const expected[] = {"your tempo", "your tempo  rep 3/4",
                                           "your tempo  rep 3/4  set 1/1  2.000"};
    struct td_level level = {.id = "l", .name = "L"};
    struct td_workout workout = {.level = &level, .own = 1, .fade = true, .count = 1};
    struct td_timeline timeline;
    char text[200];

    (void)state;
    workout.exercises[0] = (struct td_workout_exercise){
        .exercise = &squat, .tempo = squat.tempo, .sets = 1, .reps = 4};
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    for (int v = 0; v < 3; v++) {
        struct td_plain_lines lines = {.verbosity = (enum td_verbosity)v};

        for (size_t i = 0; i < 5; i++) { /* down, up; two a rep */
            const struct td_segment *s = &timeline.segments[i];

            td_plain_line(&lines, &timeline, s, NULL, s->length, 2 * TD_NS_PER_S, text,
                          sizeof text);
        }
        text[strlen(text) - 1] = '\0';
        assert_string_equal(text, expected[v]);
    }
    td_timeline_deinit(&timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plain_line__word__alone),
        cmocka_unit_test(td_plain_line__changes__when_they_change),
        cmocka_unit_test(td_plain_line__all__everything_and_the_time),
        cmocka_unit_test(td_plain_line__several__exercise_and_side),
        cmocka_unit_test(td_plain_line__person__is_told_the_exercise_once),
        cmocka_unit_test(td_plain_line__words__as_on_the_screen),
        cmocka_unit_test(td_plain_line__silent_rep__your_tempo),
        cmocka_unit_test(td_plain_line__short_phase__says_one_thing),
        cmocka_unit_test(td_plain_line__shipped_levels__are_spoken_in_time),
        cmocka_unit_test(td_plain_line_paused__whole_seconds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
