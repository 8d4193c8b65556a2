/* Fake ports, a canvas and a stack of views, for tests of single screens. Every
 * fact a screen shows is a field here. */
#ifndef TEARDROP_TESTS_UI_WORLD_H
#define TEARDROP_TESTS_UI_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pretended_history.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/draft.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/stack.h"
#include "teardrop/ui/views.h"
#include "test.h"

#define HOUR 3600

struct ui_world {
    /* content; an error in its place when set */
    struct td_program program;
    struct td_checklist checklist;
    enum td_err program_err, checklist_err;
    struct td_problems problems;
    struct pretended_history kept;
    /* settings */
    struct td_setting_table table;
    struct td_settings_state settings;
    int changes;
    char saved[TD_SETTING_TEXT];

    struct td_keymap keymap;
    struct td_theme theme;
    struct td_check_draft draft;
    struct td_ui ui;
    struct td_stack stack;
    struct td_canvas canvas;
    char dump[600000];
    char row[4096];
};

static const struct td_exercise ui_chair = {.id = "chair",
                                            .name = "Chair squat",
                                            .kind = TD_EXERCISE_REPS,
                                            .tempo = {.ms = {3000, 1000, 2000, 0}},
                                            .sets_min = 3,
                                            .sets_max = 3,
                                            .reps_min = 10,
                                            .reps_max = 10,
                                            .rest_s = 90};
static const struct td_exercise ui_wall = {.id = "wall_sit",
                                           .name = "Wall sit",
                                           .kind = TD_EXERCISE_HOLD,
                                           .sets_min = 5,
                                           .sets_max = 5,
                                           .reps_min = 1,
                                           .reps_max = 1,
                                           .hold_s = 30,
                                           .hold_max_s = 45,
                                           .rest_s = 90};
static const struct td_level ui_levels[] = {
    {.id = "l1", .name = "Hold", .rest_hours = 24, .exercises = &ui_wall, .exercise_count = 1},
    {.id = "l2", .name = "Chair", .rest_hours = 48, .exercises = &ui_chair, .exercise_count = 1},
};
static const struct td_cause ui_causes[] = {
    {.id = "overload", .name = "too much too soon"},
    {.id = "weak_thigh", .name = "a thigh strength gap"},
};

/* ---- ports ---- */

static enum td_err ui_program(void *self, const struct td_program **out,
                              const struct td_problems **problems)
{
    struct ui_world *w = self;

    *problems = &w->problems;
    *out = w->program_err == TD_OK ? &w->program : NULL;
    return w->program_err;
}
static enum td_err ui_checklist(void *self, const struct td_checklist **out,
                                const struct td_problems **problems)
{
    struct ui_world *w = self;

    *problems = NULL;
    *out = w->checklist_err == TD_OK ? &w->checklist : NULL;
    return w->checklist_err;
}
static enum td_err ui_primer(void *self, const struct td_primer **out,
                             const struct td_problems **problems)
{
    (void)self;
    *problems = NULL;
    *out = NULL;
    return TD_ERR_ABSENT;
}
static enum td_err ui_anatomy(void *self, const struct td_anatomy **out,
                              const struct td_problems **problems)
{
    (void)self;
    *problems = NULL;
    *out = NULL;
    return TD_ERR_ABSENT;
}
static const struct td_content_ops ui_content = {
    .program = ui_program, .checklist = ui_checklist, .primer = ui_primer, .anatomy = ui_anatomy};

static const struct td_setting_table *ui_table(void *self)
{
    return &((struct ui_world *)self)->table;
}
static const struct td_settings_state *ui_state(void *self)
{
    return &((struct ui_world *)self)->settings;
}
static enum td_err ui_change(void *self, size_t row, const char *text, char *why, size_t why_size)
{
    struct ui_world *w = self;
    enum td_err err = td_setting_set(w->table.rows[row], &w->settings.values, text, why, why_size);

    if (err == TD_OK) {
        w->changes++;
        w->settings.origin[row] = TD_ORIGIN_USER;
        td_str_copy(w->saved, sizeof w->saved, text);
    }
    return err;
}
static const char *ui_path(void *self)
{
    (void)self;
    return "/home/someone/teardrop.ini";
}
static const struct td_settings_ops ui_settings = {
    .table = ui_table, .state = ui_state, .change = ui_change, .path = ui_path};

static struct td_instant ui_now(void *self)
{
    (void)self;
    return (struct td_instant){NOW_UNIX, 0};
}

/* ---- life ---- */

static struct ui_world *ui_world_new(void)
{
    struct ui_world *w = calloc(1, sizeof *w);
    const struct td_setting_spec *specs;
    size_t count;

