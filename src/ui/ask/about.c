/* The four questions about the person, on one page: which knee, earlier injury, operation, other
 * sport. All may be left out; they are asked once, and can be changed here at any time. */
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/ask/ask.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define ANSWER sizeof(((struct td_person_answer *)NULL)->answer)
#define KNEE 0 /* the first one is chosen, the others are typed */

static const char *const knees[] = {"", "left", "right", "both"};
#define KNEES (sizeof knees / sizeof knees[0])

struct about {
    const struct td_ui *ui;
    struct td_list list;
    char answer[TD_ASK_ABOUT][ANSWER], before[TD_ASK_ABOUT][ANSWER];
    bool asked[TD_ASK_ABOUT]; /* there is an answer on record, if only that it was passed over */
    struct td_field field;    /* into the answer that is selected */
    char trouble[200];
    int cols, rows;
};

static void begin_field(struct about *a)
{
    if (a->list.selected != KNEE) {
        td_field_begin(&a->field, TD_FIELD_TEXT, a->answer[a->list.selected], ANSWER);
    }
}

static void read_answers(struct about *a)
{
    const struct td_history_port *history = &a->ui->history;
    struct td_person_answer answers[TD_ANSWERS_MAX];
    size_t count = 0;

    if (history->ops->answers(history->self, TD_ANSWERS_MAX, answers, &count) != TD_OK) {
        return;
    }
    for (size_t i = 0; i < TD_ASK_ABOUT; i++) {
        const struct td_person_answer *given =
            td_person_newest(answers, count, td_ask_about[i].topic);

        a->asked[i] = given != NULL;
        td_str_copy(a->answer[i], ANSWER, given != NULL ? given->answer : "");
        td_str_copy(a->before[i], ANSWER, a->answer[i]);
    }
}

static enum td_err about_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct about *a = state;

    (void)argument;
    (void)now;
    a->ui = ui;
    a->list = (struct td_list){.count = TD_ASK_ABOUT, .rows = TD_ASK_ABOUT};
    read_answers(a);
    return TD_OK;
}

/* ---- keeping ---- */

/* What is new, and that the others were passed over. */
static void keep(struct about *a)
{
    a->trouble[0] = '\0';
    for (size_t i = 0; i < TD_ASK_ABOUT; i++) {
        struct td_person_answer answer = {.uuid = ""};

        if (a->asked[i] && td_str_equal(a->answer[i], a->before[i])) {
            continue;
        }
        td_day_format(td_instant_local_day(td_now(a->ui->date)), answer.date);
        td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(td_ask_about[i].topic));
        td_str_copy(answer.answer, sizeof answer.answer, a->answer[i]);
        if (td_answer_keep(&a->ui->history, &answer) == TD_OK) {
            a->asked[i] = true;
            td_str_copy(a->before[i], ANSWER, a->answer[i]);
        } else {
            td_ui_failure(a->ui, "It could not be kept", a->trouble, sizeof a->trouble);
        }
    }
}

static struct td_reply leave(struct about *a)
{
    bool told = a->trouble[0] != '\0';

    keep(a);
    return a->trouble[0] == '\0' || told ? td_reply_pop() : td_reply_redraw();
}

/* ---- keys ---- */

static void choose_knee(struct about *a, int direction)
{
    size_t at = 0;

    for (size_t i = 0; i < KNEES; i++) {
        at = td_str_equal(a->answer[KNEE], knees[i]) ? i : at;
    }
    td_str_copy(a->answer[KNEE], ANSWER, knees[(at + KNEES + (size_t)(direction + 4)) % KNEES]);
}

static struct td_reply go_to(struct about *a, size_t row)
{
    a->list.selected = row;
    begin_field(a);
    return td_reply_redraw();
}

/* Enter goes on to the next, and behind the last one it is done. */
static struct td_reply next(struct about *a)
{
    return a->list.selected + 1 == TD_ASK_ABOUT ? leave(a) : go_to(a, a->list.selected + 1);
}

static struct td_reply type(struct about *a, td_key key)
{
    switch (key) {
    case TD_KEY_ESC:
        return leave(a);
    case TD_KEY_ENTER:
    case TD_KEY_TAB:
    case TD_KEY_DOWN:
        return key == TD_KEY_DOWN && a->list.selected + 1 == TD_ASK_ABOUT ? td_reply_handled()
                                                                          : next(a);
    case TD_KEY_UP:
    case TD_KEY_BACKTAB:
        return go_to(a, a->list.selected - 1);
    default:
        (void)td_field_key(&a->field, key);
        return td_reply_redraw();
    }
}

