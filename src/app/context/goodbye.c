/* The line that is left in the shell when the screens close: what comes next, and when. */
#include <stdio.h>

#include "teardrop/app/context/app.h"
#include "teardrop/base/date.h"

void td_say_goodbye(struct td_app *app)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_problems problems = {0};
    struct td_instant first, now = td_now(app->ui.date);
    struct td_today today;
    int64_t day;

    if (!app->settings.values.goodbye ||
        history->ops->first_session(history->self, &first) != TD_OK) {
        return;
    }
    if (td_next_session(app, &today, &problems) == TD_OK && today.level != NULL &&
        today.plan.rule != TD_RULE_CLOSED) {
        struct td_instant due = {today.plan.due_unix_s, now.utc_offset_min};

        day = td_instant_local_day(today.plan.due_unix_s > now.unix_s ? due : now);
        printf("%s: %s, %d min.%s\n",
               day == td_instant_local_day(now)       ? "Next"
               : day == td_instant_local_day(now) + 1 ? "Tomorrow"
                                                      : td_day_name(day),
               td_level_title(today.level),
               (int)((today.total + 30 * TD_NS_PER_S) / (60 * TD_NS_PER_S)),
               today.plan.morning_to_come && today.plan.has_last &&
                       td_instant_local_day(today.plan.last) == td_instant_local_day(now)
                   ? " Tomorrow morning: teardrop log 0, or whatever it is then."
                   : "");
    }
    td_problems_deinit(&problems);
}
