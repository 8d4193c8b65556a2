/* Home: what today holds, and the way to everything else. */
#include "state.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/picture.h"

#define TEXT_COLS 60
#define PICTURE_COLS_MIN 76 /* narrower windows show no picture */

static const struct {
    const char *name, *text;
    enum td_view_id view; /* NONE: quit */
} entries[] = {
    {"Train", "follow the cadence", TD_VIEW_CARD},
    {"Self-check", "what your knee's signs fit with", TD_VIEW_CHECK},
    {"Learn", "how the knee works", TD_VIEW_PRIMER},
    {"History", "what you did", TD_VIEW_HISTORY},
    {"Settings", "how teardrop behaves", TD_VIEW_SETTINGS},
    {"Quit", "", TD_VIEW_NONE},
};

#define ENTRIES (sizeof entries / sizeof entries[0])

/* ---- layout ---- */

/* A line of today, where there is anything to say. */
static void say(struct td_flow *flow, const char *text, enum td_role role)
{
    if (text[0] != '\0') {
        td_flow_text(flow, 0, NULL, text, role);
    }
}

/* A small window, but not the smallest: what was done and is no news makes room for today. */
static bool is_between(const struct td_home *h)
{
    return h->brevity == TD_HOME_LESS || h->brevity == TD_HOME_SCANT;
}

/* Between two parts, where there is room for it. */
static void part(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity == TD_HOME_FULL) {
        td_flow_blank(flow);
    }
}

/* What it is, what it is not, and where to begin. */
static void flow_welcome(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity == TD_HOME_FULL) {
        say(flow, "Learn how your knee works, and train the thigh that carries it.", TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    say(flow,
        "This is for learning and practice. It cannot tell what is wrong with your knee. If you "
        "feel ill, were hurt lately, or are unsure, see a clinician first.",
        TD_ROLE_DIM);
    td_flow_blank(flow);
    say(flow, "New here? Begin with the self-check.", TD_ROLE_ACCENT);
    td_flow_blank(flow);
}

static void flow_session(const struct td_home *h, struct td_flow *flow)
{
    bool min = h->brevity == TD_HOME_MIN;

    say(flow, h->closed_reason, TD_ROLE_DANGER);
    if (h->closed_reason[0] != '\0') {
        return;
    }
    if (h->referral[0] != '\0') { /* what needs somebody comes before what to train */
        say(flow, min ? h->referral_brief : h->referral, TD_ROLE_WARNING);
        part(h, flow);
    }
    if (td_unfinished_has_text(&h->unfinished)) {
        char text[200];

        td_unfinished_text(&h->unfinished, h->ui, text, sizeof text);
        say(flow, text, TD_ROLE_WARNING);
        part(h, flow);
    }
    if (h->brevity <= TD_HOME_LESS) {
        say(flow, h->said, TD_ROLE_GOOD);
        if (h->said[0] != '\0') {
            part(h, flow);
        }
    }
    if (h->brevity <= TD_HOME_SHORT) {
        say(flow, h->first_start ? "First session" : "Next session", TD_ROLE_DIM);
    }
    td_flow_text(flow, 0, NULL,
                 min && td_utf8_cols(h->session) > h->body.w ? h->session_brief : h->session,
                 TD_ROLE_TITLE);
    if (!min) {
        say(flow,
            h->brevity <= TD_HOME_TIGHT   ? h->why
            : h->brevity == TD_HOME_SHORT ? h->why_brief
                                          : h->why_first,
            TD_ROLE_TEXT);
        say(flow, h->when, TD_ROLE_DIM);
    }
    if (h->brevity <= TD_HOME_SHORT) {
        say(flow, h->aside.goal, TD_ROLE_TEXT);
    }
    if (h->ahead[0] != '\0' && h->brevity <= TD_HOME_DENSE) {
        td_flow_text(flow, 0, NULL, h->days, TD_ROLE_DIM);
        td_flow_text(flow, 0, NULL, h->done, TD_ROLE_DIM);
        say(flow, h->dose, TD_ROLE_DIM);
    }
    if (h->brevity == TD_HOME_FULL) {
        say(flow, h->ahead, TD_ROLE_DIM);
    }
}

/* The question about all silent mornings stands in the place of a late one about one of them, also
 * when it was answered. */
static bool is_asked_for_all(const struct td_home *h)
{
    return h->morning.due && !h->morning.asking &&
           h->morning.day < td_instant_local_day(td_now(h->ui->date)) &&
           (h->aside.ask.topic == TD_TOPIC_MORNINGS || h->aside.mornings_told > h->morning.day);
}

/* The morning's line is there in any window that holds today's session as well. */
static void flow_morning(const struct td_home *h, struct td_flow *flow)
{
    const struct td_home_morning *morning = &h->morning;
    enum td_role role = morning->asking ? TD_ROLE_TITLE : TD_ROLE_ACCENT;

    if (morning->text[0] != '\0' && !is_asked_for_all(h)) {
        part(h, flow);
        say(flow, h->brevity == TD_HOME_MIN ? morning->brief : morning->text, role);
    }
    if (h->brevity != TD_HOME_MIN && !morning->asking) {
        if (h->question[0] != '\0') {
            part(h, flow);
        }
        say(flow, h->question, TD_ROLE_ACCENT);
    } else if (morning->text[0] == '\0' || is_asked_for_all(h)) { /* there is room for one */
        say(flow, h->question_brief, TD_ROLE_ACCENT);
    }
}

/* Row of the text that the morning's line begins in. */
static int morning_row(const struct td_home *h)
{
    struct td_flow flow;

    td_flow_init(&flow, NULL, h->body, 0);
    if (h->brevity == TD_HOME_MIN) {
        return 0;
    }
    if (h->first_start) {
        flow_welcome(h, &flow);
    }
    flow_session(h, &flow);
    return flow.row + (h->brevity == TD_HOME_FULL ? 1 : 0);
}

static void flow_rest(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity <= TD_HOME_TIGHT) {
        say(flow, h->page_text, TD_ROLE_ACCENT);
        say(flow, h->aside.look, TD_ROLE_TEXT);
    }
    if (h->check[0] != '\0' && !is_between(h)) {
        part(h, flow);
        say(flow, h->check, TD_ROLE_TEXT);
    }
    if (h->brevity <= TD_HOME_TIGHT) {
        say(flow, h->measures, TD_ROLE_ACCENT);
    }
    say(flow, h->unfinished_check, TD_ROLE_ACCENT);
    if (h->trouble[0] != '\0') {
        part(h, flow);
        say(flow, h->trouble, TD_ROLE_WARNING);
    }
}

