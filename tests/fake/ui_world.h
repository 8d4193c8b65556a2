/* Screens without a program around them: a small programme, ports that are fields of a
 * struct, a canvas and a stack of views. Time is what the test says. */
#ifndef TEARDROP_TESTS_FAKE_UI_WORLD_H
#define TEARDROP_TESTS_FAKE_UI_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fake/history.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/check_draft.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/stack.h"
#include "teardrop/ui/trainer/trainer.h"
#include "teardrop/ui/views.h"
#include "test.h"

#define HOUR 3600
#define SECONDS(s) ((td_ns)((s)*1000.0 + 0.5) * TD_NS_PER_MS)

/* Seconds of level l3 with its 15 s of prepare: a rep takes 7 s, a set 70 s. */
#define L3_TOTAL (15 + 3 * 70 + 2 * 90)

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
    struct td_cues cues;
    struct td_check_draft draft;
    struct td_ui ui;
    struct td_stack stack;
    struct td_canvas canvas;
    td_ns now;
    int bells;
    char dump[600000];
    char row[4096];
};

struct ui_world *ui_world_new(void);
void ui_world_free(struct ui_world *w);

/* For a test of one world: *state is it, at 80x24. */
int ui_begin(void **state);
int ui_end(void **state);
#define UI_TEST(name) cmocka_unit_test_setup_teardown(name, ui_begin, ui_end)

/* With a view below, so that "home" has somewhere to go, and a clock that is not at 0. */
extern const struct td_view_ops floor_view;
struct ui_world *ui_training_new(int cols, int rows);
int ui_begin_training(void **state);
#define TRAINING_TEST(name) cmocka_unit_test_setup_teardown(name, ui_begin_training, ui_end)
/* In the trainer, at the begin of l3. */
int ui_begin_l3(void **state);
#define L3_TEST(name) cmocka_unit_test_setup_teardown(name, ui_begin_l3, ui_end)

/* ---- driving ---- */

void ui_open(struct ui_world *w, const struct td_view_ops *ops);
void ui_open_with(struct ui_world *w, const struct td_view_ops *ops, const void *argument);
void ui_train(struct ui_world *w, const char *level);
void ui_key(struct ui_world *w, td_key key);
/* The first key of a request. */
void ui_ask(struct ui_world *w, enum td_request request);
void ui_type(struct ui_world *w, const char *text);
void ui_click(struct ui_world *w, int x, int y);
void ui_size(struct ui_world *w, int cols, int rows);
/* As the loop does: from due time to due time, up to `at`. */
void ui_until(struct ui_world *w, td_ns at);
void ui_after(struct ui_world *w, double seconds);

/* ---- looking ---- */

const struct td_view_ops *ui_top(const struct ui_world *w);
const char *ui_dump(struct ui_world *w);
/* The dump with every run of blanks and line ends as one blank. */
const char *ui_flat(struct ui_world *w);
void ui_see(struct ui_world *w, const char *text);
void ui_miss(struct ui_world *w, const char *text);
/* A row of the screen; counts from the bottom when below 0. */
const char *ui_row(struct ui_world *w, int row);
/* The status line of a session. */
const char *ui_status(struct ui_world *w);
void ui_status_is(struct ui_world *w, const char *status);
/* The status line at `offset` seconds after `start`. */
void ui_at(struct ui_world *w, td_ns start, double offset, const char *status);
/* Row in which a text stands; -1 = nowhere. */
int ui_find(struct ui_world *w, const char *text);

#define UI_SIZES 5
extern const struct ui_size {
    int cols, rows;
} ui_sizes[UI_SIZES];

#endif
