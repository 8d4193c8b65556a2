/* The first start: what this is and is not, four ways in, and which knee it is about. */
#include <string.h>

#include "state.h"
#include "teardrop/base/date.h"
#include "teardrop/base/str.h"
#include "teardrop/core/person/person.h"
#include "teardrop/ui/kit/flow.h"

static const struct {
    const char *name, *fact;
    enum td_view_id view;
    const char *argument; /* of the view; static */
} ways[] = {
    {"My knee hurts", "self-check, 5 min", TD_VIEW_CHECK, NULL},
    {"I want to get stronger", "a few questions", TD_VIEW_ABOUT, NULL},
    {"Show me a squat", "no answers needed", TD_VIEW_MOMENTS, NULL},
    {"Just look around", "how a knee works", TD_VIEW_PRIMER, NULL},
};
#define WAYS (sizeof ways / sizeof ways[0])

static const char *const knees[] = {"right", "left", "both"};
#define KNEES (sizeof knees / sizeof knees[0])

bool td_home_welcomes(const struct td_home *h)
{
    return h->first_start && h->at.fit && h->closed_reason[0] == '\0' && h->trouble[0] == '\0' &&
           !td_unfinished_has_text(&h->unfinished) && h->unfinished_check[0] == '\0';
}

/* For the pictures at once; of both, the right one is drawn. */
static void choose_knee(struct td_home *h, size_t index)
{
    const struct td_settings_port *port = &h->ui->settings_port;
    const struct td_setting_table *table;
    char why[160];

    td_str_copy(h->aside.knee, sizeof h->aside.knee, knees[index]);
    h->knee_unkept = true;
    if (port->ops == NULL) {
        return;
    }
    table = port->ops->table(port->self);
    for (size_t i = 0; i < table->count; i++) {
        if (td_str_equal(table->rows[i]->key, "knee")) {
            (void)port->ops->change(port->self, i, knees[index], why, sizeof why);
        }
    }
}

/* An answer about the person, once, however often it was changed. */
void td_home_keep_knee(struct td_home *h)
{
    struct td_person_answer answer = {0};

    if (!h->knee_unkept) {
        return;
    }
    h->knee_unkept = false;
    td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(TD_TOPIC_KNEE));
    td_day_format(td_instant_local_day(td_now(h->ui->date)), answer.date);
    td_str_copy(answer.answer, sizeof answer.answer, h->aside.knee);
    if (td_answer_keep(&h->ui->history, &answer) != TD_OK) {
        td_ui_failure(h->ui, "It holds for this run only", h->trouble, sizeof h->trouble);
    }
}

static size_t knee_of(const struct td_home *h)
{
    for (size_t i = 0; i < KNEES; i++) {
        if (td_str_equal(knees[i], h->aside.knee)) {
            return i;
        }
    }
    return KNEES; /* not said */
}

static struct td_reply go(struct td_home *h, size_t way)
{
    h->ways.selected = way;
    td_home_keep_knee(h);
    return td_reply_push(ways[way].view, ways[way].argument);
}

bool td_home_welcome_key(struct td_home *h, const struct td_event *event, struct td_reply *reply)
{
    size_t knee = knee_of(h);

    h->ways.count = WAYS;
    h->ways.rows = WAYS;
    *reply = td_reply_redraw();
    if (event->key >= 'a' && event->key < 'a' + (td_key)WAYS) {
        *reply = go(h, event->key - 'a');
        return true;
    }
    if (event->key == TD_KEY_TAB) {
        choose_knee(h, knee + 1 < KNEES ? knee + 1 : 0);
        h->knee_changed = true;
        return true;
    }
    if (event->request == TD_REQ_SELECT) {
        *reply = go(h, h->ways.selected);
        return true;
    }
    return td_list_move(&h->ways, event->request);
}

/* Row of the first way, below the greeting. */
static int first_row(const struct td_home *h)
{
    return h->at.today.y + (h->rows >= 22 ? 5 : 3);
}

struct td_reply td_home_welcome_mouse(struct td_home *h, struct td_mouse mouse)
{
    int row = mouse.y - first_row(h);