static struct td_reply knee_key(struct about *a, const struct td_event *event)
{
    if (event->key >= '1' && event->key < '1' + (td_key)KNEES - 1) {
        td_str_copy(a->answer[KNEE], ANSWER, knees[event->key - '0']);
        return td_reply_redraw();
    }
    if (event->key == TD_KEY_TAB) {
        return next(a);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return leave(a);
    case TD_REQ_SELECT:
    case TD_REQ_DOWN:
        return next(a);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        choose_knee(a, event->request == TD_REQ_LEFT ? -1 : 1);
        return td_reply_redraw();
    default:
        return td_reply_handled();
    }
}

/* ---- layout ---- */

static struct td_rect body_of(const struct about *a)
{
    return td_frame_body(a->cols, a->rows, 72);
}

static int words_rows(const struct about *a)
{
    return a->rows >= 16 ? td_wrap_count(td_ask_about_why, body_of(a).w) + 1 : 0;
}

static struct td_reply about_handle(void *state, const struct td_event *event)
{
    struct about *a = state;
    int row;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &a->cols, &a->rows);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return a->list.selected == KNEE ? knee_key(a, event) : type(a, event->key);
    case TD_EVENT_MOUSE:
        row = event->mouse.y - body_of(a).y - words_rows(a);
        return event->mouse.kind == TD_MOUSE_CLICK && row >= 0 && row < TD_ASK_ABOUT
                   ? go_to(a, (size_t)row)
                   : td_reply_handled();
    case TD_EVENT_ENDING:
        keep(a);
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

static bool about_typing(const void *state)
{
    return ((const struct about *)state)->list.selected != KNEE;
}

/* ---- drawing ---- */

static void draw_row(const struct about *a, struct td_canvas *canvas, struct td_rect body, int y,
                     size_t row)
{
    bool selected = row == a->list.selected;
    const char *text = a->answer[row][0] != '\0' ? a->answer[row] : "not said";

    td_canvas_text(canvas, body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, body.x + 2, y, 16, td_ask_about[row].name,
                       selected ? TD_ROLE_TITLE : TD_ROLE_TEXT);
    if (selected && row != KNEE) {
        (void)td_field_draw_bare(&a->field, canvas, body.x + 18, y, body.w - 18, TD_ROLE_ACCENT);
        return;
    }
    td_canvas_text_cut(canvas, body.x + 18, y, body.w - 18, text,
                       selected                    ? TD_ROLE_SELECTED
                       : a->answer[row][0] != '\0' ? TD_ROLE_TEXT
                                                   : TD_ROLE_DIM);
    if (selected) {
        td_canvas_cursor(canvas, body.x + 2, y);
    }
}

static size_t about_footer(const void *state, struct td_hint *hints)
{
    const struct about *a = state;
    size_t n = 0;

    if (a->list.selected == KNEE) {
        hints[n++] = (struct td_hint){.keys = "1-3", .text = "left right both", .must = true};
    }
    hints[n++] = (struct td_hint){.keys = "Enter", .text = "on"};
    hints[n++] = (struct td_hint){
        .keys = "Esc", .text = "done", .help = "done: nothing more is asked", .must = true};
    return n;
}

static void about_draw(const void *state, struct td_canvas *canvas)
{
    const struct about *a = state;
    struct td_rect body = body_of(a);
    int y = body.y + words_rows(a);
    struct td_rect help = {body.x, y + TD_ASK_ABOUT + 1, body.w, 4};

    td_frame_head(canvas, "About you", "");
    if (words_rows(a) > 0) {
        (void)td_canvas_wrap(canvas, (struct td_rect){body.x, body.y, body.w, y - body.y}, 0,
                             td_ask_about_why, TD_ROLE_DIM);
    }
    for (size_t row = 0; row < TD_ASK_ABOUT; row++) {
        draw_row(a, canvas, body, y + (int)row, row);
    }
    (void)td_canvas_wrap(canvas, help, 0,
                         a->trouble[0] != '\0' ? a->trouble
                                               : td_ask_about[a->list.selected].question,
                         a->trouble[0] != '\0' ? TD_ROLE_WARNING : TD_ROLE_TEXT);
}

const struct td_view_ops td_about_view = {
    .name = "About you",
    .state_size = sizeof(struct about),
    .open = about_open,
    .handle = about_handle,
    .draw = about_draw,
    .footer = about_footer,
    .keys = TD_PLACE_DIALOG,
    .takes_text = about_typing,
};
