/* The programme, the ports and the driving of ui_world.h. */
#include "fake/ui_world.h"

/* ---- content ---- */

#define EXERCISE(ID, NAME, KIND, SETS_MIN, SETS_MAX, REPS_MIN, REPS_MAX, REST)                     \
    .id = ID, .name = NAME, .kind = KIND, .sets_min = SETS_MIN, .sets_max = SETS_MAX,              \
    .reps_min = REPS_MIN, .reps_max = REPS_MAX, .rest_s = REST

static const struct td_exercise ui_chair = {
    EXERCISE("chair", "Chair squat", TD_EXERCISE_REPS, 3, 3, 10, 10, 90),
    .tempo = {.ms = {3000, 1000, 2000, 0}}};
static const struct td_exercise ui_one_inch = {
    EXERCISE("squat_1in", "Cyclist squat", TD_EXERCISE_REPS, 3, 3, 10, 10, 90),
    .tempo = {.ms = {3000, 1000, 2000, 1000}},
    .cues = {[TD_FORM_CUE_PREPARE] = "feet a fist apart, toes forward",
             [TD_FORM_CUE_DOWN] = "knees over second toe",
             [TD_FORM_CUE_BOTTOM] = "stay tall, breathe",
             [TD_FORM_CUE_UP] = "whole foot down, breathe out",
             [TD_FORM_CUE_TOP] = "stand tall",
             [TD_FORM_CUE_REST] = "walk a little, shake the legs"}};
static const struct td_exercise ui_wall = {
    EXERCISE("wall_sit", "Wall sit", TD_EXERCISE_HOLD, 5, 5, 1, 1, 90), .hold_s = 30,
    .hold_max_s = 45, .cues = {[TD_FORM_CUE_HOLD] = "keep breathing"}};
static const struct td_exercise ui_mixed[] = {
    {EXERCISE("quad_set", "Quad squeeze", TD_EXERCISE_HOLD, 2, 2, 1, 1, 20), .hold_s = 5},
    {EXERCISE("step_up", "Step-up", TD_EXERCISE_REPS, 1, 2, 4, 4, 30),
     .tempo = {.ms = {2000, 0, 2000, 1000}}, .begins_up = true, .sides = TD_SIDES_EACH}};
static const struct td_exercise ui_barbell = {
    EXERCISE("barbell", "Barbell cyclist squat", TD_EXERCISE_REPS, 4, 4, 6, 8, 180),
    .tempo = {.ms = {3000, 1000, 0, 1000}, .explosive = true}};

#define LEVEL(ID, NAME, EXERCISES, COUNT)                                                          \
    .id = ID, .name = NAME, .exercises = EXERCISES, .exercise_count = COUNT

static const char *ui_needs[] = {"a book of 2 to 3 cm", "a chair behind you"};
static const struct td_level ui_levels[] = {
    {LEVEL("l0", "Settle", ui_mixed, 2)},
    {LEVEL("l1", "Hold", &ui_wall, 1), .depth_from_deg = 30, .depth_to_deg = 45},
    {LEVEL("l2", "Chair", &ui_chair, 1), .depth_from_deg = 45, .depth_to_deg = 60,
     .rest_hours = 48},
    {LEVEL("l3", "1 inch", &ui_one_inch, 1),
     .summary = "A squat to 60 degrees with the heels on a book.",
     .stance = "hip width, feet parallel", .load = "body weight", .frequency = "3 times a week",
     .needs = ui_needs, .need_count = 2, .depth_to_deg = 60, .heel_mm = 25, .rest_hours = 48},
    {LEVEL("l8", "Barbell", &ui_barbell, 1), .depth_to_deg = 120, .heel_mm = 75}};

static const struct td_cause ui_causes[] = {
    {.id = "overload", .name = "too much too soon"},
    {.id = "weak_thigh", .name = "a thigh strength gap"},
};

/* Nothing to ask; one flag that a session may run into. */
static const struct td_flag ui_flags[] = {{.id = "locked",
                                           .text = "The knee is stuck",
                                           .action = "Be seen today. Do not force it straight.",
                                           .urgency = TD_URGENCY_SAME_DAY,
                                           .training = TD_TRAINING_CLOSED}};

/* ---- ports ---- */

