/* The measures of a week: one question at a time, then the table of all weeks. */
#include <string.h>

#include "measure_table.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/field.h"
#include "teardrop/ui/flow.h"
#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

#define ITEMS_MAX (TD_MEASURE_KINDS + TD_MEASURE_ACTIVITIES)
#define TEXT_COLS 64
#define NUMBER_TEXT 4

struct item {
    enum td_measure_kind kind;
    char name[TD_MEASURE_NAME]; /* of an activity */
    bool naming;                /* its name is asked first */
    bool answered;
    int value;
};

struct measures {
    const struct td_ui *ui;
    struct td_measure kept[TD_MEASURES_MAX];
    size_t kept_count;
    int week;
    struct item items[ITEMS_MAX];
    int item_count, at; /* at == item_count: the table */
    char typed[TD_MEASURE_NAME];
    char said[160]; /* what is wrong; "" = nothing */
    int cols, rows;
};

/* ---- what is asked ---- */

static void add_item(struct measures *m, enum td_measure_kind kind, const char *name, bool naming)
{
    struct item *item = &m->items[m->item_count++];

    *item = (struct item){.kind = kind, .naming = naming};
    td_str_copy(item->name, sizeof item->name, name);
}

/* Those of the first week, or names are asked for. */
static void add_activities(struct measures *m)
{
    int known = 0;

    for (size_t i = 0; i < m->kept_count && known < TD_MEASURE_ACTIVITIES; i++) {
        bool again = false;

        for (int k = 0; k < m->item_count; k++) {
            again = again || td_str_equal(m->items[k].name, m->kept[i].name);
        }
        if (m->kept[i].kind == TD_MEASURE_ACTIVITY && !again) {
            add_item(m, TD_MEASURE_ACTIVITY, m->kept[i].name, false);
            known++;
        }
    }
    for (int i = 0; known == 0 && i < TD_MEASURE_ACTIVITIES; i++) {
        add_item(m, TD_MEASURE_ACTIVITY, "", true);
    }
}

static void look_up(struct measures *m)
{
    const struct td_history_port *history = &m->ui->history;
    int64_t today = td_instant_local_day(m->ui->wall.now(m->ui->wall.self));

    if (history->ops->measures(history->self, TD_MEASURES_MAX, m->kept, &m->kept_count) != TD_OK) {
        m->kept_count = 0;
    }
    m->week = td_measure_week(td_history_first_day(history, today), today);
}

static enum td_err measures_open(void *state, const struct td_ui *ui, const void *argument,
                                 td_ns now)
{
    struct measures *m = state;

    (void)argument;
    (void)now;
    m->ui = ui;
    look_up(m);
    add_item(m, TD_MEASURE_WORST, "", false);
    add_item(m, TD_MEASURE_USUAL, "", false);
    add_activities(m);
    if (m->week > 0) {
        add_item(m, TD_MEASURE_CHANGE, "", false);
    }
    add_item(m, TD_MEASURE_STAND, "", false);
    add_item(m, TD_MEASURE_WALL, "", false);
    return TD_OK;
}

/* ---- answering ---- */

/* Kept at once, so that nothing is lost by leaving. */
static void keep(struct measures *m, const struct item *item)
{
    const struct td_history_port *history = &m->ui->history;
    struct td_measure measure = {.at = m->ui->wall.now(m->ui->wall.self),
                                 .week = m->week,
                                 .kind = item->kind,
                                 .value = item->value};
    const char *trouble;

    history->ops->new_id(history->self, measure.uuid);
    td_str_copy(measure.name, sizeof measure.name, item->name);
    if (history->ops->save_measure(history->self, &measure) != TD_OK) {
        trouble = history->ops->trouble(history->self);
        td_str_format(m->said, sizeof m->said, "It could not be kept%s%s",
                      trouble != NULL ? ": " : ".", trouble != NULL ? trouble : "");
    }
}

static void go_on(struct measures *m)
{
    m->typed[0] = '\0';
    m->at++;
    if (m->at == m->item_count) {
        int week = m->week;

        look_up(m);
        m->week = week;
    }
}

static void take_name(struct measures *m)
{
    struct item *item = &m->items[m->at];

    if (m->typed[strspn(m->typed, " ")] != '\0') {
        td_str_copy(item->name, sizeof item->name, m->typed);
        item->naming = false;
        m->typed[0] = '\0';
        return;
    }
    while (m->at < m->item_count && m->items[m->at].naming) { /* no more of them */
        go_on(m);
    }
}

static void take_number(struct measures *m)
{
    struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    int value = item->value;

    if (m->typed[0] != '\0' && !td_str_to_int(m->typed, spec->least, spec->most, &value)) {
        td_str_format(m->said, sizeof m->said, "A whole number from %d to %d, please.", spec->least,
                      spec->most);
        m->typed[0] = '\0';
        return;
    }
    item->value = value;
    item->answered = true;
    keep(m, item);
    go_on(m);
}

