/* A small programme, fake ports and a stack of views, for tests of the set-up
 * card and the trainer. Time is what the test says. */
#ifndef TEARDROP_TESTS_TRAINING_WORLD_H
#define TEARDROP_TESTS_TRAINING_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pretended_history.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/stack.h"
#include "test.h"

#define SECONDS(s) ((td_ns)((s)*1000.0 + 0.5) * TD_NS_PER_MS)

struct world {
    struct td_program program;
    struct pretended_history kept;
    struct td_check_draft draft;
    struct td_setting_table table;
    struct td_settings_state settings;
    struct td_keymap keymap;
    struct td_theme theme;
    struct td_cues cues;
    struct td_ui ui;
    struct td_stack stack;
    struct td_canvas canvas;
    td_ns now;
    int bells;
    char dump[400000];
    char line[1024];
};

static const char *world_needs[] = {"a book of 2 to 3 cm", "a chair behind you"};

static const struct td_exercise world_chair = {
    .id = "chair",
    .name = "Chair squat",
    .kind = TD_EXERCISE_REPS,
    .tempo = {.ms = {3000, 1000, 2000, 0}},
    .sets_min = 3,
    .sets_max = 3,
    .reps_min = 10,
    .reps_max = 10,
    .rest_s = 90,
};
static const struct td_exercise world_one_inch = {
    .id = "squat_1in",
    .name = "Cyclist squat",
    .kind = TD_EXERCISE_REPS,
    .tempo = {.ms = {3000, 1000, 2000, 1000}},
    .sets_min = 3,
    .sets_max = 3,
    .reps_min = 10,
    .reps_max = 10,
    .rest_s = 90,
    .cues = {[TD_CUE_PREPARE] = "feet a fist apart, toes forward",
             [TD_CUE_DOWN] = "knees over second toe",
             [TD_CUE_BOTTOM] = "stay tall, breathe",
             [TD_CUE_UP] = "whole foot down, breathe out",
             [TD_CUE_TOP] = "stand tall",
             [TD_CUE_REST] = "walk a little, shake the legs"},
};
/* Seconds of l3 with its 15 s of prepare: a rep takes 7 s, a set 70 s. */
#define L3_TOTAL (15 + 3 * 70 + 2 * 90)

static const struct td_exercise world_wall = {
    .id = "wall_sit",
    .name = "Wall sit",
    .kind = TD_EXERCISE_HOLD,
    .sets_min = 5,
    .sets_max = 5,
    .reps_min = 1,
    .reps_max = 1,
    .hold_s = 30,
    .hold_max_s = 45,
    .rest_s = 90,
    .cues = {[TD_CUE_HOLD] = "keep breathing"},
};
static const struct td_exercise world_mixed[] = {
    {.id = "quad_set",
     .name = "Quad squeeze",
     .kind = TD_EXERCISE_HOLD,
     .sets_min = 2,
     .sets_max = 2,
     .reps_min = 1,
     .reps_max = 1,
     .hold_s = 5,
     .rest_s = 20},
    {.id = "step_up",
     .name = "Step-up",
     .kind = TD_EXERCISE_REPS,
     .tempo = {.ms = {2000, 0, 2000, 1000}},
     .begins_up = true,
     .sets_min = 1,
     .sets_max = 2,
     .reps_min = 4,
     .reps_max = 4,
     .rest_s = 30,
     .sides = TD_SIDES_EACH},
};
static const struct td_exercise world_barbell = {
    .id = "barbell",
    .name = "Barbell cyclist squat",
    .kind = TD_EXERCISE_REPS,
    .tempo = {.ms = {3000, 1000, 0, 1000}, .explosive = true},
    .sets_min = 4,
    .sets_max = 4,
    .reps_min = 6,
    .reps_max = 8,
    .rest_s = 180,
};
static const struct td_level world_levels[] = {
    {.id = "l0", .name = "Settle", .exercises = world_mixed, .exercise_count = 2},
    {.id = "l1",
     .name = "Hold",
     .depth_from_deg = 30,
     .depth_to_deg = 45,
     .exercises = &world_wall,
     .exercise_count = 1},
    {.id = "l2",
     .name = "Chair",
     .depth_from_deg = 45,
     .depth_to_deg = 60,
     .rest_hours = 48,
     .exercises = &world_chair,
     .exercise_count = 1},
    {.id = "l3",
     .name = "1 inch",
     .summary = "A squat to 60 degrees with the heels on a book.",
     .stance = "hip width, feet parallel",
     .load = "body weight",
     .frequency = "3 times a week",
     .needs = world_needs,
     .need_count = 2,
     .depth_from_deg = 0,
     .depth_to_deg = 60,
     .heel_mm = 25,
     .rest_hours = 48,
     .exercises = &world_one_inch,
     .exercise_count = 1},
    {.id = "l8",
     .name = "Barbell",
     .depth_to_deg = 120,
     .heel_mm = 75,
     .exercises = &world_barbell,
     .exercise_count = 1},
};

