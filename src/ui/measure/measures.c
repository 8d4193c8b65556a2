/* The measures of a week: one question at a time, then the table of all weeks. */
#include <string.h>

#include "table.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define ITEMS_MAX (TD_MEASURE_KINDS + TD_MEASURE_ACTIVITIES)
#define TEXT_COLS 64
#define TABLE_COLS 90
#define NUMBER_TEXT 4

struct item {
    enum td_measure_kind kind;
    char name[TD_MEASURE_NAME]; /* of an activity */
    bool naming;                /* its name is asked first */
    bool answered;              /* this week: kept as it stands in `kept` */
    struct td_measure kept;
};

struct measures {
    const struct td_ui *ui;
    struct td_measure kept[TD_MEASURES_MAX];
    size_t kept_count;
    int64_t looked_unix_s; /* of a clinician's newest look; 0 = none */
    int week;
    bool strength; /* came to get stronger: nothing is sore */
    struct item items[ITEMS_MAX];
    int item_count, at; /* at == item_count: the table */
    char typed[TD_MEASURE_NAME];
    struct td_field field;   /* into `typed` */
    char said[160];          /* what is wrong; "" = nothing */
    struct td_scroll scroll; /* over the table */
    int cols, rows;
    struct td_rect body;
};

/* ---- what is asked ---- */

static void add_item(struct measures *m, enum td_measure_kind kind, const char *name, bool naming)
{
    struct item *item = &m->items[m->item_count++];

    const struct td_measure *kept =
        naming ? NULL : td_measure_newest_of(m->kept, m->kept_count, kind, name, m->week);

    *item = (struct item){.kind = kind, .naming = naming};
    td_str_copy(item->name, sizeof item->name, name);
    if (kept != NULL) {
        item->answered = true;
        item->kept = *kept;
    }
}