    assert_non_null(w);
    w->program.levels = ui_levels;
    w->program.level_count = sizeof ui_levels / sizeof ui_levels[0];
    w->checklist.causes = ui_causes;
    w->checklist.cause_count = sizeof ui_causes / sizeof ui_causes[0];
    td_setting_table_init(&w->table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(&w->table, specs, count);
    td_settings_defaults(&w->table, &w->settings);
    td_keymap_init(&w->keymap, &w->settings.values);
    td_theme_init(&w->theme, TD_DEPTH_256, false);
    w->ui = (struct td_ui){.settings = &w->settings.values,
                           .keymap = &w->keymap,
                           .theme = &w->theme,
                           .content = {w, &ui_content},
                           .history = pretended_port(&w->kept),
                           .settings_port = {w, &ui_settings},
                           .date = {w, ui_now},
                           .draft = &w->draft,
                           .views = td_views,
                           .version = "1.2.3"};
    td_overrides_init(&w->ui.usual);
    td_overrides_init(&w->ui.asked);
    assert_int_equal(td_canvas_init(&w->canvas, &w->theme, 80, 24), TD_OK);
    td_stack_init(&w->stack, &w->ui, 80, 24);
    return w;
}

static void ui_world_free(struct ui_world *w)
{
    td_stack_deinit(&w->stack);
    td_canvas_deinit(&w->canvas);
    td_problems_deinit(&w->problems);
    pretended_deinit(&w->kept);
    free(w);
}

/* ---- driving ---- */

static inline void ui_open(struct ui_world *w, const struct td_view_ops *ops)
{
    assert_int_equal(td_stack_push(&w->stack, ops, NULL, 0), TD_OK);
}

static inline void ui_key(struct ui_world *w, td_key key)
{
    td_stack_key(&w->stack, key, 0);
}

static inline void ui_type(struct ui_world *w, const char *text)
{
    for (; *text != '\0'; text++) {
        ui_key(w, (td_key)(unsigned char)*text);
    }
}

static inline void ui_click(struct ui_world *w, int x, int y)
{
    td_stack_mouse(&w->stack, (struct td_mouse){.kind = TD_MOUSE_CLICK, .x = x, .y = y}, 0);
}

static inline void ui_size(struct ui_world *w, int cols, int rows)
{
    assert_int_equal(td_canvas_resize(&w->canvas, cols, rows), TD_OK);
    td_stack_resize(&w->stack, cols, rows, 0);
}

static inline const struct td_view_ops *ui_top(const struct ui_world *w)
{
    assert_true(w->stack.count > 0);
    return w->stack.views[w->stack.count - 1].ops;
}

/* ---- looking ---- */

static inline const char *ui_dump(struct ui_world *w)
{
    td_stack_draw(&w->stack, &w->canvas);
    assert_true(td_canvas_dump(&w->canvas, w->dump, sizeof w->dump) < sizeof w->dump);
    return w->dump;
}

static inline void ui_see(struct ui_world *w, const char *text)
{
    if (strstr(ui_dump(w), text) == NULL) {
        fail_msg("\"%s\" is not on the screen (%dx%d):\n%s", text, w->canvas.cols, w->canvas.rows,
                 w->dump);
    }
}

static inline void ui_miss(struct ui_world *w, const char *text)
{
    if (strstr(ui_dump(w), text) != NULL) {
        fail_msg("\"%s\" is on the screen (%dx%d):\n%s", text, w->canvas.cols, w->canvas.rows,
                 w->dump);
    }
}

/* A row of the screen; counts from the bottom when below 0. */
static inline const char *ui_row(struct ui_world *w, int row)
{
    const char *at = ui_dump(w);
    size_t length;

    for (row = row < 0 ? w->canvas.rows + row : row; row > 0; row--) {
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
    }
    length = strcspn(at, "\n");
    assert_true(length < sizeof w->row);
    memcpy(w->row, at, length);
    w->row[length] = '\0';
    return w->row;
}

/* Row in which a text stands; -1 = nowhere. */
static inline int ui_find(struct ui_world *w, const char *text)
{
    const char *at = ui_dump(w), *found = strstr(at, text);
    int row = 0;

    for (; found != NULL && at < found; at++) {
        row += *at == '\n' ? 1 : 0;
    }
    return found != NULL ? row : -1;
}

static const struct {
    int cols, rows;
} ui_sizes[] = {{80, 24}, {120, 40}, {200, 60}, {60, 20}, {40, 12}};

#define UI_SIZES (sizeof ui_sizes / sizeof ui_sizes[0])

#endif
