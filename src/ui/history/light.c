/* What each session was worth: looked up from its pain and the mornings around it, as the
 * plan does. */
#include "state.h"
#include "teardrop/base/str.h"

#define DAYS_BEFORE 15 /* mornings that tell what is usual */
#define MORNINGS_MAX 512

/* ---- reading ---- */

void td_history_say_unread(struct td_history_screen *h)
{
    td_str_format(h->edit.said, sizeof h->edit.said, "It cannot be read: %s",
                  td_history_why_unread(&h->ui->history));
}

static void trained_of(const struct td_history_line *line, struct td_past_session *out)
{
    *out = (struct td_past_session){.started = line->at, .worst_pain = line->worst_pain};
    td_str_copy(out->hurt, sizeof out->hurt, line->hurt);
}

void td_history_light_lines(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    struct td_morning mornings[MORNINGS_MAX];
    struct td_limits safety;
    size_t count = 0;

    if (h->held == 0) {
        return;
    }
    td_settings_safety(h->ui->settings, &safety);
    if (port->ops->mornings(port->self,
                            td_instant_local_day(h->lines[h->held - 1].at) - DAYS_BEFORE,
                            MORNINGS_MAX, mornings, &count) != TD_OK) {
        td_history_say_unread(h);
        for (size_t i = 0; i < h->held; i++) {
            h->lights[i] = TD_LIGHT_OPEN;
        }
        return;
    }
    for (size_t i = 0; i < h->held; i++) {
        struct td_past_session trained;
        struct td_light_basis sign;

        h->lights[i] = TD_LIGHT_OPEN;
        if (h->lines[i].kind == TD_HISTORY_SESSION &&
            (!h->lines[i].nothing_done || h->lines[i].hurt[0] != '\0')) {
            trained_of(&h->lines[i], &trained);
            td_light_of_session(&trained, mornings, count, &safety, &sign);
            h->lights[i] = sign.signal;
        }
    }
}

void td_history_light_open(struct td_history_screen *h)
{
    const struct td_history_port *port = &h->ui->history;
    struct td_past_session trained = {.started = h->session.started,
                                      .worst_pain = h->session.worst_pain};
    struct td_morning mornings[DAYS_BEFORE + 3];
    struct td_limits safety;
    size_t count = 0;

    td_settings_safety(h->ui->settings, &safety);
    td_str_copy(trained.hurt, sizeof trained.hurt, h->session.hurt);
    if (port->ops->mornings(port->self, td_instant_local_day(trained.started) - DAYS_BEFORE,
                            DAYS_BEFORE + 3, mornings, &count) != TD_OK) {
        td_history_say_unread(h);
        h->sign = (struct td_light_basis){.signal = TD_LIGHT_OPEN};
        return;
    }
    td_light_of_session(&trained, mornings, count, &safety, &h->sign);
}
