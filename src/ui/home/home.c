/* Home: what today holds, and the way to everything else. */
#include "state.h"

#include <string.h>

#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/picture.h"

#define TEXT_COLS 60 /* of a small window's text */
#define PAGE_COLS 72 /* of today as a page */

/* Where the lines of the menu lead; draw.c has their names. */
static const enum td_view_id entries[TD_HOME_ENTRIES] = {TD_VIEW_CARD,     TD_VIEW_CHECK,
                                                         TD_VIEW_PRIMER,   TD_VIEW_HISTORY,
                                                         TD_VIEW_SETTINGS, TD_VIEW_MEASURES};

/* ---- layout ---- */

/* The teardrop is filled from below by the share of this week's sessions; before the first week it
 * shines whole. */
static double filled(const struct td_home *h)
{
    const struct td_home_weeks *w = &h->weeks;

    return w->planned == 0 ? 1 : td_clamp_real((double)w->done / w->planned, 0, 1);
}

static void render_picture(struct td_home *h)
{
    const struct td_anatomy *anatomy = NULL;
    struct td_picture_spec spec = {.highlight = "vm",
                                   .unfilled = 1 - filled(h),
                                   .mirror = h->ui->settings->knee == TD_KNEE_LEFT};

    td_image_deinit(&h->image);
    if (h->picture.w < 1 ||
        h->ui->content.ops->home_views(h->ui->content.self, &anatomy, NULL) != TD_OK) {
        return;
    }
    spec.view = td_anatomy_view(anatomy, "front");
    if (spec.view != NULL) {
        td_picture_render(&h->image, h->ui->theme, h->picture.w, h->picture.h, &spec);
    }
}

/* As much text as fits above the menu; the menu itself is always whole. */
static void place_small(struct td_home *h)
{
    int room;
    struct td_flow flow;

    h->body = td_frame_body(h->cols, h->rows, TEXT_COLS);
    room = h->body.h - TD_HOME_ENTRIES;
    for (int brevity = TD_HOME_FULL; brevity <= TD_HOME_MIN; brevity++) {
        h->brevity = (enum td_home_brevity)brevity;
        td_flow_init(&flow, NULL, h->body, 0);
        td_home_flow(h, &flow);
        if (flow.row < room) {
            break;
        }
    }
    h->text_rows = flow.row < room ? flow.row : room;
    h->at.menu = (struct td_rect){h->body.x, h->body.y + h->body.h - TD_HOME_ENTRIES, h->body.w,
                                  TD_HOME_ENTRIES};
}

static void place_page(struct td_home *h)
{
    struct td_rect body = td_frame_body(h->cols, h->rows, PAGE_COLS);
    struct td_flow flow;

    h->brevity = TD_HOME_FULL;
    td_flow_init(&flow, NULL, body, 0);
    td_home_flow(h, &flow);
    h->scroll.lines = flow.row;
    h->scroll.rows = body.h;
    td_scroll_settle(&h->scroll);
}

static struct td_reply lay_out(struct td_home *h)
{
    h->at = td_home_slots_of(h->cols, h->rows, td_ui_pictures(h->ui));
    h->picture = h->at.picture;
    h->body = td_frame_body(h->cols, h->rows, h->cols);
    h->brevity = TD_HOME_FULL;
    h->menu.count = TD_HOME_ENTRIES;
    h->menu.rows = TD_HOME_ENTRIES;
    td_list_settle(&h->menu);
    if (!h->at.fit) {
        place_small(h);
    }
    if (h->stage == TD_HOME_PICTURE_THERE) {
        render_picture(h);
    }
    td_home_keep_said(h);
    if (h->whole) {
        place_page(h);
    }
    return td_reply_redraw();
}

/* ---- events ---- */

static enum td_err home_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_home *h = state;

    (void)argument;
    (void)now;
    h->ui = ui;
    h->stage = td_ui_pictures(ui) ? TD_HOME_PICTURE_LATER : TD_HOME_PICTURE_THERE;
    td_home_look_up(h);
    return TD_OK;
}

static void home_close(void *state)
{
    struct td_home *h = state;

    td_home_keep_knee(h);
    td_image_deinit(&h->image);
    td_unfinished_deinit(&h->unfinished);
}

static struct td_reply ask_rested(struct td_home *h)
{
    static const struct td_confirm_argument question = {
        .question = "This is a rest day: muscles and tendons grow between sessions. Train all the "
                    "same?",
        .yes = "Yes, show the session",
        .no = "No, rest",
        .no_first = true};

