/* The stack of open views: opens, draws and closes them, and passes on keys and other events. `?`
 * and Ctrl-L are answered here, for every screen. */
#include "teardrop/ui/kit/stack.h"

#include <stdlib.h>
#include <string.h>

#include "help.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/context.h"
#include "trouble.h"

void td_stack_init(struct td_stack *stack, const struct td_ui *ui, int cols, int rows)
{
    memset(stack, 0, sizeof *stack);
    stack->ui = ui;
    stack->cols = cols;
    stack->rows = rows;
    stack->dirty = true;
}

static void close_view(struct td_stack *stack, size_t index)
{
    if (stack->views[index].ops->close != NULL) {
        stack->views[index].ops->close(stack->views[index].state);
    }
    free(stack->views[index].state);
}

void td_stack_deinit(struct td_stack *stack)
{
    td_aloud_stop(&stack->aloud, stack->ui);
    while (stack->count > 0) {
        close_view(stack, --stack->count);
    }
}

static void act(struct td_stack *stack, size_t index, struct td_reply reply, td_ns now);

static void tell(struct td_stack *stack, size_t index, const struct td_event *event)
{
    struct td_reply reply = stack->views[index].ops->handle(stack->views[index].state, event);

    act(stack, index, reply, event->now);
}

static void tell_size(struct td_stack *stack, size_t index, td_ns now)
{
    struct td_event event = {
        .kind = TD_EVENT_RESIZE, .now = now, .cols = stack->cols, .rows = stack->rows};

    tell(stack, index, &event);
}

/* The problems of the content files that could not be read, for the person. */
static void collect_problems(const struct td_ui *ui, char *out, size_t size)
{
    const struct td_content_port *content = &ui->content;
    const struct td_problems *found[4] = {NULL, NULL, NULL, NULL};
    const struct td_program *program;
    const struct td_checklist *checklist;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy;

    (void)content->ops->program(content->self, &program, &found[0]);
    (void)content->ops->checklist(content->self, &checklist, &found[1]);
    (void)content->ops->primer(content->self, &primer, &found[2]);
    (void)content->ops->anatomy(content->self, &anatomy, &found[3]);
    out[0] = '\0';
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; found[i] != NULL && k < found[i]->count; k++) {
            td_str_append(out, size, "%s\n", found[i]->lines[k]);
        }
    }
    if (out[0] != '\0') {
        td_str_append(out, size,
                      "\nMend the file, or take it away to have the one that came with teardrop. "
                      "`teardrop config --check` reads everything again.");
    }
}

static enum td_err open_view(struct td_stack *stack, const struct td_view_ops *ops,
                             const void *argument, td_ns now)
{
    void *state = calloc(1, ops->state_size > 0 ? ops->state_size : 1);
    enum td_err err;

    if (state == NULL || stack->count == TD_STACK_MAX) {
        free(state);
        return TD_ERR_NOMEM;
    }
    err = ops->open(state, stack->ui, argument, now);
    if (err != TD_OK) {
        if (ops->close != NULL) {
            ops->close(state);
        }
        free(state);
        return err;
    }
    stack->views[stack->count].ops = ops;
    stack->views[stack->count].state = state;
    stack->views[stack->count].day_due = false;
    stack->count++;
    stack->dirty = true;
    tell_size(stack, stack->count - 1, now);
    return TD_OK;
}

/* Why a view did not open, when no content file is to blame. */
static void describe_failure(const struct td_ui *ui, enum td_err err, char *out, size_t size)
{
    switch (err) {
    case TD_ERR_NOMEM:
        td_str_copy(out, size, "There is not enough memory.");
        break;
    case TD_ERR_ABSENT:
        td_str_copy(out, size, "There is no such thing.");
        break;
    case TD_ERR_STORE:
        td_ui_failure(ui, "The history cannot be used", out, size);
        break;
    default:
        td_str_copy(out, size, "It could not be opened.");
        break;
    }
}

enum td_err td_stack_push(struct td_stack *stack, const struct td_view_ops *ops,
                          const void *argument, td_ns now)
{
    enum td_err err = open_view(stack, ops, argument, now);
    char title[80], lines[8192];
    struct td_trouble_argument trouble = {.title = title, .lines = lines};

    if (err == TD_OK || ops == &td_trouble_view) {
        return err;
    }
    /* What is wrong is shown in the view's place. */
    td_str_format(title, sizeof title, "%s cannot be opened", ops->name);
    lines[0] = '\0';
    if (err == TD_ERR_CONTENT) {
        collect_problems(stack->ui, lines, sizeof lines);
    }
    if (lines[0] == '\0') {
        describe_failure(stack->ui, err, lines, sizeof lines);
    }
    td_log_write(stack->ui->log, "%s", title);
    return open_view(stack, &td_trouble_view, &trouble, now);
}

