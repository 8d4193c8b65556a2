/* The part of the history that is in memory: the lines around those that are shown, and the light
 * of each session. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"

#define MORNINGS_MAX 512

const struct td_history_line *td_history_line_at(const struct td_history_screen *h, size_t index)
{
    return index >= h->first && index < h->first + h->held ? &h->lines[index - h->first] : NULL;
}

void td_history_say_unread(struct td_history_screen *h)
{
    td_str_format(h->edit.said, sizeof h->edit.said, "It cannot be read: %s",
                  td_history_why_unread(&h->ui->history));
}

/* What each session that is held was worth: looked up from its pain and the mornings around
 * it, as the plan does. */
static void light_lines(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    struct td_morning mornings[MORNINGS_MAX];
    struct td_limits limits;
    size_t count = 0;

    if (h->held == 0) {
        return;
    }
    limits = td_settings_limits(h->ui->settings);
    if (port->ops->mornings(port->self,
                            td_instant_local_day(h->lines[h->held - 1].at) - TD_LIGHT_DAYS_BEFORE,
                            MORNINGS_MAX, mornings, &count) != TD_OK) {
        td_history_say_unread(h);
        for (size_t i = 0; i < h->held; i++) {
            h->bases[i] = (struct td_light_basis){.light = TD_LIGHT_OPEN, .after = -1};
        }
        return;
    }
    for (size_t i = 0; i < h->held; i++) {
        td_light_of_line(&h->lines[i], mornings, count, &limits, &h->bases[i]);
    }
}

void td_history_light_open(struct td_history_screen *h)
{
    struct td_history_line line = {
        .kind = TD_HISTORY_SESSION, .at = h->session.started, .worst_pain = h->session.worst_pain};
    struct td_limits limits;

    limits = td_settings_limits(h->ui->settings);
    td_str_copy(line.hurt, sizeof line.hurt, h->session.hurt);
    if (td_light_look_up(&h->ui->history, &line, &limits, &h->basis) != TD_OK) {
        td_history_say_unread(h);
    }
}

void td_history_load_window(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    size_t rows = (size_t)h->list.rows;
    size_t end = td_min_size(h->list.top + rows, h->list.count);
    size_t above = (TD_HISTORY_WINDOW - rows) / 2;

    if (h->held > 0 && h->list.top >= h->first && end <= h->first + h->held) {
        return;
    }
    h->first = h->list.top > above ? h->list.top - above : 0;
    if (port->ops->list(port->self, h->mornings, h->first, TD_HISTORY_WINDOW, h->lines, &h->held) !=
        TD_OK) {
        h->held = 0;
    }
    light_lines(h);
}

void td_history_reload(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    size_t with_mornings = 0;

    h->held = 0;
    port->ops->read_anew(port->self);
    if (port->ops->count(port->self, h->mornings, &h->list.count) != TD_OK) {
        h->list.count = 0;
    }
    h->only_mornings = h->list.count == 0 && !h->mornings &&
                       port->ops->count(port->self, true, &with_mornings) == TD_OK &&
                       with_mornings > 0;
    if (h->program == NULL || td_tally_look_up_all(h->program, port, &h->all) != TD_OK) {
        h->all = (struct td_tally){0};
    }
    td_list_settle(&h->list);
    td_history_load_window(h);
}

bool td_history_select_day(struct td_history_screen *h, int64_t day)
{
    for (size_t top = 0; top < h->list.count; top += TD_HISTORY_WINDOW) {
        h->list.top = h->list.selected = top;
        td_history_load_window(h);
        for (size_t i = h->first; i < h->first + h->held; i++) {
            const struct td_history_line *line = td_history_line_at(h, i);

            if (line->kind == TD_HISTORY_SESSION && td_instant_local_day(line->at) == day) {
                h->list.selected = i;
                td_list_settle(&h->list);
                td_history_load_window(h);
                return true;
            }
        }
    }
    h->list.top = h->list.selected = 0;
    td_list_settle(&h->list);
    td_history_load_window(h);
    return false;
}
