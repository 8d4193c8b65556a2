/* Corrects what was said of a session or a morning, and deletes lines. The plan is then made again
 * from the corrected history. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/frame.h"

#define MORNING_ROWS 5
#define LOAD_MOST_G (TD_MAX_LOAD_KG * INT64_C(1000))

static const struct td_history_line *selected(const struct td_history_screen *h)
{
    return td_history_line_at(h, h->list.selected);
}

/* ---- changing ---- */

void td_history_edit_begin(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = selected(h);
    struct td_history_edit *e = &h->edit;

    e->said[0] = '\0';
    if (line == NULL || line->running || line->kind == TD_HISTORY_CHECK ||
        (line->kind == TD_HISTORY_SESSION &&
         port->ops->load_session(port->self, line->uuid, &h->session) != TD_OK)) {
        return;
    }
    e->field = line->kind == TD_HISTORY_MORNING ? TD_EDIT_MORNING : TD_EDIT_PAIN;
    e->pain = (struct td_scale){.optional = e->field != TD_EDIT_MORNING, .value = line->worst_pain};
    e->rpe = (struct td_scale){.low = 1, .optional = true, .value = line->rpe};
    e->swollen = line->swollen;
    e->limp = line->limp;
    if (line->kind == TD_HISTORY_SESSION) {
        e->load[0] = '\0'; /* without one there is nothing to rub out */
        if (h->session.load_g > 0) {
            td_str_from_thousandths(h->session.load_g, e->load, sizeof e->load);
        }
        td_str_copy(e->note, sizeof e->note, h->session.note);
        td_field_begin(&e->load_field, TD_FIELD_DECIMAL, e->load, sizeof e->load);
        td_field_begin(&e->note_field, TD_FIELD_TEXT, e->note, sizeof e->note);
    }
}

/* In grams; -1 = not a load. */
static int load_of(const struct td_history_edit *e)
{
    int64_t grams = 0;

    if (e->load[0] == '\0') {
        return 0;
    }
    return td_str_to_thousandths(e->load, LOAD_MOST_G, &grams) ? (int)grams : -1;
}

/* Back to where it began from. */
static void stop(struct td_history_screen *h)
{
    h->edit.field = TD_EDIT_NOTHING;
    h->open = h->open && !h->edit.from_list;
}

static void keep(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = selected(h);
    struct td_history_edit *e = &h->edit;
    enum td_err err;

    if (e->field == TD_EDIT_MORNING) {
        struct td_morning_record record = {
            .pain = e->pain.value, .swollen = e->swollen, .limp = e->limp};

        td_str_copy(record.date, sizeof record.date, line->uuid);
        err = port->ops->save_morning(port->self, &record);
    } else {
        char uuid[TD_UUID_TEXT];

        h->session.worst_pain = e->pain.value;
        h->session.rpe = e->rpe.value;
        h->session.load_g = load_of(e);
        td_str_copy(h->session.note, sizeof h->session.note, e->note);
        td_str_copy(uuid, sizeof uuid, h->session.uuid);
        err = port->ops->save_session(port->self, &h->session);
        if (err != TD_OK) { /* what is shown is what is kept */
            (void)port->ops->load_session(port->self, uuid, &h->session);
        }
    }
    stop(h);
    td_history_light_open(h);
    if (err == TD_OK) {
        td_str_copy(e->said, sizeof e->said, "Kept. The next session is worked out anew.");
    } else {
        td_ui_failure(h->ui, "It could not be kept", e->said, sizeof e->said);
    }
}

static struct td_scale *number_of(struct td_history_edit *e)
{
    return e->field == TD_EDIT_EFFORT ? &e->rpe : &e->pain;
}

/* The line that is typed in; NULL = none is. */
static struct td_field *line_of(struct td_history_edit *e)
{
    return e->field == TD_EDIT_LOAD   ? &e->load_field
           : e->field == TD_EDIT_NOTE ? &e->note_field
                                      : NULL;
}