/* The lowest view that can be seen. */
static size_t first_seen(const struct td_stack *stack)
{
    size_t first = stack->count;

    while (first > 0) { /* down to the nearest view that fills the window */
        first--;
        if (!stack->views[first].ops->overlay) {
            break;
        }
    }
    return first;
}

static void tell_day(struct td_stack *stack, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_DAY, .now = now};

    for (size_t i = first_seen(stack); i < stack->count; i++) {
        if (stack->views[i].day_due) {
            stack->views[i].day_due = false;
            tell(stack, i, &event);
        }
    }
}

void td_stack_day(struct td_stack *stack, td_ns now)
{
    for (size_t i = 0; i < stack->count; i++) {
        stack->views[i].day_due = true;
    }
    tell_day(stack, now);
}

/* Closes views from the top down to (and with) `index`, then lets the one below
 * know. */
static void pop_to(struct td_stack *stack, size_t index, int result, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_RESULT, .now = now, .result = result};
    size_t top;

    while (stack->count > index) {
        close_view(stack, --stack->count);
    }
    stack->dirty = true;
    if (stack->count == 0) {
        stack->quit = true;
        return;
    }
    top = stack->count - 1;
    tell_day(stack, now);
    tell(stack, top, &event);
    if (stack->count == top + 1) {
        event.kind = TD_EVENT_SHOWN;
        tell(stack, top, &event);
    }
}

/* A new view in the place of `index`: it is opened before the old one is closed,
 * since its argument may lie in the old one's state. */
static void replace(struct td_stack *stack, size_t index, struct td_reply reply, td_ns now)
{
    size_t count = stack->count;

    if (td_stack_push(stack, stack->ui->views[reply.next], reply.argument, now) != TD_OK) {
        return;
    }
    close_view(stack, index);
    stack->views[index] = stack->views[count];
    stack->count = index + 1;
}

/* Lets the topmost view do what one of its keys would. */
static void ask(struct td_stack *stack, enum td_request request, td_ns now)
{
    if (request != TD_REQ_NONE) {
        td_stack_key(stack, stack->ui->keymap->keys[request][0], now);
    }
}

static void act(struct td_stack *stack, size_t index, struct td_reply reply, td_ns now)
{
    if ((reply.flags & TD_REPLY_REDRAW) != 0) {
        stack->dirty = true;
    }
    if ((reply.flags & TD_REPLY_QUIT) != 0) {
        stack->quit = true;
    } else if ((reply.flags & TD_REPLY_HOME) != 0) {
        pop_to(stack, index > 0 ? 1 : 0, 0, now);
    } else if ((reply.flags & TD_REPLY_POP) != 0) {
        pop_to(stack, index, reply.result, now);
        ask(stack, reply.request, now);
    } else if ((reply.flags & TD_REPLY_REPLACE) != 0) {
        replace(stack, index, reply, now);
    } else if ((reply.flags & TD_REPLY_PUSH) != 0) {
        (void)td_stack_push(stack, stack->ui->views[reply.next], reply.argument, now);
    }
}

static const struct td_view_ops *top_ops(const struct td_stack *stack)
{
    return stack->views[stack->count - 1].ops;
}

static unsigned place_of(const struct td_stack *stack)
{
    const struct td_view_ops *ops = top_ops(stack);
    unsigned keys = ops->keys != 0 ? ops->keys : TD_PLACE_EVERYWHERE;

    return ops->place != NULL ? ops->place(stack->views[stack->count - 1].state) : keys;
}

/* What the topmost view says of itself; one that is not asked says no. */
static bool says(const struct td_stack *stack, bool (*asked)(const void *state))
{
    return asked != NULL && asked(stack->views[stack->count - 1].state);
}

/* Keys that mean something only where they are bound. Others a screen may read itself, or
 * take for the end of what was begun. */
static bool only_when_bound(td_key key)
{
    return (key & TD_KEY_MODIFIERS) != 0 || key == TD_KEY_INSERT ||
           (key >= TD_KEY_F1 && key <= TD_KEY_F24);
}

/* The footer of the topmost view. Where it is the only one there is no home to go to: what leads
 * there closes the program. */
static size_t footer_of(const struct td_stack *stack, struct td_hint *hints)
{
    const struct td_view_ops *ops = top_ops(stack);
    size_t count =
        ops->footer != NULL ? ops->footer(stack->views[stack->count - 1].state, hints) : 0;

    for (size_t i = 0; stack->count == 1 && i < count; i++) {
        if (strcmp(hints[i].text, "home") == 0) {
            hints[i].text = "close";
        }
    }
    return count;
}