static void flow_today(const struct td_home *h, struct td_flow *flow)
{
    if (h->first_start && h->brevity != TD_HOME_MIN) {
        flow_welcome(h, flow);
    }
    if (h->brevity == TD_HOME_MIN) { /* what keys answer to is to be seen */
        flow_morning(h, flow);
        flow_session(h, flow);
    } else {
        flow_session(h, flow);
        flow_morning(h, flow);
    }
    if (h->first_start && h->brevity == TD_HOME_MIN) {
        say(flow, "New? Begin with the self-check.", TD_ROLE_ACCENT);
    }
    flow_rest(h, flow);
}

static void render_picture(struct td_home *h)
{
    const struct td_anatomy *anatomy = NULL;
    struct td_picture_spec spec = {.highlight = "vm",
                                   .mirror = h->ui->settings->knee == TD_KNEE_LEFT};

    td_image_deinit(&h->image);
    if (h->picture.w < 1 ||
        h->ui->content.ops->anatomy(h->ui->content.self, &anatomy, NULL) != TD_OK) {
        return;
    }
    spec.view = td_anatomy_view(anatomy, "front");
    if (spec.view != NULL) {
        td_picture_render(&h->image, h->ui->theme, h->picture.w, h->picture.h, &spec);
    }
}

/* As much text as fits above the menu; the menu itself is always whole. */
static void place_menu(struct td_home *h)
{
    int room = h->body.h - (int)ENTRIES;
    struct td_flow flow;
    int spare;

    for (int brevity = TD_HOME_FULL; brevity <= TD_HOME_MIN; brevity++) {
        h->brevity = (enum td_home_brevity)brevity;
        td_flow_init(&flow, NULL, h->body, 0);
        flow_today(h, &flow);
        if (flow.row < room) {
            break;
        }
    }
    h->text_rows = flow.row < room ? flow.row : room;
    spare = room - h->text_rows - 2;
    h->menu_y = h->body.y + h->text_rows + (spare < 0 ? 2 + spare : 2);
    if (spare > 0 && h->picture.w > 0) {
        h->body.y += spare / 3;
        h->menu_y += spare / 3;
    }
}

static struct td_reply lay_out(struct td_home *h)
{
    h->body = td_frame_body(h->cols, h->rows, h->cols);
    h->picture = (struct td_rect){0, 0, 0, 0};
    if (h->cols >= PICTURE_COLS_MIN && h->rows >= 20) {
        int room = h->body.w;
        int rows = h->body.h - 1;
        int cols = rows * 2 * 2 / 3; /* the view is two units wide for three high */
        int most = room - TEXT_COLS / 2 - 6;

        cols = cols < most ? cols : most;
        cols = cols < room / 2 ? cols : room / 2;
        h->body.w = room - cols - 4;
        if (h->body.w > TEXT_COLS) {
            h->body.x += (h->body.w - TEXT_COLS) / 2;
            h->body.w = TEXT_COLS;
        }
        h->picture = (struct td_rect){h->body.x + h->body.w + 4, h->body.y, cols, rows};
    } else if (h->body.w > TEXT_COLS) {
        h->body.w = TEXT_COLS;
    }
    h->menu.count = ENTRIES;
    h->menu.rows = (int)ENTRIES;
    td_list_settle(&h->menu);
    place_menu(h);
    if (h->stage == TD_HOME_PICTURE_THERE) {
        render_picture(h);
    }
    td_home_keep_said(h);
    return td_reply_redraw();
}

