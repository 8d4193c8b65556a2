/* What each session was worth: looked up from its pain and the mornings around it, as the
 * plan does. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/look_up.h"

#define MORNINGS_MAX 512

/* ---- reading ---- */

void td_history_say_unread(struct td_history_screen *h)
{
    td_str_format(h->edit.said, sizeof h->edit.said, "It cannot be read: %s",
                  td_history_why_unread(&h->ui->history));
}

void td_history_light_lines(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    struct td_morning mornings[MORNINGS_MAX];
    struct td_limits safety = td_settings_safety(h->ui->settings);
    size_t count = 0;

    if (h->held == 0) {
        return;
    }
    if (port->ops->mornings(port->self,
                            td_instant_local_day(h->lines[h->held - 1].at) - TD_LIGHT_DAYS_BEFORE,
                            MORNINGS_MAX, mornings, &count) != TD_OK) {
        td_history_say_unread(h);
        for (size_t i = 0; i < h->held; i++) {
            h->lights[i] = TD_LIGHT_OPEN;
        }
        return;
    }
    for (size_t i = 0; i < h->held; i++) {
        struct td_light_basis basis;

        td_light_of_line(&h->lines[i], mornings, count, &safety, &basis);
        h->lights[i] = basis.light;
    }
}

void td_history_light_open(struct td_history_screen *h)
{
    struct td_history_line line = {
        .kind = TD_HISTORY_SESSION, .at = h->session.started, .worst_pain = h->session.worst_pain};
    struct td_limits safety = td_settings_safety(h->ui->settings);

    td_str_copy(line.hurt, sizeof line.hurt, h->session.hurt);
    if (td_light_look_up(&h->ui->history, &line, &safety, &h->basis) != TD_OK) {
        td_history_say_unread(h);
    }
}
