/* The measures of a week: one question at a time, then the table of all weeks. */
#include <string.h>

#include "state.h"
#include "table.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/frame.h"

#define TEXT_COLS 64
#define TABLE_COLS 90
#define NUMBER_TEXT 4

/* ---- what is asked ---- */

static void add_item(struct td_measures *m, enum td_measure_kind kind, const char *name,
                     bool naming)
{
    struct td_measures_item *item = &m->items[m->item_count++];

    const struct td_measure *kept =
        naming ? NULL : td_measure_newest_of(m->kept, m->kept_count, kind, name, m->week);

    *item = (struct td_measures_item){.kind = kind, .naming = naming};
    td_str_copy(item->name, sizeof item->name, name);
    if (kept != NULL) {
        item->answered = true;
        item->kept = *kept;
    }
}

static bool is_named(const struct td_measures *m, const char *name)
{
    for (int i = 0; i < m->item_count; i++) {
        if (m->items[i].kind == TD_MEASURE_ACTIVITY && td_str_equal(m->items[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* Those that were named; as long as none is of an earlier week, more may be. */
static void add_activities(struct td_measures *m)
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

static enum td_err look_up(struct td_measures *m)
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

static void lay_out(struct td_measures *m)
{
    m->body = td_frame_body(m->cols, m->rows, m->at < m->item_count ? TEXT_COLS : TABLE_COLS);
    m->scroll.rows = m->body.h;
    m->scroll.lines =
        td_measure_table_scrolled(m->kept, m->kept_count, m->looked_unix_s, NULL, m->body, 0);
    td_scroll_settle(&m->scroll);
}

/* What is typed next, from what stands in `typed`. */
static void begin_typing(struct td_measures *m)
{
    bool naming = m->items[m->at].naming;

    int value = -1;

    td_field_begin(&m->field, naming ? TD_FIELD_TEXT : TD_FIELD_WHOLE, m->typed,
                   naming ? sizeof m->typed : NUMBER_TEXT);
    if (m->typed[0] != '\0') {
        (void)td_str_to_int(m->typed, 0, 10, &value);
    }
    m->scale = (struct td_scale){.value = value};
    m->clock = false;
}

static void put_number(struct td_measures *m, int value)
{
    char text[NUMBER_TEXT + 8];

    td_str_format(text, sizeof text, "%d", value);
    td_field_put(&m->field, text);
}

/* To an item, with what is kept of it to be kept again or corrected; there is none before the
 * first one, and behind the last one is the table. */
static void go_to(struct td_measures *m, int at)
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
static void add_items(struct td_measures *m)
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
    struct td_measures *m = state;
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
static bool keep(struct td_measures *m, struct td_measures_item *item, int value)
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

static void take_name(struct td_measures *m)
{
    struct td_measures_item *item = &m->items[m->at];
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
static void take_number(struct td_measures *m)
{
    struct td_measures_item *item = &m->items[m->at];
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

static void step(struct td_measures *m, int by)
{
    const struct td_measure_spec *spec = td_measure_spec(m->items[m->at].kind);
    int value = 0;

    if (td_measures_is_scale(m)) {
        td_scale_step(&m->scale, by);
        put_number(m, m->scale.value);
    } else {
        (void)td_str_to_int(m->typed, spec->least, spec->most, &value);
        put_number(m, td_clamp(value + by, spec->least, spec->most));
    }
}

/* ---- while one does it ---- */

/* The seconds that were held stand in the field, to be kept or done again. */
static void stop_clock(struct td_measures *m)
{
    const struct td_measure_spec *spec = td_measure_spec(m->items[m->at].kind);
    int seconds = td_measures_seconds(m);

    m->clock = false;
    if (seconds > 0) {
        put_number(m, td_min(seconds, spec->most));
    }
}

/* Space starts the clock of what is held, and counts what is counted: with one hand on the wall. */
static bool take_space(struct td_measures *m, td_ns now)
{
    if (td_measures_is_held(m)) {
        m->clock = true;
        m->began = m->now = now;
        return true;
    }
    if (td_measures_is_counted(m)) {
        step(m, 1);
        return true;
    }
    return false;
}

static bool measures_update(void *state, td_ns now)
{
    struct td_measures *m = state;
    int before = td_measures_seconds(m);

    if (!m->clock) {
        return false;
    }
    m->now = now > m->now ? now : m->now;
    return td_measures_seconds(m) != before;
}

static struct td_due measures_next_change(const void *state, td_ns now)
{
    const struct td_measures *m = state;
    td_ns since = now - m->began;

    if (!m->clock) {
        return (struct td_due){.at = TD_NEVER};
    }
    return (struct td_due){.at = m->began + (since / TD_NS_PER_S + 1) * TD_NS_PER_S, .exact = true};
}

/* Leaving the question must not lose what is typed; says so. */
static bool may_go(struct td_measures *m)
{
    if (td_field_changed(&m->field)) {
        td_str_copy(m->said, sizeof m->said, "Enter keeps what you typed; Ctrl-U takes it away.");
        return false;
    }
    return true;
}

static void question_key(struct td_measures *m, td_key key)
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
        } else if (td_measures_is_scale(m) && td_scale_key(&m->scale, key)) {
            if (m->scale.value >= 0) {
                put_number(m, m->scale.value);
            }
        } else {
            (void)td_field_key(&m->field, key);
        }
        break;
    }
}

static struct td_reply measures_key(struct td_measures *m, const struct td_event *event)
{
    td_key key = event->key;

    m->said[0] = '\0';
    if (m->clock) {
        if (key == ' ' || key == TD_KEY_ENTER || key == TD_KEY_ESC) {
            m->now = event->now;
            stop_clock(m);
        }
    } else if (key == ' ' && !m->field.asking && take_space(m, event->now)) {
        return td_reply_redraw();
    } else if (m->at < m->item_count) {
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
    struct td_measures *m = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &m->cols, &m->rows);
        lay_out(m);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return measures_key(m, event);
    case TD_EVENT_GAP: /* the machine slept: nobody sat at the wall meanwhile */
        m->clock = false;
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        if (m->clock && event->mouse.kind == TD_MOUSE_CLICK) {
            m->now = event->now;
            stop_clock(m);
            return td_reply_redraw();
        }
        return td_reply_moved(m->at == m->item_count && td_scroll_wheel(&m->scroll, event->mouse));
    default:
        return (struct td_reply){0};
    }
}

static bool measures_takes_text(const void *state)
{
    const struct td_measures *m = state;

    return m->at < m->item_count && !m->field.asking;
}

const struct td_view_ops td_measures_view = {
    .name = "Measures",
    .state_size = sizeof(struct td_measures),
    .open = measures_open,
    .handle = measures_handle,
    .update = measures_update,
    .next_change = measures_next_change,
    .draw = td_measures_draw,
    .footer = td_measures_footer,
    .keys = TD_PLACE_DIALOG,
    .takes_text = measures_takes_text,
};
