/* The result of a self-check: its events. */
#include "state.h"

#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/picture/place.h"

#define BIG_ROWS_MIN 5 /* large letters take a fifth of a high window */
#define BIG_WINDOW_ROWS 20
#define NAMED_COLS 60 /* from this window on the title says what the page is */

/* ---- opening ---- */

/* An older check: what it was called then, where the checklist has changed. */
static enum td_err look_at(struct td_result_screen *r, const char *uuid)
{
    const struct td_history_port *history = &r->ui->history;
    enum td_err err = history->ops->load_check(history->self, uuid, &r->record);

    if (err != TD_OK) {
        return err;
    }
    r->kept = true;
    td_str_copy(r->uuid, sizeof r->uuid, uuid);
    (void)td_course_of_record(r->checklist, &r->record, &r->course);
    if (!td_str_equal(r->record.version, r->checklist->version)) {
        td_str_format(r->then, sizeof r->then,
                      "These answers were given to checklist %s. What stands here is what %s says "
                      "to them; the history has what was said then.",
                      r->record.version, r->checklist->version);
    }
    td_record_gone_words(r->checklist, &r->record, r->gone, sizeof r->gone);
    return TD_OK;
}

/* "right knee, Fri 27 Nov" */
static void head(struct td_result_screen *r)
{
    const char *knee = td_place_knee(r->checklist, &r->course.answers);
    int64_t today = td_instant_local_day(td_now(r->ui->date));
    int64_t day = r->kept ? td_instant_local_day(r->record.done) : today;
    char words[TD_DAY_WORDS];

    td_day_words_short(day, today, words);
    td_str_format(r->header, sizeof r->header, "%s%s%s", knee, knee[0] != '\0' ? ", " : "", words);
}

static enum td_err result_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_result_argument *given = argument;
    struct td_result_screen *r = state;
    enum td_err err = ui->content.ops->checklist(ui->content.self, &r->checklist, NULL);

    (void)now;
    if (err != TD_OK) {
        return err;
    }
    r->ui = ui;
    if (given->kept != NULL) {
        err = look_at(r, given->kept);
        if (err != TD_OK) {
            return err;
        }
    } else {
        r->course = *given->course;
        r->of_draft = given->of_draft;
    }
    if (r->of_draft) {
        td_str_copy(r->uuid, sizeof r->uuid, ui->draft->uuid);
    }
    td_result_evaluate(r);
    td_result_keep(r);
    td_result_find_before(r);
    head(r);
    return TD_OK;
}

/* ---- moving ---- */

static void lay_out(struct td_result_screen *r)
{
    struct td_result_rows rows;

    r->body = td_frame_body(r->cols, r->rows, TD_FRAME_COLS);
    r->big_rows = 0;
    if (r->result.outcome == TD_OUTCOME_STOP && r->rows >= BIG_WINDOW_ROWS) {
        r->big_rows = 1 + td_max(r->rows / 5, BIG_ROWS_MIN);
    }
    td_result_place_picture(r);
    r->scroll.rows = r->body.h;
    r->scroll.lines = td_result_flow_page(r, NULL, &rows);
    r->advice_row = td_max(rows.advice, 0);
    td_scroll_settle(&r->scroll);
}

static void select_link(struct td_result_screen *r, int step)
{
    int count = (int)r->link_count;
    struct td_result_rows rows;

    if (count == 0) {
        return;
    }
    r->link = r->link < 0 ? (step > 0 ? 0 : count - 1) : (r->link + step + count) % count;
    (void)td_result_flow_page(r, NULL, &rows);
    if (rows.link < r->scroll.top || rows.link >= r->scroll.top + r->scroll.rows) {
        r->scroll.top = rows.link - r->scroll.rows / 2;
        td_scroll_settle(&r->scroll);
    }
}

static struct td_reply act_on(struct td_result_screen *r, int link)
{
    return td_result_act(r, r->links[link].act, r->links[link].to);
}