/* ---- ports ---- */

static enum td_err world_program(void *self, const struct td_program **out,
                                 const struct td_problems **problems)
{
    struct world *w = self;
    *out = &w->program;
    *problems = NULL;
    return TD_OK;
}
/* One flag and nothing to ask: enough for what a session may run into. */
static enum td_err world_checklist(void *self, const struct td_checklist **out,
                                   const struct td_problems **problems)
{
    static const struct td_flag flags[] = {{.id = "locked",
                                            .text = "The knee is stuck",
                                            .action = "Be seen today. Do not force it straight.",
                                            .urgency = TD_URGENCY_SAME_DAY,
                                            .training = TD_TRAINING_CLOSED}};
    static const struct td_checklist checklist = {
        .version = "test", .flags = flags, .flag_count = 1};
    (void)self;
    (void)problems;
    *out = &checklist;
    return TD_OK;
}

static const struct td_content_ops world_content = {.program = world_program,
                                                    .checklist = world_checklist};

static struct td_instant world_wall_now(void *self)
{
    (void)self;
    return (struct td_instant){NOW_UNIX, 60};
}

static void world_bell(void *self)
{
    struct world *w = self;
    w->bells++;
}
static const struct td_cue_sink_ops world_sink = {.bell = world_bell};

/* ---- a view below, so that "home" has somewhere to go ---- */

static enum td_err floor_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    (void)state;
    (void)ui;
    (void)argument;
    (void)now;
    return TD_OK;
}
static struct td_reply floor_handle(void *state, const struct td_event *event)
{
    (void)state;
    (void)event;
    return (struct td_reply){0};
}
static void floor_draw(const void *state, struct td_canvas *canvas)
{
    (void)state;
    td_canvas_text(canvas, 0, 0, 20, "the floor", TD_ROLE_TEXT);
}
static unsigned floor_place(const void *state)
{
    (void)state;
    return TD_PLACE_HOME;
}
static const struct td_view_ops floor_view = {
    .name = "floor",
    .state_size = 1,
    .open = floor_open,
    .handle = floor_handle,
    .draw = floor_draw,
    .place = floor_place,
};

/* ---- life ---- */

static struct world *world_new(int cols, int rows)
{
    struct world *w = calloc(1, sizeof *w);
    assert_non_null(w);
    w->program.name = "test";
    w->program.version = "1";
    w->program.levels = world_levels;
    w->program.level_count = sizeof world_levels / sizeof world_levels[0];
    td_setting_table_init(&w->table);
    size_t count = 0;
    const struct td_setting_spec *specs = td_keymap_specs(&count);
    td_setting_table_add(&w->table, specs, count);
    td_settings_defaults(&w->table, &w->settings);
    td_keymap_init(&w->keymap, &w->settings.values);
    td_theme_init(&w->theme, TD_DEPTH_256, false);
    td_cues_init(&w->cues, (struct td_cue_sink){w, &world_sink}, &w->settings.values);
    w->ui.settings = &w->settings.values;
    w->ui.keymap = &w->keymap;
    w->ui.theme = &w->theme;
    w->ui.content = (struct td_content_port){w, &world_content};
    w->ui.history = pretended_port(&w->kept);
    w->ui.draft = &w->draft;
    w->ui.date = (struct td_date_port){w, world_wall_now};
    w->ui.cues = &w->cues;
    td_overrides_init(&w->ui.usual);
    td_overrides_init(&w->ui.asked);
    w->ui.version = "test";
    w->now = SECONDS(1000);
    assert_int_equal(td_canvas_init(&w->canvas, &w->theme, cols, rows), TD_OK);
    td_stack_init(&w->stack, &w->ui, cols, rows);
    assert_int_equal(td_stack_push(&w->stack, &floor_view, NULL, w->now), TD_OK);
    return w;
}