    h->asking = TD_HOME_ASKS_REST;
    return td_reply_push(TD_VIEW_CONFIRM, &question);
}

static struct td_reply choose(struct td_home *h, size_t index)
{
    h->moved = true;
    h->menu.selected = index;
    if (entries[index] == TD_VIEW_CARD && td_home_rests(h)) {
        return ask_rested(h);
    }
    return td_reply_push(entries[index], NULL);
}

static struct td_reply ask_cleared(struct td_home *h)
{
    static const struct td_confirm_argument question = {
        .question = "Has a clinician looked at this knee? Their word counts more than this "
                    "program's; what they said comes next.",
        .yes = "Yes, today's date is kept",
        .no = "No, not yet"};

    if (h->first_start) { /* nothing that a look could be about */
        return td_reply_handled();
    }
    h->asking = TD_HOME_ASKS_CLEARED;
    return td_reply_push(TD_VIEW_CONFIRM, &question);
}

static struct td_reply answer(struct td_home *h)
{
    if (h->aside.ask.topic == TD_TOPIC_COUNT) {
        return td_reply_handled();
    }
    if (h->aside.ask.topic == TD_TOPIC_KNEE) {
        return td_reply_push(TD_VIEW_ABOUT, NULL);
    }
    h->asked.ask = h->aside.ask;
    return td_reply_push(TD_VIEW_ASK, &h->asked);
}

/* Today as a page: it scrolls, anything else closes it. */
static struct td_reply page_key(struct td_home *h, const struct td_event *event)
{
    switch (event->request) {
    case TD_REQ_BACK:
    case TD_REQ_WHY:
    case TD_REQ_SELECT:
        h->whole = false;
        return lay_out(h);
    default:
        return td_reply_moved(td_scroll_move(&h->scroll, event->request));
    }
}

/* What comes before the menu's own keys: the morning's answer, digits, a session that waits. */
static bool first_key(struct td_home *h, const struct td_event *event, struct td_reply *reply)
{
    switch (td_home_morning_key(h, event)) {
    case TD_HOME_KEY_KEPT:
        h->renew = true;
        td_home_look_up(h);
        *reply = lay_out(h);
        return true;
    case TD_HOME_KEY_TAKEN:
        *reply = lay_out(h);
        return true;
    case TD_HOME_KEY_NOT_MINE:
        break;
    }
    if (event->request == TD_REQ_MORNING) {
        h->morning.kept[0] = '\0';
        td_home_look_up(h); /* home may have been open since yesterday */
        td_home_morning_ask(h);
        *reply = lay_out(h);
        return true;
    }
    if (event->key >= '1' && event->key < '1' + (td_key)(TD_HOME_ENTRIES - 1)) {
        *reply = choose(h, event->key - '1');
        return true;
    }
    if (h->closed_reason[0] == '\0' &&
        td_unfinished_request(&h->unfinished, h->ui, event->request, reply)) {
        (void)lay_out(h);
        return true;
    }
    return false;
}

static struct td_reply home_key(struct td_home *h, const struct td_event *event)
{
    struct td_reply reply;

    if (h->whole) {
        return page_key(h, event);
    }
    if (td_home_welcomes(h) && td_home_welcome_key(h, event, &reply)) {
        if (h->knee_changed) { /* the picture, too */
            h->knee_changed = false;
            (void)lay_out(h);
        }
        return reply;
    }

    if (first_key(h, event, &reply)) {
        return reply;
    }
    switch (event->request) {
    case TD_REQ_BACK: /* one Esc too many ends nothing */
        return event->key == TD_KEY_ESC
                   ? td_reply_handled()
                   : (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_QUIT};
    case TD_REQ_SELECT:
    case TD_REQ_RIGHT:
        return choose(h, h->menu.selected);
    case TD_REQ_WHY:
        h->whole = true;
        h->scroll.top = 0;
        return lay_out(h);
    case TD_REQ_CLEARED:
        return ask_cleared(h);
    case TD_REQ_ANSWER:
        return answer(h);
    case TD_REQ_LOOK:
        return h->page[0] != '\0' ? td_reply_push(TD_VIEW_PRIMER, h->page) : td_reply_handled();
    case TD_REQ_ABOUT:
        return td_reply_push(TD_VIEW_ABOUT, NULL);
    case TD_REQ_WEEKS:
        return td_reply_push(TD_VIEW_WEEKS, NULL);
    case TD_REQ_MEASURE:
        return td_reply_push(TD_VIEW_MEASURES, NULL);
    default:
        h->moved = true;
        return td_reply_moved(td_list_move(&h->menu, event->request));
    }
}