/* ---- events ---- */

static enum td_err home_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_home *h = state;

    (void)argument;
    (void)now;
    h->ui = ui;
    td_home_look_up(h);
    return TD_OK;
}

static void home_close(void *state)
{
    struct td_home *h = state;

    td_image_deinit(&h->image);
    td_unfinished_deinit(&h->unfinished);
}

static struct td_reply choose(size_t index)
{
    if (entries[index].view == TD_VIEW_NONE) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_QUIT};
    }
    return td_reply_push(entries[index].view, NULL);
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
    h->asking = true;
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

static struct td_reply home_key(struct td_home *h, const struct td_event *event)
{
    struct td_reply reply;

    switch (td_home_morning_key(h, event)) {
    case TD_HOME_KEY_KEPT:
        h->renew = true;
        td_home_look_up(h);
        return lay_out(h);
    case TD_HOME_KEY_TAKEN:
        return lay_out(h);
    case TD_HOME_KEY_NOT_MINE:
        break;
    }
    if (event->request == TD_REQ_MORNING) {
        h->morning.kept[0] = '\0';
        td_home_look_up(h); /* home may have been open since yesterday */
        td_home_morning_ask(h);
        return lay_out(h);
    }
    if (event->key >= '1' && event->key < '1' + (td_key)ENTRIES) {
        h->menu.selected = event->key - '1';
        return choose(h->menu.selected);
    }
    if (h->closed_reason[0] == '\0' &&
        td_unfinished_request(&h->unfinished, h->ui, event->request, &reply)) {
        (void)lay_out(h);
        return reply;
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_QUIT};
    case TD_REQ_SELECT:
    case TD_REQ_RIGHT:
        return choose(h->menu.selected);
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
        return td_reply_moved(td_list_move(&h->menu, event->request));
    }
}

static struct td_reply home_mouse(struct td_home *h, struct td_mouse mouse)
{
    int row = mouse.y - h->menu_y;

    if (mouse.kind == TD_MOUSE_CLICK) {
        if (row < 0 || row >= (int)ENTRIES || mouse.x >= h->body.x + h->body.w) {
            return td_reply_handled();
        }
        h->menu.selected = (size_t)row;
        return choose(h->menu.selected);
    }
    return td_reply_moved(td_list_wheel(&h->menu, mouse));
}

static struct td_reply home_handle(void *state, const struct td_event *event)
{
    struct td_home *h = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &h->cols, &h->rows);
        return lay_out(h);
    case TD_EVENT_KEY:
        return home_key(h, event);
    case TD_EVENT_MOUSE:
        return home_mouse(h, event->mouse);
    case TD_EVENT_RESULT:
        if (h->asking && event->result == TD_CONFIRM_YES) {
            h->asking = false;
            return td_reply_push(TD_VIEW_LOOK, NULL);
        }
        h->asking = false;
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

static void draw_menu(const struct td_home *h, struct td_canvas *canvas)
{
    int y = h->menu_y;

    for (size_t i = 0; i < ENTRIES; i++, y++) {
        bool selected = i == h->menu.selected;
        char line[64];

        td_canvas_fill(canvas, (struct td_rect){h->body.x, y, h->body.w, 1}, ' ', TD_ROLE_TEXT);
        td_canvas_text(canvas, h->body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
        td_str_format(line, sizeof line, " %d  %-11s", (int)i + 1, entries[i].name);
        td_canvas_text(canvas, h->body.x + 2, y, h->body.w - 2, line,
                       selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, h->body.x + 20, y, h->body.w - 20, entries[i].text, TD_ROLE_DIM);
        if (selected) {
            td_canvas_cursor(canvas, h->body.x + 2, y);
        }
    }
}

static void home_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{.request = TD_REQ_DOWN, .text = "choose"},
                                           {.request = TD_REQ_SELECT, .text = "open"},
                                           {.request = TD_REQ_BACK, .text = "quit"}};
    static const struct td_hint closed_hints[] = {
        {.request = TD_REQ_CLEARED, .text = "a clinician has looked"},
        {.request = TD_REQ_SELECT, .text = "open"},
        {.request = TD_REQ_BACK, .text = "quit"}};
    const struct td_home *h = state;
    struct td_rect text = h->body;
    struct td_flow flow;
    bool closed = h->closed_reason[0] != '\0';

    td_frame_head(canvas, "teardrop", h->ui->version);
    text.h = h->text_rows;
    td_flow_init(&flow, canvas, text, 0);
    flow_today(h, &flow);
    draw_menu(h, canvas);
    if (h->morning.asking && morning_row(h) < text.h) {
        td_canvas_cursor(canvas, text.x, text.y + morning_row(h));
    }
    td_image_draw(&h->image, canvas, h->picture.x, h->picture.y);
    td_frame_hints(canvas, h->ui->keymap, closed ? closed_hints : hints, 3);
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
    .keys = TD_PLACE_HOME,
};