static void open_help(struct td_stack *stack, td_ns now)
{
    const struct td_view_ops *ops = top_ops(stack);
    struct td_hint hints[TD_FOOTER_MAX];
    struct td_help_argument help = {.place = place_of(stack), .title = ops->name, .hints = hints};
    struct td_event event = {.kind = TD_EVENT_HELP, .now = now};

    tell(stack, stack->count - 1, &event);
    help.hint_count = footer_of(stack, hints); /* with its clock standing still, since Enter does
                                                * one of them */
    (void)td_stack_push(stack, &td_help_view, &help, now);
}

/* Any key stops what is read aloud; the one that began it does no more than that. */
static bool read_aloud(struct td_stack *stack, enum td_request request, td_ns now)
{
    size_t top = stack->count - 1;
    bool was_on = stack->aloud.on;

    td_aloud_stop(&stack->aloud, stack->ui);
    return request == TD_REQ_ALOUD &&
           (was_on || td_aloud_begin(&stack->aloud, stack->ui, stack->views[top].ops,
                                     stack->views[top].state, now));
}

static void tend_reading(struct td_stack *stack, td_ns now)
{
    char why[200];

    td_aloud_tend(&stack->aloud, stack->ui, now, why, sizeof why);
    if (why[0] != '\0') {
        const struct td_trouble_argument trouble = {.title = "This cannot be read aloud",
                                                    .lines = why};

        (void)open_view(stack, &td_trouble_view, &trouble, now);
    }
}

void td_stack_key(struct td_stack *stack, td_key key, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_KEY, .now = now, .key = key};

    if (stack->count == 0) {
        return;
    }
    if (says(stack, top_ops(stack)->takes_text)) {
        tell(stack, stack->count - 1, &event);
        return;
    }
    event.request = td_keymap_request(stack->ui->keymap, place_of(stack), key);
    if (event.request == TD_REQ_NONE && only_when_bound(key)) {
        return;
    }
    if (event.request == TD_REQ_REDRAW) {
        stack->dirty = true;
        return;
    }
    if (read_aloud(stack, event.request, now)) {
        return;
    }
    if (event.request == TD_REQ_HELP && top_ops(stack) != &td_help_view) {
        open_help(stack, now);
        return;
    }
    tell(stack, stack->count - 1, &event);
}

/* Would the key answer or score something? Those are given one at a time. */
static bool answers(const struct td_stack *stack, td_key key)
{
    unsigned place = place_of(stack);

    switch (td_keymap_request(stack->ui->keymap, place, key)) {
    case TD_REQ_NOT_SURE:
    case TD_REQ_SKIP:
    case TD_REQ_LATER:
    case TD_REQ_UNSAY:
    case TD_REQ_CLEARED:
    case TD_REQ_ANSWER:
        return true;
    default:
        return (place & TD_PLACE_CHECK) != 0 && key == ' '; /* ticks a flag */
    }
}

/* The one place that knows what a key's arrival means: text fields take all of it; to a
 * screen a heap is a text that was pasted, and no answer comes together with others. */
static bool is_meant(const struct td_stack *stack, const struct td_input *input)
{
    if (stack->count == 0 || says(stack, top_ops(stack)->takes_text)) {
        return true;
    }
    switch (input->arrival) {
    case TD_CAME_TOGETHER:
        return !answers(stack, input->key);
    case TD_CAME_AS_NUMBER:
        return says(stack, top_ops(stack)->takes_number) &&
               ((input->key >= '0' && input->key <= '9') || input->key == TD_KEY_ENTER);
    case TD_CAME_IN_A_HEAP:
        return false;
    case TD_CAME_ALONE:
        break;
    }
    return true;
}

/* Types a text into the text field that is open, line ends as blanks; dropped when there is
 * none. */
static void paste(struct td_stack *stack, const char *text, td_ns now)
{
    uint32_t code;

    while (stack->count > 0 && !stack->quit && says(stack, top_ops(stack)->takes_text) &&
           (code = td_utf8_next(&text)) != 0) {
        code = code == '\n' || code == '\r' || code == '\t' ? ' ' : code;
        if (code >= ' ' && !(code >= 0x7F && code < 0xA0)) {
            td_stack_key(stack, code, now);
        }
    }
}