/* On a way: as Enter on it. */
static struct td_reply click(struct td_result_screen *r, struct td_mouse mouse)
{
    int before = r->link;

    for (int i = 0; i < (int)r->link_count; i++) {
        struct td_result_rows rows;

        r->link = i;
        (void)td_result_flow_page(r, NULL, &rows);
        if (rows.link - r->scroll.top + r->body.y == mouse.y && mouse.x >= r->body.x &&
            mouse.x < r->body.x + r->body.w) {
            return act_on(r, i);
        }
    }
    r->link = before;
    return td_reply_handled();
}

static struct td_reply result_key(struct td_result_screen *r, enum td_request request)
{
    if (request == TD_REQ_SELECT && r->link >= 0) {
        return act_on(r, r->link);
    }
    switch (request) {
    case TD_REQ_BACK:
        td_result_release(r);
        return td_reply_pop();
    case TD_REQ_CHANGE:
        return td_result_act(r, RESULT_CHANGE, NULL);
    case TD_REQ_SAVE:
        return td_result_act(r, RESULT_SAVE, NULL);
    case TD_REQ_COMPARE:
        return td_result_act(r, RESULT_COMPARE, NULL);
    case TD_REQ_MISTAKE:
        return td_result_act(r, RESULT_MISTAKE, NULL);
    case TD_REQ_CLEARED:
        return td_result_act(r, RESULT_CLEARED, NULL);
    case TD_REQ_WHY:
        r->sources = !r->sources;
        return td_reply_redraw();
    case TD_REQ_SELECT: /* none was chosen yet */
    case TD_REQ_NEXT_LINK:
    case TD_REQ_RIGHT:
        select_link(r, 1);
        return td_reply_redraw();
    case TD_REQ_PREVIOUS_LINK:
    case TD_REQ_LEFT:
        select_link(r, -1);
        return td_reply_redraw();
    default:
        return td_reply_moved(td_scroll_move(&r->scroll, request));
    }
}

static struct td_reply result_handle(void *state, const struct td_event *event)
{
    struct td_result_screen *r = state;
    struct td_reply reply = {0};

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &r->cols, &r->rows);
        reply = td_reply_redraw();
        break;
    case TD_EVENT_KEY:
        if (event->key > '0' && event->key <= '0' + (td_key)r->link_count) {
            reply = act_on(r, (int)(event->key - '1'));
            break;
        }
        reply = result_key(r, event->request);
        break;
    case TD_EVENT_RESULT:
        reply = td_result_answered(r, event->result);
        break;
    case TD_EVENT_SHOWN:
        if (r->asks == RESULT_ASKS_LOOK) {
            r->asks = RESULT_ASKS_NOTHING;
            td_result_say_cleared(r);
        }
        reply = td_reply_redraw();
        break;
    case TD_EVENT_MOUSE:
        if (event->mouse.kind == TD_MOUSE_CLICK) {
            reply = click(r, event->mouse);
            break;
        }
        reply = result_key(r, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
        break;
    default:
        break;
    }
    lay_out(r); /* a note, or the sources, change the length of the page */
    return reply;
}

static void result_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_result_screen *r = state;

    bool plain = r->result.outcome == TD_OUTCOME_STOP || r->cols < NAMED_COLS;

    td_frame_head(canvas, plain ? "Self-check" : "Self-check: what it looks like", r->header);
    td_result_draw_picture(r, canvas);
    (void)td_result_flow_page(r, canvas, NULL);
    td_scroll_bar(canvas, r->body, &r->scroll);
}

static void result_close(void *state)
{
    td_image_deinit(&((struct td_result_screen *)state)->image);
}

const struct td_view_ops td_result_view = {
    .name = "Result",
    .state_size = sizeof(struct td_result_screen),
    .open = result_open,
    .close = result_close,
    .handle = result_handle,
    .footer = td_result_footer,
    .draw = result_draw,
    .keys = TD_PLACE_RESULT,
};