bool td_history_edit_types(const void *state)
{
    const struct td_history_edit *e = &((const struct td_history_screen *)state)->edit;

    return (e->field == TD_EDIT_LOAD && !e->load_field.asking) ||
           (e->field == TD_EDIT_NOTE && !e->note_field.asking);
}

void td_history_edit_ending(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_edit *e = &h->edit;

    if (e->field == TD_EDIT_NOTE && td_field_changed(&e->note_field)) {
        td_str_copy(h->session.note, sizeof h->session.note, e->note);
        (void)port->ops->save_session(port->self, &h->session);
    }
}

static bool may_leave(struct td_history_screen *h)
{
    struct td_history_edit *e = &h->edit;
    bool may = e->field != TD_EDIT_LOAD || load_of(e) >= 0;

    if (!may) {
        td_str_format(e->said, sizeof e->said, "Up to %d kg, please.", TD_MAX_LOAD_KG);
    }
    return may;
}

/* Up and down: to another field of the four. */
static bool walk(struct td_history_screen *h, bool down)
{
    struct td_history_edit *e = &h->edit;
    bool end = down ? e->field >= TD_EDIT_NOTE : e->field <= TD_EDIT_PAIN;

    if (e->field != TD_EDIT_MORNING && !end && may_leave(h)) {
        e->field = down ? e->field + 1 : e->field - 1;
    }
    return true;
}

/* Enter: to the next field, from the last one into the record. */
static void go_on(struct td_history_screen *h)
{
    struct td_history_edit *e = &h->edit;

    if (!may_leave(h)) {
        return;
    }
    if (e->field < TD_EDIT_NOTE) {
        e->field++;
    } else {
        keep(h);
        td_history_reload(h);
    }
}

/* Keys as they are: there are no requests while a line is typed. */
static void take_typed(struct td_history_screen *h, td_key key)
{
    struct td_history_edit *e = &h->edit;
    struct td_field *line = line_of(e);

    e->said[0] = '\0';
    if ((key == TD_KEY_UP || key == TD_KEY_DOWN) && !line->asking) {
        (void)walk(h, key == TD_KEY_DOWN);
    } else if (key == TD_KEY_ENTER && !line->asking) {
        go_on(h);
    } else if (key == TD_KEY_ESC && !line->asking && td_field_changed(&e->load_field)) {
        line->asking = true; /* a load that was typed before the note would be lost as well */
    } else if (td_field_key(line, key) == TD_FIELD_LEAVE) {
        stop(h);
    }
}

bool td_history_edit_key(struct td_history_screen *h, const struct td_event *event)
{
    struct td_history_edit *e = &h->edit;
    struct td_scale *number = number_of(e);

    if (e->field == TD_EDIT_NOTHING) {
        return false;
    }
    if (line_of(e) != NULL) {
        take_typed(h, event->key);
    } else if (td_scale_key(number, event->key)) {
        return true;
    } else if (event->key == 's' && e->field == TD_EDIT_MORNING) {
        e->swollen = !e->swollen;
    } else if (event->key == 'l' && e->field == TD_EDIT_MORNING) {
        e->limp = !e->limp;
    } else if (event->request == TD_REQ_LEFT || event->request == TD_REQ_RIGHT) {
        td_scale_step(number, event->request == TD_REQ_RIGHT ? 1 : -1);
    } else if (event->request == TD_REQ_SELECT) {
        go_on(h);
    } else if (event->request == TD_REQ_UP || event->request == TD_REQ_DOWN) {
        return walk(h, event->request == TD_REQ_DOWN);
    } else if (event->request == TD_REQ_BACK) {
        stop(h);
    }
    return true;
}

bool td_history_edit_on(const struct td_history_screen *h)
{
    return h->edit.field != TD_EDIT_NOTHING;
}