static bool is_named(const struct measures *m, const char *name)
{
    for (int i = 0; i < m->item_count; i++) {
        if (m->items[i].kind == TD_MEASURE_ACTIVITY && td_str_equal(m->items[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* Those that were named; as long as none is of an earlier week, more may be. */
static void add_activities(struct measures *m)
{
    bool earlier = false;
    int known = 0;

    for (size_t i = 0; i < m->kept_count && known < TD_MEASURE_ACTIVITIES; i++) {
        if (m->kept[i].kind != TD_MEASURE_ACTIVITY) {
            continue;
        }
        earlier = earlier || m->kept[i].week < m->week;
        if (!is_named(m, m->kept[i].name)) {
            add_item(m, TD_MEASURE_ACTIVITY, m->kept[i].name, false);
            known++;
        }
    }
    for (; !earlier && known < TD_MEASURE_ACTIVITIES; known++) {
        add_item(m, TD_MEASURE_ACTIVITY, "", true);
    }
}

static enum td_err look_up(struct measures *m)
{
    const struct td_history_port *history = &m->ui->history;
    int64_t today = td_instant_local_day(td_now(m->ui->date));
    int64_t first = today;
    struct td_check_record check;
    struct td_look look;
    enum td_err err =
        history->ops->measures(history->self, TD_MEASURES_MAX, m->kept, &m->kept_count);

    if (err == TD_OK) {
        err = td_history_first_day(history, today, &first);
    }
    if (err == TD_OK) {
        err = history->ops->last_look(history->self, &look);
        m->looked_unix_s = err == TD_OK ? look.at.unix_s : 0;
    }
    if (err != TD_OK && err != TD_ERR_ABSENT) {
        return err;
    }
    m->week = td_measure_week(first, today);
    err = history->ops->last_check(history->self, &check);
    m->strength = err == TD_OK && check.goal == TD_GOAL_STRENGTH;
    return err == TD_ERR_ABSENT ? TD_OK : err;
}

/* ---- from one to the next ---- */

static void lay_out(struct measures *m)
{
    m->body = td_frame_body(m->cols, m->rows, m->at < m->item_count ? TEXT_COLS : TABLE_COLS);
    m->scroll.rows = m->body.h;
    m->scroll.lines =
        td_measure_table_scrolled(m->kept, m->kept_count, m->looked_unix_s, NULL, m->body, 0);
    td_scroll_settle(&m->scroll);
}

/* What is typed next, from what stands in `typed`. */
static void begin_typing(struct measures *m)
{
    bool naming = m->items[m->at].naming;

    td_field_begin(&m->field, naming ? TD_FIELD_TEXT : TD_FIELD_WHOLE, m->typed,
                   naming ? sizeof m->typed : NUMBER_TEXT);
}

/* To an item, with what is kept of it to be kept again or corrected; there is none before the
 * first one, and behind the last one is the table. */
static void go_to(struct measures *m, int at)
{
    if (at < 0) {
        return;
    }
    m->at = at;
    m->typed[0] = '\0';
    if (at == m->item_count) {
        int week = m->week; /* the one that was asked for */

        if (look_up(m) != TD_OK) {
            td_str_format(m->said, sizeof m->said, "The history cannot be read: %s",
                          td_history_why_unread(&m->ui->history));
        }
        m->week = week;
        m->scroll.top = 0;
    } else if (m->items[at].answered) {
        td_str_format(m->typed, sizeof m->typed, "%d", m->items[at].kept.value);
    }
    if (at < m->item_count) {
        begin_typing(m);
    }
    lay_out(m);
}

/* The kinds in their order, as far as they are for this person and this week. */
static void add_items(struct measures *m)
{
    for (int i = 0; i < TD_MEASURE_KINDS; i++) {
        enum td_measure_kind kind = (enum td_measure_kind)i;

        if (kind == TD_MEASURE_ACTIVITY) {
            add_activities(m);
        } else if ((kind != TD_MEASURE_CHANGE || m->week > 0) &&
                   (m->strength || !td_measure_spec(kind)->for_strength)) {
            add_item(m, kind, "", false);
        }
    }
}

static enum td_err measures_open(void *state, const struct td_ui *ui, const void *argument,
                                 td_ns now)
{
    struct measures *m = state;
    int first = 0;
    enum td_err err;

    (void)argument;
    (void)now;
    m->ui = ui;
    err = look_up(m);
    if (err != TD_OK) {
        return err;
    }
    add_items(m);
    while (first < m->item_count &&
           (m->items[first].answered || td_measure_spec(m->items[first].kind)->optional)) {
        first++;
    }
    go_to(m, first);
    return TD_OK;
}

/* ---- answering ---- */

/* Kept at once, so that nothing is lost by leaving; in place of what was kept this week. */
static bool keep(struct measures *m, struct item *item, int value)
{
    const struct td_history_port *history = &m->ui->history;
    struct td_measure measure = item->kept;

    if (!item->answered) {
        measure =
            (struct td_measure){.at = td_now(m->ui->date), .week = m->week, .kind = item->kind};
        history->ops->new_id(history->self, measure.uuid);
        td_str_copy(measure.name, sizeof measure.name, item->name);
    }
    measure.value = value;
    if (history->ops->save_measure(history->self, &measure) != TD_OK) {
        td_ui_failure(m->ui, "It could not be kept", m->said, sizeof m->said);
        return false;
    }
    item->kept = measure;
    item->answered = true;
    return true;
}

static void take_name(struct measures *m)
{
    struct item *item = &m->items[m->at];
    const char *name = m->typed + strspn(m->typed, " ");

    if (name[0] == '\0') {
        while (m->at < m->item_count && m->items[m->at].naming) { /* no more of them */
            go_to(m, m->at + 1);
        }
    } else if (is_named(m, name)) {
        td_str_copy(m->said, sizeof m->said, "That one is named already.");
    } else {
        td_str_copy(item->name, sizeof item->name, name);
        item->naming = false;
        m->typed[0] = '\0';
        begin_typing(m);
    }
}

/* An answer is given, never assumed. */
static void take_number(struct measures *m)
{
    struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    bool passed = m->typed[0] == '\0' && spec->optional && !item->answered;
    int value = 0;

    if (m->typed[0] == '\0' && !passed) {
        td_str_copy(m->said, sizeof m->said, "A number, please; Tab leaves it out.");
    } else if (!passed && !td_str_to_int(m->typed, spec->least, spec->most, &value)) {
        td_str_format(m->said, sizeof m->said, "A whole number from %d to %d, please.", spec->least,
                      spec->most);
        m->typed[0] = '\0';
    } else if (passed || (item->answered && item->kept.value == value) || keep(m, item, value)) {
        go_to(m, m->at + 1);
    }
}

static void step(struct measures *m, int by)
{
    const struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    char text[NUMBER_TEXT + 8];
    int value = 0;

    if (!item->naming) {
        (void)td_str_to_int(m->typed, spec->least, spec->most, &value);
        value = td_clamp(value + by, spec->least, spec->most);
        td_str_format(text, sizeof text, "%d", value);
        td_field_put(&m->field, text);
    }
}

/* Leaving the question must not lose what is typed; says so. */
static bool may_go(struct measures *m)
{
    if (td_field_changed(&m->field)) {
        td_str_copy(m->said, sizeof m->said, "Enter keeps what you typed; Ctrl-U takes it away.");
        return false;
    }
    return true;
}

static void question_key(struct measures *m, td_key key)
{
    bool naming = m->items[m->at].naming;

    switch (key) {
    case TD_KEY_ENTER:
        if (naming) {
            take_name(m);
        } else {
            take_number(m);
        }
        break;
    case TD_KEY_TAB:
        if (may_go(m)) {
            go_to(m, m->at + 1);
        }
        break;
    case TD_KEY_BACKTAB:
    case TD_KEY_UP:
        if (may_go(m)) {
            go_to(m, m->at - 1);
        }
        break;
    default:
        if (!naming && (key == TD_KEY_LEFT || key == TD_KEY_RIGHT)) {
            step(m, key == TD_KEY_RIGHT ? 1 : -1);
        } else {
            (void)td_field_key(&m->field, key);
        }
        break;
    }
}

static struct td_reply measures_key(struct measures *m, const struct td_event *event)
{
    td_key key = event->key;

    m->said[0] = '\0';
    if (m->at < m->item_count) {
        if (key == TD_KEY_ESC || m->field.asking) {
            if (td_field_key(&m->field, key) == TD_FIELD_LEAVE) {
                return td_reply_pop();
            }
        } else {
            question_key(m, key);
        }
    } else if (key == TD_KEY_ESC || key == TD_KEY_ENTER || key == 'q') {
        return td_reply_pop();
    } else if (key == TD_KEY_BACKTAB || event->request == TD_REQ_LEFT) {
        go_to(m, m->at - 1);
    } else {
        (void)td_scroll_move(&m->scroll, event->request);
    }
    return td_reply_redraw();
}

static struct td_reply measures_handle(void *state, const struct td_event *event)
{
    struct measures *m = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &m->cols, &m->rows);
        lay_out(m);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return measures_key(m, event);
    case TD_EVENT_MOUSE:
        return td_reply_moved(m->at == m->item_count && td_scroll_wheel(&m->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void put_question(const struct measures *m, struct td_flow *flow)
{
    const struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);

    if (item->naming) {
        td_flow_text(flow, 0, NULL,
                     m->strength ? "Name something you want to do better with your legs: stairs, "
                                   "squatting, a long ride. Nothing more: Enter."
                                 : "Name something your knee makes hard: stairs, squatting, the "
                                   "way to work. Nothing more: Enter.",
                     TD_ROLE_TITLE);
        return;
    }
    if (item->name[0] != '\0') {
        td_flow_text(flow, 0, NULL, item->name, TD_ROLE_ACCENT);
    }
    td_flow_text(flow, 0, NULL,
                 m->strength && spec->question_strength != NULL ? spec->question_strength
                                                                : spec->question,
                 TD_ROLE_TITLE);
}

/* What is wrong stands in place of what can be typed. */
static void put_help(const struct measures *m, struct td_flow *flow)
{
    const struct item *item = &m->items[m->at];
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    char line[120];

    if (m->said[0] != '\0') {
        td_flow_text(flow, 0, NULL, m->said, TD_ROLE_WARNING);
    } else if (!item->naming) {
        td_str_format(line, sizeof line,
                      "%d to %d. Type it, or left and right; then Enter. Tab leaves it out.",
                      spec->least, spec->most);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    }
}

static void draw_question(const struct measures *m, struct td_canvas *canvas)
{
    const struct item *item = &m->items[m->at];
    struct td_rect body = m->body;
    struct td_flow flow;
    int y;

    td_flow_init(&flow, canvas, body, 0);
    put_question(m, &flow);
    td_flow_blank(&flow);
    y = td_flow_take(&flow, 1);
    if (y >= 0) {
        int cols = td_field_draw(&m->field, canvas, body.x, y, body.w, TD_ROLE_TEXT);

        if (!item->naming && !m->field.asking) {
            td_canvas_text(canvas, body.x + cols + 2, y, body.w - cols - 2,
                           td_measure_spec(item->kind)->unit, TD_ROLE_DIM);
        }
    }
    td_flow_blank(&flow);
    put_help(m, &flow);
}

static const char *keys_text(const struct measures *m)
{
    bool scrolls = m->scroll.lines > m->scroll.rows;

    if (m->at == m->item_count) {
        return !scrolls         ? "Left correct   Enter back"
               : m->body.w < 50 ? "Down scroll   Enter back"
                                : "Down scroll   Left correct   Enter back";
    }
    return m->at > 0 && m->body.w >= 50 ? "Enter keep   Tab leave out   Up before   Esc back"
                                        : "Enter keep   Tab leave out   Esc back";
}

static void measures_draw(const void *state, struct td_canvas *canvas)
{
    const struct measures *m = state;
    struct td_rect body = m->body;
    char title[40], note[24] = "";

    td_str_format(title, sizeof title, "Measures, week %d", m->week);
    if (m->at < m->item_count) {
        td_str_format(note, sizeof note, "%d of %d", m->at + 1, m->item_count);
    }
    td_frame_head(canvas, title, note);
    if (m->at < m->item_count) {
        draw_question(m, canvas);
    } else {
        (void)td_measure_table_scrolled(m->kept, m->kept_count, m->looked_unix_s, canvas, body,
                                        m->scroll.top);
        td_scroll_bar(canvas, body, &m->scroll);
    }
    td_canvas_text_cut(canvas, body.x, canvas->rows - 1, body.w, keys_text(m), TD_ROLE_DIM);
}

static bool measures_takes_text(const void *state)
{
    const struct measures *m = state;

    return m->at < m->item_count && !m->field.asking;
}

const struct td_view_ops td_measures_view = {
    .name = "Measures",
    .state_size = sizeof(struct measures),
    .open = measures_open,
    .handle = measures_handle,
    .draw = measures_draw,
    .keys = TD_PLACE_DIALOG,
    .takes_text = measures_takes_text,
};
