#include "teardrop/app/today.h"

#include <string.h>

#include "teardrop/base/str.h"

#define SECONDS_PER_HOUR 3600
#define LOOK_BACK 16 /* lines of history in which the newest session is looked for */

static void find_last(struct td_app *app, struct td_today *out)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_history_line lines[LOOK_BACK];
    size_t skip = 0, count = LOOK_BACK;

    while (!out->has_last && count == LOOK_BACK &&
           history->ops->list(history->self, skip, LOOK_BACK, lines, &count) == TD_OK) {
        for (size_t i = 0; i < count && !out->has_last; i++) {
            if (lines[i].kind == TD_HISTORY_SESSION) {
                out->last = lines[i];
                out->has_last = true;
            }
        }
        skip += LOOK_BACK;
    }
}

enum td_err td_today_of(struct td_app *app, struct td_today *out, struct td_problems *problems)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program;
    struct td_timeline timeline;
    enum td_err err;

    memset(out, 0, sizeof *out);
    err = td_app_level(app, &program, &out->level, problems);
    if (err != TD_OK) {
        return err;
    }
    td_workout_build(program, out->level, &app->ui.overrides, &out->workout);
    err = td_timeline_compile(&out->workout, TD_SIDE_RIGHT, &timeline);
    if (err != TD_OK) {
        return err;
    }
    out->total = timeline.total;
    td_timeline_deinit(&timeline);
    out->has_gate = history->ops->gate(history->self, &out->gate) == TD_OK && out->gate.known;
    find_last(app, out);
    if (out->has_last) {
        out->due_unix_s = out->last.at.unix_s + (int64_t)out->level->rest_hours * SECONDS_PER_HOUR;
    }
    return TD_OK;
}

void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size)
{
    int64_t left = today->due_unix_s - now.unix_s;

    if (today->has_gate && today->gate.training == TD_TRAINING_CLOSED) {
        td_str_copy(out, size, "training closed");
    } else if (left <= 0) {
        td_str_copy(out, size, "due now");
    } else {
        td_str_format(out, size, "due in %d h",
                      (int)((left + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR));
    }
}
