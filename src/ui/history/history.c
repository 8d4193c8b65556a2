/* The history: what was done, newest first; a line opens to its details. */
#include "state.h"

#include <string.h>

#include <stdlib.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/frame.h"

#define BODY_COLS 114

/* ---- events ---- */

static enum td_err history_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    struct td_history_screen *h = state;
    const struct td_history_argument *wanted = argument;
    const struct td_problems *problems;

    (void)now;
    h->ui = ui;
    h->list.rows = 1;
    (void)ui->content.ops->checklist(ui->content.self, &h->checklist, &problems);
    (void)ui->content.ops->program(ui->content.self, &h->program, &problems);
    td_history_reload(h);
    h->single = wanted != NULL && td_history_select_day(h, wanted->day);
    return TD_OK;
}

static void history_close(void *state)
{
    struct td_history_screen *h = state;

    free(h->reps);
    td_session_record_deinit(&h->session);
}

static void lay_out(struct td_history_screen *h)
{
    int said = 0;

    h->body = td_frame_body(h->cols, h->rows, BODY_COLS);
    h->list.rows = td_clamp(td_history_list_rect(h).h, 1, TD_HISTORY_WINDOW);
    td_list_settle(&h->list);
    td_history_load_window(h);
    h->scroll.rows = h->body.h;
    h->scroll.lines = h->open ? td_history_flow_details(h, NULL, &said) : 0;
    if (h->open && td_history_edit_on(h) && h->scroll.lines > h->scroll.rows) {
        h->scroll.top = said; /* what is corrected is in sight */
    }
    td_scroll_settle(&h->scroll);
}

static struct td_reply open_line(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    enum td_err err = TD_ERR_ABSENT;

    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        err = port->ops->load_session(port->self, line->uuid, &h->session);
        free(h->reps);
        h->reps = NULL;
        h->rep_count = 0;
        if (err == TD_OK) {
            err = td_history_all_reps(port, &h->session, &h->reps, &h->rep_count);
        }
        if (err == TD_OK) {
            td_history_light_open(h);
            if (h->program == NULL ||
                td_tally_look_up(h->program, port, h->session.started, &h->tally) != TD_OK) {
                h->tally = (struct td_tally){0};
            }
        }
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        err = port->ops->load_check(port->self, line->uuid, &h->check);
    }
    h->open = err == TD_OK;
    if (line != NULL && line->kind != TD_HISTORY_MORNING && !h->open) {
        td_history_say_unread(h);
    }
    h->scroll.top = 0;
    lay_out(h);
    return td_reply_redraw();
}

/* The first check is marked, the second one laid beside it, the older on the left. */
static struct td_reply compare(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool later;

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return td_reply_handled();
    }
    if (h->marked[0] == '\0' || td_str_equal(h->marked, line->uuid)) {
        td_str_copy(h->marked, sizeof h->marked, h->marked[0] == '\0' ? line->uuid : "");
        h->marked_at = line->at;
        return td_reply_redraw();
    }
    later = line->at.unix_s >= h->marked_at.unix_s;
    td_str_copy(h->before, sizeof h->before, later ? h->marked : line->uuid);
    td_str_copy(h->after, sizeof h->after, later ? line->uuid : h->marked);
    h->marked[0] = '\0';
    h->compare = (struct td_compare_argument){.before = h->before, .after = h->after};
    return td_reply_push(TD_VIEW_COMPARE, &h->compare);
}

/* The check, explained again. */
static struct td_reply explain(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);

    if (line == NULL || line->kind != TD_HISTORY_CHECK) {
        return td_reply_handled();
    }
    h->again = (struct td_result_argument){.kept = line->uuid};
    return td_reply_push(TD_VIEW_RESULT, &h->again);
}

/* Is it empty, and nothing wrong with it? */
static bool may_begin(const struct td_history_screen *h)
{
    const struct td_history_ops *ops = h->ui->history.ops;

    return h->list.count == 0 && ops->unread(h->ui->history.self) == NULL &&
           ops->trouble(h->ui->history.self) == NULL;
}

static bool is_morning(const struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);

    return line != NULL && line->kind == TD_HISTORY_MORNING;
}

/* A session is opened for it: its fields are corrected where they stand. */
static struct td_reply correct(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool was_open = h->open;

    if (line != NULL && line->kind == TD_HISTORY_SESSION && !line->running && !h->open) {
        (void)open_line(h);
    }
    h->edit.from_list = !was_open;
    if (is_morning(h) || h->open) {
        td_history_edit_begin(h);
    }
    lay_out(h);
    return td_reply_redraw();
}

/* Where nothing is kept there is nothing to show or to hide. */
static bool may_toggle(const struct td_history_screen *h)
{
    return h->list.count > 0 || h->mornings || h->only_mornings;
}

