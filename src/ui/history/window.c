/* The part of the history that is held: the lines around those that are shown. */
#include "state.h"

const struct td_history_line *td_history_line_at(const struct td_history_screen *h, size_t index)
{
    return index >= h->first && index < h->first + h->held ? &h->lines[index - h->first] : NULL;
}

void td_history_load_window(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    size_t rows = (size_t)h->list.rows;
    size_t end = h->list.top + rows < h->list.count ? h->list.top + rows : h->list.count;
    size_t above = (TD_HISTORY_WINDOW - rows) / 2;

    if (h->held > 0 && h->list.top >= h->first && end <= h->first + h->held) {
        return;
    }
    h->first = h->list.top > above ? h->list.top - above : 0;
    if (port->ops->list(port->self, h->first, TD_HISTORY_WINDOW, h->lines, &h->held) != TD_OK) {
        h->held = 0;
    }
    td_history_light_lines(h);
}

void td_history_reload(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;

    h->held = 0;
    port->ops->read_anew(port->self);
    if (port->ops->count(port->self, &h->list.count) != TD_OK) {
        h->list.count = 0;
    }
    td_list_settle(&h->list);
    td_history_load_window(h);
}