static struct td_reply home_mouse(struct td_home *h, struct td_mouse mouse)
{
    struct td_rect scale = h->at.morning;
    struct td_reply reply;
    int number;

    if (h->whole) {
        return mouse.kind == TD_MOUSE_CLICK ? td_reply_handled()
                                            : td_reply_moved(td_scroll_wheel(&h->scroll, mouse));
    }
    if (td_home_welcomes(h)) {
        return td_home_welcome_mouse(h, mouse);
    }
    if (mouse.kind != TD_MOUSE_CLICK) {
        h->moved = true;
        return td_reply_moved(td_list_wheel(&h->menu, mouse));
    }
    if (td_unfinished_request(&h->unfinished, h->ui,
                              td_unfinished_button_at(h->ui, td_home_buttons(h), mouse), &reply)) {
        (void)lay_out(h);
        return reply;
    }
    for (size_t i = 0; i < TD_HOME_ENTRIES; i++) {
        if (td_rect_has(td_home_menu_row(h, i), mouse.x, mouse.y)) {
            return choose(h, i);
        }
    }
    number = mouse.y == scale.y + 1 ? td_home_morning_at(h, mouse.x) : -1;
    if (scale.h > 0 && number >= 0) {
        td_home_morning_say(h, number);
        h->renew = true;
        td_home_look_up(h);
        return lay_out(h);
    }
    return td_reply_handled();
}

static struct td_reply home_handle(void *state, const struct td_event *event)
{
    struct td_home *h = state;
    int asked;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        return lay_out(h);
    case TD_EVENT_KEY:
        return home_key(h, event);
    case TD_EVENT_MOUSE:
        return home_mouse(h, event->mouse);
    case TD_EVENT_RESULT:
        asked = (int)h->asking;
        h->asking = TD_HOME_ASKS_NOTHING;
        if (asked != TD_HOME_ASKS_NOTHING && event->result == TD_CONFIRM_YES) {
            return td_reply_push(asked == TD_HOME_ASKS_REST ? TD_VIEW_CARD : TD_VIEW_LOOK, NULL);
        }
        return td_reply_redraw();
    case TD_EVENT_DAY:
        h->said[0] = '\0';
        td_home_morning_day(h);
        td_home_look_up(h);
        return lay_out(h);
    case TD_EVENT_SHOWN:
        h->renew = true; /* perhaps after a self-check, or a correction */
        td_home_look_up(h);
        return lay_out(h);
    default:
        return (struct td_reply){0};
    }
}

/* The first call stands before the first frame, the second behind it. */
static bool home_update(void *state, td_ns now)
{
    struct td_home *h = state;

    (void)now;
    if (h->stage == TD_HOME_PICTURE_DUE) {
        h->stage = TD_HOME_PICTURE_THERE;
        render_picture(h);
        return true;
    }
    if (h->stage == TD_HOME_PICTURE_LATER) {
        h->stage = TD_HOME_PICTURE_DUE;
    }
    return false;
}

static struct td_due home_next_change(const void *state, td_ns now)
{
    const struct td_home *h = state;

    return (struct td_due){.at = h->stage == TD_HOME_PICTURE_THERE ? TD_NEVER : now + 1};
}

/* ---- drawing ---- */

static void draw_small(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect text = h->body;
    struct td_flow flow;

    text.h = h->text_rows;
    td_flow_init(&flow, canvas, text, 0);
    td_home_flow(h, &flow);
    td_home_draw_menu(h, canvas, h->at.menu);
    if (h->morning.asking && td_home_morning_row(h) < text.h) {
        td_canvas_cursor(canvas, text.x, text.y + td_home_morning_row(h));
    }
}

static void draw_page(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect body = td_frame_body(canvas->cols, canvas->rows, PAGE_COLS);
    struct td_flow flow;

    td_flow_init(&flow, canvas, body, h->scroll.top);
    td_home_flow(h, &flow);
    td_scroll_bar(canvas, body, &h->scroll);
    td_canvas_cursor(canvas, body.x, body.y);
}

/* The knee it is about: as the person said, or else as the settings have it. Right is what they
 * begin with, so alone it says nothing. */
