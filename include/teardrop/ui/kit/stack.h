/* The stack of open views. */
#ifndef TEARDROP_UI_KIT_STACK_H
#define TEARDROP_UI_KIT_STACK_H

#include "teardrop/ui/kit/aloud.h"
#include "teardrop/ui/kit/view.h"

#define TD_STACK_MAX 16
/* A smaller window shows only how large it needs to be. */
#define TD_MIN_COLS 40
#define TD_MIN_ROWS 12

struct td_stack {
    const struct td_ui *ui;
    struct {
        const struct td_view_ops *ops;
        void *state;
        bool day_due; /* a day began while the view was covered: it is told when uncovered */
    } views[TD_STACK_MAX];
    size_t count;
    int cols, rows;
    bool dirty; /* the picture changed since the last draw */
    bool quit;
    struct td_aloud_reader aloud;
};

void td_stack_init(struct td_stack *stack, const struct td_ui *ui, int cols, int rows);
void td_stack_deinit(struct td_stack *stack);

/* Opens a view on top. When that fails, a screen that says what is wrong opens in its place, and
 * its result is returned: TD_OK, or TD_ERR_NOMEM when even that does not open. */
enum td_err td_stack_push(struct td_stack *stack, const struct td_view_ops *ops,
                          const void *argument, td_ns now);

/* One input from the terminal. Outside of text fields, keys that came in a heap (enum td_arrival)
 * are dropped, and of keys that came together those that would answer a question; digits that
 * came together reach number fields only. A paste reaches text fields only; the terminal's own
 * answers reach no screen. */
void td_stack_input(struct td_stack *stack, const struct td_input *input, td_ns now);

/* A key is looked up in the keymap for the top view's place. Help and redraw are answered here;
 * everything else goes to the top view, except function keys, Insert and keys with modifiers that
 * are not bound there: they do nothing. */
void td_stack_key(struct td_stack *stack, td_key key, td_ns now);
void td_stack_mouse(struct td_stack *stack, struct td_mouse mouse, td_ns now);
void td_stack_resize(struct td_stack *stack, int cols, int rows, td_ns now);
void td_stack_gap(struct td_stack *stack, td_ns gap, td_ns now);
/* A new local day has begun, or its morning. Views that can be seen are told at once, covered ones
 * when they come up again, so that a session is not held up. */
void td_stack_day(struct td_stack *stack, td_ns now);
/* The program is about to end: tells every view, top first. */
void td_stack_ending(struct td_stack *stack, td_ns now);

void td_stack_update(struct td_stack *stack, td_ns now);
/* Tells every view what became of its picture; see td_view_ops.shown. */
void td_stack_shown(struct td_stack *stack, td_ns drawn);
/* The nearest due time of all views. */
struct td_due td_stack_next_change(const struct td_stack *stack, td_ns now);
/* Draws the top view (and what shows below an overlay) and marks clean. */
void td_stack_draw(struct td_stack *stack, struct td_canvas *canvas);

#endif