size_t td_history_edit_footer(const struct td_history_screen *h, struct td_hint *hints)
{
    const struct td_history_edit *e = &h->edit;
    bool morning = e->field == TD_EDIT_MORNING, last = e->field >= TD_EDIT_NOTE;
    size_t n = 0;

    if (morning || e->field <= TD_EDIT_EFFORT) {
        hints[n++] = (struct td_hint){.keys = e->field == TD_EDIT_EFFORT ? "1-10" : "0-10",
                                      .text = "number"};
    }
    if (morning) {
        hints[n++] = (struct td_hint){.keys = "s", .text = "swollen"};
        hints[n++] = (struct td_hint){.keys = "l", .text = "limp"};
    } else {
        hints[n++] = (struct td_hint){.keys = "Up Down", .text = "other lines"};
    }
    hints[n++] = (struct td_hint){.keys = "Enter", .text = last ? "keep" : "next", .must = true};
    hints[n++] = (struct td_hint){.keys = "Esc", .text = "leave as it was"};
    return n;
}

/* A morning, over the last rows of the list. */
static void draw_morning(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const struct td_history_edit *e = &h->edit;
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_scale_band bands[3];
    struct td_scale_look look = {bands, 3, true};
    struct td_rect rect = {h->body.x, h->body.y + h->body.h - MORNING_ROWS, h->body.w,
                           MORNING_ROWS};
    char text[64];

    td_canvas_fill(canvas, rect, ' ', TD_ROLE_TEXT);
    td_frame_rule(canvas, rect, rect.y);
    td_frame_heading(canvas, rect.x, rect.y + 1, rect.w, "THE KNEE THAT MORNING");
    td_canvas_cursor(canvas, rect.x, rect.y + 1); /* until a number is chosen */
    td_scale_light_bands(&limits, bands);
    (void)td_scale_draw(&e->pain, &look, canvas, rect.x, rect.y + 2, td_min(rect.w, 60));
    td_str_format(text, sizeof text, "[%s] s swollen   [%s] l limp", e->swollen ? "x" : " ",
                  e->limp ? "x" : " ");
    td_canvas_text_cut(canvas, rect.x, rect.y + 4, rect.w, text, TD_ROLE_TEXT);
}

void td_history_edit_draw(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const struct td_history_edit *e = &h->edit;
    struct td_rect rect = {h->body.x, h->body.y + h->body.h - 1, h->body.w, 1};

    if (e->field == TD_EDIT_MORNING) {
        draw_morning(h, canvas);
    } else if (e->said[0] != '\0') {
        td_canvas_fill(canvas, rect, ' ', TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, rect.x, rect.y, rect.w, e->said,
                           td_history_edit_on(h) ? TD_ROLE_WARNING : TD_ROLE_ACCENT);
    }
}

/* ---- taking away ---- */

struct td_reply td_history_delete_ask(struct td_history_screen *h)
{
    static const struct td_confirm_argument question = {
        .question = "Delete this line for good? The next session is worked out anew from what "
                    "is left.",
        .yes = "Yes, delete it",
        .no = "No, keep it",
        .no_first = true};
    const struct td_history_line *line = selected(h);

    h->edit.said[0] = '\0';
    if (line == NULL || line->running) {
        return td_reply_handled();
    }
    h->edit.deleting = true;
    return td_reply_push(TD_VIEW_CONFIRM, &question);
}

void td_history_delete_answered(struct td_history_screen *h, bool yes)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = selected(h);
    enum td_err err = TD_OK;

    if (!h->edit.deleting) {
        return;
    }
    h->edit.deleting = false;
    if (!yes || line == NULL) {
        return;
    }
    switch (line->kind) {
    case TD_HISTORY_SESSION:
        err = port->ops->delete_session(port->self, line->uuid);
        break;
    case TD_HISTORY_CHECK:
        err = port->ops->delete_check(port->self, line->uuid);
        break;
    case TD_HISTORY_MORNING:
        err = port->ops->delete_morning(port->self, line->uuid);
        break;
    }
    td_str_copy(h->edit.said, sizeof h->edit.said,
                err == TD_OK ? "Deleted." : "It could not be deleted.");
    h->open = h->single = false;
    td_history_reload(h);
}
