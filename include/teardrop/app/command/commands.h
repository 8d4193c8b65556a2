/* The commands that print and end. Each returns the exit code. */
#ifndef TEARDROP_APP_COMMAND_COMMANDS_H
#define TEARDROP_APP_COMMAND_COMMANDS_H

#include "teardrop/app/context/app.h"

/* commands.c: config, train --dry-run, check --answers and --report, report, log, status. */
int td_command_config(struct td_app *app);
int td_command_dry_run(struct td_app *app);
int td_command_check_answers(struct td_app *app);
int td_command_check_report(struct td_app *app);
int td_command_report(struct td_app *app);
int td_command_log(struct td_app *app);
int td_command_status(struct td_app *app);

/* sound.c: looks through the voice pack, if there is one; plays each tone once; writes a session as
 * it sounds (of train --dry-run --sound; errors are printed, and the exit code returned; 0 =
 * written). */
void td_check_voice_pack(struct td_app *app, struct td_problems *problems);
int td_command_sound(struct td_app *app);
int td_command_write_sound(struct td_app *app, const struct td_timeline *timeline);

/* history.c: history --format text, --export, --repair, --delete-all. */
int td_command_charts(struct td_app *app);
int td_command_export(struct td_app *app);
int td_command_repair(struct td_app *app);
int td_command_delete_all(struct td_app *app);

/* import.c: history --import, of what another machine has exported. */
int td_command_import(struct td_app *app);

#endif