static enum td_err ui_program(void *self, const struct td_program **out,
                              const struct td_problems **problems)
{
    struct ui_world *w = self;

    if (problems != NULL) {
        *problems = &w->problems;
    }
    *out = w->program_err == TD_OK ? &w->program : NULL;
    return w->program_err;
}
static enum td_err ui_checklist(void *self, const struct td_checklist **out,
                                const struct td_problems **problems)
{
    struct ui_world *w = self;

    (void)problems;
    *out = w->checklist_err == TD_OK ? &w->checklist : NULL;
    return w->checklist_err;
}
static enum td_err ui_primer(void *self, const struct td_primer **out,
                             const struct td_problems **problems)
{
    (void)self;
    (void)problems;
    *out = NULL;
    return TD_ERR_ABSENT;
}
static enum td_err ui_anatomy(void *self, const struct td_anatomy **out,
                              const struct td_problems **problems)
{
    (void)self;
    (void)problems;
    *out = NULL;
    return TD_ERR_ABSENT;
}
static const struct td_content_ops ui_content = {.program = ui_program,
                                                 .ladder = ui_program,
                                                 .checklist = ui_checklist,
                                                 .primer = ui_primer,
                                                 .anatomy = ui_anatomy,
                                                 .home_views = ui_anatomy};

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

static void ui_bell(void *self)
{
    struct ui_world *w = self;
    w->bells++;
}
static const struct td_cue_sink_ops ui_sink = {.bell = ui_bell};

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
const struct td_view_ops floor_view = {
    .name = "floor",
    .state_size = 1,
    .open = floor_open,
    .handle = floor_handle,
    .draw = floor_draw,
    .place = floor_place,
};

/* ---- life ---- */

struct ui_world *ui_world_new(void)
{
    struct ui_world *w = calloc(1, sizeof *w);
    const struct td_setting_spec *specs;
    size_t count;

    assert_non_null(w);
    w->program.levels = ui_levels;
    w->program.level_count = sizeof ui_levels / sizeof ui_levels[0];
    w->program.name = "test";
    w->program.version = "1";
    w->checklist.version = "test";
    w->checklist.flags = ui_flags;
    w->checklist.flag_count = sizeof ui_flags / sizeof ui_flags[0];
    w->checklist.causes = ui_causes;
    w->checklist.cause_count = sizeof ui_causes / sizeof ui_causes[0];
    td_setting_table_init(&w->table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(&w->table, specs, count);
    td_settings_defaults(&w->table, &w->settings);
    td_keymap_init(&w->keymap, &w->settings.values);
    td_theme_init(&w->theme, TD_DEPTH_256, false);
    td_cues_init(&w->cues, (struct td_cue_sink){w, &ui_sink}, &w->settings.values);
    w->ui = (struct td_ui){.settings = &w->settings.values,
                           .keymap = &w->keymap,
                           .theme = &w->theme,
                           .content = {w, &ui_content},
                           .history = pretended_port(&w->kept),
                           .settings_port = {w, &ui_settings},
                           .date = {w, ui_now},
                           .draft = &w->draft,
                           .cues = &w->cues,
                           .views = td_views,
                           .version = "1.2.3"};
    td_overrides_init(&w->ui.usual);
    td_overrides_init(&w->ui.asked);
    assert_int_equal(td_canvas_init(&w->canvas, &w->theme, 80, 24), TD_OK);
    td_stack_init(&w->stack, &w->ui, 80, 24);
    return w;
}

void ui_world_free(struct ui_world *w)
{
    td_stack_deinit(&w->stack);
    td_canvas_deinit(&w->canvas);
    td_problems_deinit(&w->problems);
    pretended_deinit(&w->kept);
    free(w);
}

int ui_begin(void **state)
{
    *state = ui_world_new();
    return 0;
}

int ui_end(void **state)
{
    ui_world_free(*state);
    return 0;
}

struct ui_world *ui_training_new(int cols, int rows)
{
    struct ui_world *w = ui_world_new();