/* The mornings as rows of their own, or only beside their sessions. The line stays the same. */
static struct td_reply toggle_mornings(struct td_history_screen *h)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    char uuid[TD_UUID_TEXT] = "";

    if (line != NULL) {
        td_str_copy(uuid, sizeof uuid, line->uuid);
    }
    h->mornings = !h->mornings;
    td_history_reload(h);
    for (size_t i = h->first; i < h->first + h->held; i++) {
        if (td_str_equal(td_history_line_at(h, i)->uuid, uuid)) {
            h->list.selected = i;
        }
    }
    lay_out(h);
    return td_reply_redraw();
}

static struct td_reply history_key(struct td_history_screen *h, enum td_request request)
{
    bool moved;

    if (request == TD_REQ_SELECT && may_begin(h)) {
        return td_reply_push(TD_VIEW_CARD, NULL);
    }
    if (request == TD_REQ_CHANGE) {
        return correct(h);
    }
    if (request == TD_REQ_MORNING && !h->open) {
        return may_toggle(h) ? toggle_mornings(h) : td_reply_handled();
    }
    if (request == TD_REQ_DELETE) {
        return td_history_delete_ask(h);
    }
    h->edit.said[0] = '\0';

    if (request == TD_REQ_BACK || (h->open && request == TD_REQ_LEFT)) {
        if (!h->open || h->single) {
            return td_reply_pop();
        }
        h->open = false;
        return td_reply_redraw();
    }
    if (!h->open && (request == TD_REQ_SELECT || request == TD_REQ_RIGHT)) {
        return is_morning(h) ? correct(h) : open_line(h);
    }
    if (h->open && request == TD_REQ_SELECT) {
        return explain(h);
    }
    if (request == TD_REQ_CHARTS) {
        return td_reply_push(TD_VIEW_CHARTS, NULL);
    }
    if (request == TD_REQ_WEEKS) {
        return td_reply_push(TD_VIEW_WEEKS, NULL);
    }
    if (request == TD_REQ_COMPARE) {
        return compare(h);
    }
    moved = h->open ? td_scroll_move(&h->scroll, request) : td_list_move(&h->list, request);
    if (moved && !h->open) {
        td_history_load_window(h);
    }
    return td_reply_moved(moved);
}

static struct td_reply history_handle(void *state, const struct td_event *event)
{
    struct td_history_screen *h = state;
    size_t at;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        lay_out(h);
        return h->single && !h->open ? open_line(h) : td_reply_redraw();
    case TD_EVENT_KEY:
        if (td_history_edit_key(h, event)) {
            lay_out(h);
            return td_reply_redraw();
        }
        return history_key(h, event->request);
    case TD_EVENT_RESULT:
        td_history_delete_answered(h, event->result == TD_CONFIRM_YES);
        lay_out(h);
        return td_reply_redraw();
    case TD_EVENT_ENDING:
        td_history_edit_ending(h);
        return td_reply_handled();
    case TD_EVENT_DAY: /* the lights depend on today */
        if (!td_history_edit_on(h)) {
            td_history_reload(h);
            lay_out(h);
        }
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        if (td_history_edit_on(h)) { /* what is corrected stays selected */
            return td_reply_handled();
        }
        if (event->mouse.kind != TD_MOUSE_CLICK) {
            return history_key(h, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
        }
        at = h->open ? TD_LIST_NONE : td_list_at(&h->list, td_history_list_rect(h), event->mouse);
        if (at != TD_LIST_NONE) {
            h->list.selected = at;
            return is_morning(h) ? td_reply_redraw() : open_line(h);
        }
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_empty(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const char *unread = h->ui->history.ops->unread(h->ui->history.self);
    const char *trouble = h->ui->history.ops->trouble(h->ui->history.self);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, 0);
    if (unread == NULL && trouble != NULL) {
        td_flow_text(&flow, 0, NULL, "Nothing is kept, and nothing can be read:", TD_ROLE_WARNING);
        td_flow_text(&flow, 0, NULL, trouble, TD_ROLE_TEXT);
        return;
    }
    if (unread != NULL || h->list.count > 0) {
        td_flow_text(&flow, 0, NULL, "The history cannot be read.", TD_ROLE_WARNING);
        if (unread != NULL) {
            td_flow_text(&flow, 0, NULL, unread, TD_ROLE_TEXT);
        }
        return;
    }
    td_flow_text(&flow, 0, NULL, "Nothing here yet. Your first session will be the first row.",
                 TD_ROLE_TEXT);
}

/* `STOPPED EARLY  Slow cyclist squat`, as at its end. */
static void draw_open_head(const struct td_history_screen *h, struct td_canvas *canvas)
{
    static const enum td_role roles[] = {[TD_ENDING_WHOLE] = TD_ROLE_BAND_DONE,
                                         [TD_ENDING_EARLY] = TD_ROLE_BAND_PAUSED,
                                         [TD_ENDING_HURT] = TD_ROLE_BAND_DANGER};
    const struct td_session_record *record = &h->session;
    const struct td_level *level = td_history_level(h, record->level);
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_frame_box frame = td_frame_of(h->cols, h->rows);
    enum td_ending ending =
        td_ending_of(record, td_light_of_pain(&limits, record->worst_pain) == TD_LIGHT_RED);
    int64_t day = td_instant_local_day(record->started);
    char word[24], title[120], state[24], when[TD_DAY_WORDS + 8];
    int w;

    td_str_format(word, sizeof word, " %s ", record->running ? "ON NOW" : td_ending_word(ending));
    w = (int)strlen(word);
    td_str_format(title, sizeof title, "%*s  %s", w, "",
                  level != NULL && !level->free_timer ? td_level_title(level) : record->level_name);
    td_instant_format_minute(record->started, state, sizeof state);
    td_day_words_short(day, td_instant_local_day(td_now(h->ui->date)), when);
    td_str_append(when, sizeof when, ", %s", state + strlen("2026-11-28 "));
    td_frame_head_in(canvas, &frame, title, when);
    td_canvas_text(canvas, frame.x, frame.title_y, w, word, roles[ending]);
}

static void draw_head(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    char note[48] = "";

    if (h->open && line != NULL && line->kind == TD_HISTORY_SESSION) {
        draw_open_head(h, canvas);
        return;
    }
    if (h->all.sessions > 0) {
        td_str_format(note, sizeof note, "%d session%s, %d rep%s", h->all.sessions,
                      h->all.sessions == 1 ? "" : "s", h->all.reps, h->all.reps == 1 ? "" : "s");
    }
    td_frame_head(canvas, "History", note);
}

static void history_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_history_screen *h = state;
    int said;