    if (mouse.kind == TD_MOUSE_CLICK && row >= 0 && row < (int)WAYS &&
        mouse.x < h->at.today.x + h->at.today.w) {
        return go(h, (size_t)row);
    }
    return td_reply_handled();
}

size_t td_home_welcome_footer(struct td_hint *hints)
{
    hints[0] = (struct td_hint){.request = TD_REQ_SELECT, .text = "begin", .must = true};
    hints[1] = (struct td_hint){.keys = "a-d", .text = "one of these"};
    hints[2] = (struct td_hint){.keys = "Tab", .text = "which knee"};
    hints[3] = (struct td_hint){.keys = "q", .text = "quit", .must = true};
    return 4;
}

static void draw_knees(const struct td_home *h, struct td_canvas *canvas, struct td_rect at, int y)
{
    int x = at.x + td_canvas_text(canvas, at.x, y, at.w, "Which knee?   ", TD_ROLE_TEXT);

    for (size_t i = 0; i < KNEES; i++) {
        bool chosen = i == knee_of(h);

        td_canvas_text(canvas, x, y, 2, chosen ? "▸" : " ", TD_ROLE_ACCENT);
        x += 2;
        x += td_canvas_text(canvas, x, y, at.x + at.w - x, knees[i],
                            chosen ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        x += 3;
    }
    td_canvas_text(canvas, x, y, at.x + at.w - x, "Tab", TD_ROLE_KEY);
}

/* The whole menu, in one row at the foot. */
static void draw_menu(const struct td_home *h, struct td_canvas *canvas)
{
    static const char *const names[] = {"Train", "Self-check", "Learn", "History", "Settings"};
    struct td_rect at = h->at.menu;
    int x = at.x, y = at.y + at.h - 1;

    for (int i = 0; i < 5; i++) {
        char key[4];

        td_str_format(key, sizeof key, "%d ", i + 1);
        x += td_canvas_text(canvas, x, y, at.x + at.w - x, key, TD_ROLE_KEY);
        x += td_canvas_text(canvas, x, y, at.x + at.w - x, names[i], TD_ROLE_DIM);
        x += at.w >= 52 ? 2 : 1;
    }
}

void td_home_draw_welcome(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect at = h->at.today, foot;
    int y = first_row(h);
    bool high = h->rows >= 22;
    struct td_flow flow;

    at.h = h->at.menu.y + h->at.menu.h - 1 - at.y;
    draw_menu(h, canvas);
    (void)td_canvas_wrap(canvas, at, 0,
                         "Learn how your knee works, and train the thigh that carries it.",
                         TD_ROLE_TEXT);
    td_canvas_text_cut(canvas, at.x, y - (high ? 2 : 1), at.w, "What brings you here?",
                       TD_ROLE_TITLE);
    for (size_t i = 0; i < WAYS; i++) {
        bool chosen = i == h->ways.selected;
        char line[48];

        td_str_format(line, sizeof line, " %c  %-23s", (char)('a' + i), ways[i].name);
        td_canvas_text(canvas, at.x, y + (int)i, 2, chosen ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text(canvas, at.x + 2, y + (int)i, 28, line,
                       chosen ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, at.x + 31, y + (int)i, at.w - 31, ways[i].fact, TD_ROLE_DIM);
        if (chosen) {
            td_canvas_cursor(canvas, at.x + 2, y + (int)i);
        }
    }
    y += (int)WAYS + 1;
    draw_knees(h, canvas, at, y);
    foot = (struct td_rect){at.x, y + 2, at.w, at.y + at.h - y - 2};
    td_flow_init(&flow, canvas, foot, 0);
    td_flow_text(&flow, 0, NULL,
                 "This is for learning and practice. It cannot tell what is wrong with a knee. "
                 "Ill, hurt lately or unsure: see a clinician first.",
                 TD_ROLE_DIM);
    if (high) {
        td_flow_blank(&flow);
    }
    td_flow_text(&flow, 0, NULL, "All stays on this machine.", TD_ROLE_DIM);
}