static void step(struct measures *m, int by)
{
    struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    int value = item->value;

    if (!item->naming) {
        (void)td_str_to_int(m->typed, spec->least, spec->most, &value);
        value += by;
        item->value = value < spec->least ? spec->least : value > spec->most ? spec->most : value;
        td_str_format(m->typed, sizeof m->typed, "%d", item->value);
    }
}

static struct td_reply measures_key(struct measures *m, td_key key)
{
    static const struct td_reply redraw = {.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};

    m->said[0] = '\0';
    if (key == TD_KEY_ESC || (m->at == m->item_count && (key == TD_KEY_ENTER || key == 'q'))) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
    }
    if (m->at == m->item_count) {
        return redraw;
    }
    switch (key) {
    case TD_KEY_ENTER:
        if (m->items[m->at].naming) {
            take_name(m);
        } else {
            take_number(m);
        }
        break;
    case TD_KEY_LEFT:
    case TD_KEY_RIGHT:
        step(m, key == TD_KEY_RIGHT ? 1 : -1);
        break;
    case TD_KEY_TAB:
        go_on(m);
        break;
    default:
        if (m->items[m->at].naming) {
            (void)td_field_key(TD_FIELD_TEXT, m->typed, sizeof m->typed, key);
        } else {
            (void)td_field_key(TD_FIELD_WHOLE, m->typed, NUMBER_TEXT, key);
        }
        break;
    }
    return redraw;
}

static struct td_reply measures_handle(void *state, const struct td_event *event)
{
    struct measures *m = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        m->cols = event->cols;
        m->rows = event->rows;
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
    case TD_EVENT_KEY:
        return measures_key(m, event->key);
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_question(const struct measures *m, struct td_canvas *canvas, struct td_rect body)
{
    const struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    struct td_flow flow;
    char line[120];
    int y;

    td_flow_init(&flow, canvas, body, 0);
    if (item->naming) {
        td_flow_text(&flow, 0, NULL,
                     "Name something your knee makes hard: stairs, squatting, the way to work. "
                     "Nothing more: Enter.",
                     TD_ROLE_TITLE);
    } else {
        if (item->name[0] != '\0') {
            td_flow_text(&flow, 0, NULL, item->name, TD_ROLE_ACCENT);
        }
        td_flow_text(&flow, 0, NULL, spec->question, TD_ROLE_TITLE);
    }
    td_flow_blank(&flow);
    y = td_flow_take(&flow, 1);
    if (y >= 0) {
        int cols = td_field_draw(canvas, body.x, y, body.w, m->typed, TD_ROLE_TEXT);

        if (!item->naming) {
            td_canvas_text(canvas, body.x + cols + 2, y, body.w - cols - 2, spec->unit,
                           TD_ROLE_DIM);
        }
    }
    td_flow_blank(&flow);
    if (!item->naming) {
        td_str_format(line, sizeof line,
                      "%d to %d. Type it, or left and right; then Enter. Tab "
                      "leaves it out.",
                      spec->least, spec->most);
        td_flow_text(&flow, 0, NULL, line, TD_ROLE_DIM);
    }
    td_flow_text(&flow, 0, NULL, m->said, TD_ROLE_WARNING);
}

static void measures_draw(const void *state, struct td_canvas *canvas)
{
    const struct measures *m = state;
    struct td_rect body = td_widget_body(m->cols, m->rows, m->at < m->item_count ? TEXT_COLS : 90);
    char title[40], note[24] = "";

    td_str_format(title, sizeof title, "Measures, week %d", m->week);
    if (m->at < m->item_count) {
        td_str_format(note, sizeof note, "%d of %d", m->at + 1, m->item_count);
    }
    (void)td_widget_header(canvas, title, note);
    if (m->at < m->item_count) {
        draw_question(m, canvas, body);
    } else {
        td_measure_table_draw(m->kept, m->kept_count, canvas, body);
    }
    td_canvas_text(canvas, body.x, canvas->rows - 1, body.w,
                   m->at < m->item_count ? "Enter keep   Tab leave out   Esc back" : "Enter back",
                   TD_ROLE_DIM);
}

static unsigned measures_place(const void *state)
{
    (void)state;
    return TD_PLACE_DIALOG;
}

static bool measures_takes_text(const void *state)
{
    const struct measures *m = state;

    return m->at < m->item_count;
}

const struct td_view_ops td_measures_view = {
    .name = "Measures",
    .state_size = sizeof(struct measures),
    .open = measures_open,
    .handle = measures_handle,
    .draw = measures_draw,
    .place = measures_place,
    .takes_text = measures_takes_text,
};