    draw_head(h, canvas);
    if (h->list.count == 0 || h->held == 0) {
        draw_empty(h, canvas);
    } else if (h->open) {
        (void)td_history_flow_details(h, canvas, &said);
        td_scroll_bar(canvas, h->body, &h->scroll);
    } else {
        td_history_draw_list(h, canvas);
    }
    td_history_edit_draw(h, canvas);
}

static size_t add(struct td_hint *hints, size_t n, enum td_request request, const char *text)
{
    hints[n] = (struct td_hint){.request = request,
                                .text = text,
                                .must = request == TD_REQ_SELECT || request == TD_REQ_BACK};
    return n + 1;
}

static size_t open_footer(const struct td_history_screen *h, bool check, struct td_hint *out)
{
    size_t n = 0;

    if (check) {
        n = add(out, n, TD_REQ_SELECT, "why");
    }
    if (h->scroll.lines > h->scroll.rows) {
        out[n++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "scroll"};
    }
    if (!check && !h->session.running) {
        n = add(out, n, TD_REQ_CHANGE, "correct");
    }
    if (!h->session.running || check) {
        n = add(out, n, TD_REQ_DELETE, "delete");
    }
    return add(out, n, TD_REQ_BACK, "back");
}

/* Only what does something with the chosen line. */
static size_t history_footer(const void *state, struct td_hint *out)
{
    const struct td_history_screen *h = state;
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    bool check = line != NULL && line->kind == TD_HISTORY_CHECK;
    bool morning = is_morning(h);
    size_t n = 0;

    if (td_history_edit_on(h)) {
        return td_history_edit_footer(h, out);
    }
    if (h->list.count == 0 || h->held == 0 || line == NULL) {
        if (may_begin(h)) {
            n = add(out, n, TD_REQ_SELECT, "first session");
        }
        if (h->only_mornings) {
            n = add(out, n, TD_REQ_MORNING, "mornings");
        }
        return add(out, n, TD_REQ_BACK, "back");
    }
    if (h->open) {
        return open_footer(h, check, out);
    }
    n = add(out, n, TD_REQ_SELECT, morning ? "correct" : "open");
    if (check) {
        n = add(out, n, TD_REQ_COMPARE,
                h->marked[0] != '\0' ? "beside the marked one" : "mark to compare");
    }
    n = add(out, n, TD_REQ_CHARTS, "charts");
    if (!check && !morning && !line->running) {
        n = add(out, n, TD_REQ_CHANGE, "correct");
    }
    if (!line->running) {
        n = add(out, n, TD_REQ_DELETE, "delete");
    }
    n = add(out, n, TD_REQ_MORNING, h->mornings ? "hide mornings" : "mornings");
    return add(out, n, TD_REQ_BACK, "back");
}

const struct td_view_ops td_history_view = {
    .name = "History",
    .state_size = sizeof(struct td_history_screen),
    .open = history_open,
    .close = history_close,
    .handle = history_handle,
    .draw = history_draw,
    .footer = history_footer,
    .keys = TD_PLACE_HISTORY,
    .takes_text = td_history_edit_types,
};
