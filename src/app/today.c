#include "teardrop/app/today.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/planned.h"

#define LOOK_BACK 16 /* lines of history in which the newest session is looked for */

static void find_last(struct td_app *app, struct td_today *out)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_history_line lines[LOOK_BACK];
    size_t skip = 0, count = LOOK_BACK;

    while (!out->has_last && count == LOOK_BACK &&
           history->ops->list(history->self, skip, LOOK_BACK, lines, &count) == TD_OK) {
        for (size_t i = 0; i < count && !out->has_last; i++) {
            /* A free movement says nothing about the ladder, nor does what was not done. */
            if (lines[i].kind == TD_HISTORY_SESSION &&
                (!lines[i].nothing_done || lines[i].hurt[0] != '\0') &&
                !td_str_equal(lines[i].level, TD_FREE_LEVEL)) {
                out->last = lines[i];
                out->has_last = true;
            }
        }
        skip += LOOK_BACK;
    }
}

/* Could everything that was looked up be read, and with it what the last self-check closed?
 * False: why it could not, in one line. */
static bool history_readable(struct td_app *app, char *why, size_t why_size)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_training_gate gate;

    if (history->ops->gate(history->self, &gate) == TD_OK &&
        history->ops->unread(history->self) == NULL) {
        return true;
    }
    td_str_copy(why, why_size, td_history_why_unread(history));
    return false;
}

void td_warn_unread(struct td_app *app)
{
    char why[512];

    if (!history_readable(app, why, sizeof why)) {
        fprintf(stderr,
                "teardrop: the history cannot be read, and with it the last self-check, which may "
                "have closed training: %s\n",
                why);
    }
}

enum td_err td_next_session(struct td_app *app, struct td_today *out, struct td_problems *problems)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program;
    struct td_planned planned;
    struct td_limits safety;
    enum td_err err;

    memset(out, 0, sizeof *out);
    err = td_app_level(app, &program, &out->level, &out->plan, problems);
    if (err == TD_ERR_STORE) { /* what is known is why nothing is */
        td_problems_deinit(problems);
        out->level = NULL;
        td_str_copy(out->trouble, sizeof out->trouble, td_history_why_unread(history));
        return TD_OK;
    }
    if (err != TD_OK) {
        return err;
    }
    err =
        td_planned_make(program, out->level, &out->plan, &app->ui.usual, &app->ui.asked, &planned);
    if (err != TD_OK) {
        return err;
    }
    out->workout = planned.workout;
    out->total = planned.total;
    td_settings_safety(&app->settings.values, &safety);
    td_plan_why(&out->plan, program, &safety, out->why, sizeof out->why);
    out->has_gate = history->ops->gate(history->self, &out->gate) == TD_OK && out->gate.known;
    find_last(app, out);
    out->due_unix_s = out->plan.due_unix_s;
    if (!history_readable(app, out->trouble, sizeof out->trouble)) { /* any of it */
        out->level = NULL;
    }
    return TD_OK;
}

bool td_today_closed(const struct td_today *today)
{
    return today->has_gate && today->gate.training == TD_TRAINING_CLOSED;
}

void td_running_from(const struct td_session_record *record, struct td_running *out)
{
    const struct td_set_record *at;
    int index = record->at_set;

    memset(out, 0, sizeof *out);
    td_str_copy(out->uuid, sizeof out->uuid, record->uuid);
    out->started = record->started;
    out->journaled = record->journaled;
    out->elapsed_ms = record->elapsed_ms;
    td_str_copy(out->level, sizeof out->level, record->level);
    td_str_copy(out->level_name, sizeof out->level_name, record->level_name);
    if (record->set_count == 0) {
        return;
    }
    index = index < 0 ? 0 : index >= record->set_count ? record->set_count - 1 : index;
    at = &record->sets[index];
    td_str_copy(out->exercise, sizeof out->exercise, at->exercise);
    out->side = (enum td_side)at->side;
    out->set = at->set;
    out->sets = at->set;
    out->rep = record->at_rep;
    out->reps = at->reps_planned;
    /* An exercise may come twice, as a warm-up first: its sets count from 1 again. */
    for (int i = index + 1; i < record->set_count && record->sets[i].set >= out->sets &&
                            td_str_equal(record->sets[i].exercise, at->exercise);
         i++) {
        out->sets = record->sets[i].set;
    }
    for (int i = 0; i < record->set_count && !out->several; i++) {
        out->several = !td_str_equal(record->sets[i].exercise, at->exercise);
    }
}

bool td_active_session(struct td_app *app, struct td_running *out)
{
    struct td_session_record record;

    if (td_history_running(app->history, &record) != TD_OK) {
        return false;
    }
    td_running_from(&record, out);
    return true;
}

void td_running_text(const struct td_running *running, char *out, size_t size)
{
    td_str_format(out, size, "training: %s %s", running->level, running->level_name);
    if (running->several) {
        td_str_append(out, size, "  %s", running->exercise);
    }
    if (running->side != TD_SIDE_NONE) {
        td_str_append(out, size, "%s%s", running->several ? " " : "  ", td_side_id(running->side));
    }
    if (running->sets > 0) {
        td_str_append(out, size, "  set %d/%d  rep %d/%d", running->set, running->sets,
                      running->rep, running->reps);
    }
}

void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size)
{
    int64_t left = today->due_unix_s - now.unix_s;

    if (today->trouble[0] != '\0') {
        td_str_copy(out, size, "history cannot be read");
    } else if (td_today_closed(today)) {
        td_str_copy(out, size, "training closed");
    } else if (left <= 0) {
        td_str_copy(out, size, "due now");
    } else {
        td_str_format(out, size, "due in %d h", (int)((left + TD_HOUR_S - 1) / TD_HOUR_S));
    }
}