static void world_free(struct world *w)
{
    td_stack_deinit(&w->stack);
    td_canvas_deinit(&w->canvas);
    pretended_deinit(&w->kept);
    free(w);
}

static inline void world_train(struct world *w, const char *level)
{
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_overrides overrides;
    struct td_workout workout;
    struct td_trainer_argument argument = {.workout = &workout};

    td_overrides_init(&overrides);
    assert_int_equal(w->ui.content.ops->program(w->ui.content.self, &program, &problems), TD_OK);
    td_workout_build(program, td_program_level(program, level), &overrides, &workout);
    assert_int_equal(td_stack_push(&w->stack, &td_trainer_view, &argument, w->now), TD_OK);
    td_cues_flush(&w->cues);
}

static inline const struct td_view_ops *world_top(const struct world *w)
{
    return w->stack.views[w->stack.count - 1].ops;
}

/* ---- looking ---- */

static inline const char *world_dump(struct world *w)
{
    td_canvas_clear(&w->canvas);
    td_stack_draw(&w->stack, &w->canvas);
    assert_true(td_canvas_dump(&w->canvas, w->dump, sizeof w->dump) < sizeof w->dump);
    return w->dump;
}

/* The dump with every run of blanks and line ends as one blank. */
static inline const char *world_flat(struct world *w)
{
    world_dump(w);
    size_t n = 0;
    for (const char *p = w->dump; *p != '\0'; p++) {
        char c = *p == '\n' ? ' ' : *p;
        if (c != ' ' || (n > 0 && w->dump[n - 1] != ' ')) {
            w->dump[n++] = c;
        }
    }
    w->dump[n] = '\0';
    return w->dump;
}

/* Row of the last dump, without blanks in front. */
static inline const char *world_row(struct world *w, int row)
{
    const char *p = world_dump(w);
    for (int i = 0; i < row && p != NULL; i++) {
        p = strchr(p, '\n');
        p = p != NULL ? p + 1 : NULL;
    }
    w->line[0] = '\0';
    if (p != NULL) {
        while (*p == ' ') {
            p++;
        }
        size_t n = strcspn(p, "\n");
        assert_true(n < sizeof w->line);
        memcpy(w->line, p, n);
        w->line[n] = '\0';
    }
    return w->line;
}

static inline const char *world_status(struct world *w)
{
    return world_row(w, w->canvas.rows - 2);
}

static inline void world_size(struct world *w, int cols, int rows)
{
    assert_int_equal(td_canvas_resize(&w->canvas, cols, rows), TD_OK);
    td_stack_resize(&w->stack, cols, rows, w->now);
}

/* ---- time and keys ---- */

/* As the loop does: from due time to due time, up to `at`. */
static inline void world_until(struct world *w, td_ns at)
{
    for (;;) {
        struct td_due due = td_stack_next_change(&w->stack, w->now);
        if (due.at > at) {
            break;
        }
        assert_true(due.at > w->now);
        w->now = due.at;
        td_stack_update(&w->stack, w->now);
        td_cues_flush(&w->cues);
    }
    w->now = at;
    td_stack_update(&w->stack, w->now);
    td_cues_flush(&w->cues);
}

static inline void world_after(struct world *w, double seconds)
{
    world_until(w, w->now + SECONDS(seconds));
}

/* The status line at `offset` seconds after `start`. */
static inline void world_at(struct world *w, td_ns start, double offset, const char *status)
{
    world_until(w, start + SECONDS(offset));
    assert_string_equal(world_status(w), status);
}

static inline void world_key(struct world *w, td_key key)
{
    td_stack_key(&w->stack, key, w->now);
    td_cues_flush(&w->cues);
}

static inline void world_ask(struct world *w, enum td_request request)
{
    td_key key = w->keymap.keys[request][0];
    assert_int_not_equal(key, TD_KEY_NONE);
    world_key(w, key);
}

#endif