void td_stack_input(struct td_stack *stack, const struct td_input *input, td_ns now)
{
    switch (input->kind) {
    case TD_INPUT_KEY:
        if (is_meant(stack, input)) {
            td_stack_key(stack, input->key, now);
        }
        break;
    case TD_INPUT_MOUSE:
        td_stack_mouse(stack, input->mouse, now);
        break;
    case TD_INPUT_PASTE:
        paste(stack, input->text, now);
        break;
    case TD_INPUT_ANSWER: /* nobody has asked */
    case TD_INPUT_NONE:
    case TD_INPUT_CLOSED:
        break;
    }
}

void td_stack_mouse(struct td_stack *stack, struct td_mouse mouse, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_MOUSE, .now = now, .mouse = mouse};

    if (stack->count > 0) {
        tell(stack, stack->count - 1, &event);
    }
}

void td_stack_resize(struct td_stack *stack, int cols, int rows, td_ns now)
{
    stack->cols = cols;
    stack->rows = rows;
    stack->dirty = true;
    for (size_t i = 0; i < stack->count; i++) {
        tell_size(stack, i, now);
    }
}

void td_stack_gap(struct td_stack *stack, td_ns gap, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_GAP, .now = now, .gap = gap};

    for (size_t i = stack->count; i-- > 0;) {
        if (i < stack->count) { /* an answer may close more than one view */
            tell(stack, i, &event);
        }
    }
}

void td_stack_ending(struct td_stack *stack, td_ns now)
{
    struct td_event event = {.kind = TD_EVENT_ENDING, .now = now};

    for (size_t i = stack->count; i-- > 0;) {
        (void)stack->views[i].ops->handle(stack->views[i].state, &event);
    }
}

void td_stack_update(struct td_stack *stack, td_ns now)
{
    for (size_t i = 0; i < stack->count; i++) {
        if (stack->views[i].ops->update != NULL &&
            stack->views[i].ops->update(stack->views[i].state, now)) {
            stack->dirty = true;
        }
    }
    tend_reading(stack, now);
}

void td_stack_shown(struct td_stack *stack, td_ns drawn)
{
    for (size_t i = 0; i < stack->count; i++) {
        if (stack->views[i].ops->shown != NULL) {
            stack->views[i].ops->shown(stack->views[i].state, drawn);
        }
    }
}

struct td_due td_stack_next_change(const struct td_stack *stack, td_ns now)
{
    struct td_due nearest = {.at = td_aloud_next(&stack->aloud, now)};

    for (size_t i = 0; i < stack->count; i++) {
        struct td_due due;

        if (stack->views[i].ops->next_change == NULL) {
            continue;
        }
        due = stack->views[i].ops->next_change(stack->views[i].state, now);
        if (due.at < nearest.at || (due.at == nearest.at && due.exact)) {
            nearest = due;
        }
    }
    return nearest;
}

static void draw_too_small(const struct td_stack *stack, struct td_canvas *canvas)
{
    char text[80];
    int lines;

    td_str_format(text, sizeof text, "teardrop needs %dx%d, this window is %dx%d", TD_MIN_COLS,
                  TD_MIN_ROWS, stack->cols, stack->rows);
    lines = td_canvas_wrap(canvas, (struct td_rect){0, 0, canvas->cols, 0}, 0, text, TD_ROLE_TEXT);
    (void)td_canvas_wrap(canvas,
                         (struct td_rect){0, lines < canvas->rows ? (canvas->rows - lines) / 2 : 0,
                                          canvas->cols, canvas->rows},
                         0, text, TD_ROLE_TEXT);
}

/* The keys of the topmost view, or of the one that it lies over. */
static void draw_footer(const struct td_stack *stack, struct td_canvas *canvas)
{
    const struct td_view_ops *ops = top_ops(stack);
    struct td_hint hints[TD_FOOTER_MAX];
    struct td_frame_box frame = ops->whole ? td_frame_whole(canvas->cols, canvas->rows)
                                           : td_frame_of(canvas->cols, canvas->rows);

    if (ops->footer != NULL) {
        td_frame_footer(canvas, &frame, stack->ui->keymap, hints, footer_of(stack, hints),
                        !says(stack, ops->takes_text));
    }
}

void td_stack_draw(struct td_stack *stack, struct td_canvas *canvas)
{
    size_t first = first_seen(stack);

    td_canvas_clear(canvas);
    stack->dirty = false;
    if (stack->cols < TD_MIN_COLS || stack->rows < TD_MIN_ROWS) {
        draw_too_small(stack, canvas);
        return;
    }
    for (size_t i = first; i < stack->count; i++) {
        if (i + 1 == stack->count) {
            canvas->cursor_x = canvas->cursor_y = -1; /* the topmost has the cursor */
        }
        stack->views[i].ops->draw(stack->views[i].state, canvas);
    }
    draw_footer(stack, canvas);
}
