/* What the settings make of the next session. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/training/limits.h"

/* "Slow squat: 4 x 8, 11 min"; "" where it cannot be told. */
static void say_session(const struct td_ui *ui, const struct td_settings *settings, char *out,
                        size_t size)
{
    const struct td_program *program = NULL;
    struct td_limits limits = td_settings_limits(settings);
    struct td_overrides usual;
    struct td_training_gate gate;
    struct td_planned planned;
    struct td_plan plan;

    out[0] = '\0';
    td_settings_overrides(settings, &usual);
    if (ui->content.ops->program(ui->content.self, &program, NULL) != TD_OK ||
        td_plan_look_up(program, &ui->history, &limits, &usual, td_now(ui->date), &plan, &gate,
                        NULL) != TD_OK ||
        plan.level == NULL || gate.training == TD_TRAINING_CLOSED ||
        td_planned_make(program, plan.level, &plan, &usual, &ui->asked, &planned) != TD_OK) {
        return;
    }
    td_workout_brief(&planned.workout, planned.total, out, size);
}

void td_settings_look_ahead(struct td_settings_screen *s)
{
    struct td_settings changed = *s->ui->settings;
    char why[200];

    s->would[0] = '\0';
    if (!td_settings_spec(s)->trains) {
        return;
    }
    if (!s->next_known) {
        s->next_known = true;
        say_session(s->ui, s->ui->settings, s->next, sizeof s->next);
    }
    if (s->mode != TD_SETTINGS_LOOKS &&
        td_setting_set(td_settings_spec(s), &changed, s->typed, why, sizeof why) == TD_OK) {
        say_session(s->ui, &changed, s->would, sizeof s->would);
    }
}
