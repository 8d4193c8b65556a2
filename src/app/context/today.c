/* Looks up what today holds: the next session, and the one that is under way. */
#include "teardrop/app/context/app.h"

#include <stdio.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/proposal.h"

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

/* What is on today, and the level's own exercise, which may wait for the next time. */
static enum td_err plan_today(struct td_app *app, const struct td_program *program,
                              struct td_today *out)
{
    struct td_overrides own = app->ui.asked;
    struct td_planned planned;
    enum td_err err =
        td_planned_make(program, out->level, &out->plan, &app->ui.usual, &app->ui.asked, &planned);

    if (err != TD_OK) {
        return err;
    }
    out->workout = planned.workout;
    out->total = planned.total;
    if (planned.overrides.swap_in > 0) {
        own.swap_in = TD_SWAP_NONE;
        err = td_planned_make(program, out->level, &out->plan, &app->ui.usual, &own, &planned);
    }
    out->own = planned.workout.exercises[0];
    return err;
}

enum td_err td_next_session(struct td_app *app, struct td_today *out, struct td_problems *problems)
{
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program;
    struct td_limits limits = td_settings_limits(&app->settings.values);
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
    err = plan_today(app, program, out);
    if (err != TD_OK) {
        return err;
    }
    td_plan_why(&out->plan, program, &limits, out->why, sizeof out->why);
    out->has_gate = history->ops->gate(history->self, &out->gate) == TD_OK && out->gate.known;
    if (!history_readable(app, out->trouble, sizeof out->trouble)) { /* any of it */
        out->level = NULL;
    }
    return TD_OK;
}

void td_renew_proposal(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_program *program = NULL;
    const struct td_problems *found = NULL;
    struct td_limits limits = td_settings_limits(&app->settings.values);

    if (content->ops->program(content->self, &program, &found) == TD_OK) {
        (void)td_proposal_look_up(program, &app->ui.history, &limits, &app->ui.usual,
                                  td_now(app->ui.date));
    }
}

bool td_active_session(struct td_app *app, struct td_running *out)
{
    struct td_session_record record = {0};
    bool running = td_history_running(app->history, &record) == TD_OK;

    if (running) {
        td_running_from(&record, out);
    }
    td_session_record_deinit(&record);
    return running;
}

int td_today_finish(const struct td_today *today)
{
    int code = td_finish_output(TD_OK);

    return code == 0 && today->trouble[0] != '\0' ? td_err_exit_code(TD_ERR_STORE) : code;
}