    w->now = SECONDS(1000);
    ui_size(w, cols, rows);
    ui_open(w, &floor_view);
    return w;
}

int ui_begin_training(void **state)
{
    *state = ui_training_new(80, 24);
    return 0;
}

int ui_begin_l3(void **state)
{
    (void)ui_begin_training(state);
    ui_train(*state, "l3");
    return 0;
}

/* ---- driving ---- */

void ui_open_with(struct ui_world *w, const struct td_view_ops *ops, const void *argument)
{
    assert_int_equal(td_stack_push(&w->stack, ops, argument, w->now), TD_OK);
    td_cues_flush(&w->cues);
}

void ui_open(struct ui_world *w, const struct td_view_ops *ops)
{
    ui_open_with(w, ops, NULL);
}

void ui_train(struct ui_world *w, const char *level)
{
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_overrides overrides;
    struct td_workout workout;
    struct td_trainer_argument argument = {.workout = &workout};

    td_overrides_init(&overrides);
    assert_int_equal(w->ui.content.ops->program(w->ui.content.self, &program, &problems), TD_OK);
    td_workout_build(program, td_program_level(program, level), &overrides, &workout);
    ui_open_with(w, &td_trainer_view, &argument);
}

void ui_key(struct ui_world *w, td_key key)
{
    td_stack_key(&w->stack, key, w->now);
    td_cues_flush(&w->cues);
}

void ui_ask(struct ui_world *w, enum td_request request)
{
    assert_int_not_equal(w->keymap.keys[request][0], TD_KEY_NONE);
    ui_key(w, w->keymap.keys[request][0]);
}

void ui_type(struct ui_world *w, const char *text)
{
    for (; *text != '\0'; text++) {
        ui_key(w, (td_key)(unsigned char)*text);
    }
}

void ui_click(struct ui_world *w, int x, int y)
{
    td_stack_mouse(&w->stack, (struct td_mouse){.kind = TD_MOUSE_CLICK, .x = x, .y = y}, w->now);
}

void ui_size(struct ui_world *w, int cols, int rows)
{
    assert_int_equal(td_canvas_resize(&w->canvas, cols, rows), TD_OK);
    td_stack_resize(&w->stack, cols, rows, w->now);
}

static void ui_update(struct ui_world *w, td_ns now)
{
    w->now = now;
    td_stack_update(&w->stack, now);
    td_cues_flush(&w->cues);
}

void ui_until(struct ui_world *w, td_ns at)
{
    struct td_due due = td_stack_next_change(&w->stack, w->now);

    for (; due.at <= at; due = td_stack_next_change(&w->stack, w->now)) {
        assert_true(due.at > w->now);
        ui_update(w, due.at);
    }
    ui_update(w, at);
}

void ui_after(struct ui_world *w, double seconds)
{
    ui_until(w, w->now + SECONDS(seconds));
}

/* ---- looking ---- */

const struct td_view_ops *ui_top(const struct ui_world *w)
{
    assert_true(w->stack.count > 0);
    return w->stack.views[w->stack.count - 1].ops;
}

const char *ui_dump(struct ui_world *w)
{
    td_stack_draw(&w->stack, &w->canvas);
    assert_true(td_canvas_dump(&w->canvas, w->dump, sizeof w->dump) < sizeof w->dump);
    return w->dump;
}

const char *ui_flat(struct ui_world *w)
{
    size_t n = 0;

    (void)ui_dump(w);
    for (const char *p = w->dump; *p != '\0'; p++) {
        char c = *p == '\n' ? ' ' : *p;

        if (c != ' ' || (n > 0 && w->dump[n - 1] != ' ')) {
            w->dump[n++] = c;
        }
    }
    w->dump[n] = '\0';
    return w->dump;
}

void ui_see(struct ui_world *w, const char *text)
{
    if (strstr(ui_dump(w), text) == NULL) {
        fail_msg("\"%s\" is not on the screen (%dx%d):\n%s", text, w->canvas.cols, w->canvas.rows,
                 w->dump);
    }
}

void ui_miss(struct ui_world *w, const char *text)
{
    if (strstr(ui_dump(w), text) != NULL) {
        fail_msg("\"%s\" is on the screen (%dx%d):\n%s", text, w->canvas.cols, w->canvas.rows,
                 w->dump);
    }
}

const char *ui_row(struct ui_world *w, int row)
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

const char *ui_status(struct ui_world *w)
{
    const char *row = ui_row(w, -2);

    return row + strspn(row, " ");
}

void ui_status_is(struct ui_world *w, const char *status)
{
    assert_string_equal(ui_status(w), status);
}

void ui_at(struct ui_world *w, td_ns start, double offset, const char *status)
{
    ui_until(w, start + SECONDS(offset));
    ui_status_is(w, status);
}

int ui_find(struct ui_world *w, const char *text)
{
    const char *at = ui_dump(w), *found = strstr(at, text);
    int row = 0;

    for (; found != NULL && at < found; at++) {
        row += *at == '\n' ? 1 : 0;
    }
    return found != NULL ? row : -1;
}

const struct ui_size ui_sizes[UI_SIZES] = {{80, 24}, {120, 40}, {200, 60}, {60, 20}, {40, 12}};
