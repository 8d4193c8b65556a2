/* One question with a few answers, over the screen that asks it: a key answers, and what follows
 * from it is said at once. */
#include "teardrop/ui/ask/ask.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"

#define BOX_COLS 62

struct asked {
    const struct td_ui *ui;
    struct td_ask ask;
    struct td_list list;
    const struct td_ask_option *given; /* NULL = not answered yet */
    char trouble[200];                 /* why it could not be kept; "" = it was */
    int cols, rows;
};

static enum td_err ask_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_ask_argument *given = argument;
    struct asked *a = state;

    (void)now;
    a->ui = ui;
    a->ask = given->ask;
    a->list = (struct td_list){
        .count = a->ask.option_count, .rows = (int)a->ask.option_count, .selected = TD_LIST_NONE};
    return TD_OK;
}

/* ---- layout ---- */

/* In the end it says what follows, in the place of the answers. */
static const char *words(const struct asked *a)
{
    return a->trouble[0] != '\0' ? a->trouble
           : a->given != NULL    ? a->given->follows
                                 : a->ask.question;
}

/* Answers beside each other where they do not fit below each other. */
static int columns(const struct asked *a, int text_rows)
{
    return text_rows + (int)a->ask.option_count + 4 <= a->rows ? 1 : 2;
}

static struct td_rect box_of(const struct asked *a)
{
    int w = td_min(a->cols - 4, BOX_COLS);
    int text = td_wrap_count(words(a), w > 5 ? w - 4 : 1);
    int cols = columns(a, text);
    int answers = a->given != NULL ? 0 : ((int)a->ask.option_count + cols - 1) / cols;
    int h = td_min(text + answers + (a->rows >= 20 ? 5 : 3), a->rows);

    return (struct td_rect){(a->cols - w) / 2, (a->rows - h) / 2, w, h};
}

static struct td_rect row_of(const struct asked *a, size_t option)
{
    struct td_rect box = box_of(a);
    int cols = columns(a, td_wrap_count(words(a), box.w - 4));
    int rows = ((int)a->ask.option_count + cols - 1) / cols;
    int w = (box.w - 4) / cols;

    return (struct td_rect){box.x + 2 + (int)option / rows * w,
                            box.y + box.h - (a->rows >= 20 ? 3 : 2) - rows + (int)option % rows, w,
                            1};
}

/* ---- answering ---- */

static struct td_reply give(struct asked *a, const struct td_ask_option *option)
{
    struct td_person_answer answer = {.uuid = ""};

    td_ask_answer(&a->ask, option, td_instant_local_day(td_now(a->ui->date)), &answer);
    a->trouble[0] = '\0';
    if (td_answer_keep(&a->ui->history, &answer) != TD_OK) {
        td_ui_failure(a->ui, "The answer could not be kept", a->trouble, sizeof a->trouble);
    }
    if (option == NULL && a->trouble[0] == '\0') {
        return td_reply_pop();
    }
    a->given = option != NULL ? option : &a->ask.options[0];
    return td_reply_redraw();
}

static struct td_reply done_key(struct asked *a, const struct td_event *event)
{
    bool reads = a->given->page != NULL && a->trouble[0] == '\0';

    switch (event->request) {
    case TD_REQ_SELECT:
    case TD_REQ_RIGHT:
        return reads ? td_reply_replace(TD_VIEW_PRIMER, a->given->page) : td_reply_pop();
    case TD_REQ_BACK:
        return td_reply_pop();
    default:
        return td_reply_handled();
    }
}

static struct td_reply ask_key(struct asked *a, const struct td_event *event)
{
    const struct td_ask_option *option =
        event->key < 128 ? td_ask_option_of(&a->ask, (char)event->key) : NULL;

    if (a->given != NULL) {
        return done_key(a, event);
    }
    if (option != NULL) {
        return give(a, option);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return give(a, NULL);
    case TD_REQ_SELECT:
        return give(a, td_list_chosen(&a->list) ? &a->ask.options[a->list.selected] : NULL);
    default:
        return td_reply_moved(td_list_move(&a->list, event->request));
    }
}

/* A click on an answer selects it, one on what is selected gives it. */
static struct td_reply ask_click(struct asked *a, struct td_mouse mouse)
{
    for (size_t i = 0; a->given == NULL && i < a->ask.option_count; i++) {
        struct td_rect at = row_of(a, i);

        if (td_rect_has(at, mouse.x, mouse.y)) {
            if (a->list.selected == i) {
                return give(a, &a->ask.options[i]);
            }
            a->list.selected = i;
            return td_reply_redraw();
        }
    }
    return td_reply_handled();
}

static struct td_reply ask_handle(void *state, const struct td_event *event)
{
    struct asked *a = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &a->cols, &a->rows);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return ask_key(a, event);
    case TD_EVENT_MOUSE:
        return event->mouse.kind == TD_MOUSE_CLICK ? ask_click(a, event->mouse)
                                                   : td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_options(const struct asked *a, struct td_canvas *canvas)
{
    char line[80];

    for (size_t i = 0; i < a->ask.option_count; i++) {
        struct td_rect at = row_of(a, i);
        bool selected = a->list.selected == i;

        td_str_format(line, sizeof line, "%c  %s", a->ask.options[i].key, a->ask.options[i].text);
        if (a->ask.options[i].id == NULL && a->ask.level_name[0] != '\0') {
            td_str_append(line, sizeof line, " (%s)", a->ask.level_name);
        }
        td_canvas_text(canvas, at.x, at.y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text_cut(canvas, at.x + 2, at.y, at.w - 2, line,
                           selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        if (selected) {
            td_canvas_cursor(canvas, at.x + 2, at.y);
        }
    }
}

static void ask_draw(const void *state, struct td_canvas *canvas)
{
    const struct asked *a = state;
    struct td_rect box = box_of(a);
    const char *foot = a->given == NULL         ? (box.w < 46 ? "One key answers. Esc: not now."
                                                              : "One key answers. Enter or Esc: not now.")
                       : a->given->page == NULL ? "Enter: back"
                       : a->trouble[0] != '\0'  ? "Enter: back"
                                                : "Enter: read it. Esc: back.";

    td_canvas_fill(canvas, box, ' ', TD_ROLE_TEXT);
    td_canvas_box(canvas, box, TD_ROLE_BORDER);
    (void)td_canvas_wrap(canvas, (struct td_rect){box.x + 2, box.y + 1, box.w - 4, box.h - 3}, 0,
                         words(a), a->trouble[0] != '\0' ? TD_ROLE_WARNING : TD_ROLE_TITLE);
    td_canvas_cursor(canvas, box.x + 2, box.y + 1); /* until there is an answer to stand on */
    if (a->given == NULL) {
        draw_options(a, canvas);
    }
    td_canvas_text_cut(canvas, box.x + 2, box.y + box.h - (a->rows >= 20 ? 2 : 1), box.w - 4, foot,
                       TD_ROLE_DIM);
}

const struct td_view_ops td_ask_view = {
    .name = "Question",
    .state_size = sizeof(struct asked),
    .overlay = true,
    .open = ask_open,
    .handle = ask_handle,
    .draw = ask_draw,
    .keys = TD_PLACE_DIALOG,
};
