/* Correcting the record: what was said of a session or a morning, and taking a
 * line away. The plan is made anew from what stands then. */
#include <string.h>

#include "history.h"
#include "teardrop/base/str.h"

static const struct td_history_line *selected(const struct td_history_screen *h)
{
    return td_history_line_at(h, h->list.selected);
}

static void number_text(int number, char *out, size_t size)
{
    td_str_copy(out, size, "not said");
    if (number >= 0) {
        td_str_format(out, size, "%d", number);
    }
}

/* ---- changing ---- */

bool td_history_edit_begin(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = selected(h);
    struct td_history_edit *e = &h->edit;

    e->said[0] = '\0';
    if (line == NULL || line->running || line->kind == TD_HISTORY_CHECK ||
        (line->kind == TD_HISTORY_SESSION &&
         port->ops->load_session(port->self, line->uuid, &h->session) != TD_OK)) {
        return false;
    }
    e->field = line->kind == TD_HISTORY_MORNING ? TD_EDIT_MORNING : TD_EDIT_PAIN;
    e->pain = line->worst_pain;
    e->rpe = line->rpe;
    e->swollen = line->swollen;
    e->limp = line->limp;
    return true;
}

static void keep(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = selected(h);
    struct td_history_edit *e = &h->edit;
    enum td_err err;

    if (e->field == TD_EDIT_MORNING) {
        struct td_morning_record record = {.pain = e->pain, .swollen = e->swollen, .limp = e->limp};

        td_str_copy(record.date, sizeof record.date, line->uuid);
        err = port->ops->save_morning(port->self, &record);
    } else {
        h->session.worst_pain = e->pain;
        h->session.rpe = e->rpe;
        err = port->ops->save_session(port->self, &h->session);
    }
    e->field = TD_EDIT_NOTHING;
    if (err == TD_OK) {
        td_str_copy(e->said, sizeof e->said, "Kept. The next session is worked out anew.");
    } else {
        const char *trouble = port->ops->trouble(port->self);

        td_str_format(e->said, sizeof e->said, "It could not be kept%s%s",
                      trouble != NULL ? ": " : ".", trouble != NULL ? trouble : "");
    }
}

static void step(int *number, int by, int least, int most)
{
    int to = *number + by;

    *number = to < least ? least : to > most ? most : to;
}

bool td_history_edit_key(struct td_history_screen *h, const struct td_event *event)
{
    struct td_history_edit *e = &h->edit;
    bool effort = e->field == TD_EDIT_EFFORT;
    int *number = effort ? &e->rpe : &e->pain;

    if (e->field == TD_EDIT_NOTHING) {
        return false;
    }
    if (event->key >= '0' && event->key <= '9') {
        *number = (int)event->key - '0';
        *number = effort && *number == 0 ? 10 : *number;
    } else if (event->key == 's' && e->field == TD_EDIT_MORNING) {
        e->swollen = !e->swollen;
    } else if (event->key == 'l' && e->field == TD_EDIT_MORNING) {
        e->limp = !e->limp;
    } else if (event->request == TD_REQ_LEFT || event->request == TD_REQ_RIGHT) {
        int by = event->request == TD_REQ_RIGHT ? 1 : -1;

        if (effort && *number + by == 0) { /* there is no effort of 0 */
            by *= 2;
        }
        step(number, by, e->field == TD_EDIT_MORNING ? 0 : -1, 10);
    } else if (event->request == TD_REQ_SELECT && e->field == TD_EDIT_PAIN) {
        e->field = TD_EDIT_EFFORT;
    } else if (event->request == TD_REQ_SELECT) {
        keep(h);
        td_history_reload(h);
    } else if (event->request == TD_REQ_BACK) {
        e->field = TD_EDIT_NOTHING;
    }
    return true;
}

void td_history_edit_text(const struct td_history_screen *h, char *out, size_t size)
{
    const struct td_history_edit *e = &h->edit;
    char number[16];

    number_text(e->field == TD_EDIT_EFFORT ? e->rpe : e->pain, number, sizeof number);
    switch (e->field) {
    case TD_EDIT_NOTHING:
        td_str_copy(out, size, e->said);
        break;
    case TD_EDIT_PAIN:
        td_str_format(out, size, "Worst pain, 0 to 10: %s. A digit, or left and right; then Enter.",
                      number);
        break;
    case TD_EDIT_EFFORT:
        td_str_format(out, size,
                      "Effort, 1 to 10: %s. A digit (0 is 10), or left and right; "
                      "Enter keeps both.",
                      number);
        break;
    case TD_EDIT_MORNING:
        td_str_format(out, size,
                      "Knee that morning, 0 to 10: %s. s swollen: %s. l limp: %s. "
                      "Enter keeps it.",
                      number, e->swollen ? "yes" : "no", e->limp ? "yes" : "no");
        break;
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
        .yes_first = false};
    const struct td_history_line *line = selected(h);

    h->edit.said[0] = '\0';
    if (line == NULL || line->running) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    }
    h->edit.deleting = true;
    return (struct td_reply){
        .flags = TD_REPLY_HANDLED | TD_REPLY_PUSH, .next = &td_confirm_view, .argument = &question};
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
    h->open = false;
    td_history_reload(h);
}