static const char *knee_words(const struct td_home *h)
{
    static const char *const set[] = {
        [TD_KNEE_RIGHT] = "", [TD_KNEE_LEFT] = "   left knee", [TD_KNEE_BOTH] = "   both knees"};
    const char *said = h->aside.knee;

    if (said[0] == '\0') {
        return set[h->ui->settings->knee];
    }
    return td_str_equal(said, "both")   ? set[TD_KNEE_BOTH]
           : td_str_equal(said, "left") ? set[TD_KNEE_LEFT]
                                        : "   right knee";
}

static void home_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_home *h = state;
    char title[48], day[TD_DAY_WORDS];
    int64_t today = td_instant_local_day(td_now(h->ui->date));

    td_str_format(title, sizeof title, "teardrop%s", knee_words(h));
    td_day_words(today, today, day);
    td_frame_head(canvas, title, day);
    if (h->whole) {
        draw_page(h, canvas);
        return;
    }
    if (td_home_welcomes(h)) {
        td_home_draw_welcome(h, canvas);
    } else if (h->at.fit) {
        td_home_draw_slots(h, canvas);
    } else {
        draw_small(h, canvas);
    }
    td_image_draw(&h->image, canvas, h->picture.x, h->picture.y);
}

static size_t footer_of_page(struct td_hint *hints)
{
    hints[0] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "scroll"};
    hints[1] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return 2;
}

static size_t footer_of_morning(struct td_hint *hints)
{
    hints[0] = (struct td_hint){.keys = "0-10", .text = "the knee", .must = true};
    hints[1] = (struct td_hint){.keys = "s", .text = "swollen"};
    hints[2] = (struct td_hint){.keys = "l", .text = "limp"};
    hints[3] = (struct td_hint){.request = TD_REQ_SELECT, .text = "keep"};
    hints[4] = (struct td_hint){.request = TD_REQ_BACK, .text = "not now"};
    return 5;
}

static size_t home_footer(const void *state, struct td_hint *hints)
{
    const struct td_home *h = state;
    const struct td_home_morning *m = &h->morning;
    size_t n = 0;

    if (h->whole) {
        return footer_of_page(hints);
    }
    if (m->asking) {
        return footer_of_morning(hints);
    }
    if (td_home_welcomes(h)) {
        return td_home_welcome_footer(hints);
    }
    if (h->unfinished.there && h->closed_reason[0] == '\0') {
        hints[n++] = (struct td_hint){.request = TD_REQ_RESUME, .text = "take up", .must = true};
        hints[n++] = (struct td_hint){.request = TD_REQ_KEEP, .text = "keep as it is"};
        hints[n++] = (struct td_hint){.request = TD_REQ_DISCARD, .text = "discard"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "open"};
    if (m->text[0] != '\0') {
        hints[n++] = (struct td_hint){.request = TD_REQ_MORNING, .text = "morning"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_WHY, .text = "all of today"};
    if (h->closed_reason[0] != '\0' || h->referral[0] != '\0') {
        hints[n++] = (struct td_hint){
            .request = TD_REQ_CLEARED, .text = "a clinician has looked", .must = true};
    }
    if (h->question[0] != '\0') {
        bool about = h->aside.ask.topic == TD_TOPIC_KNEE;

        hints[n++] = (struct td_hint){.request = about ? TD_REQ_ABOUT : TD_REQ_ANSWER,
                                      .text = about ? "about you" : "answer"};
    }
    if (h->page[0] != '\0') {
        hints[n++] = (struct td_hint){.request = TD_REQ_LOOK, .text = "read"};
    }
    if (h->measures_due) {
        hints[n++] = (struct td_hint){.request = TD_REQ_MEASURE, .text = "measures"};
    }
    if (h->aside.twelve_weeks) {
        hints[n++] = (struct td_hint){.request = TD_REQ_WEEKS, .text = "looking back"};
    }
    hints[n++] = (struct td_hint){.keys = "1-5", .text = "open"};
    hints[n++] = (struct td_hint){.keys = "q", .text = "quit"};
    return n;
}

const struct td_view_ops td_home_view = {
    .name = "Home",
    .state_size = sizeof(struct td_home),
    .open = home_open,
    .close = home_close,
    .handle = home_handle,
    .update = home_update,
    .next_change = home_next_change,
    .draw = home_draw,
    .footer = home_footer,
    .keys = TD_PLACE_HOME,
};
