/* The stack of open views. */
#ifndef TEARDROP_UI_KIT_STACK_H
#define TEARDROP_UI_KIT_STACK_H

#include "teardrop/ui/kit/view.h"

#define TD_STACK_MAX 16
/* Below this a line says how much room is needed. */
#define TD_MIN_COLS 40
#define TD_MIN_ROWS 12

struct td_stack {
    const struct td_ui *ui;
    struct {
        const struct td_view_ops *ops;
        void *state;
        bool day_due; /* another day began while it could not be seen */
    } views[TD_STACK_MAX];
    size_t count;
    int cols, rows;
    bool dirty; /* the picture changed since the last draw */
    bool quit;
};

void td_stack_init(struct td_stack *stack, const struct td_ui *ui, int cols, int rows);
void td_stack_deinit(struct td_stack *stack);

/* Opens a view on top. */
enum td_err td_stack_push(struct td_stack *stack, const struct td_view_ops *ops,
                          const void *argument, td_ns now);

/* What the terminal sent, one input. Outside of text fields keys of a heap are dropped, and
 * of several that came together those that would answer a question; digits that came together
 * reach numbers that are typed; a paste reaches text fields alone; answers of the terminal
 * reach no screen. */
void td_stack_input(struct td_stack *stack, const struct td_input *input, td_ns now);

/* A key: looked up in the keymap for the top view's place; help and redraw are
 * answered here; everything else goes to the top view, but for function keys, Insert and keys
 * with modifiers that are bound to nothing there: they do nothing. */
void td_stack_key(struct td_stack *stack, td_key key, td_ns now);
/* Types a text, UTF-8, into the field that takes it, lines one after the other; dropped when
 * none does. */
void td_stack_paste(struct td_stack *stack, const char *text, td_ns now);
void td_stack_mouse(struct td_stack *stack, struct td_mouse mouse, td_ns now);
void td_stack_resize(struct td_stack *stack, int cols, int rows, td_ns now);
void td_stack_gap(struct td_stack *stack, td_ns gap, td_ns now);
/* Another local day has begun, or its morning: what can be seen is told at once, what lies below
 * when it comes up again, so that a session is not held up. */
void td_stack_day(struct td_stack *stack, td_ns now);
/* Tells every view, top first. */
void td_stack_ending(struct td_stack *stack, td_ns now);

void td_stack_update(struct td_stack *stack, td_ns now);
/* Tells every view what became of its picture, as td_view_ops.shown. */
void td_stack_shown(struct td_stack *stack, td_ns drawn);
/* The nearest due time of all views. */
struct td_due td_stack_next_change(const struct td_stack *stack, td_ns now);
/* Draws the top view (and what shows below an overlay) and marks clean. */
void td_stack_draw(struct td_stack *stack, struct td_canvas *canvas);

#endif
